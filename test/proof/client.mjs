// The client of the proof: for each line "HOST PORT" on standard input it connects, sends nothing, reads until the
// server closes, closes as well, and answers with one line: "received N" (bytes) or "failed CODE".
import { connect } from 'node:net';
import { createInterface } from 'node:readline';

for await (const line of createInterface({ input: process.stdin })) {
  const [host, port] = line.split(' ');
  console.log(await visit(host, Number(port)));
}

function visit(host, port) {
  return new Promise((resolve) => {
    let received = 0;
    connect({ host, port })
      .on('data', (data) => (received += data.length))
      .on('error', (error) => resolve(`failed ${error.code}`))
      .on('close', () => resolve(`received ${received}`));
  });
}
