/** Finds options by name, by what a language calls them, or by what they do: for the panel, the palette, the command line. */
import { allOptions } from './catalogue';
import { optionPlatforms, type OptionPlatform, type SocketOption } from './option';
import { isSpelledIn, spellingLanguages, spellingsOf } from './spellings';
import { topics } from './topics';

/** Narrows a search; what is left out narrows nothing. */
export interface OptionFilter {
  /** Only what this system has. */
  readonly platform?: OptionPlatform;
  readonly level?: SocketOption['level'];
  /** VS Code language id: only what programs in this language have a name for. */
  readonly language?: string;
}

/** What is looked at of an option; in small letters. */
interface Document {
  readonly option: SocketOption;
  /** Without underscores. */
  readonly name: string;
  /** {@link name} without the prefix of its level. */
  readonly short: string;
  readonly nameWords: readonly string[];
  /** Names in other languages, without what joins their words. */
  readonly spellings: readonly string[];
  /** Words of the summary, and those that people search for. */
  readonly summary: ReadonlySet<string>;
  readonly text: ReadonlySet<string>;
}

let documents: readonly Document[] | undefined;

/**
 * Options that answer a query, the best first. An empty query lists all: those that many programs use first.
 * @param query a name or part of one, a spelling of a library, or words for what is wanted: `nagle`, `half open`
 */
export function searchOptions(query: string, filter: OptionFilter = {}): readonly SocketOption[] {
  const fits = index().filter(({ option }) => passes(option, filter));
  const words = wordsOf(query);
  const joined = words.join('');
  if (joined === '' && query.trim() !== '') return [];
  if (joined === '') {
    const [common, special] = [
      fits.filter(({ option }) => !option.specialised),
      fits.filter(({ option }) => option.specialised),
    ];
    return [...common, ...special].map(({ option }) => option);
  }
  const asked = topicScores(words);
  return fits
    .map((document) => ({ document, score: score(document, words, joined, asked) }))
    .filter((hit) => hit.score > 0)
    .sort((a, b) => b.score - a.score || a.document.name.length - b.document.name.length)
    .map(({ document }) => document.option);
}

/** Names that a misspelt one may have meant, the nearest first; empty where none is near. */
export function similarNames(name: string, names: readonly string[], limit = 3): readonly string[] {
  const folded = joinedOf(name);
  const tolerance = Math.max(1, Math.min(3, Math.floor(folded.length / 3)));
  const near = names
    .map((candidate) => ({ candidate, distance: editDistance(joinedOf(candidate), folded) }))
    .filter(({ distance }) => distance <= tolerance)
    .sort((a, b) => a.distance - b.distance);
  // Beside one that is much nearer, the others only distract.
  return near
    .filter(({ distance }) => distance <= near[0]!.distance + 1)
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

function passes(option: SocketOption, { platform, level, language }: OptionFilter): boolean {
  return (
    (platform === undefined || option.platforms[platform].present) &&
    (level === undefined || option.level === level) &&
    (language === undefined || isSpelledIn(language, option))
  );
}

function index(): readonly Document[] {
  documents ??= describeAll();
  return documents;
}

function describeAll(): readonly Document[] {
  const spellings = new Map<string, Set<string>>();
  for (const language of spellingLanguages)
    for (const { text, option } of spellingsOf(language))
      spellings.set(option, (spellings.get(option) ?? new Set()).add(joinedOf(text)));
  return allOptions().map((option) => {
    const [prefix = '', ...rest] = option.name.toLowerCase().split('_');
    return {
      option,
      name: joinedOf(option.name),
      short: rest.join(''),
      nameWords: [prefix, ...rest],
      spellings: [...(spellings.get(option.name) ?? [])],
      summary: new Set(wordsOf([option.summary, ...(option.keywords ?? [])].join(' ')).map(stem)),
      text: new Set(wordsOf(textOf(option)).map(stem)),
    };
  });
}

function textOf(option: SocketOption): string {
  const notes = optionPlatforms.map((platform) => option.platforms[platform].note);
  return [option.whenToUse, option.whenNotToUse, option.pitfall, option.folklore, ...notes]
    .filter((text) => text !== undefined)
    .join(' ');
}

/** Options that topics name for these words: higher where the topic is a closer match and the option stands earlier. */
function topicScores(words: readonly string[]): ReadonlyMap<string, number> {
  const scores = new Map<string, number>();
  for (const { words: about, options } of topics()) {
    const stems = about.map(stem);
    const asked = words.filter((word) => !FILLERS.has(word));
    if (asked.length === 0 || !asked.every((word) => stems.some((known) => matches(known, stem(word))))) continue;
    // Words that stand early say what the topic is about.
    const place = Math.min(...asked.map((word) => stems.findIndex((known) => matches(known, stem(word)))));
    options.forEach((option, rank) => {
      scores.set(option, Math.max(scores.get(option) ?? 0, 740 - 10 * Math.min(rank, 9) - Math.min(place, 9)));
    });
  }
  return scores;
}

/** Words that say nothing about what is wanted. */
const FILLERS: ReadonlySet<string> = new Set(
  'a an and by do does for from how i in is it my of off on option options or set socket sockets the to turn use what when with without'.split(
    ' ',
  ),
);

function score(
  document: Document,
  words: readonly string[],
  joined: string,
  asked: ReadonlyMap<string, number>,
): number {
  const best = Math.max(byName(document, words, joined), asked.get(document.option.name) ?? 0, byText(document, words));
  // Somebody who does not give its very name hardly means one of those.
  return best < EXACT && document.option.specialised ? best * 0.8 : best;
}

/** The very name was given. */
const EXACT = 1000;

function byName({ name, short, nameWords, spellings }: Document, words: readonly string[], joined: string): number {
  if (name === joined) return EXACT;
  if (short === joined) return 900;
  if (spellings.includes(joined)) return 880;
  if (joined.length < 2) return 0;
  if (name.startsWith(joined) || short.startsWith(joined)) return 800;
  if (words.every((word) => nameWords.some((part) => part.startsWith(word)))) return 700;
  if (joined.length >= 3 && name.includes(joined)) return 640;
  return joined.length >= 4 && spellings.some((spelling) => spelling.includes(joined)) ? 600 : 0;
}

/** Every word has to occur; what the summary says counts most. */
function byText({ nameWords, summary, text }: Document, words: readonly string[]): number {
  const asked = words.filter((word) => !FILLERS.has(word)).map(stem);
  if (asked.length === 0) return 0;
  let sum = 0;
  for (const word of asked) {
    const weight = nameWords.includes(word) ? 100 : has(summary, word) ? 90 : has(text, word) ? 40 : 0;
    if (weight === 0) return 0;
    sum += weight;
  }
  return 300 + sum / asked.length;
}

function has(words: ReadonlySet<string>, word: string): boolean {
  if (words.has(word)) return true;
  if (word.length < 4) return false;
  for (const known of words) if (known.startsWith(word)) return true;
  return false;
}

/** What is typed may be the beginning of the word. */
function matches(known: string, typed: string): boolean {
  return known === typed || (typed.length >= 4 && known.startsWith(typed));
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replace(/['’]s\b/g, '')
      .match(/[a-z0-9]+/g) ?? []
  );
}

function joinedOf(text: string): string {
  return wordsOf(text).join('');
}

/** The plural and the form in -ing of a word count as the word. */
function stem(word: string): string {
  return word.length > 5 ? word.replace(/(?:ing|es|s)$/, '') : word.length > 3 ? word.replace(/s$/, '') : word;
}

/** Letters to insert, remove, change or swap with the next one (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let [previous, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, position) => position)];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? previous[j - 2]! + 1 : changed;
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, changed, swapped));
    }
    [previous, row] = [row, next];
  }
  return row[b.length]!;
}
