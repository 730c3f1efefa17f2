import { isUncertain, setsOf } from './events';
import { removal } from './removal';
import type { Rule } from './rule';

/** SO_REUSEADDR on a socket that is never bound by the code and only connects. */
export const clientReuse: Rule = {
  id: 'client-reuse',
  title: 'SO_REUSEADDR is set on a TCP socket that only connects and is never bound.',
  defaultSeverity: 'hint',
  everySocket: true,
  check(socket) {
    const { events, types, domains, origin } = socket;
    if (
      origin !== 'created' ||
      types.length === 0 ||
      !types.every((type) => type === 'stream') ||
      domains.some((domain) => domain === 'unix' || domain === 'other')
    )
      return [];
    if (
      isUncertain(events) ||
      events.some((event) => event.kind === 'bind' || event.kind === 'listen' || event.kind === 'accept')
    )
      return [];
    return setsOf(socket, 'SO_REUSEADDR')
      .filter(
        (set) =>
          set.optionRange &&
          events.some((event) => event.kind === 'connect' && event.sequenced && event.before.includes(set.id)),
      )
      .map((set) => ({
        message:
          'SO_REUSEADDR has no effect here: the socket is not bound by this code, it only connects, and the system picks a free port for it.',
        range: set.optionRange ?? set.name,
        call: set.call,
        related: [],
        unnecessary: true,
        ...removal(socket, set),
      }));
  },
};
