/** Loads the parser and one grammar per language that is seen, each once. */
import { Language as Grammar, Parser } from 'web-tree-sitter';

/** Where the wasm files come from: bytes by file name (`web-tree-sitter.wasm`, `c.wasm`). */
export type ReadAsset = (name: string) => Promise<Uint8Array>;

let runtime: Promise<void> | undefined;

/** Concurrent Parser.init() calls break each other, hence one promise for all; a failure may be tried again. */
async function initialize(read: ReadAsset): Promise<void> {
  runtime ??= read('web-tree-sitter.wasm').then((bytes) => Parser.init({ wasmBinary: bytes }));
  try {
    await runtime;
  } catch (error) {
    runtime = undefined;
    throw error;
  }
}

export class Grammars {
  readonly #parsers = new Map<string, Promise<Parser>>();

  constructor(readonly read: ReadAsset) {}

  /** A parser for the grammar; rejects where the grammar cannot be loaded, and tries again the next time. */
  async parser(grammar: string): Promise<Parser> {
    const known = this.#parsers.get(grammar);
    if (known) return known;
    const loading = this.#load(grammar);
    this.#parsers.set(grammar, loading);
    loading.catch(() => this.#parsers.delete(grammar));
    return loading;
  }

  async #load(grammar: string): Promise<Parser> {
    await initialize(this.read);
    const language = await Grammar.load(await this.read(`${grammar}.wasm`));
    const parser = new Parser();
    parser.setLanguage(language);
    return parser;
  }

  async dispose(): Promise<void> {
    const parsers = await Promise.allSettled(this.#parsers.values());
    this.#parsers.clear();
    for (const parser of parsers) if (parser.status === 'fulfilled') parser.value.delete();
  }
}
