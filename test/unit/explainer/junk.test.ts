/** Whatever comes over the border between the editor and the panel: it passes only where it is what it should be. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { initialState } from '../../../src/explainer/initial';
import type { HostMessage, YourCode } from '../../../src/explainer/messages';
import { isPageState } from '../../../src/explainer/page-state';
import { isHostMessage, isPageMessage, isPanelLink, isYourCode, savedCode } from '../../../src/explainer/validate';

const validators = { isYourCode, isHostMessage, isPageMessage, isPanelLink, isPageState };

const code: YourCode = {
  place: { uri: 'file:///echo.c', offset: 12, rule: 'missing-reuseaddr' },
  version: 3,
  languageId: 'c',
  fileName: 'echo.c',
  message: 'A message.',
  steps: [{ line: 7, path: 'file:///net.c', source: 'x', text: [{ code: false, text: 'set' }], mark: 'normal' }],
  reuse: {
    state: 'missing',
    options: { linux: {}, freebsd: {}, macos: {}, windows: { exclusive: true }, illumos: {} },
  },
  platforms: ['linux'],
  fix: { title: 'Set it', index: 0 },
};
const message: HostMessage = { type: 'show', code, asked: true, link: { view: 'timeline', step: 'restart' } };
const stored = { ...initialState, code, open: ['note'], scroll: { thread: 12.5 }, predictions: { first: 1 } };

/** Each with what it accepts. */
const accepted = [
  [isYourCode, code],
  [isHostMessage, message],
  [isPageState, stored],
  [isPanelLink, { view: 'timeline', step: 'restart' }],
  [isPageMessage, { type: 'reveal', step: 0, version: 3 }],
  [isPageMessage, { type: 'fix', version: 3 }],
] as const;

/** Anything that can be posted: also what JSON cannot hold. */
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
  withSparseArray: true,
  withNullPrototype: true,
  withObjectString: true,
  key: fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'type', 'code', 'view', 'steps', 'length')),
});

/** Where the leaves of a value are. */
function leavesOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, part]) => leavesOf(part, [...path, key]));
}

/** A copy with another value at a place. */
function withAt(value: unknown, [key, ...rest]: readonly string[], leaf: unknown): unknown {
  if (key === undefined) return leaf;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = withAt(copy[key], rest, leaf);
  return copy;
}

describe('junk between the editor and the panel', () => {
  it('is refused without an error, whatever it is', () => {
    fc.assert(
      fc.property(anything, (value) => {
        for (const validate of Object.values(validators)) assert.equal(validate(value), false);
        assert.equal(savedCode(value), undefined);
      }),
      { numRuns: 2000 },
    );
  });

  it('is refused where one value in something right is of another type', () => {
    for (const [validate, value] of accepted) {
      assert.equal(validate(value), true);
      for (const path of leavesOf(value)) {
        const { length } = path;
        const own = path.reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], value);
        fc.assert(
          fc.property(anything, fc.integer({ min: 1, max: length }), (junk, depth) => {
            const at = path.slice(0, depth);
            // What is optional may be missing, and another text is a text.
            fc.pre(junk !== undefined && (depth < length || typeof junk !== typeof own));
            fc.pre(depth === length || typeof junk !== 'object' || junk === null);
            assert.equal(validate(withAt(value, at, junk)), false, at.join('.'));
          }),
          { numRuns: 50 },
        );
      }
    }
  });

  it('cannot come in by a prototype', () => {
    for (const [validate, value] of accepted) {
      const text = JSON.stringify(value);
      // As JSON it is a key like any other: it changes no prototype and lends nothing.
      assert.equal(validate(JSON.parse(`{"__proto__":${text}}`)), false);
      assert.equal(validate(JSON.parse(`{"constructor":{"prototype":${text}}}`)), false);
      assert.equal(validate(JSON.parse(text.replace('{', '{"__proto__":{"polluted":true},'))), true);
    }
    for (const view of ['__proto__', 'constructor', 'toString']) assert.equal(isPanelLink({ view }), false);
    const hostile = JSON.parse('{"view":"thread","scroll":{"__proto__":1},"predictions":{"__proto__":0}}') as Partial<
      typeof stored
    >;
    assert.equal(isPageState({ ...stored, ...hostile }), true);
    assert.equal('polluted' in {}, false);
  });
});
