import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { installHost } from './install';
import { recordVariable } from './probes';

export interface HostOptions {
  /** Folder to open where the address names none. */
  readonly workspace?: string;
  /** Unpacked extensions to install, each the root folder of one. */
  readonly extensions?: readonly string[];
  /** Port to listen on where it is free; else, and by default, a free port is picked. */
  readonly port?: number;
  /** User settings at the start. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** File to record in what the processes of the server try to reach (see connections.ts). */
  readonly connections?: string;
}

export interface Host {
  /** `http://127.0.0.1:PORT/` */
  readonly url: string;
  /** `127.0.0.1:PORT`, the authority of vscode-remote URIs. */
  readonly authority: string;
  /** Resolves when the server has ended, for whatever reason, with the last lines it wrote. */
  readonly ended: Promise<string>;
  /** Ends the server with its extension hosts and removes its data. */
  close(): Promise<void>;
}

/** Settings that make the host run the extension's `browser` entry in the web worker, as vscode.dev does. */
export const webExtensionHost = { 'remote.extensionKind': { 'sockopt-lens.sockopt-lens': ['web'] } };

const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
};

/**
 * Starts a VS Code server: the real workbench for a browser, with the real Node extension host.
 * @throws when the server ends before it listens, with what it wrote.
 */
export async function startHost(options: HostOptions = {}): Promise<Host> {
  const server = await installHost();
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sockopt-lens-host-'));
  await prepareData(folder, options);
  const args = ['--host', '127.0.0.1', '--port', String(await freePort(options.port))];
  args.push('--server-data-dir', path.join(folder, 'data'), '--extensions-dir', path.join(folder, 'extensions'));
  args.push('--without-connection-token', '--accept-server-license-terms', '--telemetry-level', 'off');
  args.push('--disable-workspace-trust', '--disable-getting-started-override');
  // Without it a built VS Code ignores which extension to develop and which suite to run in it.
  args.push('--enable-smoke-test-driver');
  if (options.workspace !== undefined) {
    args.push('--default-folder', path.resolve(options.workspace));
  }
  // In its own process group, so that its extension hosts end with it.
  const recording = record(options.connections);
  const child = spawn(process.execPath, [...recording.node, server, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    env: { ...process.env, ...recording.env },
  });
  // Where nobody gets to call close().
  const onExit = (): void => {
    killTree(child);
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', onExit);

  const lastLines: string[] = [];
  const ended = new Promise<string>((resolve) => {
    child.once('exit', () => {
      resolve(lastLines.join('\n'));
    });
  });
  const listening = new Promise<number>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lastLines.push(line.slice(0, 300));
        lastLines.splice(0, lastLines.length - 40);
        const port = /Extension host agent listening on (\d+)/.exec(line)?.[1];
        if (port !== undefined) {
          resolve(Number(port));
        }
      });
    }
  });

  const close = async (): Promise<void> => {
    process.off('exit', onExit);
    killTree(child);
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  };
  const first = await Promise.race([listening, ended]);
  if (typeof first === 'string') {
    await close();
    throw new Error(`VS Code's server ended before it listened:\n${first}`);
  }
  const authority = `127.0.0.1:${String(first)}`;
  return { url: `http://${authority}/`, authority, ended, close };
}

/** What Node is told so that a server records. It hands its own options on to extension hosts, but never NODE_OPTIONS. */
function record(file: string | undefined): { readonly node: readonly string[]; readonly env: NodeJS.ProcessEnv } {
  if (file === undefined) {
    return { node: [], env: {} };
  }
  return {
    node: ['--require', path.resolve('dist/test/host/record-connections.js')],
    // Without a gallery the host itself has no reason to reach out.
    env: { [recordVariable]: file, EXTENSIONS_GALLERY: '{}' },
  };
}

async function prepareData(folder: string, options: HostOptions): Promise<void> {
  const user = path.join(folder, 'data', 'data', 'User');
  await mkdir(user, { recursive: true });
  await writeFile(path.join(user, 'settings.json'), JSON.stringify({ ...quietSettings, ...options.settings }));
  await mkdir(path.join(folder, 'extensions'));
  for (const root of options.extensions ?? []) {
    await installUnpacked(root, path.join(folder, 'extensions', path.basename(root)));
  }
}

/** Copies what a package would hold: the manifest, the bundles, the media. */
async function installUnpacked(root: string, target: string): Promise<void> {
  for (const part of ['package.json', 'README.md', 'CHANGELOG.md', 'dist', 'media']) {
    await cp(path.join(root, part), path.join(target, part), {
      recursive: true,
      filter: (source) => path.relative(root, source) !== path.join('dist', 'test'),
    });
  }
}

/** The wanted port where nothing listens on it, else one that the system picks. */
async function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      if (wanted === 0) {
        reject(error);
      } else {
        resolve(freePort());
      }
    });
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : wanted;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}

function killTree(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group has ended in between.
  }
}
