/** What must hold of every text, however spoiled. */
import type { Parser, Tree } from 'web-tree-sitter';
import {
  type Analysis,
  Engine,
  ENGINE_DEFAULTS,
  type EngineOptions,
  type Fix,
  languageById,
  type LanguageId,
  Lines,
  type Problem,
  type Range,
  rules,
} from '../../src/core';
import { hoverAt } from '../../src/core/hover';
import { Grammars } from '../../src/core/syntax/grammars';
import { parse } from '../../src/core/syntax/parse';
import { yourCode } from '../../src/worker/your-code';
import { isYourCode } from '../../src/explainer/validate';
import { readAsset } from '../unit/assets';

export interface Input {
  readonly languageId: LanguageId;
  readonly text: string;
  /** The texts after each of the edits that follow. */
  readonly versions: readonly string[];
  /** Whether it is checked a second time, as a document that is opened. */
  readonly again: boolean;
  /** Where hovers are asked for: parts of the text's length. */
  readonly hovers: readonly number[];
}

/** A property that does not hold. What differs between one input and the next stands after the first line. */
export class Violation extends Error {}

/** The parser itself failed, and was started again: there is nothing to say of this text. */
class ParserFailed extends Error {}

/**
 * Milliseconds for one check, all in all: some times what its parse alone may take, for machines are busy. What takes
 * longer hangs.
 */
const LIMIT = 5 * ENGINE_DEFAULTS.deadline;

/** Every rule, on code for every system: there is no finding that it cannot come to. */
const options: EngineOptions = {
  ...ENGINE_DEFAULTS,
  severities: Object.fromEntries(rules.map(({ id }) => [id, 'warning'])),
};

/** Problems that say that something is wrong with us, and not with the text. */
const failures: ReadonlySet<Problem['code']> = new Set(['internal', 'no-grammar', 'parser-stopped']);

/** UTF-16 units of a text that nobody has put ten thousand of anything into. */
const PLAIN = 20_000;

const path = '/srv/server';

export class Properties {
  #engine = new Engine(readAsset);
  readonly #grammars = new Grammars(readAsset);
  /** Milliseconds of the slowest check so far. */
  slowest = 0;
  /** What the checks so far have come to: a run that finds nothing tries nothing. */
  readonly seen = { findings: 0, fixes: 0, hovers: 0, unread: 0, parserFailures: 0 };

  /** @throws Violation */
  async check(input: Input): Promise<void> {
    try {
      await this.#check(input);
    } catch (error) {
      if (!(error instanceof ParserFailed)) throw error;
      this.seen.parserFailures++;
      // The next inputs are to be tried, too, however many of them fail.
      await this.#engine.dispose();
      this.#engine = new Engine(readAsset);
    }
  }

  async #check({ languageId, text, versions, again, hovers }: Input): Promise<void> {
    const analysis = await this.#analyze(languageId, text);
    this.seen.findings += analysis.findings.length;
    await this.#fixesBreakNothing(languageId, text, analysis);
    this.#hovers(languageId, text, analysis, hovers);
    this.#panel(text, analysis);
    if (again) await this.#editsMakeNoDifference(languageId, text, versions, analysis);
  }

  async dispose(): Promise<void> {
    await this.#engine.dispose();
    await this.#grammars.dispose();
  }

  async #analyze(languageId: LanguageId, text: string, key?: string): Promise<Analysis> {
    const started = performance.now();
    const usage = process.cpuUsage();
    const analysis = await this.#engine.analyze(
      { languageId, text, path, ...(key === undefined ? {} : { key }) },
      options,
      undefined,
      // Documents are checked in pieces.
      key === undefined ? undefined : () => Promise.resolve(),
    );
    const took = performance.now() - started;
    this.slowest = Math.max(this.slowest, took);
    // Where the machine is busy with others, it is not the check that takes long.
    const { user, system } = process.cpuUsage(usage);
    if (took > LIMIT && (user + system) / 1000 > LIMIT) throw new Violation(`hangs\n${took.toFixed(0)} ms`);
    for (const { code, message } of analysis.problems) {
      if (failures.has(code)) throw new Violation(message);
      if (code === 'parser-failed') throw new ParserFailed();
      if (unsure.has(code)) this.seen.unread++;
    }
    rangesInside(analysis, text);
    return analysis;
  }

  /**
   * After its edits, the document's tree that was kept and mended gives what a new one gives. It is the last version that
   * is compared: each number of edits is as good as another.
   */
  async #editsMakeNoDifference(
    languageId: LanguageId,
    text: string,
    versions: readonly string[],
    first: Analysis,
  ): Promise<void> {
    const opened = await this.#analyze(languageId, text, 'document');
    same(first, opened, 'the same text has another result the second time');
    let last = first;
    for (const version of versions) last = await this.#analyze(languageId, version, 'document');
    this.#engine.close('document');
    const version = versions.at(-1);
    if (version === undefined) return;
    same(
      last,
      await this.#analyze(languageId, version),
      'a document that was edited has another result than a new one',
    );
  }

  /** One fix of each kind: what goes for one of two sockets goes for the other. */
  async #fixesBreakNothing(languageId: LanguageId, text: string, { findings }: Analysis): Promise<void> {
    const fixes = findings.flatMap((finding) => finding.fixes);
    if (fixes.length === 0) return;
    const kinds = new Map(fixes.map((fix) => [fix.title, fix]));
    this.seen.fixes += kinds.size;
    const errors = await this.#errors(languageId, text);
    const isPlain = text.length < PLAIN;
    let last = text;
    for (const fix of kinds.values()) {
      const { fixed, inserted } = apply(text, fix);
      const left = await this.#errors(languageId, fixed);
      // How the parser gets over an error may change with what stands around it, most of all where ten thousand are nested:
      // only those count that the fix brings.
      const own = left.filter(({ start, end }) => inserted.some((range) => range.start <= start && end <= range.end));
      if (errors.length === 0 ? left.length > 0 : isPlain && own.length > 0 && left.length > errors.length)
        throw new Violation(
          `the fix "${fix.title}" brings syntax errors\n${errors.length} before, ${left.length} after:\n${fixed}`,
        );
      last = fixed;
    }
    await this.#analyze(languageId, last);
  }

  /** Where nodes of the tree are wrong or missing. */
  async #errors(languageId: LanguageId, text: string): Promise<readonly Range[]> {
    const parser = await this.#grammars.parser(languageById(languageId)?.grammar ?? '');
    return withTree(parser, text, (tree) => {
      if (!tree.rootNode.hasError) return [];
      const errors: Range[] = [];
      const cursor = tree.walk();
      for (;;) {
        if (cursor.nodeType === 'ERROR' || cursor.nodeIsMissing)
          errors.push({ start: cursor.startIndex, end: cursor.endIndex });
        if (cursor.gotoFirstChild()) continue;
        while (!cursor.gotoNextSibling()) {
          if (cursor.gotoParent()) continue;
          cursor.delete();
          return errors;
        }
      }
    });
  }

  #hovers(languageId: LanguageId, text: string, analysis: Analysis, places: readonly number[]): void {
    const calls = analysis.sockets.flatMap(({ events }) => events.map(({ name }) => name.start));
    const offsets = [...places.map((part) => Math.floor(part * text.length)), ...calls.slice(0, 8)];
    for (const offset of offsets) {
      const hover = hoverAt({ analysis, text, languageId, offset, detail: 'full', platforms: [] });
      if (!hover) continue;
      this.seen.hovers++;
      const { start, end } = hover.range;
      if (start > offset || offset > end || end > text.length)
        throw new Violation(`a hover is not where it was asked for\n${start}-${end} at ${offset}`);
    }
  }

  /** What the panel would show of each socket passes the page's own checks. */
  #panel(text: string, { sockets, findings }: Analysis): void {
    const lines = new Lines(text);
    for (const socket of sockets) {
      const finding = findings.find((candidate) => candidate.socket === socket.id);
      const code = yourCode(
        {
          uri: 'file:///a',
          version: 1,
          languageId: 'c',
          fileName: 'a',
          lines: [],
          socket,
          ...(finding && { finding }),
        },
        (offset) => lines.positionOf(offset).line,
      );
      if (code && !isYourCode(code)) throw new Violation(`the page would refuse a socket\n${JSON.stringify(code)}`);
    }
  }
}

function withTree<T>(parser: Parser, text: string, action: (tree: Tree) => readonly T[]): readonly T[] {
  const tree = parse(parser, text, LIMIT);
  if (typeof tree === 'string') return [];
  try {
    return action(tree);
  } finally {
    tree.delete();
  }
}

/**
 * The text with a fix, and where that has put something.
 * @throws Violation where edits overlap
 */
function apply(text: string, { title, edits }: Fix): { readonly fixed: string; readonly inserted: readonly Range[] } {
  const sorted = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  const inserted: Range[] = [];
  let fixed = '';
  let at = 0;
  for (const { range, text: own } of sorted) {
    if (range.start < at) throw new Violation(`edits of the fix "${title}" overlap\n${JSON.stringify(edits)}`);
    fixed += text.slice(at, range.start);
    inserted.push({ start: fixed.length, end: fixed.length + own.length });
    fixed += own;
    at = range.end;
  }
  return { fixed: fixed + text.slice(at), inserted };
}

/** Every `{ start, end }` of a result lies in the text. @throws Violation */
function rangesInside(value: unknown, text: string): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) rangesInside(item, text);
    return;
  }
  const { start, end } = value as { start?: unknown; end?: unknown };
  if (typeof start === 'number' && typeof end === 'number' && !(0 <= start && start <= end && end <= text.length))
    throw new Violation(`a range lies outside of the text\n${start}-${end} of ${text.length}`);
  for (const item of Object.values(value)) rangesInside(item, text);
}

/** Problems that depend on how busy the machine is, and how much memory was in use. */
const unsure: ReadonlySet<Problem['code']> = new Set(['deadline', 'out-of-memory']);

/** Results that ran out of time may differ: machines are not always as busy. @throws Violation */
function same(one: Analysis, other: Analysis, message: string): void {
  if ([...one.problems, ...other.problems].some(({ code }) => unsure.has(code))) return;
  const [left, right] = [JSON.stringify(one), JSON.stringify(other)];
  if (left === right) return;
  let at = 0;
  while (left[at] === right[at]) at++;
  const from = Math.max(0, at - 80);
  throw new Violation(`${message}\n${left.slice(from, at + 160)}\n${right.slice(from, at + 160)}`);
}
