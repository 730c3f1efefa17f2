/** What the lowering of one Go file carries along: text, imports, types, the scopes that names are bound in. */
import type { Node } from 'web-tree-sitter';
import type { Expression } from '../../ir';
import type { Range } from '../../model';
import { isKnownPackage, packageName, splitQualified } from './packages';

/** Nesting after which expressions count as opaque and statements are left out: nothing that people write. */
const DEPTH_LIMIT = 120;

/** What stands for `x.(T)`: a call with the value and the name of the type. */
export const AS_TYPE = '#as';

/** A type that the file declares. */
export interface TypeDeclaration {
  readonly name: string;
  /** What stands behind the name. */
  readonly node: Node;
  readonly spec: Node;
  /** Fields of a struct in their order, those that are embedded by the name of their type. */
  readonly fields: readonly Field[];
}

export interface Field {
  readonly name: string;
  readonly type: string | undefined;
  readonly embedded: boolean;
  readonly node: Node;
}

/** Names of one block → what the common form calls them. */
type Scope = Map<string, string>;

export class Context {
  depth = 0;
  #scopes: Scope[] = [];
  /** How often the running function has bound a name so far. */
  #bound = new Map<string, number>();
  /** Name of the function that is lowered. */
  running = '';
  /** Named results of the function that is lowered, and of those around it. */
  readonly results: (readonly string[])[] = [];

  constructor(
    readonly text: string,
    /** Name of the package. */
    readonly package_: string,
    /** Local package name → import path. */
    readonly imports: ReadonlyMap<string, string>,
    /** Types by name. */
    readonly types: ReadonlyMap<string, TypeDeclaration>,
    /** Types of the package that some struct of the file embeds: naming one selects the same object. */
    readonly embedded: ReadonlySet<string>,
    /** Types other than structs that have methods here. */
    readonly wrappers: ReadonlySet<string>,
    /** Whether the parser met anything that it could not read; asking node by node costs time. */
    readonly hasErrors: boolean,
  ) {}

  /** Text of a node. Faster than `node.text`, which asks the tree. */
  textOf(node: Node): string {
    return this.text.slice(node.startIndex, node.endIndex);
  }

  /** Lowers a whole function: no name of the one before is known in it. */
  inFunction<T>(action: () => T): T {
    const around = { scopes: this.#scopes, bound: this.#bound };
    this.#scopes = [new Map<string, string>()];
    this.#bound = new Map();
    try {
      return action();
    } finally {
      this.#scopes = around.scopes;
      this.#bound = around.bound;
    }
  }

  /** Runs `action` in a block of its own: names that it binds end with it. */
  inScope<T>(action: () => T): T {
    this.#scopes.push(new Map());
    try {
      return action();
    } finally {
      this.#scopes.pop();
    }
  }

  /**
   * Binds a name in the current block and gives what the common form calls it: a second variable of the same name in
   * one function has a name of its own there, for a function has one scope in the common form.
   */
  bind(name: string): string {
    const count = this.#bound.get(name) ?? 0;
    this.#bound.set(name, count + 1);
    const unique = count === 0 ? name : `${name}'${String(count)}`;
    this.#scopes.at(-1)?.set(name, unique);
    return unique;
  }

  /** Whether the current block itself binds the name: `:=` then assigns. */
  isBoundHere(name: string): boolean {
    return this.#scopes.at(-1)?.has(name) === true;
  }

  /** Whether code stands outside every function. */
  get atTop(): boolean {
    return this.#scopes.length === 0;
  }

  /** What the common form calls the variable that a name means here. */
  resolve(name: string): string {
    return this.localOf(name) ?? name;
  }

  localOf(name: string): string | undefined {
    for (let index = this.#scopes.length - 1; index >= 0; index--) {
      const unique = this.#scopes[index]!.get(name);
      if (unique !== undefined) return unique;
    }
    return undefined;
  }

  /** Runs `lower` unless the code is nested deeper than anybody writes. */
  nested<T>(fallback: T, lower: () => T): T {
    if (this.depth >= DEPTH_LIMIT) return fallback;
    this.depth++;
    try {
      return lower();
    } finally {
      this.depth--;
    }
  }

  /**
   * Name of a type without pointers: of the project's own types with their package (`main/Server`), for several packages
   * may have a type of that name; of a library's with the path of the package (`net/http.Server`). Undefined for slices, maps, functions and numbers, which have no fields or methods.
   */
  typeName(node: Node | null | undefined): string | undefined {
    switch (node?.type) {
      case 'type_identifier':
      case 'identifier': {
        const name = this.textOf(node);
        return PREDECLARED.has(name) ? undefined : this.ownType(name);
      }
      case 'qualified_type': {
        const [local, name] = this.textOf(node).split(/\s*\.\s*/);
        const path = local === undefined ? undefined : this.imports.get(local);
        return path === undefined || name === undefined ? undefined : typeOfPackage(path, name);
      }
      case 'selector_expression': {
        const parts = splitQualified(this.qualified(node) ?? '');
        return parts && typeOfPackage(parts.path, parts.name);
      }
      case 'pointer_type':
      case 'parenthesized_type':
      case 'parenthesized_expression':
        return this.typeName(childrenOf(node)[0]);
      case 'unary_expression':
        return this.typeName(node.childForFieldName('operand'));
      case 'generic_type':
        return this.typeName(node.childForFieldName('type'));
      default:
        return undefined;
    }
  }

  /** A type of the package that the file belongs to. */
  ownType(name: string): string {
    return `${this.package_}/${name}`;
  }

  /** `pkg.Name` with the path of the package; undefined for fields of variables. */
  qualified(node: Node): string | undefined {
    const operand = node.childForFieldName('operand');
    const field = node.childForFieldName('field');
    if (operand?.type !== 'identifier' || !field) return undefined;
    const local = this.textOf(operand);
    const path = this.localOf(local) === undefined ? this.imports.get(local) : undefined;
    return path === undefined ? undefined : `${path}.${this.textOf(field)}`;
  }
}

const PREDECLARED: ReadonlySet<string> = new Set(
  `any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8
   uint16 uint32 uint64 uintptr`.split(/\s+/),
);

/** Structs that system calls are given: members that are not named are zero. */
const SYSTEM_STRUCT =
  /^(?:syscall|golang\.org\/x\/sys\/\w+)\.(?:(?:Raw)?Sockaddr|Linger|Timeval|IPMreq|IPv6Mreq)|^net\.(?:TCPAddr|UDPAddr|UnixAddr)$/;

/** They are plain values: two variables of the type have nothing in common, which `~` says. */
function shared(type: string): string {
  return SYSTEM_STRUCT.test(type) ? `~${type}` : type;
}

function typeOfPackage(path: string, name: string): string {
  return isKnownPackage(path) ? shared(`${path}.${name}`) : `${packageName(path)}/${name}`;
}

/** Whether a call of this name is a conversion to a built-in type. */
export function isPredeclared(name: string): boolean {
  return PREDECLARED.has(name);
}

export function rangeOf(node: Node): Range {
  return { start: node.startIndex, end: node.endIndex };
}

/** Named children without comments. */
export function childrenOf(node: Node): readonly Node[] {
  return node.namedChildren.filter((child): child is Node => child !== null && child.type !== 'comment');
}

export function opaque(node: Node, parts: readonly Expression[] = []): Expression {
  return { kind: 'opaque', parts, range: rangeOf(node) };
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
