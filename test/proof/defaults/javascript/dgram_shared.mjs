// node:dgram with reuseAddr.
import { createSocket } from 'node:dgram';

createSocket({ type: 'udp4', reuseAddr: true }).bind(Number(process.argv[2]), '127.0.0.1', () => console.log('ready'));
