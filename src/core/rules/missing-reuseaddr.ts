import { runtimeById } from '../../knowledge';
import type { CallPlace, Entry, Socket, SocketEvent } from '../model';
import { onAccepted } from './accepted';
import {
  type Bind,
  bindsOf,
  eventsAfter,
  eventsBefore,
  isDecidedOff,
  isForFreePort,
  isListenerAt,
  isUncertain,
  mayBeOption,
  onlyWindows,
  REUSE,
} from './events';
import type { Draft, RelatedEvent, Rule, RuleContext } from './rule';

/**
 * A TCP listener that is bound without SO_REUSEADDR. Either option of {@link REUSE} lets a server bind again while
 * connections of its last run are in TIME_WAIT, if that run had it too: Linux 6.18, all 3072 measured combinations;
 * FreeBSD and macOS by their sources. SO_EXCLUSIVEADDRUSE only exists on Windows: code that sets it everywhere is for
 * Windows.
 */
export const missingReuseaddr: Rule = {
  id: 'missing-reuseaddr',
  title: 'A TCP listener is bound without SO_REUSEADDR.',
  defaultSeverity: 'warning',
  check(socket, context) {
    return bindsOf(socket)
      .filter(
        (bind) =>
          !onlyWindows(bind, context) &&
          failsToRestart(socket, bind) &&
          !callersLeavePortOpen(socket, bind, context) &&
          !eventsBefore(socket, bind).some(isDecidedOff) &&
          onAccepted(socket, context).length === 0,
      )
      .map((bind) => draft(socket, bind, differingEntry(bind, context)));
  },
};

/**
 * Where others who come to the same bind have the option, or may have it, the bind is not what is wrong: the call is by
 * which this one came there and not they.
 */
function differingEntry(bind: Bind, { sockets }: RuleContext): Entry | undefined {
  if (bind.wrapped) return undefined;
  const { entered = [] } = bind;
  const same = (a: CallPlace, b: CallPlace | undefined): boolean => a.call.start === b?.call.start && a.path === b.path;
  const level = sockets
    .flatMap((socket) =>
      bindsOf(socket).filter((other) => same(bind, other) && mayHaveOption(eventsBefore(socket, other), other)),
    )
    .map((other) => entered.findIndex((entry, depth) => !same(entry, other.entered?.[depth])))
    .reduce((deepest, depth) => Math.max(deepest, depth), -1);
  return entered[level];
}

/** No option lets this listener bind while connections of its last run are in TIME_WAIT. */
export function failsToRestart(socket: Socket, bind: Bind): boolean {
  if (!isListenerAt(socket, bind)) return false;
  const before = eventsBefore(socket, bind);
  if (isUncertain(before) || mayHaveOption(before, bind) || isRebound(socket, bind) || huntsForPort(socket, bind))
    return false;
  return !isProbe(socket, bind) && !eventsAfter(socket, bind).some((event) => isLate(event, bind));
}

/**
 * A bare listener that is closed again before anybody accepts: it asks whether the port is free. Without a connection
 * there is no TIME_WAIT either.
 */
function isProbe(socket: Socket, bind: Bind): boolean {
  if (bind.runtime === undefined || runtimeById(bind.runtime)?.bare !== true) return false;
  const after = eventsAfter(socket, bind);
  return (
    after.some((event) => event.kind === 'close' && event.sequenced) &&
    !after.some((event) => event.kind === 'accept' || event.kind === 'escape')
  );
}

/** Something before the bind may have set the option for good. */
function mayHaveOption(before: readonly SocketEvent[], bind: Bind): boolean {
  return before.some((event) => mayReuse(event, bind) && !isTakenBack(event, before, bind));
}

/** Set in any way that may count for this bind; a call for Windows does not count elsewhere. */
function mayReuse(event: SocketEvent, bind: Bind): boolean {
  // No value at all is a mistake of its own, and reported as that.
  return (
    mayBeOption(event, REUSE) &&
    (event.value !== 'off' || event.given?.kind === 'null') &&
    !(event.guard === 'windows' && bind.guard !== 'windows')
  );
}

/** Switched off again before the bind. What an API sets when it makes the socket is there before anything else. */
export function isTakenBack(set: SocketEvent, before: readonly SocketEvent[], bind: Bind): boolean {
  const fromTheStart = set.kind === 'set-option' && set.byDefault === true;
  return before.some(
    (event) =>
      mayBeOption(event, REUSE) &&
      event.options.length > 0 &&
      event.value === 'off' &&
      (fromTheStart || (event.byDefault !== true && event.certain.includes(set.id))) &&
      !isForFreePort(event) &&
      !(event.guard === 'windows' && bind.guard !== 'windows'),
  );
}

/** The option is there, only too late: `option-too-late` says so. */
function isLate(event: SocketEvent, bind: Bind): boolean {
  return event.sequenced && mayReuse(event, bind) && event.certain.includes(bind.id);
}

/** After a first attempt fails the option is set and the bind tried again: the author knows. */
function isRebound(socket: Socket, bind: Bind): boolean {
  return bindsOf(socket).some(
    (other) =>
      other !== bind &&
      other.before.includes(bind.id) &&
      eventsBefore(socket, other).some((event) => mayReuse(event, other)),
  );
}

/** A loop tries one port after the other: a port in TIME_WAIT is passed over. Who switches the option off there means it. */
function huntsForPort(socket: Socket, bind: Bind): boolean {
  if (eventsBefore(socket, bind).some((event) => mayBeOption(event, REUSE) && event.value === 'off')) return false;
  return bindsOf(socket).some(
    (other) =>
      other.call.start === bind.call.start &&
      other.address.portVersion !== bind.address.portVersion &&
      !isSamePort(other, bind),
  );
}

/** The port is a parameter, and every call that is seen gives 0: a fresh port each time. */
function callersLeavePortOpen(socket: Socket, bind: Bind, context: RuleContext): boolean {
  if (bind.address.port.kind !== 'unknown') return false;
  const elsewhere = context.sockets
    .filter((other) => other !== socket)
    .flatMap(bindsOf)
    .filter((other) => other.call.start === bind.call.start && other.path === bind.path);
  return elsewhere.length > 0 && elsewhere.every((other) => other.address.port.kind === 'ephemeral');
}

/** A port that does not show may be any. */
function isSamePort({ address: { port } }: Bind, { address }: Bind): boolean {
  return port.kind === 'number' && address.port.kind === 'number' && port.value === address.port.value;
}

function draft(socket: Socket, bind: Bind, entry: Entry | undefined): Draft {
  const create = socket.events.find((event) => event.kind === 'create');
  const listen = eventsAfter(socket, bind).find((event) => event.kind === 'listen');
  const related: RelatedEvent[] = [];
  if (create && create.call.start !== bind.call.start)
    related.push({ event: create, message: 'The socket is created here.' });
  if (listen && listen.call.start !== bind.call.start) related.push({ event: listen, message: 'It listens here.' });
  const inner = entry ? bind : bind.wrapped && { ...bind, ...bind.wrapped };
  if (inner) related.push({ event: inner, message: 'It is bound here.' });
  const { name: range, call } = entry ?? bind;
  const port = bind.address.port.kind === 'number' ? `port ${String(bind.address.port.value)}` : 'its port';
  return {
    message: `TCP listener without SO_REUSEADDR: after a stop with connections open, starting it again fails with "Address already in use" until ${port} is free of TIME_WAIT (60 s on Linux, 30 s on macOS).`,
    range,
    call,
    related,
    ...(bind.wrapped || (entry && entry.argument === undefined)
      ? {}
      : {
          fix: {
            kind: 'set-before-bind',
            bind: { ...bind, ...entry },
            handle: socket.handle,
            option: 'SO_REUSEADDR',
            ...(create ? { create } : {}),
            ...(entry?.argument === undefined ? {} : { argument: entry.argument }),
          },
        }),
  };
}
