/** What a call does, asked in the order: conversion or built-in, function of a package, method of an object. */
import type { Machine } from '../../trace/machine';
import { alternatives, symbol, unite, UNKNOWN, type Value } from '../../trace/value';
import type { CallContext, CallSite } from '../language';
import { endpointOfCall, resolvedAddress } from './addresses';
import { AS_TYPE, isPredeclared } from './context';
import {
  joinGroup,
  listen,
  madeBy,
  methodsOf,
  RAW_CONN,
  rawConn,
  runControl,
  runtimeOf,
  socketOfRawConn,
} from './listeners';
import { isStandard, splitQualified, withoutVersion } from './packages';
import { handleOf, isSocket, systemCall, withError } from './socket-api';
import { formatted } from './texts';

const SYSTEM = /^(?:syscall|golang\.org\/x\/sys\/(?:unix|windows))$/;

export function goCall(site: CallSite, machine: Machine, context: CallContext): Value | undefined {
  if (site.qualified !== undefined) {
    const parts = splitQualified(site.qualified);
    return parts ? packageCall(parts.path, parts.name, site, machine, context) : builtin(site.qualified, site, machine);
  }
  if (site.receiver === undefined || site.method === undefined) return undefined;
  return methodCall(site.receiver, site.method, site, machine, context);
}

function builtin(name: string, site: CallSite, machine: Machine): Value | undefined {
  const [first] = site.arguments;
  if (isPredeclared(name) && site.arguments.length === 1) return first!.value;
  switch (name) {
    case AS_TYPE:
      return asType(site, machine);
    case 'append': {
      const list = first?.value ?? UNKNOWN;
      const key = machine.keyOf(list);
      const grown = key === undefined ? machine.object() : list;
      const slot = `${machine.keyOf(grown) ?? ''}[]`;
      for (const { value, spread } of site.arguments.slice(1)) {
        const item = spread === true ? machine.load(`${machine.keyOf(value) ?? '?'}[]`) : value;
        const before = machine.state.memory.get(slot);
        machine.store(slot, before ? unite(before, item) : item);
      }
      return grown;
    }
    case 'len':
    case 'cap':
    case 'copy':
    case 'delete':
    case 'clear':
    case 'close':
    case 'min':
    case 'max':
    case 'print':
    case 'println':
    case 'recover':
    case 'complex':
    case 'real':
    case 'imag':
      return UNKNOWN;
    default:
      return undefined;
  }
}

/** `x.(T)`: a socket is the same socket, and a value of which nothing else is known has at least the type. */
function asType({ call, arguments: [value, type] }: CallSite, machine: Machine): Value {
  const given = value?.value ?? UNKNOWN;
  const name = type?.value.kind === 'string' ? type.value.value : undefined;
  if (name === undefined || isSocket(given, machine) || given.kind === 'object') return given;
  if (given.kind === 'place') return { ...given, type: name };
  return SOCKET_TYPE.test(name) ? { kind: 'place', key: `p${String(call.start)}:${name}`, type: name } : given;
}

function packageCall(
  path: string,
  name: string,
  site: CallSite,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  if (SYSTEM.test(path)) return systemCall(name, site, machine);
  const qualified = `${path}.${name}`;
  const runtime = runtimeOf(qualified);
  if (runtime) return listen(runtime, site, machine, context);
  const known = helper(qualified, site, machine);
  if (known) return known;
  const plain = withoutVersion(path);
  if (/^[A-Z]/.test(name) && methodsOf(plain).size > 0) {
    runCallbacks(site, machine, context);
    return madeBy(plain, machine);
  }
  if (!isStandard(path)) return undefined;
  runCallbacks(site, machine, context);
  return UNKNOWN;
}

/** Functions that a library is handed are run now or later, perhaps several at a time. */
function runCallbacks(site: CallSite, machine: Machine, context: CallContext): void {
  for (const { value } of site.arguments) {
    for (const option of alternatives(value)) {
      if (option.kind !== 'function') continue;
      machine.repetitions++;
      context.maybe(() => context.run(option, []));
      machine.repetitions--;
    }
  }
}

/** Functions that carry sockets along, or give what an address is made of. */
function helper(qualified: string, site: CallSite, machine: Machine): Value | undefined {
  const value = (index: number): Value => site.arguments[index]?.value ?? UNKNOWN;
  switch (qualified) {
    case 'os.NewFile':
    case 'crypto/tls.NewListener':
    case 'crypto/tls.Server':
    case 'crypto/tls.Client':
    case 'golang.org/x/net/netutil.LimitListener':
    case 'golang.org/x/net/ipv4.NewPacketConn':
    case 'golang.org/x/net/ipv6.NewPacketConn':
    case 'golang.org/x/net/ipv4.NewConn':
    case 'golang.org/x/net/ipv6.NewConn':
      return value(0);
    case 'net.FileListener':
    case 'net.FileConn':
    case 'net.FilePacketConn':
      return withError(machine, value(0));
    case 'net.Dial':
    case 'net.DialTimeout':
    case 'net.DialTCP':
    case 'net.DialUDP':
    case 'net.DialUnix':
    case 'crypto/tls.Dial':
      return withError(machine, dial(site, machine));
    case 'net.ResolveTCPAddr':
    case 'net.ResolveUDPAddr':
    case 'net.ResolveUnixAddr':
      return withError(machine, resolvedAddress(qualified.slice('net.Resolve'.length), site, machine));
    case 'net.ParseIP':
      return value(0);
    case 'net.IPv4': {
      const bytes = site.arguments.map((argument) => argument.value);
      return bytes.every((byte) => byte.kind === 'number')
        ? { kind: 'string', value: bytes.map((byte) => (byte.kind === 'number' ? String(byte.value) : '')).join('.') }
        : UNKNOWN;
    }
    case 'net.JoinHostPort': {
      const [host, port] = [value(0), value(1)];
      return host.kind === 'string' && port.kind === 'string'
        ? {
            kind: 'string',
            value: host.value.includes(':') ? `[${host.value}]:${port.value}` : `${host.value}:${port.value}`,
          }
        : UNKNOWN;
    }
    case 'strconv.Itoa':
    case 'fmt.Sprint': {
      const only = value(0);
      return only.kind === 'number' ? { kind: 'string', value: String(only.value) } : UNKNOWN;
    }
    case 'fmt.Sprintf':
      return formatted(site.arguments.map((argument) => argument.value));
    default:
      return undefined;
  }
}

/** A socket that connects, to where the arguments say. */
function dial(site: CallSite, machine: Machine, before?: (socket: Value) => void): Value {
  const { network = 'tcp' } = endpointOfCall(site, machine);
  const made = machine.create(site, {
    domain: network.startsWith('unix') ? symbol('AF_UNIX') : unite(symbol('AF_INET'), symbol('AF_INET6')),
    type: symbol(/^(?:udp|unixgram|ip)/.test(network) ? 'SOCK_DGRAM' : 'SOCK_STREAM'),
    ...handleOf(site),
  });
  before?.(made);
  machine.connect(site, made);
  return made;
}

function typeOf(value: Value): string | undefined {
  for (const option of alternatives(value)) {
    if (
      (option.kind === 'object' || option.kind === 'place' || option.kind === 'reference') &&
      option.type !== undefined
    )
      return option.type;
  }
  return undefined;
}

/** Types of package net and its relatives whose values are sockets. */
const SOCKET_TYPE =
  /^net\.(?:(?:TCP|UDP|Unix|IP)?(?:Listener|Conn)|PacketConn)$|^crypto\/tls\.Conn$|^golang\.org\/x\/net\/ipv[46]\.(?:Packet)?Conn$/;

function methodCall(
  receiver: Value,
  method: string,
  site: CallSite,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  const type = typeOf(receiver);
  if (type === RAW_CONN && /^(?:Control|Read|Write)$/.test(method)) {
    const socket = socketOfRawConn(receiver, machine);
    const done = context.run(site.arguments[0]?.value ?? UNKNOWN, [socket]);
    if (!done) machine.escape(site, socket, method);
    return UNKNOWN;
  }
  const types = type === undefined ? [] : [type, ...context.lineage(type)];
  if (types.includes('net.ListenConfig')) return listenConfig(receiver, method, site, machine, context);
  if (types.includes('net.Dialer')) return dialer(receiver, method, site, machine, context);
  for (const each of types) {
    const runtime = runtimeOf(`${each}.${method}`);
    if (runtime) return listen(runtime, site, machine, context);
  }
  if (isSocket(receiver, machine) || (type !== undefined && SOCKET_TYPE.test(type)))
    return socketMethod(receiver, method, site, machine);
  // A method of what the struct embeds.
  const embedded = types.find((each) => SOCKET_TYPE.test(each));
  return embedded === undefined
    ? undefined
    : socketMethod(machine.field(receiver, embedded.slice(embedded.lastIndexOf('.') + 1)), method, site, machine);
}

/** `net.ListenConfig{Control: …}.Listen(ctx, network, address)`. */
function listenConfig(
  config: Value,
  method: string,
  site: CallSite,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  const runtime = runtimeOf(`net.ListenConfig.${method}`);
  return runtime ? listen(runtime, site, machine, context, given(config, 'Control', machine)) : UNKNOWN;
}

/** A field of a ListenConfig or Dialer; undefined where it was made here without it. */
function given(config: Value, name: string, machine: Machine): Value | undefined {
  const value = machine.field(config, name);
  const isOwn = value.kind === 'place' && value.key === `${machine.keyOf(config) ?? ''}.${name}`;
  const made = machine.deref(config);
  const isMadeHere = made.kind === 'object' || (made.kind === 'place' && made.key.startsWith('v'));
  return value.kind === 'null' || (isOwn && isMadeHere) ? undefined : value;
}

/** `net.Dialer{LocalAddr: …, Control: …}.Dial(network, address)`. */
function dialer(
  config: Value,
  method: string,
  site: CallSite,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  if (!method.startsWith('Dial')) return UNKNOWN;
  const made = dial(site, machine, (socket) => {
    runControl(given(config, 'Control', machine) ?? UNKNOWN, socket, site, machine, context);
    if (given(config, 'LocalAddr', machine)) machine.bind(site, socket, { domain: 'inet', port: { kind: 'unknown' } });
  });
  return withError(machine, made);
}

/** Methods of sockets of package net. */
function socketMethod(socket: Value, method: string, site: CallSite, machine: Machine): Value | undefined {
  switch (method) {
    case 'Accept':
    case 'AcceptTCP':
    case 'AcceptUnix':
      return withError(machine, machine.accept(site, socket));
    case 'Close':
      machine.close(site, socket);
      return UNKNOWN;
    case 'SetLinger': {
      const [seconds] = site.arguments;
      const given = seconds?.value.kind === 'number' ? seconds.value.value : undefined;
      machine.setOption(site, socket, {
        options: ['SO_LINGER'],
        levels: ['SOL_SOCKET'],
        value: given === undefined ? 'unknown' : given < 0 ? 'off' : 'on',
        ...(seconds && given !== undefined
          ? { given: { range: seconds.expression.range, members: [given < 0 ? 0 : 1, given] } }
          : {}),
      });
      return UNKNOWN;
    }
    case 'File':
      return withError(machine, socket);
    case 'Fd':
    case 'NetConn':
      return socket;
    case 'SyscallConn':
      return withError(machine, rawConn(socket, machine));
    case 'JoinGroup':
    case 'JoinSourceSpecificGroup':
      joinGroup(site, socket, machine);
      return UNKNOWN;
    default:
      return site.arguments.some(({ value }) => value.kind === 'function') ? undefined : UNKNOWN;
  }
}
