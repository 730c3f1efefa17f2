/** Calls: of functions, of methods, of class methods, `new`. */
import type { Node } from 'web-tree-sitter';
import type { Argument, Expression } from '../../ir';
import { childrenOf, type Context, opaque, rangeOf } from './context';
import { lowerExpression, named, scopeOf } from './expressions';

/** Arguments after which a call is a data table. */
const ARGUMENT_LIMIT = 200;

export function lowerCall(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const list = node.childForFieldName('arguments') ?? childrenOf(node).find((child) => child.type === 'arguments');
  const args = list ? argumentsOf(context, list) : [];
  switch (node.type) {
    case 'function_call_expression': {
      const target = node.childForFieldName('function');
      if (!target) return opaque(range);
      const isName = /^(?:name|qualified_name|relative_name)$/.test(target.type);
      const callee: Expression = isName
        ? { kind: 'name', name: context.names.functionNamed(context.textOf(target)), range: rangeOf(target) }
        : lowerExpression(context, target);
      return { kind: 'call', callee, nameRange: lastName(target), arguments: args, range };
    }
    case 'object_creation_expression':
      return construction(context, node, args);
    case 'scoped_call_expression':
      return scopedCall(context, node, args);
    default: {
      const object = node.childForFieldName('object');
      const name = node.childForFieldName('name');
      if (!object || name?.type !== 'name')
        return opaque(
          range,
          args.map(({ value }) => value),
        );
      return {
        kind: 'call',
        callee: {
          kind: 'member',
          object: lowerExpression(context, object),
          name: context.textOf(name),
          range: { start: range.start, end: name.endIndex },
        },
        nameRange: rangeOf(name),
        arguments: args,
        range,
      };
    }
  }
}

/** The last part of a qualified name: what a finding underlines. */
function lastName(node: Node): Expression['range'] {
  const parts = node.type === 'qualified_name' || node.type === 'relative_name' ? childrenOf(node) : [];
  return rangeOf(parts.at(-1) ?? node);
}

function construction(context: Context, node: Node, args: readonly Argument[]): Expression {
  const range = rangeOf(node);
  const target = childrenOf(node).find((child) => child.type !== 'arguments');
  const name = target ? scopeOf(context, target) : undefined;
  if (!target || name === undefined)
    return opaque(
      range,
      args.map(({ value }) => value),
    );
  return {
    kind: 'call',
    callee: { kind: 'name', name, range: rangeOf(target) },
    nameRange: lastName(target),
    arguments: args,
    construct: true,
    range,
  };
}

/** `Server::listen(…)`, `self::listen(…)`, `parent::listen(…)`. */
function scopedCall(context: Context, node: Node, args: readonly Argument[]): Expression {
  const range = rangeOf(node);
  const scope = node.childForFieldName('scope');
  const nameNode = node.childForFieldName('name');
  if (!scope || nameNode?.type !== 'name')
    return opaque(
      range,
      args.map(({ value }) => value),
    );
  const name = context.textOf(nameNode);
  const nameRange = rangeOf(nameNode);
  const written = context.textOf(scope).toLowerCase();
  const owner = scopeOf(context, scope);
  // On the own object, unless the method belongs to the class.
  const onThis = (written === 'self' || written === 'static') && context.onObject && !context.staticMethods.has(name);
  const object: Expression =
    written === 'parent' && context.onObject
      ? named('super', [], rangeOf(scope))
      : onThis
        ? { kind: 'name', name: '$this', range: rangeOf(scope) }
        : owner === undefined
          ? lowerExpression(context, scope)
          : { kind: 'name', name: owner, range: rangeOf(scope) };
  const calleeRange = { start: range.start, end: nameNode.endIndex };
  return {
    kind: 'call',
    callee: { kind: 'member', object, name, range: calleeRange },
    nameRange,
    arguments: args,
    range,
  };
}

function argumentsOf(context: Context, list: Node): readonly Argument[] {
  return childrenOf(list)
    .slice(0, ARGUMENT_LIMIT)
    .map((item): Argument => {
      const name = item.childForFieldName('name');
      const value = childrenOf(item).find((child) => child.id !== name?.id && child.type !== 'reference_modifier');
      if (item.type === 'variadic_unpacking' || value?.type === 'variadic_unpacking') {
        const [held] = childrenOf(item.type === 'variadic_unpacking' ? item : (value ?? item));
        return { value: held ? lowerExpression(context, held) : opaque(rangeOf(item)), spread: true };
      }
      const expression = value ? lowerExpression(context, value) : opaque(rangeOf(item));
      return name ? { name: `$${context.textOf(name)}`, value: expression } : { value: expression };
    });
}
