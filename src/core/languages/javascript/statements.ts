/** JavaScript and TypeScript statements to the common form. */
import type { Node } from 'web-tree-sitter';
import type { Expression, Statement } from '../../ir';
import { isBroken } from '../shared/broken';
import { lowerClass } from './classes';
import { childrenOf, type Context, DEPTH_LIMIT, opaque, rangeOf } from './context';
import { lowerExpression } from './expressions';
import { functionOf } from './functions';
import { requiredModule } from './modules';
import { destructure, lowerTarget, namesOf } from './patterns';
import { platformGuard } from './platform';
import { annotatedType, libraryTypeOf, noteType } from './types';

/** The statements of a block or module; functions are known before anything else runs. */
export function lowerBlock(context: Context, block: Node | null | undefined): readonly Statement[] {
  if (!block) return [];
  const statements = childrenOf(block).flatMap((node) => lowerStatement(context, node));
  const hoisted = statements.filter((statement) => statement.kind === 'function');
  return hoisted.length === 0
    ? statements
    : [...hoisted, ...statements.filter((statement) => statement.kind !== 'function')];
}

/** A block, or a statement that stands alone. */
function body(context: Context, node: Node | null | undefined): readonly Statement[] {
  if (!node) return [];
  return node.type === 'statement_block' ? lowerBlock(context, node) : lowerStatement(context, node);
}

function lowerStatement(context: Context, node: Node): readonly Statement[] {
  if (context.depth >= DEPTH_LIMIT) return [];
  context.depth++;
  let statements: readonly Statement[];
  try {
    statements = lower(context, node);
  } finally {
    context.depth--;
  }
  return context.hasErrors && isBroken(node, ({ type }) => BLOCKS.has(type))
    ? [{ kind: 'syntax-error', range: rangeOf(node) }, ...statements]
    : statements;
}

const BLOCKS: ReadonlySet<string> = new Set([
  'statement_block',
  'else_clause',
  'catch_clause',
  'finally_clause',
  'class_body',
  'switch_body',
]);

function lower(context: Context, node: Node): readonly Statement[] {
  const field = (name: string): Node | null => node.childForFieldName(name);
  switch (node.type) {
    case 'expression_statement':
      return childrenOf(node).flatMap((child) =>
        child.type === 'internal_module'
          ? lowerBlock(context, child.childForFieldName('body'))
          : expression(context, child),
      );
    case 'lexical_declaration':
    case 'variable_declaration':
    case 'using_declaration':
      return childrenOf(node).flatMap((child) =>
        child.type === 'variable_declarator' ? declaration(context, child, field('kind')?.type === 'const') : [],
      );
    case 'export_statement':
      return exported(context, node);
    case 'function_declaration':
    case 'generator_function_declaration':
      return functionDeclaration(context, node, false);
    case 'class_declaration':
    case 'abstract_class_declaration':
      lowerClass(context, node, undefined);
      return [];
    case 'enum_declaration':
      enumeration(context, node);
      return [];
    case 'ambient_declaration':
      return [];
    case 'internal_module':
    case 'module':
      return lowerBlock(context, field('body'));
    case 'statement_block':
      return [{ kind: 'block', body: lowerBlock(context, node) }];
    case 'if_statement':
      return ifStatement(context, node);
    case 'for_statement':
      return [forStatement(context, node)];
    case 'for_in_statement':
      return [forEach(context, node)];
    case 'while_statement':
    case 'do_statement':
      return [whileStatement(context, node)];
    case 'switch_statement':
      return [switchStatement(context, node)];
    case 'try_statement':
      return [tryStatement(context, node)];
    case 'labeled_statement':
      return body(context, field('body'));
    case 'return_statement':
    case 'throw_statement': {
      const [value] = childrenOf(node);
      const kind = node.type === 'return_statement' ? 'return' : 'stop';
      return [{ kind, ...(value ? { value: lowerExpression(context, value) } : {}) }];
    }
    case 'break_statement':
      return [{ kind: 'break' }];
    case 'continue_statement':
      return [{ kind: 'continue' }];
    default:
      return [];
  }
}

function expression(context: Context, node: Node): readonly Statement[] {
  const lowered = lowerExpression(context, node);
  if (lowered.kind === 'call' && lowered.callee.kind === 'member') {
    const { object, name } = lowered.callee;
    if (name === 'exit' && object.kind === 'name' && (object.name === 'process' || object.name === 'Deno'))
      return [
        {
          kind: 'stop',
          value: opaque(
            lowered.range,
            lowered.arguments.map((argument) => argument.value),
          ),
        },
      ];
  }
  return [{ kind: 'expression', expression: lowered }];
}

/** Whether the declaration binds what a module exports, which the imports know already. */
function isImport(context: Context, value: Node): boolean {
  let inner = value;
  for (;;) {
    if (requiredModule(inner, (node) => context.textOf(node)) !== undefined) return true;
    const object = inner.type === 'member_expression' ? inner.childForFieldName('object') : null;
    if (!object) return false;
    inner = object;
  }
}

function declaration(context: Context, node: Node, constant: boolean): readonly Statement[] {
  const target = node.childForFieldName('name');
  const value = node.childForFieldName('value');
  if (!target || (value && isImport(context, value))) return [];
  const range = rangeOf(node);
  const atTop = context.nesting === 0;
  if (target.type !== 'identifier') {
    const given = value ? lowerExpression(context, value) : opaque(range);
    const statements = destructure(context, target, given);
    if (atTop) for (const name of namesOf(lowerTarget(context, target))) context.variables.add(name);
    return statements;
  }
  const name = context.textOf(target);
  if (constant && atTop && value && isFunction(value)) {
    context.functions.push(functionOf(context, value, { name, exported: isExported(context, node, name) }));
    return [];
  }
  if (value?.type === 'class') {
    lowerClass(context, value, name);
    return [];
  }
  const init = value ? lowerExpression(context, value) : undefined;
  const made = init && libraryTypeOf(context, init);
  const type = annotatedType(context, node.childForFieldName('type')) ?? made;
  if (atTop) {
    context.variables.add(name);
    noteType(context, { kind: 'name', name, range }, type);
    if (constant && init && isConstant(context, init)) context.constants.set(name, init);
  }
  return [{ kind: 'declare', name, range, ...(type === undefined ? {} : { type }), ...(init ? { init } : {}) }];
}

function isFunction(node: Node): boolean {
  return node.type === 'arrow_function' || node.type === 'function_expression' || node.type === 'generator_function';
}

/** Whether other files can reach a name of the module. */
function isExported(context: Context, node: Node, name: string): boolean {
  if (node.parent?.parent?.type === 'export_statement' || node.parent?.type === 'export_statement') return true;
  for (const local of context.modules.exports.values()) if (local === name) return true;
  return context.modules.exports.has(name);
}

function functionDeclaration(context: Context, node: Node, isDefault: boolean): readonly Statement[] {
  const nameNode = node.childForFieldName('name');
  const name = nameNode ? context.textOf(nameNode) : 'default';
  const exported = isDefault || isExported(context, node, name);
  const fn = functionOf(context, node, { name, exported: exported && context.nesting === 0 });
  if (context.nesting > 0) return [{ kind: 'function', function: fn }];
  context.functions.push(fn);
  return [];
}

function exported(context: Context, node: Node): readonly Statement[] {
  const declared = node.childForFieldName('declaration');
  if (declared) return lowerStatement(context, declared);
  const value = node.childForFieldName('value');
  if (!value) return [];
  if (isFunction(value)) {
    const name = value.childForFieldName('name');
    context.functions.push(
      functionOf(context, value, { name: name ? context.textOf(name) : 'default', exported: true }),
    );
    return [];
  }
  if (value.type === 'class') {
    lowerClass(context, value, 'default');
    return [];
  }
  return expression(context, value);
}

/** `enum Port { Http = 8080 }`. */
function enumeration(context: Context, node: Node): void {
  const name = node.childForFieldName('name');
  const members = node.childForFieldName('body');
  if (!name || !members) return;
  for (const item of childrenOf(members)) {
    const key = item.childForFieldName('name');
    const value = item.childForFieldName('value');
    if (key && value)
      context.constants.set(`${context.textOf(name)}.${context.textOf(key)}`, lowerExpression(context, value));
  }
}

function isConstant(context: Context, value: Expression): boolean {
  switch (value.kind) {
    case 'number':
    case 'string':
    case 'boolean':
    case 'null':
      return true;
    case 'name':
      return context.constants.has(value.name);
    case 'unary':
      return isConstant(context, value.operand);
    case 'binary':
      return isConstant(context, value.left) && isConstant(context, value.right);
    default:
      return false;
  }
}

function ifStatement(context: Context, node: Node): readonly Statement[] {
  const test = node.childForFieldName('condition');
  if (!test) return [];
  const condition = lowerExpression(context, test);
  const then = body(context, node.childForFieldName('consequence'));
  const alternative = node.childForFieldName('alternative');
  const otherwise = alternative ? childrenOf(alternative).flatMap((child) => body(context, child)) : [];
  const guard = platformGuard(condition, context.qualify);
  return [guard === undefined ? { kind: 'if', condition, then, otherwise } : { kind: 'if', guard, then, otherwise }];
}

function forStatement(context: Context, node: Node): Statement {
  const initial = node.childForFieldName('initializer');
  const condition = node.childForFieldName('condition');
  const increment = node.childForFieldName('increment');
  const init =
    !initial || initial.type === 'empty_statement'
      ? []
      : initial.type.endsWith('_declaration')
        ? lowerStatement(context, initial)
        : expression(context, initial);
  return {
    kind: 'loop',
    init,
    ...(condition && condition.type !== 'empty_statement' ? { condition: lowerExpression(context, condition) } : {}),
    body: body(context, node.childForFieldName('body')),
    ...(increment ? { update: lowerExpression(context, increment) } : {}),
  };
}

function forEach(context: Context, node: Node): Statement {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  const target = left ? lowerTarget(context, left) : opaque(rangeOf(node));
  const names = node.childForFieldName('kind') ? namesOf(target) : [];
  if (context.nesting === 0) for (const name of names) context.variables.add(name);
  const declared = names.map((name): Statement => ({ kind: 'declare', name, range: target.range }));
  const iterable = right ? lowerExpression(context, right) : opaque(rangeOf(node));
  return {
    kind: 'loop',
    init: declared,
    each: { target, iterable },
    body: body(context, node.childForFieldName('body')),
  };
}

function whileStatement(context: Context, node: Node): Statement {
  const test = node.childForFieldName('condition');
  const condition = test ? lowerExpression(context, test) : undefined;
  const certain = condition?.kind === 'boolean' && condition.value;
  const inside = body(context, node.childForFieldName('body'));
  if (certain) return { kind: 'loop', body: inside, atLeastOnce: true, endless: true };
  return {
    kind: 'loop',
    body: inside,
    ...(condition ? { condition } : {}),
    ...(node.type === 'do_statement' ? { atLeastOnce: true } : {}),
  };
}

function switchStatement(context: Context, node: Node): Statement {
  const value = node.childForFieldName('value');
  const subject = value ? lowerExpression(context, value) : opaque(rangeOf(node));
  const cases = childrenOf(node.childForFieldName('body') ?? node).map((clause) => {
    const test = clause.childForFieldName('value');
    const inside = clause
      .childrenForFieldName('body')
      .flatMap((child) => (child ? lowerStatement(context, child) : []));
    return { ...(test ? { test: lowerExpression(context, test) } : {}), body: inside, fallsThrough: true };
  });
  return { kind: 'switch', subject, cases };
}

function tryStatement(context: Context, node: Node): Statement {
  const handler = node.childForFieldName('handler');
  return {
    kind: 'try',
    body: lowerBlock(context, node.childForFieldName('body')),
    handlers: handler ? [lowerBlock(context, handler.childForFieldName('body'))] : [],
    otherwise: [],
    finally: lowerBlock(context, node.childForFieldName('finalizer')?.childForFieldName('body')),
  };
}
