/** Questions that several rules ask about a socket's events. */
import type { Port, Socket, SocketEvent } from '../model';
import type { RuleContext } from './rule';

export type Bind = SocketEvent & { kind: 'bind' };
export type SetOption = SocketEvent & { kind: 'set-option' };

export function bindsOf(socket: Socket): readonly Bind[] {
  return socket.events.filter((event): event is Bind => event.kind === 'bind' && event.sequenced);
}

/** The events that may have happened before this one. */
export function eventsBefore(socket: Socket, event: SocketEvent): readonly SocketEvent[] {
  const ids = new Set(event.before);
  return socket.events.filter((other) => ids.has(other.id) && !excludeEachOther(other, event));
}

/**
 * Those that come after it on some path, and those whose order nobody knows: done by another function, or by another
 * branch of a function that is run again and again on the same stored handle.
 */
export function eventsAfter(socket: Socket, event: SocketEvent): readonly SocketEvent[] {
  const anyOrder = socket.origin === 'foreign';
  return socket.events
    .filter((other) => !excludeEachOther(other, event))
    .filter(
      (other) =>
        other.before.includes(event.id) ||
        !other.sequenced ||
        (anyOrder && other !== event && !event.before.includes(other.id)),
    );
}

/** Two branches on opposite outcomes of one condition (`if (server) bind …`, later `if (server) listen else connect`). */
function excludeEachOther(a: SocketEvent, b: SocketEvent): boolean {
  return a.assuming.some((assumption) =>
    b.assuming.includes(`${assumption.startsWith('+') ? '-' : '+'}${assumption.slice(1)}`),
  );
}

/** Whether a socket that is bound here is an Internet stream socket, as far as every path shows. */
export function isInternetStream(socket: Socket, bind: Bind): boolean {
  const { domain } = bind.address;
  if (domain === 'unix' || domain === 'other') return false;
  const byAddress = domain === 'inet' || domain === 'inet6';
  const domains = socket.domains.filter((candidate) => candidate !== 'unknown');
  if (domains.some((candidate) => candidate === 'unix' || candidate === 'other')) return false;
  if (!byAddress && (domains.length === 0 || socket.domains.includes('unknown'))) return false;
  // Where the type is decided elsewhere (`tcp ? SOCK_STREAM : SOCK_DGRAM`, a parameter), only a stream socket can listen.
  const { types } = socket;
  if (types.length > 0 && types.every((type) => type === 'stream')) return true;
  const listens = eventsAfter(socket, bind).filter((event) => event.kind === 'listen');
  return (
    types.length > 0 &&
    types.every(
      (type) =>
        type === 'stream' ||
        (type === 'datagram' && types.includes('stream') && listens.length > 0) ||
        (type === 'unknown' && listens.some((event) => event.sequenced)),
    )
  );
}

/** Handed to code that nobody sees, or a syntax error: before this event anything may have happened. */
export function isUncertain(before: readonly SocketEvent[]): boolean {
  return before.some((event) => event.kind === 'escape' || event.kind === 'syntax-error');
}

/** Code for Windows only, by its guard or by the settings. */
export function onlyWindows(event: SocketEvent, context: RuleContext): boolean {
  return (
    event.guard === 'windows' ||
    (context.platforms.length > 0 && context.platforms.every((platform) => platform === 'windows'))
  );
}

/** Whether the event changes one of the options, or an option that cannot be told; swapped arguments still name it. */
export function mayBeOption(event: SocketEvent, options: ReadonlySet<string>): event is SetOption {
  return (
    event.kind === 'set-option' &&
    (event.options.length === 0 || [...event.options, ...event.levels].some((name) => options.has(name)))
  );
}

/** The calls of this function that set an option, each option certain to be the one that is named. */
export function setsOf(socket: Socket, option: string): readonly SetOption[] {
  return socket.events.filter((event): event is SetOption => isSet(event, option) && event.sequenced);
}

/** Sets this option and no other, to something that is not certainly off. */
export function isSet(event: SocketEvent, option: string): event is SetOption {
  return (
    event.kind === 'set-option' &&
    event.options.length === 1 &&
    event.options[0] === option &&
    event.combined !== true &&
    event.value !== 'off'
  );
}

/** Bound here as an Internet stream socket that then listens, on a port of its own choice. */
export function isListenerAt(socket: Socket, bind: Bind): boolean {
  if (bind.address.port.kind === 'ephemeral' || !isInternetStream(socket, bind)) return false;
  const after = eventsAfter(socket, bind);
  // A class that wraps sockets can connect as well; only what is seen to connect after this bind is a client.
  return (
    after.some((event) => event.kind === 'listen') &&
    !after.some((event) => event.kind === 'connect' && event.sequenced)
  );
}

/** A datagram socket of the Internet protocols, bound here to a port that the code names. */
export function isDatagramAt(socket: Socket, bind: Bind): boolean {
  const { domain, port } = bind.address;
  const domains = [domain, ...socket.domains].filter((known) => known !== 'unknown');
  return (
    fixedPort(port) !== undefined &&
    socket.types.length > 0 &&
    socket.types.every((type) => type === 'datagram') &&
    domains.length > 0 &&
    domains.every((known) => known === 'inet' || known === 'inet6')
  );
}

/** The port that it is every time, unless somebody passes another. */
export function fixedPort(port: Port): number | undefined {
  return port.kind === 'number' ? port.value : port.kind === 'unknown' ? port.usual : undefined;
}

/** The options that decide who may bind where another socket is bound already. */
export const REUSE: ReadonlySet<string> = new Set([
  'SO_REUSEADDR',
  'SO_REUSEPORT',
  'SO_REUSEPORT_LB',
  'SO_EXCLBIND',
  'SO_EXCLUSIVEADDRUSE',
]);

/** An API that sets SO_REUSEADDR by itself was told not to, or one that does not was told so in as many words. */
export function isDecidedOff(event: SocketEvent): boolean {
  return (
    event.kind === 'set-option' &&
    (event.byDefault === true || (event.decided === true && event.options.includes('SO_REUSEADDR'))) &&
    event.value === 'off' &&
    !isForFreePort(event)
  );
}

/** `if (port == 0)`: done only where the system picks the port. */
export function isForFreePort(event: SocketEvent): boolean {
  return event.assuming.some((assumption) => /^\+.*port\w*@\d+==0$/i.test(assumption));
}
