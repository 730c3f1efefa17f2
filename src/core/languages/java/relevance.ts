/** Which methods of a file have to do with sockets: by what they name, and by whom they call. */
import type { ClassIR, FunctionIR } from '../../ir';
import { WORDS } from './words';

/** Callers of callers … of methods that name something of sockets: beyond these, nothing is decided about a handle any more. */
const CALLER_LEVELS = 4;

const IDENTIFIER = /[A-Za-z_]\w*/g;

/**
 * The methods that matter: those that name something of sockets, and those that name a method that matters. `imported`
 * are the simple names of the classes of libraries that the file uses.
 */
export function relevantFunctions(
  text: string,
  classes: readonly ClassIR[],
  imported: readonly string[],
): ReadonlySet<FunctionIR> {
  const mentionedIn = new Map<string, FunctionIR[]>();
  const relevant = new Set<FunctionIR>();
  let level: FunctionIR[] = [];
  const add = (fn: FunctionIR): void => {
    if (relevant.has(fn)) return;
    relevant.add(fn);
    level.push(fn);
  };
  const names = imported.map((name) => String.raw`\b${name}\b`);
  const seed = new RegExp(
    [...WORDS.map(escaped), ...names, String.raw`\b(?:bind|listen|accept|connect|setOption)\s*\(`].join('|'),
  );
  for (const cls of classes) {
    for (const fn of cls.methods) {
      const source = text.slice(fn.range.start, fn.range.end);
      if (seed.test(source)) add(fn);
      for (const name of new Set(source.match(IDENTIFIER))) {
        const known = mentionedIn.get(name);
        if (known) known.push(fn);
        else mentionedIn.set(name, [fn]);
      }
    }
    // Initialisers of fields belong to every constructor.
    if (seed.test(text.slice(cls.range.start, cls.range.end)))
      cls.methods.filter((fn) => fn.constructor_ === true).forEach(add);
  }
  for (let round = 0; round < CALLER_LEVELS && level.length > 0; round++) {
    const callees = level;
    level = [];
    for (const { name } of callees) mentionedIn.get(name)?.forEach(add);
  }
  return relevant;
}

function escaped(word: string): string {
  return word.replace(/[(.]/g, '\\$&');
}
