/** What the lowering of one Python file carries along: text, imports, the scope that names are bound in. */
import type { Node } from 'web-tree-sitter';
import type { ClassIR, Expression, FunctionIR, Statement } from '../../ir';
import type { Guard, Range } from '../../model';
import type { Imports } from './imports';

/** Nesting after which expressions count as opaque and statements are left out: nothing that people write. */
export const DEPTH_LIMIT = 100;

/** The names that one function (or the module) binds. */
export interface Scope {
  readonly module: boolean;
  /** Name → how often it is bound. */
  readonly names: Map<string, number>;
  /** Names declared `global` or `nonlocal`. */
  readonly outside: Set<string>;
  /** `yield x` hands x to the `with` statement of the caller: the function is a context manager. */
  readonly contextManager: boolean;
}

export class Context {
  readonly functions: FunctionIR[] = [];
  readonly classes: ClassIR[] = [];
  /** Names that some function declares `global`. */
  readonly globals = new Set<string>();
  /** Names of the module that hold a platform test (`WINDOWS = os.name == 'nt'`). */
  readonly platformFlags = new Map<string, Guard>();
  scope: Scope;
  depth = 0;

  constructor(
    readonly text: string,
    readonly imports: Imports,
    /** Functions that the module defines, for decorators that are among them. */
    readonly moduleFunctions: ReadonlySet<string>,
    /** Whether the parser met anything that it could not read; asking node by node costs time. */
    readonly hasErrors: boolean,
  ) {
    this.scope = newScope(true, false);
  }

  /** Notes that the current scope binds a name. */
  bind(name: string): void {
    const { scope } = this;
    if (!scope.outside.has(name)) scope.names.set(name, (scope.names.get(name) ?? 0) + 1);
  }

  /** Runs `action` in a new function scope and gives its statements with the scope's variables declared first. */
  inFunction(
    parameters: readonly string[],
    contextManager: boolean,
    range: Range,
    action: () => readonly Statement[],
  ): readonly Statement[] {
    const around = this.scope;
    const scope = newScope(false, contextManager);
    this.scope = scope;
    try {
      const body = action();
      const locals = [...scope.names.keys()].filter((name) => !parameters.includes(name) && !scope.outside.has(name));
      return [...locals.map((name): Statement => ({ kind: 'declare', name, range })), ...body];
    } finally {
      this.scope = around;
    }
  }

  /** Text of a node. Faster than `node.text`, which asks the tree. */
  textOf(node: Node): string {
    return this.text.slice(node.startIndex, node.endIndex);
  }

  /** Qualified name of what an expression reaches through imports; undefined for all else. */
  readonly qualify = (expression: Expression): string | undefined => {
    if (expression.kind === 'name') return this.imports.names.get(expression.name);
    if (expression.kind !== 'member') return undefined;
    const object = this.qualify(expression.object);
    return object === undefined ? undefined : `${object}.${expression.name}`;
  };
}

function newScope(module: boolean, contextManager: boolean): Scope {
  return { module, names: new Map(), outside: new Set(), contextManager };
}

export function rangeOf(node: Node): Range {
  return { start: node.startIndex, end: node.endIndex };
}

/** Named children without comments. */
export function childrenOf(node: Node): readonly Node[] {
  return node.namedChildren.filter(
    (child): child is Node => child !== null && child.type !== 'comment' && child.type !== 'line_continuation',
  );
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
