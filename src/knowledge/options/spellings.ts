import { optionByName } from './catalogue';
import { constantsOf } from './constants';
import type { SocketOption } from './option';
import { cpp } from './spellings/cpp';
import { csharp } from './spellings/csharp';
import { go } from './spellings/go';
import { java } from './spellings/java';
import { javascript } from './spellings/javascript';
import { php } from './spellings/php';
import { python } from './spellings/python';
import { ruby } from './spellings/ruby';
import { rust } from './spellings/rust';
import type { SpellingTable } from './spellings/table';

/** Spellings besides the C names, by VS Code language id. A language whose libraries use the C names needs no table. */
const spellings: Readonly<Record<string, SpellingTable>> = {
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

/**
 * The option that an identifier stands for in a language.
 * @param language VS Code language id
 * @param identifier the identifier with what qualifies it, as written: `SO_LINGER`, `socket.SO_LINGER`, `asio::socket_base::linger`
 */
export function findOption(language: string, identifier: string): SocketOption | undefined {
  const segments = identifier.split(/::|->|[.\\]|\s+/).filter((segment) => segment !== '');
  const name = segments.at(-1) ?? '';
  const byCName = optionByName(name);
  if (byCName !== undefined) {
    return byCName;
  }
  const table = spellings[language];
  const spelling = table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
  if (
    spelling === undefined ||
    (spelling.after !== undefined && !segments.slice(0, -1).some(isOneOf(spelling.after)))
  ) {
    return undefined;
  }
  return optionByName(spelling.option);
}

function isOneOf(words: readonly string[]): (segment: string) => boolean {
  return (segment) => words.includes(segment);
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
  return Object.values(spellings[language] ?? {}).some(({ option }) => option === name);
}

/** Every spelling besides the C names, with its option: for search and for tests. */
export function spellingsOf(language: string): readonly { readonly text: string; readonly option: string }[] {
  return Object.entries(spellings[language] ?? {}).map(([text, { option }]) => ({ text, option }));
}
