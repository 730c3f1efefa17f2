/** Two threads that call each other: the editor's asks the service, which asks for the grammars. */
import { AnalysisService } from './service';

/** The service as it is called from another thread. */
export interface Caller {
  call<M extends Method>(method: M, ...args: Parameters<AnalysisService[M]>): Promise<Answer<M>>;
  /** Ends it; what is under way is not answered. */
  dispose(): void;
}

export type Method = keyof AnalysisService;

export type Answer<M extends Method> = Awaited<ReturnType<AnalysisService[M]>>;

/** One end of the line between two threads. */
export interface Port {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

/** A thread that runs {@link serve}. */
export interface Thread extends Port {
  /** It has failed or ended, of itself. */
  onEnd(listener: (reason: Error) => void): void;
  terminate(): void;
}

/** There is nobody any more who would answer, and there was. */
export class ThreadEnded extends Error {}

export type ReadAsset = (name: string) => Promise<Uint8Array>;

type Message =
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly args: readonly unknown[] }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly reason: string };

/** The only thing that the service asks for. */
const ASSET = 'asset';

/** Runs the service at the other end of the line. @returns it, for those who do not end with its thread */
export function serve(port: Port): AnalysisService {
  const line: Line = new Line(port, (method, args) => run(service, method as Method, args));
  const service: AnalysisService = new AnalysisService((name) => line.call(ASSET, [name]) as Promise<Uint8Array>);
  return service;
}

/**
 * Calls the service in a thread.
 * @param ended is told once when the thread has ended of itself; a caller is of no use then. The reason is no
 *   {@link ThreadEnded} where it has never said anything: it could not be started.
 */
export function callThread(thread: Thread, readAsset: ReadAsset, ended: (reason: Error) => void): Caller {
  const line = new Line(thread, (_, [name]) => readAsset(String(name)));
  thread.onEnd(({ message }) => {
    if (line.hasFailed) return;
    const reason = line.heard ? new ThreadEnded(message) : new Error(message);
    line.fail(reason);
    ended(reason);
  });
  return {
    call: (method, ...args) => line.call(method, args) as Promise<Answer<typeof method>>,
    dispose() {
      thread.terminate();
      line.fail(new ThreadEnded('The analysis was ended.'));
    },
  };
}

function run(service: AnalysisService, method: Method, args: readonly unknown[]): unknown {
  return (service[method] as (...given: readonly unknown[]) => unknown).call(service, ...args);
}

class Line {
  readonly #waiting = new Map<
    number,
    { readonly resolve: (value: unknown) => void; readonly reject: (reason: Error) => void }
  >();
  #last = 0;
  #failed: Error | undefined;
  /** Whether the other end has said anything. */
  heard = false;

  constructor(
    private readonly port: Port,
    answer: (method: string, args: readonly unknown[]) => unknown,
  ) {
    port.onMessage((given) => {
      this.heard = true;
      const message = given as Message;
      if (message.kind === 'call') void this.#answer(message.id, () => answer(message.method, message.args));
      else this.#settle(message);
    });
  }

  call(method: string, args: readonly unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#failed) {
        reject(this.#failed);
        return;
      }
      const id = ++this.#last;
      this.#waiting.set(id, { resolve, reject });
      this.#post({ kind: 'call', id, method, args });
    });
  }

  get hasFailed(): boolean {
    return this.#failed !== undefined;
  }

  /** Nobody will answer any more. */
  fail(reason: Error): void {
    this.#failed = reason;
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }

  async #answer(id: number, ask: () => unknown): Promise<void> {
    try {
      this.#post({ kind: 'answer', id, value: await ask() });
    } catch (error) {
      this.#post({ kind: 'failure', id, reason: error instanceof Error ? error.message : String(error) });
    }
  }

  #settle(message: Exclude<Message, { readonly kind: 'call' }>): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === 'answer') waiting?.resolve(message.value);
    else waiting?.reject(new Error(message.reason));
  }

  #post(message: Message): void {
    this.port.post(message);
  }
}
