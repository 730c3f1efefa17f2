/** Statements: branches, loops, jumps. Every path runs once, loops once or a few times; paths meet again in one state. */
import type { Expression, Statement } from '../ir';
import type { Guard } from '../model';
import { type Assumption, assumptionsOf } from './assumptions';
import { compare } from './operators';
import { localKey, State } from './state';
import type { Tracer } from './tracer';
import { truth, uniteAll, UNKNOWN, type Value } from './value';

/** Where control can go besides onward, with the states that go there. */
interface Exits {
  readonly breaks: State[];
  readonly continues: State[];
  readonly returns: { state: State; value: Value }[];
  readonly gotos: Map<string, State[]>;
}

/** Further rounds of a loop whose body decides by what a variable holds: create, bind, listen, one a round. */
const ROUNDS_OF_A_MACHINE = 2;

const OPPOSITE: Record<Guard, Guard> = {
  windows: 'not-windows',
  'not-windows': 'windows',
  linux: 'not-linux',
  'not-linux': 'linux',
};

export class Flow {
  #exits: Exits = noExits();
  #live = true;
  /** Branches taken because a condition was certain. */
  #decisions = 0;
  /** The last expression that was evaluated as a statement of its own. */
  #discarded: Expression | undefined;

  constructor(readonly tracer: Tracer) {}

  /** Whether what comes next is reached. */
  get live(): boolean {
    return this.#live;
  }

  /** Runs the body of a function, whose ends meet under the caller's guard. @returns what it gives */
  body(statements: readonly Statement[], guard: Guard | undefined): Value {
    const around = this.#exits;
    this.#exits = noExits();
    try {
      this.execute(statements);
      const ends = this.#exits.returns;
      if (this.#live) ends.push({ state: this.tracer.machine.state, value: UNKNOWN });
      this.#join(
        ends.map((end) => end.state),
        guard,
      );
      const values = ends.map((end) => end.value);
      // A path that ends without a value next to one with a value is a failure path that says nothing of the handle.
      const told = values.filter((value) => value !== UNKNOWN);
      return uniteAll(told.length > 0 ? told : values);
    } finally {
      this.#exits = around;
    }
  }

  /** Runs code that may or may not run, now or later: both outcomes go on. */
  maybe(action: () => void): void {
    const before = this.tracer.machine.state;
    this.tracer.machine.state = before.fork();
    action();
    this.#join([before, this.#live ? this.tracer.machine.state : undefined], before.guard);
  }

  /** Whether nobody looks at what the expression gives. */
  isDiscarded(expression: Expression): boolean {
    return this.#discarded === expression;
  }

  #join(paths: readonly (State | undefined)[], guard: Guard | undefined): void {
    const merged = State.merge(paths, guard);
    this.#live = merged !== undefined;
    if (merged) this.tracer.machine.state = merged;
  }

  /** Runs statements one after the other, as far as they are reached. */
  execute(statements: readonly Statement[]): void {
    for (const statement of statements) {
      if (statement.kind === 'label') this.#label(statement.label);
      else if (this.#live) this.#statement(statement);
    }
  }

  #statement(statement: Statement): void {
    this.tracer.step();
    switch (statement.kind) {
      case 'expression':
        this.#discarded = statement.expression;
        this.tracer.evaluator.evaluate(statement.expression);
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
        this.execute(statement.body);
        return;
      case 'return': {
        const value = statement.value ? this.tracer.evaluator.evaluate(statement.value) : UNKNOWN;
        this.#exits.returns.push({ state: this.tracer.machine.state, value });
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
        if (statement.value) this.tracer.evaluator.evaluate(statement.value);
        this.#live = false;
        return;
      case 'goto': {
        const waiting = this.#exits.gotos.get(statement.label) ?? [];
        this.#exits.gotos.set(statement.label, waiting);
        this.#leave(waiting);
        return;
      }
      case 'function':
        this.tracer.frame.declared.add(statement.function.name);
        this.tracer.evaluator.assign(
          { kind: 'name', name: statement.function.name, range: statement.function.range },
          { kind: 'function', function: statement.function, frame: this.tracer.frame },
        );
        return;
      case 'syntax-error':
        this.tracer.machine.syntaxError(statement.range, this.tracer.program.path);
        return;
      case 'label':
        return;
    }
  }

  #leave(to: State[]): void {
    to.push(this.tracer.machine.state);
    this.#live = false;
  }

  #label(label: string): void {
    const arriving = this.#exits.gotos.get(label);
    if (!arriving) return;
    this.#exits.gotos.delete(label);
    const guard = this.tracer.machine.state.guard;
    this.#join([this.#live ? this.tracer.machine.state : undefined, ...arriving], guard);
  }

  #declare(statement: Statement & { kind: 'declare' }): void {
    const frame = this.tracer.frame;
    const atTop = frame.id === 0;
    if (!atTop) frame.declared.add(statement.name);
    const key = atTop ? `g:${statement.name}` : localKey(frame, statement.name);
    if (statement.type !== undefined) this.tracer.machine.types.set(key, statement.type);
    if (statement.written !== undefined) this.tracer.machine.written.set(key, statement.written);
    this.tracer.machine.state.memory.forget(key);
    if (statement.init) {
      const value = this.tracer.evaluator.evaluate(statement.init, { target: statement.name });
      if (
        statement.type !== undefined &&
        value.kind === 'object' &&
        value.type === undefined &&
        !this.tracer.machine.types.has(value.key)
      )
        this.tracer.machine.types.set(value.key, statement.type);
      this.tracer.machine.store(key, value);
    } else if (statement.zeroed === true && !atTop) this.tracer.machine.zero(key);
  }

  #if(statement: Statement & { kind: 'if' }): void {
    const condition = statement.condition ? this.tracer.evaluator.evaluate(statement.condition) : UNKNOWN;
    if (!this.#live) return;
    const assumed = statement.condition ? assumptionsOf(statement.condition, true, this.#conditionKey) : [];
    const refused = statement.condition ? assumptionsOf(statement.condition, false, this.#conditionKey) : [];
    const certain = truth(condition) ?? this.#decided(assumed, refused);
    if (certain !== undefined && statement.guard === undefined) {
      if (statement.condition?.kind !== 'number' && truth(condition) !== undefined) this.#decisions++;
      this.execute(certain ? statement.then : statement.otherwise);
      return;
    }
    const { state } = this.tracer.machine;
    const { guard } = state;
    const open = statement.guard === undefined || statement.elsewhere === 'any';
    const other = state.forkFor(open ? guard : OPPOSITE[statement.guard]);
    for (const { condition: known, holds } of assumed) state.assumptions.set(known, holds);
    for (const { condition: known, holds } of refused) other.assumptions.set(known, holds);
    this.tracer.machine.state = statement.guard === undefined ? state : state.withGuard(statement.guard);
    this.execute(statement.then);
    const then = this.#live ? this.tracer.machine.state : undefined;
    this.#live = true;
    this.tracer.machine.state = other;
    this.execute(statement.otherwise);
    const otherwise = this.#live ? this.tracer.machine.state : undefined;
    // `if not on Linux: exit()`: what follows is for Linux.
    const only = then && otherwise ? undefined : (then ?? otherwise);
    this.#join([then, otherwise], statement.guard === undefined || !only ? guard : only.guard);
  }

  /** Storage that a condition asks about, with its version; undefined where evaluating the expression would do something. */
  readonly #conditionKey = (expression: Expression): string | undefined => {
    if (expression.kind !== 'name' && expression.kind !== 'member') return undefined;
    if (expression.kind === 'member' && this.#conditionKey(expression.object) === undefined) return undefined;
    const key = this.tracer.evaluator.locate(expression);
    return key === undefined ? undefined : `${key}@${String(this.tracer.machine.version(key))}`;
  };

  /** What this path already knows of a condition; undefined if that does not settle it. */
  #decided(assumed: readonly Assumption[], refused: readonly Assumption[]): boolean | undefined {
    const { assumptions } = this.tracer.machine.state;
    const known = ({ condition, holds }: Assumption): boolean | undefined => {
      const value = assumptions.get(condition);
      return value === undefined ? undefined : value === holds;
    };
    if (assumed.some((assumption) => known(assumption) === false)) return false;
    if (refused.some((assumption) => known(assumption) === false)) return true;
    return undefined;
  }

  #loop(statement: Statement & { kind: 'loop' }): void {
    if (statement.init) this.execute(statement.init);
    const around = { breaks: this.#exits.breaks, continues: this.#exits.continues };
    const breaks: State[] = [];
    const continues: State[] = [];
    this.#exits = { ...this.#exits, breaks, continues };
    let certain: boolean | undefined;
    if (statement.condition) {
      certain = truth(this.tracer.evaluator.evaluate(statement.condition));
      if (certain === false && statement.atLeastOnce !== true) {
        this.#exits = { ...this.#exits, ...around };
        return;
      }
    }
    const { guard } = this.tracer.machine.state;
    const skipped =
      certain === true || statement.atLeastOnce === true || statement.endless === true || this.#goesRound(statement)
        ? undefined
        : this.tracer.machine.state.fork();
    if (statement.each)
      this.tracer.evaluator.assign(
        statement.each.target,
        this.tracer.evaluator.elementOf(this.tracer.evaluator.evaluate(statement.each.iterable)),
      );
    const known = this.tracer.machine.sockets.length;
    const eventsBefore = this.#configurations(known);
    const decisionsBefore = this.#decisions;
    const entry = this.tracer.machine.state.fork();
    const round = (): void => {
      this.tracer.machine.repetitions++;
      this.execute(statement.body);
      this.tracer.machine.repetitions--;
      this.#join([this.#live ? this.tracer.machine.state : undefined, ...continues.splice(0)], guard);
      if (this.#live && statement.update) this.tracer.evaluator.evaluate(statement.update);
    };
    round();
    // What one round does to a socket from outside the loop may be what the next one needs: bind, set the option, bind again.
    const configured = this.#configurations(known) > eventsBefore;
    const decided = this.#decisions > decisionsBefore && (configured || this.tracer.machine.sockets.length > known);
    const more = decided ? ROUNDS_OF_A_MACHINE : configured ? 1 : 0;
    for (let count = 0; count < more && this.#live; count++) {
      const once = this.tracer.machine.state.fork();
      // A branch was taken for what a variable held: in later rounds it holds something else (a state machine).
      if (decided) this.tracer.machine.state.forgetChanges(entry);
      if (statement.condition) this.tracer.evaluator.evaluate(statement.condition);
      round();
      this.#join([once, this.#live ? this.tracer.machine.state : undefined], guard);
    }
    this.#exits = { ...this.#exits, ...around };
    const onward = this.#live && statement.endless !== true ? this.tracer.machine.state : undefined;
    this.#join([skipped, onward, ...breaks], guard);
  }

  /** How often the first `count` sockets were bound or configured. */
  #configurations(count: number): number {
    const { sockets } = this.tracer.machine;
    let found = 0;
    for (let index = 0; index < count; index++)
      for (const { kind } of sockets[index]!.events) if (kind === 'bind' || kind === 'set-option') found++;
    return found;
  }

  /** A loop over something written out in the code runs at least once. */
  #goesRound(statement: Statement & { kind: 'loop' }): boolean {
    const iterable = statement.each?.iterable;
    return iterable?.kind === 'aggregate' && iterable.elements.length > 0;
  }

  #switch(statement: Statement & { kind: 'switch' }): void {
    const subject = this.tracer.evaluator.evaluate(statement.subject);
    const around = this.#exits.breaks;
    const breaks: State[] = [];
    this.#exits = { ...this.#exits, breaks };
    const before = this.tracer.machine.state;
    let falling: State | undefined;
    let hasDefault = false;
    let decided = false;
    for (const branch of statement.cases) {
      if (!branch.test) hasDefault = true;
      const matches = branch.test
        ? truth(compare('==', subject, this.tracer.evaluator.evaluate(branch.test)))
        : undefined;
      const entered = matches === false || decided ? undefined : before.fork();
      if (matches === true) decided = true;
      if (matches !== undefined) this.#decisions++;
      this.#join([falling, entered], before.guard);
      if (!this.#live) continue;
      this.execute(branch.body);
      falling = undefined;
      if (this.#live) {
        if (branch.fallsThrough) falling = this.tracer.machine.state;
        else breaks.push(this.tracer.machine.state);
      }
    }
    this.#exits = { ...this.#exits, breaks: around };
    this.#join([falling, hasDefault || decided ? undefined : before, ...breaks], before.guard);
  }

  #try(statement: Statement & { kind: 'try' }): void {
    const { guard } = this.tracer.machine.state;
    const before = this.tracer.machine.state.fork();
    this.execute(statement.body);
    const completed = this.#live ? this.tracer.machine.state.fork() : undefined;
    if (this.#live) this.execute(statement.otherwise);
    const ends: (State | undefined)[] = [this.#live ? this.tracer.machine.state : undefined];
    for (const handler of statement.handlers) {
      this.#join([before.fork(), completed?.fork()], guard);
      this.execute(handler);
      ends.push(this.#live ? this.tracer.machine.state : undefined);
    }
    if (statement.handlers.length === 0 && !this.#live && statement.finally.length > 0) {
      // The body never ends normally (a server's main loop): what stands in `finally` still runs.
      this.tracer.machine.state = before;
      this.#live = true;
      this.execute(statement.finally);
      this.#live = false;
      return;
    }
    this.#join(ends, guard);
    if (this.#live) this.execute(statement.finally);
  }
}

function noExits(): Exits {
  return { breaks: [], continues: [], returns: [], gotos: new Map() };
}
