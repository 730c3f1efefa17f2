/**
 * What VS Code's server, its extension hosts and its page in the browser try to reach while a suite runs: how it is written
 * down, and what of it must not be there. `record-connections.ts` writes for Node, `browser-requests.ts` for the browser.
 */
import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import { probeAddress } from './probes';

/**
 * `start`: a process or thread that is recorded from now on; `program`: one that is started; `request`: by the browser;
 * `refused`: one of these that went nowhere, because the policy of the page does not let it.
 */
export type Kind =
  'start' | 'tcp' | 'unix' | 'udp' | 'dns' | 'http' | 'fetch' | 'websocket' | 'program' | 'request' | 'refused';

/** One line of the record, as JSON. */
export interface Entry {
  readonly kind: Kind;
  /** `host:port`, a URL, a path or a name, as it was asked for. */
  readonly target: string;
  /** What VS Code calls the process, `extensionHost` for one; `server`; `browser`. */
  readonly process: string;
  /** The script that the thread runs; `main` for the first of a process and for the browser. */
  readonly thread: string;
  /** Innermost first, without the recorder's own frames; of the browser there is none. */
  readonly stack: readonly string[];
}

const probe = `${probeAddress.host}:${String(probeAddress.port)}`;

/** What the suite tries in the first thread and in another one of the Node extension host. */
const nodeProbes: readonly Kind[] = ['tcp', 'unix', 'udp', 'dns', 'http', 'fetch', 'websocket'];
/** What it requests in the web extension host and in a worker of it, by what the URLs end with. */
const webProbes = ['/host', '/worker'];

/** @throws when a line is not JSON */
export function readRecord(file: string): readonly Entry[] {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Entry);
}

/**
 * What must not be there. The extension's code, and all else that runs in its threads, must reach nothing and start nothing.
 * In an extension host whatever cannot be laid at the door of an extension that comes with VS Code counts as ours: once
 * VS Code has put its proxy in between, the stack no longer shows who asked. The browser must reach its own host only, which
 * `browser-requests.ts` has left out. What remains is VS Code's.
 * @param root the extension's folder
 */
export function forbidden(entries: readonly Entry[], root: string): readonly Entry[] {
  const bundles = path.join(path.resolve(root), 'dist', path.sep).toLowerCase();
  const ours = ({ thread, stack }: Entry): boolean =>
    [thread, ...stack].some((line) => line.toLowerCase().includes(bundles));
  const refused = new Set(entries.filter(({ kind }) => kind === 'refused').map(({ target }) => target));
  return entries.filter((entry) => {
    if (entry.kind === 'start' || isProbe(entry) || asksNobody(entry)) return false;
    if (entry.process === 'browser' && refused.has(entry.target)) return false;
    if (entry.process === 'browser' || ours(entry)) return true;
    return entry.process === 'extensionHost' && entry.kind !== 'program' && !entry.stack.some(isBuiltIn);
  });
}

/** What ought to be in the record of the editor suite, and is not: then the recorder has missed something. */
export function missing(entries: readonly Entry[], host: 'node' | 'web'): readonly string[] {
  const probes = entries.filter((entry) => isProbe(entry) || asksNobody(entry));
  if (host === 'web') {
    return webProbes.filter((end) => !probes.some(({ kind, target }) => kind === 'request' && target.endsWith(end)));
  }
  const seen = probes.filter((entry) => entry.process === 'extensionHost');
  const absent = (main: boolean): readonly Kind[] =>
    nodeProbes.filter((wanted) => !seen.some(({ kind, thread }) => kind === wanted && (thread === 'main') === main));
  const analysis = entries.some(
    ({ kind, thread }) => kind === 'start' && path.basename(thread) === 'analysis-thread.js',
  );
  return [
    ...absent(true).map((kind) => `${kind} in the extension host`),
    ...absent(false).map((kind) => `${kind} in a thread of the extension host`),
    ...(analysis ? [] : ['the start of the thread of the analysis']),
  ];
}

/** How many entries there are of each kind in each process, for people. */
export function summary(entries: readonly Entry[]): string {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const what = isProbe(entry) ? `${entry.kind} by the suite` : entry.kind;
    const key = `${entry.process}: ${what}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => `${key} ${String(count)}`)
    .join(', ');
}

/** What the suite has tried on purpose. */
function isProbe({ kind, target }: Entry): boolean {
  const at = target.lastIndexOf(probe);
  return kind !== 'program' && at >= 0 && !/\d/.test(target.charAt(at + probe.length));
}

/** An address is "looked up" without a question to anybody. */
function asksNobody({ kind, target }: Entry): boolean {
  return kind === 'dns' && isIP(target) !== 0;
}

/** A frame of an extension that comes with VS Code. */
function isBuiltIn(line: string): boolean {
  return /[\\/]lib[\\/]vscode[\\/]extensions[\\/]/.test(line);
}
