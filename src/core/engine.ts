/** The analysis as a service for documents that change: keeps a tree per open document, gives plain results. */
import type { Parser, Tree } from 'web-tree-sitter';
import {
  type AnalysisOptions,
  analyzeTree,
  DEFAULT_OPTIONS,
  emptyAnalysis,
  findingsOf,
  lowerTree,
  type Place,
} from './analyze';
import type { UnitIR } from './ir';
import type { Language } from './languages/language';
import { languageById } from './languages/registry';
import { materialize } from './materialize';
import type { Analysis, Finding, Problem } from './model';
import type { Neighborhood } from './neighborhood';
import { Grammars, GrammarStopped, type ReadAsset } from './syntax/grammars';
import { editTree, isAlive, parse, ParserFailure, ParserGone, type Stopped } from './syntax/parse';

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
  /** Where it lies, for a file's name may say what system it is for; by default the key, which ends alike. */
  readonly path?: string;
}

/** What a text is checked together with. Only one check at a time. */
export interface Surroundings {
  /** Of the text itself, as files are named in the neighborhood. */
  readonly path: string;
  readonly neighborhood: Neighborhood;
  /** Lets others run, between two files that are followed. */
  readonly pause?: () => Promise<void>;
}

/** A file without its tree. */
export interface Lowered {
  readonly language: Language;
  readonly unit: UnitIR;
}

interface Ready {
  readonly language: Language;
  readonly parser: Parser;
}

interface Kept {
  readonly text: string;
  readonly tree: Tree;
  readonly language: Language;
}

export class Engine {
  readonly #grammars: Grammars;
  readonly #kept = new Map<string, Kept>();
  /** Texts that the parser has failed on, by what names them: after each keystroke it would fail again. */
  readonly #unreadable = new Map<string, string>();
  #disposed = false;

  constructor(read: ReadAsset) {
    this.#grammars = new Grammars(read);
  }

  /**
   * Checks a text. Never throws for what the text holds: what cannot be done is among the problems of the result.
   * A grammar that does not load is one of them, too.
   * @param surroundings other files that findings depend on; the sockets of the result are those that something happens to
   *   in the text
   */
  async analyze(
    source: SourceText,
    options: EngineOptions = ENGINE_DEFAULTS,
    surroundings?: Surroundings,
  ): Promise<Analysis> {
    const { path, neighborhood } = surroundings ?? {};
    const ready = await this.#prepare(source, options, path !== undefined && neighborhood?.has(path));
    if (ready && !('problem' in ready)) return this.#checked(source, ready, options, surroundings);
    if (path !== undefined) neighborhood?.delete(path);
    return ready ? this.#skip(source, ready.problem) : this.#skip(source);
  }

  /**
   * Lowers a text for a look at several files together; undefined where it has nothing to say. Keeps no tree.
   * @param always also where the text by itself has nothing to say, for others need its definitions
   */
  async lower(
    source: SourceText,
    options: EngineOptions = ENGINE_DEFAULTS,
    always = false,
  ): Promise<Lowered | { readonly problem: Problem } | undefined> {
    const ready = await this.#prepare(source, options, always);
    if (!ready || 'problem' in ready) return ready;
    return this.#withTree(source, ready, options, (tree, { language, parser }) => ({
      language,
      unit: materialize(lowerTree(tree, source.text, language, parser, pathOf(source))),
    }));
  }

  /** Writes the fixes for places that a look at several files has found in this one. */
  async findings(
    source: SourceText,
    places: readonly Place[],
    options: EngineOptions = ENGINE_DEFAULTS,
  ): Promise<readonly Finding[]> {
    const ready = await this.#prepare(source, options);
    if (!ready || 'problem' in ready) return [];
    const found = this.#withTree(source, ready, options, (tree, { language, parser }) => ({
      findings: findingsOf(
        places,
        {
          languageId: language.id,
          tree,
          text: source.text,
          unit: lowerTree(tree, source.text, language, parser, pathOf(source)),
        },
        language,
      ),
    }));
    return 'problem' in found ? [] : found.findings;
  }

  /** What is needed to read the text; undefined where there is no need to. */
  async #prepare(
    source: SourceText,
    options: EngineOptions,
    always = false,
  ): Promise<Ready | { readonly problem: Problem } | undefined> {
    const { languageId, text } = source;
    const language = languageById(languageId);
    if (!language || (!always && !language.mayConcern(text))) return undefined;
    if (text.length > options.maxLength) {
      return {
        problem: {
          code: 'too-large',
          message: `The file has ${String(Math.ceil(text.length / 1024))} KB; files above ${String(Math.floor(options.maxLength / 1024))} KB are not checked (setting sockopt.maxFileSize).`,
        },
      };
    }
    if (text.includes('\0'))
      return { problem: { code: 'binary', message: 'The file holds NUL characters and counts as binary.' } };
    const failedOn = this.#unreadable.get(nameOf(source) ?? '');
    if (failedOn !== undefined && (source.key !== undefined || failedOn === text))
      return { problem: unreadable('as before') };
    try {
      const parser = await this.#grammars.parser(language.grammar);
      return this.#disposed ? undefined : { language, parser };
    } catch (error) {
      if (error instanceof GrammarStopped) return { problem: stopped(language.id) };
      return {
        problem: {
          code: 'no-grammar',
          message: `The grammar for ${language.id} could not be loaded: ${messageOf(error)}`,
        },
      };
    }
  }

  #withTree<T>(
    source: SourceText,
    ready: Ready,
    options: EngineOptions,
    action: (tree: Tree, ready: Ready) => T,
  ): T | { readonly problem: Problem } {
    const kept = source.key === undefined ? undefined : this.#kept.get(source.key);
    const own =
      kept?.language === ready.language && kept.text === source.text && isAlive(kept.tree) ? kept.tree : undefined;
    let tree: Tree | undefined;
    try {
      const read = own ?? parse(ready.parser, source.text, options.deadline);
      if (typeof read === 'string') return { problem: unread(read, options) };
      tree = read;
      return action(tree, ready);
    } catch (error) {
      return { problem: this.#failure(error, source, ready.language) };
    } finally {
      if (tree !== own) tree?.delete();
    }
  }

  async #checked(
    source: SourceText,
    ready: Ready,
    options: EngineOptions,
    surroundings: Surroundings | undefined,
  ): Promise<Analysis> {
    const { text } = source;
    const { language, parser } = ready;
    try {
      if (!surroundings)
        return this.#withCurrentTree(source, ready, options, (tree) =>
          analyzeTree(tree, text, language, parser, options, pathOf(source)),
        );
      const { path, neighborhood, pause } = surroundings;
      const unit = this.#withCurrentTree(source, ready, options, (tree) =>
        materialize(lowerTree(tree, text, language, parser, path)),
      );
      if ('problems' in unit) return unit;
      const steps = neighborhood.check({ path, language, text, unit }, options);
      let step = steps.next();
      while (step.done !== true) {
        await pause?.();
        step = steps.next();
      }
      const { sockets, places, problems } = step.value;
      return { sockets, problems, findings: places.length > 0 ? await this.findings(source, places, options) : [] };
    } catch (error) {
      // The tree may be one that was told of an edit and never parsed again.
      return this.#skip(source, this.#failure(error, source, language));
    }
  }

  #failure(error: unknown, source: SourceText, { id, grammar }: Language): Problem {
    const message = messageOf(error);
    if (error instanceof ParserGone) return { code: 'parser-failed', message: 'The parser failed on another file.' };
    if (!(error instanceof ParserFailure)) return { code: 'internal', message: `The check failed: ${message}` };
    this.#grammars.failed(grammar);
    const name = nameOf(source);
    if (name !== undefined) this.#unreadable.set(name, source.text);
    return this.#grammars.hasStopped(grammar) ? stopped(id) : unreadable(message);
  }

  /** Gives the text's tree, which is kept for the next version of the document. */
  #withCurrentTree<T>(
    source: SourceText,
    { language, parser }: Ready,
    options: EngineOptions,
    action: (tree: Tree) => T,
  ): T | Analysis {
    const { key, text } = source;
    let tree: Tree | undefined;
    try {
      const read = this.#parse(source, language, parser, options.deadline);
      if (typeof read === 'string') return this.#skip(source, unread(read, options));
      tree = read;
      return action(tree);
    } finally {
      if (tree) {
        if (key === undefined) tree.delete();
        else this.#keep(key, { text, tree, language });
      }
    }
  }

  #parse(source: SourceText, language: Language, parser: Parser, deadline: number): Tree | Stopped {
    const kept = source.key === undefined ? undefined : this.#kept.get(source.key);
    if (kept?.language !== language || !isAlive(kept.tree)) return parse(parser, source.text, deadline);
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
    if (source.key !== undefined) this.#forget(source.key);
    return emptyAnalysis(problems);
  }

  /** Forgets a document. */
  close(key: string): void {
    this.#forget(key);
    this.#unreadable.delete(key);
  }

  #forget(key: string): void {
    this.#kept.get(key)?.tree.delete();
    this.#kept.delete(key);
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    for (const key of [...this.#kept.keys()]) this.close(key);
    await this.#grammars.dispose();
  }
}

/** What a text is remembered by. */
function nameOf({ path, key }: SourceText): string | undefined {
  return key ?? path;
}

function pathOf({ path, key }: SourceText): string | undefined {
  return path ?? key;
}

function unread(why: Stopped, { deadline }: EngineOptions): Problem {
  return why === 'deadline'
    ? { code: why, message: `Reading the file took longer than ${String(deadline)} ms; it is not checked.` }
    : { code: why, message: 'Reading the file takes too much memory; it is not checked.' };
}

function unreadable(why: string): Problem {
  return {
    code: 'parser-failed',
    message: `The parser fails on this file (${why}). It is not read again before it is closed and opened.`,
  };
}

function stopped(id: string): Problem {
  return {
    code: 'parser-stopped',
    message: `The parser has failed twice on files of the language ${id}. None of them is checked from now on.`,
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
