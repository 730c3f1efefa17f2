import type { OptionFile } from '../option';
import { source } from '../sources';

/** SOL_SOCKET: who may have an address, and what closing means. */
export const socketAddress: OptionFile = {
  level: 'SOL_SOCKET',
  entries: {
    SO_REUSEADDR: {
      type: 'int, 0 or 1',
      when: 'before-bind',
      default: '0',
      summary:
        'Lets bind() take an address that leftovers of earlier sockets still occupy; what exactly is let through differs by system.',
      use: 'On every TCP listener for Linux, BSD and macOS, so that the server can be restarted at once. On UDP only to share a multicast port.',
      pitfall:
        'Linux wants it on the old socket too: the first restart after adding it can still fail for up to 60 s. On Unix it never helps against a listener that is still running on the same address.',
      on: {
        linux: {
          value: 2,
          note: 'needed on both sockets, the one in TIME_WAIT included; no second TCP listener gets in',
        },
        macos: {
          value: 4,
          note: 'counts on the new socket only; leftovers of another user still block callers other than root',
        },
        freebsd: {
          value: 4,
          note: 'counts on the new socket only; also lets the wildcard and a specific address listen on one port',
        },
        openbsd: 4,
        windows: {
          value: 4,
          note: 'another meaning: two programs that both set it can have the same live port; leave it off on servers',
        },
        illumos: {
          value: 4,
          note: 'counts on the new socket only; an unconnected socket with exactly this address still blocks',
        },
      },
      related: ['SO_REUSEPORT', 'SO_EXCLUSIVEADDRUSE', 'SO_LINGER'],
      sources: [
        source.measured,
        source.linuxSocket,
        source.freebsdBind,
        source.macosBind,
        source.illumosBind,
        source.windowsReuse,
      ],
      confidence: 'measured',
    },
    SO_REUSEPORT: {
      type: 'int, 0 or 1',
      when: 'before-bind',
      default: '0',
      summary: 'Lets several sockets bind exactly the same address and port, provided that all of them set it.',
      use: 'Several worker processes or threads that each have their own listener on one port. Not a replacement for SO_REUSEADDR.',
      pitfall:
        'A second copy of the server starts without any error and takes a share of the connections. Closing one listener resets the connections that wait in its queue.',
      on: {
        linux: {
          value: 15,
          since: '3.9',
          note: 'spreads connections and datagrams over the group; all members need the same effective user. The manual wants it before bind(), but the first member may set it even after listen() (measured)',
        },
        macos: { value: 512, note: 'no spreading of TCP connections found in the source' },
        freebsd: { value: 512, note: 'TCP connections are not spread: see SO_REUSEPORT_LB' },
        openbsd: 512,
        windows: 'no such option',
        illumos: 'not in the released headers',
      },
      related: ['SO_REUSEADDR', 'SO_REUSEPORT_LB', 'SO_ATTACH_REUSEPORT_CBPF', 'SO_INCOMING_CPU'],
      sources: [source.measured, source.linuxSocket, source.freebsdSocket, source.macosSocket],
      confidence: 'measured',
    },
    SO_REUSEPORT_LB: {
      type: 'int, 0 or 1',
      when: 'before-bind',
      default: '0',
      summary:
        'FreeBSD: like SO_REUSEPORT, and new connections and datagrams are spread over the sockets of the group.',
      use: 'Several worker processes on one port on FreeBSD, where plain SO_REUSEPORT does not spread TCP connections.',
      pitfall: 'A group has at most 256 members, and sockets with plain SO_REUSEPORT do not belong to it.',
      on: { freebsd: 65536, linux: 'SO_REUSEPORT does this' },
      related: ['SO_REUSEPORT'],
      sources: [source.freebsdSocket, source.freebsdBind],
      confidence: 'source',
    },
    SO_EXCLUSIVEADDRUSE: {
      type: 'BOOL (int)',
      when: 'before-bind',
      default: '0',
      summary: 'Windows: no other socket may bind this address and port, whatever options it sets.',
      use: 'On servers for Windows, so that no other program can bind the port beside them.',
      pitfall:
        'A new exclusive bind is refused while connections accepted by the previous run are still active. Whether TIME_WAIT alone blocks it is not confirmed.',
      on: { windows: { value: -5, note: 'the number is ~SO_REUSEADDR' }, illumos: 'SO_EXCLBIND is the counterpart' },
      related: ['SO_REUSEADDR', 'SO_EXCLBIND'],
      sources: [source.windowsExclusive, source.windowsReuse],
      confidence: 'docs',
    },
    SO_EXCLBIND: {
      type: 'int, 0 or 1',
      when: 'before-bind',
      default: '0',
      summary:
        'illumos and Solaris: refuses to share the port with any socket whose address overlaps, even where SO_REUSEADDR would allow it.',
      use: 'On servers for Solaris and illumos that must be alone on their port.',
      pitfall: 'It does not change what TIME_WAIT does: that still depends on SO_REUSEADDR.',
      on: { illumos: 4117, windows: 'SO_EXCLUSIVEADDRUSE is the counterpart' },
      related: ['SO_EXCLUSIVEADDRUSE', 'SO_REUSEADDR', 'TCP_EXCLBIND'],
      sources: [source.illumosBind],
      confidence: 'source',
    },
    SO_LINGER: {
      type: 'struct linger { l_onoff, l_linger }',
      default: '{0, 0}: close() returns at once, the system delivers the rest',
      summary:
        'Decides what close() does with data that is not delivered yet: leave it to the system, wait for it, or reset the connection.',
      use: 'Rarely. {1, 0} to drop a misbehaving peer at once; a positive time where close() itself has to wait for delivery.',
      pitfall:
        '{1, 0} sends a reset: queued data is lost, the peer sees ECONNRESET and nobody enters TIME_WAIT. It is no cure for "Address already in use".',
      on: {
        linux: {
          value: 13,
          note: 'seconds; blocks close() even on a non-blocking socket, and when the time is over close() returns 0 and delivery goes on (measured). shutdown() does not linger, although socket(7) says so',
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
      sources: [source.measured, source.linuxSocket, source.freebsdSocket, source.macosClose, source.windowsClose],
      confidence: 'measured',
    },
    SO_LINGER_SEC: {
      type: 'struct linger { l_onoff, l_linger in seconds }',
      default: '{0, 0}',
      summary: 'macOS: SO_LINGER with its time in seconds.',
      use: 'Wherever a positive linger time is meant in seconds on macOS.',
      pitfall: 'Portable code that uses plain SO_LINGER waits a hundred times too briefly on macOS.',
      on: { macos: 4224, linux: 'SO_LINGER already counts seconds' },
      related: ['SO_LINGER'],
      sources: [source.macosSocket, source.macosClose],
      confidence: 'source',
    },
    SO_ATTACH_REUSEPORT_CBPF: {
      type: 'struct sock_fprog',
      access: 'set',
      summary:
        'Installs a small packet-filter program that picks which socket of an SO_REUSEPORT group gets a connection or datagram.',
      use: 'To keep a connection on the CPU that received it, or to drain one worker before it stops.',
      pitfall: 'The program returns an index into the group, and the indices shift when a member closes.',
      on: { linux: { value: 51, since: '4.5' } },
      related: ['SO_REUSEPORT'],
      sources: [source.linuxSocket, source.measured],
      confidence: 'measured',
    },
    SO_REUSE_UNICASTPORT: {
      type: 'BOOL (int)',
      when: 'before-bind',
      default: '0',
      summary:
        'Windows: leaves the choice of the local port to connect time, so that one port can serve several destinations.',
      use: 'Many outgoing connections with ConnectEx(), which needs an explicit bind() first.',
      pitfall: 'Plain connect() without bind() already behaves this way.',
      on: { windows: 12295, linux: 'IP_BIND_ADDRESS_NO_PORT has this purpose' },
      related: ['IP_BIND_ADDRESS_NO_PORT'],
      sources: [source.windowsSocket],
      confidence: 'docs',
    },
    SO_BINDTODEVICE: {
      type: 'string, name of an interface',
      default: 'empty: any interface',
      summary: 'Ties the socket to one network interface, for receiving and for sending.',
      use: 'Servers that must answer on one interface only, DHCP and the like, where binding an address is not enough.',
      pitfall:
        'The manual asks for CAP_NET_RAW, but on Linux 6.18 an ordinary program may set it once on an unbound socket; only changing it later needs the privilege (measured).',
      on: {
        linux: 25,
        macos: { value: 4404, note: 'recent SDKs only; older code uses IP_BOUND_IF' },
        freebsd: 'no such option',
      },
      related: ['IP_PKTINFO', 'SO_DONTROUTE'],
      sources: [source.measured, source.linuxSocket],
      confidence: 'measured',
    },
  },
};
