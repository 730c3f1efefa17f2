/** What a terminal can do, and what it must be kept from doing. */
import type { WriteStream } from 'node:tty';

/** https://no-color.org: NO_COLOR counts where it is not empty. FORCE_COLOR as Node reads it. */
export function usesColor(stream: Pick<WriteStream, 'isTTY'>): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return stream.isTTY && TERM !== 'dumb';
}

/** Text in a colour or style. @param code SGR parameter */
export function paint(code: string, text: string, color: boolean): string {
  return color ? `\u001b[${code}m${text}\u001b[0m` : text;
}

/** Text from files, and their names: it cannot move the cursor, start a line or turn the direction of writing. Tabs stay. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are exactly what has to go
  return text.replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}

/** Milliseconds before the line shows, and between two changes of it. */
const SHOWN_AFTER = 500;
const CHANGED_AFTER = 100;

/** One line on a terminal that tells how far a long run is. */
export class ProgressLine {
  readonly #start = Date.now();
  #changed = 0;
  #shown = false;

  constructor(private readonly stream: WriteStream) {}

  say(text: string): void {
    const now = Date.now();
    if (!this.stream.isTTY || now - this.#start < SHOWN_AFTER || now - this.#changed < CHANGED_AFTER) return;
    this.#changed = now;
    this.#shown = true;
    this.stream.write(`\r\u001b[K${printable(text).slice(0, this.stream.columns - 1)}`);
  }

  /** Takes the line away. */
  clear(): void {
    if (this.#shown) this.stream.write('\r\u001b[K');
    this.#shown = false;
  }
}
