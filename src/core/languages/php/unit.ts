/** One PHP file to the common form. */
import type { Node } from 'web-tree-sitter';
import type { Statement, UnitIR } from '../../ir';
import { Context } from './context';
import { libraryFunctions } from './library';
import { Names } from './names';
import { lowerStatements } from './statements';

export function lowerUnit(root: Node, text: string): UnitIR {
  const context = new Context(text, new Names(root, text), root.hasError);
  const body = lowerStatements(context, root);
  const names = new Set([...context.scope.names, ...context.globals]);
  const declarations = [...names].map((name): Statement => ({ kind: 'declare', name, range: { start: 0, end: 0 } }));
  return {
    functions: context.functions,
    classes: context.classes,
    top: [...declarations, ...body],
    constants: context.constants,
    // What PHP brings is not what a stub in another file says of it.
    imports: new Map(
      [...libraryFunctions(text)]
        .filter((name) => !context.functions.some((fn) => fn.name === name))
        .map((name) => [name, name]),
    ),
    wildcardImports: [],
  };
}
