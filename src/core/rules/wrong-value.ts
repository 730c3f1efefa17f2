import { valueKind, type ValueKind } from '../../knowledge';
import { onlyWindows, type SetOption } from './events';
import type { SocketEvent } from '../model';
import type { Draft, Rule, RuleContext } from './rule';

/** An option gets no value, one of the wrong size, or a number where a struct is needed. */
export const wrongValue: Rule = {
  id: 'wrong-value',
  title: 'An option gets no value, or one whose size or type is not its own.',
  defaultSeverity: 'warning',
  check(socket, context) {
    return socket.events.flatMap((event) => {
      if (
        event.kind !== 'set-option' ||
        !event.sequenced ||
        !event.given ||
        event.combined === true ||
        onlyWindows(event, context)
      )
        return [];
      const wrong = judge(event);
      if (!wrong || (takesTime(event) && isPortable(event, context))) return [];
      const { message, range, fix } = wrong;
      return [{ call: event.call, related: [], message, range, ...(fix && { fix }) }];
    });
  },
};

const TIMES: ReadonlySet<string> = new Set(['SO_RCVTIMEO', 'SO_SNDTIMEO']);

function takesTime(event: SocketEvent): boolean {
  return event.kind === 'set-option' && event.options.some((option) => TIMES.has(option));
}

/** The same file also passes a struct timeval: this call is the one for the system that takes a number. */
function isPortable({ path }: SetOption, context: RuleContext): boolean {
  return context.sockets.some(({ events }) =>
    events.some(
      (event) =>
        takesTime(event) && event.path === path && event.kind === 'set-option' && event.given?.type === 'timeval',
    ),
  );
}

type Wrong = Pick<Draft, 'message' | 'range' | 'fix'> & {
  /** The call fails, and nothing is set. */
  readonly refused?: true;
};

/** Whether the system does not take the value, wherever the code runs that is not for Windows. */
export function isRefused(event: SocketEvent): boolean {
  return event.kind === 'set-option' && event.guard !== 'windows' && judge(event)?.refused === true;
}

/** Bytes of C types that are smaller than an int, on every system that has sockets. */
const SMALL: Readonly<Record<string, number>> = {
  char: 1,
  'signed char': 1,
  'unsigned char': 1,
  bool: 1,
  _Bool: 1,
  u_char: 1,
  uchar: 1,
  int8_t: 1,
  uint8_t: 1,
  u_int8_t: 1,
  short: 2,
  'short int': 2,
  'unsigned short': 2,
  u_short: 2,
  int16_t: 2,
  uint16_t: 2,
};
const INT = /^(?:(?:un)?signed(?: int)?|int|u_int|uint|u?int32_t|u_int32_t|BOOL|gboolean)$/;

function judge(set: SetOption): Wrong | undefined {
  const [option, ...more] = set.options;
  const { given } = set;
  if (option === undefined || more.length > 0 || !given) return undefined;
  const kind = valueKind(option);
  if (kind === undefined) return undefined;
  if (given.kind === 'null')
    return {
      message: `${option} gets no value: ${given.size ? 'the call fails, or the option stays off' : 'the call raises an error'}.`,
      range: given.range,
    };
  if (given.kind === 'number') return numberGiven(set, option, kind);
  return kind === 'int' ? intGiven(set, option) : structGiven(set, option, kind);
}

const NEEDS: Readonly<Record<Exclude<ValueKind, 'int'>, string>> = {
  linger: 'struct linger',
  timeval: 'struct timeval',
  membership: 'the struct that names the group',
};

function numberGiven(set: SetOption, option: string, kind: ValueKind): Wrong | undefined {
  const given = set.given!;
  // With a size beside it the value is a pointer, as in C.
  if (given.size)
    return {
      message: `${option} takes a pointer to its value; a number in its place is taken for an address, and the call fails with EFAULT.`,
      range: given.range,
      refused: true,
      fix: { kind: 'int-value', set },
    };
  return kind === 'int'
    ? undefined
    : {
        message: `${option} takes the bytes of ${NEEDS[kind]}, not a number: the call fails.`,
        range: given.range,
      };
}

function intGiven(set: SetOption, option: string): Wrong | undefined {
  const { range, type, size } = set.given!;
  const small = type === undefined ? undefined : SMALL[type];
  const bytes = size?.bytes ?? (size?.of === undefined ? undefined : SMALL[size.of]);
  const fix = { kind: 'int-value', set } as const;
  if (bytes !== undefined && bytes > 0 && bytes < 4)
    return {
      message: `${option} takes an int; with ${bytes === 1 ? '1 byte' : `${String(bytes)} bytes`} the call fails with EINVAL.`,
      range: size!.range,
      fix,
      refused: true,
    };
  if (size?.of?.endsWith('*') === true)
    return { message: `${option} takes an int; this is the size of a pointer.`, range: size.range, fix };
  if (small !== undefined && size?.of !== undefined && INT.test(size.of))
    return {
      message: `${option} takes an int; the value is a ${type!}, and the bytes behind it are read as well.`,
      range,
      fix,
    };
  return undefined;
}

function structGiven(set: SetOption, option: string, kind: Exclude<ValueKind, 'int'>): Wrong | undefined {
  const { range, type, size } = set.given!;
  const isNumber = (name: string | undefined): boolean =>
    name !== undefined && (INT.test(name) || Object.hasOwn(SMALL, name));
  // Windows takes milliseconds as a number, and a pointer to char.
  if (!isNumber(type) || !isNumber(size?.of) || (kind === 'timeval' && set.given!.asBytes === true)) return undefined;
  return {
    message: `${option} takes ${NEEDS[kind]}, not ${/^[aeiou]/.test(type!) ? 'an' : 'a'} ${type!}: the call fails with EINVAL.`,
    range,
  };
}
