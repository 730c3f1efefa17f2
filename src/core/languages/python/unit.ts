/** One Python file to the common form. */
import type { Node } from 'web-tree-sitter';
import type { Expression, FunctionIR, Statement, UnitIR } from '../../ir';
import type { Guard } from '../../model';
import { childrenOf, Context } from './context';
import { lowerExpression } from './expressions';
import { canonical, readImports } from './imports';
import { isStandard } from './library';
import { platformGuard } from './platform';
import { relevantFunctions } from './relevance';
import { guardOfModule, lowerBlock } from './statements';

/** Modules that exist on Windows only. */
const WINDOWS_MODULES = /^(?:winreg|_winreg|msvcrt|winsound|win32\w*|pywintypes|servicemanager)$/;

export function lowerUnit(root: Node, text: string): UnitIR {
  const definitions = moduleDefinitions(root, text);
  const imports = readImports(root, text, definitions.all);
  const context = new Context(text, imports, definitions.functions, root.hasError);
  for (const [name, guard] of platformFlags(root, context)) context.platformFlags.set(name, guard);
  const body = lowerBlock(context, root);
  const { names } = context.scope;
  const declared = new Set([...names.keys(), ...context.globals]);
  // A name that is imported and assigned (`socket = socket.socket()`) is a variable from the assignment on.
  const declarations = [...declared].map((name): Statement => ({ kind: 'declare', name, range: { start: 0, end: 0 } }));
  const guard = guardOfModule(body) ?? windowsOnly(root, context);
  const foreign = [...imports.names]
    .filter(([name, qualified]) => /^[A-Z]/.test(name) && !isStandard(canonical(qualified)))
    .map(([name]) => name);
  const relevant = relevantFunctions(text, context.functions, context.classes, foreign);
  const marked = (fn: FunctionIR): FunctionIR => (relevant.has(fn) ? fn : { ...fn, relevant: false });
  return {
    functions: context.functions.map(marked),
    classes: context.classes.map((cls) => ({ ...cls, methods: cls.methods.map(marked) })),
    top: [...declarations, ...body],
    constants: constantsOf(body, context, definitions.all),
    imports: imports.names,
    wildcardImports: imports.wildcards,
    ...(guard === undefined ? {} : { guard }),
  };
}

/** Names that the module's own statements define, as far as a star import is concerned. */
function moduleDefinitions(root: Node, text: string): { all: ReadonlySet<string>; functions: ReadonlySet<string> } {
  const all = new Set<string>();
  const functions = new Set<string>();
  for (const node of childrenOf(root)) {
    const definition = node.type === 'decorated_definition' ? node.childForFieldName('definition') : node;
    const name = definition?.childForFieldName('name');
    if (name && (definition?.type === 'function_definition' || definition?.type === 'class_definition')) {
      all.add(text.slice(name.startIndex, name.endIndex));
      if (definition.type === 'function_definition') functions.add(text.slice(name.startIndex, name.endIndex));
    }
    if (node.type !== 'expression_statement') continue;
    const left = node.namedChild(0)?.childForFieldName('left');
    if (left?.type === 'identifier') all.add(text.slice(left.startIndex, left.endIndex));
  }
  return { all, functions };
}

/** `WINDOWS = os.name == 'nt'`, looked for before the rest is read. */
function platformFlags(root: Node, context: Context): ReadonlyMap<string, Guard> {
  const flags = new Map<string, Guard>();
  for (const match of context.text.matchAll(/^(\w+)\s*=\s*(?=\S)([^=\n]*\b(?:os\.name|platform)\b[^\n]*)$/gm)) {
    const statement = root.descendantForIndex(match.index)?.parent;
    const right = statement?.type === 'assignment' ? statement.childForFieldName('right') : null;
    const guard = right && platformGuard(lowerExpression(context, right), context.qualify, flags);
    if (guard) flags.set(match[1]!, guard);
  }
  return flags;
}

/** Names bound once, at the module's own level, to something that does not change. */
function constantsOf(
  body: readonly Statement[],
  context: Context,
  defined: ReadonlySet<string>,
): ReadonlyMap<string, Expression> {
  const { names } = context.scope;
  const constants = new Map<string, Expression>();
  const isConstant = (value: Expression): boolean => {
    switch (value.kind) {
      case 'number':
      case 'string':
      case 'boolean':
      case 'null':
        return true;
      case 'name':
        return (
          constants.has(value.name) ||
          (!names.has(value.name) && (context.imports.names.has(value.name) || defined.has(value.name)))
        );
      case 'member':
        return context.qualify(value) !== undefined;
      case 'unary':
        return isConstant(value.operand);
      case 'binary':
        return isConstant(value.left) && isConstant(value.right);
      case 'aggregate':
        return value.elements.every((element) => isConstant(element.value));
      default:
        return false;
    }
  };
  for (const statement of body) {
    if (statement.kind !== 'expression' || statement.expression.kind !== 'assign') continue;
    const { target, operator, value } = statement.expression;
    if (
      target.kind !== 'name' ||
      operator !== undefined ||
      names.get(target.name) !== 1 ||
      context.globals.has(target.name)
    )
      continue;
    if (isConstant(value)) constants.set(target.name, value);
  }
  return constants;
}

function windowsOnly(root: Node, context: Context): Guard | undefined {
  const imports = childrenOf(root).filter(
    (node) => node.type === 'import_statement' || node.type === 'import_from_statement',
  );
  const found = imports.some((node) => {
    const modules =
      node.type === 'import_statement' ? node.childrenForFieldName('name') : [node.childForFieldName('module_name')];
    return modules.some((module) => module && WINDOWS_MODULES.test(context.textOf(module).split(/[.\s]/)[0]!));
  });
  // The Windows API is called and no other system is asked for.
  const api = /\bctypes\.(?:windll|WinDLL)\b/.test(context.text) && !/\bos\.name\b|\bplatform\b/.test(context.text);
  return found || api ? 'windows' : undefined;
}
