/** What the lowering of one Java file carries along: text, imports, the classes and local names around a place. */
import type { Node } from 'web-tree-sitter';
import type { ClassIR, Expression, FunctionIR, Statement } from '../../ir';
import type { Guard, Range } from '../../model';
import { isLibrary } from './library';

/** Nesting after which expressions count as opaque and statements are left out: nothing that people write. */
export const DEPTH_LIMIT = 120;

/** The members of a class, known before any method is read: names in methods are resolved by them. */
export interface ClassShape {
  readonly name: string;
  /** Class of the file that it comes down from. */
  readonly base?: string;
  readonly outer?: ClassShape;
  /** Field → whether it is static. */
  readonly fields: ReadonlyMap<string, boolean>;
  readonly methods: ReadonlySet<string>;
}

export class Context {
  readonly functions: FunctionIR[] = [];
  readonly classes: ClassIR[] = [];
  /** Initialisers of static fields and static blocks, in order. */
  readonly top: Statement[] = [];
  readonly constants = new Map<string, Expression>();
  depth = 0;
  /** The class whose members are being read. */
  shape: ClassShape | undefined;
  /** Local variables and parameters of the functions around. */
  #locals: ReadonlySet<string> | undefined;

  constructor(
    readonly text: string,
    /** Simple name → qualified name. */
    readonly imports: ReadonlyMap<string, string>,
    readonly shapes: ReadonlyMap<string, ClassShape>,
    /** Names of variables and methods that hold or give a test of the system. */
    readonly platformFlags: ReadonlyMap<string, Guard>,
    /** Whether the parser met anything that it could not read. */
    readonly hasErrors: boolean,
  ) {}

  /** Text of a node. Faster than `node.text`, which asks the tree. */
  textOf(node: Node): string {
    return this.text.slice(node.startIndex, node.endIndex);
  }

  /** Runs `action` in a node whose parameters and variables are local; those of what is in it are among them. */
  withLocals<T>(node: Node, action: () => T): T {
    if (this.#locals) return action();
    this.#locals = localNames(this.text, node);
    try {
      return action();
    } finally {
      this.#locals = undefined;
    }
  }

  /** Runs `action` for the members of a class: locals of the functions around are out of sight but for their own. */
  within<T>(shape: ClassShape, action: () => T): T {
    const { shape: outer } = this;
    this.shape = shape;
    try {
      return action();
    } finally {
      this.shape = outer;
    }
  }

  isLocal(name: string): boolean {
    return this.#locals?.has(name) === true;
  }

  /** The class around the current one that a member which the current one has not belongs to. */
  outerWith(has: (shape: ClassShape) => boolean): string | undefined {
    if (!this.shape || this.#inLineage(this.shape, has)) return undefined;
    for (let shape = this.shape.outer; shape; shape = shape.outer) if (this.#inLineage(shape, has)) return shape.name;
    return undefined;
  }

  /** Whether a class of the file has a static field of that name. */
  hasStatic(className: string, field: string): boolean {
    const shape = this.shapes.get(className);
    return shape !== undefined && this.#inLineage(shape, (item) => item.fields.get(field) === true) !== undefined;
  }

  /** Whether a method that is called without an object is one that a library's class gives to the current class. */
  inherits(method: string): boolean {
    let last = this.shape;
    const seen = new Set<ClassShape>();
    for (let shape = last; shape && !seen.has(shape); shape = this.shapes.get(shape.base ?? '')) {
      if (shape.methods.has(method)) return false;
      seen.add(shape);
      last = shape;
    }
    const base = last?.base;
    return base !== undefined && isLibrary(this.imports.get(base) ?? base) && !this.imports.has(method);
  }

  /** The first along the lineage of a class, as far as this file shows it. */
  #inLineage(shape: ClassShape, has: (shape: ClassShape) => boolean): ClassShape | undefined {
    const seen = new Set<ClassShape>();
    for (let current: ClassShape | undefined = shape; current && !seen.has(current);) {
      if (has(current)) return current;
      seen.add(current);
      current = current.base === undefined ? undefined : this.shapes.get(current.base);
    }
    return undefined;
  }

  /**
   * Name of a class as a type is written: qualified for what is imported, the simple name for classes of this file and
   * package; undefined for numbers, texts, arrays and `var`.
   */
  className(node: Node | null): string | undefined {
    switch (node?.type) {
      case 'type_identifier': {
        const name = this.textOf(node);
        return PLAIN.has(name) || name === 'var' ? undefined : (this.imports.get(name) ?? name);
      }
      case 'scoped_type_identifier': {
        const parts = this.textOf(node)
          .replace(/<[^]*?>|@\w+|\s+/g, '')
          .split('.');
        const [first = ''] = parts;
        const imported = this.imports.get(first);
        if (imported !== undefined) return [imported, ...parts.slice(1)].join('.');
        return /^[a-z]/.test(first) ? parts.join('.') : parts.at(-1);
      }
      case 'generic_type':
      case 'annotated_type':
        return this.className(
          node.namedChildren.find((child) =>
            /^(?:type_identifier|scoped_type_identifier|generic_type)$/.test(child.type),
          ) ?? null,
        );
      default:
        return undefined;
    }
  }

  /** The same for variables: two objects of a library's class have nothing in common, which `~` says. */
  typeName(node: Node | null): string | undefined {
    const name = this.className(node);
    return name !== undefined && isLibrary(name) ? `~${name}` : name;
  }
}

/** Types of values that hold no handle. */
const PLAIN: ReadonlySet<string> = new Set(
  'String Integer Long Short Byte Character Boolean Double Float Number CharSequence Object'.split(' '),
);

export function rangeOf(node: Node): Range {
  return { start: node.startIndex, end: node.endIndex };
}

/** Named children without comments. */
export function childrenOf(node: Node): readonly Node[] {
  return node.namedChildren.filter((child) => child.type !== 'line_comment' && child.type !== 'block_comment');
}

/** Every name that a function's parameters and variables have, those of lambdas and nested blocks included. */
function localNames(text: string, node: Node): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (name: Node | null | undefined): void => {
    if (name) names.add(text.slice(name.startIndex, name.endIndex));
  };
  // Asking each node for its parent takes time by its depth.
  const ofFields = new Set<number>();
  for (const item of node.descendantsOfType([
    'field_declaration',
    'variable_declarator',
    'formal_parameter',
    'resource',
    'enhanced_for_statement',
    'catch_formal_parameter',
    'inferred_parameters',
    'lambda_expression',
    'instanceof_expression',
  ])) {
    if (item.type === 'field_declaration')
      for (const declarator of item.childrenForFieldName('declarator')) ofFields.add(declarator?.id ?? 0);
    else if (item.type === 'inferred_parameters') childrenOf(item).forEach(add);
    else if (item.type === 'lambda_expression') {
      const parameters = item.childForFieldName('parameters');
      if (parameters?.type === 'identifier') add(parameters);
    } else if (!ofFields.has(item.id)) add(item.childForFieldName('name'));
  }
  return names;
}
