/** Classes of a C# file: members, constructors with the initialisers that run before them, nested classes. */
import type { Node } from 'web-tree-sitter';
import type { ClassIR, Expression, FunctionIR, Parameter, Statement } from '../../ir';
import { type ClassShape, childrenOf, type Context, DEPTH_LIMIT, localNames, rangeOf } from './context';
import { baseObject, lowerArguments, lowerExpression } from './expressions';
import { lowerParameters } from './functions';
import { fitsTwice } from '../shared/twice';
import { isLibrary } from './names';
import { functionBody } from './statements';

export const CLASS_TYPES: readonly string[] = [
  'class_declaration',
  'struct_declaration',
  'record_declaration',
  'interface_declaration',
];

/** Every class of the file with its members, before anything is lowered; parts of one class are one. */
export function readShapes(root: Node, text: string): ReadonlyMap<string, ClassShape> {
  const shapes = new Map<string, ClassShape>();
  /** The classes around a place, the innermost last. */
  const around: { readonly end: number; readonly shape: ClassShape }[] = [];
  const slice = (item: Node): string => text.slice(item.startIndex, item.endIndex);
  for (const node of root.descendantsOfType([...CLASS_TYPES])) {
    const named = node.childForFieldName('name');
    if (!named) continue;
    while ((around.at(-1)?.end ?? Infinity) <= node.startIndex) around.pop();
    const outer = around.at(-1)?.shape;
    const shape: ClassShape = shapes.get(slice(named)) ?? {
      name: slice(named),
      bases: baseNames(node, slice),
      fields: new Map(),
      methods: new Map(),
      open: false,
      ...(outer ? { outer } : {}),
    };
    around.push({ end: node.endIndex, shape });
    shapes.set(shape.name, shape);
    if (hasModifier(node, 'partial')) shape.open = true;
    for (const member of membersOf(node)) {
      const isStatic = hasModifier(member, 'static') || hasModifier(member, 'const');
      const memberName = member.childForFieldName('name');
      if (member.type === 'field_declaration')
        for (const item of declaratorsOf(member)) {
          const name = item.childForFieldName('name');
          if (name) shape.fields.set(slice(name), isStatic);
        }
      else if (member.type === 'property_declaration' && memberName) shape.fields.set(slice(memberName), isStatic);
      else if (member.type === 'method_declaration' && memberName) shape.methods.set(slice(memberName), isStatic);
    }
    for (const item of primaryParameters(node)) {
      const name = item.childForFieldName('name');
      if (name) shape.fields.set(slice(name), false);
    }
  }
  for (const shape of shapes.values())
    if (shape.bases.some((base) => !shapes.has(base) && !isLibrary(base))) shape.open = true;
  return shapes;
}

function baseNames(node: Node, slice: (node: Node) => string): readonly string[] {
  const list = childrenOf(node).find((child) => child.type === 'base_list');
  return (list ? childrenOf(list) : [])
    .filter((child) => child.type !== 'argument_list')
    .map((child) =>
      slice(child.type === 'primary_constructor_base_type' ? (child.namedChildren[0] ?? child) : child).replace(
        /<[^]*$/,
        '',
      ),
    );
}

/** Members, those inside `#if` included. */
function membersOf(node: Node): readonly Node[] {
  const body = node.childForFieldName('body');
  const flat = (member: Node, depth: number): readonly Node[] =>
    /^preproc_(?:if|elif|else)$/.test(member.type) && depth < DEPTH_LIMIT
      ? childrenOf(member).flatMap((inner) => flat(inner, depth + 1))
      : [member];
  return body ? childrenOf(body).flatMap((member) => flat(member, 0)) : [];
}

/** `a` and `b` of `int a, b;`. */
function declaratorsOf(field: Node): readonly Node[] {
  return childrenOf(field)
    .filter(({ type }) => type === 'variable_declaration')
    .flatMap(childrenOf)
    .filter(({ type }) => type === 'variable_declarator');
}

/** `class Server(int port)`. */
function primaryParameters(node: Node): readonly Node[] {
  const list = childrenOf(node).find((child) => child.type === 'parameter_list');
  return list ? childrenOf(list).filter((child) => child.type === 'parameter') : [];
}

function hasModifier(node: Node, modifier: string): boolean {
  return node.namedChildren.some((child) => child.type === 'modifier' && child.text === modifier);
}

/** A class joins the unit; parts of one class in the file are one. */
export function lowerClass(context: Context, node: Node): void {
  const named = node.childForFieldName('name');
  const shape = named && context.shapes.get(context.textOf(named));
  if (!named || !shape || context.depth >= DEPTH_LIMIT) return;
  const { shape: around, fieldTypes } = context;
  context.shape = shape;
  context.depth++;
  try {
    const members = new Members(context, shape);
    members.read(node);
    const list = childrenOf(node).find((child) => child.type === 'base_list');
    const bases = (list ? childrenOf(list) : []).flatMap(
      (child) =>
        context.className(child.type === 'primary_constructor_base_type' ? child.namedChildren[0] : child) ?? [],
    );
    const known = context.classes.findIndex((cls) => cls.name === shape.name);
    const [first] = known < 0 ? [] : context.classes.splice(known, 1);
    const own: ClassIR = {
      name: shape.name,
      bases: [...new Set([...(first?.bases ?? []), ...bases])],
      attributes: [...(first?.attributes ?? []), ...members.attributes],
      methods: [...(first?.methods ?? []), ...members.finish(node)],
      range: first?.range ?? rangeOf(node),
      bodyStart: first?.bodyStart ?? node.startIndex,
      ...(hasModifier(node, 'partial') ? { partial: true } : {}),
    };
    context.classes.push(own);
  } finally {
    context.depth--;
    context.shape = around;
    context.fieldTypes = fieldTypes;
  }
}

class Members {
  readonly attributes: ClassIR['attributes'][number][] = [];
  readonly #methods: FunctionIR[] = [];
  readonly #constructors: Node[] = [];
  readonly #beginning: Statement[] = [];

  constructor(
    readonly context: Context,
    readonly shape: ClassShape,
  ) {}

  read(node: Node): void {
    const { context } = this;
    const members = membersOf(node);
    const types = new Map<string, string>();
    for (const member of members) {
      const declared =
        member.type === 'field_declaration'
          ? childrenOf(member).find((child) => child.type === 'variable_declaration')
          : member;
      const type = /^(?:field|property)_declaration$/.test(member.type)
        ? context.typeName(declared?.childForFieldName('type'))
        : undefined;
      if (type === undefined) continue;
      const names =
        member.type === 'property_declaration'
          ? [member.childForFieldName('name')]
          : declaratorsOf(member).map((item) => item.childForFieldName('name'));
      for (const name of names) if (name) types.set(context.textOf(name), type);
    }
    context.fieldTypes = types;
    for (const item of primaryParameters(node)) this.#primary(item);
    for (const member of members) {
      switch (member.type) {
        case 'field_declaration':
          for (const declarator of declaratorsOf(member))
            this.#field(member, declarator.childForFieldName('name'), childrenOf(declarator).slice(1).at(-1));
          break;
        case 'property_declaration':
          this.#property(member);
          break;
        case 'method_declaration':
          this.#method(member);
          break;
        case 'constructor_declaration':
          if (hasModifier(member, 'static'))
            context.top.push(...this.#inside(member, () => functionBody(context, member)));
          else this.#constructors.push(member);
          break;
        case 'ERROR':
          context.top.push({ kind: 'syntax-error', range: rangeOf(member) });
          break;
        default:
          if (CLASS_TYPES.includes(member.type)) lowerClass(context, member);
      }
    }
  }

  #inside<T>(node: Node, action: () => T): T {
    return this.context.withLocals(localNames(this.context.text, node), action);
  }

  #primary(item: Node): void {
    const named = item.childForFieldName('name');
    if (!named) return;
    const name = this.context.textOf(named);
    const type = this.context.typeName(item.childForFieldName('type'));
    const range = rangeOf(item);
    this.attributes.push({ name, range, ...(type === undefined ? {} : { type }) });
    this.#beginning.push(assign(ownField(name, range), { kind: 'name', name, range }));
  }

  #field(member: Node, named: Node | null | undefined, initial: Node | undefined): void {
    const { context, shape } = this;
    if (!named) return;
    const name = context.textOf(named);
    const range = rangeOf(named);
    const type = context.fieldTypes.get(name);
    const isConst = hasModifier(member, 'const');
    const isStatic = isConst || hasModifier(member, 'static');
    const value = initial
      ? this.#inside(initial, () => lowerExpression(context, initial, type?.replace(/^~/, '')))
      : undefined;
    this.attributes.push({
      name,
      range,
      ...(type === undefined ? {} : { type }),
      ...(isStatic ? { shared: true } : {}),
    });
    if (!value) return;
    const keeps = hasModifier(member, 'readonly') || (this.#isOwn(member) && !isChanged(context.text, name));
    if (isStatic && (isConst || (keeps && isConstant(value)))) {
      context.constants.set(`${shape.name}::${name}`, value);
    } else if (isStatic) {
      context.top.push(assign({ kind: 'name', name: `${shape.name}::${name}`, range }, value));
    } else this.#beginning.push(assign(ownField(name, range), value));
  }

  /** Whether no code but that of this file can reach the member. */
  #isOwn(member: Node): boolean {
    return !this.shape.open && !['public', 'internal', 'protected'].some((modifier) => hasModifier(member, modifier));
  }

  #property(member: Node): void {
    const { context, shape } = this;
    const named = member.childForFieldName('name');
    if (!named) return;
    const value = member.childForFieldName('value');
    const accessors = member.childForFieldName('accessors');
    const getter =
      accessors &&
      childrenOf(accessors).find((item) => item.child(0)?.type === 'get' && item.childForFieldName('body'));
    if (value?.type !== 'arrow_expression_clause' && !getter) {
      this.#field(member, named, value ?? undefined);
      return;
    }
    const body = getter ?? member;
    this.#methods.push({
      name: context.textOf(named),
      owner: shape.name,
      ...(hasModifier(member, 'static') ? {} : { self: 'this' }),
      parameters: [],
      body: this.#inside(member, () =>
        getter
          ? functionBody(context, body)
          : [{ kind: 'return', value: lowerExpression(context, childrenOf(value!)[0]) }],
      ),
      range: rangeOf(member),
      getter: true,
      local: true,
    });
  }

  #method(member: Node): void {
    const { context, shape } = this;
    const named = member.childForFieldName('name');
    if (!named) return;
    this.#methods.push({
      name: context.textOf(named),
      owner: shape.name,
      ...(hasModifier(member, 'static') ? {} : { self: 'this' }),
      parameters: lowerParameters(context, member.childForFieldName('parameters')),
      body: this.#inside(member, () => functionBody(context, member)),
      range: rangeOf(member),
      ...(hasModifier(member, 'private') ? { local: true } : {}),
    });
  }

  /** All methods, with a constructor where the class has one or its fields have values. */
  finish(node: Node): readonly FunctionIR[] {
    const { shape, context } = this;
    const made = this.#constructors.map((member) => this.#constructorOf(member));
    if (made.length > 0) return [...made, ...this.#methods];
    const primary = primaryParameters(node);
    if (primary.length === 0 && this.#beginning.length === 0) return this.#methods;
    const parameters: readonly Parameter[] = primary.flatMap((item) => {
      const named = item.childForFieldName('name');
      return named ? [{ name: context.textOf(named) }] : [];
    });
    const range = rangeOf(node.childForFieldName('name') ?? node);
    return [
      {
        name: shape.name,
        owner: shape.name,
        self: 'this',
        constructor_: true,
        parameters,
        body: this.#beginning,
        range,
      },
      ...this.#methods,
    ];
  }

  #constructorOf(node: Node): FunctionIR {
    const { context, shape } = this;
    return this.#inside(node, () => {
      const chained = childrenOf(node).find((child) => child.type === 'constructor_initializer');
      const args = lowerArguments(context, chained ? childrenOf(chained)[0] : null);
      const toOwn = chained?.children.some((child) => child.type === 'this') === true;
      const range = rangeOf(chained ?? node.childForFieldName('name') ?? node);
      const [base] = shape.bases;
      const object: Expression = toOwn ? { kind: 'name', name: 'this', range } : baseObject(range);
      const name = toOwn ? shape.name : (base ?? '');
      const call: Statement = {
        kind: 'expression',
        expression: {
          kind: 'call',
          callee: { kind: 'member', object, name, range },
          nameRange: range,
          arguments: args,
          range,
        },
      };
      const above = toOwn || (chained && base !== undefined) ? [call] : [];
      return {
        name: shape.name,
        owner: shape.name,
        self: 'this',
        constructor_: true,
        parameters: lowerParameters(context, node.childForFieldName('parameters')),
        body: [...(toOwn ? [] : this.#beginning), ...above, ...functionBody(context, node)],
        range: rangeOf(node),
        ...(hasModifier(node, 'private') ? { local: true } : {}),
      };
    });
  }
}

function ownField(name: string, range: Expression['range']): Expression {
  return { kind: 'member', object: { kind: 'name', name: 'this', range }, name, range };
}

function assign(target: Expression, value: Expression): Statement {
  return { kind: 'expression', expression: { kind: 'assign', target, value, range: target.range } };
}

/** Whether some code may give the field another value than it is declared with. */
function isChanged(text: string, name: string): boolean {
  return fitsTwice(
    new RegExp(
      String.raw`(?<![=!<>])\b${name}\s*(?:=(?![=>])|[-+*/%|&^]=|<<=|>>=|\+\+|--)|(?:\+\+|--|\b(?:ref|out)\s+)(?:\w+\.)*${name}\b|\([^()]*\b${name}\b[^()]*\)\s*=(?![=>])`,
      'g',
    ),
    text,
  );
}

function isConstant(value: Expression): boolean {
  switch (value.kind) {
    case 'number':
    case 'string':
    case 'boolean':
      return true;
    case 'unary':
      return isConstant(value.operand);
    case 'binary':
      return isConstant(value.left) && isConstant(value.right);
    default:
      return false;
  }
}
