/** Fuzzes one language in processes that are ended where they hang. */
import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import { inputOf, seedOf } from './recipe';
import { seedsOf } from './seeds';
import type { Failure, Report } from './worker';

export interface Wanted {
  readonly language: string;
  readonly runs: number;
  readonly seed: number;
  /** Also files of what the corpus has fetched. */
  readonly corpus: boolean;
}

type Done = Omit<Extract<Report, { type: 'done' }>, 'type'>;

export interface Outcome extends Done {
  readonly language: string;
  readonly failures: readonly Failure[];
  /** Seconds. */
  readonly took: number;
}

/** Milliseconds after which an input counts as one that hangs: it takes several checks, and machines are busy. */
const SILENCE = 300_000;

export async function fuzz(wanted: Wanted): Promise<Outcome> {
  const { language, runs, seed, corpus } = wanted;
  const started = performance.now();
  const failures: Failure[] = [];
  let last: Report | undefined;
  let done: Done | undefined;
  const child = fork(
    resolve('dist/test/fuzz/worker.mjs'),
    [language, String(runs), String(seed), corpus ? 'corpus' : 'samples'],
    { serialization: 'advanced' },
  );
  let silent: ReturnType<typeof setTimeout> | undefined;
  let hangs = false;
  let inputs = 0;
  const heard = (): void => {
    clearTimeout(silent);
    silent = setTimeout(() => {
      hangs = true;
      child.kill('SIGKILL');
    }, SILENCE);
  };
  heard();
  child.on('message', (report: Report) => {
    heard();
    if (report.type === 'failure') failures.push(report.failure);
    else if (report.type === 'done') done = report;
    else last = report;
    if (report.type === 'input') inputs++;
  });
  const code = await new Promise<number | null>((ended) => child.once('close', ended));
  clearTimeout(silent);
  if (!done)
    failures.push(
      lastOf(last, wanted, hangs ? `no answer for ${SILENCE} ms` : `the process ended with ${String(code)}`),
    );
  const took = (performance.now() - started) / 1000;
  const nothing: Done = {
    inputs,
    mutations: new Map(),
    edits: new Map(),
    slowest: 0,
    seen: { findings: 0, fixes: 0, hovers: 0, unread: 0, parserFailures: 0 },
    memory: 0,
    processor: 0,
  };
  return { language, failures, took, ...(done ?? nothing) };
}

/** What the process was at when it ended. */
function lastOf(report: Report | undefined, { language, seed, corpus }: Wanted, message: string): Failure {
  if (report?.type === 'shrinking') return { message, file: '', input: report.input };
  if (report?.type !== 'input') throw new Error(`${language}: ${message}, before the first input`);
  const seeds = seedsOf(language, corpus, seed);
  const { file } = seedOf(report.recipe, seeds);
  return { message, file, input: inputOf(report.recipe, seeds) };
}
