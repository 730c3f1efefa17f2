/** What the lowering of one Rust file carries along: text, names in sight, the statements that are being written. */
import type { Node } from 'web-tree-sitter';
import type { ClassIR, Expression, FunctionIR, Statement } from '../../ir';
import type { Range } from '../../model';

/** Nesting after which expressions count as opaque and statements are left out: nothing that people write. */
export const DEPTH_LIMIT = 100;

/** The names of one block, function or module. */
export interface Scope {
  readonly parent: Scope | undefined;
  /** Local name → the name that the variable has in the common form, where each of a function's has its own. */
  readonly locals: Map<string, string>;
  /** Local name → full path, its parts in order. */
  readonly imports: Map<string, readonly string[]>;
  /** Paths of `use x::*`. */
  readonly globs: (readonly string[])[];
  /** Variables of the code outside are not in sight: a function or module begins here. */
  readonly opaque: boolean;
  /** Variables that a `let` under `#[cfg]` made; another one of the name is its alternative. */
  readonly conditional: Set<string>;
}

/** What a value at the end of a block is used for. */
export type Use = (value: Expression) => Statement;

export class Context {
  readonly functions: FunctionIR[] = [];
  readonly classes = new Map<string, ClassIR>();
  /** Every function, constant, static and inline module that the file defines, whatever module it stands in. */
  readonly items = new Set<string>();
  readonly modules = new Set<string>();
  /** Macros that the file defines. */
  readonly macros = new Set<string>();
  /** Methods that traits of the file give, by trait. */
  readonly traits = new Map<string, readonly FunctionIR[]>();
  readonly implementations: { readonly type: string; readonly trait: string }[] = [];
  readonly constants = new Map<string, Expression>();
  readonly top: Statement[] = [];
  scope: Scope = newScope(undefined, true);
  /** Where statements go. */
  out: Statement[] = [];
  /** Names of variables that the function has used up. */
  used = new Set<string>();
  /** Type that `Self` stands for. */
  owner: string | undefined;
  /** What `break` does with its value, per loop. */
  readonly breaks: (Use | undefined)[] = [];
  /** How many modules of this file are around. */
  moduleDepth = 0;
  depth = 0;
  /** How deep in blocks, branches, loops and returns. */
  controls = 0;
  #temporaries = 0;
  #shift = 0;
  readonly #types: { readonly read: () => Pick<ClassIR, 'name' | 'attributes'>; readonly scope: Scope }[] = [];

  constructor(
    readonly source: string,
    readonly hasErrors: boolean,
    /** Reads a macro's tokens as code; who asked runs `action` on the root before the tree goes away. */
    readonly parsePiece: <T>(piece: string, action: (root: Node) => T) => T | undefined,
  ) {}

  /** Text of a node, also of one in a piece that was read by itself. */
  textOf(node: Node): string {
    return this.source.slice(node.startIndex + this.#shift, node.endIndex + this.#shift);
  }

  rangeOf(node: Node): Range {
    return { start: node.startIndex + this.#shift, end: node.endIndex + this.#shift };
  }

  /** Runs `action` on nodes of a piece that begins at another offset in the file. */
  shifted<T>(shift: number, action: () => T): T {
    const before = this.#shift;
    this.#shift = shift;
    try {
      return action();
    } finally {
      this.#shift = before;
    }
  }

  get shift(): number {
    return this.#shift;
  }

  /** Reads the fields of a type once all names of its module are known. */
  later(read: () => Pick<ClassIR, 'name' | 'attributes'>): void {
    this.#types.push({ read, scope: this.scope });
  }

  finishTypes(): void {
    const around = this.scope;
    for (const { read, scope } of this.#types.splice(0)) {
      this.scope = scope;
      const { name, attributes } = read();
      const known = this.classes.get(name);
      if (known) this.classes.set(name, { ...known, attributes: [...attributes, ...known.attributes] });
    }
    this.scope = around;
  }

  emit(...statements: readonly Statement[]): void {
    this.out.push(...statements);
  }

  /** Collects the statements that `action` writes. */
  collect(action: () => void): readonly Statement[] {
    const around = this.out;
    const own: Statement[] = [];
    this.out = own;
    try {
      action();
    } finally {
      this.out = around;
    }
    return own;
  }

  /** Runs `action` with names of its own. */
  within<T>(opaque: boolean, action: () => T): T {
    const around = this.scope;
    this.scope = newScope(around, opaque);
    try {
      return action();
    } finally {
      this.scope = around;
    }
  }

  /** A new variable that the code does not name. */
  temporary(): string {
    return `#${String(this.#temporaries++)}`;
  }

  /** Makes a variable, which hides others of its name from here on; gives its name in the common form. */
  bind(name: string, conditional = false): string {
    const known = this.scope.locals.get(name);
    if (known !== undefined && conditional && this.scope.conditional.has(name)) return known;
    let own = name;
    for (let count = 2; this.used.has(own) || this.items.has(own); count++) own = `${name}#${String(count)}`;
    this.used.add(own);
    this.scope.locals.set(name, own);
    if (conditional) this.scope.conditional.add(name);
    return own;
  }

  /** The variable of that name, by its name in the common form. */
  local(name: string): string | undefined {
    for (let scope: Scope | undefined = this.scope; scope; scope = scope.parent) {
      const own = scope.locals.get(name);
      if (own !== undefined) return own;
      if (scope.opaque) return undefined;
    }
    return undefined;
  }

  imported(name: string): readonly string[] | undefined {
    for (let scope: Scope | undefined = this.scope; scope; scope = scope.parent) {
      const path = scope.imports.get(name);
      if (path) return path;
    }
    return undefined;
  }

  /** Paths whose every name is in sight. */
  globs(): readonly (readonly string[])[] {
    const found: (readonly string[])[] = [];
    for (let scope: Scope | undefined = this.scope; scope; scope = scope.parent) found.push(...scope.globs);
    return found;
  }
}

function newScope(parent: Scope | undefined, opaque: boolean): Scope {
  return { parent, locals: new Map(), imports: new Map(), globs: [], opaque, conditional: new Set() };
}

/** Named children without comments and attributes. */
export function childrenOf(node: Node): readonly Node[] {
  return node.namedChildren.filter((child): child is Node => child !== null && !SKIPPED.has(child.type));
}

const SKIPPED: ReadonlySet<string> = new Set([
  'line_comment',
  'block_comment',
  'attribute_item',
  'inner_attribute_item',
]);

export function opaque(range: Range, parts: readonly Expression[] = []): Expression {
  return { kind: 'opaque', parts, range };
}

/** A call that nobody sees: what it is given may go anywhere. */
export function unseenCall(name: string, parts: readonly Expression[], range: Range): Expression {
  return {
    kind: 'call',
    callee: { kind: 'name', name, range },
    nameRange: range,
    arguments: parts.map((value) => ({ value })),
    range,
  };
}

/** A variable that the code does not name; what is put in it keeps being called what the code calls it. */
export function newTemporary(context: Context, node: Node): Expression & { kind: 'name' } {
  const { start } = context.rangeOf(node);
  const range = { start, end: start };
  const name = context.temporary();
  context.emit({ kind: 'declare', name, range });
  return { kind: 'name', name, range };
}
