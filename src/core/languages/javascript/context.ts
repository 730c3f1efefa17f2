/** What the lowering of one JavaScript or TypeScript file carries along: text, imports, classes, what is worth following. */
import type { Node } from 'web-tree-sitter';
import type { ClassIR, Expression, FunctionIR } from '../../ir';
import type { Range } from '../../model';
import type { Modules } from './modules';

/** Nesting after which expressions count as opaque and statements are left out: nothing that people write. */
export const DEPTH_LIMIT = 100;

/** Elements after which a list written out is a data table. */
export const ELEMENT_LIMIT = 200;

export class Context {
  readonly functions: FunctionIR[] = [];
  readonly classes: ClassIR[] = [];
  readonly constants = new Map<string, Expression>();
  /** Variables of the module's own level. */
  readonly variables = new Set<string>();
  /** What the library made that is stored in a variable or field (`Class.field`): the name of its type. */
  readonly types = new Map<string, string>();
  /** How deep in functions; 0 is the module's own level. */
  nesting = 0;
  /** Class whose body is being read. */
  owner: string | undefined;
  depth = 0;
  #names = 0;

  constructor(
    readonly text: string,
    readonly modules: Modules,
    /** Whether the function that starts there has to do with sockets. */
    readonly isRelevant: (start: number) => boolean,
    /** Whether the parser met anything that it could not read; asking node by node costs time. */
    readonly hasErrors: boolean,
  ) {}

  /** Text of a node. Faster than `node.text`, which asks the tree. */
  textOf(node: Node): string {
    return this.text.slice(node.startIndex, node.endIndex);
  }

  /** A name that no code can have. */
  freshName(): string {
    return `#${String(this.#names++)}`;
  }

  /** Qualified name of what an expression reaches through imports; undefined for all else. */
  readonly qualify = (expression: Expression): string | undefined => {
    if (expression.kind === 'name') return this.modules.names.get(expression.name);
    if (expression.kind !== 'member') return undefined;
    const object = this.qualify(expression.object);
    return object === undefined ? undefined : `${object}.${expression.name}`;
  };
}

export function rangeOf(node: Node): Range {
  return { start: node.startIndex, end: node.endIndex };
}

/** Named children without comments. */
export function childrenOf(node: Node): readonly Node[] {
  return node.namedChildren.filter((child): child is Node => child !== null && child.type !== 'comment');
}

/** Evaluated for effects, value unknown. */
export function opaque(range: Range, parts: readonly Expression[] = []): Expression {
  return { kind: 'opaque', parts, range };
}

/** A call that nobody sees, for what the form has no words for: its arguments may go anywhere. */
export function unseenCall(name: string, parts: readonly Expression[], range: Range): Expression {
  return {
    kind: 'call',
    callee: { kind: 'name', name, range },
    nameRange: range,
    arguments: parts.map((value) => ({ value })),
    range,
  };
}
