/** Objects of the project's own classes come to be. */
import type { EvaluatedArgument } from '../languages/language';
import { accepting, matchParameters } from './arguments';
import { type Call, siteOf } from './call-sites';
import { type EvaluationHints, typeOf } from './evaluator';
import type { Tracer } from './tracer';
import type { Value } from './value';

/** Makes an object of a class of this file and runs its constructor. */
export function construct(
  tracer: Tracer,
  call: Call,
  className: string,
  args: readonly EvaluatedArgument[],
  hints: EvaluationHints,
): Value {
  const { program, machine, language } = tracer;
  const [only] = args;
  const given = only && args.length === 1 ? typeOf(only.value) : undefined;
  // A copied or moved object stands for the old one.
  if (only && given !== undefined && language.implicitThis && program.lineage(given).includes(className))
    return only.value;
  const object = machine.object(program.rootOf(className));
  const self: Value = { kind: 'object', key: object.key, type: className };
  machine.types.set(object.key, program.rootOf(className));
  const constructor = program.constructorOf(className);
  if (constructor) {
    const construction = siteOf(tracer, call, args, hints, { qualified: undefined, receiver: undefined });
    const [variant = constructor] = accepting(
      tracer,
      program.methods(constructor.owner ?? className, constructor.name),
      args,
    );
    tracer.call(variant, matchParameters(tracer, variant, args, construction), { self, construction });
    return self;
  }
  const site = { ...siteOf(tracer, call, args, hints, { qualified: className, receiver: self }), construct: true };
  for (const base of program.foreignBases(className)) {
    const made = language.call({ ...site, qualified: base }, machine, tracer.evaluatorContext());
    if (made) return made;
  }
  if (program.foreignBases(className).some((base) => !language.isLibrary(base))) machine.escape(site, self, className);
  // The constructor stands in another file.
  if (language.implicitThis && program.mayBeUnseenMethod(className, className, language)) {
    machine.escape(site, self, className);
    for (const argument of args) machine.escape(site, argument.value, className);
  }
  return self;
}
