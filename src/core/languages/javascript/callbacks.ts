/** Functions that a library is given to call. */
import { alternatives } from '../../trace/value';
import type { CallContext, EvaluatedArgument } from '../language';

/** Runs the functions among the arguments: now or later, or never unless `certain`. What they are called with is unknown. */
export function runCallbacks(args: readonly EvaluatedArgument[], context: CallContext, certain = false): void {
  for (const { value } of args) {
    for (const option of alternatives(value)) {
      if (option.kind !== 'function') continue;
      if (certain) context.run(option, []);
      else context.maybe(() => context.run(option, []));
    }
  }
}
