import type { Socket } from '../model';
import { COUNT_AT_BIND, listenerOf } from './accepted';
import {
  type Bind,
  isInternetStream,
  isSet,
  isUncertain,
  mayBeOption,
  onlyWindows,
  REUSE,
  type SetOption,
} from './events';
import type { Draft, Rule, RuleContext } from './rule';

/** An option that counts at bind is set on what accept() returned, while the listener lacks it. */
export const optionOnAccepted: Rule = {
  id: 'option-on-accepted',
  title: 'An option that counts at bind is set on an accepted socket, not on the listener.',
  defaultSeverity: 'warning',
  everySocket: true,
  check(socket, context) {
    const listener = socket.origin === 'accepted' ? listenerOf(socket, context) : undefined;
    const bind = listener && boundWithout(listener);
    if (!listener || !bind) return [];
    return socket.events
      .filter(
        (event): event is SetOption =>
          event.sequenced && COUNT_AT_BIND.some((option) => isSet(event, option)) && !onlyWindows(event, context),
      )
      .map((set) => draft(set, bind, listener, context));
  },
};

/** Where the listener is bound, if it certainly has none of the options. */
function boundWithout(listener: Socket): Bind | undefined {
  const bind = listener.events.find((event): event is Bind => event.kind === 'bind');
  if (!bind || bind.address.port.kind === 'ephemeral' || !isInternetStream(listener, bind)) return undefined;
  const before = listener.events.filter((event) => bind.before.includes(event.id));
  return isUncertain(before) || listener.events.some((event) => mayBeOption(event, REUSE)) ? undefined : bind;
}

function draft(set: SetOption, bind: Bind, listener: Socket, context: RuleContext): Draft {
  const [option = ''] = set.options;
  // Several accepted sockets with the option are several findings, but the listener needs it once.
  const first = context.sockets
    .find(
      (socket) => socket.acceptedBy !== undefined && listener.events.some((event) => event.id === socket.acceptedBy),
    )
    ?.events.find((event) => COUNT_AT_BIND.some((name) => isSet(event, name)));
  return {
    message: `${option} is set on the socket that accept() returned, which is bound already; the listener is bound without it.`,
    range: set.name,
    call: set.call,
    related: [{ range: bind.call, message: 'The listener is bound here.' }],
    fix:
      first === undefined || first.call === set.call
        ? { kind: 'move-to-listener', set, bind }
        : { kind: 'remove-option', set },
  };
}
