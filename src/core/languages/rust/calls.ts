/** What a call does, asked in the order: function or associated function by its full name, method of a socket, method of anything else. */
import type { Machine } from '../../trace/machine';
import { alternatives, number, symbol, unite, UNKNOWN, type Value } from '../../trace/value';
import { runtimeByName } from '../../../knowledge';
import type { CallContext, CallSite } from '../language';
import { runListenCall } from '../shared/listen-call';
import { listOf, tuple } from '../shared/values';
import { addressCall, addressOf } from './addresses';
import { valueMethod } from './containers';
import { canonical, isLibrary, isSocketType } from './library';
import { descriptorCall } from './descriptors';
import { hunt, HUNT_BEGINS, HUNT_ENDS } from './port-hunt';
import { runtimeOf, socketMethod } from './sockets';

export function rustCall(site: CallSite, machine: Machine, context: CallContext): Value | undefined {
  if (site.qualified !== undefined) {
    const done = named(canonical(site.qualified), site, machine, context);
    if (done) return done;
  }
  const { receiver, method } = site;
  if (receiver === undefined || method === undefined) return undefined;
  if (isHandle(receiver)) return socketMethod(site, receiver, method, machine, context);
  const done =
    builderMethod(receiver, method, site, machine, context) ?? valueMethod(receiver, method, site, machine, context);
  if (!done && !context.method(receiver, method)) unseen(receiver, site, machine);
  return done;
}

/** A socket, or storage whose type is one. */
function isHandle(value: Value): boolean {
  return alternatives(value).some(
    (option) => option.kind === 'socket' || (option.kind === 'place' && isSocketType(option.type)),
  );
}

/** A method that no file shows may do anything to what the object holds. */
function unseen(receiver: Value, site: CallSite, machine: Machine): void {
  if (machine.reachable(receiver).length > 0) machine.escape(site, receiver, site.callee);
}

/** Functions whose value is their first argument, or what that holds. */
const CARRIES =
  /^(?:Ok|Some|Ready)$|^std\.(?:boxed\.Box|sync\.(?:Arc|Mutex|RwLock|OnceLock)|rc\.Rc|cell\.(?:Cell|RefCell|OnceCell)|mem\.ManuallyDrop|borrow\.Cow)\.\w+$|^(?:Box|Arc|Rc|Mutex|RwLock|Cell|RefCell|Pin|ManuallyDrop|Cow)\.(?:new|pin|from|clone|leak|Owned|Borrowed)$|\.(?:Mutex|RwLock|Arc)\.(?:new|clone)$|^(?:std\.(?:convert|iter|future|ptr|mem)\.(?:identity|once|ready|addr_of|addr_of_mut|from_ref|transmute|replace|take)|std\.io\.BufReader\.new)$/;

/** Associated functions that make a handle of one library out of that of another. */
const CONVERTS =
  /\.(?:from|try_from|from_std|from_raw_fd|from_raw_socket|from_tcp|from_listener|from_std_stream|from_stream|from_socket|from_fd|borrow_raw|new|new_nonblocking|with_interest|from_into|from_mio|from_owned_fd)$/;

function named(name: string, site: CallSite, machine: Machine, context: CallContext): Value | undefined {
  const first = site.arguments[0]?.value;
  if (name === 'Err') return UNKNOWN;
  if (name === HUNT_BEGINS || name === HUNT_ENDS) return hunt(name, machine);
  if (CARRIES.test(name)) return first ?? UNKNOWN;
  const made = create(name, site, machine);
  if (made) return made;
  const address = addressCall(name, site.arguments, machine);
  if (address) return address;
  const done = descriptorCall(name, site, machine, context);
  if (done) return done;
  const runtime = runtimeByName('rust', name.replaceAll('.', '::'));
  if (runtime && site.receiver === undefined)
    return runListenCall(site, machine, {
      runtime,
      address: addressOf(machine, first ?? UNKNOWN),
      ...(site.target === undefined ? {} : { handle: site.target }),
    });
  if (first && CONVERTS.test(name) && (isHandle(first) || machine.socketsOf(first).length > 0)) return first;
  const duration = durationOf(name, first);
  if (duration) return duration;
  const builder = BUILDERS[name];
  if (builder !== undefined) {
    callBacks(site, machine, context);
    return machine.object(`~${builder}`);
  }
  if (/^(?:std\.mem\.)?drop$/.test(name) && first) {
    machine.close(site, first);
    return UNKNOWN;
  }
  if (name === 'std.mem.zeroed' || name === 'std.mem.MaybeUninit.zeroed') {
    const object = machine.object();
    machine.zero(object.key);
    return object;
  }
  if (name === 'std.time.Duration.ZERO') return number(0);
  if (
    /^(?:std|tokio|async_std|smol)\.(?:task|thread|runtime)\.|\.block_on$|^(?:tokio|async_std|smol)\.spawn$/.test(name)
  ) {
    callBacks(site, machine, context, !name.endsWith('block_on'));
    return UNKNOWN;
  }
  // What a library takes over is bound by then, or the library says what it does.
  if (isLibrary(name)) {
    callBacks(site, machine, context);
    return UNKNOWN;
  }
  return undefined;
}

/** Functions that make an object whose methods bind, by the type of that object. */
const BUILDERS: Readonly<Record<string, string>> = {
  'actix_web.HttpServer.new': 'actix_web.HttpServer',
  'actix_server.Server.build': 'actix_server.ServerBuilder',
  'actix_server.ServerBuilder.new': 'actix_server.ServerBuilder',
  'warp.serve': 'warp.Server',
  'rocket.build': 'rocket.Rocket',
  'rocket.ignite': 'rocket.Rocket',
  'rocket.custom': 'rocket.Rocket',
  'rocket.Rocket.build': 'rocket.Rocket',
  'rocket.Rocket.custom': 'rocket.Rocket',
  'tide.new': 'tide.Server',
  'tide.with_state': 'tide.Server',
  'tide.Server.new': 'tide.Server',
  'tonic.transport.Server.builder': 'tonic.transport.Server',
};

/** `HttpServer::new(…).workers(4).bind(…)`: the method that binds is known, the others give the builder back. */
function builderMethod(
  receiver: Value,
  method: string,
  site: CallSite,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  const type = alternatives(receiver).find(
    (option) => option.kind === 'object' && option.type?.startsWith('~') === true,
  );
  const name = type?.kind === 'object' ? type.type!.slice(1) : '';
  if (!Object.values(BUILDERS).includes(name)) return undefined;
  callBacks(site, machine, context);
  const runtime = runtimeByName('rust', `${name}.${method}`.replaceAll('.', '::'));
  if (!runtime) return receiver;
  // actix-server's builder takes a name before the address.
  const address = name === 'actix_server.ServerBuilder' ? site.arguments[1] : site.arguments[0];
  runListenCall(site, machine, { runtime, address: addressOf(machine, address?.value ?? UNKNOWN) });
  return receiver;
}

/** Runs the functions that the call is given, now or later. */
function callBacks(site: CallSite, machine: Machine, context: CallContext, repeated = false): void {
  for (const { value } of site.arguments) {
    for (const option of alternatives(value)) {
      if (option.kind !== 'function') continue;
      const values = option.function.parameters.map(() => UNKNOWN);
      if (repeated) machine.repetitions++;
      context.maybe(() => context.run(option, values));
      if (repeated) machine.repetitions--;
    }
  }
}

/** Durations are numbers of seconds, as far as they are whole. */
function durationOf(name: string, first: Value | undefined): Value | undefined {
  const method = /^(?:std|core|tokio)\.time\.Duration\.(\w+)$/.exec(name)?.[1];
  if (method === undefined) return undefined;
  if (method === 'default') return number(0);
  const isZero = first?.kind === 'number' && first.value === 0;
  return method === 'from_secs' || method === 'new' || isZero ? (first ?? UNKNOWN) : UNKNOWN;
}

/** A new socket of a crate whose sockets have no option until the code sets it. */
function create(name: string, site: CallSite, machine: Machine): Value | undefined {
  const given = (index: number): Value => site.arguments[index]?.value ?? UNKNOWN;
  const make = (domain: Value, type: Value, runtime: string): Value =>
    machine.create(site, {
      domain,
      type,
      ...runtimeOf(runtime),
      ...(site.target === undefined ? {} : { handle: site.target }),
    });
  switch (name) {
    case 'socket2.Socket.new':
    case 'socket2.Socket.new_raw':
      return make(given(0), streamType(given(1), given(2)), 'socket2::Socket');
    case 'tokio.net.TcpSocket.new_v4':
    case 'tokio.net.TcpSocket.new_v6':
      return make(familyOf(name), symbol('SOCK_STREAM'), 'tokio::net::TcpSocket');
    case 'net2.TcpBuilder.new_v4':
    case 'net2.TcpBuilder.new_v6':
      return make(familyOf(name), symbol('SOCK_STREAM'), 'net2::TcpBuilder');
    case 'net2.UdpBuilder.new_v4':
    case 'net2.UdpBuilder.new_v6':
      return make(familyOf(name), symbol('SOCK_DGRAM'), 'net2::UdpBuilder');
    // socket2 before 0.4 has functions in place of constants.
    case 'socket2.Domain.ipv4':
      return symbol('AF_INET');
    case 'socket2.Domain.ipv6':
      return symbol('AF_INET6');
    case 'socket2.Domain.unix':
      return symbol('AF_UNIX');
    case 'socket2.Type.stream':
      return symbol('SOCK_STREAM');
    case 'socket2.Type.dgram':
      return symbol('SOCK_DGRAM');
    case 'socket2.Domain.for_address':
      return familyOfAddress(machine, given(0));
    case 'socket2.Domain.from':
    case 'socket2.Type.from':
      return given(0);
    case 'socket2.Socket.pair':
      return tuple(machine, [UNKNOWN, UNKNOWN]);
  }
  if (
    /^(?:std|tokio|async_std|mio)\.net\.TcpStream\.connect(?:_timeout)?$|^async_net\.TcpStream\.connect$/.test(name)
  ) {
    const made = machine.create(site, { domain: inet(), type: symbol('SOCK_STREAM'), handle: site.target ?? '' });
    machine.connect(site, made);
    return made;
  }
  if (/\.net\.Unix(?:Listener|Datagram)\.bind$/.test(name)) {
    const made = machine.create(site, { domain: symbol('AF_UNIX'), type: UNKNOWN, handle: site.target ?? '' });
    machine.bind(site, made, { domain: 'unix', port: { kind: 'unknown' } });
    if (name.includes('Listener')) machine.listen(site, made);
    return made;
  }
  return undefined;
}

function inet(): Value {
  return unite(symbol('AF_INET'), symbol('AF_INET6'));
}

function familyOf(name: string): Value {
  return symbol(name.endsWith('v6') ? 'AF_INET6' : 'AF_INET');
}

function familyOfAddress(machine: Machine, address: Value): Value {
  const { domain } = addressOf(machine, address);
  return domain === 'inet6'
    ? symbol('AF_INET6')
    : address.kind === 'place' || domain === 'unknown'
      ? inet()
      : symbol('AF_INET');
}

/** Stream protocols other than TCP have no TIME_WAIT; such a socket counts as of another type. */
export function streamType(type: Value, protocol: Value): Value {
  const other = alternatives(protocol).some(
    (option) => option.kind === 'symbol' && /(?:SCTP|DCCP)$/i.test(option.name),
  );
  return other ? symbol('SOCK_OTHER') : type;
}

/** The sockets that `incoming()` gives, one after the other. */
export function incoming(site: CallSite, machine: Machine, listener: Value): Value {
  return listOf(machine, machine.accept(site, listener));
}
