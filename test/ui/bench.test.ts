/** The rows that `npm run bench` takes in VS Code itself still come to be. What they are is another matter, machines differ. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const works = [
  'activation, our own code',
  'hover',
  'code actions',
  'an edit in 450 lines',
  'longest task, opening 450 lines',
  'longest task, typing',
  'longest task, hover',
  'longest task, check of 42 files (40 copies',
  'cancelled check',
];

describe('the bench in the editor', () => {
  it('gives a figure for each piece of work in both extension hosts, and nothing is loaded early', async function () {
    this.timeout(300_000);
    const { stdout } = await promisify(execFile)(process.execPath, ['test/bench/run.mjs', '--short', '--editor']);
    const rows = stdout.split('\n').filter((line) => line.startsWith('|'));
    for (const host of ['node', 'web']) {
      for (const work of works) {
        const row = rows.find((line) => line.startsWith(`| ${host} host: ${work}`));
        assert.match(row ?? '', /\| \d[\d.]* (?:ms|s) \| .+ \| \d+\.\d\d \| [\d.]+ \|/, `${host}: ${work}`);
      }
      const early = rows.find((line) => line.startsWith(`| ${host} host: threads and grammars`));
      assert.match(early ?? '', /\| 0 \| none \|/);
    }
  });
});
