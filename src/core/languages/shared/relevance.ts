/** Which functions of a file have to do with sockets: by what they name, and by whom they call. */
import type { Range } from '../../model';

/** A function before or after it is lowered. */
interface Named {
  readonly name: string;
  readonly range: Range;
}

const IDENTIFIER = /[A-Za-z_]\w*/g;

/**
 * The functions that matter: those whose text has something of `seed`, and those that name a function that matters.
 * @param foreign names that matter wherever they stand: classes of other files that may be servers
 */
export function relevantFunctions<T extends Named>(
  text: string,
  functions: readonly T[],
  seed: RegExp,
  foreign: Iterable<string> = [],
): ReadonlySet<T> {
  const mentionedIn = new Map<string, T[]>();
  const relevant = new Set<T>();
  const waiting: T[] = [];
  const add = (fn: T): void => {
    if (relevant.has(fn)) return;
    relevant.add(fn);
    waiting.push(fn);
  };
  for (const fn of functions) {
    const source = text.slice(fn.range.start, fn.range.end);
    if (seed.test(source)) add(fn);
    for (const name of new Set(source.match(IDENTIFIER))) {
      const known = mentionedIn.get(name);
      if (known) known.push(fn);
      else mentionedIn.set(name, [fn]);
    }
  }
  for (const name of foreign) mentionedIn.get(name)?.forEach(add);
  for (let fn = waiting.pop(); fn; fn = waiting.pop()) mentionedIn.get(fn.name)?.forEach(add);
  return relevant;
}
