/** Functions, types, modules and constants of a Rust file, wherever they stand. */
import type { Node } from 'web-tree-sitter';
import type { ClassIR, FunctionIR, Statement } from '../../ir';
import type { Guard } from '../../model';
import { childrenOf, type Context, DEPTH_LIMIT } from './context';
import { lowerExpression, lowerParameters } from './expressions';
import { readUse, segmentsOf, typeName } from './paths';
import { lowerBody } from './statements';
import { attributesBefore, isGuard } from './platform';
import { heldType } from './types';

/** Makes what a block or module defines known before its code is read: the order of items does not matter. */
export function declareItems(context: Context, nodes: readonly Node[]): void {
  for (const node of nodes) {
    const name = node.childForFieldName('name');
    switch (node.type) {
      case 'use_declaration':
        readUse(context, node);
        break;
      case 'function_item':
      case 'const_item':
      case 'static_item':
        if (name) context.items.add(context.textOf(name));
        break;
      case 'mod_item':
        if (name) context.modules.add(context.textOf(name));
        break;
      case 'struct_item':
      case 'enum_item':
      case 'union_item':
        if (name) lowerType(context, node, context.textOf(name));
        break;
      case 'macro_definition':
        if (name) context.macros.add(context.textOf(name));
        break;
    }
  }
}

/** Reads an item; false where the node is none. */
export function lowerItem(context: Context, node: Node): boolean {
  switch (node.type) {
    case 'function_item': {
      const fn = functionOf(context, node, undefined);
      if (fn) context.functions.push(fn);
      return true;
    }
    case 'impl_item':
      lowerImpl(context, node);
      return true;
    case 'trait_item':
      lowerTrait(context, node);
      return true;
    case 'mod_item':
      lowerModule(context, node);
      return true;
    case 'const_item':
      lowerConstant(context, node);
      return true;
    case 'static_item':
      lowerStatic(context, node);
      return true;
    case 'extern_crate_declaration':
    case 'foreign_mod_item':
    case 'use_declaration':
    case 'struct_item':
    case 'enum_item':
    case 'union_item':
    case 'type_item':
    case 'macro_definition':
    case 'function_signature_item':
    case 'associated_type':
      return true;
    default:
      return false;
  }
}

/** For which system the node is compiled, by its own attributes and the modules around it. */
function guardAt(context: Context, node: Node): Guard | undefined {
  for (let around: Node | null = node; around; around = around.parent) {
    const condition = attributesBefore(around, (attribute) => context.textOf(attribute));
    if (condition !== undefined && isGuard(condition)) return condition;
  }
  return undefined;
}

function functionOf(context: Context, node: Node, owner: string | undefined): FunctionIR | undefined {
  const name = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  if (!name || !body) return undefined;
  const list = node.childForFieldName('parameters');
  const around = { used: context.used, owner: context.owner, breaks: context.breaks.splice(0) };
  context.used = new Set();
  if (owner !== undefined) context.owner = owner;
  let parameters: FunctionIR['parameters'] = [];
  const statements: readonly Statement[] = context.within(true, () =>
    context.collect(() => {
      parameters = lowerParameters(context, list);
      lowerBody(context, body);
    }),
  );
  context.used = around.used;
  context.owner = around.owner;
  context.breaks.push(...around.breaks);
  const isMethod = owner !== undefined && list !== null && takesSelf(list);
  const guard = guardAt(context, node);
  const isPublic = childrenOf(node).some((child) => child.type === 'visibility_modifier');
  return {
    name: context.textOf(name),
    parameters,
    body: statements,
    range: context.rangeOf(node),
    ...(owner === undefined ? {} : { owner }),
    ...(isMethod ? { self: 'self' } : {}),
    ...(guard === undefined ? {} : { guard }),
    ...(isPublic || owner !== undefined ? {} : { local: true }),
  };
}

function takesSelf(list: Node): boolean {
  const [first] = childrenOf(list);
  return (
    first?.type === 'self_parameter' ||
    (first?.type === 'parameter' && first.childForFieldName('pattern')?.type === 'self')
  );
}

/** A struct or enum with the types of its fields. */
function lowerType(context: Context, node: Node, name: string): void {
  const body = node.childForFieldName('body');
  const fields = (body ? childrenOf(body) : []).filter((child) => child.type === 'field_declaration');
  const plain = body?.type === 'ordered_field_declaration_list' ? body.childrenForFieldName('type') : [];
  // `use` declarations may stand behind the type: its fields are read when the file has been seen.
  context.later(() => {
    const attributes: ClassIR['attributes'][number][] = fields.flatMap((field) => {
      const label = field.childForFieldName('name');
      const type = heldType(context, field.childForFieldName('type'));
      return label
        ? [{ name: context.textOf(label), range: context.rangeOf(field), ...(type === undefined ? {} : { type }) }]
        : [];
    });
    plain.forEach((item, index) => {
      const type = heldType(context, item);
      if (item)
        attributes.push({
          name: String(index),
          range: context.rangeOf(item),
          ...(type === undefined ? {} : { type }),
        });
    });
    return { name, attributes };
  });
  if (!context.classes.has(name)) context.classes.set(name, emptyClass(context, node, name));
}

function emptyClass(context: Context, node: Node, name: string): ClassIR {
  const range = context.rangeOf(node);
  return { name, bases: [], attributes: [], methods: [], range, bodyStart: range.end };
}

function lowerImpl(context: Context, node: Node): void {
  const type = node.childForFieldName('type');
  const trait = node.childForFieldName('trait');
  const body = node.childForFieldName('body');
  const segments = type ? segmentsOf(context, type) : undefined;
  const name = segments && typeName(context, segments);
  if (name === undefined || !body) return;
  const traitName = trait ? (segmentsOf(context, trait)?.at(-1) ?? '') : undefined;
  members(context, body, name, node, traitName);
}

/** Adds the functions and constants of an `impl` to its type. */
function members(context: Context, body: Node, name: string, node: Node, trait: string | undefined): void {
  const methods: FunctionIR[] = [];
  const attributes: ClassIR['attributes'][number][] = [];
  const owner = context.owner;
  context.owner = name;
  context.within(true, () => {
    for (const child of childrenOf(body)) {
      if (child.type === 'function_item') {
        const method = functionOf(context, child, name);
        if (method) methods.push(method);
      } else if (child.type === 'const_item') {
        const label = child.childForFieldName('name');
        const value = child.childForFieldName('value');
        if (label && value)
          attributes.push({
            name: context.textOf(label),
            value: lowerExpression(context, value),
            range: context.rangeOf(child),
          });
      }
    }
  });
  context.owner = owner;
  const known = context.classes.get(name) ?? { ...emptyClass(context, node, name), partial: true };
  context.classes.set(name, {
    ...known,
    methods: [...known.methods, ...methods],
    attributes: [...known.attributes, ...attributes],
  });
  if (trait !== undefined) context.implementations.push({ type: name, trait });
}

/** Methods that a trait gives to the types which implement it. */
function lowerTrait(context: Context, node: Node): void {
  const name = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  if (!name || !body) return;
  const methods = context.within(true, () =>
    childrenOf(body).flatMap((child): FunctionIR[] => {
      const method = child.type === 'function_item' ? functionOf(context, child, context.textOf(name)) : undefined;
      return method ? [method] : [];
    }),
  );
  context.traits.set(context.textOf(name), methods);
}

function lowerModule(context: Context, node: Node): void {
  const body = node.childForFieldName('body');
  if (!body || context.moduleDepth >= DEPTH_LIMIT) return;
  context.moduleDepth++;
  context.within(true, () => {
    lowerItems(context, body);
  });
  context.moduleDepth--;
}

/** The items of a file or module. */
export function lowerItems(context: Context, body: Node): void {
  const nodes = childrenOf(body);
  declareItems(context, nodes);
  for (const node of nodes) {
    if (node.type === 'ERROR') context.top.push({ kind: 'syntax-error', range: context.rangeOf(node) });
    else lowerItem(context, node);
  }
  context.finishTypes();
}

function lowerConstant(context: Context, node: Node): void {
  const name = node.childForFieldName('name');
  const value = node.childForFieldName('value');
  if (!name || !value) return;
  const statements = context.collect(() => {
    const expression = lowerExpression(context, value);
    if (!context.constants.has(context.textOf(name))) context.constants.set(context.textOf(name), expression);
  });
  // What needs statements of its own to be computed is not followed.
  if (statements.length > 0) context.constants.delete(context.textOf(name));
}

function lowerStatic(context: Context, node: Node): void {
  const name = node.childForFieldName('name');
  const value = node.childForFieldName('value');
  if (!name) return;
  const range = context.rangeOf(name);
  const type = heldType(context, node.childForFieldName('type'));
  context.collect(() => {
    const init = value ? lowerExpression(context, value) : undefined;
    const constant = init?.kind === 'number' || init?.kind === 'string' || init?.kind === 'boolean';
    if (constant && !childrenOf(node).some((child) => child.type === 'mutable_specifier'))
      context.constants.set(context.textOf(name), init);
    else
      context.top.push({ kind: 'declare', name: context.textOf(name), range, ...(type === undefined ? {} : { type }) });
  });
}
