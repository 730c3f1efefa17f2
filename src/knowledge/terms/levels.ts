import type { Term } from './term';

function level(
  name: string,
  numbers: string,
  summary: string,
  related: readonly string[] = [],
  ...details: string[]
): Term {
  return { name, kind: 'level', numbers, summary, details, related, sources: ['header files of each system'] };
}

/** The levels that setsockopt() takes as its second argument. */
export const levels: readonly Term[] = [
  level(
    'SOL_SOCKET',
    '1 on Linux, 65535 on macOS, BSD, Windows and illumos',
    'The level of options that every kind of socket has: reuse of addresses, buffers, timeouts, lingering.',
    ['SO_REUSEADDR', 'SO_KEEPALIVE', 'SO_LINGER', 'SO_RCVBUF'],
    'Option numbers mean something only together with their level: 2 at SOL_SOCKET is SO_REUSEADDR on Linux, 2 at IPPROTO_TCP is TCP_MAXSEG.',
  ),
  level('IPPROTO_TCP', '6', 'The level of options of TCP, for stream sockets of IPv4 and IPv6 alike.', [
    'TCP_NODELAY',
    'TCP_KEEPIDLE',
    'TCP_USER_TIMEOUT',
  ]),
  level(
    'SOL_TCP',
    '6',
    'What Linux calls IPPROTO_TCP as a level; the number is the same.',
    ['TCP_NODELAY'],
    'macOS, BSD and Windows have no such name: write IPPROTO_TCP.',
  ),
  level('IPPROTO_UDP', '17', 'The level of options of UDP.', ['UDP_SEGMENT', 'UDP_GRO']),
  level('SOL_UDP', '17', 'What Linux calls IPPROTO_UDP as a level; the number is the same.', ['UDP_SEGMENT']),
  level(
    'IPPROTO_IP',
    '0',
    'The level of options of IPv4: TTL, TOS, multicast, what comes along with datagrams.',
    ['IP_TTL', 'IP_TOS', 'IP_ADD_MEMBERSHIP'],
    'IPv6 has its own at IPPROTO_IPV6.',
  ),
  level(
    'SOL_IP',
    '0',
    'What Linux calls IPPROTO_IP as a level; the number is the same.',
    ['IP_TTL'],
    'macOS and BSD have no such name: write IPPROTO_IP.',
  ),
  level('IPPROTO_IPV6', '41', 'The level of options of IPv6: dual stack, hop limit, multicast.', [
    'IPV6_V6ONLY',
    'IPV6_UNICAST_HOPS',
    'IPV6_JOIN_GROUP',
  ]),
  level('SOL_IPV6', '41', 'What Linux calls IPPROTO_IPV6 as a level; the number is the same.', ['IPV6_V6ONLY']),
  level('IPPROTO_ICMP', '1', 'The protocol number of ICMP: with SOCK_RAW a socket for ICMP messages.'),
  level(
    'IPPROTO_RAW',
    '255',
    'A raw socket; on Linux the program then writes the IP header itself, elsewhere only with IP_HDRINCL.',
    ['IP_HDRINCL'],
  ),
  level('IPPROTO_ICMPV6', '58', 'The protocol number of ICMPv6: with SOCK_RAW a socket for its messages.', [
    'IPV6_CHECKSUM',
  ]),
  level('SOL_ICMPV6', '58 on Linux', 'What Linux calls IPPROTO_ICMPV6 as a level; the number is the same.'),
  level(
    'SOL_RAW',
    '255 on Linux',
    'The level of options of raw sockets on Linux, above all ICMP_FILTER.',
    ['IPV6_CHECKSUM'],
    'The number of IPPROTO_RAW.',
  ),
  level(
    'IPPROTO_SCTP',
    '132',
    'The level of options of SCTP, which this reference does not cover.',
    [],
    'Linux declares them in <netinet/sctp.h> of libsctp; macOS and Windows have no SCTP of their own.',
  ),
  level('SOL_SCTP', '132', 'What Linux calls IPPROTO_SCTP as a level; the number is the same.'),
  level('IPPROTO_UDPLITE', '136', 'The level of options of UDP-Lite.', ['UDPLITE_SEND_CSCOV', 'UDPLITE_RECV_CSCOV']),
  level('SOL_UDPLITE', '136 on Linux', 'What Linux calls IPPROTO_UDPLITE as a level; the number is the same.', [
    'UDPLITE_SEND_CSCOV',
  ]),
  level(
    'IPPROTO_MPTCP',
    '262 on Linux',
    'Given to socket() in place of 0 or IPPROTO_TCP, it makes a socket of Multipath TCP.',
    ['TCP_IS_MPTCP'],
    'The level of its options is SOL_MPTCP.',
  ),
  level('SOL_LOCAL', '0 on macOS and FreeBSD', 'The level of options of AF_UNIX sockets on macOS and FreeBSD.', [
    'LOCAL_PEERCRED',
  ]),
  level('SOL_NETLINK', '270 on Linux', 'The level of options of netlink sockets.', [
    'NETLINK_ADD_MEMBERSHIP',
    'NETLINK_EXT_ACK',
  ]),
  level('SOL_PACKET', '263 on Linux', 'The level of options of packet sockets.', ['PACKET_ADD_MEMBERSHIP']),
  level('SOL_TLS', '282 on Linux', 'The level that gives the kernel keys for TLS.', ['TLS_TX', 'TLS_RX']),
  level('SOL_MPTCP', '284 on Linux', 'The level of options of Multipath TCP.', ['MPTCP_INFO']),
  level(
    'AF_VSOCK',
    '40 on Linux',
    'The family of sockets between a virtual machine and its host, and the level of their options.',
    ['SO_VM_SOCKETS_BUFFER_SIZE', 'SO_VM_SOCKETS_CONNECT_TIMEOUT'],
  ),
  level('SOL_BLUETOOTH', '274 on Linux', 'The level of options of all Bluetooth sockets.'),
  level('SOL_CAN_BASE', '100 on Linux', 'The base from which the levels of CAN sockets are counted.'),
  level('SOL_CAN_RAW', '101 on Linux', 'The level of options of raw CAN sockets: filters, loopback, own frames.'),
  level('SOL_ALG', '279 on Linux', 'The level that gives a key to a cipher or hash of the kernel.'),
  level('SOL_XDP', '283 on Linux', 'The level of options of AF_XDP sockets: memory and rings.'),
  level('SOL_TIPC', '271 on Linux', 'The level of options of TIPC, messages within a cluster.'),
  level('SOL_RXRPC', '272 on Linux', 'The level of options of RxRPC, the calls of AFS.'),
  level('SOL_RDS', '276 on Linux', 'The level of options of reliable datagrams (RDS).'),
  level('SOL_SMC', '286 on Linux', 'The level of options of SMC, TCP over shared memory.'),
  level('SOL_KCM', '281 on Linux', 'The level of options of KCM, which cuts TCP streams into messages.'),
];
