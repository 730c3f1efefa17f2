/** A lowered file without its syntax tree: plain data that can be kept and sent. */
import type { ClassIR, FunctionIR, UnitIR } from './ir';
import { atOnce } from './steps';

/** A function that has nothing to do with sockets is kept up to this length, in UTF-16 units: long enough for a helper. */
const HELPER_LENGTH = 2000;

/** Lowers what is still to be lowered, and leaves out what no other file will need. */
export function materialize(unit: UnitIR): UnitIR {
  return atOnce(materializeInSteps(unit));
}

/** The same, yielding after each function. */
export function* materializeInSteps(unit: UnitIR): Generator<undefined, UnitIR> {
  const functions = yield* kept(unit.functions);
  const classes: ClassIR[] = [];
  for (const cls of unit.classes) classes.push({ ...cls, methods: yield* kept(cls.methods) });
  const plainUnit: UnitIR & { ranges?: unknown } = { ...unit, functions, classes };
  delete plainUnit.ranges;
  return plainUnit;
}

function* kept(functions: readonly FunctionIR[]): Generator<undefined, readonly FunctionIR[]> {
  const all: FunctionIR[] = [];
  for (const fn of functions) {
    if (!isOfUse(fn)) continue;
    yield;
    all.push(plain(fn));
  }
  return all;
}

/** Leaves out as much, and lowers nothing yet. */
export function trimmed(unit: UnitIR): UnitIR {
  return {
    ...unit,
    functions: unit.functions.filter(isOfUse),
    classes: unit.classes.map((cls) => ({ ...cls, methods: cls.methods.filter(isOfUse) })),
  };
}

/** Lowers what is still to be lowered: the tree is about to go. */
export function lowerAll({ functions, classes }: UnitIR): void {
  for (const fn of [...functions, ...classes.flatMap(({ methods }) => methods)]) plain(fn);
}

function isOfUse({ relevant, range }: FunctionIR): boolean {
  return relevant !== false || range.end - range.start <= HELPER_LENGTH;
}

function plain(fn: FunctionIR): FunctionIR {
  const { name, parameters, body, range, owner, self, local, constructor_, guard, macro, relevant, getter } = fn;
  return {
    name,
    parameters,
    body,
    range,
    ...(owner === undefined ? {} : { owner }),
    ...(self === undefined ? {} : { self }),
    ...(local === undefined ? {} : { local }),
    ...(constructor_ === undefined ? {} : { constructor_ }),
    ...(guard === undefined ? {} : { guard }),
    ...(macro === undefined ? {} : { macro }),
    ...(relevant === undefined ? {} : { relevant }),
    ...(getter === undefined ? {} : { getter }),
  };
}
