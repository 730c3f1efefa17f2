/** Declarations of variables and parameters. */
import type { Node } from 'web-tree-sitter';
import type { Expression, Parameter, Statement } from '../../ir';
import type { Context } from './context';
import { functionIn, hasSpecifier, identifierIn } from './declarators';
import { argumentsOfDeclaration, construct, initializer, lowerExpression } from './expressions';
import { plainType } from './option-value';
import { isPointerLike } from './type-names';

/** The variables that a declaration declares, in order, with their initialisers. */
export function lowerDeclaration(context: Context, node: Node): readonly Statement[] {
  const type = node.childForFieldName('type');
  const typeName = context.typeName(type);
  const statements: Statement[] = [];
  if (node.hasError) {
    const error = node.namedChildren.find((child) => child.type === 'ERROR');
    if (error) statements.push({ kind: 'syntax-error', range: context.range(error) });
  }
  const isStatic = hasSpecifier(node, 'static');
  const isExtern = hasSpecifier(node, 'extern');
  for (const { declarator, value } of declarators(node)) {
    const fn = functionIn(declarator);
    if (fn) {
      const name = fn.childForFieldName('declarator');
      const parameters = fn.childForFieldName('parameters');
      if (
        fn.id !== declarator.id ||
        !type ||
        name?.type !== 'identifier' ||
        (parameters?.namedChildCount ?? 0) === 0 ||
        !context.cpp ||
        !isLocal(node) ||
        !argumentsOfDeclaration(context, parameters)
      )
        continue;
      // The whole object is written like a function: `Server server(io, endpoint);`.
      const init =
        typeName === undefined || isPointerLike(type.text) || typeName.startsWith('~')
          ? argumentsOfDeclaration(context, parameters)?.[0]?.value
          : construct(context, declarator, type, parameters);
      statements.push({
        kind: 'declare',
        name: name.text,
        range: context.range(name),
        ...(typeName === undefined ? {} : { type: typeName }),
        ...(init ? { init } : {}),
      });
      continue;
    }
    const bound = structuredBinding(declarator);
    if (bound) {
      const whole = value ?? declarator.childForFieldName('value');
      if (whole)
        statements.push({ kind: 'expression', expression: context.opaque(whole, [lowerExpression(context, whole)]) });
      for (const name of bound.namedChildren)
        statements.push({ kind: 'declare', name: name.text, range: context.range(name) });
      continue;
    }
    const name = identifierIn(declarator);
    if (!name) continue;
    const init = initialiser(context, declarator, isExtern, value, type, typeName);
    statements.push({
      kind: 'declare',
      name: context.cpp ? context.resolve(name.text) : name.text,
      range: context.range(name),
      ...(typeName === undefined ? {} : { type: typeName }),
      ...(init ? { init } : {}),
      ...(isStatic ? { zeroed: true } : {}),
      ...writtenType(type, declarator),
    });
  }
  return statements;
}

/** The type as the declaration writes it, with a mark for a pointer or an array. */
function writtenType(type: Node | null, declarator: Node | null): { written?: string } {
  if (
    !type ||
    !/^(?:primitive_type|sized_type_specifier|type_identifier|qualified_identifier|struct_specifier)$/.test(type.type)
  )
    return {};
  const inner = declarator?.type === 'init_declarator' ? declarator.childForFieldName('declarator') : declarator;
  const name = type.type === 'struct_specifier' ? type.childForFieldName('name')?.text : type.text;
  const mark = { identifier: '', pointer_declarator: '*', array_declarator: '[]' }[inner?.type ?? ''];
  return name === undefined || mark === undefined ? {} : { written: plainType(name) + mark };
}

/** Within a function nobody declares functions in C++. */
function isLocal(node: Node): boolean {
  if (node.type !== 'declaration') return false;
  for (let around = node.parent; around; around = around.parent) {
    if (around.type === 'compound_statement') return true;
    if (!/^(?:preproc_|case_statement|if_|for_|while_|do_|else_|labeled_|switch_|condition_|init_)/.test(around.type))
      return false;
  }
  return false;
}

/** The declarators of a declaration, each with the initialiser that a data member has beside it. */
function declarators(node: Node): readonly { declarator: Node; value: Node | null }[] {
  const found: { declarator: Node; value: Node | null }[] = [];
  for (let index = 0; index < node.childCount; index++) {
    const child = node.child(index);
    const field = node.fieldNameForChild(index);
    if (child && field === 'declarator') found.push({ declarator: child, value: null });
    else if (child && field === 'default_value') found.at(-1)!.value = child;
  }
  return found;
}

/** `auto [a, b] = …` */
function structuredBinding(declarator: Node): Node | undefined {
  const inner = declarator.type === 'init_declarator' ? declarator.childForFieldName('declarator') : declarator;
  const binding = inner?.type === 'reference_declarator' ? inner.namedChild(0) : inner;
  return binding?.type === 'structured_binding_declarator' ? binding : undefined;
}

function initialiser(
  context: Context,
  declarator: Node,
  isExtern: boolean,
  given: Node | null,
  type: Node | null,
  typeName: string | undefined,
): Expression | undefined {
  const value = given ?? (declarator.type === 'init_declarator' ? declarator.childForFieldName('value') : null);
  const named =
    declarator.type === 'init_declarator' ? declarator.childForFieldName('declarator')?.type : declarator.type;
  const byValue =
    context.cpp &&
    typeName !== undefined &&
    !typeName.startsWith('~') &&
    (named === 'identifier' || named === 'field_identifier' || named === 'qualified_identifier') &&
    !isPointerLike(type?.text ?? '');
  // `Server server;` runs a constructor in C++; a pointer or a C struct does not.
  if (!value)
    return byValue && type?.type !== 'struct_specifier' && !isExtern
      ? construct(context, declarator, type, null)
      : undefined;
  const list = value.type === 'argument_list' || value.type === 'initializer_list';
  if (list && context.cpp && type && holdsAnother(context, type)) return firstArgument(context, value);
  if (value.type === 'argument_list')
    return byValue ? construct(context, value, type, value) : onlyArgument(context, value);
  if (value.type === 'initializer_list')
    return byValue ? construct(context, value, type, value) : bracedValue(context, value, type, typeName);
  return lowerExpression(context, value);
}

/** `int one{1}`, `sockaddr_in addr{}`, `int list[] = {…}`. */
function bracedValue(context: Context, list: Node, type: Node | null, typeName: string | undefined): Expression {
  const [only, ...more] = list.namedChildren.filter((child) => child.type !== 'comment');
  const scalar =
    context.cpp &&
    typeName === undefined &&
    list.parent?.childForFieldName('declarator')?.type !== 'array_declarator' &&
    list.previousSibling?.type !== 'array_declarator';
  if (scalar && more.length === 0 && only?.type !== 'initializer_list')
    return only ? lowerExpression(context, only) : { kind: 'number', value: 0, range: context.range(list) };
  return initializer(context, list, context.range(list), context.fieldsOf(type));
}

/** A smart pointer, also by another name: an object of it stands for what it is given. */
function holdsAnother(context: Context, type: Node): boolean {
  return isPointerLike(type.text) || (context.aliases.has(type.text) && /^addrinfo$/i.test(context.resolve(type.text)));
}

/** `unique_ptr<X, Deleter> x(pointer, deleter);` */
function firstArgument(context: Context, list: Node): Expression {
  const [first = context.opaque(list), ...others] = list.namedChildren
    .filter((child) => child.type !== 'comment')
    .map((child) => lowerExpression(context, child));
  return others.length === 0 ? first : { kind: 'sequence', parts: [...others, first], range: context.range(list) };
}

/** `int fd(socket(…));` */
function onlyArgument(context: Context, list: Node): Expression {
  const [only, ...more] = list.namedChildren.filter((child) => child.type !== 'comment');
  return only && more.length === 0
    ? lowerExpression(context, only)
    : context.opaque(
        list,
        list.namedChildren.map((child) => lowerExpression(context, child)),
      );
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
        // `int fd UNUSED`: with a macro behind it the name is what the parser could not place.
        const misread = node.hasError ? node.descendantsOfType('ERROR')[0]?.namedChild(0) : undefined;
        const name =
          misread?.type === 'identifier' ? misread.text : identifierIn(node.childForFieldName('declarator'))?.text;
        const type = context.typeName(node.childForFieldName('type'));
        const fallback = node.childForFieldName('default_value');
        if (
          name === undefined &&
          node.childForFieldName('type')?.text === 'void' &&
          !node.childForFieldName('declarator')
        )
          break;
        parameters.push({
          name: name ?? `#${String(parameters.length)}`,
          ...(type === undefined ? {} : { type }),
          ...writtenType(node.childForFieldName('type'), node.childForFieldName('declarator')),
          ...(fallback ? { default: lowerExpression(context, fallback) } : {}),
        });
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
