/** What is done to sockets that accept() returned, seen from their listener. */
import type { Socket } from '../model';
import { isSet, type SetOption } from './events';
import type { RuleContext } from './rule';

/** Options that count when the listener is bound, or not at all. */
const COUNT_AT_BIND: readonly string[] = ['SO_REUSEADDR', 'SO_REUSEPORT', 'SO_EXCLUSIVEADDRUSE'];

/** The listener that accepted a socket; undefined where it is not seen or may be one of several. */
export function listenerOf(accepted: Socket, context: RuleContext): Socket | undefined {
  const id = accepted.acceptedBy;
  if (id === undefined) return undefined;
  const candidates = context.sockets.filter((socket) => socket.events.some((event) => event.id === id));
  return candidates.find((socket) => socket.origin === 'created') ?? candidates[0];
}

/** Calls on this socket that set an option which counts at bind. */
export function setsAtBind(socket: Socket): readonly SetOption[] {
  return socket.events.filter(
    (event): event is SetOption => event.sequenced && COUNT_AT_BIND.some((option) => isSet(event, option)),
  );
}

/** Such calls on sockets that this one has accepted, made on no others: a helper may also be there for listeners. */
export function onAccepted(listener: Socket, context: RuleContext): readonly SetOption[] {
  const accepts = new Set(listener.events.filter((event) => event.kind === 'accept').map((event) => event.id));
  if (accepts.size === 0) return [];
  return context.sockets
    .filter((socket) => socket.acceptedBy !== undefined && accepts.has(socket.acceptedBy))
    .flatMap(setsAtBind)
    .filter((set) => set.onParameter !== true)
    .filter((set) =>
      context.sockets.every(
        (socket) =>
          socket.origin === 'accepted' || !socket.events.some((event) => event.sequenced && event.call === set.call),
      ),
    );
}
