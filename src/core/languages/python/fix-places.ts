/** Where statements stand in a Python file, and how one is put in or taken out. */
import type { Node } from 'web-tree-sitter';
import type { Range, TextEdit } from '../../model';
import type { FixTarget } from '../language';
import { separatorBefore } from '../shared/separator';

/** A statement with what is needed to write another one beside it. */
export interface Place {
  readonly statement: Node;
  /** Blanks in front of the statement on its line. */
  readonly indent: string;
  /** Other code stands before or behind it on its line. */
  readonly shared: boolean;
}

export function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The call (or other node of the type) that covers exactly this range. */
export function nodeAt(target: FixTarget, range: Range, type: string): Node | undefined {
  let node = target.tree.rootNode.descendantForIndex(range.start, range.end);
  while (node && node.startIndex >= range.start && node.endIndex <= range.end) {
    if (node.type === type && node.startIndex === range.start && node.endIndex === range.end) return node;
    node = node.parent;
  }
  return undefined;
}

/**
 * The statement that runs the node, before which another can be put; undefined where that would change what runs when:
 * inside a lambda, a comprehension, the condition of an `elif`.
 */
export function placeOf(target: FixTarget, node: Node): Place | undefined {
  for (let inner = node; inner.parent; inner = inner.parent) {
    const { parent } = inner;
    if (
      /^(?:lambda|.*_comprehension|generator_expression|elif_clause|case_clause|decorator|except_clause)$/.test(
        parent.type,
      ) &&
      inner.type !== 'block'
    )
      return undefined;
    if (parent.type === 'block' || parent.type === 'module') return describe(target.text, inner);
  }
  return undefined;
}

function describe(text: string, statement: Node): Place {
  const before = text.slice(text.lastIndexOf('\n', statement.startIndex - 1) + 1, statement.startIndex);
  const indent = /^\s*/.exec(before)![0];
  return {
    statement,
    indent,
    shared:
      before.trim() !== '' ||
      sameLine(statement.nextNamedSibling, statement.endPosition.row) ||
      sameLine(statement, statement.previousNamedSibling?.endPosition.row),
  };
}

function sameLine(node: Node | null, row: number | undefined): boolean {
  return node !== null && node.type !== 'comment' && node.startPosition.row === row;
}

/** Puts a statement before another one: on a line of its own, or on the same line where that is shared. */
export function insertBefore(target: FixTarget, place: Place, statement: string): TextEdit {
  const { startIndex } = place.statement;
  return {
    range: { start: startIndex, end: startIndex },
    text: statement + (place.shared ? '; ' : lineEnd(target.text) + place.indent),
  };
}

/** Takes a statement out, with its line where nothing else stands there; `pass` keeps a block that it was alone in. */
export function remove(target: FixTarget, place: Place): TextEdit {
  const { text } = target;
  const { statement } = place;
  const siblings = statement.parent?.namedChildren.filter((child) => child !== null && child.type !== 'comment') ?? [];
  const range = { start: statement.startIndex, end: statement.endIndex };
  if (siblings.length <= 1 && statement.parent?.type === 'block') return { range, text: 'pass' };
  if (place.shared) {
    const after = /^[ \t]*;[ \t]*/.exec(text.slice(range.end))?.[0].length ?? 0;
    if (after > 0 && sameLine(statement.nextNamedSibling, statement.endPosition.row))
      return { range: { start: range.start, end: range.end + after }, text: '' };
    const before = separatorBefore(text, range.start);
    return { range: { start: range.start - before, end: range.end }, text: '' };
  }
  const newline = text.indexOf('\n', range.end);
  return {
    range: { start: text.lastIndexOf('\n', range.start - 1) + 1, end: newline < 0 ? text.length : newline + 1 },
    text: '',
  };
}

/** The function (or class body, or module) that a node belongs to. */
export function functionAround(node: Node): Node {
  let outer = node;
  while (outer.parent) {
    outer = outer.parent;
    if (outer.type === 'function_definition' || outer.type === 'lambda') break;
  }
  return outer;
}

/** The class that a node stands in. */
export function classAround(node: Node): Node | undefined {
  for (let outer = node.parent; outer; outer = outer.parent) if (outer.type === 'class_definition') return outer;
  return undefined;
}

/** Whether code at `inner` runs whenever code of its function does that stands at the same depth as `other`. */
export function isUnconditional(inner: Node, other: Node): boolean {
  const around = new Set<number>();
  for (let node = other.parent; node; node = node.parent) around.add(node.id);
  let below = inner;
  for (let node = inner.parent; node; below = node, node = node.parent) {
    if (around.has(node.id) || node.type === 'function_definition' || node.type === 'module') return true;
    if (/_clause$|^(?:for|while|if|match)_statement$/.test(node.type)) return false;
    if (node.type === 'try_statement' && below.id !== node.childForFieldName('body')?.id) return false;
  }
  return true;
}
