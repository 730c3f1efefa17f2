/** What paths and `use` declarations mean: `Socket::new` is `socket2.Socket.new` where socket2's Socket is imported. */
import type { Node } from 'web-tree-sitter';
import type { Expression } from '../../ir';
import type { Range } from '../../model';
import { childrenOf, type Context, DEPTH_LIMIT } from './context';
import { canonical, hasMember } from './library';

/** A path as it is written: its parts, generic arguments aside. */
export function segmentsOf(context: Context, node: Node): readonly string[] | undefined {
  switch (node.type) {
    case 'identifier':
    case 'type_identifier':
    case 'crate':
    case 'super':
    case 'self':
      return [context.textOf(node)];
    case 'scoped_identifier':
    case 'scoped_type_identifier': {
      const names: string[] = [];
      let path: Node | null = node;
      while (path?.type === 'scoped_identifier' || path?.type === 'scoped_type_identifier') {
        const name: Node | null = path.childForFieldName('name');
        if (!name) return undefined;
        names.push(context.textOf(name));
        path = path.childForFieldName('path');
      }
      const before = path ? segmentsOf(context, path) : [];
      return before && [...before, ...names.reverse()];
    }
    case 'generic_type':
    case 'generic_type_with_turbofish': {
      const type = node.childForFieldName('type');
      const segments = type ? segmentsOf(context, type) : undefined;
      // `Async::<UdpSocket>::bind` is what the inner type does.
      const argument = node.childForFieldName('type_arguments');
      if (segments?.at(-1) === 'Async' && argument && /\bUdpSocket\b|\bUnix/.test(context.textOf(argument))) {
        const inner = childrenOf(argument)[0];
        return inner ? segmentsOf(context, inner) : undefined;
      }
      return segments;
    }
    case 'bracketed_type': {
      const [inner] = childrenOf(node);
      return inner ? segmentsOf(context, inner) : undefined;
    }
    default:
      return undefined;
  }
}

/** Where a path leads. Dotted names are full ones; `crate.` begins those of the project's own other modules. */
export type Target =
  | { readonly kind: 'local'; readonly name: string }
  | { readonly kind: 'library'; readonly path: readonly string[] }
  | { readonly kind: 'own'; readonly path: readonly string[]; readonly here: boolean };

const ROOTS: ReadonlySet<string> = new Set(['crate', 'super', 'self']);

export function resolve(context: Context, segments: readonly string[]): Target {
  const [first = '', ...rest] = segments;
  if (rest.length === 0) {
    const local = first === 'self' ? 'self' : context.local(first);
    if (local !== undefined) return { kind: 'local', name: local };
  }
  if (first === 'Self' && context.owner !== undefined)
    return { kind: 'own', path: [context.owner, ...rest], here: true };
  const imported = context.imported(first);
  if (imported && !ROOTS.has(first)) return targetOf(context, [...imported, ...rest]);
  const inside = ROOTS.has(first) || context.modules.has(first) || context.items.has(first);
  if (!inside && !context.classes.has(first))
    for (const glob of context.globs()) if (hasMember(glob, first)) return targetOf(context, [...glob, ...segments]);
  return targetOf(context, segments, inside);
}

function targetOf(context: Context, segments: readonly string[], inside = false): Target {
  const [first = '', ...rest] = segments;
  if (ROOTS.has(first)) {
    const path = rest.filter((part) => !ROOTS.has(part));
    const here = first === 'self' ? true : first === 'super' ? context.moduleDepth > 0 : path.length === 1;
    return { kind: 'own', path, here };
  }
  if (inside || context.modules.has(first)) return { kind: 'own', path: segments, here: context.modules.has(first) };
  if (rest.length === 0 || /^[A-Z]/.test(first)) return { kind: 'own', path: segments, here: true };
  return { kind: 'library', path: canonical(segments.join('.')).split('.') };
}

/** The expression that a path is. */
export function pathExpression(context: Context, segments: readonly string[], range: Range): Expression {
  const target = resolve(context, segments);
  if (target.kind === 'local') return { kind: 'name', name: target.name, range };
  if (target.kind === 'library') return dotted(target.path, range);
  const { path, here } = target;
  const name = path.at(-1) ?? '';
  const parent = path.at(-2);
  // Functions and constants of a type.
  if (parent !== undefined && /^[A-Z]/.test(parent))
    return { kind: 'member', object: { kind: 'name', name: parent, range }, name, range };
  if (parent === undefined || (here && context.items.has(name)) || /^[A-Z][a-z]/.test(name))
    return { kind: 'name', name, range };
  return { kind: 'name', name: ['crate', ...path].join('.'), range };
}

/** `std.net.TcpListener.bind`: a member of the type that is its last part but one, otherwise a name. */
function dotted(path: readonly string[], range: Range): Expression {
  const name = path.at(-1) ?? '';
  const parent = path.slice(0, -1).join('.');
  return parent === '' || !/^[A-Z]/.test(path.at(-2) ?? '')
    ? { kind: 'name', name: path.join('.'), range }
    : { kind: 'member', object: { kind: 'name', name: parent, range }, name, range };
}

/** Full name of a type: dotted for a library's, plain for one of the project's own. */
export function typeName(context: Context, segments: readonly string[]): string | undefined {
  const target = resolve(context, segments);
  if (target.kind === 'local') return undefined;
  return target.kind === 'library' ? target.path.join('.') : target.path.at(-1);
}

/** Makes the names of a `use` declaration known in the scope that it stands in. */
export function readUse(context: Context, node: Node): void {
  const argument = node.childForFieldName('argument');
  if (argument) useTree(context, argument, []);
}

function useTree(context: Context, node: Node, prefix: readonly string[], depth = 0): void {
  const { imports, globs } = context.scope;
  if (depth >= DEPTH_LIMIT) return;
  switch (node.type) {
    case 'use_list':
      for (const child of childrenOf(node)) useTree(context, child, prefix, depth + 1);
      return;
    case 'scoped_use_list': {
      const path = node.childForFieldName('path');
      const list = node.childForFieldName('list');
      const segments = path ? segmentsOf(context, path) : [];
      if (segments && list) useTree(context, list, [...prefix, ...segments], depth + 1);
      return;
    }
    case 'use_as_clause': {
      const path = node.childForFieldName('path');
      const alias = node.childForFieldName('alias');
      const segments = path ? segmentsOf(context, path) : undefined;
      if (segments && alias) note(imports, context.textOf(alias), full(context, prefix, segments));
      return;
    }
    case 'use_wildcard': {
      const [path] = childrenOf(node);
      const segments = path ? segmentsOf(context, path) : [];
      if (segments) globs.push(full(context, prefix, segments));
      return;
    }
    default: {
      const segments = segmentsOf(context, node);
      const path = segments && full(context, prefix, segments);
      if (path) note(imports, path.at(-1)!, path);
    }
  }
}

/** `use std::net::{self}` is `std::net`; a first part that is imported itself stands for its own path. */
function full(context: Context, prefix: readonly string[], segments: readonly string[]): readonly string[] {
  const all = [...prefix, ...segments];
  const path = all.length > 1 && all.at(-1) === 'self' ? all.slice(0, -1) : all;
  const [first = '', ...rest] = path;
  const known = rest.length > 0 && !ROOTS.has(first) ? context.imported(first) : undefined;
  return known && known.length > 1 && known[0] !== first ? [...known, ...rest] : path;
}

/** Of two imports of one name under `#[cfg]` the first counts. */
function note(imports: Map<string, readonly string[]>, name: string, path: readonly string[]): void {
  if (!imports.has(name)) imports.set(name, path);
}
