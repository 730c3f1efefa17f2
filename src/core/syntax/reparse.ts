/** Another version of a text whose tree is there. */
import type { Parser, Tree } from 'web-tree-sitter';
import {
  copyOf,
  type Difference,
  differenceOf,
  editTree,
  isAlive,
  ParserGone,
  parseInSteps,
  type Stopped,
} from './parse';

/** A tree and, where only a part of it was read again, how its text differs from the one before. */
export interface Parsed {
  readonly tree: Tree;
  readonly change?: Difference & { readonly before: string };
}

/**
 * The tree of `text`, which the caller deletes. Of the one before only that is read again which has changed, unless one of
 * them has errors: how the parser gets over an error depends on what it finds read already, and the same text must have
 * the same tree.
 * @param deadline milliseconds that it may take
 * @param slice milliseconds after which it yields
 * @throws ParserFailure, ParserGone
 */
export function* reparseInSteps(
  parser: Parser,
  text: string,
  before: { readonly text: string; readonly tree: Tree } | undefined,
  deadline: number,
  slice: number,
): Generator<undefined, Parsed | Stopped> {
  if (before?.text === text) return { tree: copyOf(before.tree) };
  if (before?.tree.rootNode.hasError === false) {
    const edited = copyOf(before.tree);
    try {
      const difference = differenceOf(before.text, text);
      editTree(edited, before.text, text, difference);
      const tree = yield* parseInSteps(parser, text, deadline, slice, edited);
      if (typeof tree === 'string') return tree;
      if (!tree.rootNode.hasError) return { tree, change: { before: before.text, ...difference } };
      tree.delete();
    } finally {
      edited.delete();
    }
  }
  const tree = yield* parseInSteps(parser, text, deadline, slice);
  return typeof tree === 'string' ? tree : { tree };
}

/** Goes on only as long as the tree can be looked at. @throws ParserGone */
export function* whileAlive<T>(tree: Tree, steps: Generator<undefined, T>): Generator<undefined, T> {
  try {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      yield;
      if (!isAlive(tree)) throw new ParserGone();
    }
  } finally {
    steps.return(undefined as T);
  }
}
