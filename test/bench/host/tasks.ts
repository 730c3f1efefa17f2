/**
 * How long the extension host is busy, on a processor: without what other processes take meanwhile. A web worker cannot
 * tell that; there marks are set, and `worker-time.mjs` takes the figures from the trace of the browser.
 */

/** What both extension hosts have of a message port. */
interface Port {
  onmessage: (() => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}

/** @returns milliseconds of the longest task of the extension host while something is done; nothing in a web worker */
export async function longestTask(name: string, action: () => Promise<unknown>): Promise<number | undefined> {
  if (EXTENSION_HOST === 'web') {
    mark('tasks', name, 'from');
    await action();
    mark('tasks', name, 'to');
    return undefined;
  }
  const watch = new TaskWatch();
  try {
    await action();
  } finally {
    watch.end();
  }
  return watch.longest;
}

/** Takes the time from here on. @returns ends it and gives the milliseconds; nothing in a web worker */
export function busyFrom(name: string): () => number | undefined {
  mark('busy', name, 'from');
  const started = threadTime();
  return () => {
    const milliseconds = threadTime() - started;
    mark('busy', name, 'to');
    return EXTENSION_HOST === 'web' ? undefined : milliseconds;
  };
}

function mark(kind: 'tasks' | 'busy', name: string, end: 'from' | 'to'): void {
  if (EXTENSION_HOST === 'web') performance.mark(`bench ${kind} ${name} ${end}`);
}

/** Sends itself messages, each of which is delivered in a task of its own. */
class TaskWatch {
  longest = 0;
  readonly #ports: readonly [Port, Port];
  #busy = threadTime();

  constructor() {
    const { port1, port2 } = new MessageChannel() as unknown as { readonly port1: Port; readonly port2: Port };
    this.#ports = [port1, port2];
    port1.onmessage = () => {
      this.#note();
      port2.postMessage(0);
    };
    port2.postMessage(0);
  }

  end(): void {
    this.#note();
    for (const port of this.#ports) port.close();
  }

  #note(): void {
    const busy = threadTime();
    this.longest = Math.max(this.longest, busy - this.#busy);
    this.#busy = busy;
  }
}

/** Milliseconds that this thread has been on a processor, or since some moment where it does not tell. */
function threadTime(): number {
  const { threadCpuUsage } = process as { threadCpuUsage?: () => { user: number; system: number } };
  if (!threadCpuUsage) return performance.now();
  const { user, system } = threadCpuUsage.call(process);
  return (user + system) / 1000;
}
