/** Constants, instance variables and the object that a method runs on. */
import type { Node } from 'web-tree-sitter';
import type { Expression } from '../../ir';
import { type Context, DEPTH_LIMIT, rangeOf } from './context';
import { isLibraryConstant } from './library';

/** `self`: an object, or the class itself in a class method; undefined for the script. */
export function selfExpression(context: Context, range: Expression['range']): Expression | undefined {
  if (context.self === 'instance') return { kind: 'name', name: 'self', range };
  const { owner } = context;
  return context.self === 'class' && owner !== undefined ? { kind: 'name', name: owner, range } : undefined;
}

/** `A::B::C` as written; undefined where it does not begin with a constant, or has more parts than anything is deep. */
function constantPath(context: Context, node: Node): string | undefined {
  const parts: string[] = [];
  let scope: Node | null = node;
  while (scope?.type === 'scope_resolution' && parts.length < DEPTH_LIMIT) {
    const name: Node | null = scope.childForFieldName('name');
    if (name?.type !== 'constant') return undefined;
    parts.unshift(context.textOf(name));
    scope = scope.childForFieldName('scope');
  }
  if (!scope) return `::${parts.join('::')}`;
  // `self.class::PORT` is a constant of the own class.
  const isOwnClass = parts.length > 0 && context.textOf(scope) === 'self.class';
  const first = scope.type === 'constant' ? context.textOf(scope) : isOwnClass ? context.owner : undefined;
  return first === undefined ? undefined : [first, ...parts].join('::');
}

/**
 * A constant by the one name that it has in this analysis: classes of the file by their full names, other constants
 * of the file by their last name, all else as written. Undefined for what is no constant.
 */
export function constantName(context: Context, node: Node): string | undefined {
  const path = constantPath(context, node);
  if (path === undefined) return undefined;
  if (path.startsWith('::')) {
    const plain = path.slice(2);
    // What stands at the top is meant, not a class of the same name in the module around.
    return context.defined.has(plain) || context.ownClass(plain) === undefined ? plain : `Object::${plain}`;
  }
  const own = context.ownClass(path);
  if (own !== undefined) return own;
  const last = path.slice(path.lastIndexOf('::') + 1);
  return last === path || (context.constants.has(last) && !isLibraryConstant(path)) ? last : path;
}

/** `@x`: a field of the object; of a class or the script itself a variable that all its code shares. */
export function instanceVariable(context: Context, node: Node): Expression {
  const range = rangeOf(node);
  const name = context.textOf(node);
  if (context.self === 'instance')
    return { kind: 'member', object: { kind: 'name', name: 'self', range }, name, range };
  const shared = context.self === 'class' && context.owner !== undefined ? `${context.owner}${name}` : name;
  context.globals.add(shared);
  return { kind: 'name', name: shared, range };
}

/** `@@x` and `$x`. */
export function sharedVariable(context: Context, node: Node): Expression {
  const name = context.textOf(node);
  context.globals.add(name);
  return { kind: 'name', name, range: rangeOf(node) };
}
