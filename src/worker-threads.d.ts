/** What of Node is used in the Node extension host alone; all else has to run in a web worker, too. */
declare module 'node:worker_threads' {
  export const parentPort: {
    postMessage(message: unknown): void;
    on(event: 'message', listener: (message: unknown) => void): void;
  } | null;

  export class Worker {
    constructor(file: string);
    postMessage(message: unknown): void;
    on(event: 'message', listener: (message: unknown) => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    on(event: 'exit', listener: (code: number) => void): this;
    terminate(): Promise<number>;
  }
}
