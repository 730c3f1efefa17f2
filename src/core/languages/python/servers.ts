/** Servers of the library: constructors that bind, their hooks, and functions that make listeners. */
import type { Port, Switch } from '../../model';
import type { Machine, Site } from '../../trace/machine';
import { alternatives, number, symbol, UNKNOWN, type Value } from '../../trace/value';
import { runtimeById } from '../../../knowledge';
import type { CallContext, CallSite } from '../language';
import { listOf, portOfValue, switchOf } from '../shared/values';
import { addressOf, Arguments } from './arguments';
import { isStandard } from './library';
import { listener, type ServerClass, serverClass } from './server-classes';
import { runtimeOf } from './socket-api';

/** Class-level switches of a server, and the options that they stand for. */
const SWITCHES = { allow_reuse_address: 'SO_REUSEADDR', allow_reuse_port: 'SO_REUSEPORT' } as const;
type SwitchName = keyof typeof SWITCHES;

export function isSwitch(name: string): name is SwitchName {
  return Object.hasOwn(SWITCHES, name);
}

/** The library's server class that a class of the file (or of the library) comes down from. */
export function serverOf(type: string, context: CallContext): { name: string; server: ServerClass } | undefined {
  for (const name of context.lineage(type)) {
    const server = serverClass(name);
    if (server) return { name, server };
  }
  return undefined;
}

/** The class's ancestors with those that the library's classes have in turn. */
function ancestors(type: string, context: CallContext): readonly string[] {
  return [...new Set(context.lineage(type).flatMap((name) => [name, ...(serverClass(name)?.bases ?? [])]))];
}

/** An ancestor that nobody sees, which may set and do anything. */
function unseenBase(type: string, context: CallContext): string | undefined {
  return context.lineage(type).find((name) => !context.classNamed(name) && !serverClass(name) && !isStandard(name));
}

/** What the object's class says of a switch when the server binds; undefined where nothing is said of it. */
function switchValue(
  self: Value,
  type: string,
  name: SwitchName,
  machine: Machine,
  context: CallContext,
): Switch | undefined {
  const own = machine.field(self, name);
  if (own.kind !== 'place' && own.kind !== 'unknown') return switchOf(own);
  if (machine.hasField(self, name)) return 'unknown';
  for (const ancestor of ancestors(type, context)) {
    const assigned = machine.state.memory.get(`class:${ancestor}.${name}`);
    if (assigned) return switchOf(assigned);
    const cls = context.classNamed(ancestor);
    if (cls?.attributes.some((attribute) => attribute.name === name && attribute.value)) {
      const value = context.classAttribute(ancestor, name);
      return value ? switchOf(value) : 'unknown';
    }
    if (cls?.methods.some((method) => method.name === name)) return 'unknown';
    if (name === 'allow_reuse_address') {
      const library = serverClass(ancestor)?.reuse;
      if (library !== undefined) return library ? 'on' : undefined;
    }
    if (!cls && !serverClass(ancestor) && !isStandard(ancestor)) return 'unknown';
  }
  return undefined;
}

/** Class-level `address_family` and `socket_type`, else what the library's class has. */
function classConstant(type: string, name: string, fallback: Value, machine: Machine, context: CallContext): Value {
  for (const ancestor of ancestors(type, context)) {
    const assigned = machine.state.memory.get(`class:${ancestor}.${name}`);
    if (assigned) return assigned;
  }
  return context.classAttribute(type, name) ?? fallback;
}

/** The place that the events of a server are shown at: the call that makes the object. */
function placeOf(site: CallSite): Site {
  return site.construct ? site : (site.construction ?? site);
}

/** `TCPServer(address, handler, bind_and_activate=True)`, also through a subclass or from its constructor. */
export function makeServer(
  self: Value,
  type: string,
  site: CallSite,
  given: Arguments,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  const found = serverOf(type, context);
  if (!found) return undefined;
  const { name, server } = found;
  const place = placeOf(site);
  const made = machine.create(place, {
    domain: classConstant(type, 'address_family', symbol(server.family), machine, context),
    type: classConstant(type, 'socket_type', symbol(server.type), machine, context),
    ...runtimeOf(name),
    ...(site.target === undefined ? {} : { handle: site.target }),
  });
  machine.setField(self, 'socket', made);
  machine.setField(self, 'server_address', given.value(0, 'server_address'));
  const unseen = unseenBase(type, context);
  if (unseen !== undefined) machine.escape(place, made, unseen);
  const position = name === 'xmlrpc.server.SimpleXMLRPCServer' || name === 'xmlrpc.server.DocXMLRPCServer' ? 6 : 2;
  const activate = switchOf(given.value(position, 'bind_and_activate', number(1)));
  const start = (): void => {
    hook(
      self,
      'server_bind',
      () => {
        bindServer(self, type, place, machine, context);
      },
      place,
      context,
    );
    hook(
      self,
      'server_activate',
      () => {
        machine.listen(place, made);
      },
      place,
      context,
    );
  };
  if (activate === 'on') start();
  else if (activate === 'unknown') context.maybe(start);
  return self;
}

/** Runs what the file's subclass has in place of a method of the library, else the library's. */
function hook(self: Value, name: string, inherited: () => void, place: Site, context: CallContext): void {
  const method = context.method(self, name);
  if (!method || context.run(method, [], place) === undefined) inherited();
}

/** What the nearest of the library's classes has for `allow_reuse_address`. */
function libraryDefault(type: string, context: CallContext): boolean {
  for (const ancestor of ancestors(type, context)) {
    const reuse = serverClass(ancestor)?.reuse;
    if (reuse !== undefined) return reuse;
  }
  return false;
}

/** `server_bind()`: sets what the class's switches say, then binds. */
function bindServer(self: Value, type: string, place: Site, machine: Machine, context: CallContext): void {
  const handle = machine.field(self, 'socket');
  for (const name of ['allow_reuse_address', 'allow_reuse_port'] as const) {
    const value = switchValue(self, type, name, machine, context);
    const byDefault = value === 'off' && name === 'allow_reuse_address' && libraryDefault(type, context);
    // `False` leaves the socket as it is: no call is made.
    if (value !== undefined && (value !== 'off' || byDefault))
      machine.setOption(place, handle, {
        options: [SWITCHES[name]],
        levels: ['SOL_SOCKET'],
        value,
        ...(byDefault ? { byDefault } : {}),
      });
  }
  machine.bind(place, handle, addressOf(machine, machine.field(self, 'server_address')));
}

/** Methods that a server object has from the library; undefined for those that it has not. */
export function serverMethod(
  self: Value,
  type: string,
  method: string,
  site: CallSite,
  given: Arguments,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  const handle = machine.field(self, 'socket');
  const place = site.construction ?? site;
  switch (method) {
    case '__init__':
      return makeServer(self, type, site, given, machine, context) ? UNKNOWN : undefined;
    case 'server_bind':
      bindServer(self, type, place, machine, context);
      return UNKNOWN;
    case 'server_activate':
      machine.listen(place, handle);
      return UNKNOWN;
    case 'server_close':
      machine.close(site, handle);
      return UNKNOWN;
    case 'fileno':
      return handle;
    case '__enter__':
      return self;
    case 'get_request':
    case '__exit__':
    case 'serve_forever':
    case 'handle_request':
    case 'shutdown':
    case 'service_actions':
    case 'set_app':
    case 'get_app':
    case 'register_function':
    case 'register_instance':
    case 'register_introspection_functions':
    case 'register_multicall_functions':
      return UNKNOWN;
    default:
      return undefined;
  }
}

/** `server.allow_reuse_address = …`: kept for a bind to come, an event of its own after it. */
export function assignSwitch(site: Site, self: Value, name: SwitchName, value: Value, machine: Machine): void {
  machine.setField(self, name, value);
  for (const option of alternatives(machine.field(self, 'socket'))) {
    if (option.kind !== 'socket') continue;
    const trail = machine.state.trails.get(option.id)?.may ?? [];
    const bound = machine.sockets[option.id]?.events.some((event) => event.kind === 'bind' && trail.includes(event.id));
    if (bound === true)
      machine.setOption(site, option, { options: [SWITCHES[name]], levels: ['SOL_SOCKET'], value: switchOf(value) });
  }
}

/** Functions that make a listener, or listen on a socket that they are given. */
export function makeListener(qualified: string, site: CallSite, machine: Machine): Value | undefined {
  const form = listener(qualified);
  if (!form) return undefined;
  const given = Arguments.of(site);
  for (const keyword of form.sockets ?? []) {
    const handed = given.keyword(keyword);
    if (handed && handed.kind !== 'null') return listenOn(handed, site, machine);
  }
  const [position, keyword] = form.address ?? [0, ''];
  const first = form.address ? given.value(position, keyword) : UNKNOWN;
  if (machine.reachable(first).length > 0) return listenOn(first, site, machine);
  const port: Port = form.port ? portOfValue(given.value(form.port[0], form.port[1])) : { kind: 'unknown' };
  const address = form.address ? addressOf(machine, first) : { domain: 'unknown' as const, port };
  const named = runtimeOf(qualified);
  const facts = named.runtime === undefined ? undefined : runtimeById(named.runtime);
  const made = machine.create(site, {
    domain: address.domain === 'unix' ? symbol('AF_UNIX') : symbol('AF_INET'),
    type: symbol(facts?.kind === 'udp-bind' ? 'SOCK_DGRAM' : 'SOCK_STREAM'),
    ...named,
    ...(form.gives === 'socket' && site.target !== undefined ? { handle: site.target } : {}),
  });
  if (facts?.kind === 'udp-bind') {
    machine.bind(site, made, address);
    return UNKNOWN;
  }
  const asked = facts?.switch?.keyword === undefined ? undefined : given.keyword(facts.switch.keyword);
  const value: Switch = asked && asked.kind !== 'null' ? switchOf(asked) : 'on';
  machine.setOption(site, made, {
    options: ['SO_REUSEADDR'],
    levels: ['SOL_SOCKET'],
    value,
    ...(value === 'off' ? { byDefault: true } : {}),
  });
  machine.bind(site, made, address);
  machine.listen(site, made);
  if (form.gives === 'sockets') return listOf(machine, made);
  return form.gives === 'socket' ? made : UNKNOWN;
}

/** A socket that a library is given bound, to listen on. */
export function listenOn(handed: Value, site: CallSite, machine: Machine): Value {
  const ids = machine.reachable(handed);
  if (ids.length > 0) for (const id of ids) machine.listen(site, { kind: 'socket', id });
  else if (handed.kind === 'place') machine.listen(site, handed);
  return UNKNOWN;
}
