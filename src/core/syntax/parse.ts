/** Parsing with a deadline, and re-parsing after an edit. */
import { Edit, type Parser, type Point, type Tree } from 'web-tree-sitter';

/** Parses `text`; undefined where that takes longer than `deadline` milliseconds. The caller deletes the tree. */
export function parse(parser: Parser, text: string, deadline: number, old?: Tree): Tree | undefined {
  const end = Date.now() + deadline;
  const tree = parser.parse(text, old ?? null, { progressCallback: () => Date.now() > end });
  if (!tree) {
    // A parse that was stopped would go on where it stopped.
    parser.reset();
    return undefined;
  }
  return tree;
}

/** Tells the tree what differs between two versions of its text, as one edit: from the first to the last difference. */
export function editTree(tree: Tree, before: string, after: string): void {
  const limit = Math.min(before.length, after.length);
  let start = 0;
  while (start < limit && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let common = 0;
  while (
    common < limit - start &&
    before.charCodeAt(before.length - 1 - common) === after.charCodeAt(after.length - 1 - common)
  )
    common++;
  const oldEndIndex = before.length - common;
  const newEndIndex = after.length - common;
  tree.edit(
    new Edit({
      startIndex: start,
      oldEndIndex,
      newEndIndex,
      startPosition: pointAt(before, start),
      oldEndPosition: pointAt(before, oldEndIndex),
      newEndPosition: pointAt(after, newEndIndex),
    }),
  );
}

function pointAt(text: string, index: number): Point {
  let row = 0;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) {
    row++;
    lineStart = at + 1;
  }
  return { row, column: index - lineStart };
}
