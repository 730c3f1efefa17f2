/** The analysis as a service for documents that change: keeps a tree per open document, gives plain results. */
import type { Parser, Tree } from 'web-tree-sitter';
import { type AnalysisOptions, analyzeTree, DEFAULT_OPTIONS, emptyAnalysis } from './analyze';
import type { Language } from './languages/language';
import { languageById } from './languages/registry';
import type { Analysis } from './model';
import { Grammars, type ReadAsset } from './syntax/grammars';
import { editTree, parse } from './syntax/parse';

export interface EngineOptions extends AnalysisOptions {
  /** Longest text that is read, in UTF-16 units. */
  readonly maxLength: number;
  /** Milliseconds that one parse may take. */
  readonly deadline: number;
}

export const ENGINE_DEFAULTS: EngineOptions = { ...DEFAULT_OPTIONS, maxLength: 1024 * 1024, deadline: 2000 };

export interface SourceText {
  /** Identity of the document; its tree is kept until {@link Engine.close}. Absent: nothing is kept. */
  readonly key?: string;
  readonly languageId: string;
  readonly text: string;
}

interface Kept {
  readonly text: string;
  readonly tree: Tree;
  readonly language: Language;
}

export class Engine {
  readonly #grammars: Grammars;
  readonly #kept = new Map<string, Kept>();
  #disposed = false;

  constructor(read: ReadAsset) {
    this.#grammars = new Grammars(read);
  }

  /**
   * Checks a text. Never throws for what the text holds: what cannot be done is among the problems of the result.
   * A grammar that does not load is one of them, too.
   */
  async analyze(source: SourceText, options: EngineOptions = ENGINE_DEFAULTS): Promise<Analysis> {
    const language = languageById(source.languageId);
    const { text } = source;
    if (!language) return emptyAnalysis();
    if (!language.mayConcern(text)) return this.#skip(source);
    if (text.length > options.maxLength) {
      return this.#skip(source, { code: 'too-large', message: `The file has ${String(Math.ceil(text.length / 1024))} KB; files above ${String(Math.floor(options.maxLength / 1024))} KB are not checked (setting sockopt.maxFileSize).` });
    }
    if (text.includes('\0')) return this.#skip(source, { code: 'binary', message: 'The file holds NUL characters and counts as binary.' });
    let parser: Parser;
    try {
      parser = await this.#grammars.parser(language.grammar);
    } catch (error) {
      return this.#skip(source, { code: 'no-grammar', message: `The grammar for ${language.id} could not be loaded: ${messageOf(error)}` });
    }
    if (this.#disposed) return emptyAnalysis();
    return this.#checked(source, language, parser, options);
  }

  #checked(source: SourceText, language: Language, parser: Parser, options: EngineOptions): Analysis {
    const { key, text } = source;
    let tree: Tree | undefined;
    try {
      tree = this.#parse(source, language, parser, options.deadline);
      if (!tree) return this.#skip(source, { code: 'deadline', message: `Reading the file took longer than ${String(options.deadline)} ms; it is not checked.` });
      return analyzeTree(tree, text, language, parser, options);
    } catch (error) {
      return emptyAnalysis([{ code: 'internal', message: `The check failed: ${messageOf(error)}` }]);
    } finally {
      if (tree) {
        if (key === undefined) tree.delete();
        else this.#keep(key, { text, tree, language });
      }
    }
  }

  #parse(source: SourceText, language: Language, parser: Parser, deadline: number): Tree | undefined {
    const kept = source.key === undefined ? undefined : this.#kept.get(source.key);
    if (kept?.language !== language) return parse(parser, source.text, deadline);
    if (kept.text === source.text) return kept.tree;
    editTree(kept.tree, kept.text, source.text);
    return parse(parser, source.text, deadline, kept.tree);
  }

  #keep(key: string, next: Kept): void {
    const old = this.#kept.get(key);
    if (old && old.tree !== next.tree) old.tree.delete();
    this.#kept.set(key, next);
  }

  #skip(source: SourceText, ...problems: Analysis['problems']): Analysis {
    if (source.key !== undefined) this.close(source.key);
    return emptyAnalysis(problems);
  }

  /** Forgets a document. */
  close(key: string): void {
    this.#kept.get(key)?.tree.delete();
    this.#kept.delete(key);
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    for (const key of [...this.#kept.keys()]) this.close(key);
    await this.#grammars.dispose();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
