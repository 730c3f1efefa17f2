/** What the lowering of one Ruby file carries along: text, classes, the scope that local variables belong to. */
import type { Node } from 'web-tree-sitter';
import type { ClassIR, Expression, FunctionIR, Statement } from '../../ir';
import type { Guard, Range } from '../../model';

/** Nesting after which expressions count as opaque and statements are left out: nothing that people write. */
export const DEPTH_LIMIT = 100;

/** The object that code runs on: an instance, a class or module itself, or the script. */
export type Self = 'instance' | 'class' | 'main';

/** The local variables of one method, or of a block that is handed over. */
export interface Scope {
  readonly names: Set<string>;
  /** Variables of code around a block can be seen in it, those around a method cannot. */
  readonly outer: Scope | undefined;
  /** Where names stand for others: the parameters of a block that runs in place, where they hide a variable. */
  readonly renamed: Map<string, string>;
}

/** A class or module under construction: it may be opened several times. */
export interface OpenClass {
  readonly name: string;
  readonly bases: string[];
  readonly attributes: Map<string, ClassIR['attributes'][number]>;
  readonly methods: FunctionIR[];
  range: Range;
  bodyStart: number;
}

export class Context {
  readonly functions: FunctionIR[] = [];
  readonly classes = new Map<string, OpenClass>();
  /** Names that every function of the file sees: globals, constants, variables of classes. */
  readonly globals = new Set<string>();
  /** Constants that the file assigns, by last name, with what they are given; null where that is not known or not one thing. */
  readonly constants = new Map<string, Expression | null>();
  readonly assigned = new Set<string>();
  /** Constants that hold a platform test. */
  readonly platformFlags = new Map<string, Guard>();
  /** Module names around the code, outermost first. */
  nesting: readonly string[] = [];
  self: Self = 'main';
  /** Methods that are being defined belong to the class itself: `class << self`, `module_function`. */
  definesOnClass = false;
  /** Name of the method that is being read. */
  method: string | undefined;
  /** `break` and `next` belong to a loop, as opposed to a block that is a function of its own. */
  inLoop = false;
  scope: Scope = newScope(undefined);
  depth = 0;

  constructor(
    readonly text: string,
    /** Full names of the classes and modules that the file defines. */
    readonly defined: ReadonlySet<string>,
    /** Methods of the script itself. */
    readonly topMethods: ReadonlySet<string>,
    /** `Class.method` where a class has a method of its own and one of its objects under the same name. */
    readonly twins: ReadonlySet<string>,
    readonly hasErrors: boolean,
  ) {}

  /** Full name of the class or module around. */
  get owner(): string | undefined {
    return this.nesting.length === 0 ? undefined : this.nesting.join('::');
  }

  isLocal(name: string): boolean {
    for (let scope: Scope | undefined = this.scope; scope; scope = scope.outer)
      if (scope.renamed.has(name) || scope.names.has(name)) return true;
    return false;
  }

  /** The variable that a name stands for here. */
  local(name: string): string {
    for (let scope: Scope | undefined = this.scope; scope; scope = scope.outer) {
      const renamed = scope.renamed.get(name);
      if (renamed !== undefined) return renamed;
      if (scope.names.has(name)) return name;
    }
    return name;
  }

  /** Notes that the current scope assigns a name, unless it is a variable of the code around. */
  bind(name: string): string {
    if (!this.isLocal(name)) this.scope.names.add(name);
    return this.local(name);
  }

  /**
   * Runs `action` with a block's parameters as variables of the code around, for a block that runs in place. Where one
   * of them hides a variable it gets another name.
   */
  inPlace<T>(parameters: readonly string[], action: () => T): T {
    const { renamed } = this.scope;
    const before = new Map(renamed);
    for (const name of parameters) {
      if (this.isLocal(name)) {
        const other = `${name}'${String(this.scope.names.size)}`;
        this.scope.names.add(other);
        renamed.set(name, other);
      } else this.scope.names.add(name);
    }
    try {
      return action();
    } finally {
      renamed.clear();
      for (const [name, other] of before) renamed.set(name, other);
    }
  }

  /** Runs `action` in a new scope and gives its statements with the scope's variables declared first. */
  inFunction(
    parameters: readonly string[],
    closure: boolean,
    range: Range,
    action: () => readonly Statement[],
  ): readonly Statement[] {
    const around = { scope: this.scope, inLoop: this.inLoop };
    const scope = newScope(closure ? this.scope : undefined);
    for (const name of parameters) scope.names.add(name);
    this.scope = scope;
    this.inLoop = false;
    try {
      const body = action();
      const locals = [...scope.names].filter((name) => !parameters.includes(name));
      return [...locals.map((name): Statement => ({ kind: 'declare', name, range })), ...body];
    } finally {
      this.scope = around.scope;
      this.inLoop = around.inLoop;
    }
  }

  textOf(node: Node): string {
    return this.text.slice(node.startIndex, node.endIndex);
  }

  /** The name of a class's own method, apart from that of its objects. */
  classMethodName(cls: string, method: string): string {
    return this.twins.has(`${cls}.${method}`) ? `self.${method}` : method;
  }

  /** The class of the file that a constant means where it is written; undefined for all other constants. */
  ownClass(path: string): string | undefined {
    for (let depth = this.nesting.length; depth >= 0; depth--) {
      const full = [...this.nesting.slice(0, depth), path].join('::');
      if (this.defined.has(full)) return full;
    }
    return undefined;
  }
}

function newScope(outer: Scope | undefined): Scope {
  return { names: new Set(), outer, renamed: new Map() };
}

export function rangeOf(node: Node): Range {
  return { start: node.startIndex, end: node.endIndex };
}

/** Named children without comments and the text of heredocs, which stands behind the statement that it belongs to. */
export function childrenOf(node: Node): readonly Node[] {
  return node.namedChildren.filter(
    (child): child is Node => child !== null && child.type !== 'comment' && child.type !== 'heredoc_body',
  );
}

export function opaque(range: Range, parts: readonly Expression[] = []): Expression {
  return { kind: 'opaque', parts, range };
}

/** A call by a name that the common form knows, such as `&` for the block that a method was given. */
export function callOf(name: string, parts: readonly Expression[], range: Range, nameRange = range): Expression {
  return {
    kind: 'call',
    callee: { kind: 'name', name, range: nameRange },
    nameRange,
    arguments: parts.map((value) => ({ value })),
    range,
  };
}
