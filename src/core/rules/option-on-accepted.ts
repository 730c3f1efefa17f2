import type { Socket } from '../model';
import { listenerOf, setsAtBind } from './accepted';
import { type Bind, isInternetStream, isUncertain, mayBeOption, onlyWindows, REUSE, type SetOption } from './events';
import type { Draft, Rule, RuleContext } from './rule';

/** An option that counts at bind is set on what accept() returned, while the listener lacks it. */
export const optionOnAccepted: Rule = {
  id: 'option-on-accepted',
  title: 'An option that counts at bind is set on an accepted socket, not on the listener.',
  defaultSeverity: 'warning',
  everySocket: true,
  check(socket, context) {
    const sets = socket.origin === 'accepted' ? setsAtBind(socket).filter((set) => !onlyWindows(set, context)) : [];
    const listener = sets.length > 0 ? listenerOf(socket, context) : undefined;
    const bind = listener && boundWithout(listener);
    return bind ? sets.map((set) => draft(set, bind, listener, context)) : [];
  },
};

/** Where the listener is bound, if it certainly has none of the options. */
function boundWithout(listener: Socket): Bind | undefined {
  const bind = listener.events.find((event): event is Bind => event.kind === 'bind');
  if (!bind || bind.address.port.kind === 'ephemeral' || !isInternetStream(listener, bind)) return undefined;
  const before = listener.events.filter((event) => bind.before.includes(event.id));
  return isUncertain(before) || listener.events.some((event) => mayBeOption(event, REUSE) && event.value !== 'off')
    ? undefined
    : bind;
}

function draft(set: SetOption, bind: Bind, listener: Socket, context: RuleContext): Draft {
  const [option = ''] = set.options;
  // Several accepted sockets with the option are several findings, but the listener needs it once.
  const accepted = context.sockets.find(
    ({ acceptedBy }) => acceptedBy !== undefined && listener.events.some((event) => event.id === acceptedBy),
  );
  const [first] = accepted ? setsAtBind(accepted) : [];
  return {
    message: `${option} is set on the socket that accept() returned, which is bound already; the listener is bound without it.`,
    range: set.name,
    call: set.call,
    related: [{ event: bind, message: 'The listener is bound here.' }],
    fix:
      first === undefined || first.call === set.call
        ? { kind: 'move-to-listener', set, bind }
        : { kind: 'remove-option', set },
  };
}
