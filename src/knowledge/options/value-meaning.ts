/** What a value means once it is set: the unit, and what the system makes of it. */

export interface WrittenValue {
  /** Of an option that takes a number. */
  readonly number?: number;
  /** The number is that of true or false. */
  readonly isSwitch?: true;
  /** What the number is counted in, where the call counts in something else than the option itself. */
  readonly unit?: 's' | 'ms';
  /** Of one that takes a struct, in order; undefined for those that are not known. */
  readonly members?: readonly (number | undefined)[];
  /** Of a call that takes a span of time as such: `Duration::from_secs(5)` is 5000. */
  readonly milliseconds?: number;
  /** `None`, `nil`, `null`: the call takes it to switch the option off. */
  readonly none?: true;
  /** A library passes it on in its own way, not the program to setsockopt(). */
  readonly library?: true;
}

/**
 * One sentence about the value of an option as it is written, or undefined where there is nothing to add to the number.
 * Sources: those of the option's entry.
 */
export function valueMeaning(option: string, value: WrittenValue): string | undefined {
  switch (option) {
    case 'SO_LINGER':
      return linger(value);
    case 'SO_RCVTIMEO':
    case 'SO_SNDTIMEO':
      return timeout(value);
    default: {
      const number = numberOf(option, value);
      if (number === undefined || number < 0 || !Object.hasOwn(meanings, option)) return undefined;
      // Where an API only asks whether, the number is the library's.
      if (value.isSwitch && !SWITCHES.has(option)) return undefined;
      const meaning = meanings[option]!(number);
      return meaning === undefined ? undefined : `${written(value) ?? String(number)}: ${meaning}`;
    }
  }
}

/** The number that the option gets, in its own unit. */
function numberOf(option: string, { number, unit, milliseconds }: WrittenValue): number | undefined {
  const span =
    milliseconds ?? (number !== undefined && unit !== undefined ? number * (unit === 's' ? 1000 : 1) : undefined);
  if (span === undefined) return number;
  return IN_SECONDS.has(option) ? Math.floor(span / 1000) : IN_MILLISECONDS.has(option) ? span : undefined;
}

/** Options that are on or off. */
const SWITCHES: ReadonlySet<string> = new Set([
  'SO_REUSEADDR',
  'SO_REUSEPORT',
  'SO_KEEPALIVE',
  'SO_BROADCAST',
  'SO_OOBINLINE',
  'SO_EXCLUSIVEADDRUSE',
  'TCP_CORK',
  'TCP_NODELAY',
  'IPV6_V6ONLY',
]);

const IN_SECONDS: ReadonlySet<string> = new Set([
  'TCP_KEEPIDLE',
  'TCP_KEEPALIVE',
  'TCP_KEEPINTVL',
  'TCP_KEEPINIT',
  'TCP_DEFER_ACCEPT',
  'TCP_LINGER2',
  'TCP_CONNECTIONTIMEOUT',
  'TCP_MAXRT',
]);
const IN_MILLISECONDS: ReadonlySet<string> = new Set(['TCP_USER_TIMEOUT']);

/** The value as it is repeated before what it means. */
function written({ number, members, milliseconds, none, unit }: WrittenValue): string | undefined {
  if (members) return `{${members.map((member) => (member === undefined ? '…' : String(member))).join(', ')}}`;
  if (milliseconds !== undefined) return time(milliseconds);
  if (number !== undefined) return `${String(number)}${unit === undefined ? '' : ` ${unit}`}`;
  return none && 'none';
}

/** A number alone is the time, as Go and the JDK's channels have it: below 0 switches off. */
function linger(value: WrittenValue): string | undefined {
  const { number, members, milliseconds, none } = value;
  const on = members ? members[0] : none || (number ?? 0) < 0 ? 0 : 1;
  const span = milliseconds === undefined ? number : Math.floor(milliseconds / 1000);
  const seconds = members ? members[1] : span;
  const shown = written(value);
  if (shown === undefined) return undefined;
  if (on === 0) return `${shown}: close() returns at once, and the system goes on sending what is left.`;
  if (on === undefined || seconds === undefined) return undefined;
  if (seconds === 0)
    return `${shown}: close() throws unsent data away and sends RST; the peer sees ECONNRESET, and nobody enters TIME_WAIT.`;
  // What a library makes of it on macOS, where there is SO_LINGER_SEC too, is its own affair.
  const apple = members && !value.library ? `; on macOS ${String(seconds)} hundredths of a second` : '';
  return `${shown}: close() waits up to ${String(seconds)} s for what is left to be delivered${apple}.`;
}

function timeout(value: WrittenValue): string | undefined {
  const { number, members, milliseconds, none, unit } = value;
  const [seconds, fraction] = members ?? [];
  const span =
    milliseconds ??
    (number !== undefined && unit !== undefined ? number * (unit === 's' ? 1000 : 1) : undefined) ??
    (seconds !== undefined && fraction !== undefined ? seconds * 1000 + fraction / 1000 : undefined);
  const shown = written(value);
  if (none || span === 0) return `${shown ?? ''}: no timeout, the call waits for as long as it takes.`;
  if (span !== undefined && shown !== undefined)
    return `${shown}: ${shown === time(span) ? 'then' : `${time(span)}, then`} the call fails, with EAGAIN on Unix and WSAETIMEDOUT on Windows.`;
  if (number === undefined) return undefined;
  return number === 0
    ? '0: no timeout on Windows; other systems take a struct timeval.'
    : `${String(number)}: ${time(number)} on Windows, where the value is in milliseconds; other systems take a struct timeval.`;
}

/** Milliseconds in a unit that reads well. */
function time(milliseconds: number): string {
  if (milliseconds < 1000) return `${String(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  return seconds < 120 ? `${String(seconds)} s` : `${String(Math.round((seconds / 60) * 10) / 10)} minutes`;
}

/** What Linux makes of the size of a buffer: twice the number, and never less than a few packets. Measured on Linux 6.18. */
function buffer(limit: string, least: number): (bytes: number) => string {
  return (bytes) => {
    const kept =
      2 * bytes < least
        ? `${String(least)} bytes for it, the least it keeps`
        : `${String(2 * bytes)} bytes for it, twice the number, for its own bookkeeping (${limit} limits it)`;
    return `Linux keeps ${kept}, and no longer adjusts the buffer; other systems take the number as it is, within their limits.`;
  };
}

/** The names of the classes of RFC 2474, 2597, 3246 and 8622, by number. */
const DSCP: Readonly<Record<number, string>> = {
  0: 'best effort',
  1: 'LE',
  8: 'CS1',
  16: 'CS2',
  24: 'CS3',
  32: 'CS4',
  40: 'CS5',
  46: 'EF',
  48: 'CS6',
  56: 'CS7',
};

function trafficClass(byte: number): string {
  const dscp = byte >> 2;
  const assured = dscp >= 10 && dscp <= 38 && dscp % 2 === 0 && dscp % 8 !== 0;
  const name = DSCP[dscp] ?? (assured ? `AF${String(dscp >> 3)}${String((dscp & 7) >> 1)}` : undefined);
  return `DSCP ${String(dscp)}${name === undefined ? '' : ` (${name})`}; the two lowest bits belong to ECN.`;
}

const hops = (count: number): string =>
  count === 0
    ? 'does not leave this machine.'
    : count === 1
      ? 'does not leave the local network.'
      : `passes ${String(count - 1)} ${count === 2 ? 'router' : 'routers'} at most.`;

/** @param zero what 0 means; absent where it is not known of every system that has the option */
const seconds =
  (text: (duration: string) => string, zero?: string) =>
  (value: number): string | undefined =>
    value === 0 ? zero : text(time(value * 1000));

const refusedZero = 'Linux refuses it with EINVAL.';

/** That 1 switches an option on goes without saying. */
const offOnly = (value: number): string | undefined => (value === 0 ? 'switched off.' : undefined);

const firstProbe = (duration: string): string => `the first probe after ${duration} without traffic.`;

/** IP_MTU_DISCOVER on Linux, by number. */
const DISCOVERY: readonly string[] = [
  'never sets the DF bit: routers may fragment.',
  'fragments by what is known of the path, where the route says so.',
  'always sets the DF bit: what is longer than the path takes fails with EMSGSIZE.',
  'sets the DF bit and disregards what is known of the path.',
  "sets no DF bit and takes the interface's MTU, whatever ICMP says.",
  'as IP_PMTUDISC_INTERFACE, but lets longer datagrams be fragmented.',
];

const meanings: Readonly<Record<string, (value: number) => string | undefined>> = {
  SO_RCVBUF: buffer('net.core.rmem_max', 2304),
  SO_SNDBUF: buffer('net.core.wmem_max', 4608),
  TCP_USER_TIMEOUT: (value) =>
    value === 0
      ? 'the default of the system.'
      : `after ${time(value)} without an acknowledgement the connection is closed with ETIMEDOUT.`,
  TCP_KEEPIDLE: seconds(firstProbe, refusedZero),
  TCP_KEEPALIVE: seconds(firstProbe),
  TCP_KEEPINTVL: seconds((duration) => `${duration} between probes.`, refusedZero),
  TCP_KEEPINIT: seconds((duration) => `connect() gives up after ${duration}.`),
  TCP_CONNECTIONTIMEOUT: seconds((duration) => `connect() gives up after ${duration}.`),
  TCP_MAXRT: seconds((duration) => `after ${duration} of sending again the connection is given up.`),
  TCP_KEEPCNT: (value) => (value === 0 ? refusedZero : 'so many probes without an answer end the connection.'),
  TCP_DEFER_ACCEPT: seconds(
    (duration) => `accept() waits for data of the client, ${duration} at most.`,
    'switched off.',
  ),
  TCP_LINGER2: seconds(
    (duration) => `${duration} in FIN_WAIT_2 at most; TIME_WAIT is not meant by it.`,
    'the default of the system.',
  ),
  TCP_FASTOPEN: (value) =>
    value === 0 ? 'switched off.' : 'on Linux so many Fast Open requests may wait; elsewhere it only switches on.',
  TCP_MAXSEG: () => 'bytes of data in a segment at most.',
  TCP_NOTSENT_LOWAT: () => 'with more unsent bytes than that the socket does not count as writable.',
  SO_RCVLOWAT: (value) => (value === 0 ? undefined : 'a read waits for that many bytes.'),
  SO_BUSY_POLL: (value) =>
    value === 0 ? 'switched off.' : `a read that finds nothing polls the device for ${String(value)} µs.`,
  SO_MAX_PACING_RATE: () => 'bytes per second at most.',
  IP_MTU_DISCOVER: (value) => (value in DISCOVERY ? `on Linux ${DISCOVERY[value]!}` : undefined),
  IP_TOS: trafficClass,
  IPV6_TCLASS: trafficClass,
  IP_TTL: (value) => (value === 0 ? refusedZero : hops(value)),
  IPV6_UNICAST_HOPS: hops,
  IP_MULTICAST_TTL: hops,
  IPV6_MULTICAST_HOPS: hops,
  SO_REUSEADDR: offOnly,
  SO_REUSEPORT: offOnly,
  SO_KEEPALIVE: offOnly,
  SO_BROADCAST: offOnly,
  SO_OOBINLINE: offOnly,
  SO_EXCLUSIVEADDRUSE: offOnly,
  TCP_CORK: (value) => (value === 0 ? 'sends at once what was held back.' : undefined),
  TCP_NODELAY: (value) => (value === 0 ? "Nagle's algorithm stays on." : undefined),
  IPV6_V6ONLY: (value) =>
    value === 0
      ? 'takes IPv4 connections as well, as ::ffff:a.b.c.d; not on OpenBSD, which has no dual stack.'
      : 'IPv6 alone.',
};
