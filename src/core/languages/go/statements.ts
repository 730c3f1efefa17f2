/** Go statements to the common form. */
import type { Node } from 'web-tree-sitter';
import type { Expression, Statement } from '../../ir';
import { childrenOf, type Context, opaque, rangeOf, unseenCall } from './context';
import { lowerExpression, lowerValues } from './expressions';
import { namesSystem, platformGuard, systemGuard } from './platform';

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
function statementsOf(node: Node | null): readonly Node[] {
  if (!node) return [];
  const children = childrenOf(node).filter((child) => child.type !== 'expression_list');
  return children.flatMap((child) => (child.type === 'statement_list' ? childrenOf(child) : [child]));
}

function lowerBlock(context: Context, block: Node | null): readonly Statement[] {
  return context.nested([], () => context.inScope(() => lowerStatements(context, statementsOf(block))));
}

function lowerStatements(context: Context, nodes: readonly Node[]): readonly Statement[] {
  const statements: Statement[] = [];
  for (const [index, node] of nodes.entries()) {
    if (context.hasErrors && isBroken(node)) statements.push({ kind: 'syntax-error', range: rangeOf(node) });
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

/** Whether the parser could not read something in the statement itself, its blocks aside. */
function isBroken(node: Node): boolean {
  if (node.type === 'ERROR' || node.isMissing) return true;
  if (!node.hasError) return false;
  return node.children.some(
    (child) =>
      child !== null &&
      (child.type === 'ERROR' || child.isMissing || (child.hasError && !BLOCKS.has(child.type) && isBroken(child))),
  );
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

function run(expression: Expression): Statement {
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

function target(context: Context, node: Node): Expression {
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
export function variableSpec(context: Context, spec: Node): readonly Statement[] {
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

function ifStatement(context: Context, node: Node): Statement {
  return context.inScope((): Statement => {
    const before = node.childForFieldName('initializer');
    const prepared = before ? lowerStatement(context, before) : [];
    const condition = node.childForFieldName('condition');
    const test = condition ? lowerExpression(context, condition) : opaque(node);
    const then = lowerBlock(context, node.childForFieldName('consequence'));
    const alternative = node.childForFieldName('alternative');
    const otherwise: readonly Statement[] =
      alternative?.type === 'if_statement'
        ? context.nested([], () => [ifStatement(context, alternative)])
        : lowerBlock(context, alternative);
    return { kind: 'block', body: [...prepared, ...choose(context, test, then, otherwise)] };
  });
}

/** One `if`, with what its condition says of the system. */
function choose(
  context: Context,
  condition: Expression,
  then: readonly Statement[],
  otherwise: readonly Statement[],
): readonly Statement[] {
  const guard = platformGuard(condition, context.imports);
  if (guard !== undefined) return [{ kind: 'if', guard, then, otherwise }];
  // `runtime.GOOS != "windows" && …`: each part narrows.
  if (condition.kind === 'binary' && condition.operator === '&&' && otherwise.length === 0)
    return choose(context, condition.left, choose(context, condition.right, then, []), []);
  return [{ kind: 'if', condition, then, otherwise }];
}

function forStatement(context: Context, node: Node): Statement {
  return context.inScope((): Statement => {
    const head = childrenOf(node).find((child) => child.type !== 'block');
    const body = node.childForFieldName('body');
    switch (head?.type) {
      case undefined:
        return { kind: 'loop', body: lowerBlock(context, body), atLeastOnce: true, endless: true };
      case 'for_clause':
        return clauseLoop(context, head, body);
      case 'range_clause':
        return rangeLoop(context, head, body);
      default: {
        const condition = lowerExpression(context, head!);
        return condition.kind === 'boolean' && condition.value
          ? { kind: 'loop', body: lowerBlock(context, body), atLeastOnce: true, endless: true }
          : { kind: 'loop', condition, body: lowerBlock(context, body) };
      }
    }
  });
}

function clauseLoop(context: Context, head: Node, body: Node | null): Statement {
  const before = head.childForFieldName('initializer');
  const condition = head.childForFieldName('condition');
  const after = head.childForFieldName('update');
  const init = before ? lowerStatement(context, before) : [];
  const [update] = after ? lowerStatement(context, after) : [];
  return {
    kind: 'loop',
    init,
    ...(condition ? { condition: lowerExpression(context, condition) } : { atLeastOnce: true, endless: true }),
    body: lowerBlock(context, body),
    ...(update?.kind === 'expression' ? { update: update.expression } : {}),
  };
}

/** `for i, x := range xs`: the first variable is the position, the second the element. */
function rangeLoop(context: Context, head: Node, body: Node | null): Statement {
  const left = head.childForFieldName('left');
  const right = head.childForFieldName('right');
  const iterable = right ? lowerExpression(context, right) : opaque(head);
  const names = left ? childrenOf(left) : [];
  const isNew = head.children.some((child) => child?.type === ':=');
  const declared: Statement[] = [];
  if (isNew) {
    for (const name of names)
      if (context.textOf(name) !== '_')
        declared.push({ kind: 'declare', name: context.bind(context.textOf(name)), range: rangeOf(name) });
  }
  const [position, element] = names;
  const each = { target: element ? target(context, element) : opaque(head), iterable };
  const counted: readonly Statement[] =
    position && context.textOf(position) !== '_'
      ? [run({ kind: 'assign', target: target(context, position), value: opaque(position), range: rangeOf(position) })]
      : [];
  return { kind: 'loop', init: declared, each, body: [...counted, ...lowerBlock(context, body)] };
}

type Case = (Statement & { kind: 'switch' })['cases'][number];

function expressionSwitch(context: Context, node: Node): Statement {
  const before = node.childForFieldName('initializer');
  const prepared = before ? lowerStatement(context, before) : [];
  const value = node.childForFieldName('value');
  const subject = value && lowerExpression(context, value);
  const clauses = childrenOf(node).filter((child) => child.type === 'expression_case' || child.type === 'default_case');
  const body = !subject || namesSystem(subject, context.imports) ? ifChain(context, clauses, subject) : undefined;
  const statement: Statement = body
    ? { kind: 'block', body }
    : { kind: 'switch', subject: subject!, cases: clauses.flatMap((clause) => casesOf(context, clause)) };
  return { kind: 'block', body: [...prepared, statement] };
}

function casesOf(context: Context, clause: Node): readonly Case[] {
  const tests = testsOf(context, clause);
  const body = lowerBlock(context, clause);
  const fallsThrough = statementsOf(clause).at(-1)?.type === 'fallthrough_statement';
  if (tests.length === 0) return [{ body, fallsThrough }];
  return tests.map((test, index) =>
    index < tests.length - 1 ? { test, body: [], fallsThrough: true } : { test, body, fallsThrough },
  );
}

function testsOf(context: Context, clause: Node): readonly Expression[] {
  const list = clause.childForFieldName('value');
  return list ? childrenOf(list).map((item) => lowerExpression(context, item)) : [];
}

/**
 * `switch { case a: … default: … }` and `switch runtime.GOOS { … }` as a chain of `if`; undefined where a case falls
 * through or is left by `break`.
 */
function ifChain(
  context: Context,
  clauses: readonly Node[],
  subject: Expression | null,
): readonly Statement[] | undefined {
  if (clauses.some((clause) => clause.descendantsOfType(['fallthrough_statement', 'break_statement']).length > 0))
    return subject ? undefined : [{ kind: 'switch', subject: nothing(clauses), cases: unseenCases(context, clauses) }];
  let otherwise: readonly Statement[] = [];
  const last = clauses.find((clause) => clause.type === 'default_case');
  if (last) otherwise = lowerBlock(context, last);
  for (const clause of [...clauses].reverse()) {
    if (clause === last) continue;
    const tests = testsOf(context, clause);
    const then = lowerBlock(context, clause);
    const [first, ...more] = tests;
    const guard = subject && more.length === 0 && first?.kind === 'string' ? systemGuard(first.value) : undefined;
    if (guard !== undefined) otherwise = [{ kind: 'if', guard, then, otherwise }];
    else if (subject || !first)
      otherwise = [{ kind: 'if', condition: { kind: 'opaque', parts: [], range: rangeOf(clause) }, then, otherwise }];
    else {
      const condition = more.reduce<Expression>(
        (left, right) => ({ kind: 'binary', operator: '||', left, right, range: rangeOf(clause) }),
        first,
      );
      otherwise = choose(context, condition, then, otherwise);
    }
  }
  return otherwise;
}

function nothing(nodes: readonly Node[]): Expression {
  return { kind: 'opaque', parts: [], range: { start: nodes[0]?.startIndex ?? 0, end: nodes.at(-1)?.endIndex ?? 0 } };
}

/** Cases that may each be taken. */
function unseenCases(context: Context, clauses: readonly Node[]): readonly Case[] {
  return clauses.map((clause) => ({
    ...(clause.type === 'default_case' ? {} : { test: opaque(clause, testsOf(context, clause)) }),
    body: lowerBlock(context, clause),
    fallsThrough: statementsOf(clause).at(-1)?.type === 'fallthrough_statement',
  }));
}

/** `switch c := x.(type)`: the variable is the value in every case. */
function typeSwitch(context: Context, node: Node): Statement {
  const before = node.childForFieldName('initializer');
  const prepared = before ? lowerStatement(context, before) : [];
  const value = node.childForFieldName('value');
  const subject = value ? lowerExpression(context, value) : opaque(node);
  const list = node.childForFieldName('alias');
  const [alias] = list ? childrenOf(list) : [];
  const declared: readonly Statement[] = alias
    ? [
        { kind: 'declare', name: context.bind(context.textOf(alias)), range: rangeOf(alias) },
        run({ kind: 'assign', target: lowerExpression(context, alias), value: subject, range: rangeOf(alias) }),
      ]
    : [run(subject)];
  const clauses = childrenOf(node).filter((child) => child.type === 'type_case' || child.type === 'default_case');
  const cases = clauses.map((clause): Case => ({
    ...(clause.type === 'default_case' ? {} : { test: opaque(clause) }),
    body: context.inScope(() => lowerStatements(context, caseBody(clause))),
    fallsThrough: false,
  }));
  return { kind: 'block', body: [...prepared, ...declared, { kind: 'switch', subject: opaque(node), cases }] };
}

/** The statements of a case whose types are children like them. */
function caseBody(clause: Node): readonly Node[] {
  return childrenOf(clause).flatMap((child) => (child.type === 'statement_list' ? childrenOf(child) : []));
}

function selectStatement(context: Context, node: Node): Statement {
  const clauses = childrenOf(node).filter(
    (child) => child.type === 'communication_case' || child.type === 'default_case',
  );
  // `select {}` waits for ever.
  if (clauses.length === 0) return { kind: 'stop' };
  const cases = clauses.map((clause): Case => {
    const body = context.inScope(() => [
      ...communication(context, clause.childForFieldName('communication')),
      ...lowerStatements(context, caseBody(clause)),
    ]);
    return {
      ...(clause.type === 'default_case' ? {} : { test: opaque(clause) }),
      body,
      fallsThrough: false,
    };
  });
  return { kind: 'switch', subject: opaque(node), cases };
}

function communication(context: Context, node: Node | null): readonly Statement[] {
  if (node?.type === 'send_statement') return lowerStatement(context, node);
  const left = node?.childForFieldName('left');
  const right = node?.childForFieldName('right');
  const received = right ? [run(lowerExpression(context, right))] : [];
  if (!left || !node?.children.some((child) => child?.type === ':=')) return received;
  return [
    ...received,
    ...childrenOf(left)
      .filter((name) => context.textOf(name) !== '_')
      .map((name): Statement => ({ kind: 'declare', name: context.bind(context.textOf(name)), range: rangeOf(name) })),
  ];
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
    ...inner.flatMap((statement) => lowerStatement(context, statement)),
    { kind: 'label', label: endOf(name) },
  ];
}

/** Where `break LABEL` goes. */
function endOf(label: string): string {
  return `${label} end`;
}
