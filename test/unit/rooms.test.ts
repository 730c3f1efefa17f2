/** Each room of src/ imports only what it may: the analysis runs wherever text is, the facts stand alone. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import manifest from '../../package.json';
import { languageById, rules } from '../../src/core';

/** Room → rooms and packages it may import; a room may always import itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  knowledge: [],
  core: ['knowledge', 'web-tree-sitter'],
  worker: ['core', 'knowledge'],
  editor: ['core', 'knowledge', 'worker', 'explainer', 'vscode', 'media'],
  explainer: ['knowledge', 'lit', '@vscode-elements/elements', 'media'],
  cli: ['core', 'knowledge', 'package.json', 'node:', 'picomatch', 'diff', 'sarif'],
};

/** Types vanish when the code is built: the page is told of findings in the words of the analysis, by the thread of that in words of the page. */
const MAY_IMPORT_TYPES: Readonly<Record<string, readonly string[]>> = { explainer: ['core'], worker: ['explainer'] };

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name).replaceAll('\\', '/'));
}

function imports(file: string): readonly { from: string; types: boolean }[] {
  const text = readFileSync(file, 'utf8');
  return [
    ...text.matchAll(
      /^(?:import|export)\s+(type\s)?[^;]*?from\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|^import\s+'([^']+)'/gm,
    ),
  ].map((match) => ({
    from: match[2] ?? match[3] ?? match[4] ?? '',
    types: match[1] !== undefined,
  }));
}

/** The room of a path that a file imports, or the package. */
function target(file: string, from: string): string {
  if (!from.startsWith('.')) return from;
  const path = posix.join(dirname(file), from);
  return path.startsWith('src/') ? path.split('/')[1]! : path;
}

describe('rooms', () => {
  for (const [room, allowed] of Object.entries(MAY_IMPORT)) {
    it(`src/${room} imports only ${allowed.length === 0 ? 'itself' : allowed.join(', ')}`, () => {
      const files = sources(`src/${room}`);
      assert.ok(files.length > 0);
      const foreign = files.flatMap((file) =>
        imports(file)
          .map(({ from, types }) => ({ name: target(file, from), types }))
          .filter(({ name, types }) => {
            const rooms = types ? [...allowed, ...(MAY_IMPORT_TYPES[room] ?? [])] : allowed;
            return (
              name !== room &&
              !rooms.some(
                (one) => name === one || name.startsWith(`${one}/`) || (one.endsWith(':') && name.startsWith(one)),
              )
            );
          })
          .map(({ name }) => `${file} imports ${name}`),
      );
      assert.deepEqual(foreign, []);
    });
  }
});

/** What VS Code has to start programs, to open something elsewhere, and to talk to others. */
const OF_VSCODE = [
  ...['tasks', 'debug', 'lm', 'chat', 'authentication', 'createTerminal', 'openExternal', 'asExternalUri'],
  ...['ShellExecution', 'ProcessExecution', 'CustomExecution', 'DebugAdapter\\w*', 'Mcp\\w*'],
].join('|');

/** What a web worker has. */
const OF_WORKERS = 'fetch|WebSocket|WebTransport|XMLHttpRequest|EventSource|sendBeacon|importScripts';

/** Used by its name, imported from VS Code, or taken out of it. */
const REACHING = new RegExp(
  `\\.(?:${OF_VSCODE})\\b|\\{[^}]*\\b(?:${OF_VSCODE})\\b[^}]*\\} (?:= vscode|from 'vscode')|(?<![#'\\w])(?:${OF_WORKERS})\\(`,
);

describe('what runs in the editor', () => {
  const files = sources('src').filter((file) => !file.startsWith('src/cli/'));
  const texts = files.map((file) => readFileSync(file, 'utf8'));

  it('asks neither VS Code nor the platform to start a program or to reach another machine', () => {
    for (const line of [
      'void vscode.tasks.executeTask(task);',
      `import { debug, window } from 'vscode';`,
      'const { env, authentication } = vscode;',
      `window.createTerminal('x').show();`,
      `await fetch('https://example.org');`,
      'new WebSocket(url);',
    ]) {
      assert.match(line, REACHING);
    }
    assert.deepEqual(
      files.filter((_, index) => REACHING.test(texts[index]!)),
      [],
    );
  });

  it('runs no command but its own and one that shows a view', () => {
    const commands = texts.flatMap((text) => [...text.matchAll(/executeCommand(?:<.*?>)?\(\s*([^,)\s]+)/g)]);
    const names = new Set(commands.map(([, name]) => name));
    assert.deepEqual([...names].sort(), [`'sockopt.applyFix'`, `'workbench.actions.view.problems'`]);
  });

  it('has nothing of Node but threads', () => {
    const packages = new Set(files.flatMap((file) => imports(file).map(({ from }) => from)));
    assert.deepEqual(
      [...packages].filter((from) => from.startsWith('node:')),
      ['node:worker_threads'],
    );
  });
});

describe('the manifest', () => {
  it('wakes the extension for the languages that there are, and no others', () => {
    const languages = manifest.activationEvents
      .filter((event) => event.startsWith('onLanguage:'))
      .map((event) => event.slice('onLanguage:'.length));
    assert.ok(languages.length > 0);
    for (const id of languages) assert.ok(languageById(id), id);
  });

  it('has a setting for every rule with its default', () => {
    const { properties } = manifest.contributes.configuration.properties['sockopt.rules'];
    assert.deepEqual(
      Object.entries(properties).map(([id, property]) => [id, property.default]),
      rules.map((rule) => [rule.id, rule.defaultSeverity]),
    );
  });
});
