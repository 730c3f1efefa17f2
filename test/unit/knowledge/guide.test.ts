import assert from 'node:assert/strict';
import {
  bindOutcome,
  decisionEnds,
  decisions,
  exercise,
  optionByName,
  seeItYourself,
  systems,
  type Decision,
} from '../../../src/knowledge';

/** Every question and end, with repetitions. */
function all(decision: Decision): readonly Decision[] {
  return decision.kind === 'end' ? [decision] : [decision, ...decision.answers.flatMap(({ next }) => all(next))];
}

describe('which option do I want', () => {
  it('asks about everything that people want, and each answer leads to an end', () => {
    assert.deepEqual(
      decisions.answers.map(({ label }) => label),
      [
        'Restart a TCP server on its port',
        'Run several workers on one port',
        'Receive one multicast group in several programs',
        'Run a service on Windows',
        'Connect from a fixed source port',
        'Make many outgoing connections without running out of ports',
        'Restart a UDP server',
      ],
    );
    for (const decision of all(decisions)) {
      if (decision.kind === 'question') {
        assert.match(decision.text, /\?$/);
        assert.ok(decision.answers.length >= 2, decision.id);
      }
    }
    const ids = new Map(all(decisions).map((decision) => [decision.id, decision]));
    assert.ok(all(decisions).every((decision) => ids.get(decision.id) === decision));
  });

  it('ends at options that the catalogue has on that system, or at none, each with its reason and source', () => {
    const ends = decisionEnds();
    assert.equal(ends.length, 10);
    for (const { id, text, systems: advice } of ends) {
      assert.match(text, /\.$/);
      for (const system of systems) {
        const { option, reason, source } = advice[system];
        assert.match(reason, /\.$/, id);
        assert.ok(source.length > 5, id);
        if (option !== undefined) {
          const entry = optionByName(option);
          assert.ok(entry?.platforms[system]?.present === true, `${id}: ${option} on ${system}`);
        }
      }
    }
  });

  it('never wants SO_REUSEADDR on a server for Windows', () => {
    const withIt = decisionEnds().filter(({ systems: { windows } }) => windows.option === 'SO_REUSEADDR');
    assert.deepEqual(
      withIt.map(({ id }) => id),
      ['share-a-multicast-port'],
    );
  });
});

describe('the exercise', () => {
  it('has eight situations, answered by bindOutcome', () => {
    assert.equal(exercise.length, 8);
    assert.equal(new Set(exercise.map(({ id }) => id)).size, 8);
    for (const { system, holders, newcomer, outcome, choices, explanation, situation } of exercise) {
      assert.deepEqual(outcome, bindOutcome(system, holders, newcomer));
      assert.equal(choices.filter(({ right }) => right).length, 1, situation);
      assert.match(explanation, /\.$/);
    }
  });

  it('has an answer of each kind, as known', () => {
    assert.deepEqual(
      exercise.map(({ id, choices }) => `${id}: ${choices.find(({ right }) => right)?.label ?? ''}`),
      [
        'server-closed-first: It fails with EADDRINUSE',
        'client-closed-first: It succeeds',
        'option-just-added: It fails with EADDRINUSE',
        'option-just-added-freebsd: It succeeds',
        'still-listening: It fails with EADDRINUSE',
        'wrong-option: It fails with EADDRINUSE',
        'windows-hijack: It succeeds',
        'udp-other-user: It succeeds',
      ],
    );
  });
});

describe('see it yourself', () => {
  it('has commands for each system, and says what they show', () => {
    for (const system of systems) {
      const { trials, source } = seeItYourself[system];
      assert.ok(
        trials.some(({ id }) => id === 'who-is-in-the-way'),
        system,
      );
      assert.equal(new Set(trials.map(({ id }) => id)).size, trials.length);
      for (const { text, command, shows } of trials) {
        assert.match(text, /[:.]$/);
        assert.match(shows, /\.$/);
        assert.doesNotMatch(command + shows, /undefined|\{number\}/);
      }
      assert.ok(source.length > 5);
    }
  });
});
