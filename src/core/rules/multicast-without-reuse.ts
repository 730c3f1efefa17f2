import type { Socket } from '../model';
import { type Bind, bindsOf, eventsAfter, eventsBefore, isDatagramAt, isUncertain, mayBeOption, REUSE } from './events';
import { joinsGroup } from './multicast';
import type { Draft, Rule } from './rule';

/** A receiver of multicast keeps its port to itself. */
export const multicastWithoutReuse: Rule = {
  id: 'multicast-without-reuse',
  title: 'A UDP socket joins a multicast group on a fixed port without SO_REUSEADDR.',
  defaultSeverity: 'information',
  check(socket) {
    return bindsOf(socket)
      .filter((bind) => isDatagramAt(socket, bind) && keepsPort(socket, bind))
      .map((bind) => draft(socket, bind));
  },
};

function keepsPort(socket: Socket, bind: Bind): boolean {
  const before = eventsBefore(socket, bind);
  const after = eventsAfter(socket, bind);
  const joins = [...before.filter(({ id }) => bind.certain.includes(id)), ...after].some(
    (event) => event.sequenced && joinsGroup(event),
  );
  return (
    joins &&
    !isUncertain(before) &&
    ![...before, ...after].some((event) => mayBeOption(event, REUSE) && event.value !== 'off')
  );
}

function draft(socket: Socket, bind: Bind): Draft {
  const create = socket.events.find((event) => event.kind === 'create');
  return {
    message:
      'A multicast receiver without SO_REUSEADDR: a second receiver of the group on this machine fails with "Address already in use".',
    range: bind.name,
    call: bind.call,
    related: [],
    fix: {
      kind: 'set-before-bind',
      bind,
      handle: socket.handle,
      option: 'SO_REUSEADDR',
      ...(create ? { create } : {}),
    },
  };
}
