// The second half of npm run package: the minified extension as a VSIX file, refused when it grows past its limit.
import { readFile, stat } from 'node:fs/promises';
import { createVSIX } from '@vscode/vsce';

const limit = 4_000_000;

const { name, version } = JSON.parse(await readFile('package.json', 'utf8'));
const packagePath = `${name}-${version}.vsix`;
await createVSIX({
  packagePath,
  // Everything needed is in the bundles.
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
const { size } = await stat(packagePath);
console.log(`${packagePath}: ${(size / 1_000_000).toFixed(2)} MB of at most ${limit / 1_000_000} MB`);
if (size > limit) {
  console.error('The package is too large.');
  process.exitCode = 1;
}
