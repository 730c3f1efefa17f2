/**
 * Sees what the extension does with VS Code and with threads: the suite and the extension are given the same objects.
 * Everything is passed on as it is.
 */
import * as vscode from 'vscode';
import { busyFrom } from './tasks';

/** What is looked at of a thread, in both extension hosts. */
interface ThreadLike {
  postMessage(message: unknown): void;
  on?(event: 'message', listener: (message: unknown) => void): void;
  addEventListener?(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

type ThreadClass = new (...given: unknown[]) => ThreadLike;

/** What the thread of the analysis has. */
export interface Census {
  /** Bytes. */
  readonly threadHeap: number;
  readonly wasm: number;
  readonly trees: number;
}

export class Spy {
  /** Threads that were started. */
  threads = 0;
  /** Grammars and parsers that threads have asked for. */
  assets = 0;
  /** How often progress was told. */
  progress = 0;
  /** Milliseconds of the call of `activate`: it makes the log first, and says there last that it is ready. */
  activation: number | undefined;
  /** Is told of the problems that are shown, as they are shown: VS Code tells of them a while later. */
  shown: (message: string) => void = () => undefined;
  #thread: ThreadLike | undefined;
  #counted: (census: Census) => void = () => undefined;
  #cancelAt: { at: number; then: () => void } | undefined;

  /** @param counting threads can be asked what they have; in Node only */
  static async start(counting = false): Promise<Spy> {
    return new Spy(EXTENSION_HOST === 'web' ? globalThis : (await import('node:worker_threads')).default, counting);
  }

  private constructor(threads: object, counting: boolean) {
    const holder = threads as { Worker: ThreadClass };
    holder.Worker = this.#watched(holder.Worker, counting);
    const { withProgress } = vscode.window;
    const own = vscode.window as { withProgress: typeof withProgress };
    own.withProgress = (options, task) =>
      withProgress(options, (progress, token) => this.#watch(task, progress, token));
    this.#timeActivation();
    this.#watchDiagnostics();
  }

  /** Cancels the next work that tells of its progress for so many times. */
  cancelAt(times: number, then: () => void): void {
    this.#cancelAt = { at: this.progress + times, then };
  }

  /** What the thread that was started last has, after a collection of garbage. */
  async census(): Promise<Census> {
    const answer = new Promise<Census>((resolve) => (this.#counted = resolve));
    this.#thread?.postMessage({ kind: 'census' });
    return answer;
  }

  #watched(original: ThreadClass, counting: boolean): ThreadClass {
    const note = (given: unknown): void => {
      const message = given as { kind: string; method?: string };
      if (message.kind === 'call' && message.method === 'asset') this.assets++;
      if (message.kind === 'census') this.#counted(message as unknown as Census);
    };
    return new Proxy(original, {
      construct: (target, [file]: [string]) => {
        this.threads++;
        const thread = counting ? new target(countingThread(file), { eval: true }) : new target(file);
        if (thread.on) thread.on('message', note);
        else thread.addEventListener?.('message', ({ data }) => note(data));
        this.#thread = thread;
        return thread;
      },
    });
  }

  async #watch<T>(
    task: (progress: vscode.Progress<{ message?: string }>, token: vscode.CancellationToken) => Thenable<T>,
    progress: vscode.Progress<{ message?: string }>,
    token: vscode.CancellationToken,
  ): Promise<T> {
    const cancellation = new vscode.CancellationTokenSource();
    const subscription = token.onCancellationRequested(() => cancellation.cancel());
    const report = (value: { message?: string }): void => {
      this.progress++;
      progress.report(value);
      if (this.#cancelAt === undefined || this.progress < this.#cancelAt.at) return;
      const { then } = this.#cancelAt;
      this.#cancelAt = undefined;
      then();
      cancellation.cancel();
    };
    try {
      return await task({ report }, cancellation.token);
    } finally {
      subscription.dispose();
    }
  }

  #watchDiagnostics(): void {
    const { createDiagnosticCollection } = vscode.languages;
    const own = vscode.languages as { createDiagnosticCollection: typeof createDiagnosticCollection };
    own.createDiagnosticCollection = (name) => {
      const collection = createDiagnosticCollection(name);
      const set = (uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]): void => {
        collection.set(uri, diagnostics);
        for (const { message } of diagnostics) this.shown(message);
      };
      return new Proxy(collection, {
        get(target, member) {
          const value: unknown = Reflect.get(target, member);
          if (member === 'set') return set;
          return typeof value === 'function' ? (value.bind(target) as unknown) : value;
        },
      });
    };
  }

  #timeActivation(): void {
    const { createOutputChannel } = vscode.window;
    const own = vscode.window as { createOutputChannel: (name: string, options: { log: true }) => unknown };
    own.createOutputChannel = (name, options) => {
      const end = busyFrom('activation');
      const channel = createOutputChannel(name, options);
      return new Proxy(channel, {
        get: (target, member, receiver) =>
          member !== 'info'
            ? (Reflect.get(target, member, receiver) as unknown)
            : (line: string) => {
                if (line.includes(' is ready in ')) this.activation = end();
                target.info(line);
              },
      });
    };
  }
}

/** The thread of the analysis, which says besides what it has. Each side drops what it does not wait for. */
function countingThread(file: string): string {
  return `
    const { parentPort } = require('node:worker_threads');
    require('node:v8').setFlagsFromString('--expose-gc');
    const collect = require('node:vm').runInNewContext('gc');
    const { join, dirname } = require('node:path');
    const file = ${JSON.stringify(file)};
    require(file);
    const { treesAlive, memoryTaken } = require(join(dirname(file), 'analysis.js'));
    parentPort.on('message', ({ kind }) => {
      if (kind !== 'census') return;
      collect();
      const threadHeap = process.memoryUsage().heapUsed;
      parentPort.postMessage({ kind, threadHeap, wasm: memoryTaken(), trees: treesAlive() });
    });
  `;
}
