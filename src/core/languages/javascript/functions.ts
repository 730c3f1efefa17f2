/** Functions, methods and arrow functions. */
import type { Node } from 'web-tree-sitter';
import type { Expression, FunctionIR, Statement } from '../../ir';
import { type Context, rangeOf, unseenCall } from './context';
import { lowerExpression } from './expressions';
import { lowerParameters } from './patterns';
import { lowerBlock } from './statements';

/** How a function is entered. */
export interface Role {
  readonly name?: string;
  readonly owner?: string;
  readonly self?: boolean;
  readonly constructor_?: boolean;
  readonly getter?: boolean;
  /** Other files can reach it. */
  readonly exported?: boolean;
  /** What runs before the body: initialisers of fields. */
  readonly before?: readonly Statement[];
}

/** A function that has nothing to do with sockets is kept without its body: whatever it is given has gone out of sight. */
export function functionOf(context: Context, node: Node, role: Role = {}): FunctionIR {
  const range = rangeOf(node);
  const nameNode = node.childForFieldName('name');
  const name = role.name ?? (nameNode ? context.textOf(nameNode) : 'function');
  const relevant = context.isRelevant(node.startIndex);
  context.nesting++;
  try {
    const { list, prelude } = lowerParameters(context, node);
    const own = relevant
      ? bodyOf(context, node)
      : [
          gone(
            list.map((parameter) => parameter.name),
            range,
          ),
        ];
    return {
      name,
      parameters: list,
      body: [...(role.before ?? []), ...prelude, ...own],
      range,
      ...(role.owner === undefined ? {} : { owner: role.owner }),
      ...(role.self === true || node.type === 'method_definition' ? { self: 'this' } : {}),
      ...(role.exported === true ? {} : { local: true }),
      ...(role.constructor_ === true ? { constructor_: true } : {}),
      ...(role.getter === true ? { getter: true } : {}),
      ...(relevant ? {} : { relevant: false }),
    };
  } finally {
    context.nesting--;
  }
}

function bodyOf(context: Context, node: Node): readonly Statement[] {
  const body = node.childForFieldName('body');
  if (body?.type === 'statement_block' || !body) return lowerBlock(context, body);
  return [{ kind: 'return', value: lowerExpression(context, body) }];
}

function gone(names: readonly string[], range: Expression['range']): Statement {
  const parts = names.map((name): Expression => ({ kind: 'name', name, range }));
  return { kind: 'expression', expression: unseenCall('#unread', parts, range) };
}
