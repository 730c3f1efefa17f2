import assert from 'node:assert/strict';
import { restartOutcome, systems, timeWaitLength } from '../../../src/knowledge';

describe('restartOutcome', () => {
  it('fails for a minute on Linux without the option', () => {
    const answer = restartOutcome('linux', {});
    assert.deepEqual(
      [answer.outcome, answer.errno, answer.seconds, answer.basis],
      ['fails', 'EADDRINUSE', 60, 'measured'],
    );
    assert.match(answer.sentence, /60 s/);
  });

  it('succeeds on Linux when both runs set it, fails when only the new one does', () => {
    assert.equal(restartOutcome('linux', { reuseAddr: true }).outcome, 'succeeds');
    const first = restartOutcome('linux', { reuseAddr: true }, {});
    assert.equal(first.outcome, 'fails');
    assert.match(first.sentence, /first restart/);
  });

  it('accepts SO_REUSEPORT in its place where both runs have it, but not one for the other', () => {
    assert.equal(restartOutcome('linux', { reusePort: true }).outcome, 'succeeds');
    assert.equal(restartOutcome('linux', { reuseAddr: true }, { reusePort: true }).outcome, 'fails');
  });

  it('looks only at the new run on FreeBSD, macOS and illumos', () => {
    for (const system of ['freebsd', 'macos', 'illumos'] as const) {
      assert.equal(restartOutcome(system, {}).outcome, 'fails', system);
      assert.equal(restartOutcome(system, {}).seconds, timeWaitLength[system].seconds, system);
      assert.equal(restartOutcome(system, { reuseAddr: true }, {}).outcome, 'succeeds', system);
      assert.equal(restartOutcome(system, {}).basis, 'source model', system);
    }
    assert.equal(timeWaitLength.macos.seconds, 30);
  });

  it('claims nothing about Windows, and does not advise SO_REUSEADDR there', () => {
    for (const options of [{}, { reuseAddr: true }, { exclusive: true }]) {
      const answer = restartOutcome('windows', options);
      assert.equal(answer.outcome, 'not confirmed');
      assert.equal(answer.seconds, undefined);
    }
    assert.match(restartOutcome('windows', { reuseAddr: true }).sentence, /bind the same live port/);
  });

  it('writes one sentence for each system and set of options', () => {
    for (const system of systems) {
      for (const options of [{}, { reuseAddr: true }, { reusePort: true }, { exclusive: true }]) {
        const { sentence, source } = restartOutcome(system, options);
        assert.ok(sentence.endsWith('.') && !sentence.includes('undefined'), sentence);
        assert.ok(source.length > 0);
      }
    }
  });
});
