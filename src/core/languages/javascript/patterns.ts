/** What assignments, declarations and parameters store to: names, fields, destructuring. */
import type { Node } from 'web-tree-sitter';
import type { Expression, Parameter, Statement } from '../../ir';
import { childrenOf, type Context, opaque, rangeOf } from './context';
import { lowerExpression, propertyName } from './expressions';
import { annotatedType } from './types';

export function lowerTarget(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  switch (node.type) {
    case 'shorthand_property_identifier_pattern':
      return { kind: 'name', name: context.textOf(node), range };
    case 'object_pattern':
      return { kind: 'aggregate', elements: childrenOf(node).map((item) => property(context, item)), range };
    case 'array_pattern':
      return {
        kind: 'aggregate',
        elements: childrenOf(node).map((item) => ({ value: lowerTarget(context, item) })),
        range,
      };
    case 'assignment_pattern':
    case 'object_assignment_pattern': {
      const left = node.childForFieldName('left');
      const right = node.childForFieldName('right');
      if (!left || !right) return opaque(range);
      return { kind: 'assign', target: lowerTarget(context, left), value: lowerExpression(context, right), range };
    }
    case 'rest_pattern':
      return opaque(range);
    default:
      return lowerExpression(context, node);
  }
}

function property(context: Context, node: Node): { name?: string; value: Expression } {
  switch (node.type) {
    case 'shorthand_property_identifier_pattern':
      return { name: context.textOf(node), value: lowerTarget(context, node) };
    case 'object_assignment_pattern': {
      const left = node.childForFieldName('left');
      const value = lowerTarget(context, node);
      return left ? { name: context.textOf(left), value } : { value };
    }
    case 'pair_pattern': {
      const key = node.childForFieldName('key');
      const value = node.childForFieldName('value');
      return key && value
        ? { name: propertyName(context, key).replace(/^(["'])(.*)\1$/, '$2'), value: lowerTarget(context, value) }
        : { value: opaque(rangeOf(node)) };
    }
    default:
      return { value: opaque(rangeOf(node)) };
  }
}

/** The names that a target binds. */
export function namesOf(target: Expression): readonly string[] {
  switch (target.kind) {
    case 'name':
      return [target.name];
    case 'aggregate':
      return target.elements.flatMap((element) => namesOf(element.value));
    case 'assign':
      return namesOf(target.target);
    default:
      return [];
  }
}

export interface Parameters {
  readonly list: readonly Parameter[];
  /** What the body starts with: destructuring, fields that TypeScript fills from parameters. */
  readonly prelude: readonly Statement[];
}

export function lowerParameters(context: Context, node: Node): Parameters {
  const single = node.childForFieldName('parameter');
  if (single) return { list: [{ name: context.textOf(single) }], prelude: [] };
  const list: Parameter[] = [];
  const prelude: Statement[] = [];
  for (const item of childrenOf(node.childForFieldName('parameters') ?? node)) {
    const typed = item.type === 'required_parameter' || item.type === 'optional_parameter';
    const pattern = typed ? item.childForFieldName('pattern') : item;
    const value = item.childForFieldName(typed ? 'value' : 'right');
    const target = pattern?.type === 'assignment_pattern' ? pattern.childForFieldName('left') : pattern;
    if (!target || target.type === 'this') continue;
    const type = typed ? annotatedType(context, item.childForFieldName('type')) : undefined;
    const range = rangeOf(target);
    const name = target.type === 'identifier' ? context.textOf(target) : context.freshName();
    list.push({
      name: target.type === 'rest_pattern' ? context.textOf(childrenOf(target)[0] ?? target) : name,
      ...(target.type === 'rest_pattern' ? { rest: true } : {}),
      ...(type === undefined ? {} : { type }),
      ...(value ? { default: lowerExpression(context, value) } : {}),
    });
    if (target.type === 'object_pattern' || target.type === 'array_pattern')
      prelude.push(...destructure(context, target, { kind: 'name', name, range }));
    if (item.children.some((child) => child?.type === 'accessibility_modifier' || child?.type === 'readonly'))
      prelude.push(fieldOf(name, range));
  }
  return { list, prelude };
}

/** `constructor(private port: number)` also fills the field. */
function fieldOf(name: string, range: Expression['range']): Statement {
  const target: Expression = { kind: 'member', object: { kind: 'name', name: 'this', range }, name, range };
  return { kind: 'expression', expression: { kind: 'assign', target, value: { kind: 'name', name, range }, range } };
}

/** Declares what a pattern binds, and takes it from the value. */
export function destructure(context: Context, pattern: Node, value: Expression): readonly Statement[] {
  const range = rangeOf(pattern);
  const target = lowerTarget(context, pattern);
  return [
    ...namesOf(target).map((name): Statement => ({ kind: 'declare', name, range })),
    { kind: 'expression', expression: { kind: 'assign', target, value, range } },
  ];
}
