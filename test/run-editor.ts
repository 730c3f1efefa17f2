// Runs the editor suite: `node` and `web` in the npm host, `desktop` in a downloaded desktop VS Code. In the npm host it fails
// also when anything of ours tried to reach something outside.
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { forbidden, missing, readRecord, summary } from './host/connections';
import { recordVariable } from './host/probes';

const [where = 'node'] = process.argv.slice(2);
const connections = where === 'desktop' ? undefined : await emptyRecord();
const workspace = await mkdtemp(path.join(os.tmpdir(), 'sockopt-lens-workspace-'));
try {
  await runTests({
    vscodeExecutablePath: where === 'desktop' ? await desktop() : npmHost(),
    extensionDevelopmentPath: path.resolve('.'),
    extensionTestsPath: path.resolve(where === 'web' ? 'dist/test/editor/index.web.js' : 'dist/test/editor/index.js'),
    launchArgs: [workspace, ...(where === 'web' ? ['--extensionDevelopmentKind=web'] : [])],
    extensionTestsEnv: { [recordVariable]: connections },
  });
  if (connections !== undefined) {
    judge(connections, where === 'web' ? 'web' : 'node');
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(workspace, { recursive: true, force: true, maxRetries: 10 });
}

/** Stays for people to read. */
async function emptyRecord(): Promise<string> {
  await mkdir('test-artifacts', { recursive: true });
  const file = path.resolve(`test-artifacts/connections-${where}.jsonl`);
  await rm(file, { force: true });
  return file;
}

/** @throws when something was ours, or when what had to be recorded was not: then there may have been more. */
function judge(record: string, host: 'node' | 'web'): void {
  const entries = readRecord(record);
  console.log(`Recorded: ${summary(entries)}`);
  const ours = forbidden(entries, '.');
  for (const { kind, target, thread, stack } of ours) {
    console.error([`${kind} ${target} (${thread})`, ...stack].join('\n    '));
  }
  if (ours.length > 0) {
    throw new Error(`The extension has tried to reach something ${String(ours.length)} times.`);
  }
  const unseen = missing(entries, host);
  if (unseen.length > 0) {
    throw new Error(`The recorder has missed: ${unseen.join(', ')}`);
  }
}

function npmHost(): string {
  return path.resolve('dist/test/host', process.platform === 'win32' ? 'launch.cmd' : 'launch.mjs');
}

/** VSCODE_VERSION: `stable` (default), `insiders`, a version number, or `lowest`: the one engines.vscode asks for. */
async function desktop(): Promise<string> {
  const { VSCODE_VERSION: version = 'stable' } = process.env;
  return downloadAndUnzipVSCode(version === 'lowest' ? await lowestVersion() : version);
}

async function lowestVersion(): Promise<string> {
  const manifest = JSON.parse(await readFile('package.json', 'utf8')) as { engines: { vscode: string } };
  return manifest.engines.vscode.replace(/^\D+/, '');
}
