#!/usr/bin/env node
// An executable that @vscode/test-electron can start in place of VS Code's own: it understands the same arguments, runs
// the suite in the npm host and ends with the suite's exit code.
//
//   launch.mjs FOLDER --extensionDevelopmentPath=… --extensionTestsPath=… [--extensionDevelopmentKind=web]
//
// Where the environment names a file for it (see probes.ts), what host and page try to reach is recorded; and likewise
// what the browser's threads do (see trace.ts).
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { format, parseArgs } from 'node:util';
import { openBrowser, workbenchUrl } from './browser';
import { recordRequests } from './browser-requests';
import { recordVariable } from './probes';
import { startHost, webExtensionHost } from './server';
import { startTrace } from './trace';

/** How long a suite may take; `HOST_MINUTES` gives it more. */
const deadlineMs = Number(process.env.HOST_MINUTES ?? 10) * 60_000;

const { values, positionals } = parseArgs({
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    extensionDevelopmentKind: { type: 'string' },
  },
  // The arguments for Electron do not concern this host.
  strict: false,
  allowPositionals: true,
});

async function main(): Promise<number> {
  const [workspace] = positionals;
  const { extensionDevelopmentPath: extension, extensionTestsPath: tests } = values;
  if (workspace === undefined || typeof extension !== 'string' || typeof tests !== 'string') {
    throw new Error('A folder, --extensionDevelopmentPath and --extensionTestsPath are required.');
  }
  const kind = values.extensionDevelopmentKind === 'web' ? 'web' : 'node';
  const connections = process.env[recordVariable];
  const host = await startHost({ settings: kind === 'web' ? webExtensionHost : {}, connections });
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    if (connections !== undefined) {
      recordRequests(page, host.authority, connections);
    }
    const exitCode = new Promise<number>((resolve, reject) => {
      const fail = (reason: string): void => {
        reject(new Error(reason));
      };
      void page.exposeFunction('codeAutomationExit', resolve);
      page.once('crash', () => fail('The browser page crashed.'));
      browser.once('disconnected', () => fail('The browser ended.'));
      void host.ended.then((log) => fail(`VS Code's server ended:\n${log}`));
      setTimeout(() => fail(`No result after ${String(deadlineMs / 60_000)} minutes.`), deadlineMs).unref();
    });
    await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
      const line = format(...args);
      if (process.env.HOST_VERBOSE !== undefined || isOurs(type, line, extension)) {
        console.log(line);
      }
    });
    const endTrace = await startTrace(browser, page);
    await page.goto(workbenchUrl(host, { workspace, extension, tests }));
    const code = await exitCode.catch(async (error: unknown) => {
      await mkdir('test-artifacts', { recursive: true });
      await page.screenshot({ path: `test-artifacts/launch-${kind}.png` }).catch(() => undefined);
      throw error;
    });
    await endTrace();
    return code;
  } finally {
    await browser.close();
    await host.close();
  }
}

/** What the suite prints, and errors in our own code; the rest is the workbench talking to itself. */
function isOurs(type: string, line: string, extension: string): boolean {
  return type === 'info'
    ? !/^(\[|Resolv(ing|ed) connection token|Creating a socket|Updating additional)/.test(line)
    : line.includes(path.join(extension, 'dist'));
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // Ending through process.exit lets the host's exit handler end the server.
  process.on(signal, () => process.exit(1));
}
try {
  process.exitCode = await main();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
