/** Datagram sockets of Node.js and Deno. */
import { runtimeByName } from '../../../knowledge';
import type { Machine } from '../../trace/machine';
import { alternatives, symbol, unite, UNKNOWN, type Value } from '../../trace/value';
import type { CallContext, CallSite } from '../language';
import { switchOf } from '../shared/values';
import { addressOf, type Options, optionsOf } from './arguments';
import { runCallbacks } from './callbacks';

const EITHER = unite(symbol('AF_INET'), symbol('AF_INET6'));

/** What SocketInfo.library of such a socket is. */
export const DATAGRAM = 'dgram';

/** `dgram.createSocket('udp4')`, `createSocket({ type: 'udp4', reuseAddr: true }, onMessage)`. */
export function createDatagram(site: CallSite, machine: Machine, context: CallContext): Value {
  const [first] = site.arguments;
  const options = optionsOf(site.arguments.slice(0, 1), machine, context);
  const type = options ? options.value('type') : (first?.value ?? UNKNOWN);
  const runtime = runtimeByName('javascript', 'dgram.createSocket().bind');
  const made = machine.create(site, {
    domain: type.kind === 'string' ? symbol(type.value === 'udp6' ? 'AF_INET6' : 'AF_INET') : EITHER,
    type: symbol('SOCK_DGRAM'),
    library: DATAGRAM,
    ...(runtime ? { runtime: runtime.id } : {}),
    ...(site.target === undefined ? {} : { handle: site.target }),
  });
  if (options) {
    applyOption(site, made, options, 'reuseAddr', 'SO_REUSEADDR', machine);
    applyOption(site, made, options, 'reusePort', 'SO_REUSEPORT', machine);
  } else if (type.kind !== 'string') machine.setOption(site, made, { options: [], levels: [], value: 'unknown' });
  runCallbacks(site.arguments.slice(1), context);
  return made;
}

/** `Deno.listenDatagram({ port, transport: 'udp', reuseAddress })`: creates and binds. */
export function listenDatagram(site: CallSite, machine: Machine, context: CallContext): Value {
  const options = optionsOf(site.arguments, machine, context);
  const runtime = runtimeByName('javascript', 'Deno.listenDatagram');
  const place = runtime ? { ...site, runtime: runtime.id } : site;
  const isUnix = options?.value('transport');
  const made = machine.create(place, {
    domain: isUnix?.kind === 'string' && isUnix.value.startsWith('unix') ? symbol('AF_UNIX') : EITHER,
    type: symbol('SOCK_DGRAM'),
    library: DATAGRAM,
    ...(runtime ? { runtime: runtime.id } : {}),
    ...(site.target === undefined ? {} : { handle: site.target }),
  });
  if (options) applyOption(site, made, options, 'reuseAddress', 'SO_REUSEADDR', machine);
  else machine.setOption(site, made, { options: [], levels: [], value: 'unknown' });
  machine.bind(place, made, addressOf(site.arguments, machine, context));
  return made;
}

function applyOption(
  site: CallSite,
  made: Value,
  options: Options,
  name: string,
  option: string,
  machine: Machine,
): void {
  const value = options.switchOf(name);
  if (value === undefined) return;
  const optionRange = options.nameRange(name);
  machine.setOption(site, made, {
    options: [option],
    levels: ['SOL_SOCKET'],
    value,
    ...(optionRange ? { optionRange } : {}),
  });
}

/** Methods that set an option of their own. */
const SETTERS: Readonly<Record<string, readonly [level: string, option: string]>> = {
  setBroadcast: ['SOL_SOCKET', 'SO_BROADCAST'],
  setTTL: ['IPPROTO_IP', 'IP_TTL'],
  setMulticastTTL: ['IPPROTO_IP', 'IP_MULTICAST_TTL'],
  setMulticastLoopback: ['IPPROTO_IP', 'IP_MULTICAST_LOOP'],
  setMulticastInterface: ['IPPROTO_IP', 'IP_MULTICAST_IF'],
  setRecvBufferSize: ['SOL_SOCKET', 'SO_RCVBUF'],
  setSendBufferSize: ['SOL_SOCKET', 'SO_SNDBUF'],
  addMembership: ['IPPROTO_IP', 'IP_ADD_MEMBERSHIP'],
  addSourceSpecificMembership: ['IPPROTO_IP', 'IP_ADD_SOURCE_MEMBERSHIP'],
  joinMulticastV4: ['IPPROTO_IP', 'IP_ADD_MEMBERSHIP'],
  joinMulticastV6: ['IPPROTO_IPV6', 'IPV6_JOIN_GROUP'],
};

const LISTENERS: ReadonlySet<string> = new Set(['on', 'once', 'addListener', 'prependListener', 'prependOnceListener']);

/** Methods that leave options and address as they are; what takes a callback gives it what arrives. */
const HARMLESS =
  /^(?:send|receive|address|ref|unref|off|removeListener|removeAllListeners|emit|eventNames|listeners|listenerCount|setMaxListeners|drop\w+|get\w+|remoteAddress|disconnect|_\w+|leave\w+|\[\w+)$/;

/** A method call on a datagram socket; undefined where it has no such method. */
export function datagramMethod(
  site: CallSite,
  handle: Value,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  const { method = '' } = site;
  const setter = Object.hasOwn(SETTERS, method) ? SETTERS[method] : undefined;
  if (setter) {
    const [level, option] = setter;
    const [first] = site.arguments;
    const value = method.startsWith('set') ? switchOf(first?.value ?? UNKNOWN) : 'on';
    machine.setOption(site, handle, { options: [option], levels: [level], value });
    return UNKNOWN;
  }
  if (LISTENERS.has(method)) return listenTo(site, handle, machine, context);
  switch (method) {
    case 'bind':
      machine.bind(site, handle, addressOf(site.arguments, machine, context));
      runCallbacks(site.arguments, context, true);
      for (const waiting of whenListening(handle, machine)) context.run(waiting, []);
      return handle;
    case 'connect':
      machine.connect(site, handle);
      runCallbacks(site.arguments, context);
      return UNKNOWN;
    case 'close':
      machine.close(site, handle);
      runCallbacks(site.arguments, context);
      return UNKNOWN;
    default:
      if (!HARMLESS.test(method)) return undefined;
      runCallbacks(site.arguments, context);
      return UNKNOWN;
  }
}

/** `socket.on('listening', …)` runs once the socket is bound, other listeners now or later or never. */
function listenTo(site: CallSite, handle: Value, machine: Machine, context: CallContext): Value {
  const [event, callback] = site.arguments;
  if (event?.value.kind !== 'string' || event.value.value !== 'listening' || !callback) {
    runCallbacks(site.arguments, context);
    return handle;
  }
  for (const id of machine.socketsOf(handle)) {
    const bound = machine.sockets[id]?.events.some((known) => known.kind === 'bind') === true;
    if (bound) context.run(callback.value, []);
    else {
      const key = waitingKey(id);
      const before = machine.state.memory.get(key);
      machine.state.memory.set(key, before ? unite(before, callback.value) : callback.value);
    }
  }
  return handle;
}

function whenListening(handle: Value, machine: Machine): readonly Value[] {
  return machine.socketsOf(handle).flatMap((id) => {
    const waiting = machine.state.memory.get(waitingKey(id));
    return waiting ? alternatives(waiting) : [];
  });
}

function waitingKey(socket: number): string {
  return `#listening${String(socket)}`;
}
