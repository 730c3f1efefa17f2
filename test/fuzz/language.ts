/** Fuzzes one language in processes that are ended where they hang. */
import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import type { Properties } from './properties';
import type { Failure, Report } from './worker';

export interface Wanted {
  readonly language: string;
  readonly runs: number;
  readonly seed: number;
  /** Also files of what the corpus has fetched. */
  readonly corpus: boolean;
}

export interface Outcome {
  readonly language: string;
  readonly inputs: number;
  readonly failures: readonly Failure[];
  /** Milliseconds of the slowest check. */
  readonly slowest: number;
  /** What the checks came to. */
  readonly seen: Properties['seen'];
  /** Resident memory in MB at the end. */
  readonly memory: number;
  /** Seconds. */
  readonly took: number;
}

/** Milliseconds after which an input counts as one that hangs: it takes several checks. */
const SILENCE = 120_000;

export async function fuzz({ language, runs, seed, corpus }: Wanted): Promise<Outcome> {
  const started = performance.now();
  const failures: Failure[] = [];
  let last: Extract<Report, { type: 'input' }> | undefined;
  let done: Extract<Report, { type: 'done' }> | undefined;
  const child = fork(
    resolve('dist/test/fuzz/worker.mjs'),
    [language, String(runs), String(seed), corpus ? 'corpus' : 'samples'],
    {
      serialization: 'advanced',
    },
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
    else {
      last = report;
      inputs++;
    }
  });
  const code = await new Promise<number | null>((ended) => child.once('close', ended));
  clearTimeout(silent);
  if (!done) {
    const message = hangs ? `no answer for ${SILENCE} ms` : `the process ended with ${String(code)}`;
    const { file = '', input = { languageId: 'c', text: '', versions: [], hovers: [] } } = last ?? {};
    failures.push({ message, file, input });
  }
  const { slowest = 0, seen = { findings: 0, fixes: 0, hovers: 0, parserFailures: 0 }, memory = 0 } = done ?? {};
  const took = (performance.now() - started) / 1000;
  return { language, inputs: done?.inputs ?? inputs, failures, slowest, seen, memory, took };
}
