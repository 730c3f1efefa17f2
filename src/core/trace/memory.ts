/** What is stored where, on one path. Copies share what neither has changed: a branch costs what it writes. */
import type { Value } from './value';

/** Everything stored in one variable or object, by full key. */
type Cell = Map<string, Value>;

/** Cells that nobody writes to any more. */
interface Layer {
  readonly cells: ReadonlyMap<string, Cell>;
  readonly base: Layer | undefined;
}

/** The variable or object that a key is part of: `g:srv` of `g:srv.fd`, `o3` of `o3[0]`. */
function rootOf(key: string): string {
  // The colon of a prefix (`T:`, `class:`) may be followed by a dotted name, which splits just as well.
  for (let index = 0; index < key.length; index++) {
    const code = key.charCodeAt(index);
    if (code === 46 || code === 91) return key.slice(0, index);
  }
  return key;
}

export class Memory {
  /** Cells written since the last copy was taken; only this memory holds them. */
  #own = new Map<string, Cell>();
  #base: Layer | undefined;

  constructor(base?: Layer) {
    this.#base = base;
  }

  get(key: string): Value | undefined {
    return this.#cell(rootOf(key))?.get(key);
  }

  has(key: string): boolean {
    return this.#cell(rootOf(key))?.has(key) === true;
  }

  set(key: string, value: Value): void {
    this.#writable(rootOf(key)).set(key, value);
  }

  delete(key: string): void {
    if (this.has(key)) this.#writable(rootOf(key)).delete(key);
  }

  /** A copy that can go its own way. */
  fork(): Memory {
    if (this.#own.size > 0) {
      this.#base = layered(this.#own, this.#base);
      this.#own = new Map();
    }
    return new Memory(this.#base);
  }

  /** What is stored at `key` and below it, as it is now. */
  under(key: string): readonly (readonly [string, Value])[] {
    const cell = this.#cell(rootOf(key));
    if (!cell) return [];
    return [...cell].filter(
      ([entry]) => entry === key || (entry.startsWith(key) && (entry[key.length] === '.' || entry[key.length] === '[')),
    );
  }

  /** Forgets a variable and all below it. */
  forget(root: string): void {
    if (this.#cell(root)) this.#own.set(root, new Map());
  }

  /** Takes in what another memory holds: `both` where the two differ, `one` where a key is stored in one of them only. */
  merge(other: Memory, both: (a: Value, b: Value) => Value, one: (key: string, value: Value) => Value): void {
    for (const root of this.#differing(other)) {
      const mine = this.#cell(root);
      const theirs = other.#cell(root);
      if (mine === theirs) continue;
      const merged = new Map<string, Value>();
      for (const [key, value] of mine ?? []) {
        const that = theirs?.get(key);
        merged.set(key, that ? both(value, that) : one(key, value));
      }
      for (const [key, value] of theirs ?? []) if (mine?.has(key) !== true) merged.set(key, one(key, value));
      this.#own.set(root, merged);
    }
  }

  *[Symbol.iterator](): IterableIterator<[string, Value]> {
    const seen = new Set<string>();
    for (const cells of this.#layers()) {
      for (const [root, cell] of cells) {
        if (seen.has(root)) continue;
        seen.add(root);
        yield* cell;
      }
    }
  }

  /** Roots that may be different: those written since the two were one. */
  #differing(other: Memory): ReadonlySet<string> {
    const ancestors = new Set<Layer>();
    for (let layer = this.#base; layer; layer = layer.base) ancestors.add(layer);
    const roots = new Set([...this.#own.keys(), ...other.#own.keys()]);
    let common = other.#base;
    for (; common && !ancestors.has(common); common = common.base)
      for (const root of common.cells.keys()) roots.add(root);
    for (let layer = this.#base; layer !== common && layer; layer = layer.base)
      for (const root of layer.cells.keys()) roots.add(root);
    return roots;
  }

  *#layers(): Iterable<ReadonlyMap<string, Cell>> {
    yield this.#own;
    for (let layer = this.#base; layer; layer = layer.base) yield layer.cells;
  }

  #cell(root: string): Cell | undefined {
    const own = this.#own.get(root);
    if (own) return own;
    for (let layer = this.#base; layer; layer = layer.base) {
      const cell = layer.cells.get(root);
      if (cell) return cell;
    }
    return undefined;
  }

  #writable(root: string): Cell {
    const own = this.#own.get(root);
    if (own) return own;
    const copy = new Map(this.#cell(root));
    this.#own.set(root, copy);
    return copy;
  }
}

/** Puts a layer on top; layers of like size become one, so that there are never many to look through. */
function layered(cells: ReadonlyMap<string, Cell>, base: Layer | undefined): Layer {
  let top = cells;
  let below = base;
  while (below && top.size * 2 >= below.cells.size) {
    top = new Map([...below.cells, ...top]);
    below = below.base;
  }
  return { cells: top, base: below };
}
