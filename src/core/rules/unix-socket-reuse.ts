import { bindsOf, setsOf } from './events';
import { removal } from './removal';
import type { Rule } from './rule';

/** SO_REUSEADDR on a Unix domain socket, where it does nothing. */
export const unixSocketReuse: Rule = {
  id: 'unix-socket-reuse',
  title: 'SO_REUSEADDR is set on a Unix domain socket, where it does nothing.',
  defaultSeverity: 'information',
  everySocket: true,
  check(socket) {
    if (socket.domains.length === 0 || !socket.domains.every((domain) => domain === 'unix')) return [];
    const bind = bindsOf(socket)[0];
    return setsOf(socket, 'SO_REUSEADDR')
      .filter((set) => set.optionRange)
      .map((set) => ({
        message:
          'SO_REUSEADDR does nothing on a Unix domain socket: bind() fails as long as the path exists, and unlink() is what removes it.',
        range: set.optionRange ?? set.name,
        call: set.call,
        related: [],
        unnecessary: true,
        ...removal(socket, set, bind ? [{ kind: 'unlink-before-bind', bind, set }] : []),
      }));
  },
};
