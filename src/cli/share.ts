/**
 * Two threads work on those files of a tree whose text tells what they define: of others, each would have to read all.
 * While one thread reads them, the other tells what every second one defines; then they follow them, one from the front
 * of the list, the other from its end, until they meet.
 */
import { availableParallelism } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';
import { isOutlined, type Outline, outlineOf, type Outlines, type Packed, Shelf, type ShelfFile } from '../core';
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

/** Whether most of the text is in files that each thread need not read: the others both would. */
export function isShared(files: readonly ShelfFile[]): boolean {
  const length = (some: readonly ShelfFile[]): number => some.reduce((sum, { text }) => sum + text.length, 0);
  const told = length(files.filter(isOutlined));
  return told > 0 && told >= 3 * (length(files) - told);
}

/**
 * Follows all files on the shelf that have something to follow, with a helper or without. The helper begins at once.
 * @param files in the order in which they were put there
 * @returns follows those that the helper has not, and waits for it; undefined where it could not do its part.
 *   Rejects with {@link Unreadable}.
 */
export function followTogether(
  shelf: Shelf,
  files: readonly ShelfFile[],
  outlines: Outlines,
  helper: Helper | undefined,
): () => Promise<ReadonlyMap<string, Packed> | undefined> {
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
  return async () => {
    const own = await followShare(shelf, job, false);
    const helped = others ? await others : [];
    return helped && new Map([...own, ...helped].map((one) => [one.path, one]));
  };
}

/** From so many files on a second thread is started while they are read, and has a part of the work from so much text on. */
const MANY_FILES = 200;
const MUCH_TEXT = 300_000;

/** A second thread. */
export class Helper {
  #worker: Worker | undefined;
  readonly #sent = new Set<string>();
  #offered = 0;
  #text = 0;
  #ended = false;

  private constructor(readonly always: boolean) {}

  /** One where it is wanted, or may be of use. It starts with the first file, for it takes a while to be ready. */
  static of(jobs: 1 | 2 | undefined, files: number): Helper | undefined {
    const pays = files >= MANY_FILES && availableParallelism() > 1;
    return jobs === 2 || (jobs === undefined && pays) ? new Helper(jobs === 2) : undefined;
  }

  /** A file that was read: of those that it can do something for, it takes every second one. */
  offer(file: ShelfFile): void {
    if (!isOutlined(file)) return;
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
    await this.#worker?.terminate();
  }

  #started(): Worker {
    if (this.#worker) return this.#worker;
    this.#worker = new Worker(`require(${JSON.stringify(__filename)}).help()`, { eval: true });
    this.#worker.unref();
    const end = (): void => {
      this.#ended = true;
    };
    this.#worker.once('error', end).once('exit', end);
    return this.#worker;
  }

  #send(message: Message): void {
    this.#started().postMessage(message);
  }

  #ask<T>(message: Message): Promise<T | undefined> {
    if (this.#ended) return Promise.resolve(undefined);
    const worker = this.#started();
    worker.ref();
    return new Promise((resolve) => {
      worker.once('message', (answer: T | undefined) => resolve(answer));
      worker.once('error', () => resolve(undefined));
      worker.once('exit', () => resolve(undefined));
      worker.postMessage(message);
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
