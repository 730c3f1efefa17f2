/** From lowered files to their sockets: every function that matters is run once as if anybody might call it. */
import type { FunctionIR, UnitIR } from '../ir';
import type { Language } from '../languages/language';
import type { Problem, Range, Socket } from '../model';
import { Machine, type Trace } from './machine';
import { Program } from './program';
import { State } from './state';
import { stitch } from './stitch';
import { BudgetExceeded, Tracer } from './tracer';
import type { Value } from './value';

export interface TraceResult {
  readonly sockets: readonly Socket[];
  readonly problems: readonly Problem[];
}

/** A file as far as it matters to those who look at its traces. */
export type TracedFile = Pick<Program, 'path' | 'folder' | 'text'> & {
  /** Something where the file itself declares a class of that name. */
  ownClass(name: string): unknown;
};

/** What running the roots of one file gives. */
export interface FileTrace {
  readonly traces: readonly Trace[];
  readonly problems: readonly Problem[];
  /** Other files that calls led into. */
  readonly visited: ReadonlySet<TracedFile>;
  /** The first event id that is free. */
  readonly nextEvent: number;
}

/** How deep calls are followed, and how deep when that turns out to be too much. */
const CALL_DEPTHS: readonly number[] = [12, 3, 1];

/**
 * Steps for a whole file, after which the rest of it is only followed one call deep; functions that make, bind or
 * configure a socket themselves have as many again.
 */
const FILE_STEPS = 250_000;
const MAKES_SOCKETS = /\b(?:socket|bind|listen|setsockopt)\s*\(/i;

/** Traces a file that is looked at alone. Pure: the same unit gives the same sockets in the same order. */
export function* traceUnitInSteps(unit: UnitIR, language: Language, text: string): Generator<undefined, TraceResult> {
  const { traces, problems } = yield* traceFileInSteps(new Program(unit, text), language, 0);
  yield;
  return { sockets: stitch(traces, language), problems };
}

/** Traces all of a file's roots. Yields after each attempt at one, for those who have to look up in between. */
export function* traceFileInSteps(
  program: Program,
  language: Language,
  firstEvent: number,
): Generator<undefined, FileTrace> {
  const { unit } = program;
  const traces: Trace[] = [];
  const problems: Problem[] = [];
  const visited = new Set<Program>();
  let nextEvent = firstEvent;
  const made = new Set<FunctionIR>();
  // What module-level code gives to classes (`Server.allow_reuse_address = True`) holds in every function.
  let classes: readonly (readonly [string, Value])[] = [];
  let spent = 0;
  const attempt = (action: (tracer: Tracer) => void, callDepth: number): boolean => {
    const state = State.empty();
    for (const [key, value] of classes) state.memory.set(key, value);
    const machine = new Machine(
      unit.guard === undefined ? state : state.withGuard(unit.guard),
      nextEvent,
      (owner, name) => program.declaredType(owner, name),
    );
    const tracer = new Tracer(machine, program, language, callDepth);
    try {
      action(tracer);
    } catch (error) {
      if (!(error instanceof BudgetExceeded)) throw error;
      return false;
    } finally {
      nextEvent = machine.nextEvent;
      spent += tracer.steps;
    }
    for (const constructor of tracer.constructors) made.add(constructor);
    for (const fn of tracer.entered) if (fn.local === true) made.add(fn);
    for (const other of tracer.visited) visited.add(other);
    traces.push(machine.finished());
    return true;
  };
  const run = function* (
    name: string,
    action: (tracer: Tracer) => void,
    { start, end }: Range,
  ): Generator<undefined, void> {
    const allowed = MAKES_SOCKETS.test(program.text.slice(start, end)) ? 2 * FILE_STEPS : FILE_STEPS;
    // What calls too much to be followed to the end is followed a few calls deep.
    for (const callDepth of CALL_DEPTHS) {
      const done = (callDepth === 1 || spent < allowed) && attempt(action, callDepth);
      yield;
      if (done) return;
    }
    problems.push({ code: 'too-deep', message: `${name} has too many paths to follow; its sockets are not checked.` });
  };
  if (unit.top.length > 0) {
    let memory: Iterable<readonly [string, Value]> = [];
    const runTop = (tracer: Tracer): void => {
      tracer.runTop(unit.top);
      memory = tracer.machine.state.memory;
    };
    yield* run('The module', runTop, { start: 0, end: program.text.length });
    classes = [...memory].filter(([key, value]) => key.startsWith('class:') && Tracer.harmless(value));
  }
  for (const fn of roots(unit)) {
    // The calls that make the object, or that reach a function nobody else can call, tell more than a run that knows none of them.
    if (made.has(fn)) continue;
    yield* run(fn.owner === undefined ? fn.name : `${fn.owner}.${fn.name}`, (tracer) => tracer.runRoot(fn), fn.range);
  }
  return { traces, problems, visited, nextEvent };
}

/** Constructors and functions that only this file sees come last: by then it is known which of them are called. */
function roots(unit: UnitIR): readonly FunctionIR[] {
  const all = [...unit.functions, ...unit.classes.flatMap((cls) => cls.methods)];
  return all
    .filter((fn) => fn.relevant !== false && fn.macro !== true)
    .sort((a, b) => Number(isCalledOnly(a)) - Number(isCalledOnly(b)) || a.range.start - b.range.start);
}

function isCalledOnly(fn: FunctionIR): boolean {
  return fn.constructor_ === true || fn.local === true;
}
