// Runs the editor suite: `node` and `web` in the npm host, `desktop` in a downloaded desktop VS Code.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';

const [where = 'node'] = process.argv.slice(2);
const workspace = await mkdtemp(path.join(os.tmpdir(), 'sockopt-lens-workspace-'));
try {
  await runTests({
    vscodeExecutablePath: where === 'desktop' ? await desktop() : npmHost(),
    extensionDevelopmentPath: path.resolve('.'),
    extensionTestsPath: path.resolve(where === 'web' ? 'dist/test/editor/index.web.js' : 'dist/test/editor/index.js'),
    launchArgs: [workspace, ...(where === 'web' ? ['--extensionDevelopmentKind=web'] : [])],
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(workspace, { recursive: true, force: true, maxRetries: 10 });
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
