/** What a call does, asked in the order: class of the library, function of a module, method of an object. */
import type { Machine, Site } from '../../trace/machine';
import { alternatives, symbol, UNKNOWN, type Value } from '../../trace/value';
import type { CallContext, CallSite } from '../language';
import { listOf, tuple } from '../shared/values';
import { Arguments, PACKED } from './arguments';
import { canonical } from './imports';
import { isBenign } from './library';
import { assignSwitch, isSwitch, listenOn, makeListener, makeServer, serverMethod, serverOf } from './servers';
import { listener, ownsListener, serverClass } from './server-classes';
import { createSocket, runtimeOf, socketFunction, socketMethod } from './socket-api';

/** Loops of asyncio are told by a type of their own. */
const LOOP = 'asyncio.AbstractEventLoop';
const LOOP_MAKERS = /^asyncio\.(?:get_event_loop|get_running_loop|new_event_loop)$/;

export function pythonCall(site: CallSite, machine: Machine, context: CallContext): Value | undefined {
  if (site.qualified !== undefined) {
    const done = qualifiedCall(canonical(site.qualified), site, machine, context);
    if (done) return done;
  }
  if (site.receiver === undefined || site.method === undefined) return undefined;
  return methodCall(site.receiver, site.method, site, machine, context);
}

/** `server.allow_reuse_address = True`. */
export function pythonAssignField(
  site: Site,
  object: Value,
  name: string,
  value: Value,
  machine: Machine,
  context: CallContext,
): boolean {
  const type = typeOf(object);
  if (!isSwitch(name) || type === undefined || !serverOf(type, context)) return false;
  assignSwitch(site, object, name, value, machine);
  return true;
}

function typeOf(value: Value): string | undefined {
  for (const option of alternatives(value)) {
    if ((option.kind === 'object' || option.kind === 'place') && option.type !== undefined) return option.type;
  }
  return undefined;
}

function qualifiedCall(name: string, site: CallSite, machine: Machine, context: CallContext): Value | undefined {
  const given = Arguments.of(site);
  if (site.construct && site.receiver) return constructed(name, site.receiver, site, machine, context);
  if (serverClass(name)) {
    const self = machine.object(name);
    return makeServer(self, name, { ...site, construct: true }, given, machine, context);
  }
  const dot = name.lastIndexOf('.');
  const [owner, method] = dot < 0 ? ['', name] : [name.slice(0, dot), name.slice(dot + 1)];
  if (owner === 'socket') return socketFunction(method, site, machine);
  if (serverClass(owner) || owner === 'socket.socket' || isDispatcher(owner)) {
    // `super().method(…)` has the object as its receiver, `Base.method(self, …)` as its first argument.
    const self = site.receiver ?? given.value(0, 'self');
    return inherited(owner, method, self, site, site.receiver ? given : given.withoutFirst(), machine, context);
  }
  // A method of some other base class: the next base may know it.
  if (site.receiver) return undefined;
  return makeListener(name, site, machine) ?? helper(name, site, machine, context);
}

/** An object of a class of this file that has no constructor of its own: the library's runs. */
function constructed(
  base: string,
  self: Value,
  site: CallSite,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  const given = Arguments.of(site);
  if (serverClass(base)) return makeServer(self, typeOf(self) ?? base, site, given, machine, context);
  if (base === 'socket.socket') {
    machine.setField(self, '#socket', createSocket(site, given, machine));
    return self;
  }
  if (isDispatcher(base)) return self;
  return undefined;
}

function isDispatcher(name: string): boolean {
  return name === 'asyncore.dispatcher' || name === 'asyncore.dispatcher_with_send' || name === 'asynchat.async_chat';
}

/** A method of a base class in the library, called on an object of this file. */
function inherited(
  owner: string,
  method: string,
  self: Value,
  site: CallSite,
  given: Arguments,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  const type = typeOf(self) ?? owner;
  if (serverClass(owner)) return serverMethod(self, type, method, site, given, machine, context);
  if (owner === 'socket.socket' && method === '__init__') {
    machine.setField(
      self,
      '#socket',
      createSocket(site.construction ? { ...site, ...site.construction } : site, given, machine),
    );
    return UNKNOWN;
  }
  if (isDispatcher(owner) && method === '__init__') {
    const handed = given.find(0, 'sock');
    if (handed) machine.setField(self, '#socket', handed.value);
    return UNKNOWN;
  }
  const rest = { ...site, method, arguments: given.all };
  if (owner === 'socket.socket' && type === owner) return socketMethod(rest, self, machine, context);
  return ownMethod(self, type, method, rest, machine, context);
}

/** Methods of objects whose class comes down from a library class that is or holds a socket. */
function ownMethod(
  self: Value,
  type: string,
  method: string,
  site: CallSite,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  const lineage = context.lineage(type).map(canonical);
  const given = Arguments.of(site);
  if (serverOf(type, context)) return serverMethod(self, type, method, site, given, machine, context);
  if (lineage.some(isDispatcher)) {
    if (method === 'create_socket') {
      const made = machine.create(site, {
        domain: given.value(0, 'family', symbol('AF_INET')),
        type: given.value(1, 'type', symbol('SOCK_STREAM')),
        handle: site.receiverText ?? '',
        ...runtimeOf('asyncore.dispatcher'),
      });
      machine.setField(self, '#socket', made);
      machine.setField(self, 'socket', made);
      return UNKNOWN;
    }
    if (method === 'set_socket') {
      machine.setField(self, '#socket', given.value(0, 'sock'));
      return UNKNOWN;
    }
    return socketMethod({ ...site, method }, machine.field(self, '#socket'), machine, context);
  }
  if (lineage.includes('socket.socket'))
    return type === 'socket.socket'
      ? undefined
      : socketMethod({ ...site, method }, machine.field(self, '#socket'), machine, context);
  return undefined;
}

function methodCall(
  receiver: Value,
  method: string,
  site: CallSite,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  const given = Arguments.of(site);
  const type = typeOf(receiver);
  if (type === LOOP || type === undefined) {
    const loop = loopMethod(method, site, given, type === LOOP, machine);
    if (loop) return loop;
  }
  if (type !== undefined) {
    const listens = context
      .lineage(type)
      .map((name) => `${canonical(name)}.${method}`)
      .find((name) => type !== LOOP && listener(name));
    if (listens !== undefined) return makeListener(listens, site, machine);
    const done = ownMethod(receiver, type, method, site, machine, context);
    if (done) return done;
  }
  const held = collection(receiver, method, given, machine);
  if (held) return held;
  switch (method) {
    case '__enter__':
      return receiver;
    case 'wrap_socket':
      return given.value(0, 'sock');
    case 'enter_context':
    case 'enter_async_context':
    case 'push':
      return method === 'push' && receiver.kind !== 'unknown' ? undefined : given.value(0, 'cm');
  }
  const isSocket = alternatives(receiver).some(
    (option) =>
      option.kind === 'socket' ||
      (option.kind === 'place' && !option.key.startsWith('v')) ||
      (option.kind === 'object' && machine.hasField(option, '#socket')),
  );
  return isSocket ? socketMethod(site, receiver, machine, context) : undefined;
}

/** Methods of an event loop; `create_server(sock=…)` counts whatever the loop is. */
function loopMethod(
  method: string,
  site: CallSite,
  given: Arguments,
  certain: boolean,
  machine: Machine,
): Value | undefined {
  if (method === 'create_server' || method === 'start_server') {
    const handed = given.keyword('sock');
    if (handed && handed.kind !== 'null') return listenOn(handed, site, machine);
    return certain ? makeListener(`${LOOP}.create_server`, site, machine) : undefined;
  }
  if (certain && method === 'create_datagram_endpoint') return makeListener(`${LOOP}.${method}`, site, machine);
  if (method === 'sock_accept' && given.positional.length === 1)
    return tuple(machine, [machine.accept(site, given.value(0, 'sock')), UNKNOWN]);
  if (!certain) return undefined;
  // Other methods of the loop that take a socket leave it bound as it is.
  return /^(?:sock_|add_reader|add_writer|remove_|run_|close|stop|is_|set_|get_|create_unix)/.test(method)
    ? UNKNOWN
    : undefined;
}

/** Lists, sets and queues: what is put in can be found by those who look through it. */
function collection(receiver: Value, method: string, given: Arguments, machine: Machine): Value | undefined {
  const key = machine.keyOf(receiver);
  const [only] = given.positional;
  if (key === undefined || typeOf(receiver) !== undefined) return undefined;
  switch (method) {
    case 'append':
    case 'add':
    case 'appendleft':
    case 'insert': {
      const item = method === 'insert' ? given.positional[1] : only;
      if (!item || given.positional.length !== (method === 'insert' ? 2 : 1)) return undefined;
      const slot = `${key}[]`;
      const before = machine.state.memory.get(slot);
      machine.store(slot, before ? union(before, item.value) : item.value);
      return UNKNOWN;
    }
    default:
      return undefined;
  }
}

function union(a: Value, b: Value): Value {
  const options = [...alternatives(a)];
  for (const option of alternatives(b)) if (!options.includes(option)) options.push(option);
  return { kind: 'union', options };
}

/** Functions of the library and built-ins that carry sockets along, run callbacks, or do nothing to what they are given. */
function helper(name: string, site: CallSite, machine: Machine, context: CallContext): Value | undefined {
  const given = Arguments.of(site);
  const first = (keyword: string): Value => given.value(0, keyword);
  if (LOOP_MAKERS.test(name)) return machine.object(LOOP);
  if (ownsListener(name) && site.arguments.every(({ value }) => machine.reachable(value).length === 0))
    return machine.object(name);
  switch (name) {
    case 'contextlib.closing':
    case 'contextlib.aclosing':
    case 'contextlib.nullcontext':
    case 'list':
    case 'tuple':
    case 'set':
    case 'frozenset':
    case 'sorted':
    case 'reversed':
    case 'iter':
    case 'copy.copy':
      return given.all.length === 0 ? machine.object() : first('thing');
    case 'ssl.wrap_socket':
    case 'eventlet.wrap_ssl':
    case 'eventlet.green.ssl.wrap_socket':
    case 'gevent.ssl.wrap_socket':
      return first('sock');
    case 'aiohttp.web.SockSite':
      return listenOn(given.value(1, 'sock'), site, machine);
    case 'os.dup':
      return first('fd');
    case 'os.fork':
      machine.spawned = true;
      return UNKNOWN;
    case 'struct.pack':
      return packed(given, machine);
    case 'getattr': {
      const [object, attribute] = given.positional;
      if (object?.value.kind !== 'symbol' || attribute?.value.kind !== 'string') return undefined;
      return symbol(
        object.value.name === 'socket' ? attribute.value.value : `${object.value.name}.${attribute.value.value}`,
      );
    }
    case 'enumerate':
      return listOf(machine, tuple(machine, [UNKNOWN, elementOf(first('iterable'), machine)]));
    case 'zip':
      return listOf(
        machine,
        tuple(
          machine,
          given.positional.map((argument) => elementOf(argument.value, machine)),
        ),
      );
    case 'threading.Thread':
    case 'multiprocessing.Process':
      return thread(given.value(1, 'target'), given.keyword('args'), machine, context);
    case '_thread.start_new_thread':
    case 'thread.start_new_thread':
      return thread(first('function'), given.value(1, 'args'), machine, context);
    case 'threading.Timer':
      return thread(given.value(1, 'function'), given.value(2, 'args'), machine, context);
  }
  if (/(?:^|\.)(?:mock\.)?patch(?:\.object)?$/.test(name)) return replaced(given, machine);
  const callsBack = site.arguments.some((argument) =>
    alternatives(argument.value).some((option) => option.kind === 'function'),
  );
  return !callsBack && isBenign(name) ? UNKNOWN : undefined;
}

function elementOf(value: Value, machine: Machine): Value {
  const key = machine.keyOf(value);
  return key === undefined ? UNKNOWN : machine.load(`${key}[]`);
}

/** The numbers behind the format of `struct.pack()`, where nothing is padded or repeated. */
function packed(given: Arguments, machine: Machine): Value {
  const [format, ...values] = given.positional;
  const object = machine.object(PACKED);
  const plain = format?.value.kind === 'string' && /^[@=<>!]?[a-zA-Z]+$/.test(format.value.value) && !given.hasSpread;
  if (plain) values.forEach(({ value }, index) => machine.state.memory.set(`${object.key}[${String(index)}]`, value));
  return object;
}

/** A function of this file that runs beside the rest, with the arguments it is given. */
function thread(target: Value, args: Value | undefined, machine: Machine, context: CallContext): Value | undefined {
  const [fn] = alternatives(target);
  if (fn?.kind !== 'function') return undefined;
  const key = args && machine.keyOf(args);
  const values = fn.function.parameters.map((_, index) =>
    key === undefined ? UNKNOWN : machine.load(`${key}[${String(index)}]`),
  );
  machine.repetitions++;
  context.maybe(() => context.run(fn, values));
  machine.repetitions--;
  return UNKNOWN;
}

/** `mock.patch('socket.socket')`: from here on the name stands for something else. */
function replaced(given: Arguments, machine: Machine): Value {
  const [target, attribute] = given.positional.map((argument) => argument.value);
  const name =
    target?.kind === 'string'
      ? target.value
      : target?.kind === 'symbol' && attribute?.kind === 'string'
        ? `${target.name}.${attribute.value}`
        : undefined;
  // Whichever module the name is patched in, the socket of this file may be the patched one.
  if (name !== undefined && /(?:^|\.)socket(?:\.socket)?$/.test(name))
    machine.state.memory.set('class:socket.socket', UNKNOWN);
  return UNKNOWN;
}
