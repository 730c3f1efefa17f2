/** What is mutated: our own samples, and what `npm run corpus` has fetched, where it has. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { languageById, type LanguageId, languageIdOfFile } from '../../src/core';

export interface Seed {
  /** Where it comes from, for reports. */
  readonly file: string;
  /** Its own: a language of {@link languages} may have several ids, as those with and without JSX. */
  readonly languageId: LanguageId;
  readonly text: string;
}

export interface Seeds {
  /** Our own. */
  readonly samples: readonly Seed[];
  /** Small files of the corpus. */
  readonly small: readonly Seed[];
  /** These take the time of many others. */
  readonly large: readonly Seed[];
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

/** Bytes that a file of the corpus may have, and how many are taken. */
const SMALL = { bytes: 8000, files: 300 };
const LARGE = { bytes: 60_000, files: 60 };

/**
 * Seeds of a language: all samples, and files of the corpus.
 * @param chance which of the corpus; the same number gives the same files
 */
export function seedsOf(language: string, withCorpus: boolean, chance: number): Seeds {
  const ids = languages[language] ?? [];
  const isOurs = (id: LanguageId | undefined): boolean => id !== undefined && ids.includes(id);
  const samples = filesOf('test/fixtures')
    .map((file) => read(file))
    .filter(({ languageId }) => isOurs(languageId));
  const small: Seed[] = [];
  const large: Seed[] = [];
  const files = withCorpus ? filesOf('.corpus/src').filter((file) => isOurs(languageIdOfFile(file))) : [];
  for (const file of shuffled(files, chance)) {
    if (small.length >= SMALL.files && large.length >= LARGE.files) break;
    const { size } = statSync(file);
    const [list, { files: wanted }] = size < SMALL.bytes ? [small, SMALL] : [large, LARGE];
    if (size > LARGE.bytes || list.length >= wanted) continue;
    const seed = read(file);
    if (isOurs(seed.languageId) && languageById(seed.languageId)?.mayConcern(seed.text)) list.push(seed);
  }
  // With JSX the same code is read by another grammar.
  const [, other] = ids;
  const both = (seeds: readonly Seed[]): readonly Seed[] =>
    seeds.flatMap((seed, index) => (other && index % 4 === 0 ? [seed, { ...seed, languageId: other }] : [seed]));
  return {
    samples: both(samples),
    small: both(small.length > 0 ? small : samples),
    large: both(large.length > 0 ? large : samples),
  };
}

/** Paths, sorted, with forward slashes. Links are left out: those of an unpacked source may lead anywhere. */
function filesOf(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesOf(path);
    return entry.isFile() && languageIdOfFile(path) !== undefined ? [path] : [];
  });
}

/** In an order that hangs on the number alone. */
function shuffled(files: readonly string[], chance: number): readonly string[] {
  return files
    .map((file) => ({ file, order: hash(`${String(chance)} ${file}`) }))
    .sort((a, b) => a.order - b.order)
    .map(({ file }) => file);
}

/** FNV-1a, with the last step of MurmurHash3. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}

function read(file: string): Seed {
  const text = readFileSync(file, 'utf8');
  const languageId = file.includes('/fixtures/cpp/') ? 'cpp' : languageIdOfFile(file, text);
  return { file, languageId: languageId ?? 'c', text };
}
