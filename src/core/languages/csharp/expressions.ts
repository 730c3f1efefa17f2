/** C# expressions to the common form. */
import type { Node } from 'web-tree-sitter';
import type { Argument, Expression } from '../../ir';
import type { Range } from '../../model';
import { childrenOf, type Context, DEPTH_LIMIT, opaque, rangeOf, unknownCall } from './context';
import { lambda } from './functions';
import { isEnum } from './names';

/** Elements after which a list written out is a data table. */
const ELEMENT_LIMIT = 200;

/** Callee of what an object initialiser does: the object, then an argument for each property. */
export const WITH = '#with';

export function lowerExpression(context: Context, node: Node | null | undefined, target?: string): Expression {
  if (!node || context.depth >= DEPTH_LIMIT) return opaque(node ? rangeOf(node) : { start: 0, end: 0 });
  context.depth++;
  try {
    return lower(context, node, target);
  } finally {
    context.depth--;
  }
}

/** @param target type that the value is declared to have, for `new(…)` */
function lower(context: Context, node: Node, target: string | undefined): Expression {
  const range = rangeOf(node);
  const field = (name: string): Expression => lowerExpression(context, node.childForFieldName(name));
  switch (node.type) {
    case 'identifier':
      return name(context, node);
    case 'generic_name':
      return lowerExpression(context, node.namedChildren[0]);
    case 'this':
    case 'base':
      return { kind: 'name', name: 'this', range };
    case 'null_literal':
      return { kind: 'null', range };
    case 'boolean_literal':
      return { kind: 'boolean', value: context.textOf(node) === 'true', range };
    case 'integer_literal': {
      const value = Number(context.textOf(node).replace(/_|[uUlL]+$/g, ''));
      return Number.isNaN(value) ? opaque(range) : { kind: 'number', value, range };
    }
    case 'string_literal':
      return { kind: 'string', value: context.textOf(node).slice(1, -1), range };
    case 'verbatim_string_literal':
      return { kind: 'string', value: context.textOf(node).slice(2, -1), range };
    case 'interpolated_string_expression':
      return opaque(
        range,
        childrenOf(node)
          .filter((child) => child.type === 'interpolation')
          .flatMap(childrenOf)
          .filter((child) => child.type !== 'interpolation_brace')
          .map((child) => lowerExpression(context, child)),
      );
    case 'member_access_expression':
      return member(context, node);
    case 'qualified_name':
    case 'alias_qualified_name':
      return { kind: 'name', name: context.textOf(node).replace(/^global::/, ''), range };
    case 'conditional_access_expression': {
      const [condition, binding] = childrenOf(node);
      return binding ? bound(context, binding, lowerExpression(context, condition)) : opaque(range);
    }
    case 'element_access_expression': {
      const list = node.childForFieldName('subscript');
      const index = list ? childrenOf(list)[0]?.namedChildren.at(-1) : undefined;
      return { kind: 'index', object: field('expression'), index: lowerExpression(context, index), range };
    }
    case 'invocation_expression':
      return call(context, node);
    case 'object_creation_expression':
    case 'implicit_object_creation_expression':
      return creation(context, node, target);
    case 'lambda_expression':
    case 'anonymous_method_expression':
      return { kind: 'function', function: lambda(context, node), range };
    case 'assignment_expression':
      return assignment(context, node);
    case 'binary_expression':
      return binary(context, node);
    case 'prefix_unary_expression': {
      const operator = node.child(0)?.type;
      const operand = lowerExpression(context, node.namedChildren.at(-1));
      if (operator === '++' || operator === '--') return step(operand, operator, range);
      return operator === '!' || operator === '-' || operator === '~'
        ? { kind: 'unary', operator, operand, range }
        : operand;
    }
    case 'postfix_unary_expression': {
      const operand = lowerExpression(context, node.namedChildren[0]);
      const operator = node.children.at(-1)?.type;
      return operator === '++' || operator === '--' ? step(operand, operator, range) : operand;
    }
    case 'conditional_expression':
      return {
        kind: 'conditional',
        condition: field('condition'),
        then: lowerExpression(context, node.childForFieldName('consequence'), target),
        otherwise: lowerExpression(context, node.childForFieldName('alternative'), target),
        range,
      };
    case 'parenthesized_expression':
    case 'await_expression':
    case 'ref_expression':
    case 'checked_expression':
    case 'throw_expression':
      return lowerExpression(context, childrenOf(node)[0]);
    case 'cast_expression':
      return lowerExpression(context, node.childForFieldName('value'));
    case 'as_expression':
      return lowerExpression(context, node.childForFieldName('left'));
    case 'is_pattern_expression':
    case 'is_expression':
      return opaque(range, [lowerExpression(context, childrenOf(node)[0])]);
    case 'tuple_expression':
    case 'collection_expression':
    case 'initializer_expression':
      return list(context, node);
    case 'array_creation_expression':
    case 'implicit_array_creation_expression': {
      const values = childrenOf(node).find((child) => child.type === 'initializer_expression');
      return values ? list(context, values) : opaque(range);
    }
    case 'switch_expression':
      return opaque(
        range,
        childrenOf(node).map((child) =>
          lowerExpression(context, child.type === 'switch_expression_arm' ? child.namedChildren.at(-1) : child),
        ),
      );
    case 'argument':
    case 'expression_element':
      return lowerExpression(context, childrenOf(node).at(-1));
    case 'declaration_expression':
      return { kind: 'name', name: context.textOf(node.childForFieldName('name') ?? node), range };
    default:
      return opaque(range);
  }
}

function thisAt(range: Range): Expression {
  return { kind: 'name', name: 'this', range };
}

/** A local, a field of the own object or of a class around it, else whatever the imports make of it. */
function name(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const text = context.textOf(node);
  if (context.isLocal(text)) return { kind: 'name', name: text, range };
  const owner = context.ownerOf((shape) => shape.fields.has(text) || shape.methods.has(text));
  if (!owner) {
    const elsewhere = context.shape?.open === true && /^_?[a-z]/.test(text) && !context.imports.has(text);
    return elsewhere
      ? { kind: 'member', object: thisAt(range), name: text, range }
      : { kind: 'name', name: text, range };
  }
  if (owner.fields.get(text) === true) return { kind: 'name', name: `${owner.name}::${text}`, range };
  if (owner.methods.get(text) === true)
    return { kind: 'member', object: { kind: 'name', name: owner.name, range }, name: text, range };
  return { kind: 'member', object: thisAt(range), name: text, range };
}

function member(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const inner = node.childForFieldName('expression');
  const named = node.childForFieldName('name');
  if (!inner || !named) return opaque(range);
  const text = context.textOf(named.type === 'generic_name' ? (named.namedChildren[0] ?? named) : named);
  if (inner.type === 'identifier') {
    const owner = context.textOf(inner);
    const imported = context.imports.get(owner);
    // A property may have the name of its type; members of enumerations are what is meant then.
    if (imported !== undefined && isEnum(owner) && !context.isLocal(owner))
      return context.libraryName(`${imported}.${text}`, range);
    const shape = context.isLocal(owner) ? undefined : context.shapes.get(owner);
    if (shape?.fields.get(text) === true) return { kind: 'name', name: `${owner}::${text}`, range };
  }
  const object = lowerExpression(context, inner);
  // What a task gives, and what a nullable value holds.
  if ((text === 'Result' && object.kind === 'call') || text === 'Value') return object;
  return { kind: 'member', object, name: text, range };
}

/** `?.Name` and `?[0]` behind an object. */
function bound(context: Context, node: Node, object: Expression): Expression {
  const range = { start: object.range.start, end: node.endIndex };
  if (node.type === 'member_binding_expression') {
    const named = node.childForFieldName('name');
    return named ? { kind: 'member', object, name: context.textOf(named), range } : object;
  }
  return opaque(range, [object]);
}

function nameNodeOf(callee: Node): Node {
  const named =
    callee.type === 'conditional_access_expression'
      ? callee.namedChildren.at(-1)?.childForFieldName('name')
      : callee.childForFieldName('name');
  return named ?? callee;
}

function call(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const target = node.childForFieldName('function');
  if (!target) return opaque(range);
  const isBase = target.type === 'member_access_expression' && target.childForFieldName('expression')?.type === 'base';
  const plain = lowerExpression(context, target);
  // A method that another file declares.
  const inherited =
    plain.kind === 'name' &&
    target.type === 'identifier' &&
    context.shape?.open === true &&
    !context.isLocal(plain.name);
  const lowered: Expression = inherited
    ? { kind: 'member', object: thisAt(plain.range), name: plain.name, range: plain.range }
    : plain;
  const callee: Expression = isBase && lowered.kind === 'member' ? { ...lowered, object: baseObject(range) } : lowered;
  const args = lowerArguments(context, node.childForFieldName('arguments'));
  // The object itself, as far as sockets go.
  if (callee.kind === 'member' && /^(?:ConfigureAwait|GetAwaiter|GetResult|AsTask|WaitAsync)$/.test(callee.name))
    return callee.object;
  return { kind: 'call', callee, nameRange: rangeOf(nameNodeOf(target)), arguments: args, range };
}

/** The own object as its base class sees it: the form that the tracer knows from `super()`. */
export function baseObject(range: Range): Expression {
  return { kind: 'call', callee: { kind: 'name', name: 'super', range }, nameRange: range, arguments: [], range };
}

export function lowerArguments(context: Context, node: Node | null | undefined): readonly Argument[] {
  if (!node) return [];
  return childrenOf(node)
    .slice(0, ELEMENT_LIMIT)
    .map((item): Argument => {
      const named = item.childForFieldName('name');
      const content = childrenOf(item).at(-1);
      const value = lowerExpression(context, content);
      const isReference = item.children.some((child) => child.type === 'out' || child.type === 'ref');
      return {
        value: isReference ? { kind: 'unary', operator: '&', operand: value, range: value.range } : value,
        ...(named ? { name: context.textOf(named) } : {}),
      };
    });
}

function creation(context: Context, node: Node, target: string | undefined): Expression {
  const range = rangeOf(node);
  const typeNode = node.childForFieldName('type');
  const type = typeNode ? context.className(typeNode) : target;
  const args = lowerArguments(
    context,
    childrenOf(node).find((child) => child.type === 'argument_list'),
  );
  const values = childrenOf(node).find((child) => child.type === 'initializer_expression');
  const nameRange = typeNode
    ? rangeOf(typeNode.type === 'qualified_name' ? (typeNode.childForFieldName('name') ?? typeNode) : typeNode)
    : { start: range.start, end: range.start + 'new'.length };
  const callee: Expression =
    type === undefined
      ? { kind: 'name', name: '#unknown', range: nameRange }
      : type.includes('.')
        ? context.libraryName(type, nameRange)
        : { kind: 'name', name: type, range: nameRange };
  const made: Expression = { kind: 'call', callee, nameRange, arguments: args, construct: true, range };
  if (!values) return made;
  const properties = childrenOf(values).flatMap((item): readonly Argument[] => {
    const left = item.type === 'assignment_expression' ? item.childForFieldName('left') : null;
    const value = lowerExpression(
      context,
      item.type === 'assignment_expression' ? item.childForFieldName('right') : item,
    );
    return [
      {
        value: { kind: 'sequence', parts: [value], range: rangeOf(item) },
        ...(left?.type === 'identifier' ? { name: context.textOf(left) } : {}),
      },
    ];
  });
  return {
    kind: 'call',
    callee: { kind: 'name', name: WITH, range },
    nameRange: range,
    arguments: [{ value: made }, ...properties],
    range,
  };
}

function list(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const items = childrenOf(node);
  if (items.length > ELEMENT_LIMIT) return opaque(range);
  return { kind: 'aggregate', elements: items.map((item) => ({ value: lowerExpression(context, item) })), range };
}

function step(target: Expression, operator: string, range: Range): Expression {
  return { kind: 'assign', target, operator: operator.charAt(0), value: { kind: 'number', value: 1, range }, range };
}

function isPlain(expression: Expression): boolean {
  return expression.kind === 'name' || (expression.kind === 'member' && isPlain(expression.object));
}

function binary(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const operator = node.childForFieldName('operator')?.type ?? '';
  const left = lowerExpression(context, node.childForFieldName('left'));
  const right = lowerExpression(context, node.childForFieldName('right'));
  if (operator === '??' && isPlain(left))
    return { kind: 'conditional', condition: left, then: left, otherwise: right, range };
  return { kind: 'binary', operator: operator === '??' ? '||' : operator, left, right, range };
}

function assignment(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const target = lowerExpression(context, node.childForFieldName('left'));
  const operator = node.childForFieldName('operator')?.type.replace(/=$/, '') ?? '';
  const value = lowerExpression(context, node.childForFieldName('right'), declaredType(context, target));
  if (operator === '') return { kind: 'assign', target, value, range };
  if (operator === '??') {
    const either: Expression = { kind: 'conditional', condition: target, then: target, otherwise: value, range };
    return { kind: 'assign', target, value: either, range };
  }
  // `server.Received += handler`: the library calls it.
  if (value.kind === 'function' && (operator === '+' || operator === '-')) return unknownCall('#event', [value], range);
  return { kind: 'assign', target, operator, value, range };
}

/** Type that a field of the own object is declared with, for `_socket = new(…)`. */
function declaredType(context: Context, target: Expression): string | undefined {
  return target.kind === 'member' ? context.fieldTypes.get(target.name)?.replace(/^~/, '') : undefined;
}
