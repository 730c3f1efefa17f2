/** Declarations of variables and parameters. */
import type { Node } from 'web-tree-sitter';
import type { Expression, Parameter, Statement } from '../../ir';
import type { Context } from './context';
import { identifierIn } from './declarators';
import { construct, initializer, lowerExpression } from './expressions';

/** The variables that a declaration declares, in order, with their initialisers. */
export function lowerDeclaration(context: Context, node: Node): readonly Statement[] {
  const type = node.childForFieldName('type');
  const typeName = context.typeName(type);
  const statements: Statement[] = [];
  if (node.hasError) {
    const error = node.namedChildren.find((child) => child.type === 'ERROR');
    if (error) statements.push({ kind: 'syntax-error', range: context.range(error) });
  }
  for (const declarator of node.childrenForFieldName('declarator')) {
    if (!declarator || isFunction(declarator)) continue;
    const name = identifierIn(declarator);
    if (!name) continue;
    const init = initialiser(context, declarator, type, typeName);
    statements.push({
      kind: 'declare',
      name: name.text,
      range: context.range(name),
      ...(typeName === undefined ? {} : { type: typeName }),
      ...(init ? { init } : {}),
      ...(node.namedChildren.some((child) => child.type === 'storage_class_specifier' && child.text === 'static') ? { zeroed: true } : {}),
    });
  }
  return statements;
}

function initialiser(context: Context, declarator: Node, type: Node | null, typeName: string | undefined): Expression | undefined {
  const value = declarator.type === 'init_declarator' ? declarator.childForFieldName('value') : (declarator.childForFieldName('default_value') ?? null);
  // `Server server;` runs a constructor in C++; a pointer or a C struct does not.
  if (!value) return context.cpp && declarator.type === 'identifier' && typeName !== undefined && !typeName.startsWith('~') && type?.type !== 'struct_specifier' ? construct(context, declarator, type, null) : undefined;
  const byValue = context.cpp && typeName !== undefined && !typeName.startsWith('~') && (declarator.childForFieldName('declarator')?.type === 'identifier');
  if (value.type === 'argument_list') return byValue ? construct(context, value, type, value) : onlyArgument(context, value);
  if (value.type === 'initializer_list' && byValue) return construct(context, value, type, value);
  if (value.type === 'initializer_list') return initializer(context, value, context.range(value), context.fieldsOf(type));
  return lowerExpression(context, value);
}

/** `int fd(socket(…));` */
function onlyArgument(context: Context, list: Node): Expression {
  const [only, ...more] = list.namedChildren.filter((child) => child.type !== 'comment');
  return only && more.length === 0 ? lowerExpression(context, only) : context.opaque(list, list.namedChildren.map((child) => lowerExpression(context, child)));
}

function isFunction(declarator: Node): boolean {
  for (let node: Node | null = declarator; node; node = node.childForFieldName('declarator')) {
    if (node.type === 'function_declarator') return true;
    if (node.type === 'init_declarator' || node.type === 'parenthesized_declarator') return false;
  }
  return false;
}

export function lowerParameters(context: Context, list: Node | null): readonly Parameter[] {
  const parameters: Parameter[] = [];
  for (const node of list?.namedChildren ?? []) {
    switch (node.type) {
      case 'identifier':
        parameters.push({ name: node.text });
        break;
      case 'parameter_declaration':
      case 'optional_parameter_declaration': {
        const name = identifierIn(node.childForFieldName('declarator'))?.text;
        const type = context.typeName(node.childForFieldName('type'));
        const fallback = node.childForFieldName('default_value');
        if (name === undefined && node.childForFieldName('type')?.text === 'void' && !node.childForFieldName('declarator')) break;
        parameters.push({ name: name ?? `#${String(parameters.length)}`, ...(type === undefined ? {} : { type }), ...(fallback ? { default: lowerExpression(context, fallback) } : {}) });
        break;
      }
      case 'variadic_parameter':
      case 'variadic_parameter_declaration':
        parameters.push({ name: '...', rest: true });
        break;
      default:
    }
  }
  return parameters;
}
