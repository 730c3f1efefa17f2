/** Python statements to the common form. */
import type { Node } from 'web-tree-sitter';
import type { Expression, Statement } from '../../ir';
import { childrenOf, type Context, DEPTH_LIMIT, rangeOf } from './context';
import { lowerClass, lowerDecorated, lowerFunction } from './definitions';
import { lowerExpression, lowerTarget } from './expressions';
import { opposite, platformGuard } from './platform';

/** Branches of one `if` beyond which each counts as an `if` of its own: nothing that people write. */
const BRANCH_LIMIT = 200;

/** Calls that end the program. */
const EXITS: ReadonlySet<string> = new Set(['sys.exit', 'os._exit', 'os.abort', 'exit', 'quit']);

/** The statements of a block or module. */
export function lowerBlock(context: Context, block: Node | null | undefined): readonly Statement[] {
  if (!block) return [];
  if (context.depth >= DEPTH_LIMIT) return [];
  context.depth++;
  try {
    return childrenOf(block).flatMap((node) => lowerStatement(context, node));
  } finally {
    context.depth--;
  }
}

function lowerStatement(context: Context, node: Node): readonly Statement[] {
  const statements = lower(context, node);
  return context.hasErrors && isBroken(node)
    ? [{ kind: 'syntax-error', range: rangeOf(node) }, ...statements]
    : statements;
}

/** Whether the parser could not read something in the statement itself, its blocks aside. */
function isBroken(node: Node): boolean {
  if (node.type === 'ERROR' || node.isMissing) return true;
  if (!node.hasError) return false;
  return node.children.some(
    (child) =>
      child !== null && (child.type === 'ERROR' || child.isMissing || (child.hasError && !BLOCKS.has(child.type))),
  );
}

const BLOCKS: ReadonlySet<string> = new Set([
  'block',
  'elif_clause',
  'else_clause',
  'except_clause',
  'except_group_clause',
  'finally_clause',
  'function_definition',
  'class_definition',
  'case_clause',
]);

function lower(context: Context, node: Node): readonly Statement[] {
  switch (node.type) {
    case 'expression_statement':
      return childrenOf(node).flatMap((child) => expressionStatement(context, child));
    case 'if_statement':
      return ifStatement(context, node);
    case 'for_statement':
      return forStatement(context, node);
    case 'while_statement':
      return whileStatement(context, node);
    case 'try_statement':
      return [tryStatement(context, node)];
    case 'with_statement':
      return withStatement(context, node);
    case 'match_statement':
      return [matchStatement(context, node)];
    case 'return_statement': {
      const [value] = childrenOf(node);
      return [{ kind: 'return', ...(value ? { value: lowerExpression(context, value) } : {}) }];
    }
    case 'raise_statement': {
      const [value] = childrenOf(node);
      return [{ kind: 'stop', ...(value ? { value: lowerExpression(context, value) } : {}) }];
    }
    case 'break_statement':
      return [{ kind: 'break' }];
    case 'continue_statement':
      return [{ kind: 'continue' }];
    case 'assert_statement':
    case 'print_statement':
      return [
        {
          kind: 'expression',
          expression: {
            kind: 'opaque',
            parts: childrenOf(node).map((child) => lowerExpression(context, child)),
            range: rangeOf(node),
          },
        },
      ];
    case 'function_definition':
      return lowerFunction(context, node, []);
    case 'class_definition':
      return lowerClass(context, node);
    case 'decorated_definition':
      return lowerDecorated(context, node);
    case 'global_statement':
    case 'nonlocal_statement':
      for (const name of childrenOf(node)) {
        context.scope.outside.add(context.textOf(name));
        if (node.type === 'global_statement') context.globals.add(context.textOf(name));
      }
      return [];
    default:
      return [];
  }
}

function expressionStatement(context: Context, node: Node): readonly Statement[] {
  if (node.type === 'yield' && context.scope.contextManager) {
    const [value] = childrenOf(node);
    return [{ kind: 'return', ...(value ? { value: lowerExpression(context, value) } : {}) }];
  }
  const expression = lowerExpression(context, node);
  if (expression.kind === 'call') {
    const { callee } = expression;
    const name =
      callee.kind === 'name' ? (context.imports.names.get(callee.name) ?? callee.name) : context.qualify(callee);
    if (name !== undefined && EXITS.has(name)) {
      return [
        {
          kind: 'stop',
          value: {
            kind: 'opaque',
            parts: expression.arguments.map((argument) => argument.value),
            range: expression.range,
          },
        },
      ];
    }
  }
  return [{ kind: 'expression', expression }];
}

interface Branch {
  readonly condition: Expression;
  readonly body: readonly Statement[];
}

function ifStatement(context: Context, node: Node): readonly Statement[] {
  const branches: Branch[] = [];
  let otherwise: readonly Statement[] = [];
  for (const part of [node, ...node.childrenForFieldName('alternative')]) {
    if (!part) continue;
    if (part.type === 'else_clause') {
      otherwise = lowerBlock(context, part.childForFieldName('body'));
      continue;
    }
    const condition = part.childForFieldName('condition');
    if (!condition) continue;
    branches.push({
      condition: lowerExpression(context, condition),
      body: lowerBlock(context, part.childForFieldName('consequence')),
    });
  }
  if (branches.length > BRANCH_LIMIT)
    return [...branches.flatMap((branch) => choose(context, branch, [])), ...otherwise];
  for (const branch of branches.reverse()) otherwise = choose(context, branch, otherwise);
  return otherwise;
}

/** One `if`, with what its condition says of the system. */
function choose(context: Context, { condition, body }: Branch, otherwise: readonly Statement[]): readonly Statement[] {
  if (isMainTest(condition)) return [{ kind: 'block', body }];
  const guard = platformGuard(condition, context.qualify, context.platformFlags);
  if (guard !== undefined) return [{ kind: 'if', guard, then: body, otherwise }];
  // `os.name == 'posix' and …`: each part narrows.
  const parts = conjunction(condition);
  if (parts && otherwise.length === 0) {
    return choose(context, { condition: parts[0], body: choose(context, { condition: parts[1], body }, []) }, []);
  }
  return [{ kind: 'if', condition, then: body, otherwise }];
}

function conjunction(condition: Expression): readonly [Expression, Expression] | undefined {
  if (condition.kind === 'binary' && condition.operator === '&&') return [condition.left, condition.right];
  if (condition.kind === 'conditional' && condition.condition === condition.otherwise)
    return [condition.condition, condition.then];
  return undefined;
}

function isMainTest(condition: Expression): boolean {
  if (condition.kind !== 'binary' || condition.operator !== '==') return false;
  const sides = [condition.left, condition.right];
  return (
    sides.some((side) => side.kind === 'name' && side.name === '__name__') &&
    sides.some((side) => side.kind === 'string' && side.value === '__main__')
  );
}

/** `else` of a loop: runs unless the loop was left by break. */
function loopElse(context: Context, node: Node): readonly Statement[] {
  const body = lowerBlock(context, node.childForFieldName('alternative')?.childForFieldName('body'));
  return body.length === 0
    ? []
    : [{ kind: 'if', condition: { kind: 'opaque', parts: [], range: rangeOf(node) }, then: body, otherwise: [] }];
}

function forStatement(context: Context, node: Node): readonly Statement[] {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  if (!left || !right) return [];
  const iterable = lowerExpression(context, right);
  const target = lowerTarget(context, left);
  return [
    { kind: 'loop', each: { target, iterable }, body: lowerBlock(context, node.childForFieldName('body')) },
    ...loopElse(context, node),
  ];
}

function whileStatement(context: Context, node: Node): readonly Statement[] {
  const test = node.childForFieldName('condition');
  const body = node.childForFieldName('body');
  if (!test) return [];
  const condition = lowerExpression(context, test);
  if ((condition.kind === 'boolean' && condition.value) || (condition.kind === 'number' && condition.value !== 0)) {
    return [{ kind: 'loop', body: lowerBlock(context, body), atLeastOnce: true, endless: true }];
  }
  return [{ kind: 'loop', condition, body: lowerBlock(context, body) }, ...loopElse(context, node)];
}

function tryStatement(context: Context, node: Node): Statement {
  const body = lowerBlock(context, node.childForFieldName('body'));
  const handlers: (readonly Statement[])[] = [];
  let otherwise: readonly Statement[] = [];
  let last: readonly Statement[] = [];
  for (const clause of childrenOf(node)) {
    const block = clause.childForFieldName('body') ?? childrenOf(clause).find((child) => child.type === 'block');
    if (clause.type.startsWith('except')) {
      const alias = clause.childForFieldName('alias') ?? clause.childForFieldName('value')?.childForFieldName('alias');
      if (alias) lowerTarget(context, alias);
      handlers.push(lowerBlock(context, block));
    } else if (clause.type === 'else_clause') otherwise = lowerBlock(context, block);
    else if (clause.type === 'finally_clause') last = lowerBlock(context, block);
  }
  return { kind: 'try', body, handlers, otherwise, finally: last };
}

/** `with X as s:` stores what entering X gives. */
function withStatement(context: Context, node: Node): readonly Statement[] {
  const clause = childrenOf(node).find((child) => child.type === 'with_clause');
  const items = clause ? childrenOf(clause).flatMap((item) => (item.type === 'tuple' ? childrenOf(item) : [item])) : [];
  const entered = items.map((item): Statement => {
    const value = item.childForFieldName('value') ?? item;
    const alias = value.type === 'as_pattern' ? value.childForFieldName('alias') : null;
    const manager = value.type === 'as_pattern' ? childrenOf(value)[0] : value;
    const range = rangeOf(manager ?? item);
    const expression: Expression = manager ? lowerExpression(context, manager) : { kind: 'opaque', parts: [], range };
    if (expression.kind === 'opaque') return { kind: 'expression', expression };
    const result: Expression = {
      kind: 'call',
      callee: { kind: 'member', object: expression, name: '__enter__', range },
      nameRange: range,
      arguments: [],
      range,
    };
    if (!alias) return { kind: 'expression', expression: result };
    return {
      kind: 'expression',
      expression: { kind: 'assign', target: lowerTarget(context, alias), value: result, range },
    };
  });
  return [...entered, ...lowerBlock(context, node.childForFieldName('body'))];
}

function matchStatement(context: Context, node: Node): Statement {
  const range = rangeOf(node);
  const subjects = node.childrenForFieldName('subject').filter((child) => child !== null);
  const subject = unseen(
    subjects.map((child) => lowerExpression(context, child)),
    range,
  );
  const cases = (node.childForFieldName('body')?.childrenForFieldName('alternative') ?? []).flatMap((clause) => {
    if (!clause) return [];
    const pattern = childrenOf(clause).find((child) => child.type === 'case_pattern');
    const catchAll = pattern !== undefined && context.textOf(pattern) === '_';
    const captured = pattern?.descendantsOfType('dotted_name').map((name) => (name ? context.textOf(name) : '')) ?? [];
    for (const name of captured) if (/^[a-z_]\w*$/.test(name)) context.bind(name);
    return [
      {
        ...(catchAll ? {} : { test: unseen([], range) }),
        body: lowerBlock(context, clause.childForFieldName('consequence')),
        fallsThrough: false,
      },
    ];
  });
  return { kind: 'switch', subject, cases };
}

function unseen(parts: readonly Expression[], range: Expression['range']): Expression {
  return { kind: 'opaque', parts, range };
}

/** The system that a module is for, where it ends at once on others: `if os.name != 'nt': sys.exit(…)`. */
export function guardOfModule(statements: readonly Statement[]): ReturnType<typeof opposite> | undefined {
  for (const statement of statements) {
    if (statement.kind !== 'if' || statement.guard === undefined || statement.otherwise.length > 0) continue;
    if (statement.then.some((inner) => inner.kind === 'stop')) return opposite(statement.guard);
  }
  return undefined;
}
