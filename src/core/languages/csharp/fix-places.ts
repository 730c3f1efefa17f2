/** Statements of a C# file, and how to write beside them. */
import type { Node } from 'web-tree-sitter';
import type { Range, TextEdit } from '../../model';
import type { FixTarget } from '../language';

export interface Place {
  readonly statement: Node;
  /** What stands before the statement on its line, spaces only. */
  readonly indent: string;
}

/** The node of exactly that range. */
export function nodeAt({ tree }: FixTarget, { start, end }: Range, types: RegExp): Node | undefined {
  let node: Node | null = tree.rootNode.descendantForIndex(start, Math.max(start, end - 1));
  while (node && node.startIndex >= start && node.endIndex <= end) {
    if (node.startIndex === start && node.endIndex === end && types.test(node.type)) return node;
    node = node.parent;
  }
  return undefined;
}

/** The statement that a node stands in, where it is one of a block and begins its line. */
export function placeOf(target: FixTarget, node: Node): Place | undefined {
  let statement: Node | null = node;
  while (statement && !/(?:_statement|^block)$/.test(statement.type)) statement = statement.parent;
  if (statement?.type === 'block' || !statement) return undefined;
  const around = statement.parent?.type;
  if (around !== 'block' && around !== 'global_statement') return undefined;
  const lineStart = target.text.lastIndexOf('\n', statement.startIndex - 1) + 1;
  const indent = target.text.slice(lineStart, statement.startIndex);
  return /^[ \t]*$/.test(indent) ? { statement, indent } : undefined;
}

function newline({ text }: FixTarget): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** A line of its own before the statement. */
export function insertBefore(target: FixTarget, { statement, indent }: Place, line: string): TextEdit {
  const range = { start: statement.startIndex, end: statement.startIndex };
  return { range, text: `${line}${newline(target)}${indent}` };
}

/** Lines of their own after the statement. */
export function insertAfter(target: FixTarget, { statement, indent }: Place, lines: readonly string[]): TextEdit {
  const range = { start: statement.endIndex, end: statement.endIndex };
  return { range, text: lines.map((line) => `${newline(target)}${indent}${line}`).join('') };
}

/** The whole line of the statement. */
export function removeLine({ text }: FixTarget, { statement, indent }: Place): TextEdit {
  const start = statement.startIndex - indent.length;
  const rest = /^[ \t]*\r?\n?/.exec(text.slice(statement.endIndex))?.[0] ?? '';
  return rest.includes('\n')
    ? { range: { start, end: statement.endIndex + rest.length }, text: '' }
    : { range: { start: statement.startIndex, end: statement.endIndex }, text: '' };
}

export function replace(node: Node, text: string): TextEdit {
  return { range: { start: node.startIndex, end: node.endIndex }, text };
}

/** `using NAMESPACE;` where the file has none, in its alphabetical place. */
export function addUsing(target: FixTarget, namespace: string): readonly TextEdit[] {
  const directives = target.tree.rootNode
    .descendantsOfType('using_directive')
    .filter((node) => /^using\s+[\w.]+\s*;/.test(node.text));
  const nameOf = (node: Node): string => node.text.replace(/^using\s+|\s*;$/g, '');
  if (directives.length === 0 || directives.some((node) => nameOf(node) === namespace)) return [];
  const next = directives.find((node) => nameOf(node) > namespace);
  const line = `using ${namespace};`;
  if (next) return [{ range: { start: next.startIndex, end: next.startIndex }, text: line + newline(target) }];
  const last = directives.at(-1)!;
  return [{ range: { start: last.endIndex, end: last.endIndex }, text: newline(target) + line }];
}
