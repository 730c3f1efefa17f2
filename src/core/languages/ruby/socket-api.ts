/** Ruby's socket library: class methods that make sockets, methods of an Addrinfo, options as objects. */
import { runtimeByName } from '../../../knowledge';
import type { Machine } from '../../trace/machine';
import { NULL, number, symbol, unite, UNKNOWN, type Value } from '../../trace/value';
import type { CallContext, CallSite } from '../language';
import { runListenCall } from '../shared/listen-call';
import { listOf, tuple } from '../shared/values';
import {
  addressObject,
  ADDRESS,
  addressOf,
  Arguments,
  hostAndPort,
  named,
  OPTION,
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
