/** Java statements to the common form. */
import type { Node } from 'web-tree-sitter';
import type { Expression, Statement } from '../../ir';
import { lowerClass } from './classes';
import { childrenOf, type Context, DEPTH_LIMIT, rangeOf } from './context';
import { lowerBody, lowerExpression } from './expressions';
import { conjunction, platformGuard } from './platform';

export function lowerBlock(context: Context, node: Node): readonly Statement[] {
  return childrenOf(node).flatMap((child) => lowerStatement(context, child));
}

export function lowerStatement(context: Context, node: Node): readonly Statement[] {
  if (context.depth >= DEPTH_LIMIT) return [];
  context.depth++;
  try {
    return lower(context, node);
  } finally {
    context.depth--;
  }
}

function lower(context: Context, node: Node): readonly Statement[] {
  const range = rangeOf(node);
  const field = (name: string): Expression => {
    const child = node.childForFieldName(name);
    return child ? lowerExpression(context, child) : { kind: 'opaque', parts: [], range };
  };
  const body = (name = 'body'): readonly Statement[] => lowerBody(context, node.childForFieldName(name));
  switch (node.type) {
    case 'expression_statement': {
      const [only] = childrenOf(node);
      return only
        ? [...problems(context, node), { kind: 'expression', expression: lowerExpression(context, only) }]
        : [];
    }
    case 'local_variable_declaration':
      return [...problems(context, node), ...lowerVariables(context, node)];
    case 'block':
      return [{ kind: 'block', body: lowerBlock(context, node) }];
    case 'if_statement':
      return ifStatement(context, node);
    case 'while_statement': {
      const condition = field('condition');
      return condition.kind === 'boolean' && condition.value
        ? [{ kind: 'loop', body: body(), atLeastOnce: true, endless: true }]
        : [{ kind: 'loop', condition, body: body() }];
    }
    case 'do_statement': {
      const condition = field('condition');
      const endless = condition.kind === 'boolean' && condition.value;
      return [{ kind: 'loop', body: body(), atLeastOnce: true, ...(endless ? { endless } : { update: condition }) }];
    }
    case 'for_statement':
      return [forStatement(context, node)];
    case 'enhanced_for_statement': {
      const named = node.childForFieldName('name');
      if (!named) return [];
      const target: Expression = { kind: 'name', name: context.textOf(named), range: rangeOf(named) };
      return [
        declaration(context, target.name, node.childForFieldName('type'), rangeOf(named)),
        { kind: 'loop', each: { target, iterable: field('value') }, body: body() },
      ];
    }
    case 'try_statement':
    case 'try_with_resources_statement':
      return tryStatement(context, node);
    case 'return_statement':
    case 'yield_statement': {
      const [value] = childrenOf(node);
      return [
        ...problems(context, node),
        { kind: 'return', ...(value ? { value: lowerExpression(context, value) } : {}) },
      ];
    }
    case 'throw_statement': {
      const [value] = childrenOf(node);
      return [{ kind: 'stop', ...(value ? { value: lowerExpression(context, value) } : {}) }];
    }
    case 'break_statement':
      return [{ kind: 'break' }];
    case 'continue_statement':
      return [{ kind: 'continue' }];
    case 'labeled_statement':
      return childrenOf(node)
        .slice(1)
        .flatMap((child) => lowerStatement(context, child));
    case 'synchronized_statement':
      return body();
    case 'switch_expression':
    case 'switch_statement':
      return [lowerSwitch(context, node)];
    case 'explicit_constructor_invocation':
      return [];
    case 'class_declaration':
    case 'record_declaration':
    case 'enum_declaration':
    case 'interface_declaration':
      lowerClass(context, node);
      return [];
    case 'ERROR':
      return [{ kind: 'syntax-error', range }];
    default:
      return [];
  }
}

/** What the parser could not read within a statement. */
function problems(context: Context, node: Node): readonly Statement[] {
  if (!context.hasErrors || !node.hasError) return [];
  // Statements inside a lambda or an anonymous class report their own.
  return node.descendantsOfType('ERROR').length > 0 || node.isMissing
    ? [{ kind: 'syntax-error', range: rangeOf(node) }]
    : [];
}

function declaration(
  context: Context,
  name: string,
  type: Node | null,
  range: Expression['range'],
  init?: Expression,
): Statement {
  const typeName = context.typeName(type);
  return {
    kind: 'declare',
    name,
    range,
    ...(typeName === undefined ? {} : { type: typeName }),
    ...(init ? { init } : {}),
  };
}

function lowerVariables(context: Context, node: Node): readonly Statement[] {
  const type = node.childForFieldName('type');
  return node.childrenForFieldName('declarator').flatMap((declarator): readonly Statement[] => {
    const named = declarator?.childForFieldName('name');
    if (!declarator || !named) return [];
    const value = declarator.childForFieldName('value');
    const isArray = declarator.childForFieldName('dimensions') !== null;
    return [
      declaration(
        context,
        context.textOf(named),
        isArray ? null : type,
        rangeOf(declarator),
        value ? lowerExpression(context, value) : undefined,
      ),
    ];
  });
}

function ifStatement(context: Context, node: Node): readonly Statement[] {
  const condition = node.childForFieldName('condition');
  if (!condition) return [];
  const then = lowerBody(context, node.childForFieldName('consequence'));
  const otherwise = lowerBody(context, node.childForFieldName('alternative'));
  return choose(context, condition, then, otherwise);
}

function choose(
  context: Context,
  node: Node,
  then: readonly Statement[],
  otherwise: readonly Statement[],
): readonly Statement[] {
  const guard = platformGuard(node, context);
  if (guard !== undefined) return [{ kind: 'if', guard, then, otherwise }];
  // `isWindows && …`: each part narrows.
  const parts = otherwise.length === 0 ? conjunction(node) : undefined;
  if (parts) return choose(context, parts[0], choose(context, parts[1], then, []), []);
  return [{ kind: 'if', condition: lowerExpression(context, node), then, otherwise }];
}

function forStatement(context: Context, node: Node): Statement {
  const init = node
    .childrenForFieldName('init')
    .flatMap((child): readonly Statement[] =>
      !child
        ? []
        : child.type === 'local_variable_declaration'
          ? lowerVariables(context, child)
          : [{ kind: 'expression', expression: lowerExpression(context, child) }],
    );
  const updates = node.childrenForFieldName('update').filter((child) => child !== null);
  const condition = node.childForFieldName('condition');
  const update: Expression = {
    kind: 'sequence',
    parts: updates.map((child) => lowerExpression(context, child)),
    range: rangeOf(node),
  };
  return {
    kind: 'loop',
    init,
    ...(condition ? { condition: lowerExpression(context, condition) } : { atLeastOnce: true, endless: true }),
    body: lowerBody(context, node.childForFieldName('body')),
    update,
  };
}

function tryStatement(context: Context, node: Node): readonly Statement[] {
  const resources = node.childForFieldName('resources');
  const opened = (resources ? childrenOf(resources) : []).flatMap((resource): readonly Statement[] => {
    const named = resource.childForFieldName('name');
    const value = resource.childForFieldName('value');
    if (!named || !value) return [];
    return [
      declaration(
        context,
        context.textOf(named),
        resource.childForFieldName('type'),
        rangeOf(resource),
        lowerExpression(context, value),
      ),
    ];
  });
  const clauses = childrenOf(node);
  const handlers = clauses
    .filter((clause) => clause.type === 'catch_clause')
    .map((clause) => lowerBody(context, clause.childForFieldName('body')));
  const last = clauses.find((clause) => clause.type === 'finally_clause');
  const body = [...opened, ...lowerBody(context, node.childForFieldName('body'))];
  const final = last ? childrenOf(last).flatMap((block) => lowerBody(context, block)) : [];
  if (handlers.length === 0 && final.length === 0) return [{ kind: 'block', body }];
  return [{ kind: 'try', body, handlers, otherwise: [], finally: final }];
}

/** A switch as statement or expression, with colons or arrows. */
export function lowerSwitch(context: Context, node: Node): Statement & { kind: 'switch' } {
  const condition = node.childForFieldName('condition');
  const block = node.childForFieldName('body');
  const range = rangeOf(node);
  const subject: Expression = condition ? lowerExpression(context, condition) : { kind: 'opaque', parts: [], range };
  const cases = (block ? childrenOf(block) : []).flatMap((group) => {
    const labels = childrenOf(group).filter((child) => child.type === 'switch_label');
    const arrow = group.type === 'switch_rule';
    const body = childrenOf(group)
      .filter((child) => child.type !== 'switch_label')
      .flatMap((child) => lowerStatement(context, child));
    return labels.map((label, index) => {
      const [only, ...more] = childrenOf(label);
      const test: Expression | undefined = !only
        ? undefined
        : more.length === 0
          ? lowerExpression(context, only)
          : { kind: 'opaque', parts: [], range: rangeOf(label) };
      const isLast = index === labels.length - 1;
      return { ...(test ? { test } : {}), body: isLast ? body : [], fallsThrough: !isLast || !arrow };
    });
  });
  return { kind: 'switch', subject, cases };
}
