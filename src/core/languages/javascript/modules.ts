/** Imports and exports: local names to qualified names, exported names to local ones. */
import type { Node } from 'web-tree-sitter';
import { childrenOf } from './context';

export interface Modules {
  /** Local name → qualified name: `net.createServer`, `./helpers.open`; `#require:net` stands for `require('net')` in place. */
  readonly names: ReadonlyMap<string, string>;
  /** Exported name → local or qualified name, where the two differ. */
  readonly exports: ReadonlyMap<string, string>;
  /** Modules of `export * from …`. */
  readonly wildcards: readonly string[];
}

/** `node:net` → `net`; files of the project lose their ending. */
function moduleName(source: string): string {
  if (/^\.\.?(?:\/|$)/.test(source)) return source.replace(/\.[cm]?[jt]sx?$/, '');
  return source.replace(/^(?:node|npm|jsr):(?=\w|@)/, '').replace(/(?<=\w)@[\d.^~]+$/, '');
}

/** The one spelling of a qualified name: what a module exports as a whole or by default is the module. */
export function canonical(qualified: string): string {
  return qualified.startsWith('.') ? qualified : qualified.replace(/\.default(?=\.|$)/, '');
}

/** Text of a string literal without its quotes. */
function unquoted(text: string): string {
  return text.slice(1, -1);
}

/** The module of `require(…)` and `import(…)`; undefined for all other calls. */
export function requiredModule(node: Node, textOf: (node: Node) => string): string | undefined {
  if (node.type === 'await_expression' || node.type === 'parenthesized_expression') {
    const [inner] = childrenOf(node);
    return inner && requiredModule(inner, textOf);
  }
  if (node.type !== 'call_expression') return undefined;
  const callee = node.childForFieldName('function');
  const [argument, ...more] = childrenOf(node.childForFieldName('arguments') ?? node);
  if (!callee || argument?.type !== 'string' || more.length > 0) return undefined;
  return callee.type === 'import' || (callee.type === 'identifier' && textOf(callee) === 'require')
    ? moduleName(unquoted(textOf(argument)))
    : undefined;
}

/** Reads every import and export of the file; `require` at any depth, for a name is rarely two modules. */
export function readModules(root: Node, text: string): Modules {
  const textOf = (node: Node): string => text.slice(node.startIndex, node.endIndex);
  const names = new Map<string, string>();
  const exports = new Map<string, string>();
  const wildcards: string[] = [];
  const bind = (local: string, qualified: string): void => {
    if (!names.has(local)) names.set(local, canonical(qualified));
  };
  for (const node of root.descendantsOfType(['import_statement', 'export_statement', 'call_expression'])) {
    if (!node) continue;
    if (node.type === 'import_statement') readImport(node, textOf, bind);
    else if (node.type === 'export_statement') readExport(node, textOf, exports, wildcards);
    else {
      const module = requiredModule(node, textOf);
      if (module !== undefined) readRequire(node, module, textOf, bind);
    }
  }
  readCommonExports(root, textOf, exports);
  return { names, exports, wildcards };
}

type Bind = (local: string, qualified: string) => void;
type TextOf = (node: Node) => string;

function sourceOf(node: Node, textOf: TextOf): string | undefined {
  const source = node.childForFieldName('source');
  return source ? moduleName(unquoted(textOf(source))) : undefined;
}

function readImport(node: Node, textOf: TextOf, bind: Bind): void {
  const module = sourceOf(node, textOf);
  for (const clause of childrenOf(node)) {
    if (clause.type === 'import_require_clause') {
      const [name] = childrenOf(clause);
      const required = sourceOf(clause, textOf);
      if (name && required !== undefined) bind(textOf(name), required);
    }
    if (clause.type !== 'import_clause' || module === undefined) continue;
    for (const part of childrenOf(clause)) {
      if (part.type === 'identifier') bind(textOf(part), `${module}.default`);
      else if (part.type === 'namespace_import') bind(textOf(childrenOf(part)[0] ?? part), module);
      else if (part.type === 'named_imports') {
        for (const item of childrenOf(part)) {
          const name = item.childForFieldName('name');
          const alias = item.childForFieldName('alias') ?? name;
          if (name && alias) bind(textOf(alias), `${module}.${textOf(name)}`);
        }
      }
    }
  }
}

/** `const net = require('net')`, `const { createServer: create } = require('http')`, `require('net')` as it stands. */
function readRequire(call: Node, module: string, textOf: TextOf, bind: Bind): void {
  bind(`#require:${module}`, module);
  let value = call;
  let path = module;
  for (let { parent } = value; parent; { parent } = value) {
    if (parent.type === 'member_expression' && parent.childForFieldName('object')?.id === value.id) {
      path += `.${textOf(parent.childForFieldName('property') ?? parent)}`;
    } else if (parent.type !== 'await_expression' && parent.type !== 'parenthesized_expression') break;
    value = parent;
  }
  const { parent } = value;
  if (parent?.type !== 'variable_declarator') return;
  const target = parent.childForFieldName('name');
  if (target?.type === 'identifier') bind(textOf(target), path);
  if (target?.type !== 'object_pattern') return;
  for (const item of childrenOf(target)) {
    if (item.type === 'shorthand_property_identifier_pattern') bind(textOf(item), `${path}.${textOf(item)}`);
    if (item.type !== 'pair_pattern') continue;
    const [key, local] = [item.childForFieldName('key'), item.childForFieldName('value')];
    if (key && local?.type === 'identifier') bind(textOf(local), `${path}.${textOf(key)}`);
  }
}

function readExport(node: Node, textOf: TextOf, exports: Map<string, string>, wildcards: string[]): void {
  const module = sourceOf(node, textOf);
  const clause = childrenOf(node).find((child) => child.type === 'export_clause');
  for (const item of clause ? childrenOf(clause) : []) {
    const name = item.childForFieldName('name');
    const alias = item.childForFieldName('alias') ?? name;
    if (!name || !alias) continue;
    if (module !== undefined) exports.set(textOf(alias), `${module}.${textOf(name)}`);
    else exports.set(textOf(alias), textOf(name));
  }
  if (module !== undefined && !clause) wildcards.push(module);
  if (!node.children.some((child) => child?.type === 'default')) return;
  const value = node.childForFieldName('value');
  const name = value?.type === 'identifier' ? value : node.childForFieldName('declaration')?.childForFieldName('name');
  if (name) exports.set('default', textOf(name));
}

/** `module.exports = Server`, `module.exports = { open: openServer }`, `exports.open = openServer`. */
function readCommonExports(root: Node, textOf: TextOf, exports: Map<string, string>): void {
  for (const statement of childrenOf(root)) {
    const assignment = statement.type === 'expression_statement' ? childrenOf(statement)[0] : undefined;
    if (assignment?.type !== 'assignment_expression') continue;
    const left = assignment.childForFieldName('left');
    const right = assignment.childForFieldName('right');
    if (!left || !right) continue;
    const target = textOf(left);
    const single = /^(?:module\.)?exports\.(\w+)$/.exec(target)?.[1];
    if (single !== undefined && right.type === 'identifier') exports.set(single, textOf(right));
    if (target !== 'module.exports' && target !== 'exports') continue;
    if (right.type === 'identifier') exports.set('default', textOf(right));
    if (right.type !== 'object') continue;
    for (const item of childrenOf(right)) {
      if (item.type === 'shorthand_property_identifier') exports.set(textOf(item), textOf(item));
      const [key, value] = [item.childForFieldName('key'), item.childForFieldName('value')];
      if (key && value?.type === 'identifier') exports.set(textOf(key), textOf(value));
    }
  }
}
