/** Methods, classes and modules of a Ruby file. */
import type { Node } from 'web-tree-sitter';
import type { FunctionIR, Parameter, Statement } from '../../ir';
import { BLOCK, lowerParameters } from './blocks';
import { childrenOf, type Context, type OpenClass, rangeOf } from './context';
import { constantName } from './names';
import { lowerBlockBody } from './statements';

/** `def name …` and `def self.name …`: joins the class around, or the file. */
export function lowerMethod(context: Context, node: Node): readonly Statement[] {
  const nameNode = node.childForFieldName('name');
  if (!nameNode) return [];
  const object = node.childForFieldName('object');
  // `def server.close` is a method of one object, which is not told apart.
  if (object && object.type !== 'self' && constantName(context, object) !== context.owner) return [];
  const { owner } = context;
  const fn = methodOf(context, node, context.textOf(nameNode), object !== null || context.definesOnClass);
  if (owner === undefined) context.functions.push(fn);
  else add(openClass(context, owner, node), fn);
  return [];
}

/** A method of the same name and kind that comes later takes the place of the first. */
function add(cls: OpenClass, fn: FunctionIR): void {
  const known = cls.methods.findIndex(
    (other) => other.name === fn.name && (other.self === undefined) === (fn.self === undefined),
  );
  if (known >= 0) cls.methods[known] = fn;
  else cls.methods.push(fn);
}

function methodOf(context: Context, node: Node, name: string, onClass: boolean): FunctionIR {
  const { owner } = context;
  const range = rangeOf(node);
  const around = { self: context.self, method: context.method, definesOnClass: context.definesOnClass };
  context.self = owner === undefined ? 'main' : onClass ? 'class' : 'instance';
  context.method = name;
  context.definesOnClass = false;
  try {
    const given = lowerParameters(context, node.childForFieldName('parameters'));
    const body = node.childForFieldName('body');
    const takesBlock = /\byield\b|&/.test(context.textOf(node));
    const parameters: readonly Parameter[] = [...given.list, ...(takesBlock ? [{ name: BLOCK }] : [])];
    // A setter gives what it was given, whatever its last statement says.
    const statements = context.inFunction([...given.names, BLOCK], false, range, () => [
      ...given.prologue(context),
      ...lowerBlockBody(context, body, (value): Statement => ({ kind: 'return', value })),
    ]);
    return {
      name: context.self === 'class' ? context.classMethodName(owner ?? '', name) : name,
      parameters,
      body: statements,
      range,
      ...(owner === undefined ? {} : { owner }),
      ...(context.self === 'instance' ? { self: 'self' } : {}),
      ...(name === 'initialize' && context.self === 'instance' ? { constructor_: true } : {}),
    };
  } finally {
    context.self = around.self;
    context.method = around.method;
    context.definesOnClass = around.definesOnClass;
  }
}

function openClass(context: Context, name: string, node: Node): OpenClass {
  const known = context.classes.get(name);
  if (known) return known;
  const body = node.childForFieldName('body');
  const made: OpenClass = {
    name,
    bases: [],
    attributes: new Map(),
    methods: [],
    range: rangeOf(node),
    bodyStart: body?.startIndex ?? node.endIndex,
  };
  context.classes.set(name, made);
  return made;
}

/** What a class inherits from: a constant, or something that a call makes and nobody knows. */
function baseOf(context: Context, node: Node): string {
  const [base] = node.type === 'superclass' ? childrenOf(node) : [node];
  const name = base && constantName(context, base);
  // `Struct.new(:host)` gives a class without methods that matter.
  return name ?? (base && /^Struct\.new\b/.test(context.textOf(base)) ? 'Struct' : `?.${context.textOf(node)}`);
}

export function lowerClass(context: Context, node: Node): readonly Statement[] {
  const superclass = node.childForFieldName('superclass');
  return lowerNamespace(context, node, superclass ? [baseOf(context, superclass)] : []);
}

export function lowerModule(context: Context, node: Node): readonly Statement[] {
  return lowerNamespace(context, node, []);
}

function lowerNamespace(context: Context, node: Node, bases: readonly string[]): readonly Statement[] {
  const name = node.childForFieldName('name');
  return name ? inNamespace(context, name, node, bases, node.childForFieldName('body')) : [];
}

/** `Server = Class.new(Base) do … end`; undefined for every other assignment. */
export function lowerNewClass(context: Context, left: Node, right: Node): readonly Statement[] | undefined {
  const block = right.type === 'call' ? right.childForFieldName('block') : null;
  const maker = right.childForFieldName('receiver');
  if (left.type !== 'constant' || !block || !maker || !/^(?:Class|Struct|Module)$/.test(context.textOf(maker)))
    return undefined;
  const list = right.childForFieldName('arguments');
  const [base] = list ? childrenOf(list) : [];
  const bases = context.textOf(maker) === 'Class' && base ? [baseOf(context, base)] : [context.textOf(maker)];
  return inNamespace(context, left, right, bases, block.childForFieldName('body'));
}

function inNamespace(
  context: Context,
  name: Node,
  node: Node,
  bases: readonly string[],
  body: Node | null,
): readonly Statement[] {
  const around = {
    nesting: context.nesting,
    self: context.self,
    method: context.method,
    definesOnClass: context.definesOnClass,
  };
  context.nesting = [...context.nesting, context.textOf(name).replace(/^::/, '')];
  context.self = 'class';
  context.method = undefined;
  context.definesOnClass = body !== null && childrenOf(body).some((child) => isModuleFunction(context, child));
  const cls = openClass(context, context.owner ?? '', node);
  for (const base of bases) if (!cls.bases.includes(base)) cls.bases.push(base);
  try {
    if (body) for (const child of childrenOf(body)) readDeclaration(context, cls, child);
    const statements = context.inFunction([], false, rangeOf(node), () => lowerBlockBody(context, body));
    return statements.length === 0 ? [] : [{ kind: 'block', body: statements }];
  } finally {
    Object.assign(context, around);
  }
}

/** `extend self` or `module_function` alone: every method can be called on the module. */
function isModuleFunction(context: Context, node: Node): boolean {
  return /^(?:extend\s*\(?\s*self\s*\)?|module_function)$/.test(context.textOf(node));
}

/** `class << self`: methods of the class itself. */
export function lowerSingletonClass(context: Context, node: Node): readonly Statement[] {
  const body = node.childForFieldName('body');
  const { owner } = context;
  if (!body || owner === undefined || node.childForFieldName('value')?.type !== 'self') return [];
  const around = context.definesOnClass;
  context.definesOnClass = true;
  try {
    for (const child of childrenOf(body)) readDeclaration(context, openClass(context, owner, node), child);
    return lowerBlockBody(context, body);
  } finally {
    context.definesOnClass = around;
  }
}

/** `attr_reader :socket` and `include Something` in the body of a class. */
function readDeclaration(context: Context, cls: OpenClass, node: Node): void {
  if (node.type !== 'call' || node.childForFieldName('receiver')) return;
  const name = node.childForFieldName('method');
  const list = node.childForFieldName('arguments');
  const args = list ? childrenOf(list) : [];
  switch (name ? context.textOf(name) : '') {
    case 'include':
    case 'prepend':
      for (const arg of args) {
        const base = arg.type === 'self' ? undefined : baseOf(context, arg);
        if (base !== undefined && !cls.bases.includes(base)) cls.bases.push(base);
      }
      return;
    case 'attr_reader':
    case 'attr_accessor':
    case 'attr':
      for (const arg of args) if (arg.type === 'simple_symbol') add(cls, reader(context, cls, arg));
  }
}

/** The method that `attr_reader :name` makes. */
function reader(context: Context, cls: OpenClass, symbol: Node): FunctionIR {
  const range = rangeOf(symbol);
  const name = context.textOf(symbol).slice(1);
  const onClass = context.definesOnClass;
  if (onClass) context.globals.add(`${cls.name}@${name}`);
  return {
    name,
    owner: cls.name,
    ...(onClass ? {} : { self: 'self' }),
    parameters: [],
    body: [
      {
        kind: 'return',
        value: onClass
          ? { kind: 'name', name: `${cls.name}@${name}`, range }
          : { kind: 'member', object: { kind: 'name', name: 'self', range }, name: `@${name}`, range },
      },
    ],
    range,
  };
}
