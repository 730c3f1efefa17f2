/** Comments that speak of the statement below them, and what a fix puts before that statement. */
import type { Tree } from 'web-tree-sitter';
import type { Fix, TextEdit } from './model';
import type { FixRequest, FixTarget } from './languages/language';

/** Code that is commented out stays beside what takes its place. */
const CODE = /[;{}]\s*(?:\*\/)?$|set_?sock_?opt|set_?option|set_?reuse|reuse_?addr/i;

const OPENS_BLOCK = /(?:[{:|(]|\b(?:do|then|else|begin|ensure))\s*$/;

/** `bind()` keeps the comment above it: statements that a fix puts before it come before the comment as well. */
export function beforeComments(request: FixRequest, fix: Fix, { text, tree }: FixTarget): Fix {
  if (!('bind' in request)) return fix;
  const { start: call } = request.bind.call;
  const edits = fix.edits.map((edit): TextEdit => {
    const { start, end } = edit.range;
    if (start !== end || start > call || /^\s*(?:using|#\s*include|import|use)\b/.test(edit.text)) return edit;
    const first = text.lastIndexOf('\n', start - 1) + 1;
    const indent = text.slice(first, start);
    if (!/^[ \t]*$/.test(indent) || !edit.text.endsWith(`\n${indent}`)) return edit;
    // Far from the call: it is no statement before it.
    if ((text.slice(start, call).match(/\n/g)?.length ?? 0) > 3) return edit;
    const top = commentsAbove(tree, text, first, /^[ \t]*/.exec(text.slice(first))![0]);
    if (
      top === first ||
      fix.edits.some((other) => other !== edit && other.range.end > top && other.range.start <= start)
    )
      return edit;
    return { ...edit, range: { start: top + indent.length, end: top + indent.length } };
  });
  return { ...fix, edits };
}

/** Start of the first of the comment lines that stand, indented alike, directly above the line; the line itself without any. */
function commentsAbove(tree: Tree, text: string, line: number, indent: string): number {
  let top = line;
  for (;;) {
    const above = Math.max(0, top - 500, text.lastIndexOf('\n', top - 2) + 1);
    const last = /([^\r\n]*\S)[ \t]*\r?\n$/.exec(text.slice(above, top));
    if (!last) break;
    const node = tree.rootNode.descendantForIndex(top - last[0].length + last[1]!.length - 1);
    if (node?.type.includes('comment') !== true || CODE.test(node.text.trim())) break;
    const start = text.lastIndexOf('\n', node.startIndex - 1) + 1;
    if (text.slice(start, node.startIndex) !== indent) break;
    top = start;
  }
  const before = text.slice(0, top).trimEnd();
  // The first words of a block may be about all of it.
  return OPENS_BLOCK.test(before.slice(-80)) && !/\b(?:re)?bind|listen/i.test(text.slice(top, line)) ? line : top;
}
