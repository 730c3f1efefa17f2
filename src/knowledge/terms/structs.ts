import type { Term } from './term';

function struct(
  name: string,
  summary: string,
  related: readonly string[],
  sources: readonly string[],
  ...details: string[]
): Term {
  return { name, kind: 'struct', summary, details, related, sources };
}

/** Types that options and socket calls take. */
export const structs: readonly Term[] = [
  struct(
    'linger',
    'The value of SO_LINGER: whether close() waits for unsent data, and for how many seconds.',
    ['SO_LINGER'],
    ['POSIX sys/socket.h', 'Microsoft Learn, LINGER'],
    'l_onoff 0: close() returns at once and the kernel goes on sending.',
    'l_onoff 1 and l_linger 0: close() drops unsent data and sends RST; no TIME_WAIT.',
    'l_onoff 1 and l_linger above 0: close() waits that long at most, in seconds; on macOS in hundredths of a second, see SO_LINGER_SEC.',
    'Two ints on Unix, two unsigned shorts on Windows: fill it by member.',
  ),
  struct(
    'timeval',
    'Seconds and microseconds: the value of SO_RCVTIMEO and SO_SNDTIMEO on Unix.',
    ['SO_RCVTIMEO', 'SO_SNDTIMEO'],
    ['POSIX sys/time.h', 'Microsoft Learn, SOL_SOCKET options'],
    'Windows takes a DWORD of milliseconds instead.',
    'Zero in both members means: no timeout.',
  ),
  struct(
    'ip_mreq',
    'A multicast group and the address of the interface to join it on.',
    ['IP_ADD_MEMBERSHIP', 'IP_DROP_MEMBERSHIP'],
    ['Linux ip(7)', 'FreeBSD ip(4)', 'Microsoft Learn, IP_MREQ'],
    'imr_interface INADDR_ANY lets the system choose by its routes: with several networks, name one.',
  ),
  struct(
    'ip_mreqn',
    'struct ip_mreq with the index of the interface besides its address.',
    ['IP_ADD_MEMBERSHIP', 'IP_MULTICAST_IF'],
    ['Linux ip(7)', 'FreeBSD ip(4)'],
    'Linux, FreeBSD and macOS take it where they take ip_mreq; Windows does not have it.',
  ),
  struct(
    'ip_mreq_source',
    'A multicast group, an interface, and the one sender that is wanted or shut out.',
    ['IP_ADD_SOURCE_MEMBERSHIP', 'IP_BLOCK_SOURCE'],
    ['Linux ip(7)', 'Microsoft Learn, IP_MREQ_SOURCE'],
    'Its members stand in another order on Linux than on BSD and Windows: fill it by member.',
  ),
  struct(
    'ipv6_mreq',
    'An IPv6 multicast group and the index of the interface to join it on.',
    ['IPV6_JOIN_GROUP', 'IPV6_LEAVE_GROUP'],
    ['RFC 3493', 'Linux ipv6(7)'],
    'Index 0 lets the system choose; a link-local group (ff02::) needs a real one.',
  ),
  struct(
    'group_req',
    'A multicast group of IPv4 or IPv6 and the index of the interface.',
    ['MCAST_JOIN_GROUP'],
    ['RFC 3678'],
  ),
  struct(
    'group_source_req',
    'A multicast group of IPv4 or IPv6, an interface, and one sender.',
    ['MCAST_JOIN_SOURCE_GROUP', 'MCAST_BLOCK_SOURCE'],
    ['RFC 3678'],
  ),
  struct(
    'sockaddr_in',
    'An IPv4 address and port for bind(), connect() and accept().',
    [],
    ['POSIX netinet/in.h', 'Linux ip(7)'],
    'Port and address stand in network byte order: htons(8080), htonl(INADDR_ANY).',
    'Set all of it to zero first; sin_port 0 lets the system pick a port.',
  ),
  struct(
    'sockaddr_in6',
    'An IPv6 address and port, and the interface for link-local addresses.',
    ['IPV6_V6ONLY'],
    ['POSIX netinet/in.h', 'Linux ipv6(7)'],
    'sin6_scope_id is the index of the interface: fe80:: addresses need it.',
  ),
  struct(
    'sockaddr_un',
    'The path of an AF_UNIX socket.',
    [],
    ['POSIX sys/un.h', 'Linux unix(7)'],
    'sun_path holds 108 bytes on Linux and illumos, 104 on macOS and BSD.',
    'The file stays after close(): unlink() it before the next bind(). SO_REUSEADDR does nothing here.',
  ),
  struct(
    'sockaddr_storage',
    'Large enough for an address of any family.',
    [],
    ['POSIX sys/socket.h'],
    'Use it to receive addresses where IPv4 and IPv6 are both possible.',
  ),
  struct(
    'tcp_info',
    'State, round-trip time, window and counters of a TCP connection.',
    ['TCP_INFO'],
    ['Linux tcp(7)', 'FreeBSD tcp(4)'],
    'Linux and FreeBSD have members of different names, and newer kernels have more of them: look at the length that comes back.',
  ),
  struct(
    'ucred',
    'Process, user and group of an AF_UNIX peer on Linux.',
    ['SO_PEERCRED', 'SO_PASSCRED'],
    ['Linux unix(7)'],
    'It says who the peer was at connect() or listen().',
  ),
  struct(
    'in_pktinfo',
    'Interface and addresses that come along with an IPv4 datagram.',
    ['IP_PKTINFO'],
    ['Linux ip(7)'],
  ),
  struct(
    'in6_pktinfo',
    'Interface and address that come along with an IPv6 datagram.',
    ['IPV6_RECVPKTINFO', 'IPV6_PKTINFO'],
    ['RFC 3542'],
  ),
  struct(
    'accept_filter_arg',
    'Name and argument of an accept filter of FreeBSD.',
    ['SO_ACCEPTFILTER'],
    ['FreeBSD getsockopt(2)'],
  ),
  struct(
    'sock_fprog',
    'A classic BPF program: its length and its instructions.',
    ['SO_ATTACH_FILTER'],
    ['Linux socket(7)'],
  ),
];
