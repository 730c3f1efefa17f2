/** C and C++ statements, conditional compilation included. */
import type { Node } from 'web-tree-sitter';
import type { Expression, Statement } from '../../ir';
import type { Context } from './context';
import { lowerDeclaration } from './declarations';
import { identifierIn } from './declarators';
import { lowerExpression } from './expressions';
import { lowerConditional } from './preprocessor';

/** Functions that do not come back. */
const STOPS =
  /^(?:(?:std::)?(?:exit|_exit|_Exit|abort|quick_exit|terminate)|v?errx?|err_sys|err_quit|err_dump|pthread_exit|ExitProcess|qFatal|g_error|unreachable|__builtin_unreachable|longjmp|siglongjmp)$/;

/** Lowers the children of a block. */
export function lowerStatements(context: Context, nodes: readonly Node[]): readonly Statement[] {
  return nodes.flatMap((node) => {
    const statement = lowerStatement(context, node);
    // A label stands in the enclosing list, so that control can arrive where nothing falls into it.
    return node.type === 'labeled_statement' && statement.kind === 'block' ? statement.body : [statement];
  });
}

const NOTHING = (): Statement => ({ kind: 'block', body: [] });

export function lowerStatement(context: Context, node: Node | null): Statement {
  if (!node) return NOTHING();
  return context.nested<Statement>(NOTHING, () => lower(context, node));
}

/** What is thrown: `throw Broken("bind")` makes an object of a class, whatever methods the own class has elsewhere. */
function thrown(context: Context, node: Node): Expression {
  const value = lowerExpression(context, node);
  if (value.kind !== 'call' || value.callee.kind !== 'name') return value;
  return { kind: 'opaque', parts: value.arguments.map((argument) => argument.value), range: value.range };
}

function lower(context: Context, node: Node): Statement {
  const field = (name: string): Node | null => node.childForFieldName(name);
  const body = (name: string): readonly Statement[] => {
    const child = field(name);
    return child ? [lowerStatement(context, child)] : [];
  };
  switch (node.type) {
    case 'compound_statement':
    case 'declaration_list':
    case 'else_clause':
    case 'init_statement':
      return { kind: 'block', body: lowerStatements(context, node.namedChildren) };
    case 'expression_statement':
      return expressionStatement(context, node.namedChildren.find((child) => child.type !== 'comment') ?? null);
    case 'declaration':
      return { kind: 'block', body: lowerDeclaration(context, node) };
    case 'if_statement': {
      const condition = field('condition');
      const initializer = condition?.childForFieldName('initializer') ?? null;
      const { declares, test } = lowerCondition(context, condition);
      const statement: Statement = {
        kind: 'if',
        condition: test,
        then: body('consequence'),
        otherwise: body('alternative'),
      };
      return initializer || declares.length > 0
        ? {
            kind: 'block',
            body: [...(initializer ? [lowerStatement(context, initializer)] : []), ...declares, statement],
          }
        : statement;
    }
    case 'while_statement': {
      const { declares, test: condition } = lowerCondition(context, field('condition'));
      const endless =
        (condition.kind === 'number' && condition.value !== 0) || (condition.kind === 'boolean' && condition.value);
      const loop: Statement = {
        kind: 'loop',
        condition,
        body: body('body'),
        ...(endless ? { endless: true, atLeastOnce: true } : {}),
      };
      return declares.length > 0 ? { kind: 'block', body: [...declares, loop] } : loop;
    }
    case 'do_statement': {
      const condition = lowerExpression(context, field('condition'));
      const endless = condition.kind === 'number' && condition.value !== 0;
      return {
        kind: 'loop',
        body: [...body('body'), { kind: 'expression', expression: condition }],
        atLeastOnce: true,
        ...(endless ? { endless } : {}),
      };
    }
    case 'for_statement': {
      const initializer = field('initializer');
      const condition = field('condition');
      const update = field('update');
      const init = initializer
        ? initializer.type === 'declaration'
          ? lowerDeclaration(context, initializer)
          : [expressionStatement(context, initializer)]
        : [];
      return {
        kind: 'loop',
        init,
        ...(condition ? { condition: lowerExpression(context, condition) } : { endless: true, atLeastOnce: true }),
        ...(update ? { update: lowerExpression(context, update) } : {}),
        body: body('body'),
      };
    }
    case 'for_range_loop': {
      const right = lowerExpression(context, field('right'));
      const name = identifierIn(field('declarator'));
      if (!name) return { kind: 'loop', body: [{ kind: 'expression', expression: right }, ...body('body')] };
      const range = context.range(name);
      return {
        kind: 'block',
        body: [
          { kind: 'declare', name: name.text, range },
          {
            kind: 'loop',
            each: { target: { kind: 'name', name: name.text, range }, iterable: right },
            body: body('body'),
          },
        ],
      };
    }
    case 'switch_statement':
      return switchStatement(context, node);
    case 'return_statement':
    case 'co_return_statement': {
      const value = node.namedChildren.find((child) => child.type !== 'comment');
      return value ? { kind: 'return', value: lowerExpression(context, value) } : { kind: 'return' };
    }
    case 'break_statement':
      return { kind: 'break' };
    case 'continue_statement':
      return { kind: 'continue' };
    case 'throw_statement': {
      const value = node.namedChild(0);
      return value ? { kind: 'stop', value: thrown(context, value) } : { kind: 'stop' };
    }
    case 'goto_statement':
      return { kind: 'goto', label: field('label')?.text ?? '' };
    case 'labeled_statement': {
      const inner = node.namedChildren.slice(1);
      return {
        kind: 'block',
        body: [{ kind: 'label', label: field('label')?.text ?? '' }, ...lowerStatements(context, inner)],
      };
    }
    case 'try_statement':
      return {
        kind: 'try',
        body: body('body'),
        handlers: node.namedChildren
          .filter((child) => child.type === 'catch_clause')
          .map((clause) => [lowerStatement(context, clause.childForFieldName('body'))]),
        otherwise: [],
        finally: [],
      };
    case 'preproc_if':
    case 'preproc_ifdef':
    case 'preproc_elif':
    case 'preproc_elifdef':
    case 'preproc_else':
      return lowerConditional(context, node, (children) => lowerStatements(context, children));
    case 'ERROR':
      return { kind: 'syntax-error', range: context.range(node) };
    case 'comment':
    case 'preproc_def':
    case 'preproc_call':
    case 'preproc_function_def':
    case 'preproc_include':
    case 'type_definition':
    case 'function_definition':
    case 'using_declaration':
    case 'alias_declaration':
    case 'struct_specifier':
    case 'class_specifier':
    case 'enum_specifier':
    case 'attributed_statement':
      return node.type === 'attributed_statement'
        ? { kind: 'block', body: lowerStatements(context, node.namedChildren) }
        : { kind: 'block', body: [] };
    default:
      return expressionStatement(context, node);
  }
}

/** A condition that may declare what it tests (`if (int error = f())`): the variable, and its assignment as the test. */
function lowerCondition(
  context: Context,
  condition: Node | null,
): { readonly declares: readonly Statement[]; readonly test: Expression } {
  const declared = condition?.childForFieldName('value');
  if (declared?.type !== 'declaration') return { declares: [], test: lowerExpression(context, condition) };
  const [first, ...more] = lowerDeclaration(context, declared);
  const value = declared.childForFieldName('value');
  if (first?.kind !== 'declare' || more.length > 0 || !value)
    return { declares: first ? [first, ...more] : [], test: context.opaque(declared) };
  const { init, ...variable } = first;
  const target: Expression = { kind: 'name', name: first.name, range: first.range };
  return {
    declares: [variable],
    test: { kind: 'assign', target, value: init ?? lowerExpression(context, value), range: context.range(declared) },
  };
}

function expressionStatement(context: Context, node: Node | null): Statement {
  if (!node) return { kind: 'block', body: [] };
  const expression = lowerExpression(context, node);
  const call = expression;
  if (call.kind === 'call' && call.callee.kind === 'name' && STOPS.test(call.callee.name))
    return {
      kind: 'stop',
      value: { kind: 'opaque', parts: call.arguments.map((argument) => argument.value), range: call.range },
    };
  return { kind: 'expression', expression };
}

function switchStatement(context: Context, node: Node): Statement {
  const subject = lowerExpression(context, node.childForFieldName('condition'));
  const cases = (node.childForFieldName('body')?.namedChildren ?? [])
    .filter((child) => child.type === 'case_statement')
    .map((child) => {
      const value = child.childForFieldName('value');
      const inner = child.namedChildren.filter((statement) => statement.id !== value?.id);
      const body = lowerStatements(context, inner);
      return { ...(value ? { test: lowerExpression(context, value) } : {}), body, fallsThrough: true };
    });
  return { kind: 'switch', subject, cases };
}
