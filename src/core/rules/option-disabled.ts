import { type Bind, bindsOf, eventsBefore, isDefaultOff, onlyWindows } from './events';
import { failsToRestart } from './missing-reuseaddr';
import type { Draft, Rule } from './rule';
import type { Socket } from '../model';

/** A listener tells an API that sets SO_REUSEADDR by itself to leave it off. */
export const optionDisabled: Rule = {
  id: 'option-disabled',
  title: 'A TCP listener switches off the SO_REUSEADDR that its library would set.',
  defaultSeverity: 'information',
  check(socket, context) {
    return bindsOf(socket)
      .filter(
        (bind) =>
          !onlyWindows(bind, context) &&
          eventsBefore(socket, bind).some(isDefaultOff) &&
          failsToRestart(socket, onAnyPort(bind)),
      )
      .map((bind) => draft(socket, bind));
  },
};

/** Who may be given a port, and switches the option off for whatever port it is, is told what that means. */
function onAnyPort(bind: Bind): Bind {
  const { port } = bind.address;
  return port.kind === 'ephemeral' && port.unlessGiven === true
    ? { ...bind, address: { ...bind.address, port: { kind: 'unknown' } } }
    : bind;
}

function draft(socket: Socket, bind: Bind): Draft {
  return {
    message: `SO_REUSEADDR is switched off here, where ${bind.callee} would set it: after a stop with connections open, starting again fails with "Address already in use" until TIME_WAIT is over.`,
    range: bind.name,
    call: bind.call,
    related: [],
    otherFixes: [{ kind: 'set-before-bind', bind, handle: socket.handle, option: 'SO_REUSEADDR' }],
  };
}
