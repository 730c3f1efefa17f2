/** What the lowering of one C# file carries along: text, names, the classes and local names around a place. */
import type { Node } from 'web-tree-sitter';
import type { ClassIR, Expression, FunctionIR, Statement } from '../../ir';
import type { Range } from '../../model';
import { isLibrary } from './names';

/** Nesting after which expressions count as opaque and statements are left out: nothing that people write. */
export const DEPTH_LIMIT = 120;

/** The members of a class, known before any method is read: names in methods are resolved by them. */
export interface ClassShape {
  readonly name: string;
  readonly bases: readonly string[];
  readonly outer?: ClassShape;
  /** Other files may declare members of it: it is partial, or comes down from a class that this file does not show. */
  open: boolean;
  /** Field or property → whether it is static. */
  readonly fields: Map<string, boolean>;
  /** Method → whether it is static. */
  readonly methods: Map<string, boolean>;
}

export class Context {
  readonly functions: FunctionIR[] = [];
  readonly classes: ClassIR[] = [];
  readonly top: Statement[] = [];
  readonly constants = new Map<string, Expression>();
  /** Types of the fields of the class that is being read. */
  fieldTypes: ReadonlyMap<string, string> = new Map();
  depth = 0;
  /** The class whose members are being read. */
  shape: ClassShape | undefined;
  #locals: ReadonlySet<string>[] = [];

  constructor(
    readonly text: string,
    /** Simple name → qualified name. */
    readonly imports: Map<string, string>,
    readonly shapes: ReadonlyMap<string, ClassShape>,
    /** Whether the parser met anything that it could not read. */
    readonly hasErrors: boolean,
  ) {}

  /** Text of a node. Faster than `node.text`, which asks the tree. */
  textOf(node: Node): string {
    return this.text.slice(node.startIndex, node.endIndex);
  }

  /** Runs `action` where these names are local, too. */
  withLocals<T>(names: ReadonlySet<string>, action: () => T): T {
    this.#locals.push(names);
    try {
      return action();
    } finally {
      this.#locals.pop();
    }
  }

  isLocal(name: string): boolean {
    return this.#locals.some((names) => names.has(name));
  }

  /** The class that has the member: the current one, one that it comes down from, or one around it; its fields first. */
  ownerOf(has: (shape: ClassShape) => boolean): ClassShape | undefined {
    for (let { shape } = this; shape; shape = shape.outer) {
      const waiting: ClassShape[] = [shape];
      const seen = new Set(waiting);
      for (const current of waiting) {
        if (has(current)) return current;
        for (const base of current.bases) {
          const known = this.shapes.get(base);
          if (known && !seen.has(known)) {
            seen.add(known);
            waiting.push(known);
          }
        }
      }
    }
    return undefined;
  }

  /** A name that stands for something of the library wherever it is written. */
  libraryName(qualified: string, range: Range): Expression {
    this.imports.set(`#${qualified}`, qualified);
    return { kind: 'name', name: `#${qualified}`, range };
  }

  /** Name of a class as a type is written: qualified where the library has it; undefined for numbers, texts, arrays and `var`. */
  className(node: Node | null | undefined): string | undefined {
    switch (node?.type) {
      case 'identifier': {
        const name = this.textOf(node);
        return this.imports.get(name) ?? name;
      }
      case 'qualified_name':
      case 'alias_qualified_name':
      case 'member_access_expression': {
        const name = this.textOf(node)
          .replace(/<[^]*$|\s+/g, '')
          .replace(/^global::/, '');
        const [first = '', ...rest] = name.split('.');
        const imported = this.imports.get(first);
        if (imported !== undefined) return [imported, ...rest].join('.');
        return isLibrary(name) ? name : rest.at(-1);
      }
      case 'generic_name':
      case 'nullable_type':
        return this.className(node.namedChildren[0]);
      default:
        return undefined;
    }
  }

  /** The same for variables: two objects of a library's class have nothing in common, which `~` says. */
  typeName(node: Node | null | undefined): string | undefined {
    const name = this.className(node);
    return name !== undefined && isLibrary(name) ? `~${name}` : name;
  }
}

export function rangeOf(node: Node): Range {
  return { start: node.startIndex, end: node.endIndex };
}

/** Named children without comments and regions. */
export function childrenOf(node: Node): readonly Node[] {
  return node.namedChildren.filter((child) => !/^(?:comment|preproc_(?:end)?region|preproc_pragma)$/.test(child.type));
}

/** Evaluated for effects, value unknown. */
export function opaque(range: Range, parts: readonly Expression[] = []): Expression {
  return { kind: 'opaque', parts, range };
}

export function unknownCall(name: string, parts: readonly Expression[], range: Range): Expression {
  return {
    kind: 'call',
    callee: { kind: 'name', name, range },
    nameRange: range,
    arguments: parts.map((value) => ({ value })),
    range,
  };
}

const BINDERS = [
  'variable_declarator',
  'parameter',
  'foreach_statement',
  'catch_declaration',
  'declaration_expression',
  'declaration_pattern',
  'lambda_expression',
  'local_function_statement',
  'tuple_pattern',
];

/** Every name that a function's parameters and variables have, those of lambdas and nested blocks included. */
export function localNames(text: string, node: Node): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (name: Node | null | undefined): void => {
    if (name?.type === 'identifier') names.add(text.slice(name.startIndex, name.endIndex));
  };
  // Asking each variable for its parents takes far longer where much is in each other.
  const fields = new Set(
    node
      .descendantsOfType('field_declaration')
      .flatMap((field) => field.namedChildren.flatMap((list) => list.namedChildren.map(({ id }) => id))),
  );
  for (const item of node.descendantsOfType(BINDERS)) {
    if (item.type === 'foreach_statement') add(item.childForFieldName('left'));
    else if (item.type === 'lambda_expression') {
      const parameters = item.childForFieldName('parameters');
      if (parameters?.type === 'implicit_parameter') names.add(text.slice(parameters.startIndex, parameters.endIndex));
      add(parameters);
    } else if (item.type === 'tuple_pattern') item.namedChildren.forEach(add);
    else if (!fields.has(item.id)) add(item.childForFieldName('name'));
  }
  return names;
}
