/** Where statements stand in a Ruby file, and how one is put in or taken out. */
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

/** The call that covers exactly this range. */
export function callAt(target: FixTarget, { start, end }: Range): Node | undefined {
  let node = target.tree.rootNode.descendantForIndex(start, end);
  while (node && node.startIndex >= start && node.endIndex <= end) {
    if (node.type === 'call' && node.startIndex === start && node.endIndex === end) return node;
    node = node.parent;
  }
  return undefined;
}

const BODY = /^(?:program|body_statement|block_body|then|else|ensure|do|begin)$/;

/** Code that runs at another time, or each time anew, than the statement it stands in. */
const APART =
  /^(?:elsif|when|while|until|while_modifier|until_modifier|interpolation|in_clause|method_parameters|block_parameters)$/;

/** The statement that runs the node, before which another can be put; undefined where that would change what runs when. */
export function placeOf(target: FixTarget, node: Node): Place | undefined {
  for (let inner = node; inner.parent; inner = inner.parent) {
    const { parent } = inner;
    if (BODY.test(parent.type)) return describe(target.text, inner);
    if (APART.test(parent.type)) return undefined;
  }
  return undefined;
}

function describe(text: string, statement: Node): Place {
  const before = text.slice(text.lastIndexOf('\n', statement.startIndex - 1) + 1, statement.startIndex);
  const end = text.indexOf('\n', statement.endIndex);
  const behind = text.slice(statement.endIndex, end < 0 ? text.length : end).trim();
  const indent = /^\s*/.exec(before)![0];
  return { statement, indent, shared: before.trim() !== '' || !/^(?:#.*|;)?$/.test(behind) };
}

/** Puts a statement before another one: on a line of its own, or on the same line where that is shared. */
export function insertBefore(target: FixTarget, place: Place, statement: string): TextEdit {
  const { startIndex } = place.statement;
  return {
    range: { start: startIndex, end: startIndex },
    text: statement + (place.shared ? '; ' : lineEnd(target.text) + place.indent),
  };
}

/** Takes a statement out, with its line where nothing else stands there. */
export function remove(target: FixTarget, place: Place): TextEdit {
  const { text } = target;
  const { startIndex: start, endIndex: end } = place.statement;
  if (place.shared) {
    const after = /^[ \t]*;[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
    const before = after > 0 ? 0 : separatorBefore(text, start);
    return { range: { start: start - before, end: end + after }, text: '' };
  }
  const newline = text.indexOf('\n', end);
  return {
    range: { start: text.lastIndexOf('\n', start - 1) + 1, end: newline < 0 ? text.length : newline + 1 },
    text: '',
  };
}

/** The statement that the call is all of; undefined where it is part of a larger one. */
export function ownStatement(target: FixTarget, call: Node): Place | undefined {
  const place = placeOf(target, call);
  return place?.statement.id === call.id ? place : undefined;
}

/** The method, block or file that a node belongs to. */
export function functionAround(node: Node): Node {
  let outer = node;
  while (outer.parent) {
    outer = outer.parent;
    if (/^(?:method|singleton_method|block|do_block|lambda)$/.test(outer.type)) break;
  }
  return outer;
}

/** Whether code at `inner` runs whenever the code around `other` does. */
export function isUnconditional(inner: Node, other: Node): boolean {
  const around = new Set<number>();
  for (let node = other.parent; node; node = node.parent) around.add(node.id);
  for (let node = inner.parent; node; node = node.parent) {
    if (around.has(node.id)) return true;
    if (/^(?:method|singleton_method|program)$/.test(node.type)) return true;
    if (/^(?:then|else|when|do|do_block|block|ensure|if_modifier|unless_modifier)$/.test(node.type)) return false;
  }
  return true;
}
