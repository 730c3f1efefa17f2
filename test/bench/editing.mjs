// What happens in an editor between a keystroke and what is shown, without the editor.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import { edits, plainFile, servers } from './edits.mjs';
import { median, medianOf, time } from './measure.mjs';

const require = createRequire(import.meta.url);
const asset = (name) =>
  readFile(path.resolve('dist', name === 'web-tree-sitter.wasm' ? name : path.join('grammars', name)));

/** Milliseconds that hover, code actions, and all but grammar and parse may take. */
const AT_ONCE = 20;

/** Milliseconds after which a person notices that something takes time. */
const NOTICED = 50;

/** @returns {Promise<import('./report.mjs').Row[]>} */
export async function editing({ short, rounds }) {
  const core = require(path.resolve('dist/analysis.js'));
  const server = await readFile(servers.c.file, 'utf8');
  await Parser.init({ wasmBinary: await asset('web-tree-sitter.wasm') });
  const rows = [];

  for (const lines of short ? [450] : [4500, 20_000]) {
    const { parse, check } = await edits(core, asset, 'c', lines, rounds * 20);
    const work = `one edit in ${lines} lines of C, to findings`;
    rows.push({ work, figure: time(check), peer: `incremental parse: ${time(parse)}`, ratio: check / parse, bar: 3 });
  }
  // These are read and followed anew: what counts is that nobody waits.
  for (const languageId of ['go', 'java', 'python', 'typescript']) {
    const lines = short ? 450 : 4500;
    const { parse, check } = await edits(core, asset, languageId, lines, rounds * 4);
    rows.push({
      work: `one edit in ${lines} lines of ${servers[languageId].name}, to findings`,
      figure: time(check),
      peer: `${NOTICED} ms; incremental parse: ${time(parse)}`,
      ratio: check / NOTICED,
      bar: 1,
    });
  }

  const plain = plainFile(servers.c, 4500);
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

function parseWith(grammar, text) {
  const parser = new Parser();
  parser.setLanguage(grammar);
  parser.parse(text).delete();
  parser.delete();
}
