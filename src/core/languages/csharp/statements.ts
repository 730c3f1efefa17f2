/** C# statements to the common form. */
import type { Node } from 'web-tree-sitter';
import type { Expression, FunctionIR, Statement } from '../../ir';
import { isBroken } from '../shared/broken';
import { childrenOf, type Context, DEPTH_LIMIT, opaque, rangeOf } from './context';
import { lowerExpression } from './expressions';
import { lowerParameters } from './functions';
import { guardOfSymbols, opposite, platformGuard } from './platform';

/** The statements of a block, or of a statement that stands alone. Local functions are known before anything else runs. */
export function lowerBody(context: Context, node: Node | null | undefined): readonly Statement[] {
  if (!node) return [];
  return lowerAll(context, node.type === 'block' ? childrenOf(node) : [node]);
}

export function lowerAll(context: Context, nodes: readonly Node[]): readonly Statement[] {
  const statements = nodes.flatMap((child) => lowerStatement(context, child));
  const hoisted = statements.filter((statement) => statement.kind === 'function');
  return hoisted.length === 0
    ? statements
    : [...hoisted, ...statements.filter((statement) => statement.kind !== 'function')];
}

export function lowerStatement(context: Context, node: Node): readonly Statement[] {
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

const BLOCKS: ReadonlySet<string> = new Set(['block', 'catch_clause', 'finally_clause', 'switch_body']);

function lower(context: Context, node: Node): readonly Statement[] {
  const field = (name: string): Node | null => node.childForFieldName(name);
  switch (node.type) {
    case 'global_statement':
      return childrenOf(node).flatMap((child) => lowerStatement(context, child));
    case 'expression_statement':
      return childrenOf(node).flatMap((child) => expression(context, child));
    case 'local_declaration_statement':
      return childrenOf(node).flatMap((child) =>
        child.type === 'variable_declaration' ? declaration(context, child) : [],
      );
    case 'local_function_statement':
      return [{ kind: 'function', function: localFunction(context, node) }];
    case 'block':
      return [{ kind: 'block', body: lowerBody(context, node) }];
    case 'if_statement':
      return choose(
        context,
        field('condition'),
        lowerBody(context, field('consequence')),
        lowerBody(context, field('alternative')),
      );
    case 'while_statement':
    case 'do_statement':
      return [whileStatement(context, node)];
    case 'for_statement':
      return [forStatement(context, node)];
    case 'foreach_statement':
      return [forEach(context, node)];
    case 'switch_statement':
      return [switchStatement(context, node)];
    case 'try_statement':
      return [tryStatement(context, node)];
    case 'using_statement':
      return usingStatement(context, node);
    case 'lock_statement':
    case 'fixed_statement':
    case 'checked_statement':
    case 'unsafe_statement':
    case 'labeled_statement':
      return childrenOf(node).flatMap((child) =>
        child.type.endsWith('statement') || child.type === 'block' ? lowerBody(context, child) : [],
      );
    case 'return_statement':
    case 'throw_statement': {
      const [value] = childrenOf(node);
      const kind = node.type === 'return_statement' ? 'return' : 'stop';
      return [{ kind, ...(value ? { value: lowerExpression(context, value) } : {}) }];
    }
    case 'yield_statement':
      return childrenOf(node).map((child) => ({
        kind: 'expression',
        expression: opaque(rangeOf(node), [lowerExpression(context, child)]),
      }));
    case 'break_statement':
      return [{ kind: 'break' }];
    case 'continue_statement':
      return [{ kind: 'continue' }];
    case 'preproc_if':
    case 'preproc_elif':
      return conditionalCompilation(context, node);
    default:
      return [];
  }
}

function expression(context: Context, node: Node): readonly Statement[] {
  const lowered = lowerExpression(context, node);
  if (
    lowered.kind === 'call' &&
    /^(?:System\.)?Environment\.(?:Exit|FailFast)$/.test(context.textOf(node).replace(/\(.*/s, ''))
  )
    return [{ kind: 'stop', value: opaque(lowered.range) }];
  return [{ kind: 'expression', expression: lowered }];
}

export function declaration(context: Context, node: Node): readonly Statement[] {
  const typeNode = node.childForFieldName('type');
  const type = context.typeName(typeNode);
  return childrenOf(node)
    .filter((child) => child.type === 'variable_declarator')
    .flatMap((item): readonly Statement[] => {
      const [first, ...others] = childrenOf(item);
      const value = others.at(-1);
      const range = rangeOf(item);
      const init = value ? lowerExpression(context, value, type?.replace(/^~/, '')) : undefined;
      if (first?.type === 'tuple_pattern') {
        const names = childrenOf(first).map((child) => context.textOf(child));
        const target: Expression = {
          kind: 'aggregate',
          elements: names.map((name) => ({ value: { kind: 'name', name, range } })),
          range,
        };
        return [
          ...names.map((name): Statement => ({ kind: 'declare', name, range })),
          { kind: 'expression', expression: { kind: 'assign', target, value: init ?? opaque(range), range } },
        ];
      }
      if (!first) return [];
      return [
        {
          kind: 'declare',
          name: context.textOf(first),
          range,
          ...(type === undefined || typeNode?.type === 'implicit_type' ? {} : { type }),
          ...(init ? { init } : {}),
        },
      ];
    });
}

function localFunction(context: Context, node: Node): FunctionIR {
  const named = node.childForFieldName('name');
  return {
    name: named ? context.textOf(named) : 'local',
    parameters: lowerParameters(context, node.childForFieldName('parameters')),
    body: functionBody(context, node),
    range: rangeOf(node),
    local: true,
  };
}

/** `{ … }` or `=> …`. */
export function functionBody(context: Context, node: Node): readonly Statement[] {
  const body =
    node.childForFieldName('body') ?? childrenOf(node).find((child) => child.type === 'arrow_expression_clause');
  if (body?.type !== 'arrow_expression_clause') return lowerBody(context, body);
  return [{ kind: 'return', value: lowerExpression(context, childrenOf(body)[0]) }];
}

/** One `if`, with what its condition says of the system. */
function choose(
  context: Context,
  node: Node | null,
  then: readonly Statement[],
  otherwise: readonly Statement[],
): readonly Statement[] {
  if (!node) return [...then, ...otherwise];
  const text = context.textOf(node);
  const guard = platformGuard(text);
  if (guard !== undefined) return [{ kind: 'if', guard, then, otherwise }];
  const condition = lowerExpression(context, node);
  const inner = text
    .split('&&')
    .map((part) => platformGuard(part.trim()))
    .find((part) => part !== undefined);
  if (inner !== undefined && otherwise.length === 0 && !text.includes('||'))
    return [{ kind: 'if', guard: inner, then: [{ kind: 'if', condition, then, otherwise: [] }], otherwise: [] }];
  return [{ kind: 'if', condition, then, otherwise }];
}

function conditionalCompilation(context: Context, node: Node): readonly Statement[] {
  const condition = node.childForFieldName('condition');
  const alternative = node.childForFieldName('alternative');
  const inside = childrenOf(node).filter((child) => child.id !== condition?.id && child.id !== alternative?.id);
  const then = lowerAll(context, inside);
  const otherwise = !alternative
    ? []
    : alternative.type === 'preproc_else'
      ? lowerAll(context, childrenOf(alternative))
      : lowerStatement(context, alternative);
  const guard = condition ? guardOfSymbols(context.textOf(condition)) : undefined;
  return [{ kind: 'if', then, otherwise, ...(guard === undefined ? {} : { guard }) }];
}

function forStatement(context: Context, node: Node): Statement {
  const initial = node.childForFieldName('initializer');
  const condition = node.childForFieldName('condition');
  const update = node.childForFieldName('update');
  return {
    kind: 'loop',
    init:
      initial?.type === 'variable_declaration'
        ? declaration(context, initial)
        : initial
          ? expression(context, initial)
          : [],
    ...(condition ? { condition: lowerExpression(context, condition) } : {}),
    body: lowerBody(context, node.childForFieldName('body')),
    ...(update ? { update: lowerExpression(context, update) } : {}),
  };
}

function forEach(context: Context, node: Node): Statement {
  const left = node.childForFieldName('left');
  const range = left ? rangeOf(left) : rangeOf(node);
  const name = left ? context.textOf(left) : 'item';
  const type = context.typeName(node.childForFieldName('type'));
  return {
    kind: 'loop',
    init: [{ kind: 'declare', name, range, ...(type === undefined ? {} : { type }) }],
    each: {
      target: { kind: 'name', name, range },
      iterable: lowerExpression(context, node.childForFieldName('right')),
    },
    body: lowerBody(context, node.childForFieldName('body')),
  };
}

function whileStatement(context: Context, node: Node): Statement {
  const condition = lowerExpression(context, node.childForFieldName('condition'));
  const body = lowerBody(context, node.childForFieldName('body'));
  if (condition.kind === 'boolean' && condition.value) return { kind: 'loop', body, atLeastOnce: true, endless: true };
  return { kind: 'loop', condition, body, ...(node.type === 'do_statement' ? { atLeastOnce: true } : {}) };
}

function switchStatement(context: Context, node: Node): Statement {
  const subject = lowerExpression(context, node.childForFieldName('value'));
  const sections = childrenOf(node.childForFieldName('body') ?? node).filter(
    (child) => child.type === 'switch_section',
  );
  const cases = sections.map((section) => {
    const parts = childrenOf(section);
    const statements = parts.filter((child) => child.type.endsWith('statement') || child.type === 'block');
    const pattern = parts.find((child) => child.type === 'constant_pattern');
    const isDefault = section.child(0)?.type === 'default';
    return {
      ...(isDefault
        ? {}
        : { test: pattern ? lowerExpression(context, childrenOf(pattern)[0]) : opaque(rangeOf(section)) }),
      body: lowerAll(context, statements),
      fallsThrough: false,
    };
  });
  return { kind: 'switch', subject, cases };
}

function tryStatement(context: Context, node: Node): Statement {
  const clauses = childrenOf(node);
  const last = clauses.find((clause) => clause.type === 'finally_clause');
  return {
    kind: 'try',
    body: lowerBody(context, node.childForFieldName('body')),
    handlers: clauses
      .filter((clause) => clause.type === 'catch_clause')
      .map((clause) => lowerBody(context, clause.childForFieldName('body'))),
    otherwise: [],
    finally: lowerBody(context, last ? childrenOf(last)[0] : null),
  };
}

function usingStatement(context: Context, node: Node): readonly Statement[] {
  const body = node.childForFieldName('body');
  const opened = childrenOf(node)
    .filter((child) => child.id !== body?.id)
    .flatMap((child) =>
      child.type === 'variable_declaration' ? declaration(context, child) : expression(context, child),
    );
  return [...opened, ...lowerBody(context, body)];
}

/** The system that code is for, where it ends at once on others: `if (!OperatingSystem.IsWindows()) return;`. */
export function guardOfCode(statements: readonly Statement[]): ReturnType<typeof opposite> | undefined {
  for (const statement of statements) {
    if (statement.kind !== 'if' || statement.guard === undefined || statement.otherwise.length > 0) continue;
    if (statement.then.some((inner) => inner.kind === 'stop')) return opposite(statement.guard);
  }
  return undefined;
}
