/** Calls and values around a place of a text, read without a syntax tree: as far as brackets and strings go. */
import type { Range } from './model';

export interface CallText {
  /** The last word of the callee. */
  readonly callee: Range;
  readonly args: readonly Range[];
}

/** No call that matters here is longer, in UTF-16 units. */
const LONGEST = 1500;

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The end of the string that begins at `at`; undefined where none begins there that ends on its line. */
function stringEnd(text: string, at: number): number | undefined {
  const quote = text[at]!;
  if (quote !== '"' && quote !== "'" && quote !== '`') return undefined;
  for (let end = at + 1; end < text.length && text[end] !== '\n'; end++) {
    if (text[end] === '\\') end++;
    else if (text[end] === quote) return end + 1;
  }
  return undefined;
}

/** The items between the bracket at `open` and its partner; undefined where there is none near. */
export function itemsFrom(
  text: string,
  open: number,
): { readonly items: readonly Range[]; readonly end: number } | undefined {
  const stack = [CLOSING[text[open]!] ?? ')'];
  const items: Range[] = [];
  let start = open + 1;
  for (let at = open + 1; at < Math.min(text.length, open + LONGEST); at++) {
    const character = text[at]!;
    const after = stringEnd(text, at);
    if (after !== undefined) at = after - 1;
    else if (character in CLOSING) stack.push(CLOSING[character]!);
    else if (character === stack.at(-1)) {
      stack.pop();
      if (stack.length > 0) continue;
      const last = trimmed(text, { start, end: at });
      return { items: last.end > last.start ? [...items, last] : items, end: at + 1 };
    } else if (character === ',' && stack.length === 1) {
      items.push(trimmed(text, { start, end: at }));
      start = at + 1;
    }
  }
  return undefined;
}

function trimmed(text: string, { start, end }: Range): Range {
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return { start, end };
}

/** The calls that a place stands in, the innermost first. */
export function callsAround(text: string, offset: number): readonly CallText[] {
  const calls: CallText[] = [];
  let closed = 0;
  for (let at = offset - 1; at >= Math.max(0, offset - LONGEST) && calls.length < 4; at--) {
    const character = text[at]!;
    if (character === ';' && closed === 0) break;
    if (')]}'.includes(character)) closed++;
    else if ('([{'.includes(character)) {
      if (closed > 0) closed--;
      else if (character === '(') {
        const call = callAt(text, at);
        if (call) calls.push(call);
      }
    }
  }
  return calls;
}

function callAt(text: string, open: number): CallText | undefined {
  const before = text.slice(Math.max(0, open - 120), open);
  const callee = /(\w+)[!?]?\s*(?:(?:::)?<[^<>()]*>)?\s*$/.exec(before);
  const list = callee && itemsFrom(text, open);
  if (!list) return undefined;
  const start = open - before.length + callee.index;
  return { callee: { start, end: start + callee[1]!.length }, args: list.items };
}

/** Ruby's calls need no brackets: the items behind a word, to the end of the line. */
export function commandAround(text: string, offset: number): CallText | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = !text.includes('\n', offset) ? text.length : text.indexOf('\n', offset);
  const command = /\b([gs]etsockopt)[ \t]+(?=[^\s(=])/.exec(text.slice(start, end));
  if (!command) return undefined;
  const name = start + command.index;
  const from = name + command[0].length;
  const list = itemsFrom(`${text.slice(0, from - 1)}(${text.slice(from, end)})`, from - 1);
  return list && { callee: { start: name, end: name + command[1]!.length }, args: list.items };
}

/** What a word is given: the arguments of its own call, or what is assigned to it. */
export function givenTo(text: string, word: Range, languageId: string): readonly Range[] | undefined {
  const rest = text.slice(word.end, word.end + LONGEST);
  // C++ also names what it makes: `linger option(true, 0)`.
  const call =
    /^[!?]?\s*(?:(?:::)?<[^<>()]*>)?\s*\(/.exec(rest) ??
    (languageId === 'cpp' ? /^\s+\w+\s*[({]|^\s*\{/.exec(rest) : null);
  if (call) return itemsFrom(text, word.end + call[0].length - 1)?.items;
  const assigned = /^["']?\s*(?:=>|:=|=(?![=>~])|:(?![:=]))\s*/.exec(rest);
  if (!assigned) return undefined;
  const start = word.end + assigned[0].length;
  return [{ start, end: valueEnd(text, start) }];
}

/** Where an expression ends that stands by itself: at a comma, a bracket that is not its own, the end of the line. */
export function valueEnd(text: string, start: number): number {
  let open = 0;
  let at = start;
  for (; at < Math.min(text.length, start + LONGEST); at++) {
    const character = text[at]!;
    const after = stringEnd(text, at);
    if (after !== undefined) at = after - 1;
    else if ('([{'.includes(character)) open++;
    else if (')]}'.includes(character)) {
      if (open === 0) break;
      open--;
    } else if (open === 0 && ',;\n#'.includes(character)) break;
    else if (open === 0 && text.startsWith('//', at)) break;
  }
  return trimmed(text, { start, end: at }).end;
}
