/**
 * Two threads work on the files of a tree. While one reads them, the other tells what every second one defines; then they
 * follow them, one from the front of the list, the other from its end, until they meet.
 */
import { availableParallelism } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';
import { type Outline, outlineOf, type Outlines, type Packed, Shelf, type ShelfFile } from '../core';
import { readAsset } from './assets';

/** What the other thread is sent: files as they are read, the question what they define, at last the work. */
type Message =
  | { readonly kind: 'file'; readonly file: ShelfFile }
  | { readonly kind: 'outlines' }
  | { readonly kind: 'job'; readonly job: Job };

interface Job {
  /** Those that it was not sent before. */
  readonly files: readonly ShelfFile[];
  readonly outlines: Outlines;
  /** Paths of all files, in the order in which they are put on the shelf. */
  readonly paths: readonly string[];
  /** Paths of those to be followed. */
  readonly order: readonly string[];
  /** How many of them have been taken. */
  readonly taken: Int32Array;
  readonly deadline: number;
}

/** What came of the work: nothing where it could not read a file. */
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

/**
 * Follows all files on the shelf that have something to follow, with a helper or without.
 * @param files in the order in which they were put there
 * @throws Unreadable
 */
export async function followTogether(
  shelf: Shelf,
  files: readonly ShelfFile[],
  outlines: Outlines,
  helper: Helper | undefined,
): Promise<ReadonlyMap<string, Packed> | undefined> {
  const order = [...shelf.toFollow].sort();
  const job: Job = {
    files: files.filter((file) => helper?.has(file) !== true),
    outlines,
    paths: files.map(({ path }) => path),
    order,
    taken: new Int32Array(new SharedArrayBuffer(4)),
    deadline: shelf.deadline,
  };
  const others = helper?.help(job);
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
  readonly #sent = new Set<string>();
  #offered = 0;
  #text = 0;
  #ended = false;

  private constructor(readonly always: boolean) {
    this.#worker.unref();
    const end = (): void => {
      this.#ended = true;
    };
    this.#worker.once('error', end).once('exit', end);
  }

  /** Starts it where it is wanted, or may be of use: it takes a while to be ready. */
  static start(jobs: 1 | 2 | undefined, files: number): Helper | undefined {
    const pays = files >= MANY_FILES && availableParallelism() > 1;
    return jobs === 2 || (jobs === undefined && pays) ? new Helper(jobs === 2) : undefined;
  }

  /** A file that was read: it takes every second one. */
  offer(file: ShelfFile): void {
    this.#text += file.text.length;
    if (this.#offered++ % 2 === 0) return;
    this.#sent.add(file.path);
    this.#send({ kind: 'file', file });
  }

  /** Whether it has taken the file. */
  has({ path }: ShelfFile): boolean {
    return this.#sent.has(path);
  }

  /** Whether there is enough to do for both. */
  get isWorth(): boolean {
    return this.always || this.#text >= MUCH_TEXT;
  }

  /** What the files that it has taken define; undefined where it cannot do its part. */
  outlines(): Promise<Outlines | undefined> {
    return this.#ask({ kind: 'outlines' });
  }

  /** @returns undefined where it cannot do its part */
  help(job: Job): Promise<Answer> {
    return this.#ask({ kind: 'job', job });
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #send(message: Message): void {
    this.#worker.postMessage(message);
  }

  #ask<T>(message: Message): Promise<T | undefined> {
    if (this.#ended) return Promise.resolve(undefined);
    this.#worker.ref();
    return new Promise((resolve) => {
      this.#worker.once('message', (answer: T | undefined) => resolve(answer));
      this.#worker.once('error', () => resolve(undefined));
      this.#worker.once('exit', () => resolve(undefined));
      this.#send(message);
    });
  }
}

/** What the second thread does. */
export function help(): void {
  const port = parentPort!;
  const files = new Map<string, ShelfFile>();
  const outlines = new Map<string, Outline | undefined>();
  port.on('message', (message: Message) => {
    switch (message.kind) {
      case 'file':
        files.set(message.file.path, message.file);
        outlines.set(message.file.path, outlineOf(message.file));
        return;
      case 'outlines':
        port.postMessage(outlines);
        return;
      case 'job': {
        const { job } = message;
        for (const file of job.files) files.set(file.path, file);
        const shelf = new Shelf(readAsset, job.deadline);
        for (const path of job.paths) shelf.add(files.get(path)!, job.outlines.get(path) ?? outlines.get(path));
        followShare(shelf, job, true)
          .catch(() => undefined)
          .then((answer: Answer) => port.postMessage(answer))
          .catch(() => port.postMessage(undefined));
      }
    }
  });
}
