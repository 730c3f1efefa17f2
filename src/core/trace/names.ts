/** What a name means where it stands: a variable, a constant, a function, a class, something imported. */
import type { Expression, FunctionIR } from '../ir';
import { type Frame, localKey } from './state';
import type { Tracer } from './tracer';
import { symbol, type Value } from './value';

export class Names {
  /** Names of constants being resolved, against circular definitions. */
  readonly #resolving = new Set<string>();

  constructor(readonly tracer: Tracer) {}

  /**
   * Key of a variable that is in sight: a local, a global of the file, a field of the own object where that may stay
   * unnamed. `known`: only fields that the file declares.
   */
  variable(name: string, known = false): string | undefined {
    const { frame, program, language, machine } = this.tracer;
    for (let scope: Frame | undefined = frame; scope; scope = scope.outer) {
      if (scope.declared.has(name)) return localKey(scope, name);
    }
    if (language.implicitThis) {
      const shared = this.#sharedMember(name);
      if (shared !== undefined) return shared;
    }
    if (program.isGlobal(name)) return `g:${name}`;
    const method = this.tracer.method;
    if (
      !language.implicitThis ||
      method?.self === undefined ||
      method.owner === undefined ||
      method.selfName === name ||
      program.constant(name)
    )
      return undefined;
    const members = program.lineage(method.owner).map((ancestor) => program.classNamed(ancestor));
    const declared = members.some((cls) => cls?.attributes.some((attribute) => attribute.name === name));
    // Where the class is declared in another file, a name that nothing else explains is a field.
    const elsewhere =
      !known &&
      program.isPartial(method.owner, language) &&
      !/^[A-Z0-9_]+$|::|\./.test(name) &&
      !program.unit.imports.has(name) &&
      program.functions(name).length === 0 &&
      !program.classNamed(name);
    const base = machine.keyOf(method.self);
    return (declared || elsewhere) && base !== undefined ? `${base}.${name}` : undefined;
  }

  /** Key of a static member, named within its class or through it. */
  #sharedMember(name: string): string | undefined {
    const { program, method } = this.tracer;
    const at = name.lastIndexOf('::');
    const from = at < 0 ? method?.owner : name.slice(0, at);
    if (from === undefined || (at >= 0 && !program.classNamed(from))) return undefined;
    const plain = at < 0 ? name : name.slice(at + 2);
    const owner = program
      .lineage(from)
      .find((ancestor) =>
        program
          .classNamed(ancestor)
          ?.attributes.some((attribute) => attribute.name === plain && attribute.shared === true),
      );
    return owner === undefined || program.constant(plain) ? undefined : `g:${owner}::${plain}`;
  }

  /** The value of a name. */
  valueOf(name: string): Value {
    const { tracer } = this;
    const { program, machine } = tracer;
    for (let scope: Frame | undefined = tracer.frame; scope; scope = scope.outer) {
      if (scope.selfName === name && scope.self) return scope.self;
    }
    if (name.endsWith('.this')) return this.#enclosing(name.slice(0, -'.this'.length));
    const key = this.variable(name);
    if (key !== undefined) {
      if (key.startsWith('g:') && !machine.state.memory.has(key)) {
        const defined = this.#constant(name) ?? this.#definition(name);
        if (defined) return defined;
      }
      return machine.load(key);
    }
    const defined = this.#constant(name) ?? this.#definition(name);
    if (defined) return defined;
    const method = program.qualifiedMethod(name);
    if (method) return this.#bound(method);
    if (name.startsWith('::')) return this.valueOf(name.replace(/^(?:::)+/, ''));
    return symbol(tracer.language.constantName(program.unit.imports.get(name) ?? name));
  }

  /** `Outer.this`: the object around an inner class's, one of those that the methods of that class have. */
  #enclosing(className: string): Value {
    for (let scope: Frame | undefined = this.tracer.frame; scope; scope = scope.outer)
      if (scope.self && scope.owner === className) return scope.self;
    return { kind: 'place', key: `T:${this.tracer.program.rootOf(className)}`, type: className };
  }

  /** A function or class; what the file imports from a library is not what another file calls by that name. */
  #definition(name: string): Value | undefined {
    const { program, language } = this.tracer;
    const imported = program.unit.imports.get(name);
    if (imported !== undefined && language.isLibrary(imported) && !program.ownClass(name)) return undefined;
    const [fn] = program.functions(name);
    if (fn) return { kind: 'function', function: fn };
    return program.classNamed(name) ? { kind: 'class', name } : undefined;
  }

  /** `Base::open`: of the own object where that is of the class. */
  #bound(method: FunctionIR): Value {
    const { self, owner } = this.tracer.method ?? {};
    const own =
      method.self !== undefined &&
      self &&
      owner !== undefined &&
      method.owner !== undefined &&
      this.tracer.program.lineage(owner).includes(method.owner);
    return own ? { kind: 'function', function: method, self } : { kind: 'function', function: method };
  }

  #constant(name: string): Value | undefined {
    const expression = this.tracer.program.constant(name);
    if (!expression || this.#resolving.has(name)) return undefined;
    this.#resolving.add(name);
    try {
      return this.tracer.evaluator.evaluate(expression);
    } finally {
      this.#resolving.delete(name);
    }
  }

  /** The full name of something reached through imports (`sk.socket` → `socket.socket`); undefined for fields of variables. An object may be a field that another file declares, a function is none. */
  qualify(expression: Expression, asObject = false): string | undefined {
    const { program, frame } = this.tracer;
    if (expression.kind === 'name') {
      for (let scope: Frame | undefined = frame; scope; scope = scope.outer)
        if (scope.selfName === expression.name) return undefined;
      const imported = program.unit.imports.get(expression.name);
      const key = this.variable(expression.name, !asObject);
      if (
        key !== undefined &&
        !(imported !== undefined && key.startsWith('g:') && !this.tracer.machine.state.memory.has(key))
      )
        return undefined;
      return imported ?? expression.name;
    }
    if (expression.kind === 'member') {
      const object = this.qualify(expression.object, true);
      return object === undefined ? undefined : `${object}.${expression.name}`;
    }
    return undefined;
  }

  /** Whether an expression is what the file imports, or part of it. */
  isModule(expression: Expression): boolean {
    if (expression.kind === 'name')
      return this.tracer.program.unit.imports.has(expression.name) && this.qualify(expression) !== undefined;
    return expression.kind === 'member' && this.isModule(expression.object);
  }
}
