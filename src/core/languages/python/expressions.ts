/** Python expressions to the common form. */
import type { Node } from 'web-tree-sitter';
import type { Argument, Expression, FunctionIR, Parameter, Statement } from '../../ir';
import { childrenOf, type Context, DEPTH_LIMIT, rangeOf, unseenCall } from './context';

/** Elements after which a list written out is a data table, not a list of sockets or options. */
const ELEMENT_LIMIT = 200;

/** Methods that count as gone to unknown hands when they are read without being called: `setopt = s.setsockopt`. */
const BOUND_METHODS: ReadonlySet<string> = new Set(['setsockopt', 'set_reuse_addr']);

export function lowerExpression(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  if (context.depth >= DEPTH_LIMIT) return { kind: 'opaque', parts: [], range };
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
    return child ? inner(child) : { kind: 'opaque', parts: [], range };
  };
  switch (node.type) {
    case 'identifier':
      return { kind: 'name', name: context.textOf(node), range };
    case 'attribute':
      return attribute(context, node, false);
    case 'subscript':
      return subscript(context, node);
    case 'call':
      return call(context, node);
    case 'integer': {
      const value = Number(context.textOf(node).replace(/[_lL]/g, ''));
      return Number.isNaN(value) ? { kind: 'opaque', parts: [], range } : { kind: 'number', value, range };
    }
    case 'true':
    case 'false':
      return { kind: 'boolean', value: node.type === 'true', range };
    case 'none':
      return { kind: 'null', range };
    case 'string':
      return string(context.textOf(node), range);
    case 'tuple':
    case 'list':
    case 'set':
    case 'expression_list':
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern':
      return list(context, node);
    case 'dictionary':
      return dictionary(context, node);
    case 'parenthesized_expression':
    case 'await':
    case 'as_pattern_target': {
      const [only] = childrenOf(node);
      return only ? inner(only) : { kind: 'opaque', parts: [], range };
    }
    case 'unary_operator': {
      const operator = node.child(0)?.type;
      const operand = field('argument');
      return operator === '-' || operator === '~' ? { kind: 'unary', operator, operand, range } : operand;
    }
    case 'not_operator':
      return { kind: 'unary', operator: '!', operand: field('argument'), range };
    case 'binary_operator':
      return {
        kind: 'binary',
        operator: node.childForFieldName('operator')?.type ?? '',
        left: field('left'),
        right: field('right'),
        range,
      };
    case 'boolean_operator':
      return boolean(node.childForFieldName('operator')?.type === 'and', field('left'), field('right'), range);
    case 'comparison_operator':
      return comparison(context, node);
    case 'conditional_expression': {
      const [then, condition, otherwise] = childrenOf(node);
      if (!then || !condition || !otherwise) return { kind: 'opaque', parts: [], range };
      return {
        kind: 'conditional',
        condition: inner(condition),
        then: inner(then),
        otherwise: inner(otherwise),
        range,
      };
    }
    case 'assignment':
    case 'augmented_assignment':
    case 'named_expression':
      return assignment(context, node);
    case 'lambda':
      return lambda(context, node);
    case 'list_comprehension':
    case 'set_comprehension':
    case 'dictionary_comprehension':
    case 'generator_expression':
      return comprehension(context, node);
    case 'yield':
      return unseenCall('yield', childrenOf(node).map(inner), range);
    case 'list_splat':
    case 'dictionary_splat':
    case 'pair':
      return { kind: 'opaque', parts: childrenOf(node).map(inner), range };
    default:
      return { kind: 'opaque', parts: [], range };
  }
}

function attribute(context: Context, node: Node, called: boolean): Expression {
  const range = rangeOf(node);
  const object = node.childForFieldName('object');
  const name = node.childForFieldName('attribute');
  if (!object || !name) return { kind: 'opaque', parts: [], range };
  const member: Expression = {
    kind: 'member',
    object: lowerExpression(context, object),
    name: context.textOf(name),
    range,
  };
  if (called || !BOUND_METHODS.has(member.name)) return member;
  return {
    kind: 'call',
    callee: { kind: 'name', name: '#bound', range },
    nameRange: rangeOf(name),
    arguments: [{ value: member.object }],
    range,
  };
}

function subscript(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const value = node.childForFieldName('value');
  const index = node.childForFieldName('subscript');
  if (!value || !index) return { kind: 'opaque', parts: [], range };
  const object = lowerExpression(context, value);
  // A part of a list holds the same elements.
  if (index.type === 'slice') return object;
  return { kind: 'index', object, index: lowerExpression(context, index), range };
}

function call(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const target = node.childForFieldName('function');
  const list = node.childForFieldName('arguments');
  if (!target) return { kind: 'opaque', parts: [], range };
  const callee = target.type === 'attribute' ? attribute(context, target, true) : lowerExpression(context, target);
  const name = target.type === 'attribute' ? (target.childForFieldName('attribute') ?? target) : target;
  const args = !list
    ? []
    : list.type === 'generator_expression'
      ? [{ value: lowerExpression(context, list) }]
      : childrenOf(list)
          .slice(0, ELEMENT_LIMIT)
          .map((item) => argument(context, item));
  return { kind: 'call', callee, nameRange: rangeOf(name), arguments: args, range };
}

function argument(context: Context, node: Node): Argument {
  if (node.type === 'keyword_argument') {
    const name = node.childForFieldName('name');
    const value = node.childForFieldName('value');
    if (name && value) return { name: context.textOf(name), value: lowerExpression(context, value) };
  }
  if (node.type === 'list_splat' || node.type === 'dictionary_splat') {
    const [inner] = childrenOf(node);
    return {
      value: inner ? lowerExpression(context, inner) : { kind: 'opaque', parts: [], range: rangeOf(node) },
      spread: true,
    };
  }
  return { value: lowerExpression(context, node) };
}

function string(text: string, range: Expression['range']): Expression {
  const opening = /^([a-zA-Z]*)("""|'''|"|')/.exec(text);
  if (!opening || /f/i.test(opening[1]!)) return { kind: 'opaque', parts: [], range };
  return { kind: 'string', value: text.slice(opening[0].length, -opening[2]!.length), range };
}

function list(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const items = childrenOf(node);
  if (items.length > ELEMENT_LIMIT) return { kind: 'opaque', parts: [], range };
  const elements: { value: Expression }[] = [];
  let shifted = false;
  for (const item of items) {
    // What stands behind `*rest` has no position that is known.
    if (item.type === 'list_splat' || item.type === 'list_splat_pattern') shifted = true;
    const value = lowerExpression(context, item);
    elements.push({ value: shifted ? { kind: 'opaque', parts: [value], range: value.range } : value });
  }
  return { kind: 'aggregate', elements, range };
}

function dictionary(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const items = childrenOf(node);
  if (items.length > ELEMENT_LIMIT) return { kind: 'opaque', parts: [], range };
  const elements = items.map((item): { name?: string; value: Expression } => {
    const key = item.childForFieldName('key');
    const value = item.childForFieldName('value');
    if (!key || !value) return { value: lowerExpression(context, item) };
    const name = lowerExpression(context, key);
    const content = lowerExpression(context, value);
    return name.kind === 'string' ? { name: name.value, value: content } : { value: content };
  });
  return { kind: 'aggregate', elements, range };
}

/** `a or b` gives one of the two, not a truth value. Only where `a` can be read twice without doing anything. */
function boolean(and: boolean, left: Expression, right: Expression, range: Expression['range']): Expression {
  if (left.kind !== 'name' && left.kind !== 'member' && left.kind !== 'null')
    return { kind: 'binary', operator: and ? '&&' : '||', left, right, range };
  return { kind: 'conditional', condition: left, then: and ? right : left, otherwise: and ? left : right, range };
}

function comparison(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const parts = childrenOf(node).map((child) => lowerExpression(context, child));
  const operators = node.childrenForFieldName('operators').map((operator) => operator?.type ?? '');
  const [left, right] = parts;
  if (operators.length !== 1 || !left || !right) return { kind: 'opaque', parts, range };
  const [operator = ''] = operators;
  const known = operator === 'is' ? '==' : operator === 'is not' || operator === '<>' ? '!=' : operator;
  return { kind: 'binary', operator: known, left, right, range };
}

function assignment(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const left = node.childForFieldName('left') ?? node.childForFieldName('name');
  const right = node.childForFieldName('right') ?? node.childForFieldName('value');
  if (!left) return { kind: 'opaque', parts: [], range };
  const target = lowerTarget(context, left);
  if (!right) return { kind: 'opaque', parts: [], range };
  const value = lowerExpression(context, right);
  if (node.type !== 'augmented_assignment') return { kind: 'assign', target, value, range };
  const operator = node.childForFieldName('operator')?.type.replace(/=$/, '') ?? '';
  return { kind: 'assign', target, operator, value, range };
}

/** What an assignment, `for` or `with` stores to; its names are bound in the current scope. */
export function lowerTarget(context: Context, node: Node): Expression {
  const target = lowerExpression(context, node);
  bindNames(context, target);
  return target;
}

function bindNames(context: Context, target: Expression): void {
  if (target.kind === 'name') context.bind(target.name);
  else if (target.kind === 'aggregate') for (const element of target.elements) bindNames(context, element.value);
  else if (target.kind === 'opaque') for (const part of target.parts) bindNames(context, part);
}

function lambda(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const parameters = lowerParameters(context, node.childForFieldName('parameters'));
  const body = node.childForFieldName('body');
  const statements = context.inFunction(
    parameters.map((parameter) => parameter.name),
    false,
    range,
    () => (body ? [{ kind: 'return', value: lowerExpression(context, body) }] : []),
  );
  const fn: FunctionIR = { name: 'lambda', parameters, body: statements, range, local: true };
  return { kind: 'function', function: fn, range };
}

/** A comprehension is a loop in a function of its own, called at once; what it collects is not followed. */
function comprehension(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const clauses = childrenOf(node);
  const body = context.inFunction([], false, range, () => {
    const build = (index: number): readonly Statement[] => {
      const clause = clauses[index];
      if (!clause) {
        const [result] = clauses;
        return result ? [{ kind: 'expression', expression: lowerExpression(context, result) }] : [];
      }
      if (clause.type === 'for_in_clause') {
        const left = clause.childForFieldName('left');
        const right = clause.childForFieldName('right');
        if (!left || !right) return build(index + 1);
        const iterable = lowerExpression(context, right);
        const target = lowerTarget(context, left);
        return [{ kind: 'loop', each: { target, iterable }, body: build(index + 1) }];
      }
      const [condition] = childrenOf(clause);
      return condition
        ? [{ kind: 'if', condition: lowerExpression(context, condition), then: build(index + 1), otherwise: [] }]
        : build(index + 1);
    };
    return build(1);
  });
  const fn: FunctionIR = { name: 'comprehension', parameters: [], body, range, local: true };
  return { kind: 'call', callee: { kind: 'function', function: fn, range }, nameRange: range, arguments: [], range };
}

export function lowerParameters(context: Context, node: Node | null): readonly Parameter[] {
  if (!node) return [];
  return childrenOf(node).flatMap((item): readonly Parameter[] => {
    const name = item.type === 'identifier' ? item : (item.childForFieldName('name') ?? childrenOf(item)[0]);
    switch (item.type) {
      case 'identifier':
        return [{ name: context.textOf(item) }];
      case 'default_parameter':
      case 'typed_default_parameter': {
        const value = item.childForFieldName('value');
        return name && value
          ? [{ name: context.textOf(name), default: lowerExpression(context, value), ...typeOf(context, item) }]
          : [];
      }
      case 'typed_parameter':
        if (!name) return [];
        return name.type === 'identifier'
          ? [{ name: context.textOf(name), ...typeOf(context, item) }]
          : [{ name: context.textOf(name).replace(/^\*+/, ''), rest: true }];
      case 'list_splat_pattern':
      case 'dictionary_splat_pattern':
        return name ? [{ name: context.textOf(name), rest: true }] : [];
      case 'tuple_pattern':
        return [{ name: context.textOf(item) }];
      default:
        return [];
    }
  });
}

/** The annotation where it is a plain name: a class, maybe of this file. */
function typeOf(context: Context, node: Node): { type?: string } {
  const annotation = node.childForFieldName('type');
  const text = annotation ? context.textOf(annotation).replace(/^["']|["']$/g, '') : '';
  if (!/^[A-Za-z_][\w.]*$/.test(text)) return {};
  const [first = '', ...rest] = text.split('.');
  const qualified = [context.imports.names.get(first) ?? first, ...rest].join('.');
  return { type: qualified };
}
