// http.createServer; the connection is closed before anything is asked for.
import { createServer } from 'node:http';

const port = Number(process.argv[2]);

const server = createServer((request, response) => response.end('hello\n'));
server.on('connection', (socket) => {
  socket.on('error', () => {});
  socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
});
server.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(port, '127.0.0.1', () => console.log('ready'));
