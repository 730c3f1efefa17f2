/**
 * The timeline on the kernel: one connection is played as each scenario says, and the states of both ends, read from
 * /proc/net/tcp, are those of timeline().
 */
import assert from 'node:assert/strict';
import {
  defaultChoice,
  defaultScenario,
  momentAt,
  restartNow,
  timeline,
  timeWaitLength,
  type Scenario,
} from '../../src/knowledge';
import { obstacle } from './build';
import { python } from './languages/python';
import { Network } from './network';
import { Program, run } from './process';

/** States of the server's and the client's end, in the kernel's names. */
type Pair = readonly [server: string, client: string];

interface Seen {
  readonly afterFirst: Pair;
  readonly ackLost?: Pair;
  readonly afterSecond?: Pair;
  readonly afterCopy?: Pair;
  /** Seconds left of TIME_WAIT when both ends have closed. */
  readonly left?: number;
}

/** The other end waits in the timeline as it does in the program that plays it: until it is told. */
const scenarios: readonly Scenario[] = (['server', 'client'] as const).flatMap((firstCloser) =>
  [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => ({
    ...defaultScenario,
    firstCloser,
    otherEnd: 'lingers' as const,
    lastAckLost: (bits & 1) > 0,
    lingerZero: (bits & 2) > 0,
    serverKilled: (bits & 4) > 0,
  })),
);

/** A process that is killed cannot keep its socket until the filter that loses the ACK is taken away. */
function canBePlayed({ firstCloser, lastAckLost, lingerZero, serverKilled }: Scenario): boolean {
  return !(firstCloser === 'client' && lastAckLost && serverKilled && !lingerZero);
}

/** As /proc/net/tcp has it. */
function kernelName(state: string): string {
  return state === 'CLOSED' || state === 'LISTEN' ? 'gone' : state.replace('WAIT-', 'WAIT').replaceAll('-', '_');
}

function statesAt(scenario: Scenario, at: number): Pair {
  const { server, client } = momentAt(timeline(scenario), at);
  return [kernelName(server), kernelName(client)];
}

describe('the timeline on the kernel', () => {
  const reason = process.platform === 'linux' ? obstacle(python) : `not on ${process.platform}`;
  if (reason !== undefined) {
    it(`skipped: ${reason}`);
    return;
  }
  let network: Network;
  before(async () => {
    network = await Network.open();
    console.log(`    connections are made in: ${network.description}`);
  });
  after(() => network.close());

  async function play(scenario: Scenario, resetEnds = true): Promise<Seen> {
    const program = new Program([...network.prefix, python.toolchain.tool, 'test/proof/bind/story.py']);
    try {
      program.write(JSON.stringify({ ...scenario, port: await network.freePort(), resetEnds }));
      program.write('');
      const line = await program.line(/^\{.*\}$/m);
      assert.ok(line, program.output);
      return JSON.parse(line) as Seen;
    } finally {
      await program.stop();
    }
  }

  for (const scenario of scenarios.filter(canBePlayed)) {
    const { firstCloser, lastAckLost, lingerZero, serverKilled } = scenario;
    const about = [
      `${firstCloser} first`,
      ...(lingerZero ? ['with SO_LINGER {1, 0}'] : []),
      ...(lastAckLost ? ['last ACK lost'] : []),
      ...(serverKilled ? ['server killed'] : []),
    ];
    it(about.join(', '), async () => {
      const seen = await play(scenario);
      assert.deepEqual(seen.afterFirst, statesAt(scenario, 15));
      if (lingerZero) {
        assert.equal(timeline(scenario).timeWait, undefined);
        return;
      }
      if (lastAckLost) assert.deepEqual(seen.ackLost, statesAt(scenario, 22.2));
      assert.deepEqual(seen.afterSecond, statesAt(scenario, 24));
      const { seconds } = timeWaitLength.linux;
      assert.ok(seconds !== undefined && seen.left !== undefined);
      assert.ok(seen.left > seconds - 5 && seen.left <= seconds, `${String(seen.left)} s are left of TIME_WAIT`);
    });
  }

  describe('a late copy of the request', () => {
    const scenario: Scenario = { ...defaultScenario, lateDuplicate: true };

    it('leads to a reset that ends TIME_WAIT, and the port is free', async function () {
      if (process.getuid?.() !== 0 && network.prefix.length === 0) this.skip();
      const { afterSecond, afterCopy } = await play(scenario);
      assert.deepEqual(afterSecond, statesAt(scenario, 5));
      assert.deepEqual(afterCopy, statesAt(scenario, 13));
      assert.equal(restartNow(timeline(scenario), 13, defaultChoice).outcome, 'succeeds');
    });

    it('does not end it with net.ipv4.tcp_rfc1337', async function () {
      // Only where the setting is ours alone.
      if (network.prefix.length === 0) this.skip();
      const set = (value: number): Promise<unknown> =>
        run([...network.prefix, 'sh', '-c', `echo ${String(value)} > /proc/sys/net/ipv4/tcp_rfc1337`]);
      await set(1);
      try {
        assert.deepEqual((await play(scenario, false)).afterCopy, ['TIME_WAIT', 'gone']);
      } finally {
        await set(0);
      }
    });
  });
});
