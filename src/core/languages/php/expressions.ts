/** PHP expressions to the common form. */
import type { Node } from 'web-tree-sitter';
import type { Expression, FunctionIR, Parameter, Statement } from '../../ir';
import { childrenOf, type Context, DEPTH_LIMIT, opaque, rangeOf } from './context';
import { lowerCall } from './calls-lowering';
import { lowerStatements } from './statements';

/** Elements after which an array written out is a data table, not a list of sockets or options. */
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
    case 'variable_name':
      return variable(context, node);
    case 'name':
    case 'qualified_name':
    case 'relative_name':
      return { kind: 'name', name: constant(context.textOf(node)), range };
    case 'integer': {
      const value = Number(
        context
          .textOf(node)
          .replace(/_/g, '')
          .replace(/^0(?=[0-7]+$)/, '0o'),
      );
      return Number.isNaN(value) ? opaque(range) : { kind: 'number', value, range };
    }
    case 'boolean':
      return { kind: 'boolean', value: /^true$/i.test(context.textOf(node)), range };
    case 'null':
      return { kind: 'null', range };
    case 'string':
      return { kind: 'string', value: context.textOf(node).replace(/^b?'|'$/g, ''), range };
    case 'encapsed_string':
      return inserted(context, node);
    case 'parenthesized_expression':
    case 'error_suppression_expression':
    case 'clone_expression':
    case 'by_ref': {
      const [only] = childrenOf(node);
      return only ? inner(only) : opaque(range);
    }
    case 'cast_expression':
      return cast(context, node);
    case 'member_access_expression':
    case 'nullsafe_member_access_expression':
      return property(context, node);
    case 'scoped_property_access_expression':
      return staticProperty(context, node);
    case 'class_constant_access_expression':
      return classConstant(context, node);
    case 'subscript_expression':
      return subscript(context, node);
    case 'function_call_expression':
    case 'member_call_expression':
    case 'nullsafe_member_call_expression':
    case 'scoped_call_expression':
    case 'object_creation_expression':
      return lowerCall(context, node);
    case 'assignment_expression':
    case 'reference_assignment_expression': {
      const value = field('right');
      return { kind: 'assign', target: field('left'), value, range };
    }
    case 'augmented_assignment_expression':
      return augmented(node, field('left'), field('right'));
    case 'update_expression':
      return {
        kind: 'assign',
        target: field('argument'),
        operator: context.textOf(node).includes('--') ? '-' : '+',
        value: { kind: 'number', value: 1, range },
        range,
      };
    case 'unary_op_expression': {
      const operator = node.childForFieldName('operator')?.type ?? node.child(0)?.type;
      const operand = field('argument');
      return operator === '!' || operator === '-' || operator === '~'
        ? { kind: 'unary', operator, operand, range }
        : operand;
    }
    case 'binary_expression':
      return binary(node, field('left'), field('right'), range);
    case 'conditional_expression': {
      const condition = field('condition');
      // `a ?: b` gives the first where that is true.
      const then = node.childForFieldName('body') ? field('body') : condition;
      return { kind: 'conditional', condition, then, otherwise: field('alternative'), range };
    }
    case 'array_creation_expression':
    case 'list_literal':
      return array(context, node);
    case 'anonymous_function':
    case 'anonymous_function_creation_expression':
    case 'arrow_function':
      return { kind: 'function', function: closure(context, node), range };
    case 'match_expression':
      return matched(context, node);
    case 'sequence_expression':
      return { kind: 'sequence', parts: childrenOf(node).map(inner), range };
    case 'argument':
    case 'print_intrinsic':
    case 'include_expression':
    case 'include_once_expression':
    case 'require_expression':
    case 'require_once_expression':
    case 'throw_expression':
    case 'variadic_unpacking':
    case 'yield_expression':
    case 'match_condition_list':
      return opaque(range, childrenOf(node).map(inner));
    default:
      return opaque(range);
  }
}

/** PHP's constants have no namespace; those of the file are known by their last name. */
function constant(written: string): string {
  return written.slice(written.lastIndexOf('\\') + 1);
}

function variable(context: Context, node: Node): Expression {
  const name = context.textOf(node);
  if (name !== '$this') context.use(name);
  return { kind: 'name', name, range: rangeOf(node) };
}

/** The text, with `#text` around the parts of one in which variables stand. */
function inserted(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const parts = childrenOf(node);
  if (parts.every((part) => part.type === 'string_content'))
    return { kind: 'string', value: parts.map((part) => context.textOf(part)).join(''), range };
  return named(
    '#text',
    parts.map((part) =>
      part.type === 'string_content' || part.type === 'escape_sequence'
        ? { kind: 'string', value: context.textOf(part), range: rangeOf(part) }
        : lowerExpression(context, part),
    ),
    range,
  );
}

/** A call of something that the recogniser knows by a name that nobody else has. */
export function named(name: string, parts: readonly Expression[], range: Expression['range']): Expression {
  return {
    kind: 'call',
    callee: { kind: 'name', name, range },
    nameRange: range,
    arguments: parts.map((value) => ({ value })),
    range,
  };
}

function cast(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const value = node.childForFieldName('value');
  const type = node.childForFieldName('type');
  if (!value) return opaque(range);
  const expression = lowerExpression(context, value);
  return type && /^int(?:eger)?$/i.test(context.textOf(type)) ? named('intval', [expression], range) : expression;
}

/** `$this->socket`; a property and a method may have the same name, so the property keeps a dollar sign. */
function property(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const object = node.childForFieldName('object');
  const name = node.childForFieldName('name');
  if (!object || !name) return opaque(range);
  const holder = lowerExpression(context, object);
  if (name.type !== 'name') return opaque(range, [holder]);
  return { kind: 'member', object: holder, name: `$${context.textOf(name)}`, range };
}

/** The class that stands before `::`; undefined where an expression does. */
export function scopeOf(context: Context, node: Node): string | undefined {
  if (!/^(?:name|qualified_name|relative_name|relative_scope)$/.test(node.type)) return undefined;
  const name = context.names.classNamed(context.textOf(node));
  return name === 'self' || name === 'static' ? context.owner : name === 'parent' ? context.parent : name;
}

function staticProperty(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const scope = node.childForFieldName('scope');
  const name = node.childForFieldName('name');
  const owner = scope ? scopeOf(context, scope) : undefined;
  if (owner === undefined || name?.type !== 'variable_name') return opaque(range);
  const shared = `${owner}::${context.textOf(name)}`;
  context.globals.add(shared);
  return { kind: 'name', name: shared, range };
}

function classConstant(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const [scope, name] = childrenOf(node);
  const owner = scope ? scopeOf(context, scope) : undefined;
  if (owner === undefined || !name) return opaque(range);
  return { kind: 'name', name: `${owner}::${context.textOf(name)}`, range };
}

function subscript(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const [object, index] = childrenOf(node);
  if (!object) return opaque(range);
  // `$GLOBALS['socket']` is the variable of the script.
  if (context.textOf(object) === '$GLOBALS' && index?.type === 'string') {
    const name = `$${context.textOf(index).slice(1, -1)}`;
    context.globals.add(name);
    if (!context.scope.names.has(name)) {
      context.scope.outside.add(name);
      return { kind: 'name', name, range };
    }
    return opaque(range);
  }
  // `$list[] = …` puts something at the end.
  const at: Expression = index ? lowerExpression(context, index) : opaque(range);
  return { kind: 'index', object: lowerExpression(context, object), index: at, range };
}

function augmented(node: Node, target: Expression, value: Expression): Expression {
  const range = rangeOf(node);
  const operator = node.childForFieldName('operator')?.type.replace(/=$/, '') ?? '';
  if (operator === '??') return { kind: 'assign', target, value, range };
  return { kind: 'assign', target, operator: operator === '.' ? '#.' : operator, value, range };
}

function binary(node: Node, left: Expression, right: Expression, range: Expression['range']): Expression {
  const operator = node.childForFieldName('operator')?.type ?? '';
  if (operator === '.') return named('#text', [left, right], range);
  if (operator === '??' && /^(?:name|member|index)$/.test(left.kind))
    return { kind: 'conditional', condition: opaque(range), then: left, otherwise: right, range };
  const known =
    operator === '===' ? '==' : /^(?:!==|<>)$/.test(operator) ? '!=' : /^and$/i.test(operator) ? '&&' : operator;
  return { kind: 'binary', operator: /^or$/i.test(known) ? '||' : known, left, right, range };
}

function array(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const items = childrenOf(node);
  if (items.length > ELEMENT_LIMIT) return opaque(range);
  const list = node.type === 'list_literal';
  const written = context.textOf(node);
  // `list(, $b)` skips one, `['x' => $a]` names one: neither is followed by position.
  if (list && (/,\s*,|\(\s*,|\[\s*,|=>/.test(written) || items.some((item) => item.type === 'by_ref')))
    return opaque(
      range,
      items.map((item) => lowerExpression(context, item)),
    );
  let count = 0;
  const elements = items.map((item): { name?: string; value: Expression } => {
    if (list) return { value: lowerExpression(context, item) };
    const [first, second] = childrenOf(item);
    if (!first) return { value: opaque(rangeOf(item)) };
    if (!second) return { value: lowerExpression(context, first) };
    const key = lowerExpression(context, first);
    const value = lowerExpression(context, second);
    if (key.kind === 'string') return { name: key.value, value };
    return key.kind === 'number' && key.value === count++ ? { value } : { name: '?', value };
  });
  return { kind: 'aggregate', elements, range };
}

function matched(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const arms = node.childForFieldName('body')?.namedChildren ?? [];
  const values = arms.flatMap((arm) => {
    const value = arm?.childForFieldName('return_expression');
    return value ? [lowerExpression(context, value)] : [];
  });
  const [first, ...others] = values;
  return others.reduce<Expression>(
    (otherwise, then) => ({ kind: 'conditional', condition: opaque(range), then, otherwise, range }),
    first ?? opaque(range),
  );
}

export function lowerParameters(context: Context, node: Node | null): readonly Parameter[] {
  if (!node) return [];
  return childrenOf(node).flatMap((item): readonly Parameter[] => {
    const name = item.childForFieldName('name');
    const written = name ? context.textOf(name) : '';
    if (written === '') return [];
    const value = item.childForFieldName('default_value');
    const type = item.childForFieldName('type');
    const cls = type && /^[\\\w]+$/.test(context.textOf(type)) && !type.type.startsWith('primitive');
    return [
      {
        name: written.replace(/^&/, ''),
        ...(cls ? { type: context.names.classNamed(context.textOf(type)) } : {}),
        ...(value ? { default: lowerExpression(context, value) } : {}),
        ...(item.type === 'variadic_parameter' ? { rest: true } : {}),
      },
    ];
  });
}

function closure(context: Context, node: Node): FunctionIR {
  const range = rangeOf(node);
  const parameters = lowerParameters(context, node.childForFieldName('parameters'));
  const captured = childrenOf(node)
    .filter((child) => child.type === 'anonymous_function_use_clause')
    .flatMap((clause) => clause.descendantsOfType('variable_name'))
    .flatMap((name) => (name ? [context.textOf(name)] : []));
  for (const name of captured) context.use(name);
  const body = node.childForFieldName('body');
  const arrow = node.type === 'arrow_function';
  const statements = context.inFunction(
    parameters.map(({ name }) => name),
    { captured, open: arrow },
    range,
    (): readonly Statement[] =>
      !body ? [] : arrow ? [{ kind: 'return', value: lowerExpression(context, body) }] : lowerStatements(context, body),
  );
  return { name: 'closure', parameters, body: statements, range, local: true };
}
