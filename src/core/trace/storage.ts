/** What is stored where while code is traced: variables, fields and elements by key, and the types of what lies there. */
import type { State } from './state';
import { number, type Value, uniteAll, UNKNOWN } from './value';

/** Where the last field or index of a key begins, looking left of `end`; not positive where there is none. */
export function lastStep(key: string, end: number): number {
  return Math.max(key.lastIndexOf('.', end - 1), key.lastIndexOf('[', end - 1));
}

/** Pointers to pointers that are followed: nobody writes as many. */
export const REFERENCES = 20;

export class Storage {
  /** Types of storage, where a declaration gives one: key → type name. */
  readonly types = new Map<string, string>();
  /** Types of variables as their declarations write them, numbers included: key → `bool`, `int *`. */
  readonly written = new Map<string, string>();
  state: State;
  #nextObject = 0;
  /** Keys that were zeroed on some path. */
  readonly #zeroed = new Set<string>();
  readonly #versions = new Map<string, number>();

  constructor(
    state: State,
    /** What the file's declarations say of a global variable (no owner) or of a field of a type. */
    readonly declaredType: (owner: string | undefined, name: string) => string | undefined = () => undefined,
  ) {
    this.state = state;
  }

  /** Type of what is stored at `key`, by the declaration that was run or by that of the field or global. */
  typeAt(key: string): string | undefined {
    const known = this.types.get(key);
    if (known !== undefined) return known;
    if (key.endsWith(']')) return this.typeAt(key.slice(0, key.lastIndexOf('[')));
    const dot = key.lastIndexOf('.');
    if (dot < 0) return key.startsWith('g:') ? this.declaredType(undefined, key.slice(2)) : undefined;
    const object = key.slice(0, dot);
    const owner = this.typeAt(object) ?? (object.startsWith('T:') ? object.slice(2) : undefined);
    return owner === undefined ? undefined : this.declaredType(owner, key.slice(dot + 1));
  }

  /** A fresh object without fields. */
  object(type?: string): Value & { kind: 'object' } {
    const key = `o${String(this.#nextObject++)}`;
    if (type !== undefined) this.types.set(key, type);
    return type === undefined ? { kind: 'object', key } : { kind: 'object', key, type };
  }

  /** What is stored at `key`; zero where a parent was zeroed, and the place itself where nothing was written. */
  load(key: string): Value {
    const stored = this.state.memory.get(key) ?? this.#anyElement(key);
    if (stored) return stored;
    for (let end = this.#zeroed.size > 0 ? lastStep(key, key.length) : 0; end > 0; end = lastStep(key, end)) {
      const zeroed = key.slice(0, end);
      const filler = this.#zeroed.has(zeroed) ? this.state.memory.get(`${zeroed}.*`) : undefined;
      if (filler) return filler.kind === 'unknown' ? { kind: 'place', key } : filler;
    }
    const type = this.typeAt(key);
    return type === undefined ? { kind: 'place', key } : { kind: 'place', key, type };
  }

  /** `a[i]` for an unknown i may be any element that was stored; a known element may be one stored at an unknown index. */
  #anyElement(key: string): Value | undefined {
    if (!key.endsWith(']')) return undefined;
    const array = key.slice(0, key.lastIndexOf('['));
    const some = this.state.memory.get(`${array}[]`);
    if (!key.endsWith('[]')) return some;
    const elements = [...this.state.entriesUnder(array)].filter(([entry]) =>
      /^\[\d*\]$/.test(entry.slice(array.length)),
    );
    return elements.length === 0 ? some : uniteAll(elements.map(([, value]) => value));
  }

  /** Overwrites what is stored at `key` and forgets what was below it. */
  store(key: string, value: Value): void {
    this.state.memory.forget(key);
    this.state.memory.set(key, value);
    this.#changed(key);
  }

  /** Conditions on what was stored here say nothing any more. */
  #changed(key: string): void {
    this.#versions.set(key, (this.#versions.get(key) ?? 0) + 1);
    for (const condition of this.state.assumptions.keys())
      if (condition.startsWith(key)) this.state.assumptions.delete(condition);
  }

  /** How often `key` was written, so that a condition before and after a change are not taken for the same. */
  version(key: string): number {
    return this.#versions.get(key) ?? 0;
  }

  /** memset(&x, 0, …), `= {0}`: every field reads as zero until it is written. */
  zero(key: string): void {
    this.state.memory.forget(key);
    this.state.memory.set(`${key}.*`, number(0));
    this.#zeroed.add(key);
  }

  /** The key under which a value's fields live; undefined for values without fields. */
  keyOf(value: Value, depth = 0): string | undefined {
    // A variable may hold its own address.
    if (depth > REFERENCES) return undefined;
    switch (value.kind) {
      case 'object':
      case 'place':
        return this.#fieldBase(value.key, value.type);
      case 'reference': {
        const held = this.state.memory.get(value.key);
        if (held && (held.kind === 'object' || held.kind === 'place' || held.kind === 'reference'))
          return this.keyOf(held, depth + 1);
        return this.#fieldBase(value.key, value.type ?? this.typeAt(value.key));
      }
      case 'union': {
        const keyed = value.options.map((option) => this.keyOf(option, depth + 1)).filter((key) => key !== undefined);
        return keyed.length > 0 ? keyed[0] : undefined;
      }
      default:
        return undefined;
    }
  }

  /** A field of the value, as far as it was written here. */
  field(value: Value, name: string): Value {
    if (value.kind === 'union')
      return uniteAll(
        value.options.filter((option) => this.keyOf(option) !== undefined).map((option) => this.field(option, name)),
      );
    const key = this.keyOf(value);
    return key === undefined ? UNKNOWN : this.load(`${key}.${name}`);
  }

  /** Whether a field was written (or zeroed) on this path. */
  hasField(value: Value, name: string): boolean {
    const key = this.keyOf(value);
    return key !== undefined && this.load(`${key}.${name}`).kind !== 'place';
  }

  setField(value: Value, name: string, content: Value): void {
    const key = this.keyOf(value);
    if (key !== undefined) this.store(`${key}.${name}`, content);
  }

  /** What a pointer points at; other values are themselves. */
  deref(value: Value): Value {
    if (value.kind !== 'reference') return value;
    const held = this.state.memory.get(value.key);
    if (held) return held;
    const type = value.type ?? this.typeAt(value.key);
    return type === undefined ? { kind: 'place', key: value.key } : { kind: 'place', key: value.key, type };
  }

  /**
   * Storage of unknown origin with a known type is the same for every function that has the type (`struct server *srv`
   * here and there); an object, a local or a global struct keeps its own.
   */
  #fieldBase(key: string, type: string | undefined): string {
    return type !== undefined && !type.startsWith('~') && key.startsWith('p') ? `T:${type}` : key;
  }

  /** The name under which another function would find what is stored at `key`: globals, fields of typed storage. */
  sharedKey(key: string): string | undefined {
    // The innermost object of a known type counts: `T:Server.listener.fd` is the `fd` of every listener.
    for (let end = lastStep(key, key.length); end > 0; end = lastStep(key, end)) {
      const type = this.typeAt(key.slice(0, end));
      if (type !== undefined && !type.startsWith('~')) return `T:${type}${key.slice(end)}`;
    }
    return key.startsWith('g:') || key.startsWith('T:') ? key : undefined;
  }
}
