/** Functions and classes of a Python file. */
import type { Node } from 'web-tree-sitter';
import type { ClassIR, Expression, FunctionIR, Parameter, Statement } from '../../ir';
import { childrenOf, type Context, rangeOf } from './context';
import { lowerExpression, lowerParameters } from './expressions';
import { lowerBlock } from './statements';

/** The object that a method works on, where the method's own name for it becomes another variable. */
const OBJECT = '<object>';

/** What decorators say of a function. */
interface Decoration {
  readonly static: boolean;
  readonly classMethod: boolean;
  readonly getter: boolean;
  readonly contextManager: boolean;
}

function decoration(names: readonly string[]): Decoration {
  return {
    static: names.includes('staticmethod'),
    classMethod: names.includes('classmethod'),
    getter: names.some((name) => /(?:^|\.)(?:cached_)?property$/.test(name)),
    contextManager: names.some((name) => /(?:^|\.)a?(?:sync)?contextmanager$/.test(name)),
  };
}

/** A definition with decorators. Those that this file defines are run with the function; mocks take effect inside it. */
export function lowerDecorated(context: Context, node: Node): readonly Statement[] {
  const definition = node.childForFieldName('definition');
  if (!definition) return [];
  const decorators = childrenOf(node)
    .filter((child) => child.type === 'decorator')
    .flatMap((child) => childrenOf(child).slice(0, 1));
  if (definition.type === 'class_definition') return lowerClass(context, definition);
  const statements = [...lowerFunction(context, definition, decorators)];
  const name = definition.childForFieldName('name');
  for (const decorator of decorators) {
    if (!name || decorator.type !== 'identifier' || !context.moduleFunctions.has(context.textOf(decorator))) continue;
    const range = rangeOf(decorator);
    const argument: Expression = { kind: 'name', name: context.textOf(name), range };
    statements.push({
      kind: 'expression',
      expression: {
        kind: 'call',
        callee: lowerExpression(context, decorator),
        nameRange: range,
        arguments: [{ value: argument }],
        range,
      },
    });
  }
  return statements;
}

/** A module-level function joins the unit; a nested one is a statement. */
export function lowerFunction(context: Context, node: Node, decorators: readonly Node[]): readonly Statement[] {
  const fn = functionOf(context, node, decorators);
  if (!fn) return [];
  if (context.scope.module) {
    context.functions.push(fn);
    return [];
  }
  context.bind(fn.name);
  return [{ kind: 'function', function: { ...fn, local: true } }];
}

function functionOf(context: Context, node: Node, decorators: readonly Node[], owner?: string): FunctionIR | undefined {
  const name = node.childForFieldName('name');
  if (!name) return undefined;
  const range = rangeOf(node);
  const how = decoration(decorators.map((decorator) => context.textOf(decorator).replace(/\(.*$/s, '')));
  const all = lowerParameters(context, node.childForFieldName('parameters'));
  const bound = owner !== undefined && !how.static && all.length > 0 && all[0]!.rest !== true;
  const parameters: readonly Parameter[] = bound ? all.slice(1) : all;
  const [first] = all;
  const body = context.inFunction(
    parameters.map((parameter) => parameter.name),
    how.contextManager,
    range,
    () => [
      ...decorators.flatMap((decorator): readonly Statement[] =>
        /\bpatch/.test(context.textOf(decorator))
          ? [{ kind: 'expression', expression: lowerExpression(context, decorator) }]
          : [],
      ),
      ...lowerBlock(context, node.childForFieldName('body')),
    ],
  );
  // A class method's first parameter is the class itself.
  const ownClass: readonly Statement[] =
    bound && how.classMethod
      ? [{ kind: 'declare', name: first!.name, init: { kind: 'name', name: owner, range }, range }]
      : [];
  const self = bound && !how.classMethod ? first!.name : undefined;
  // A method may write to its first parameter: then the name is a variable that the object is only passed in.
  const written = (statement: Statement): statement is Statement & { kind: 'declare' } =>
    statement.kind === 'declare' && statement.name === self;
  const rewritten = body.some(written);
  const object: Expression = { kind: 'name', name: OBJECT, range };
  return {
    name: context.textOf(name),
    parameters,
    body: [...ownClass, ...body.map((statement) => (written(statement) ? { ...statement, init: object } : statement))],
    range,
    ...(owner === undefined ? {} : { owner }),
    ...(self === undefined ? {} : { self: rewritten ? OBJECT : self }),
    ...(owner !== undefined && context.textOf(name) === '__init__' ? { constructor_: true } : {}),
    ...(how.getter ? { getter: true } : {}),
  };
}

/** A class joins the unit wherever it stands; what its body does when it runs is a statement of the place. */
export function lowerClass(context: Context, node: Node): readonly Statement[] {
  const nameNode = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  if (!nameNode || !body) return [];
  const name = context.textOf(nameNode);
  const members = new Members(context, name);
  members.read(body, true);
  for (const [field, value] of zeroFields(members.methods)) {
    if (!members.attributes.has(field)) members.attributes.set(field, { name: field, value, range: value.range });
  }
  const bases = basesOf(context, node);
  // Two classes of one name: which of them a call means is not known, so neither is what it inherits.
  const twin = context.classes.findIndex((cls) => cls.name === name);
  const [other] = twin < 0 ? [] : context.classes.splice(twin, 1);
  context.classes.push({
    name,
    bases: other ? [...new Set([...bases, ...other.bases, `?.${name}`])] : bases,
    attributes: [...members.attributes.values()],
    methods: members.methods,
    range: rangeOf(node),
    bodyStart: childrenOf(body)[0]?.startIndex ?? body.startIndex,
  });
  return members.statements;
}

/** Fields that the constructor fills with a parameter whose default is 0: every other method may find that there. */
function zeroFields(methods: readonly FunctionIR[]): ReadonlyMap<string, Expression> {
  const fields = new Map<string, Expression>();
  const constructor = methods.find((method) => method.constructor_ === true);
  for (const statement of constructor?.body ?? []) {
    if (statement.kind !== 'expression' || statement.expression.kind !== 'assign') continue;
    const { target, value } = statement.expression;
    if (target.kind !== 'member' || target.object.kind !== 'name' || target.object.name !== constructor?.self) continue;
    const given =
      value.kind === 'name' ? constructor.parameters.find(({ name }) => name === value.name)?.default : undefined;
    if (given?.kind === 'number' && given.value === 0) fields.set(target.name, given);
  }
  return fields;
}

function basesOf(context: Context, node: Node): readonly string[] {
  const list = node.childForFieldName('superclasses');
  if (!list) return [];
  return childrenOf(list)
    .filter((item) => item.type !== 'keyword_argument')
    .map((item) => {
      const base = item.type === 'subscript' ? item.childForFieldName('value') : item;
      const expression = base ? lowerExpression(context, base) : undefined;
      const qualified = expression && context.qualify(expression);
      // What a call gives (`with_metaclass(…)`) is a class that nobody knows.
      return qualified ?? (expression?.kind === 'name' ? expression.name : `?.${context.textOf(item)}`);
    });
}

class Members {
  readonly attributes = new Map<string, ClassIR['attributes'][number]>();
  readonly methods: FunctionIR[] = [];
  readonly statements: Statement[] = [];

  constructor(
    readonly context: Context,
    readonly owner: string,
  ) {}

  /** Reads a class body; `certain` is false inside an `if` or `try`. */
  read(block: Node, certain: boolean): void {
    for (const node of childrenOf(block)) {
      if (node.type === 'function_definition') this.#method(node, []);
      else if (node.type === 'decorated_definition') this.#decorated(node);
      else if (node.type === 'class_definition') this.statements.push(...lowerClass(this.context, node));
      else if (node.type === 'expression_statement')
        for (const child of childrenOf(node)) this.#assignment(child, certain);
      else if (node.type === 'ERROR') this.statements.push({ kind: 'syntax-error', range: rangeOf(node) });
      else for (const inner of innerBlocks(node)) this.read(inner, false);
    }
  }

  #method(node: Node, decorators: readonly Node[]): void {
    const method = functionOf(this.context, node, decorators, this.owner);
    // `@x.setter` and `@overload` define a name again: the getter came first, the implementation comes last.
    if (
      !method ||
      decorators.some((decorator) => /\.(?:setter|deleter)$|(?:^|\.)overload$/.test(this.context.textOf(decorator)))
    )
      return;
    const known = this.methods.findIndex((other) => other.name === method.name);
    if (known >= 0) this.methods[known] = method;
    else this.methods.push(method);
  }

  #decorated(node: Node): void {
    const definition = node.childForFieldName('definition');
    const decorators = childrenOf(node)
      .filter((child) => child.type === 'decorator')
      .flatMap((child) => childrenOf(child).slice(0, 1));
    if (definition?.type === 'function_definition') this.#method(definition, decorators);
    else if (definition) this.statements.push(...lowerClass(this.context, definition));
  }

  #assignment(node: Node, certain: boolean): void {
    const { context } = this;
    const left = node.type === 'assignment' ? node.childForFieldName('left') : null;
    if (left?.type === 'attribute') {
      // `TCPServer.allow_reuse_address = True` inside another class runs when that class statement does.
      const expression = lowerExpression(context, node);
      if (certain) this.statements.push({ kind: 'expression', expression });
      return;
    }
    if (left?.type !== 'identifier') return;
    const name = context.textOf(left);
    const right = node.childForFieldName('right');
    const type = node.childForFieldName('type');
    const range = rangeOf(node);
    const value = right ? lowerExpression(context, right) : undefined;
    const told = value && {
      value:
        certain && this.attributes.get(name)?.value?.kind !== 'opaque'
          ? value
          : ({ kind: 'opaque', parts: [], range } as const),
    };
    if (value && makesSomething(value)) {
      // What a call makes is made once, when the class statement runs.
      const target: Expression = {
        kind: 'member',
        object: { kind: 'name', name: this.owner, range: rangeOf(left) },
        name,
        range: rangeOf(left),
      };
      this.statements.push({ kind: 'expression', expression: { kind: 'assign', target, value, range } });
      this.attributes.set(name, {
        name,
        range,
        ...(/sock/i.test(context.textOf(node)) ? {} : { value: { kind: 'opaque', parts: [], range } }),
      });
      return;
    }
    this.attributes.set(name, { name, range, ...(type ? { type: context.textOf(type) } : {}), ...told });
  }
}

function makesSomething(value: Expression): boolean {
  return (
    value.kind === 'call' ||
    (value.kind === 'aggregate' && value.elements.some((element) => makesSomething(element.value)))
  );
}

function innerBlocks(node: Node): readonly Node[] {
  return childrenOf(node).flatMap((child) =>
    child.type === 'block' ? [child] : child.type.endsWith('_clause') ? innerBlocks(child) : [],
  );
}
