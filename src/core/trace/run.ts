/** From lowered files to their sockets: every function that matters is run once as if anybody might call it. */
import type { FunctionIR, UnitIR } from '../ir';
import type { Language } from '../languages/language';
import type { Problem, Range } from '../model';
import { type Attempt, Attempts } from './attempts';
import { Machine, type Trace } from './machine';
import { type Program } from './program';
import { State } from './state';
import { BudgetExceeded, Tracer } from './tracer';

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

/** Traces all of a file's roots. Yields after each attempt at one, for those who have to look up in between. */
export function* traceFileInSteps(
  program: Program,
  language: Language,
  firstEvent: number,
  attempts = new Attempts(),
): Generator<undefined, FileTrace> {
  const { unit } = program;
  const traces: Trace[] = [];
  const problems: Problem[] = [];
  const visited = new Set<Program>();
  let nextEvent = firstEvent;
  const made = new Set<FunctionIR>();
  // What module-level code gives to classes (`Server.allow_reuse_address = True`) holds in every function.
  let classes: Attempt['memory'] = [];
  let spent = 0;
  const attempt = (root: FunctionIR | 'module', callDepth: number): boolean => {
    const known = attempts.of(root, callDepth, nextEvent);
    const attempt = known ?? follow(root, callDepth, { program, language, nextEvent, classes });
    if (!known) {
      // All others have begun with what it leaves.
      if (root === 'module') attempts.clear();
      attempts.keep(root, callDepth, attempt);
    }
    ({ nextEvent } = attempt);
    spent += attempt.steps;
    if (!attempt.trace) return false;
    for (const fn of attempt.made) made.add(fn);
    for (const other of attempt.visited) visited.add(other);
    traces.push(attempt.trace);
    if (root === 'module') classes = attempt.memory;
    return true;
  };
  const run = function* (root: FunctionIR | 'module', name: string, { start, end }: Range): Generator<undefined, void> {
    const mayGoOn = (): boolean =>
      spent < FILE_STEPS || (spent < 2 * FILE_STEPS && MAKES_SOCKETS.test(program.text.slice(start, end)));
    // What calls too much to be followed to the end is followed a few calls deep.
    for (const callDepth of CALL_DEPTHS) {
      const done = (callDepth === 1 || mayGoOn()) && attempt(root, callDepth);
      yield;
      if (done) return;
    }
    problems.push({ code: 'too-deep', message: `${name} has too many paths to follow; its sockets are not checked.` });
  };
  if (unit.top.length > 0) yield* run('module', 'The module', { start: 0, end: program.text.length });
  for (const fn of roots(unit)) {
    // The calls that make the object, or that reach a function nobody else can call, tell more than a run that knows none of them.
    if (made.has(fn)) continue;
    yield* run(fn, fn.owner === undefined ? fn.name : `${fn.owner}.${fn.name}`, fn.range);
  }
  return { traces, problems, visited, nextEvent };
}

interface Beginning {
  readonly program: Program;
  readonly language: Language;
  readonly nextEvent: number;
  readonly classes: Attempt['memory'];
}

/** Runs one root. */
function follow(
  root: FunctionIR | 'module',
  callDepth: number,
  { program, language, nextEvent: firstEvent, classes }: Beginning,
): Attempt {
  const { unit } = program;
  const state = State.empty();
  for (const [key, value] of classes) state.memory.set(key, value);
  const machine = new Machine(
    unit.guard === undefined ? state : state.withGuard(unit.guard),
    firstEvent,
    (owner, name) => program.declaredType(owner, name),
  );
  const tracer = new Tracer(machine, program, language, callDepth);
  let finished = true;
  try {
    if (root === 'module') tracer.runTop(unit.top);
    else tracer.runRoot(root);
  } catch (error) {
    if (!(error instanceof BudgetExceeded)) throw error;
    finished = false;
  }
  return {
    ...(finished && { trace: machine.finished() }),
    steps: tracer.steps,
    firstEvent,
    nextEvent: machine.nextEvent,
    made: [...tracer.constructors, ...[...tracer.entered].filter(({ local }) => local === true)],
    reached: tracer.reached,
    visited: tracer.visited,
    memory:
      root === 'module'
        ? [...machine.state.memory].filter(([key, value]) => key.startsWith('class:') && Tracer.harmless(value))
        : [],
  };
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
