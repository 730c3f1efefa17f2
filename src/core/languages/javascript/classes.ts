/** Classes: methods, fields with initialisers, what they extend. */
import type { Node } from 'web-tree-sitter';
import type { ClassIR, Expression, FunctionIR, Statement } from '../../ir';
import { childrenOf, type Context, rangeOf } from './context';
import { lowerExpression, propertyName } from './expressions';
import { functionOf } from './functions';
import { lowerBlock } from './statements';
import { annotatedType, libraryTypeOf, noteType } from './types';

/** A class joins the unit wherever it stands; gives its name. `given` is the name of the variable that holds it. */
export function lowerClass(context: Context, node: Node, given: string | undefined): string {
  const nameNode = node.childForFieldName('name');
  const name = nameNode ? context.textOf(nameNode) : (given ?? context.freshName());
  const body = node.childForFieldName('body');
  if (!body) return name;
  const around = context.owner;
  context.owner = name;
  try {
    const members = new Members(context, name);
    members.read(body);
    const bases = basesOf(context, node);
    const methods = members.finish(node, bases.length > 0);
    const types = [...context.types]
      .filter(([place]) => place.startsWith(`${name}.`) && !members.attributes.has(place.slice(name.length + 1)))
      .map(([place, type]) => ({ name: place.slice(name.length + 1), type, range: rangeOf(node) }));
    const twin = context.classes.findIndex((cls) => cls.name === name);
    const [other] = twin < 0 ? [] : context.classes.splice(twin, 1);
    context.classes.push({
      name,
      // Two classes of one name: which of them is meant is not known, so neither is what it inherits.
      bases: other ? [...new Set([...bases, ...other.bases, './?'])] : bases,
      attributes: [...members.attributes.values(), ...types],
      methods,
      range: rangeOf(node),
      bodyStart: childrenOf(body)[0]?.startIndex ?? body.startIndex,
    });
    return name;
  } finally {
    context.owner = around;
  }
}

function basesOf(context: Context, node: Node): readonly string[] {
  const heritage = childrenOf(node).find((child) => child.type === 'class_heritage');
  const clause = heritage && (childrenOf(heritage).find((child) => child.type === 'extends_clause') ?? heritage);
  const base = clause?.childForFieldName('value') ?? (clause ? childrenOf(clause)[0] : undefined);
  if (!base || base.type === 'implements_clause') return [];
  const expression = lowerExpression(context, base);
  // What a call gives (`mixin(Base)`) is a class that nobody knows.
  return [context.qualify(expression) ?? (expression.kind === 'name' ? expression.name : './?')];
}

class Members {
  readonly attributes = new Map<string, ClassIR['attributes'][number]>();
  readonly #methods: FunctionIR[] = [];
  readonly #initialisers: Statement[] = [];
  #made: Node | undefined;

  constructor(
    readonly context: Context,
    readonly owner: string,
  ) {}

  read(body: Node): void {
    for (const node of childrenOf(body)) {
      if (node.type === 'method_definition') this.#method(node);
      else if (node.type === 'field_definition' || node.type === 'public_field_definition') this.#field(node);
      else if (node.type === 'class_static_block') lowerBlock(this.context, node.childForFieldName('body'));
    }
  }

  #method(node: Node): void {
    const nameNode = node.childForFieldName('name');
    if (!nameNode) return;
    const name = propertyName(this.context, nameNode);
    const has = (keyword: string): boolean => node.children.some((child) => child?.type === keyword);
    if (name === 'constructor') {
      this.#made = node;
      this.#parameterFields(node);
    } else if (!has('set')) {
      const isStatic = has('static');
      const method = functionOf(this.context, node, { name, owner: this.owner, getter: has('get'), exported: true });
      const { self, ...plain } = method;
      this.#methods.push(isStatic || self === undefined ? plain : method);
    }
  }

  #parameterFields(node: Node): void {
    for (const item of childrenOf(node.childForFieldName('parameters') ?? node)) {
      const pattern = item.childForFieldName('pattern');
      const type = annotatedType(this.context, item.childForFieldName('type'));
      if (!pattern || type === undefined || !item.children.some((child) => child?.type === 'accessibility_modifier'))
        continue;
      const name = this.context.textOf(pattern);
      this.attributes.set(name, { name, type, range: rangeOf(item) });
    }
  }

  #field(node: Node): void {
    const { context } = this;
    const nameNode = node.childForFieldName('property') ?? node.childForFieldName('name');
    const valueNode = node.childForFieldName('value');
    if (!nameNode || nameNode.type === 'computed_property_name') return;
    const name = propertyName(context, nameNode);
    const range = rangeOf(node);
    if (valueNode?.type === 'arrow_function' || valueNode?.type === 'function_expression') {
      // `handle = () => …`: a method for all that matters.
      this.#methods.push(functionOf(context, valueNode, { name, owner: this.owner, self: true, exported: true }));
      return;
    }
    const value = valueNode ? lowerExpression(context, valueNode) : undefined;
    const isStatic = node.children.some((child) => child?.type === 'static');
    const made = value && libraryTypeOf(context, value);
    const type = annotatedType(context, node.childForFieldName('type')) ?? made;
    const target: Expression = { kind: 'member', object: { kind: 'name', name: 'this', range }, name, range };
    if (!isStatic) noteType(context, target, made);
    this.attributes.set(name, {
      name,
      range,
      ...(type === undefined ? {} : { type }),
      ...(isStatic && value ? { value, shared: true } : {}),
    });
    if (!isStatic && value)
      this.#initialisers.push({ kind: 'expression', expression: { kind: 'assign', target, value, range } });
  }

  /** All methods, with a constructor where the class has one or its fields have values. */
  finish(node: Node, inherits: boolean): readonly FunctionIR[] {
    const role = { name: 'constructor', owner: this.owner, constructor_: true, exported: true, self: true } as const;
    if (this.#made) {
      const made = functionOf(this.context, this.#made, { ...role, before: this.#initialisers });
      return [made, ...this.#methods];
    }
    if (this.#initialisers.length === 0) return this.#methods;
    const range = { start: node.startIndex, end: node.startIndex };
    const passedOn: Statement = {
      kind: 'expression',
      expression: {
        kind: 'call',
        callee: {
          kind: 'member',
          object: {
            kind: 'call',
            callee: { kind: 'name', name: 'super', range },
            nameRange: range,
            arguments: [],
            range,
          },
          name: 'constructor',
          range,
        },
        nameRange: range,
        arguments: [{ value: { kind: 'name', name: 'args', range }, spread: true }],
        range,
      },
    };
    const { name, owner } = role;
    const constructor: FunctionIR = {
      name,
      owner,
      self: 'this',
      constructor_: true,
      parameters: inherits ? [{ name: 'args', rest: true }] : [],
      body: [...(inherits ? [passedOn] : []), ...this.#initialisers],
      range,
    };
    return [constructor, ...this.#methods];
  }
}
