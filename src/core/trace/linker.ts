/** Finds what one file uses of the others of a project: functions and classes by name, the nearest definition first. */
import type { ClassIR, Expression, FunctionIR } from '../ir';
import type { Program } from './program';

interface Definition<T> {
  readonly item: T;
  readonly program: Program;
}

export class Linker {
  readonly #functions = new Map<string, Definition<FunctionIR>[]>();
  readonly #classes = new Map<string, Definition<ClassIR>[]>();
  readonly #modules = new Map<string, Definition<Program>[]>();
  readonly #homes = new Map<FunctionIR, Program>();
  /** Files with packages, by their folders. */
  readonly #folders = new Map<string, Definition<Program>[]>();

  /** Another one whenever what was looked up before has to be looked up again. */
  version = 0;
  #asked = new Set<string>();

  /**
   * @param isLibrary tells modules of the language's own library: a file of the project that has such a name is not meant
   * @param read is told which function or class is about to be looked for, and by whom: it may add files that define it,
   *   those of other folders only where the asking file's own has no definition yet
   */
  constructor(
    readonly isLibrary: (qualified: string) => boolean,
    readonly read?: (name: string, from: Program, isHere: () => boolean) => void,
  ) {}

  /** Makes the file's definitions known; those that only the file itself sees are not offered to others. */
  add(program: Program): void {
    this.version++;
    for (const fn of program.unit.functions) {
      this.#homes.set(fn, program);
      if (fn.local !== true && fn.macro !== true) put(this.#functions, fn.name, { item: fn, program });
      // A header's macros and inline functions are there for those who include it.
      else if (/\.h\w*$/.test(program.path ?? '')) put(this.#functions, fn.name, { item: fn, program });
    }
    for (const cls of program.unit.classes) {
      for (const name of namesOf(cls.name)) put(this.#classes, name, { item: cls, program });
      for (const method of cls.methods) this.#homes.set(method, program);
    }
    const module = moduleName(program.path ?? '');
    if (module !== undefined) put(this.#modules, module, { item: program, program });
    if (program.unit.package !== undefined) put(this.#folders, program.folder, { item: program, program });
  }

  /** Forgets a file's definitions. */
  remove(program: Program): void {
    this.version++;
    const others = ({ program: home }: Definition<unknown>): boolean => home !== program;
    for (const fn of program.unit.functions) {
      this.#homes.delete(fn);
      retain(this.#functions, fn.name, others);
    }
    for (const cls of program.unit.classes) {
      for (const method of cls.methods) this.#homes.delete(method);
      for (const name of namesOf(cls.name)) retain(this.#classes, name, others);
    }
    retain(this.#modules, moduleName(program.path ?? '') ?? '', others);
    retain(this.#folders, program.folder, others);
  }

  /** Collects the names that are looked up from now on: as long as nobody defines one of them, all stays as it is. */
  record(): ReadonlySet<string> {
    this.version++;
    this.#asked = new Set();
    return this.#asked;
  }

  /** The file that a function is written in. */
  homeOf(fn: FunctionIR): Program | undefined {
    return this.#homes.get(fn);
  }

  /** The definition of a function in another file: the one in the same folder, else the only one there is. */
  functions(name: string, from: Program): readonly FunctionIR[] {
    this.#asked.add(name);
    if (from.unit.package !== undefined) return this.#functionsOfPackage(name, from);
    const inModule = this.#inModule(name, from);
    if (inModule) return inModule.program.functions(inModule.name);
    // A language whose every name comes through an import looks for no others.
    if (from.unit.exports) return [];
    // What a Rust module passes on has the project's name in front and stands in a file that the path does not tell.
    const plain = name.startsWith('crate.') ? name.slice(name.lastIndexOf('.') + 1) : name;
    this.#asked.add(plain);
    this.read?.(plain, from, () => isBeside(this.#functions.get(plain), from));
    const found = nearest(this.#functions.get(plain) ?? [], from);
    // Variants in one file are for different systems; of those in several files nobody sees which is linked.
    return new Set(found.map((definition) => definition.program)).size === 1
      ? found.map((definition) => definition.item)
      : [];
  }

  classNamed(name: string, from: Program): ClassIR | undefined {
    this.#asked.add(name);
    const inModule = this.#inModule(name, from);
    if (inModule) return inModule.program.ownClass(inModule.name);
    if (name.includes('.') || from.unit.exports) return undefined;
    this.read?.(name, from, () => isBeside(this.#classes.get(name), from));
    const origin = from.unit.origins?.get(name);
    const candidates = (this.#classes.get(name) ?? []).filter(
      ({ program }) => origin === undefined || isHome(program.path, origin),
    );
    const parts = nearest(candidates, from).map((definition) => definition.item);
    // One declaration and any number of files with its methods are one class; two declarations are two.
    return parts.length === 0 || parts.filter((part) => part.partial !== true).length > 1
      ? undefined
      : joinClasses(...parts);
  }

  constant(name: string, from: Program): Expression | undefined {
    if (from.unit.package !== undefined) {
      const { programs, plain } = this.#inPackage(name, from);
      return programs.map(({ unit }) => unit.constants.get(plain)).find((constant) => constant !== undefined);
    }
    const inModule = this.#inModule(name, from);
    return inModule?.program.constant(inModule.name);
  }

  /** The file of the same package that declares a variable. */
  withGlobal(name: string, from: Program): Program | undefined {
    return this.#inPackage(name, from).programs.find((program) => program.globals.has(name));
  }

  /** Variants in several files are for different systems: all of them are meant, those for Windows only where there are no others. */
  #functionsOfPackage(name: string, from: Program): readonly FunctionIR[] {
    const { programs, plain } = this.#inPackage(name, from);
    this.#asked.add(plain);
    const found = (this.#functions.get(plain) ?? []).filter(({ program }) => programs.includes(program));
    const portable = found.filter(({ item }) => item.guard !== 'windows');
    return (portable.length > 0 ? portable : found).map(({ item }) => item);
  }

  /** The files that may define a name, the other ones of the own package or those of an imported one: `example.com/app/netutil.Listen`. */
  #inPackage(name: string, from: Program): { programs: readonly Program[]; plain: string } {
    const dot = name.indexOf('.', name.lastIndexOf('/') + 1);
    if (dot < 0) {
      const here = this.#folders.get(from.folder) ?? [];
      const own = here.filter(({ program }) => program !== from && program.unit.package === from.unit.package);
      return { programs: own.map(({ program }) => program), plain: name };
    }
    const plain = name.slice(dot + 1);
    if (this.isLibrary(name)) return { programs: [], plain };
    const folder = this.#folderOf(name.slice(0, dot), from);
    const files = folder === undefined ? [] : (this.#folders.get(folder) ?? []);
    return { programs: files.map(({ program }) => program), plain };
  }

  /**
   * The folder of an imported package: as much of the end of its path as there is a folder for, below one that the
   * importing file is in as well.
   */
  #folderOf(path: string, from: Program): string | undefined {
    const parts = path.split('/');
    for (let skipped = 0; skipped < parts.length; skipped++) {
      const tail = parts.slice(skipped).join('/');
      for (let root = from.folder; ; root = root.slice(0, Math.max(0, root.lastIndexOf('/')))) {
        const folder = root === '' ? tail : `${root}/${tail}`;
        if (this.#folders.has(folder)) return folder;
        if (root === '') break;
      }
    }
    return undefined;
  }

  /** `net.helpers.listen` → the file helpers.py and the name `listen` in it. */
  #inModule(qualified: string, from: Program): { program: Program; name: string } | undefined {
    const dot = qualified.lastIndexOf('.');
    if (dot <= 0 || this.isLibrary(qualified)) return undefined;
    if (/^\.\.?\//.test(qualified)) return this.#inFile(qualified.slice(0, dot), qualified.slice(dot + 1), from, []);
    const module = qualified.slice(0, dot).split('.').at(-1)!;
    this.#asked.add(module);
    const named = this.#modules.get(module) ?? [];
    const others = named.filter(({ program }) => program !== from);
    const name = qualified.slice(dot + 1);
    // An object that another file made has the full name of its class also in the class's own file.
    if (others.length === 0) return named.length > 0 ? { program: from, name } : undefined;
    const [only, ...more] = nearest(others, from);
    return only && more.length === 0 ? { program: only.item, name } : undefined;
  }

  /** `./lib/helpers` → the file of that path seen from here, and what the exported name is called where it is defined. */
  #inFile(
    module: string,
    name: string,
    from: Program,
    passed: readonly Program[],
  ): { program: Program; name: string } | undefined {
    const path = joinPath(from.folder, module);
    const candidates = [path, `${path}/index`];
    for (const candidate of candidates) this.#asked.add(candidate);
    const program = candidates.flatMap((candidate) => this.#modules.get(candidate) ?? [])[0]?.program;
    if (!program || passed.includes(program)) return undefined;
    const { exports, imports, wildcardImports, constants } = program.unit;
    const known = exports?.get(name) ?? name;
    const elsewhere = imports.get(known) ?? known;
    const dot = elsewhere.lastIndexOf('.');
    if (dot > 0 && elsewhere.startsWith('.'))
      return this.#inFile(elsewhere.slice(0, dot), elsewhere.slice(dot + 1), program, [...passed, program]);
    const own =
      program.unit.functions.some((fn) => fn.name === known) ||
      program.ownClass(known) !== undefined ||
      constants.has(known);
    if (own) return { program, name: known };
    for (const wildcard of wildcardImports) {
      const found = this.#inFile(wildcard, name, program, [...passed, program]);
      if (found) return found;
    }
    return undefined;
  }
}

/** `lib/net` and `../util/helpers` → `lib/util/helpers`. */
export function joinPath(folder: string, path: string): string {
  const parts = folder === '' ? [] : folder.split('/');
  for (const step of path.split('/')) {
    if (step === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (step !== '.' && step !== '') parts.push(step);
  }
  return parts.join('/');
}

/** Definitions stand in the order of their files' paths, in whatever order files come and change. */
/** A class in Ruby modules, `Net::Http::Server`, is also called `Http::Server` and `Server` by code of those modules. */
function namesOf(name: string): readonly string[] {
  const parts = name.split('::');
  return parts.map((_, index) => parts.slice(index).join('::'));
}

function put<T>(map: Map<string, Definition<T>[]>, key: string, value: Definition<T>): void {
  const known = map.get(key);
  if (!known) {
    map.set(key, [value]);
    return;
  }
  const path = ({ program }: Definition<T>): string => program.path ?? '';
  let at = known.length;
  while (at > 0 && path(known[at - 1]!) > path(value)) at--;
  known.splice(at, 0, value);
}

function retain<T>(
  map: Map<string, Definition<T>[]>,
  key: string,
  wanted: (definition: Definition<T>) => boolean,
): void {
  const left = map.get(key)?.filter(wanted) ?? [];
  if (left.length > 0) map.set(key, left);
  else map.delete(key);
}

/** Whether another file of the folder has a definition. */
function isBeside<T>(definitions: readonly Definition<T>[] | undefined, from: Program): boolean {
  return definitions?.some(({ program }) => program !== from && program.folder === from.folder) === true;
}

function nearest<T>(definitions: readonly Definition<T>[], from: Program): readonly Definition<T>[] {
  const others = definitions.filter((definition) => definition.program !== from);
  const here = others.filter((definition) => definition.program.folder === from.folder);
  if (here.length > 0) return here;
  // A package is all the files of its folder.
  const homes = new Set(others.map(({ program }) => (program.unit.package === undefined ? program : program.folder)));
  return homes.size === 1 ? others : [];
}

/** A C++ class is declared in one file and has its methods in another: both are one class. */
export function joinClasses(...parts: readonly ClassIR[]): ClassIR {
  const declared = parts.find((part) => part.partial !== true) ?? parts[0]!;
  const methods = [...new Set(parts.flatMap((part) => part.methods))];
  const defined = new Set(methods.map((method) => method.name));
  const missing = declared.undefinedMethods?.filter((name) => !defined.has(name));
  // Several parts may each declare members, and what the class comes down from.
  const attributes = new Map(
    [declared, ...parts].flatMap((part) => part.attributes).map((attribute) => [attribute.name, attribute]),
  );
  const bases = [...new Set([declared, ...parts].flatMap((part) => part.bases))];
  return {
    ...declared,
    bases,
    attributes: [...attributes.values()],
    methods,
    ...(missing ? { undefinedMethods: missing } : {}),
  };
}

/** `src/net/base/Server.java` is where `net.base.Server` stands. */
function isHome(path: string | undefined, qualified: string): boolean {
  const plain = `/${(path ?? '').replace(/\.\w+$/, '')}`;
  return plain.endsWith(`/${qualified.replaceAll('.', '/')}`);
}

/** `net/helpers.py` → `helpers`, `net/__init__.py` and `net/mod.rs` → `net`; `lib/net.ts` → `lib/net`, for imports there name paths. */
export function moduleName(path: string): string | undefined {
  const script = /^(.+)\.[cm]?[jt]sx?$/.exec(path)?.[1];
  if (script !== undefined) return script;
  const match = /(?:([^/\\]+)[/\\])?([^/\\]+)\.(?:pyw?|rs)$/.exec(path);
  return match?.[2] === '__init__' || match?.[2] === 'mod' ? match[1] : match?.[2];
}
