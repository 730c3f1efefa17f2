// node:dgram sets nothing by itself.
import { createSocket } from 'node:dgram';

createSocket({ type: 'udp4' }).bind(Number(process.argv[2]), '127.0.0.1', () => console.log('ready'));
