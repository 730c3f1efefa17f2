/** What a call does, asked in the order: function of a module, method of an object that a library made. */
import { runtimeByName } from '../../../knowledge';
import type { Machine } from '../../trace/machine';
import { alternatives, UNKNOWN, type Value } from '../../trace/value';
import type { CallContext, CallSite } from '../language';
import { runCallbacks } from './callbacks';
import { createDatagram, DATAGRAM, datagramMethod, listenDatagram } from './datagrams';
import { isDatagramType, isListenerType } from './library';
import { listen, listensAtOnce } from './listeners';
import { canonical } from './modules';

export function javascriptCall(site: CallSite, machine: Machine, context: CallContext): Value | undefined {
  if (site.qualified !== undefined && (site.receiver === undefined || site.construct)) {
    const done = qualifiedCall(canonical(site.qualified), site, machine, context);
    if (done) return done;
  }
  if (site.receiver === undefined || site.method === undefined) return undefined;
  return methodCall(site.receiver, site.method, site, machine, context);
}

function qualifiedCall(name: string, site: CallSite, machine: Machine, context: CallContext): Value | undefined {
  switch (name) {
    case 'dgram.createSocket':
    case 'dgram.Socket':
      return createDatagram(site, machine, context);
    case 'Deno.listenDatagram':
      return listenDatagram(site, machine, context);
    case 'Promise':
      // The executor runs at once.
      runCallbacks(site.arguments, context, true);
      return UNKNOWN;
  }
  const type = `${name}()`;
  const known = isListenerType(type);
  const runtime = runtimeByName('javascript', name);
  if (runtime && listensAtOnce(site, machine, context)) listen(site, runtime, machine, context);
  if (!runtime && !known) return undefined;
  runCallbacks(site.arguments, context);
  // An object of a class of the file stays one.
  if (site.construct && site.receiver) return site.receiver;
  const made = machine.object(`~${type}`);
  site.arguments.forEach(({ value }, index) => machine.state.memory.set(`${made.key}[${String(index)}]`, value));
  return made;
}

function methodCall(
  receiver: Value,
  method: string,
  site: CallSite,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  if (receiver.kind === 'function') return functionMethod(receiver, method, site, context);
  const type = typeOf(receiver);
  const isDatagram =
    (type !== undefined && isDatagramType(type)) ||
    alternatives(receiver).some(
      (option) => option.kind === 'socket' && machine.sockets[option.id]?.library === DATAGRAM,
    );
  if (isDatagram) return datagramMethod(site, receiver, machine, context);
  if (type === undefined) return undefined;
  const library = isListenerType(type)
    ? type
    : context
        .lineage(type)
        .map((base) => `${base}()`)
        .find(isListenerType);
  if (library === undefined) return undefined;
  if (isDatagramType(library)) return undefined;
  const runtime = runtimeByName('javascript', `${library}.${method}`);
  if (runtime) listen(site, runtime, machine, context);
  runCallbacks(site.arguments, context);
  return method === 'address' ? UNKNOWN : receiver;
}

/** `handler.bind(this)`, `start.call(server)`. */
function functionMethod(
  fn: Value & { kind: 'function' },
  method: string,
  site: CallSite,
  context: CallContext,
): Value | undefined {
  const [self, ...rest] = site.arguments;
  switch (method) {
    case 'bind':
      return self && fn.function.self !== undefined ? { ...fn, self: self.value } : fn;
    case 'call':
      return context.run(
        self && fn.function.self !== undefined ? { ...fn, self: self.value } : fn,
        rest.map(({ value }) => value),
      );
    default:
      return undefined;
  }
}

function typeOf(value: Value): string | undefined {
  for (const option of alternatives(value)) {
    if ((option.kind === 'object' || option.kind === 'place') && option.type !== undefined)
      return option.type.replace(/^~/, '');
  }
  return undefined;
}
