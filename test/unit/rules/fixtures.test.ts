/** Every rule has samples that it must report and samples, named after it, that it must leave alone. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { rules } from '../../../src/core';

const root = 'test/fixtures';
const FIRING = 6;
const SILENT = 10;

describe('samples for each rule', () => {
  const files = readdirSync(root)
    .filter((folder) => folder !== 'projects' && !folder.includes('.'))
    .flatMap((folder) =>
      readdirSync(`${root}/${folder}`)
        .filter((name) => /\.\w+$/.test(name) && !name.includes('.fixed.'))
        .map((name) => ({ name, text: readFileSync(`${root}/${folder}/${name}`, 'utf8') })),
    );

  for (const { id } of rules) {
    it(id, () => {
      const firing = files.filter(({ text }) => new RegExp(`\\^+ +${id}(?::|\\s|$)`, 'm').test(text));
      // What the first rule must leave alone is most of what there is, and bears the name of what is special about it.
      const silent = files.filter(({ name, text }) =>
        id === 'missing-reuseaddr'
          ? /^\W+fine/.test(text) && /\bbind\b/.test(text) && /\blisten\b/.test(text)
          : name.startsWith(`fine_${id}_`),
      );
      assert.ok(firing.length >= FIRING, `${String(firing.length)} samples are reported`);
      assert.ok(silent.length >= SILENT, `${String(silent.length)} samples stay silent`);
      for (const { name, text } of silent) assert.match(text, /^\W+fine: \S/, `${name} says why`);
    });
  }
});
