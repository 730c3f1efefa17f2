// npm run corpus [-- --all] [-- PACKAGE…]: the command line over whole Debian packages, held against the labels.
//   --all            the packages of 8 MB and more, too
//   --also PACKAGE   a package outside the labelled set: its findings are listed; may be repeated
//   --folder PATH    the same for a folder of this machine; may be repeated
//   --only           nothing but what --also and --folder name
//   --cli PATH       the command line to run (dist/cli.js)
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { check } from './check.mjs';
import { Debian } from './debian.mjs';
import { SMALL, anchors, disputed, labels, packages } from './packages.mjs';
import { print } from './report.mjs';
import { LANGUAGES, compare, isAnchored } from './score.mjs';

const CACHE = '.corpus';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean' },
    also: { type: 'string', multiple: true },
    folder: { type: 'string', multiple: true },
    only: { type: 'boolean' },
    cli: { type: 'string', default: 'dist/cli.js' },
  },
});

/** @type {object[]} one entry per package that was checked */
const checked = [];
/** @type {{package: string, reason: string}[]} */
const skipped = [];
const debian = new Debian(CACHE);
const [allLabels, allAnchors] = [await labels(), await anchors()];

const wantedPackages = await chosen();
for (const [index, wanted] of wantedPackages.entries()) {
  progress(`${index + 1} of ${wantedPackages.length}: ${wanted.package}`);
  const got = wanted.folder ? wanted : await debian.source(wanted);
  if (got.skipped) {
    skipped.push({ package: wanted.package, reason: got.skipped });
    continue;
  }
  const { findings, ...result } = await check(values.cli, got.folder);
  const own = allLabels.filter((label) => label.package === wanted.package && LANGUAGES.includes(label.lang));
  const usable = [];
  const moved = [];
  for (const label of wanted.outside ? [] : own) {
    ((await isThere(got.folder, label)) ? usable : moved).push(label);
  }
  const compared = compare(usable, findings);
  for (const finding of [...compared.unlabelled, ...compared.other]) {
    finding.source = await sourceLine(got.folder, finding);
  }
  checked.push({ package: wanted.package, outside: wanted.outside === true, ...result, ...compared, moved });
}

progress('');
await mkdir(CACHE, { recursive: true });
await writeFile(path.join(CACHE, 'result.json'), `${JSON.stringify({ checked, skipped }, undefined, 1)}\n`);
print(checked, skipped, await disputed());

/** One line that is written over and over, on a terminal only. */
function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

/** The packages asked for, labelled ones first. */
async function chosen() {
  const labelled = values.only
    ? []
    : (await packages()).filter((wanted) =>
        positionals.length > 0 ? positionals.includes(wanted.package) : values.all || wanted.bytes < SMALL,
      );
  return [
    ...labelled,
    ...(values.also ?? []).map((name) => ({ package: name, version: '', outside: true })),
    ...(values.folder ?? []).map((folder) => ({ package: folder, folder: path.resolve(folder), outside: true })),
  ];
}

async function isThere(folder, label) {
  try {
    return isAnchored(label, await readFile(path.join(folder, label.path), 'latin1'), allAnchors);
  } catch {
    return false;
  }
}

async function sourceLine(folder, finding) {
  const text = await readFile(path.join(folder, finding.path), 'utf8');
  return text.split('\n')[finding.line - 1]?.trim() ?? '';
}
