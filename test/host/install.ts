import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/** code-server packages a VS Code as an npm package; only its `lib/vscode` is used. 4.139.1 holds VS Code 1.139. */
const version = process.env.CODE_SERVER_VERSION ?? '4.139.1';

/** The folder @vscode/test-electron caches its downloads in, too. */
export const cacheFolder = path.resolve('.vscode-test');

const run = promisify(execFile);

/**
 * Puts the pinned VS Code host into the cache folder, unless it is there already.
 * @returns the path of its server's entry script, to be run with Node.
 * @throws when npm fails twice.
 */
export async function installHost(): Promise<string> {
  const folder = path.join(cacheFolder, `code-server-${version}`);
  const vscode = path.join('node_modules', 'code-server', 'lib', 'vscode');
  const server = path.join(folder, vscode, 'out', 'server-main.js');
  if (!existsSync(folder)) {
    console.log(`Getting VS Code from npm (code-server ${version}, 590 MB unpacked, once) ...`);
    // Only a complete install gets the final name.
    const partial = `${folder}.partial`;
    await retryOnce(async () => {
      await rm(partial, { recursive: true, force: true });
      await mkdir(partial, { recursive: true });
      await writeFile(path.join(partial, 'package.json'), '{ "private": true }\n');
      await npmInstall(partial, `code-server@${version}`);
      await npmInstall(path.join(partial, vscode));
    });
    await rename(partial, folder);
  }
  return server;
}

async function npmInstall(folder: string, ...packages: string[]): Promise<void> {
  const args = ['install', ...packages, '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund'];
  args.push('--no-package-lock', '--loglevel=error');
  // Set inside npm scripts: the npm that runs us. Started through Node it needs no shell on Windows.
  const npm = process.env.npm_execpath;
  const [command, first] = npm === undefined ? ['npm', []] : [process.execPath, [npm]];
  await run(command, [...first, ...args], { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
}

async function retryOnce(action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    console.log(`That failed (${error instanceof Error ? error.message : String(error)}). Once more ...`);
    await action();
  }
}
