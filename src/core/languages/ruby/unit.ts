/** One Ruby file to the common form. */
import type { Node } from 'web-tree-sitter';
import type { Expression, Statement, UnitIR } from '../../ir';
import { childrenOf, Context, DEPTH_LIMIT } from './context';
import { libraryConstants } from './library';
import { guardOf } from './platform';
import { lowerBody } from './statements';

export function lowerUnit(root: Node, text: string): UnitIR {
  const context = new Context(
    text,
    definedNames(root, text),
    topMethods(root, text),
    twinMethods(root, text),
    root.hasError,
  );
  for (const [name, value] of assignedConstants(root, text)) {
    context.constants.set(name, null);
    const guard = guardOf(context, value);
    if (guard) context.platformFlags.set(name, guard);
  }
  const body = lowerBody(context, childrenOf(root));
  const names = new Set([...context.scope.names, ...context.globals]);
  const declarations = [...names].map((name): Statement => ({ kind: 'declare', name, range: { start: 0, end: 0 } }));
  const constants = new Map<string, Expression>();
  for (const [name, value] of context.constants) if (value && isConstant(value)) constants.set(name, value);
  return {
    functions: context.functions,
    // A module that only holds others is no class that anybody means.
    classes: [...context.classes.values()]
      .filter((cls) => cls.methods.length > 0 || cls.bases.length > 0)
      .map((cls) => ({ ...cls, attributes: [...cls.attributes.values()] })),
    top: [...declarations, ...body],
    constants,
    imports: new Map(
      [...libraryConstants(text)].filter((name) => !context.classes.has(name)).map((name) => [name, name]),
    ),
    wildcardImports: [],
  };
}

/** A node with those around it of the types that were looked for. */
interface Nested {
  readonly node: Node;
  readonly around: readonly Node[];
}

/** All nodes of these types, in their order. What is nested too deeply to be read is left out. */
function nested(root: Node, types: readonly string[]): readonly Nested[] {
  const open: Node[] = [];
  return root.descendantsOfType([...types]).flatMap((node) => {
    while (open.length > 0 && open.at(-1)!.endIndex <= node.startIndex) open.pop();
    const found = open.length < DEPTH_LIMIT ? [{ node, around: [...open] }] : [];
    open.push(node);
    return found;
  });
}

const NAMESPACES = ['class', 'module'];

/** Names of the classes and modules around, outermost first. */
function namesAround({ around }: Nested, text: string): readonly string[] {
  return around.flatMap((node) => {
    const name = NAMESPACES.includes(node.type) ? node.childForFieldName('name') : null;
    return name ? [text.slice(name.startIndex, name.endIndex)] : [];
  });
}

/** Full names of the classes and modules that the file opens. */
function definedNames(root: Node, text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const found of nested(root, [...NAMESPACES, 'assignment'])) {
    const { node } = found;
    const name = node.type === 'assignment' ? newClassName(node, text) : node.childForFieldName('name');
    if (!name) continue;
    const full = [...namesAround(found, text), text.slice(name.startIndex, name.endIndex)].join('::');
    names.add(node.type === 'assignment' ? full : full.replace(/^::/, ''));
  }
  return names;
}

/** `Server` of `Server = Class.new(Base) do … end`. */
function newClassName(assignment: Node, text: string): Node | undefined {
  const left = assignment.childForFieldName('left');
  const right = assignment.childForFieldName('right');
  if (left?.type !== 'constant' || right?.type !== 'call' || !right.childForFieldName('block')) return undefined;
  return /^(?:Class|Struct|Module)\.new\b/.test(text.slice(right.startIndex, right.startIndex + 12)) ? left : undefined;
}

/** Methods that the script itself defines, also inside `if` or `begin`. */
function topMethods(root: Node, text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const found of nested(root, [...NAMESPACES, 'method'])) {
    if (found.node.type !== 'method' || namesAround(found, text).length > 0) continue;
    const name = found.node.childForFieldName('name');
    if (name) names.add(text.slice(name.startIndex, name.endIndex));
  }
  return names;
}

/** `Class.method` for methods that a class has and its objects have as well. */
function twinMethods(root: Node, text: string): ReadonlySet<string> {
  const ofObjects = new Set<string>();
  const ofClasses = new Set<string>();
  for (const found of nested(root, [...NAMESPACES, 'method', 'singleton_method'])) {
    const { node } = found;
    if (NAMESPACES.includes(node.type)) continue;
    const name = node.childForFieldName('name');
    const own = name ? text.slice(name.startIndex, name.endIndex) : '';
    const singleton = node.type === 'singleton_method' || node.parent?.parent?.type === 'singleton_class';
    (singleton ? ofClasses : ofObjects).add(`${namesAround(found, text).join('::')}.${own}`);
  }
  return new Set([...ofClasses].filter((name) => ofObjects.has(name)));
}

function assignedConstants(root: Node, text: string): readonly (readonly [string, Node])[] {
  return root.descendantsOfType('assignment').flatMap((node) => {
    const left = node?.childForFieldName('left');
    const right = node?.childForFieldName('right');
    return left?.type === 'constant' && right ? [[text.slice(left.startIndex, left.endIndex), right] as const] : [];
  });
}

function isConstant(value: Expression): boolean {
  switch (value.kind) {
    case 'number':
    case 'string':
    case 'boolean':
    case 'null':
      return true;
    case 'name':
      return /^[A-Z]/.test(value.name);
    case 'unary':
      return isConstant(value.operand);
    case 'binary':
      return isConstant(value.left) && isConstant(value.right);
    case 'aggregate':
      return value.elements.every((element) => isConstant(element.value));
    default:
      return false;
  }
}
