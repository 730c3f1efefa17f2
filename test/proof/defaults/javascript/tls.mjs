// tls.createServer; the client never greets, and the server hangs up on it.
import { createServer } from 'node:tls';

const port = Number(process.argv[2]);

const server = createServer({});
server.on('connection', (socket) => {
  socket.on('error', () => {});
  socket.end('hello\n');
});
server.on('tlsClientError', () => {});
server.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(port, '127.0.0.1', () => console.log('ready'));
