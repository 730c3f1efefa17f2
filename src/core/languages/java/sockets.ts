/** Making a socket or a server object. */
import type { Machine, Site } from '../../trace/machine';
import { alternatives, symbol, unite, UNKNOWN, type Value } from '../../trace/value';
import type { CallContext, CallSite } from '../language';
import { neverListens, runAction, setsByItself } from './actions';
import { PROBE } from './probes';
import type { Action, SocketClass } from './tables';

const INET = unite(symbol('AF_INET'), symbol('AF_INET6'));

/** `ServerSocketChannel.open(StandardProtocolFamily.UNIX)`. */
function isUnix(site: CallSite): boolean {
  return site.arguments.some(({ value }) =>
    alternatives(value).some((option) => option.kind === 'symbol' && option.name === 'AF_UNIX'),
  );
}

/** Makes the object and runs what making it does: `action`, or for a constructor what its class says. */
export function makeSocket(
  cls: SocketClass,
  written: CallSite,
  machine: Machine,
  context: CallContext,
  action?: Action,
): Value {
  const { runtime } = cls;
  const site = { ...written, arguments: written.arguments.filter(({ name }) => name === undefined) };
  const place = runtime === undefined ? site : { ...site, runtime };
  const unix = isUnix(site);
  const library = cls.is ?? cls.names[0];
  const made = machine.create(place, {
    domain: unix ? symbol('AF_UNIX') : INET,
    type: cls.kind === 'unknown' ? UNKNOWN : symbol(cls.kind === 'datagram' ? 'SOCK_DGRAM' : 'SOCK_STREAM'),
    ...(library === undefined ? {} : { library }),
    ...(runtime === undefined ? {} : { runtime }),
    ...(site.target === undefined ? {} : { handle: site.target }),
  });
  if (written.arguments.some(({ name }) => name === PROBE)) neverListens(made, machine);
  if (!unix && setsByItself(cls)) switchedOn(place, made, machine);
  const given = site.arguments.some(({ value }) => value.kind !== 'function');
  const after = action ?? (given ? cls.construction?.given : cls.construction?.none);
  if (after && after.does !== 'itself' && (given || (after.does === 'bind' && after.onlyGiven !== true)))
    runAction(after, cls, made, site, machine, context);
  return made;
}

function switchedOn(place: Site, socket: Value, machine: Machine): void {
  machine.setOption(place, socket, {
    options: ['SO_REUSEADDR'],
    levels: ['SOL_SOCKET'],
    value: 'on',
    byDefault: true,
  });
}
