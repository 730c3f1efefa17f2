// The same over IPv6 alone.
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
server.listen({ port, host: '::1', ipv6Only: true }, () => console.log('ready'));
