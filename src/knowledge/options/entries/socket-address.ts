import type { OptionFile } from '../option';
import { source } from '../sources';

/** SOL_SOCKET: who may have an address. */
export const socketAddress: OptionFile = {
  level: 'SOL_SOCKET',
  entries: {
    SO_REUSEADDR: {
      type: 'int, 0 or 1',
      sockets: ['tcp-listener', 'tcp', 'udp', 'sctp'],
      when: 'before-bind',
      default: '0',
      range: '0 or 1; any other number counts as 1',
      inherited: { differs: 'Yes on Linux (measured) and macOS (source); not on FreeBSD 14 (source).' },
      summary:
        'Lets bind() take an address that leftovers of earlier sockets still occupy; what exactly is let through differs by system.',
      use: 'On every TCP listener for Linux, BSD and macOS, so that the server can be restarted at once. On UDP only to share a multicast port.',
      avoid:
        'Not on servers for Windows, where it lets another program that sets it too take the live port. Not on UDP sockets that should be alone on their port.',
      pitfall:
        'Linux wants it on the old socket too: the first restart after adding it can still fail for up to 60 s. On Unix it never helps against a listener that is still running on the same address.',
      folklore:
        'It is said to let any server bind over TIME_WAIT, and to let a wildcard and a specific address listen on one port. Not on Linux: of 3072 binds tried, this option got over TIME_WAIT only where the earlier run had it too, and never past a socket that was listening. BSD and macOS behave as the saying has it (their sources).',
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
      keywords: ['restart', 'address already in use', 'TIME_WAIT', 'rebind', 'reuse address', 'port busy'],
      sources: [
        source.measured,
        source.linuxSocket,
        source.freebsdBind,
        source.macosBind,
        source.illumosBind,
        source.windowsReuse,
        source.freebsdAccept,
        source.macosAccept,
      ],
      confidence: 'measured',
    },
    SO_REUSEPORT: {
      type: 'int, 0 or 1',
      sockets: ['tcp-listener', 'udp', 'sctp'],
      when: 'before-bind',
      default: '0',
      privilege: 'none, but on Linux all sockets of a group must belong to the same effective user',
      inherited: { differs: 'Yes on Linux (measured) and macOS (source); not on FreeBSD 14 (source).' },
      summary: 'Lets several sockets bind exactly the same address and port, provided that all of them set it.',
      use: 'Several worker processes or threads that each have their own listener on one port. Not a replacement for SO_REUSEADDR.',
      avoid:
        'Not to make a restart work: that is what SO_REUSEADDR is for, and this one hides a server that is running twice.',
      pitfall:
        'A second copy of the server starts without any error and takes a share of the connections. Closing one listener resets the connections that wait in its queue.',
      folklore:
        'socket(7) says that it must be set before bind(). On Linux 6.18 the socket that holds the port may set it later, even after listen(), and a second socket can then join (measured). Only the newcomer needs it before its own bind().',
      on: {
        linux: {
          value: 15,
          since: '3.9',
          note: 'spreads connections and datagrams over the group; all members need the same effective user',
        },
        macos: { value: 512, note: 'no spreading of TCP connections found in the source' },
        freebsd: { value: 512, note: 'TCP connections are not spread: see SO_REUSEPORT_LB' },
        openbsd: 512,
        windows: 'no such option',
        illumos: 'not in the released headers',
      },
      related: ['SO_REUSEADDR', 'SO_REUSEPORT_LB', 'SO_ATTACH_REUSEPORT_CBPF', 'SO_INCOMING_CPU'],
      keywords: ['load balancing', 'several processes', 'prefork', 'workers', 'share port'],
      sources: [
        source.measured,
        source.linuxSocket,
        source.freebsdSocket,
        source.macosSocket,
        source.freebsdAccept,
        source.macosAccept,
      ],
      confidence: 'measured',
    },
    SO_REUSEPORT_LB: {
      type: 'int, 0 or 1',
      sockets: ['tcp-listener', 'udp'],
      when: 'before-bind',
      default: '0',
      inherited: 'no',
      summary:
        'FreeBSD: like SO_REUSEPORT, and new connections and datagrams are spread over the sockets of the group.',
      use: 'Several worker processes on one port on FreeBSD, where plain SO_REUSEPORT does not spread TCP connections.',
      avoid: 'Not in code that must run on other systems without an alternative: only FreeBSD has it.',
      pitfall: 'A group has at most 256 members, and sockets with plain SO_REUSEPORT do not belong to it.',
      on: { freebsd: 65536, linux: 'SO_REUSEPORT does this' },
      related: ['SO_REUSEPORT'],
      keywords: ['load balancing', 'workers', 'share port', 'several processes'],
      sources: [source.freebsdSocket, source.freebsdBind, source.freebsdAccept],
      confidence: 'source',
    },
    SO_EXCLUSIVEADDRUSE: {
      type: 'BOOL (int)',
      sockets: ['tcp-listener', 'tcp', 'udp'],
      when: 'before-bind',
      default: '0',
      summary: 'Windows: no other socket may bind this address and port, whatever options it sets.',
      use: 'On servers for Windows, so that no other program can bind the port beside them.',
      avoid: 'Not together with SO_REUSEADDR, which asks for the opposite.',
      pitfall:
        'A new exclusive bind is refused while connections accepted by the previous run are still active. Whether TIME_WAIT alone blocks it is not confirmed.',
      on: { windows: { value: -5, note: 'the number is ~SO_REUSEADDR' }, illumos: 'SO_EXCLBIND is the counterpart' },
      related: ['SO_REUSEADDR', 'SO_EXCLBIND'],
      keywords: ['port hijacking', 'exclusive', 'Windows server', 'security'],
      sources: [source.windowsExclusive, source.windowsReuse],
      confidence: 'docs',
    },
    SO_EXCLBIND: {
      type: 'int, 0 or 1',
      sockets: ['tcp-listener', 'tcp', 'udp'],
      when: 'before-bind',
      default: '0',
      summary:
        'illumos and Solaris: refuses to share the port with any socket whose address overlaps, even where SO_REUSEADDR would allow it.',
      use: 'On servers for Solaris and illumos that must be alone on their port.',
      avoid: 'Not where a wildcard and a specific address are meant to listen on one port.',
      pitfall: 'It does not change what TIME_WAIT does: that still depends on SO_REUSEADDR.',
      on: { illumos: 4117, windows: 'SO_EXCLUSIVEADDRUSE is the counterpart' },
      related: ['SO_EXCLUSIVEADDRUSE', 'SO_REUSEADDR', 'TCP_EXCLBIND'],
      keywords: ['exclusive', 'Solaris'],
      sources: [source.illumosBind],
      confidence: 'source',
    },
    SO_ATTACH_REUSEPORT_CBPF: {
      type: 'struct sock_fprog',
      access: 'set',
      sockets: ['tcp-listener', 'udp'],
      summary:
        'Installs a small packet-filter program that picks which socket of an SO_REUSEPORT group gets a connection or datagram.',
      use: 'To keep a connection on the CPU that received it, or to drain one worker before it stops.',
      avoid: 'Not before SO_REUSEPORT is set: it fails with EINVAL on a socket without a group.',
      pitfall: 'The program returns an index into the group, and the indices shift when a member closes.',
      on: { linux: { value: 51, since: '4.5' } },
      related: ['SO_REUSEPORT'],
      keywords: ['bpf', 'load balancing', 'worker', 'cpu affinity'],
      sources: [source.linuxSocket, source.measured],
      confidence: 'measured',
    },
    SO_REUSE_UNICASTPORT: {
      type: 'BOOL (int)',
      sockets: ['tcp'],
      when: 'before-bind',
      default: '0',
      summary:
        'Windows: leaves the choice of the local port to connect time, so that one port can serve several destinations.',
      use: 'Many outgoing connections with ConnectEx(), which needs an explicit bind() first.',
      avoid: 'Not on listeners. Not needed where connect() picks the port.',
      pitfall: 'Plain connect() without bind() already behaves this way.',
      on: { windows: 12295, linux: 'IP_BIND_ADDRESS_NO_PORT has this purpose' },
      related: ['IP_BIND_ADDRESS_NO_PORT'],
      keywords: ['ephemeral ports', 'port exhaustion', 'ConnectEx'],
      sources: [source.windowsSocket],
      confidence: 'docs',
    },
    SO_BINDTODEVICE: {
      type: 'string, name of an interface',
      sockets: ['tcp', 'tcp-listener', 'udp', 'raw', 'sctp'],
      default: 'empty: any interface',
      range: 'at most 15 characters and a zero byte',
      privilege: 'CAP_NET_RAW on Linux to change it once it is set',
      inherited: { differs: 'Yes on Linux (measured); macOS not confirmed.' },
      summary: 'Ties the socket to one network interface, for receiving and for sending.',
      use: 'Servers that must answer on one interface only, DHCP and the like, where binding an address is not enough.',
      avoid:
        'Not to choose the address that peers see: bind() to that address is enough, portable, and needs no name of an interface.',
      pitfall:
        'It goes by the interface that a packet comes in by, not by address: bind() to an address besides where only that one is meant. Programs on the machine itself still reach it at the address of the interface (measured).',
      folklore:
        'The manual asks for CAP_NET_RAW. On Linux 6.18 an ordinary user could set it once on a socket that had none, and got EPERM only when changing it (measured).',
      on: {
        linux: 25,
        macos: { value: 4404, note: 'recent SDKs only; older code uses IP_BOUND_IF' },
        freebsd: 'no such option',
      },
      related: ['IP_PKTINFO', 'SO_DONTROUTE'],
      keywords: ['interface', 'network card', 'eth0', 'vrf', 'bind to interface'],
      sources: [source.measured, source.linuxSocket],
      confidence: 'measured',
    },
    SO_ACCEPTFILTER: {
      type: 'struct accept_filter_arg { af_name, af_arg }',
      sockets: ['tcp-listener'],
      summary:
        'FreeBSD: leaves new connections in the kernel until a named filter finds that their first data is there.',
      use: 'Servers on FreeBSD whose clients speak first: httpready for HTTP, dataready for others.',
      avoid: 'Not for protocols where the server speaks first, such as SMTP: clients would wait for ever.',
      pitfall:
        'It must be set after listen(), or it fails with EINVAL, and the module of the filter (accf_http, accf_data) has to be loaded.',
      on: { freebsd: 4096, linux: 'TCP_DEFER_ACCEPT has this purpose' },
      related: ['TCP_DEFER_ACCEPT'],
      keywords: ['httpready', 'accf_http', 'dataready', 'accept filter'],
      sources: [source.freebsdSocket],
      confidence: 'docs',
    },
  },
};
