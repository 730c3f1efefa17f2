import type { Socket } from '../model';
import {
  type Bind,
  bindsOf,
  eventsAfter,
  eventsBefore,
  isListenerAt,
  isSet,
  isUncertain,
  mayBeOption,
  REUSE,
  type SetOption,
} from './events';
import type { Draft, Rule, RuleContext } from './rule';

/** Who chooses how the system spreads connections over several sockets means to have several. */
const SEVERAL: ReadonlySet<string> = new Set([
  'SO_ATTACH_REUSEPORT_CBPF',
  'SO_ATTACH_REUSEPORT_EBPF',
  'SO_INCOMING_CPU',
  'SO_INCOMING_NAPI_ID',
]);

/** A single listener sets SO_REUSEPORT where SO_REUSEADDR does. */
export const reuseportOnly: Rule = {
  id: 'reuseport-only',
  title: 'A single TCP listener sets SO_REUSEPORT without SO_REUSEADDR.',
  defaultSeverity: 'information',
  check(socket, context) {
    return bindsOf(socket).flatMap((bind) => {
      const set = isListenerAt(socket, bind) ? onlyReuseport(socket, bind) : undefined;
      return set && !mayBeSeveral(socket, bind, context) ? [draft(set, bind)] : [];
    });
  },
};

/** The call that sets SO_REUSEPORT, where nothing else can have set another of these options. */
function onlyReuseport(socket: Socket, bind: Bind): SetOption | undefined {
  const before = eventsBefore(socket, bind);
  if (isUncertain(before)) return undefined;
  const sets = [...before, ...eventsAfter(socket, bind)].filter((event) => mayBeOption(event, REUSE));
  const [first] = sets;
  const only = sets.every((event) => isSet(event, 'SO_REUSEPORT') && event.value === 'on' && event.sequenced);
  // What a library does by itself is for its own page to say, not for every line that uses it.
  return first && only && first.runtime === undefined && bind.certain.includes(first.id) ? first : undefined;
}

/** The bind may be done more than once, or by several at a time. */
function mayBeSeveral(socket: Socket, bind: Bind, context: RuleContext): boolean {
  if (socket.handle.includes('[') || socket.events.some((event) => mayBeOption(event, SEVERAL))) return true;
  return context.sockets.some((other) =>
    other.events.some((event) => event.kind === 'bind' && event.call === bind.call && event.repeated === true),
  );
}

function draft(set: SetOption, bind: Bind): Draft {
  const common = { range: set.optionRange ?? bind.name, call: set.optionRange ? set.call : bind.call };
  return {
    ...common,
    message:
      'SO_REUSEPORT without SO_REUSEADDR: a second copy of this server starts without an error and takes a share of its connections.',
    related: [],
    fix: { kind: 'replace-option', set, option: 'SO_REUSEADDR' },
    otherFixes: [{ kind: 'add-option', set, option: 'SO_REUSEADDR' }],
  };
}
