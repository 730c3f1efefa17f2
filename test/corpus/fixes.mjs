// npm run corpus:fixes [-- PACKAGE…]: applies the preferred fixes to copies of the cached packages and proves them.
//   --cli PATH       the command line to run (dist/cli.js)
// For each package: no new syntax error, the findings are gone, no other appeared, a second run changes nothing, line
// ends and the final newline are kept; C and C++ files still pass -fsyntax-only where they did, Python files compile.
import { Buffer, isUtf8 } from 'node:buffer';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, lstat, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Language, Parser } from 'web-tree-sitter';
import { check } from './check.mjs';

/** Files of C, C++ and Python. */
const COMPILED = /\.(?:[ch]|[ch](?:h|pp|xx|\+\+)|cc|ipp|tcc|inl|pyw?)$/i;
const SOURCES = path.join('.corpus', 'src');
/** What the command line reads, and what C files include besides. */
const SOURCE = /\.(?:[ch]|[ch](?:h|pp|xx|\+\+)|cc|ipp|tcc|inl|inc|def|pyw?|cs|go|java|[cm]?[jt]s|[jt]sx|php|rb|rs)$/i;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cli: { type: 'string', default: 'dist/cli.js' } },
});

await Parser.init();
const parser = new Parser();
/** By file ending; what is not named is read as C++. */
const GRAMMARS = {
  c: 'c',
  cs: 'c_sharp',
  go: 'go',
  java: 'java',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascript',
  php: 'php',
  py: 'python',
  pyw: 'python',
  rb: 'ruby',
  rs: 'rust',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'tsx',
};
const grammars = new Map();

/** What is counted over all packages. */
const totals = {
  packages: 0,
  files: 0,
  findings: 0,
  fixed: 0,
  compiled: 0,
  pythonCompiled: 0,
  otherEncoding: 0,
  failures: 0,
};

for (const name of await chosen()) {
  const original = path.resolve(SOURCES, name);
  const before = await check(values.cli, original);
  const isText = new Map();
  for (const { path: file } of before.findings) isText.set(file, isUtf8(await readFile(path.join(original, file))));
  const offered = before.findings.filter((finding) => finding.fixable);
  const fixable = offered.filter((finding) => isText.get(finding.path));
  // The command line leaves files in other encodings alone.
  totals.otherEncoding += offered.length - fixable.length;
  if (fixable.length === 0) continue;
  totals.packages++;
  totals.findings += fixable.length;
  const scratch = await mkdtemp(path.join(tmpdir(), 'corpus-fixes-'));
  try {
    const copy = path.join(scratch, name);
    await cp(original, copy, { recursive: true, verbatimSymlinks: true, filter: isSource });
    await prove(name, { original, copy, before, fixable });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
console.log(
  `${totals.packages} packages, ${totals.findings} findings with a preferred fix in ${totals.files} files:` +
    ` ${totals.fixed} fixed; ${totals.compiled} C and C++ files compile as before,` +
    ` ${totals.pythonCompiled} Python files compile; ${totals.otherEncoding} in files that are not UTF-8, left alone;` +
    ` ${totals.failures} failures`,
);
process.exitCode = totals.failures > 0 ? 1 : 0;

async function chosen() {
  const names = existsSync(SOURCES) ? await readdir(SOURCES) : [];
  return names
    .filter((name) => !/\.(version|partial)$/.test(name) && (positionals.length === 0 || positionals.includes(name)))
    .sort();
}

/** Most of a large package is documents, pictures and data; only what is checked or compiled is copied. */
async function isSource(file) {
  const entry = await lstat(file);
  if (entry.isDirectory()) return path.basename(file) !== '.git';
  return entry.isFile() && SOURCE.test(file);
}

async function prove(name, { original, copy, before, fixable }) {
  const files = [...new Set(fixable.map((finding) => finding.path))].sort();
  totals.files += files.length;
  const after = await check(values.cli, copy, ['--fix']);
  const once = await contents(copy, files);
  await check(values.cli, copy, ['--fix']);
  const twice = await contents(copy, files);

  for (const file of files) {
    const text = await readFile(path.join(original, file));
    const now = once.get(file);
    if (!now.equals(twice.get(file))) fail(name, file, 'a second run changes it again');
    if (now.equals(text)) continue;
    const [old, fresh] = [text.toString('latin1'), now.toString('latin1')];
    const wrong = layoutError(old, fresh);
    if (wrong) fail(name, file, wrong);
    if ((await syntaxErrors(file, now)) > (await syntaxErrors(file, text))) fail(name, file, 'a new syntax error');
    if (COMPILED.test(file)) compile(name, file, original, copy);
  }

  const left = tally(after.findings.filter((finding) => finding.fixable && files.includes(finding.path)));
  const gone = fixable.length - [...left.values()].reduce((sum, count) => sum + count, 0);
  totals.fixed += gone;
  for (const [key, count] of left) fail(name, key, `${count} left with a fix`);
  const known = tally(before.findings);
  for (const [key, count] of tally(after.findings)) {
    if (count > (known.get(key) ?? 0)) fail(name, key, 'a finding that was not there');
  }
}

async function contents(folder, files) {
  const entries = files.map(async (file) => [file, await readFile(path.join(folder, file))]);
  return new Map(await Promise.all(entries));
}

/** Findings by file and rule: lines move when something is inserted. */
function tally(findings) {
  const counts = new Map();
  for (const { path: file, rule } of findings) {
    const key = `${file} ${rule}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function layoutError(old, now) {
  const count = (text, pattern) => text.match(pattern)?.length ?? 0;
  const [crlf, lf] = [count(old, /\r\n/g), count(old, /(?<!\r)\n/g)];
  if (lf === 0 && crlf > 0 && count(now, /(?<!\r)\n/g) > 0) return 'LF in a file of CRLF';
  if (crlf === 0 && count(now, /\r/g) > count(old, /\r/g)) return 'CRLF in a file of LF';
  if (/\n$/.test(old) !== /\n$/.test(now)) return 'the final newline differs';
  const tabs = count(old, /^\t/gm);
  const blanks = count(old, /^ {2}/gm);
  if (blanks === 0 && tabs > 0 && count(now, /^ {2}/gm) > 0) return 'blanks in a file of tabs';
  if (tabs === 0 && blanks > 0 && count(now, /^\t/gm) > 0) return 'tabs in a file of blanks';
  return undefined;
}

async function syntaxErrors(file, bytes) {
  const name = GRAMMARS[path.extname(file).slice(1).toLowerCase()] ?? 'cpp';
  if (!grammars.has(name)) grammars.set(name, await Language.load(`dist/grammars/${name}.wasm`));
  parser.setLanguage(grammars.get(name));
  const tree = parser.parse(bytes.toString('utf8'));
  let count = 0;
  const visit = (node) => {
    if (!node.hasError) return;
    if (node.isError || node.isMissing) count++;
    for (const child of node.children) if (child) visit(child);
  };
  visit(tree.rootNode);
  tree.delete();
  return count;
}

function compile(name, file, original, copy) {
  if (/\.pyw?$/.test(file)) {
    const code = 'import sys; compile(open(sys.argv[1], "rb").read(), "x", "exec")';
    const passes = (folder) => spawnSync('python3', ['-c', code, path.join(folder, file)]).status === 0;
    if (!passes(original)) return;
    if (passes(copy)) totals.pythonCompiled++;
    else fail(name, file, 'does not compile any more');
    return;
  }
  const includes = (folder) =>
    ['.', 'include', 'src', 'lib', path.dirname(file)].map((sub) => `-I${path.join(folder, sub)}`);
  const compiler = /\.c$/.test(file) ? ['gcc', '-std=gnu89'] : ['g++'];
  const run = (folder) =>
    spawnSync(compiler[0], [...compiler.slice(1), '-w', '-fsyntax-only', ...includes(folder), path.join(folder, file)]);
  if (run(original).status !== 0) return;
  const { status, stderr } = run(copy);
  if (status === 0) totals.compiled++;
  else fail(name, file, `does not compile any more: ${Buffer.from(stderr).toString().split('\n')[1] ?? ''}`);
}

function fail(name, what, reason) {
  totals.failures++;
  console.log(`${name}/${what}: ${reason}`);
}
