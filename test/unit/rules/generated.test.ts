/** What is written from the rules is what `npm run generate` would write now. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { rules } from '../../../src/core';
import { ruleDocs } from '../../../src/core/rules/docs';
import { generated } from '../../../src/core/rules/docs/generate';

describe('generated files', () => {
  const read = (path: string): string => readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  const files = generated(read('package.json'), read('README.md'));

  for (const [path, text] of files) {
    it(`${path} is up to date (npm run generate)`, () => {
      assert.equal(read(path), text);
    });
  }

  it('there is a page for every rule and for nothing else', () => {
    const pages = readdirSync('docs/rules').filter((name) => name !== 'README.md');
    assert.deepEqual(pages.sort(), rules.map(({ id }) => `${id}.md`).sort());
    assert.deepEqual(Object.keys(ruleDocs).sort(), rules.map(({ id }) => id).sort());
  });

  it('every page says why, when not to use the rule, and shows each language once', () => {
    for (const [id, doc] of Object.entries(ruleDocs)) {
      assert.ok(doc.why.length > 0 && doc.why.every(({ source }) => source !== ''), id);
      assert.ok(doc.whenNotToUse !== '' && doc.reports !== '' && doc.fix !== '', id);
      const languages = doc.samples.map(({ language }) => language);
      assert.equal(new Set(languages).size, languages.length, id);
      assert.ok(languages.length >= 2, id);
    }
  });
});
