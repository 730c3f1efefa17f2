/** Calls of Go's library and of frameworks that make, bind and listen at once: what they do is in the knowledge of runtimes. */
import { allRuntimes, type Runtime, runtimeByName } from '../../../knowledge';
import type { Machine } from '../../trace/machine';
import { UNKNOWN, type Value } from '../../trace/value';
import type { CallContext, CallSite } from '../language';
import { endpointOf } from '../shared/endpoint';
import { runListenCall } from '../shared/listen-call';
import { endpointOfCall, isMulticast } from './addresses';
import { packageName, splitQualified, withoutVersion } from './packages';
import { handleOf, withError } from './socket-api';

/** Any type of a package, for what its functions give. */
const SOME_TYPE = '*';

/** The entry of a function or, with the type before it, of a method: `net/http.ListenAndServe`, `net/http.Server.Serve`. */
export function runtimeOf(qualified: string): Runtime | undefined {
  const parts = splitQualified(qualified);
  if (!parts) return undefined;
  const path = withoutVersion(parts.path);
  if (parts.name.startsWith(`${SOME_TYPE}.`)) return methodsOf(path).get(parts.name.slice(SOME_TYPE.length + 1));
  // Where two packages have the same name, the entry has the folder before it: `fasthttp/reuseport.Listen`.
  const folder = path.split('/').slice(-2).join('/');
  const found = [packageName(path), folder].map((name) => runtimeByName('go', `${name}.${parts.name}`));
  return found.find((runtime) => runtime?.library === path);
}

/** Methods of a package's types that listen, by their names alone. */
export function methodsOf(path: string): ReadonlyMap<string, Runtime> {
  let known = byPackage.get(path);
  if (!known) {
    const own = allRuntimes().filter(({ languages, library }) => languages.includes('go') && library === path);
    known = new Map(
      own.flatMap((runtime) =>
        runtime.names.flatMap((name): [string, Runtime][] => {
          const [, , method] = name.split('.');
          return method === undefined ? [] : [[method, runtime]];
        }),
      ),
    );
    byPackage.set(path, known);
  }
  return known;
}

const byPackage = new Map<string, ReadonlyMap<string, Runtime>>();

/** What a function of a framework gives is an object of the framework, of whichever of its types has the method. */
export function madeBy(path: string, machine: Machine): Value {
  const object = machine.object(`${path}.${SOME_TYPE}`);
  machine.state.memory.set(`${object.key}[0]`, object);
  return object;
}

/** Runs a call that the knowledge describes. `control` is what the caller wants to be run before the bind. */
export function listen(
  runtime: Runtime,
  site: CallSite,
  machine: Machine,
  context: CallContext,
  control: Value = UNKNOWN,
): Value {
  const { network, address } =
    runtime.library === 'net/http/httptest' ? { address: endpointOf('127.0.0.1:0') } : endpointOfCall(site, machine);
  const group = runtime.kind === 'udp-bind' ? isMulticast(address) : false;
  const made = runListenCall(site, machine, {
    runtime,
    address:
      network === undefined && site.arguments.length > 0 && isNetwork(runtime)
        ? { ...address, domain: 'unknown' }
        : address,
    ...(runtime.kind === 'udp-bind' && runtime.reuseAddr.linux === false && group !== false
      ? { asked: group === true ? ('on' as const) : ('unknown' as const) }
      : {}),
    ...(/\.New\w*$/.test(site.qualified ?? '') ? handleOf(site) : {}),
    beforeBind: (socket) => runControl(control, socket, site, machine, context),
  });
  if (
    runtime.names.some((name) => name.endsWith('.ListenMulticastUDP')) &&
    site.qualified?.endsWith('MulticastUDP') === true
  )
    joinGroup(site, made, machine);
  return givesHandle(site) ? withError(machine, made) : UNKNOWN;
}

/** Whether the call names its network in an argument. */
function isNetwork({ library }: Runtime): boolean {
  return library === 'net';
}

/** `net.Listen` gives a listener and an error; `http.ListenAndServe` blocks and gives an error alone. */
function givesHandle(site: CallSite): boolean {
  const name = site.method ?? site.qualified?.split('.').at(-1) ?? '';
  if (!/^Listen(?!AndServe|Mutual)\w*$|Listener(?:File)?$/.test(name)) return false;
  return site.target === undefined || site.target.includes(',');
}

export function joinGroup(site: CallSite, socket: Value, machine: Machine): void {
  machine.setOption(site, socket, { options: ['IP_ADD_MEMBERSHIP'], levels: ['IPPROTO_IP'], value: 'on' });
}

/** Type of what `SyscallConn()` gives, and what a Control function is handed. */
export const RAW_CONN = 'syscall.RawConn';

/** A connection whose descriptor functions may be run on. */
export function rawConn(socket: Value, machine: Machine): Value {
  const object = machine.object(RAW_CONN);
  // Not for others to find: every connection has one of this type.
  machine.state.memory.set(`${object.key}.#socket`, socket);
  return object;
}

/** The socket that a connection stands for. */
export function socketOfRawConn(connection: Value, machine: Machine): Value {
  return connection.kind === 'place'
    ? { kind: 'place', key: `${connection.key}.fd` }
    : machine.field(connection, '#socket');
}

/** `Control: func(network, address string, c syscall.RawConn) error { … }` runs between creation and bind. */
export function runControl(
  control: Value,
  socket: Value,
  site: CallSite,
  machine: Machine,
  context: CallContext,
): void {
  if (control.kind === 'unknown' || control.kind === 'null' || control.kind === 'number') return;
  const done = context.run(control, [UNKNOWN, UNKNOWN, rawConn(socket, machine)]);
  if (!done) machine.escape(site, socket, 'Control');
}
