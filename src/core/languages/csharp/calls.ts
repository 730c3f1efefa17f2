/** What a call does, asked in the order: constructor or static method of a library's class, method of an object. */
import { runtimeByName } from '../../../knowledge';
import type { Machine, OptionCall, Site } from '../../trace/machine';
import { alternatives, UNKNOWN, type Value } from '../../trace/value';
import type { CallContext, CallSite } from '../language';
import { endpointOf } from '../shared/endpoint';
import { runListenCall } from '../shared/listen-call';
import { WITH } from './expressions';
import { isLibrary } from './names';
import { LINGER, optionCall, propertyOption } from './options';
import {
  accept,
  bindSocket,
  CLIENT,
  createClient,
  createListener,
  createSocket,
  createUdp,
  endPoint,
  lingerOption,
  LISTENER,
  setOption,
  SOCKET,
  SOCKETS,
  startListener,
  UDP,
  unixEndPoint,
} from './sockets';

export function csharpCall(site: CallSite, machine: Machine, context: CallContext): Value | undefined {
  if (site.qualified === WITH) return initialise(site, machine, context);
  if (site.qualified !== undefined) {
    const name = site.qualified.replace(/^#/, '');
    const done = site.construct ? construct(name, site, machine) : staticCall(name, site, machine);
    if (done) {
      return done;
    }
  }
  if (site.receiver === undefined || site.method === undefined) return undefined;
  return methodCall(site.receiver, site.method, site, machine, context);
}

/** `new Server { Port = 80 }`: the object, then a property each. */
function initialise(site: CallSite, machine: Machine, context: CallContext): Value {
  const [made, ...properties] = site.arguments;
  const object = made?.value ?? UNKNOWN;
  for (const { name, value, expression } of properties) {
    if (name === undefined) continue;
    const { start } = expression.range;
    const place: Site = {
      call: expression.range,
      name: { start, end: start + name.length },
      callee: name,
      ...(site.path === undefined ? {} : { path: site.path }),
      ...(site.within === undefined ? {} : { within: site.within }),
    };
    if (!csharpAssignField(place, object, name, value, machine, context)) machine.setField(object, name, value);
  }
  return object;
}

/** `listener.ExclusiveAddressUse = false`, `client.LingerState = new LingerOption(true, 0)`. */
export function csharpAssignField(
  site: Site,
  object: Value,
  name: string,
  value: Value,
  machine: Machine,
  context: CallContext,
): boolean {
  if (!holdsSocket(object, machine)) return false;
  const option = propertyOption(name, value, machine, site.name);
  if (!option) return false;
  setOption(callSite(site), object, asMeant(option, site, context), machine);
  return true;
}

/** How far a comment about a statement is looked for, in UTF-16 units. */
const NEARBY = 160;

/** A reset that a name or a comment on the line or the one above speaks of is what the author wants. */
function asMeant(option: OptionCall, { call }: Site, context: CallContext): OptionCall {
  if (option.options[0] !== 'SO_LINGER' || !option.given) return option;
  const before = context.text({ start: Math.max(0, call.start - NEARBY), end: call.start });
  const [after = ''] = context.text({ start: call.start, end: call.end + NEARBY }).split('\n');
  const lines = before.split('\n').slice(-2).join('\n') + after;
  const { options, levels, value } = option;
  return /\/\/.*(?:\bRST\b|\breset|\babort)|\b(?:rst|reset\w*|abort\w*)\./i.test(lines)
    ? { options, levels, value }
    : option;
}

function callSite(site: Site): CallSite {
  return { ...site, construct: false, arguments: [] };
}

function typeOf(value: Value): string | undefined {
  for (const option of alternatives(value)) {
    if ((option.kind === 'object' || option.kind === 'place') && option.type !== undefined) return option.type;
  }
  return undefined;
}

const HOLDERS: ReadonlySet<string> = new Set([SOCKET, LISTENER, CLIENT, UDP]);

function holdsSocket(value: Value, machine: Machine): boolean {
  const type = typeOf(value);
  if (type !== undefined && HOLDERS.has(type)) return true;
  return alternatives(value).some(
    (option) => option.kind === 'socket' || (option.kind === 'place' && machine.isSocketPlace(option.key)),
  );
}

function construct(name: string, site: CallSite, machine: Machine): Value | undefined {
  const values = site.arguments.map((argument) => argument.value);
  const [first = UNKNOWN, second = UNKNOWN] = values;
  switch (name) {
    case `${SOCKETS}.Socket`:
      return createSocket(site, machine);
    case `${SOCKETS}.TcpListener`:
      return createListener(site, machine);
    case `${SOCKETS}.UdpClient`:
      return createUdp(site, machine);
    case `${SOCKETS}.TcpClient`:
      return createClient(site, machine);
    case `${SOCKETS}.LingerOption`:
      return lingerOption(machine, LINGER, values);
    case `${SOCKETS}.UnixDomainSocketEndPoint`:
      return unixEndPoint(machine, first);
    case 'System.Net.IPEndPoint':
      return endPoint(machine, first, second);
    case 'System.Net.HttpListener':
      return machine.object('~System.Net.HttpListener');
    case 'System.Threading.Thread':
    case 'System.Threading.Timer':
      return undefined;
    default:
      // What else the library makes keeps what it is given.
      return isLibrary(name) && values.every((value) => value.kind !== 'function')
        ? machine.object(`~${name}`)
        : undefined;
  }
}

function staticCall(name: string, site: CallSite, machine: Machine): Value | undefined {
  const [first = UNKNOWN] = site.arguments.map((argument) => argument.value);
  switch (name) {
    case `${SOCKETS}.TcpListener.Create`:
      return createListener(site, machine);
    case 'System.Net.IPAddress.Parse':
      return first;
    case 'Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder':
    case 'Microsoft.AspNetCore.Builder.WebApplication.CreateSlimBuilder':
      return machine.object('~Microsoft.AspNetCore.Builder.WebApplicationBuilder');
    case 'Microsoft.AspNetCore.Builder.WebApplication.Create':
      return machine.object('~Microsoft.AspNetCore.Builder.WebApplication');
    default:
      break;
  }
  if (!name.startsWith('System.')) return undefined;
  const callsBack = site.arguments.some((argument) => argument.value.kind === 'function');
  return callsBack ? undefined : UNKNOWN;
}

/** Methods of sockets and of what holds one that leave options and address as they are. */
const HARMLESS =
  /^(?:Send\w*|Receive\w*|Begin(?!Accept)\w*|End(?!Accept)\w*|Close|Dispose|DisposeAsync|Shutdown|Disconnect\w*|GetStream|GetSocketOption|Poll|Stop|Pending|IOControl|DropMulticastGroup|Equals|GetHashCode|ToString|DuplicateAndClose|SetIPProtectionLevel|AllowNatTraversal)$/;

function methodCall(
  receiver: Value,
  method: string,
  site: CallSite,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  const type = typeOf(receiver);
  if (type === LISTENER) {
    if (method === 'Start') return startListener(site, receiver, machine);
    if (/^(?:End)?AcceptSocket(?:Async)?$/.test(method)) return accept(site, receiver, machine, false);
    if (/^(?:End)?AcceptTcpClient(?:Async)?$/.test(method)) return accept(site, receiver, machine, true);
  }
  if (type === '~Microsoft.AspNetCore.Builder.WebApplicationBuilder' && method === 'Build')
    return machine.object('~Microsoft.AspNetCore.Builder.WebApplication');
  const runtime = type === undefined ? undefined : runtimeByName('csharp', `${type.replace(/^~/, '')}.${method}`);
  if (runtime && type !== LISTENER && type !== SOCKET && type !== UDP) {
    const [url] = site.arguments;
    const address = endpointOf(url?.value.kind === 'string' ? url.value.value.replace(/\/$/, '') : '');
    runListenCall(site, machine, { runtime, address });
    return UNKNOWN;
  }
  // Only sockets have a method of that name and form.
  const isSetter = method === 'SetSocketOption' && site.arguments.length === 3;
  if (!isSetter && !holdsSocket(receiver, machine)) return undefined;
  return socketMethod(receiver, method, type, site, machine, context);
}

function socketMethod(
  receiver: Value,
  method: string,
  type: string | undefined,
  site: CallSite,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  const [first] = site.arguments;
  switch (method) {
    case 'SetSocketOption':
      setOption(site, receiver, asMeant(optionCall(site, machine), site, context), machine);
      return UNKNOWN;
    case 'SetRawSocketOption':
      machine.setOption(site, receiver, { options: [], levels: [], value: 'unknown' });
      return UNKNOWN;
    case 'Bind':
      return bindSocket(site, receiver, machine);
    case 'Listen':
      machine.listen(site, receiver);
      return UNKNOWN;
    case 'Accept':
    case 'AcceptAsync':
    case 'EndAccept':
      return first?.value.kind === 'object' ? UNKNOWN : accept(site, receiver, machine, false);
    case 'Connect':
    case 'ConnectAsync':
      machine.connect(site, receiver);
      return UNKNOWN;
    case 'JoinMulticastGroup': {
      const ip6 = site.arguments[0]?.value.kind === 'number';
      machine.setOption(site, receiver, {
        options: [ip6 ? 'IPV6_JOIN_GROUP' : 'IP_ADD_MEMBERSHIP'],
        levels: [ip6 ? 'IPPROTO_IPV6' : 'IPPROTO_IP'],
        value: 'on',
      });
      return UNKNOWN;
    }
    case 'Close':
    case 'Dispose':
    case 'Stop':
      machine.close(site, receiver);
      return UNKNOWN;
    default: {
      for (const { value } of site.arguments)
        if (value.kind === 'function') context.maybe(() => context.run(value, []));
      return HARMLESS.test(method) || method.startsWith('BeginAccept') || type === LISTENER ? UNKNOWN : undefined;
    }
  }
}
