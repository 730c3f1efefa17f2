import type { Rule } from './rule';

/** Nobody looks at what setsockopt() returns. */
export const uncheckedSetsockopt: Rule = {
  id: 'unchecked-setsockopt',
  title: 'The result of setsockopt() is ignored.',
  defaultSeverity: 'off',
  check(socket) {
    return socket.events
      .filter((event) => event.kind === 'set-option' && event.sequenced && event.unchecked === true)
      .map((set) => ({
        message: 'The result of setsockopt() is ignored: if it fails, the option is not set and nobody knows.',
        range: set.name,
        call: set.call,
        related: [],
      }));
  },
};
