/** What a call does, asked in the order: what makes an object, method of a socket or server, code of the library that does nothing to it. */
import type { Machine } from '../../trace/machine';
import { alternatives, UNKNOWN, type Value } from '../../trace/value';
import type { CallContext, CallSite } from '../language';
import { makeAddress } from './addresses';
import { carry, runAction } from './actions';
import { harmless } from './callbacks';
import { isLibrary } from './library';
import { makeSocket } from './sockets';
import { givenBy, madeBy, optionsClass, optionsMadeBy, socketClass } from './tables';

export function javaCall(site: CallSite, machine: Machine, context: CallContext): Value | undefined {
  if (site.qualified !== undefined) {
    const done = qualifiedCall(site.qualified, site, machine, context);
    if (done) return done;
  }
  if (site.receiver === undefined || site.method === undefined) return undefined;
  return methodCall(site.receiver, site.method, site, machine, context);
}

/** Classes of the library that the value is an object of, nearest first. */
function classesOf(value: Value, machine: Machine, context: CallContext): readonly string[] {
  for (const option of alternatives(value)) {
    if (option.kind === 'socket') {
      const { library } = machine.sockets[option.id] ?? {};
      if (library !== undefined) return [library];
    }
    if (
      (option.kind === 'object' || option.kind === 'place' || option.kind === 'reference') &&
      option.type !== undefined
    )
      return option.type.startsWith('~') ? [option.type.slice(1)] : context.lineage(option.type);
  }
  return [];
}

function qualifiedCall(name: string, site: CallSite, machine: Machine, context: CallContext): Value | undefined {
  const self = site.receiver;
  const dot = name.lastIndexOf('.');
  const [owner, method] = [name.slice(0, Math.max(0, dot)), name.slice(dot + 1)];
  // `super(…)` has the object as its receiver and the class's own name for a method.
  const above = self && method === owner.slice(owner.lastIndexOf('.') + 1) ? socketClass(owner) : undefined;
  if (above) {
    // What the constructor does is shown at the call that makes the object.
    const { call, name: at, callee } = site.construction ?? site;
    const made = makeSocket(above, { ...site, call, name: at, callee }, machine, context);
    machine.setField(self!, '#socket', made);
    return self;
  }
  if (site.construct) {
    const cls = socketClass(name);
    if (cls) return makeSocket(cls, site, machine, context);
    const carrier = optionsClass(name);
    if (carrier) return machine.object(`~${carrier.names[0]!}`);
    return makeAddress(name, site, machine) ?? (isLibrary(name) ? harmless(site, machine, context) : undefined);
  }
  if (self) return libraryMethod(owner, method, self, site, machine, context);
  const made = madeObject(name, site, machine, context) ?? makeAddress(name, site, machine);
  if (made) return made;
  if (isLibrary(owner)) return harmless(site, machine, context);
  return undefined;
}

/** A static method that makes something of which more is known. */
function madeObject(name: string, site: CallSite, machine: Machine, context: CallContext): Value | undefined {
  const maker = madeBy(name);
  if (maker) return makeSocket(maker.cls, site, machine, context, maker.action);
  const carrier = optionsMadeBy(name);
  if (carrier) return machine.object(`~${carrier.names[0]!}`);
  const given = givenBy(name);
  return given === undefined ? undefined : machine.object(`~${given}`);
}

function methodCall(
  receiver: Value,
  method: string,
  site: CallSite,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  for (const owner of classesOf(receiver, machine, context)) {
    const done = libraryMethod(owner, method, receiver, site, machine, context);
    if (done) return done;
  }
  return undefined;
}

/** A method that a class of the library has. */
function libraryMethod(
  owner: string,
  method: string,
  receiver: Value,
  site: CallSite,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  const cls = socketClass(owner);
  if (cls) {
    const action = Object.hasOwn(cls.methods, method) ? cls.methods[method] : undefined;
    if (action) return runAction(action, cls, handleOf(receiver, machine), site, machine, context);
    harmless(site, machine, context);
    return cls.fluent === true ? receiver : UNKNOWN;
  }
  const carrier = optionsClass(owner);
  if (carrier) return carry(carrier, method, receiver, site, machine);
  const made = madeObject(`${owner}.${method}`, site, machine, context);
  if (made) return made;
  return isLibrary(owner) ? harmless(site, machine, context) : undefined;
}

/**
 * The socket that an object of a class which extends a library's holds. A variable that somebody unseen has filled is a
 * socket by its declared type.
 */
function handleOf(receiver: Value, machine: Machine): Value {
  if (machine.hasField(receiver, '#socket')) return machine.field(receiver, '#socket');
  return receiver.kind === 'place' && receiver.key.startsWith('v')
    ? { ...receiver, key: receiver.key.replace('v', 'p') }
    : receiver;
}
