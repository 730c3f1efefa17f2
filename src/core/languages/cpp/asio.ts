/** Asio, with Boost and without: acceptors, sockets, endpoints and socket options. */
import type { Address, Domain } from '../../model';
import type { Machine } from '../../trace/machine';
import { alternatives, number, symbol, unite, UNKNOWN, type Value } from '../../trace/value';
import { portOf, switchOf } from '../c/library';
import type { CallContext, CallSite } from '../language';

/** A protocol of Asio, and what its sockets are. */
interface Protocol {
  readonly domain: 'inet' | 'unix';
  readonly type: 'SOCK_STREAM' | 'SOCK_DGRAM' | 'SOCK_RAW';
}

const PROTOCOLS: Readonly<Record<string, Protocol>> = {
  tcp: { domain: 'inet', type: 'SOCK_STREAM' },
  udp: { domain: 'inet', type: 'SOCK_DGRAM' },
  icmp: { domain: 'inet', type: 'SOCK_RAW' },
  stream_protocol: { domain: 'unix', type: 'SOCK_STREAM' },
  datagram_protocol: { domain: 'unix', type: 'SOCK_DGRAM' },
};

const INET = unite(symbol('AF_INET'), symbol('AF_INET6'));

/** Type of the objects that stand for a socket option. */
const OPTION = '~asio option';

/** Option classes by their last name: level and option as the system calls them. */
const OPTIONS: Readonly<Record<string, readonly [level: string, option: string]>> = {
  reuse_address: ['SOL_SOCKET', 'SO_REUSEADDR'],
  reuse_port: ['SOL_SOCKET', 'SO_REUSEPORT'],
  broadcast: ['SOL_SOCKET', 'SO_BROADCAST'],
  debug: ['SOL_SOCKET', 'SO_DEBUG'],
  do_not_route: ['SOL_SOCKET', 'SO_DONTROUTE'],
  keep_alive: ['SOL_SOCKET', 'SO_KEEPALIVE'],
  linger: ['SOL_SOCKET', 'SO_LINGER'],
  out_of_band_inline: ['SOL_SOCKET', 'SO_OOBINLINE'],
  receive_buffer_size: ['SOL_SOCKET', 'SO_RCVBUF'],
  receive_low_watermark: ['SOL_SOCKET', 'SO_RCVLOWAT'],
  send_buffer_size: ['SOL_SOCKET', 'SO_SNDBUF'],
  send_low_watermark: ['SOL_SOCKET', 'SO_SNDLOWAT'],
  no_delay: ['IPPROTO_TCP', 'TCP_NODELAY'],
  v6_only: ['IPPROTO_IPV6', 'IPV6_V6ONLY'],
};

/** Options that other code may well have functions named like: these need a scope to be recognised. */
const COMMON_WORDS = new Set(['broadcast', 'debug', 'linger']);

interface AsioType {
  readonly protocol: Protocol;
  readonly kind: 'acceptor' | 'socket' | 'endpoint';
}

/** Splits `boost::asio::ip::tcp::acceptor`; undefined where the name is none of Asio's. */
function asioType(type: string | undefined): AsioType | undefined {
  const [, name = '', kind = ''] =
    /(?:^|::)(\w+)::(acceptor|socket|endpoint)$/.exec(type?.replace(/^~/, '') ?? '') ?? [];
  return Object.hasOwn(PROTOCOLS, name) ? { protocol: PROTOCOLS[name]!, kind: kind as 'acceptor' } : undefined;
}

/** Library name that handles of a type carry. */
function handleName({ protocol, kind }: AsioType): string {
  const name = Object.keys(PROTOCOLS).find((key) => PROTOCOLS[key] === protocol);
  return `asio::${name ?? ''}::${kind}`;
}

const RUNTIMES: Readonly<Record<string, string>> = {
  'asio::tcp::acceptor': 'cpp-asio-acceptor',
  'asio::udp::socket': 'cpp-asio-udp',
};

/** Runs a function of Asio or constructs one of its objects; undefined for all other names. */
export function asioCall(name: string, site: CallSite, machine: Machine): Value | undefined {
  const type = asioType(name);
  if (type?.kind === 'endpoint') return constructEndpoint(name, site, machine);
  if (type) return constructHandle(type, site, machine);
  const family = /(?:^|::)(?:tcp|udp|icmp)::v([46])$/.exec(name)?.[1];
  if (family !== undefined && site.arguments.length === 0) return symbol(family === '4' ? 'AF_INET' : 'AF_INET6');
  return constructOption(name, site, machine);
}

function constructEndpoint(name: string, site: CallSite, machine: Machine): Value {
  const [first] = site.arguments;
  if (site.arguments.length === 1 && first && asioType(typeText(first.value, machine))) return first.value;
  const endpoint = machine.object(`~${name}`);
  const port =
    site.arguments.length === 0 ? number(0) : site.arguments.length === 2 ? site.arguments[1]?.value : undefined;
  machine.setField(endpoint, 'port', port ?? UNKNOWN);
  return endpoint;
}

/** `acceptor(io)`, `(io, protocol)`, `(io, endpoint, reuse = true)`, `(io, protocol, native_handle)`; the same without `reuse` for sockets. */
function constructHandle(type: AsioType, site: CallSite, machine: Machine): Value {
  const { protocol, kind } = type;
  const [first, second, third] = site.arguments;
  // A moved handle, or one that takes over a descriptor.
  if (first && !second && asioType(typeText(first.value, machine))?.kind === kind) return first.value;
  if (first && !second && machine.reachable(first.value).length > 0 && first.value.kind === 'socket')
    return first.value;
  const isProtocol = second !== undefined && protocolOf(second.value) !== undefined;
  if (third && isProtocol) return third.value.kind === 'number' ? UNKNOWN : third.value;
  const runtime = RUNTIMES[handleName(type)];
  const place = { ...site, ...(runtime === undefined ? {} : { runtime }) };
  const handle = createHandle(type, place, isProtocol ? protocolOf(second.value) : undefined, site.target, machine);
  if (!second || isProtocol) return handle;
  const address = endpointAddress(second.value, protocol, machine);
  // Something that may be a protocol as well: who knows whether it is bound.
  if (!address) {
    machine.escape(site, handle, site.callee);
    return handle;
  }
  if (kind === 'acceptor') {
    const value = third ? switchOf(third.value) : 'on';
    machine.setOption(place, handle, {
      options: ['SO_REUSEADDR'],
      levels: ['SOL_SOCKET'],
      value,
      ...(value === 'off' ? { byDefault: true } : {}),
    });
  }
  machine.bind(place, handle, address);
  if (kind === 'acceptor') machine.listen(place, handle);
  return handle;
}

function createHandle(
  type: AsioType,
  site: CallSite,
  family: Value | undefined,
  handle: string | undefined,
  machine: Machine,
): Value {
  const { protocol } = type;
  return machine.create(site, {
    domain: protocol.domain === 'unix' ? symbol('AF_UNIX') : (family ?? INET),
    type: symbol(protocol.type),
    library: handleName(type),
    handle: handle ?? '',
    ...(site.runtime === undefined ? {} : { runtime: site.runtime }),
  });
}

/** The families of `tcp::v4()` and `endpoint.protocol()`; undefined for all that is no protocol. */
function protocolOf(value: Value): Value | undefined {
  return alternatives(value).every((option) => option.kind === 'symbol' && /^AF_(?:INET6?|UNIX)$/.test(option.name))
    ? value
    : undefined;
}

/** What an endpoint says of the address; undefined for what is not seen to be one. */
function endpointAddress(value: Value, protocol: Protocol, machine: Machine): Address | undefined {
  const type = asioType(typeText(value, machine));
  const domain: Domain = (type?.protocol ?? protocol).domain;
  if (type?.kind === 'endpoint') {
    const port = machine.field(value, 'port');
    return { domain, port: portOf(port) };
  }
  // `{address, port}`
  if (value.kind === 'object' && machine.typeAt(value.key) === undefined) {
    const port = machine.load(`${value.key}[1]`);
    return { domain, port: portOf(port.kind === 'place' ? UNKNOWN : port) };
  }
  return undefined;
}

/** The type that a value has by itself or by its declaration. */
export function typeText(value: Value, machine: Machine): string | undefined {
  for (const option of alternatives(value)) {
    if (option.kind === 'socket') return machine.sockets[option.id]?.library;
    if (option.kind !== 'object' && option.kind !== 'place' && option.kind !== 'reference') continue;
    const type = option.type ?? machine.typeAt(option.key);
    if (type !== undefined) return type;
  }
  return undefined;
}

function constructOption(name: string, site: CallSite, machine: Machine): Value | undefined {
  const [, scope = '', last = ''] = /^(.*?)(\w+)$/.exec(name) ?? [];
  const [level, option] =
    (Object.hasOwn(OPTIONS, last) ? OPTIONS[last] : undefined) ?? templateOption(last, scope, site) ?? [];
  if (level === undefined || option === undefined || site.arguments.length > 2) return undefined;
  if (scope === '' && COMMON_WORDS.has(last)) return undefined;
  const object = machine.object(OPTION);
  machine.setField(object, 'level', symbol(level));
  machine.setField(object, 'option', symbol(option));
  machine.setField(object, 'value', site.arguments[0]?.value ?? number(0));
  // `linger(true, seconds)`
  if (site.arguments[1]) machine.setField(object, 'second', site.arguments[1].value);
  return object;
}

/** `socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>(true)`: the template arguments name the option. */
function templateOption(last: string, scope: string, site: CallSite): readonly [string, string] | undefined {
  if (!/^(?:boolean|integer)$/.test(last) || !scope.endsWith('socket_option::')) return undefined;
  const [, level, option] = /<\s*(\w+)\s*,\s*(\w+)\s*>/.exec(site.callee) ?? [];
  return level === undefined || option === undefined ? undefined : [level, option];
}

/** Methods of handles that change nothing of what matters here. */
const QUIET = new Set(
  `is_open local_endpoint remote_endpoint get_executor get_io_service get_io_context non_blocking native_non_blocking io_control
   wait async_wait cancel get_option available shutdown`.split(/\s+/),
);

/** Runs a method of an acceptor, socket or endpoint; undefined where the receiver is none or has no such method. */
export function asioMethod(site: CallSite, machine: Machine, context: CallContext): Value | undefined {
  const { receiver, method } = site;
  if (!receiver || method === undefined) return undefined;
  const type = asioType(typeText(receiver, machine));
  if (!type) return method === 'open' ? openUnseen(site, machine) : undefined;
  if (type.kind === 'endpoint') return endpointMethod(type.protocol, receiver, method, site, machine);
  const runtime = RUNTIMES[handleName(type)];
  const place = { ...site, ...(runtime === undefined ? {} : { runtime }) };
  const [first] = site.arguments;
  switch (method) {
    case 'open':
      reopen(type, place, receiver, machine);
      return UNKNOWN;
    case 'set_option':
      setOption(place, receiver, first?.value ?? UNKNOWN, machine);
      return UNKNOWN;
    case 'bind':
      machine.bind(
        place,
        receiver,
        (first && endpointAddress(first.value, type.protocol, machine)) ?? {
          domain: type.protocol.domain,
          port: { kind: 'unknown' },
        },
      );
      return UNKNOWN;
    case 'listen':
      machine.listen(place, receiver);
      return UNKNOWN;
    case 'connect':
    case 'async_connect':
      machine.connect(place, receiver);
      callBack(site, context);
      return UNKNOWN;
    case 'accept':
    case 'async_accept': {
      const accepted = machine.accept(place, receiver);
      callBack(site, context);
      return accepted;
    }
    case 'close':
      machine.close(place, receiver);
      return UNKNOWN;
    case 'native_handle':
    case 'native':
    case 'release':
    case 'lowest_layer':
      return receiver;
    default:
      return QUIET.has(method) ? UNKNOWN : undefined;
  }
}

/** Opened again after a close, the object has a new socket. */
function reopen(type: AsioType, site: CallSite, receiver: Value, machine: Machine): void {
  const ids = alternatives(receiver).map((option) => (option.kind === 'socket' ? option.id : undefined));
  const isClosed = ids.every((id) => {
    const trail = id === undefined ? undefined : machine.state.trails.get(id)?.must;
    return (
      id !== undefined &&
      machine.sockets[id]?.events.some((event) => event.kind === 'close' && trail?.includes(event.id) === true) === true
    );
  });
  if (isClosed && site.receiverKey !== undefined)
    machine.store(site.receiverKey, createHandle(type, site, undefined, site.receiverText, machine));
}

/** A handle of a class that another file declares shows what it is when it is opened for a protocol. */
function openUnseen(site: CallSite, machine: Machine): Value | undefined {
  const protocol = site.arguments[0] && protocolOf(site.arguments[0].value);
  if (!protocol || site.receiverKey === undefined || machine.reachable(site.receiver ?? UNKNOWN).length > 0)
    return undefined;
  const acceptor = asioType('tcp::acceptor')!;
  const place = { ...site, runtime: RUNTIMES[handleName(acceptor)]! };
  const handle = createHandle(acceptor, place, protocol, site.receiverText, machine);
  machine.store(site.receiverKey, handle);
  return UNKNOWN;
}

function callBack(site: CallSite, context: CallContext): void {
  for (const { value } of site.arguments) {
    if (alternatives(value).some((option) => option.kind === 'function'))
      context.maybe(() => void context.run(value, []));
  }
}

function endpointMethod(
  protocol: Protocol,
  endpoint: Value,
  method: string,
  site: CallSite,
  machine: Machine,
): Value | undefined {
  const [first] = site.arguments;
  switch (method) {
    case 'port':
      if (!first) return machine.field(endpoint, 'port');
      machine.setField(endpoint, 'port', first.value);
      return UNKNOWN;
    case 'protocol':
      return protocol.domain === 'unix' ? symbol('AF_UNIX') : INET;
    default:
      return UNKNOWN;
  }
}

function setOption(site: CallSite, handle: Value, option: Value, machine: Machine): void {
  const known = typeText(option, machine) === OPTION;
  const part = (name: string): readonly string[] => {
    const held = known ? machine.field(option, name) : UNKNOWN;
    return held.kind === 'symbol' ? [held.name] : [];
  };
  machine.setOption(site, handle, {
    options: part('option'),
    levels: part('level'),
    value: known ? switchOf(machine.field(option, 'value')) : 'unknown',
    given: {
      range: site.call,
      members: known ? ['value', 'second'].map((name) => numberIn(machine.field(option, name))) : [],
    },
  });
}

function numberIn(value: Value): number | undefined {
  return value.kind === 'number' ? value.value : undefined;
}
