/** What is stored where, on one path. Copies share what neither has changed: a branch costs what it writes. */
import type { Value } from './value';

/** Everything stored in one variable or object, by full key. Only a memory with the same token may write to it. */
interface Cell {
  readonly owner: object;
  readonly entries: Map<string, Value>;
}

/** Part of a tree whose leaves are cells, found by four bits of their number on each level. */
interface Branch {
  readonly owner: object;
  readonly slots: (Branch | Cell | undefined)[];
}

const BITS = 4;
const MASK = (1 << BITS) - 1;

/** Shift of the topmost level; there, numbers may be as large as they like. */
const TOP = 3 * BITS;

/** Numbers for variables and objects, given out as they are met; all copies of a memory have the same. */
class Numbers {
  readonly #byKey = new Map<string, number>();
  readonly #byRoot = new Map<string, number>();

  /** Of the variable or object that a key is part of: `g:srv` of `g:srv.fd`, `o3` of `o3[0]`. */
  of(key: string): number {
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    // The colon of a prefix (`T:`, `class:`) may be followed by a dotted name, which splits just as well.
    const end = key.search(/[.[]/);
    const root = end < 0 ? key : key.slice(0, end);
    const number = this.#byRoot.get(root) ?? this.#byRoot.size;
    this.#byRoot.set(root, number);
    this.#byKey.set(key, number);
    return number;
  }
}

export class Memory {
  readonly #numbers: Numbers;
  #owner = {};
  #tree: Branch | undefined;

  constructor(numbers = new Numbers(), tree?: Branch) {
    this.#numbers = numbers;
    this.#tree = tree;
  }

  get(key: string): Value | undefined {
    return this.#cell(this.#numbers.of(key))?.entries.get(key);
  }

  has(key: string): boolean {
    return this.#cell(this.#numbers.of(key))?.entries.has(key) === true;
  }

  set(key: string, value: Value): void {
    this.#writable(this.#numbers.of(key)).set(key, value);
  }

  delete(key: string): void {
    if (this.has(key)) this.#writable(this.#numbers.of(key)).delete(key);
  }

  /** A copy that can go its own way. */
  fork(): Memory {
    this.#owner = {};
    return new Memory(this.#numbers, this.#tree);
  }

  /** What is stored at `key` and below it, as it is now. */
  under(key: string): readonly (readonly [string, Value])[] {
    const entries = this.#cell(this.#numbers.of(key))?.entries;
    // Most variables have no fields.
    if (entries?.size === 1 && entries.has(key)) return [[key, entries.get(key)!]];
    const found: (readonly [string, Value])[] = [];
    for (const entry of entries ?? []) {
      const [name] = entry;
      const next = name[key.length];
      if (name.startsWith(key) && (next === undefined || next === '.' || next === '[')) found.push(entry);
    }
    return found;
  }

  /** Forgets a variable and all below it. */
  forget(root: string): void {
    const number = this.#numbers.of(root);
    if (this.#cell(number)) this.#put(number, undefined);
  }

  /** Takes in what another memory holds: `both` where the two differ, `one` where a key is stored in one of them only. */
  merge(other: Memory, both: (a: Value, b: Value) => Value, one: (key: string, value: Value) => Value): void {
    const meet = (number: number, mine: Cell | undefined, theirs: Cell | undefined): void => {
      const merged = new Map<string, Value>();
      for (const [key, value] of mine?.entries ?? []) {
        const that = theirs?.entries.get(key);
        merged.set(key, that ? both(value, that) : one(key, value));
      }
      for (const [key, value] of theirs?.entries ?? [])
        if (mine?.entries.has(key) !== true) merged.set(key, one(key, value));
      if (merged.size > 0 || mine) this.#put(number, { owner: this.#owner, entries: merged });
    };
    const descend = (mine: Branch | undefined, theirs: Branch | undefined, first: number, shift: number): void => {
      const count = Math.max(mine?.slots.length ?? 0, theirs?.slots.length ?? 0);
      for (let index = 0; index < count; index++) {
        const [a, b] = [mine?.slots[index], theirs?.slots[index]];
        if (a === b) continue;
        const number = first + (index << shift);
        if (shift === 0) meet(number, a as Cell | undefined, b as Cell | undefined);
        else descend(a as Branch | undefined, b as Branch | undefined, number, shift - BITS);
      }
    };
    if (this.#tree !== other.#tree) descend(this.#tree, other.#tree, 0, TOP);
  }

  *[Symbol.iterator](): IterableIterator<[string, Value]> {
    const waiting: (Branch | Cell | undefined)[] = [this.#tree];
    while (waiting.length > 0) {
      const next = waiting.pop();
      if (!next) continue;
      if ('entries' in next) yield* next.entries;
      else waiting.push(...[...next.slots].reverse());
    }
  }

  #cell(number: number): Cell | undefined {
    let branch = this.#tree;
    for (let shift = TOP; shift > 0 && branch; shift -= BITS) branch = branch.slots[indexAt(number, shift)] as Branch;
    return branch?.slots[number & MASK] as Cell | undefined;
  }

  #writable(number: number): Map<string, Value> {
    const cell = this.#cell(number);
    if (cell?.owner === this.#owner) return cell.entries;
    const entries = new Map(cell?.entries);
    this.#put(number, { owner: this.#owner, entries });
    return entries;
  }

  #put(number: number, cell: Cell | undefined): void {
    let branch = (this.#tree = this.#own(this.#tree));
    for (let shift = TOP; shift > 0; shift -= BITS) {
      const index = indexAt(number, shift);
      branch = branch.slots[index] = this.#own(branch.slots[index] as Branch | undefined);
    }
    branch.slots[number & MASK] = cell;
  }

  /** The branch itself, or a copy where others may hold it as well. */
  #own(branch: Branch | undefined): Branch {
    if (branch?.owner === this.#owner) return branch;
    return { owner: this.#owner, slots: branch ? [...branch.slots] : [] };
  }
}

function indexAt(number: number, shift: number): number {
  return shift === TOP ? number >> shift : (number >> shift) & MASK;
}
