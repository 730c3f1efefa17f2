/** Where the decision paths end: what to set, system by system. */
import type { Basis } from '../bind/model';
import type { Advice, DecisionEnd } from './model';

const sources = {
  linux: 'Linux 6.18; inet_bind_conflict() in the kernel source',
  freebsd: 'FreeBSD 14 source, in_pcbbind_setup(); getsockopt(2)',
  macos: 'xnu-11417 source, in_pcbbind(); getsockopt(2)',
  illumos: 'illumos source, tcp_bindi()',
  windows: 'Microsoft Learn, "Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE"',
} as const;

function set(option: string, reason: string, basis: Basis, source: string): Advice {
  return { option, reason, basis, source };
}

function none(reason: string, basis: Basis, source: string): Advice {
  return { reason, basis, source };
}

export const restartServer: DecisionEnd = {
  kind: 'end',
  id: 'set-reuseaddr',
  text: 'Set `SO_REUSEADDR` before `bind()` everywhere but on Windows.',
  systems: {
    linux: set(
      'SO_REUSEADDR',
      'It lets `bind()` pass over what the run before has left, provided that run had set it too. The first restart after adding it can still fail, for 60 s at most.',
      'measured',
      sources.linux,
    ),
    freebsd: set(
      'SO_REUSEADDR',
      'The new run alone decides: leftovers no longer count.',
      'source model',
      sources.freebsd,
    ),
    macos: set(
      'SO_REUSEADDR',
      'The new run alone decides: leftovers no longer count, unless they are of another user and you are not root.',
      'source model',
      sources.macos,
    ),
    windows: none(
      'A plain listener is reported to bind again at once. `SO_REUSEADDR` would let another program that sets it as well bind the port of your running server.',
      'documentation',
      `${sources.windows}; joyent/libuv#1360`,
    ),
    illumos: set(
      'SO_REUSEADDR',
      'The new run alone decides: leftovers no longer count.',
      'source model',
      sources.illumos,
    ),
  },
};

export const handOver: DecisionEnd = {
  kind: 'end',
  id: 'set-reuseport-for-both',
  text: 'Set `SO_REUSEPORT` on the old listener and the new one, or hand the listening socket over to the new process.',
  systems: {
    linux: set(
      'SO_REUSEPORT',
      'Both listeners are open for a while, under the same user. Closing the old one resets the connections that wait in its queue: 9 of 20 in a test, with `net.ipv4.tcp_migrate_req` at 0. A socket that is handed over (fork, systemd, SCM_RIGHTS) loses none.',
      'measured',
      `${sources.linux}; ip-sysctl documentation`,
    ),
    freebsd: set(
      'SO_REUSEPORT_LB',
      'Both listeners are open and share the connections, for the same user or root.',
      'source model',
      sources.freebsd,
    ),
    macos: set(
      'SO_REUSEPORT',
      'Both may bind. Which of them then gets a connection is not confirmed.',
      'source model',
      sources.macos,
    ),
    windows: none(
      'There is no option for it: who gets the traffic when two sockets share a port is left open. Hand the socket over (WSADuplicateSocket).',
      'documentation',
      sources.windows,
    ),
    illumos: none(
      'There is no SO_REUSEPORT in illumos as released. Hand the listening socket over to the new process.',
      'source model',
      'illumos source, sys/socket.h',
    ),
  },
};

export const ownListeners: DecisionEnd = {
  kind: 'end',
  id: 'set-reuseport-for-workers',
  text: 'Set `SO_REUSEPORT` (on FreeBSD `SO_REUSEPORT_LB`) in every worker, besides `SO_REUSEADDR` for the restart.',
  systems: {
    linux: set(
      'SO_REUSEPORT',
      'The kernel spreads connections over the listeners (57 and 43 of 100 in a test). All need the option and the same user. A second copy of the server started by mistake joins in without an error.',
      'measured',
      `${sources.linux}; socket(7)`,
    ),
    freebsd: set(
      'SO_REUSEPORT_LB',
      'It spreads connections over at most 256 listeners; plain SO_REUSEPORT does not spread TCP.',
      'source model',
      sources.freebsd,
    ),
    macos: none(
      'SO_REUSEPORT lets all workers bind, but no code that spreads TCP connections was found. Let the workers share one listener.',
      'source model',
      sources.macos,
    ),
    windows: none(
      'There is no such option: with `SO_REUSEADDR` which socket gets a connection is undefined. Let the workers share one listener.',
      'documentation',
      sources.windows,
    ),
    illumos: none(
      'There is no SO_REUSEPORT in illumos as released. Let the workers share one listener.',
      'source model',
      'illumos source, sys/socket.h',
    ),
  },
};

const sharedReason =
  'One process binds and listens, the workers inherit the socket and call `accept()` on it: there is one `bind()`, so nothing is shared.';

export const sharedListener: DecisionEnd = {
  kind: 'end',
  id: 'share-the-listener',
  text: 'No option for the workers. The one listener wants what every server wants for its restart.',
  systems: {
    linux: set('SO_REUSEADDR', `${sharedReason} SO_REUSEADDR is for the restart.`, 'measured', sources.linux),
    freebsd: set('SO_REUSEADDR', `${sharedReason} SO_REUSEADDR is for the restart.`, 'source model', sources.freebsd),
    macos: set('SO_REUSEADDR', `${sharedReason} SO_REUSEADDR is for the restart.`, 'source model', sources.macos),
    windows: none(sharedReason, 'documentation', 'Microsoft Learn, WSADuplicateSocket()'),
    illumos: set('SO_REUSEADDR', `${sharedReason} SO_REUSEADDR is for the restart.`, 'source model', sources.illumos),
  },
};

export const multicast: DecisionEnd = {
  kind: 'end',
  id: 'share-a-multicast-port',
  text: 'Every receiver sets the sharing option of its system before `bind()`, and joins the group.',
  systems: {
    linux: set(
      'SO_REUSEADDR',
      'All receivers need it, of whatever user. Each of them got every datagram sent to the group.',
      'measured',
      'Linux 6.18',
    ),
    freebsd: set(
      'SO_REUSEPORT',
      'All receivers need it. On a socket bound to the group address itself SO_REUSEADDR does the same.',
      'source model',
      sources.freebsd,
    ),
    macos: set(
      'SO_REUSEPORT',
      'All receivers need it: its manual describes it for this purpose.',
      'documentation',
      sources.macos,
    ),
    windows: set(
      'SO_REUSEADDR',
      'This is the use that Microsoft sees for the option: all receivers get the multicast datagrams.',
      'documentation',
      sources.windows,
    ),
    illumos: none(
      'Not confirmed: only the TCP part of illumos was read. Programs use SO_REUSEADDR.',
      'unconfirmed',
      sources.illumos,
    ),
  },
};

export const exclusive: DecisionEnd = {
  kind: 'end',
  id: 'set-exclusive',
  text: 'On Windows set `SO_EXCLUSIVEADDRUSE` before `bind()`, and never `SO_REUSEADDR`.',
  systems: {
    linux: set(
      'SO_REUSEADDR',
      'Nothing is needed against others: beside a TCP listener without SO_REUSEPORT no second socket gets in. SO_REUSEADDR is for the restart.',
      'measured',
      sources.linux,
    ),
    freebsd: set(
      'SO_REUSEADDR',
      'For the restart. Other users are kept off the port unless they are root; a program of the same user that sets it can bind a more specific address beside your wildcard.',
      'source model',
      sources.freebsd,
    ),
    macos: set(
      'SO_REUSEADDR',
      'For the restart. Other users are kept off the port unless they are root; a program of the same user that sets it can bind a more specific address beside your wildcard.',
      'source model',
      sources.macos,
    ),
    windows: set(
      'SO_EXCLUSIVEADDRUSE',
      'No other socket can then bind the port, whatever it sets. Close connections in order before a restart: a new exclusive bind is refused while connections of the previous run are still active.',
      'documentation',
      'Microsoft Learn, "SO_EXCLUSIVEADDRUSE"',
    ),
    illumos: set(
      'SO_EXCLBIND',
      'It keeps every overlapping bind out. TIME_WAIT is not affected: for the restart set SO_REUSEADDR as well.',
      'source model',
      sources.illumos,
    ),
  },
};

export const fixedSourcePort: DecisionEnd = {
  kind: 'end',
  id: 'reuse-the-source-port',
  text: 'Better let the system pick the port. Where it has to be fixed, set `SO_REUSEADDR` before `bind()`.',
  systems: {
    linux: set(
      'SO_REUSEADDR',
      'It has to be on the socket of the last connection too. Reconnecting to the same server then worked at once with TCP timestamps on, the default; with timestamps off connect() failed with EADDRNOTAVAIL.',
      'measured',
      'Linux 6.18; tcp_twsk_unique() in the kernel source',
    ),
    freebsd: set(
      'SO_REUSEADDR',
      '`bind()` then passes over the TIME_WAIT of the last connection. What connect() to the same server says was not worked out.',
      'source model',
      sources.freebsd,
    ),
    macos: set(
      'SO_REUSEADDR',
      '`bind()` then passes over the TIME_WAIT of the last connection of the same user. What connect() to the same server says was not worked out.',
      'source model',
      sources.macos,
    ),
    windows: none(
      'Whether TIME_WAIT keeps a client from its port is not confirmed.',
      'unconfirmed',
      'Microsoft Learn, bind()',
    ),
    illumos: set(
      'SO_REUSEADDR',
      '`bind()` then passes over the TIME_WAIT of the last connection. What connect() to the same server says was not worked out.',
      'source model',
      sources.illumos,
    ),
  },
};

export const bindsSourceAddress: DecisionEnd = {
  kind: 'end',
  id: 'choose-the-port-late',
  text: 'Let the port be picked when the connection is made, not when the address is bound.',
  systems: {
    linux: set(
      'IP_BIND_ADDRESS_NO_PORT',
      'The port is then picked in connect(), once for each destination. Without it, bind() to port 0 takes a port away from all destinations.',
      'documentation',
      'ip(7); Linux ip-sysctl documentation',
    ),
    freebsd: none('No such option was found. Use more source addresses.', 'unconfirmed', sources.freebsd),
    macos: none('No such option was found. Use more source addresses.', 'unconfirmed', sources.macos),
    windows: set(
      'SO_REUSE_UNICASTPORT',
      'For ConnectEx(), which needs a bind() first. Plain connect() without bind() behaves like that by itself.',
      'documentation',
      'Microsoft Learn, SOL_SOCKET socket options',
    ),
    illumos: none('No such option was found. Use more source addresses.', 'unconfirmed', sources.illumos),
  },
};

const keepOpen = 'Keep connections open and use them again, let the server close first, or use more source addresses.';

export const outOfPorts: DecisionEnd = {
  kind: 'end',
  id: 'keep-connections',
  text: 'No option is needed: keep connections open and use them again.',
  systems: {
    linux: none(
      `28,232 ports count for each destination address and port; with 60 s of TIME_WAIT that makes about 470 new connections a second to one destination. ${keepOpen}`,
      'measured',
      'Linux 6.18; ip_local_port_range',
    ),
    freebsd: none(keepOpen, 'documentation', 'RFC 9293, section 3.6.1'),
    macos: none(keepOpen, 'documentation', 'RFC 9293, section 3.6.1'),
    windows: none(
      `Since Vista 16,384 ports, 49152 to 65535, are there to pick from. ${keepOpen}`,
      'documentation',
      'Microsoft Learn, bind()',
    ),
    illumos: none(
      `32,768 ports, 32768 to 65535, are there to pick from. ${keepOpen}`,
      'source model',
      'illumos source, tcp_tunables.c',
    ),
  },
};

const noTimeWait = 'UDP has no connections and no TIME_WAIT: when the old program has ended, the port is free.';

export const udpServer: DecisionEnd = {
  kind: 'end',
  id: 'udp-needs-nothing',
  text: 'None. UDP has no TIME_WAIT, and the option would only let other programs share the port.',
  systems: {
    linux: none(
      `${noTimeWait} With SO_REUSEADDR on both, a program of any user can bind the same port, and over IPv4 the last one to bind gets all datagrams.`,
      'measured',
      'Linux 6.18',
    ),
    freebsd: none(noTimeWait, 'documentation', 'RFC 768'),
    macos: none(noTimeWait, 'documentation', 'RFC 768'),
    windows: none(noTimeWait, 'documentation', `RFC 768; ${sources.windows}`),
    illumos: none(noTimeWait, 'documentation', 'RFC 768'),
  },
};
