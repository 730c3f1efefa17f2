/** The file seen as a program: functions, classes and constants by name, inheritance resolved. */
import type { ClassIR, Expression, FunctionIR, UnitIR } from '../ir';

export class Program {
  readonly #functions = new Map<string, FunctionIR[]>();
  readonly #classes = new Map<string, ClassIR>();
  /** Variables declared at file or module level. */
  readonly globals = new Set<string>();

  constructor(readonly unit: UnitIR) {
    for (const fn of unit.functions) {
      const known = this.#functions.get(fn.name);
      if (known) known.push(fn);
      else this.#functions.set(fn.name, [fn]);
    }
    for (const cls of unit.classes) this.#classes.set(cls.name, cls);
    for (const statement of unit.top) if (statement.kind === 'declare') this.globals.add(statement.name);
  }

  /** The definitions of a function; those for Windows only where there are no others. */
  functions(name: string): readonly FunctionIR[] {
    const all = this.#functions.get(name) ?? [];
    const portable = all.filter((fn) => fn.guard !== 'windows');
    return portable.length > 0 ? portable : all;
  }

  classNamed(name: string): ClassIR | undefined {
    return this.#classes.get(name);
  }

  constant(name: string): Expression | undefined {
    return this.unit.constants.get(name);
  }

  /** The class and its ancestors, nearest first, each once; names of other files' classes stay qualified. */
  lineage(name: string): readonly string[] {
    const order: string[] = [];
    const visit = (current: string): void => {
      if (order.includes(current)) return;
      order.push(current);
      this.#classes.get(current)?.bases.forEach(visit);
    };
    visit(name);
    return order;
  }

  /** The method that a call on an object of the class reaches. */
  method(className: string, name: string, after?: string): FunctionIR | undefined {
    const lineage = this.lineage(className);
    const start = after === undefined ? 0 : lineage.indexOf(after) + 1;
    for (const ancestor of lineage.slice(start)) {
      const found = this.#classes.get(ancestor)?.methods.find((method) => method.name === name);
      if (found) return found;
    }
    return undefined;
  }

  constructorOf(className: string): FunctionIR | undefined {
    for (const ancestor of this.lineage(className)) {
      const found = this.#classes.get(ancestor)?.methods.find((method) => method.constructor_);
      if (found) return found;
    }
    return undefined;
  }

  /** One name for an object's storage whichever class of the file's hierarchy the code that sees it belongs to. */
  rootOf(className: string): string {
    return this.lineage(className).filter((name) => this.#classes.has(name)).at(-1) ?? className;
  }

  /** Ancestors that are defined elsewhere. */
  foreignBases(className: string): readonly string[] {
    return this.lineage(className).filter((name) => !this.#classes.has(name) && name !== className);
  }
}
