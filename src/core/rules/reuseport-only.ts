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
  const all = [...before, ...eventsAfter(socket, bind)].filter((event) => mayBeOption(event, REUSE));
  // `#ifdef _WIN32 SO_REUSEADDR #else SO_REUSEPORT #endif`: Windows has one of the two only.
  const elsewhere = all.filter((event) => event.guard === 'not-windows');
  const sets =
    bind.guard === 'windows' || elsewhere.length === 0 ? all : all.filter((event) => event.guard !== 'windows');
  const [first] = sets;
  const only = sets.every((event) => isSet(event, 'SO_REUSEPORT') && event.value === 'on' && event.sequenced);
  // What a library does by itself is for its own page to say, not for every line that uses it.
  if (!first || !only || first.runtime !== undefined) return undefined;
  return bind.certain.includes(first.id) || (sets.length < all.length && isUnconditional(first, bind))
    ? first
    : undefined;
}

/** What stands under no condition that the bind does not stand under. */
function isUnconditional(set: SetOption, bind: Bind): boolean {
  return set.assuming.every((assumption) => bind.assuming.includes(assumption));
}

/** The bind may be done more than once, or by several at a time. */
function mayBeSeveral(socket: Socket, bind: Bind, context: RuleContext): boolean {
  if (socket.handle.includes('[') || socket.events.some((event) => mayBeOption(event, SEVERAL))) return true;
  return context.sockets.some((other) =>
    other.events.some((event) => event.kind === 'bind' && event.call === bind.call && event.repeated === true),
  );
}

function draft(set: SetOption, bind: Bind): Draft {
  const message =
    'SO_REUSEPORT without SO_REUSEADDR: a second copy of this server starts without an error and takes a share of its connections.';
  // A helper that sets it for others as well is right for some of them.
  if (set.onParameter === true || set.path !== bind.path)
    return {
      message,
      range: bind.name,
      call: bind.call,
      related: [{ event: set, message: 'SO_REUSEPORT is set here.' }],
    };
  return {
    range: set.optionRange ?? bind.name,
    call: set.optionRange ? set.call : bind.call,
    message,
    related: [],
    fix: { kind: 'replace-option', set, option: 'SO_REUSEADDR' },
    otherFixes: [{ kind: 'add-option', set, option: 'SO_REUSEADDR' }],
  };
}
