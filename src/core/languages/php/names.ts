/** Full names of classes, functions and constants, by the file's namespace and its `use` lines. */
import type { Node } from 'web-tree-sitter';

const RELATIVE = /^(?:self|static|parent)$/i;

export class Names {
  /** Of the code that is being read; a file may have several, one after the other. */
  namespace = '';
  readonly #classes = new Map<string, string>();
  readonly #functions = new Map<string, string>();
  /** Full names of the functions that the file defines. */
  readonly #own = new Set<string>();

  constructor(root: Node, text: string) {
    let namespace = '';
    const textOf = (node: Node): string => text.slice(node.startIndex, node.endIndex).replace(/\s/g, '');
    const nodes = root.descendantsOfType(['namespace_definition', 'namespace_use_declaration', 'function_definition']);
    for (const node of nodes) {
      if (!node) continue;
      const name = node.childForFieldName('name');
      if (node.type === 'namespace_definition') namespace = name ? textOf(name) : '';
      else if (node.type === 'function_definition') {
        if (name) this.#own.add(qualify(namespace, textOf(name)));
      } else this.#use(text.slice(node.startIndex, node.endIndex));
    }
  }

  /** Local name → full name of what the file imports. */
  get imported(): ReadonlyMap<string, string> {
    return this.#classes;
  }

  /** `use A\B, C as D;`, `use A\{B, C as D};`, `use function A\b;`. */
  #use(statement: string): void {
    const [, kind = '', list = ''] = /^use\s+(?:(function|const)\s+)?([\s\S]*?);?\s*$/i.exec(statement) ?? [];
    const [, prefix = '', group] = /^([\w\\\s]*?)\\?\s*\{([\s\S]*)\}$/.exec(list) ?? [];
    const items = (group ?? list).split(',');
    for (const item of items) {
      const [, path = '', alias] = /^\s*\\?([\w\\]+)(?:\s+as\s+(\w+))?\s*$/i.exec(item) ?? [];
      if (path === '') continue;
      const full = group === undefined ? path : `${prefix.replace(/\s/g, '').replace(/^\\/, '')}\\${path}`;
      const local = alias ?? path.slice(path.lastIndexOf('\\') + 1);
      if (kind.toLowerCase() === 'function') this.#functions.set(local, full);
      else if (kind === '') this.#classes.set(local, full);
    }
  }

  /** The class that a name means here; `self` and its like stay as they are. */
  classNamed(written: string): string {
    const name = written.replace(/\s/g, '');
    if (RELATIVE.test(name)) return name.toLowerCase();
    if (name.startsWith('\\')) return name.slice(1);
    const [first = '', ...rest] = name.split('\\');
    if (first === 'namespace') return qualify(this.namespace, rest.join('\\'));
    const imported = this.#classes.get(first);
    if (imported !== undefined) return [imported, ...rest].join('\\');
    return qualify(this.namespace, name);
  }

  /** The function that a name means here: of the namespace where the file defines one there, else PHP's own. */
  functionNamed(written: string): string {
    const name = written.replace(/\s/g, '');
    if (name.startsWith('\\')) return name.slice(1);
    const [first = '', ...rest] = name.split('\\');
    if (rest.length > 0) {
      const imported = this.#classes.get(first);
      if (first === 'namespace') return qualify(this.namespace, rest.join('\\'));
      return imported === undefined ? qualify(this.namespace, name) : [imported, ...rest].join('\\');
    }
    const imported = this.#functions.get(name);
    if (imported !== undefined) return imported;
    const own = qualify(this.namespace, name);
    return this.#own.has(own) ? own : name;
  }

  /** The full name of what is declared here. */
  declared(name: string): string {
    return qualify(this.namespace, name);
  }
}

function qualify(namespace: string, name: string): string {
  return namespace === '' ? name : `${namespace}\\${name}`;
}
