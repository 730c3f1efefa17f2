/** `npm run bench` can still be run: each of its figures comes to be. What they are is another matter, machines differ. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const works = [
  'check of 30 copies',
  '--version',
  'one edit in 450 lines',
  'without sockets',
  'first file of a language',
  'hover',
  'code actions',
  'dist/extension.js',
  'dist/extension.web.js',
  'script of the panel',
];

describe('the bench', () => {
  it('gives a figure, what it is held against and their ratio for each piece of work', async function () {
    this.timeout(120_000);
    const { stdout } = await promisify(execFile)(process.execPath, ['test/bench/run.mjs', '--short']);
    const rows = stdout.split('\n').filter((line) => line.startsWith('|'));
    for (const work of works) {
      const row = rows.find((line) => line.includes(work));
      assert.match(row ?? '', /\| \d[\d.]* (?:ms|s|kB) \| .+ \| \d+\.\d\d \| [\d.]+ \|/, work);
    }
    assert.match(stdout, /^ +10 files .* MB █+$/m);
  });
});
