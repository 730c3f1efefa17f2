import {
  effectiveAddress,
  isConnected,
  type BindAddress,
  type BindOutcome,
  type Holder,
  type Newcomer,
  type ReuseOptions,
} from './model';

const known = {
  basis: 'documentation',
  source: 'Microsoft Learn, "Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE" (Windows Server 2003 and later)',
} as const;

const reports = 'Microsoft Learn, "SO_EXCLUSIVEADDRUSE"; project threads joyent/libuv#1360 and dotnet/corefx#24562';

type Kind = 'plain' | 'reuse' | 'exclusive';

/** Order of the columns below. */
const columns: readonly (readonly [Kind, 'wildcard' | 'specific'])[] = [
  ['plain', 'wildcard'],
  ['plain', 'specific'],
  ['reuse', 'wildcard'],
  ['reuse', 'specific'],
  ['exclusive', 'wildcard'],
  ['exclusive', 'specific'],
];

/**
 * Microsoft's table for one user account: row = first bind, column = second bind.
 * o succeeds, u WSAEADDRINUSE, a WSAEACCES.
 */
const sameUser: Readonly<Record<`${Kind} ${'wildcard' | 'specific'}`, string>> = {
  'plain wildcard': 'uoaouo',
  'plain specific': 'ouoauu',
  'reuse wildcard': 'uooouo',
  'reuse specific': 'ouoouu',
  'exclusive wildcard': 'uaaaua',
  'exclusive specific': 'ouoauu',
};

/** What differs when the second program runs under another account. */
const otherUser: Partial<typeof sameUser> = {
  'plain wildcard': 'uaaaua',
  'reuse wildcard': 'uaooua',
};

function kindOf(options: ReuseOptions): Kind {
  if (options.exclusive === true) {
    return 'exclusive';
  }
  return options.reuseAddr === true ? 'reuse' : 'plain';
}

function hostOf(address: BindAddress): 'wildcard' | 'specific' {
  return address.host === 'wildcard' ? 'wildcard' : 'specific';
}

/** bind() on Windows Server 2003 and later, as far as Microsoft documents it. */
export function windowsBind(holder: Holder, newcomer: Newcomer): BindOutcome {
  const held = effectiveAddress(holder);
  const { address } = newcomer;
  if (held.family !== address.family) {
    return {
      outcome: 'not confirmed',
      basis: 'unconfirmed',
      source: known.source,
      reason: 'A dual-stack wildcard bind is checked against both address families; the details are not documented.',
    };
  }
  const bothSpecific = held.host !== 'wildcard' && address.host !== 'wildcard';
  if (bothSpecific && held.host !== address.host) {
    return { ...known, outcome: 'succeeds', reason: 'The two sockets are bound to different addresses.' };
  }
  if (isConnected(holder.state)) {
    return besideConnection(holder, newcomer);
  }
  const row = `${kindOf(holder.options)} ${hostOf(held)}` as const;
  const column = columns.findIndex(([kind, host]) => kind === kindOf(newcomer.options) && host === hostOf(address));
  // The documentation has one table per "same account or not"; it names no exception for administrators.
  const table = newcomer.user === 'same' ? sameUser[row] : (otherUser[row] ?? sameUser[row]);
  switch (table[column]) {
    case 'o':
      return { ...known, outcome: 'succeeds', reason: grantReason(held, address) };
    case 'a':
      return {
        ...known,
        outcome: 'fails',
        errno: 'WSAEACCES',
        reason: 'Windows protects the first socket from being shadowed by this one.',
      };
    default:
      return {
        ...known,
        outcome: 'fails',
        errno: 'WSAEADDRINUSE',
        reason: 'Another socket already has this address and port.',
      };
  }
}

function grantReason(held: BindAddress, address: BindAddress): string {
  return held.host === address.host
    ? 'Both sockets have SO_REUSEADDR; which of them gets the traffic is undefined.'
    : 'The wildcard and a specific address may share a port here.';
}

function besideConnection(holder: Holder, newcomer: Newcomer): BindOutcome {
  const timeWait = holder.state === 'TIME_WAIT' || holder.state === 'CLIENT_TIME_WAIT';
  if (newcomer.options.exclusive === true && !timeWait && holder.options.exclusive === true) {
    return {
      outcome: 'fails',
      errno: 'WSAEADDRINUSE',
      basis: 'documentation',
      source: 'Microsoft Learn, "SO_EXCLUSIVEADDRUSE"',
      reason:
        'An exclusive bind is refused until the connections accepted by the previous exclusive listener are finished.',
    };
  }
  return {
    outcome: 'not confirmed',
    basis: 'unconfirmed',
    source: reports,
    reason:
      newcomer.options.exclusive === true
        ? 'Whether such a leftover blocks an exclusive bind is not documented.'
        : 'Programs are reported to bind again at once without any option; Microsoft does not document it.',
  };
}
