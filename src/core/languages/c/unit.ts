/** A C or C++ file: its functions, classes, constants and what system it is for. */
import type { Node } from 'web-tree-sitter';
import type { Expression, FunctionIR, Parameter, Statement, UnitIR } from '../../ir';
import type { Guard, Range } from '../../model';
import type { Change, ParsePiece } from '../language';
import { materialize } from '../../materialize';
import { isAlikeAround } from '../../syntax/alike';
import { oneReading } from './branches';
import { type ClassEntry } from './classes';
import { KeptStatements } from '../shared/kept-statements';
import { LazyFunction } from '../shared/lazy-function';
import { Context } from './context';
import { lowerParameters } from './declarations';
import { Collector, type Found, type Macro } from './collector';
import { functionDeclarator } from './declarators';
import { codeOf, type Relevant, relevantFunctions } from './relevance';
import { lowerStatement, lowerStatements } from './statements';
import { speaksWinsock } from './winsock';
import { SOCKET_CALLS, SOCKET_WORDS } from './words';
import { writesTo } from './writes';

/** What units are made of that can take over a change. */
const lowerings = new WeakMap<UnitIR, Lowering>();

/** `membersOf` gives the library names that `using namespace` makes short: short name and full name. */
export function lowerUnit(
  root: Node,
  text: string,
  cpp: boolean,
  parsePiece: ParsePiece,
  membersOf: (namespace: string) => readonly (readonly [string, string])[] = () => [],
): UnitIR {
  const reading = root.hasError ? oneReading(text) : undefined;
  const tree = reading === undefined ? undefined : parsePiece(reading);
  if (reading === undefined || !tree) return lowerRoot(root, text, cpp, parsePiece, membersOf);
  try {
    return materialize(lowerRoot(tree.rootNode, reading, cpp, parsePiece, membersOf));
  } finally {
    tree.delete();
  }
}

function lowerRoot(
  root: Node,
  text: string,
  cpp: boolean,
  parsePiece: ParsePiece,
  membersOf: (namespace: string) => readonly (readonly [string, string])[],
): UnitIR {
  const context = new Context(cpp);
  const collected = new Collector(context, text, membersOf);
  collected.visit(root.namedChildren, undefined, undefined);
  const lowering = new Lowering(collected, parsePiece);
  lowering.finish();
  if (!root.hasError) lowering.script();
  const unit = lowering.unit();
  lowerings.set(unit, lowering);
  return unit;
}

/**
 * Takes over a change of the text inside of one function's body: its statements are lowered anew, and all else is what a new
 * reading of the file would find. Ranges are as the new text has them already.
 * @returns the function; undefined where the change may matter to more than that
 */
export function changeUnit(unit: UnitIR, change: Change): FunctionIR | undefined {
  return lowerings.get(unit)?.change(change);
}

/** Makes the functions and classes of what was collected; bodies are lowered when they are run. */
class Lowering {
  readonly #lowered = new Map<Found, LazyFunction>();
  #relevant: Relevant | undefined;
  #posix: boolean | undefined;
  /** The tree after the last change: the nodes that were collected belong to an older one. */
  #changed: Node | undefined;
  /** The function that was changed last. */
  #last: Found | undefined;
  /** How much functions that were changed matter. */
  readonly #levels = new Map<Found, number | undefined>();
  /** What functions that were changed consist of: likely they will be again. */
  readonly #statements = new Map<Range, KeptStatements>();

  constructor(
    readonly collected: Collector,
    private parsePiece: ParsePiece,
  ) {}

  finish(): void {
    const { found, macros, text, context } = this.collected;
    const relevant = relevantFunctions(text, found, {
      words: context.cpp ? SOCKET_WORDS : SOCKET_CALLS,
      isCalled: context.cpp ? '' : '\\s*\\(',
      macros: macros.filter((macro) => SOCKET_WORDS.test(macro.body)).map((macro) => macro.name),
      also: (fn) => this.#makesSockets(fn),
    });
    this.#relevant = relevant;
    const { functions, names } = relevant;
    for (const each of found) {
      const fn = this.#lowerFunction(each, functions.has(each));
      this.#lowered.set(each, fn);
      if (each.owner === undefined) this.collected.functions.push(fn);
      else if (!isDeleted(each.node) && !isCopy(fn)) this.collected.classEntry(each.owner).methods.push(fn);
    }
    for (const entry of this.collected.classes.values()) this.#implicitConstructor(entry);
    for (const macro of this.collected.macros) this.#macro(macro, names.has(macro.name));
  }

  change({ rootBefore, root, before, text, start, oldEnd, newEnd, parsePiece }: Change): FunctionIR | undefined {
    const { found, written, context } = this.collected;
    if (this.collected.script.length > 0) return undefined;
    const holds = (each: Found | undefined): boolean => {
      const around = each && this.#lowered.get(each)?.range;
      return around !== undefined && around.start < start && newEnd < around.end;
    };
    // Most edits are where the last one was.
    const changed = holds(this.#last) ? this.#last : found.find(holds);
    this.#last = changed;
    if (!changed || changed.head) return undefined;
    const fn = this.#lowered.get(changed)!;
    const { range } = fn;
    const by = newEnd - oldEnd;
    const node = functionAt(root, range);
    const nodeBefore = functionAt(rootBefore, { start: range.start, end: range.end - by });
    const body = node?.childForFieldName('body');
    if (
      !nodeBefore ||
      !isAlikeAround(nodeBefore, node, by) ||
      body?.type !== 'compound_statement' ||
      start <= body.startIndex ||
      newEnd >= body.endIndex
    )
      return undefined;
    const now = text.slice(range.start, range.end);
    const old = before.slice(range.start, range.end - by);
    const level = (own: string): number | undefined => this.#relevant?.levelOf(changed, own);
    const levelNow = level(now);
    if (levelNow !== (this.#levels.has(changed) ? this.#levels.get(changed) : level(old))) return undefined;
    this.#levels.set(changed, levelNow);
    for (const [name, count] of written) {
      const next = count - writesTo(name, old) + writesTo(name, now);
      if (next > 1 !== count > 1) return undefined;
      written.set(name, next);
    }
    if (!this.#hasPosix && speaksWinsock(text) !== speaksWinsock(before)) return undefined;
    this.#changed = root;
    this.parsePiece = parsePiece;
    context.depth = 0;
    const kept = this.#statements.get(range) ?? new KeptStatements();
    this.#statements.set(range, kept);
    kept.edit(start - range.start, oldEnd - range.start, by);
    fn.renew();
    return fn;
  }

  /** The function's node in the tree of the text as it is. */
  #nodeOf({ node }: Found, range: Range): Node {
    if (!this.#changed) return node;
    const now = functionAt(this.#changed, range);
    if (!now) throw new Error('A function is not where it was.');
    return now;
  }

  /** Code that stands outside of functions, as documentation quotes it, runs from top to bottom. */
  script(): void {
    const [first] = this.collected.script;
    const last = this.collected.script.at(-1);
    if (!first || !last || !this.collected.script.some((node) => node.type === 'expression_statement')) return;
    const range = { start: first.startIndex, end: last.endIndex };
    const text = this.collected.text.slice(range.start, range.end);
    const relevant = this.collected.context.cpp ? SOCKET_WORDS.test(text) : SOCKET_CALLS.test(codeOf(text));
    const body = (): readonly Statement[] => lowerStatements(this.collected.context, this.collected.script);
    this.collected.functions.push(new LazyFunction('The file', [], range, body, relevant, { local: true }));
  }

  /** A constructor may name its members only: `acceptor_(io, endpoint)`. */
  #makesSockets({ name, owner }: Found): boolean {
    const members = owner !== undefined && name === owner ? this.collected.classEntry(owner).members.values() : [];
    return [...members].some((member) => member.type !== undefined && SOCKET_WORDS.test(member.type));
  }

  #lowerFunction(found: Found, relevant: boolean): LazyFunction {
    const { context } = this.collected;
    const { name, owner, head } = found;
    const entry = owner === undefined ? undefined : this.collected.classEntry(owner);
    const isConstructor = entry !== undefined && name === owner;
    const range = context.range(found.node);
    const unknown = found.unknown.map((parameter): Statement => ({
      kind: 'declare',
      name: parameter.text,
      range: context.range(parameter),
    }));
    const lowerBody = (): readonly Statement[] => {
      const node = this.#nodeOf(found, range);
      const body = head ? node : node.childForFieldName('body');
      const initializers = isConstructor
        ? node.namedChildren.find((child) => child.type === 'field_initializer_list')
        : undefined;
      return [
        ...unknown,
        ...(isConstructor
          ? entry.beginnings(context, initializers, range, (base) => this.collected.classes.has(base))
          : []),
        ...(body
          ? body.type === 'compound_statement'
            ? this.#lowerBlock(body.namedChildren, range)
            : [lowerStatement(context, body)]
          : []),
      ];
    };
    const lowerOwn = (): readonly Parameter[] =>
      head
        ? (head.childForFieldName('arguments')?.namedChildren ?? []).map((parameter) => ({ name: parameter.text }))
        : lowerParameters(
            context,
            functionDeclarator(this.#nodeOf(found, range))?.childForFieldName('parameters') ?? null,
          );
    let parameters: readonly Parameter[] | (() => readonly Parameter[]) = lowerOwn;
    let isStatic = this.#isStatic(found);
    if (entry) {
      const own = lowerOwn();
      const declared = entry.declarationOf(name, own.length);
      // Defaults stand in the class body, `static` only there.
      parameters = own.map((parameter, index) => ({ ...declared?.parameters[index], ...parameter }));
      isStatic ||= declared?.isStatic === true;
    }
    return new LazyFunction(name, parameters, range, lowerBody, relevant, {
      ...(owner === undefined ? {} : { owner }),
      ...(owner === undefined || (isStatic && context.cpp) ? {} : { self: 'this' }),
      ...(found.guard === undefined ? {} : { guard: found.guard }),
      ...(isConstructor ? { constructor_: true } : {}),
      ...(isStatic ? { local: true } : {}),
    });
  }

  /** The statements of a function's body. */
  #lowerBlock(nodes: readonly Node[], range: Range): readonly Statement[] {
    const { context } = this.collected;
    const kept = this.#statements.get(range);
    return kept
      ? kept.lower(nodes, range.start, (node) => lowerStatements(context, [node]))
      : lowerStatements(context, nodes);
  }

  /** What stands before the name tells; a look at the text is cheaper than one at the tree. */
  #isStatic({ node, at }: Found): boolean {
    return /\bstatic\b/.test(codeOf(this.collected.text.slice(node.startIndex, at)));
  }

  /** A class without a constructor has one all the same: members begin as declared, or as the braces give them in order. */
  #implicitConstructor(entry: ClassEntry): void {
    if (
      !this.collected.context.cpp ||
      !entry.complete ||
      entry.hasConstructor ||
      entry.methods.some((method) => method.constructor_)
    )
      return;
    const { range, ownMembers } = entry;
    const parameters = ownMembers.map((member) => ({
      name: member.name,
      ...(member.initial ? { default: member.initial } : {}),
    }));
    const relevant = ownMembers.some(
      (member) =>
        member.initial &&
        SOCKET_WORDS.test(this.collected.text.slice(member.initial.range.start, member.initial.range.end)),
    );
    const body = (): readonly Statement[] => [
      ...entry
        .beginnings(this.collected.context, undefined, range, (base) => this.collected.classes.has(base))
        .filter((statement) => statement.kind !== 'expression' || statement.expression.kind !== 'assign'),
      ...ownMembers.map((member): Statement => {
        const name: Expression = { kind: 'name', name: member.name, range: member.range };
        const target: Expression = {
          kind: 'member',
          object: { kind: 'name', name: 'this', range: member.range },
          name: member.name,
          range: member.range,
        };
        return { kind: 'expression', expression: { kind: 'assign', target, value: name, range: member.range } };
      }),
    ];
    entry.methods.push(
      new LazyFunction(entry.name, parameters, range, body, relevant, {
        owner: entry.name,
        self: 'this',
        constructor_: true,
      }),
    );
  }

  /** A function-like macro runs like a function in its caller's place. */
  #macro(macro: Macro, relevant: boolean): void {
    const lowerBody = (): readonly Statement[] => {
      // Line continuations, and `#x` and `x##y`, which are no C: blanks keep the offsets.
      const source = macro.body.replace(/\\\r?\n|#+/g, (part) => ' '.repeat(part.length));
      const prefix = 'void macro(void) { ';
      const tree = this.parsePiece(`${prefix}${source}; }`);
      try {
        const context = new Context(
          this.collected.context.cpp,
          macro.range.start - prefix.length,
          this.collected.context.ranges,
        );
        for (const [alias, target] of this.collected.context.aliases) context.aliases.set(alias, target);
        for (const namespace of this.collected.context.namespaces) context.namespaces.add(namespace);
        const body = tree?.rootNode.namedChild(0)?.childForFieldName('body');
        if (body && tree?.rootNode.hasError === false) return lowerStatements(context, body.namedChildren);
        // Half a statement: who knows what it does to its arguments.
        const { range } = fn;
        const name = (text: string): Expression => ({ kind: 'name', name: text, range });
        return [
          {
            kind: 'expression',
            expression: {
              kind: 'call',
              callee: name('#macro'),
              nameRange: range,
              arguments: macro.parameters.map((parameter) => ({ value: name(parameter) })),
              range,
            },
          },
        ];
      } finally {
        tree?.delete();
      }
    };
    const parameters = macro.parameters.map((name) => ({ name }));
    const fn: FunctionIR = new LazyFunction(macro.name, parameters, macro.range, lowerBody, relevant, {
      local: true,
      macro: true,
    });
    this.collected.functions.push(fn);
  }

  unit(): UnitIR {
    const guard = this.#wholeFileGuard();
    return {
      functions: this.collected.functions,
      classes: [...this.collected.classes.values()].map((entry) => entry.toIR()),
      top: this.collected.top,
      constants: this.collected.constants,
      imports: new Map(),
      wildcardImports: this.collected.wildcards,
      ranges: this.collected.context.ranges,
      ...(guard === undefined ? {} : { guard }),
    };
  }

  /** Winsock included everywhere and no POSIX header anywhere: the file is for Windows. */
  #wholeFileGuard(): Guard | undefined {
    const winsock = this.collected.includes.some(
      (include) => /^(?:winsock2?|ws2tcpip|windows)\.h$/i.test(include.path) && include.guard === undefined,
    );
    return !this.#hasPosix && (winsock || speaksWinsock(this.collected.text)) ? 'windows' : undefined;
  }

  get #hasPosix(): boolean {
    this.#posix ??= this.collected.includes.some((include) =>
      /^(?:sys\/socket|netinet\/in|arpa\/inet|netdb|unistd|sys\/un)\.h$/.test(include.path),
    );
    return this.#posix;
  }
}

/** The function that stands at a place. */
function functionAt(root: Node, { start, end }: Range): Node | undefined {
  let node = root.descendantForIndex(start, end);
  while (node && (node.type !== 'function_definition' || node.startIndex !== start || node.endIndex !== end))
    node = node.parent;
  return node ?? undefined;
}

/** `S(const S &) = delete;` */
function isDeleted(node: Node): boolean {
  return node.namedChildren.some((child) => child.type === 'delete_method_clause');
}

/** Constructors that copy or move: the new object stands for the old one. */
function isCopy(fn: FunctionIR): boolean {
  return fn.constructor_ === true && fn.parameters.length === 1 && fn.parameters[0]!.type === fn.owner;
}
