/** Programs that the proof starts: their output, their end, and none of them left behind. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { until } from './until';

const running = new Set<ChildProcessWithoutNullStreams>();
process.once('exit', () => running.forEach((child) => signal(child, 'SIGKILL')));

/** To the program and to the children it has forked: each program leads a process group of its own. */
function signal({ pid }: ChildProcessWithoutNullStreams, name: 'SIGTERM' | 'SIGKILL'): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch (error) {
    // Ended by itself just now.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

export interface Ended {
  /** Exit status; undefined where a signal ended it. */
  readonly status: number | undefined;
}

export class Program {
  readonly #child: ChildProcessWithoutNullStreams;
  #output = '';
  #ended: Ended | undefined;

  constructor(command: readonly string[], cwd?: string) {
    const [file = '', ...args] = command;
    this.#child = spawn(file, args, { cwd, detached: true });
    running.add(this.#child);
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.setEncoding('utf8').on('data', (data: string) => (this.#output += data));
    }
    this.#child.once('error', (error) => {
      this.#output += error.message;
      this.#end(undefined);
    });
    this.#child.once('close', (status) => this.#end(status ?? undefined));
  }

  #end(status: number | undefined): void {
    running.delete(this.#child);
    this.#ended = { status };
  }

  /** Standard output and standard error so far. */
  get output(): string {
    return this.#output;
  }

  /** Set once the program and all its children have ended: until then one of them holds the output open. */
  get ended(): Ended | undefined {
    return this.#ended;
  }

  end(): Promise<Ended> {
    return until(
      () => this.#ended,
      () => `the end of ${this.#child.spawnargs.join(' ')}; it said: ${this.#output}`,
    );
  }

  /** Resolves when the program has written a line that matches, or has ended: then undefined. */
  async line(pattern: RegExp): Promise<string | undefined> {
    const found = await until(
      () => pattern.exec(this.#output) ?? this.#ended,
      () => `${String(pattern)} from ${this.#child.spawnargs.join(' ')}; it said: ${this.#output}`,
    );
    return 'index' in found ? found[0] : undefined;
  }

  write(line: string): void {
    this.#child.stdin.write(`${line}\n`);
  }

  /** Ends it as `kill` does by default, the hard way where that does not help. */
  async stop(): Promise<void> {
    if (this.#ended) return;
    signal(this.#child, 'SIGTERM');
    try {
      await this.end();
    } catch (error) {
      signal(this.#child, 'SIGKILL');
      throw error;
    }
  }
}

/** Runs a program to its end. */
export async function run(
  command: readonly string[],
  cwd?: string,
): Promise<{ readonly ok: boolean; readonly output: string }> {
  const program = new Program(command, cwd);
  const { status } = await program.end();
  return { ok: status === 0, output: program.output };
}
