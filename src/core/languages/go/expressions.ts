/** Go expressions to the common form. */
import type { Node } from 'web-tree-sitter';
import type { Argument, Expression, FunctionIR } from '../../ir';
import { AS_TYPE, childrenOf, type Context, opaque, rangeOf, unseenCall } from './context';
import { lowerParameters } from './definitions';
import { lowerBody } from './statements';

/** Elements after which a literal is a table of data, not a list of sockets or options. */
const ELEMENT_LIMIT = 200;

export function lowerExpression(context: Context, node: Node): Expression {
  return context.nested(opaque(node), () => lower(context, node));
}

function lower(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const field = (name: string): Expression => {
    const child = node.childForFieldName(name);
    return child ? lowerExpression(context, child) : opaque(node);
  };
  switch (node.type) {
    case 'identifier':
      return { kind: 'name', name: context.resolve(context.textOf(node)), range };
    case 'selector_expression':
      return selector(context, node);
    case 'call_expression':
      return call(context, node);
    case 'index_expression':
      return { kind: 'index', object: field('operand'), index: field('index'), range };
    case 'slice_expression':
    case 'type_conversion_expression':
      return field('operand');
    case 'type_assertion_expression': {
      const type = context.typeName(node.childForFieldName('type'));
      return type === undefined ? field('operand') : typed(field('operand'), type, range);
    }
    case 'parenthesized_expression': {
      const [only] = childrenOf(node);
      return only ? lowerExpression(context, only) : opaque(node);
    }
    case 'int_literal': {
      const value = integer(context.textOf(node));
      return value === undefined ? opaque(node) : { kind: 'number', value, range };
    }
    case 'true':
    case 'false':
      return { kind: 'boolean', value: node.type === 'true', range };
    case 'nil':
      return { kind: 'null', range };
    case 'interpreted_string_literal':
    case 'raw_string_literal':
      return string(context.textOf(node), range) ?? opaque(node);
    case 'composite_literal':
      return literal(context, node.childForFieldName('body'), node.childForFieldName('type'), range) ?? opaque(node);
    case 'func_literal':
      return { kind: 'function', function: closure(context, node), range };
    case 'unary_expression':
      return unary(context, node);
    case 'binary_expression':
      return {
        kind: 'binary',
        operator: node.childForFieldName('operator')?.type ?? '',
        left: field('left'),
        right: field('right'),
        range,
      };
    default:
      return opaque(node);
  }
}

/** A value of which the code says what type it has. */
function typed(value: Expression, type: string, range: Expression['range']): Expression {
  return {
    kind: 'call',
    callee: { kind: 'name', name: AS_TYPE, range },
    nameRange: range,
    arguments: [{ value }, { value: { kind: 'string', value: type, range } }],
    range,
  };
}

function selector(context: Context, node: Node): Expression {
  const operand = node.childForFieldName('operand');
  const name = node.childForFieldName('field');
  if (!operand || !name) return opaque(node);
  const object = lowerExpression(context, operand);
  const field = context.textOf(name);
  // `s.Base.fd` is `s.fd`: a struct of this package that is embedded is a part of the object itself.
  if (context.embedded.has(field) && context.qualified(node) === undefined) return object;
  return { kind: 'member', object, name: field, range: rangeOf(node) };
}

function call(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const target = node.childForFieldName('function');
  const list = node.childForFieldName('arguments');
  if (!target) return opaque(node);
  const items = list ? childrenOf(list) : [];
  if (target.type === 'identifier' && context.localOf(context.textOf(target)) === undefined) {
    const [first] = items;
    // `new(T)` and `make(T)` take a type.
    if (context.textOf(target) === 'new' && first) return object(context, first, [], range);
    if (context.textOf(target) === 'make') return { kind: 'aggregate', elements: [], range };
    if (isConversion(context, context.textOf(target)) && items.length === 1 && first)
      return lowerExpression(context, first);
  }
  // `(*T)(x)` and `pkg.Generic[T](x)`.
  if (target.type === 'parenthesized_expression' && childrenOf(target)[0]?.type === 'unary_expression' && items[0])
    return lowerExpression(context, items[0]);
  const wrapper = target.type === 'identifier' ? context.textOf(target) : '';
  if (context.wrappers.has(wrapper) && context.localOf(wrapper) === undefined)
    return {
      kind: 'call',
      callee: { kind: 'name', name: context.ownType(wrapper), range: rangeOf(target) },
      nameRange: rangeOf(target),
      arguments: items.map((item) => argument(context, item)),
      range,
    };
  const callee = target.type === 'index_expression' ? (target.childForFieldName('operand') ?? target) : target;
  const name = callee.type === 'selector_expression' ? (callee.childForFieldName('field') ?? callee) : callee;
  return {
    kind: 'call',
    callee: lowerExpression(context, callee),
    nameRange: rangeOf(name),
    arguments: items.slice(0, ELEMENT_LIMIT).map((item) => argument(context, item)),
    range,
  };
}

/** `Port(8080)` of a type without methods is its operand. */
function isConversion(context: Context, name: string): boolean {
  return context.types.has(name) && !context.wrappers.has(name);
}

function argument(context: Context, node: Node): Argument {
  if (node.type !== 'variadic_argument') return { value: lowerExpression(context, node) };
  const [inner] = childrenOf(node);
  return { value: inner ? lowerExpression(context, inner) : opaque(node), spread: true };
}

/** The value of an integer literal in any of Go's bases. */
function integer(text: string): number | undefined {
  const plain = text.replace(/_/g, '').replace(/^0(?=\d)/, '0o');
  const value = Number(plain);
  return Number.isNaN(value) ? undefined : value;
}

function string(text: string, range: Expression['range']): Expression | undefined {
  const inner = text.slice(1, -1);
  if (text.startsWith('`') || !inner.includes('\\')) return { kind: 'string', value: inner, range };
  return /^(?:[^\\]|\\[nrt"\\])*$/.test(inner)
    ? {
        kind: 'string',
        value: inner.replace(/\\(.)/g, (_, code: string) => ({ n: '\n', r: '\r', t: '\t' })[code] ?? code),
        range,
      }
    : undefined;
}

/** A value of a type, with the fields that are written out. */
function object(
  context: Context,
  type: Node | null,
  elements: (Expression & { kind: 'aggregate' })['elements'],
  range: Expression['range'],
): Expression {
  const name = context.typeName(type);
  return {
    kind: 'aggregate',
    elements,
    ...(name === undefined ? {} : { type: name }),
    ...(name?.startsWith('~') === true ? { zeroFilled: true } : {}),
    range,
  };
}

/** `T{…}`, also with the type left out inside a slice or map. */
function literal(
  context: Context,
  body: Node | null,
  type: Node | null,
  range: Expression['range'],
): Expression | undefined {
  if (!body) return undefined;
  const items = childrenOf(body);
  if (items.length > ELEMENT_LIMIT) return undefined;
  const inner =
    type?.childForFieldName('element') ?? (type?.type === 'map_type' ? type.childForFieldName('value') : null);
  const declared = context.types.get(type?.type === 'type_identifier' ? context.textOf(type) : '');
  const isList = inner !== null && type?.type !== 'map_type';
  const elements: { name?: string; value: Expression }[] = [];
  for (const [index, item] of items.entries()) {
    const key = item.type === 'keyed_element' ? item.childForFieldName('key') : null;
    const value = item.type === 'keyed_element' ? item.childForFieldName('value') : item;
    if (!value) continue;
    const content = elementValue(context, value, inner);
    const name = key ? keyName(context, key, isList) : declared?.fields[index]?.name;
    // What is embedded is a part of the object itself.
    if (name !== undefined && content.kind === 'aggregate' && context.embedded.has(name))
      elements.push(...content.elements);
    else if (name !== undefined) elements.push({ name, value: content });
    else elements.push({ value: key ? opaque(value, [content]) : content });
  }
  return object(context, type, elements, range);
}

function elementValue(context: Context, node: Node, type: Node | null): Expression {
  const [inner] = node.type === 'literal_element' ? childrenOf(node) : [node];
  if (!inner) return opaque(node);
  return inner.type === 'literal_value'
    ? (context.nested(undefined, () => literal(context, inner, type, rangeOf(inner))) ?? opaque(node))
    : lowerExpression(context, inner);
}

/** A field's name, or a text that is the key of a map. */
function keyName(context: Context, node: Node, isList: boolean): string | undefined {
  const [inner] = node.type === 'literal_element' ? childrenOf(node) : [node];
  if (inner?.type === 'identifier') return isList ? undefined : context.textOf(inner);
  const key = inner ? lowerExpression(context, inner) : undefined;
  return key?.kind === 'string' ? key.value : undefined;
}

function closure(context: Context, node: Node): FunctionIR {
  const range = rangeOf(node);
  return context.inScope((): FunctionIR => {
    const parameters = lowerParameters(context, node.childForFieldName('parameters'));
    const body = lowerBody(context, node);
    return { name: `${context.running} func`, parameters, body, range, local: true };
  });
}

function unary(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const inner = node.childForFieldName('operand');
  if (!inner) return opaque(node);
  const operand = lowerExpression(context, inner);
  const operator = node.childForFieldName('operator')?.type;
  switch (operator) {
    case '&':
    case '*':
    case '!':
    case '-':
      return { kind: 'unary', operator, operand, range };
    case '^':
      return { kind: 'unary', operator: '~', operand, range };
    case '+':
      return operand;
    case '<-':
      return unseenCall('<-', [], range);
    default:
      return opaque(node, [operand]);
  }
}

/** The values of an expression list as one: several of them, or one call that gives several, make a tuple. */
export function lowerValues(context: Context, node: Node, wanted: number): Expression {
  const items = node.type === 'expression_list' ? childrenOf(node) : [node];
  const [only] = items;
  if (items.length === 1 && only) {
    const value = lowerExpression(context, only);
    // `v, ok := x.(T)`, `v, ok := m[k]`, `v, ok := <-c`.
    return wanted === 2 && GIVES_OK.has(only.type)
      ? { kind: 'aggregate', elements: [{ value }, { value: opaque(only) }], range: rangeOf(node) }
      : value;
  }
  return {
    kind: 'aggregate',
    elements: items.map((item) => ({ value: lowerExpression(context, item) })),
    range: rangeOf(node),
  };
}

const GIVES_OK: ReadonlySet<string> = new Set(['type_assertion_expression', 'index_expression', 'unary_expression']);
