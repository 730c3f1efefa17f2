/** What the lowering of one PHP file carries along: text, namespace and imports, classes, the scope of variables. */
import type { Node } from 'web-tree-sitter';
import type { ClassIR, Expression, FunctionIR, Statement } from '../../ir';
import type { Range } from '../../model';
import type { Names } from './names';

/** Nesting after which expressions count as opaque and statements are left out: nothing that people write. */
export const DEPTH_LIMIT = 100;

/** The variables of one function. */
export interface Scope {
  readonly names: Set<string>;
  /** Named by `global`, or taken from the function around. */
  readonly outside: Set<string>;
  /** An arrow function sees every variable of the function around. */
  readonly open: boolean;
}

export class Context {
  readonly functions: FunctionIR[] = [];
  readonly classes: ClassIR[] = [];
  /** Variables that every function can reach: those of the script, and static properties. */
  readonly globals = new Set<string>();
  readonly constants = new Map<string, Expression>();
  /** Class around, by its full name. */
  owner: string | undefined;
  /** Methods of the class around that belong to the class itself. */
  staticMethods: ReadonlySet<string> = new Set();
  parent: string | undefined;
  /** Inside a method that runs on an object. */
  onObject = false;
  scope: Scope = newScope(false);
  depth = 0;

  constructor(
    readonly text: string,
    readonly names: Names,
    readonly hasErrors: boolean,
  ) {}

  /** Notes that the current function uses a variable. */
  use(name: string): void {
    if (!this.scope.outside.has(name)) this.scope.names.add(name);
  }

  /** Runs `action` in a new function scope and gives its statements with the scope's variables declared first. */
  inFunction(
    parameters: readonly string[],
    kind: { captured?: readonly string[]; open?: boolean },
    range: Range,
    action: () => readonly Statement[],
  ): readonly Statement[] {
    const around = this.scope;
    const scope = newScope(kind.open === true);
    for (const name of kind.captured ?? []) scope.outside.add(name);
    this.scope = scope;
    try {
      const body = action();
      const locals = scope.open
        ? []
        : [...scope.names].filter((name) => !parameters.includes(name) && !scope.outside.has(name));
      return [...locals.map((name): Statement => ({ kind: 'declare', name, range })), ...body];
    } finally {
      this.scope = around;
    }
  }

  textOf(node: Node): string {
    return this.text.slice(node.startIndex, node.endIndex);
  }
}

function newScope(open: boolean): Scope {
  return { names: new Set(), outside: new Set(), open };
}

export function rangeOf(node: Node): Range {
  return { start: node.startIndex, end: node.endIndex };
}

/** Named children without comments and the text around the code. */
export function childrenOf(node: Node): readonly Node[] {
  return node.namedChildren.filter(
    (child): child is Node => child !== null && child.type !== 'comment' && child.type !== 'attribute_list',
  );
}

export function opaque(range: Range, parts: readonly Expression[] = []): Expression {
  return { kind: 'opaque', parts, range };
}
