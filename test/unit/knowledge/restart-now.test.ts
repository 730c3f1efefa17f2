import assert from 'node:assert/strict';
import {
  bindOutcome,
  defaultChoice,
  defaultScenario,
  holdersAt,
  reuseOptionName,
  reuseOptions,
  restartNow,
  systems,
  timeline,
  type RestartAnswer,
  type RestartChoice,
  type Scenario,
} from '../../../src/knowledge';

const reuse = { reuseAddr: true } as const;
const both: Partial<RestartChoice> = { oldOptions: reuse, newOptions: reuse };

/** What a second server meets 30 s into the story, unless told otherwise. */
function restart(scenario: Partial<Scenario>, choice: Partial<RestartChoice> = {}, at = 30): RestartAnswer {
  return restartNow(timeline({ ...defaultScenario, ...scenario }), at, { ...defaultChoice, ...choice });
}

describe('restart now', () => {
  it('fails on Linux over TIME_WAIT without the option, and says what is in the way and for how long', () => {
    const answer = restart({});
    assert.equal(answer.headline, 'bind() fails with EADDRINUSE: "Address already in use".');
    assert.equal(
      answer.reason,
      'The old connection (TIME-WAIT), without any of the options, is in the way. The new socket has neither SO_REUSEADDR nor SO_REUSEPORT.',
    );
    assert.equal(answer.freeIn, 32.11);
    assert.match(answer.advice ?? '', /SO_REUSEADDR.*every run.*from the next restart on/);
    assert.deepEqual([answer.basis, answer.holders.length], ['measured', 1]);
  });

  it('fails on Linux where only the new run has it, succeeds where both have', () => {
    assert.match(restart({}, { newOptions: reuse }).reason, /Linux needs it on both/);
    const answer = restart({}, both);
    assert.deepEqual(
      [answer.headline, answer.reason, answer.advice, answer.freeIn, answer.errorText],
      [
        'bind() succeeds.',
        'Both sockets have SO_REUSEADDR, and no listener is in the way.',
        undefined,
        undefined,
        undefined,
      ],
    );
  });

  it('looks at the new run only on FreeBSD, macOS and illumos', () => {
    for (const system of ['freebsd', 'macos', 'illumos'] as const) {
      const at = 20;
      assert.equal(restart({ system }, {}, at).outcome, 'fails', system);
      assert.match(restart({ system }, {}, at).advice ?? '', /in the new run: then bind\(\) succeeds/);
      assert.equal(restart({ system }, { newOptions: reuse }, at).outcome, 'succeeds', system);
    }
  });

  it('is not confirmed on Windows over TIME_WAIT, and SO_REUSEADDR is never advised there', () => {
    const answer = restart({ system: 'windows' });
    assert.deepEqual([answer.outcome, answer.headline, answer.advice], ['not confirmed', 'Not confirmed.', undefined]);
    assert.equal(restart({ system: 'windows' }, {}, 200).outcome, 'not confirmed');
    const beside = restart({ system: 'windows' }, { oldListenerAlive: true });
    assert.doesNotMatch(beside.advice ?? '', /REUSEADDR/);
  });

  it('tells exclusive use on Windows apart', () => {
    const exclusive = { exclusive: true } as const;
    const choice = { oldOptions: exclusive, newOptions: exclusive };
    const lingering = { system: 'windows', otherEnd: 'lingers' } as const;
    assert.equal(restart(lingering, choice, 10).errno, 'WSAEADDRINUSE');
    assert.equal(restart({ system: 'windows' }, choice, 10).outcome, 'not confirmed');
    const hijack = { ...both, oldListenerAlive: true };
    assert.equal(restart({ system: 'windows' }, hijack).outcome, 'succeeds');
    const refused = restart({ system: 'windows' }, { ...hijack, oldOptions: exclusive });
    assert.equal(refused.errno, 'WSAEACCES');
    assert.match(refused.headline, /forbidden by its access permissions/);
    const two = restart({ system: 'windows' }, { newOptions: { ...reuse, ...exclusive } });
    assert.match(two.reason, /WSAEINVAL/);
  });

  it('succeeds at every moment after the clients have closed first and the server has ended', () => {
    for (const system of systems) {
      const story = timeline({ ...defaultScenario, system, firstCloser: 'client' });
      for (const { at, listening } of story.moments) {
        const answer = restartNow(story, at, defaultChoice);
        if (!listening) assert.equal(answer.headline, 'bind() succeeds.', `${system} at ${String(at)}`);
      }
    }
  });

  it('never succeeds beside a live listener on the same address, unless both share it by SO_REUSEPORT', () => {
    for (const system of ['linux', 'freebsd', 'macos', 'illumos'] as const) {
      const answer = restart({ system }, { ...both, oldListenerAlive: true });
      assert.equal(answer.errno, 'EADDRINUSE', system);
      assert.match(answer.reason, /^The old server's listener \(LISTEN\), with SO_REUSEADDR, is in the way\. /);
      assert.match(answer.advice ?? '', /Stop the old server/);
      assert.equal(answer.freeIn, undefined);
    }
    const port = { reusePort: true } as const;
    const shared = { oldOptions: port, newOptions: port, oldListenerAlive: true };
    assert.equal(restart({}, shared).outcome, 'succeeds');
    assert.equal(restart({}, { ...shared, user: 'other' }).outcome, 'fails');
    assert.match(restart({}, { ...shared, user: 'other' }).reason, /different users/);
  });

  it('counts the user on macOS and not on illumos', () => {
    const other = { newOptions: reuse, user: 'other' } as const;
    assert.match(restart({ system: 'macos' }, other, 20).reason, /another user/);
    assert.equal(restart({ system: 'macos' }, other, 20).freeIn, 12.11);
    assert.equal(restart({ system: 'macos' }, other, 20).advice, undefined);
    assert.equal(restart({ system: 'macos' }, { ...other, user: 'root' }, 20).outcome, 'succeeds');
    assert.equal(restart({ system: 'illumos' }, other, 20).outcome, 'succeeds');
  });

  it('leaves another address of the machine alone', () => {
    for (const system of systems) {
      assert.equal(restart({ system }, { newAddress: 'other' }, 20).outcome, 'succeeds', system);
    }
  });

  it('leaves nothing in the way with UDP once the old server has ended', () => {
    for (const system of systems) {
      assert.equal(restart({ system }, { protocol: 'udp' }).outcome, 'succeeds', system);
    }
    assert.equal(restart({}, { protocol: 'udp', oldListenerAlive: true }).errno, 'EADDRINUSE');
    const shared = restart({}, { ...both, protocol: 'udp', oldListenerAlive: true, user: 'other' });
    assert.equal(shared.outcome, 'succeeds');
    const refused = restart({}, { protocol: 'udp', oldOptions: reuse, oldListenerAlive: true });
    assert.match(refused.reason, /^The old server's socket, with SO_REUSEADDR, is in the way\. /);
  });

  it('fails while the old server is still there, and while its connection is in any state but closed', () => {
    const story = timeline({ ...defaultScenario, otherEnd: 'lingers', lastAckLost: true });
    for (const { at, id } of story.moments) {
      const gone = id === 'server-leaves-time-wait';
      assert.equal(restartNow(story, at, defaultChoice).outcome, gone ? 'succeeds' : 'fails', id);
    }
  });

  it('is free at once after SO_LINGER {1, 0}', () => {
    assert.equal(restart({ lingerZero: true }, {}, 2).headline, 'bind() succeeds.');
  });

  it('leaves options that the system does not have out of account', () => {
    const windowsOnly = { exclusive: true, reusePortLb: true } as const;
    assert.match(restart({}, { newOptions: windowsOnly }).reason, /neither SO_REUSEADDR nor SO_REUSEPORT/);
    assert.deepEqual(
      systems.map((system) => reuseOptions[system].map((option) => reuseOptionName(system, option)).join(' ')),
      [
        'SO_REUSEADDR SO_REUSEPORT',
        'SO_REUSEADDR SO_REUSEPORT SO_REUSEPORT_LB',
        'SO_REUSEADDR SO_REUSEPORT',
        'SO_REUSEADDR SO_EXCLUSIVEADDRUSE',
        'SO_REUSEADDR SO_EXCLBIND',
      ],
    );
  });

  it('is what bindOutcome says of the sockets at that moment', () => {
    const story = timeline(defaultScenario);
    for (const { at } of story.moments) {
      const holders = holdersAt(story, at, 'server', defaultChoice);
      const direct = bindOutcome('linux', holders, {
        address: { family: 4, host: 'wildcard' },
        options: {},
        user: 'same',
      });
      assert.equal(restartNow(story, at, defaultChoice).outcome, direct.outcome);
    }
  });
});

describe('holdersAt', () => {
  it('shows both ends', () => {
    const story = timeline({ ...defaultScenario, firstCloser: 'client' });
    const states = (end: 'server' | 'client', at: number): string[] =>
      holdersAt(story, at, end, defaultChoice).map(({ state }) => state);
    assert.deepEqual(states('server', 1), ['LISTEN', 'ESTABLISHED']);
    assert.deepEqual(states('server', 2.05), ['LISTEN', 'CLOSE_WAIT']);
    assert.deepEqual(states('server', 10), []);
    assert.deepEqual(states('client', 0), ['SYN_SENT']);
    assert.deepEqual(states('client', 10), ['CLIENT_TIME_WAIT']);
    assert.deepEqual(holdersAt(story, 10, 'client', { ...defaultChoice, protocol: 'udp' }), []);
  });
});
