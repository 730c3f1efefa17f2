/** C and C++ expressions. */
import type { Node } from 'web-tree-sitter';
import type { Argument, Expression, FunctionIR, Statement } from '../../ir';
import type { Range } from '../../model';
import type { Context } from './context';
import { lowerParameters } from './declarations';
import { lowerStatement } from './statements';
import { meantType } from './type-names';

const CASTS = new Set([
  'static_cast',
  'reinterpret_cast',
  'const_cast',
  'dynamic_cast',
  'std::move',
  'std::forward',
  'move',
  'htons',
  'ntohs',
]);

/** Lowers an expression; what has no meaning here keeps its parts, so that calls in it are still seen. */
export function lowerExpression(context: Context, node: Node | null): Expression {
  if (!node) return { kind: 'opaque', parts: [], range: { start: 0, end: 0 } };
  return context.nested(
    () => context.opaque(node),
    () => lower(context, node),
  );
}

function lower(context: Context, node: Node): Expression {
  const range = context.range(node);
  const field = (name: string): Expression => lowerExpression(context, node.childForFieldName(name));
  switch (node.type) {
    case 'identifier':
    case 'field_identifier':
    case 'namespace_identifier':
    case 'type_identifier':
      return { kind: 'name', name: context.resolve(node.text), range };
    case 'qualified_identifier':
    case 'template_function':
    case 'dependent_name':
      return { kind: 'name', name: context.resolve(node.text), range };
    case 'this':
      return { kind: 'name', name: 'this', range };
    case 'number_literal':
      return numberLiteral(context, node);
    case 'char_literal':
      return { kind: 'number', value: charValue(node.text), range };
    case 'string_literal':
    case 'raw_string_literal':
    case 'concatenated_string':
      return { kind: 'string', value: stringValue(node.text), range };
    case 'true':
    case 'false':
      return { kind: 'boolean', value: node.type === 'true', range };
    case 'null':
    case 'nullptr':
      return { kind: 'null', range };
    case 'parenthesized_expression':
    case 'condition_clause':
      return parenthesized(context, node);
    case 'cast_expression':
      // `(void)call()` says that the result is left alone on purpose.
      return node.childForFieldName('type')?.text === 'void'
        ? { kind: 'sequence', parts: [field('value')], range }
        : field('value');
    case 'call_expression':
      return call(context, node);
    case 'field_expression': {
      const name = node.childForFieldName('field');
      return { kind: 'member', object: field('argument'), name: name ? memberName(name) : '', range };
    }
    case 'subscript_expression': {
      const index = node.childForFieldName('index') ?? node.childForFieldName('indices')?.namedChild(0) ?? null;
      return { kind: 'index', object: field('argument'), index: lowerExpression(context, index), range };
    }
    case 'pointer_expression': {
      const operator = node.childForFieldName('operator')?.type === '&' ? '&' : '*';
      return { kind: 'unary', operator, operand: field('argument'), range };
    }
    case 'unary_expression': {
      const operator = node.childForFieldName('operator')?.type;
      const operand = field('argument');
      if (operator === '!' || operator === 'not') return { kind: 'unary', operator: '!', operand, range };
      if (operator === '-' || operator === '~') return { kind: 'unary', operator, operand, range };
      return operator === '+' ? operand : { kind: 'opaque', parts: [operand], range };
    }
    case 'update_expression': {
      const operand = field('argument');
      return { kind: 'assign', target: operand, value: { kind: 'opaque', parts: [], range }, range };
    }
    case 'assignment_expression': {
      const operator = node.childForFieldName('operator')?.text ?? '=';
      const compound = operator === '=' ? undefined : operator.slice(0, -1);
      return {
        kind: 'assign',
        target: field('left'),
        value: field('right'),
        range,
        ...(compound === undefined ? {} : { operator: compound }),
      };
    }
    case 'binary_expression': {
      const text = node.childForFieldName('operator')?.type ?? '';
      const operator = text === 'or' ? '||' : text === 'and' ? '&&' : text;
      return { kind: 'binary', operator, left: field('left'), right: field('right'), range };
    }
    case 'conditional_expression':
      return {
        kind: 'conditional',
        condition: field('condition'),
        then: field('consequence'),
        otherwise: field('alternative'),
        range,
      };
    case 'comma_expression':
      return { kind: 'sequence', parts: [field('left'), field('right')], range };
    case 'compound_literal_expression':
      return initializer(
        context,
        node.childForFieldName('value'),
        range,
        context.fieldsOf(node.childForFieldName('type')?.childForFieldName('type') ?? null),
      );
    case 'initializer_list':
      return initializer(context, node, range);
    case 'new_expression':
      return construct(context, node, node.childForFieldName('type'), node.childForFieldName('arguments'));
    case 'lambda_expression':
      return { kind: 'function', function: lambda(context, node), range };
    case 'sizeof_expression':
    case 'alignof_expression':
      return { kind: 'opaque', parts: [], range };
    case 'co_await_expression':
      return field('argument');
    default:
      return context.opaque(
        node,
        node.namedChildren.map((child) => lowerExpression(context, child)),
      );
  }
}

function parenthesized(context: Context, node: Node): Expression {
  const declared =
    node.childForFieldName('value') ?? node.namedChildren.filter((child) => child.type !== 'comment').at(-1) ?? null;
  return lowerExpression(context, declared);
}

function call(context: Context, node: Node): Expression {
  const range = context.range(node);
  const callee = node.childForFieldName('function');
  const args = node.childForFieldName('arguments');
  if (!callee) return context.opaque(node);
  const name = context.resolve(callee.text);
  const list = lowerArguments(context, args);
  if (CASTS.has(name) && list.length === 1) {
    const { value } = list[0]!;
    return /<\s*void\s*>$/.test(callee.text) ? { kind: 'sequence', parts: [value], range } : value;
  }
  if (/^(?:std::)?make_(?:unique|shared)$/.test(name)) {
    const type = callee.descendantsOfType('type_descriptor')[0] ?? null;
    if (type) return construct(context, node, type, args);
  }
  return {
    kind: 'call',
    callee: lowerExpression(context, callee),
    nameRange: nameRange(context, callee),
    arguments: list,
    range,
  };
}

/** `new X(a)`, `X x(a)`, `X{a}`: a call of the type. */
export function construct(context: Context, node: Node, type: Node | null, args: Node | null): Expression {
  const range = context.range(node);
  if (!type) return context.opaque(node);
  const name = context.resolve(meantType(type.text)).replace(/^::/, '');
  return {
    kind: 'call',
    callee: { kind: 'name', name, range: context.range(type) },
    nameRange: nameRange(context, type),
    arguments:
      args?.type === 'parameter_list' ? (argumentsOfDeclaration(context, args) ?? []) : lowerArguments(context, args),
    construct: true,
    range,
  };
}

export function lowerArguments(context: Context, args: Node | null): readonly Argument[] {
  if (!args) return [];
  return args.namedChildren
    .filter((child) => child.type !== 'comment')
    .map((child) => ({ value: lowerExpression(context, child) }));
}

/**
 * `Server server(io, tcp::v4());` within a function reads like the declaration of a function; the arguments that its
 * parameters stand for, or undefined where they are parameters after all.
 */
export function argumentsOfDeclaration(context: Context, parameters: Node | null): readonly Argument[] | undefined {
  const nodes = (parameters?.namedChildren ?? []).filter((child) => child.type !== 'comment');
  const values = nodes.map((node) =>
    node.type === 'parameter_declaration' ? expressionOfParameter(context, node) : undefined,
  );
  return values.every((value) => value !== undefined) ? values.map((value) => ({ value })) : undefined;
}

function expressionOfParameter(context: Context, node: Node): Expression | undefined {
  const type = node.childForFieldName('type');
  if (
    !type ||
    !['type_identifier', 'qualified_identifier', 'template_type'].includes(type.type) ||
    node.namedChildren.some((child) => child.type === 'type_qualifier')
  )
    return undefined;
  const range = context.range(node);
  let value: Expression = { kind: 'name', name: context.resolve(type.text), range: context.range(type) };
  const declarator = node.childForFieldName('declarator');
  if (!declarator) return value;
  switch (declarator.type) {
    case 'abstract_function_declarator': {
      const args = argumentsOfDeclaration(context, declarator.childForFieldName('parameters'));
      if (!args || declarator.childForFieldName('declarator')) return undefined;
      if (CASTS.has(context.resolve(type.text)) && args.length === 1) return args[0]!.value;
      value = { kind: 'call', callee: value, nameRange: nameRange(context, type), arguments: args, range };
      return value;
    }
    case 'abstract_array_declarator': {
      const index = lowerExpression(context, declarator.childForFieldName('size'));
      return { kind: 'index', object: value, index, range };
    }
    default:
      return undefined;
  }
}

/** The last identifier of a callee or type. */
function nameRange(context: Context, callee: Node): Range {
  let node = callee;
  for (;;) {
    const inner: Node | null =
      node.type === 'field_expression'
        ? node.childForFieldName('field')
        : ['qualified_identifier', 'template_function', 'template_type', 'template_method', 'dependent_name'].includes(
              node.type,
            )
          ? node.childForFieldName('name')
          : node.type === 'type_descriptor'
            ? node.childForFieldName('type')
            : null;
    if (!inner) return context.range(node);
    node = inner;
  }
}

function memberName(node: Node): string {
  return (
    node.type === 'template_method' || node.type === 'dependent_name'
      ? (node.childForFieldName('name') ?? node).text
      : node.text
  ).replace(/^.*::/, '');
}

/** `{ .a = 1, 2 }`: members that are not named are zero. */
export function initializer(context: Context, node: Node | null, range: Range, fields?: readonly string[]): Expression {
  return context.nested<Expression>(
    () => ({ kind: 'opaque', parts: [], range }),
    () => elementsOf(context, node, range, fields),
  );
}

function elementsOf(
  context: Context,
  node: Node | null,
  range: Range,
  fields: readonly string[] | undefined,
): Expression {
  const given = (node?.namedChildren ?? []).filter((child) => child.type !== 'comment');
  const isList =
    given.length > 0 && given.every((child) => child.type === 'initializer_list' && child.namedChildCount > 0);
  // `std::array` takes a second pair of braces.
  if (isList && given.length === 1 && given[0]!.namedChildren.every((child) => child.type === 'initializer_list'))
    return initializer(context, given[0]!, range, fields);
  const elements = given.map((child, index): { name?: string; value: Expression } => {
    // A list of lists is an array of structs.
    if (child.type === 'initializer_list') return { value: initializer(context, child, context.range(child), fields) };
    const name = fields?.[index];
    if (child.type !== 'initializer_pair')
      return { value: lowerExpression(context, child), ...(name === undefined ? {} : { name }) };
    const value = lowerExpression(context, child.childForFieldName('value'));
    const path = child
      .childrenForFieldName('designator')
      .map((designator) => designator?.text ?? '')
      .join('');
    return path.startsWith('.') ? { name: path.slice(1), value } : { value };
  });
  // Values that cannot be given to fields leave it open which fields are zero.
  const known =
    !isList &&
    elements.every(
      ({ name, value }) =>
        name !== undefined || value.kind === 'aggregate' || (value.kind === 'number' && value.value === 0),
    );
  return { kind: 'aggregate', elements, range, ...(known ? { zeroFilled: true } : {}) };
}

function lambda(context: Context, node: Node): FunctionIR {
  const declarator = node.childForFieldName('declarator');
  const body = node.childForFieldName('body');
  const captures =
    node.childForFieldName('captures')?.namedChildren.filter((child) => child.type === 'lambda_capture_initializer') ??
    [];
  return {
    name: '',
    parameters: lowerParameters(context, declarator?.childForFieldName('parameters') ?? null),
    body: [
      ...captures.map((capture): Statement => {
        const name = capture.childForFieldName('left');
        return {
          kind: 'declare',
          name: name?.text ?? '',
          init: lowerExpression(context, capture.childForFieldName('right')),
          range: context.range(name ?? capture),
        };
      }),
      ...(body ? [lowerStatement(context, body)] : []),
    ],
    range: context.range(node),
    local: true,
  };
}

function numberLiteral(context: Context, node: Node): Expression {
  const range = context.range(node);
  const value = parseNumber(node.text);
  return value === undefined ? { kind: 'opaque', parts: [], range } : { kind: 'number', value, range };
}

/** Value of a C integer literal; undefined for fractions and what is none. */
export function parseNumber(text: string): number | undefined {
  const plain = text.replace(/'/g, '').replace(/[uUlLzZ]+$/, '');
  if (/^-?(?:0[xX][\da-fA-F]+|0[bB][01]+|\d+)$/.test(plain)) {
    const sign = plain.startsWith('-') ? -1 : 1;
    const digits = plain.replace(/^-/, '');
    return sign * (/^0\d+$/.test(digits) ? parseInt(digits, 8) : Number(digits));
  }
  return undefined;
}

function charValue(text: string): number {
  return text === "'\\0'" ? 0 : text.charCodeAt(1);
}

function stringValue(text: string): string {
  return text.replace(/^\w*"|"$/g, '').replace(/"\s*"/g, '');
}
