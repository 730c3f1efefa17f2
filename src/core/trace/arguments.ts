/** What a call passes: evaluated, matched with the parameters of those that it may mean. */
import type { FunctionIR, Parameter } from '../ir';
import type { EvaluatedArgument } from '../languages/language';
import type { Call } from './call-sites';
import { typeOf } from './evaluator';
import type { Site } from './machine';
import type { Tracer } from './tracer';
import { UNKNOWN, type Value } from './value';

export function evaluateArguments(tracer: Tracer, call: Call): readonly EvaluatedArgument[] {
  const all: EvaluatedArgument[] = [];
  for (const { name, spread, value: expression } of call.arguments) {
    const value = tracer.evaluator.evaluate(expression);
    const elements = spread === true ? elementsOf(tracer, value) : undefined;
    if (elements) for (const element of elements) all.push({ value: element, expression });
    else if (spread === true) all.push({ value, expression, spread });
    else all.push(name === undefined ? { value, expression } : { value, expression, name });
  }
  return all;
}

/** The elements of a tuple that is known from end to end; undefined for all else. */
function elementsOf(tracer: Tracer, value: Value): readonly Value[] | undefined {
  const { memory } = tracer.machine.state;
  if (value.kind !== 'object' || memory.has(`${value.key}[]`)) return undefined;
  const elements: Value[] = [];
  for (
    let element = memory.get(`${value.key}[0]`);
    element;
    element = memory.get(`${value.key}[${String(elements.length)}]`)
  )
    elements.push(element);
  return elements.length > 0 ? elements : undefined;
}

export function matchParameters(
  tracer: Tracer,
  fn: FunctionIR,
  args: readonly EvaluatedArgument[],
  site: Site,
): readonly Value[] {
  const positional = args.filter((argument) => argument.name === undefined);
  const spreadAt = positional.findIndex((argument) => argument.spread === true);
  const anyNamedSpread = args.some((argument) => argument.spread === true);
  const restAt = fn.parameters.findIndex((parameter) => parameter.rest === true);
  // What goes into `**kwargs`, or comes out of a list of unknown length, is not followed.
  for (const { name, spread, value } of args) {
    if (spread === true || (name !== undefined && !fn.parameters.some((parameter) => parameter.name === name)))
      tracer.machine.escape(site, value, fn.name);
  }
  return fn.parameters.map((parameter: Parameter, index): Value => {
    const named = args.find((argument) => argument.name === parameter.name);
    if (named) return named.value;
    if (spreadAt >= 0 && index >= spreadAt) return UNKNOWN;
    if (parameter.rest === true) return index === restAt ? tupleOf(tracer, positional.slice(index)) : UNKNOWN;
    const given = positional[index];
    if (given) return given.value;
    if (anyNamedSpread) return UNKNOWN;
    return parameter.default ? tracer.defaultOf(parameter, parameter.default) : UNKNOWN;
  });
}

/** What `*args` holds. */
function tupleOf(tracer: Tracer, args: readonly EvaluatedArgument[]): Value {
  const object = tracer.machine.object();
  args.forEach(({ value }, index) => tracer.machine.state.memory.set(`${object.key}[${String(index)}]`, value));
  return object;
}

/** All definitions that the call may mean: `#ifdef` variants, overloads that take that many arguments. */
export function overloads(
  tracer: Tracer,
  found: Value & { kind: 'function' },
  args: readonly EvaluatedArgument[],
): readonly (Value & { kind: 'function' })[] {
  const { owner, name } = found.function;
  const all = owner === undefined ? tracer.program.functions(name) : tracer.program.methods(owner, name);
  if (all.length < 2 || !all.includes(found.function)) return [found];
  return accepting(tracer, all, args).map((fn) => ({ ...found, function: fn }));
}

/** Those that take the arguments by their number and, where the classes tell, by type; all where none fits. */
export function accepting(
  tracer: Tracer,
  functions: readonly FunctionIR[],
  args: readonly EvaluatedArgument[],
): readonly FunctionIR[] {
  if (!tracer.language.implicitThis || functions.length < 2) return functions;
  const fitting = functions.filter(({ parameters }) => {
    const rest = parameters.some((parameter) => parameter.rest === true);
    const required = parameters.filter(
      (parameter) => parameter.rest !== true && parameter.default === undefined,
    ).length;
    return args.length >= required && (rest || args.length <= parameters.length);
  });
  const byType = fitting.filter(({ parameters }) =>
    parameters.every((parameter, index) => {
      const given = args[index] && typeOf(args[index].value);
      return (
        given === undefined ||
        parameter.type === undefined ||
        given === parameter.type ||
        tracer.program.lineage(given).includes(parameter.type)
      );
    }),
  );
  return byType.length > 0 ? byType : fitting.length > 0 ? fitting : functions;
}
