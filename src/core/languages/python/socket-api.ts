/** The socket module: its functions, and the methods of a socket. */
import type { Machine } from '../../trace/machine';
import { alternatives, NULL, number, symbol, unite, UNKNOWN, type Value } from '../../trace/value';
import { runtimeByName } from '../../../knowledge';
import type { CallContext, CallSite } from '../language';
import { isCombined, listOf, switchOf, tuple } from '../shared/values';
import { addressOf, Arguments, constantNames, optionValue } from './arguments';

/** Stream protocols other than TCP have no TIME_WAIT; such a socket counts as of another type. */
function streamType(type: Value, protocol: Value): Value {
  const other = alternatives(protocol).some(
    (option) =>
      (option.kind === 'symbol' && /^IPPROTO_(?:SCTP|DCCP)$/.test(option.name)) ||
      (option.kind === 'number' && (option.value === 132 || option.value === 33)),
  );
  return other ? symbol('SOCK_OTHER') : type;
}

/** `socket.socket(…)`, also as the constructor of a subclass; undefined where a test has replaced it. */
export function createSocket(site: CallSite, given: Arguments, machine: Machine): Value {
  const descriptor = given.value(3, 'fileno', NULL);
  // A descriptor from elsewhere has a history that nobody sees; one of a known socket is that socket.
  if (descriptor.kind !== 'null')
    return alternatives(descriptor).some((option) => option.kind === 'socket') ? descriptor : UNKNOWN;
  return machine.create(site, {
    domain: given.value(0, 'family', symbol('AF_INET')),
    type: streamType(given.value(1, 'type', symbol('SOCK_STREAM')), given.value(2, 'proto', number(0))),
    ...(site.target === undefined ? {} : { handle: site.target }),
  });
}

/** Functions of the socket module by their bare names; undefined for what it does not have. */
export function socketFunction(name: string, site: CallSite, machine: Machine): Value | undefined {
  const given = Arguments.of(site);
  switch (name) {
    case 'socket':
    case 'SocketType':
      // Replaced by a test or by a proxy library: no socket that we know.
      if (machine.state.memory.has('class:socket.socket')) return UNKNOWN;
      return createSocket(site, given, machine);
    case 'create_server':
      return createServer(site, given, machine);
    case 'fromfd':
    case 'dup': {
      const descriptor = given.value(0, 'fd');
      return alternatives(descriptor).some((option) => option.kind === 'socket') ? descriptor : UNKNOWN;
    }
    case 'socketpair':
      return tuple(machine, [UNKNOWN, UNKNOWN]);
    case 'getaddrinfo':
      return resolved(given, machine);
    case 'htons':
    case 'ntohs':
    case 'htonl':
    case 'ntohl':
      return given.value(0, 'x');
    default:
      return UNKNOWN;
  }
}

/** `socket.create_server(address, *, family, backlog, reuse_port, dualstack_ipv6)`: CPython Lib/socket.py. */
function createServer(site: CallSite, given: Arguments, machine: Machine): Value {
  const made = machine.create(site, {
    domain: given.keyword('family') ?? symbol('AF_INET'),
    type: symbol('SOCK_STREAM'),
    ...runtimeOf('socket.create_server'),
    ...(site.target === undefined ? {} : { handle: site.target }),
  });
  machine.setOption(site, made, { options: ['SO_REUSEADDR'], levels: ['SOL_SOCKET'], value: 'on' });
  const port = given.keyword('reuse_port');
  if (port && switchOf(port) !== 'off')
    machine.setOption(site, made, { options: ['SO_REUSEPORT'], levels: ['SOL_SOCKET'], value: switchOf(port) });
  machine.bind(site, made, addressOf(machine, given.value(0, 'address')));
  machine.listen(site, made);
  return made;
}

export function runtimeOf(qualified: string): { runtime?: string } {
  const runtime = runtimeByName('python', qualified);
  return runtime ? { runtime: runtime.id } : {};
}

/** `getaddrinfo(host, port, family, type, proto, flags)`: a list of (family, type, proto, canonname, address). */
function resolved(given: Arguments, machine: Machine): Value {
  const family = given.value(2, 'family', symbol('AF_UNSPEC'));
  const open = family.kind === 'number' || (family.kind === 'symbol' && family.name === 'AF_UNSPEC');
  const type = given.value(3, 'type', number(0));
  const address = tuple(machine, [given.value(0, 'host'), given.value(1, 'port')]);
  const entry = tuple(machine, [
    open ? unite(symbol('AF_INET'), symbol('AF_INET6')) : family,
    type.kind === 'number' && type.value === 0 ? UNKNOWN : type,
    given.value(4, 'proto', number(0)),
    UNKNOWN,
    address,
  ]);
  return listOf(machine, entry);
}

/** Methods of a socket that leave its options and its state as they are. */
const HARMLESS: ReadonlySet<string> = new Set(
  `settimeout gettimeout setblocking getblocking getpeername getsockopt recv recvfrom recv_into recvfrom_into recvmsg recvmsg_into recv_fds
   send sendall sendto sendmsg send_fds sendfile shutdown makefile set_inheritable get_inheritable ioctl share do_handshake getpeercert cipher pending read write unwrap
   __exit__ __str__ __repr__ stream`.split(/\s+/),
);

/** A method call on what may be a socket; undefined where the receiver is none. `handle` is the receiver's socket. */
export function socketMethod(site: CallSite, handle: Value, machine: Machine, context: CallContext): Value | undefined {
  const given = Arguments.of(site);
  const { positional } = given;
  // A value of unknown origin is taken for a socket only if the call has the shape of a socket's.
  const certain = alternatives(handle).some((option) => option.kind === 'socket');
  const shaped = (least: number, most: number): boolean =>
    certain ||
    (!given.hasSpread &&
      positional.length === given.all.length &&
      positional.length >= least &&
      positional.length <= most);
  switch (site.method) {
    case 'bind': {
      if (!shaped(1, 1)) return undefined;
      const address = given.value(0, 'address');
      if (!certain && !looksLikeAddress(machine, address)) return undefined;
      machine.bind(site, handle, addressOf(machine, address));
      return UNKNOWN;
    }
    case 'listen':
      if (!shaped(0, 1)) return undefined;
      machine.listen(site, handle);
      return UNKNOWN;
    case 'connect':
    case 'connect_ex':
      if (!shaped(1, 1)) return undefined;
      machine.connect(site, handle);
      return UNKNOWN;
    case 'accept':
      if (!shaped(0, 0)) return undefined;
      return tuple(machine, [machine.accept(site, handle), UNKNOWN]);
    case 'setsockopt':
      if (!certain && (positional.length < 3 || positional.length > 4)) return undefined;
      setOption(site, handle, machine, context);
      return UNKNOWN;
    case 'set_reuse_addr':
      machine.setOption(site, handle, { options: ['SO_REUSEADDR'], levels: ['SOL_SOCKET'], value: 'on' });
      return UNKNOWN;
    case 'close':
      if (!shaped(0, 0)) return undefined;
      machine.close(site, handle);
      return UNKNOWN;
    case 'dup':
    case 'detach':
    case 'fileno':
    case '__enter__':
      return handle;
    case 'getsockname':
      return certain ? tuple(machine, [UNKNOWN, boundPort(machine, handle)]) : undefined;
    default:
      return certain && HARMLESS.has(site.method ?? '') ? UNKNOWN : undefined;
  }
}

/** The port that a socket got for port 0 was free, and counts like 0 where it is used again. */
function boundPort(machine: Machine, handle: Value): Value {
  const ephemeral = machine
    .socketsOf(handle)
    .every((id) =>
      machine.sockets[id]?.events.some((event) => event.kind === 'bind' && event.address.port.kind === 'ephemeral'),
    );
  return ephemeral ? number(0) : UNKNOWN;
}

/** An argument of `bind` that can be an address: not the name of an event, a widget's key or a function. */
function looksLikeAddress(machine: Machine, value: Value): boolean {
  return alternatives(value).some((option) => {
    // The second element may well be a field that only another method fills.
    if (option.kind === 'object')
      return [`${option.key}[1]`, `${option.key}[]`].some((key) => machine.state.memory.has(key));
    return option.kind === 'place' || option.kind === 'unknown';
  });
}

function setOption(site: CallSite, handle: Value, machine: Machine, context: CallContext): void {
  const [level, option, value, length] = Arguments.of(site).positional;
  if (!level || !option) {
    // `setsockopt(*args)`: some option is set.
    machine.setOption(site, handle, { options: [], levels: [], value: 'unknown' });
    return;
  }
  machine.setOption(site, handle, {
    options: constantNames(option, context.text(option.expression.range)),
    levels: constantNames(level, context.text(level.expression.range)),
    value: value ? switchOf(value.value) : 'unknown',
    ...(isCombined(option.value) ? { combined: true } : {}),
    ...(value && !length ? { given: optionValue(value, machine) } : {}),
    // `setsockopt(*OPTION)`: the two have no places of their own.
    ...(level.expression === option.expression
      ? {}
      : { levelRange: level.expression.range, optionRange: option.expression.range }),
  });
}
