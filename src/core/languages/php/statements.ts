/** PHP statements to the common form. */
import type { Node } from 'web-tree-sitter';
import type { Expression, Statement } from '../../ir';
import { childrenOf, type Context, DEPTH_LIMIT, opaque, rangeOf } from './context';
import { lowerClass, lowerFunction } from './definitions';
import { lowerExpression } from './expressions';
import { guardOf } from './platform';

/** Branches of one `if` beyond which each counts as an `if` of its own: nothing that people write. */
const BRANCH_LIMIT = 200;

/** The statements of a block, of a file, or a single one. */
export function lowerStatements(context: Context, node: Node | null): readonly Statement[] {
  if (!node) return [];
  return /^(?:compound_statement|colon_block|program)$/.test(node.type)
    ? childrenOf(node).flatMap((child) => lowerStatement(context, child))
    : lowerStatement(context, node);
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
  return context.hasErrors && isBroken(node)
    ? [{ kind: 'syntax-error', range: rangeOf(node) }, ...statements]
    : statements;
}

const BODIES =
  /^(?:compound_statement|colon_block|switch_block|else_clause|else_if_clause|catch_clause|finally_clause|declaration_list|method_declaration)$/;

/** Whether the parser could not read something in the statement itself, its blocks aside. */
function isBroken(node: Node): boolean {
  if (node.type === 'ERROR' || node.isMissing) return true;
  if (!node.hasError) return false;
  return node.children.some(
    (child) =>
      child !== null && (child.type === 'ERROR' || child.isMissing || (child.hasError && !BODIES.test(child.type))),
  );
}

function lower(context: Context, node: Node): readonly Statement[] {
  switch (node.type) {
    case 'expression_statement':
      return childrenOf(node).flatMap((child) => expressionStatement(context, child));
    case 'compound_statement':
    case 'colon_block':
      return [{ kind: 'block', body: lowerStatements(context, node) }];
    case 'if_statement':
      return ifStatement(context, node);
    case 'while_statement':
      return [whileLoop(context, node)];
    case 'do_statement':
      return [{ kind: 'loop', body: lowerStatements(context, node.childForFieldName('body')), atLeastOnce: true }];
    case 'for_statement':
      return [forLoop(context, node)];
    case 'foreach_statement':
      return foreachLoop(context, node);
    case 'switch_statement':
      return [switchStatement(context, node)];
    case 'try_statement':
      return [tryStatement(context, node)];
    case 'return_statement': {
      const [value] = childrenOf(node);
      return [{ kind: 'return', ...(value ? { value: lowerExpression(context, value) } : {}) }];
    }
    case 'break_statement':
      return [{ kind: 'break' }];
    case 'continue_statement':
      return [{ kind: 'continue' }];
    case 'exit_statement':
      return [stop(context, node)];
    case 'goto_statement': {
      const [label] = childrenOf(node);
      return label ? [{ kind: 'goto', label: context.textOf(label) }] : [];
    }
    case 'named_label_statement': {
      const [label] = childrenOf(node);
      return label ? [{ kind: 'label', label: context.textOf(label) }] : [];
    }
    case 'echo_statement':
    case 'unset_statement':
      return [{ kind: 'expression', expression: opaque(rangeOf(node), expressions(context, node)) }];
    case 'global_declaration':
      for (const name of childrenOf(node)) {
        context.scope.outside.add(context.textOf(name));
        context.globals.add(context.textOf(name));
      }
      return [];
    case 'function_static_declaration':
      return childrenOf(node).flatMap((item) => staticVariable(context, item));
    case 'namespace_definition': {
      const name = node.childForFieldName('name');
      context.names.namespace = name ? context.textOf(name).replace(/\s/g, '') : '';
      return lowerStatements(context, node.childForFieldName('body'));
    }
    case 'const_declaration':
      for (const element of childrenOf(node)) {
        const [name, value] = childrenOf(element);
        if (element.type === 'const_element' && name && value)
          context.constants.set(context.textOf(name), lowerExpression(context, value));
      }
      return [];
    case 'function_definition':
      return lowerFunction(context, node);
    case 'class_declaration':
    case 'trait_declaration':
    case 'interface_declaration':
    case 'enum_declaration':
      return lowerClass(context, node);
    case 'declare_statement':
      return childrenOf(node)
        .filter((child) => child.type !== 'declare_directive')
        .flatMap((child) => lowerStatement(context, child));
    default:
      return [];
  }
}

function expressions(context: Context, node: Node): readonly Expression[] {
  return childrenOf(node).map((child) => lowerExpression(context, child));
}

function stop(context: Context, node: Node): Statement {
  return { kind: 'stop', value: opaque(rangeOf(node), expressions(context, node)) };
}

function staticVariable(context: Context, item: Node): readonly Statement[] {
  const name = item.childForFieldName('name');
  const value = item.childForFieldName('value');
  if (!name) return [];
  context.use(context.textOf(name));
  return value
    ? [
        {
          kind: 'expression',
          expression: {
            kind: 'assign',
            target: { kind: 'name', name: context.textOf(name), range: rangeOf(name) },
            value: opaque(rangeOf(item), [lowerExpression(context, value)]),
            range: rangeOf(item),
          },
        },
      ]
    : [];
}

function expressionStatement(context: Context, node: Node): readonly Statement[] {
  if (node.type === 'throw_expression') return [stop(context, node)];
  if (node.type === 'function_call_expression') {
    const name = node.childForFieldName('function');
    const called = name ? context.textOf(name).toLowerCase() : '';
    const list = node.childForFieldName('arguments');
    if (called === 'die' || called === 'exit') return [stop(context, list ?? node)];
    if (called === 'define' && list) {
      const [constant, value] = childrenOf(list).map((item) => lowerExpression(context, item.namedChild(0) ?? item));
      if (constant?.kind === 'string' && value) context.constants.set(constant.value, value);
    }
  }
  return [{ kind: 'expression', expression: lowerExpression(context, node) }];
}

interface Branch {
  readonly condition: Node;
  readonly body: readonly Statement[];
}

function ifStatement(context: Context, node: Node): readonly Statement[] {
  const branches: Branch[] = [];
  let otherwise: readonly Statement[] = [];
  for (const part of [node, ...node.childrenForFieldName('alternative')]) {
    if (!part) continue;
    const body = lowerStatements(context, part.childForFieldName('body'));
    const condition = part.childForFieldName('condition');
    if (part.type === 'else_clause') otherwise = body;
    else if (condition) branches.push({ condition, body });
  }
  const flat = branches.length > BRANCH_LIMIT;
  return [...branches].reverse().reduce<readonly Statement[]>((rest, { condition, body }) => {
    const guard = guardOf(context, condition);
    if (guard !== undefined) return [{ kind: 'if', guard, then: body, otherwise: rest }];
    const test = lowerExpression(context, condition);
    return flat
      ? [{ kind: 'if', condition: test, then: body, otherwise: [] }, ...rest]
      : [{ kind: 'if', condition: test, then: body, otherwise: rest }];
  }, otherwise);
}

function whileLoop(context: Context, node: Node): Statement {
  const test = node.childForFieldName('condition');
  const condition = test ? lowerExpression(context, test) : opaque(rangeOf(node));
  const body = lowerStatements(context, node.childForFieldName('body'));
  const endless =
    (condition.kind === 'boolean' && condition.value) || (condition.kind === 'number' && condition.value !== 0);
  // Where the condition itself binds, each round binds: `while (!socket_bind($s, $host, $port)) $port++;`
  if (test && /bind\s*\(/i.test(context.textOf(test)))
    return {
      kind: 'loop',
      body: [{ kind: 'if', condition, then: [], otherwise: [{ kind: 'break' }] }, ...body],
      atLeastOnce: true,
      endless: true,
    };
  return endless ? { kind: 'loop', body, atLeastOnce: true, endless: true } : { kind: 'loop', condition, body };
}

function forLoop(context: Context, node: Node): Statement {
  const part = (name: string): Expression | undefined => {
    const child = node.childForFieldName(name);
    return child ? lowerExpression(context, child) : undefined;
  };
  const init = part('initialize');
  const condition = part('condition');
  const update = part('update');
  return {
    kind: 'loop',
    ...(init ? { init: [{ kind: 'expression', expression: init }] } : {}),
    ...(condition ? { condition } : { atLeastOnce: true, endless: true }),
    ...(update ? { update } : {}),
    body: lowerStatements(context, node.childForFieldName('body')),
  };
}

function foreachLoop(context: Context, node: Node): readonly Statement[] {
  const body = node.childForFieldName('body');
  const [list, item] = childrenOf(node).filter((child) => child.id !== body?.id);
  if (!list || !item) return [];
  const range = rangeOf(item);
  const iterable = lowerExpression(context, list);
  const [key, value] = item.type === 'pair' ? childrenOf(item) : [undefined, item];
  const unknown: readonly Statement[] = key
    ? [
        {
          kind: 'expression',
          expression: { kind: 'assign', target: lowerExpression(context, key), value: opaque(range), range },
        },
      ]
    : [];
  const target = value ? lowerExpression(context, value) : opaque(range);
  return [{ kind: 'loop', each: { target, iterable }, body: [...unknown, ...lowerStatements(context, body)] }];
}

function switchStatement(context: Context, node: Node): Statement {
  const subject = node.childForFieldName('condition');
  const cases = childrenOf(node.childForFieldName('body') ?? node).filter((child) =>
    /^(?:case|default)_/.test(child.type),
  );
  return {
    kind: 'switch',
    subject: subject ? lowerExpression(context, subject) : opaque(rangeOf(node)),
    cases: cases.map((branch) => {
      const value = branch.childForFieldName('value');
      const body = childrenOf(branch).filter((child) => child.id !== value?.id);
      return {
        ...(value ? { test: lowerExpression(context, value) } : {}),
        body: body.flatMap((child) => lowerStatement(context, child)),
        fallsThrough: true,
      };
    }),
  };
}

function tryStatement(context: Context, node: Node): Statement {
  const clauses = childrenOf(node);
  const body = (clause: Node | undefined): readonly Statement[] =>
    lowerStatements(context, clause?.childForFieldName('body') ?? null);
  for (const clause of clauses) {
    const name = clause.type === 'catch_clause' ? clause.childForFieldName('name') : null;
    if (name) context.use(context.textOf(name));
  }
  return {
    kind: 'try',
    body: body(node),
    handlers: clauses.filter((clause) => clause.type === 'catch_clause').map(body),
    otherwise: [],
    finally: body(clauses.find((clause) => clause.type === 'finally_clause')),
  };
}
