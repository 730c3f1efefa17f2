/** A map whose copies share their entries until one of them is written to. */
export class SharedMap<K, V> implements Iterable<[K, V]> {
  #entries: Map<K, V>;
  #own: boolean;

  private constructor(entries: Map<K, V>, own: boolean) {
    this.#entries = entries;
    this.#own = own;
  }

  static empty<K, V>(): SharedMap<K, V> {
    return new SharedMap(new Map<K, V>(), true);
  }

  /** A copy that can go its own way. */
  fork(): SharedMap<K, V> {
    this.#own = false;
    return new SharedMap(this.#entries, false);
  }

  /** Whether neither was written to since they were one. */
  isSameAs(other: SharedMap<K, V>): boolean {
    return this.#entries === other.#entries;
  }

  get(key: K): V | undefined {
    return this.#entries.get(key);
  }

  set(key: K, value: V): void {
    this.#writable().set(key, value);
  }

  delete(key: K): void {
    if (this.#entries.has(key)) this.#writable().delete(key);
  }

  keys(): Iterable<K> {
    return this.#entries.keys();
  }

  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.#entries[Symbol.iterator]();
  }

  #writable(): Map<K, V> {
    if (!this.#own) {
      this.#entries = new Map(this.#entries);
      this.#own = true;
    }
    return this.#entries;
  }
}
