/** Two threads follow the files of a tree: one from the front of the list, the other from its end, until they meet. */
import { availableParallelism } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';
import { type Packed, Shelf, type ShelfFile } from '../core';
import { readAsset } from './assets';

/** What the other thread is sent. */
interface Job {
  readonly files: readonly ShelfFile[];
  readonly order: readonly string[];
  /** How many of them have been taken. */
  readonly taken: Int32Array;
  readonly deadline: number;
}

/** What it answers: nothing where it could not read a file. */
type Answer = readonly Packed[] | undefined;

/** Numbers that each file has for its events. */
const EVENTS = 2 ** 24;

/** Follows those files that nobody else has taken yet. @throws Unreadable */
async function followShare(shelf: Shelf, { order, taken }: Job, fromEnd: boolean): Promise<readonly Packed[]> {
  const followed: Packed[] = [];
  while (Atomics.add(taken, 0, 1) < order.length) {
    const index = fromEnd ? order.length - 1 - followed.length : followed.length;
    followed.push(await shelf.follow(order[index]!, index * EVENTS));
  }
  return followed;
}

/** Follows all files that have something to follow, with a helper or without. @throws Unreadable */
export async function followTogether(
  shelf: Shelf,
  files: readonly ShelfFile[],
  helper: Helper | undefined,
): Promise<ReadonlyMap<string, Packed> | undefined> {
  const order = [...shelf.toFollow].sort();
  const job: Job = { files, order, taken: new Int32Array(new SharedArrayBuffer(4)), deadline: shelf.deadline };
  const others = helper?.isWorth(files) === true ? helper.help(job) : undefined;
  const own = await followShare(shelf, job, false);
  const helped = others ? await others : [];
  return helped && new Map([...own, ...helped].map((one) => [one.path, one]));
}

/** From so many files on a second thread is started while they are read, and has a part of the work from so much text on. */
const MANY_FILES = 200;
const MUCH_TEXT = 300_000;

/** A second thread. */
export class Helper {
  readonly #worker = new Worker(`require(${JSON.stringify(__filename)}).help()`, { eval: true });

  private constructor(readonly always: boolean) {
    this.#worker.unref();
  }

  /** Starts it where it is wanted, or may be of use: it takes a while to be ready. */
  static start(jobs: 1 | 2 | undefined, files: number): Helper | undefined {
    const pays = files >= MANY_FILES && availableParallelism() > 1;
    return jobs === 2 || (jobs === undefined && pays) ? new Helper(jobs === 2) : undefined;
  }

  /** Whether there is enough to do for both. */
  isWorth(files: readonly ShelfFile[]): boolean {
    return this.always || files.reduce((sum, { text }) => sum + text.length, 0) >= MUCH_TEXT;
  }

  /** @returns undefined where it cannot do its part */
  help(job: Job): Promise<Answer> {
    this.#worker.ref();
    return new Promise((resolve) => {
      this.#worker.once('message', (answer: Answer) => resolve(answer));
      this.#worker.once('error', () => resolve(undefined));
      this.#worker.once('exit', () => resolve(undefined));
      this.#worker.postMessage(job);
    });
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** What the second thread does. */
export function help(): void {
  const port = parentPort!;
  port.once('message', (job: Job) => {
    const shelf = new Shelf(readAsset, job.deadline);
    for (const file of job.files) shelf.add(file);
    followShare(shelf, job, true)
      .catch(() => undefined)
      .then((answer: Answer) => port.postMessage(answer))
      .catch(() => port.postMessage(undefined));
  });
}
