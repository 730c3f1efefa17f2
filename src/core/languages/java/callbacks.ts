/** Functions that a library is given to call back. */
import type { Machine } from '../../trace/machine';
import { alternatives, UNKNOWN, type Value } from '../../trace/value';
import type { CallContext, CallSite } from '../language';

/** Code of the library does nothing to sockets that it is given, but it may run functions that it is given. */
export function harmless(site: CallSite, machine: Machine, context: CallContext): Value {
  for (const { value } of site.arguments) {
    for (const option of alternatives(value)) {
      if (option.kind !== 'function') continue;
      const values = option.function.parameters.map(() => UNKNOWN);
      machine.repetitions++;
      context.maybe(() => context.run(option, values));
      machine.repetitions--;
    }
  }
  return UNKNOWN;
}
