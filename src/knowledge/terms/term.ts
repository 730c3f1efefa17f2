/** Words of socket code that are no options: levels, structs, errors. */
export interface Term {
  /** As C spells it. */
  readonly name: string;
  readonly kind: 'level' | 'struct' | 'error';
  /** One plain sentence. */
  readonly summary: string;
  /** Further sentences, one idea each. */
  readonly details: readonly string[];
  /** Numbers per system, as text: `98 on Linux, 48 on macOS and FreeBSD`. */
  readonly numbers?: string;
  /** Options that it has to do with. */
  readonly related: readonly string[];
  readonly sources: readonly string[];
}
