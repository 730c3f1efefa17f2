// What ships, in bytes.
import { readFile, readdir, stat } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const LIMITS = [
  ['dist/extension.js, read at activation in the Node host', 'dist/extension.js', 250],
  ['dist/extension.web.js, read at activation in the web host', 'dist/extension.web.js', 250],
];

/** The page's script, compressed, in kB. */
const PAGE = 120;

/** The package, in kB. */
const PACKAGE = 6000;

/** @returns {Promise<import('./report.mjs').Row[]>} */
export async function sizes() {
  const rows = [];
  for (const [work, file, limit] of LIMITS) rows.push(row(work, (await stat(file)).size, limit));
  rows.push(row('script of the panel, compressed', gzipSync(await readFile('dist/explainer.js')).length, PAGE));
  const [packed] = (await readdir('.')).filter((name) => name.endsWith('.vsix'));
  if (packed) rows.push(row('the package (VSIX)', (await stat(packed)).size, PACKAGE));
  return rows;
}

function row(work, bytes, limit) {
  const kilobytes = bytes / 1000;
  return { work, figure: `${kilobytes.toFixed(0)} kB`, peer: `${limit} kB`, ratio: kilobytes / limit, bar: 1 };
}
