/** Calls: with and without receiver, arguments, blocks; `new`, `super` and `yield`. */
import type { Node } from 'web-tree-sitter';
import type { Argument, Expression } from '../../ir';
import { BLOCK, blockFunction } from './blocks';
import { callOf, childrenOf, type Context, opaque, rangeOf } from './context';
import { lowerExpression } from './expressions';
import { KERNEL } from './library';
import { constantName, selfExpression } from './names';

/** Arguments after which a call is a data table. */
const ARGUMENT_LIMIT = 200;

/** A call, or an identifier that stands for one. */
export function lowerCall(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  if (node.type === 'identifier') return bareCall(context, node, [], range);
  if (node.type === 'yield') {
    const [list] = childrenOf(node);
    const nameRange = keyword(node, 'yield');
    const callee: Expression = { kind: 'name', name: BLOCK, range: nameRange };
    return { kind: 'call', callee, nameRange, arguments: argumentsOf(context, list), range };
  }
  if (node.type === 'super') return superCall(context, node, undefined, range);
  const receiver = node.childForFieldName('receiver');
  const method = node.childForFieldName('method');
  const list = node.childForFieldName('arguments') ?? undefined;
  if (method?.type === 'super') return superCall(context, method, argumentsWithBlock(context, list, node), range);
  if (!receiver) return method ? withoutReceiver(context, node, method, list, range) : opaque(range);
  const name = method ? context.textOf(method) : 'call';
  // A frozen string is that string.
  if (name === 'freeze' && !list) return lowerExpression(context, receiver);
  if (name === 'new') return construction(context, receiver, argumentsWithBlock(context, list, node), range);
  // `self.class.start` is the class's own method.
  const object: Expression =
    context.textOf(receiver) === 'self.class' && context.owner !== undefined
      ? { kind: 'name', name: context.owner, range: rangeOf(receiver) }
      : lowerExpression(context, receiver);
  const called = object.kind === 'name' ? context.classMethodName(object.name, name) : name;
  return {
    kind: 'call',
    callee: { kind: 'member', object, name: called, range: { start: range.start, end: (method ?? receiver).endIndex } },
    nameRange: rangeOf(method ?? receiver),
    arguments: argumentsWithBlock(context, list, node),
    range,
  };
}

function keyword(node: Node, word: string): Expression['range'] {
  return { start: node.startIndex, end: node.startIndex + word.length };
}

function withoutReceiver(
  context: Context,
  node: Node,
  method: Node,
  list: Node | undefined,
  range: Expression['range'],
): Expression {
  const name = context.textOf(method);
  const block = node.childForFieldName('block');
  if ((name === 'lambda' || name === 'proc') && block && !list)
    return { kind: 'function', function: blockFunction(context, block), range };
  const self = context.self === 'class' ? selfExpression(context, rangeOf(method)) : undefined;
  const args = argumentsWithBlock(context, list, node);
  if (name === 'new' && self)
    return { kind: 'call', callee: self, nameRange: rangeOf(method), arguments: args, construct: true, range };
  return bareCall(context, method, args, range);
}

/** A method of the own object, or of the script, or one that every object has. */
function bareCall(context: Context, method: Node, args: readonly Argument[], range: Expression['range']): Expression {
  const name = context.textOf(method);
  const nameRange = rangeOf(method);
  const object = context.topMethods.has(name) || KERNEL.has(name) ? undefined : selfExpression(context, nameRange);
  const callee: Expression = object
    ? {
        kind: 'member',
        object,
        name: object.kind === 'name' ? context.classMethodName(object.name, name) : name,
        range: nameRange,
      }
    : { kind: 'name', name: context.isLocal(name) ? `${name}()` : name, range: nameRange };
  return { kind: 'call', callee, nameRange, arguments: args, range };
}

/** `super` alone passes on what the method was given. */
function superCall(
  context: Context,
  node: Node,
  args: readonly Argument[] | undefined,
  range: Expression['range'],
): Expression {
  const at = rangeOf(node);
  const passed = args ?? passedOn(context, node, at);
  return {
    kind: 'call',
    callee: { kind: 'member', object: callOf('super', [], at), name: context.method ?? 'super', range: at },
    nameRange: at,
    arguments: passed,
    range,
  };
}

function passedOn(context: Context, node: Node, range: Expression['range']): readonly Argument[] {
  let method = node.parent;
  while (method && method.type !== 'method' && method.type !== 'singleton_method') method = method.parent;
  const parameters = method?.childForFieldName('parameters');
  return (parameters ? childrenOf(parameters) : []).flatMap((item): readonly Argument[] => {
    const name = item.type === 'identifier' ? item : item.childForFieldName('name');
    if (!name) return [];
    const value: Expression = { kind: 'name', name: context.local(context.textOf(name)), range };
    switch (item.type) {
      case 'identifier':
      case 'optional_parameter':
        return [{ value }];
      case 'keyword_parameter':
        return [{ name: context.textOf(name), value }];
      case 'splat_parameter':
      case 'hash_splat_parameter':
        return [{ value, spread: true }];
      default:
        return [];
    }
  });
}

/** `X.new(…)`: the class's name is what the call is known by. */
function construction(
  context: Context,
  receiver: Node,
  args: readonly Argument[],
  range: Expression['range'],
): Expression {
  const written = receiver.type === 'scope_resolution' ? receiver.childForFieldName('name') : receiver;
  const constant = constantName(context, receiver);
  const own = context.textOf(receiver) === 'self.class' || receiver.type === 'self' ? context.owner : undefined;
  const name = constant ?? own;
  return {
    kind: 'call',
    callee: name === undefined ? lowerExpression(context, receiver) : { kind: 'name', name, range: rangeOf(receiver) },
    nameRange: rangeOf(written ?? receiver),
    arguments: args,
    construct: true,
    range,
  };
}

function argumentsWithBlock(context: Context, list: Node | undefined, node: Node): readonly Argument[] {
  const args = argumentsOf(context, list);
  const block = node.childForFieldName('block');
  if (!block) return args;
  const value: Expression = { kind: 'function', function: blockFunction(context, block), range: rangeOf(block) };
  return [...args, { name: BLOCK, value }];
}

function argumentsOf(context: Context, list: Node | undefined): readonly Argument[] {
  if (!list) return [];
  return childrenOf(list)
    .slice(0, ARGUMENT_LIMIT)
    .map((item): Argument => {
      const [inner] = childrenOf(item);
      switch (item.type) {
        case 'pair': {
          const key = item.childForFieldName('key');
          const value = item.childForFieldName('value');
          const name = key ? lowerExpression(context, key) : undefined;
          // `foo(host:)` passes the variable of that name.
          const content = value
            ? lowerExpression(context, value)
            : key && context.isLocal(context.textOf(key))
              ? ({ kind: 'name', name: context.local(context.textOf(key)), range: rangeOf(key) } as const)
              : opaque(rangeOf(item));
          return name?.kind === 'string' ? { name: name.value, value: content } : { value: content };
        }
        case 'splat_argument':
        case 'hash_splat_argument':
          return { value: inner ? lowerExpression(context, inner) : opaque(rangeOf(item)), spread: true };
        case 'block_argument':
          return {
            name: BLOCK,
            value: inner ? lowerExpression(context, inner) : { kind: 'name', name: BLOCK, range: rangeOf(item) },
          };
        default:
          return { value: lowerExpression(context, item) };
      }
    });
}
