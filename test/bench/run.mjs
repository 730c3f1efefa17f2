// npm run bench: how long things take and what they cost, as ratios against a peer or a limit in the same run.
//   node test/bench/run.mjs           all rows, medians of several runs; prints the table and writes it to test/bench/last.md
//   node test/bench/run.mjs --rounds 1   the same with fewer runs than five
//   node test/bench/run.mjs --short   every row but the editor's once, over little code that lies here; writes nothing
//   node test/bench/run.mjs --editor  the rows of the editor alone, also short; writes nothing
// It measures what `node build.mjs --production bench` has put into dist/.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { URL } from 'node:url';
import { parseArgs } from 'node:util';
import { commandLine } from './command-line.mjs';
import { editing } from './editing.mjs';
import { editor } from './editor.mjs';
import { growth } from './growth.mjs';
import { panel } from './panel.mjs';
import { markdown } from './report.mjs';
import { sizes } from './sizes.mjs';

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    editor: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
  },
});
const scratch = await mkdtemp(path.join(os.tmpdir(), 'sockopt-lens-bench-'));
try {
  const setup = { scratch, short: values.short, rounds: values.short ? 1 : Number(values.rounds) };
  const rows = [];
  const all = values.short ? [commandLine, editing, sizes] : [commandLine, editing, editor, panel, sizes];
  for (const measure of values.editor ? [editor, panel] : all) rows.push(...(await measure(setup)));
  const text = markdown(rows, values.editor ? [] : await growth(setup));
  console.log(text);
  if (!values.short && !values.editor) await writeFile(new URL('last.md', import.meta.url), text);
} finally {
  await rm(scratch, { recursive: true, force: true });
}
