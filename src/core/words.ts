/** The names that a text mentions, small enough to be kept for every file of a project. */

/** Says of some names that are not there that they are: about one in a million. */
export class Words {
  readonly #hashes: Uint32Array;

  constructor(text: string) {
    this.#hashes = Uint32Array.from(new Set(Array.from(text.matchAll(/[A-Za-z_]\w*/g), ([word]) => hash(word)))).sort();
  }

  has(word: string): boolean {
    const wanted = hash(word);
    let low = 0;
    let high = this.#hashes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#hashes[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return this.#hashes[low] === wanted;
  }
}

const known = new WeakMap<object, Words>();

/** The words of a file, which are looked for once. */
export function wordsOf(file: { readonly text: string }): Words {
  const words = known.get(file) ?? new Words(file.text);
  known.set(file, words);
  return words;
}

/** FNV-1a. */
function hash(word: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < word.length; index++) value = Math.imul(value ^ word.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
