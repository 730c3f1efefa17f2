/** A line of code per option and language, written from what the option takes. Each is compiled or run by a test. */
import type { LevelName } from '../levels';
import { codeLanguages, type CodeLanguage, type SocketOption } from '../option';
import { c, cpp } from './c';
import { csharp } from './csharp';
import { exampleValue, type Example } from './example';
import { go } from './go';
import { java } from './java';
import { javascript } from './javascript';
import { php } from './php';
import { python } from './python';
import { ruby } from './ruby';
import { rust } from './rust';

const writers: Readonly<Record<CodeLanguage, (example: Example) => string | undefined>> = {
  c,
  cpp,
  python,
  go,
  rust,
  java,
  javascript,
  csharp,
  php,
  ruby,
};

/** The lines for an option, by language; a language that has no way is left out. */
export function codeOf(
  name: string,
  level: LevelName,
  platforms: SocketOption['platforms'],
): NonNullable<SocketOption['code']> {
  const example: Example = { name, level, platforms, value: exampleValue(name) };
  return Object.fromEntries(
    codeLanguages.flatMap((language) => {
      const line = writers[language](example);
      return line === undefined ? [] : [[language, line]];
    }),
  );
}
