/** Where statements and imports stand in a Java file, and how one is put in or taken out. */
import type { Node } from 'web-tree-sitter';
import type { Range, TextEdit } from '../../model';
import type { FixTarget } from '../language';
import { childrenOf } from './context';

/** A statement with the blanks in front of it on its line. */
export interface Place {
  readonly statement: Node;
  readonly indent: string;
}

export function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The call or object creation that covers exactly this range. */
export function callAt(target: FixTarget, range: Range): Node | undefined {
  let node = target.tree.rootNode.descendantForIndex(range.start, range.end);
  while (node && node.startIndex >= range.start && node.endIndex <= range.end) {
    const covers = node.startIndex === range.start && node.endIndex === range.end;
    if (covers && /^(?:method_invocation|object_creation_expression)$/.test(node.type)) return node;
    node = node.parent;
  }
  return undefined;
}

/**
 * The statement that runs the node, before or behind which another can be put; undefined where there is no such place:
 * in a field's initialiser, a lambda without braces, the head of a `try`, a body without braces.
 */
export function placeOf(target: FixTarget, node: Node): Place | undefined {
  for (let inner = node; inner.parent; inner = inner.parent) {
    const { parent } = inner;
    if (/^(?:class_body|lambda_expression|resource|resource_specification)$/.test(parent.type)) return undefined;
    if (/^(?:block|constructor_body|switch_block_statement_group)$/.test(parent.type)) {
      const before = target.text.slice(target.text.lastIndexOf('\n', inner.startIndex - 1) + 1, inner.startIndex);
      return before.trim() === '' ? { statement: inner, indent: before } : undefined;
    }
  }
  return undefined;
}

export function insertBefore(target: FixTarget, { statement, indent }: Place, written: string): TextEdit {
  const at = statement.startIndex;
  return { range: { start: at, end: at }, text: written + lineEnd(target.text) + indent };
}

export function insertAfter(target: FixTarget, { statement, indent }: Place, written: string): TextEdit {
  const at = statement.endIndex;
  return { range: { start: at, end: at }, text: lineEnd(target.text) + indent + written };
}

/** Takes out a call that is a statement of its own, or a link of a chain; undefined where it is neither. */
export function removeCall(target: FixTarget, call: Node): TextEdit | undefined {
  const { text } = target;
  const object = call.childForFieldName('object');
  const chained = call.parent?.type === 'method_invocation' && call.parent.childForFieldName('object')?.id === call.id;
  const hasInner = object?.type === 'method_invocation' || object?.type === 'object_creation_expression';
  if (object && (chained || hasInner)) return { range: { start: object.endIndex, end: call.endIndex }, text: '' };
  const place = call.parent?.type === 'expression_statement' ? placeOf(target, call) : undefined;
  if (!place || place.statement.id !== call.parent?.id) return undefined;
  const start = text.lastIndexOf('\n', place.statement.startIndex - 1) + 1;
  const newline = text.indexOf('\n', place.statement.endIndex);
  const rest = text.slice(place.statement.endIndex, newline < 0 ? text.length : newline);
  if (rest.trim() !== '' && !/^\s*\/\//.test(rest)) return undefined;
  return { range: { start, end: newline < 0 ? text.length : newline + 1 }, text: '' };
}

/** How a class of the JDK is written in the file, with the import that it needs. */
export interface Spelling {
  readonly name: string;
  readonly edits: readonly TextEdit[];
}

export function spell(target: FixTarget, qualified: string): Spelling {
  const { tree, text, unit } = target;
  const dot = qualified.lastIndexOf('.');
  const simple = qualified.slice(dot + 1);
  const bound = unit.imports.get(simple);
  if (bound === qualified || (bound === undefined && unit.wildcardImports.includes(qualified.slice(0, dot))))
    return { name: simple, edits: [] };
  if (bound !== undefined || unit.origins?.has(simple) === true || unit.classes.some((cls) => cls.name === simple))
    return { name: qualified, edits: [] };
  const eol = lineEnd(text);
  const line = `import ${qualified};`;
  const imports = childrenOf(tree.rootNode).filter((node) => node.type === 'import_declaration');
  const plain = imports.filter((node) => !/^import\s+static\b/.test(node.text));
  const before = plain.filter((node) => node.text < line).at(-1);
  const [next] = plain.length > 0 ? plain : imports;
  const insert = (at: number, written: string): Spelling => ({
    name: simple,
    edits: [{ range: { start: at, end: at }, text: written }],
  });
  if (before) return insert(before.endIndex, eol + line);
  if (next) return insert(next.startIndex, line + eol);
  const packageLine = childrenOf(tree.rootNode).find((node) => node.type === 'package_declaration');
  if (packageLine) return insert(packageLine.endIndex, eol + eol + line);
  const [first] = childrenOf(tree.rootNode);
  return insert(first?.startIndex ?? 0, line + eol + eol);
}

/** The method, constructor, lambda or initialiser that a node belongs to. */
export function functionAround(node: Node): Node {
  let outer = node;
  while (outer.parent) {
    outer = outer.parent;
    if (/^(?:method_declaration|constructor_declaration|lambda_expression|static_initializer)$/.test(outer.type)) break;
  }
  return outer;
}
