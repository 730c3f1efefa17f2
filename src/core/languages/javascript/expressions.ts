/** JavaScript and TypeScript expressions to the common form. */
import type { Node } from 'web-tree-sitter';
import type { Argument, Expression } from '../../ir';
import { childrenOf, type Context, DEPTH_LIMIT, ELEMENT_LIMIT, opaque, rangeOf, unseenCall } from './context';
import { lowerClass } from './classes';
import { functionOf } from './functions';
import { requiredModule } from './modules';
import { lowerTarget } from './patterns';
import { libraryTypeOf, noteType } from './types';

export function lowerExpression(context: Context, node: Node): Expression {
  if (context.depth >= DEPTH_LIMIT) return opaque(rangeOf(node));
  context.depth++;
  try {
    return lower(context, node);
  } finally {
    context.depth--;
  }
}

function lower(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const inner = (child: Node): Expression => lowerExpression(context, child);
  const field = (name: string): Expression => {
    const child = node.childForFieldName(name);
    return child ? inner(child) : opaque(range);
  };
  switch (node.type) {
    case 'identifier':
    case 'shorthand_property_identifier':
    case 'this':
      return { kind: 'name', name: context.textOf(node), range };
    case 'super':
      return superObject(range);
    case 'undefined':
    case 'null':
      return { kind: 'null', range };
    case 'true':
    case 'false':
      return { kind: 'boolean', value: node.type === 'true', range };
    case 'number': {
      const value = Number(context.textOf(node).replace(/_/g, ''));
      return Number.isNaN(value) ? opaque(range) : { kind: 'number', value, range };
    }
    case 'string':
      return { kind: 'string', value: context.textOf(node).slice(1, -1), range };
    case 'template_string': {
      const parts = childrenOf(node).filter((child) => child.type === 'template_substitution');
      return parts.length === 0
        ? { kind: 'string', value: context.textOf(node).slice(1, -1), range }
        : opaque(range, parts.flatMap(childrenOf).map(inner));
    }
    case 'member_expression':
      return member(context, node);
    case 'subscript_expression':
      return { kind: 'index', object: field('object'), index: field('index'), range };
    case 'call_expression':
    case 'new_expression':
      return call(context, node);
    case 'object':
      return object(context, node);
    case 'array':
      return array(context, node);
    case 'arrow_function':
    case 'function_expression':
    case 'generator_function':
      return { kind: 'function', function: functionOf(context, node), range };
    case 'class':
      return { kind: 'name', name: lowerClass(context, node, undefined), range };
    case 'assignment_expression':
    case 'augmented_assignment_expression':
      return assignment(context, node);
    case 'update_expression': {
      const target = field('argument');
      const operator = node.childForFieldName('operator')?.type === '--' ? '-' : '+';
      return { kind: 'assign', target, operator, value: { kind: 'number', value: 1, range }, range };
    }
    case 'binary_expression':
      return binary(node.childForFieldName('operator')?.type ?? '', field('left'), field('right'), range);
    case 'unary_expression': {
      const operator = node.childForFieldName('operator')?.type;
      const operand = field('argument');
      return operator === '!' || operator === '-' || operator === '~'
        ? { kind: 'unary', operator, operand, range }
        : opaque(range, [operand]);
    }
    case 'ternary_expression':
      return {
        kind: 'conditional',
        condition: field('condition'),
        then: field('consequence'),
        otherwise: field('alternative'),
        range,
      };
    case 'sequence_expression':
      return { kind: 'sequence', parts: childrenOf(node).map(inner), range };
    case 'yield_expression':
      return unseenCall('yield', childrenOf(node).map(inner), range);
    case 'parenthesized_expression':
    case 'await_expression':
    case 'non_null_expression':
    case 'as_expression':
    case 'satisfies_expression':
    case 'instantiation_expression': {
      const [first] = childrenOf(node);
      return first ? inner(first) : opaque(range);
    }
    case 'type_assertion': {
      const last = childrenOf(node).at(-1);
      return last ? inner(last) : opaque(range);
    }
    case 'jsx_element':
    case 'jsx_self_closing_element':
    case 'jsx_opening_element':
    case 'jsx_attribute':
    case 'jsx_expression':
    case 'spread_element':
      return opaque(range, childrenOf(node).map(inner));
    default:
      return opaque(range);
  }
}

/** `super` as the tracer knows it: the object that `super()` gives. */
function superObject(range: Expression['range']): Expression {
  return { kind: 'call', callee: { kind: 'name', name: 'super', range }, nameRange: range, arguments: [], range };
}

/** Name of a private field; the tracer has names of its own that begin with `#`. */
export function propertyName(context: Context, node: Node): string {
  return context.textOf(node).replace(/^#/, '_#');
}

function member(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const objectNode = node.childForFieldName('object');
  const property = node.childForFieldName('property');
  if (!objectNode || !property) return opaque(range);
  // A member of an enumeration.
  const path = context.textOf(node);
  if (context.constants.has(path)) return { kind: 'name', name: path, range };
  return { kind: 'member', object: lowerExpression(context, objectNode), name: propertyName(context, property), range };
}

function call(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const construct = node.type === 'new_expression';
  const target = node.childForFieldName(construct ? 'constructor' : 'function');
  const list = node.childForFieldName('arguments');
  if (!target) return opaque(range);
  const module = requiredModule(node, (child) => context.textOf(child));
  if (module !== undefined) return { kind: 'name', name: `#require:${module}`, range };
  if (list?.type === 'template_string') return opaque(range, [lowerExpression(context, list)]);
  const callee: Expression =
    target.type === 'super'
      ? { kind: 'member', object: superObject(range), name: 'constructor', range: rangeOf(target) }
      : lowerExpression(context, target);
  const name = target.type === 'member_expression' ? (target.childForFieldName('property') ?? target) : target;
  const args = list
    ? childrenOf(list)
        .slice(0, ELEMENT_LIMIT)
        .map((item) => argument(context, item))
    : [];
  return {
    kind: 'call',
    callee,
    nameRange: rangeOf(name),
    arguments: args,
    range,
    ...(construct ? { construct } : {}),
  };
}

function argument(context: Context, node: Node): Argument {
  if (node.type !== 'spread_element') return { value: lowerExpression(context, node) };
  const [inner] = childrenOf(node);
  return { value: inner ? lowerExpression(context, inner) : opaque(rangeOf(node)), spread: true };
}

/** What stands behind `...rest` in a list has no position that is known. */
function array(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const items = childrenOf(node);
  if (items.length > ELEMENT_LIMIT) return opaque(range);
  let shifted = false;
  const elements = items.map((item) => {
    if (item.type === 'spread_element') shifted = true;
    const value = lowerExpression(context, item);
    return { value: shifted ? opaque(value.range, [value]) : value };
  });
  return { kind: 'aggregate', elements, range };
}

/** Name under which an object written out holds what is spread into it. */
export const SPREAD = '#spread';

function object(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const items = childrenOf(node);
  if (items.length > ELEMENT_LIMIT) return opaque(range);
  const elements = items.map((item): { name?: string; value: Expression } => {
    switch (item.type) {
      case 'shorthand_property_identifier':
        return { name: context.textOf(item), value: lowerExpression(context, item) };
      case 'spread_element':
        return { name: SPREAD, value: lowerExpression(context, item) };
      case 'method_definition': {
        const name = item.childForFieldName('name');
        const value: Expression = { kind: 'function', function: functionOf(context, item), range: rangeOf(item) };
        return name ? { name: propertyName(context, name), value } : { value };
      }
      case 'pair': {
        const key = item.childForFieldName('key');
        const content = item.childForFieldName('value');
        const value = content ? lowerExpression(context, content) : opaque(rangeOf(item));
        if (!key || key.type === 'computed_property_name') return { value };
        return { name: context.textOf(key).replace(/^(["'])(.*)\1$/, '$2'), value };
      }
      default:
        return { value: opaque(rangeOf(item)) };
    }
  });
  return { kind: 'aggregate', elements, range };
}

/** Can be read twice without doing anything; so can a text that is turned into a number. */
function isPlain(expression: Expression): boolean {
  switch (expression.kind) {
    case 'name':
    case 'null':
    case 'number':
    case 'string':
      return true;
    case 'member':
      return isPlain(expression.object);
    case 'index':
      return isPlain(expression.object) && isPlain(expression.index);
    case 'call':
      return (
        expression.callee.kind === 'name' &&
        /^(?:Number|parseInt)$/.test(expression.callee.name) &&
        expression.arguments.every(({ value }) => isPlain(value))
      );
    default:
      return false;
  }
}

function binary(operator: string, left: Expression, right: Expression, range: Expression['range']): Expression {
  switch (operator) {
    case '===':
    case '!==':
      return { kind: 'binary', operator: operator.slice(0, 2), left, right, range };
    case '||':
    case '??':
    case '&&':
      // One of the two, not a truth value.
      if (!isPlain(left)) return { kind: 'binary', operator: operator === '&&' ? '&&' : '||', left, right, range };
      return operator === '&&'
        ? { kind: 'conditional', condition: left, then: right, otherwise: left, range }
        : { kind: 'conditional', condition: left, then: left, otherwise: right, range };
    case 'in':
    case 'instanceof':
      return opaque(range, [left, right]);
    default:
      return { kind: 'binary', operator, left, right, range };
  }
}

function assignment(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  if (!left || !right) return opaque(range);
  const target = lowerTarget(context, left);
  const value = lowerExpression(context, right);
  noteType(context, target, libraryTypeOf(context, value));
  const operator = node.childForFieldName('operator')?.type.replace(/=$/, '');
  if (node.type === 'assignment_expression' || operator === undefined) return { kind: 'assign', target, value, range };
  // `x ||= y`, `x ??= y`: what it was, or the new value.
  if (/^(?:\|\||&&|\?\?)$/.test(operator))
    return { kind: 'assign', target, value: binary(operator === '&&' ? '&&' : '||', target, value, range), range };
  return { kind: 'assign', target, operator, value, range };
}
