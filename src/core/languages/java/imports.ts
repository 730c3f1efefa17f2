/** What a file's imports bind: simple names to qualified ones. */
import type { Node } from 'web-tree-sitter';
import { childrenOf } from './context';
import { classesIn, isLibrary } from './library';

export interface Imports {
  /** Classes of libraries, and members that are imported statically. */
  readonly names: ReadonlyMap<string, string>;
  /** Other classes, which go by their simple names. */
  readonly origins: ReadonlyMap<string, string>;
  /** Packages of `import p.*`. */
  readonly wildcards: readonly string[];
}

/** Classes of java.lang that the recogniser knows; no file imports them. */
const ALWAYS = [
  'Thread',
  'System',
  'Runtime',
  'Integer',
  'Boolean',
  'Object',
  'Process',
  'ProcessBuilder',
  'Math',
  'Objects',
];

/** `defined` are the classes that the file itself has: they hide those of a package that is imported as a whole. */
export function readImports(root: Node, text: string, defined: ReadonlySet<string>): Imports {
  const names = new Map<string, string>();
  const origins = new Map<string, string>();
  const wildcards: string[] = [];
  for (const node of childrenOf(root)) {
    if (node.type !== 'import_declaration') continue;
    const [path, asterisk] = childrenOf(node);
    if (!path) continue;
    const qualified = text.slice(path.startIndex, path.endIndex).replace(/\s/g, '');
    if (asterisk?.type === 'asterisk') wildcards.push(qualified);
    else {
      const isStatic = node.children.some((child) => child?.type === 'static');
      const map = isStatic || isLibrary(qualified) ? names : origins;
      map.set(qualified.slice(qualified.lastIndexOf('.') + 1), qualified);
    }
  }
  const bind = (name: string, qualified: string): void => {
    if (!names.has(name) && !origins.has(name) && !defined.has(name)) names.set(name, qualified);
  };
  for (const name of ALWAYS) bind(name, `java.lang.${name}`);
  for (const wildcard of wildcards) for (const [name, qualified] of classesIn(wildcard)) bind(name, qualified);
  // `import static java.net.StandardSocketOptions.*`
  for (const wildcard of wildcards) {
    if (!/(?:Options|Option)$/.test(wildcard)) continue;
    for (const [constant] of text.matchAll(/\b(?:SO|TCP|IP)_[A-Z0-9_]+\b/g)) bind(constant, `${wildcard}.${constant}`);
  }
  return { names, origins, wildcards };
}
