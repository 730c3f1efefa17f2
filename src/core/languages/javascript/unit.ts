/** One JavaScript or TypeScript file to the common form. */
import type { Node } from 'web-tree-sitter';
import type { ClassIR, Expression, FunctionIR, Statement, UnitIR } from '../../ir';
import { Context } from './context';
import { readModules } from './modules';
import { relevantFunctions } from './relevance';
import { lowerBlock } from './statements';

export function lowerUnit(root: Node, text: string): UnitIR {
  const modules = readModules(root, text);
  const relevant = relevantFunctions(root, text);
  const context = new Context(text, modules, (start) => relevant.has(start), root.hasError);
  const body = exposeFunctions(context, lowerBlock(context, root));
  const declarations = [...context.variables].map((name): Statement => {
    const type = context.types.get(name);
    return { kind: 'declare', name, range: { start: 0, end: 0 }, ...(type === undefined ? {} : { type }) };
  });
  const old = oldClasses(context, body);
  return {
    functions: context.functions.filter((fn) => !old.constructors.has(fn)),
    classes: [...context.classes, ...old.classes],
    top: [...declarations, ...old.rest],
    constants: context.constants,
    imports: modules.names,
    wildcardImports: modules.wildcards,
    exports: modules.exports,
  };
}

/** `exports.open = function …`, `module.exports = function …`, `module.exports = { open() {…} }`: functions that others call. */
function exposeFunctions(context: Context, statements: readonly Statement[]): readonly Statement[] {
  const expose = (name: string, value: Expression): boolean => {
    if (value.kind !== 'function' || context.functions.some((fn) => fn.name === name)) return false;
    context.functions.push(shared({ ...value.function, name }));
    return true;
  };
  return statements.filter((statement) => {
    if (statement.kind !== 'expression' || statement.expression.kind !== 'assign') return true;
    const { target, value } = statement.expression;
    const path = context.text.slice(target.range.start, target.range.end);
    const name = /^(?:module\.)?exports\.(\w+)$/.exec(path)?.[1];
    if (name !== undefined) return !expose(name, value);
    if (path !== 'module.exports' && path !== 'exports') return true;
    if (value.kind === 'aggregate') {
      for (const element of value.elements) if (element.name !== undefined) expose(element.name, element.value);
      return true;
    }
    return !expose('default', value);
  });
}

/** Functions with methods in their prototype are the classes of older code. */
function oldClasses(
  context: Context,
  statements: readonly Statement[],
): { classes: readonly ClassIR[]; constructors: ReadonlySet<FunctionIR>; rest: readonly Statement[] } {
  const methods = new Map<string, FunctionIR[]>();
  const bases = new Map<string, string>();
  const rest = statements.filter((statement) => {
    if (statement.kind !== 'expression') return true;
    const { expression } = statement;
    if (expression.kind === 'call' && context.qualify(expression.callee) === 'util.inherits') {
      const [heir, base] = expression.arguments.map((argument) => argument.value);
      if (heir?.kind === 'name' && base) bases.set(heir.name, context.qualify(base) ?? './?');
      return true;
    }
    if (expression.kind !== 'assign') return true;
    const found = prototypeMember(expression.target);
    if (!found) return true;
    const own = methods.get(found.owner) ?? [];
    methods.set(found.owner, own);
    const put = (name: string | undefined, value: Expression): boolean => {
      if (name === undefined || value.kind !== 'function') return false;
      own.push(shared({ ...value.function, name, owner: found.owner, self: 'this' }));
      return true;
    };
    if (found.name !== undefined) return !put(found.name, expression.value);
    if (expression.value.kind !== 'aggregate') return true;
    for (const { name, value } of expression.value.elements) put(name, value);
    return false;
  });
  const constructors = new Set<FunctionIR>();
  const classes = [...methods].flatMap(([name, own]): readonly ClassIR[] => {
    const made = context.functions.find((fn) => fn.name === name);
    if (!made || context.classes.some((cls) => cls.name === name)) return [];
    constructors.add(made);
    const constructor = shared({ ...made, name: 'constructor', owner: name, self: 'this', constructor_: true });
    const base = bases.get(name);
    return [
      {
        name,
        bases: base === undefined ? [] : [base],
        attributes: fieldTypes(context, made),
        methods: [constructor, ...own],
        range: made.range,
        bodyStart: made.range.start,
      },
    ];
  });
  return { classes, constructors, rest };
}

/** The function as other files see it. */
function shared(fn: FunctionIR): FunctionIR {
  const copy: { -readonly [K in keyof FunctionIR]: FunctionIR[K] } = { ...fn };
  delete copy.local;
  return copy;
}

/** `X.prototype.name` and `X.prototype`. */
function prototypeMember(target: Expression): { owner: string; name?: string } | undefined {
  if (target.kind !== 'member') return undefined;
  if (target.name === 'prototype' && target.object.kind === 'name') return { owner: target.object.name };
  const outer = prototypeMember(target.object);
  return outer && outer.name === undefined ? { owner: outer.owner, name: target.name } : undefined;
}

/** What the library made that the constructor keeps in fields. */
function fieldTypes(context: Context, made: FunctionIR): ClassIR['attributes'] {
  return [...context.types].flatMap(([place, type]) => {
    const [, name] = /^this\.(\w+)$/.exec(place) ?? [];
    const used = name !== undefined && context.text.slice(made.range.start, made.range.end).includes(`this.${name}`);
    return used ? [{ name, type, range: made.range }] : [];
  });
}
