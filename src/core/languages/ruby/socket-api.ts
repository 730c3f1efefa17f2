/** Ruby's socket library: class methods that make sockets, methods of a socket, of an Addrinfo, of an option. */
import { runtimeByName } from '../../../knowledge';
import type { Machine } from '../../trace/machine';
import { alternatives, NULL, number, symbol, unite, UNKNOWN, type Value } from '../../trace/value';
import type { CallContext, CallSite } from '../language';
import { runListenCall } from '../shared/listen-call';
import { isCombined, listOf, tuple } from '../shared/values';
import {
  addressObject,
  ADDRESS,
  addressOf,
  Arguments,
  hostAndPort,
  levelNames,
  named,
  OPTION,
  optionNames,
  optionSwitch,
  optionValue,
  PACKED,
  runBeside,
  runBlock,
} from './arguments';

const INET = unite(symbol('AF_INET'), symbol('AF_INET6'));
const handleOf = (site: CallSite): { handle?: string } => (site.target === undefined ? {} : { handle: site.target });

/** `X.open(…) { |x| … }` hands the object to its block; without one it gives the object. */
function opened(made: Value, given: Arguments, context: CallContext): Value {
  if (!given.block) return made;
  return runBlock(given, [made], context) ?? UNKNOWN;
}

/** `Socket.new(domain, type, protocol)`. */
export function createSocket(site: CallSite, given: Arguments, machine: Machine): Value {
  const type = named(given.value(1, symbol('SOCK_STREAM')), 'SOCK_');
  return machine.create(site, {
    domain: named(given.value(0), 'AF_'),
    type: isSctp(given.value(2, number(0))) ? symbol('SOCK_OTHER') : type,
    ...handleOf(site),
  });
}

/** Other stream protocols have no TIME_WAIT. */
function isSctp(protocol: Value): boolean {
  return protocol.kind === 'symbol'
    ? /SCTP|DCCP/.test(protocol.name)
    : protocol.kind === 'number' && protocol.value === 132;
}

function entry(site: CallSite, name: string): NonNullable<ReturnType<typeof runtimeByName>> {
  const found = runtimeByName('ruby', name);
  if (!found) throw new Error(`${name} at ${site.callee} has no entry`);
  return found;
}

/** Class methods of the library, by class and method; undefined for those that make no socket. */
export function classMethod(
  owner: string,
  method: string,
  site: CallSite,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  const given = new Arguments(site.arguments);
  const making = method === 'new' || method === 'open';
  switch (owner) {
    case 'Socket':
      return making
        ? opened(createSocket(site, given, machine), given, context)
        : socketClass(method, site, given, machine, context);
    case 'TCPServer':
      return making ? opened(tcpServer(site, given, machine), given, context) : undefined;
    case 'UDPSocket':
      if (!making) return undefined;
      return opened(
        machine.create(site, {
          domain: named(given.value(0, symbol('AF_INET')), 'AF_'),
          type: symbol('SOCK_DGRAM'),
          ...handleOf(site),
        }),
        given,
        context,
      );
    case 'UNIXServer':
      return making ? opened(unixServer(site, machine), given, context) : undefined;
    case 'TCPSocket':
    case 'UNIXSocket': {
      if (!making) return method === 'pair' || method === 'socketpair' ? tuple(machine, [UNKNOWN, UNKNOWN]) : undefined;
      const made = machine.create(site, {
        domain: owner === 'TCPSocket' ? INET : symbol('AF_UNIX'),
        type: symbol('SOCK_STREAM'),
        ...handleOf(site),
      });
      machine.connect(site, made);
      return opened(made, given, context);
    }
    case 'Socket::Option':
      return optionObject(method, given, machine);
    case 'Addrinfo':
      return addrinfo(method, given, machine);
    default:
      return undefined;
  }
}

/** `TCPServer.new([host,] port)`. */
export function tcpServer(site: CallSite, given: Arguments, machine: Machine): Value {
  const [first, second] = given.positional;
  return runListenCall(site, machine, {
    runtime: entry(site, 'TCPServer.new'),
    address: second ? hostAndPort(first!.value, second.value) : hostAndPort(UNKNOWN, given.value(0)),
    library: 'TCPServer',
    ...handleOf(site),
  });
}

export function unixServer(site: CallSite, machine: Machine): Value {
  const made = machine.create(site, {
    domain: symbol('AF_UNIX'),
    type: symbol('SOCK_STREAM'),
    library: 'UNIXServer',
    ...handleOf(site),
  });
  machine.bind(site, made, { domain: 'unix', port: { kind: 'unknown' } });
  machine.listen(site, made);
  return made;
}

function socketClass(
  method: string,
  site: CallSite,
  given: Arguments,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  const { positional } = given;
  const address = () =>
    hostAndPort(positional.length > 1 ? positional[0]!.value : UNKNOWN, positional.at(-1)?.value ?? UNKNOWN);
  const make = (): Value =>
    runListenCall(site, machine, { runtime: entry(site, `Socket.${method}`), address: address(), ...handleOf(site) });
  switch (method) {
    case 'tcp_server_sockets': {
      const sockets = listOf(machine, make());
      return given.block ? (runBlock(given, [sockets], context) ?? UNKNOWN) : sockets;
    }
    case 'udp_server_sockets': {
      const sockets = listOf(machine, make());
      return given.block ? (runBlock(given, [sockets], context) ?? UNKNOWN) : sockets;
    }
    case 'tcp_server_loop':
      runBeside(given, [machine.accept(site, make()), UNKNOWN], machine, context);
      return UNKNOWN;
    case 'udp_server_loop':
      make();
      runBeside(given, [], machine, context);
      return UNKNOWN;
    case 'accept_loop':
      for (const { value } of positional)
        for (const id of machine.reachable(value))
          runBeside(given, [machine.accept(site, { kind: 'socket', id }), UNKNOWN], machine, context);
      return UNKNOWN;
    case 'unix_server_socket':
      return opened(unixServer(site, machine), given, context);
    case 'tcp':
    case 'unix': {
      const made = machine.create(site, {
        domain: method === 'tcp' ? INET : symbol('AF_UNIX'),
        type: symbol('SOCK_STREAM'),
        ...handleOf(site),
      });
      machine.connect(site, made);
      return opened(made, given, context);
    }
    case 'sockaddr_in':
    case 'pack_sockaddr_in':
      return addressObject(machine, {
        port: given.value(0),
        host: given.value(1, NULL),
        domain: undefined,
        type: undefined,
      });
    case 'sockaddr_un':
    case 'pack_sockaddr_un':
      return addressObject(machine, { port: undefined, host: undefined, domain: symbol('AF_UNIX'), type: undefined });
    case 'pair':
    case 'socketpair':
      return tuple(machine, [UNKNOWN, UNKNOWN]);
    default:
      return undefined;
  }
}

/** `Addrinfo.tcp(host, port)` and its like. */
function addrinfo(method: string, given: Arguments, machine: Machine): Value | undefined {
  const internet = (type: Value): Value =>
    addressObject(machine, { host: given.value(0), port: given.value(1), domain: INET, type });
  switch (method) {
    case 'tcp':
      return internet(symbol('SOCK_STREAM'));
    case 'udp':
      return internet(symbol('SOCK_DGRAM'));
    case 'unix':
      return addressObject(machine, {
        host: undefined,
        port: undefined,
        domain: symbol('AF_UNIX'),
        type: named(given.value(1, symbol('SOCK_STREAM')), 'SOCK_'),
      });
    case 'getaddrinfo':
    case 'foreach':
      return listOf(
        machine,
        addressObject(machine, {
          host: given.value(0),
          port: given.value(1),
          domain: INET,
          type: named(given.value(3), 'SOCK_'),
        }),
      );
    case 'new':
    case 'ip':
      return machine.object(ADDRESS);
    default:
      return undefined;
  }
}

/** `Addrinfo#listen` and `#bind` make the socket themselves (ext/socket/lib/socket.rb). */
export function addressMethod(
  site: CallSite,
  address: Value,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  const given = new Arguments(site.arguments);
  const type = machine.field(address, 'type');
  const datagram = type.kind === 'symbol' && type.name === 'SOCK_DGRAM';
  switch (site.method) {
    case 'listen':
    case 'bind': {
      const runtime = entry(site, `Addrinfo#${site.method}`);
      const local = addressOf(machine, address);
      const kind = site.method === 'bind' && !datagram ? { ...runtime, kind: 'udp-bind' as const } : runtime;
      const made =
        site.method === 'listen' || datagram
          ? runListenCall(site, machine, { runtime: kind, address: local, ...handleOf(site) })
          : boundStream(site, machine, runtime.id, local);
      return opened(made, given, context);
    }
    case 'connect':
    case 'connect_to':
    case 'connect_from': {
      const made = machine.create(site, {
        domain: INET,
        type: type.kind === 'symbol' ? type : UNKNOWN,
        ...handleOf(site),
      });
      machine.connect(site, made);
      return opened(made, given, context);
    }
    case 'ip_port':
      return machine.field(address, 'port');
    case 'ip_address':
      return machine.field(address, 'host');
    case 'to_sockaddr':
    case 'to_s':
      return address;
    default:
      return UNKNOWN;
  }
}

/** `Addrinfo.tcp(…).bind`: the option is set, the caller listens. */
function boundStream(site: CallSite, machine: Machine, runtime: string, local: ReturnType<typeof addressOf>): Value {
  const place = { ...site, runtime };
  const made = machine.create(place, {
    domain: local.domain === 'unix' ? symbol('AF_UNIX') : INET,
    type: symbol('SOCK_STREAM'),
    runtime,
    ...handleOf(site),
  });
  machine.setOption(place, made, { options: ['SO_REUSEADDR'], levels: ['SOL_SOCKET'], value: 'on' });
  machine.bind(place, made, local);
  return made;
}

/** `Socket::Option.bool(family, level, name, value)`, `.int`, `.linger(on, seconds)`. */
function optionObject(method: string, given: Arguments, machine: Machine): Value | undefined {
  const object = machine.object(OPTION);
  const fill = (level: Value, name: Value, value: Value): Value => {
    machine.setField(object, 'level', level);
    machine.setField(object, 'name', name);
    machine.setField(object, 'value', value);
    return object;
  };
  switch (method) {
    case 'bool':
    case 'int':
    case 'byte':
    case 'new':
      return fill(given.value(1), given.value(2), given.value(3));
    case 'linger': {
      const data = machine.object(PACKED);
      [given.value(0), given.value(1)].forEach((value, index) => {
        machine.state.memory.set(`${data.key}[${String(index)}]`, value);
      });
      return fill(symbol('SOL_SOCKET'), symbol('SO_LINGER'), data);
    }
    default:
      return undefined;
  }
}

/** Methods of a socket that leave it bound and configured as it is. */
const HARMLESS: ReadonlySet<string> = new Set(
  `<< addr autoclose? binmode class close_on_exec= close_read close_write closed? connect_address dup each each_byte each_char each_line eof? external_encoding
   fcntl fdatasync fileno flush fsync getbyte getc getpeereid getpeername gets getsockname getsockopt inspect ioctl ipv6only! is_a? isatty
   kind_of? lineno local_address nil? nonblock nonblock= nread object_id peeraddr pid pos print printf putc puts pread pwrite read
   read_nonblock readable? readbyte readchar readline readlines readpartial ready? recv recv_nonblock recvfrom recvfrom_nonblock recvmsg
   recvmsg_nonblock remote_address respond_to? send sendmsg sendmsg_nonblock set_encoding shutdown stat sync sync= sysread syswrite timeout
   timeout= to_i to_io to_s tty? ungetc wait wait_readable wait_writable write write_nonblock hash == eql? equal? do_not_reverse_lookup
   do_not_reverse_lookup=`.split(/\s+/),
);

/** A method call on what may be a socket; undefined where the receiver is none. */
export function socketMethod(site: CallSite, handle: Value, certain: boolean, machine: Machine): Value | undefined {
  const given = new Arguments(site.arguments);
  const plain = given.block === undefined && !given.hasSpread && given.count === given.positional.length;
  const shaped = (least: number, most: number): boolean =>
    certain || (plain && given.count >= least && given.count <= most);
  switch (site.method) {
    case 'bind':
      return shaped(1, 2) ? bind(site, handle, certain, given, machine) : undefined;
    case 'listen':
      if (!shaped(0, 1)) return undefined;
      machine.listen(site, handle);
      return number(0);
    case 'connect':
    case 'connect_nonblock':
      if (!shaped(1, 2)) return undefined;
      machine.connect(site, handle);
      return UNKNOWN;
    case 'accept':
    case 'accept_nonblock':
    case 'sysaccept':
      return shaped(0, 1) ? accepted(site, handle, machine) : undefined;
    case 'setsockopt':
      if (!certain && (given.count === 0 || given.count > 3)) return undefined;
      setOption(site, handle, given, machine, certain);
      return number(0);
    case 'ipv6only!':
      machine.setOption(site, handle, { options: ['IPV6_V6ONLY'], levels: ['IPPROTO_IPV6'], value: 'on' });
      return UNKNOWN;
    case 'close':
      if (!shaped(0, 0)) return undefined;
      machine.close(site, handle);
      return UNKNOWN;
    case 'to_io':
    case 'dup':
      return handle;
    default:
      return certain && HARMLESS.has(site.method ?? '') ? UNKNOWN : undefined;
  }
}

function bind(site: CallSite, handle: Value, certain: boolean, given: Arguments, machine: Machine): Value | undefined {
  const [first, second] = given.positional;
  // `UDPSocket#bind(host, port)`.
  if (second) {
    machine.bind(site, handle, hostAndPort(first!.value, second.value));
    return number(0);
  }
  const address = first?.value ?? UNKNOWN;
  const isAddress = alternatives(address).some((option) => option.kind === 'object' && option.type === ADDRESS);
  if (!certain && !isAddress) return undefined;
  machine.bind(site, handle, addressOf(machine, address));
  return number(0);
}

/** A TCPServer gives the socket, a Socket gives it with the address that it comes from. */
function accepted(site: CallSite, handle: Value, machine: Machine): Value {
  const made = machine.accept(site, handle);
  const servers = machine.socketsOf(handle).map((id) => machine.sockets[id]?.library);
  if (site.method === 'sysaccept' || (servers.length > 0 && servers.every((library) => library !== undefined)))
    return made;
  const pair = tuple(machine, [made, UNKNOWN]);
  if (made.kind === 'socket') machine.setField(pair, '#socket', made);
  return pair;
}

function setOption(site: CallSite, handle: Value, given: Arguments, machine: Machine, certain: boolean): void {
  const [level, option, value] = given.positional;
  if (level && !option) {
    const { value: object } = level;
    if (object.kind !== 'object' || object.type !== OPTION) {
      if (certain) machine.setOption(site, handle, { options: [], levels: [], value: 'unknown' });
      return;
    }
    const levels = levelNames(machine.field(object, 'level'));
    const held = machine.field(object, 'value');
    machine.setOption(site, handle, {
      options: optionNames(machine.field(object, 'name'), levels),
      levels,
      value: optionSwitch(held, machine),
      given: optionValue({ value: held, expression: level.expression }, machine),
    });
    return;
  }
  if (!level || !option) {
    machine.setOption(site, handle, { options: [], levels: [], value: 'unknown' });
    return;
  }
  const levels = levelNames(level.value);
  machine.setOption(site, handle, {
    options: optionNames(option.value, levels),
    levels,
    value: value ? optionSwitch(value.value, machine) : 'unknown',
    ...(isCombined(option.value) ? { combined: true } : {}),
    ...(value ? { given: optionValue(value, machine) } : {}),
    levelRange: level.expression.range,
    optionRange: option.expression.range,
  });
}
