import { onAccepted } from './accepted';
import {
  type Bind,
  bindsOf,
  eventsBefore,
  isDecidedOff,
  isListenerAt,
  isUncertain,
  mayBeOption,
  onlyWindows,
  REUSE,
  type SetOption,
} from './events';
import { failsToRestart } from './missing-reuseaddr';
import type { Draft, Rule, RuleContext } from './rule';
import type { Socket } from '../model';

/** A listener tells an API that sets SO_REUSEADDR by itself to leave it off, or sets it to false. */
export const optionDisabled: Rule = {
  id: 'option-disabled',
  title: 'A TCP listener has SO_REUSEADDR switched off.',
  defaultSeverity: 'information',
  check(socket, context) {
    const disabled = bindsOf(socket).filter(
      (bind) =>
        !onlyWindows(bind, context) &&
        eventsBefore(socket, bind).some(isDecidedOff) &&
        failsToRestart(socket, onAnyPort(bind)),
    );
    if (disabled.length > 0) return disabled.map((bind) => draft(socket, bind));
    if (onAccepted(socket, context).length > 0) return [];
    return bindsOf(socket)
      .filter((bind) => isListenerAt(socket, bind))
      .flatMap((bind) => switchedOffLater(socket, bind, context).map((set) => laterDraft(set, bind)));
  },
};

/**
 * Calls that take the default away when the socket is bound already. Accepted connections inherit that, and in TIME_WAIT
 * they keep the port from whoever binds it next, with the option or without (measured on Linux 6.18).
 */
function switchedOffLater(socket: Socket, bind: Bind, context: RuleContext): readonly SetOption[] {
  return socket.events.filter(
    (event): event is SetOption =>
      event.kind === 'set-option' &&
      isDecidedOff(event) &&
      event.sequenced &&
      event.guard !== 'windows' &&
      !onlyWindows(event, context) &&
      event.certain.includes(bind.id) &&
      !isUncertain(eventsBefore(socket, event)) &&
      // Whoever switches it on again is left alone.
      !socket.events.some((other) => mayBeOption(other, REUSE) && other.value !== 'off' && other.byDefault !== true),
  );
}

/** Who may be given a port, and switches the option off for whatever port it is, is told what that means. */
function onAnyPort(bind: Bind): Bind {
  const { port } = bind.address;
  return port.kind === 'ephemeral' && port.unlessGiven === true
    ? { ...bind, address: { ...bind.address, port: { kind: 'unknown' } } }
    : bind;
}

function draft(socket: Socket, bind: Bind): Draft {
  const off = eventsBefore(socket, bind).filter(isDecidedOff).at(-1);
  const byHand = off?.kind === 'set-option' && off.decided === true;
  return {
    message: `SO_REUSEADDR is switched off ${byHand ? 'before this bind' : `here, where ${bind.callee} would set it`}: after a stop with connections open, starting again fails with "Address already in use" until TIME_WAIT is over.`,
    range: bind.name,
    call: bind.call,
    related: byHand ? [{ event: off, message: 'It is switched off here.' }] : [],
    otherFixes: [{ kind: 'set-before-bind', bind, handle: socket.handle, option: 'SO_REUSEADDR' }],
  };
}

function laterDraft(set: SetOption, bind: Bind): Draft {
  return {
    message:
      'SO_REUSEADDR is switched off after bind(): connections that are accepted from here on inherit that, and while one of them is in TIME_WAIT on Linux, starting again fails with "Address already in use".',
    range: set.name,
    call: set.call,
    related: [{ event: bind, message: 'The listener is bound here.' }],
    otherFixes: [{ kind: 'remove-option', set }],
  };
}
