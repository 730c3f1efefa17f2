/** Every sample in test/fixtures says itself what must be found in it; see test/fixtures/README.md. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Engine,
  ENGINE_DEFAULTS,
  type EngineOptions,
  type Finding,
  languageIdOfFile,
  rules,
  type TextEdit,
} from '../../src/core';
import { readAsset } from './assets';
import { actual, expectations, place } from './expectations';

const root = 'test/fixtures';
/** One folder per language; a sample's language is its file ending's, for C headers are C and C++. */
const folders = readdirSync(root).filter((name) => name !== 'projects' && !name.includes('.'));
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.range.start - a.range.start || b.range.end - a.range.end)
    .reduce(
      (result, { range, text: inserted }) => result.slice(0, range.start) + inserted + result.slice(range.end),
      text,
    );
}

/** Edits of several findings, an edit that several of them make (a missing import) once. */
function preferredEdits(findings: readonly Finding[]): readonly TextEdit[] {
  const edits = new Map<string, TextEdit>();
  for (const finding of findings) {
    for (const edit of finding.fixes.find((fix) => fix.preferred)?.edits ?? []) edits.set(JSON.stringify(edit), edit);
  }
  return [...edits.values()];
}

/** A rule that is off by default is on for the samples that are named after it. */
function optionsFor(name: string): EngineOptions {
  const rule = rules.find(({ id, defaultSeverity }) => defaultSeverity === 'off' && name.includes(id));
  return rule ? { ...ENGINE_DEFAULTS, severities: { [rule.id]: 'warning' } } : ENGINE_DEFAULTS;
}

describe('fixtures', () => {
  const engine = new Engine(readAsset);
  after(() => engine.dispose());

  for (const language of folders) {
    const folder = join(root, language);
    const files = readdirSync(folder).filter(
      (name) => /\.\w+$/.test(name) && !name.startsWith('.') && !/\.fixed\.\w+$/.test(name),
    );
    const silent = files.filter((name) => expectations(readFileSync(join(folder, name), 'utf8')).length === 0);

    describe(language, () => {
      it('has more samples that must stay silent than samples that must warn', () => {
        assert.ok(files.length >= 40, `${String(files.length)} samples`);
        assert.ok(
          silent.length > files.length - silent.length,
          `${String(silent.length)} of ${String(files.length)} are silent`,
        );
      });
      for (const name of files) {
        const text = readFileSync(join(folder, name), 'utf8');
        const languageId = language === 'cpp' ? 'cpp' : (languageIdOfFile(name) ?? language);
        const options = optionsFor(name);
        const title = text.split('\n')[0]!.replace(/^\W+/, '').trim();
        it(`${name}: ${title}`, async () => {
          const { findings, problems } = await engine.analyze({ languageId, text }, options);
          assert.deepEqual(problems, []);
          const expected = expectations(text);
          assert.deepEqual(
            actual(text, findings).map(place),
            [...expected].sort((a, b) => a.line - b.line || a.column - b.column).map(place),
          );
          for (const want of expected) {
            if (want.message !== undefined)
              assert.ok(
                findings.some((finding) => finding.message.includes(want.message!)),
                `no message holds "${want.message}"`,
              );
          }
        });
        const fixedName = name.replace(/(\.\w+)$/, '.fixed$1');
        if (!readdirSync(folder).includes(fixedName)) continue;
        it(`${name}: the preferred fix`, async () => {
          const { findings } = await engine.analyze({ languageId, text }, options);
          const fixed = applyEdits(text, preferredEdits(findings));
          assert.equal(fixed, readFileSync(join(folder, fixedName), 'utf8'));
          const again = await engine.analyze({ languageId, text: fixed }, options);
          assert.deepEqual(
            again.findings.map((finding) => finding.rule),
            [],
          );
        });
      }
    });
  }
});
