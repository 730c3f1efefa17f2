// express listens with a server of node:http.
import { createRequire } from 'node:module';

const app = createRequire(import.meta.url)('express')();

app.use((request, response) => response.end('hello\n'));
app.listen(Number(process.argv[2]), '127.0.0.1', () => console.log('ready'));
