// ws listens with a server of node:http.
import { createRequire } from 'node:module';

const { WebSocketServer } = createRequire(import.meta.url)('ws');

const server = new WebSocketServer({ host: '127.0.0.1', port: Number(process.argv[2]) });
server.on('listening', () => console.log('ready'));
