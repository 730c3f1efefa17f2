/** How a Python file can write a constant of the socket module at some place, and what it has to import for it. */
import type { Node } from 'web-tree-sitter';
import type { TextEdit } from '../../model';
import type { FixTarget } from '../language';
import { lineEnd } from './fix-places';
import { canonical } from './imports';

export interface Spelling {
  /** The names as they are written there, in the order asked for. */
  readonly names: readonly string[];
  readonly edits: readonly TextEdit[];
}

/** Constants of the socket module as code at `at` can write them. `hint` is the call that made the socket, as written. */
export function spell(target: FixTarget, at: Node, constants: readonly string[], hint?: string): Spelling {
  const imports = visibleImports(target, at);
  const modules = imports.flatMap(moduleNames).filter((name) => !isShadowed(target, name.split('.')[0]!, at));
  const hinted = hint === undefined ? undefined : /^([A-Za-z_][\w.]*)\.socket$/.exec(hint)?.[1];
  const viaHint =
    hinted?.includes('.') === true && imports.some((statement) => statement.text.includes(hinted.split('.')[0]!))
      ? hinted
      : undefined;
  const module = modules[0] ?? viaHint;
  if (module !== undefined) return { names: constants.map((name) => `${module}.${name}`), edits: [] };
  if (
    imports.some(
      (statement) =>
        isFromSocket(statement) && statement.namedChildren.some((child) => child?.type === 'wildcard_import'),
    )
  )
    return { names: constants, edits: [] };
  const list = imports.find((statement) => isFromSocket(statement));
  if (list) return extend(target, list, constants);
  return importAnew(target, at, constants);
}

/** The import statements whose names code at `at` sees. */
function visibleImports(target: FixTarget, at: Node): readonly Node[] {
  const around = new Set<number>();
  for (let node: Node | null = at; node; node = node.parent) around.add(node.id);
  const seen = (statement: Node): boolean => {
    for (let node = statement.parent; node; node = node.parent) {
      if (node.type === 'function_definition' || node.type === 'class_definition') return around.has(node.id);
    }
    return true;
  };
  return importStatements(target).filter(seen);
}

/** A file with many findings is searched once. */
const searched = new WeakMap<FixTarget, readonly Node[]>();

function importStatements(target: FixTarget): readonly Node[] {
  const known = searched.get(target);
  if (known) return known;
  const found = target.tree.rootNode
    .descendantsOfType(['import_statement', 'import_from_statement'])
    .filter((node): node is Node => node !== null);
  searched.set(target, found);
  return found;
}

function isFromSocket(statement: Node): boolean {
  const module = statement.childForFieldName('module_name')?.text;
  return module !== undefined && canonical(module) === 'socket';
}

/** The expressions by which an import statement gives the socket module or one with the same interface. */
function moduleNames(statement: Node): readonly string[] {
  const from = statement.childForFieldName('module_name')?.text;
  return statement.childrenForFieldName('name').flatMap((item) => {
    const name = (item?.type === 'aliased_import' ? item.childForFieldName('name') : item)?.text ?? '';
    const alias = item?.type === 'aliased_import' ? item.childForFieldName('alias')?.text : undefined;
    return canonical(from === undefined ? name : `${from}.${name}`) === 'socket' ? [alias ?? name] : [];
  });
}

/** Whether a variable of the module or of a function around hides the name. */
function isShadowed(target: FixTarget, name: string, at: Node): boolean {
  if (target.unit.top.some((statement) => statement.kind === 'declare' && statement.name === name)) return true;
  if (target.unit.functions.some((fn) => fn.name === name) || target.unit.classes.some((cls) => cls.name === name))
    return true;
  const bound = new RegExp(
    `(?:^|[\\s;,(])${name}\\s*(?:=(?!=)|,[^\\n()]*[^=!<>]=(?!=)|in\\b)|\\bas\\s+${name}\\b`,
    'm',
  );
  for (let node = at.parent; node; node = node.parent) {
    if (node.type !== 'function_definition') continue;
    const parameters = node.childForFieldName('parameters')?.text ?? '';
    const body = (node.childForFieldName('body')?.text ?? '').replace(/^[ \t]*(?:import|from)\b.*$/gm, '');
    if (new RegExp(`[(,*\\s]${name}\\s*[,:=)]`).test(parameters) || bound.test(body)) return true;
  }
  return false;
}

/** Adds the names that a `from socket import …` lacks to it, in its own layout. */
function extend(target: FixTarget, statement: Node, constants: readonly string[]): Spelling {
  const items = statement.childrenForFieldName('name').filter((item) => item !== null);
  const local = new Map<string, string>();
  for (const item of items) {
    const name = (item.type === 'aliased_import' ? item.childForFieldName('name') : item)?.text ?? '';
    local.set(name, (item.type === 'aliased_import' ? item.childForFieldName('alias')?.text : undefined) ?? name);
  }
  const missing = constants.filter((name) => !local.has(name));
  const names = constants.map((name) => local.get(name) ?? name);
  const last = items.at(-1);
  if (missing.length === 0 || !last) return { names, edits: [] };
  const before = items.at(-2);
  // One name on each line stays one name on each line.
  const apart =
    before &&
    before.startPosition.row !== last.startPosition.row &&
    target.text.slice(target.text.lastIndexOf('\n', last.startIndex) + 1, last.startIndex).trim() === '';
  const separator = apart
    ? `,${lineEnd(target.text)}${target.text.slice(target.text.lastIndexOf('\n', last.startIndex) + 1, last.startIndex)}`
    : ', ';
  return {
    names,
    edits: [
      { range: { start: last.endIndex, end: last.endIndex }, text: missing.map((name) => separator + name).join('') },
    ],
  };
}

/** A new import behind those that are there: of the module, or of the names where the module's name is taken. */
function importAnew(target: FixTarget, at: Node, constants: readonly string[]): Spelling {
  const taken = isShadowed(target, 'socket', at);
  const line = taken ? `from socket import ${constants.join(', ')}` : 'import socket';
  const eol = lineEnd(target.text);
  const children = target.tree.rootNode.namedChildren.filter((child): child is Node => child !== null);
  const isImport = (node: Node | undefined): boolean =>
    node !== undefined && /^(?:import|import_from|future_import)_statement$/.test(node.type);
  let index = children.findIndex((child) => isImport(child) && child.type !== 'future_import_statement');
  if (index < 0) index = children.findIndex(isImport);
  while (index >= 0 && isImport(children[index + 1])) index++;
  const after =
    children[index] ??
    (children[0]?.type === 'expression_statement' && children[0].namedChild(0)?.type === 'string'
      ? children[0]
      : undefined);
  const edit: TextEdit = after
    ? { range: { start: after.endIndex, end: after.endIndex }, text: eol + line }
    : { range: { start: children[0]?.startIndex ?? 0, end: children[0]?.startIndex ?? 0 }, text: line + eol };
  return { names: taken ? constants : constants.map((name) => `socket.${name}`), edits: [edit] };
}
