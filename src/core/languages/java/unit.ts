/** One Java file to the common form. */
import type { Node } from 'web-tree-sitter';
import type { FunctionIR, UnitIR } from '../../ir';
import { lowerClass, readShapes } from './classes';
import { childrenOf, Context, rangeOf } from './context';
import { readImports } from './imports';
import { platformFlags } from './platform';
import { relevantFunctions } from './relevance';
import { libraryClasses } from './tables';

export function lowerUnit(root: Node, text: string): UnitIR {
  const shapes = readShapes(root, text);
  const imports = readImports(root, text, new Set(shapes.keys()));
  const context = new Context(text, imports.names, shapes, platformFlags(text), root.hasError);
  for (const node of childrenOf(root)) {
    if (node.type === 'ERROR') context.top.push({ kind: 'syntax-error', range: rangeOf(node) });
    else lowerClass(context, node);
  }
  const imported = [...imports.names].filter(([, qualified]) => libraryClasses.has(qualified)).map(([name]) => name);
  const relevant = relevantFunctions(text, context.classes, imported);
  const marked = (fn: FunctionIR): FunctionIR => (relevant.has(fn) ? fn : { ...fn, relevant: false });
  return {
    functions: [],
    classes: context.classes.map((cls) => ({ ...cls, methods: cls.methods.map(marked) })),
    top: context.top,
    constants: context.constants,
    imports: imports.names,
    origins: imports.origins,
    wildcardImports: imports.wildcards,
  };
}
