/** What is mutated: our own samples, and what `npm run corpus` has fetched, where it has. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageById, type LanguageId, languageIdOfFile } from '../../src/core';

export interface Seed {
  /** Where it comes from, for reports. */
  readonly file: string;
  /** Its own: a language of {@link languages} may have several ids, as those with and without JSX. */
  readonly languageId: LanguageId;
  readonly text: string;
}

/** Languages by the names that people give them, with the ids that their files may have. */
export const languages: Readonly<Record<string, readonly LanguageId[]>> = {
  c: ['c'],
  cpp: ['cpp'],
  csharp: ['csharp'],
  go: ['go'],
  java: ['java'],
  javascript: ['javascript', 'javascriptreact'],
  php: ['php'],
  python: ['python'],
  ruby: ['ruby'],
  rust: ['rust'],
  typescript: ['typescript', 'typescriptreact'],
};

/** Larger files of the corpus would take the time of many small ones. */
const CORPUS_LENGTH = 60_000;
const CORPUS_FILES = 150;

/** Seeds of a language, in an order that does not depend on the machine: those of the corpus come last. */
export function seedsOf(language: string, withCorpus: boolean): readonly Seed[] {
  const own = filesOf('test/fixtures').map((file) => read(file));
  const corpus = withCorpus
    ? filesOf('.corpus/src')
        .filter((file) => isOf(language, languageIdOfFile(file)))
        .map((file) => read(file))
        .filter(({ text, languageId }) => text.length < CORPUS_LENGTH && languageById(languageId)?.mayConcern(text))
    : [];
  const step = Math.max(1, Math.ceil(corpus.length / CORPUS_FILES));
  const seeds = [
    ...own.filter(({ languageId }) => isOf(language, languageId)),
    ...corpus.filter((_, index) => index % step === 0).filter(({ languageId }) => isOf(language, languageId)),
  ];
  // With JSX the same code is read by another grammar.
  const [, other] = languages[language] ?? [];
  return other
    ? seeds.flatMap((seed, index) => (index % 4 === 0 ? [seed, { ...seed, languageId: other }] : [seed]))
    : seeds;
}

function isOf(language: string, id: LanguageId | undefined): boolean {
  return id !== undefined && (languages[language] ?? []).includes(id);
}

function filesOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name).replaceAll('\\', '/'))
    .filter((file) => languageIdOfFile(file) !== undefined)
    .sort();
}

function read(file: string): Seed {
  const text = readable(file);
  const languageId = file.includes('/fixtures/cpp/') ? 'cpp' : languageIdOfFile(file, text);
  return { file, languageId: languageId ?? 'c', text };
}

/** Links of an unpacked source may lead nowhere. */
function readable(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
