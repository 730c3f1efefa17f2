/** What a method does to a socket or a server object, as the tables of classes say. */
import { runtimeById } from '../../../knowledge';
import type { Range, Switch } from '../../model';
import type { Machine, OptionCall } from '../../trace/machine';
import { alternatives, NULL, number, symbol, symbolsOf, UNKNOWN, type Value } from '../../trace/value';
import type { CallContext, CallSite, EvaluatedArgument } from '../language';
import { switchOf } from '../shared/values';
import { addressOf, type Endpoint, endpointIn } from './addresses';
import { harmless } from './callbacks';
import type { Action, Carried, OptionsClass, SocketClass } from './tables';

/** Runs the action on the sockets of `receiver` and gives what the call gives. */
export function runAction(
  action: Action,
  cls: SocketClass,
  receiver: Value,
  site: CallSite,
  machine: Machine,
  context: CallContext,
): Value {
  const result = cls.fluent === true || FLUENT.has(action.does) ? receiver : UNKNOWN;
  switch (action.does) {
    case 'bind': {
      const given = site.arguments.some(({ value }) => value.kind !== 'function');
      bindAll(action, cls, given ? endpointIn(site, action) : undefined, receiver, site, machine);
      harmless(site, machine, context);
      return receiver;
    }
    case 'address': {
      const endpoint = endpointIn(site, action);
      for (const id of machine.socketsOf(receiver)) remember(machine, id, endpoint);
      return result;
    }
    case 'option': {
      const [value] = site.arguments;
      setOption(action.option, value, site.name, cls, receiver, site, machine);
      return result;
    }
    case 'named-option':
      namedOption(cls, receiver, site, machine);
      return result;
    case 'child-option':
      childOption(receiver, site, machine);
      return result;
    case 'join':
      machine.setOption(site, receiver, { options: ['IP_ADD_MEMBERSHIP'], levels: ['IPPROTO_IP'], value: 'on' });
      return result;
    case 'linger':
      linger(receiver, site, machine);
      return result;
    case 'accept': {
      const accepted = machine.accept(site, receiver, action.gives);
      for (const { value } of site.arguments) {
        if (value.kind === 'function')
          context.maybe(() =>
            context.run(
              value,
              value.function.parameters.map((_, index) => (index === 0 ? accepted : UNKNOWN)),
            ),
          );
      }
      return accepted;
    }
    case 'listen':
      machine.listen(site, receiver);
      return result;
    case 'connect':
      machine.connect(site, receiver);
      return result;
    case 'close':
      machine.close(site, receiver);
      return result;
    case 'options': {
      for (const { value } of site.arguments) takeOptions(value, cls, receiver, site, machine);
      return result;
    }
    case 'transport':
      for (const { value } of site.arguments) transport(value, receiver, machine);
      return result;
    case 'hold':
      for (const { value } of site.arguments) hold(value, receiver, machine);
      return result;
    case 'port':
      return boundPort(receiver, machine);
    case 'itself':
      return receiver;
  }
}

/** Whether the library sets SO_REUSEADDR on a Unix system before anybody asks. */
export function setsByItself({ runtime }: SocketClass): boolean {
  const facts = runtime === undefined ? undefined : runtimeById(runtime);
  const sets = facts?.reuseAddr.linux;
  return sets === true || (sets === 'argument' && facts?.switch?.default === true);
}

/** The port that a socket got for port 0 was free, and counts like 0 where it is used again. */
function boundPort(socket: Value, machine: Machine): Value {
  const ids = machine.socketsOf(socket);
  const isEphemeral = ids.every((id) =>
    machine.sockets[id]?.events.some((event) => event.kind === 'bind' && event.address.port.kind === 'ephemeral'),
  );
  return ids.length > 0 && isEphemeral ? number(0) : UNKNOWN;
}

/** Methods that give their object in every class. */
const FLUENT: ReadonlySet<Action['does']> = new Set(['named-option']);

const key = (id: number, name: string): string => `s${String(id)}.#${name}`;

function remember(machine: Machine, id: number, { port, host }: Endpoint): void {
  machine.state.memory.set(key(id, 'port'), port);
  if (host) machine.state.memory.set(key(id, 'host'), host);
}

function recall(machine: Machine, id: number): Endpoint | undefined {
  const port = machine.state.memory.get(key(id, 'port'));
  const host = machine.state.memory.get(key(id, 'host'));
  return port && { port, ...(host ? { host } : {}) };
}

/** Binds each socket to the address that is given or was set before, and the sockets that it holds to theirs. */
function bindAll(
  action: Action & { does: 'bind' },
  cls: SocketClass,
  given: Endpoint | undefined,
  receiver: Value,
  site: CallSite,
  machine: Machine,
): void {
  const place = cls.runtime === undefined ? site : { ...site, runtime: cls.runtime };
  for (const id of machine.socketsOf(receiver)) {
    const held = machine.state.memory.get(key(id, 'held'));
    if (held) bindAll(action, cls, undefined, held, site, machine);
    const endpoint = given ?? recall(machine, id) ?? (held ? undefined : anywhere(site, cls));
    if (!endpoint) continue;
    machine.bind(place, { kind: 'socket', id }, addressOf(machine, endpoint));
    if (action.then === 'listen' && !machine.state.memory.has(key(id, 'probe')))
      machine.listen(place, { kind: 'socket', id });
  }
}

/** Where a socket is bound of which no address was seen: in some cases wherever the system likes. */
function anywhere(site: CallSite, cls: SocketClass): Endpoint {
  const free = cls.freePort === true || (cls.kind === 'datagram' && site.construct);
  return { port: free ? NULL : UNKNOWN };
}

/** `NioDatagramChannel.class`: TCP and UDP have channels of their own, what else there is has no TIME_WAIT. */
function transport(channel: Value, receiver: Value, machine: Machine): void {
  const name = channel.kind === 'symbol' ? channel.name : undefined;
  for (const id of machine.socketsOf(receiver)) {
    const info = machine.sockets[id];
    if (!info || name === undefined) continue;
    if (name.endsWith('DatagramChannel')) info.type = symbol('SOCK_DGRAM');
    else if (/(?:Nio|Oio|Epoll|KQueue|IOUring|IoUring)(?:Server)?SocketChannel$/.test(name))
      info.type = symbol('SOCK_STREAM');
    else info.domain = symbol('AF_OTHER');
  }
}

/** Marks a socket that is bound and closed again without serving anybody. */
export function neverListens(socket: Value, machine: Machine): void {
  for (const id of machine.socketsOf(socket)) machine.state.memory.set(key(id, 'probe'), NULL);
}

function hold(value: Value, receiver: Value, machine: Machine): void {
  for (const id of machine.socketsOf(receiver)) {
    // What is added may know whom it is added to.
    for (const held of machine.reachable(value)) {
      if (held === id || machine.state.memory.has(key(held, 'held'))) continue;
      const known = machine.state.memory.get(key(id, 'held'));
      const socket: Value = { kind: 'socket', id: held };
      machine.state.memory.set(
        key(id, 'held'),
        known ? { kind: 'union', options: [...alternatives(known), socket] } : socket,
      );
    }
  }
}

/** What true and false say, also as `Boolean.TRUE`. */
function valueOf(value: Value | undefined): Switch {
  if (value?.kind === 'symbol')
    return value.name.endsWith('Boolean.TRUE') ? 'on' : value.name.endsWith('Boolean.FALSE') ? 'off' : 'unknown';
  return value ? switchOf(value) : 'unknown';
}

function setOption(
  option: string,
  value: EvaluatedArgument | undefined,
  range: Range,
  cls: SocketClass,
  receiver: Value,
  site: CallSite,
  machine: Machine,
): void {
  const told = valueOf(value?.value);
  if (told === 'off' && cls.deferred === true && isBound(receiver, machine)) return;
  machine.setOption(site, receiver, {
    options: [option],
    levels: ['SOL_SOCKET'],
    value: told,
    // The library would have it on.
    ...(told === 'off' && option === 'SO_REUSEADDR' && setsByItself(cls) ? { byDefault: true } : {}),
    ...(value ? { given: { range: value.expression.range } } : {}),
    // On Windows a listener's option is only remembered, not set (JDK net_util_md.c, Net.c): there it does no harm.
    ...(cls.kind === 'listener' ? {} : { optionRange: range }),
  });
}

function isBound(socket: Value, machine: Machine): boolean {
  return machine.socketsOf(socket).some((id) => machine.sockets[id]?.events.some((event) => event.kind === 'bind'));
}

/** `setOption(StandardSocketOptions.SO_REUSEADDR, true)`, `option(ChannelOption.SO_LINGER, 0)`. */
function namedOption(cls: SocketClass, receiver: Value, site: CallSite, machine: Machine): void {
  const [name, value] = site.arguments;
  const names = name ? (symbolsOf(name.value) ?? []) : [];
  const [option, ...more] = names;
  if (!name || option === undefined || more.length > 0) {
    machine.setOption(site, receiver, { options: [], levels: [], value: 'unknown' });
    return;
  }
  if (option === 'SO_LINGER') machine.setOption(site, receiver, lingering(value?.value, name.expression.range, value));
  else if (option === 'SO_REUSEADDR' || option === 'SO_BROADCAST' || option === 'SO_REUSEPORT')
    setOption(option, value, name.expression.range, cls, receiver, site, machine);
  else machine.setOption(site, receiver, { options: [option], levels: [], value: 'unknown' });
}

/** Of the options of connections to come only those count that do something when a connection is closed. */
function childOption(receiver: Value, site: CallSite, machine: Machine): void {
  const [name, value] = site.arguments;
  if (name && symbolsOf(name.value)?.[0] === 'SO_LINGER')
    machine.setOption(site, receiver, lingering(value?.value, name.expression.range, value));
}

/** A time of 0 resets; a negative one switches the option off. */
function lingering(seconds: Value | undefined, range: Range, value: EvaluatedArgument | undefined): OptionCall {
  const time = seconds?.kind === 'number' ? seconds.value : undefined;
  return {
    options: ['SO_LINGER'],
    levels: ['SOL_SOCKET'],
    value: time === undefined ? 'unknown' : time < 0 ? 'off' : 'on',
    optionRange: range,
    given: {
      range: value?.expression.range ?? range,
      members: [time === undefined ? undefined : time < 0 ? 0 : 1, time],
    },
  };
}

function linger(receiver: Value, site: CallSite, machine: Machine): void {
  const [on, seconds] = site.arguments;
  const told = valueOf(on?.value);
  const time = seconds?.value.kind === 'number' ? seconds.value.value : undefined;
  machine.setOption(site, receiver, {
    options: ['SO_LINGER'],
    levels: ['SOL_SOCKET'],
    value: told,
    given: { range: site.call, members: [told === 'on' ? 1 : told === 'off' ? 0 : undefined, time] },
  });
}

/** A setter of an object that carries options; other methods give the object, too. */
export function carry(cls: OptionsClass, method: string, receiver: Value, site: CallSite, machine: Machine): Value {
  const carried = Object.hasOwn(cls.setters, method) ? cls.setters[method] : undefined;
  const [value] = site.arguments;
  if (carried !== undefined && value) machine.setField(receiver, `#${carried}`, value.value);
  return receiver;
}

function takeOptions(carrier: Value, cls: SocketClass, receiver: Value, site: CallSite, machine: Machine): void {
  if (carrier.kind !== 'object') {
    // Whoever made the options may have said anything.
    machine.setOption(site, receiver, { options: [], levels: [], value: 'unknown' });
    return;
  }
  const carried = (name: Carried): Value | undefined =>
    machine.hasField(carrier, `#${name}`) ? machine.field(carrier, `#${name}`) : undefined;
  const port = carried('port');
  const host = carried('host');
  if (port) for (const id of machine.socketsOf(receiver)) remember(machine, id, { port, ...(host ? { host } : {}) });
  const options = [
    ['SO_REUSEADDR', carried('reuse')],
    ['SO_REUSEPORT', carried('reusePort')],
  ] as const;
  for (const [option, value] of options) {
    const told = value && valueOf(value);
    if (told === undefined) continue;
    machine.setOption(site, receiver, {
      options: [option],
      levels: ['SOL_SOCKET'],
      value: told,
      ...(told === 'off' && option === 'SO_REUSEADDR' && setsByItself(cls) ? { byDefault: true } : {}),
    });
  }
}
