/** Ruby statements to the common form. The last value of a body goes where its `sink` says: every statement has a value. */
import type { Node } from 'web-tree-sitter';
import type { Expression, Statement } from '../../ir';
import { lowerIteration, lowerLoopBody } from './blocks';
import { childrenOf, type Context, DEPTH_LIMIT, opaque, rangeOf } from './context';
import { caseStatement, patternMatch } from './cases';
import { lowerClass, lowerMethod, lowerModule, lowerNewClass, lowerSingletonClass } from './definitions';
import { assign, lowerExpression, lowerTarget } from './expressions';
import { guardOf, OPPOSITE } from './platform';

/** What is done with the value of a body's last statement: it is returned, or assigned. */
export type Sink = (value: Expression) => Statement;

export function lowerBody(context: Context, nodes: readonly Node[], sink?: Sink): readonly Statement[] {
  if (context.depth >= DEPTH_LIMIT) return [];
  context.depth++;
  try {
    return nodes.flatMap((node, index) => lowerStatement(context, node, index === nodes.length - 1 ? sink : undefined));
  } finally {
    context.depth--;
  }
}

const CLAUSES: ReadonlySet<string> = new Set(['rescue', 'else', 'ensure']);

/** The body of a method, block, class or `begin`: statements, then maybe `rescue`, `else` and `ensure`. */
export function lowerBlockBody(context: Context, body: Node | null, sink?: Sink): readonly Statement[] {
  if (!body) return [];
  if (body.type !== 'body_statement' && body.type !== 'block_body' && body.type !== 'begin')
    return lowerBody(context, [body], sink);
  const children = childrenOf(body);
  const clauses = children.filter((child) => CLAUSES.has(child.type));
  const statements = children.filter((child) => !CLAUSES.has(child.type));
  if (clauses.length === 0) return lowerBody(context, statements, sink);
  const clause = (type: string): readonly Node[] => clauses.filter((child) => child.type === type);
  const [otherwise] = clause('else');
  const [last] = clause('ensure');
  const attempt: Statement = {
    kind: 'try',
    body: lowerBody(context, statements, otherwise ? undefined : sink),
    handlers: clause('rescue').map((handler) => rescue(context, handler, sink)),
    otherwise: otherwise ? lowerBody(context, childrenOf(otherwise), sink) : [],
    finally: last ? lowerBody(context, childrenOf(last)) : [],
  };
  // `retry` starts over.
  const again = clause('rescue').some((handler) => handler.descendantsOfType('retry').length > 0);
  return again ? [{ kind: 'loop', body: [attempt, { kind: 'break' }], atLeastOnce: true, endless: true }] : [attempt];
}

function rescue(context: Context, clause: Node, sink: Sink | undefined): readonly Statement[] {
  const variable = clause.childForFieldName('variable')?.namedChild(0);
  if (variable) lowerTarget(context, variable);
  const body = clause.childForFieldName('body');
  return body ? lowerBody(context, childrenOf(body), sink) : [];
}

function lowerStatement(context: Context, node: Node, sink: Sink | undefined): readonly Statement[] {
  const statements = lower(context, node, sink);
  return context.hasErrors && isBroken(node)
    ? [{ kind: 'syntax-error', range: rangeOf(node) }, ...statements]
    : statements;
}

const BODIES =
  /^(?:body_statement|block_body|do_block|block|then|else|elsif|ensure|rescue|when|do|begin|method|singleton_method|class|module)$/;

/** Whether the parser could not read something in the statement itself, its bodies aside. */
function isBroken(node: Node): boolean {
  if (node.type === 'ERROR' || node.isMissing) return true;
  if (!node.hasError) return false;
  return node.children.some(
    (child) =>
      child !== null && (child.type === 'ERROR' || child.isMissing || (child.hasError && !BODIES.test(child.type))),
  );
}

function lower(context: Context, node: Node, sink: Sink | undefined): readonly Statement[] {
  switch (node.type) {
    case 'if':
    case 'unless':
    case 'elsif':
      return conditional(context, node, sink);
    case 'if_modifier':
    case 'unless_modifier':
      return modifier(context, node, sink);
    case 'case':
      return [caseStatement(context, node, sink)];
    case 'case_match':
      return [patternMatch(context, node, sink)];
    case 'while':
    case 'until':
    case 'while_modifier':
    case 'until_modifier':
      return [whileLoop(context, node)];
    case 'for':
      return forLoop(context, node);
    case 'begin':
      return lowerBlockBody(context, node, sink);
    case 'parenthesized_statements':
    case 'then':
    case 'else':
    case 'begin_block':
    case 'end_block':
      return lowerBody(context, childrenOf(node), sink);
    case 'rescue_modifier':
      return rescued(context, node, sink);
    case 'return':
      return [{ kind: 'return', ...valueOf(context, node) }];
    case 'next':
      return [context.inLoop ? { kind: 'continue' } : { kind: 'return', ...valueOf(context, node) }];
    case 'break':
      return [context.inLoop ? { kind: 'break' } : { kind: 'return', ...valueOf(context, node) }];
    case 'redo':
      return [{ kind: 'stop' }];
    case 'retry':
      return [{ kind: 'continue' }];
    case 'method':
    case 'singleton_method':
      return lowerMethod(context, node);
    case 'class':
      return lowerClass(context, node);
    case 'module':
      return lowerModule(context, node);
    case 'singleton_class':
      return lowerSingletonClass(context, node);
    case 'assignment':
    case 'operator_assignment':
      return assignment(context, node, sink);
    case 'call':
      return callStatement(context, node, sink);
    case 'identifier':
      return isStop(context, context.textOf(node)) ? [{ kind: 'stop' }] : expression(context, node, sink);
    case 'heredoc_body':
    case 'comment':
    case 'uninterpreted':
    case 'alias':
    case 'undef':
      return [];
    default:
      return expression(context, node, sink);
  }
}

function expression(context: Context, node: Node, sink: Sink | undefined): readonly Statement[] {
  const value = lowerExpression(context, node);
  return [sink ? sink(value) : { kind: 'expression', expression: value }];
}

function valueOf(context: Context, node: Node): { value?: Expression } {
  const [list] = childrenOf(node);
  if (!list) return {};
  const values = childrenOf(list).map((child) => lowerExpression(context, child));
  const [only] = values;
  if (values.length === 1 && only) return { value: only };
  return { value: { kind: 'aggregate', elements: values.map((value) => ({ value })), range: rangeOf(list) } };
}

/** Methods that end the program or raise. */
const STOPS: ReadonlySet<string> = new Set(['raise', 'fail', 'exit', 'exit!', 'abort']);

function isStop(context: Context, name: string): boolean {
  return STOPS.has(name) && !context.isLocal(name) && !context.topMethods.has(name);
}

/** Whether the statement is a call of a method that takes definitions: `private def …`, `module_function def …`. */
const TAKES_DEFINITIONS =
  /^(?:private|public|protected|module_function|private_class_method|public_class_method|memoize)$/;

function callStatement(context: Context, node: Node, sink: Sink | undefined): readonly Statement[] {
  const method = node.childForFieldName('method');
  const receiver = node.childForFieldName('receiver');
  const list = node.childForFieldName('arguments');
  const name = method ? context.textOf(method) : '';
  if (!receiver && isStop(context, name))
    return [
      {
        kind: 'stop',
        value: opaque(rangeOf(node), list ? childrenOf(list).map((child) => lowerExpression(context, child)) : []),
      },
    ];
  if (!receiver && TAKES_DEFINITIONS.test(name)) {
    const definitions = list
      ? childrenOf(list).filter((child) => child.type === 'method' || child.type === 'singleton_method')
      : [];
    if (definitions.length > 0) return lowerBody(context, definitions);
  }
  // `Process.exit`, `Kernel.abort`
  if (receiver?.type === 'constant' && /^(?:Process|Kernel)$/.test(context.textOf(receiver)) && STOPS.has(name))
    return [{ kind: 'stop' }];
  const iteration = lowerIteration(context, node);
  if (iteration) return iteration;
  return expression(context, node, sink);
}

const STATEMENTS: ReadonlySet<string> = new Set(['if', 'unless', 'case', 'begin', 'if_modifier', 'rescue_modifier']);

/** `x = if …` assigns in every branch. */
function assignment(context: Context, node: Node, sink: Sink | undefined): readonly Statement[] {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  if (!left || !right) return expression(context, node, sink);
  const newClass = lowerNewClass(context, left, right);
  if (newClass) return newClass;
  const range = rangeOf(node);
  const operator = node.type === 'operator_assignment' ? node.childForFieldName('operator')?.type : undefined;
  if (STATEMENTS.has(right.type)) {
    const target = lowerTarget(context, left);
    return [
      ...lowerBody(context, [right], (value) => ({
        kind: 'expression',
        expression: assign(target, operator, value, range),
      })),
      ...(sink ? [sink(target)] : []),
    ];
  }
  const value = lowerExpression(context, node);
  // What the assignment gives is read again: the statement keeps its own place in the text.
  if (sink && value.kind === 'assign' && value.target.kind !== 'aggregate')
    return [{ kind: 'expression', expression: value }, sink(value.target)];
  return [sink ? sink(value) : { kind: 'expression', expression: value }];
}

/** One `if`, with what its condition says of the system. */
function choose(
  context: Context,
  condition: Node,
  negated: boolean,
  then: () => readonly Statement[],
  otherwise: () => readonly Statement[],
): readonly Statement[] {
  const guard = guardOf(context, condition);
  if (guard !== undefined) {
    const inner = negated ? OPPOSITE[guard] : guard;
    return [{ kind: 'if', guard: inner, then: then(), otherwise: otherwise() }];
  }
  if (isMainTest(context, condition) && !negated) return [{ kind: 'block', body: then() }];
  const test = lowerExpression(context, condition);
  return [
    {
      kind: 'if',
      condition: negated ? { kind: 'unary', operator: '!', operand: test, range: rangeOf(condition) } : test,
      then: then(),
      otherwise: otherwise(),
    },
  ];
}

/** `__FILE__ == $0`: the file is run as a script. */
function isMainTest(context: Context, condition: Node): boolean {
  return /^(?:__FILE__\s*={2,3}\s*\$(?:0|PROGRAM_NAME)|\$(?:0|PROGRAM_NAME)\s*={2,3}\s*__FILE__)$/.test(
    context.textOf(condition).replace(/File\.expand_path\((.*?)\)/g, '$1'),
  );
}

function conditional(context: Context, node: Node, sink: Sink | undefined): readonly Statement[] {
  const condition = node.childForFieldName('condition');
  if (!condition) return [];
  const branch = (name: string): readonly Statement[] => {
    const part = node.childForFieldName(name);
    if (!part) return sink ? [sink({ kind: 'null', range: rangeOf(node) })] : [];
    return part.type === 'elsif' ? lowerBody(context, [part], sink) : lowerBody(context, childrenOf(part), sink);
  };
  return choose(
    context,
    condition,
    node.type === 'unless',
    () => branch('consequence'),
    () => branch('alternative'),
  );
}

function modifier(context: Context, node: Node, sink: Sink | undefined): readonly Statement[] {
  const condition = node.childForFieldName('condition');
  const body = node.childForFieldName('body');
  if (!condition || !body) return [];
  return choose(
    context,
    condition,
    node.type === 'unless_modifier',
    () => lowerBody(context, [body], sink),
    () => [],
  );
}

function whileLoop(context: Context, node: Node): Statement {
  const test = node.childForFieldName('condition');
  const body = node.childForFieldName('body');
  const until = node.type.startsWith('until');
  const written: Expression = test ? lowerExpression(context, test) : opaque(rangeOf(node));
  const endless = written.kind === 'boolean' ? written.value !== until : written.kind === 'number' && !until;
  const inner = lowerLoopBody(context, body);
  if (endless) return { kind: 'loop', body: inner, atLeastOnce: true, endless: true };
  const condition: Expression = until
    ? { kind: 'unary', operator: '!', operand: written, range: written.range }
    : written;
  // `begin … end while x` runs once before it asks.
  return body?.type === 'begin'
    ? { kind: 'loop', body: inner, atLeastOnce: true }
    : { kind: 'loop', condition, body: inner };
}

function forLoop(context: Context, node: Node): readonly Statement[] {
  const pattern = node.childForFieldName('pattern');
  const [iterable] = childrenOf(node.childForFieldName('value') ?? node);
  if (!pattern || !iterable) return [];
  const each = { iterable: lowerExpression(context, iterable), target: lowerTarget(context, pattern) };
  return [{ kind: 'loop', each, body: lowerLoopBody(context, node.childForFieldName('body')) }];
}

function rescued(context: Context, node: Node, sink: Sink | undefined): readonly Statement[] {
  const body = node.childForFieldName('body');
  const handler = node.childForFieldName('handler');
  if (!body || !handler) return [];
  return [
    {
      kind: 'try',
      body: lowerBody(context, [body], sink),
      handlers: [lowerBody(context, [handler], sink)],
      otherwise: [],
      finally: [],
    },
  ];
}
