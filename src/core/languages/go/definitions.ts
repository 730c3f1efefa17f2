/** Functions, methods and types of a Go file. */
import type { Node } from 'web-tree-sitter';
import type { ClassIR, Expression, FunctionIR, Parameter, Statement } from '../../ir';
import type { Guard } from '../../model';
import { LazyFunction } from '../shared/lazy-function';
import { childrenOf, type Context, type Field, rangeOf, type TypeDeclaration } from './context';
import { lowerBody } from './statements';

/** What a method call on an object of an other type than a struct is given: the value itself. */
const VALUE = '#value';

/** The parameters of a function, bound in the current block. Go passes no defaults; a name that is left out has no use. */
export function lowerParameters(context: Context, list: Node | null): readonly Parameter[] {
  if (!list) return [];
  return childrenOf(list).flatMap((item, index): readonly Parameter[] => {
    const type = context.typeName(item.childForFieldName('type'));
    const details = {
      ...(type === undefined ? {} : { type }),
      ...(item.type === 'variadic_parameter_declaration' ? { rest: true } : {}),
    };
    const names = item.childrenForFieldName('name').filter((name) => name !== null);
    if (names.length === 0) return [{ name: `_${String(index)}`, ...details }];
    return names.map((name): Parameter => ({ name: context.bind(context.textOf(name)), ...details }));
  });
}

/** A function or method that is lowered when somebody first wants to run it. */
export function lowerFunction(
  context: Context,
  node: Node,
  relevant: boolean,
  guard: Guard | undefined,
): FunctionIR | undefined {
  const name = node.childForFieldName('name');
  if (!name) return undefined;
  const receiver = receiverOf(context, node);
  const range = rangeOf(node);
  const signature = (): readonly Parameter[] => {
    // The receiver's name is taken, and the object goes by it.
    if (receiver) context.bind(receiver.name);
    return lowerParameters(context, node.childForFieldName('parameters'));
  };
  const parameters = context.inFunction(signature);
  return new LazyFunction(
    context.textOf(name),
    parameters,
    range,
    () =>
      context.inFunction(() => {
        signature();
        context.running = context.textOf(name);
        return lowerBody(context, node);
      }),
    relevant,
    {
      ...(receiver === undefined ? {} : { owner: receiver.type, self: receiver.name }),
      ...(guard === undefined ? {} : { guard }),
    },
  );
}

function receiverOf(context: Context, node: Node): { name: string; type: string } | undefined {
  const [declaration] = childrenOf(node.childForFieldName('receiver') ?? node);
  const type = node.type === 'method_declaration' && context.typeName(declaration?.childForFieldName('type'));
  if (!declaration || typeof type !== 'string') return undefined;
  const name = declaration.childForFieldName('name');
  return { name: name ? context.textOf(name) : '_', type };
}

/** The fields of a struct type. */
export function fieldsOf(node: Node, typeName: (type: Node | null) => string | undefined): readonly Field[] {
  const list = node.type === 'struct_type' ? childrenOf(node)[0] : undefined;
  if (!list) return [];
  return childrenOf(list).flatMap((item): readonly Field[] => {
    const typeNode = item.childForFieldName('type');
    const type = typeName(typeNode);
    const names = item.childrenForFieldName('name').filter((name) => name !== null);
    if (names.length > 0) return names.map((name) => ({ name: name.text, type, embedded: false, node: item }));
    const last = type?.split(/[./]/).at(-1);
    return last === undefined ? [] : [{ name: last, type, embedded: true, node: item }];
  });
}

/** The types of the file with their methods; types of other files of the package that have methods here. */
export function lowerTypes(context: Context, methods: readonly FunctionIR[]): readonly ClassIR[] {
  const called = calledMethods(context.text);
  const classes = [...context.types.values()]
    .filter(({ node }) => node.type !== 'interface_type')
    .map((type) => classOf(context, type, methods, called));
  const declared = new Set(classes.map((cls) => cls.name));
  const foreign = new Set(methods.map((method) => method.owner!).filter((owner) => !declared.has(owner)));
  return [
    ...classes,
    ...[...foreign].map((name): ClassIR => {
      const own = methods.filter((method) => method.owner === name);
      const { range } = own[0]!;
      return { name, bases: [], attributes: [], methods: own, range, bodyStart: range.start, partial: true };
    }),
  ];
}

function classOf(
  context: Context,
  { name: plain, node, spec, fields }: TypeDeclaration,
  methods: readonly FunctionIR[],
  called: ReadonlySet<string>,
): ClassIR {
  const name = context.ownType(plain);
  const own = methods.filter((method) => method.owner === name);
  const known = new Set([...own.map((method) => method.name), ...fields.map((field) => field.name)]);
  const wraps = context.wrappers.has(plain);
  // `type reader net.Conn` has the methods of an interface, `type server http.Server` only the fields.
  const base = node.type === 'struct_type' ? undefined : context.typeName(node);
  return {
    name,
    bases: [...fields.flatMap((field) => (field.embedded && field.type ? [field.type] : [])), ...(base ? [base] : [])],
    attributes: fields
      .filter((field) => !context.embedded.has(field.name))
      .map((field) => ({
        name: field.name,
        ...(field.type === undefined ? {} : { type: field.type }),
        range: rangeOf(field.node),
      })),
    methods: wraps ? [...own, conversion(name, spec)] : own,
    range: rangeOf(spec),
    bodyStart: node.startIndex,
    // A method may stand in any file of the package.
    undefinedMethods: [...called].filter((method) => !known.has(method)),
  };
}

/** `Descriptor(fd)` makes an object around the value, which has the methods of the type. */
function conversion(owner: string, spec: Node): FunctionIR {
  const range = rangeOf(spec);
  const target: Expression = {
    kind: 'member',
    object: { kind: 'name', name: '#self', range },
    name: '#socket',
    range,
  };
  const body: readonly Statement[] = [
    {
      kind: 'expression',
      expression: { kind: 'assign', target, value: { kind: 'name', name: VALUE, range }, range },
    },
  ];
  return {
    name: owner,
    owner,
    self: '#self',
    parameters: [{ name: VALUE }],
    body,
    range,
    constructor_: true,
    relevant: false,
  };
}

/** Names of all methods that the file calls. */
function calledMethods(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(/\.([A-Za-z_]\w*)\(/g), (match) => match[1]!));
}
