/** The file seen as a program: functions, classes and constants by name, inheritance resolved. */
import type { ClassIR, Expression, FunctionIR, UnitIR } from '../ir';
import type { Range } from '../model';
import { joinClasses, type Linker } from './linker';

/** What a language knows of classes that no file shows. */
interface Libraries {
  isLibrary(qualified: string): boolean;
}

/** Left and right of the last name of something that stands alone as an argument, an element or a value. */
const BEFORE_HANDED_OVER = /[^\w\s][ \t]*(?:\w+(?:\.|::|->))*$/;
const AFTER_HANDED_OVER = /^\s*[,)};]/;

/** Characters that are looked at on either side of a name. */
const CONTEXT = 200;

const WORD = /^\w+$/;

/** Where two versions of a text differ. */
interface TextChange {
  readonly before: string;
  readonly text: string;
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

export class Program {
  readonly #functions = new Map<string, FunctionIR[]>();
  readonly #classes = new Map<string, ClassIR>();
  /** Variables declared at file or module level. */
  readonly globals = new Set<string>();
  /** Classes joined with their parts in other files, by name; null where no file has one. */
  readonly #linked = new Map<string, ClassIR | null>();
  readonly #handedOver = new Map<string, boolean>();
  readonly #calledOnce = new Map<string, boolean>();
  #text: string;
  readonly #globalTypes = new Map<string, string>();
  /** What a name means as a function, own or in another file. */
  readonly #callable = new Map<string, readonly FunctionIR[]>();
  readonly #lineages = new Map<string, readonly string[]>();
  readonly #fieldTypes = new Map<string, ReadonlyMap<string, string>>();
  /** What messages call a call's callee, as far as it was looked up. */
  readonly calleeTexts = new WeakMap<Expression, string>();
  /** Files that declare variables of the package; null where none does. */
  readonly #homes = new Map<string, Program | null>();

  /** Of the linker, when what follows from its classes was looked up. */
  #version = 0;

  constructor(
    readonly unit: UnitIR,
    text: string,
    /** Where the file lies, with forward slashes; undefined for a file that is looked at alone. */
    readonly path?: string,
    readonly linker?: Linker,
  ) {
    this.#text = text;
    for (const fn of unit.functions) {
      const known = this.#functions.get(fn.name);
      if (known) known.push(fn);
      else this.#functions.set(fn.name, [fn]);
    }
    for (const cls of unit.classes) this.#classes.set(cls.name, cls);
    for (const statement of unit.top) {
      if (statement.kind !== 'declare') continue;
      this.globals.add(statement.name);
      if (statement.type !== undefined) this.#globalTypes.set(statement.name, statement.type);
    }
  }

  get text(): string {
    return this.#text;
  }

  /**
   * Takes another text, which differs within one function: all else about the file is as before.
   * @param range of the function, in the new text
   * @returns false where an answer that the old text gave is no longer right
   */
  changeText({ before, text, start, oldEnd, newEnd }: TextChange, range: Range): boolean {
    this.#text = text;
    const old = before.slice(range.start, range.end - newEnd + oldEnd);
    const now = text.slice(range.start, range.end);
    const isAsBefore = (answers: Map<string, boolean>, ask: (name: string, was: boolean) => boolean): boolean =>
      [...answers].every(
        ([name, answer]) => (!old.includes(name) && !now.includes(name)) || ask(name, answer) === answer,
      );
    const same =
      isAsBefore(this.#handedOver, (name, was) =>
        // What did not hand it over by then does so now only where it is near to the change.
        was || !WORD.test(name)
          ? this.#handsOver(name)
          : this.#handsOver(name, start - CONTEXT - name.length, newEnd + CONTEXT),
      ) && isAsBefore(this.#calledOnce, (name) => this.#callsOnce(name));
    if (same) return true;
    this.#handedOver.clear();
    this.#calledOnce.clear();
    return false;
  }

  /** Whether the file passes a function on by its name: to a thread, a table, a library that calls back. */
  isHandedOver(name: string): boolean {
    // One without a name is there for that.
    if (name === '') return true;
    const known = this.#handedOver.get(name) ?? this.#handsOver(name);
    this.#handedOver.set(name, known);
    return known;
  }

  /** Whether what begins in a stretch of the text does so. */
  #handsOver(name: string, from = 0, to = Infinity): boolean {
    const { text } = this;
    for (let at = text.indexOf(name, from); at >= 0 && at < to; at = text.indexOf(name, at + name.length)) {
      const end = at + name.length;
      if (
        AFTER_HANDED_OVER.test(text.slice(end, end + CONTEXT)) &&
        BEFORE_HANDED_OVER.test(text.slice(Math.max(0, at - CONTEXT), at))
      )
        return true;
    }
    return false;
  }

  /** Whether the name of a function stands before parentheses twice at most: where it is defined and where it is called. */
  isCalledOnce(name: string): boolean {
    const known = this.#calledOnce.get(name) ?? this.#callsOnce(name);
    this.#calledOnce.set(name, known);
    return known;
  }

  #callsOnce(name: string): boolean {
    return WORD.test(name) && [...this.text.matchAll(new RegExp(`\\b${name}\\s*\\(`, 'g'))].length <= 2;
  }

  get folder(): string {
    return this.path?.slice(0, Math.max(0, this.path.lastIndexOf('/'))) ?? '';
  }

  /** The type that the file declares for a field of a type, or for a global variable where no owner is given. */
  declaredType(owner: string | undefined, name: string): string | undefined {
    if (owner === undefined) return this.#globalTypes.get(name) ?? this.#elsewhere(name)?.declaredType(undefined, name);
    this.#refresh();
    const fields = this.#fieldTypes.get(owner) ?? this.#typesOfFields(owner);
    return fields.get(name);
  }

  /** Whether a name is a variable of this file or, where files share theirs, of another one of its package. */
  isGlobal(name: string): boolean {
    return this.globals.has(name) || this.#elsewhere(name) !== undefined;
  }

  /** The file of the same package that declares a variable. */
  #elsewhere(name: string): Program | undefined {
    if (this.unit.package === undefined || !this.linker || this.globals.has(name)) return undefined;
    this.#refresh();
    const known = this.#homes.get(name);
    if (known !== undefined) return known ?? undefined;
    const home = this.linker.withGlobal(name, this);
    this.#homes.set(name, home ?? null);
    return home;
  }

  #typesOfFields(owner: string): ReadonlyMap<string, string> {
    const types = new Map<string, string>();
    this.#fieldTypes.set(owner, types);
    const heirs = this.unit.classes
      .filter((cls) => cls.name === owner || (cls.bases.length > 0 && this.lineage(cls.name).includes(owner)))
      .map((cls) => cls.name);
    for (const cls of new Set([...this.lineage(owner), ...heirs])) {
      for (const { name, type } of this.classNamed(cls)?.attributes ?? [])
        if (type !== undefined && !types.has(name)) types.set(name, type);
    }
    return types;
  }

  /** All methods of a name in the nearest class that has one, and the functions that `Class::name` means. */
  methods(className: string, name: string): readonly FunctionIR[] {
    const owner = this.method(className, name)?.owner;
    return this.classNamed(owner ?? className)?.methods.filter((method) => method.name === name) ?? [];
  }

  /** The method that `Class::name` names. */
  qualifiedMethod(name: string): FunctionIR | undefined {
    const at = name.lastIndexOf('::');
    if (at < 0) return undefined;
    const from = name.slice(0, at).lastIndexOf('::');
    const className = name.slice(from < 0 ? 0 : from + 2, at);
    return this.classNamed(className) ? this.method(className, name.slice(at + 2)) : undefined;
  }

  /**
   * Whether an unqualified call in a method may reach another method of the object that this file does not show: one
   * that the class declares, or any where the class itself is declared elsewhere.
   */
  mayBeUnseenMethod(className: string, name: string, libraries: Libraries): boolean {
    return (
      this.isPartial(className, libraries) ||
      this.lineage(className).some((ancestor) => this.classNamed(ancestor)?.undefinedMethods?.includes(name) === true)
    );
  }

  /** The file does not show all members of the class. */
  isPartial(className: string, libraries: Libraries): boolean {
    return this.lineage(className).some((ancestor) => {
      const cls = this.classNamed(ancestor);
      return cls ? cls.partial === true : !libraries.isLibrary(ancestor);
    });
  }

  /** The definitions of a function; those for Windows only where there are no others. */
  functions(name: string): readonly FunctionIR[] {
    this.#refresh();
    const known = this.#callable.get(name);
    if (known) return known;
    const all = this.#functions.get(name) ?? this.linker?.functions(name, this) ?? [];
    const portable = all.filter((fn) => fn.guard !== 'windows');
    const callable = portable.length > 0 ? portable : all;
    this.#callable.set(name, callable);
    return callable;
  }

  /** The class of that name, its parts in other files of the project included. */
  classNamed(name: string): ClassIR | undefined {
    const own = this.#classes.get(name);
    if (!this.linker || (own && own.partial !== true && (own.undefinedMethods?.length ?? 0) === 0)) return own;
    this.#refresh();
    const known = this.#linked.get(name);
    if (known !== undefined) return known ?? undefined;
    const found = this.linker.classNamed(name, this);
    const whole = own && found ? joinClasses(own, found) : (own ?? found);
    this.#linked.set(name, whole ?? null);
    return whole;
  }

  /** Forgets what was looked up before other files of the project have changed. */
  #refresh(): void {
    if (!this.linker || this.linker.version === this.#version) return;
    this.#version = this.linker.version;
    this.#callable.clear();
    this.#linked.clear();
    this.#lineages.clear();
    this.#fieldTypes.clear();
    this.#homes.clear();
  }

  /** The class as this file alone shows it. */
  ownClass(name: string): ClassIR | undefined {
    return this.#classes.get(name);
  }

  constant(name: string): Expression | undefined {
    const own = this.unit.constants.get(name);
    if (own || (!name.includes('.') && this.unit.package === undefined)) return own;
    return this.linker?.constant(name, this);
  }

  /** The class and its ancestors, nearest first, each once; names of other files' classes stay qualified. */
  lineage(name: string): readonly string[] {
    this.#refresh();
    const known = this.#lineages.get(name);
    if (known) return known;
    const order: string[] = [];
    const visit = (current: string): void => {
      if (order.includes(current)) return;
      order.push(current);
      this.classNamed(current)?.bases.forEach(visit);
    };
    visit(name);
    this.#lineages.set(name, order);
    return order;
  }

  /** The method that a call on an object of the class reaches. */
  method(className: string, name: string, after?: string): FunctionIR | undefined {
    const lineage = this.lineage(className);
    const start = after === undefined ? 0 : lineage.indexOf(after) + 1;
    for (const ancestor of lineage.slice(start)) {
      const found = this.classNamed(ancestor)?.methods.find((method) => method.name === name);
      if (found) return found;
    }
    return undefined;
  }

  constructorOf(className: string): FunctionIR | undefined {
    for (const ancestor of this.lineage(className)) {
      const found = this.classNamed(ancestor)?.methods.find((method) => method.constructor_);
      if (found) return found;
    }
    return undefined;
  }

  /** One name for an object's storage whichever class of the file's hierarchy the code that sees it belongs to. */
  rootOf(className: string): string {
    return (
      this.lineage(className)
        .filter((name) => this.classNamed(name))
        .at(-1) ?? className
    );
  }

  /** Ancestors that are defined elsewhere. */
  foreignBases(className: string): readonly string[] {
    return this.lineage(className).filter((name) => !this.classNamed(name) && name !== className);
  }
}
