/** How long tasks of the extension host take: a message that it sends itself is delivered once per task. */

/** What both extension hosts have of a message port. */
interface Port {
  onmessage: (() => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}

/** Milliseconds of one task. */
export interface Task {
  /** On the processor, without what other processes took meanwhile; in a web worker, which does not tell, by the clock. */
  readonly busy: number;
  readonly clock: number;
}

/** The longest task of the extension host while something is done. */
export async function longestTask(action: () => Promise<unknown>): Promise<Task> {
  const watch = new TaskWatch();
  try {
    await action();
  } finally {
    watch.end();
  }
  return watch.longest;
}

class TaskWatch {
  longest: Task = { busy: 0, clock: 0 };
  readonly #ports: readonly [Port, Port];
  #clock = performance.now();
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
    const [clock, busy] = [performance.now(), threadTime()];
    const task = { busy: busy - this.#busy, clock: clock - this.#clock };
    if (task.busy > this.longest.busy) this.longest = task;
    [this.#clock, this.#busy] = [clock, busy];
  }
}

/** Milliseconds that this thread has been on a processor, or since some moment. */
export function threadTime(): number {
  const { threadCpuUsage } = process as { threadCpuUsage?: () => { user: number; system: number } };
  if (!threadCpuUsage) return performance.now();
  const { user, system } = threadCpuUsage.call(process);
  return (user + system) / 1000;
}
