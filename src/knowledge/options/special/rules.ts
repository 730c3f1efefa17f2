/**
 * What the rows of {@link ./rows} leave unsaid and is known all the same: each list holds the options of which it is true.
 * What Linux accepts on which socket, hands on with accept(), allows to a user without privilege and takes as a value was
 * tried on Linux 6.18; the rest is said by the manual page or the header file that the row names.
 */
import type { LevelName } from '../levels';
import type { OptionMoment, OptionPlatform, SocketKind, SocketOption } from '../option';

/** All options of these levels are for these sockets, unless {@link sockets} says otherwise. */
const socketsOfLevel: Readonly<Partial<Record<LevelName | 'flag', string>>> = {
  IPPROTO_TCP: 'tcp tcp-listener',
  IPPROTO_UDP: 'udp',
  SOL_LOCAL: 'unix',
  SOL_MPTCP: 'tcp tcp-listener',
  SOL_TLS: 'tcp',
  SOL_NETLINK: 'netlink',
  SOL_PACKET: 'packet',
  AF_VSOCK: 'vsock',
};

const sockets: Readonly<Record<string, string>> = {
  'tcp-listener': `
    SO_CONDITIONAL_ACCEPT SO_LISTENINCQLEN SO_LISTENQLEN SO_LISTENQLIMIT TCP_FASTOPEN_KEY TCP_REUSPORT_LB_NUMA TCP_SAVE_SYN
  `,
  'tcp-listener udp': 'SO_ATTACH_REUSEPORT_EBPF SO_DETACH_REUSEPORT_BPF',
  tcp: `
    IP_PKTOPTIONS SO_CONNECT_TIME SO_SPLICE SO_TXREHASH SO_UPDATE_ACCEPT_CONTEXT SO_UPDATE_CONNECT_CONTEXT TCP_CC_INFO TCP_CM_INQ
    TCP_INQ TCP_IS_MPTCP TCP_QUEUE_SEQ TCP_REPAIR TCP_REPAIR_OPTIONS TCP_REPAIR_QUEUE TCP_REPAIR_WINDOW TCP_SAVED_SYN
    TCP_TIMESTAMP TCP_ULP TCP_ZEROCOPY_RECEIVE
  `,
  'tcp udp unix': 'SO_PEEK_OFF',
  'tcp tcp-listener udp raw': `
    IP_DONTFRAGMENT IP_MINTTL IP_OPTIONS IP_PMTUDISC IP_PROTOCOL IP_UNICAST_IF IPV6_2292PKTOPTIONS IPV6_ADDR_PREFERENCES
    IPV6_AUTOFLOWLABEL IPV6_DONTFRAG IPV6_FLOWINFO_SEND IPV6_MINHOPCOUNT IPV6_MTU_DISCOVER IPV6_UNICAST_IF SO_BINDTOIFINDEX
    SO_MAX_PACING_RATE SO_BUF_LOCK
  `,
  'udp raw': `
    IP_BLOCK_SOURCE IP_CHECKSUM IP_DONTFRAG IP_DROP_SOURCE_MEMBERSHIP IP_MSFILTER IP_MULTICAST_IFINDEX IP_ONESBCAST
    IP_ORIGDSTADDR IP_RECVFRAGSIZE IP_RECVIF IP_RECVOPTS IP_RECVORIGDSTADDR IP_RECVRETOPTS IP_UNBLOCK_SOURCE MCAST_BLOCK_SOURCE
    MCAST_JOIN_SOURCE_GROUP MCAST_LEAVE_GROUP MCAST_LEAVE_SOURCE_GROUP MCAST_MSFILTER MCAST_UNBLOCK_SOURCE
    IPV6_2292DSTOPTS IPV6_2292HOPLIMIT IPV6_2292HOPOPTS IPV6_2292PKTINFO IPV6_2292RTHDR IPV6_ADD_MEMBERSHIP
    IPV6_DROP_MEMBERSHIP IPV6_JOIN_ANYCAST IPV6_LEAVE_ANYCAST IPV6_MSFILTER IPV6_MULTICAST_ALL IPV6_ORIGDSTADDR
    IPV6_RECVDSTOPTS IPV6_RECVFRAGSIZE IPV6_RECVHOPLIMIT IPV6_RECVHOPOPTS IPV6_RECVORIGDSTADDR IPV6_RECVRTHDR
  `,
  udp: 'IP_PASSSEC IP_SENDSRCADDR SO_BINTIME SO_MAXDG SO_MAXPATHDG SO_NO_CHECK',
  raw: `
    IP_NODEFRAG IP_ROUTER_ALERT IP_RSVP_OFF IP_RSVP_ON IP_RSVP_VIF_OFF IP_RSVP_VIF_ON IP_STRIPHDR IPV6_CHECKSUM
    IPV6_HDRINCL IPV6_ROUTER_ALERT
  `,
  unix: 'SO_INQ SO_PASSPIDFD SO_PASSRIGHTS SO_PEERGROUPS SO_PEERPIDFD',
  'unix netlink': 'SO_PASSSEC',
  packet: 'SO_NOFCS',
};

/** On Linux, measured: set on the listener before listen(), read on what accept() returned. */
const inherited: Readonly<Record<'yes' | 'no', string>> = {
  yes: `
    SO_BINDTOIFINDEX SO_BUF_LOCK SO_LOCK_FILTER SO_MAX_PACING_RATE SO_PEEK_OFF SO_PREFER_BUSY_POLL SO_RCVMARK SO_RCVPRIORITY
    SO_TIMESTAMPING_NEW SO_TIMESTAMPING_OLD SO_TIMESTAMPNS_NEW SO_TIMESTAMPNS_OLD SO_TIMESTAMP_NEW SO_TIMESTAMP_OLD
    SO_TXREHASH TCP_DELACK_MAX_US TCP_FASTOPEN_NO_COOKIE TCP_INQ TCP_RTO_MAX_MS TCP_RTO_MIN_US TCP_SAVE_SYN
    TCP_THIN_LINEAR_TIMEOUTS TCP_TX_DELAY IP_MINTTL IP_PMTUDISC IPV6_ADDR_PREFERENCES IPV6_AUTOFLOWLABEL IPV6_DONTFRAG
    IPV6_FLOWINFO_SEND IPV6_MINHOPCOUNT IPV6_MTU_DISCOVER
  `,
  no: 'IP_OPTIONS',
};

const privilege: Readonly<Record<string, string>> = {
  CAP_NET_ADMIN: `
    IPV6_JOIN_ANYCAST IP_XFRM_POLICY IPV6_XFRM_POLICY SO_BUSY_POLL_BUDGET SO_PREFER_BUSY_POLL TCP_AO_REPAIR TCP_REPAIR
  `,
  'CAP_NET_ADMIN on Linux': 'IP_IPSEC_POLICY IPV6_IPSEC_POLICY',
  'CAP_NET_RAW on Linux': 'IPV6_DSTOPTS IPV6_HOPOPTS IPV6_RTHDRDSTOPTS',
  CAP_NET_BROADCAST: 'NETLINK_LISTEN_ALL_NSID',
  'a privilege': 'IPV6_SEC_OPT IP_SEC_OPT SO_ALLZONES TCP_ANONPRIVBIND',
  root: 'SO_BINDANY IP_RSVP_OFF IP_RSVP_ON IP_RSVP_VIF_OFF IP_RSVP_VIF_ON',
};

const range: Readonly<Record<string, string>> = {
  '0 to 255': 'IP_MINTTL IPV6_MINHOPCOUNT',
  '0 to 3': 'SO_BUF_LOCK',
  '0 to 5 on Linux': 'IPV6_MTU_DISCOVER IP_PMTUDISC',
  '1000 to 120000': 'TCP_RTO_MAX_MS',
  '-1 for off, or an offset': 'SO_PEEK_OFF',
};

const replacedBy: Readonly<Record<string, string>> = {
  IPV6_JOIN_GROUP: 'IPV6_ADD_MEMBERSHIP',
  IPV6_LEAVE_GROUP: 'IPV6_DROP_MEMBERSHIP',
  IPV6_V6ONLY: 'IPV6_BINDV6ONLY',
  IPV6_RECVPKTINFO: 'IPV6_2292PKTINFO',
  IPV6_RECVHOPLIMIT: 'IPV6_2292HOPLIMIT',
  IPV6_RECVHOPOPTS: 'IPV6_2292HOPOPTS',
  IPV6_RECVDSTOPTS: 'IPV6_2292DSTOPTS',
  IPV6_RECVRTHDR: 'IPV6_2292RTHDR',
  IPV6_NEXTHOP: 'IPV6_2292NEXTHOP',
  IPV6_HOPOPTS: 'IPV6_RXHOPOPTS',
  IPV6_DSTOPTS: 'IPV6_RXDSTOPTS',
  IP_MTU_DISCOVER: 'IP_PMTUDISC',
  IP_NO_IFT_CELLULAR: 'IP_NO_IFT_PDP',
  SO_RTABLE: 'IP_RTABLE IPV6_RTABLE',
  SO_NET_SERVICE_TYPE: 'SO_OPPORTUNISTIC',
};

const when: Readonly<Partial<Record<OptionMoment, string>>> = {
  'before-listen': 'SO_CONDITIONAL_ACCEPT TCP_SAVE_SYN',
  'before-connect': 'TCP_FASTOPEN_NO_COOKIE TCP_KEEPINIT',
  'any-time': `
    IP_CHECKSUM IP_MINTTL IP_ORIGDSTADDR IP_PMTUDISC IP_RECVERR_RFC4884 IP_RECVFRAGSIZE IP_RECVOPTS IP_RECVORIGDSTADDR
    IP_RECVRETOPTS IP_RETOPTS IPV6_2292DSTOPTS IPV6_2292HOPLIMIT IPV6_2292HOPOPTS IPV6_2292PKTINFO IPV6_2292RTHDR
    IPV6_DONTFRAG IPV6_MINHOPCOUNT IPV6_MTU_DISCOVER IPV6_ORIGDSTADDR IPV6_RECVDSTOPTS IPV6_RECVERR IPV6_RECVERR_RFC4884
    IPV6_RECVFRAGSIZE IPV6_RECVHOPLIMIT IPV6_RECVHOPOPTS IPV6_RECVORIGDSTADDR IPV6_RECVPATHMTU IPV6_RECVRTHDR SO_LOCK_FILTER
    SO_MAX_PACING_RATE SO_PEEK_OFF SO_RCVMARK SO_RCVPRIORITY TCP_INQ TCP_THIN_LINEAR_TIMEOUTS TCP_TX_DELAY
  `,
};

/** By option what its list is headed with. */
function byOption<Heading extends string>(
  lists: Readonly<Partial<Record<Heading, string>>>,
): ReadonlyMap<string, Heading> {
  return new Map(
    (Object.entries(lists) as [Heading, string][]).flatMap(([heading, names]) =>
      names
        .trim()
        .split(/\s+/)
        .map((name): [string, Heading] => [name, heading]),
    ),
  );
}

const index = {
  sockets: byOption(sockets),
  inherited: byOption(inherited),
  privilege: byOption(privilege),
  range: byOption(range),
  replacedBy: byOption(replacedBy),
  when: byOption(when),
};

/** The names that the lists hold, for a test that none of them is mistyped. */
export function namesInRules(): readonly string[] {
  return Object.values(index).flatMap((list) => [...list.keys()]);
}

/** What the lists say of one option. @param systems those that have it */
export function ruleOf(
  name: string,
  level: LevelName | 'flag',
  systems: readonly OptionPlatform[],
): Pick<SocketOption, 'sockets' | 'inherited' | 'inheritedNote' | 'privilege' | 'range' | 'replacedBy' | 'when'> {
  const kinds = index.sockets.get(name) ?? socketsOfLevel[level];
  const handedOn = index.inherited.get(name);
  return {
    ...(kinds === undefined ? {} : { sockets: kinds.split(' ') as SocketKind[] }),
    ...(handedOn === undefined ? {} : inheritance(handedOn, systems)),
    ...known('privilege', index.privilege.get(name)),
    ...known('range', index.range.get(name)),
    ...known('replacedBy', index.replacedBy.get(name)),
    ...known('when', index.when.get(name)),
  };
}

function inheritance(onLinux: 'yes' | 'no', systems: readonly OptionPlatform[]) {
  if (systems.length === 1) return { inherited: onLinux };
  const answer = onLinux === 'yes' ? 'Yes' : 'No';
  return { inherited: 'differs' as const, inheritedNote: `${answer} on Linux (measured); elsewhere not confirmed.` };
}

function known<Key extends string, Value>(key: Key, value: Value | undefined): Partial<Record<Key, Value>> {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, Value>);
}
