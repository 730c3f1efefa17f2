/** Ways to spoil a text, as plain data that fast-check makes and shrinks. */
import fc from 'fast-check';

/** Places are numbers from 0 to 1 below: a part of the text's length or lines. */
export type Mutation =
  | { readonly kind: 'cut'; readonly at: number; readonly length: number }
  | { readonly kind: 'cut lines' | 'duplicate lines'; readonly at: number; readonly count: number }
  | { readonly kind: 'swap lines'; readonly at: number; readonly other: number }
  | { readonly kind: 'truncate'; readonly at: number }
  | { readonly kind: 'insert'; readonly at: number; readonly text: string }
  | {
      readonly kind: 'splice';
      readonly at: number;
      readonly seed: number;
      readonly from: number;
      readonly count: number;
    }
  | { readonly kind: 'long line'; readonly at: number; readonly text: string; readonly length: number }
  | { readonly kind: 'nest'; readonly at: number; readonly pair: readonly [string, string]; readonly depth: number }
  | { readonly kind: 'line ends'; readonly every: number; readonly end: string };

/** What opens something and perhaps never closes it, in one language or another. */
const tokens = [
  ...[
    '"',
    "'",
    '`',
    '"""',
    "'''",
    '/*',
    '*/',
    '//',
    '#',
    '\\',
    '\\\n',
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '<',
    '>',
    ';',
    ',',
  ],
  ...[
    '#if 0\n',
    '#endif\n',
    '#else\n',
    '#define X(a) a\n',
    '#include "',
    '@"',
    '$"{',
    '${',
    '#{',
    '<<EOF\n',
    '<<~RB\n',
    '=begin\n',
  ],
  ...[
    '<?php ',
    '?>',
    '<?=',
    'R"x(',
    'r#"',
    '%q(',
    '%w[',
    'b"',
    'f"{',
    "'a",
    '::',
    '->',
    '=>',
    '?.',
    '...',
    '&',
    '*',
    '!',
    '=',
    ':',
  ],
  ...[
    '\0',
    '\ud83d',
    '\udc00',
    '\u{1f50c}',
    '\ufeff',
    '\u202e',
    '\u2028',
    '\u0085',
    '\u00a0',
    '\t',
    '\f',
    '\v',
    '\x1b[31m',
  ],
  ...[
    ' async ',
    ' await ',
    ' defer ',
    ' go ',
    ' goto x;',
    ' return ',
    ' else ',
    ' case ',
    ' lambda: ',
    ' unsafe ',
    ' new ',
    ' class ',
  ],
];

/** What can be nested; each is repeated, the openings first. */
const pairs: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['{\n', '\n}'],
  ['f(', ')'],
  ['a.b(', ')'],
  ['-', ''],
  ['!', ''],
  ['*', ''],
  ['a + ', 'a'],
  ['"a" "b" ', '""'],
  ['x = ', '1'],
  ['a ? b : ', 'c'],
  ['if (x) ', ';'],
  ['if (x) {} else ', ';'],
  ['<a>', '</a>'],
  ['a<', '>'],
  ['|x| ', 'x'],
  ['x => ', 'x'],
  ['lambda: ', '0'],
  ['a.', 'b'],
  ['a::', 'b'],
  ['&', 'a'],
  ['#if A\n', '#endif\n'],
];

const place = fc.integer({ min: 0, max: 9999 }).map((part) => part / 10_000);
const few = fc.integer({ min: 1, max: 8 });
const junk = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...tokens) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }) },
);

const small: readonly fc.WeightedArbitrary<Mutation>[] = [
  {
    weight: 80,
    arbitrary: fc.record({ kind: fc.constant('cut'), at: place, length: fc.integer({ min: 1, max: 60 }) }),
  },
  {
    weight: 60,
    arbitrary: fc.record({ kind: fc.constantFrom('cut lines', 'duplicate lines'), at: place, count: few }),
  },
  { weight: 50, arbitrary: fc.record({ kind: fc.constant('swap lines'), at: place, other: place }) },
  { weight: 10, arbitrary: fc.record({ kind: fc.constant('truncate'), at: place }) },
  { weight: 80, arbitrary: fc.record({ kind: fc.constant('insert'), at: place, text: junk }) },
  {
    weight: 30,
    arbitrary: fc.record({ kind: fc.constant('splice'), at: place, seed: place, from: place, count: few }),
  },
  {
    weight: 10,
    arbitrary: fc.record({ kind: fc.constant('line ends'), every: few, end: fc.constantFrom('\r\n', '\r', '\n\r') }),
  },
];

/** These take as long as a hundred others: seldom. */
const large: readonly fc.WeightedArbitrary<Mutation>[] = [
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('nest'),
      at: place,
      pair: fc.constantFrom(...pairs),
      depth: fc.constantFrom(100, 1000, 1000, 10_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('long line'),
      at: place,
      text: fc.oneof(junk, fc.constantFrom('1,', 'a', ' ', '"a",', '\\', 'a.b(c);', '"\\"', '-', 'a\\')),
      length: fc.constantFrom(1000, 10_000, 10_000, 10_000, 100_000, 100_000, 1_000_000),
    }),
  },
];

export const mutation: fc.Arbitrary<Mutation> = fc.oneof(...small, ...large);

/** What a user does between two checks: nothing that large. */
export const edit: fc.Arbitrary<Mutation> = fc.oneof(...small);

/** @param others texts of the same language, of which a mutation may take lines */
export function mutate(text: string, change: Mutation, others: readonly string[]): string {
  switch (change.kind) {
    case 'cut': {
      const at = offset(text, change.at);
      return text.slice(0, at) + text.slice(at + change.length);
    }
    case 'truncate':
      return text.slice(0, offset(text, change.at));
    case 'insert':
      return inserted(text, change.at, change.text);
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
    case 'splice': {
      const from = (others[offset(others, change.seed)] ?? '').split('\n');
      const start = offset(from, change.from);
      return withLines(text, (lines) =>
        spliced(lines, offset(lines, change.at), 0, from.slice(start, start + change.count)),
      );
    }
    case 'long line':
      return inserted(text, change.at, change.text.repeat(Math.ceil(change.length / change.text.length)));
    case 'nest':
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
