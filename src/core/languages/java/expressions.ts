/** Java expressions to the common form. */
import type { Node } from 'web-tree-sitter';
import type { Argument, Expression, FunctionIR, Parameter, Statement } from '../../ir';
import { childrenOf, type Context, DEPTH_LIMIT, rangeOf } from './context';
import { isProbe, PROBE } from './probes';
import { lowerBlock, lowerStatement, lowerSwitch } from './statements';

/** Elements after which an array written out is a data table. */
const ELEMENT_LIMIT = 200;

export function lowerExpression(context: Context, node: Node): Expression {
  if (context.depth >= DEPTH_LIMIT) return opaque(node);
  context.depth++;
  try {
    return lower(context, node);
  } finally {
    context.depth--;
  }
}

function opaque(node: Node, parts: readonly Expression[] = []): Expression {
  return { kind: 'opaque', parts, range: rangeOf(node) };
}

function lower(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const inner = (child: Node): Expression => lowerExpression(context, child);
  const field = (name: string): Expression => {
    const child = node.childForFieldName(name);
    return child ? inner(child) : opaque(node);
  };
  switch (node.type) {
    case 'identifier':
      return name(context, node);
    case 'this':
      return { kind: 'name', name: 'this', range };
    case 'field_access':
      return fieldAccess(context, node);
    case 'method_invocation':
      return invocation(context, node);
    case 'object_creation_expression':
      return creation(context, node);
    case 'array_access':
      return { kind: 'index', object: field('array'), index: field('index'), range };
    case 'array_creation_expression': {
      const value = node.childForFieldName('value');
      return value ? inner(value) : { kind: 'aggregate', elements: [], range };
    }
    case 'array_initializer':
      return {
        kind: 'aggregate',
        elements: childrenOf(node)
          .slice(0, ELEMENT_LIMIT)
          .map((child) => ({ value: inner(child) })),
        range,
      };
    case 'decimal_integer_literal':
    case 'hex_integer_literal':
    case 'octal_integer_literal':
    case 'binary_integer_literal':
      return integer(context.textOf(node), node);
    case 'true':
    case 'false':
      return { kind: 'boolean', value: node.type === 'true', range };
    case 'null_literal':
      return { kind: 'null', range };
    case 'string_literal':
      return { kind: 'string', value: context.textOf(node).replace(/^"(?:"")?|"(?:"")?$/g, ''), range };
    case 'parenthesized_expression': {
      const [only] = childrenOf(node);
      return only ? inner(only) : opaque(node);
    }
    case 'cast_expression':
      return field('value');
    case 'assignment_expression': {
      const operator = (node.childForFieldName('operator')?.type ?? '=').slice(0, -1);
      return {
        kind: 'assign',
        target: field('left'),
        value: field('right'),
        ...(operator === '' ? {} : { operator }),
        range,
      };
    }
    case 'binary_expression':
      return {
        kind: 'binary',
        operator: node.childForFieldName('operator')?.type ?? '',
        left: field('left'),
        right: field('right'),
        range,
      };
    case 'unary_expression': {
      const operator = node.childForFieldName('operator')?.type;
      const operand = field('operand');
      return operator === '!' || operator === '-' || operator === '~'
        ? { kind: 'unary', operator, operand, range }
        : operand;
    }
    case 'update_expression': {
      const [operand] = childrenOf(node);
      return operand
        ? { kind: 'assign', target: inner(operand), operator: '+', value: { kind: 'number', value: 1, range }, range }
        : opaque(node);
    }
    case 'ternary_expression':
      return {
        kind: 'conditional',
        condition: field('condition'),
        then: field('consequence'),
        otherwise: field('alternative'),
        range,
      };
    case 'lambda_expression':
      return { kind: 'function', function: lambda(context, node), range };
    case 'method_reference':
      return methodReference(context, node);
    case 'switch_expression':
      return { kind: 'function', function: switchFunction(context, node), range };
    case 'class_literal': {
      const [type] = childrenOf(node);
      const className = context.className(type ?? null);
      return className === undefined ? opaque(node) : { kind: 'name', name: className, range };
    }
    case 'instanceof_expression':
      return opaque(node, [field('left')]);
    default:
      return opaque(node);
  }
}

function integer(text: string, node: Node): Expression {
  const digits = text.replace(/[_lL]/g, '');
  const value = Number(/^0\d+$/.test(digits) ? `0o${digits.slice(1)}` : digits);
  return Number.isNaN(value) ? opaque(node) : { kind: 'number', value, range: rangeOf(node) };
}

/** The object of a class around an inner one. */
function outerThis(className: string, range: Expression['range']): Expression {
  return { kind: 'name', name: `${className}.this`, range };
}

/** A variable, a field of the own object, or one of the class around an inner class. */
function name(context: Context, node: Node): Expression {
  const text = context.textOf(node);
  const range = rangeOf(node);
  if (context.isLocal(text)) return { kind: 'name', name: text, range };
  const outer = context.outerWith((shape) => shape.fields.has(text));
  if (outer === undefined) return { kind: 'name', name: text, range };
  return context.hasStatic(outer, text)
    ? { kind: 'name', name: `${outer}::${text}`, range }
    : { kind: 'member', object: outerThis(outer, range), name: text, range };
}

function fieldAccess(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const object = node.childForFieldName('object');
  const member = node.childForFieldName('field');
  if (!object || !member) return opaque(node);
  const text = context.textOf(member);
  if (member.type === 'this') return outerThis(context.textOf(object), range);
  if (object.type === 'super')
    return { kind: 'member', object: { kind: 'name', name: 'this', range: rangeOf(object) }, name: text, range };
  const owner = context.textOf(object);
  if (object.type === 'identifier' && !context.isLocal(owner) && context.hasStatic(owner, text))
    return { kind: 'name', name: `${owner}::${text}`, range };
  return { kind: 'member', object: lowerExpression(context, object), name: text, range };
}

function invocation(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const method = node.childForFieldName('name');
  if (!method) return opaque(node);
  const object = node.childForFieldName('object');
  const nameRange = rangeOf(method);
  const text = context.textOf(method);
  const call = (callee: Expression): Expression => ({
    kind: 'call',
    callee,
    nameRange,
    arguments: [
      ...lowerArguments(context, node.childForFieldName('arguments')),
      ...(text === 'open' && object ? probe(context, node, context.imports.get(context.textOf(object))) : []),
    ],
    range,
  });
  if (childrenOf(node).some((child) => child.type === 'super'))
    return call({
      kind: 'member',
      object: superObject(range),
      name: text,
      range: { start: range.start, end: nameRange.end },
    });
  if (object) {
    const callee = { start: range.start, end: nameRange.end };
    return call({ kind: 'member', object: lowerExpression(context, object), name: text, range: callee });
  }
  if (context.inherits(text)) {
    const object: Expression = { kind: 'name', name: 'this', range: nameRange };
    return call({ kind: 'member', object, name: text, range: nameRange });
  }
  const outer = context.outerWith((shape) => shape.methods.has(text));
  return call(
    outer === undefined
      ? { kind: 'name', name: text, range: nameRange }
      : { kind: 'member', object: outerThis(outer, nameRange), name: text, range: nameRange },
  );
}

/** What the tracer takes for the own object as the base class sees it. */
export function superObject(range: Expression['range']): Expression {
  return { kind: 'call', callee: { kind: 'name', name: 'super', range }, nameRange: range, arguments: [], range };
}

export function lowerArguments(context: Context, list: Node | null): readonly Argument[] {
  return list ? childrenOf(list).map((item) => ({ value: lowerExpression(context, item) })) : [];
}

/** `new X(…)`. The methods of an anonymous class are functions that X may call, like lambdas. */
function creation(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const type = node.childForFieldName('type');
  const className = context.className(type);
  const given = lowerArguments(context, node.childForFieldName('arguments'));
  const body = node.namedChildren.find((child) => child.type === 'class_body');
  const methods = body ? anonymousMethods(context, body) : [];
  if (!type || className === undefined) return opaque(node, [...given.map(({ value }) => value), ...methods]);
  const nameRange = rangeOf(lastIdentifier(type));
  return {
    kind: 'call',
    callee: { kind: 'name', name: className, range: { start: type.startIndex, end: nameRange.end } },
    nameRange,
    arguments: [...given, ...methods.map((value) => ({ value })), ...probe(context, node, className)],
    construct: true,
    range,
  };
}

/** Tells the recogniser that the socket is a probe; Java has no named arguments of its own. */
function probe(context: Context, node: Node, className: string | undefined): readonly Argument[] {
  return isProbe(context, node, className)
    ? [{ name: PROBE, value: { kind: 'boolean', value: true, range: rangeOf(node) } }]
    : [];
}

/** The `ServerSocket` of `java.net.ServerSocket`, `Box` of `Box<T>`. */
function lastIdentifier(type: Node): Node {
  if (type.type === 'generic_type' || type.type === 'annotated_type') {
    const inner = type.namedChildren.find((child) => child.type.endsWith('type_identifier'));
    return inner ? lastIdentifier(inner) : type;
  }
  return type.type === 'scoped_type_identifier' ? (type.namedChildren.at(-1) ?? type) : type;
}

function anonymousMethods(context: Context, body: Node): readonly Expression[] {
  return childrenOf(body).flatMap((member): readonly Expression[] => {
    const range = rangeOf(member);
    if (member.type === 'method_declaration') {
      const fn = closure(context, member, member.childForFieldName('body'), lowerParameters(context, member));
      return [{ kind: 'function', function: fn, range }];
    }
    // Fields and initialisers run at once.
    if (member.type === 'field_declaration')
      return childrenOf(member).flatMap((declarator) => {
        const value = declarator.type === 'variable_declarator' ? declarator.childForFieldName('value') : null;
        return value ? [opaque(member, [lowerExpression(context, value)])] : [];
      });
    return [];
  });
}

export function lowerParameters(context: Context, node: Node): readonly Parameter[] {
  const list = node.childForFieldName('parameters');
  if (list?.type === 'identifier') return [{ name: context.textOf(list) }];
  return (list ? childrenOf(list) : []).flatMap((item): readonly Parameter[] => {
    if (item.type === 'identifier') return [{ name: context.textOf(item) }];
    if (item.type === 'spread_parameter') {
      const declarator = item.namedChildren.find((child) => child.type === 'variable_declarator');
      const named = declarator?.childForFieldName('name');
      return named ? [{ name: context.textOf(named), rest: true }] : [];
    }
    const named = item.childForFieldName('name');
    if (item.type !== 'formal_parameter' || !named) return [];
    const type = item.childForFieldName('dimensions') ? undefined : context.typeName(item.childForFieldName('type'));
    return [{ name: context.textOf(named), ...(type === undefined ? {} : { type }) }];
  });
}

/** A function without an object of its own: what it names are the variables and the object around it. */
function closure(context: Context, node: Node, body: Node | null, parameters: readonly Parameter[]): FunctionIR {
  const statements = context.withLocals(node, (): readonly Statement[] => {
    if (!body) return [];
    if (body.type === 'block') return lowerBlock(context, body);
    return [{ kind: 'return', value: lowerExpression(context, body) }];
  });
  const named = node.type === 'method_declaration' ? node.childForFieldName('name') : null;
  return {
    name: named ? context.textOf(named) : 'lambda',
    parameters,
    body: statements,
    range: rangeOf(node),
    local: true,
  };
}

function lambda(context: Context, node: Node): FunctionIR {
  return closure(context, node, node.childForFieldName('body'), lowerParameters(context, node));
}

/** `this::serve`, `Server::accept`: the method, bound to the object where there is one. */
function methodReference(context: Context, node: Node): Expression {
  const [object, method] = childrenOf(node);
  if (!object || method?.type !== 'identifier') return opaque(node, object ? [lowerExpression(context, object)] : []);
  return {
    kind: 'member',
    object: object.type === 'super' ? superObject(rangeOf(object)) : lowerExpression(context, object),
    name: context.textOf(method),
    range: rangeOf(node),
  };
}

/** A switch that gives a value runs like a function in its place; the value is not followed. */
function switchFunction(context: Context, node: Node): FunctionIR {
  return {
    name: 'switch',
    parameters: [],
    body: [lowerSwitch(context, node)],
    range: rangeOf(node),
    local: true,
  };
}

/** A single statement as a block. */
export function lowerBody(context: Context, node: Node | null): readonly Statement[] {
  if (!node) return [];
  return node.type === 'block' || node.type === 'constructor_body'
    ? lowerBlock(context, node)
    : lowerStatement(context, node);
}
