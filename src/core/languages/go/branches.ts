/** Go's `if`, `switch` and `select` to the common form. */
import type { Node } from 'web-tree-sitter';
import type { Expression, Statement } from '../../ir';
import { childrenOf, type Context, opaque, rangeOf } from './context';
import { lowerExpression } from './expressions';
import { namesSystem, platformGuard, systemGuard } from './platform';
import { lowerBlock, lowerStatement, lowerStatements, run, statementsOf } from './statements';

type Case = (Statement & { kind: 'switch' })['cases'][number];

export function ifStatement(context: Context, node: Node): Statement {
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

export function expressionSwitch(context: Context, node: Node): Statement {
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
export function typeSwitch(context: Context, node: Node): Statement {
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

export function selectStatement(context: Context, node: Node): Statement {
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
