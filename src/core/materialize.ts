/** A lowered file without its syntax tree: plain data that can be kept and sent. */
import type { FunctionIR, UnitIR } from './ir';

/** A function that has nothing to do with sockets is kept up to this length, in UTF-16 units: long enough for a helper. */
const HELPER_LENGTH = 2000;

/** Lowers what is still to be lowered, and leaves out what no other file will need. */
export function materialize(unit: UnitIR): UnitIR {
  const keep = (functions: readonly FunctionIR[]): readonly FunctionIR[] =>
    functions.filter((fn) => fn.relevant !== false || fn.range.end - fn.range.start <= HELPER_LENGTH).map(plain);
  return {
    ...unit,
    functions: keep(unit.functions),
    classes: unit.classes.map((cls) => ({ ...cls, methods: keep(cls.methods) })),
  };
}

function plain(fn: FunctionIR): FunctionIR {
  const { name, parameters, body, range, owner, self, local, constructor_, guard, macro, relevant } = fn;
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
  };
}
