/** Messages about a bind that failed, told again of the call that a fix puts before it. */

const WORDS = String.raw`(?: (?!(?:to|on|at|failed|error)\b)[\w-]+){0,4}`;
/** What ends with a blank, a colon or "port" may go on with an argument behind the literal. */
const ADDRESS = String.raw` (?:to|on|at) (?:[^\\"'\`\n]*?(?=\\[nr]|[.!]+["'\`]|(?<![\s:]|port|address)["'\`]|[.!] )|(?:the |a |an )?(?:[\w-]+ )?socket(?=[:,]| failed\b))`;
const GUESS = /([.!]) [^"'`\n\\]*\b(?:port|address|running|in use|used|another)\b[^"'`\n\\]*/i;

/**
 * An option is set on no address, and it does not fail for a port that is taken.
 * @param word what stands for the bind in the literal
 * @param holes places that arguments of the call fill; with them the message stays as it is
 */
export function withoutAddress(literal: string, word: string, holes: RegExp): string {
  const at = literal.toLowerCase().indexOf(word.toLowerCase());
  if (at < 0 || holes.test(literal) || /[^\s:]\s["'`]$/.test(literal)) return literal;
  const told = literal.slice(at).replace(new RegExp(`^(${word}${WORDS})${ADDRESS}`, 'i'), '$1');
  return literal.slice(0, at) + told.replace(GUESS, '$1');
}
