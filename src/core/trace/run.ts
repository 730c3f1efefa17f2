/** From a lowered file to its sockets: every function that matters is run once as if anybody might call it. */
import type { FunctionIR, UnitIR } from '../ir';
import type { Language } from '../languages/language';
import type { Problem, Socket } from '../model';
import { Machine } from './machine';
import { Program } from './program';
import { State } from './state';
import { stitch } from './stitch';
import { BudgetExceeded, Tracer } from './tracer';
import type { Value } from './value';

export interface TraceResult {
  readonly sockets: readonly Socket[];
  readonly problems: readonly Problem[];
}

/** Traces all of a file's roots. Pure: the same unit gives the same sockets in the same order. */
export function traceUnit(unit: UnitIR, language: Language, text: string): TraceResult {
  const program = new Program(unit);
  const machines: Machine[] = [];
  const problems: Problem[] = [];
  let nextEvent = 0;
  const made = new Set<FunctionIR>();
  // What module-level code gives to classes (`Server.allow_reuse_address = True`) holds in every function.
  let classes: readonly (readonly [string, Value])[] = [];
  const run = (name: string, action: (tracer: Tracer) => void): void => {
    const state = State.empty();
    for (const [key, value] of classes) state.memory.set(key, value);
    const machine = new Machine(unit.guard === undefined ? state : state.withGuard(unit.guard), nextEvent, (owner, name) => program.declaredType(owner, name));
    const tracer = new Tracer(machine, program, language, (range) => text.slice(range.start, range.end));
    try {
      action(tracer);
      for (const constructor of tracer.constructors) made.add(constructor);
      machines.push(machine);
    } catch (error) {
      if (!(error instanceof BudgetExceeded)) throw error;
      problems.push({ code: 'too-deep', message: `${name} has too many paths to follow; its sockets are not checked.` });
    }
    nextEvent = machine.nextEvent;
  };
  if (unit.top.length > 0) {
    run('The module', (tracer) => tracer.runTop(unit.top));
    classes = [...(machines[0]?.state.memory ?? [])].filter(([key, value]) => key.startsWith('class:') && Tracer.harmless(value));
  }
  for (const fn of roots(unit)) {
    // The calls that make the object tell more than a run that knows none of them.
    if (made.has(fn)) continue;
    run(fn.owner === undefined ? fn.name : `${fn.owner}.${fn.name}`, (tracer) => tracer.runRoot(fn));
  }
  return { sockets: stitch(machines, language), problems };
}

/** Constructors last: by then it is known which of them are called. */
function roots(unit: UnitIR): readonly FunctionIR[] {
  const all = [...unit.functions, ...unit.classes.flatMap((cls) => cls.methods)];
  return all.filter((fn) => fn.relevant !== false && fn.macro !== true).sort((a, b) => Number(a.constructor_ === true) - Number(b.constructor_ === true) || a.range.start - b.range.start);
}
