import assert from 'node:assert/strict';
import type { YourCode } from '../../../src/explainer/messages';
import { isHostMessage, isPageMessage, isPageState, isYourCode } from '../../../src/explainer/validate';

const code: YourCode = {
  place: { uri: 'file:///echo.c', offset: 12, rule: 'missing-reuseaddr' },
  version: 3,
  fileName: 'echo.c',
  message: 'A message.',
  steps: [
    { line: 1, source: 'socket();', text: [{ code: true, text: 'socket' }], mark: 'normal' },
    { line: 7, path: 'file:///net.c', text: [{ code: false, text: 'set' }], mark: 'normal' },
    { text: [{ code: false, text: 'not set' }], mark: 'missing' },
  ],
  reuse: {
    state: 'missing',
    options: { linux: {}, freebsd: {}, macos: {}, windows: { exclusive: true }, illumos: {} },
  },
  fix: { title: 'Set it', index: 0 },
};

describe('what passes between the editor and the panel', () => {
  it('accepts what the other side sends', () => {
    assert.ok(isYourCode(JSON.parse(JSON.stringify(code))));
    assert.ok(isHostMessage({ type: 'code', code, asked: true }));
    assert.ok(isHostMessage({ type: 'code', asked: false }));
    assert.ok(isPageMessage({ type: 'ready' }));
    assert.ok(isPageMessage({ type: 'reveal', step: 0, version: 3 }));
    assert.ok(isPageMessage({ type: 'fix', version: 3 }));
    assert.ok(isPageState({ code, closer: 'client', open: ['note-length'], scroll: 12.5 }));
    assert.ok(isPageState({ closer: 'server', open: [], scroll: 0 }));
  });

  for (const message of [
    undefined,
    null,
    'ready',
    [],
    {},
    { type: 'READY' },
    { type: 'reveal', step: -1, version: 3 },
    { type: 'reveal', step: 1.5, version: 3 },
    { type: 'reveal', step: '0', version: 3 },
    { type: 'reveal', step: 0 },
    { type: 'fix' },
    { type: 'run', command: 'workbench.action.quit' },
  ]) {
    it(`refuses ${JSON.stringify(message)} from the page`, () => {
      assert.equal(isPageMessage(message), false);
    });
  }

  const broken: readonly [what: string, value: unknown][] = [
    ['no steps', { ...code, steps: undefined }],
    ['a step without text', { ...code, steps: [{ line: 1, mark: 'normal' }] }],
    ['a text without parts', { ...code, steps: [{ line: 1, text: 'set', mark: 'normal' }] }],
    ['a part that is no text', { ...code, steps: [{ line: 1, text: [{ code: true }], mark: 'normal' }] }],
    ['line 0', { ...code, steps: [{ line: 0, text: [], mark: 'normal' }] }],
    ['a file that is no name', { ...code, steps: [{ line: 1, path: 1, text: [], mark: 'normal' }] }],
    ['an unknown mark', { ...code, steps: [{ text: [], mark: 'fine' }] }],
    ['a place without a document', { ...code, place: { offset: 1 } }],
    ['a message that is no text', { ...code, message: { toString: 'x' } }],
    ['a system that is missing', { ...code, reuse: { state: 'set', options: { linux: {} } } }],
    [
      'an option that is no flag',
      { ...code, reuse: { ...code.reuse, options: { ...code.reuse?.options, linux: { reuseAddr: 'yes' } } } },
    ],
    ['a fix without a number', { ...code, fix: { title: 'x' } }],
  ];
  for (const [what, value] of broken) {
    it(`refuses code with ${what}, in a message and in a stored state`, () => {
      assert.equal(isYourCode(value), false);
      assert.equal(isHostMessage({ type: 'code', code: value, asked: true }), false);
      assert.equal(isPageState({ code: value, closer: 'server', open: [], scroll: 0 }), false);
    });
  }

  it('refuses a stored state of another shape', () => {
    assert.equal(isPageState(undefined), false);
    assert.equal(isPageState({ closer: 'nobody', open: [], scroll: 0 }), false);
    assert.equal(isPageState({ closer: 'server', open: [1], scroll: 0 }), false);
    assert.equal(isPageState({ closer: 'server', open: [], scroll: NaN }), false);
  });
});
