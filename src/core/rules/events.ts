/** Questions that several rules ask about a socket's events. */
import type { Socket, SocketEvent } from '../model';
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
  return socket.events.filter((other) => !excludeEachOther(other, event)).filter((other) => other.before.includes(event.id) || ((!other.sequenced || anyOrder) && other !== event && !event.before.includes(other.id)));
}

/** Two branches on opposite outcomes of one condition (`if (server) bind …`, later `if (server) listen else connect`). */
function excludeEachOther(a: SocketEvent, b: SocketEvent): boolean {
  return a.assuming.some((assumption) => b.assuming.includes(`${assumption.startsWith('+') ? '-' : '+'}${assumption.slice(1)}`));
}

/** Whether a socket that is bound here is an Internet stream socket, as far as every path shows. */
export function isInternetStream(socket: Socket, bind: Bind): boolean {
  const { domain } = bind.address;
  if (domain === 'unix' || domain === 'other') return false;
  const byAddress = domain === 'inet' || domain === 'inet6';
  const domains = socket.domains.filter((candidate) => candidate !== 'unknown');
  if (domains.some((candidate) => candidate === 'unix' || candidate === 'other')) return false;
  if (!byAddress && (domains.length === 0 || socket.domains.includes('unknown'))) return false;
  return socket.types.length > 0 && socket.types.every((type) => type === 'stream');
}

/** Handed to code that nobody sees, or a syntax error: before this event anything may have happened. */
export function isUncertain(before: readonly SocketEvent[]): boolean {
  return before.some((event) => event.kind === 'escape' || event.kind === 'syntax-error');
}

/** Code for Windows only, by its guard or by the settings. */
export function onlyWindows(event: SocketEvent, context: RuleContext): boolean {
  return event.guard === 'windows' || (context.platforms.length > 0 && context.platforms.every((platform) => platform === 'windows'));
}

/** Whether the event changes one of the options, or an option that cannot be told; swapped arguments still name it. */
export function mayBeOption(event: SocketEvent, options: ReadonlySet<string>): event is SetOption {
  return event.kind === 'set-option' && (event.options.length === 0 || [...event.options, ...event.levels].some((name) => options.has(name)));
}
