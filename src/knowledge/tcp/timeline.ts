/** The story of one connection, as the reader's choices make it. */
import { timeWaitLength } from '../bind/time-wait-length';
import type { System } from '../bind/model';
import { otherEnd, Simulation, type World } from './simulation';
import type { Moment, Scenario, Segment, Timeline } from './model';

/** Where the story starts before anything is chosen: the restart that people stumble over. */
export const defaultScenario: Scenario = {
  system: 'linux',
  firstCloser: 'server',
  otherEnd: 'closes at once',
  lastAckLost: false,
  lateDuplicate: false,
  lingerZero: false,
  serverKilled: false,
};

/** Seconds of the story at which the programs act. */
const closesAt = 2;
const lingersFor = 20;
const lateBy = 10;
const stopsAfter = 3;

/** Windows: TcpTimedWaitDelay can be set from 30 to 300 s, and the default of today's versions is not confirmed. */
const longestOnWindows = 300;

/** Systems on which a reset with exactly the expected number ends TIME-WAIT; FreeBSD and macOS ignore it. */
const resetEnds: Readonly<Record<System, boolean>> = {
  linux: true,
  illumos: true,
  freebsd: false,
  macos: false,
  windows: false,
};

/** How an end in TIME-WAIT behaves on a system. */
export function timeWaitOf(system: System): Pick<World, 'timeWait' | 'timeWaitConfirmed' | 'resetEndsTimeWait'> {
  const { seconds } = timeWaitLength[system];
  return {
    timeWait: seconds ?? longestOnWindows,
    timeWaitConfirmed: seconds !== undefined,
    resetEndsTimeWait: resetEnds[system],
  };
}

/** Plays one connection from its first SYN until nothing is left of it. Times are seconds from the client's connect(). */
export function timeline(scenario: Scenario): Timeline {
  const { system, firstCloser, lastAckLost, lateDuplicate, lingerZero, serverKilled } = scenario;
  const waits = scenario.otherEnd === 'lingers' ? lingersFor : 0.01;
  const over = closesAt + (scenario.otherEnd === 'lingers' ? lingersFor : 0);
  const simulation = new Simulation({
    system,
    ...timeWaitOf(system),
    lastAckLost,
    ...(lateDuplicate ? { lateCopy: { to: firstCloser, at: over + lateBy } } : {}),
    react: (end) =>
      end === otherEnd(firstCloser)
        ? { after: waits, how: end === 'server' && serverKilled ? 'kill' : 'close' }
        : undefined,
  });
  simulation.at(0, () => simulation.connect());
  simulation.at(1, () => simulation.request());
  const serverFirst = firstCloser === 'server';
  simulation.at(closesAt, () => simulation.close(firstCloser, serverFirst, serverFirst && serverKilled, lingerZero));
  if (!serverFirst && !serverKilled) {
    simulation.at(over + stopsAfter, () => simulation.close('server', true, false, false));
  }
  return { ...simulation.play(), remarks: remarksOn(scenario) };
}

function remarksOn({ system, lastAckLost, lateDuplicate, lingerZero, serverKilled }: Scenario): readonly string[] {
  const remarks: string[] = [];
  if (system === 'windows' && !lingerZero) {
    remarks.push(
      'How long TIME-WAIT lasts by default on Windows is not confirmed. It is drawn as 300 s, the longest that the registry value TcpTimedWaitDelay allows.',
    );
  }
  if (system === 'freebsd') {
    remarks.push(
      'The client is on another machine. For peers on the same one, FreeBSD 14 keeps no TIME-WAIT (net.inet.tcp.nolocaltimewait).',
    );
  }
  if (system === 'windows' && serverKilled) {
    remarks.push(
      'How Windows ends the connections of a killed process is not confirmed; here it closes them in order, as Unix systems do.',
    );
  }
  if (lastAckLost && !lingerZero) {
    remarks.push(
      'The FIN is repeated after 1 s, as RFC 6298 recommends at the least. Systems may be quicker; Linux is.',
    );
  }
  if (lateDuplicate && !lingerZero) {
    remarks.push(remarkOnReset[system]);
  }
  return remarks;
}

const remarkOnReset: Readonly<Record<System, string>> = {
  linux:
    'That a reset ends TIME-WAIT on Linux: tcp_timewait_state_process() in the kernel source, and measured on Linux 6.18. Where a firewall drops such resets, TIME-WAIT goes on.',
  illumos: 'That a reset ends TIME-WAIT on illumos: tcp_time_wait_processing() in its source; not run.',
  freebsd: 'That FreeBSD ignores a reset in TIME-WAIT: tcp_twcheck() in its source; not run.',
  macos: 'That macOS ignores a reset in TIME-WAIT: tcp_input() in the source of xnu; not run.',
  windows: 'What a reset does to TIME-WAIT on Windows is not confirmed.',
};

/** The last moment at or before a time, in seconds: what is true then. Before the first one, that is the first. */
export function momentAt({ moments }: Timeline, at: number): Moment {
  const found = moments.filter((moment) => moment.at <= at).at(-1) ?? moments[0];
  if (found === undefined) throw new RangeError('a timeline without moments');
  return found;
}

/** The segments on their way at a time, in seconds; a lost one counts for half the usual way. */
export function segmentsAt({ segments }: Timeline, at: number): readonly Segment[] {
  return segments.filter(({ sentAt, arrivesAt }) => sentAt <= at && at < (arrivesAt ?? sentAt + 0.025));
}

/** The choices of a scenario that change nothing in it, so that they can be shown as idle. */
export function idleChoices(scenario: Scenario): readonly (keyof Scenario)[] {
  const flipped: readonly Partial<Scenario>[] = [
    { otherEnd: scenario.otherEnd === 'lingers' ? 'closes at once' : 'lingers' },
    { lastAckLost: !scenario.lastAckLost },
    { lateDuplicate: !scenario.lateDuplicate },
    { lingerZero: !scenario.lingerZero },
    { serverKilled: !scenario.serverKilled },
  ];
  const played = JSON.stringify(timeline(scenario).moments);
  return flipped
    .filter((change) => JSON.stringify(timeline({ ...scenario, ...change }).moments) === played)
    .flatMap((change) => Object.keys(change) as (keyof Scenario)[]);
}
