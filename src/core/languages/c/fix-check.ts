/** How a call's failure is checked in the code around it, and the same check for another call. */
import type { Node } from 'web-tree-sitter';
import { withoutAddress } from '../shared/messages';
import { unwrap } from './syntax';

export interface Comparison {
  /** The whole comparison (`bind(…) < 0`). */
  readonly node: Node;
  /** True where the comparison holds when the call fails. */
  readonly fails: boolean;
  /** The same comparison of another call. */
  around(call: string): string;
}

/** The comparison that a call stands in, if it is one that tells success from failure; a call alone counts as `!= 0`. */
export function comparisonOf(call: Node): Comparison | undefined {
  let inner = call;
  while (
    inner.parent?.type === 'parenthesized_expression' ||
    (inner.parent?.type === 'cast_expression' && inner.parent.childForFieldName('value')?.id === inner.id)
  ) {
    if (inner.parent.parent?.type.endsWith('_statement') === true) break;
    inner = inner.parent;
  }
  const parent = inner.parent;
  if (parent?.type === 'binary_expression') {
    const operator = parent.childForFieldName('operator')?.type ?? '';
    const right = parent.childForFieldName('right');
    const left = parent.childForFieldName('left');
    if (/^(?:==|!=|<|<=|>|>=)$/.test(operator) && right && left) {
      const onLeft = left.id === inner.id;
      const other = (onLeft ? right : left).text;
      const fails = failing(operator, other, onLeft);
      if (fails === undefined) return undefined;
      return {
        node: parent,
        fails,
        around: (text) => (onLeft ? `${text} ${operator} ${other}` : `${other} ${operator} ${text}`),
      };
    }
    if (operator === '||' || operator === '&&') return { node: inner, fails: true, around: (text) => text };
    return undefined;
  }
  if (parent?.type === 'unary_expression' && parent.childForFieldName('operator')?.type === '!')
    return { node: parent, fails: false, around: (text) => `!${text}` };
  return { node: inner, fails: true, around: (text) => text };
}

/** Whether `call OPERATOR other` holds on failure; undefined where that is not plain. */
function failing(operator: string, other: string, onLeft: boolean): boolean | undefined {
  const value = other.replace(/\s+/g, '');
  const negative = /^\(?-1\)?$|^SOCKET_ERROR$|^RT_ERROR$|^ERROR$/.test(value);
  if (operator === '<' && onLeft) return value === '0' ? true : undefined;
  if (operator === '>' && !onLeft) return value === '0' ? true : undefined;
  if (operator === '>=' && onLeft) return value === '0' ? false : undefined;
  if (operator === '==') return negative ? true : value === '0' || value === 'OK' ? false : undefined;
  if (operator === '!=') return negative ? false : value === '0' || value === 'OK' ? true : undefined;
  return undefined;
}

/**
 * Lines that make the call in place of `setter` and check it as `call` is checked, without the outer indentation of
 * their first line; unchecked where the check is none that can be repeated.
 */
export function checkOf(call: Node, statement: Node, setter: string, indent: string): readonly string[] {
  const plain = [`${setter};`];
  if (statement.type === 'if_statement') {
    const condition = unwrap(statement.childForFieldName('condition'));
    const comparison = comparisonOf(call);
    if (!comparison?.fails || !condition) return plain;
    if (unwrap(comparison.node)?.id !== condition.id) return plain;
    return check(statement, comparison.around(setter), indent) ?? plain;
  }
  const assigned = resultVariable(call, statement);
  const next = nextStatement(statement);
  if (assigned !== undefined && next?.type === 'if_statement') {
    const condition = unwrap(next.childForFieldName('condition'));
    const test = condition && failureTest(condition, assigned);
    if (test) {
      const lines =
        statement.type === 'declaration'
          ? check(next, test.replace(TESTED, setter), indent)
          : check(next, test.replace(TESTED, assigned), indent);
      if (lines) return statement.type === 'declaration' ? lines : [`${assigned} = ${setter};`, ...lines];
    }
  }
  return plain;
}

const TESTED = '\u0000';

/** `rc < 0` with the variable replaced by a mark; undefined where the condition does not test it for failure. */
function failureTest(condition: Node, variable: string): string | undefined {
  if (condition.text === variable) return TESTED;
  if (condition.type !== 'binary_expression') return undefined;
  const left = condition.childForFieldName('left')?.text;
  const operator = condition.childForFieldName('operator')?.type ?? '';
  const right = condition.childForFieldName('right')?.text ?? '';
  return left === variable && failing(operator, right, true) === true ? `${TESTED} ${operator} ${right}` : undefined;
}

/** `rc = bind(…);`, `int rc = bind(…);` */
function resultVariable(call: Node, statement: Node): string | undefined {
  const parent = call.parent;
  if (parent?.type === 'assignment_expression' && parent.parent?.id === statement.id) {
    const left = parent.childForFieldName('left');
    return left?.type === 'identifier' ? left.text : undefined;
  }
  if (parent?.type === 'init_declarator' && parent.parent?.id === statement.id) {
    const name = parent.childForFieldName('declarator');
    return name?.type === 'identifier' ? name.text : undefined;
  }
  return undefined;
}

function nextStatement(statement: Node): Node | null {
  let next = statement.nextNamedSibling;
  while (next?.type === 'comment') next = next.nextNamedSibling;
  return next;
}

/** `if (condition) body` with the body of `statement`, or undefined where the body is more than a plain reaction. */
function check(statement: Node, condition: string, indent: string): readonly string[] | undefined {
  const body = statement.childForFieldName('consequence');
  if (!body || statement.hasError || !isPlain(body)) return undefined;
  const head = statement.text.slice(0, body.startIndex - statement.startIndex);
  const open = head.indexOf('(');
  const close = head.lastIndexOf(')');
  if (open < 0 || close < open) return undefined;
  const gap = head
    .slice(close + 1)
    .replace(/\/\/(?:\\\r?\n|[^\n])*|\/\*[^]*?\*\//g, '')
    .replace(/[ \t]+(?=\r?\n)/g, '')
    .replace(/(?:\r?\n[ \t]*)+(\r?\n)/g, '$1');
  const reaction = withoutComments(body);
  if (reaction === undefined) return undefined;
  const source = `${head.slice(0, open)}(${condition})${gap}${reaction}`;
  return source.split(/\r?\n/).map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
}

const PLAIN = new Set([
  'expression_statement',
  'return_statement',
  'goto_statement',
  'continue_statement',
  'break_statement',
  'throw_statement',
  'comment',
]);

function isPlain(body: Node): boolean {
  if (body.type !== 'compound_statement') return PLAIN.has(body.type);
  return body.namedChildCount > 0 && body.namedChildren.every((child) => PLAIN.has(child.type));
}

/** The body with its comments dropped and the failing call's name in its messages replaced. */
function withoutComments(body: Node): string | undefined {
  const offset = body.startIndex;
  let text = body.text;
  const comments = /\/[/*]/.test(text) ? body.descendantsOfType('comment').reverse() : [];
  for (const comment of comments) {
    const start = comment.startIndex - offset;
    const end = comment.endIndex - offset;
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const rest = /^[ \t]*\r?\n/.exec(text.slice(end));
    if (/^[ \t]*$/.test(text.slice(lineStart, start)) && lineStart > 0 && rest)
      text = text.slice(0, lineStart) + text.slice(end + rest[0].length);
    else text = text.slice(0, start).replace(/[ \t]+$/, '') + text.slice(end);
  }
  let counted = false;
  const renamed = text.replace(/"(?:[^"\\\n]|\\.)*"/g, (literal) => {
    const other = withoutAddress(literal.replace(/\b[Bb]ind(?:ing)?\b|\bBIND\b/g, 'setsockopt'), 'setsockopt', /%|\{/);
    const length = literal.slice(1, -1).replace(/\\./g, '.').length;
    counted ||= other !== literal && [length, length + 1].some((count) => new RegExp(`\\b${count}\\b`).test(text));
    return other;
  });
  // `write(2, "bind failed", 11)`: another text has another length.
  return counted ? undefined : renamed;
}
