/** Which language a file is written in, as its name and, for headers, its text tell. */
import type { LanguageId } from './language';

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
  cs: 'csharp',
  go: 'go',
  java: 'java',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascriptreact',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'typescriptreact',
  php: 'php',
  py: 'python',
  pyw: 'python',
  rb: 'ruby',
  rs: 'rust',
};

/** Endings of our files' names, in small letters and without the dot. */
export const fileEndings: readonly string[] = Object.keys(ENDINGS);

/** What a header says that C has not. */
const CPP_HEADER =
  /^[ \t]*(?:(?:class|namespace)\s+\w|template\s*<|(?:public|private|protected)\s*:|using\s+\w)|\bstd::|^[ \t]*#[ \t]*include\s*<[a-z_]+>/m;

/** The language of a file by its name, and a header's by its text where that is given. */
export function languageIdOfFile(path: string, text = ''): LanguageId | undefined {
  const ending = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return ending === 'h' && CPP_HEADER.test(text) ? 'cpp' : ENDINGS[ending];
}
