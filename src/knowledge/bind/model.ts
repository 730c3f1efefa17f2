/**
 * The vocabulary of the question "a socket already holds this port; what does bind() on another one say?".
 */

/** Systems whose bind() is described here. */
export const systems = ['linux', 'freebsd', 'macos', 'windows', 'illumos'] as const;
export type System = (typeof systems)[number];

/** How a system is written in text. */
export const systemTitle: Readonly<Record<System, string>> = {
  linux: 'Linux',
  freebsd: 'FreeBSD',
  macos: 'macOS',
  windows: 'Windows',
  illumos: 'illumos',
};

/**
 * State of the socket that is in the way.
 * CLIENT_ marks a socket that was bound and then connected by itself; the others come from accept().
 * ORPHANED_FIN_WAIT2: closed by its program, the peer has acknowledged the FIN but not sent its own.
 */
export type HolderState =
  | 'BOUND'
  | 'LISTEN'
  | 'ESTABLISHED'
  | 'CLIENT_ESTABLISHED'
  | 'CLOSE_WAIT'
  | 'SYN_SENT'
  | 'FIN_WAIT1'
  | 'LAST_ACK'
  | 'ORPHANED_FIN_WAIT2'
  | 'TIME_WAIT'
  | 'CLIENT_TIME_WAIT';

/** The options that take part in the decision. Absent means not set. */
export interface ReuseOptions {
  readonly reuseAddr?: boolean;
  readonly reusePort?: boolean;
  /** FreeBSD only. */
  readonly reusePortLb?: boolean;
  /** SO_EXCLUSIVEADDRUSE on Windows, SO_EXCLBIND on illumos. */
  readonly exclusive?: boolean;
}

/**
 * A local address, as far as it matters here: the wildcard, or one of two different specific ones.
 * `mapped` is an IPv4 address written ::ffff:a.b.c.d on an IPv6 socket; `v6only` is the IPV6_V6ONLY flag of a wildcard.
 */
export interface BindAddress {
  readonly family: 4 | 6;
  readonly host: 'wildcard' | 'specific' | 'other';
  readonly v6only?: boolean;
  readonly mapped?: boolean;
}

/** The socket that holds the port. For a connection, `address` may be given as its listener was bound. */
export interface Holder {
  readonly protocol: 'tcp' | 'udp';
  readonly state: HolderState;
  readonly address: BindAddress;
  readonly options: ReuseOptions;
}

/** The socket that calls bind() with the same port number. */
export interface Newcomer {
  readonly address: BindAddress;
  readonly options: ReuseOptions;
  /** Whose process calls bind(), seen from the holder's owner. root: privileged, whatever the holder's owner. */
  readonly user: 'same' | 'other' | 'root';
}

/**
 * How an answer is known. measured: run on a kernel; source model: worked out from the system's source code, not run;
 * documentation: the vendor says so; unconfirmed: nothing solid was found.
 */
export type Basis = 'measured' | 'source model' | 'documentation' | 'unconfirmed';

/** What bind() says. `errno` is present exactly when it fails. */
export interface BindOutcome {
  readonly outcome: 'succeeds' | 'fails' | 'not confirmed';
  readonly errno?: 'EADDRINUSE' | 'WSAEADDRINUSE' | 'WSAEACCES';
  /** One plain sentence: why. */
  readonly reason: string;
  readonly basis: Basis;
  readonly source: string;
  /** The socket that the answer is about, where one holds the port. */
  readonly holder?: Holder;
}

const connectedStates: ReadonlySet<HolderState> = new Set([
  'ESTABLISHED',
  'CLIENT_ESTABLISHED',
  'CLOSE_WAIT',
  'SYN_SENT',
  'FIN_WAIT1',
  'LAST_ACK',
  'ORPHANED_FIN_WAIT2',
  'TIME_WAIT',
  'CLIENT_TIME_WAIT',
]);

/** Whether the holder is, or was, a connection: it then counts with one specific local address. */
export function isConnected(state: HolderState): boolean {
  return connectedStates.has(state);
}

/** The address the holder counts with. A connection has a specific one even where its listener was bound to the wildcard. */
export function effectiveAddress(holder: Holder): BindAddress {
  const { address, state } = holder;
  return address.host === 'wildcard' && isConnected(state) ? { family: address.family, host: 'specific' } : address;
}

/** Whether an IPv6 address stands for IPv4 as well or only: a dual-stack wildcard, or a mapped address. */
function coversIpv4(address: BindAddress): boolean {
  return address.family === 4 || address.mapped === true || (address.host === 'wildcard' && address.v6only !== true);
}

function coversIpv6(address: BindAddress): boolean {
  return address.family === 6 && address.mapped !== true;
}

/**
 * Whether two addresses have an endpoint in common, by Linux's reckoning (measured in all pairs of 0.0.0.0, 127.0.0.1,
 * dual and v6-only ::, ::1 and ::ffff:127.0.0.1).
 */
export function overlaps(a: BindAddress, b: BindAddress): boolean {
  const shareFamily = (coversIpv4(a) && coversIpv4(b)) || (coversIpv6(a) && coversIpv6(b));
  return shareFamily && (a.host === 'wildcard' || b.host === 'wildcard' || a.host === b.host);
}
