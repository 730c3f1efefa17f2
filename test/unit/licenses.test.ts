/** dist/licenses.txt, which the package carries, names everything that is built into it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import manifest from '../../package.json';

const bundles = readdirSync('dist').filter((name) => name.endsWith('.js'));

/** Packages that a bundle's source map names. */
function packagesIn(bundle: string): readonly string[] {
  const { sources } = JSON.parse(readFileSync(`dist/${bundle}.map`, 'utf8')) as { sources: readonly string[] };
  return sources.flatMap((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []);
}

describe('the licences of what ships', () => {
  const text = readFileSync('dist/licenses.txt', 'utf8');
  const listed = new Set(
    text
      .split(`\n${'-'.repeat(80)}\n\n`)
      .map((part) => /^(\S+) \d\S* \(([^)]+)\)\n\n\S/.exec(part)?.[1])
      .filter((name) => name !== undefined),
  );

  it('are there for every package in a bundle', () => {
    const all = new Set(bundles.flatMap(packagesIn));
    assert.ok(all.has('web-tree-sitter') && all.has('lit-html'));
    assert.deepEqual(
      [...all].filter((name) => !listed.has(name)),
      [],
    );
  });

  it('are there for every grammar', () => {
    const grammars = Object.keys(manifest.devDependencies).filter((name) => name.startsWith('tree-sitter-'));
    assert.ok(readdirSync('dist/grammars').length >= grammars.length);
    assert.deepEqual(
      grammars.filter((name) => !listed.has(name)),
      [],
    );
  });

  it('are of kinds that allow it', () => {
    const kinds = [...text.matchAll(/^\S+ \d\S* \(([^)]+)\)$/gm)].map(([, kind]) => kind);
    assert.ok(kinds.length >= listed.size);
    assert.deepEqual(
      kinds.filter((kind) => !['MIT', 'BSD-3-Clause', 'ISC', 'Apache-2.0', '0BSD'].includes(kind ?? '')),
      [],
    );
  });

  it('there is nothing that is installed beside it', () => {
    assert.equal('dependencies' in manifest, false);
  });
});
