/** Calls: to functions and classes of the file, to APIs the language knows, to code that nobody sees. */
import type { Expression } from '../ir';
import type { CallSite, EvaluatedArgument } from '../languages/language';
import { evaluateArguments, matchParameters, overloads } from './arguments';
import { type Call, forwarded, isPath, siteOf } from './call-sites';
import { construct } from './construct';
import { type EvaluationHints, typeOf } from './evaluator';
import type { Site } from './machine';
import type { Tracer } from './tracer';
import { alternatives, unite, UNKNOWN, type Value } from './value';

/** Runs a call and gives its value. */
export function callExpression(tracer: Tracer, call: Call, hints: EvaluationHints): Value {
  const { callee } = call;
  const { names } = tracer;
  if (callee.kind === 'member' && isSuper(callee.object)) return superCall(tracer, call, callee.name, hints);

  const qualified = names.qualify(callee);
  const receiver = callee.kind === 'member' && qualified === undefined ? receiverOf(tracer, callee.object) : undefined;
  const target =
    receiver && callee.kind === 'member'
      ? calledMember(tracer, receiver, callee.name)
      : resolveCallee(tracer, callee, qualified);
  const args = evaluateArguments(tracer, call);

  if (callee.kind === 'name' && callee.name.startsWith('::')) {
    const site = forwarded(
      tracer,
      call,
      siteOf(tracer, call, args, hints, { qualified: callee.name.slice(2), receiver }),
    );
    const known = tracer.language.call(site, tracer.machine, tracer.evaluatorContext());
    if (known) return known;
  }
  const functions = alternatives(target).filter((option) => option.kind === 'function');
  if (functions.length > 0) {
    const isOverloaded =
      functions.length === 1 &&
      (tracer.language.implicitThis || (functions[0]!.self === undefined && callee.kind === 'name'));
    const variants = isOverloaded ? overloads(tracer, functions[0]!, args) : functions;
    const site = forwarded(tracer, call, siteOf(tracer, call, args, hints, { qualified, receiver }));
    // In the library's own sources its calls still mean what they mean everywhere.
    const linked = functions.every((option) => tracer.isForeign(option.function));
    const known = linked
      ? tracer.language.call({ ...site, defined: true }, tracer.machine, tracer.evaluatorContext())
      : undefined;
    if (known) return known;
    return callFunctions(tracer, variants, args, receiver, site) ?? unknownCall(tracer, site);
  }
  const [cls] = alternatives(target).filter((option) => option.kind === 'class');
  if (cls) return construct(tracer, call, cls.name, args, hints);

  // A function that was put in a variable keeps its name.
  const named = qualified ?? (target.kind === 'symbol' ? target.name : undefined);
  const site = forwarded(tracer, call, siteOf(tracer, call, args, hints, { qualified: named, receiver }));
  const known = tracer.language.call(site, tracer.machine, tracer.evaluatorContext());
  if (known) return known;
  // A method of the own object that stands in another file may do anything to the object.
  const { self, owner } = tracer.method ?? {};
  if (
    callee.kind === 'name' &&
    tracer.language.implicitThis &&
    self &&
    owner !== undefined &&
    tracer.program.mayBeUnseenMethod(owner, callee.name, tracer.language) &&
    !TELLS.test(callee.name) &&
    !(ASKS.test(callee.name) && site.arguments.length === 0)
  )
    tracer.machine.escape(site, self, site.callee);
  return unknownCall(tracer, site);
}

/** What `object.name(…)` calls: a field that holds no function may have the name of a method. */
function calledMember(tracer: Tracer, object: Value, name: string): Value {
  const member = tracer.evaluator.memberOf(object, name);
  const isData = alternatives(member).every(({ kind }) => /^(?:socket|object|number|string)$/.test(kind));
  const type = isData ? typeOf(object) : undefined;
  const method = type === undefined ? undefined : tracer.program.method(type, name);
  return method ? { kind: 'function', function: method, self: object } : member;
}

/** The object that a method is called on; where its value is not known, what its variable is declared to be. */
function receiverOf(tracer: Tracer, object: Expression): Value {
  const value = tracer.evaluator.evaluate(object);
  if (value.kind !== 'unknown' || !tracer.language.implicitThis || !isPath(object)) return value;
  const key = tracer.evaluator.locate(object);
  const type = key === undefined ? undefined : tracer.machine.typeAt(key);
  return key === undefined || type === undefined ? value : { kind: 'place', key, type };
}

/** Names of functions that report or wait: whoever they belong to, they do not configure sockets. */
const TELLS =
  /log|print|debug|trace|info|warn|err|fail|die|fatal|assert|throw|abort|sleep|wait|lock|str|now|time|notify|emit|::/i;

/** Names of methods that answer a question about their object and change nothing in it. */
const ASKS = /^(?:is|has)(?:_|[A-Z])/;

function resolveCallee(tracer: Tracer, callee: Expression, qualified: string | undefined): Value {
  if (callee.kind === 'name' || callee.kind === 'member') {
    const name = callee.name;
    // A method of the own class wins over a function of the same name where the language looks there first.
    const running = tracer.method;
    if (callee.kind === 'name' && tracer.language.implicitThis && running?.owner !== undefined) {
      const method = tracer.program.method(running.owner, name);
      if (method && method.constructor_ !== true && (running.self ?? method.self === undefined))
        return { kind: 'function', function: method, ...(running.self ? { self: running.self } : {}) };
    }
    if (qualified !== undefined && qualified !== name) {
      if (tracer.program.classNamed(qualified)) return { kind: 'class', name: qualified };
      const [fn] = qualified.includes('.') ? tracer.program.functions(qualified) : [];
      if (fn) return { kind: 'function', function: fn };
    }
    if (qualified !== undefined && callee.kind === 'member' && tracer.names.qualify(callee.object) !== undefined) {
      const object = tracer.evaluator.evaluate(callee.object);
      if (object.kind !== 'class') return UNKNOWN;
    }
    return tracer.evaluator.evaluate(callee);
  }
  return tracer.evaluator.evaluate(callee);
}

/** A function shorter than this, in UTF-16 units, may be there to hand out a field of its object or a global. */
const ACCESSOR_LENGTH = 300;

/** Runs every function that the call may reach; undefined where one of them cannot be run. */
function callFunctions(
  tracer: Tracer,
  functions: readonly (Value & { kind: 'function' })[],
  args: readonly EvaluatedArgument[],
  receiver: Value | undefined,
  site: Site,
): Value | undefined {
  let result: Value | undefined;
  const run = (option: Value & { kind: 'function' }): Value | undefined => {
    const { function: fn } = option;
    tracer.reached.add(fn);
    const isGivenNone = args.every((argument) => isBesideThePoint(tracer, argument.value));
    // Most of a large file is beside the point: what has nothing to do with sockets and is given none runs unseen.
    const isAccessor = fn.range.end - fn.range.start < ACCESSOR_LENGTH;
    if (fn.relevant === false && !isAccessor && isGivenNone) return UNKNOWN;
    const self = fn.self === undefined ? undefined : (option.self ?? receiver ?? args[0]?.value);
    const passed = fn.self !== undefined && option.self === undefined && receiver === undefined ? args.slice(1) : args;
    return tracer.call(fn, matchParameters(tracer, fn, passed, site), {
      self,
      outer: fn.macro === true ? tracer.frame : option.frame,
      caller: site,
    });
  };
  const [only] = functions;
  if (functions.length === 1 && only) return run(only);
  for (const option of functions) {
    tracer.flow.maybe(() => {
      const value = run(option);
      if (value) result = result ? unite(result, value) : value;
    });
  }
  return result;
}

/** An object may hold a socket, but a function that has nothing to do with sockets does not touch that; a variable's address is written to. */
function isBesideThePoint(tracer: Tracer, value: Value): boolean {
  return alternatives(value).every(
    (option) =>
      option.kind !== 'socket' &&
      option.kind !== 'reference' &&
      option.kind !== 'function' &&
      !(option.kind === 'place' && tracer.machine.isSocketPlace(option.key)),
  );
}

function isSuper(expression: Expression): boolean {
  return expression.kind === 'call' && expression.callee.kind === 'name' && expression.callee.name === 'super';
}

/** `super().method(…)`: the next class along the lineage that has it, or the library class there. */
function superCall(tracer: Tracer, call: Call, method: string, hints: EvaluationHints): Value {
  const { frame, program, language, machine } = tracer;
  const args = evaluateArguments(tracer, call);
  const { self, owner } = frame;
  if (!self || owner === undefined) return UNKNOWN;
  const className = typeOf(self) ?? owner;
  const found = program.method(program.lineage(className).includes(owner) ? className : owner, method, owner);
  const site = siteOf(tracer, call, args, hints, { qualified: undefined, receiver: self });
  if (found) return callFunctions(tracer, [{ kind: 'function', function: found, self }], args, self, site) ?? UNKNOWN;
  for (const base of program.foreignBases(className)) {
    const done = language.call({ ...site, qualified: `${base}.${method}`, method }, machine, tracer.evaluatorContext());
    if (done) return done;
  }
  if (program.foreignBases(className).some((base) => !language.isLibrary(base)))
    machine.escape(site, self, `super().${method}`);
  return UNKNOWN;
}

/** Nobody sees what the call does: sockets it is given are no longer certain, variables it gets the address of change. */
function unknownCall(tracer: Tracer, site: CallSite): Value {
  const { machine, program, language } = tracer;
  const { receiver } = site;
  if (receiver) {
    const type = typeOf(receiver);
    const own = type !== undefined && program.classNamed(type) !== undefined;
    // A method that the file calls and does not show may do anything, where methods cannot appear out of nowhere.
    const certain = own && !language.implicitThis && !program.mayBeUnseenMethod(type, site.method ?? '', language);
    if (!certain) machine.escape(site, receiver, site.callee);
  }
  for (const argument of site.arguments) {
    machine.escape(site, argument.value, site.callee);
    for (const option of alternatives(argument.value)) {
      if (option.kind === 'reference') forget(tracer, option.key);
      else if (option.kind === 'function') tracer.flow.maybe(() => callBack(tracer, option));
    }
  }
  return UNKNOWN;
}

/** A function that was handed over is called now or later, perhaps by several threads. */
function callBack(tracer: Tracer, { function: fn, self, frame }: Value & { kind: 'function' }): void {
  tracer.machine.repetitions++;
  tracer.call(
    fn,
    fn.parameters.map(() => UNKNOWN),
    { self, outer: frame },
  );
  tracer.machine.repetitions--;
}

/** A variable whose address went elsewhere may hold anything now, but for the sockets in it. */
function forget(tracer: Tracer, key: string): void {
  const { machine } = tracer;
  for (const [entry, value] of [...machine.state.entriesUnder(key)]) {
    if (machine.reachable(value).length === 0) machine.state.memory.set(entry, UNKNOWN);
  }
  const filler = `${key}.*`;
  if (machine.state.memory.has(filler)) machine.state.memory.set(filler, UNKNOWN);
}
