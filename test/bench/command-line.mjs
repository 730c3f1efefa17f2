// The command line over a tree of C, beside ast-grep and ripgrep, which look for a pattern only.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { rgPath } from '@vscode/ripgrep';
import { medianOf, run, time } from './measure.mjs';
import { copies, sourceTree } from './sources.mjs';

export const cli = path.resolve('dist/cli.js');

/** Milliseconds for `--version`: people put the command into hooks that run before each commit. */
const START_UP = 100;

/** @returns {Promise<import('./report.mjs').Row[]>} */
export async function commandLine({ scratch, short, rounds }) {
  const { folder, about } = short ? await copies(scratch, 30) : await sourceTree(scratch);
  const node = process.execPath;
  const own = () => run(node, [cli, 'check', folder]);
  // The first run reads the files into the system's cache.
  await own();
  const check = await medianOf(rounds, own);
  const pattern = ['run', '--lang', 'c', '--pattern', 'bind($A,$B,$C)', folder];
  const astGrep = await medianOf(rounds, () => run(astGrepPath(), pattern));
  const ripgrep = await medianOf(rounds, () =>
    run(rgPath, ['--type', 'c', '--line-number', '-w', 'bind|listen', folder]),
  );
  const alone = await medianOf(rounds, () => run(node, [cli, 'check', '--jobs', '1', folder]));
  const version = await medianOf(rounds * 2, () => run(node, [cli, '--version']));
  const work = `check of ${about}`;
  return [
    { work, figure: time(check), peer: `ast-grep, one pattern: ${time(astGrep)}`, ratio: check / astGrep, bar: 0.5 },
    { work, figure: time(check), peer: `ripgrep, two words: ${time(ripgrep)}`, ratio: check / ripgrep, bar: 8 },
    { work, figure: time(check), peer: `the same on one thread: ${time(alone)}`, ratio: check / alone, bar: 1 },
    { work: '`--version`', figure: time(version), peer: `${START_UP} ms`, ratio: version / START_UP, bar: 1 },
  ];
}

/** Its program lies in the package for the platform; the main one would put it into place in a script of its own. */
function astGrepPath() {
  const require = createRequire(createRequire(import.meta.url).resolve('@ast-grep/cli/package.json'));
  const suffix = { linux: '-gnu', win32: '-msvc' }[process.platform] ?? '';
  const folder = path.dirname(
    require.resolve(`@ast-grep/cli-${process.platform}-${process.arch}${suffix}/package.json`),
  );
  const program = path.join(folder, process.platform === 'win32' ? 'ast-grep.exe' : 'ast-grep');
  if (!existsSync(program)) throw new Error(`There is no ${program}.`);
  return program;
}
