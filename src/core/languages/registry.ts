/** Every language, by the editor's language id. */
import { c } from './c/index';
import { cpp } from './cpp/index';
import type { Language, LanguageId } from './language';
import { python } from './python/index';

const languages: readonly Language[] = [c, cpp, python];

/** The language of an editor's language id or of a file ending's; undefined for all that is not ours. */
export function languageById(id: string): Language | undefined {
  return languages.find((language) => language.id === id);
}

const ENDINGS: Readonly<Record<string, LanguageId>> = {
  c: 'c',
  h: 'c',
  cc: 'cpp',
  cpp: 'cpp',
  cxx: 'cpp',
  'c++': 'cpp',
  hh: 'cpp',
  hpp: 'cpp',
  hxx: 'cpp',
  ipp: 'cpp',
  tcc: 'cpp',
  inl: 'cpp',
  py: 'python',
  pyw: 'python',
};

/** Endings of our files' names, in small letters and without the dot. */
export const fileEndings: readonly string[] = Object.keys(ENDINGS);

/** What a header says that C has not. */
const CPP_HEADER =
  /^\s*(?:(?:class|namespace)\s+\w|template\s*<|(?:public|private|protected)\s*:|using\s+\w)|\bstd::|^\s*#\s*include\s*<[a-z_]+>/m;

/** The language of a file by its name, and a header's by its text where that is given. */
export function languageIdOfFile(path: string, text = ''): LanguageId | undefined {
  const ending = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return ending === 'h' && CPP_HEADER.test(text) ? 'cpp' : ENDINGS[ending];
}
