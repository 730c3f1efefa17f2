/** Where statements stand in a Rust file, and how one is put in or taken out. */
import type { Node } from 'web-tree-sitter';
import type { Fix, Range, TextEdit } from '../../model';
import type { FixTarget } from '../language';

/** A statement with what is needed to write another one beside it. */
export interface Place {
  readonly statement: Node;
  /** Blanks in front of the statement on its line. */
  readonly indent: string;
}

export function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The call that covers exactly this range. */
export function callAt(target: FixTarget, range: Range): Node | undefined {
  let node = target.tree.rootNode.descendantForIndex(range.start, range.end);
  while (node && node.startIndex >= range.start && node.endIndex <= range.end) {
    if (node.type === 'call_expression' && node.startIndex === range.start && node.endIndex === range.end) return node;
    node = node.parent;
  }
  return undefined;
}

/**
 * The statement that runs the node, alone on its lines; undefined where another one before it would run at another time:
 * in a closure without a block, an arm of a match, the condition of an `else if`, a macro.
 */
export function placeOf(target: FixTarget, node: Node): Place | undefined {
  for (let inner = node; inner.parent; inner = inner.parent) {
    const { parent } = inner;
    if (parent.type === 'block' && !isInUnsafe(parent)) return describe(target.text, inner);
    if (/^(?:closure_expression|match_arm|token_tree|match_pattern)$/.test(parent.type)) return undefined;
    if (parent.type === 'else_clause' && inner.type === 'if_expression') return undefined;
  }
  return undefined;
}

/** `unsafe { … }` that holds one expression only belongs to the statement around it. */
function isInUnsafe(block: Node): boolean {
  if (block.parent?.type !== 'unsafe_block') return false;
  const [only, ...more] = block.namedChildren.filter((child) => child !== null && !isComment(child));
  if (!only || more.length > 0 || only.type === 'expression_statement' || only.type === 'let_declaration') return false;
  const { parent } = block.parent;
  // As a statement of its own, or at the end of a function, it is a block like others.
  return parent !== null && parent.type !== 'expression_statement' && parent.type !== 'block';
}

export function isComment(node: Node): boolean {
  return node.type === 'line_comment' || node.type === 'block_comment';
}

function describe(text: string, statement: Node): Place | undefined {
  const start = text.lastIndexOf('\n', statement.startIndex - 1) + 1;
  const before = text.slice(start, statement.startIndex);
  const newline = text.indexOf('\n', statement.endIndex);
  const behind = text.slice(statement.endIndex, newline < 0 ? text.length : newline).trim();
  return /^\s*$/.test(before) && /^;?\s*(?:\/\/.*|\/\*.*\*\/)?$/.test(behind)
    ? { statement, indent: before }
    : undefined;
}

/** Puts lines before a statement and its attributes. */
export function insertBefore(target: FixTarget, place: Place, lines: readonly string[]): TextEdit {
  const at = startOf(place.statement);
  const eol = lineEnd(target.text);
  const indented = (line: string): string =>
    place.indent.includes('\t')
      ? line.replace(/^(\t*)((?: {4})+)/gm, (_, tabs: string, blanks: string) => tabs + '\t'.repeat(blanks.length / 4))
      : line;
  return {
    range: { start: at, end: at },
    text: lines.map((line) => indented(line).replace(/\r?\n/g, eol) + eol + place.indent).join(''),
  };
}

/** Where a statement begins, attributes included. */
function startOf(statement: Node): number {
  let start = statement.startIndex;
  for (
    let before = statement.previousNamedSibling;
    before?.type === 'attribute_item';
    before = before.previousNamedSibling
  )
    start = before.startIndex;
  return start;
}

/** Takes the lines of a statement out, those of its attributes as well. */
export function remove(target: FixTarget, place: Place): TextEdit {
  const { text } = target;
  const start = text.lastIndexOf('\n', startOf(place.statement) - 1) + 1;
  const newline = text.indexOf('\n', place.statement.endIndex);
  return { range: { start, end: newline < 0 ? text.length : newline + 1 }, text: '' };
}

/** The function or closure that a node belongs to. */
export function functionAround(node: Node): Node | undefined {
  for (let outer = node.parent; outer; outer = outer.parent)
    if (/^(?:function_item|closure_expression|async_block)$/.test(outer.type)) return outer;
  return undefined;
}

/** Whether the code at the node is unsafe already: inside an `unsafe` block or function. */
export function isUnsafe(node: Node): boolean {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.type === 'unsafe_block') return true;
    if (outer.type === 'function_item')
      return outer.namedChildren.some((child) => child?.type === 'function_modifiers' && /\bunsafe\b/.test(child.text));
  }
  return false;
}

export function preferred(title: string, edits: readonly TextEdit[] | undefined): Fix | undefined {
  return edits && { title, edits, preferred: true };
}

/** A constant with the path that the one at `range` has. */
export function inPathOf({ text }: FixTarget, range: Range, name: string): string {
  const path = /^(.*::)\w+$/s.exec(text.slice(range.start, range.end))?.[1] ?? '';
  return path + name;
}
