/** Eight situations: predict what bind() returns. The answers are worked out by bindOutcome(). */
import type { BindOutcome, Holder, Newcomer, ReuseOptions, System } from '../bind/model';
import { bindOutcome } from '../bind/outcome';
import type { Exercise, ExerciseChoice } from './model';

const wildcard = { family: 4, host: 'wildcard' } as const;
const reuseAddr: ReuseOptions = { reuseAddr: true };

function left(state: Holder['state'], options: ReuseOptions): Holder {
  return { protocol: 'tcp', state, address: wildcard, options };
}

function starts(options: ReuseOptions, change: Partial<Newcomer> = {}): Newcomer {
  return { address: wildcard, options, user: 'same', ...change };
}

function choices(system: System, { outcome, errno }: BindOutcome): readonly ExerciseChoice[] {
  const errors = system === 'windows' ? (['WSAEADDRINUSE', 'WSAEACCES'] as const) : (['EADDRINUSE'] as const);
  return [
    { label: 'It succeeds', right: outcome === 'succeeds' },
    ...errors.map((name) => ({ label: `It fails with ${name}`, right: errno === name })),
  ];
}

const situations: readonly Omit<Exercise, 'choices' | 'outcome'>[] = [
  {
    id: 'server-closed-first',
    situation:
      'Linux. A TCP server without any option has closed a connection first and has ended. Ten seconds later the same program starts again.',
    system: 'linux',
    holders: [left('TIME_WAIT', {})],
    newcomer: starts({}),
    explanation:
      'The server closed first, so the connection is in TIME_WAIT on its side, for 60 s. Its record has the port, and nobody has asked bind() to overlook it.',
  },
  {
    id: 'client-closed-first',
    situation:
      'Linux. The same server, but all clients had closed first; then it was stopped. Ten seconds later it starts again.',
    system: 'linux',
    holders: [],
    newcomer: starts({}),
    explanation:
      'The clients have the TIME_WAITs, on ports of their own. On the port of the server nothing is left, so no option is needed.',
  },
  {
    id: 'option-just-added',
    situation:
      'Linux. As in the first case, but meanwhile somebody has added SO_REUSEADDR before bind(), and it is the new program that starts after ten seconds.',
    system: 'linux',
    holders: [left('TIME_WAIT', {})],
    newcomer: starts(reuseAddr),
    explanation:
      'Linux wants the option on both sockets, and the record in TIME_WAIT has what the old run had set: nothing. Once that minute is over, every later restart succeeds.',
  },
  {
    id: 'option-just-added-freebsd',
    situation:
      'FreeBSD. The same: the old run had no option, the new one sets SO_REUSEADDR and starts after ten seconds.',
    system: 'freebsd',
    holders: [left('TIME_WAIT', {})],
    newcomer: starts(reuseAddr),
    explanation: 'On FreeBSD, as on macOS and illumos, only the options of the socket that calls bind() count.',
  },
  {
    id: 'still-listening',
    situation: 'Linux. The old server is still running. Both it and the second copy set SO_REUSEADDR.',
    system: 'linux',
    holders: [left('LISTEN', reuseAddr)],
    newcomer: starts(reuseAddr),
    explanation:
      'SO_REUSEADDR is about leftovers. A listener that is alive is none, and Linux lets no second one in beside it.',
  },
  {
    id: 'wrong-option',
    situation:
      'Linux. The old run had set SO_REUSEPORT and left a connection in TIME_WAIT; the new run sets SO_REUSEADDR instead.',
    system: 'linux',
    holders: [left('TIME_WAIT', { reusePort: true })],
    newcomer: starts(reuseAddr),
    explanation: 'The two options do not stand in for each other: one and the same has to be on both sockets.',
  },
  {
    id: 'windows-hijack',
    situation:
      'Windows. A server that sets SO_REUSEADDR is running and serves clients. A second program of the same user sets SO_REUSEADDR and binds the same address and port.',
    system: 'windows',
    holders: [left('LISTEN', reuseAddr)],
    newcomer: starts(reuseAddr),
    explanation:
      'On Windows the option has another meaning: two sockets that both set it may have one live port, and which of them gets the clients is undefined. Servers there leave it off, or set SO_EXCLUSIVEADDRUSE.',
  },
  {
    id: 'udp-other-user',
    situation:
      'Linux. A UDP server that sets SO_REUSEADDR is running. A program of another user sets SO_REUSEADDR and binds the same port.',
    system: 'linux',
    holders: [{ protocol: 'udp', state: 'BOUND', address: wildcard, options: reuseAddr }],
    newcomer: starts(reuseAddr, { user: 'other' }),
    explanation:
      'UDP knows no listening, so nothing stops it, and the user does not matter. Over IPv4 the last one to bind then gets all datagrams: a reason not to set the option on a UDP server.',
  },
];

/** The exercise, in order. */
export const exercise: readonly Exercise[] = situations.map((situation) => {
  const { system, holders, newcomer } = situation;
  const outcome = bindOutcome(system, holders, newcomer);
  return { ...situation, outcome, choices: choices(system, outcome) };
});
