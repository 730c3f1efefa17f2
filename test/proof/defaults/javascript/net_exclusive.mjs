// exclusive is about clusters, not about the address.
import { createServer } from 'node:net';

const port = Number(process.argv[2]);

const server = createServer((socket) => {
  socket.on('error', () => {});
  socket.end('hello\n');
});
server.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen({ port, host: '127.0.0.1', exclusive: true }, () => console.log('ready'));
