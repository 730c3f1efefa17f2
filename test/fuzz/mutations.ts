/** Ways to spoil a text, as plain data that fast-check makes. */
import fc from 'fast-check';
import { loneSurrogates, names, pairs, tokens, typed } from './vocabulary';

/** Places are numbers from 0 to 1 below: a part of the text's length or lines. */
export type Mutation =
  | { readonly kind: 'cut'; readonly at: number; readonly length: number }
  | { readonly kind: 'cut lines' | 'duplicate lines'; readonly at: number; readonly count: number }
  | { readonly kind: 'swap lines'; readonly at: number; readonly other: number }
  | { readonly kind: 'truncate'; readonly at: number }
  | {
      readonly kind: 'token' | 'random characters' | 'NUL' | 'lone surrogate' | 'typed';
      readonly at: number;
      readonly text: string;
    }
  /** Another name or number instead of one. */
  | { readonly kind: 'name'; readonly at: number; readonly text: string }
  | {
      readonly kind: 'paste';
      readonly at: number;
      readonly seed: number;
      readonly from: number;
      readonly count: number;
    }
  | {
      readonly kind: 'long line' | 'line of 1 MB';
      readonly at: number;
      readonly text: string;
      readonly length: number;
    }
  | {
      readonly kind: 'nest' | 'nest 10,000 deep';
      readonly at: number;
      readonly pair: readonly [string, string];
      readonly depth: number;
    }
  | { readonly kind: 'line ends'; readonly every: number; readonly end: string };

/** Of which lines can be taken. */
export interface Source {
  readonly text: string;
}

/** What happens to a document between two checks. */
export type Edit =
  | Mutation
  /** Back to an earlier version: a part of those that there were. */
  | { readonly kind: 'undo'; readonly to: number };

const place = fc.integer({ min: 0, max: 9999 }).map((part) => part / 10_000);
const few = fc.integer({ min: 1, max: 8 });

function insertion(
  kind: 'token' | 'random characters' | 'NUL' | 'lone surrogate' | 'typed',
  text: fc.Arbitrary<string>,
): fc.Arbitrary<Mutation> {
  return fc.record({ kind: fc.constant(kind), at: place, text });
}

const small = {
  cut: fc.record({ kind: fc.constant('cut' as const), at: place, length: fc.integer({ min: 1, max: 60 }) }),
  lines: fc.record({ kind: fc.constantFrom('cut lines' as const, 'duplicate lines' as const), at: place, count: few }),
  swap: fc.record({ kind: fc.constant('swap lines' as const), at: place, other: place }),
  truncate: fc.record({ kind: fc.constant('truncate' as const), at: place }),
  token: insertion('token', fc.constantFrom(...tokens)),
  random: insertion(
    'random characters',
    fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
      fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }),
    ),
  ),
  surrogate: insertion('lone surrogate', fc.constantFrom(...loneSurrogates)),
  name: fc.record({ kind: fc.constant('name' as const), at: place, text: fc.constantFrom(...names) }),
  paste: fc.record({ kind: fc.constant('paste' as const), at: place, seed: place, from: place, count: few }),
  ends: fc.record({
    kind: fc.constant('line ends' as const),
    every: few,
    end: fc.constantFrom('\r\n', '\r', '\n\r'),
  }),
};

function of(weight: number, arbitrary: fc.Arbitrary<Mutation>): fc.WeightedArbitrary<Mutation> {
  return { weight, arbitrary };
}

const mutation = fc.oneof(
  of(80, small.cut),
  of(60, small.lines),
  of(40, small.swap),
  of(10, small.truncate),
  of(60, small.token),
  of(20, small.random),
  of(8, small.surrogate),
  of(20, small.name),
  of(30, small.paste),
  of(10, small.ends),
);

/** One of these takes as long as a hundred of the others: seldom, and never two. */
const large = fc.oneof(
  of(
    1,
    fc.record({
      kind: fc.constant('nest' as const),
      at: place,
      pair: fc.constantFrom(...pairs),
      depth: fc.constantFrom(100, 1000),
    }),
  ),
  of(
    1,
    fc.record({
      kind: fc.constant('nest 10,000 deep' as const),
      at: place,
      pair: fc.constantFrom(...pairs),
      depth: fc.constant(10_000),
    }),
  ),
  of(1, longLine('long line', fc.constantFrom(1000, 10_000, 100_000))),
  of(1, longLine('line of 1 MB', fc.constant(1_000_000))),
  // What holds one counts as binary, and nothing else is tried.
  of(1, insertion('NUL', fc.constantFrom('\0', 'a\0b', '"\0"'))),
);

function longLine(kind: 'long line' | 'line of 1 MB', length: fc.Arbitrary<number>): fc.Arbitrary<Mutation> {
  const text = fc.oneof(
    fc.constantFrom(...tokens),
    fc.constantFrom('1,', 'a', ' ', '"a",', '\\', 'a.b(c);', '"\\"', '-', 'a\\'),
  );
  return fc.record({ kind: fc.constant(kind), at: place, text, length });
}

/** What makes an input of a file: some small changes, and in one of thirty-three a large one. */
export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.oneof(
  { weight: 32, arbitrary: fc.array(mutation, { minLength: 1, maxLength: 4 }) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.array(mutation, { maxLength: 2 }), large).map(([changes, last]) => [...changes, last]),
  },
);

/** What a user does between two checks: nothing that large. */
const edit: fc.Arbitrary<Edit> = fc.oneof(
  of(30, small.cut),
  of(30, small.lines),
  of(10, small.swap),
  of(2, small.truncate),
  of(30, small.token),
  of(5, small.random),
  of(40, insertion('typed', fc.constantFrom(...typed))),
  of(40, small.name),
  of(30, small.paste),
  of(2, small.ends),
  { weight: 30, arbitrary: fc.record({ kind: fc.constant('undo' as const), to: place }) },
);

/** Some documents are only looked at, others are worked on. */
export const edits: fc.Arbitrary<readonly Edit[]> = fc.oneof(
  { weight: 5, arbitrary: fc.constant([]) },
  { weight: 4, arbitrary: fc.array(edit, { minLength: 1, maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(edit, { minLength: 4, maxLength: 12, size: 'max' }) },
);

/** The texts after each of the edits. */
export function versionsOf(text: string, changes: readonly Edit[], others: readonly Source[]): readonly string[] {
  const versions = [text];
  for (const change of changes) {
    const last = versions.at(-1) ?? '';
    versions.push(change.kind === 'undo' ? versions[offset(versions, change.to)]! : mutate(last, change, others));
  }
  return versions.slice(1);
}

/** @param others of the same language, of which a mutation may take lines */
export function mutate(text: string, change: Mutation, others: readonly Source[]): string {
  switch (change.kind) {
    case 'cut': {
      const at = offset(text, change.at);
      return text.slice(0, at) + text.slice(at + change.length);
    }
    case 'truncate':
      return text.slice(0, offset(text, change.at));
    case 'token':
    case 'random characters':
    case 'NUL':
    case 'lone surrogate':
    case 'typed':
      return inserted(text, change.at, change.text);
    case 'name': {
      const from = offset(text, change.at);
      const [word] = /\b\w+\b/.exec(text.slice(from)) ?? [];
      if (word === undefined) return text + change.text;
      const at = from + text.slice(from).indexOf(word);
      return text.slice(0, at) + change.text + text.slice(at + word.length);
    }
    case 'cut lines':
      return withLines(text, (lines) => spliced(lines, offset(lines, change.at), change.count));
    case 'duplicate lines':
      return withLines(text, (lines) => {
        const at = offset(lines, change.at);
        return spliced(lines, at, 0, lines.slice(at, at + change.count));
      });
    case 'swap lines':
      return withLines(text, (lines) => {
        const [one, other] = [offset(lines, change.at), offset(lines, change.other)];
        return lines.map((line, index) => (index === one ? lines[other]! : index === other ? lines[one]! : line));
      });
    case 'paste': {
      const from = (others[offset(others, change.seed)]?.text ?? '').split('\n');
      const start = offset(from, change.from);
      return withLines(text, (lines) =>
        spliced(lines, offset(lines, change.at), 0, from.slice(start, start + change.count)),
      );
    }
    case 'long line':
    case 'line of 1 MB':
      return inserted(text, change.at, change.text.repeat(Math.ceil(change.length / change.text.length)));
    case 'nest':
    case 'nest 10,000 deep':
      return inserted(text, change.at, change.pair[0].repeat(change.depth) + change.pair[1].repeat(change.depth));
    case 'line ends':
      return text
        .split('\n')
        .reduce((all, line, index) => `${all}${index % change.every === 0 ? change.end : '\n'}${line}`);
  }
}

/** The index that a part of the length names; 0 of what is empty. */
function offset({ length }: { readonly length: number }, part: number): number {
  return Math.floor(part * length);
}

function inserted(text: string, at: number, piece: string): string {
  const index = offset(text, at);
  return text.slice(0, index) + piece + text.slice(index);
}

function withLines(text: string, change: (lines: readonly string[]) => readonly string[]): string {
  return change(text.split('\n')).join('\n');
}

function spliced(
  lines: readonly string[],
  at: number,
  removed: number,
  added: readonly string[] = [],
): readonly string[] {
  return [...lines.slice(0, at), ...added, ...lines.slice(at + removed)];
}
