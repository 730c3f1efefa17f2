/** What a Ruby call does, asked in the order: class of a library, method of a socket, of a list, of any object. */
import { runtimeByName } from '../../../knowledge';
import type { Machine } from '../../trace/machine';
import { alternatives, number, unite, UNKNOWN, type Value } from '../../trace/value';
import type { CallContext, CallSite } from '../language';
import { runListenCall } from '../shared/listen-call';
import { listOf, tuple } from '../shared/values';
import { ADDRESS, Arguments, libraryAddress, PACKED, runBeside, runBlock } from './arguments';
import { isLibraryConstant, KERNEL } from './library';
import { addressMethod, classMethod, createSocket, tcpServer, unixServer } from './socket-api';
import { socketMethod } from './socket-methods';

/** Classes of the library whose objects are sockets. */
const SOCKET_CLASSES = /^(?:BasicSocket|IPSocket|Socket|TCPServer|TCPSocket|UDPSocket|UNIXServer|UNIXSocket)$/;

function canonical(name: string): string {
  return name.replace(/^(?:::|Object::)/, '');
}

export function rubyCall(site: CallSite, machine: Machine, context: CallContext): Value | undefined {
  const given = new Arguments(site.arguments);
  if (site.construct && site.receiver && site.qualified !== undefined)
    return constructed(canonical(site.qualified), site.receiver, site, given, machine);
  if (site.qualified !== undefined) {
    const name = canonical(site.qualified);
    const done = site.construct
      ? ofClass(name, 'new', site, given, machine, context)
      : qualifiedCall(name, site, given, machine, context);
    if (done) return done;
  }
  if (site.receiver === undefined || site.method === undefined) return undefined;
  return methodCall(site.receiver, site.method, site, given, machine, context);
}

function qualifiedCall(
  name: string,
  site: CallSite,
  given: Arguments,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  const dot = name.lastIndexOf('.');
  if (dot < 0) return kernel(name, given, machine, context);
  const owner = name.slice(0, dot);
  const method = name.slice(dot + 1);
  // `super` in a method of a class that comes down from the library's.
  if (site.receiver && method === 'initialize') return constructed(owner, site.receiver, site, given, machine);
  if (site.receiver) return methodCall(site.receiver, method, site, given, machine, context);
  return ofClass(owner, method, site, given, machine, context);
}

/** An object of a class of the file that comes down from a class of the library. */
function constructed(base: string, self: Value, site: CallSite, given: Arguments, machine: Machine): Value | undefined {
  if (!SOCKET_CLASSES.test(base)) return isLibraryConstant(base) ? self : undefined;
  const place = site.construct ? site : { ...site, ...(site.construction ?? {}) };
  const made =
    base === 'TCPServer'
      ? tcpServer(place, given, machine)
      : base === 'UNIXServer'
        ? unixServer(place, machine)
        : base === 'Socket'
          ? createSocket(place, given, machine)
          : undefined;
  if (made) machine.setField(self, '#socket', made);
  return self;
}

/** A method of a class or module that the file does not define. */
function ofClass(
  owner: string,
  method: string,
  site: CallSite,
  given: Arguments,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  const made = classMethod(owner, method, site, machine, context);
  if (made) return made;
  const runtime = runtimeByName('ruby', `${owner}.${method}`);
  if (runtime) {
    const server = runListenCall(site, machine, {
      runtime,
      address: libraryAddress(given, machine),
      ...(site.target === undefined ? {} : { handle: site.target }),
    });
    runBeside(given, [], machine, context);
    return owner.endsWith('TCPServer') ? server : machine.object(`~${owner}`);
  }
  switch (`${owner}.${method}`) {
    case 'Thread.new':
    case 'Thread.start':
    case 'Thread.fork':
    case 'Process.fork':
    case 'Ractor.new':
    case 'Fiber.new':
    case 'Proc.new':
      if (owner === 'Proc') return given.block;
      runBeside(
        given,
        given.positional.map(({ value }) => value),
        machine,
        context,
      );
      return UNKNOWN;
    case 'Kernel.loop':
      runBeside(given, [], machine, context);
      return UNKNOWN;
    case 'IO.select':
    case 'Kernel.select':
      return tuple(
        machine,
        [0, 1, 2].map((index) => given.value(index)),
      );
    // An encrypted server or connection is the socket that it is put on.
    case 'OpenSSL::SSL::SSLServer.new':
    case 'OpenSSL::SSL::SSLSocket.new':
    case 'OpenSSL::SSL::SSLSocket.open':
      return given.value(0);
    case 'Array.new':
    case 'Set.new':
    case 'Queue.new':
    case 'Thread::Queue.new':
    case 'Hash.new':
      return machine.object();
    case 'Timeout.timeout':
    case 'EM.run':
    case 'EventMachine.run':
    case 'EventMachine::run':
    case 'Dir.chdir':
    case 'Benchmark.measure':
    case 'Benchmark.realtime':
    case 'Async.run':
    case 'Async::Reactor.run':
      return runBlock(given, [UNKNOWN], context);
  }
  const handsOver = given.block !== undefined || site.arguments.some(({ value }) => value.kind === 'function');
  return !handsOver && isLibraryConstant(owner) && !/^(?:Net|DRb|RSpec|Minitest|Test|Ractor|Marshal)\b/.test(owner)
    ? UNKNOWN
    : undefined;
}

/** Methods that need no receiver. */
function kernel(name: string, given: Arguments, machine: Machine, context: CallContext): Value | undefined {
  switch (name) {
    case '#list':
      return listOf(machine, given.positional.map(({ value }) => value).reduce(unite, UNKNOWN));
    case '#element':
      return elementOf(given.value(0), machine);
    case 'loop':
      runBeside(given, [], machine, context);
      return UNKNOWN;
    case 'fork':
      if (given.block) runBeside(given, [], machine, context);
      else machine.spawned = true;
      return UNKNOWN;
    case 'at_exit':
    case 'trap':
      runBeside(given, [], machine, context);
      return UNKNOWN;
    case 'catch':
    case 'Async':
    case 'Sync':
      return runBlock(given, [UNKNOWN], context);
    case 'select':
      return tuple(
        machine,
        [0, 1, 2].map((index) => given.value(index)),
      );
    case 'Integer':
      return toInteger(given.value(0));
    case 'Array':
      return given.value(0);
    case 'binding':
    case 'define_method':
    case 'eval':
    case 'exec':
    case 'instance_variable_set':
      return undefined;
    default:
      return KERNEL.has(name) && given.block === undefined ? UNKNOWN : undefined;
  }
}

function toInteger(value: Value): Value {
  if (value.kind === 'number') return value;
  return value.kind === 'string' && /^\d+$/.test(value.value) ? number(Number(value.value)) : UNKNOWN;
}

function typeOf(value: Value): string | undefined {
  for (const option of alternatives(value))
    if ((option.kind === 'object' || option.kind === 'place') && option.type !== undefined) return option.type;
  return undefined;
}

function methodCall(
  receiver: Value,
  method: string,
  site: CallSite,
  given: Arguments,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  if (receiver.kind === 'function' && /^(?:call|yield|===|\(\))$/.test(method))
    return context.run(
      receiver,
      given.positional.map(({ value }) => value),
    );
  const type = typeOf(receiver);
  if (type === ADDRESS) return addressMethod(site, receiver, machine, context);
  if (type?.startsWith('~') === true) {
    runBeside(given, [], machine, context);
    return UNKNOWN;
  }
  const block = blockMethod(receiver, method, given, context);
  if (block) return block;
  const options = alternatives(receiver);
  const certain = options.some(
    (option) => option.kind === 'socket' || (option.kind === 'object' && machine.hasField(option, '#socket')),
  );
  const isSocketClass =
    type === undefined || context.lineage(type).some((name) => SOCKET_CLASSES.test(canonical(name)));
  const mayBe = isSocketClass && options.some((option) => option.kind === 'place' && !option.key.startsWith('v'));
  if (certain || mayBe) {
    const done = socketMethod(site, receiver, certain, machine);
    if (done) return done;
  }
  if (receiver.kind === 'number' || receiver.kind === 'string') {
    if (method === 'to_i') return toInteger(receiver);
    if (method === 'to_s' || method === 'to_sym' || method === 'strip' || method === 'dup') return receiver;
    return given.block ? undefined : UNKNOWN;
  }
  return type === undefined ? collection(receiver, method, given, machine, context) : undefined;
}

/** Methods that every object has and that give the object to a block, or run it at once. */
function blockMethod(receiver: Value, method: string, given: Arguments, context: CallContext): Value | undefined {
  if (!given.block) return undefined;
  switch (method) {
    case 'tap':
      runBlock(given, [receiver], context);
      return receiver;
    case 'then':
    case 'yield_self':
      return runBlock(given, [receiver], context);
    case 'synchronize':
    case 'mon_synchronize':
      return runBlock(given, [], context);
    default:
      return undefined;
  }
}

function elementOf(value: Value, machine: Machine): Value {
  const key = machine.keyOf(value);
  return key === undefined ? UNKNOWN : machine.load(`${key}[]`);
}

/** Methods of arrays and their like: what is put in can be found by those who look through it. */
function collection(
  receiver: Value,
  method: string,
  given: Arguments,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  const key = machine.keyOf(receiver);
  if (key === undefined) return undefined;
  const put = (value: Value): void => {
    const before = machine.state.memory.get(`${key}[]`);
    machine.store(`${key}[]`, before ? unite(before, value) : value);
  };
  switch (method) {
    case 'pack': {
      const data = machine.object(PACKED);
      const format = given.value(0);
      if (format.kind !== 'string' || !/^[iIlLsSqQjJnNvVcC_!<>*\d]+$/.test(format.value)) return data;
      for (let index = 0; index < 8; index++) {
        const member = machine.state.memory.get(`${key}[${String(index)}]`);
        if (!member) break;
        machine.state.memory.set(`${data.key}[${String(index)}]`, member);
      }
      return data;
    }
    case '<<':
    case 'push':
    case 'append':
    case 'unshift':
    case 'prepend':
    case 'add':
    case 'enq':
      if (given.hasSpread) return undefined;
      for (const { value } of given.positional) put(value);
      return receiver;
    case 'concat':
      put(elementOf(given.value(0), machine));
      return receiver;
    case 'first':
    case 'last':
    case 'pop':
    case 'shift':
    case 'sample':
    case 'deq':
    case 'fetch':
      return method === 'first' && given.count === 0 ? machine.load(`${key}[0]`) : elementOf(receiver, machine);
    case 'find':
    case 'detect':
    case 'min_by':
    case 'max_by':
      runBlock(given, [elementOf(receiver, machine)], context);
      return elementOf(receiver, machine);
    case 'map':
    case 'collect':
    case 'flat_map': {
      const each = runBlock(given, [elementOf(receiver, machine)], context);
      return each && listOf(machine, each);
    }
    case 'each':
    case 'each_with_index':
    case 'select':
    case 'filter':
    case 'reject':
    case 'sort_by':
    case 'delete_if':
      return runBlock(given, [elementOf(receiver, machine), UNKNOWN], context) ? receiver : undefined;
    case 'compact':
    case 'flatten':
    case 'uniq':
    case 'dup':
    case 'to_a':
    case 'values':
    case 'reverse':
    case 'shuffle':
      return receiver;
    case 'delete':
    case 'include?':
    case 'size':
    case 'length':
    case 'count':
    case 'empty?':
    case 'any?':
    case 'index':
    case 'join':
    case 'key?':
    case 'nil?':
      return given.block ? undefined : UNKNOWN;
    default:
      return undefined;
  }
}
