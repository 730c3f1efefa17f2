/** Names of errors, levels and structs that are everyday words, and mean them behind a certain word only. */
const names: readonly { readonly after: readonly string[]; readonly lines: string }[] = [
  {
    // Rust and Deno
    after: ['ErrorKind', 'errors'],
    lines: `
      EACCES PermissionDenied
      EAGAIN WouldBlock
      ETIMEDOUT TimedOut
      ENOTCONN NotConnected
      ENETDOWN NetworkDown
      EINTR Interrupted
      EINVAL InvalidInput
    `,
  },
  {
    after: ['SocketError', 'SocketErrorCode'],
    lines: `
      EACCES AccessDenied
      ECONNREFUSED ConnectionRefused
      ECONNRESET ConnectionReset
      ECONNABORTED ConnectionAborted
      EAGAIN WouldBlock
      ETIMEDOUT TimedOut
      ENOTCONN NotConnected
      EISCONN IsConnected
      EINVAL InvalidArgument
      EHOSTUNREACH HostUnreachable
      ENETUNREACH NetworkUnreachable
      ENETDOWN NetworkDown
      EMSGSIZE MessageSize
      ENOBUFS NoBufferSpaceAvailable
      ENOPROTOOPT ProtocolOption
      EPROTONOSUPPORT ProtocolNotSupported
      EOPNOTSUPP OperationNotSupported
      ENOTSOCK NotSocket
      EMFILE TooManyOpenSockets
      EINTR Interrupted
      EINPROGRESS InProgress
      EALREADY AlreadyInProgress
    `,
  },
  {
    // C++ and Asio
    after: ['errc', 'error', 'basic_errors'],
    lines: `
      EACCES permission_denied access_denied
      ECONNREFUSED connection_refused
      ECONNRESET connection_reset
      ECONNABORTED connection_aborted
      EPIPE broken_pipe
      ETIMEDOUT timed_out
      EAGAIN resource_unavailable_try_again operation_would_block would_block try_again
      ENOTCONN not_connected
      EISCONN already_connected
      EHOSTUNREACH host_unreachable
      ENETUNREACH network_unreachable
      EINPROGRESS operation_in_progress in_progress
      EINVAL invalid_argument
      EMSGSIZE message_size
      ENOBUFS no_buffer_space no_buffer_space_available
      ENOPROTOOPT no_protocol_option
      ENOTSOCK not_a_socket not_socket
      EMFILE too_many_files_open no_descriptors
    `,
  },
  {
    after: ['QAbstractSocket', 'SocketError'],
    lines: `
      EADDRINUSE AddressInUseError
      EADDRNOTAVAIL SocketAddressNotAvailableError
      EACCES SocketAccessError
      ECONNREFUSED ConnectionRefusedError
    `,
  },
  {
    after: ['SocketOptionLevel'],
    lines: `
      SOL_SOCKET Socket
      IPPROTO_TCP Tcp
      IPPROTO_UDP Udp
      IPPROTO_IP IP
      IPPROTO_IPV6 IPv6
    `,
  },
  {
    // Go and Rust
    after: ['syscall', 'unix', 'windows', 'libc'],
    lines: `
      linger Linger
      timeval Timeval
      ucred Ucred
      in_pktinfo Inet4Pktinfo
      in6_pktinfo Inet6Pktinfo
    `,
  },
];

let byName: Map<string, { readonly term: string; readonly after: readonly string[] }[]> | undefined;

/**
 * The term that a qualified name stands for: `ErrorKind::TimedOut`, `SocketOptionLevel.Tcp`.
 * @param qualified with what qualifies it, as written
 * @returns the term's own name
 */
export function termOfQualified(qualified: string): string | undefined {
  if (byName === undefined) {
    byName = new Map();
    for (const { after, lines } of names)
      for (const line of lines.trim().split('\n')) {
        const [term = '', ...words] = line.trim().split(/\s+/);
        for (const word of words) byName.set(word, [...(byName.get(word) ?? []), { term, after }]);
      }
  }
  const segments = qualified.split(/::|->|[?]?[.]|\\|\s+/).filter((segment) => segment !== '');
  const known = byName.get(segments.at(-1) ?? '');
  return known?.find(({ after }) => segments.slice(0, -1).some((segment) => after.includes(segment)))?.term;
}
