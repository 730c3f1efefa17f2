import type { Term } from './term';

/** Numbers on Linux, on macOS and FreeBSD, on Windows with WSA before the name, on illumos. */
type Numbers = readonly [linux: number, bsd: number, windows: number | undefined, illumos: number];

interface ErrorTerm extends Term {
  readonly kind: 'error';
  readonly byNumber: Numbers;
}

function error(
  name: string,
  byNumber: Numbers,
  summary: string,
  related: readonly string[],
  ...details: string[]
): ErrorTerm {
  const [linux, bsd, windows, illumos] = byNumber;
  const parts = [
    `${String(linux)} on Linux`,
    `${String(bsd)} on macOS and FreeBSD`,
    ...(windows === undefined ? [] : [`WSA${name} ${String(windows)} on Windows`]),
    `${String(illumos)} on illumos`,
  ];
  return {
    name,
    kind: 'error',
    byNumber,
    numbers: parts.join(', '),
    summary,
    details,
    related,
    sources: ['POSIX errno.h', 'header files of each system', 'Microsoft Learn, Windows Sockets error codes'],
  };
}

/** Errors of socket calls, and what to do about each. */
export const errors: readonly ErrorTerm[] = [
  error(
    'EADDRINUSE',
    [98, 48, 10048, 125],
    '"Address already in use": another socket has the port, or connections of the last run still have it.',
    ['SO_REUSEADDR', 'SO_REUSEPORT', 'SO_EXCLUSIVEADDRUSE'],
    'From bind() right after a restart: connections that the old server closed first are in TIME_WAIT (60 s on Linux). Set SO_REUSEADDR before bind(), in every run.',
    'From bind() with SO_REUSEADDR set: something still listens there, often the old process or a child that inherited the socket. `ss -ltnp` on Linux, `lsof -nP -iTCP -sTCP:LISTEN` on macOS, `netstat -ano` on Windows shows who.',
    'From listen() on Linux: two sockets were bound with SO_REUSEADDR, and the other one listens already.',
    'From connect(): the socket was bound to a port of its own, and that pair of addresses is still in use.',
  ),
  error(
    'EADDRNOTAVAIL',
    [99, 49, 10049, 126],
    '"Cannot assign requested address": this machine does not have the address, or no port is left.',
    ['IP_FREEBIND', 'IP_TRANSPARENT', 'IP_BIND_ADDRESS_NO_PORT'],
    'From bind(): the address is not on any interface, or not yet. Bind to the wildcard address, or see IP_FREEBIND.',
    'From connect(): all ports to that destination are taken, often by connections in TIME_WAIT. Keep connections open and use them again.',
    'With a link-local IPv6 address: sin6_scope_id is missing.',
  ),
  error(
    'EACCES',
    [13, 13, 10013, 13],
    '"Permission denied": the port is privileged, or somebody else has it for himself.',
    ['SO_BROADCAST', 'SO_EXCLUSIVEADDRUSE'],
    'From bind() on Unix: ports below 1024 need root or CAP_NET_BIND_SERVICE (on Linux net.ipv4.ip_unprivileged_port_start says where they end).',
    'From bind() on Windows: another socket has the port with SO_EXCLUSIVEADDRUSE, or the port is in a range that the system keeps.',
    'From sendto() to a broadcast address: SO_BROADCAST is not set.',
  ),
  error(
    'ENOPROTOOPT',
    [92, 42, 10042, 99],
    '"Protocol not available": no such option at this level.',
    [],
    'Most often the level is wrong: SO_ options belong to SOL_SOCKET, TCP_ options to IPPROTO_TCP.',
    'Or the running kernel does not have the option, though the header had it when compiling.',
  ),
  error(
    'EINVAL',
    [22, 22, 10022, 22],
    '"Invalid argument": the call does not fit the state of the socket, or its value has the wrong size.',
    ['IPV6_V6ONLY', 'SO_EXCLUSIVEADDRUSE'],
    'From bind(): the socket is bound already, or the length of the address is wrong.',
    'From setsockopt(): the length is too small for the type, the value is out of range, or it is too late for this option.',
    'From accept(): listen() was not called.',
  ),
  error(
    'ECONNRESET',
    [104, 54, 10054, 131],
    '"Connection reset by peer": the other side has sent RST.',
    ['SO_LINGER'],
    'It closed with data unread, ended, set SO_LINGER {1, 0}, or does not know the connection any more.',
    'What was on its way to you may be lost.',
  ),
  error(
    'ECONNREFUSED',
    [111, 61, 10061, 146],
    '"Connection refused": nobody listens on that port.',
    [],
    'Is the server running, and does it listen on this address rather than on 127.0.0.1 alone?',
    'On UDP: an earlier datagram was answered with ICMP "port unreachable".',
  ),
  error(
    'EPIPE',
    [32, 32, undefined, 32],
    '"Broken pipe": sending on a connection that is closed for sending.',
    ['SO_NOSIGPIPE', 'MSG_NOSIGNAL'],
    'SIGPIPE comes with it and ends the process unless it is ignored: MSG_NOSIGNAL, or SO_NOSIGPIPE on macOS and FreeBSD.',
    'Windows reports WSAECONNABORTED or WSAESHUTDOWN instead.',
  ),
  error(
    'ETIMEDOUT',
    [110, 60, 10060, 145],
    '"Connection timed out": the other side has not answered for too long.',
    ['TCP_USER_TIMEOUT', 'SO_KEEPALIVE', 'TCP_KEEPIDLE', 'TCP_SYNCNT'],
    'From connect(): no answer to any SYN, about two minutes on Linux unless TCP_SYNCNT says otherwise.',
    'Later: data or keepalive probes were not acknowledged.',
  ),
  error(
    'EAGAIN',
    [11, 35, undefined, 11],
    'Nothing to read or no room to write just now; the socket does not wait.',
    ['SO_RCVTIMEO', 'SO_SNDTIMEO'],
    'On a non-blocking socket: wait with poll() and try again.',
    'On a blocking one: the time of SO_RCVTIMEO or SO_SNDTIMEO is up.',
    'The same number as EWOULDBLOCK on Linux, macOS, FreeBSD and illumos; Windows has WSAEWOULDBLOCK (10035).',
  ),
  error(
    'EWOULDBLOCK',
    [11, 35, 10035, 11],
    'Nothing to read or no room to write just now; the socket does not wait.',
    ['SO_RCVTIMEO', 'SO_SNDTIMEO'],
    'Wait with poll(), select() or WSAPoll() and try again.',
  ),
  error(
    'EINPROGRESS',
    [115, 36, 10036, 150],
    'connect() on a non-blocking socket has begun.',
    ['SO_ERROR'],
    'Wait until the socket can be written, then read SO_ERROR: 0 means connected. Windows says WSAEWOULDBLOCK here.',
  ),
  error(
    'ENOTCONN',
    [107, 57, 10057, 134],
    '"Transport endpoint is not connected": the socket has no peer.',
    ['SO_UPDATE_ACCEPT_CONTEXT', 'SO_UPDATE_CONNECT_CONTEXT'],
    'It was never connected, or the connection has ended.',
    'On Windows after AcceptEx() or ConnectEx(): SO_UPDATE_ACCEPT_CONTEXT or SO_UPDATE_CONNECT_CONTEXT is missing.',
  ),
  error(
    'EISCONN',
    [106, 56, 10056, 133],
    'The socket is connected already.',
    [],
    'From a second connect(). From sendto() with an address on a connected stream socket where the system does not ignore the address, as Linux does.',
  ),
  error(
    'EAFNOSUPPORT',
    [97, 47, 10047, 124],
    '"Address family not supported": address and socket are of different families, or the system has no such family.',
    ['IPV6_V6ONLY'],
    'From bind() or connect(): an AF_INET address on an AF_INET6 socket, or the other way round. Where the address is too short for the socket it can be EINVAL instead.',
    'From socket(): IPv6 is switched off.',
  ),
  error('EPROTONOSUPPORT', [93, 43, 10043, 120], 'No such protocol for this family and type of socket.', []),
  error(
    'ENOTSOCK',
    [88, 38, 10038, 95],
    'The descriptor is no socket.',
    [],
    'Often it was closed before, and its number belongs to a file by now.',
  ),
  error(
    'EOPNOTSUPP',
    [95, 45, 10045, 122],
    'This kind of socket cannot do that: listen() on UDP, an option of another family.',
    [],
    'On macOS 102 where system calls return it, 45 under the name ENOTSUP.',
  ),
  error(
    'ENOBUFS',
    [105, 55, 10055, 132],
    'No memory or no room in a queue for what the call wants.',
    ['SO_SNDBUF', 'SO_RCVBUF'],
    'On Windows also: the ports for outgoing connections are used up.',
  ),
  error(
    'EMFILE',
    [24, 24, 10024, 24],
    'The process has as many descriptors open as it may.',
    [],
    'accept() then fails over and over: close something, or raise the limit with ulimit -n.',
  ),
  error('EHOSTUNREACH', [113, 65, 10065, 148], '"No route to host".', []),
  error(
    'ENETUNREACH',
    [101, 51, 10051, 128],
    '"Network is unreachable": no route to that network.',
    [],
    'With multicast: there is no default route; name the interface with IP_MULTICAST_IF.',
  ),
];
