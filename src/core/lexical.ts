/**
 * Where a text is code and where it is comment or string, told without a syntax tree: hovers also answer in files that
 * hold no socket call and were therefore never parsed.
 */

/** Comments and strings as one pattern per family of languages. Every alternative also matches unfinished to the end. */
const cLike =
  /\/\/(?:\\\r?\n|[^\n])*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\n]+|\\[\s\S])*"?|(?<!\w)[LuU]?'(?:[^'\\\n]+|\\[\s\S])*'?/g;
const cplusplus = new RegExp(String.raw`R"([^()\\\s]{0,16})\([\s\S]*?(?:\)\1"|$)|${cLike.source}`, 'g');
const python = /#[^\n]*|("""|''')(?:[^\\]|\\[\s\S])*?(?:\1|$)|"(?:[^"\\\n]+|\\[\s\S])*"?|'(?:[^'\\\n]+|\\[\s\S])*'?/g;

/** Java and C#; C# also has verbatim strings, in which a quote is written twice. */
const java = new RegExp(String.raw`"""(?:[^\\]|\\[\s\S])*?(?:"""|$)|${cLike.source}`, 'g');
const csharp = new RegExp(String.raw`"""[\s\S]*?(?:"""|$)|[$]?@[$]?"(?:[^"]|"")*"?|${cLike.source}`, 'g');
const go = new RegExp(`\`[^\`]*\`?|${cLike.source}`, 'g');
/** A template counts as string to its end, what is inserted in it included. */
const javascript = new RegExp(`\`(?:[^\\\\\`]|\\\\[\\s\\S])*\`?|${cLike.source}`, 'g');
/** An apostrophe also begins a lifetime. */
const rust =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\bb?r(#*)"[\s\S]*?(?:"\1|$)|"(?:[^"\\]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[^\n]{1,10})'/g;
/** What stands around the code counts as string; it begins a line comment's end as well. */
const php =
  /^(?:(?!<\?)[\s\S])*<\?(?:php\b|=)?|\?>(?:(?!<\?)[\s\S])*(?:<\?(?:php\b|=)?|$)|(?:\/\/|#(?!\[))(?:(?!\?>)[^\n])*|\/\*[\s\S]*?(?:\*\/|$)|<<<\s*(["']?)(\w+)\1[\s\S]*?(?:\n\s*\2\b|$)|"(?:[^"\\]|\\[\s\S])*"?|'(?:[^'\\]|\\[\s\S])*'?/g;
/** A heredoc counts from its mark on; a slash begins a pattern only where no value stands before it. */
const ruby =
  /^=begin\b[\s\S]*?(?:^=end\b[^\n]*|(?![\s\S]))|<<[~-]?(["'`]?)([A-Z_]\w*)\1[\s\S]*?(?:\n[ \t]*\2\b|$(?![\s\S]))|(?<=[=(,[|&!~{;]\s*|\b(?:if|unless|when|and|or|not|return)\s+)\/(?:[^/\\\n]|\\[^\n])*\/?|\?['"#](?!\w)|#(?!\{)[^\n]*|"(?:[^"\\]|\\[\s\S])*"?|'(?:[^'\\]|\\[\s\S])*'?/gm;

const patterns: Readonly<Record<string, RegExp>> = {
  c: cLike,
  cpp: cplusplus,
  csharp,
  go,
  java,
  javascript,
  javascriptreact: javascript,
  typescript: javascript,
  typescriptreact: javascript,
  php,
  python,
  ruby,
  rust,
};

/** Where comments and strings begin and end in the text that was asked about last: one hover asks several times. */
let last: { readonly text: string; readonly pattern: RegExp; readonly ends: Uint32Array } | undefined;

/** Beginning and end of every comment and string, in turn. */
function boundaries(text: string, pattern: RegExp): Uint32Array {
  if (last?.text !== text || last.pattern !== pattern) {
    const ends: number[] = [];
    for (const match of text.matchAll(pattern)) ends.push(match.index, match.index + match[0].length);
    last = { text, pattern, ends: Uint32Array.from(ends) };
  }
  return last.ends;
}

/**
 * Whether the character at `offset` is code, as opposed to comment or string.
 * @param languageId VS Code language id; of a language that is not known here everything counts as code
 */
export function isCode(text: string, offset: number, languageId: string): boolean {
  const pattern = Object.hasOwn(patterns, languageId) ? patterns[languageId] : undefined;
  if (pattern === undefined) return true;
  const ends = boundaries(text, pattern);
  // The first boundary behind the offset: an even one begins a stretch, so what is before it is code.
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 0;
}

export interface Identifier {
  /** With what qualifies it, as written: `socket.SO_LINGER`, `asio::socket_base::linger`. */
  readonly qualified: string;
  /** The last part alone. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Longest stretch before the cursor in which qualifiers are looked for, in UTF-16 units: some lines hold megabytes. */
const WINDOW = 256;

/** The identifier under the cursor, up to the part that the cursor is on; undefined between identifiers. */
export function identifierAt(text: string, offset: number): Identifier | undefined {
  const from = Math.max(0, offset - WINDOW);
  const window = text.slice(from, offset + WINDOW);
  for (const match of window.matchAll(/[A-Za-z_]\w*(?:\s*(?:::|->|\?\.|[.\\])\s*[A-Za-z_]\w*)*/g)) {
    const start = from + match.index;
    if (start > offset) return undefined;
    if (offset > start + match[0].length) continue;
    for (const part of match[0].matchAll(/\w+/g)) {
      const end = start + part.index + part[0].length;
      if (offset <= end) {
        return start + part.index <= offset
          ? { qualified: text.slice(start, end), name: part[0], start: start + part.index, end }
          : undefined;
      }
    }
  }
  return undefined;
}
