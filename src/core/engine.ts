/** The analysis as a service for documents that change: keeps a tree per open document, gives plain results. */
import type { Parser, Tree } from 'web-tree-sitter';
import {
  type AnalysisOptions,
  analyzeInSteps,
  DEFAULT_OPTIONS,
  emptyAnalysis,
  findingsInSteps,
  lowerTree,
  type Place,
} from './analyze';
import { Followed } from './followed';
import type { UnitIR } from './ir';
import type { Language } from './languages/language';
import { languageById } from './languages/registry';
import { materializeInSteps } from './materialize';
import type { Analysis, Finding, Problem } from './model';
import type { Neighborhood } from './neighborhood';
import { type Pause, toTheEnd } from './steps';
import { BINARY, messageOf, stopped, SUPERSEDED, tooLarge, unread, unreadable, withoutGrammar } from './unread';
import { Grammars, GrammarStopped, type ReadAsset } from './syntax/grammars';
import {
  anotherParser,
  copyOf,
  discard,
  isAlive,
  parserFailure,
  ParserGone,
  parsePiece,
  type Stopped,
  untilRead,
} from './syntax/parse';
import { type Parsed, reparseInSteps, whileAlive } from './syntax/reparse';

export interface EngineOptions extends AnalysisOptions {
  /** Longest text that is read, in UTF-16 units. */
  readonly maxLength: number;
  /** Milliseconds that one parse may take. */
  readonly deadline: number;
}

export const ENGINE_DEFAULTS: EngineOptions = { ...DEFAULT_OPTIONS, maxLength: 1024 * 1024, deadline: 2000 };

/** Milliseconds of parsing, after which others may run. */
const SLICE = 8;

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
  readonly pause?: Pause;
}

/** A file without its tree. */
export interface Lowered {
  readonly language: Language;
  readonly unit: UnitIR;
}

interface Ready {
  readonly language: Language;
  readonly parser: Parser;
  /** Milliseconds after which others may come in between, while the text is parsed. */
  readonly slice: number;
}

interface Kept {
  readonly text: string;
  readonly tree: Tree;
  readonly language: Language;
  readonly path: string | undefined;
  followed?: Followed;
  /** Where the text says something that makes it of concern. */
  concern?: number;
}

export class Engine {
  readonly #grammars: Grammars;
  readonly #kept = new Map<string, Kept>();
  /** What was last to be checked of each document. */
  readonly #latest = new Map<string, SourceText>();
  /** Texts that the parser has failed on, by what names them: after each keystroke it would fail again. */
  readonly #unreadable = new Map<string, string>();
  #disposed = false;

  constructor(read: ReadAsset) {
    this.#grammars = new Grammars(read);
  }

  /**
   * Checks a text. Never throws for what the text holds: what cannot be done is among the problems of the result. A grammar
   * that does not load is one of them, too; another is that the document was closed meanwhile, or has another text.
   * @param surroundings other files that findings depend on; the sockets of the result are those that something happens to
   *   in the text
   * @param pause cuts the work into pieces, the parse as well; between them this and other documents may be checked.
   *   Where it rejects, the check is given up and rejects as well.
   */
  async analyze(
    source: SourceText,
    options: EngineOptions = ENGINE_DEFAULTS,
    surroundings?: Surroundings,
    pause: Pause | undefined = surroundings?.pause,
  ): Promise<Analysis> {
    if (source.key !== undefined) this.#latest.set(source.key, source);
    return untilRead(() => this.#analyze(source, options, surroundings, pause));
  }

  async #analyze(
    source: SourceText,
    options: EngineOptions,
    surroundings?: Surroundings,
    pause?: Pause,
  ): Promise<Analysis> {
    const { path, neighborhood } = surroundings ?? {};
    const ready = await this.#prepare(source, options, path !== undefined && neighborhood?.has(path), pause);
    if (!this.#isWanted(source)) return emptyAnalysis([SUPERSEDED]);
    if (ready && !('problem' in ready)) {
      const steps = this.#checked(source, ready, options, surroundings);
      return (await toTheEnd(steps, pause, () => this.#isWanted(source))) ?? emptyAnalysis([SUPERSEDED]);
    }
    if (path !== undefined) neighborhood?.delete(path);
    return ready ? this.#skip(source, ready.problem) : this.#skip(source);
  }

  /**
   * Lowers a text for a look at several files together; undefined where it has nothing to say. Keeps no tree.
   * @param always also where the text by itself has nothing to say, for others need its definitions
   * @param pause as for {@link analyze}
   */
  async lower(
    source: SourceText,
    options: EngineOptions = ENGINE_DEFAULTS,
    always = false,
    pause?: Pause,
  ): Promise<Lowered | { readonly problem: Problem } | undefined> {
    return untilRead(async () => {
      const ready = await this.#prepare(source, options, always, pause);
      if (!ready || 'problem' in ready) return ready;
      const { language } = ready;
      const steps = this.#withTree(source, ready, options, function* (_, lower) {
        return { language, unit: yield* materializeInSteps(lower()) };
      });
      return toTheEnd(steps, pause);
    });
  }

  /**
   * Writes the fixes for places that a look at several files has found in this one.
   * @param pause as for {@link analyze}
   */
  async findings(
    source: SourceText,
    places: readonly Place[],
    options: EngineOptions = ENGINE_DEFAULTS,
    pause?: Pause,
  ): Promise<readonly Finding[]> {
    return untilRead(async () => {
      const ready = await this.#prepare(source, options, false, pause);
      if (!ready || 'problem' in ready) return [];
      return (await toTheEnd(this.#located(source, ready, options, places), pause)) ?? [];
    });
  }

  /** What is needed to read the text; undefined where there is no need to. */
  async #prepare(
    source: SourceText,
    options: EngineOptions,
    always = false,
    pause?: Pause,
  ): Promise<Ready | { readonly problem: Problem } | undefined> {
    const { languageId, text } = source;
    const language = languageById(languageId);
    if (!language || (!always && !this.#mayConcern(source, language))) return undefined;
    if (text.length > options.maxLength) return { problem: tooLarge(text, options.maxLength) };
    if (text.includes('\0')) return { problem: BINARY };
    const failedOn = this.#unreadable.get(nameOf(source) ?? '');
    if (failedOn !== undefined && (source.key !== undefined || failedOn === text))
      return { problem: unreadable('as before') };
    try {
      const parser = await this.#grammars.parser(language.grammar);
      return this.#disposed ? undefined : { language, parser, slice: pause ? SLICE : Infinity };
    } catch (error) {
      if (error instanceof GrammarStopped) return { problem: stopped(language.id) };
      return { problem: withoutGrammar(language.id, error) };
    }
  }

  /** What made the version before of concern is most likely where it was. */
  #mayConcern({ key, text }: SourceText, language: Language): boolean {
    const kept = key === undefined ? undefined : this.#kept.get(key);
    if (kept?.concern !== undefined && kept.language === language) {
      const { concern } = kept;
      const moved = concern + text.length - kept.text.length;
      if ([concern, moved].some((offset) => language.concernsAt?.(text, offset))) return true;
    }
    return language.mayConcern(text);
  }

  *#checked(
    source: SourceText,
    ready: Ready,
    options: EngineOptions,
    surroundings: Surroundings | undefined,
  ): Generator<undefined, Analysis> {
    const { language } = ready;
    const { text } = source;
    try {
      if (!surroundings) {
        const analysis = yield* this.#withTree(source, ready, options, (parsed) => {
          const { tree, followed } = this.#followed(source, ready, parsed);
          return analyzeInSteps(followed, tree, options);
        });
        if ('problem' in analysis) return this.#skip(source, analysis.problem);
        const kept = source.key === undefined ? undefined : this.#kept.get(source.key);
        if (kept) kept.concern = analysis.sockets[0]?.events[0]?.call.start;
        return analysis;
      }
      const { path, neighborhood } = surroundings;
      const unit = yield* this.#withTree({ ...source, path }, ready, options, ({ tree }, lower) => {
        if (source.key !== undefined) this.#keep(source.key, { text, tree: copyOf(tree), language, path });
        return materializeInSteps(lower());
      });
      if ('problem' in unit) return this.#skip(source, unit.problem);
      const { sockets, places, problems } = yield* neighborhood.check({ path, language, text, unit }, options);
      return {
        sockets,
        problems,
        findings: places.length > 0 ? yield* this.#located(source, ready, options, places) : [],
      };
    } catch (error) {
      return this.#skip(source, this.#failure(error, source, language));
    }
  }

  *#located(
    source: SourceText,
    ready: Ready,
    options: EngineOptions,
    places: readonly Place[],
  ): Generator<undefined, readonly Finding[]> {
    const { language } = ready;
    const found = yield* this.#withTree(source, ready, options, ({ tree }, lower) =>
      findingsInSteps(places, { languageId: language.id, tree, text: source.text, unit: lower() }, language),
    );
    return 'problem' in found ? [] : found;
  }

  /** Gives the text's tree as long as the action lasts, and what lowers it. */
  *#withTree<T extends object>(
    source: SourceText,
    ready: Ready,
    options: EngineOptions,
    action: (parsed: Parsed, lower: () => UnitIR) => Generator<undefined, T>,
  ): Generator<undefined, T | { readonly problem: Problem }> {
    const { language, parser } = ready;
    let tree: Tree | undefined;
    try {
      const read = yield* this.#parsed(source, ready, options);
      if (typeof read === 'string') return { problem: unread(read, options.deadline) };
      ({ tree } = read);
      const lower = (): UnitIR => lowerTree(read.tree, source.text, language, parser, pathOf(source));
      return yield* whileAlive(read.tree, action(read, lower));
    } catch (error) {
      return { problem: this.#failure(error, source, language) };
    } finally {
      tree?.delete();
    }
  }

  /** The tree of the text, which is the caller's: made of that of the version before, where there is one. */
  *#parsed(
    { key, text }: SourceText,
    { language, parser, slice }: Ready,
    { deadline }: EngineOptions,
  ): Generator<undefined, Parsed | Stopped> {
    const kept = key === undefined ? undefined : this.#kept.get(key);
    const before = kept?.language === language && isAlive(kept.tree) ? kept : undefined;
    // Between the pieces others may want to parse.
    const own = slice === Infinity ? undefined : anotherParser(parser);
    try {
      return yield* reparseInSteps(own ?? parser, text, before, deadline, slice);
    } finally {
      if (own) discard(own);
    }
  }

  /** The file with its tree, kept for the next version of the document: of the version before what still holds. */
  #followed(
    source: SourceText,
    { language, parser }: Ready,
    { tree, change }: Parsed,
  ): { readonly tree: Tree; readonly followed: Followed } {
    const { key, text } = source;
    const path = pathOf(source);
    const lowered = (own: Tree): Followed => new Followed(lowerTree(own, text, language, parser, path), text, language);
    if (key === undefined) return { tree, followed: lowered(tree) };
    const kept = this.#kept.get(key);
    const isOfUse = kept?.language === language && kept.path === path && isAlive(kept.tree);
    const before = isOfUse ? kept.followed : undefined;
    if (before?.text === text) return { tree, followed: before };
    const own = copyOf(tree);
    const taken =
      change !== undefined &&
      kept?.text === change.before &&
      before?.change({
        ...change,
        text,
        rootBefore: kept.tree.rootNode,
        root: own.rootNode,
        parsePiece: (piece) => parsePiece(parser, piece),
      }) === true;
    // Nodes that are still to be lowered are of the tree that is kept.
    const next = this.#keep(key, { text, tree: own, language, path });
    next.followed = taken ? before : lowered(own);
    return { tree, followed: next.followed };
  }

  #keep(key: string, next: Kept): Kept {
    this.#forget(key);
    this.#kept.set(key, next);
    return next;
  }

  /** Whether no other text of the document is to be checked, and it was not closed. */
  #isWanted({ key, text, languageId }: SourceText): boolean {
    if (key === undefined) return true;
    const latest = this.#latest.get(key);
    return latest?.text === text && latest.languageId === languageId;
  }

  /** @throws ParserGone where it is none of this file's */
  #failure(error: unknown, source: SourceText, { id, grammar }: Language): Problem {
    if (error instanceof ParserGone) throw error;
    const failure = parserFailure(error);
    if (!failure) return { code: 'internal', message: `The check failed: ${messageOf(error)}` };
    this.#grammars.failed(grammar);
    const name = nameOf(source);
    if (name !== undefined) this.#unreadable.set(name, source.text);
    return this.#grammars.hasStopped(grammar) ? stopped(id) : unreadable(failure.message);
  }

  #skip(source: SourceText, ...problems: Analysis['problems']): Analysis {
    if (source.key !== undefined) this.#forget(source.key);
    return emptyAnalysis(problems);
  }

  /** Forgets a document. */
  close(key: string): void {
    this.#forget(key);
    this.#latest.delete(key);
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
