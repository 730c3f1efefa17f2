/** Where a call stands among the statements around it. */
import type { Node, Tree } from 'web-tree-sitter';
import type { Range } from '../../model';

/** The call expression that covers exactly `range`; undefined for calls that a macro makes. */
export function callAt(tree: Tree, range: Range): Node | undefined {
  let node: Node | null = tree.rootNode.descendantForIndex(range.start, range.end);
  while (node && node.type !== 'call_expression' && node.startIndex >= range.start && node.endIndex <= range.end)
    node = node.parent;
  return node?.type === 'call_expression' && node.startIndex === range.start && node.endIndex === range.end
    ? node
    : undefined;
}

const LISTS = new Set([
  'compound_statement',
  'case_statement',
  'preproc_if',
  'preproc_ifdef',
  'preproc_else',
  'preproc_elif',
  'preproc_elifdef',
]);

/** The statement that holds `node` and can have another one before it, or that is the unbraced body of a control statement. */
export function statementOf(node: Node): Node | undefined {
  let statement: Node = node;
  for (let parent = node.parent; parent; parent = parent.parent) {
    if (LISTS.has(parent.type)) return statement;
    if (isStatement(statement) && parent.type === 'labeled_statement') return statement;
    if (isStatement(statement) && isUnbracedBody(statement, parent)) return statement;
    if (parent.type === 'function_definition' || parent.type === 'translation_unit') return undefined;
    statement = parent;
  }
  return undefined;
}

export function isStatement(node: Node): boolean {
  return node.type.endsWith('_statement') || node.type === 'declaration' || node.type === 'for_range_loop';
}

/** `if (x) statement`, `else statement`; the `if` of an `else if` is none, for it belongs to the chain. */
export function isUnbracedBody(statement: Node, parent: Node): boolean {
  if (statement.type === 'compound_statement') return false;
  if (parent.type === 'else_clause') return statement.type !== 'if_statement';
  const owner = parent;
  const isBody =
    owner.childForFieldName('consequence')?.id === statement.id || owner.childForFieldName('body')?.id === statement.id;
  return isBody && /^(?:if|for|while|do)_statement$|^for_range_loop$/.test(owner.type);
}

/** The function around a node. */
export function functionOf(node: Node): Node | undefined {
  for (let current: Node | null = node; current; current = current.parent) {
    if (current.type === 'function_definition' || current.type === 'lambda_expression') return current;
    if (current.type === 'compound_statement' && oldHead(current)) return current;
  }
  return undefined;
}

/** The call that the head of a function without a return type (`main(argc, argv) char **argv; {`) is read as. */
export function oldHead(body: Node): Node | undefined {
  if (body.parent?.type !== 'translation_unit') return undefined;
  let head = body.previousNamedSibling;
  while (head?.type === 'declaration' || head?.type === 'comment') head = head.previousNamedSibling;
  const call = head?.type === 'expression_statement' ? head.namedChild(0) : null;
  return call?.type === 'call_expression' && head?.children.at(-1)?.isMissing === true ? call : undefined;
}

/** Without the parentheses around it. */
export function unwrap(node: Node | null): Node | null {
  let current = node;
  while (current && (current.type === 'parenthesized_expression' || current.type === 'condition_clause')) {
    current =
      current.childForFieldName('value') ?? current.namedChildren.find((child) => child.type !== 'comment') ?? null;
  }
  return current;
}

/** White space at the start of the line that holds `offset`. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** Line end of the file. */
export function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** True where nothing but white space stands before `offset` on its line. */
export function startsLine(text: string, offset: number): boolean {
  return /^[ \t]*$/.test(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset));
}
