/** A call of a library that makes, binds and listens at once, run by what the knowledge says of it. */
import type { Runtime } from '../../../knowledge';
import type { Address, Switch } from '../../model';
import type { Machine } from '../../trace/machine';
import { symbol, unite, type Value } from '../../trace/value';
import type { CallSite } from '../language';

export interface ListenCall {
  readonly runtime: Runtime;
  readonly address: Address;
  /** What the caller says of address reuse, where the call has a switch for it and the caller uses it. */
  readonly asked?: Switch;
  /** The handle's name, where the result is one. */
  readonly handle?: string;
  /** Class of the library that the result is an object of: whose methods it has. */
  readonly library?: string;
  /** What the caller hands over to be done between creation and bind. */
  readonly beforeBind?: (socket: Value) => void;
}

const INET: Value = unite(symbol('AF_INET'), symbol('AF_INET6'));

/** Records creation, the options as the entry or the caller says, bind, and for TCP listen. Gives the socket. */
export function runListenCall(site: CallSite, machine: Machine, call: ListenCall): Value {
  const { runtime, address, asked } = call;
  const place = { ...site, runtime: runtime.id };
  const made = machine.create(place, {
    domain: address.domain === 'unix' ? symbol('AF_UNIX') : address.domain === 'inet6' ? symbol('AF_INET6') : INET,
    type: symbol(runtime.kind === 'udp-bind' ? 'SOCK_DGRAM' : 'SOCK_STREAM'),
    runtime: runtime.id,
    ...(call.handle === undefined ? {} : { handle: call.handle }),
    ...(call.library === undefined ? {} : { library: call.library }),
  });
  const unasked = reuseUnasked(runtime);
  const value = asked ?? unasked;
  const set = (): void => {
    if (value === undefined || address.domain === 'unix') return;
    machine.setOption(place, made, {
      options: ['SO_REUSEADDR'],
      levels: ['SOL_SOCKET'],
      value,
      // The API sets it unasked; whoever says no means it.
      ...((value === 'off' && unasked === 'on') || asked === undefined ? { byDefault: true } : {}),
    });
  };
  if (runtime.reuseAddr.windows === false) onUnix(machine, set);
  else set();
  if (runtime.reusePort.linux === true && address.domain !== 'unix')
    machine.setOption(place, made, { options: ['SO_REUSEPORT'], levels: ['SOL_SOCKET'], value: 'on' });
  call.beforeBind?.(made);
  machine.bind(place, made, address);
  if (runtime.kind === 'tcp-listen') machine.listen(place, made);
  return made;
}

/** Does what the API does on Unix only; in code for Windows that is nothing. */
export function onUnix(machine: Machine, action: () => void): void {
  const { guard } = machine.state;
  if (guard === 'windows') return;
  machine.state = machine.state.withGuard(guard ?? 'not-windows');
  action();
  machine.state = machine.state.withGuard(guard);
}

/** What happens on a Unix system where the caller says nothing: on, or undefined where nothing is set. */
function reuseUnasked({ reuseAddr, switch: decides }: Runtime): Switch | undefined {
  const sets = reuseAddr.linux === 'argument' ? (decides?.default ?? false) : reuseAddr.linux;
  return sets ? 'on' : undefined;
}
