/** Parsing with a deadline, and re-parsing after an edit. */
import { Edit, Parser, type Point, type Tree } from 'web-tree-sitter';
import { atOnce } from '../steps';
import { breakRuntime, memoryIsShort, memoryTaken, runtimeGeneration } from './runtime';

/** Why there is no tree. */
export type Stopped = 'deadline' | 'out-of-memory';

/** The parser itself has failed, and all trees and parsers with it. */
export class ParserFailure extends Error {}

/** It has failed on another file, just now: the same file may be read with the next parser. */
export class ParserGone extends Error {}

/** Does again what was under way when the parser failed on another file, which it does a few times at most. */
export async function untilRead<T>(attempt: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ParserGone)) throw error;
    }
  }
}

/** Which runtime a parser belongs to. */
const generations = new WeakMap<Parser, number>();

/** Trees that nobody has deleted yet. */
const alive = new Set<Tree>();

/** How often the parser may look up in a piece or ask for more text, and further times per UTF-16 unit of it; plain C needs a quarter of these. */
const PIECE_ROUNDS = 600;
const ROUNDS_PER_UNIT = 0.04;

/** After how many rounds it is interrupted, so that others may run: about a millisecond. */
const ROUNDS_PER_TURN = 100;

/** As many UTF-16 units are read at a time: what the parser has room for. */
const CHUNK = 5 * 1024;

/** And of an edited text, of which little is read again, here and there: of all that it is given the parser makes a copy. */
const CHUNK_OF_EDITED = 512;

/** What a runtime has made that broke: the garbage collector would give it back to the next one. */
const abandoned: object[] = [];

/**
 * Parses `text`. The caller deletes the tree.
 * @param deadline milliseconds that it may take
 * @throws ParserFailure, ParserGone
 */
export function parse(parser: Parser, text: string, deadline: number, old?: Tree): Tree | Stopped {
  return atOnce(parseInSteps(parser, text, deadline, Infinity, old));
}

/**
 * The same in pieces: yields whenever one has taken `slice` milliseconds, which alone count. Until the end nothing else may
 * be parsed with this parser. Who gives up in between calls `return()`, and the parser can be used again.
 * @throws ParserFailure, ParserGone also where the parser has failed on another file meanwhile
 */
export function* parseInSteps(
  parser: Parser,
  text: string,
  deadline: number,
  slice: number,
  old?: Tree,
): Generator<undefined, Tree | Stopped> {
  let left = deadline;
  let started = Date.now();
  const isOver = (): boolean => Date.now() - started > left;
  const rest = function* (): Generator<undefined, void> {
    const worked = Date.now() - started;
    if (worked <= slice) return;
    left -= worked;
    yield;
    started = Date.now();
  };
  return yield* parseUntil(parser, text, isOver, rest, old);
}

/**
 * Parses a piece of a file that was read before, as far as that takes work in proportion: what comes of it must not depend
 * on how busy the machine is. The caller deletes the tree.
 * @throws ParserFailure, ParserGone
 */
export function parsePiece(parser: Parser, text: string): Tree | undefined {
  let left = PIECE_ROUNDS + text.length * ROUNDS_PER_UNIT;
  const read = atOnce(parseUntil(parser, text, () => --left < 0));
  return typeof read === 'string' ? undefined : read;
}

/**
 * Interrupts the parser after every so many rounds, whether anybody waits or not: where it is interrupted decides how it gets
 * over an error, and a text must have the same tree in any case.
 * @param isOver asked in each round, and whenever text is read, whether it has taken too much
 * @param rest what happens at each interruption
 */
function* parseUntil(
  parser: Parser,
  text: string,
  isOver: () => boolean,
  rest?: () => Generator<undefined, void>,
  old?: Tree,
): Generator<undefined, Tree | Stopped> {
  const before = memoryTaken();
  const chunk = old ? CHUNK_OF_EDITED : CHUNK;
  let finished = false;
  let stopped: Stopped | undefined;
  const mustStop = (): boolean => {
    if (stopped === undefined && isOver()) stopped = 'deadline';
    if (stopped === undefined && memoryIsShort() && memoryTaken() > before) stopped = 'out-of-memory';
    return stopped !== undefined;
  };
  // Within a token, and from one place to the next where none begins, the parser asks for nothing but text.
  const input = (index: number): string =>
    finished ? text.slice(index) : mustStop() ? '' : text.slice(index, index + chunk);
  try {
    for (;;) {
      if (!isUsable(parser)) throw new ParserGone();
      let rounds = 0;
      const progressCallback = (): boolean => mustStop() || ++rounds >= ROUNDS_PER_TURN;
      const tree = read(parser, input, old, progressCallback);
      if (stopped !== undefined) {
        if (tree) guarded(() => tree.delete());
        return stopped;
      }
      if (tree) {
        finished = true;
        return kept(tree);
      }
      if (rest) yield* rest();
    }
  } finally {
    // A parse that was stopped would go on where it stopped.
    if (!finished && isUsable(parser)) {
      guarded(() => {
        parser.reset();
      });
    }
  }
}

/** @throws ParserFailure */
function read(
  parser: Parser,
  input: (index: number) => string,
  old: Tree | undefined,
  progressCallback: () => boolean,
): Tree | null {
  return guarded(() => parser.parse(input, old ?? null, { progressCallback }));
}

/** @throws ParserFailure */
function guarded<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw failureOf(error);
  }
}

/** Gives up the parser that has thrown, with all trees that it has made. */
function failureOf(error: unknown): ParserFailure {
  breakRuntime();
  abandoned.push(...alive);
  alive.clear();
  return new ParserFailure(reasonOf(error), { cause: error });
}

/** The failure of the parser that an error stands for, also where a tree was looked at; undefined for errors of others. */
export function parserFailure(error: unknown): ParserFailure | undefined {
  if (error instanceof ParserFailure) return error;
  return error instanceof Error && error.name === 'RuntimeError' ? failureOf(error) : undefined;
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  // What Emscripten says of memory that it does not get, and engines of a stack that is full.
  if (message.startsWith('Aborted(')) return 'out of memory';
  return error instanceof RangeError ? 'it nests too deeply' : message;
}

/** Whether the tree can be looked at: neither deleted nor of a runtime that has failed. */
export function isAlive(tree: Tree): boolean {
  return alive.has(tree);
}

/** Another handle for the same tree, to be deleted by itself: it stays when the first is deleted, and as it is when that is edited. */
export function copyOf(tree: Tree): Tree {
  return kept(tree.copy());
}

/** How many trees there are. */
export function treesAlive(): number {
  return alive.size;
}

/** Notes which runtime has made a parser. */
export function adopt(parser: Parser): void {
  generations.set(parser, runtimeGeneration());
}

/** Whether the runtime that has made the parser still runs. */
export function isUsable(parser: Parser): boolean {
  return generations.get(parser) === runtimeGeneration();
}

/** Another parser of the same grammar, for a parse that lets others go on. The caller gives it back with {@link discard}. */
export function anotherParser(like: Parser): Parser {
  const parser = new Parser();
  parser.setLanguage(like.language);
  adopt(parser);
  return parser;
}

/** Frees a parser, or takes it out of use where its runtime has failed. */
export function discard(parser: Parser): void {
  if (isUsable(parser)) parser.delete();
  else abandon(parser);
}

/** Takes a parser out of use whose runtime has failed. */
export function abandon(parser: Parser): void {
  abandoned.push(parser);
}

function kept(tree: Tree): Tree {
  const free = tree.delete.bind(tree);
  tree.delete = () => {
    if (alive.delete(tree)) free();
  };
  alive.add(tree);
  return tree;
}

/** One stretch of a text that stands for another: what is before `start` is alike, and what is behind the ends. */
export interface Difference {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** From the first to the last difference between two versions of a text. */
export function differenceOf(before: string, after: string): Difference {
  const limit = Math.min(before.length, after.length);
  const start = alike(limit, (from, to) => before.slice(from, to) === after.slice(from, to));
  const common = alike(
    limit - start,
    (from, to) =>
      before.slice(before.length - to, before.length - from) === after.slice(after.length - to, after.length - from),
  );
  return { start, oldEnd: before.length - common, newEnd: after.length - common };
}

/** How much is alike, up to a limit; found in stretches, for comparing two of them is quicker than going over them. */
function alike(limit: number, areAlike: (from: number, to: number) => boolean): number {
  let known = 0;
  for (let step = STRETCH; step > 0; step = step > 1 ? step >> 1 : 0) {
    while (known + step <= limit && areAlike(known, known + step)) known += step;
    if (known === limit) break;
  }
  return known;
}

/** UTF-16 units, a power of 2. */
const STRETCH = 1 << 14;

/** Tells the tree what differs between two versions of its text. */
export function editTree(tree: Tree, before: string, after: string, { start, oldEnd, newEnd }: Difference): void {
  const around = tree.rootNode.descendantForIndex(start);
  const known = around && around.startIndex <= start ? around : tree.rootNode;
  const pointAt = pointsFrom(known.startIndex, known.startPosition);
  const startPosition = pointAt(before, start);
  tree.edit(
    new Edit({
      startIndex: start,
      oldEndIndex: oldEnd,
      newEndIndex: newEnd,
      startPosition,
      oldEndPosition: pointsFrom(start, startPosition)(before, oldEnd),
      newEndPosition: pointsFrom(start, startPosition)(after, newEnd),
    }),
  );
}

/** Counts lines from a place on that is known. */
function pointsFrom(known: number, { row, column }: Point): (text: string, index: number) => Point {
  return (text, index) => {
    let lines = 0;
    let lineStart = known - column;
    for (let at = text.indexOf('\n', known); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) {
      lines++;
      lineStart = at + 1;
    }
    return { row: row + lines, column: index - lineStart };
  };
}
