// What happens in an editor between a keystroke and what is shown, without the editor.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Edit, Language, Parser } from 'web-tree-sitter';
import { median, medianOf, time } from './measure.mjs';

const require = createRequire(import.meta.url);
const asset = (name) =>
  readFile(path.resolve('dist', name === 'web-tree-sitter.wasm' ? name : path.join('grammars', name)));

/** Milliseconds that hover, code actions, and all but grammar and parse may take. */
const AT_ONCE = 20;

/** @returns {Promise<import('./report.mjs').Row[]>} */
export async function editing({ short, rounds }) {
  const core = require(path.resolve('dist/analysis.js'));
  const server = await readFile('samples/echo.c', 'utf8');
  await Parser.init({ wasmBinary: await asset('web-tree-sitter.wasm') });
  const grammar = await Language.load(await asset('c.wasm'));
  const rows = [];

  for (const lines of short ? [450] : [4500, 20_000]) {
    const { parse, check } = await edits(core, grammar, largeFile(server, lines), rounds * 20);
    const work = `one edit in ${lines} lines of C, to findings`;
    rows.push({ work, figure: time(check), peer: `incremental parse: ${time(parse)}`, ratio: check / parse, bar: 3 });
  }

  const plain = largeFile('', 4500);
  const engine = new core.Engine(asset);
  const c = core.languageById('c');
  const prefilter = await medianOf(rounds * 20, () => c.mayConcern(plain));
  const silent = await medianOf(rounds * 20, () => engine.analyze({ key: 'plain', languageId: 'c', text: plain }));
  rows.push({
    work: 'one edit in 4500 lines without sockets',
    figure: time(silent),
    peer: `prefilter: ${time(prefilter)}`,
    ratio: silent / prefilter,
    bar: 2,
  });
  await engine.dispose();

  const first = [];
  const load = [];
  for (let round = 0; round < rounds; round++) {
    const fresh = new core.Engine(asset);
    first.push(await medianOf(1, () => fresh.analyze({ key: 'first', languageId: 'c', text: server })));
    load.push(await medianOf(1, async () => parseWith(await Language.load(await asset('c.wasm')), server)));
    await fresh.dispose();
  }
  const [opened, loaded] = [median(first), median(load)];
  rows.push({
    work: 'first file of a language, to findings',
    figure: time(opened),
    peer: `grammar and parse: ${time(loaded)}, and ${AT_ONCE} ms`,
    ratio: opened / (loaded + AT_ONCE),
    bar: 1,
  });

  const shown = new core.Engine(asset);
  const analysis = await shown.analyze({ key: 'shown', languageId: 'c', text: server });
  const offset = server.indexOf('bind(') + 1;
  const request = { analysis, text: server, languageId: 'c', offset, detail: 'full', platforms: [] };
  const hover = await medianOf(rounds * 4, () => core.hoverAt(request));
  rows.push({ work: 'hover', figure: time(hover), peer: `${AT_ONCE} ms`, ratio: hover / AT_ONCE, bar: 1 });
  // The fixes are written with the findings: this is a check of a text whose tree is there.
  const fixes = await medianOf(rounds * 4, () => shown.analyze({ key: 'shown', languageId: 'c', text: server }));
  rows.push({ work: 'code actions', figure: time(fixes), peer: `${AT_ONCE} ms`, ratio: fixes / AT_ONCE, bar: 1 });
  await shown.dispose();
  return rows;
}

/** The server in the middle of functions as they stand in any C file. */
function largeFile(server, lines) {
  const filler = (index) =>
    `/* Adds up ${index}. */\nstatic int sum_${index}(const int *values, int count)\n{\n    int total = 0;\n    for (int i = 0; i < count; i++)\n        total += values[i] > ${index} ? values[i] : 0;\n    return total;\n}\n\n`;
  const all = Array.from({ length: Math.floor(lines / 9) }, (_, index) => filler(index));
  const half = Math.floor(all.length / 2);
  return all.slice(0, half).join('') + server + all.slice(half).join('');
}

/** Another number in front of the same place, time and again: the parse alone, and all up to the findings. */
async function edits(core, grammar, text, rounds) {
  const at = text.indexOf('listener = socket');
  const versions = Array.from(
    { length: rounds + 1 },
    (_, index) => `${text.slice(0, at)}line[${index % 9}] = 0; ${text.slice(at)}`,
  );
  const row = text.slice(0, at).split('\n').length - 1;
  const column = at - text.lastIndexOf('\n', at) - 1 + 'line['.length;
  const start = at + 'line['.length;
  const parser = new Parser();
  parser.setLanguage(grammar);
  let tree = parser.parse(versions[0]);
  const parse = await medianOf(rounds, (round) => {
    const [startPosition, end] = [
      { row, column },
      { row, column: column + 1 },
    ];
    tree.edit(
      new Edit({
        startIndex: start,
        oldEndIndex: start + 1,
        newEndIndex: start + 1,
        startPosition,
        oldEndPosition: end,
        newEndPosition: end,
      }),
    );
    const next = parser.parse(versions[round + 1], tree);
    tree.delete();
    tree = next;
  });
  tree.delete();
  parser.delete();
  const engine = new core.Engine(asset);
  await engine.analyze({ key: 'edited', languageId: 'c', text: versions[0] });
  const check = await medianOf(rounds, (round) =>
    engine.analyze({ key: 'edited', languageId: 'c', text: versions[round + 1] }),
  );
  await engine.dispose();
  return { parse, check };
}

function parseWith(grammar, text) {
  const parser = new Parser();
  parser.setLanguage(grammar);
  parser.parse(text).delete();
  parser.delete();
}
