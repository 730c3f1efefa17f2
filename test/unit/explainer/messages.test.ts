import assert from 'node:assert/strict';
import type { YourCode } from '../../../src/explainer/messages';
import { initialState } from '../../../src/explainer/initial';
import { isPageState } from '../../../src/explainer/page-state';
import { isHostMessage, isPageMessage, isPanelLink, isYourCode, savedCode } from '../../../src/explainer/validate';

const code: YourCode = {
  place: { uri: 'file:///echo.c', offset: 12, rule: 'missing-reuseaddr' },
  version: 3,
  languageId: 'c',
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
  platforms: ['linux', 'windows'],
  fix: { title: 'Set it', index: 0 },
};

describe('what passes between the editor and the panel', () => {
  it('accepts what the other side sends', () => {
    assert.ok(isYourCode(JSON.parse(JSON.stringify(code))));
    assert.ok(isHostMessage({ type: 'show', code, asked: true, link: { view: 'timeline', step: 'restart' } }));
    assert.ok(isHostMessage({ type: 'show', asked: false }));
    assert.ok(isPanelLink({ view: 'reference', step: 'SO_LINGER' }));
    assert.ok(isPageMessage({ type: 'ready' }));
    assert.ok(isPageMessage({ type: 'reveal', step: 0, version: 3 }));
    assert.ok(isPageMessage({ type: 'fix', version: 3 }));
    const stored = { ...initialState, code, open: ['note-length'], scroll: { thread: 12.5 } };
    assert.ok(isPageState(JSON.parse(JSON.stringify(stored))));
    assert.ok(isPageState(JSON.parse(JSON.stringify(initialState))));
    assert.deepEqual(savedCode(stored), code);
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
    ['a system that there is not', { ...code, platforms: ['plan9'] }],
    ['no language', { ...code, languageId: undefined }],
  ];
  for (const [what, value] of broken) {
    it(`refuses code with ${what}, in a message and in a stored state`, () => {
      assert.equal(isYourCode(value), false);
      assert.equal(isHostMessage({ type: 'show', code: value, asked: true }), false);
      assert.equal(isPageState({ ...initialState, code: value }), false);
    });
  }

  for (const link of [undefined, 'timeline', {}, { view: 'nowhere' }, { view: 'timeline', step: 3 }]) {
    it(`refuses ${JSON.stringify(link)} as a place in the panel`, () => {
      assert.equal(isPanelLink(link), false);
      assert.equal(link !== undefined && isHostMessage({ type: 'show', asked: true, link }), false);
    });
  }

  const { timeline, reference } = initialState;
  for (const [what, state] of [
    ['nothing', undefined],
    ['a state of an earlier version', { closer: 'server', open: [], scroll: 0 }],
    ['a view that there is not', { ...initialState, view: 'nowhere' }],
    ['a note without a name', { ...initialState, open: [1] }],
    ['a place that is no number', { ...initialState, scroll: { thread: '12' } }],
    ['a scenario with a switch missing', { ...initialState, timeline: { ...timeline, scenario: { system: 'linux' } } }],
    ['a position before the start', { ...initialState, timeline: { ...timeline, position: -1 } }],
    [
      'an unknown protocol',
      { ...initialState, timeline: { ...timeline, choice: { ...timeline.choice, protocol: 'x' } } },
    ],
    ['a speed that there is not', { ...initialState, speed: 1000 }],
    ['a failure that there is not', { ...initialState, failure: { id: 'x', position: 0 } }],
    ['half a prediction', { ...initialState, predictions: { first: 0.5 } }],
    ['a search for a number', { ...initialState, reference: { ...reference, query: 7 } }],
  ] as const) {
    it(`refuses ${what} as a stored state`, () => {
      assert.equal(isPageState(state), false);
    });
  }

  it('finds no code in what is no state', () => {
    assert.equal(savedCode(undefined), undefined);
    assert.equal(savedCode({ code: { place: 'echo.c' } }), undefined);
  });
});
