import { nameSet, numberOn, onlyWindows, type Example, type ExampleValue } from './example';

/** What package net does with a connection `conn` of its own. */
const methods: Readonly<Record<string, string>> = {
  SO_LINGER: 'conn.SetLinger(0)',
  SO_KEEPALIVE: 'conn.SetKeepAlive(true)',
  SO_RCVBUF: 'conn.SetReadBuffer(1 << 20)',
  SO_SNDBUF: 'conn.SetWriteBuffer(1 << 20)',
  TCP_NODELAY: 'conn.SetNoDelay(true)',
  // Go's sockets never block: SO_RCVTIMEO and SO_SNDTIMEO do nothing to them.
  SO_RCVTIMEO: 'conn.SetReadDeadline(time.Now().Add(5 * time.Second))',
  SO_SNDTIMEO: 'conn.SetWriteDeadline(time.Now().Add(5 * time.Second))',
};

/** What golang.org/x/sys/unix has no name for in all its versions. */
const nameless = nameSet('UDP_CORK UDP_SEGMENT UDP_GRO IP_LOCAL_PORT_RANGE');

function setter({ value }: Example): readonly [call: string, argument: string] | undefined {
  switch (value.kind) {
    case 'number':
      return ['Int', number(value)];
    case 'text':
      return ['String', `"${value.text}"`];
    case 'linger':
      return ['Linger', '&unix.Linger{Onoff: 1, Linger: 0}'];
    case 'mreq':
      return ['IPMreq', '&unix.IPMreq{Multiaddr: [4]byte{239, 1, 2, 3}}'];
    case 'address':
      return ['Inet4Addr', '[4]byte{192, 0, 2, 1}'];
    case 'interface':
      return ['Int', 'ifi.Index'];
    case 'mreq6':
      return ['IPv6Mreq', '&unix.IPv6Mreq{Multiaddr: group, Interface: uint32(ifi.Index)}'];
    case 'filter':
      return ['SockFprog', '&unix.SockFprog{Len: uint16(len(filter)), Filter: &filter[0]}'];
    case 'port-range':
      return ['Int', '49999<<16|40000'];
    default:
      return undefined;
  }
}

function number({ number, text }: Extract<ExampleValue, { kind: 'number' }>): string {
  return text === String(number)
    ? text
    : text
        .split(' | ')
        .map((part) => `unix.${part}`)
        .join('|');
}

const readers: Readonly<Partial<Record<ExampleValue['kind'], string>>> = {
  read: 'Int',
  credentials: 'Ucred',
  info: 'TCPInfo',
  cookie: 'Uint64',
};

/** A line of Go, for a connection of package net or for a descriptor and golang.org/x/sys/unix. */
export function go(example: Example): string | undefined {
  const { name, level, value } = example;
  if (Object.hasOwn(methods, name)) return methods[name];
  const unnamed = nameless.has(name);
  const first = numberOn(example);
  if (onlyWindows(example))
    return `syscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, ${String(first.number)}, 1) // ${name}`;
  const place = `fd, unix.${level}, ${unnamed ? String(first.number) : `unix.${name}`}`;
  const note = unnamed ? ` // ${name}` : '';
  const reader = readers[value.kind];
  if (reader !== undefined)
    return `value, err := unix.Getsockopt${name === 'LOCAL_PEERCRED' ? 'Xucred' : reader}(${place})${note}`;
  const written = setter(example);
  return written === undefined ? undefined : `unix.Setsockopt${written[0]}(${place}, ${written[1]})${note}`;
}
