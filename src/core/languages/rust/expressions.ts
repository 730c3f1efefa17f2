/** Rust expressions to the common form. `?`, `.await`, `&` and casts give the value that they are applied to. */
import type { Node } from 'web-tree-sitter';
import type { Expression, FunctionIR, Parameter, Statement } from '../../ir';
import { childrenOf, type Context, DEPTH_LIMIT, newTemporary, opaque, type Use } from './context';
import { isControl, lowerControl } from './control';
import { lowerMacro } from './macros';
import { pathExpression, resolve, segmentsOf } from './paths';
import { bindPattern, variantField } from './patterns';
import { lowerBody } from './statements';
import { heldType } from './types';

/** Elements after which an array written out is a data table. */
const ELEMENT_LIMIT = 200;

/** Variants whose content stands for them. */
const TRANSPARENT: ReadonlySet<string> = new Set(['Ok', 'Some', 'Err']);

export function lowerExpression(context: Context, node: Node): Expression {
  if (context.depth >= DEPTH_LIMIT) return opaque(context.rangeOf(node));
  context.depth++;
  try {
    return lower(context, node);
  } finally {
    context.depth--;
  }
}

function lower(context: Context, node: Node): Expression {
  const range = context.rangeOf(node);
  const inner = (child: Node | null | undefined): Expression =>
    child ? lowerExpression(context, child) : opaque(range);
  const field = (name: string): Expression => inner(node.childForFieldName(name));
  if (isControl(node)) return viaTemporary(context, node);
  switch (node.type) {
    case 'identifier':
      return context.textOf(node) === 'None' ? { kind: 'null', range } : path(context, node);
    case 'self':
      return { kind: 'name', name: 'self', range };
    case 'scoped_identifier':
      return path(context, node);
    case 'generic_function':
      return field('function');
    case 'call_expression':
      return call(context, node);
    case 'field_expression': {
      const name = node.childForFieldName('field');
      const value = node.childForFieldName('value');
      if (!name || !value) return opaque(range);
      return { kind: 'member', object: valueOf(context, value), name: context.textOf(name), range };
    }
    case 'try_expression':
      // A statement of its own looks at the result, by `?`.
      return node.parent?.type === 'expression_statement'
        ? { kind: 'sequence', parts: [inner(childrenOf(node)[0])], range }
        : inner(childrenOf(node)[0]);
    case 'await_expression':
    case 'parenthesized_expression':
      return inner(childrenOf(node)[0]);
    case 'reference_expression':
    case 'type_cast_expression':
      return field('value');
    case 'unary_expression': {
      const operand = inner(childrenOf(node)[0]);
      const operator = node.child(0)?.type;
      return operator === '-' || operator === '!' ? { kind: 'unary', operator, operand, range } : operand;
    }
    case 'binary_expression': {
      const operator = node.childForFieldName('operator')?.type ?? '';
      return { kind: 'binary', operator, left: field('left'), right: field('right'), range };
    }
    case 'assignment_expression': {
      const right = node.childForFieldName('right');
      const target = field('left');
      if (right && isControl(right)) {
        lowerControl(context, right, assignTo(target, range));
        return opaque(range);
      }
      return { kind: 'assign', target, value: inner(right), range };
    }
    case 'compound_assignment_expr': {
      const operator = (node.childForFieldName('operator')?.type ?? '').replace(/=$/, '');
      return { kind: 'assign', target: field('left'), operator, value: field('right'), range };
    }
    case 'tuple_expression':
    case 'array_expression': {
      const items = childrenOf(node);
      // `[0; 512]`
      if (items.length > ELEMENT_LIMIT || node.childForFieldName('length')) return opaque(range);
      return { kind: 'aggregate', elements: items.map((item) => ({ value: inner(item) })), range };
    }
    case 'string_literal':
    case 'raw_string_literal': {
      const text = childrenOf(node).map((child) => context.textOf(child));
      return { kind: 'string', value: text.join(''), range };
    }
    case 'integer_literal': {
      const value = Number(context.textOf(node).replace(/_|(?:[ui](?:8|16|32|64|128|size))$/g, ''));
      return Number.isNaN(value) ? opaque(range) : { kind: 'number', value, range };
    }
    case 'boolean_literal':
      return { kind: 'boolean', value: context.textOf(node) === 'true', range };
    case 'struct_expression':
      return struct(context, node);
    case 'closure_expression':
      return { kind: 'function', function: closure(context, node), range };
    case 'async_block':
    case 'gen_block': {
      const block = childrenOf(node).find((child) => child.type === 'block');
      const body = inFunction(context, () => {
        if (block) lowerBody(context, block);
      });
      return { kind: 'function', function: { name: 'async', parameters: [], body, range, local: true }, range };
    }
    case 'macro_invocation':
      return lowerMacro(context, node);
    case 'index_expression': {
      const [object, index] = childrenOf(node);
      // A part of a list holds the same elements.
      if (index?.type === 'range_expression') return inner(object);
      return { kind: 'index', object: inner(object), index: inner(index), range };
    }
    case 'range_expression':
      return opaque(range, childrenOf(node).map(inner));
    default:
      return opaque(range);
  }
}

/** What stands before a dot is a value, also where it is a constant: `Type::STREAM.nonblocking()` is no path. */
function valueOf(context: Context, node: Node): Expression {
  const value = lowerExpression(context, node);
  const isPath =
    node.type === 'scoped_identifier' ||
    (node.type === 'identifier' && context.local(context.textOf(node)) === undefined);
  return isPath ? { kind: 'sequence', parts: [value], range: value.range } : value;
}

function path(context: Context, node: Node): Expression {
  const range = context.rangeOf(node);
  const segments = segmentsOf(context, node);
  return segments ? pathExpression(context, segments, range) : opaque(range);
}

export function assignTo(target: Expression, range: Expression['range']): Use {
  return (value) => ({ kind: 'expression', expression: { kind: 'assign', target, value, range } });
}

/** The value of a block, `if`, `match` or `loop` in the middle of something else is computed before it. */
function viaTemporary(context: Context, node: Node): Expression {
  const target = newTemporary(context, node);
  lowerControl(context, node, assignTo(target, context.rangeOf(node)));
  return target;
}

/** A value that can be named more than once without doing anything again. */
export function stable(context: Context, node: Node): Expression {
  const value = lowerExpression(context, node);
  return isPath(value) ? value : stored(context, node, value);
}

function isPath(value: Expression): boolean {
  return value.kind === 'name' || (value.kind === 'member' && isPath(value.object));
}

function stored(context: Context, node: Node, value: Expression): Expression {
  const target = newTemporary(context, node);
  context.emit(assignTo(target, value.range)(value));
  return target;
}

function call(context: Context, node: Node): Expression {
  const range = context.rangeOf(node);
  const callee = node.childForFieldName('function');
  const list = node.childForFieldName('arguments');
  const target = callee?.type === 'generic_function' ? callee.childForFieldName('function') : callee;
  if (!target) return opaque(range);
  const args = list ? childrenOf(list) : [];
  const variant = target.type === 'field_expression' ? undefined : variantOf(context, target);
  if (variant) return tuple(context, node, variant, args);
  const name =
    target.type === 'field_expression'
      ? target.childForFieldName('field')
      : target.type === 'scoped_identifier'
        ? target.childForFieldName('name')
        : target;
  const called = lowerExpression(context, target);
  const values = args.map((argument) => lowerExpression(context, argument));
  // `socket(…).into_diagnostic()?`: whatever it is called, it gives the Result with another error.
  if (called.kind === 'member' && node.parent?.type === 'try_expression' && isResult(context, target))
    return { kind: 'sequence', parts: [...values, called.object], range };
  return {
    kind: 'call',
    callee: called,
    nameRange: context.rangeOf(name ?? target),
    arguments: values.map((value) => ({ value })),
    range,
  };
}

/** A method of what a function of a library has just given. */
function isResult(context: Context, method: Node): boolean {
  const receiver = method.type === 'field_expression' ? method.childForFieldName('value') : null;
  const call = receiver?.type === 'await_expression' ? childrenOf(receiver)[0] : receiver;
  const callee = call?.type === 'call_expression' ? call.childForFieldName('function') : null;
  const segments = callee && callee.type !== 'field_expression' ? segmentsOf(context, callee) : undefined;
  return segments !== undefined && resolve(context, segments).kind === 'library' && isSocketCall(segments.at(-1)!);
}

/** Functions of libraries that give a Result with a socket. */
function isSocketCall(name: string): boolean {
  return /^(?:new|new_raw|new_v[46]|socket|socket_with|bind|listen|accept|connect|from_std)$/.test(name);
}

/** The path of a tuple struct or a variant of an enum of the project, which a call makes. */
function variantOf(context: Context, node: Node): readonly string[] | undefined {
  const segments = segmentsOf(context, node);
  const name = segments?.at(-1) ?? '';
  if (!segments || !/^[A-Z][A-Za-z0-9]*$/.test(name) || !/[a-z]/.test(name) || TRANSPARENT.has(name)) return undefined;
  const target = resolve(context, segments);
  return target.kind === 'own' ? target.path : undefined;
}

/** `Wrapper(a)`, `Shape::Circle(r)`: an object whose fields have numbers. */
function tuple(context: Context, node: Node, segments: readonly string[], args: readonly Node[]): Expression {
  const parent = segments.at(-2);
  const type = parent !== undefined && /^[A-Z]/.test(parent) ? parent : segments.at(-1)!;
  return object(
    context,
    node,
    type,
    args.map((argument, index) => [variantField(segments, index), () => lowerExpression(context, argument)]),
  );
}

function struct(context: Context, node: Node): Expression {
  const range = context.rangeOf(node);
  const name = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  const segments = name ? segmentsOf(context, name) : undefined;
  const target = segments && resolve(context, segments);
  const fields = (body ? childrenOf(body) : []).flatMap((item): [string, () => Expression][] => {
    if (item.type === 'shorthand_field_initializer') {
      const [identifier] = childrenOf(item);
      return identifier ? [[context.textOf(identifier), () => lowerExpression(context, identifier)]] : [];
    }
    const key = item.childForFieldName('field');
    const value = item.childForFieldName('value');
    return key && value ? [[context.textOf(key), () => lowerExpression(context, value)]] : [];
  });
  if (target?.kind === 'own') {
    const parent = target.path.at(-2);
    return object(context, node, parent !== undefined && /^[A-Z]/.test(parent) ? parent : target.path.at(-1)!, fields);
  }
  const zeroFilled = body !== null && childrenOf(body).some((item) => item.type === 'base_field_initializer');
  return {
    kind: 'aggregate',
    elements: fields.map(([key, value]) => ({ name: key, value: value() })),
    ...(zeroFilled ? { zeroFilled } : {}),
    range,
  };
}

/** Makes an object of one of the project's types and fills its fields. */
function object(
  context: Context,
  node: Node,
  type: string,
  fields: readonly (readonly [string, () => Expression])[],
): Expression {
  const range = context.rangeOf(node);
  const values = fields.map(([name, value]) => [name, value()] as const);
  const made = stored(context, node, {
    kind: 'call',
    callee: { kind: 'name', name: type, range },
    nameRange: range,
    arguments: [],
    construct: true,
    range,
  });
  for (const [name, value] of values)
    context.emit({
      kind: 'expression',
      expression: {
        kind: 'assign',
        // A socket is called what the code calls it, and that is where the value stands.
        target: { kind: 'member', object: made, name, range: value.range },
        value,
        range,
      },
    });
  return made;
}

/** Runs `action` with a scope of its own and nothing to break out of, and gives what it wrote. */
export function inFunction(context: Context, action: () => void): readonly Statement[] {
  return context.within(false, () => {
    const loops = context.breaks.splice(0);
    try {
      return context.collect(action);
    } finally {
      context.breaks.splice(0, context.breaks.length, ...loops);
    }
  });
}

function closure(context: Context, node: Node): FunctionIR {
  const range = context.rangeOf(node);
  const list = node.childForFieldName('parameters');
  const body = node.childForFieldName('body');
  let parameters: readonly Parameter[] = [];
  const statements = inFunction(context, () => {
    parameters = lowerParameters(context, list);
    if (body) lowerBody(context, body);
  });
  return { name: 'closure', parameters, body: statements, range, local: true };
}

/** Parameters; what their patterns take apart is done first in the body. */
export function lowerParameters(context: Context, list: Node | null): readonly Parameter[] {
  if (!list) return [];
  return childrenOf(list).flatMap((item): readonly Parameter[] => {
    if (item.type === 'self_parameter' || item.type === 'variadic_parameter') return [];
    const pattern = item.type === 'parameter' ? item.childForFieldName('pattern') : item;
    if (!pattern || pattern.type === 'self') return [];
    const type = item.type === 'parameter' ? heldType(context, item.childForFieldName('type')) : undefined;
    const typed = type === undefined ? {} : { type };
    const simple = pattern.type === 'mut_pattern' ? childrenOf(pattern).at(-1) : pattern;
    if (simple?.type === 'identifier') return [{ name: context.bind(context.textOf(simple)), ...typed }];
    const { start } = context.rangeOf(pattern);
    const name = context.temporary();
    bindPattern(context, pattern, { kind: 'name', name, range: { start, end: start } });
    return [{ name, ...typed }];
  });
}
