/** Where statements stand in a PHP file, and how one is put in or taken out. */
import type { Node } from 'web-tree-sitter';
import type { Range, TextEdit } from '../../model';
import type { FixTarget } from '../language';

/** A statement with what is needed to write another one beside it. */
export interface Place {
  readonly statement: Node;
  /** Blanks in front of the statement on its line. */
  readonly indent: string;
  /** Other code stands before or behind it on its line. */
  readonly shared: boolean;
  /** It is the whole body of an `if` or a loop, without braces. */
  readonly unbraced: boolean;
}

export function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The call that covers exactly this range. */
export function callAt(target: FixTarget, { start, end }: Range): Node | undefined {
  let node = target.tree.rootNode.descendantForIndex(start, end);
  while (node && node.startIndex >= start && node.endIndex <= end) {
    if (node.type.endsWith('_call_expression') && node.startIndex === start && node.endIndex === end) return node;
    node = node.parent;
  }
  return undefined;
}

const BODY = /^(?:program|compound_statement|colon_block|case_statement|default_statement)$/;

/** Code that runs at another time, or each time anew, than the statement it stands in. */
const APART =
  /^(?:else_if_clause|while_statement|do_statement|for_statement|arrow_function|match_expression|formal_parameters)$/;

/** The statement that runs the node, before which another can be put; undefined where that would change what runs when. */
export function placeOf(target: FixTarget, node: Node): Place | undefined {
  for (let inner = node; inner.parent; inner = inner.parent) {
    const { parent } = inner;
    if (BODY.test(parent.type)) return describe(target.text, inner, false);
    const isBody = parent.childForFieldName('body')?.id === inner.id;
    if (isBody && /_statement$|_clause$/.test(parent.type) && !/^(?:while|do|for)/.test(inner.type))
      return describe(target.text, inner, true);
    if (APART.test(parent.type)) return undefined;
  }
  return undefined;
}

function describe(text: string, statement: Node, unbraced: boolean): Place {
  const before = text.slice(text.lastIndexOf('\n', statement.startIndex - 1) + 1, statement.startIndex);
  const end = text.indexOf('\n', statement.endIndex);
  const behind = text.slice(statement.endIndex, end < 0 ? text.length : end).trim();
  const indent = /^\s*/.exec(before)![0];
  return {
    statement,
    indent,
    shared: before.trim() !== '' || !/^(?:(?:\/\/|#).*|\/\*.*\*\/)?$/.test(behind),
    unbraced,
  };
}

/** One step of indentation, as the file has it. */
export function stepOf(text: string): string {
  return /^\t/m.test(text) ? '\t' : /^ {2}\S/m.test(text) ? '  ' : '    ';
}

/** Puts statements (lines relative to the place's indentation) before another one; braces where it was alone. */
export function insertBefore(target: FixTarget, place: Place, lines: readonly string[]): readonly TextEdit[] {
  const { statement, indent, shared, unbraced } = place;
  const { startIndex, endIndex } = statement;
  const eol = lineEnd(target.text);
  if (!unbraced) {
    const text = shared ? `${lines.join(' ')} ` : lines.map((line) => line + eol + indent).join('');
    return [{ range: { start: startIndex, end: startIndex }, text }];
  }
  const step = stepOf(target.text);
  const outer = shared ? indent : indent.slice(0, Math.max(0, indent.length - step.length));
  const inner = outer + step;
  const put = lines.map((line) => inner + line + eol).join('');
  const closing = { range: { start: endIndex, end: endIndex }, text: `${eol}${outer}}` };
  const head = endOfHead(statement);
  if (/\S/.test(target.text.slice(head, startIndex))) {
    // A comment stands between, which may go on to the end of its line.
    const lineStart = shared ? startIndex : startIndex - indent.length;
    return [
      { range: { start: head, end: head }, text: ' {' },
      { range: { start: lineStart, end: lineStart }, text: shared ? eol + put + inner : put },
      closing,
    ];
  }
  return [{ range: { start: head, end: startIndex }, text: ` {${eol}${put}${inner}` }, closing];
}

/** Where what stands before the body of an `if` or a loop ends, comments aside. */
function endOfHead(statement: Node): number {
  let previous = statement.previousSibling;
  while (previous?.type === 'comment') previous = previous.previousSibling;
  return previous?.endIndex ?? statement.startIndex;
}

/** Takes a statement out, with its line where nothing else stands there. */
export function remove(target: FixTarget, place: Place): TextEdit {
  const { text } = target;
  const { startIndex: start, endIndex: end } = place.statement;
  if (place.shared) {
    const after = /^[ \t]*/.exec(text.slice(end))![0].length;
    return { range: { start, end: end + after }, text: '' };
  }
  const newline = text.indexOf('\n', end);
  return {
    range: { start: text.lastIndexOf('\n', start - 1) + 1, end: newline < 0 ? text.length : newline + 1 },
    text: '',
  };
}

/** The statement that the call is all of, or that stops the program where it fails. */
export function ownStatement(target: FixTarget, call: Node): Place | undefined {
  const place = placeOf(target, call);
  if (place?.statement.type !== 'expression_statement' || place.unbraced) return undefined;
  let inner: Node | null | undefined = place.statement.namedChild(0);
  if (inner?.type === 'error_suppression_expression') inner = inner.namedChild(0);
  if (inner?.type === 'binary_expression' && isFatal(inner)) inner = inner.childForFieldName('left');
  return inner?.id === call.id ? place : undefined;
}

/** `… or die('…')`, `… || exit(1)`. */
export function isFatal(node: Node): boolean {
  const operator = node.childForFieldName('operator')?.text.toLowerCase();
  return (
    (operator === 'or' || operator === '||') && /^(?:die|exit)\b/i.test(node.childForFieldName('right')?.text ?? '')
  );
}

/** The function, closure or file that a node belongs to. */
export function functionAround(node: Node): Node {
  let outer = node;
  while (outer.parent) {
    outer = outer.parent;
    if (/^(?:function_definition|method_declaration|anonymous_function\w*|arrow_function)$/.test(outer.type)) break;
  }
  return outer;
}

/** Whether code at `inner` runs whenever the code around `other` does. */
export function isUnconditional(inner: Node, other: Node): boolean {
  const around = new Set<number>();
  for (let node = other.parent; node; node = node.parent) around.add(node.id);
  for (let node = inner.parent; node; node = node.parent) {
    if (around.has(node.id) || /^(?:method_declaration|function_definition|program)$/.test(node.type)) return true;
    if (
      /^(?:if_statement|else_clause|else_if_clause|while_statement|for_statement|foreach_statement|switch_statement|catch_clause)$/.test(
        node.type,
      )
    )
      return false;
  }
  return true;
}
