/** Servers of Node.js, Deno, Bun and of the frameworks above them, run by what the knowledge says of the call. */
import type { Runtime } from '../../../knowledge';
import type { Address } from '../../model';
import type { Machine, OptionCall } from '../../trace/machine';
import type { CallContext, CallSite, EvaluatedArgument } from '../language';
import { runListenCall } from '../shared/listen-call';
import { addressOf, optionsOf } from './arguments';

/** Ports of those that take one of their own where the caller names none. */
const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'deno-serve': 8000, 'bun-serve': 3000 };

/** Options of a listen call, and the socket options that they stand for. */
const OPTIONS: Readonly<Record<string, readonly [level: string, option: string]>> = {
  reusePort: ['SOL_SOCKET', 'SO_REUSEPORT'],
  ipv6Only: ['IPPROTO_IPV6', 'IPV6_V6ONLY'],
};

/** A function of a library listens; a constructor does if it is given a port, and else waits for another server. */
export function listensAtOnce(site: CallSite, machine: Machine, context: CallContext): boolean {
  if (!site.construct) return true;
  const [first] = site.arguments;
  if (first?.value.kind === 'number' || first?.expression.kind === 'number') return true;
  const options = optionsOf(site.arguments, machine, context);
  return options?.isKnown === true && options.has('port');
}

/** Records the listener at the call. */
export function listen(site: CallSite, runtime: Runtime, machine: Machine, context: CallContext): void {
  const args = argumentsOf(site, machine);
  const options = optionsOf(args, machine, context);
  const more = Object.entries(OPTIONS).flatMap(([name, [level, option]]): readonly OptionCall[] => {
    const value = options?.isKnown === true ? options.switchOf(name) : undefined;
    const optionRange = options?.nameRange(name);
    return value === undefined
      ? []
      : [{ options: [option], levels: [level], value, ...(optionRange ? { optionRange } : {}) }];
  });
  runListenCall(site, machine, {
    runtime,
    address: addressIn(args, runtime, machine, context),
    beforeBind: (socket) => {
      for (const option of more) machine.setOption(site, socket, option);
    },
    ...(site.receiverText !== undefined && /^[\w.]+$/.test(site.receiverText) ? { handle: site.receiverText } : {}),
  });
}

/** Those of the call; where it has none, those that the object was made with: `hapi.server({ port })`, then `start()`. */
function argumentsOf(site: CallSite, machine: Machine): readonly EvaluatedArgument[] {
  const { receiver, arguments: own } = site;
  if (own.length > 0 || receiver?.kind !== 'object' || site.method === 'listen') return own;
  const made = machine.state.memory.get(`${receiver.key}[0]`);
  return made ? [{ value: made, expression: { kind: 'opaque', parts: [], range: site.call } }] : [];
}

function addressIn(
  args: readonly EvaluatedArgument[],
  runtime: Runtime,
  machine: Machine,
  context: CallContext,
): Address {
  const usual = Object.hasOwn(DEFAULT_PORTS, runtime.id) ? DEFAULT_PORTS[runtime.id] : undefined;
  if (usual !== undefined) {
    const options = optionsOf(args, machine, context);
    const absent = options ? options.isKnown && !options.has('port') && !options.has('path') : true;
    if (absent) return { domain: 'unknown', port: { kind: 'number', value: usual } };
  }
  return addressOf(args, machine, context);
}
