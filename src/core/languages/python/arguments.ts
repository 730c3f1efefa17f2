/** Reading the arguments of a call: positions and keywords, addresses, option names and values. */
import type { Address, OptionValue } from '../../model';
import type { Machine } from '../../trace/machine';
import { alternatives, symbolsOf, UNKNOWN, type Value } from '../../trace/value';
import type { CallSite, EvaluatedArgument } from '../language';
import { familyOfHost, portOfValue } from '../shared/values';

/** The arguments of a call, `self` of an unbound method call (`Base.__init__(self, …)`) left out. */
export class Arguments {
  constructor(readonly all: readonly EvaluatedArgument[]) {}

  static of(site: CallSite): Arguments {
    return new Arguments(site.arguments);
  }

  get positional(): readonly EvaluatedArgument[] {
    return this.all.filter((argument) => argument.name === undefined && argument.spread !== true);
  }

  get hasSpread(): boolean {
    return this.all.some((argument) => argument.spread === true);
  }

  /** The argument at a position or by its keyword; undefined where the call leaves it out or may pass it by `*args`. */
  find(index: number, name: string): EvaluatedArgument | undefined {
    return this.all.find((argument) => argument.name === name) ?? this.positional[index];
  }

  /** Its value; `absent` where the call certainly leaves it out. */
  value(index: number, name: string, absent: Value = UNKNOWN): Value {
    return this.find(index, name)?.value ?? (this.hasSpread ? UNKNOWN : absent);
  }

  keyword(name: string): Value | undefined {
    return this.all.find((argument) => argument.name === name)?.value;
  }

  /** The rest of an unbound method call. */
  withoutFirst(): Arguments {
    return new Arguments(this.all.slice(1));
  }
}

/** A socket address: a tuple of host and port, or a path. */
export function addressOf(machine: Machine, value: Value): Address {
  const [first, ...rest] = alternatives(value).map((option) => oneAddress(machine, option));
  if (!first) return { domain: 'unknown', port: { kind: 'unknown' } };
  const sameDomain = rest.every((other) => other.domain === first.domain);
  const samePort = rest.every((other) => JSON.stringify(other.port) === JSON.stringify(first.port));
  const sameHost = rest.every((other) => other.host === first.host);
  return {
    domain: sameDomain ? first.domain : 'unknown',
    port: samePort ? first.port : { kind: 'unknown' },
    ...(sameHost && first.host !== undefined ? { host: first.host } : {}),
  };
}

function oneAddress(machine: Machine, value: Value): Address {
  if (value.kind === 'string') return { domain: 'unix', port: { kind: 'unknown' } };
  const key = value.kind === 'object' ? value.key : undefined;
  if (key === undefined) return { domain: 'unknown', port: { kind: 'unknown' } };
  const host = machine.load(`${key}[0]`);
  return {
    domain: host.kind === 'string' ? familyOfHost(host.value) : 'unknown',
    port: portOfValue(machine.load(`${key}[1]`)),
    ...(host.kind === 'string' ? { host: host.value } : {}),
  };
}

/** Constants that Python files define themselves where the module lacks them (`IP_TRANSPARENT = 19`). */
const CONSTANT_NAME = /(?:^|\.)((?:SO|IP|IPV6|TCP|UDP|SOL|IPPROTO)_[A-Z0-9_]+)$/;

/** Every constant that a level or option argument may be; empty if it may be anything else as well. */
export function constantNames(argument: EvaluatedArgument, text: string): readonly string[] {
  const names = alternatives(argument.value).map((option) => symbolsOf(option));
  if (names.every((name) => name !== undefined)) return [...new Set(names.flat())];
  const written = argument.value.kind === 'number' ? CONSTANT_NAME.exec(text)?.[1] : undefined;
  return written === undefined ? [] : [written];
}

/** What the value of an option shows: None, a number, the numbers that `struct.pack` was given. */
export function optionValue({ value, expression }: EvaluatedArgument, machine: Machine): OptionValue {
  const { range } = expression;
  if (value.kind === 'number') return { range, kind: 'number', number: value.value };
  if (value.kind === 'null') return { range, kind: 'null' };
  if (value.kind !== 'object' || value.type !== PACKED) return { range };
  const members = [0, 1].map((index) => machine.load(`${value.key}[${String(index)}]`));
  return { range, members: members.map((member) => (member.kind === 'number' ? member.value : undefined)) };
}

/** Type of what `struct.pack()` returns. */
export const PACKED = '~packed';
