/** Lambdas, and the parameters of every function. */
import type { Node } from 'web-tree-sitter';
import type { FunctionIR, Parameter, Statement } from '../../ir';
import { childrenOf, type Context, rangeOf } from './context';
import { lowerExpression } from './expressions';
import { lowerBody } from './statements';

export function lambda(context: Context, node: Node): FunctionIR {
  const parameters = node.childForFieldName('parameters');
  const body = node.childForFieldName('body') ?? childrenOf(node).find((child) => child.type === 'block') ?? null;
  const list: readonly Parameter[] =
    parameters?.type === 'parameter_list'
      ? lowerParameters(context, parameters)
      : parameters
        ? [{ name: context.textOf(parameters) }]
        : [];
  const statements: readonly Statement[] =
    body?.type === 'block'
      ? lowerBody(context, body)
      : body
        ? [{ kind: 'return', value: lowerExpression(context, body) }]
        : [];
  return { name: 'lambda', parameters: list, body: statements, range: rangeOf(node), local: true };
}

export function lowerParameters(context: Context, node: Node | null): readonly Parameter[] {
  if (!node) return [];
  return childrenOf(node).flatMap((item): readonly Parameter[] => {
    const named = item.type === 'parameter' ? item.childForFieldName('name') : null;
    if (!named) return item.type === 'identifier' ? [{ name: context.textOf(item), rest: true }] : [];
    const type = context.typeName(item.childForFieldName('type'));
    const value = childrenOf(item).at(-1);
    const hasDefault = item.children.some((child) => child.type === '=') && value && value.id !== named.id;
    return [
      {
        name: context.textOf(named),
        ...(type === undefined ? {} : { type }),
        ...(hasDefault ? { default: lowerExpression(context, value) } : {}),
      },
    ];
  });
}
