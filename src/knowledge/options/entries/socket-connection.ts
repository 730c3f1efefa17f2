import type { OptionFile } from '../option';
import { source } from '../sources';

/** SOL_SOCKET: closing, broken peers, urgent data. */
export const socketConnection: OptionFile = {
  level: 'SOL_SOCKET',
  entries: {
    SO_LINGER: {
      type: 'struct linger { l_onoff, l_linger }',
      sockets: ['tcp', 'tcp-listener', 'sctp'],
      default: '{0, 0}: close() returns at once, the system delivers the rest',
      unit: 'seconds; hundredths of a second on macOS',
      range: 'l_linger from 0; two bytes wide on Windows',
      inherited: 'yes',
      summary:
        'Decides what close() does with data that is not delivered yet: leave it to the system, wait for it, or reset the connection.',
      use: 'With {1, 0}, to end a connection at once with RST, when the peer has broken the protocol or to get rid of it in a test. Otherwise hardly ever.',
      avoid:
        'Not with {1, 0} to avoid TIME_WAIT: the peer loses data that is still on its way. Not with a time to learn whether the data has arrived: only an answer from the peer tells that.',
      pitfall:
        'With {1, 0} close() sends a reset: queued data is lost, the peer sees ECONNRESET and nobody enters TIME_WAIT. It is no cure for "Address already in use".',
      folklore:
        'socket(7) says that close() and shutdown() wait. On Linux 6.18 shutdown() returned in 0.0 s, while close() waited even on a non-blocking socket, returned 0 when the time was over, and the data still arrived (measured). The reset that is often described belongs to Windows.',
      on: {
        linux: {
          value: 13,
          note: 'seconds; blocks close() even on a non-blocking socket, and when the time is over close() returns 0 and delivery goes on (measured)',
        },
        macos: {
          value: 128,
          note: 'l_linger counts hundredths of a second: see SO_LINGER_SEC; non-blocking sockets do not wait',
        },
        freebsd: { value: 128, note: 'seconds; non-blocking sockets do not wait' },
        openbsd: 128,
        windows: {
          value: 128,
          note: 'seconds; when the time is over the connection is reset; a non-blocking socket fails with WSAEWOULDBLOCK and stays open',
        },
        illumos: { value: 128, note: 'details not confirmed' },
      },
      related: ['SO_LINGER_SEC', 'TCP_LINGER2', 'SO_REUSEADDR'],
      keywords: ['close', 'RST', 'reset', 'abortive close', 'graceful close', 'flush'],
      sources: [source.measured, source.linuxSocket, source.freebsdSocket, source.macosClose, source.windowsClose],
      confidence: 'measured',
    },
    SO_LINGER_SEC: {
      type: 'struct linger { l_onoff, l_linger in seconds }',
      sockets: ['tcp', 'tcp-listener'],
      default: '{0, 0}',
      inherited: 'yes',
      summary: 'macOS: SO_LINGER with its time in seconds.',
      use: 'Wherever a positive linger time is meant in seconds on macOS.',
      avoid: 'Not needed for {1, 0}, which means the same under both names.',
      pitfall: 'Portable code that uses plain SO_LINGER waits a hundred times too briefly on macOS.',
      on: { macos: 4224, linux: 'SO_LINGER already counts seconds' },
      related: ['SO_LINGER'],
      keywords: ['close', 'linger seconds'],
      sources: [source.macosSocket, source.macosClose],
      confidence: 'source',
    },
    SO_KEEPALIVE: {
      type: 'int, 0 or 1',
      sockets: ['tcp', 'tcp-listener'],
      default: '0',
      inherited: 'yes',
      summary: 'Makes an idle TCP connection send probes, so that a peer that has vanished is noticed.',
      use: 'On connections that may be idle for long: a server with many clients, a pool of database connections.',
      avoid:
        'Not as the only guard of a request in progress: use a time limit of your own or TCP_USER_TIMEOUT. On UDP it does nothing.',
      pitfall:
        'With the default timers the first probe goes out after two hours. Set TCP_KEEPIDLE, TCP_KEEPINTVL and TCP_KEEPCNT as well; data that is waiting for an ACK is governed by TCP_USER_TIMEOUT instead.',
      on: { linux: 9, macos: 8, freebsd: 8, openbsd: 8, windows: 8, illumos: 8 },
      related: ['TCP_KEEPIDLE', 'TCP_KEEPALIVE', 'TCP_KEEPINTVL', 'TCP_KEEPCNT', 'TCP_USER_TIMEOUT'],
      keywords: ['half open', 'dead peer', 'idle', 'vanished', 'probe', 'NAT timeout'],
      sources: [
        source.linuxSocket,
        source.linuxTcp,
        source.freebsdTcp,
        source.macosSocket,
        source.windowsSocket,
        source.measured,
      ],
      confidence: 'measured',
    },
    SO_NOSIGPIPE: {
      type: 'int, 0 or 1',
      sockets: ['tcp', 'tcp-listener', 'unix'],
      default: '0',
      inherited: 'yes',
      summary: 'Makes writing to a closed connection fail with EPIPE without raising SIGPIPE.',
      use: 'Libraries on macOS and FreeBSD that must not disturb the signals of their program.',
      avoid: 'Not instead of MSG_NOSIGNAL in code that also runs on Linux.',
      pitfall: 'It does not exist on Linux: pass MSG_NOSIGNAL to each send(), or ignore SIGPIPE.',
      on: { macos: 4130, freebsd: 2048, linux: 'use MSG_NOSIGNAL', windows: 'there is no SIGPIPE' },
      keywords: ['SIGPIPE', 'broken pipe', 'signal', 'crash on write'],
      sources: [source.freebsdSocket, source.macosSocket],
      confidence: 'docs',
    },
    SO_OOBINLINE: {
      type: 'int, 0 or 1',
      sockets: ['tcp', 'tcp-listener'],
      default: '0',
      inherited: 'yes',
      summary: 'Leaves TCP urgent data in the ordinary stream instead of setting it aside for MSG_OOB.',
      use: 'Protocols with urgent data, such as telnet.',
      avoid: 'Not for a protocol of your own: urgent data is unreliable in practice, and RFC 6093 advises against it.',
      pitfall: 'Only one urgent byte is set aside at a time, and devices on the way may clear the mark.',
      on: { linux: 10, macos: 256, freebsd: 256, openbsd: 256, windows: 256, illumos: 256 },
      keywords: ['urgent', 'out of band', 'MSG_OOB', 'telnet'],
      sources: [source.linuxSocket, source.linuxTcp, source.freebsdSocket, source.windowsSocket],
      confidence: 'measured',
    },
  },
};
