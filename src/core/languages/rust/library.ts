/** Crates whose items are known: which names they have, and under which of their paths. */
import type { FunctionIR } from '../../ir';
import type { CallContext } from '../language';

/** Crates whose functions do nothing to a socket that they do not say. */
const CRATES: ReadonlySet<string> = new Set(
  `std core alloc libc nix rustix socket2 net2 mio tokio tokio_util async_std async_io async_net smol futures futures_util hyper axum axum_server actix_web
   actix_server actix_rt warp rocket tide tonic log tracing anyhow bytes serde serde_json clap rand chrono once_cell lazy_static parking_lot crossbeam
   crossbeam_channel itertools thiserror env_logger tracing_subscriber threadpool rayon winapi windows windows_sys monoio glommio compio tokio_uring`.split(
    /\s+/,
  ),
);

export function isLibrary(qualified: string): boolean {
  const [crate = '', ...rest] = qualified.split('.');
  return rest.length > 0 && CRATES.has(crate);
}

/** Other paths of the same items. The longest comes first. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/^core\.net(?=\.|$)/, 'std.net'],
  [/^core(?=\.|$)/, 'std'],
  [/^nix\.libc(?=\.|$)/, 'libc'],
  [/^(?:winapi\.um\.winsock2|windows(?:_sys)?\.Win32\.Networking\.WinSock)(?=\.|$)/, 'winsock'],
  [/^smol\.net(?=\.|$)/, 'async_net'],
  [/^smol\.Async(?=\.|$)/, 'async_io.Async'],
  [/^tokio\.net\.(?:tcp|udp|unix)(?=\.[A-Z])/, 'tokio.net'],
  [/^mio\.(?:tcp|net\.tcp|net\.udp|udp)(?=\.[A-Z])/, 'mio.net'],
  [/^mio\.deprecated(?=\.|$)/, 'mio.net'],
  [/^async_std\.os\.unix\.net(?=\.|$)/, 'std.os.unix.net'],
  [/^mio\.net(?=\.Unix)/, 'std.os.unix.net'],
  [/^tokio\.net(?=\.Unix)/, 'std.os.unix.net'],
  [/^async_net\.unix(?=\.Unix)/, 'std.os.unix.net'],
  [/^hyper\.server\.(?:conn\.)?Server(?=\.|$)/, 'hyper.Server'],
  [/^nix\.sys\.socket\.addr(?=\.|$)/, 'nix.sys.socket'],
  [/^nix\.sys\.socket\.sockopt\.(?:Tcp)?NoDelay$/, 'nix.sys.socket.sockopt.TcpNoDelay'],
];

/** The one spelling of a full name that has several. */
export function canonical(qualified: string): string {
  return SAME.reduce((name, [pattern, plain]) => name.replace(pattern, plain), qualified);
}

const NET = 'TcpListener TcpStream UdpSocket';
const ADDRESSES = 'SocketAddr SocketAddrV4 SocketAddrV6 IpAddr Ipv4Addr Ipv6Addr ToSocketAddrs Shutdown';

/** What `use x::*` brings, as far as it matters here. */
const MEMBERS: Readonly<Record<string, string>> = {
  'std.net': `${NET} ${ADDRESSES}`,
  'tokio.net': `${NET} TcpSocket UnixListener UnixStream UnixDatagram ToSocketAddrs lookup_host`,
  'async_std.net': `${NET} ${ADDRESSES}`,
  async_net: `${NET} ${ADDRESSES}`,
  'mio.net': NET,
  socket2: 'Socket Domain Type Protocol SockAddr SockRef TcpKeepalive',
  net2: 'TcpBuilder UdpBuilder TcpListenerExt TcpStreamExt UdpSocketExt',
  'nix.sys.socket':
    'socket bind listen accept accept4 connect setsockopt getsockopt sockopt AddressFamily SockType SockFlag SockProtocol SockAddr SockaddrIn SockaddrIn6 InetAddr IpAddr UnixAddr SockaddrStorage Backlog recv send',
  'rustix.net':
    'socket socket_with bind bind_v4 bind_v6 bind_unix bind_any listen accept accept_with connect connect_v4 connect_v6 sockopt AddressFamily SocketType SocketFlags Protocol SocketAddrV4 SocketAddrV6 SocketAddrAny Ipv4Addr Ipv6Addr',
  'nix.unistd': 'close read write dup dup2 pipe fork getpid',
  'nix.fcntl': 'fcntl open FcntlArg OFlag FdFlag',
  'nix.sys.event': 'kqueue kevent kevent_ts KEvent',
  'nix.sys.epoll': 'epoll_create epoll_create1 epoll_ctl epoll_wait EpollEvent EpollFlags EpollOp Epoll',
  'nix.poll': 'poll PollFd PollFlags',
  'rustix.net.sockopt': 'set_socket_reuseaddr set_socket_reuseport set_socket_linger',
};
const SYSTEM_CALLS =
  /^(?:socket|bind|listen|accept4?|connect|[gs]etsockopt|close|htons|htonl|fcntl|ioctl|getsockname|shutdown|read|write|send|recv|epoll_\w+|sockaddr\w*|linger|c_\w+|[A-Z]+_\w+)$/;

export function hasMember(glob: readonly string[], name: string): boolean {
  const module = canonical(glob.join('.'));
  if (module === 'libc' || module === 'winsock') return SYSTEM_CALLS.test(name);
  return MEMBERS[module]?.split(' ').includes(name) ?? false;
}

/** Types whose values are sockets. */
const SOCKETS: readonly string[] = [
  ...['std', 'tokio', 'async_std', 'mio', 'monoio'].flatMap((crate) =>
    ['TcpListener', 'TcpStream', 'UdpSocket'].map((type) => `${crate}.net.${type}`),
  ),
  ...['TcpListener', 'TcpStream', 'UdpSocket'].map((type) => `async_net.${type}`),
  ...['tokio.net.TcpSocket', 'socket2.Socket', 'socket2.SockRef', 'net2.TcpBuilder', 'net2.UdpBuilder'],
];

export function isSocketType(type: string | undefined): boolean {
  return type !== undefined && SOCKETS.includes(type);
}

/** Methods that traits of the project give to sockets of whatever crate. */
export function extensionMethod(context: CallContext, name: string): FunctionIR | undefined {
  for (const type of SOCKETS) {
    const method = context.classNamed(type)?.methods.find((each) => each.name === name);
    if (method) return method;
  }
  return undefined;
}
