/** Reading the arguments of a call: ports, paths and hosts, objects of options with the place of each. */
import type { Address, Range, Switch } from '../../model';
import type { Machine } from '../../trace/machine';
import { alternatives, UNKNOWN, type Value } from '../../trace/value';
import type { CallContext, EvaluatedArgument } from '../language';
import { portOfValue, switchOf } from '../shared/values';
import { SPREAD } from './expressions';

/** An object of options as the call is given it. */
export class Options {
  constructor(
    readonly argument: EvaluatedArgument,
    readonly machine: Machine,
    readonly context: CallContext,
  ) {}

  /** Whether every property is in sight. */
  get isKnown(): boolean {
    const { value } = this.argument;
    return value.kind === 'object' && !this.machine.hasField(value, SPREAD);
  }

  /** Whether the property is there, or may be. */
  has(name: string): boolean {
    return !this.isKnown || this.machine.hasField(this.argument.value, name);
  }

  value(name: string): Value {
    return this.machine.field(this.argument.value, name);
  }

  /** What the property says; undefined where it is certainly left out. */
  switchOf(name: string): Switch | undefined {
    return this.has(name) ? switchOf(this.value(name)) : undefined;
  }

  /** Where the property's name stands; undefined where the object is not written out in the call. */
  nameRange(name: string): Range | undefined {
    const { expression } = this.argument;
    if (expression.kind !== 'aggregate') return undefined;
    const element = expression.elements.find((candidate) => candidate.name === name);
    if (!element) return undefined;
    const { start, end } = element.value.range;
    const before = this.context.text({ start: expression.range.start, end });
    const at = expression.range.start + before.lastIndexOf(name, start - expression.range.start);
    return at < expression.range.start ? undefined : { start: at, end: at + name.length };
  }
}

/** The first argument that is an object of options; objects that a library made are none. */
export function optionsOf(
  args: readonly EvaluatedArgument[],
  machine: Machine,
  context: CallContext,
): Options | undefined {
  const found = args.find(({ value, expression }) => {
    if (value.kind === 'object') return value.type === undefined;
    return expression.kind === 'aggregate';
  });
  return found && new Options(found, machine, context);
}

/** What the first argument of a `listen` or `bind` says: a port, a path, an object with either; nothing is port 0. */
export function addressOf(args: readonly EvaluatedArgument[], machine: Machine, context: CallContext): Address {
  const [first, second] = args.filter(({ value }) => value.kind !== 'function');
  if (!first || first.value.kind === 'null') return { domain: 'unknown', port: { kind: 'ephemeral' } };
  if (first.spread === true) return { domain: 'unknown', port: { kind: 'unknown' } };
  const options = optionsOf([first], machine, context);
  if (!options) return withHost(plainAddress(first.value), second?.value ?? UNKNOWN);
  if (options.isKnown && options.has('path')) return { domain: 'unix', port: { kind: 'unknown' } };
  const port = options.value('port');
  if (options.isKnown && !options.has('port'))
    return { domain: 'unknown', port: { kind: options.has('fd') ? 'unknown' : 'ephemeral' } };
  const host = ['host', 'hostname', 'address'].find((name) => options.isKnown && options.has(name));
  return withHost(plainAddress(port), host === undefined ? UNKNOWN : options.value(host));
}

/** A number is a port, a text a path or a port. */
function plainAddress(value: Value): Address {
  const [only, ...more] = alternatives(value);
  if (only?.kind === 'string' && more.length === 0) {
    if (!/^\d+$/.test(only.value)) return { domain: 'unix', port: { kind: 'unknown' } };
    return { domain: 'unknown', port: portOfValue({ kind: 'number', value: Number(only.value) }) };
  }
  return { domain: 'unknown', port: portOfValue(value) };
}

function withHost(address: Address, host: Value): Address {
  return host.kind === 'string' && address.domain !== 'unix'
    ? { ...address, host: host.value, ...(host.value.includes(':') ? { domain: 'inet6' } : {}) }
    : address;
}
