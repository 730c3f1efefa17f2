import type { SetOption } from './events';
import type { Rule } from './rule';

const LINGER: ReadonlySet<string> = new Set(['SO_LINGER', 'SO_LINGER_SEC']);

/** Functions whose purpose is the reset, and conditions that ask for it. */
const RESETS = /reset|abort|(?:^|_)rst|RST|kill|hard_?close|force_?close|close_?forc/i;

/** Functions that test what a reset does to the other side, and what stands inside them. */
const TESTS = /^(?:[Tt]est_|Test(?![a-z])|Benchmark(?![a-z]))/;

/** SO_LINGER with the time 0, so that close() resets the connection. */
export const lingerZero: Rule = {
  id: 'linger-zero',
  title: 'SO_LINGER {1, 0}: close() resets the connection and drops what is not sent yet.',
  defaultSeverity: 'warning',
  check(socket) {
    if (socket.types.includes('datagram') || socket.domains.includes('unix')) return [];
    return socket.events
      .filter(
        (event): event is SetOption =>
          event.kind === 'set-option' && event.sequenced && isAbort(event) && !isMeant(event),
      )
      .map((set) => ({
        message:
          'With SO_LINGER {1, 0}, close() resets the connection: data that is not sent yet is lost and the peer gets ECONNRESET. To restart a server, SO_REUSEADDR is enough.',
        range: set.optionRange ?? set.name,
        call: set.call,
        related: [],
      }));
  },
};

/** `if (reset_timed_out) …` */
function isMeant({ within = '', assuming }: SetOption): boolean {
  return (
    RESETS.test(within) ||
    TESTS.test(within) ||
    assuming.some((assumption) => assumption.startsWith('+') && RESETS.test(assumption))
  );
}

function isAbort({ options, combined, given }: SetOption): boolean {
  const [option, ...more] = options;
  const [on, seconds] = given?.members ?? [];
  return (
    option !== undefined &&
    more.length === 0 &&
    combined !== true &&
    LINGER.has(option) &&
    on !== undefined &&
    on !== 0 &&
    seconds === 0
  );
}
