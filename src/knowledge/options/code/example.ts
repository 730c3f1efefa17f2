import type { LevelName } from '../levels';
import type { OptionOnPlatform, OptionPlatform } from '../option';

/** What a line of code is written from. */
export interface Example {
  readonly name: string;
  readonly level: LevelName;
  readonly value: ExampleValue;
  readonly platforms: Readonly<Record<OptionPlatform, OptionOnPlatform>>;
}

/**
 * What the line sets or reads: a number (with its name in C, where it has one), a number to be read, a text, or a value of
 * a type of its own.
 */
export type ExampleValue =
  | { readonly kind: 'number'; readonly number: number; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'read' }
  | { readonly kind: OwnType };

const ownTypes = [
  'linger',
  'timeval',
  'mreq',
  'mreq-source',
  'address',
  'interface',
  'mreq6',
  'group',
  'credentials',
  'info',
  'cookie',
  'filter',
  'accept-filter',
  'packet-info',
  'port-range',
] as const;
type OwnType = (typeof ownTypes)[number];

/** By option. A number stands for itself, `NAME=2` for one with a name, `"…"` for a text. Most others are switched on. */
const values: Readonly<Record<string, string>> = {
  SO_LINGER: 'linger',
  SO_LINGER_SEC: 'linger',
  SO_BINDTODEVICE: '"eth0"',
  SO_ATTACH_REUSEPORT_CBPF: 'filter',
  SO_ATTACH_FILTER: 'filter',
  SO_RCVBUF: '1048576',
  SO_SNDBUF: '1048576',
  SO_RCVBUFFORCE: '8388608',
  SO_SNDBUFFORCE: '8388608',
  SO_RCVTIMEO: 'timeval',
  SO_SNDTIMEO: 'timeval',
  SO_RCVLOWAT: '1024',
  SO_SNDLOWAT: 'read',
  SO_PRIORITY: '6',
  SO_MARK: '7',
  SO_BUSY_POLL: '50',
  SO_ERROR: 'read',
  SO_TYPE: 'read',
  SO_DOMAIN: 'read',
  SO_PROTOCOL: 'read',
  SO_ACCEPTCONN: 'read',
  SO_INCOMING_CPU: '0',
  SO_TIMESTAMPING: 'SOF_TIMESTAMPING_RX_SOFTWARE | SOF_TIMESTAMPING_SOFTWARE=24',
  SO_PEERCRED: 'credentials',
  SO_COOKIE: 'cookie',
  SO_ACCEPTFILTER: 'accept-filter',
  LOCAL_PEERCRED: 'credentials',
  TCP_KEEPIDLE: '60',
  TCP_KEEPALIVE: '60',
  TCP_KEEPINTVL: '10',
  TCP_KEEPCNT: '5',
  TCP_USER_TIMEOUT: '30000',
  TCP_DEFER_ACCEPT: '5',
  TCP_FASTOPEN: '16',
  TCP_MAXSEG: '1200',
  TCP_CONGESTION: '"bbr"',
  TCP_INFO: 'info',
  TCP_SYNCNT: '3',
  TCP_LINGER2: '10',
  TCP_WINDOW_CLAMP: '65536',
  TCP_NOTSENT_LOWAT: '16384',
  TCP_CONNECTIONTIMEOUT: '10',
  UDP_SEGMENT: '1200',
  IP_TTL: '64',
  IP_TOS: '184',
  IP_LOCAL_PORT_RANGE: 'port-range',
  IP_PORTRANGE: 'IP_PORTRANGE_HIGH=1',
  IP_MULTICAST_TTL: '4',
  IP_MULTICAST_LOOP: '0',
  IP_MULTICAST_IF: 'address',
  IP_ADD_MEMBERSHIP: 'mreq',
  IP_DROP_MEMBERSHIP: 'mreq',
  IP_ADD_SOURCE_MEMBERSHIP: 'mreq-source',
  IP_MULTICAST_ALL: '0',
  IP_MTU_DISCOVER: 'IP_PMTUDISC_DO=2',
  IP_MTU: 'read',
  MCAST_JOIN_GROUP: 'group',
  IPV6_UNICAST_HOPS: '64',
  IPV6_MULTICAST_HOPS: '4',
  IPV6_MULTICAST_IF: 'interface',
  IPV6_MULTICAST_LOOP: '0',
  IPV6_JOIN_GROUP: 'mreq6',
  IPV6_LEAVE_GROUP: 'mreq6',
  IPV6_TCLASS: '184',
  IPV6_PKTINFO: 'packet-info',
};

/** The value that an option's line of code shows. */
export function exampleValue(name: string): ExampleValue {
  const written = values[name] ?? '1';
  const own = ownTypes.find((type) => type === written);
  if (own !== undefined) return { kind: own };
  if (written === 'read') return { kind: 'read' };
  if (written.startsWith('"')) return { kind: 'text', text: written.slice(1, -1) };
  const [text = '', number = text] = written.split('=');
  return { kind: 'number', number: Number(number), text };
}

const order = ['linux', 'macos', 'freebsd', 'windows', 'illumos', 'openbsd'] as const;

/** The first system that has the option, with its number there: for languages that have no name for it. */
export function numberOn({ platforms }: Example): { readonly platform: OptionPlatform; readonly number: number } {
  const platform = order.find((candidate) => platforms[candidate].present) ?? 'linux';
  return { platform, number: platforms[platform].value ?? 0 };
}

/** Whether the option's first system is Windows, whose calls take other types. */
export function onlyWindows(example: Example): boolean {
  return numberOn(example).platform === 'windows';
}

/** The names of a list written as text. */
export function nameSet(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
