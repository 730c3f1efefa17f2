/** Go's loops to the common form. */
import type { Node } from 'web-tree-sitter';
import type { Expression, Statement } from '../../ir';
import { childrenOf, type Context, opaque, rangeOf } from './context';
import { lowerExpression } from './expressions';
import { lowerBlock, lowerStatement, run, statementsOf, target } from './statements';

export function forStatement(context: Context, node: Node): Statement {
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

/**
 * The variable of a loop that tries one port after the other and is left with the first that is free: whichever that is,
 * no leftover connection holds it.
 */
function huntedPort(context: Context, variable: Node | null | undefined, body: Node | null): readonly Statement[] {
  const statements = statementsOf(body);
  const ends = /^(?:return|break)_statement$/.test(statements.at(-1)?.type ?? '');
  if (variable?.type !== 'identifier' || !body || !ends) return [];
  const name = context.textOf(variable);
  const isPort = new RegExp(`\\bPort(?::|\\s*=)\\s*(?:int\\()?${name}\\b`).test(context.textOf(body));
  if (!isPort || body.descendantsOfType('continue_statement').length === 0) return [];
  const range = rangeOf(variable);
  const any: Expression = { kind: 'number', value: 0, range };
  return [run({ kind: 'assign', target: target(context, variable), value: any, range })];
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
    body: [...huntedPort(context, after && childrenOf(after)[0], body), ...lowerBlock(context, body)],
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
  return {
    kind: 'loop',
    init: declared,
    each,
    body: [...counted, ...huntedPort(context, element, body), ...lowerBlock(context, body)],
  };
}
