/** The command line as a user runs it: dist/cli.js in a process of its own, over files in a folder of its own. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const cli = resolve('dist/cli.js');

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder with files, for one test. */
export class Folder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'sockopt-lens-')));

  write(files: Readonly<Record<string, string | Uint8Array>>): void {
    for (const [name, content] of Object.entries(files)) {
      const path = join(this.path, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
  }

  /** Runs the command line here. */
  run(...words: readonly string[]): Promise<Outcome> {
    return this.runWith({}, ...words);
  }

  runWith(environment: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<Outcome> {
    // What colours the test run must not colour what is tested.
    const child = spawn(process.execPath, [cli, ...words], {
      cwd: this.path,
      env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    return new Promise((done, failed) => {
      child.on('error', failed);
      child.on('close', (code) => {
        done({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() });
      });
    });
  }

  /** The findings as JSON gives them. */
  async check(
    ...words: readonly string[]
  ): Promise<{ code: number | null; err: string; files: number; findings: readonly JsonFinding[] }> {
    const { code, out, err } = await this.run('check', '--format', 'json', ...words);
    return { code, err, ...(JSON.parse(out) as { files: number; findings: readonly JsonFinding[] }) };
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

export interface JsonFinding {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly fixable: boolean;
  readonly socket?: { readonly handle: string };
}

/** Runs a test in a folder that is gone afterwards. */
export function inFolder(test: (folder: Folder) => Promise<void>): () => Promise<void> {
  return async () => {
    const folder = new Folder();
    try {
      await test(folder);
    } finally {
      folder.remove();
    }
  };
}

/** Whether a text would colour a terminal. */
export function hasColor(text: string): boolean {
  return text.includes('\u001b');
}

/** A listener without the option, in Python. */
export const server = 'import socket\ns = socket.socket()\ns.bind(("", 7001))\ns.listen()\n';

/** The same after the fix. */
export const fixedServer =
  'import socket\ns = socket.socket()\ns.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\ns.bind(("", 7001))\ns.listen()\n';

/** The same in C. @param name of the function */
export function cServer(name = 'serve', port = 7002): string {
  return `#include <sys/socket.h>
#include <netinet/in.h>

int ${name}(void)
{
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons(${String(port)}) };
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(fd, (struct sockaddr *)&address, sizeof address) < 0)
        return -1;
    return listen(fd, 5);
}
`;
}
