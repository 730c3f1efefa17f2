import assert from 'node:assert/strict';
import { closingSteps, otherEnd, type ClosingState } from '../../../src/explainer/closing';
import type { Closer } from '../../../src/explainer/messages';

/** The states of each end, in the order in which it goes through them. */
function path(first: Closer, end: Closer): readonly ClosingState[] {
  const states: ClosingState[] = ['ESTABLISHED'];
  for (const { from, sender, receiver } of closingSteps(first)) {
    const state = from === end ? sender : receiver;
    if (states.at(-1) !== state) {
      states.push(state);
    }
  }
  return states;
}

describe('how a connection is closed', () => {
  for (const first of ['server', 'client'] as const) {
    it(`takes both ends through the states of RFC 9293 when the ${first} closes first`, () => {
      assert.deepEqual(path(first, first), ['ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'TIME-WAIT']);
      assert.deepEqual(path(first, otherEnd(first)), ['ESTABLISHED', 'CLOSE-WAIT', 'LAST-ACK', 'CLOSED']);
    });

    it(`says in words what the picture shows when the ${first} closes first`, () => {
      for (const { from, segment, receiver, text } of closingSteps(first)) {
        assert.ok(text.startsWith(`The ${from}`), text);
        assert.ok(text.includes(segment), text);
        assert.ok(text.includes(receiver), text);
      }
    });
  }
});
