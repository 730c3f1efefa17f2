import { optionByName } from './catalogue';
import { constantsOf } from './constants';
import type { SocketOption } from './option';
import { c } from './spellings/c';
import { cpp } from './spellings/cpp';
import { csharp } from './spellings/csharp';
import { go } from './spellings/go';
import { java } from './spellings/java';
import { javascript } from './spellings/javascript';
import { php } from './spellings/php';
import { python } from './spellings/python';
import { ruby } from './spellings/ruby';
import { rust } from './spellings/rust';
import type { Spelling, SpellingCondition, SpellingTable } from './spellings/table';

/** Spellings besides the C names, by VS Code language id. A language whose libraries use the C names needs no table. */
const spellings: Readonly<Record<string, SpellingTable | undefined>> = {
  c,
  cpp,
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

/** Where an identifier stands, for names that mean an option in some places only. */
export interface SpellingContext {
  /** What stands before it in the file, the last few hundred characters. */
  readonly before: string;
  /** The whole file. */
  readonly text: string;
}

/** An option, and what a plain number beside its name is counted in if not in what the option itself takes. */
export interface FoundOption {
  readonly option: SocketOption;
  readonly unit?: 's' | 'ms';
  /** The name switches off what the option switches on. */
  readonly inverted?: true;
}

/**
 * The option that an identifier stands for in a language.
 * @param language VS Code language id
 * @param identifier the identifier with what qualifies it, as written: `SO_LINGER`, `socket.SO_LINGER`, `asio::socket_base::linger`
 * @param context without it, every name counts that means an option in some place
 */
export function findOption(language: string, identifier: string, context?: SpellingContext): FoundOption | undefined {
  const segments = identifier.split(/::|->|[?]?[.]|\\|\s+/).filter((segment) => segment !== '');
  const name = segments.at(-1) ?? '';
  const byCName = optionByName(name);
  if (byCName !== undefined) return { option: byCName };
  const spelling = spellings[language]?.[name]?.find((each) => holds(each, segments.slice(0, -1), context));
  const option = spelling && optionByName(spelling.option);
  if (!option) return undefined;
  const { unit, inverted } = spelling;
  return { option, ...(unit && { unit }), ...(inverted && { inverted }) };
}

function holds(
  { after, inside, needs, behind }: SpellingCondition,
  qualifiers: readonly string[],
  context: SpellingContext | undefined,
): boolean {
  if (after !== undefined && !after.some((word) => qualifiers.some((qualifier) => isWord(qualifier, word))))
    return false;
  if (context === undefined) return true;
  return (
    (needs === undefined || context.text.includes(needs)) &&
    (behind === undefined || behind.test(context.before)) &&
    (inside === undefined || openers(context.before).some((opener) => inside.includes(opener)))
  );
}

function isWord(qualifier: string, word: string): boolean {
  return word.startsWith('~') ? qualifier.toLowerCase().includes(word.slice(1)) : qualifier === word;
}

/** Whose brackets are still open at the end of a text, the innermost first: the last word before each. */
function openers(text: string): readonly string[] {
  const found: string[] = [];
  let closed = 0;
  for (let at = text.length - 1; at >= 0 && found.length < 4; at--) {
    const character = text[at]!;
    if (')]}'.includes(character)) closed++;
    else if ('([{'.includes(character)) {
      if (closed > 0) closed--;
      else found.push(/(\w*)\s*$/.exec(text.slice(Math.max(0, at - 80), at))![1]!);
    }
  }
  return found;
}

/** Languages with names of their own for options: the tables' keys, one of those that share a table. */
export const spellingLanguages: readonly string[] = Object.keys(spellings).filter(
  (language, position, all) => all.findIndex((other) => spellings[other] === spellings[language]) === position,
);

/** Languages whose libraries have no constants by the C names. */
const WITHOUT_CONSTANTS: ReadonlySet<string> = new Set([
  'csharp',
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
]);

/** Whether programs in a language have a name for the option. @param language VS Code language id */
export function isSpelledIn(language: string, { name, code }: SocketOption): boolean {
  if (code !== undefined && Object.hasOwn(code, language)) return true;
  const constants = constantsOf(language);
  if (!WITHOUT_CONSTANTS.has(language) && (constants === undefined || constants.has(name))) return true;
  return Object.values(spellings[language] ?? {}).some((meanings) => meanings.some(({ option }) => option === name));
}

/** Every spelling besides the C names, with its option and when it means it: for search and for tests. */
export function spellingsOf(language: string): readonly (Spelling & { readonly text: string })[] {
  return Object.entries(spellings[language] ?? {}).flatMap(([text, meanings]) =>
    meanings.map((meaning) => ({ text, ...meaning })),
  );
}
