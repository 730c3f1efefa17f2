// http2.createServer; the connection is closed at once.
import { createServer } from 'node:http2';

const port = Number(process.argv[2]);

const server = createServer();
server.on('connection', (socket) => {
  socket.on('error', () => {});
  socket.end('hello\n');
});
server.on('sessionError', () => {});
server.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(port, '127.0.0.1', () => console.log('ready'));
