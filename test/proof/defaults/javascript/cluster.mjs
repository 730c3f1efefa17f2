// A worker of a cluster: the primary binds for it.
import cluster from 'node:cluster';
import { createServer } from 'node:net';

const port = Number(process.argv[2]);

if (cluster.isPrimary) {
  const worker = cluster.fork();
  worker.on('exit', (code) => process.exit(code ?? 1));
  process.on('SIGTERM', () => {
    worker.kill();
    process.exit(1);
  });
} else {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.end('hello\n');
  });
  server.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  server.listen(port, '127.0.0.1', () => console.log('ready'));
}
