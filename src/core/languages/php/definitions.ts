/** Functions and classes of a PHP file. */
import type { Node } from 'web-tree-sitter';
import type { ClassIR, Expression, FunctionIR, Statement } from '../../ir';
import { childrenOf, type Context, rangeOf } from './context';
import { lowerExpression, lowerParameters } from './expressions';
import { lowerStatements } from './statements';

/** A function joins the unit wherever it stands: PHP knows it from then on everywhere. */
export function lowerFunction(context: Context, node: Node): readonly Statement[] {
  const name = node.childForFieldName('name');
  if (name) context.functions.push(functionOf(context, node, context.names.declared(context.textOf(name)), undefined));
  return [];
}

function functionOf(context: Context, node: Node, name: string, member: { isStatic: boolean } | undefined): FunctionIR {
  const range = rangeOf(node);
  const around = context.onObject;
  context.onObject = member !== undefined && !member.isStatic;
  try {
    const list = node.childForFieldName('parameters');
    const parameters = lowerParameters(context, list);
    const body = context.inFunction(
      parameters.map((parameter) => parameter.name),
      {},
      range,
      () => [...promoted(list, context), ...lowerStatements(context, node.childForFieldName('body'))],
    );
    const constructor = member !== undefined && (name === '__construct' || name === lastPart(context.owner));
    return {
      name,
      parameters,
      body,
      range,
      ...(member && context.owner !== undefined ? { owner: context.owner } : {}),
      ...(context.onObject ? { self: '$this' } : {}),
      ...(constructor && !member.isStatic ? { constructor_: true } : {}),
    };
  } finally {
    context.onObject = around;
  }
}

/** A method that is called like its class was the constructor before PHP 8, where the class has no namespace. */
function lastPart(owner: string | undefined): string | undefined {
  return owner?.includes('\\') === true ? undefined : owner;
}

/** `public function __construct(private string $host)` stores its parameter. */
function promoted(list: Node | null, context: Context): readonly Statement[] {
  return (list ? childrenOf(list) : []).flatMap((item): readonly Statement[] => {
    const name = item.type === 'property_promotion_parameter' ? item.childForFieldName('name') : null;
    if (!name) return [];
    const range = rangeOf(name);
    const text = context.textOf(name);
    const self: Expression = { kind: 'name', name: '$this', range };
    const target: Expression = { kind: 'member', object: self, name: text, range };
    const value: Expression = { kind: 'name', name: text, range };
    return [{ kind: 'expression', expression: { kind: 'assign', target, value, range } }];
  });
}

export function lowerClass(context: Context, node: Node): readonly Statement[] {
  const nameNode = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  if (!nameNode || !body) return [];
  const around = { owner: context.owner, parent: context.parent, staticMethods: context.staticMethods };
  const name = context.names.declared(context.textOf(nameNode));
  const base = childrenOf(node).find((child) => child.type === 'base_clause');
  const bases = base ? childrenOf(base).map((item) => context.names.classNamed(context.textOf(item))) : [];
  const members = childrenOf(body);
  context.owner = name;
  context.parent = bases[0];
  context.staticMethods = new Set(
    members
      .filter((member) => member.type === 'method_declaration' && isStatic(member))
      .map((member) => nameOf(context, member)),
  );
  const attributes: ClassIR['attributes'][number][] = [];
  const methods: FunctionIR[] = [];
  try {
    for (const member of members) {
      switch (member.type) {
        case 'use_declaration':
          for (const trait of childrenOf(member))
            if (trait.type.endsWith('name')) bases.push(context.names.classNamed(context.textOf(trait)));
          break;
        case 'const_declaration':
          constants(context, member, name);
          break;
        case 'property_declaration':
          attributes.push(...properties(context, member, name));
          break;
        case 'method_declaration':
          methods.push(functionOf(context, member, nameOf(context, member), { isStatic: isStatic(member) }));
          break;
      }
    }
  } finally {
    Object.assign(context, around);
  }
  context.classes.push({ name, bases, attributes, methods, range: rangeOf(node), bodyStart: body.startIndex + 1 });
  return [];
}

function isStatic(member: Node): boolean {
  return member.namedChildren.some((child) => child?.type === 'static_modifier');
}

function nameOf(context: Context, member: Node): string {
  const name = member.childForFieldName('name');
  return name ? context.textOf(name) : '';
}

function constants(context: Context, member: Node, owner: string): void {
  for (const element of childrenOf(member)) {
    const [name, value] = element.type === 'const_element' ? childrenOf(element) : [];
    if (name && value) context.constants.set(`${owner}::${context.textOf(name)}`, lowerExpression(context, value));
  }
}

/** Properties with their initial values; a static one is a variable that all code shares. */
function properties(context: Context, member: Node, owner: string): readonly ClassIR['attributes'][number][] {
  const type = member.childForFieldName('type');
  const cls = type && /^\??[\\\w]+$/.test(context.textOf(type)) ? context.textOf(type).replace(/^\?/, '') : undefined;
  return childrenOf(member).flatMap((element): readonly ClassIR['attributes'][number][] => {
    const name = element.type === 'property_element' ? element.childForFieldName('name') : null;
    if (!name) return [];
    const text = context.textOf(name);
    if (isStatic(member)) {
      context.globals.add(`${owner}::${text}`);
      return [];
    }
    const initial = element.childForFieldName('default_value');
    const known = cls !== undefined && /^\\?[A-Z]/.test(cls) ? context.names.classNamed(cls) : undefined;
    return [
      {
        name: text,
        range: rangeOf(element),
        ...(known === undefined ? {} : { type: known }),
        ...(initial ? { value: lowerExpression(context, initial) } : {}),
      },
    ];
  });
}
