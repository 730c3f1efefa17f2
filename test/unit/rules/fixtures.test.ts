/** Every rule has samples that it must report and samples, named after it, that it must leave alone. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { rules } from '../../../src/core';

const FIRING = 6;
const SILENT = 10;

/** Before there were many rules, samples that must stay silent were not named after one. */
const UNNAMED: ReadonlySet<string> = new Set(['missing-reuseaddr', 'option-too-late', 'wrong-level']);

describe('samples for each rule', () => {
  const files = ['c', 'cpp', 'python'].flatMap((language) =>
    readdirSync(`test/fixtures/${language}`)
      .filter((name) => /\.\w+$/.test(name) && !name.includes('.fixed.'))
      .map((name) => ({ name, text: readFileSync(`test/fixtures/${language}/${name}`, 'utf8') })),
  );

  for (const { id } of rules) {
    it(id, () => {
      const firing = files.filter(({ text }) => new RegExp(`\\^+ +${id}(?::|\\s|$)`, 'm').test(text));
      const silent = files.filter(({ name, text }) =>
        UNNAMED.has(id) ? /^\W+fine/.test(text) && /bind|setsockopt/.test(text) : name.startsWith(`fine_${id}_`),
      );
      assert.ok(firing.length >= FIRING, `${String(firing.length)} samples are reported`);
      assert.ok(silent.length >= SILENT, `${String(silent.length)} samples stay silent`);
    });
  }
});
