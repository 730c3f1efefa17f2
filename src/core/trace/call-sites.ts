/** What a call says of itself to those who record what it does. */
import type { Expression } from '../ir';
import type { CallSite, EvaluatedArgument } from '../languages/language';
import type { EvaluationHints } from './evaluator';
import type { Tracer } from './tracer';
import type { Value } from './value';

export type Call = Expression & { kind: 'call' };

export function siteOf(
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
  const { path } = tracer.program;
  const { running } = tracer;
  const { construction } = tracer.frame;
  // Made bit by bit: of all that is made for a call, it is the largest.
  const site: Mutable<CallSite> = {
    call: call.range,
    name: call.nameRange,
    callee: calleeText(tracer, call),
    construct: call.construct === true,
    arguments: args,
  };
  if (path !== undefined) site.path = path;
  if (names.qualified !== undefined) site.qualified = names.qualified;
  if (names.receiver !== undefined) site.receiver = names.receiver;
  if (stored !== undefined) site.receiverKey = stored;
  if (callee.kind === 'member') {
    site.method = callee.name;
    site.receiverText = tracer.textOf(callee.object.range);
  }
  if (hints.target !== undefined) site.target = hints.target;
  if (tracer.flow.isDiscarded(call)) site.discarded = true;
  if (running !== undefined) site.within = running;
  if (handedIn) {
    site.handedIn = handedIn;
    if (subject?.kind === 'name') site.parameter = parameters.indexOf(subject.name);
  }
  if (caller) site.outer = caller;
  if (construction !== undefined) site.construction = construction;
  return site;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What messages call it by: as written, unless that is a whole chain of calls. */
function calleeText(tracer: Tracer, call: Call): string {
  const { calleeTexts } = tracer.program;
  const known = calleeTexts.get(call);
  if (known !== undefined) return known;
  const text = tracer.textOf(call.callee.range);
  const shown = /[\n(]/.test(text) ? tracer.textOf(call.nameRange) : text;
  calleeTexts.set(call, shown);
  return shown;
}

/** `a.b.c`: can be looked up without running anything. */
export function isPath(expression: Expression): boolean {
  return expression.kind === 'name' || (expression.kind === 'member' && isPath(expression.object));
}

/**
 * A wrapper that only passes its own parameters on (`Bind(fd, sa, len)`): what happens there is its caller's doing. So it
 * is with a method in another file that does to its object's handle what it is named like (`Socket::bind`).
 */
export function forwarded(tracer: Tracer, call: Call, site: CallSite): CallSite {
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
