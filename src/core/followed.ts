/** A file as it was followed, which goes with its document from one version of the text to the next. */
import type { UnitIR } from './ir';
import type { Change, Language } from './languages/language';
import type { Analysis, Problem, Range, Socket } from './model';
import { Attempts } from './trace/attempts';
import { Program } from './trace/program';
import { traceFileInSteps } from './trace/run';
import { stitch } from './trace/stitch';

/** So many times as many ranges as there were first: most of them are of statements that were lowered anew since. */
const GROWTH = 4;
const SOME_RANGES = 20_000;

/**
 * What it holds is what lowering and following the present text from scratch would give. To stay so, it takes over a change
 * inside of one function's body only: that function is lowered anew, those traces are made anew that have reached it, and all
 * ranges behind it move along, each in its place, so that what shares a range still does.
 */
export class Followed {
  readonly #program: Program;
  readonly #attempts = new Attempts();
  readonly #ranges = new Set<Range>();
  /** How many of the unit's own ranges are among them. */
  #gathered = 0;
  #limit = 0;

  constructor(
    readonly unit: UnitIR,
    text: string,
    readonly language: Language,
  ) {
    this.#program = new Program(unit, text);
  }

  get text(): string {
    return this.#program.text;
  }

  /** @returns false where it could not take the change over: it must not be used any more */
  change(change: Change): boolean {
    const { before, oldEnd, newEnd } = change;
    if (!this.language.change || this.unit.ranges === undefined || before !== this.text) return false;
    this.#gather(this.unit.ranges);
    if (this.#ranges.size > this.#limit) return false;
    this.#move(oldEnd, newEnd - oldEnd);
    const changed = this.language.change(this.unit, change);
    if (!changed) return false;
    if (this.#program.changeText(change, changed.range)) this.#attempts.forget(changed);
    else this.#attempts.clear();
    return true;
  }

  /** Its sockets; yields as {@link traceFileInSteps} does. */
  *trace(): Generator<undefined, { readonly sockets: readonly Socket[]; readonly problems: readonly Problem[] }> {
    const { traces, problems } = yield* traceFileInSteps(this.#program, this.language, 0, this.#attempts);
    yield;
    return { sockets: stitch(traces, this.language), problems };
  }

  #gather(own: readonly Range[]): void {
    for (; this.#gathered < own.length; this.#gathered++) this.#ranges.add(own[this.#gathered]!);
    for (const events of this.#attempts.events()) addRanges(events, this.#ranges);
    this.#limit ||= GROWTH * this.#ranges.size + SOME_RANGES;
  }

  #move(from: number, by: number): void {
    if (by === 0) return;
    for (const range of this.#ranges as ReadonlySet<{ -readonly [K in keyof Range]: number }>) {
      if (range.start >= from) range.start += by;
      if (range.end >= from) range.end += by;
    }
  }
}

/** The analysis with ranges of its own, which stay as they are. What shares one shares its copy. */
export function detached(analysis: Analysis): Analysis {
  const copies = new Map<object, unknown>();
  const copy = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const known = copies.get(value);
    if (known !== undefined) return known;
    if (Array.isArray(value)) {
      const items = value.every((item) => typeof item !== 'object') ? value : value.map(copy);
      copies.set(value, items);
      return items;
    }
    const result: Record<string, unknown> = {};
    for (const key in value) result[key] = copy((value as Record<string, unknown>)[key]);
    copies.set(value, result);
    return result;
  };
  return copy(analysis) as Analysis;
}

function addRanges(value: unknown, ranges: Set<Range>): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    // Lists of other things hold nothing else.
    if (typeof (value as unknown[])[0] === 'object') for (const item of value) addRanges(item, ranges);
    return;
  }
  const { start, end } = value as Partial<Range>;
  if (typeof start === 'number' && typeof end === 'number') ranges.add(value as Range);
  else
    for (const key in value) {
      const part = (value as Record<string, unknown>)[key];
      if (typeof part === 'object') addRanges(part, ranges);
    }
}
