// What the extension costs in VS Code itself, in both of its extension hosts.
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { median, run, time } from './measure.mjs';
import { copies, sourceTree } from './sources.mjs';
import { workerTime } from './worker-time.mjs';

/** Milliseconds of our own code at activation. */
const ACTIVATION = 15;

/** Milliseconds that hover and code actions may take, over what VS Code takes for a provider with nothing to do. */
const AT_ONCE = 20;

/** Milliseconds from an edit to its problems, without sockopt.delay: what comes later is no longer felt as one with it. */
const IMMEDIATE = 100;

/** Milliseconds that a task of the extension host may take, and that a check may go on after it was cancelled. */
const TASK = 50;
const CANCEL = 200;

/** Every so many files of a real tree are checked in the editor. */
const SAMPLE = 5;

/** @returns {Promise<import('./report.mjs').Row[]>} */
export async function editor({ scratch, short, rounds }) {
  const code = short ? await copies(scratch, 40) : await sample(scratch);
  const lines = short ? 450 : 20_000;
  const rows = [];
  for (const host of ['node', 'web']) {
    const told = [];
    for (let round = 0; round < Math.min(rounds, 3); round++) {
      told.push(await inHost(host, { kind: 'figures', lines }, code.folder));
    }
    rows.push(...rowsOf(host, told, { lines, about: code.about }));
  }
  return rows;
}

/**
 * Has an order done inside an extension host.
 * @param {'node' | 'web'} host
 * @param {string} [code] a folder that the workspace gets a copy of
 */
export async function inHost(host, order, code) {
  const workspace = await mkdtemp(path.join(os.tmpdir(), 'sockopt-lens-workspace-'));
  try {
    await mkdir(path.join(workspace, '.vscode'));
    // Each edit is checked, without the pause that waits for the next keystroke. VS Code's own Git would write to its log
    // about each document that is opened, and that stays in memory.
    const settings = { 'sockopt.delay': 0, 'git.enabled': false };
    await writeFile(path.join(workspace, '.vscode', 'settings.json'), JSON.stringify(settings));
    await writeFile(path.join(workspace, 'order.json'), JSON.stringify(order));
    if (code) await cp(code, path.join(workspace, 'code'), { recursive: true });
    const suite = path.resolve('dist/test/bench', host === 'web' ? 'index.web.js' : 'index.js');
    const words = [path.resolve('dist/test/host/launch.mjs'), workspace];
    words.push(`--extensionDevelopmentPath=${path.resolve('.')}`, `--extensionTestsPath=${suite}`);
    if (host === 'web') words.push('--extensionDevelopmentKind=web');
    const trace = host === 'web' ? path.join(workspace, 'trace.json') : undefined;
    const { out, err } = await run(process.execPath, words, { SOCKOPT_LENS_TRACE: trace });
    const line = out.split('\n').find((text) => text.startsWith('RESULT '));
    if (line === undefined) throw new Error(`The ${host} extension host gave no result: ${out}${err}`);
    return { ...JSON.parse(line.slice('RESULT '.length)), ...(trace && (await workerTime(trace))) };
  } finally {
    await rm(workspace, { recursive: true, force: true, maxRetries: 10 });
  }
}

function rowsOf(host, told, { lines, about }) {
  const of = (figure) => median(told.map((one) => one[figure]));
  const row = (work, milliseconds, limit, peer = `${limit} ms`) => ({
    work: `${host} host: ${work}`,
    figure: time(milliseconds),
    peer,
    ratio: milliseconds / limit,
    bar: 1,
  });
  const over = (work, figure, own) =>
    row(work, of(figure), of(own) + AT_ONCE, `VS Code alone: ${time(of(own))}, and ${AT_ONCE} ms`);
  const task = (work, figure) => {
    return row(`longest task, ${work}`, of(figure), TASK, `${TASK} ms; at rest: ${time(of('idle'))}`);
  };
  return [
    row('activation, our own code', median(told.map((one) => one.loading + one.activation)), ACTIVATION),
    {
      work: `${host} host: threads and grammars before a document needs them`,
      figure: `${of('early')}`,
      peer: 'none',
      ratio: of('early'),
      bar: 0,
    },
    over('hover', 'hover', 'emptyHover'),
    over('code actions', 'actions', 'emptyActions'),
    row(`an edit in ${lines} lines, to its problems`, of('edit'), IMMEDIATE),
    task(`opening ${lines} lines`, 'opening'),
    task(`typing in ${lines} lines`, 'typing'),
    task(`hover in ${lines} lines`, 'hovering'),
    task(`check of ${of('files')} files (${about}), told how far ${of('told')} times`, 'check'),
    row('cancelled check of it, to its end', of('cancel'), CANCEL),
  ];
}

/** A part of the real tree: what takes long is in it all the same. */
async function sample(scratch) {
  const { folder, about } = await sourceTree(scratch);
  const to = path.join(scratch, 'sample');
  const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();
  for (const name of names.filter((_, index) => index % SAMPLE === 0)) {
    await mkdir(path.dirname(path.join(to, name)), { recursive: true });
    await cp(path.join(folder, name), path.join(to, name));
  }
  return { folder: to, about: `every ${SAMPLE}th of ${about}` };
}
