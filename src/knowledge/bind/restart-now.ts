/** "Restart now": what bind() says to a second server at any moment of a timeline, and why. */
import type { Timeline } from '../tcp/model';
import { holdersAt, optionsOn, reuseOptionName, reuseOptions } from './holders';
import { bindOutcome } from './outcome';
import type { BindOutcome, Holder, System } from './model';
import type { RestartAnswer, RestartChoice } from './restart-model';

/** Where the choice starts: neither run sets anything, on the same wildcard address, as the same user. */
export const defaultChoice: RestartChoice = {
  protocol: 'tcp',
  oldOptions: {},
  newOptions: {},
  oldAddress: 'wildcard',
  newAddress: 'wildcard',
  user: 'same',
  oldListenerAlive: false,
};

const unixText = 'Address already in use';

/** The errors in the words of the system's own library. */
const errorTexts: Readonly<Record<NonNullable<BindOutcome['errno']>, string>> = {
  EADDRINUSE: unixText,
  WSAEADDRINUSE: 'Only one usage of each socket address (protocol/network address/port) is normally permitted',
  WSAEACCES: 'An attempt was made to access a socket in a way forbidden by its access permissions',
};

/** What bind() says to a second server that is started at a time of the timeline, in seconds. */
export function restartNow(timeline: Timeline, at: number, choice: RestartChoice): RestartAnswer {
  const { system } = timeline;
  const holders = holdersAt(timeline, at, 'server', choice);
  const outcome = answer(system, holders, choice);
  const { errno } = outcome;
  const errorText = errno === undefined ? undefined : errorTexts[errno];
  const fails = outcome.outcome === 'fails';
  const freeIn = fails && !isAlive(outcome.holder) ? secondsUntilFree(timeline, at, choice) : undefined;
  const advice = fails ? adviceFor(timeline, at, choice, outcome) : undefined;
  return {
    ...outcome,
    reason:
      fails && outcome.holder !== undefined
        ? `${describe(system, outcome.holder)}, is in the way. ${outcome.reason}`
        : outcome.reason,
    holders,
    headline: headline(outcome, errorText),
    ...(errorText === undefined ? {} : { errorText }),
    ...(freeIn === undefined ? {} : { freeIn }),
    ...(advice === undefined ? {} : { advice }),
  };
}

/** Whether a program still has the socket, so that no time frees the port. */
function isAlive(holder: Holder | undefined): boolean {
  return holder?.state === 'LISTEN' || holder?.state === 'BOUND';
}

function answer(system: System, holders: readonly Holder[], choice: RestartChoice): BindOutcome {
  const options = optionsOn(system, choice.newOptions);
  if (system === 'windows' && options.reuseAddr === true && options.exclusive === true) {
    return {
      outcome: 'not confirmed',
      reason:
        'Windows does not let one socket have both SO_REUSEADDR and SO_EXCLUSIVEADDRUSE: the second setsockopt() fails with WSAEINVAL.',
      basis: 'unconfirmed',
      source: 'project threads arvidn/libtorrent#1981 and markqvist/Reticulum#278',
    };
  }
  return bindOutcome(system, holders, {
    address: { family: 4, host: choice.newAddress },
    options,
    user: choice.user,
  });
}

function headline({ outcome, errno }: BindOutcome, errorText: string | undefined): string {
  switch (outcome) {
    case 'succeeds':
      return 'bind() succeeds.';
    case 'fails':
      return `bind() fails with ${errno ?? 'an error'}: "${errorText ?? ''}".`;
    case 'not confirmed':
      return 'Not confirmed.';
  }
}

const socketNames: Readonly<Record<Holder['state'], string>> = {
  BOUND: "The old server's socket",
  LISTEN: "The old server's listener (LISTEN)",
  SYN_SENT: 'The old connection (SYN-SENT)',
  ESTABLISHED: 'The old connection (ESTABLISHED)',
  CLIENT_ESTABLISHED: 'The old connection (ESTABLISHED)',
  CLOSE_WAIT: 'The old connection (CLOSE-WAIT)',
  FIN_WAIT1: 'The old connection (FIN-WAIT-1)',
  ORPHANED_FIN_WAIT2: 'The old connection (FIN-WAIT-2)',
  LAST_ACK: 'The old connection (LAST-ACK)',
  TIME_WAIT: 'The old connection (TIME-WAIT)',
  CLIENT_TIME_WAIT: 'The old connection (TIME-WAIT)',
};

/** Which socket it is, in which state, with which options: "The old connection (TIME-WAIT), without SO_REUSEADDR". */
function describe(system: System, { state, options }: Holder): string {
  const set = reuseOptions[system].filter((option) => options[option] === true);
  const names = set.map((option) => reuseOptionName(system, option));
  return `${socketNames[state]}, ${names.length === 0 ? 'without any of the options' : `with ${names.join(' and ')}`}`;
}

/** Seconds from a time until the same attempt would succeed, where the timeline alone brings it about. */
function secondsUntilFree(timeline: Timeline, at: number, choice: RestartChoice): number | undefined {
  const { system, moments } = timeline;
  const free = moments.find(
    (moment) =>
      moment.at > at && answer(system, holdersAt(timeline, moment.at, 'server', choice), choice).outcome === 'succeeds',
  );
  return free === undefined ? undefined : Math.round((free.at - at) * 100) / 100;
}

/** What would help, each found out by asking again with that one thing changed. */
function adviceFor(timeline: Timeline, at: number, choice: RestartChoice, { holder }: BindOutcome): string | undefined {
  const { system } = timeline;
  if (isAlive(holder)) {
    return 'Stop the old server first, and what has inherited its socket.';
  }
  // On Windows the option is no way out: it opens the port to other programs.
  if (system === 'windows') return undefined;
  const works = (change: RestartChoice): boolean =>
    answer(system, holdersAt(timeline, at, 'server', change), change).outcome === 'succeeds';
  const withOption = { ...choice, newOptions: { ...choice.newOptions, reuseAddr: true } };
  if (works(withOption)) {
    return 'Set SO_REUSEADDR before bind() in the new run: then bind() succeeds.';
  }
  if (works({ ...withOption, oldOptions: { ...choice.oldOptions, reuseAddr: true } })) {
    return 'Set SO_REUSEADDR before bind(), in every run: here the old run lacks it, so it helps from the next restart on.';
  }
  return undefined;
}
