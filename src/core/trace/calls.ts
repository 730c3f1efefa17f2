/** Calls: to functions and classes of the file, to APIs the language knows, to code that nobody sees. */
import type { Expression, FunctionIR, Parameter } from '../ir';
import type { CallSite, EvaluatedArgument } from '../languages/language';
import type { Site } from './machine';
import { type EvaluationHints, typeOf } from './evaluator';
import { type Tracer } from './tracer';
import { alternatives, unite, UNKNOWN, type Value } from './value';

type Call = Expression & { kind: 'call' };

/** Runs a call and gives its value. */
export function callExpression(tracer: Tracer, call: Call, hints: EvaluationHints): Value {
  const { callee } = call;
  const { evaluator } = tracer;
  if (callee.kind === 'member' && isSuper(callee.object)) return superCall(tracer, call, callee.name, hints);

  const qualified = evaluator.qualify(callee);
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

/**
 * A wrapper that only passes its own parameters on (`Bind(fd, sa, len)`): what happens there is its caller's doing. So it
 * is with a method in another file that does to its object's handle what it is named like (`Socket::bind`).
 */
function forwarded(tracer: Tracer, call: Call, site: CallSite): CallSite {
  const { caller, parameters } = tracer.activation;
  if (caller && caller.path !== site.path && isNamedLike(tracer, call)) {
    const { call: whole, name, callee, path } = site;
    return {
      ...site,
      call: caller.call,
      name: caller.name,
      callee: caller.callee,
      ...(caller.path === undefined ? {} : { path: caller.path }),
      outer: caller.outer,
      wrapped: site.wrapped ?? { call: whole, name, callee, ...(path === undefined ? {} : { path }) },
    };
  }
  const passedOn =
    call.arguments.length >= 2 &&
    call.arguments.every(({ value }) => value.kind === 'name' && parameters.includes(value.name));
  return caller && passedOn
    ? {
        ...site,
        call: caller.call,
        name: caller.name,
        callee: caller.callee,
        ...(caller.path === undefined ? {} : { path: caller.path }),
        handedIn: caller.handedIn,
        outer: caller.outer,
        parameter: caller.parameter,
      }
    : site;
}

/** Whether a method calls what has its own name, of its own class or of the system. */
function isNamedLike(tracer: Tracer, { callee, arguments: given }: Call): boolean {
  const { owner, self } = tracer.method ?? {};
  if (callee.kind !== 'name' || owner === undefined || !self) return false;
  const handle = given[0]?.value;
  const { parameters } = tracer.activation;
  return (
    tracer.running?.toLowerCase() === callee.name.replace(/^.*::/, '').toLowerCase() &&
    !(handle?.kind === 'name' && callee.name.startsWith('::') && parameters.includes(handle.name))
  );
}

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
    if (qualified !== undefined && callee.kind === 'member' && tracer.evaluator.qualify(callee.object) !== undefined) {
      const object = tracer.evaluator.evaluate(callee.object);
      if (object.kind !== 'class') return UNKNOWN;
    }
    return tracer.evaluator.evaluate(callee);
  }
  return tracer.evaluator.evaluate(callee);
}

/** `a.b.c`: can be looked up without running anything. */
function isPath(expression: Expression): boolean {
  return expression.kind === 'name' || (expression.kind === 'member' && isPath(expression.object));
}

/** All definitions that the call may mean: `#ifdef` variants, overloads that take that many arguments. */
function overloads(
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
function accepting(
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

function evaluateArguments(tracer: Tracer, call: Call): readonly EvaluatedArgument[] {
  return call.arguments.flatMap((argument): readonly EvaluatedArgument[] => {
    const value = tracer.evaluator.evaluate(argument.value);
    const expression = argument.value;
    if (argument.spread === true)
      return (
        elementsOf(tracer, value)?.map((element) => ({ value: element, expression })) ?? [
          { value, expression, spread: true },
        ]
      );
    return [{ value, expression, ...(argument.name === undefined ? {} : { name: argument.name }) }];
  });
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

function siteOf(
  tracer: Tracer,
  call: Call,
  args: readonly EvaluatedArgument[],
  hints: EvaluationHints,
  names: { qualified: string | undefined; receiver: Value | undefined },
): CallSite {
  const { callee } = call;
  const subject = callee.kind === 'member' ? callee.object : call.arguments[0]?.value;
  const handedIn = tracer.handedIn(subject);
  const { caller, parameters } = tracer.activation;
  const stored =
    callee.kind === 'member' && names.receiver && isPath(callee.object)
      ? tracer.evaluator.locate(callee.object)
      : undefined;
  return {
    call: call.range,
    name: call.nameRange,
    callee: calleeText(tracer, call),
    ...(tracer.program.path === undefined ? {} : { path: tracer.program.path }),
    construct: call.construct === true,
    arguments: args,
    ...(names.qualified === undefined ? {} : { qualified: names.qualified }),
    ...(names.receiver === undefined ? {} : { receiver: names.receiver }),
    ...(stored === undefined ? {} : { receiverKey: stored }),
    ...(callee.kind === 'member' ? { method: callee.name, receiverText: tracer.textOf(callee.object.range) } : {}),
    ...(hints.target === undefined ? {} : { target: hints.target }),
    ...(tracer.isDiscarded(call) ? { discarded: true } : {}),
    ...(tracer.running === undefined ? {} : { within: tracer.running }),
    ...(handedIn ? { handedIn } : {}),
    ...(handedIn && subject?.kind === 'name' ? { parameter: parameters.indexOf(subject.name) } : {}),
    ...(caller ? { outer: caller } : {}),
    ...(tracer.frame.construction === undefined ? {} : { construction: tracer.frame.construction }),
  };
}

/** What messages call it by: as written, unless that is a whole chain of calls. */
function calleeText(tracer: Tracer, { callee, nameRange }: Call): string {
  const text = tracer.textOf(callee.range);
  return /[\n(]/.test(text) ? tracer.textOf(nameRange) : text;
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
    // Most of a large file is beside the point: what has nothing to do with sockets and is given none runs unseen.
    const isAccessor = fn.range.end - fn.range.start < ACCESSOR_LENGTH;
    if (fn.relevant === false && !isAccessor && args.every((argument) => isBesideThePoint(tracer, argument.value)))
      return UNKNOWN;
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
    tracer.maybe(() => {
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

function matchParameters(
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
    return parameter.default ? tracer.evaluator.evaluate(parameter.default) : UNKNOWN;
  });
}

/** What `*args` holds. */
function tupleOf(tracer: Tracer, args: readonly EvaluatedArgument[]): Value {
  const object = tracer.machine.object();
  args.forEach(({ value }, index) => tracer.machine.state.memory.set(`${object.key}[${String(index)}]`, value));
  return object;
}

/** Makes an object of a class of this file and runs its constructor. */
function construct(
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
      else if (option.kind === 'function') tracer.maybe(() => callBack(tracer, option));
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
