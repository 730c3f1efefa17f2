// npm run generate: the rule pages in docs/rules/, the tables of README.md, the settings of the rules in package.json.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as esbuild from 'esbuild';

const { outputFiles } = await esbuild.build({
  entryPoints: ['src/core/rules/docs/generate.ts'],
  bundle: true,
  platform: 'neutral',
  format: 'esm',
  write: false,
});
const { generated } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);
for (const [file, text] of generated(await readFile('package.json', 'utf8'), await readFile('README.md', 'utf8'))) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}
