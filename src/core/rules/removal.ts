import type { FixRequest } from '../languages/language';
import type { Socket } from '../model';
import type { SetOption } from './events';
import type { Draft } from './rule';

/**
 * The fix that removes a call without effect. In a function of its own the call may be made on other sockets as well,
 * which need it: there the removal is only offered.
 */
export function removal(
  { events }: Socket,
  set: SetOption,
  others: readonly FixRequest[] = [],
): Pick<Draft, 'fix' | 'otherFixes'> {
  const remove = { kind: 'remove-option', set } as const;
  const create = events.find((event) => event.kind === 'create');
  return create?.kind === 'create' && create.within === set.within
    ? { fix: remove, otherFixes: others }
    : { otherFixes: [remove, ...others] };
}
