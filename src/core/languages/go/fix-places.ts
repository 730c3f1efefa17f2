/** Where statements stand in a Go file, and how the error of a call is handled around it. */
import type { Node } from 'web-tree-sitter';
import type { Range } from '../../model';
import { indentAt, startsLine } from '../c/syntax';
import { withoutAddress } from '../shared/messages';

/** A statement that makes a call, together with the one that looks at its error. */
export interface Step {
  /** The statement that the call stands in. */
  readonly statement: Node;
  /** `if err != nil { … }` behind it. */
  readonly check?: Node;
  readonly shape:
    /** The call alone, or its result thrown away: `_ = call`. */
    | 'alone'
    /** `if err := call; err != nil { … }`, `if call != nil { … }` */
    | 'condition'
    /** `err = call`, with the check behind it. */
    | 'assigned'
    /** `err := call`, with the check behind it. */
    | 'declared'
    /** `return call` */
    | 'returned'
    /** `must(call)` */
    | 'wrapped'
    /** In some other way that cannot be repeated. */
    | 'other';
}

const LISTS: ReadonlySet<string> = new Set(['block', 'statement_list', 'expression_case', 'default_case', 'type_case']);

/** The statement of a block that holds the node; undefined in the `else if` of a chain or in the head of a loop. */
export function statementOf(node: Node): Node | undefined {
  let statement = node;
  for (let parent = node.parent; parent; statement = parent, parent = parent.parent) {
    if (LISTS.has(parent.type)) return statement;
    if (parent.type === 'func_literal' || /^(?:go|defer|for|select)_statement$/.test(parent.type)) return undefined;
    if (parent.type === 'if_statement' && parent.childForFieldName('alternative')?.id === statement.id)
      return undefined;
  }
  return undefined;
}

/** How the code deals with what a call gives; undefined where another statement cannot be put before it. */
export function stepOf(call: Node): Step | undefined {
  const statement = statementOf(call);
  if (!statement) return undefined;
  switch (statement.type) {
    case 'expression_statement':
      return call.parent?.id === statement.id ? { statement, shape: 'alone' } : wrapped(call, statement);
    case 'return_statement':
      return { statement, shape: isOnly(call, statement.namedChild(0)) ? 'returned' : 'other' };
    case 'if_statement':
      return { statement, shape: 'condition' };
    case 'assignment_statement':
    case 'short_var_declaration': {
      const left = statement.childForFieldName('left');
      if (left?.text === '_') return { statement, shape: 'alone' };
      const name = left?.namedChildCount === 1 && left.namedChild(0)?.type === 'identifier' ? left.text : undefined;
      const check = name === undefined ? undefined : checkAfter(statement, name);
      const shape = statement.type === 'short_var_declaration' ? 'declared' : 'assigned';
      return { statement, shape, ...(check ? { check } : {}) };
    }
    case 'var_declaration':
      return { statement, shape: 'other' };
    default:
      return undefined;
  }
}

function isOnly(call: Node, list: Node | null): boolean {
  return list?.namedChildCount === 1 && list.namedChild(0)?.id === call.id;
}

/** `must(call)`, `check(call, "bind")`: the call is the first argument of one that deals with its error. */
function wrapped(call: Node, statement: Node): Step {
  const list = call.parent;
  const outer = list?.parent;
  const isWrapper =
    list?.type === 'argument_list' &&
    list.namedChild(0)?.id === call.id &&
    outer?.type === 'call_expression' &&
    outer.parent?.id === statement.id;
  const name = outer?.childForFieldName('function')?.text ?? '';
  // `log.Fatal(call)` ends the program in any case.
  return { statement, shape: isWrapper && !/Fatal|Panic|Print|^panic$/.test(name) ? 'wrapped' : 'other' };
}

/** `if err != nil { … }` or `check(err)` directly behind a statement. */
function checkAfter(statement: Node, name: string): Node | undefined {
  let next = statement.nextNamedSibling;
  while (next?.type === 'comment') next = next.nextNamedSibling;
  if (next?.type === 'if_statement') {
    const condition = next.childForFieldName('condition')?.text.replace(/\s+/g, ' ');
    return condition === `${name} != nil` && !next.childForFieldName('initializer') ? next : undefined;
  }
  const call = next?.type === 'expression_statement' ? next.namedChild(0) : undefined;
  const args = call?.type === 'call_expression' ? call.childForFieldName('arguments') : undefined;
  return next && args?.namedChild(0)?.text === name ? next : undefined;
}

/** The lines of a step with their line ends; undefined where something else stands on them. */
export function linesOf({ statement, check }: Step, text: string): Range | undefined {
  const last = check ?? statement;
  const next = text.indexOf('\n', last.endIndex);
  const end = next < 0 ? text.length : next + 1;
  if (!startsLine(text, statement.startIndex) || !/^\s*(?:\/\/[^\n]*)?$/.test(text.slice(last.endIndex, end)))
    return undefined;
  return { start: text.lastIndexOf('\n', statement.startIndex - 1) + 1, end };
}

const PLAIN: ReadonlySet<string> = new Set([
  'expression_statement',
  'return_statement',
  'assignment_statement',
  'goto_statement',
  'continue_statement',
  'break_statement',
  'comment',
]);

/** The body of an `if` that reacts to the failure of a bind, told of another call; undefined where it does more than react. */
export function reactionOf(statement: Node, text: string): readonly string[] | undefined {
  const body = statement.childForFieldName('consequence');
  if (!body) return undefined;
  const children = body.namedChildren.flatMap((child) =>
    child?.type === 'statement_list' ? child.namedChildren : [child],
  );
  if (children.length === 0 || children.some((child) => !child || !PLAIN.has(child.type))) return undefined;
  if (body.descendantsOfType('func_literal').length > 0) return undefined;
  const indent = indentAt(text, statement.startIndex);
  const lines: string[] = [];
  let end = body.startIndex + 1;
  for (const child of children) {
    if (!child || child.type === 'comment') continue;
    lines.push(renamed(text.slice(child.startIndex, child.endIndex)));
    end = child.endIndex;
  }
  if (end <= body.startIndex + 1) return undefined;
  // `if err != nil { return err }` on one line becomes what gofmt makes of it.
  return lines.map((line) =>
    line
      .split(/\r?\n/)
      .map((part, index) => (index === 0 ? `\t${part}` : part.startsWith(indent) ? part.slice(indent.length) : part))
      .join('\n'),
  );
}

/** Messages name the call that failed. */
export function renamed(source: string): string {
  return source.replace(/"(?:[^"\\\n]|\\.)*"|`[^`]*`/g, (literal) =>
    withoutAddress(literal.replace(/\b[Bb]ind(?:ing)?\b|\bBIND\b/g, 'setsockopt'), 'setsockopt', /%/),
  );
}
