/** Whether two trees, read from two versions of a text, are the same but for what was edited. */
import type { Node } from 'web-tree-sitter';

/** The state of a parser that was in several at once, for it had several readings of the text. */
const AMBIGUOUS = 0xffff;

/** What the parser expected where a node begins; undefined where it was in doubt when it had read it. */
export function stateOf(node: Node): number | undefined {
  const { parseState } = node;
  return parseState === AMBIGUOUS ? undefined : parseState;
}

/**
 * Whether all of both trees is alike but for what is in two nodes. It is where the parser had but one reading at the end of
 * both, and was in the same state: all that follows reads alike, and what is before them does anyway.
 * @param before, after of trees without errors
 * @param by how much longer the text has become within them
 */
export function isAlikeAround(before: Node, after: Node | undefined, by: number): boolean {
  const state = stateOf(before);
  if (state === undefined || !after || stateOf(after) !== state) return false;
  let [one, other]: (Node | null)[] = [before, after];
  while (one && other) {
    if (one.typeId !== other.typeId || one.startIndex !== other.startIndex || one.endIndex + by !== other.endIndex)
      return false;
    [one, other] = [one.parent, other.parent];
  }
  return one === other;
}
