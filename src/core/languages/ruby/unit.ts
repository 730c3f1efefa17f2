/** One Ruby file to the common form. */
import type { Node } from 'web-tree-sitter';
import type { Expression, Statement, UnitIR } from '../../ir';
import { childrenOf, Context } from './context';
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

/** Full names of the classes and modules that the file opens. */
function definedNames(root: Node, text: string): ReadonlySet<string> {
  const names = new Set<string>();
  const nodes = root.descendantsOfType(['class', 'module']);
  for (const node of nodes) {
    const name = node?.childForFieldName('name');
    if (!node || !name) continue;
    names.add([...namesAround(node, text), text.slice(name.startIndex, name.endIndex)].join('::').replace(/^::/, ''));
  }
  for (const node of root.descendantsOfType('assignment')) {
    const left = node?.childForFieldName('left');
    const right = node?.childForFieldName('right');
    if (!node || left?.type !== 'constant' || right?.type !== 'call' || !right.childForFieldName('block')) continue;
    if (/^(?:Class|Struct|Module)\.new\b/.test(text.slice(right.startIndex, right.startIndex + 12)))
      names.add([...namesAround(node, text), text.slice(left.startIndex, left.endIndex)].join('::'));
  }
  return names;
}

function namesAround(node: Node, text: string): readonly string[] {
  const names: string[] = [];
  for (let outer = node.parent; outer; outer = outer.parent) {
    const name = outer.type === 'class' || outer.type === 'module' ? outer.childForFieldName('name') : null;
    if (name) names.unshift(text.slice(name.startIndex, name.endIndex));
  }
  return names;
}

/** Methods that the script itself defines, also inside `if` or `begin`. */
function topMethods(root: Node, text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of root.descendantsOfType('method')) {
    const name = node?.childForFieldName('name');
    if (node && name && namesAround(node, text).length === 0) names.add(text.slice(name.startIndex, name.endIndex));
  }
  return names;
}

/** `Class.method` for methods that a class has and its objects have as well. */
function twinMethods(root: Node, text: string): ReadonlySet<string> {
  const nameOf = (node: Node): string => {
    const name = node.childForFieldName('name');
    return `${namesAround(node, text).join('::')}.${name ? text.slice(name.startIndex, name.endIndex) : ''}`;
  };
  const ofObjects = new Set<string>();
  const ofClasses = new Set<string>();
  for (const node of root.descendantsOfType(['method', 'singleton_method'])) {
    if (!node) continue;
    const singleton = node.type === 'singleton_method' || node.parent?.parent?.type === 'singleton_class';
    (singleton ? ofClasses : ofObjects).add(nameOf(node));
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
