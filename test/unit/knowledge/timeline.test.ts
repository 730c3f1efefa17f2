import assert from 'node:assert/strict';
import {
  defaultScenario,
  idleChoices,
  momentAt,
  portTable,
  segmentsAt,
  stateName,
  systems,
  timeline,
  timeWaitLength,
  withoutTimeWait,
  type Moment,
  type Scenario,
  type TcpState,
  type Timeline,
} from '../../../src/knowledge';

function play(change: Partial<Scenario> = {}): Timeline {
  return timeline({ ...defaultScenario, ...change });
}

function find({ moments }: Timeline, id: string): Moment {
  const moment = moments.find((one) => one.id === id);
  assert.ok(moment, `there is no ${id} in ${moments.map((one) => one.id).join(', ')}`);
  return moment;
}

/** All combinations of the reader's choices. */
const scenarios: readonly Scenario[] = systems.flatMap((system) =>
  (['server', 'client'] as const).flatMap((firstCloser) =>
    (['closes at once', 'lingers'] as const).flatMap((otherEnd) =>
      Array.from({ length: 16 }, (_, bits) => ({
        system,
        firstCloser,
        otherEnd,
        lastAckLost: (bits & 1) > 0,
        lateDuplicate: (bits & 2) > 0,
        lingerZero: (bits & 4) > 0,
        serverKilled: (bits & 8) > 0,
      })),
    ),
  ),
);

/** RFC 9293, figure 5, without CLOSING, plus the reset that ends a connection from any state. */
const transitions: Readonly<Record<TcpState, readonly TcpState[]>> = {
  CLOSED: ['SYN-SENT', 'SYN-RECEIVED'],
  LISTEN: ['SYN-RECEIVED'],
  'SYN-SENT': ['ESTABLISHED'],
  'SYN-RECEIVED': ['ESTABLISHED'],
  ESTABLISHED: ['FIN-WAIT-1', 'CLOSE-WAIT', 'CLOSED'],
  'FIN-WAIT-1': ['FIN-WAIT-2', 'CLOSED'],
  'FIN-WAIT-2': ['TIME-WAIT', 'CLOSED'],
  'CLOSE-WAIT': ['LAST-ACK', 'CLOSED'],
  'LAST-ACK': ['CLOSED'],
  'TIME-WAIT': ['CLOSED'],
};

function checkStory(story: Timeline, name: string): void {
  const { moments, segments, until } = story;
  assert.equal(new Set(moments.map(({ id }) => id)).size, moments.length, name);
  assert.equal(new Set(segments.map(({ id }) => id)).size, segments.length, name);
  const sent = new Map(segments.map((segment) => [segment.id, segment]));
  moments.forEach((moment, index) => {
    const before = moments[index - 1] ?? { at: 0, client: 'CLOSED', server: 'LISTEN' };
    assert.ok(moment.at >= before.at && moment.at < until, name);
    for (const end of ['client', 'server'] as const) {
      const [from, to] = [before[end], moment[end]];
      assert.ok(from === to || transitions[from].includes(to), `${name}: ${end} ${from} to ${to} at ${moment.id}`);
    }
    assert.match(moment.text, /[.?]$/);
    assert.ok(moment.text.length < 330, `${String(moment.text.length)} letters: ${moment.text}`);
    assert.doesNotMatch(moment.title + moment.text, /undefined|\[object/);
    for (const id of moment.sent) assert.equal(sent.get(id)?.sentAt, moment.at, id);
    if (moment.arrived !== undefined) {
      const segment = sent.get(moment.arrived);
      assert.equal(segment?.arrivesAt, moment.at, moment.arrived);
      assert.notEqual(segment.from, moment.end);
    }
  });
  const arrivals = moments.flatMap(({ arrived = [] }) => arrived);
  const silent = segments.filter(({ id, arrivesAt }) => arrivesAt !== undefined && !arrivals.includes(id));
  // What reaches an end that has nothing on the port, or acknowledges nothing new, changes nothing and needs no word.
  assert.ok(
    silent.every(({ flags }) => flags.includes('RST') || flags.join() === 'ACK'),
    `${name}: nothing is said of ${silent.map(({ id }) => id).join(', ')}`,
  );
}

describe('the timeline of a connection', () => {
  it('goes from state to state as RFC 9293 says, with a sentence for each moment, whatever is chosen', () => {
    assert.equal(scenarios.length, 320);
    for (const scenario of scenarios) checkStory(timeline(scenario), JSON.stringify(scenario));
  });

  it('ends with nothing left, except what a timeline is about: no listener and no connection', () => {
    for (const scenario of scenarios) {
      const last = timeline(scenario).moments.at(-1);
      assert.deepEqual(
        [last?.server, last?.client, last?.listening],
        ['CLOSED', 'CLOSED', false],
        JSON.stringify(scenario),
      );
    }
  });

  it('is the normal close of RFC 9293, figure 12', () => {
    const states = play()
      .moments.slice(8)
      .map(({ server, client }) => `${server} ${client}`);
    assert.deepEqual(states, [
      'FIN-WAIT-1 ESTABLISHED',
      'FIN-WAIT-1 CLOSE-WAIT',
      'FIN-WAIT-1 LAST-ACK',
      'FIN-WAIT-2 LAST-ACK',
      'TIME-WAIT LAST-ACK',
      'TIME-WAIT CLOSED',
      'CLOSED CLOSED',
    ]);
    const numbers = play()
      .segments.slice(6)
      .map(({ from, label, seq, ack }) => `${from} ${label} ${seq} ${String(ack)}`);
    assert.deepEqual(numbers, [
      'server FIN y+301 x+101',
      'client ACK x+101 y+302',
      'client FIN x+101 y+302',
      'server ACK y+302 x+102',
    ]);
  });

  it('puts the end that closes first into TIME-WAIT, and only that one', () => {
    for (const scenario of scenarios) {
      const { timeWait, moments } = timeline(scenario);
      const waiting = (['server', 'client'] as const).filter((end) => moments.some((one) => one[end] === 'TIME-WAIT'));
      assert.deepEqual(waiting, scenario.lingerZero ? [] : [scenario.firstCloser], JSON.stringify(scenario));
      assert.equal(timeWait?.end, scenario.lingerZero ? undefined : scenario.firstCloser);
    }
  });

  it('keeps TIME-WAIT as long as the system does, counted from the last ACK', () => {
    for (const system of systems) {
      for (const lastAckLost of [false, true]) {
        const { timeWait, moments } = play({ system, lastAckLost });
        assert.ok(timeWait);
        const { seconds } = timeWaitLength[system];
        const lastAck = lastAckLost ? 3.11 : 2.11;
        assert.deepEqual([timeWait.from, timeWait.to], [2.11, lastAck + (seconds ?? 300)], system);
        assert.equal(timeWait.confirmed, seconds !== undefined);
        assert.equal(moments.at(-1)?.at, timeWait.to);
      }
    }
  });

  it('answers a repeated FIN after a lost last ACK, so that the other end gets done', () => {
    const story = play({ lastAckLost: true });
    assert.deepEqual(
      story.segments.filter(({ arrivesAt }) => arrivesAt === undefined).map(({ id }) => id),
      ['server-ack'],
    );
    assert.equal(find(story, 'client-repeats-fin').at, 3.06);
    assert.equal(find(story, 'server-answers-fin-again').server, 'TIME-WAIT');
    assert.equal(find(story, 'client-is-done').at, 3.16);
  });

  it('holds the second half open for 20 s where the other end lingers', () => {
    const story = play({ otherEnd: 'lingers' });
    assert.equal(momentAt(story, 15).server, 'FIN-WAIT-2');
    assert.equal(momentAt(story, 15).client, 'CLOSE-WAIT');
    assert.equal(find(story, 'server-enters-time-wait').at, 22.1);
  });

  it('throws a late copy away; the reset that follows ends TIME-WAIT on Linux and illumos only', () => {
    for (const system of systems) {
      const { timeWait, moments } = play({ system, lateDuplicate: true });
      const short = system === 'linux' || system === 'illumos';
      assert.equal(timeWait?.cutShort, short, system);
      assert.equal(timeWait.to < 13, short, system);
      assert.ok(moments.some(({ id }) => id === 'server-drops-late-copy'));
    }
  });

  it('resets with SO_LINGER {1, 0}: neither end keeps anything', () => {
    const story = play({ lingerZero: true });
    assert.deepEqual(find(story, 'server-aborts').server, 'CLOSED');
    assert.match(find(story, 'client-is-aborted').text, /ECONNRESET/);
    assert.equal(story.timeWait, undefined);
  });

  it('closes for a killed process as close() would', () => {
    const [killed, stopped] = [play({ serverKilled: true }), play()];
    assert.match(find(killed, 'server-is-killed').text, /killed/);
    assert.deepEqual(
      killed.moments.map(({ at, server, client }) => [at, server, client]),
      stopped.moments.map(({ at, server, client }) => [at, server, client]),
    );
  });

  it('says on Windows what is not confirmed', () => {
    assert.match(play({ system: 'windows' }).remarks.join(' '), /not confirmed/);
    assert.match(play({ system: 'windows', serverKilled: true }).remarks.join(' '), /killed process is not confirmed/);
    assert.deepEqual(play().remarks, []);
  });

  it('knows which choices change nothing', () => {
    assert.deepEqual(idleChoices(defaultScenario), []);
    assert.deepEqual(idleChoices({ ...defaultScenario, lingerZero: true }), ['otherEnd', 'lastAckLost']);
  });

  it('tells what is true at any time, and which segments are on their way', () => {
    const story = play();
    assert.equal(momentAt(story, -1).id, 'client-connects');
    assert.equal(momentAt(story, 2.1).id, 'server-fin-is-acked');
    assert.equal(momentAt(story, 1e9).id, 'server-leaves-time-wait');
    assert.deepEqual(
      segmentsAt(story, 2.08).map(({ id }) => id),
      ['client-ack-3', 'client-fin'],
    );
    assert.deepEqual(segmentsAt(story, 30), []);
  });
});

describe('without TIME-WAIT', () => {
  const [late, lost] = withoutTimeWait;
  assert.ok(late && lost);

  it('both stories hold together', () => {
    for (const { id, timeline: story } of withoutTimeWait) {
      checkStory(story, id);
      assert.ok(story.moments.every(({ server, client }) => server !== 'TIME-WAIT' && client !== 'TIME-WAIT'));
    }
  });

  it('a late copy is read by the next connection', () => {
    const read = find(late.timeline, 'server-reads-late-copy');
    assert.deepEqual([read.server, read.client, read.arrived], ['ESTABLISHED', 'ESTABLISHED', 'late-copy']);
    const again = find(late.timeline, 'client-connects-again');
    const copy = late.timeline.segments.find(({ id }) => id === 'late-copy');
    assert.ok(copy && copy.sentAt < again.at && read.at > again.at);
  });

  it('a lost last ACK ends in a reset', () => {
    assert.equal(find(lost.timeline, 'server-forgets-at-once').server, 'CLOSED');
    assert.deepEqual(find(lost.timeline, 'server-refuses-fin').sent, ['server-rst']);
    assert.match(find(lost.timeline, 'client-gets-reset-in-last-ack').text, /ECONNRESET/);
  });
});

describe('the port table', () => {
  it('prints what ss prints on Linux', () => {
    const story = play();
    const rows = (at: number): string[] => portTable(story, at).rows.map(({ cells }) => cells.join(' '));
    assert.deepEqual(portTable(story, 0).head, [
      'State',
      'Recv-Q',
      'Send-Q',
      'Local Address:Port',
      'Peer Address:Port',
    ]);
    assert.deepEqual(rows(-1).length, 1);
    assert.deepEqual(rows(1.06), [
      'LISTEN 0 128 0.0.0.0:8080 0.0.0.0:*',
      'ESTAB 0 300 192.0.2.10:8080 198.51.100.7:51000',
    ]);
    assert.deepEqual(rows(2), ['FIN-WAIT-1 0 1 192.0.2.10:8080 198.51.100.7:51000']);
    assert.deepEqual(rows(30), ['TIME-WAIT 0 0 192.0.2.10:8080 198.51.100.7:51000']);
    assert.deepEqual(rows(63), []);
    assert.equal(portTable(story, 63).text, 'Nothing is on port 8080.');
    assert.equal(portTable(story, 30).text, 'On port 8080: a connection in TIME-WAIT.');
  });

  it('spells the states as the command of the system does', () => {
    assert.deepEqual(
      systems.map((system) => [stateName(system, 'LISTEN'), stateName(system, 'TIME-WAIT')].join(' ')),
      ['LISTEN TIME-WAIT', 'LISTEN TIME_WAIT', 'LISTEN TIME_WAIT', 'LISTENING TIME_WAIT', 'LISTEN TIME_WAIT'],
    );
    const bsd = portTable(play({ system: 'freebsd' }), 30).rows.map(({ cells }) => cells.join(' '));
    assert.deepEqual(bsd, ['tcp4 0 0 192.0.2.10.8080 198.51.100.7.51000 TIME_WAIT']);
    const windows = portTable(play({ system: 'windows' }), 1).rows.map(({ cells }) => cells.join(' '));
    assert.deepEqual(windows, [
      'TCP 0.0.0.0:8080 0.0.0.0:0 LISTENING',
      'TCP 192.0.2.10:8080 198.51.100.7:51000 ESTABLISHED',
    ]);
  });

  it('has one cell for each column, in every state of every story', () => {
    for (const scenario of scenarios) {
      const story = timeline(scenario);
      for (const { at } of story.moments) {
        const { head, rows } = portTable(story, at);
        assert.ok(rows.every(({ cells }) => cells.length === head.length && cells.every((cell) => cell !== '')));
      }
    }
  });

  it('shows a listener that stays, on its own address', () => {
    const table = portTable(play(), 30, { oldAddress: 'specific', oldListenerAlive: true });
    assert.deepEqual(
      table.rows.map(({ socket, state }) => [socket, state]),
      [
        ['listener', 'LISTEN'],
        ['connection', 'TIME-WAIT'],
      ],
    );
    assert.equal(table.rows[0]?.cells[3], '192.0.2.10:8080');
  });
});
