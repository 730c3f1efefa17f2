/** Loads the parser and one grammar per language that is seen, each once. */
import { Language as Grammar, Parser } from 'web-tree-sitter';
import { abandon, adopt, discard, isUsable } from './parse';
import { loadIntoRuntime, runtimeGeneration, startRuntime } from './runtime';

/** Where the wasm files come from: bytes by file name (`web-tree-sitter.wasm`, `c.wasm`). */
export type ReadAsset = (name: string) => Promise<Uint8Array>;

/** The parser has failed on files of this grammar so often that there is no other. */
export class GrammarStopped extends Error {}

/** How often the parser may fail on files of one grammar. */
const FAILURES = 2;

export class Grammars {
  readonly #loaded = new Map<string, Promise<Parser>>();
  readonly #failures = new Map<string, number>();

  constructor(readonly read: ReadAsset) {}

  /**
   * A parser for the grammar; rejects where the grammar cannot be loaded, and tries again the next time.
   * @throws GrammarStopped
   */
  async parser(grammar: string): Promise<Parser> {
    for (;;) {
      if (this.hasStopped(grammar)) throw new GrammarStopped();
      const loading = this.#load(grammar);
      const parser = await loading;
      if (isUsable(parser)) return parser;
      abandon(parser);
      if (this.#loaded.get(grammar) === loading) this.#loaded.delete(grammar);
    }
  }

  /** Is told when the parser has failed on a file of this grammar. */
  failed(grammar: string): void {
    this.#failures.set(grammar, (this.#failures.get(grammar) ?? 0) + 1);
  }

  /** Whether the parser has failed too often. */
  hasStopped(grammar: string): boolean {
    return (this.#failures.get(grammar) ?? 0) >= FAILURES;
  }

  #load(grammar: string): Promise<Parser> {
    const known = this.#loaded.get(grammar);
    if (known) return known;
    const loading = this.#loadNow(grammar);
    this.#loaded.set(grammar, loading);
    loading.catch(() => this.#loaded.delete(grammar));
    return loading;
  }

  async #loadNow(grammar: string): Promise<Parser> {
    await startRuntime(() => this.read('web-tree-sitter.wasm'));
    const generation = runtimeGeneration();
    const code = await this.read(`${grammar}.wasm`);
    const language = await loadIntoRuntime(() => Grammar.load(code));
    if (generation !== runtimeGeneration()) return this.#loadNow(grammar);
    const parser = new Parser();
    parser.setLanguage(language);
    adopt(parser);
    return parser;
  }

  async dispose(): Promise<void> {
    const all = await Promise.allSettled(this.#loaded.values());
    this.#loaded.clear();
    for (const one of all) {
      if (one.status === 'fulfilled') discard(one.value);
    }
  }
}
