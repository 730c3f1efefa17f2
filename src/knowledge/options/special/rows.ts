/**
 * Options that few programs need: private ones, tuning of one implementation, what is out of use. One row each:
 *
 *     name | numbers | access | type | default | what it does | pitfall | sources
 *
 * numbers: a letter per system (L Linux, M macOS, F FreeBSD, O OpenBSD, W Windows, I illumos) with the number, `@` and the
 * first version where that is certain, `!` where the system keeps the option to itself, `?` where it is in the header and
 * not documented. access: rw, r, w, or - for what is
 * no option to be set. A text that begins with `@` names one of {@link families}. sources: manual pages with the letter of
 * their system, W with the level on Microsoft Learn, `measured`, `unconfirmed`; the header files go without saying.
 */
import { isOptionName, type LevelName } from '../levels';
import { mustPrecedeBind } from '../precede-bind';
import {
  optionPlatforms,
  platformTitle,
  type OptionOnPlatform,
  type OptionPlatform,
  type SocketOption,
} from '../option';
import { ruleOf } from './rules';

const LETTERS: Readonly<Record<string, OptionPlatform>> = {
  L: 'linux',
  M: 'macos',
  F: 'freebsd',
  O: 'openbsd',
  W: 'windows',
  I: 'illumos',
};

const ACCESS: Readonly<Record<string, SocketOption['access']>> = {
  rw: 'get and set',
  r: 'get',
  w: 'set',
  '-': 'neither',
};

/** What whole groups of options have in common. */
const families: Readonly<Record<string, Family>> = {
  '@bbr': {
    summary: (name) => `Tunes "${part(name, 'TCP_BBR_')}" in BBR, one of FreeBSD's implementations of TCP.`,
    pitfall: 'Does something only after TCP_FUNCTION_BLK has chosen bbr; some numbers meant something else before.',
  },
  '@rack': {
    summary: (name) => `Tunes "${part(name, 'TCP_RACK_', 'TCP_')}" in RACK, one of FreeBSD's implementations of TCP.`,
    pitfall: 'Does something only after TCP_FUNCTION_BLK has chosen rack; some numbers meant something else before.',
  },
  '@ipfw': {
    summary: () => 'Talks to the firewall ipfw or to its traffic shaper, and does nothing to the socket.',
    pitfall: 'Programs leave it to ipfw(8).',
    rule: { sockets: ['raw'], privilege: 'root' },
  },
};

interface Family {
  readonly summary: (name: string) => string;
  readonly pitfall: string;
  readonly rule?: Pick<SocketOption, 'sockets' | 'privilege'>;
}

function part(name: string, ...prefixes: readonly string[]): string {
  const prefix = prefixes.find((candidate) => name.startsWith(candidate)) ?? '';
  return name.slice(prefix.length).toLowerCase().replaceAll('_', ' ');
}

/** Every option of a table, by level. */
export function specialOptions(tables: Readonly<Record<string, string>>): readonly SocketOption[] {
  return Object.entries(tables).flatMap(([level, table]) =>
    table
      .trim()
      .split('\n')
      .map((row) => option(level as LevelName | 'flag', row)),
  );
}

function option(level: LevelName | 'flag', row: string): SocketOption {
  const [name = '', numbers = '', access = '', valueType = '', initial = '', summary = '', pitfall = '', known = ''] =
    row.split('|').map((cell) => cell.trim());
  const family = families[summary];
  const warning = family?.pitfall ?? pitfall;
  const platforms = onPlatforms(numbers);
  const text = family?.summary(name) ?? summary;
  const marks = known.split(' ').filter((mark) => mark !== '');
  return {
    name,
    level,
    valueType,
    access: ACCESS[access] ?? 'neither',
    ...ruleOf(
      name,
      level,
      optionPlatforms.filter((platform) => platforms[platform].present),
    ),
    ...family?.rule,
    ...(mustPrecedeBind(name) ? { when: 'before-bind' as const } : {}),
    ...(initial === '' ? {} : { default: initial }),
    summary: text,
    ...(warning === '' ? {} : { pitfall: warning }),
    platforms,
    related: mentioned(name, text, warning),
    sources: sourcesOf(marks, platforms),
    confidence: marks.includes('unconfirmed')
      ? 'unconfirmed'
      : marks.includes('measured')
        ? 'measured'
        : marks.length > 0
          ? 'docs'
          : 'source',
    specialised: true,
  };
}

/** The options that the text names. */
function mentioned(name: string, ...texts: readonly string[]): readonly string[] {
  const names = texts.join(' ').match(/\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/g) ?? [];
  return [...new Set(names)].filter((other) => other !== name && isOptionName(other));
}

function onPlatforms(numbers: string): Readonly<Record<OptionPlatform, OptionOnPlatform>> {
  const known = new Map<OptionPlatform, OptionOnPlatform>();
  for (const [, letter = '', value, since, mark] of numbers.matchAll(/([A-Z])(-?\d+)(?:@([\w.]+))?([!?])?/g)) {
    const platform = LETTERS[letter];
    if (platform)
      known.set(platform, {
        present: true,
        value: Number(value),
        ...(since === undefined ? {} : { since: since.replaceAll('_', ' ') }),
        ...(mark === undefined ? {} : { note: mark === '?' ? 'not documented' : 'not in the public header files' }),
      });
  }
  return Object.fromEntries(
    optionPlatforms.map((platform) => [platform, known.get(platform) ?? { present: false }]),
  ) as Record<OptionPlatform, OptionOnPlatform>;
}

function sourcesOf(
  marks: readonly string[],
  platforms: Readonly<Record<OptionPlatform, OptionOnPlatform>>,
): readonly string[] {
  const headers = optionPlatforms
    .filter((platform) => platforms[platform].present)
    .map((platform) => platformTitle[platform]);
  const pages = marks.flatMap((mark) => {
    if (mark === 'measured') return ['measured on Linux 6.18'];
    const [letter = '', page] = mark.split(':');
    if (page === undefined) return [];
    return letter === 'W' ? [`Microsoft Learn, ${page} options`] : [`${platformTitle[LETTERS[letter]!]} ${page}`];
  });
  return [...pages, `header files of ${headers.join(', ')}`];
}
