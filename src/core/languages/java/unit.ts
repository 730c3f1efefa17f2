/** One Java file to the common form. */
import type { Node } from 'web-tree-sitter';
import type { FunctionIR, UnitIR } from '../../ir';
import { lowerClass, readShapes } from './classes';
import { childrenOf, Context, rangeOf } from './context';
import { readImports } from './imports';
import { platformFlags } from './platform';
import { LazyFunction } from '../shared/lazy-function';
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
  const marked = (fn: FunctionIR): FunctionIR => {
    if (relevant.has(fn)) return fn;
    if (!(fn instanceof LazyFunction)) return { ...fn, relevant: false };
    fn.relevant = false;
    return fn;
  };
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
