/** Levels, structs and errors under the cursor; errors also in comments and strings, by name or by number. */
import { errorByNumber, type Term, termByName, termOfQualified } from '../knowledge';
import { identifierAt, isCode } from './lexical';
import type { Range } from './model';

/** What the word at an offset means, where it is a word of socket code and no option. */
export function termAt(
  text: string,
  languageId: string,
  offset: number,
): { readonly term: Term; readonly range: Range } | undefined {
  const identifier = identifierAt(text, offset);
  const term = identifier && termOf(identifier, text, languageId);
  if (term && identifier) {
    const range = { start: identifier.start, end: identifier.end };
    if (term.kind === 'error' || (isCode(text, identifier.start, languageId) && isMeant(term, text, identifier)))
      return { term, range };
  }
  return errorNumberAt(text, offset) ?? messageAt(text, languageId, offset);
}

/** By its own name, or by one that means it behind another word; in Ruby also as the symbol that setsockopt() takes. */
function termOf(
  { name, qualified, start }: { name: string; qualified: string; start: number },
  text: string,
  languageId: string,
): Term | undefined {
  const known = termByName(name) ?? termByName(termOfQualified(qualified) ?? '');
  if (known || languageId !== 'ruby') return known;
  const level = /[gs]etsockopt\s*\(?\s*:$/.test(text.slice(Math.max(0, start - 40), start));
  return level ? termByName(name === 'SOCKET' ? 'SOL_SOCKET' : `IPPROTO_${name}`) : undefined;
}

/** Structs that have the names of everyday words. */
const EVERYDAY: ReadonlySet<string> = new Set(['linger', 'ucred']);

/** `struct linger`, `libc::linger`; not a variable of that name. */
function isMeant(
  term: Term,
  text: string,
  { qualified, name, start }: { qualified: string; name: string; start: number },
): boolean {
  if (term.kind !== 'struct' || !EVERYDAY.has(name)) return true;
  return (
    /\bstruct\s+$/.test(text.slice(Math.max(0, start - 20), start)) || /(?:^|\W)(?:libc|std)?::\s*\w+$/.test(qualified)
  );
}

/** What the systems say, word for word, with the number that servers put before it. */
const MESSAGES: readonly (readonly [RegExp, string])[] = [
  [/(?:\(?\d+[:)] ?)?Address already in use|Only one usage of each socket address/gi, 'EADDRINUSE'],
  [/(?:\(?\d+[:)] ?)?Can(?:not|'t) assign requested address/gi, 'EADDRNOTAVAIL'],
  [/(?:\(?\d+[:)] ?)?Connection reset by peer/gi, 'ECONNRESET'],
  [/(?:\(?\d+[:)] ?)?Protocol not available/gi, 'ENOPROTOOPT'],
];

/** In comments and strings: an error by its message. */
function messageAt(
  text: string,
  languageId: string,
  offset: number,
): { readonly term: Term; readonly range: Range } | undefined {
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  const line = text.slice(Math.max(from, offset - 200), Math.min(end < 0 ? text.length : end, offset + 200));
  const base = Math.max(from, offset - 200);
  for (const [pattern, name] of MESSAGES)
    for (const match of line.matchAll(pattern)) {
      const range = { start: base + match.index, end: base + match.index + match[0].length };
      if (offset < range.start || offset > range.end || isCode(text, range.start, languageId)) continue;
      const term = termByName(name);
      return term && { term, range };
    }
  return undefined;
}

/**
 * `[Errno 98]`, `os error 98`, `errno: -98`, `WinError 10048`, `error code 10048`; a number alone only of Winsock's, beside
 * a word for errors.
 */
const NUMBERED = /\[?\b(?:[Ee]rrno|WinError|os error|error code)\b[:= ]*\(?-?(\d{1,5})\b|\b(10\d{3})\b/g;

function errorNumberAt(text: string, offset: number): { readonly term: Term; readonly range: Range } | undefined {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  const from = Math.max(line, offset - 200);
  const end = text.indexOf('\n', offset);
  const window = text.slice(from, Math.min(end < 0 ? text.length : end, offset + 200));
  for (const match of window.matchAll(NUMBERED)) {
    const range = { start: from + match.index, end: from + match.index + match[0].length };
    if (offset < range.start || offset > range.end) continue;
    const number = Number(match[1] ?? match[2]);
    if (match[1] === undefined && !/WSA|[Ee]rr/.test(window)) return undefined;
    const term =
      number >= 10000
        ? errorByNumber(number, 'windows')
        : (errorByNumber(number, 'linux') ?? errorByNumber(number, 'bsd'));
    return term && { term, range };
  }
  return undefined;
}
