// The one build script.
//   node build.mjs                the extension into dist/, with source maps
//   node build.mjs --watch        the same, again after every change
//   node build.mjs --production   minified, without source maps: what the package ships
//   node build.mjs unit editor    the extension and these test suites (dist/test/): unit, editor, ui, proof, fuzz, bench
import { chmod, cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { linkNode } from './scripts/link-node.mjs';

const { values: flags, positionals: suites } = parseArgs({
  options: { watch: { type: 'boolean' }, production: { type: 'boolean' } },
  allowPositionals: true,
});
const packages = createRequire(import.meta.url);

/** Grammars shipped with the extension: name in dist/grammars/, npm package and its wasm file. */
const grammars = {
  c: 'tree-sitter-c/tree-sitter-c',
  c_sharp: 'tree-sitter-c-sharp/tree-sitter-c_sharp',
  cpp: 'tree-sitter-cpp/tree-sitter-cpp',
  go: 'tree-sitter-go/tree-sitter-go',
  java: 'tree-sitter-java/tree-sitter-java',
  javascript: 'tree-sitter-javascript/tree-sitter-javascript',
  php: 'tree-sitter-php/tree-sitter-php',
  python: 'tree-sitter-python/tree-sitter-python',
  ruby: 'tree-sitter-ruby/tree-sitter-ruby',
  rust: 'tree-sitter-rust/tree-sitter-rust',
  tsx: 'tree-sitter-typescript/tree-sitter-tsx',
  typescript: 'tree-sitter-typescript/tree-sitter-typescript',
};

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  target: 'es2022',
  sourcemap: flags.production ? false : 'linked',
  minify: flags.production ?? false,
  // Instead, licenses.txt holds the licences in full.
  legalComments: 'none',
  metafile: true,
  logLevel: flags.watch ? 'info' : 'warning',
  // Its ES module reads import.meta.url, which is undefined once bundled to CommonJS (tree-sitter issue 4248).
  alias: { 'web-tree-sitter': packages.resolve('web-tree-sitter') },
};

/** The analysis is a bundle of its own in both hosts, which its first use reads: activation loads a small one. */
const later = {
  name: 'later',
  setup(build) {
    build.onResolve({ filter: /^\.\/editor\/analysis$/ }, () => ({ path: './analysis.js', external: true }));
  },
};

/**
 * Of a module that is none of ours esbuild copies every name, one by one, for each file that imports it: several hundred
 * names in twenty files. An object that inherits VS Code's has none of its own.
 */
const vscode = {
  name: 'vscode',
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === 'inherited' ? { path: 'vscode', external: true } : { path: 'vscode', namespace: 'inherited' },
    );
    build.onLoad({ filter: /.*/, namespace: 'inherited' }, () => ({
      contents: `module.exports = Object.create(require('vscode'));`,
    }));
  },
};

/** The styles of the panel as one text, which its document holds. */
const styles = {
  name: 'styles',
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path: file }) => {
      const { outputFiles, metafile } = await esbuild.build({
        entryPoints: [file],
        bundle: true,
        minify: true,
        metafile: true,
        write: false,
      });
      return { contents: outputFiles[0].text, loader: 'text', watchFiles: Object.keys(metafile.inputs) };
    });
  },
};

/** So it is with what a command of the command line needs: `--version` has to be quick. */
const commands = {
  name: 'commands',
  setup(build) {
    build.onResolve({ filter: /^\.\/(?:check|explain|terminal)$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './cli-commands.js', external: true } : undefined,
    );
  },
};

/** @type {esbuild.BuildOptions[]} */
const extension = [
  {
    ...common,
    entryPoints: { extension: 'src/extension.ts' },
    outdir: 'dist',
    platform: 'node',
    format: 'cjs',
    plugins: [vscode, later, styles],
    // require() instead: the oldest VS Code that we run in loads nothing else.
    supported: { 'dynamic-import': false },
  },
  {
    ...common,
    entryPoints: { analysis: 'src/editor/analysis.ts' },
    outdir: 'dist',
    platform: 'node',
    format: 'cjs',
  },
  {
    ...common,
    entryPoints: { 'analysis-thread': 'src/analysis-thread.ts' },
    outdir: 'dist',
    platform: 'node',
    format: 'cjs',
    plugins: [later],
  },
  {
    ...common,
    entryPoints: { 'extension.web': 'src/extension.web.ts' },
    outdir: 'dist',
    platform: 'browser',
    format: 'cjs',
    plugins: [vscode, styles],
  },
  {
    ...common,
    entryPoints: { explainer: 'src/explainer/main.ts' },
    outdir: 'dist',
    platform: 'browser',
    format: 'iife',
  },
  {
    ...common,
    entryPoints: { reference: 'src/explainer/reference.ts' },
    outdir: 'dist',
    platform: 'browser',
    format: 'iife',
    globalName: 'reference',
  },
  {
    ...common,
    entryPoints: { cli: 'src/cli/main.ts' },
    outdir: 'dist',
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    banner: { js: '#!/usr/bin/env node' },
    plugins: [commands],
    // require() instead: import() reads all of a CommonJS file once more, to learn what it exports.
    supported: { 'dynamic-import': false },
  },
  {
    ...common,
    stdin: {
      contents: ['check', 'explain', 'share', 'terminal']
        .map((module) => `export * from './src/cli/${module}';`)
        .join('\n'),
      resolveDir: '.',
      sourcefile: 'cli-commands.ts',
      loader: 'ts',
    },
    outfile: 'dist/cli-commands.js',
    platform: 'node',
    target: 'node20',
    format: 'cjs',
  },
];

/** The test files under a folder, sorted, with forward slashes. */
async function testFiles(folder) {
  const names = existsSync(folder) ? await readdir(folder, { recursive: true }) : [];
  return names
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`)
    .sort();
}

/** Everything that runs in Node: test files, the runner, the host. They share chunks, so modules exist once. */
async function nodeTests() {
  const nodeSuites = suites.filter((suite) => suite !== 'editor' && suite !== 'bench');
  return {
    ...common,
    entryPoints: [
      'test/run.ts',
      'test/run-editor.ts',
      'test/host/launch.ts',
      'test/host/start.ts',
      ...(suites.includes('bench') ? ['test/bench/first-paint.ts'] : []),
      ...(suites.includes('fuzz') ? ['test/fuzz/run.ts', 'test/fuzz/worker.ts'] : []),
      ...(await Promise.all(nodeSuites.map((suite) => testFiles(`test/${suite}`)))).flat(),
    ],
    outdir: 'dist/test',
    outbase: 'test',
    outExtension: { '.js': '.mjs' },
    platform: 'node',
    target: 'node20',
    format: 'esm',
    splitting: true,
    // Packages stay what they are: web-tree-sitter's ES module works in an ES module.
    alias: {},
    packages: 'external',
  };
}

/** What the processes of VS Code's server load before anything else. */
const recorder = {
  ...common,
  entryPoints: ['test/host/record-connections.ts'],
  outdir: 'dist/test/host',
  platform: 'node',
  target: 'node20',
  format: 'cjs',
};

/** A suite that runs inside VS Code: one bundle per extension host, over the same files. */
function editorTests(suite, entry, name, platform) {
  return {
    ...common,
    // A web worker has no Node modules; the npm package of that name does the same.
    alias: platform === 'browser' ? { ...common.alias, 'node:assert/strict': 'assert' } : common.alias,
    define: {
      EXTENSION_HOST: JSON.stringify(platform === 'browser' ? 'web' : 'node'),
      ...(platform === 'browser' ? { process: '{"env":{}}', global: 'globalThis' } : {}),
    },
    entryPoints: { [name]: entry },
    outdir: `dist/test/${suite}`,
    platform,
    format: 'cjs',
    // Of Node's own only what the code asks for where there is Node.
    external: ['vscode', 'node:module', 'node:worker_threads', 'node:v8', 'node:vm'],
    plugins: [
      {
        name: 'mocha-and-all-tests',
        setup(build) {
          // A UMD file in a package of ES modules: without a `module` of its own it would take the bundle's.
          build.onLoad({ filter: /mocha[\\/]mocha\.js$/ }, async ({ path: file }) => ({
            contents: `var module;${await readFile(file, 'utf8')}`,
          }));
          build.onResolve({ filter: /^all-tests$/ }, () => ({ path: 'all-tests', namespace: 'all-tests' }));
          build.onLoad({ filter: /.*/, namespace: 'all-tests' }, async () => ({
            contents: (await testFiles('test/editor')).map((file) => `import './${file}';`).join('\n'),
            resolveDir: process.cwd(),
          }));
        },
      },
    ],
  };
}

async function copyGrammars() {
  await mkdir('dist/grammars', { recursive: true });
  for (const [name, file] of Object.entries(grammars)) {
    await cp(`node_modules/${file}.wasm`, `dist/grammars/${name}.wasm`);
  }
  await cp('node_modules/web-tree-sitter/web-tree-sitter.wasm', 'dist/web-tree-sitter.wasm');
}

/** The licences of everything that the package carries besides our own code. */
async function writeLicenses(results) {
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const bundled = inputs.map((input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1]).filter(Boolean);
  const texts = [];
  for (const name of [...new Set([...bundled, ...Object.values(grammars).map((file) => path.dirname(file))])].sort()) {
    const folder = `node_modules/${name}`;
    const { version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file === undefined ? '' : await readFile(`${folder}/${file}`, 'utf8');
    texts.push(`${name} ${version} (${license})\n\n${text.trim()}\n`);
  }
  await writeFile('dist/licenses.txt', texts.join(`\n${'-'.repeat(80)}\n\n`));
}

/** @vscode/test-electron starts the launcher as if it were VS Code's executable. */
async function makeLauncherExecutable() {
  await chmod('dist/test/host/launch.mjs', 0o755);
  await writeFile('dist/test/host/launch.cmd', '@node "%~dp0launch.mjs" %*\r\n');
}

await linkNode();
if (flags.production) {
  await rm('dist', { recursive: true, force: true });
}
await copyGrammars();
if (flags.watch) {
  for (const options of extension) {
    await (await esbuild.context(options)).watch();
  }
} else {
  const builds = [...extension];
  if (suites.length > 0) {
    builds.push(await nodeTests(), recorder);
  }
  for (const [suite, entry] of [
    ['editor', 'test/editor/index.ts'],
    ['bench', 'test/bench/host/index.ts'],
  ]) {
    if (!suites.includes(suite)) continue;
    builds.push(editorTests(suite, entry, 'index', 'node'), editorTests(suite, entry, 'index.web', 'browser'));
  }
  for (const suite of suites) {
    // What was built from a test file that is gone would still run.
    await rm(`dist/test/${suite}`, { recursive: true, force: true });
  }
  const results = await Promise.allSettled(builds.map((options) => esbuild.build(options)));
  if (results.some(({ status }) => status === 'rejected')) {
    // esbuild has said what is wrong.
    process.exit(1);
  }
  await writeLicenses(results.slice(0, extension.length).map(({ value }) => value));
  if (suites.length > 0) {
    await makeLauncherExecutable();
  }
}
