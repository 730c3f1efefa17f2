import type { Socket } from '../model';
import { type Bind, bindsOf, eventsBefore, isListenerAt, isSet, onlyWindows, type SetOption } from './events';
import type { Draft, Rule, RuleContext } from './rule';

/** SO_REUSEADDR on a listener where it runs on Windows. */
export const windowsReuseaddr: Rule = {
  id: 'windows-reuseaddr',
  title: 'SO_REUSEADDR is set on a TCP listener on Windows, where it lets other programs take the port.',
  defaultSeverity: 'warning',
  check(socket, context) {
    return bindsOf(socket).flatMap((bind) => (isListenerAt(socket, bind) ? judge(socket, bind, context) : []));
  },
};

function judge(socket: Socket, bind: Bind, context: RuleContext): readonly Draft[] {
  const before = eventsBefore(socket, bind);
  if (before.some((event) => event.kind === 'set-option' && event.options.includes('SO_EXCLUSIVEADDRUSE'))) return [];
  return before
    .filter(
      (event): event is SetOption =>
        isSet(event, 'SO_REUSEADDR') &&
        event.value === 'on' &&
        event.sequenced &&
        event.runtime === undefined &&
        event.optionRange !== undefined &&
        runsOnWindows(event, context),
    )
    .map((set) => ({
      message:
        'SO_REUSEADDR on Windows lets any other program bind this port while the server is running; SO_EXCLUSIVEADDRUSE prevents that, and a restart needs neither.',
      range: set.optionRange ?? set.name,
      call: set.call,
      related: [],
      fix: onlyWindows(set, context)
        ? { kind: 'replace-option', set, option: 'SO_EXCLUSIVEADDRUSE' }
        : { kind: 'exclusive-on-windows', set },
    }));
}

function runsOnWindows(set: SetOption, context: RuleContext): boolean {
  if (set.guard === 'not-windows' || set.guard === 'linux') return false;
  return set.guard === 'windows' || context.platforms.includes('windows');
}
