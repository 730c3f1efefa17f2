/** What a file of C defines, and whether any of it is worth running, told from its text: reading it takes far longer. */
import type { Outline } from '../language';
import { codeOf } from './relevance';
import { SOCKET_CALLS, SOCKET_WORDS } from './words';

/** A function-like macro with its body, over all lines that it goes on for. */
const MACRO = /#[ \t]*define[ \t]+\w+\((?:[^\n\\]|\\[^])*/g;

/** What may be a function's name: where it is defined, declared, called. */
const NAME = /\b([A-Za-z_]\w*)\s*\(/g;

/** The head of a struct with its body: its name, perhaps with macros, attributes and directives around it. */
const STRUCT = /\b(?:struct|union|enum)\b((?:[\s\w#\\]|\([^(){};]*\)|\(\([^{};]*?\)\))*)\{/g;
const PARENTHESES = /\(\([^{};]*?\)\)|\([^(){};]*\)/g;

/** White space, and what compilers are told of a function. */
const ATTRIBUTES = /(?:\s|__\w+\s*(?:\(\([^;{}]*?\)\))?)*/y;

const IDENTIFIER = /[A-Za-z_]\w*/g;

const KEYWORDS = new Set(['if', 'for', 'while', 'switch', 'return', 'sizeof', 'defined']);

/** How far the end of a parameter list is looked for. */
const LONGEST_LIST = 4000;

/** A superset of the names: what only looks like a definition makes a file be read that need not be. */
export function outlineOf(text: string): Outline {
  const code = codeOf(text);
  const runs = SOCKET_CALLS.test(code) || Array.from(text.matchAll(MACRO)).some(([macro]) => SOCKET_WORDS.test(macro));
  const defines = new Set<string>();
  for (const { 0: whole, 1: name = '', index } of code.matchAll(NAME)) {
    if (!KEYWORDS.has(name) && !defines.has(name) && mayBeDefined(code, index, index + whole.length)) defines.add(name);
  }
  for (const [, head = ''] of code.matchAll(STRUCT))
    for (const [name] of head.replace(PARENTHESES, ' ').matchAll(IDENTIFIER)) defines.add(name);
  return { runs, defines };
}

/** Neither a call nor a declaration: these go on in other ways behind the parentheses. `(*handler(int signal))(int) {` is a definition. */
function mayBeDefined(code: string, start: number, list: number): boolean {
  const end = endOfList(code, list);
  if (end === undefined || /\*\s*$|#[ \t]*define[ \t]+$/.test(code.slice(Math.max(0, start - 20), start))) return true;
  ATTRIBUTES.lastIndex = end;
  const next = code.charAt(end + (ATTRIBUTES.exec(code)?.[0].length ?? 0));
  return /[\w{#\\]/.test(next);
}

/** Behind the parenthesis that closes the list. */
function endOfList(code: string, start: number): number | undefined {
  let depth = 1;
  for (let at = start; at < code.length && at < start + LONGEST_LIST; at++) {
    const sign = code.charCodeAt(at);
    if (sign === OPEN) depth++;
    else if (sign === CLOSE && --depth === 0) return at + 1;
  }
  return undefined;
}

const OPEN = '('.charCodeAt(0);
const CLOSE = ')'.charCodeAt(0);
