import assert from 'node:assert/strict';
import {
  decisions,
  folklore,
  illustration,
  illustrationIds,
  thread,
  timeline,
  timeWait,
  withoutTimeWait,
} from '../../../src/knowledge';
import { follow, targetOf } from '../../../src/explainer/follow';
import { initialState } from '../../../src/explainer/initial';
import { nowAt, stepsOf } from '../../../src/explainer/steps';
import { guidedLinks } from '../../../src/explainer/view/links';

describe('a link into the panel', () => {
  it('opens the note that it names', () => {
    const { view, open } = follow(initialState, { view: 'thread', step: 'note-length' });
    assert.equal(view, 'thread');
    assert.deepEqual(open, ['note-length']);
    assert.equal(targetOf({ view: 'thread', step: 'note-length' }), 'note-length');
  });

  it('goes to a state of the timeline, or to a moment by its id', () => {
    for (const step of ['TIME-WAIT', 'server-enters-time-wait']) {
      const { timeline: state } = follow(initialState, { view: 'timeline', step });
      assert.equal(nowAt(stepsOf(timeline(state.scenario)), state.position).moment.server, 'TIME-WAIT', step);
      assert.equal(state.restartAt, undefined);
    }
  });

  it('starts the second server where it is asked to, with the switches that are asked for', () => {
    const { timeline: state } = follow(initialState, {
      view: 'timeline',
      step: 'restart',
      scenario: { system: 'macos' },
      choice: { newOptions: { reuseAddr: true } },
    });
    assert.equal(state.restartAt, state.position);
    assert.equal(state.scenario.system, 'macos');
    assert.deepEqual(state.choice.newOptions, { reuseAddr: true });
    assert.deepEqual(state.choice.oldOptions, {});
  });

  it('shows what illustrates the text: with or without TIME_WAIT, with a restart where there is one', () => {
    for (const id of illustrationIds) {
      const { moment, restart, shows } = illustration(id);
      const { view, timeline: state, failure } = follow(initialState, { view: 'timeline', step: id });
      const story = withoutTimeWait.find((one) => one.id === shows)?.timeline ?? timeline(state.scenario);
      const { position } = shows === 'timeline' ? state : failure;
      assert.equal(view, shows === 'timeline' ? 'timeline' : 'without', id);
      assert.ok(
        stepsOf(story)[position]?.moments.some((one) => one.id === moment),
        id,
      );
      assert.equal(state.restartAt, restart && position, id);
      assert.equal(targetOf({ view: 'timeline', step: id }), restart && 'restart-now', id);
    }
  });

  it('chooses the failure, the question and the option', () => {
    assert.equal(follow(initialState, { view: 'without', step: 'lost-last-ack' }).failure.id, 'lost-last-ack');
    assert.equal(follow(initialState, { view: 'choose', step: 'still-running' }).decision, 'still-running');
    assert.equal(follow(initialState, { view: 'reference', step: 'SO_LINGER' }).reference.option, 'SO_LINGER');
  });

  it('leads to the thread where there is no code to show', () => {
    assert.equal(follow(initialState, { view: 'your-code' }).view, 'thread');
  });

  it('stands only where it belongs, and leads only to what there is', () => {
    const blocks = [...thread, ...timeWait].flatMap((part) => part.blocks);
    const ids = new Set([
      ...[...thread, ...timeWait].map(({ id }) => id),
      ...blocks.flatMap((block) => (block.kind === 'note' ? [block.id] : [])),
    ]);
    const steps: Partial<Record<string, readonly string[]>> = {
      folklore: folklore.map(({ id }) => id),
      choose: [decisions.id],
      try: ['commands', 'exercise'],
      reference: ['SO_REUSEADDR'],
    };
    for (const [id, links] of Object.entries(guidedLinks)) {
      assert.ok(ids.has(id), id);
      for (const { view, step } of links) {
        assert.ok(step === undefined || steps[view]?.includes(step), `${view} ${step ?? ''}`);
      }
    }
  });
});
