/** Sockets of System.Net.Sockets: how they are made, bound, listened on; listeners and clients that hold one. */
import { type Runtime, runtimeByName } from '../../../knowledge';
import type { Address } from '../../model';
import type { Machine, OptionCall } from '../../trace/machine';
import { alternatives, symbol, unite, UNKNOWN, type Value } from '../../trace/value';
import type { CallSite } from '../language';
import { onUnix } from '../shared/listen-call';
import { portOfValue } from '../shared/values';

export const SOCKETS = 'System.Net.Sockets';
/** Types of the objects that hold a socket. */
export const LISTENER = `~${SOCKETS}.TcpListener`;
export const CLIENT = `~${SOCKETS}.TcpClient`;
export const UDP = `~${SOCKETS}.UdpClient`;
export const SOCKET = `~${SOCKETS}.Socket`;
/** Types of addresses. */
const ENDPOINT = '~System.Net.IPEndPoint';
const UNIX_ENDPOINT = `~${SOCKETS}.UnixDomainSocketEndPoint`;

const INET = unite(symbol('AF_INET'), symbol('AF_INET6'));

function runtimeOf(name: string, machine: Machine): Runtime | undefined {
  return (isMono(machine) ? runtimeByName('csharp', `Mono:${name}`) : undefined) ?? runtimeByName('csharp', name);
}

/** Where a file says that it is for Mono; see `unit.ts`. */
export const MONO = '#mono';

/** Mono sets SO_REUSEADDR on every socket that it makes on Unix, of whatever protocol (6.8, traced on Linux). */
function isMono(machine: Machine): boolean {
  return machine.typeAt(`g:${MONO}`) === MONO;
}

/** `new Socket(family, type, protocol)`, `new Socket(type, protocol)` for both families. */
export function createSocket(site: CallSite, machine: Machine): Value {
  const values = site.arguments.map((argument) => argument.value);
  if (values.length < 2) return UNKNOWN;
  const [family = UNKNOWN, type = UNKNOWN, protocol = UNKNOWN] =
    values.length === 2 ? [symbol('AF_INET6'), ...values] : values;
  const runtime = runtimeOf(`${SOCKETS}.Socket`, machine);
  const made = machine.create(site, {
    domain: family,
    type,
    library: SOCKET,
    ...(site.target === undefined ? {} : { handle: site.target }),
    ...(runtime ? { runtime: runtime.id } : {}),
  });
  const isDatagram = alternatives(type).every((option) => option.kind === 'symbol' && option.name === 'SOCK_DGRAM');
  // A protocol that nobody sees may be TCP.
  if (isMono(machine) || !(isDatagram || isUnspecified(protocol))) reuseOnUnix(site, made, machine);
  return made;
}

/** An object of the library that holds a socket: `listener.Server`, `client.Client`. */
function holder(machine: Machine, type: string, field: string, socket: Value): Value {
  const object = machine.object(type);
  machine.state.memory.set(`${object.key}.${field}`, socket);
  machine.state.memory.set(`${object.key}.#socket`, socket);
  return object;
}

/** `new TcpListener(address, port)`, `new TcpListener(endPoint)`, `TcpListener.Create(port)`. */
export function createListener(site: CallSite, machine: Machine): Value {
  const runtime = runtimeOf(`${SOCKETS}.TcpListener.Start`, machine);
  const socket = machine.create(site, {
    domain: INET,
    type: symbol('SOCK_STREAM'),
    library: SOCKET,
    ...(site.target === undefined ? {} : { handle: site.target }),
    ...(runtime ? { runtime: runtime.id } : {}),
  });
  reuseOnUnix(site, socket, machine);
  const object = holder(machine, LISTENER, 'Server', socket);
  const [first, second] = site.arguments.map((argument) => argument.value);
  machine.setField(object, '#address', second ? endPoint(machine, first ?? UNKNOWN, second) : (first ?? UNKNOWN));
  return object;
}

/** `listener.Start()`: binds and listens. A listener that another function has made is looked at from here on. */
export function startListener(site: CallSite, receiver: Value, machine: Machine): Value {
  const runtime = runtimeOf(`${SOCKETS}.TcpListener.Start`, machine);
  const place = runtime ? { ...site, runtime: runtime.id } : site;
  const made = alternatives(receiver).some((option) => option.kind === 'object');
  const socket = made
    ? receiver
    : machine.create(place, {
        domain: INET,
        type: symbol('SOCK_STREAM'),
        ...(site.receiverText === undefined ? {} : { handle: site.receiverText }),
        ...(runtime ? { runtime: runtime.id } : {}),
      });
  if (!made) reuseOnUnix(place, socket, machine);
  machine.bind(place, socket, made ? addressOf(machine, machine.field(receiver, '#address')) : unknownAddress());
  machine.listen(place, socket);
  return UNKNOWN;
}

function unknownAddress(): Address {
  return { domain: 'unknown', port: { kind: 'unknown' } };
}

/**
 * What the runtime does on Unix before it binds a TCP socket. Told where the socket is made: whoever binds it, it happens,
 * and what the code sets in between does not change it.
 */
function reuseOnUnix(site: CallSite, socket: Value, machine: Machine): void {
  onUnix(machine, () => {
    machine.setOption(site, socket, {
      options: ['SO_REUSEADDR'],
      levels: ['SOL_SOCKET'],
      value: 'on',
      byDefault: true,
    });
  });
}

/** `socket.Bind(endPoint)`. */
export function bindSocket(site: CallSite, socket: Value, machine: Machine): Value {
  machine.bind(site, socket, addressOf(machine, site.arguments[0]?.value ?? UNKNOWN));
  return UNKNOWN;
}

/** ProtocolType.Unspecified or IP, both of which are 0. */
function isUnspecified(protocol: Value): boolean {
  return alternatives(protocol).every(
    (option) =>
      (option.kind === 'symbol' && /^ProtocolType\.(?:Unspecified|IP)$/.test(option.name)) ||
      (option.kind === 'number' && option.value === 0),
  );
}

/** `new UdpClient()`, `(family)`, `(port)`, `(port, family)`, `(endPoint)`, `(host, port)`: all but the first two bind or connect. */
export function createUdp(site: CallSite, machine: Machine): Value {
  const [first, second] = site.arguments.map((argument) => argument.value);
  const family = [first, second].find((value) => value?.kind === 'symbol' && value.name.startsWith('AF_'));
  const address = first?.kind === 'object' ? addressOf(machine, first) : undefined;
  const runtime = runtimeOf(`${SOCKETS}.UdpClient`, machine);
  const place = runtime ? { ...site, runtime: runtime.id } : site;
  const socket = machine.create(place, {
    domain: family ?? (address?.domain === 'inet6' ? symbol('AF_INET6') : symbol('AF_INET')),
    type: symbol('SOCK_DGRAM'),
    library: SOCKET,
    ...(site.target === undefined ? {} : { handle: site.target }),
    ...(runtime ? { runtime: runtime.id } : {}),
  });
  if (isMono(machine)) reuseOnUnix(place, socket, machine);
  const client = holder(machine, UDP, 'Client', socket);
  if (first === undefined || (first === family && site.arguments.length === 1)) return client;
  if (second !== undefined && second !== family) machine.connect(place, socket);
  // Of an argument that nobody sees it is open whether it is a port, an address or a family.
  else if (address) machine.bind(place, socket, address);
  else machine.bind(place, socket, { domain: 'inet', port: portOfValue(first) });
  return client;
}

/** `new TcpClient()`, `(host, port)`, `(localEndPoint)`. */
export function createClient(site: CallSite, machine: Machine): Value {
  const socket = machine.create(site, {
    domain: INET,
    type: symbol('SOCK_STREAM'),
    library: SOCKET,
    ...(site.target === undefined ? {} : { handle: site.target }),
  });
  const [first, second] = site.arguments.map((argument) => argument.value);
  if (second) machine.connect(site, socket);
  else if (first?.kind === 'object') machine.bind(site, socket, addressOf(machine, first));
  return holder(machine, CLIENT, 'Client', socket);
}

/** A connection that a listener gives: the socket, or a TcpClient that holds it. */
export function accept(site: CallSite, listener: Value, machine: Machine, asClient: boolean): Value {
  const accepted = machine.accept(site, listener);
  const known =
    accepted.kind === 'socket'
      ? accepted
      : machine.create(site, { domain: INET, type: symbol('SOCK_STREAM'), origin: 'accepted' });
  return asClient ? holder(machine, CLIENT, 'Client', known) : known;
}

/** `new IPEndPoint(address, port)`. */
export function endPoint(machine: Machine, host: Value, port: Value): Value {
  const object = machine.object(ENDPOINT);
  machine.setField(object, 'Address', host);
  machine.setField(object, 'Port', port);
  return object;
}

export function unixEndPoint(machine: Machine, path: Value): Value {
  const object = machine.object(UNIX_ENDPOINT);
  machine.setField(object, 'Path', path);
  return object;
}

/** An end point as far as the text shows it. */
export function addressOf(machine: Machine, value: Value): Address {
  const [only, ...more] = alternatives(value);
  if (only?.kind === 'number') return { domain: 'unknown', port: portOfValue(only) };
  if (only?.kind !== 'object' || more.length > 0) return unknownAddress();
  if (only.type === UNIX_ENDPOINT) return { domain: 'unix', port: { kind: 'unknown' } };
  if (only.type !== ENDPOINT) return unknownAddress();
  const host = hostOf(machine.field(only, 'Address'));
  return {
    domain: host === undefined ? 'unknown' : host.includes(':') ? 'inet6' : 'inet',
    port: portOfValue(machine.field(only, 'Port')),
    ...(host === undefined ? {} : { host }),
  };
}

const HOSTS: Readonly<Record<string, string>> = {
  Any: '0.0.0.0',
  Loopback: '127.0.0.1',
  IPv6Any: '::',
  IPv6Loopback: '::1',
  Broadcast: '255.255.255.255',
};

function hostOf(value: Value): string | undefined {
  if (value.kind === 'string') return value.value;
  const member = value.kind === 'symbol' ? /(?:^|\.)IPAddress\.(\w+)$/.exec(value.name)?.[1] : undefined;
  return member === undefined ? undefined : HOSTS[member];
}

/**
 * Sets an option. On Unix .NET writes SO_REUSEADDR and SO_REUSEPORT for ReuseAddress, and for ExclusiveAddressUse the
 * opposite of its value (pal_networking.c, SystemNative_SetSockOpt).
 */
export function setOption(site: CallSite, socket: Value, option: OptionCall, machine: Machine): void {
  const [name, ...more] = option.options;
  const isExclusive = name === 'SO_EXCLUSIVEADDRUSE' && more.length === 0;
  // Switched off it is set again when a TCP socket is bound.
  const isOff = name === 'SO_REUSEADDR' && more.length === 0 && option.value === 'off';
  if (!isExclusive && !isOff) {
    machine.setOption(site, socket, option);
    return;
  }
  const { guard } = machine.state;
  if (guard === undefined || guard === 'windows') {
    machine.state = machine.state.withGuard('windows');
    machine.setOption(site, socket, option);
    machine.state = machine.state.withGuard(guard);
  }
  if (isExclusive && option.value === 'off')
    onUnix(machine, () => {
      for (const unix of ['SO_REUSEADDR', 'SO_REUSEPORT'])
        machine.setOption(site, socket, { options: [unix], levels: ['SOL_SOCKET'], value: 'on' });
    });
}

/** `new LingerOption(true, 0)`. */
export function lingerOption(machine: Machine, type: string, values: readonly Value[]): Value {
  const object = machine.object(type);
  machine.setField(object, 'Enabled', values[0] ?? UNKNOWN);
  machine.setField(object, 'LingerTime', values[1] ?? UNKNOWN);
  return object;
}
