/** Runs the lowered statements of one root function over abstract state, every path once, loops once. */
import type { Expression, FunctionIR, Statement } from '../ir';
import type { Guard, Range } from '../model';
import type { CallContext, Language } from '../languages/language';
import { type Assumption, assumptionsOf } from './assumptions';
import { Evaluator, typeOf } from './evaluator';
import type { Machine, Site } from './machine';
import type { Program } from './program';
import { type Frame, State } from './state';
import { alternatives, sameValue, truth, unite, uniteAll, UNKNOWN, type Value } from './value';

/** Where control can go besides onward, with the states that go there. */
interface Exits {
  readonly breaks: State[];
  readonly continues: State[];
  readonly returns: { state: State; value: Value }[];
  readonly gotos: Map<string, State[]>;
}

/** How a function is entered: on which object, inside which other function, by which call. */
export interface Activation {
  readonly self?: Value | undefined;
  readonly outer?: Frame | undefined;
  readonly caller?: Site | undefined;
  /** The call that makes `self`. */
  readonly construction?: Site | undefined;
}

/** Further rounds of a loop whose body decides by what a variable holds: create, bind, listen, one a round. */
const ROUNDS_OF_A_MACHINE = 2;

/** Steps after which a root is given up: its sockets then count as unknown. */
const STEP_LIMIT = 25_000;

/** Thrown when a root needs more steps than anything real does. */
export class BudgetExceeded extends Error {}

const OPPOSITE: Record<Guard, Guard> = {
  windows: 'not-windows',
  'not-windows': 'windows',
  linux: 'not-linux',
  'not-linux': 'linux',
};

export class Tracer {
  #frame: Frame = { id: 0, declared: new Set() };
  #nextFrame = 1;
  #exits: Exits = noExits();
  #live = true;
  #steps = 0;
  /** Branches taken because a condition was certain. */
  #decisions = 0;
  /** The last expression that was evaluated as a statement of its own. */
  #discarded: Expression | undefined;
  readonly #stack: { fn: FunctionIR; caller: Site | undefined; program: Program }[] = [];
  /** Files that this trace has been in, the root's own aside. */
  readonly visited = new Set<Program>();
  /** Functions that were run in place of a call. */
  readonly entered = new Set<FunctionIR>();
  /** Constructors that were run for an object that code of the file makes. */
  readonly constructors = new Set<FunctionIR>();
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
    this.evaluator = new Evaluator(this);
    this.#context = {
      classNamed: (name) => this.program.classNamed(name),
      lineage: (name) => this.program.lineage(name),
      classAttribute: (name, attribute) => this.evaluator.classAttribute(name, attribute),
      text: (range) => this.textOf(range),
      declared: (name) => {
        const key = this.evaluator.variable(name);
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
        this.maybe(action);
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
    this.#execute(statements);
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

  /** Runs a function of the file in place of a call; undefined where that cannot be done. */
  call(fn: FunctionIR, parameters: readonly Value[], how: Activation = {}): Value | undefined {
    const { self, outer } = how;
    if (this.#stack.some((running) => running.fn === fn) || this.#stack.length >= this.callDepth) return undefined;
    const construction =
      how.construction ??
      (self && this.#frame.self && sameValue(self, this.#frame.self) ? this.#frame.construction : undefined);
    const caller = { frame: this.#frame, exits: this.#exits, guard: this.machine.state.guard };
    const frame: Frame = {
      id: this.#nextFrame++,
      declared: new Set(fn.parameters.map((parameter) => parameter.name)),
      ...(outer ? { outer } : {}),
      ...(fn.owner === undefined ? {} : { owner: fn.owner }),
      ...(fn.self === undefined || !self ? {} : { self, selfName: fn.self }),
      ...(construction ? { construction } : {}),
    };
    if (how.construction && fn.constructor_ === true) this.constructors.add(fn);
    const program = this.root.linker?.homeOf(fn) ?? this.program;
    if (program !== this.root) this.visited.add(program);
    if (this.#stack.length > 0) this.entered.add(fn);
    this.#stack.push({ fn, caller: how.caller, program });
    this.#frame = frame;
    this.#exits = noExits();
    if (fn.guard) this.machine.state = this.machine.state.withGuard(fn.guard);
    fn.parameters.forEach((parameter, index) => {
      if (parameter.written !== undefined)
        this.machine.written.set(`v${String(frame.id)}:${parameter.name}`, parameter.written);
      this.machine.state.memory.set(
        `v${String(frame.id)}:${parameter.name}`,
        parameters[index] ?? (parameter.default ? this.evaluator.evaluate(parameter.default) : UNKNOWN),
      );
    });
    try {
      this.#execute(fn.body);
      const ends = this.#exits.returns;
      if (this.#live) ends.push({ state: this.machine.state, value: UNKNOWN });
      const merged = State.merge(
        ends.map((end) => end.state),
        caller.guard,
      );
      this.#live = merged !== undefined;
      if (merged) this.machine.state = merged;
      const values = ends.map((end) => end.value);
      // A path that ends without a value next to one with a value is a failure path that says nothing of the handle.
      const told = values.filter((value) => value !== UNKNOWN);
      return uniteAll(told.length > 0 ? told : values);
    } finally {
      this.#stack.pop();
      this.#frame = caller.frame;
      this.#exits = caller.exits;
      if (this.#live && !fn.body.some((statement) => statement.kind === 'function'))
        this.machine.state.dropFrame(frame);
    }
  }

  /** Runs code that may or may not run, now or later: both outcomes go on. */
  maybe(action: () => void): void {
    const before = this.machine.state;
    this.machine.state = before.fork();
    action();
    this.#join([before, this.#live ? this.machine.state : undefined], before.guard);
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

  /** Whether nobody looks at what the expression gives. */
  isDiscarded(expression: Expression): boolean {
    return this.#discarded === expression;
  }

  /** Steps taken so far. */
  get steps(): number {
    return this.#steps;
  }

  step(): void {
    if (++this.#steps > STEP_LIMIT) throw new BudgetExceeded();
  }

  #join(paths: readonly (State | undefined)[], guard: Guard | undefined): void {
    const merged = State.merge(paths, guard);
    this.#live = merged !== undefined;
    if (merged) this.machine.state = merged;
  }

  #execute(statements: readonly Statement[]): void {
    for (const statement of statements) {
      if (statement.kind === 'label') this.#label(statement.label);
      else if (this.#live) this.#statement(statement);
    }
  }

  #statement(statement: Statement): void {
    this.step();
    switch (statement.kind) {
      case 'expression':
        this.#discarded = statement.expression;
        this.evaluator.evaluate(statement.expression);
        return;
      case 'declare':
        this.#declare(statement);
        return;
      case 'if':
        this.#if(statement);
        return;
      case 'loop':
        this.#loop(statement);
        return;
      case 'switch':
        this.#switch(statement);
        return;
      case 'try':
        this.#try(statement);
        return;
      case 'block':
        this.#execute(statement.body);
        return;
      case 'return': {
        const value = statement.value ? this.evaluator.evaluate(statement.value) : UNKNOWN;
        this.#exits.returns.push({ state: this.machine.state, value });
        this.#live = false;
        return;
      }
      case 'break':
        this.#leave(this.#exits.breaks);
        return;
      case 'continue':
        this.#leave(this.#exits.continues);
        return;
      case 'stop':
        if (statement.value) this.evaluator.evaluate(statement.value);
        this.#live = false;
        return;
      case 'goto': {
        const waiting = this.#exits.gotos.get(statement.label) ?? [];
        this.#exits.gotos.set(statement.label, waiting);
        this.#leave(waiting);
        return;
      }
      case 'function':
        this.#frame.declared.add(statement.function.name);
        this.evaluator.assign(
          { kind: 'name', name: statement.function.name, range: statement.function.range },
          { kind: 'function', function: statement.function, frame: this.#frame },
        );
        return;
      case 'syntax-error':
        this.machine.syntaxError(statement.range, this.program.path);
        return;
      case 'label':
        return;
    }
  }

  #leave(to: State[]): void {
    to.push(this.machine.state);
    this.#live = false;
  }

  #label(label: string): void {
    const arriving = this.#exits.gotos.get(label);
    if (!arriving) return;
    this.#exits.gotos.delete(label);
    const guard = this.machine.state.guard;
    this.#join([this.#live ? this.machine.state : undefined, ...arriving], guard);
  }

  #declare(statement: Statement & { kind: 'declare' }): void {
    const frame = this.#frame;
    const atTop = frame.id === 0;
    if (!atTop) frame.declared.add(statement.name);
    const key = atTop ? `g:${statement.name}` : `v${String(frame.id)}:${statement.name}`;
    if (statement.type !== undefined) this.machine.types.set(key, statement.type);
    if (statement.written !== undefined) this.machine.written.set(key, statement.written);
    for (const [old] of [...this.machine.state.entriesUnder(key)]) this.machine.state.memory.delete(old);
    if (statement.init) {
      const value = this.evaluator.evaluate(statement.init, { target: statement.name });
      if (
        statement.type !== undefined &&
        value.kind === 'object' &&
        value.type === undefined &&
        !this.machine.types.has(value.key)
      )
        this.machine.types.set(value.key, statement.type);
      this.machine.store(key, value);
    } else if (statement.zeroed === true && !atTop) this.machine.zero(key);
  }

  #if(statement: Statement & { kind: 'if' }): void {
    const condition = statement.condition ? this.evaluator.evaluate(statement.condition) : UNKNOWN;
    if (!this.#live) return;
    const assumed = statement.condition ? assumptionsOf(statement.condition, true, this.#conditionKey) : [];
    const refused = statement.condition ? assumptionsOf(statement.condition, false, this.#conditionKey) : [];
    const certain = truth(condition) ?? this.#decided(assumed, refused);
    if (certain !== undefined && statement.guard === undefined) {
      if (statement.condition?.kind !== 'number' && truth(condition) !== undefined) this.#decisions++;
      this.#execute(certain ? statement.then : statement.otherwise);
      return;
    }
    const { state } = this.machine;
    const { guard } = state;
    const other = state.forkFor(statement.guard === undefined ? guard : OPPOSITE[statement.guard]);
    for (const { condition: known, holds } of assumed) state.assumptions.set(known, holds);
    for (const { condition: known, holds } of refused) other.assumptions.set(known, holds);
    this.machine.state = statement.guard === undefined ? state : state.withGuard(statement.guard);
    this.#execute(statement.then);
    const then = this.#live ? this.machine.state : undefined;
    this.#live = true;
    this.machine.state = other;
    this.#execute(statement.otherwise);
    const otherwise = this.#live ? this.machine.state : undefined;
    // `if not on Linux: exit()`: what follows is for Linux.
    const only = then && otherwise ? undefined : (then ?? otherwise);
    this.#join([then, otherwise], statement.guard === undefined || !only ? guard : only.guard);
  }

  /** Storage that a condition asks about, with its version; undefined where evaluating the expression would do something. */
  readonly #conditionKey = (expression: Expression): string | undefined => {
    if (expression.kind !== 'name' && expression.kind !== 'member') return undefined;
    if (expression.kind === 'member' && this.#conditionKey(expression.object) === undefined) return undefined;
    const key = this.evaluator.locate(expression);
    return key === undefined ? undefined : `${key}@${String(this.machine.version(key))}`;
  };

  /** What this path already knows of a condition; undefined if that does not settle it. */
  #decided(assumed: readonly Assumption[], refused: readonly Assumption[]): boolean | undefined {
    const { assumptions } = this.machine.state;
    const known = ({ condition, holds }: Assumption): boolean | undefined => {
      const value = assumptions.get(condition);
      return value === undefined ? undefined : value === holds;
    };
    if (assumed.some((assumption) => known(assumption) === false)) return false;
    if (refused.some((assumption) => known(assumption) === false)) return true;
    return undefined;
  }

  #loop(statement: Statement & { kind: 'loop' }): void {
    if (statement.init) this.#execute(statement.init);
    const around = { breaks: this.#exits.breaks, continues: this.#exits.continues };
    const breaks: State[] = [];
    const continues: State[] = [];
    this.#exits = { ...this.#exits, breaks, continues };
    let certain: boolean | undefined;
    if (statement.condition) {
      certain = truth(this.evaluator.evaluate(statement.condition));
      if (certain === false && statement.atLeastOnce !== true) {
        this.#exits = { ...this.#exits, ...around };
        return;
      }
    }
    const { guard } = this.machine.state;
    const skipped =
      certain === true || statement.atLeastOnce === true || statement.endless === true || this.#goesRound(statement)
        ? undefined
        : this.machine.state.fork();
    if (statement.each)
      this.evaluator.assign(
        statement.each.target,
        this.evaluator.elementOf(this.evaluator.evaluate(statement.each.iterable)),
      );
    const known = this.machine.sockets.length;
    const eventsBefore = this.#configurations(known);
    const decisionsBefore = this.#decisions;
    const entry = this.machine.state.fork();
    const round = (): void => {
      this.machine.repetitions++;
      this.#execute(statement.body);
      this.machine.repetitions--;
      this.#join([this.#live ? this.machine.state : undefined, ...continues.splice(0)], guard);
      if (this.#live && statement.update) this.evaluator.evaluate(statement.update);
    };
    round();
    // What one round does to a socket from outside the loop may be what the next one needs: bind, set the option, bind again.
    const configured = this.#configurations(known) > eventsBefore;
    const decided = this.#decisions > decisionsBefore && (configured || this.machine.sockets.length > known);
    const more = decided ? ROUNDS_OF_A_MACHINE : configured ? 1 : 0;
    for (let count = 0; count < more && this.#live; count++) {
      const once = this.machine.state.fork();
      // A branch was taken for what a variable held: in later rounds it holds something else (a state machine).
      if (decided) this.machine.state.forgetChanges(entry);
      if (statement.condition) this.evaluator.evaluate(statement.condition);
      round();
      this.#join([once, this.#live ? this.machine.state : undefined], guard);
    }
    this.#exits = { ...this.#exits, ...around };
    const onward = this.#live && statement.endless !== true ? this.machine.state : undefined;
    this.#join([skipped, onward, ...breaks], guard);
  }

  /** How often the first `count` sockets were bound or configured. */
  #configurations(count: number): number {
    let events = 0;
    for (const { events: own } of this.machine.sockets.slice(0, count))
      events += own.filter((event) => event.kind === 'bind' || event.kind === 'set-option').length;
    return events;
  }

  /** A loop over something written out in the code runs at least once. */
  #goesRound(statement: Statement & { kind: 'loop' }): boolean {
    const iterable = statement.each?.iterable;
    return iterable?.kind === 'aggregate' && iterable.elements.length > 0;
  }

  #switch(statement: Statement & { kind: 'switch' }): void {
    const subject = this.evaluator.evaluate(statement.subject);
    const around = this.#exits.breaks;
    const breaks: State[] = [];
    this.#exits = { ...this.#exits, breaks };
    const before = this.machine.state;
    let falling: State | undefined;
    let hasDefault = false;
    let decided = false;
    for (const branch of statement.cases) {
      if (!branch.test) hasDefault = true;
      const matches = branch.test
        ? truth(this.evaluator.compare('==', subject, this.evaluator.evaluate(branch.test)))
        : undefined;
      const entered = matches === false || decided ? undefined : before.fork();
      if (matches === true) decided = true;
      if (matches !== undefined) this.#decisions++;
      this.#join([falling, entered], before.guard);
      if (!this.#live) continue;
      this.#execute(branch.body);
      falling = undefined;
      if (this.#live) {
        if (branch.fallsThrough) falling = this.machine.state;
        else breaks.push(this.machine.state);
      }
    }
    this.#exits = { ...this.#exits, breaks: around };
    this.#join([falling, hasDefault || decided ? undefined : before, ...breaks], before.guard);
  }

  #try(statement: Statement & { kind: 'try' }): void {
    const { guard } = this.machine.state;
    const before = this.machine.state.fork();
    this.#execute(statement.body);
    const completed = this.#live ? this.machine.state.fork() : undefined;
    if (this.#live) this.#execute(statement.otherwise);
    const ends: (State | undefined)[] = [this.#live ? this.machine.state : undefined];
    for (const handler of statement.handlers) {
      this.#join([before.fork(), completed?.fork()], guard);
      this.#execute(handler);
      ends.push(this.#live ? this.machine.state : undefined);
    }
    if (statement.handlers.length === 0 && !this.#live && statement.finally.length > 0) {
      // The body never ends normally (a server's main loop): what stands in `finally` still runs.
      this.machine.state = before;
      this.#live = true;
      this.#execute(statement.finally);
      this.#live = false;
      return;
    }
    this.#join(ends, guard);
    if (this.#live) this.#execute(statement.finally);
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

function noExits(): Exits {
  return { breaks: [], continues: [], returns: [], gotos: new Map() };
}
