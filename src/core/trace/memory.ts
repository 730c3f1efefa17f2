/** What is stored where, on one path. Copies share what neither has changed: a branch costs what it writes. */
import type { Value } from './value';

/**
 * Part of a tree whose leaves are values, found by some bits of their number on each level. Only a memory with the same
 * token may write to it.
 */
interface Branch {
  readonly owner: object;
  readonly slots: (Branch | Value | undefined)[];
}

const BITS = 4;
const WIDTH = 1 << BITS;
const MASK = WIDTH - 1;

/** Shift of the topmost level; there, numbers may be as large as they like. */
const TOP = 3 * BITS;

/** Numbers for keys, given out as they are met; all copies of a memory have the same. */
class Numbers {
  readonly #byKey = new Map<string, number>();
  /** By a key: the numbers of keys that begin with it and go on with a field or an element. */
  readonly #below = new Map<string, number[]>();
  readonly keys: string[] = [];

  /** The number of a key that was met before. */
  known(key: string): number | undefined {
    return this.#byKey.get(key);
  }

  of(key: string): number {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const number = this.keys.length;
    this.keys.push(key);
    this.#byKey.set(key, number);
    for (let at = key.length - 1; at > 0; at--) {
      const sign = key.charCodeAt(at);
      if (sign !== DOT && sign !== BRACKET) continue;
      const above = key.slice(0, at);
      const numbers = this.#below.get(above);
      if (numbers) numbers.push(number);
      else this.#below.set(above, [number]);
    }
    return number;
  }

  below(key: string): readonly number[] {
    return this.#below.get(key) ?? NONE;
  }
}

const DOT = '.'.charCodeAt(0);
const BRACKET = '['.charCodeAt(0);
const NONE: readonly number[] = [];

export class Memory {
  readonly #numbers: Numbers;
  #owner = {};
  #tree: Branch | undefined;

  constructor(numbers = new Numbers(), tree?: Branch) {
    this.#numbers = numbers;
    this.#tree = tree;
  }

  get(key: string): Value | undefined {
    const number = this.#numbers.known(key);
    return number === undefined ? undefined : this.#at(number);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  set(key: string, value: Value): void {
    this.#put(this.#numbers.of(key), value);
  }

  delete(key: string): void {
    const number = this.#numbers.known(key);
    if (number !== undefined && this.#at(number) !== undefined) this.#put(number, undefined);
  }

  /** A copy that can go its own way. */
  fork(): Memory {
    this.#owner = {};
    return new Memory(this.#numbers, this.#tree);
  }

  /** What is stored at `key` and below it, as it is now. */
  under(key: string): readonly (readonly [string, Value])[] {
    const found: (readonly [string, Value])[] = [];
    const own = this.get(key);
    if (own) found.push([key, own]);
    for (const number of this.#numbers.below(key)) {
      const value = this.#at(number);
      if (value) found.push([this.#numbers.keys[number]!, value]);
    }
    return found;
  }

  /** Calls `action` for each value that is stored at `key` and below it; it may write nothing. */
  eachUnder(key: string, action: (value: Value) => void): void {
    const own = this.get(key);
    if (own) action(own);
    for (const number of this.#numbers.below(key)) {
      const value = this.#at(number);
      if (value) action(value);
    }
  }

  /** Forgets what is stored at `key` and below it. */
  forget(key: string): void {
    this.delete(key);
    for (const number of this.#numbers.below(key)) if (this.#at(number) !== undefined) this.#put(number, undefined);
  }

  /** Takes in what another memory holds: `both` where the two differ, `one` where a key is stored in one of them only. */
  merge(other: Memory, both: (a: Value, b: Value) => Value, one: (key: string, value: Value) => Value): void {
    const { keys } = this.#numbers;
    const meet = (number: number, mine: Value | undefined, theirs: Value | undefined): Value | undefined => {
      if (mine && theirs) return both(mine, theirs);
      const only = mine ?? theirs;
      return only && one(keys[number]!, only);
    };
    const join = (
      mine: Branch | undefined,
      theirs: Branch | undefined,
      first: number,
      shift: number,
    ): Branch | undefined => {
      let joined = mine;
      const count = Math.max(mine?.slots.length ?? 0, theirs?.slots.length ?? 0);
      for (let index = 0; index < count; index++) {
        const a = mine?.slots[index];
        const b = theirs?.slots[index];
        if (a === b) continue;
        const number = first + (index << shift);
        const both =
          shift === 0
            ? meet(number, a as Value | undefined, b as Value | undefined)
            : join(a as Branch | undefined, b as Branch | undefined, number, shift - BITS);
        if (both === a) continue;
        joined = this.#own(joined);
        joined.slots[index] = both;
      }
      return joined;
    };
    if (this.#tree !== other.#tree) this.#tree = join(this.#tree, other.#tree, 0, TOP);
  }

  *[Symbol.iterator](): IterableIterator<[string, Value]> {
    for (const [number, key] of this.#numbers.keys.entries()) {
      const value = this.#at(number);
      if (value) yield [key, value];
    }
  }

  #at(number: number): Value | undefined {
    let branch = this.#tree?.slots[number >> TOP] as Branch | undefined;
    for (let shift = TOP - BITS; shift > 0 && branch; shift -= BITS)
      branch = branch.slots[(number >> shift) & MASK] as Branch | undefined;
    return branch?.slots[number & MASK] as Value | undefined;
  }

  #put(number: number, value: Value | undefined): void {
    let branch = (this.#tree = this.#own(this.#tree));
    for (let shift = TOP; shift > 0; shift -= BITS) {
      const index = shift === TOP ? number >> TOP : (number >> shift) & MASK;
      branch = branch.slots[index] = this.#own(branch.slots[index] as Branch | undefined);
    }
    branch.slots[number & MASK] = value;
  }

  /** The branch itself, or a copy where others may hold it as well. */
  #own(branch: Branch | undefined): Branch {
    if (branch?.owner === this.#owner) return branch;
    return { owner: this.#owner, slots: branch ? branch.slots.slice() : new Array<undefined>(WIDTH) };
  }
}
