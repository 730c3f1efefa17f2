// The client of the proof: for each line "HOST PORT" on standard input it connects, sends nothing, reads until the
// server closes, closes as well, and answers with one line: "PORT received BYTES" or "PORT failed CODE".
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

for await (const line of createInterface({ input: process.stdin })) {
  const [host, port] = line.split(' ');
  let received = 0;
  connect({ host, port: Number(port) })
    .on('data', (data) => (received += data.length))
    .on('error', (error) => console.log(`${port} failed ${error.code}`))
    .on('end', () => console.log(`${port} received ${received}`));
}
