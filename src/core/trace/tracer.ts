/** Runs one root function over abstract state: which function of which file runs, on what, called by whom. */
import type { Expression, FunctionIR, Statement, Parameter } from '../ir';
import type { Range } from '../model';
import type { CallContext, Language } from '../languages/language';
import { Evaluator, typeOf } from './evaluator';
import { Flow } from './flow';
import type { Machine, Site } from './machine';
import { Names } from './names';
import type { Program } from './program';
import { type Frame, localKey } from './state';
import { alternatives, sameValue, unite, uniteAll, UNKNOWN, type Value } from './value';

/** How a function is entered: on which object, inside which other function, by which call. */
export interface Activation {
  readonly self?: Value | undefined;
  readonly outer?: Frame | undefined;
  readonly caller?: Site | undefined;
  /** The call that makes `self`. */
  readonly construction?: Site | undefined;
}

/** Steps after which a root is given up: its sockets then count as unknown. */
const STEP_LIMIT = 25_000;

/** Thrown when a root needs more steps than anything real does. */
export class BudgetExceeded extends Error {}

export class Tracer {
  #frame: Frame = { id: 0, declared: new Set(), keys: new Map() };
  #nextFrame = 1;
  #steps = 0;
  readonly #stack: { fn: FunctionIR; caller: Site | undefined; program: Program }[] = [];
  /** Files that this trace has been in, the root's own aside. */
  readonly visited = new Set<Program>();
  /** Functions that were run in place of a call. */
  readonly entered = new Set<FunctionIR>();
  /** Functions that were run or, for what they are, not run: others than these do not matter to the trace. */
  readonly reached = new Set<FunctionIR>();
  /** Constructors that were run for an object that code of the file makes. */
  readonly constructors = new Set<FunctionIR>();
  /** Parameters whose default is being evaluated. */
  readonly #defaulting = new Set<Parameter>();
  readonly flow: Flow;
  readonly names: Names;
  readonly evaluator: Evaluator;
  readonly #context: CallContext;

  constructor(
    readonly machine: Machine,
    readonly root: Program,
    readonly language: Language,
    /** Calls of the file's own functions that are followed into one another. */
    readonly callDepth: number,
  ) {
    machine.isHandedOver = () =>
      this.#stack.some(({ caller, fn, program }) => caller === undefined && program.isHandedOver(fn.name));
    this.flow = new Flow(this);
    this.names = new Names(this);
    this.evaluator = new Evaluator(this);
    this.#context = {
      classNamed: (name) => this.program.classNamed(name),
      lineage: (name) => this.program.lineage(name),
      classAttribute: (name, attribute) => this.evaluator.classAttribute(name, attribute),
      text: (range) => this.textOf(range),
      declared: (name) => {
        const key = this.names.variable(name);
        return key === undefined ? undefined : this.machine.written.get(key);
      },
      method: (object, name) => {
        const type = typeOf(object);
        const method = type === undefined ? undefined : this.program.method(type, name);
        return method && { kind: 'function', function: method, self: object };
      },
      run: (callee, values, site) => {
        const results = alternatives(callee).map((option) =>
          option.kind === 'function'
            ? this.call(option.function, values, { self: option.self, outer: option.frame, construction: site })
            : undefined,
        );
        return results.some((result) => result === undefined)
          ? undefined
          : uniteAll(results.filter((result) => result !== undefined));
      },
      maybe: (action) => {
        this.flow.maybe(action);
      },
    };
  }

  get frame(): Frame {
    return this.#frame;
  }

  /** The method that runs, also from within a function nested in it. */
  get method(): Frame | undefined {
    for (let scope: Frame | undefined = this.#frame; scope; scope = scope.outer)
      if (scope.owner !== undefined) return scope;
    return undefined;
  }

  /** The file whose code runs: names mean what they mean there. */
  get program(): Program {
    return this.#stack.at(-1)?.program ?? this.root;
  }

  /** Whether a function is written in another file than the one that runs. */
  isForeign(fn: FunctionIR): boolean {
    const home = this.root.linker?.homeOf(fn);
    return home !== undefined && home !== this.program;
  }

  textOf(range: Range): string {
    return this.program.text.slice(range.start, range.end);
  }

  /** The call that the running function was entered by, and the names of its parameters. */
  get activation(): { caller: Site | undefined; parameters: readonly string[] } {
    const running = this.#stack.at(-1);
    return { caller: running?.caller, parameters: running?.fn.parameters.map((parameter) => parameter.name) ?? [] };
  }

  /** Runs module-level code; its names are globals. */
  runTop(statements: readonly Statement[]): void {
    this.flow.execute(statements);
  }

  /** Runs a function that nobody is seen to call: parameters hold whatever their callers give. */
  runRoot(fn: FunctionIR): void {
    const self: Value | undefined =
      fn.owner !== undefined && fn.self !== undefined
        ? { kind: 'place', key: `T:${this.program.rootOf(fn.owner)}`, type: fn.owner }
        : undefined;
    const unknown = fn.parameters.map((parameter, index): Value => {
      const key = `p${String(index)}:${parameter.name}`;
      const given: Value =
        parameter.type === undefined ? { kind: 'place', key } : { kind: 'place', key, type: parameter.type };
      return parameter.default ? unite(given, this.evaluator.evaluate(parameter.default)) : given;
    });
    this.call(fn, unknown, { self });
  }

  /** The default of a parameter; unknown within itself, as where making an object makes another of its class. */
  defaultOf(parameter: Parameter, expression: Expression): Value {
    if (this.#defaulting.has(parameter)) return UNKNOWN;
    this.#defaulting.add(parameter);
    try {
      return this.evaluator.evaluate(expression);
    } finally {
      this.#defaulting.delete(parameter);
    }
  }

  /** Runs a function of the file in place of a call; undefined where that cannot be done. */
  call(fn: FunctionIR, parameters: readonly Value[], how: Activation = {}): Value | undefined {
    const { self, outer } = how;
    if (this.#stack.some((running) => running.fn === fn) || this.#stack.length >= this.callDepth) return undefined;
    const construction =
      how.construction ??
      (self && this.#frame.self && sameValue(self, this.#frame.self) ? this.#frame.construction : undefined);
    const caller = { frame: this.#frame, guard: this.machine.state.guard };
    const frame: Frame = {
      id: this.#nextFrame++,
      declared: new Set(fn.parameters.map((parameter) => parameter.name)),
      keys: new Map(),
      ...(outer ? { outer } : {}),
      ...(fn.owner === undefined ? {} : { owner: fn.owner }),
      ...(fn.self === undefined || !self ? {} : { self, selfName: fn.self }),
      ...(construction ? { construction } : {}),
    };
    if (how.construction && fn.constructor_ === true) this.constructors.add(fn);
    const program = this.root.linker?.homeOf(fn) ?? this.program;
    if (program !== this.root) this.visited.add(program);
    if (this.#stack.length > 0) this.entered.add(fn);
    this.reached.add(fn);
    this.#stack.push({ fn, caller: how.caller, program });
    this.#frame = frame;
    if (fn.guard) this.machine.state = this.machine.state.withGuard(fn.guard);
    fn.parameters.forEach((parameter, index) => {
      if (parameter.written !== undefined) this.machine.written.set(localKey(frame, parameter.name), parameter.written);
      this.machine.state.memory.set(
        localKey(frame, parameter.name),
        parameters[index] ?? (parameter.default ? this.evaluator.evaluate(parameter.default) : UNKNOWN),
      );
    });
    try {
      return this.flow.body(fn.body, caller.guard);
    } finally {
      this.#stack.pop();
      this.#frame = caller.frame;
      if (this.flow.live && !fn.body.some((statement) => statement.kind === 'function'))
        this.machine.state.dropFrame(frame);
    }
  }

  /** What a recogniser may ask about the file. */
  evaluatorContext(): CallContext {
    return this.#context;
  }

  /**
   * Where the expression is a parameter of the running function: asks whether the function may be called with something
   * else as well. Asked rarely, for it reads the file.
   */
  handedIn(expression: Expression | undefined): (() => boolean) | undefined {
    const running = this.#stack.at(-1);
    if (!running || expression?.kind !== 'name') return undefined;
    const { fn, program } = running;
    if (!fn.parameters.some((parameter) => parameter.name === expression.name)) return undefined;
    return () => fn.local !== true || !program.isCalledOnce(fn.name);
  }

  /** Name of the function that is being run. */
  get running(): string | undefined {
    return this.#stack.at(-1)?.fn.name;
  }

  /** Steps taken so far. */
  get steps(): number {
    return this.#steps;
  }

  step(): void {
    if (++this.#steps > STEP_LIMIT) throw new BudgetExceeded();
  }

  /** True for a value that holds no socket and none of the file's objects. */
  static harmless(value: Value): boolean {
    return alternatives(value).every((option) =>
      ['unknown', 'number', 'null', 'string', 'symbol', 'flags'].includes(option.kind),
    );
  }

  evaluateAll(expressions: readonly Expression[]): readonly Value[] {
    return expressions.map((expression) => this.evaluator.evaluate(expression));
  }
}
