/** What a value means once it is set: the unit, and what the system makes of it. */

export interface WrittenValue {
  /** Of an option that takes a number. */
  readonly number?: number;
  /** Of one that takes a struct, in order; undefined for those that are not known. */
  readonly members?: readonly (number | undefined)[];
}

/**
 * One sentence about the value of an option as it is written, or undefined where there is nothing to add to the number.
 * Sources: those of the option's entry.
 */
export function valueMeaning(option: string, { number, members }: WrittenValue): string | undefined {
  switch (option) {
    case 'SO_LINGER':
      return members && linger(members[0], members[1]);
    case 'SO_RCVTIMEO':
    case 'SO_SNDTIMEO':
      return timeout(number, members);
    default:
      return number === undefined || number < 0
        ? undefined
        : Object.hasOwn(meanings, option)
          ? meanings[option]!(number)
          : undefined;
  }
}

function linger(on: number | undefined, time: number | undefined): string | undefined {
  const written = `{${String(on)}, ${time === undefined ? '…' : String(time)}}`;
  if (on === 0) return `${written}: close() returns at once, and the system goes on sending what is left.`;
  if (on === undefined || time === undefined) return undefined;
  if (time === 0)
    return `${written}: close() throws unsent data away and sends RST; the peer sees ECONNRESET, and nobody enters TIME_WAIT.`;
  return `${written}: close() waits up to ${String(time)} s for what is left to be delivered; on macOS ${String(time)} hundredths of a second.`;
}

function timeout(number: number | undefined, members: WrittenValue['members']): string | undefined {
  const [seconds, fraction] = members ?? [];
  if (seconds === 0 && fraction === 0) return '{0, 0}: no timeout, the call waits for as long as it takes.';
  if (seconds !== undefined && fraction !== undefined)
    return `{${String(seconds)}, ${String(fraction)}}: ${String(seconds + fraction / 1e6)} s, then the call fails with EAGAIN.`;
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

function buffer(limit: string): (bytes: number) => string {
  return (bytes) =>
    `${String(bytes)}: Linux keeps ${String(2 * bytes)} bytes for it, twice the number, for its own bookkeeping (${limit} limits it), and no longer adjusts the buffer; other systems take the number as it is, within their limits.`;
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
  return `${String(byte)}: DSCP ${String(dscp)}${name === undefined ? '' : ` (${name})`}; the two lowest bits belong to ECN.`;
}

const hops = (count: number): string =>
  count === 0
    ? '0: does not leave this machine.'
    : count === 1
      ? '1: does not leave the local network.'
      : `${String(count)}: passes ${String(count - 1)} routers at most.`;

const seconds =
  (text: (duration: string) => string) =>
  (value: number): string =>
    `${String(value)}: ${text(time(value * 1000))}`;

/** That 1 switches an option on goes without saying. */
const offOnly = (value: number): string | undefined => (value === 0 ? '0: switched off.' : undefined);

const meanings: Readonly<Record<string, (value: number) => string | undefined>> = {
  SO_RCVBUF: buffer('net.core.rmem_max'),
  SO_SNDBUF: buffer('net.core.wmem_max'),
  TCP_USER_TIMEOUT: (value) =>
    value === 0
      ? '0: the default of the system.'
      : `${String(value)}: after ${time(value)} without an acknowledgement the connection is closed with ETIMEDOUT.`,
  TCP_KEEPIDLE: seconds((duration) => `the first probe after ${duration} without traffic.`),
  TCP_KEEPALIVE: seconds((duration) => `the first probe after ${duration} without traffic.`),
  TCP_KEEPINTVL: seconds((duration) => `${duration} between probes.`),
  TCP_KEEPCNT: (value) => `${String(value)}: so many probes without an answer end the connection.`,
  TCP_DEFER_ACCEPT: seconds((duration) => `accept() waits for data of the client, ${duration} at most.`),
  TCP_LINGER2: seconds((duration) => `${duration} in FIN_WAIT_2 at most; TIME_WAIT is not meant by it.`),
  TCP_FASTOPEN: (value) => `${String(value)}: so many Fast Open requests may wait.`,
  TCP_MAXSEG: (value) => `${String(value)}: bytes of data in a segment at most.`,
  SO_RCVLOWAT: (value) => `${String(value)}: a read waits for that many bytes.`,
  IP_TOS: trafficClass,
  IPV6_TCLASS: trafficClass,
  IP_TTL: hops,
  IPV6_UNICAST_HOPS: hops,
  IP_MULTICAST_TTL: hops,
  IPV6_MULTICAST_HOPS: hops,
  SO_REUSEADDR: offOnly,
  SO_REUSEPORT: offOnly,
  SO_KEEPALIVE: offOnly,
  TCP_NODELAY: (value) => (value === 0 ? "0: Nagle's algorithm stays on." : undefined),
  IPV6_V6ONLY: (value) =>
    value === 0
      ? '0: takes IPv4 connections as well, as ::ffff:a.b.c.d; not on OpenBSD, which has no dual stack.'
      : `${String(value)}: IPv6 alone.`,
};
