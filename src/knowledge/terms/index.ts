import { errors } from './errors';
import { levels } from './levels';
import { structs } from './structs';
import type { Term } from './term';

/** What other languages and libraries call an error. Everyday words such as TimedOut are left out. */
const ERROR_NAMES: Readonly<Record<string, string>> = {
  // Rust std::io::ErrorKind
  AddrInUse: 'EADDRINUSE',
  AddrNotAvailable: 'EADDRNOTAVAIL',
  BrokenPipe: 'EPIPE',
  ConnectionAborted: 'ECONNABORTED',
  ConnectionRefused: 'ECONNREFUSED',
  ConnectionReset: 'ECONNRESET',
  HostUnreachable: 'EHOSTUNREACH',
  NetworkUnreachable: 'ENETUNREACH',
  // .NET SocketError
  AddressAlreadyInUse: 'EADDRINUSE',
  AddressNotAvailable: 'EADDRNOTAVAIL',
  AddressFamilyNotSupported: 'EAFNOSUPPORT',
  // Python's subclasses of OSError
  BlockingIOError: 'EAGAIN',
  BrokenPipeError: 'EPIPE',
  ConnectionAbortedError: 'ECONNABORTED',
  ConnectionRefusedError: 'ECONNREFUSED',
  ConnectionResetError: 'ECONNRESET',
  // java.net; BindException is thrown for EADDRNOTAVAIL and EACCES as well
  BindException: 'EADDRINUSE',
  ConnectException: 'ECONNREFUSED',
  NoRouteToHostException: 'EHOSTUNREACH',
  PortUnreachableException: 'ECONNREFUSED',
  // C++ std::errc and Boost.Asio
  address_in_use: 'EADDRINUSE',
  address_not_available: 'EADDRNOTAVAIL',
};

/** Structs under the names of Windows, Go and Rust that are no everyday words. */
const STRUCT_NAMES: Readonly<Record<string, string>> = {
  IP_MREQ: 'ip_mreq',
  IPMreq: 'ip_mreq',
  IPMreqn: 'ip_mreqn',
  IP_MREQ_SOURCE: 'ip_mreq_source',
  IPV6_MREQ: 'ipv6_mreq',
  IPv6Mreq: 'ipv6_mreq',
  GROUP_REQ: 'group_req',
  GROUP_SOURCE_REQ: 'group_source_req',
  SOCKADDR_IN: 'sockaddr_in',
  SOCKADDR_IN6: 'sockaddr_in6',
  SOCKADDR_STORAGE: 'sockaddr_storage',
  RawSockaddrInet4: 'sockaddr_in',
  RawSockaddrInet6: 'sockaddr_in6',
  RawSockaddrUnix: 'sockaddr_un',
  TCPInfo: 'tcp_info',
  SockFprog: 'sock_fprog',
  WSAMSG: 'msghdr',
  WSABUF: 'iovec',
  WSAPOLLFD: 'pollfd',
};

let byName: Map<string, Term> | undefined;

function table(): Map<string, Term> {
  if (byName === undefined) {
    byName = new Map();
    for (const term of [...levels, ...structs, ...errors]) byName.set(term.name, term);
  }
  return byName;
}

/** All levels, structs and errors. */
export function allTerms(): readonly Term[] {
  return [...table().values()];
}

/**
 * What a word of socket code means; undefined for all that is none.
 * @param name a level, struct or error without what qualifies it: `SOL_SOCKET`, `linger`, `WSAEADDRINUSE`, `AddrInUse`
 */
export function termByName(name: string): Term | undefined {
  const plain = /^(?:WSA|SOCKET_)(E[A-Z]+)$/.exec(name)?.[1] ?? name;
  return (
    table().get(plain) ?? table().get(name) ?? table().get(alias(ERROR_NAMES, name) ?? alias(STRUCT_NAMES, name) ?? '')
  );
}

function alias(names: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(names, name) ? names[name] : undefined;
}

/** The error that a message names by its number: `[Errno 98]`, `os error 98`, `WinError 10048`. */
export function errorByNumber(number: number, system: 'linux' | 'bsd' | 'windows'): Term | undefined {
  const positions = { linux: [0], bsd: [1, 4], windows: [2] }[system];
  return errors.find(({ byNumber }) => positions.some((position) => byNumber[position] === number));
}
