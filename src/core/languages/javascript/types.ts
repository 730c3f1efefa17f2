/** Types of the library that a file shows without being run: by annotations, and by what makes the value. */
import type { Node } from 'web-tree-sitter';
import type { Expression } from '../../ir';
import type { Context } from './context';
import { isListenerType } from './library';

/** `net.createServer(…)` and `new net.Server(…)` both have the type `net.createServer()` and `net.Server()`: the name of what made it, and parentheses. Two objects of a library have nothing in common, which `~` says. */
export function libraryTypeOf(context: Context, value: Expression): string | undefined {
  if (value.kind !== 'call') return undefined;
  const qualified = context.qualify(value.callee);
  if (qualified === undefined) {
    // `new Server().on(…)`: most methods of such objects give the object.
    return value.callee.kind === 'member' && value.callee.name === 'on'
      ? libraryTypeOf(context, value.callee.object)
      : undefined;
  }
  const type = `${qualified}()`;
  return isListenerType(type) ? `~${type}` : undefined;
}

/** Notes what a variable of the module or a field of the class that is being read holds. */
export function noteType(context: Context, target: Expression, type: string | undefined): void {
  const place = storageName(context, target);
  if (place === undefined || type === undefined) return;
  context.types.set(place, type);
}

function storageName(context: Context, target: Expression): string | undefined {
  if (target.kind === 'name') return target.name;
  const own = target.kind === 'member' && target.object.kind === 'name' && target.object.name === 'this';
  // Outside of a class, `this` is that of an older code's constructor.
  return own ? `${context.owner ?? 'this'}.${target.name}` : undefined;
}

/** The type of an annotation: a class of the file, or `net.Server()` for a class of the library. */
export function annotatedType(context: Context, annotation: Node | null): string | undefined {
  if (!annotation) return undefined;
  const text = context
    .textOf(annotation)
    .replace(/^[?!]?:\s*/, '')
    .replace(/\s*\|\s*(?:null|undefined)\b/g, '')
    .replace(/^(?:null|undefined)\s*\|\s*/, '');
  const [, first = '', rest = ''] = /^([A-Za-z_$][\w$]*)((?:\.\w+)*)(?:<.*>)?$/s.exec(text) ?? [];
  if (first === '' || /^(?:any|unknown|string|number|boolean|void|never|object)$/.test(text)) return undefined;
  const imported = context.modules.names.get(first);
  if (imported === undefined) return first + rest;
  if (imported.startsWith('.')) return imported + rest;
  const type = `${imported}${rest}()`;
  return isListenerType(type) ? `~${type}` : undefined;
}
