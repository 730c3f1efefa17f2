import { optionNamesByLevel } from './names';

/** A level under the name this project uses for it: the standard one where a level has several. */
export type LevelName =
  keyof typeof optionNamesByLevel | 'SOL_RAW' | 'IPPROTO_ICMP' | 'IPPROTO_ICMPV6' | 'IPPROTO_SCTP';

/**
 * Names that stand for the same number, the canonical name first. The SOL_ spellings come from Linux, the
 * IPPROTO_ ones from POSIX; the numbers are equal wherever both exist (linux include/linux/socket.h, netinet/in.h).
 */
const aliases: Readonly<Record<LevelName, readonly string[]>> = {
  SOL_SOCKET: ['SOL_SOCKET'],
  IPPROTO_TCP: ['IPPROTO_TCP', 'SOL_TCP'],
  IPPROTO_IP: ['IPPROTO_IP', 'SOL_IP'],
  IPPROTO_IPV6: ['IPPROTO_IPV6', 'SOL_IPV6'],
  IPPROTO_UDP: ['IPPROTO_UDP', 'SOL_UDP'],
  IPPROTO_UDPLITE: ['IPPROTO_UDPLITE', 'SOL_UDPLITE'],
  IPPROTO_ICMP: ['IPPROTO_ICMP'],
  IPPROTO_ICMPV6: ['IPPROTO_ICMPV6', 'SOL_ICMPV6'],
  IPPROTO_SCTP: ['IPPROTO_SCTP', 'SOL_SCTP'],
  SOL_RAW: ['SOL_RAW', 'IPPROTO_RAW'],
  SOL_LOCAL: ['SOL_LOCAL'],
  SOL_MPTCP: ['SOL_MPTCP'],
  SOL_TLS: ['SOL_TLS'],
  SOL_NETLINK: ['SOL_NETLINK'],
  SOL_PACKET: ['SOL_PACKET'],
  AF_VSOCK: ['AF_VSOCK', 'PF_VSOCK'],
};

/** Levels of other protocols: recognised as levels, but no option of theirs is in the table. */
const otherLevels: ReadonlySet<string> = new Set([
  'IPPROTO_MPTCP',
  'IPPROTO_DCCP',
  'IPPROTO_IGMP',
  'IPPROTO_PGM',
  'IPPROTO_RM',
  'IPPROTO_ESP',
  'IPPROTO_AH',
  'NSPROTO_IPX',
  'SOL_DCCP',
  'SOL_ATALK',
  'SOL_AX25',
  'SOL_NETROM',
  'SOL_ROSE',
  'SOL_X25',
  'SOL_ATM',
  'SOL_AAL',
  'SOL_IRDA',
  'SOL_LLC',
  'SOL_NETBEUI',
  'SOL_TIPC',
  'SOL_RXRPC',
  'SOL_PPPOL2TP',
  'SOL_BLUETOOTH',
  'SOL_HCI',
  'SOL_L2CAP',
  'SOL_SCO',
  'SOL_RFCOMM',
  'SOL_PNPIPE',
  'SOL_RDS',
  'SOL_IUCV',
  'SOL_CAIF',
  'SOL_ALG',
  'SOL_NFC',
  'SOL_KCM',
  'SOL_XDP',
  'SOL_SMC',
  'SOL_VSOCK',
  'SOL_CAN_BASE',
  'SOL_CAN_RAW',
  'SOL_IRLMP',
  'SOL_UNIX',
  'SOL_FILTER',
  'SOL_ROUTE',
]);

/**
 * Options that are right on more than one level, with every level that is right on at least one system.
 * IPV6_CHECKSUM and IPV6_HDRINCL on SOL_RAW, UDP_* on the UDP-Lite level: accepted by Linux 6.18 (measured).
 */
const furtherLevels: Readonly<Record<string, readonly LevelName[]>> = {
  MCAST_BLOCK_SOURCE: ['IPPROTO_IPV6'],
  MCAST_JOIN_GROUP: ['IPPROTO_IPV6'],
  MCAST_JOIN_SOURCE_GROUP: ['IPPROTO_IPV6'],
  MCAST_LEAVE_GROUP: ['IPPROTO_IPV6'],
  MCAST_LEAVE_SOURCE_GROUP: ['IPPROTO_IPV6'],
  MCAST_MSFILTER: ['IPPROTO_IPV6'],
  MCAST_UNBLOCK_SOURCE: ['IPPROTO_IPV6'],
  // Windows has it on SOL_SOCKET; Linux netfilter on the level of the address family (linux/netfilter_ipv4.h).
  SO_ORIGINAL_DST: ['IPPROTO_IP', 'IPPROTO_IPV6'],
  IPV6_CHECKSUM: ['SOL_RAW', 'IPPROTO_ICMPV6'],
  IPV6_HDRINCL: ['SOL_RAW'],
};

/** What a canonical level's options are also accepted on. */
const siblingLevels: Readonly<Partial<Record<LevelName, readonly string[]>>> = {
  IPPROTO_UDP: ['IPPROTO_UDPLITE'],
  IPPROTO_UDPLITE: ['IPPROTO_UDP'],
  SOL_MPTCP: ['IPPROTO_MPTCP', 'IPPROTO_TCP'],
  AF_VSOCK: ['SOL_VSOCK'],
  // FreeBSD and macOS define SOL_LOCAL as 0, and IPPROTO_IP is 0 too: old code writes either.
  SOL_LOCAL: ['IPPROTO_IP', 'SOL_UNIX'],
};

let levelByOption: Map<string, LevelName> | undefined;
let canonicalByLevel: Map<string, LevelName> | undefined;

function optionTable(): Map<string, LevelName> {
  if (levelByOption === undefined) {
    levelByOption = new Map();
    for (const [level, names] of Object.entries(optionNamesByLevel)) {
      for (const name of names.trim().split(/\s+/)) {
        levelByOption.set(name, level as LevelName);
      }
    }
  }
  return levelByOption;
}

function canonicalTable(): Map<string, LevelName> {
  if (canonicalByLevel === undefined) {
    canonicalByLevel = new Map();
    for (const [level, names] of Object.entries(aliases)) {
      for (const name of names) {
        canonicalByLevel.set(name, level as LevelName);
      }
    }
  }
  return canonicalByLevel;
}

/** All option names in the table, in no particular order; flags such as MSG_PEEK and SOCK_CLOEXEC are not options. */
export function optionNames(): readonly string[] {
  return [...optionTable().keys()];
}

/** Whether `name` (the bare C name) is a socket option we know. */
export function isOptionName(name: string): boolean {
  return optionTable().has(name);
}

/** Whether `name` can stand in the level argument of setsockopt(). */
export function isLevelName(name: string): boolean {
  return canonicalTable().has(name) || otherLevels.has(name);
}

/** The canonical level of an option, or undefined for a name that is not in the table. */
export function levelOf(option: string): LevelName | undefined {
  return optionTable().get(option);
}

/** The canonical name of a level (SOL_TCP gives IPPROTO_TCP), or undefined where the level is not one with options in the table. */
export function canonicalLevel(level: string): LevelName | undefined {
  return canonicalTable().get(level);
}

/** Every name of the same level, the canonical one first; just the name itself for a level without aliases. */
export function levelAliases(level: string): readonly string[] {
  const canonical = canonicalTable().get(level);
  return canonical === undefined ? [level] : aliases[canonical];
}

/**
 * Whether passing `option` with `level` is right on at least one system. Generous on purpose: true for any name we do not
 * know, so that only a clear mistake (SO_REUSEADDR with IPPROTO_TCP) is false.
 */
export function acceptsLevel(option: string, level: string): boolean {
  const own = optionTable().get(option);
  if (own === undefined || !isLevelName(level)) {
    return true;
  }
  const given: string = canonicalTable().get(level) ?? level;
  return (
    given === own ||
    (furtherLevels[option] ?? []).some((further) => further === given) ||
    (siblingLevels[own] ?? []).includes(given)
  );
}
