/** Another name under which a language or library knows an option. */
export interface Spelling {
  readonly option: string;
  /** For everyday words: at least one of these must stand before it, as in `tcp::acceptor::linger`. */
  readonly after?: readonly string[];
}

/** The names of one language's libraries. */
export type SpellingTable = Readonly<Record<string, Spelling>>;
