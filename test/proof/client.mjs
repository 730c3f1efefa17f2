// The client of the proof: for each line "HOST PORT REQUEST" on standard input it connects, sends the request (a string
// in JSON, mostly empty), reads until the server closes, closes as well, and answers with one line: "PORT received
// BYTES" or "PORT failed CODE".
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

for await (const line of createInterface({ input: process.stdin })) {
  const [, host, port, request] = /^(\S+) (\d+) (.*)$/.exec(line);
  let received = 0;
  const connection = connect({ host, port: Number(port) });
  connection
    .on('connect', () => connection.write(JSON.parse(request)))
    .on('data', (data) => (received += data.length))
    .on('error', (error) => console.log(`${port} failed ${error.code}`))
    .on('end', () => console.log(`${port} received ${received}`));
}
