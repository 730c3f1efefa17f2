import assert from 'node:assert/strict';
import { shiftOffset } from '../../../src/explainer/place';

describe('a place in a text that changes', () => {
  const change = (rangeOffset: number, rangeLength: number, text: string) => ({ rangeOffset, rangeLength, text });

  it('moves with what is put in or taken out before it', () => {
    assert.equal(shiftOffset(10, [change(0, 0, 'abc')]), 13);
    assert.equal(shiftOffset(10, [change(2, 4, '')]), 6);
    assert.equal(shiftOffset(10, [change(10, 0, 'x')]), 11);
  });

  it('stays where the change is behind it or around it', () => {
    assert.equal(shiftOffset(10, [change(11, 5, 'x')]), 10);
    assert.equal(shiftOffset(10, [change(8, 5, '')]), 10);
  });

  it('adds up changes that are made at once', () => {
    assert.equal(shiftOffset(10, [change(20, 0, 'x'), change(5, 0, 'ab'), change(0, 1, '')]), 11);
  });
});
