/** Go statements to the common form. */
import type { Node } from 'web-tree-sitter';
import type { Expression, Statement } from '../../ir';
import { isBroken } from '../shared/broken';
import { childrenOf, type Context, opaque, rangeOf, unseenCall } from './context';
import { lowerExpression, lowerValues } from './expressions';
import { expressionSwitch, ifStatement, selectStatement, typeSwitch } from './branches';
import { forStatement } from './loops';

/** The statements of a function's body, its named results declared first. */
export function lowerBody(context: Context, node: Node): readonly Statement[] {
  const named = namedResults(context, node.childForFieldName('result'));
  const range = rangeOf(node);
  context.results.push(named);
  try {
    const body = statementsOf(node.childForFieldName('body'));
    return [...named.map((name): Statement => ({ kind: 'declare', name, range })), ...lowerStatements(context, body)];
  } finally {
    context.results.pop();
  }
}

function namedResults(context: Context, result: Node | null): readonly string[] {
  if (result?.type !== 'parameter_list') return [];
  return childrenOf(result).flatMap((item) =>
    item.childrenForFieldName('name').map((name) => context.bind(name ? context.textOf(name) : '_')),
  );
}

/** The statements of a block, a case or a list. */
export function statementsOf(node: Node | null): readonly Node[] {
  if (!node) return [];
  const children = childrenOf(node).filter((child) => child.type !== 'expression_list');
  return children.flatMap((child) => (child.type === 'statement_list' ? childrenOf(child) : [child]));
}

export function lowerBlock(context: Context, block: Node | null): readonly Statement[] {
  return context.nested([], () => context.inScope(() => lowerStatements(context, statementsOf(block))));
}

export function lowerStatements(context: Context, nodes: readonly Node[]): readonly Statement[] {
  const statements: Statement[] = [];
  for (const [index, node] of nodes.entries()) {
    if (context.hasErrors && isBroken(node, ({ type }) => BLOCKS.has(type)))
      statements.push({ kind: 'syntax-error', range: rangeOf(node) });
    if (node.type === 'defer_statement') {
      // Runs when all that follows has run.
      const [call] = childrenOf(node);
      const rest = context.nested([], () => lowerStatements(context, nodes.slice(index + 1)));
      const deferred: readonly Statement[] = call
        ? [{ kind: 'expression', expression: lowerExpression(context, call) }]
        : [];
      statements.push({ kind: 'try', body: rest, handlers: [], otherwise: [], finally: deferred });
      break;
    }
    statements.push(...lowerStatement(context, node));
  }
  return statements;
}

const BLOCKS: ReadonlySet<string> = new Set([
  'block',
  'if_statement',
  'expression_case',
  'default_case',
  'type_case',
  'communication_case',
]);

export function lowerStatement(context: Context, node: Node): readonly Statement[] {
  switch (node.type) {
    case 'expression_statement': {
      const [inner] = childrenOf(node);
      return inner ? expressionStatement(lowerExpression(context, inner), context) : [];
    }
    case 'short_var_declaration':
      return shortDeclaration(context, node);
    case 'assignment_statement':
      return assignment(context, node);
    case 'inc_statement':
    case 'dec_statement':
      return step(context, node);
    case 'var_declaration':
    case 'const_declaration':
      return node
        .descendantsOfType(['var_spec', 'const_spec'])
        .flatMap((spec) => (spec ? variableSpec(context, spec) : []));
    case 'if_statement':
      return [ifStatement(context, node)];
    case 'for_statement':
      return [forStatement(context, node)];
    case 'expression_switch_statement':
      return [context.inScope(() => expressionSwitch(context, node))];
    case 'type_switch_statement':
      return [context.inScope(() => typeSwitch(context, node))];
    case 'select_statement':
      return [selectStatement(context, node)];
    case 'return_statement':
      return [returnStatement(context, node)];
    case 'go_statement':
      return [goStatement(context, node)];
    case 'labeled_statement':
      return labeled(context, node);
    case 'block':
      return [{ kind: 'block', body: lowerBlock(context, node) }];
    case 'break_statement': {
      const [label] = childrenOf(node);
      return [label ? { kind: 'goto', label: endOf(context.textOf(label)) } : { kind: 'break' }];
    }
    case 'continue_statement':
      return [{ kind: 'continue' }];
    case 'goto_statement': {
      const [label] = childrenOf(node);
      return label ? [{ kind: 'goto', label: context.textOf(label) }] : [];
    }
    case 'send_statement': {
      const value = node.childForFieldName('value');
      return value ? [run(unseenCall('<-', [lowerExpression(context, value)], rangeOf(node)))] : [];
    }
    default:
      return [];
  }
}

export function run(expression: Expression): Statement {
  return { kind: 'expression', expression };
}

/** Functions and methods that do not come back. */
const ENDS = /^(?:Fatal|Fatalf|Fatalln|Fatalw|Panic|Panicf|Panicln|FailNow|Goexit|SkipNow|Skip|Skipf)$/;

function expressionStatement(expression: Expression, context: Context): readonly Statement[] {
  if (expression.kind !== 'call') return [run(expression)];
  const { callee } = expression;
  const stops =
    callee.kind === 'name'
      ? callee.name === 'panic'
      : callee.kind === 'member' &&
        (ENDS.test(callee.name) ||
          (callee.name === 'Exit' &&
            callee.object.kind === 'name' &&
            context.imports.get(callee.object.name) === 'os'));
  if (!stops) return [run(expression)];
  const parts = expression.arguments.map((argument) => argument.value);
  return [{ kind: 'stop', value: { kind: 'opaque', parts, range: expression.range } }];
}

/** `a, err := f()`: names that the block does not know yet are new. */
function shortDeclaration(context: Context, node: Node): readonly Statement[] {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  if (!left || !right) return [];
  const names = childrenOf(left);
  const value = lowerValues(context, right, names.length);
  const declared: Statement[] = [];
  for (const name of names) {
    const text = context.textOf(name);
    if (name.type !== 'identifier' || text === '_' || context.isBoundHere(text)) continue;
    declared.push({ kind: 'declare', name: context.bind(text), range: rangeOf(name) });
  }
  return [...declared, run({ kind: 'assign', target: targets(context, names), value, range: rangeOf(node) })];
}

/** What an assignment stores to: one place, or several as a tuple. */
function targets(context: Context, nodes: readonly Node[]): Expression {
  const [only] = nodes;
  if (nodes.length === 1 && only) return target(context, only);
  return {
    kind: 'aggregate',
    elements: nodes.map((node) => ({ value: target(context, node) })),
    range: { start: nodes[0]?.startIndex ?? 0, end: nodes.at(-1)?.endIndex ?? 0 },
  };
}

export function target(context: Context, node: Node): Expression {
  return context.textOf(node) === '_' ? opaque(node) : lowerExpression(context, node);
}

function assignment(context: Context, node: Node): readonly Statement[] {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  if (!left || !right) return [];
  const nodes = childrenOf(left);
  const operator = node.childForFieldName('operator')?.type.slice(0, -1) ?? '';
  return [
    run({
      kind: 'assign',
      target: targets(context, nodes),
      ...(operator === '' ? {} : { operator }),
      value: lowerValues(context, right, nodes.length),
      range: rangeOf(node),
    }),
  ];
}

function step(context: Context, node: Node): readonly Statement[] {
  const [operand] = childrenOf(node);
  if (!operand) return [];
  const range = rangeOf(node);
  return [
    run({
      kind: 'assign',
      target: lowerExpression(context, operand),
      operator: node.type === 'inc_statement' ? '+' : '-',
      value: { kind: 'number', value: 1, range },
      range,
    }),
  ];
}

/** `var a, b T = x, y` and `const c = 1`, in a function or outside of all. */
function variableSpec(context: Context, spec: Node): readonly Statement[] {
  const range = rangeOf(spec);
  const names = spec.childrenForFieldName('name').filter((name): name is Node => name?.type === 'identifier');
  const value = spec.childForFieldName('value');
  const type = context.typeName(spec.childForFieldName('type'));
  const values = value && lowerValues(context, value, names.length);
  const declared = names
    .filter((name) => context.textOf(name) !== '_')
    .map((name): Statement => ({
      kind: 'declare',
      name: context.atTop ? context.textOf(name) : context.bind(context.textOf(name)),
      ...(type === undefined ? {} : { type }),
      ...(type?.startsWith('~') === true ? { zeroed: true } : {}),
      range,
    }));
  if (!values) return declared;
  return [...declared, run({ kind: 'assign', target: targets(context, names), value: values, range })];
}

function returnStatement(context: Context, node: Node): Statement {
  const [list] = childrenOf(node);
  if (list) return { kind: 'return', value: lowerValues(context, list, 1) };
  const range = rangeOf(node);
  const [first, ...more] = (context.results.at(-1) ?? []).map((name): Expression => ({ kind: 'name', name, range }));
  if (!first) return { kind: 'return' };
  return {
    kind: 'return',
    value:
      more.length === 0 ? first : { kind: 'aggregate', elements: [first, ...more].map((value) => ({ value })), range },
  };
}

/** A goroutine runs beside what follows, or not yet. */
function goStatement(context: Context, node: Node): Statement {
  const [call] = childrenOf(node);
  return {
    kind: 'if',
    condition: opaque(node),
    then: call ? [run(lowerExpression(context, call))] : [],
    otherwise: [],
  };
}

function labeled(context: Context, node: Node): readonly Statement[] {
  const label = node.childForFieldName('label');
  const inner = childrenOf(node).filter((child) => child.type !== 'label_name');
  const name = label ? context.textOf(label) : '';
  return [
    { kind: 'label', label: name },
    ...context.nested([], () => inner.flatMap((statement) => lowerStatement(context, statement))),
    { kind: 'label', label: endOf(name) },
  ];
}

/** Where `break LABEL` goes. */
function endOf(label: string): string {
  return `${label} end`;
}
