import assert from 'node:assert/strict';
import { defaultScenario, timeline } from '../../../src/knowledge';
import { advance, clock, nowAt, playTime, positionOf, samePosition, stepsOf } from '../../../src/explainer/steps';

const story = timeline(defaultScenario);
const steps = stepsOf(story);

describe('a timeline as steps', () => {
  it('has every moment in one step, in order, and a step for each time', () => {
    assert.deepEqual(
      steps.flatMap(({ moments }) => moments.map(({ id }) => id)),
      story.moments.map(({ id }) => id),
    );
    assert.equal(new Set(steps.map(({ at }) => at)).size, steps.length);
  });

  it('says at every position what time it is and what was reached last', () => {
    steps.forEach((step, index) => {
      assert.equal(nowAt(steps, index).at, step.at);
      assert.equal(nowAt(steps, index).moment, step.moments.at(-1));
    });
    const half = nowAt(steps, 1.5);
    assert.equal(half.index, 1);
    assert.equal(half.at, (steps[1]!.at + steps[2]!.at) / 2);
    assert.equal(nowAt(steps, 1000).index, steps.length - 1);
  });

  it('finds the position of a time again', () => {
    for (const position of [0, 0.25, 3, 5.5, steps.length - 1]) {
      const found = positionOf(steps, nowAt(steps, position).at);
      assert.ok(Math.abs(found - position) < 1e-6, `${String(position)}: ${String(found)}`);
    }
    assert.equal(positionOf(steps, -1), 0);
    assert.equal(positionOf(steps, 1e6), steps.length - 1);
  });

  it('keeps its place when the story changes', () => {
    const macos = stepsOf(timeline({ ...defaultScenario, system: 'macos' }));
    const waiting = steps.findIndex(({ moments }) => moments.some(({ server }) => server === 'TIME-WAIT'));
    const same = samePosition(steps, waiting + 0.5, macos);
    assert.equal(nowAt(macos, same).moment.server, 'TIME-WAIT');
    assert.equal(same % 1, 0.5);
    assert.equal(samePosition(steps, 0, macos), 0);
  });
});

describe('the player', () => {
  it('passes every step and ends at the last', () => {
    let position = 0;
    const reached = new Set<number>();
    for (let frame = 0; frame < 10_000 && position < steps.length - 1; frame++) {
      const next = advance(steps, position, 1 / 60);
      assert.ok(next > position);
      position = next;
      reached.add(Math.floor(position));
    }
    assert.equal(reached.size, steps.length);
    assert.equal(advance(steps, position, 1), steps.length - 1);
  });

  it('lets a minute pass in seconds, and stretches what takes milliseconds', () => {
    assert.ok(playTime(0, 60) < 6);
    assert.ok(playTime(0, 0.05) > 0.5);
  });

  it('shows real time', () => {
    assert.deepEqual([0, 0.05, 2.114, 12.34, 62].map(clock), ['0.00 s', '0.05 s', '2.11 s', '12.3 s', '1 min 2 s']);
  });
});
