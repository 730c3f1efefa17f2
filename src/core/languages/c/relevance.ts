/** Which functions of a C or C++ file have to do with sockets: by what they name, and by whom they call. */
import type { Found } from './collector';
import { withoutConnections } from './words';

/** Callers of callers … of functions that name a socket call: beyond these, nothing is decided about a handle any more. */
const CALLER_LEVELS = 4;

export interface Relevance {
  /** What makes a function matter. */
  readonly words: RegExp;
  /** What follows a name where it is called, as the source of a regular expression. */
  readonly isCalled: string;
  /** Macros that matter. */
  readonly macros: readonly string[];
  /** Functions that matter for other reasons. */
  readonly also: (fn: Found) => boolean;
}

export interface Relevant {
  readonly functions: ReadonlySet<Found>;
  /** Of the functions and of the macros. */
  readonly names: ReadonlySet<string>;
  /**
   * How many calls a function with this text is away from what makes it matter; infinite where it matters to itself only,
   * undefined where it does not matter.
   */
  readonly levelOf: (fn: Found, text: string) => number | undefined;
}

/**
 * The functions that matter: those with the words, and their callers. Who calls one that only serves connections, in C,
 * learns nothing of a listener from it. Comments and strings say nothing.
 */
export function relevantFunctions(
  text: string,
  found: readonly Found[],
  { words, isCalled, macros, also }: Relevance,
): Relevant {
  const functions = new Set<Found>();
  const names = new Set(macros);
  const ranges = found.map((fn) => ({ fn, start: fn.node.startIndex, end: fn.node.endIndex }));
  const codes = new Map<Found, string>();
  /** Functions whose code has it; the text as a whole is looked through first, for most have not. */
  const having = (pattern: RegExp): readonly Found[] => {
    const places = Array.from(text.matchAll(new RegExp(pattern.source, 'g')), ({ index }) => index);
    return ranges.flatMap(({ fn, start, end }) => {
      if (functions.has(fn) || (places[firstFrom(places, start)] ?? end) >= end) return [];
      const code = codes.get(fn) ?? codeOf(text.slice(start, end));
      codes.set(fn, code);
      return pattern.test(code) ? fn : [];
    });
  };
  const callers: RegExp[] = [];
  const named = having(words);
  const serving = named.filter((fn) => !also(fn) && !words.test(withoutConnections(codes.get(fn)!)));
  let waiting: readonly Found[] = [...named.filter((fn) => !serving.includes(fn)), ...found.filter(also)];
  let called: readonly string[] = macros;
  for (let level = 0; level <= CALLER_LEVELS; level++) {
    for (const fn of waiting) functions.add(fn);
    for (const { name } of waiting) names.add(name);
    called = [...new Set([...called, ...waiting.map(({ name }) => name)])].filter((name) =>
      /^[A-Za-z_]\w*$/.test(name),
    );
    if (called.length === 0 || level === CALLER_LEVELS) break;
    const calls = new RegExp(`\\b(?:${called.join('|')})\\b${isCalled}`);
    callers.push(calls);
    waiting = having(calls);
    called = [];
  }
  for (const fn of serving) functions.add(fn);
  const levelOf = (fn: Found, own: string): number | undefined => {
    const code = codeOf(own);
    const isNamed = words.test(own) && words.test(code);
    if (also(fn) || (isNamed && words.test(withoutConnections(code)))) return 0;
    const level = callers.findIndex((calls) => calls.test(own) && calls.test(code));
    if (level >= 0) return level + 1;
    return isNamed ? Infinity : undefined;
  };
  return { functions, names, levelOf };
}

/** Position in a sorted list of the first that is not smaller. */
function firstFrom(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Code without comments and the contents of strings. */
export function codeOf(text: string): string {
  return text.replace(/\/\/[^\n]*|\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, ' ');
}
