import type { Socket } from '../model';
import { eventsBefore, isSet, setsOf, type SetOption } from './events';
import type { Draft, Rule } from './rule';

/** SO_REUSEADDR and SO_EXCLUSIVEADDRUSE on one socket, which Windows refuses. */
export const conflictingOptions: Rule = {
  id: 'conflicting-options',
  title: 'SO_REUSEADDR and SO_EXCLUSIVEADDRUSE are set on one socket.',
  defaultSeverity: 'error',
  check(socket) {
    return [
      ...judge(socket, 'SO_REUSEADDR', 'SO_EXCLUSIVEADDRUSE'),
      ...judge(socket, 'SO_EXCLUSIVEADDRUSE', 'SO_REUSEADDR'),
    ];
  },
};

/** Calls that set `second` where `first` is on already. */
function judge(socket: Socket, first: string, second: string): readonly Draft[] {
  return setsOf(socket, second).flatMap((set): readonly Draft[] => {
    if (set.value !== 'on' || set.guard === 'not-windows' || set.guard === 'linux') return [];
    const before = eventsBefore(socket, set);
    const earlier = before.find(
      (event): event is SetOption =>
        isSet(event, first) &&
        event.value === 'on' &&
        event.sequenced &&
        set.certain.includes(event.id) &&
        event.guard !== 'not-windows' &&
        event.guard !== 'linux',
    );
    if (!earlier || before.some((event) => event.kind === 'set-option' && event.value === 'off')) return [];
    const reuse = first === 'SO_REUSEADDR' ? earlier : set;
    const exclusive = reuse === set ? earlier : set;
    const remedy =
      exclusive.guard === 'windows' && reuse.guard !== 'windows'
        ? ({ kind: 'not-on-windows', set: reuse } as const)
        : ({ kind: 'remove-option', set: reuse } as const);
    return [
      {
        message: `${second} after ${first} on the same socket: on Windows the two exclude each other, and this call fails with WSAEINVAL.`,
        range: set.optionRange ?? set.name,
        call: set.call,
        related: [{ event: earlier, message: `${first} is set here.` }],
        fix: remedy,
      },
    ];
  });
}
