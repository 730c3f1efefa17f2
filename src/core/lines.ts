import type { Position } from './model';

/** Lines of a text, for many look-ups. */
export class Lines {
  readonly #starts = [0];

  constructor(private readonly text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  /** @param offset in UTF-16 units */
  positionOf(offset: number): Position {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - this.#starts[low]! + 1 };
  }

  /** A line without its end. @param line from 1 */
  textOf(line: number): string {
    return this.text.slice(this.#starts[line - 1], (this.#starts[line] ?? this.text.length + 1) - 1).replace(/\r$/, '');
  }
}
