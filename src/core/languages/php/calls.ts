/** What a PHP call does, asked in the order: socket function, server of a library, function that carries values along. */
import { runtimeByName } from '../../../knowledge';
import type { Address } from '../../model';
import type { Machine } from '../../trace/machine';
import { alternatives, number, unite, UNKNOWN, type Value } from '../../trace/value';
import type { CallContext, CallSite } from '../language';
import { endpointOf, portOf } from '../shared/endpoint';
import { runListenCall } from '../shared/listen-call';
import { listOf, RANDOM } from '../shared/values';
import { isBenign, isLibraryClass } from './library';
import { Arguments, joined, socketFunction } from './socket-api';

export function phpCall(site: CallSite, machine: Machine, context: CallContext): Value | undefined {
  const { qualified } = site;
  if (site.construct && qualified !== undefined) return construction(qualified.replace(/^\\/, ''), site, machine);
  if (qualified === undefined) return site.receiver ? methodCall(site, machine, context) : undefined;
  const dot = qualified.lastIndexOf('.');
  if (dot >= 0) {
    if (site.receiver && site.method === '__construct') return construction(qualified.slice(0, dot), site, machine);
    return libraryServer(`${qualified.slice(0, dot)}::${qualified.slice(dot + 1)}`, site, machine);
  }
  const name = qualified.replace(/^\\/, '');
  // PHP's own functions have no namespace, and their names may be written in capitals.
  const plain = name.includes('\\') ? undefined : name.toLowerCase();
  return (
    (plain === undefined
      ? undefined
      : (socketFunction(plain, site, machine) ?? builtIn(plain, site, machine, context))) ??
    libraryServer(name, site, machine)
  );
}

/** `new React\Socket\TcpServer(8080)`, also as the parent of a class of the file. */
function construction(name: string, site: CallSite, machine: Machine): Value | undefined {
  const place = site.construct ? site : { ...site, ...(site.construction ?? {}) };
  const made = libraryServer(name, place, machine);
  if (made) return site.receiver ?? made;
  if (site.receiver) return isLibraryClass(name) ? site.receiver : undefined;
  return isLibraryClass(name) ? machine.object(`~${name}`) : undefined;
}

function libraryServer(name: string, site: CallSite, machine: Machine): Value | undefined {
  const runtime = runtimeByName('php', name);
  if (!runtime) return undefined;
  runListenCall(site, machine, {
    runtime,
    address: addressOf(site),
    ...(site.target === undefined ? {} : { handle: site.target }),
  });
  return machine.object(`~${name}`);
}

/** The address of a library's call: `"tcp://host:port"`, or a host and a port in either order. */
function addressOf(site: CallSite): Address {
  const values = site.arguments.map(({ value }) => value);
  const text = values.find((value) => value.kind === 'string');
  const port = values.find((value) => value.kind === 'number');
  if (!text && !port) return { domain: 'unknown', port: { kind: 'unknown' } };
  const address: Address = text ? endpointOf(text.value) : { domain: 'inet', port: { kind: 'unknown' } };
  return port && address.port.kind === 'unknown' ? { ...address, port: portOf(port.value) } : address;
}

function elementOf(value: Value, machine: Machine): Value {
  const key = machine.keyOf(value);
  return key === undefined ? UNKNOWN : machine.load(`${key}[]`);
}

/** Built-in functions that carry sockets along, call back, or leave what they are given as it is. */
function builtIn(name: string, site: CallSite, machine: Machine, context: CallContext): Value | undefined {
  const given = new Arguments(site.arguments);
  const first = given.value(0, 'array');
  switch (name) {
    case '#text':
      return joined(
        site.arguments.map(({ value }) => value),
        machine,
      );
    case 'intval':
      return first.kind === 'number'
        ? first
        : first.kind === 'string' && /^\d+$/.test(first.value)
          ? number(Number(first.value))
          : UNKNOWN;
    case 'rand':
    case 'mt_rand':
    case 'random_int':
      return RANDOM;
    case 'pcntl_fork':
      machine.spawned = true;
      return UNKNOWN;
    case 'array_push':
    case 'array_unshift': {
      const key = machine.keyOf(first);
      if (key === undefined) return UNKNOWN;
      for (const { value } of site.arguments.slice(1)) {
        const before = machine.state.memory.get(`${key}[]`);
        machine.store(`${key}[]`, before ? unite(before, value) : value);
      }
      return UNKNOWN;
    }
    case 'array_merge':
      return listOf(machine, site.arguments.map(({ value }) => elementOf(value, machine)).reduce(unite, UNKNOWN));
    case 'array_values':
    case 'array_filter':
    case 'array_reverse':
      return first;
    case 'array_pop':
    case 'array_shift':
    case 'end':
    case 'reset':
    case 'current':
    case 'next':
      return elementOf(first, machine);
    case 'call_user_func': {
      const [callee, ...rest] = site.arguments.map(({ value }) => value);
      return callee?.kind === 'function' ? context.run(callee, rest) : undefined;
    }
  }
  const handsOver = site.arguments.some(({ value }) =>
    alternatives(value).some((option) => option.kind === 'function'),
  );
  return !handsOver && isBenign(name) ? UNKNOWN : undefined;
}

/** Methods of objects that a library made: what the program does with them is theirs. */
function methodCall(site: CallSite, machine: Machine, context: CallContext): Value | undefined {
  const type = alternatives(site.receiver ?? UNKNOWN).find((option) => option.kind === 'object')?.type;
  if (site.receiver?.kind === 'function' && site.method === '__invoke')
    return context.run(
      site.receiver,
      site.arguments.map(({ value }) => value),
    );
  if (type?.startsWith('~') !== true) return undefined;
  for (const { value } of site.arguments)
    for (const option of alternatives(value))
      if (option.kind === 'function')
        context.maybe(() => {
          context.run(option, []);
        });
  return site.arguments.some(({ value }) => machine.reachable(value).length > 0) ? undefined : UNKNOWN;
}
