/** The samples of the rule pages do what the pages say. */
import assert from 'node:assert/strict';
import { Engine, ENGINE_DEFAULTS, type TextEdit } from '../../../src/core';
import { ruleDocs } from '../../../src/core/rules/docs';
import { readAsset } from '../assets';

function apply(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.range.start - a.range.start || b.range.end - a.range.end)
    .reduce(
      (result, { range, text: inserted }) => result.slice(0, range.start) + inserted + result.slice(range.end),
      text,
    );
}

describe('samples of the rule pages', () => {
  const engine = new Engine(readAsset);
  after(() => engine.dispose());

  for (const [id, { samples }] of Object.entries(ruleDocs)) {
    // A rule that is off by default is switched on for its own samples.
    const options = {
      ...ENGINE_DEFAULTS,
      ...(id === 'unchecked-setsockopt' ? { severities: { [id]: 'warning' as const } } : {}),
    };
    for (const { language: languageId, wrong, right, fix } of samples) {
      describe(`${id}, ${languageId}`, () => {
        const check = async (text: string) => (await engine.analyze({ languageId, text }, options)).findings;

        it('the wrong one is reported, by this rule alone', async () => {
          const findings = await check(wrong);
          assert.deepEqual(
            findings.map(({ rule }) => rule),
            [id],
          );
        });
        it('the right one is not', async () => {
          assert.deepEqual(
            (await check(right)).map(({ rule, message }) => `${rule}: ${message}`),
            [],
          );
        });
        it(
          fix === 'none' ? 'there is no fix that is applied unasked' : 'the fix turns one into the other',
          async () => {
            const fixes = (await check(wrong))[0]!.fixes;
            if (fix === 'none')
              assert.deepEqual(
                fixes.filter(({ preferred }) => preferred),
                [],
              );
            else {
              const wanted = fixes.find(({ preferred }) => preferred === (fix === 'preferred'));
              assert.ok(wanted, 'no such fix');
              assert.equal(apply(wrong, wanted.edits), right);
            }
          },
        );
      });
    }
  }
});
