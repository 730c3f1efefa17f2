import { mustPrecedeBind, precedeBindFact, runtimeById } from '../../knowledge';
import type { Socket } from '../model';
import { type Bind, bindsOf, eventsBefore, onlyWindows, type SetOption } from './events';
import type { Draft, Rule } from './rule';

const WILDCARDS: ReadonlySet<string> = new Set(['INADDR_ANY', 'in6addr_any', 'IN6ADDR_ANY_INIT', '0.0.0.0', '::', '']);

/** An option that only counts before bind is set after it. */
export const optionTooLate: Rule = {
  id: 'option-too-late',
  title: 'An option that only counts before bind is set after it.',
  defaultSeverity: 'warning',
  check(socket, context) {
    const drafts: Draft[] = [];
    for (const event of socket.events) {
      if (
        event.kind !== 'set-option' ||
        !event.sequenced ||
        (event.value === 'off' && !event.options.includes('IPV6_V6ONLY')) ||
        onlyWindows(event, context)
      )
        continue;
      const bind = boundBefore(socket, event);
      const [option] = event.options;
      if (!bind || option === undefined || !event.options.every((name) => isLate(name, bind, socket))) continue;
      drafts.push(draft(event, option, bind));
    }
    return drafts;
  },
};

function isLate(option: string, bind: Bind, { types }: Socket): boolean {
  const isStream = types.length > 0 && types.every((type) => type === 'stream');
  if (precedeBindFact(option)?.onlyForForeignAddress === true && !isStream) return false;
  return mustPrecedeBind(option, WILDCARDS.has(bind.address.host ?? '?') ? 'wildcard' : 'other');
}

/** The bind that has certainly happened, unless the socket is bound once more with the option set. */
function boundBefore(socket: Socket, set: SetOption): Bind | undefined {
  const binds = bindsOf(socket);
  const done = binds.filter((bind) => set.certain.includes(bind.id));
  const bind = done.at(-1);
  // A helper in another file serves other callers as well, who may call it in time.
  if (
    !bind ||
    bind.path !== set.path ||
    socket.origin === 'accepted' ||
    binds.some((other) => other.before.includes(set.id))
  )
    return undefined;
  if (bind.address.domain === 'unix' || socket.domains.includes('unix')) return undefined;
  const [option] = set.options;
  // Port 0 is free whatever the option says.
  if (option === 'SO_REUSEADDR' && bind.address.port.kind === 'ephemeral') return undefined;
  // Already set in time; setting it again changes nothing.
  if (
    eventsBefore(socket, bind).some(
      (event) =>
        event.kind === 'set-option' &&
        event.value !== 'off' &&
        (event.options.length === 0 || event.options.some((name) => name === option)),
    )
  )
    return undefined;
  if (eventsBefore(socket, set).some((event) => event.kind === 'syntax-error')) return undefined;
  return bind;
}

function draft(set: SetOption, option: string, bind: Bind): Draft {
  const reason = precedeBindFact(option)?.reason ?? 'it only counts before';
  const runtime = bind.runtime === undefined ? undefined : runtimeById(bind.runtime);
  const refusal = option === 'SO_REUSEADDR' ? runtime?.lateSetter : undefined;
  return {
    message: `${option} is set after bind(): ${refusal === undefined ? reason : `by then ${refusal}.`}`,
    range: set.name,
    call: set.call,
    related: [{ event: bind, message: 'The socket is bound here.' }],
    fix: { kind: 'move-before-bind', set, bind },
    unnecessary: true,
  };
}
