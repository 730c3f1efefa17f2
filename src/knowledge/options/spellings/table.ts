/** Other names under which a language and its libraries know options. */

/** When a name means the option; what is left out asks nothing. */
export interface SpellingCondition {
  /** One of these stands before it: `acceptor` in `tcp::acceptor::linger`. With `~`: a part of the word will do, in any case. */
  readonly after?: readonly string[];
  /** It stands in the brackets of one of these: `net.Dialer` in `net.Dialer{KeepAlive: d}`. */
  readonly inside?: readonly string[];
  /** The file mentions this. */
  readonly needs?: string;
  /** What stands directly before it. */
  readonly behind?: RegExp;
  /** Unit of a plain number, where it is not that of the option itself. */
  readonly unit?: 's' | 'ms';
  /** It switches off what the option switches on. */
  readonly inverted?: true;
}

export interface Spelling extends SpellingCondition {
  readonly option: string;
}

/** The names of one language, each with what it may mean: the first whose conditions hold. */
export type SpellingTable = Readonly<Record<string, readonly Spelling[]>>;

/** Names under one condition: lines of an option and its names. */
export interface SpellingGroup {
  readonly condition: SpellingCondition;
  readonly lines: string;
}

export function spelled(lines: string, condition: SpellingCondition = {}): SpellingGroup {
  return { lines, condition };
}

export function tableOf(...groups: readonly SpellingGroup[]): SpellingTable {
  const table: Record<string, Spelling[]> = Object.create(null) as Record<string, Spelling[]>;
  for (const { lines, condition } of groups) {
    for (const line of lines.trim().split('\n')) {
      const [option = '', ...names] = line.trim().split(/\s+/);
      for (const name of names) (table[name] ??= []).push({ option, ...condition });
    }
  }
  return table;
}
