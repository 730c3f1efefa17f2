/** Ruby expressions to the common form. */
import type { Node } from 'web-tree-sitter';
import type { Expression, Statement } from '../../ir';
import { blockFunction, lambdaFunction } from './blocks';
import { lowerCall } from './calls-lowering';
import { callOf, childrenOf, type Context, DEPTH_LIMIT, opaque, rangeOf } from './context';
import { constantName, instanceVariable, selfExpression, sharedVariable } from './names';
import { lowerBody } from './statements';

/** Elements after which a list written out is a data table, not a list of sockets or options. */
const ELEMENT_LIMIT = 200;

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
      return identifier(context, node);
    case 'constant':
    case 'scope_resolution': {
      const name = constantName(context, node);
      return name === undefined ? opaque(range, childrenOf(node).map(inner)) : { kind: 'name', name, range };
    }
    case 'instance_variable':
      return instanceVariable(context, node);
    case 'class_variable':
    case 'global_variable':
      return sharedVariable(context, node);
    case 'self':
      return selfExpression(context, range) ?? opaque(range);
    case 'call':
    case 'super':
    case 'yield':
      return lowerCall(context, node);
    case 'integer': {
      const value = Number(context.textOf(node).replace(/_/g, '').replace(/^0d/i, ''));
      return Number.isNaN(value) ? opaque(range) : { kind: 'number', value, range };
    }
    case 'true':
    case 'false':
      return { kind: 'boolean', value: node.type === 'true', range };
    case 'nil':
      return { kind: 'null', range };
    case 'simple_symbol':
      return { kind: 'string', value: context.textOf(node).slice(1), range };
    case 'hash_key_symbol':
      return { kind: 'string', value: context.textOf(node), range };
    case 'string':
    case 'delimited_symbol':
    case 'chained_string':
    case 'bare_string':
    case 'bare_symbol':
      return text(context, node);
    case 'array':
    case 'right_assignment_list':
    case 'string_array':
    case 'symbol_array':
      return list(context, childrenOf(node), range);
    case 'left_assignment_list':
    case 'destructured_left_assignment':
      return list(context, childrenOf(node), range, (child) => lowerTarget(context, child));
    case 'hash':
      return hash(context, node);
    case 'element_reference':
      return element(context, node);
    case 'assignment':
    case 'operator_assignment':
      return assignment(context, node);
    case 'unary':
      return unary(node, field('operand'), range);
    case 'binary':
      return binary(node, field('left'), field('right'), range);
    case 'conditional':
      return {
        kind: 'conditional',
        condition: field('condition'),
        then: field('consequence'),
        otherwise: field('alternative'),
        range,
      };
    case 'parenthesized_statements':
    case 'then':
    case 'else': {
      const parts = childrenOf(node).map(inner);
      const [only] = parts;
      return parts.length === 1 && only ? only : { kind: 'sequence', parts, range };
    }
    case 'lambda':
      return { kind: 'function', function: lambdaFunction(context, node), range };
    case 'block':
    case 'do_block':
      return { kind: 'function', function: blockFunction(context, node), range };
    case 'if':
    case 'unless':
    case 'case':
    case 'begin':
    case 'while':
    case 'until':
    case 'for':
    case 'if_modifier':
    case 'unless_modifier':
    case 'rescue_modifier':
      return atOnce(context, node);
    case 'splat_argument':
    case 'hash_splat_argument':
    case 'block_argument':
    case 'pair':
    case 'range':
    case 'interpolation':
    case 'pattern':
      return opaque(range, childrenOf(node).map(inner));
    default:
      return opaque(range);
  }
}

/** A local variable, else a call without arguments. */
function identifier(context: Context, node: Node): Expression {
  const name = context.textOf(node);
  if (context.isLocal(name)) return { kind: 'name', name: context.local(name), range: rangeOf(node) };
  return lowerCall(context, node);
}

/** A string whose text stands there; what is inserted into others is evaluated all the same. */
function text(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const parts = childrenOf(node);
  const plain = (part: Node): boolean =>
    part.type === 'string_content' || (part.type === 'string' && childrenOf(part).every(plain));
  if (!parts.every(plain))
    return opaque(
      range,
      parts
        .filter((part) => part.type === 'interpolation')
        .flatMap((part) => childrenOf(part).map((child) => lowerExpression(context, child))),
    );
  const content = (part: Node): string =>
    part.type === 'string_content' ? context.textOf(part) : childrenOf(part).map(content).join('');
  return { kind: 'string', value: parts.map(content).join(''), range };
}

function list(
  context: Context,
  items: readonly Node[],
  range: Expression['range'],
  read = (node: Node): Expression => lowerExpression(context, node),
): Expression {
  if (items.length > ELEMENT_LIMIT) return opaque(range);
  const elements: { value: Expression }[] = [];
  let shifted = false;
  for (const item of items) {
    // What stands behind `*rest` has no position that is known.
    if (item.type === 'splat_argument' || item.type === 'rest_assignment') shifted = true;
    const value = item.type === 'rest_assignment' ? opaque(rangeOf(item), childrenOf(item).map(read)) : read(item);
    elements.push({ value: shifted ? opaque(value.range, [value]) : value });
  }
  // `[server, *clients]` is a list of either.
  if (shifted && items.every((item) => item.type !== 'rest_assignment'))
    return callOf(
      '#list',
      items.map((item) => {
        const [held] = item.type === 'splat_argument' ? childrenOf(item) : [];
        return held ? callOf('#element', [read(held)], rangeOf(item)) : read(item);
      }),
      range,
    );
  return { kind: 'aggregate', elements, range };
}

function hash(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const items = childrenOf(node);
  if (items.length > ELEMENT_LIMIT) return opaque(range);
  const elements = items.map((item): { name?: string; value: Expression } => {
    const key = item.childForFieldName('key');
    const value = item.childForFieldName('value');
    if (!key) return { value: lowerExpression(context, item) };
    const name = lowerExpression(context, key);
    const content = value ? lowerExpression(context, value) : opaque(range);
    return name.kind === 'string' ? { name: name.value, value: content } : { value: content };
  });
  return { kind: 'aggregate', elements, range };
}

function element(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const [object, index, ...more] = childrenOf(node).map((child) => lowerExpression(context, child));
  if (!object || !index || more.length > 0)
    return opaque(
      range,
      [object, index, ...more].filter((part) => part !== undefined),
    );
  return { kind: 'index', object, index, range };
}

function unary(node: Node, operand: Expression, range: Expression['range']): Expression {
  const operator = node.childForFieldName('operator')?.type ?? node.child(0)?.type;
  if (operator === '!' || operator === 'not') return { kind: 'unary', operator: '!', operand, range };
  if (operator === '-' || operator === '~') return { kind: 'unary', operator, operand, range };
  return operator === '+' ? operand : opaque(range, operator === 'defined?' ? [] : [operand]);
}

function binary(node: Node, left: Expression, right: Expression, range: Expression['range']): Expression {
  const written = node.childForFieldName('operator');
  const operator = written?.type ?? '';
  if (operator === '<<' && left.kind !== 'number' && written)
    return {
      kind: 'call',
      callee: { kind: 'member', object: left, name: '<<', range },
      nameRange: rangeOf(written),
      arguments: [{ value: right }],
      range,
    };
  if (operator === 'or' || operator === '||') return either(false, left, right, range);
  if (operator === 'and' || operator === '&&') return either(true, left, right, range);
  return { kind: 'binary', operator: operator === '===' ? '==' : operator, left, right, range };
}

/** `a || b` gives one of the two, not a truth value. Only where `a` can be read twice without doing anything. */
function either(and: boolean, left: Expression, right: Expression, range: Expression['range']): Expression {
  if (left.kind !== 'name' && left.kind !== 'member' && left.kind !== 'null' && left.kind !== 'index')
    return { kind: 'binary', operator: and ? '&&' : '||', left, right, range };
  return { kind: 'conditional', condition: left, then: and ? right : left, otherwise: and ? left : right, range };
}

function assignment(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  if (!left || !right) return opaque(range);
  // `x = x` reads the variable that is being made: the right side comes first only for what is there already.
  const value =
    right.type === 'splat_argument'
      ? opaque(
          rangeOf(right),
          childrenOf(right).map((child) => lowerExpression(context, child)),
        )
      : lowerExpression(context, right);
  const target = lowerTarget(context, left);
  if (left.type === 'constant') noteConstant(context, context.textOf(left), value);
  const operator = node.type === 'operator_assignment' ? node.childForFieldName('operator')?.type : undefined;
  return assign(target, operator, value, range);
}

/** A constant that is given one thing in the whole file. */
function noteConstant(context: Context, name: string, value: Expression): void {
  context.constants.set(name, context.assigned.has(name) ? null : value);
  context.assigned.add(name);
}

/** The assignment of a value, to the setter of an object where the target calls one. */
export function assign(
  target: Expression,
  operator: string | undefined,
  value: Expression,
  range: Expression['range'],
): Expression {
  if (target.kind === 'call')
    return {
      ...target,
      arguments: [...target.arguments, { value }],
      range: operator === undefined ? range : target.range,
    };
  // `@server ||= make` makes it the first time, and that is what counts.
  const plain = operator === undefined || operator === '||=' || operator === '&&=';
  return plain
    ? { kind: 'assign', target, value, range }
    : { kind: 'assign', target, operator: operator.replace(/=$/, ''), value, range };
}

/** What an assignment, a block parameter or `rescue => e` stores to; local variables are bound in the current scope. */
export function lowerTarget(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  switch (node.type) {
    case 'identifier':
      return { kind: 'name', name: context.bind(context.textOf(node)), range };
    case 'constant':
    case 'scope_resolution': {
      const name = constantName(context, node) ?? context.textOf(node);
      context.globals.add(name);
      return { kind: 'name', name, range };
    }
    case 'call': {
      const receiver = node.childForFieldName('receiver');
      const method = node.childForFieldName('method');
      if (!receiver || !method) return opaque(range);
      const name = context.textOf(method);
      // `server.sync = true` stores where the reader of that name looks.
      return { kind: 'member', object: lowerExpression(context, receiver), name: `@${name}`, range };
    }
    default:
      return lowerExpression(context, node);
  }
}

/** Statements in the place of an expression: a function that is called at once. */
function atOnce(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const body = context.inFunction([], true, range, () =>
    lowerBody(context, [node], (value): Statement => ({ kind: 'return', value })),
  );
  return {
    kind: 'call',
    callee: { kind: 'function', function: { name: '', parameters: [], body, range, local: true }, range },
    nameRange: range,
    arguments: [],
    range,
  };
}
