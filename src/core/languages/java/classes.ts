/** Classes of a Java file: members, constructors with the initialisers that run before them, nested classes. */
import type { Node } from 'web-tree-sitter';
import type { ClassIR, Expression, FunctionIR, Parameter, Statement } from '../../ir';
import type { Range } from '../../model';
import { type ClassShape, childrenOf, type Context, rangeOf } from './context';
import { lowerArguments, lowerBody, lowerExpression, lowerParameters, superObject } from './expressions';
import { inheritedFields, isLibrary } from './library';
import { fitsTwice } from '../shared/twice';

const CLASS_TYPES = ['class_declaration', 'record_declaration', 'enum_declaration', 'interface_declaration'];

/** Every class of the file with its members, before anything is lowered. Of two classes of one name the first counts. */
export function readShapes(root: Node, text: string): ReadonlyMap<string, ClassShape> {
  const shapes = new Map<string, ClassShape>();
  // Classes around the one that is read, the nearest last. Asking each node for its parent takes time by its depth.
  const around: { readonly end: number; readonly shape: ClassShape }[] = [];
  for (const node of root.descendantsOfType(CLASS_TYPES)) {
    while (around.length > 0 && around.at(-1)!.end <= node.startIndex) around.pop();
    const shape = shapeOf(node, text, around.at(-1)?.shape);
    if (!shape) continue;
    around.push({ end: node.endIndex, shape });
    if (!shapes.has(shape.name)) shapes.set(shape.name, shape);
  }
  return shapes;
}

function shapeOf(node: Node, text: string, outer: ClassShape | undefined): ClassShape | undefined {
  const named = node.childForFieldName('name');
  if (!named) return undefined;
  const slice = (item: Node): string => text.slice(item.startIndex, item.endIndex);
  const fields = new Map<string, boolean>();
  const methods = new Set<string>();
  for (const member of membersOf(node)) {
    if (member.type === 'field_declaration' || member.type === 'constant_declaration') {
      const isStatic = hasModifier(member, 'static') || member.type === 'constant_declaration';
      for (const declarator of member.childrenForFieldName('declarator')) {
        const name = declarator?.childForFieldName('name');
        if (name) fields.set(slice(name), isStatic);
      }
    } else if (member.type === 'method_declaration') {
      const name = member.childForFieldName('name');
      if (name) methods.add(slice(name));
    }
  }
  for (const component of recordComponents(node)) {
    const name = component.childForFieldName('name');
    if (name) fields.set(slice(name), false);
  }
  const base = node.childForFieldName('superclass')?.namedChild(0);
  return {
    name: slice(named),
    fields,
    methods,
    ...(base ? { base: slice(base).replace(/<[^]*$/, '') } : {}),
    ...(outer ? { outer } : {}),
  };
}

function recordComponents(node: Node): readonly Node[] {
  const list = node.type === 'record_declaration' ? node.childForFieldName('parameters') : null;
  return list ? childrenOf(list).filter((child) => child.type === 'formal_parameter') : [];
}

/** The members of a class body; an enumeration keeps them behind its constants. */
function membersOf(node: Node): readonly Node[] {
  const body = node.childForFieldName('body');
  return (body ? childrenOf(body) : []).flatMap((member) =>
    member.type === 'enum_body_declarations' ? childrenOf(member) : [member],
  );
}

function hasModifier(node: Node, modifier: string): boolean {
  const list = node.namedChildren.find((child) => child.type === 'modifiers');
  return list?.children.some((child) => child?.type === modifier) === true;
}

/** A class joins the unit wherever it stands. One in a function sees the variables around it, which are left unknown. */
export function lowerClass(context: Context, node: Node): void {
  const named = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  const shape = named && context.shapes.get(context.textOf(named));
  if (!named || !body || !shape || context.classes.some((cls) => cls.name === shape.name)) return;
  const superclass = node.childForFieldName('superclass')?.namedChild(0) ?? null;
  const base = context.className(superclass);
  const cls: ClassIR & { methods: FunctionIR[] } = {
    name: shape.name,
    bases: base === undefined ? [] : [base],
    attributes: [],
    methods: [],
    range: rangeOf(node),
    bodyStart: body.startIndex + 1,
  };
  // Its place in the list comes before those of the classes in it.
  context.classes.push(cls);
  context.within(shape, () => {
    const members = new Members(context, shape, base);
    members.read(node);
    Object.assign(cls, { attributes: members.attributes });
    cls.methods.push(...members.methods());
  });
}

class Members {
  readonly attributes: ClassIR['attributes'][number][] = [];
  readonly #methods: FunctionIR[] = [];
  readonly #constructors: Node[] = [];
  /** Initialisers of fields and blocks between them, which every constructor runs. */
  readonly #beginning: Statement[] = [];
  #range: Range = { start: 0, end: 0 };
  #components: readonly Parameter[] = [];

  constructor(
    readonly context: Context,
    readonly shape: ClassShape,
    readonly base: string | undefined,
  ) {}

  read(node: Node): void {
    const { context } = this;
    this.#range = rangeOf(node.childForFieldName('name') ?? node);
    for (const [name, type] of inheritedFields(this.base))
      this.attributes.push({ name, type: `~${type}`, range: this.#range });
    if (node.type === 'record_declaration') {
      this.#components = lowerParameters(context, node);
      for (const { name, type } of this.#components)
        this.attributes.push({ name, range: this.#range, ...(type === undefined ? {} : { type }) });
    }
    for (const member of membersOf(node)) {
      switch (member.type) {
        case 'field_declaration':
        case 'constant_declaration':
          this.#field(member);
          break;
        case 'method_declaration':
          this.#method(member);
          break;
        case 'constructor_declaration':
          this.#constructors.push(member);
          break;
        case 'static_initializer':
          context.withLocals(member, () =>
            context.top.push(...childrenOf(member).flatMap((block) => lowerBody(context, block))),
          );
          break;
        case 'block':
          context.withLocals(member, () => this.#beginning.push({ kind: 'block', body: lowerBody(context, member) }));
          break;
        case 'ERROR':
          context.top.push({ kind: 'syntax-error', range: rangeOf(member) });
          break;
        default:
          if (CLASS_TYPES.includes(member.type)) lowerClass(context, member);
      }
    }
    // The object of a record holds what it is made with.
    for (const { name } of this.#components) this.#beginning.push(assignment(name, this.#range));
  }

  methods(): readonly FunctionIR[] {
    const { shape } = this;
    const made = this.#constructors.map((node) => this.#constructorOf(node));
    const own: FunctionIR = {
      name: shape.name,
      owner: shape.name,
      self: 'this',
      constructor_: true,
      parameters: this.#components,
      body: [...this.#above(this.#range, []), ...this.#beginning],
      range: this.#range,
    };
    return [...(made.length > 0 ? made : [own]), ...this.#methods];
  }

  #field(member: Node): void {
    const { context, shape } = this;
    const type = context.typeName(member.childForFieldName('type'));
    const isStatic = hasModifier(member, 'static') || member.type === 'constant_declaration';
    const isFinal = hasModifier(member, 'final') || member.type === 'constant_declaration';
    for (const declarator of member.childrenForFieldName('declarator')) {
      const named = declarator?.childForFieldName('name');
      if (!declarator || !named) continue;
      const name = context.textOf(named);
      const range = rangeOf(declarator);
      const initial = declarator.childForFieldName('value');
      const value = initial ? context.withLocals(initial, () => lowerExpression(context, initial)) : undefined;
      const constant = isStatic && value && isConstant(value) && (isFinal || !isAssigned(context.text, name));
      this.attributes.push({
        name,
        range,
        ...(type === undefined || declarator.childForFieldName('dimensions') ? {} : { type }),
        ...(constant ? { value } : {}),
        ...(isStatic ? { shared: true } : {}),
      });
      if (!value) continue;
      if (constant) {
        context.constants.set(`${shape.name}::${name}`, value);
        if (!context.constants.has(name)) context.constants.set(name, value);
      } else if (isStatic) {
        const target: Expression = { kind: 'name', name: `${shape.name}::${name}`, range: rangeOf(named) };
        context.top.push({ kind: 'expression', expression: { kind: 'assign', target, value, range } });
      } else {
        const target = ownField(name, rangeOf(named));
        this.#beginning.push({ kind: 'expression', expression: { kind: 'assign', target, value, range } });
      }
    }
  }

  #method(member: Node): void {
    const { context, shape } = this;
    const named = member.childForFieldName('name');
    if (!named) return;
    const isStatic = hasModifier(member, 'static');
    const body = member.childForFieldName('body');
    this.#methods.push({
      name: context.textOf(named),
      owner: shape.name,
      ...(isStatic ? {} : { self: 'this' }),
      parameters: lowerParameters(context, member),
      body: context.withLocals(member, () => lowerBody(context, body)),
      range: rangeOf(member),
      ...(hasModifier(member, 'private') ? { local: true } : {}),
    });
  }

  #constructorOf(node: Node): FunctionIR {
    const { context, shape } = this;
    return context.withLocals(node, () => {
      const body = node.childForFieldName('body');
      const [first] = body ? childrenOf(body) : [];
      const chained = first?.type === 'explicit_constructor_invocation' ? first : undefined;
      const toOwn = chained?.childForFieldName('constructor')?.type === 'this';
      const range = rangeOf(chained ?? node.childForFieldName('name') ?? node);
      const args = lowerArguments(context, chained?.childForFieldName('arguments') ?? null);
      const start: readonly Statement[] = toOwn
        ? [callOn({ kind: 'name', name: 'this', range }, shape.name, range, args)]
        : [...this.#above(range, args), ...this.#beginning];
      return {
        name: shape.name,
        owner: shape.name,
        self: 'this',
        constructor_: true,
        parameters: lowerParameters(context, node),
        body: [...start, ...lowerBody(context, body)],
        range: rangeOf(node),
        ...(hasModifier(node, 'private') ? { local: true } : {}),
      };
    });
  }

  /** What the constructor of the class above does. */
  #above(range: Range, args: ReturnType<typeof lowerArguments>): readonly Statement[] {
    const { base } = this;
    if (base === undefined || base === 'java.lang.Object') return [];
    if (!isLibrary(base) || args.length > 0 || inheritedFields(base).length === 0)
      return [callOn(superObject(range), base.slice(base.lastIndexOf('.') + 1), range, args)];
    return [];
  }
}

function callOn(object: Expression, name: string, range: Range, args: ReturnType<typeof lowerArguments>): Statement {
  return {
    kind: 'expression',
    expression: {
      kind: 'call',
      callee: { kind: 'member', object, name, range },
      nameRange: range,
      arguments: args,
      range,
    },
  };
}

function ownField(name: string, range: Range): Expression {
  return { kind: 'member', object: { kind: 'name', name: 'this', range }, name, range };
}

function assignment(name: string, range: Range): Statement {
  return {
    kind: 'expression',
    expression: { kind: 'assign', target: ownField(name, range), value: { kind: 'name', name, range }, range },
  };
}

function isConstant(value: Expression): boolean {
  switch (value.kind) {
    case 'number':
    case 'string':
    case 'boolean':
    case 'null':
    case 'name':
      return value.kind !== 'null';
    case 'member':
      return isConstant(value.object);
    case 'unary':
      return isConstant(value.operand);
    case 'binary':
      return isConstant(value.left) && isConstant(value.right);
    default:
      return false;
  }
}

/** Whether some code gives the static field another value than it is declared with. */
function isAssigned(text: string, name: string): boolean {
  return fitsTwice(
    new RegExp(String.raw`(?<![=!<>])\b${name}\s*(?:=(?!=)|[-+*|&]=|\+\+|--)|(?:\+\+|--)${name}\b`, 'g'),
    text,
  );
}
