/** Fuzzes one language in processes that are ended where they hang. */
import { fork } from 'node:child_process';
import { resolve } from 'node:path';
import { inputOf, seedOf } from './recipe';
import { seedsOf } from './seeds';
import type { Failure, Progress, Report } from './worker';

export interface Wanted {
  readonly language: string;
  readonly runs: number;
  readonly seed: number;
  /** Also files of what the corpus has fetched. */
  readonly corpus: boolean;
}

export interface Outcome extends Progress {
  readonly language: string;
  readonly inputs: number;
  /** How often each kind of mutation occurred, and each kind of edit. */
  readonly mutations: ReadonlyMap<string, number>;
  readonly edits: ReadonlyMap<string, number>;
  readonly failures: readonly Failure[];
  /** Seconds. */
  readonly took: number;
}

/** Milliseconds after which an input counts as one that hangs: it takes several checks, and machines are busy. */
const SILENCE = 300_000;

/** So often the rest of the inputs is made by another process, where one has ended. */
const PROCESSES = 20;

/** Another process makes other inputs: far enough from where chance began for the one before, which counts up. */
const STRIDE = 1000;

export async function fuzz(wanted: Wanted): Promise<Outcome> {
  const started = performance.now();
  const run = new Run(wanted);
  for (let process = 0; process < PROCESSES && (await run.goOn(process)); process++);
  return { ...run.outcome(), took: (performance.now() - started) / 1000 };
}

class Run {
  readonly #failures: Failure[] = [];
  readonly #mutations = new Map<string, number>();
  readonly #edits = new Map<string, number>();
  #inputs = 0;
  /** What the processes before have come to. */
  #before: Progress = {
    slowest: 0,
    seen: { findings: 0, fixes: 0, hovers: 0, unread: 0, parserFailures: 0 },
    memory: 0,
    processor: 0,
  };
  #progress: Progress = this.#before;

  constructor(readonly wanted: Wanted) {}

  outcome(): Omit<Outcome, 'took'> {
    return {
      language: this.wanted.language,
      inputs: this.#inputs,
      mutations: this.#mutations,
      edits: this.#edits,
      failures: this.#failures,
      ...this.#progress,
    };
  }

  /** Makes the inputs that are left in another process. Gives whether that has ended before its end. */
  async goOn(process: number): Promise<boolean> {
    const { language, runs, seed, corpus } = this.wanted;
    this.#before = this.#progress;
    let last: Report | undefined;
    let fault: Failure | undefined;
    let hangs = false;
    let silent: ReturnType<typeof setTimeout> | undefined;
    const child = fork(
      resolve('dist/test/fuzz/worker.mjs'),
      [language, runs - this.#inputs, seed + process * STRIDE, seed, corpus ? 'corpus' : 'samples'].map(String),
      { serialization: 'advanced' },
    );
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
      last = report;
      if (report.type === 'fault') fault = report.failure;
      if (report.type === 'failure') {
        fault = undefined;
        this.#failures.push(report.failure);
      }
      if (report.type === 'input' || report.type === 'done') this.#add(report.progress);
      if (report.type === 'input') {
        this.#inputs++;
        count(this.#mutations, report.recipe.mutations);
        count(this.#edits, report.recipe.edits);
      }
    });
    const code = await new Promise<number | null>((ended) => child.once('close', ended));
    clearTimeout(silent);
    if (last?.type === 'done') return false;
    if (fault) this.#failures.push(fault);
    this.#failures.push(this.#lastOf(last, hangs ? `no answer for ${SILENCE} ms` : `the process ended with ${code}`));
    return this.#inputs < runs;
  }

  #add({ slowest, seen, memory, processor }: Progress): void {
    const { slowest: slower, seen: earlier, processor: worked } = this.#before;
    this.#progress = {
      slowest: Math.max(slowest, slower),
      seen: {
        findings: earlier.findings + seen.findings,
        fixes: earlier.fixes + seen.fixes,
        hovers: earlier.hovers + seen.hovers,
        unread: earlier.unread + seen.unread,
        parserFailures: earlier.parserFailures + seen.parserFailures,
      },
      memory,
      processor: worked + processor,
    };
  }

  /** What the process was at when it ended. */
  #lastOf(report: Report | undefined, message: string): Failure {
    const { language, seed, corpus } = this.wanted;
    if (report?.type === 'shrinking') return { message, file: '', input: report.input };
    if (report?.type === 'fault' || report?.type === 'failure') return { ...report.failure, message };
    if (report?.type !== 'input') throw new Error(`${language}: ${message}, before the first input`);
    const seeds = seedsOf(language, corpus, seed);
    const { file } = seedOf(report.recipe, seeds);
    return { message, file, input: inputOf(report.recipe, seeds) };
  }
}

function count(counts: Map<string, number>, changes: readonly { readonly kind: string }[]): void {
  for (const { kind } of changes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
}
