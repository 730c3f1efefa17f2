/** One Go file to the common form. */
import type { Node } from 'web-tree-sitter';
import type { Expression, FunctionIR, Statement, UnitIR } from '../../ir';
import type { Guard } from '../../model';
import { relevantFunctions } from '../shared/relevance';
import { childrenOf, Context, rangeOf, type TypeDeclaration } from './context';
import { fieldsOf, lowerFunction, lowerTypes } from './definitions';
import { lowerExpression } from './expressions';
import { packageName } from './packages';
import { guardOfFile } from './platform';
import { lowerStatement } from './statements';

/** What a function has that handles sockets of the system itself: whoever calls it may make, configure or bind them by it. */
const SYSTEM =
  /\b(?:syscall|unix|windows)\.(?:Socket|Bind|Listen|Connect|Accept|Dup)\w*\(|Setsockopt|SetLinger|SyscallConn|RawConn|JoinGroup|\bControl\b|\bsockets?\b/i;

/** Calls that make sockets as they should be: of interest where they stand, not to those who call the function. */
const LISTENS = /Listen|\bDial|httptest\.|\.(?:Run|Start)\w*\(|FileConn/;

/** @param path the file's name: a system in it says what the file is for */
export function lowerUnit(root: Node, text: string, path: string | undefined): UnitIR {
  const imports = readImports(root, text);
  const guard = guardOfFile(text, path) ?? guardOfImports(imports, text);
  const declarations = childrenOf(root);
  const nodes = declarations
    .filter((node) => node.type === 'function_declaration' || node.type === 'method_declaration')
    .map((node) => ({ node, name: node.childForFieldName('name')?.text ?? '', range: rangeOf(node) }));
  const receivers = new Set(
    nodes.flatMap(
      ({ node }) => node.childForFieldName('receiver')?.text.match(/\w+(?=\s*(?:\[[^\]]*\])?\s*,?\s*\)$)/) ?? [],
    ),
  );
  const clause = declarations.find((node) => node.type === 'package_clause')?.namedChild(0);
  const package_ = clause ? text.slice(clause.startIndex, clause.endIndex) : '';
  const types = readTypes(root, new Context(text, package_, imports, new Map(), new Set(), new Set(), false));
  const context = new Context(
    text,
    package_,
    imports,
    types,
    new Set(
      [...types.values()].flatMap(({ fields }) =>
        fields
          .filter(({ embedded, type }) => embedded && type?.startsWith(`${package_}/`) === true)
          .map(({ name }) => name),
      ),
    ),
    new Set(
      [...types.values()]
        .filter(({ name, node }) => node.type !== 'struct_type' && receivers.has(name))
        .map(({ name }) => name),
    ),
    root.hasError,
  );
  const relevant = new Set(relevantFunctions(text, nodes, SYSTEM));
  for (const item of nodes) if (LISTENS.test(context.textOf(item.node))) relevant.add(item);
  const all = nodes.flatMap((item) => lowerFunction(context, item.node, relevant.has(item), guard) ?? []);
  const top = declarations.flatMap((node): readonly Statement[] =>
    node.type === 'var_declaration'
      ? lowerStatement(context, node)
      : node.type === 'ERROR'
        ? [{ kind: 'syntax-error', range: rangeOf(node) }]
        : [],
  );
  return {
    functions: all.filter((fn) => fn.owner === undefined),
    classes: lowerTypes(
      context,
      all.filter((fn): fn is FunctionIR & { owner: string } => fn.owner !== undefined),
    ),
    top,
    constants: constantsOf(context, declarations),
    imports,
    package: package_,
    wildcardImports: [],
    ...(guard === undefined ? {} : { guard }),
  };
}

/** Local name → import path. A package that is imported for its effects or into the file's own names binds none. */
function readImports(root: Node, text: string): ReadonlyMap<string, string> {
  const imports = new Map<string, string>();
  for (const declaration of childrenOf(root)) {
    if (declaration.type !== 'import_declaration') continue;
    for (const spec of declaration.descendantsOfType('import_spec')) {
      const path = spec?.childForFieldName('path');
      if (!spec || !path) continue;
      const quoted = text.slice(path.startIndex + 1, path.endIndex - 1);
      const name = spec.childForFieldName('name');
      const local = name ? text.slice(name.startIndex, name.endIndex) : packageName(quoted);
      if (local !== '_' && local !== '.') imports.set(local, quoted);
    }
  }
  return imports;
}

/** Systems of packages that exist for them only. */
function guardOfImports(imports: ReadonlyMap<string, string>, text: string): Guard | undefined {
  const paths = [...imports.values()];
  // golang.org/x/sys/windows/svc builds everywhere else into nothing that could be called.
  if (paths.some((path) => /^golang\.org\/x\/sys\/windows(?:\/|$)/.test(path))) return 'windows';
  if (paths.includes('golang.org/x/sys/unix')) return 'not-windows';
  const local = [...imports].find(([, path]) => path === 'syscall')?.[0];
  if (local === undefined) return undefined;
  // A descriptor is a Handle on Windows and an int elsewhere; what takes the one does not compile with the other.
  if (new RegExp(`\\b${local}\\.(?:Handle\\b|WSA|NewLazyDLL|LoadLibrary)`).test(text)) return 'windows';
  return new RegExp(`\\b${local}\\.(?:Setsockopt\\w+|Bind|Listen|Close)\\(\\s*int\\(`).test(text)
    ? 'not-windows'
    : undefined;
}

/** The types that the file declares, by name. `reader` knows none of them yet. */
function readTypes(root: Node, reader: Context): ReadonlyMap<string, TypeDeclaration> {
  const types = new Map<string, TypeDeclaration>();
  for (const spec of root.descendantsOfType(['type_spec', 'type_alias'])) {
    const name = spec?.childForFieldName('name');
    const node = spec?.childForFieldName('type');
    if (!spec || !name || !node) continue;
    const fields = fieldsOf(node, (type) => reader.typeName(type));
    types.set(reader.textOf(name), { name: reader.textOf(name), node, spec, fields });
  }
  return types;
}

/** Constants of the package; those that count up by themselves are left out. */
function constantsOf(context: Context, declarations: readonly Node[]): ReadonlyMap<string, Expression> {
  const constants = new Map<string, Expression>();
  for (const declaration of declarations) {
    if (declaration.type !== 'const_declaration') continue;
    for (const spec of declaration.descendantsOfType('const_spec')) {
      const names = spec?.childrenForFieldName('name').filter((name) => name?.type === 'identifier') ?? [];
      const value = spec?.childForFieldName('value');
      const values = value ? childrenOf(value) : [];
      names.forEach((name, index) => {
        const node = values[index];
        const expression = name && node ? lowerExpression(context, node) : undefined;
        if (name && expression && isConstant(expression)) constants.set(context.textOf(name), expression);
      });
    }
  }
  return constants;
}

function isConstant(value: Expression): boolean {
  switch (value.kind) {
    case 'number':
    case 'string':
    case 'boolean':
    case 'name':
      return true;
    case 'member':
      return value.object.kind === 'name';
    case 'unary':
      return isConstant(value.operand);
    case 'binary':
      return isConstant(value.left) && isConstant(value.right);
    default:
      return false;
  }
}
