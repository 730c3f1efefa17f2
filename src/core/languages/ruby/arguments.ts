/** Reading the arguments of Ruby calls: positions, keywords and blocks; families, levels, options and addresses. */
import { isOptionName } from '../../../knowledge';
import type { Address, OptionValue, Switch } from '../../model';
import type { Machine } from '../../trace/machine';
import { alternatives, number, symbol, symbolsOf, uniteAll, UNKNOWN, type Value } from '../../trace/value';
import type { CallContext, CallSite, EvaluatedArgument } from '../language';
import { endpointOf, portOf } from '../shared/endpoint';
import { familyOfHost, portOfValue, switchOf } from '../shared/values';
import { BLOCK } from './blocks';

/** Types of objects that this recogniser makes. */
export const ADDRESS = '~Addrinfo';
export const PACKED = '~packed';
export const OPTION = '~Socket::Option';
const VERSION = '#version';

export class Arguments {
  readonly positional: readonly EvaluatedArgument[];
  readonly hasSpread: boolean;
  readonly #all: readonly EvaluatedArgument[];

  constructor(all: readonly EvaluatedArgument[]) {
    this.#all = all;
    this.positional = all.filter(({ name, spread }) => name === undefined && spread !== true);
    this.hasSpread = all.some(({ spread }) => spread === true);
  }

  value(index: number, absent: Value = UNKNOWN): Value {
    return this.positional[index]?.value ?? (this.hasSpread ? UNKNOWN : absent);
  }

  /** The value of a keyword, in whatever case it is written; also one that stands in a hash at the end. */
  keyword(name: string, machine: Machine): Value | undefined {
    const given = this.#all.find((argument) => argument.name?.toLowerCase() === name)?.value;
    if (given) return given;
    const last = this.positional.at(-1)?.value;
    const key = last?.kind === 'object' && last.type === undefined ? last.key : undefined;
    if (key === undefined) return undefined;
    for (const spelling of [name, name.charAt(0).toUpperCase() + name.slice(1)]) {
      const held = machine.state.memory.get(`${key}.${spelling}`);
      if (held) return held;
    }
    return undefined;
  }

  get block(): Value | undefined {
    return this.#all.find(({ name }) => name === BLOCK)?.value;
  }

  /** All but the block. */
  get count(): number {
    return this.#all.filter(({ name }) => name !== BLOCK).length;
  }
}

/** Runs the block of a call, if it has one that this file shows; gives what the block gives. */
export function runBlock(given: Arguments, values: readonly Value[], context: CallContext): Value | undefined {
  const { block } = given;
  return block && alternatives(block).every((option) => option.kind === 'function')
    ? context.run(block, values)
    : undefined;
}

/** Runs the block for what may happen several times, at once or later: a thread, a callback. */
export function runBeside(given: Arguments, values: readonly Value[], machine: Machine, context: CallContext): void {
  machine.repetitions++;
  context.maybe(() => {
    runBlock(given, values, context);
  });
  machine.repetitions--;
}

/** `:INET`, `"AF_INET"` and `Socket::AF_INET` are one constant. */
export function named(value: Value, prefix: 'AF_' | 'SOCK_'): Value {
  return uniteAll(
    alternatives(value).map((option) => {
      const name = option.kind === 'string' ? option.value : option.kind === 'symbol' ? option.name : undefined;
      return name === undefined ? option : symbol(prefix + name.replace(/^(?:[AP]F|SOCK)_/, ''));
    }),
  );
}

/** The level that a value names; empty where it cannot be told. */
export function levelNames(value: Value): readonly string[] {
  return namesOf(value, (name) => {
    const bare = name.replace(/^(?:SOL|IPPROTO)_/, '');
    return bare === 'SOCKET' ? 'SOL_SOCKET' : name === bare ? `IPPROTO_${bare}` : name;
  });
}

/** The option that a value names together with its level; empty where it cannot be told. */
export function optionNames(value: Value, levels: readonly string[]): readonly string[] {
  return namesOf(value, (name) => {
    const [level] = levels;
    const prefix = level === 'SOL_SOCKET' ? 'SO_' : `${level?.replace(/^(?:SOL|IPPROTO)_/, '') ?? 'SO'}_`;
    return [name, prefix + name, `SO_${name}`].find(isOptionName) ?? (name.startsWith(prefix) ? name : prefix + name);
  });
}

function namesOf(value: Value, spell: (name: string) => string): readonly string[] {
  const names = alternatives(value).map((option) =>
    option.kind === 'string'
      ? [spell(option.value)]
      : symbolsOf(option)?.map((name) => (/^[A-Z]/.test(name) ? name : '')),
  );
  return names.every((found) => found !== undefined && !found.includes(''))
    ? [...new Set(names.flatMap((found) => found ?? []))]
    : [];
}

/** What the value of an option says: a number or truth value, or packed integers. */
export function optionSwitch(value: Value, machine: Machine): Switch {
  if (value.kind === 'object' && value.type === PACKED) {
    const members = membersOf(value.key, machine);
    return members.length === 1 && members[0] !== undefined ? (members[0] === 0 ? 'off' : 'on') : 'unknown';
  }
  return switchOf(value);
}

export function optionValue({ value, expression }: EvaluatedArgument, machine: Machine): OptionValue {
  const { range } = expression;
  if (value.kind === 'null' || value.kind === 'number') return { range, kind: value.kind };
  if (value.kind === 'object' && value.type === PACKED) {
    const members = membersOf(value.key, machine);
    return members.length > 1 ? { range, members } : { range };
  }
  return { range };
}

/** The integers that `[…].pack` was given. */
export function membersOf(key: string, machine: Machine): readonly (number | undefined)[] {
  const members: (number | undefined)[] = [];
  for (
    let member = machine.state.memory.get(`${key}[0]`);
    member;
    member = machine.state.memory.get(`${key}[${String(members.length)}]`)
  )
    members.push(member.kind === 'number' ? member.value : undefined);
  return members;
}

/** A port as Ruby takes it: a number, or digits in a string. */
export function portValue(value: Value): Value {
  return uniteAll(
    alternatives(value).map((option) =>
      option.kind === 'string' && /^\d+$/.test(option.value) ? number(Number(option.value)) : option,
    ),
  );
}

/** An `Addrinfo` or packed address with what is known of it. */
export function addressObject(
  machine: Machine,
  fields: Readonly<Record<'host' | 'port' | 'domain' | 'type', Value | undefined>>,
): Value {
  const object = machine.object(ADDRESS);
  for (const [name, value] of Object.entries(fields)) if (value) machine.setField(object, name, value);
  // An address that is made anew before another attempt may hold another port.
  machine.setField(object, VERSION, number(machine.nextEvent));
  return object;
}

/** The address that a bind is given. */
export function addressOf(machine: Machine, value: Value): Address {
  const found = alternatives(value);
  const addresses = found.map((option): Address => {
    if (option.kind !== 'object' || option.type !== ADDRESS) return { domain: 'unknown', port: { kind: 'unknown' } };
    if (symbolsOf(machine.field(option, 'domain'))?.[0] === 'AF_UNIX')
      return { domain: 'unix', port: { kind: 'unknown' } };
    const version = machine.field(option, VERSION);
    return {
      ...hostAndPort(machine.field(option, 'host'), machine.field(option, 'port')),
      ...(version.kind === 'number' && found.length === 1 ? { portVersion: version.value } : {}),
    };
  });
  const [first, ...rest] = addresses;
  return first && rest.every((other) => JSON.stringify(other) === JSON.stringify(first))
    ? first
    : { domain: 'unknown', port: { kind: 'unknown' } };
}

export function hostAndPort(host: Value, port: Value): Address {
  return {
    domain: host.kind === 'string' ? familyOfHost(host.value) : 'unknown',
    port: portOfValue(portValue(port)),
    ...(host.kind === 'string' && host.value !== '' ? { host: host.value } : {}),
  };
}

/** The address of a library's call: keywords, `"tcp://host:port"`, or a host and a number in either order. */
export function libraryAddress(given: Arguments, machine: Machine): Address {
  const port = given.keyword('port', machine);
  const named = given.keyword('host', machine) ?? given.keyword('bindaddress', machine) ?? UNKNOWN;
  if (port) return hostAndPort(named, port);
  const values = given.positional.map(({ value }) => value);
  const text = values.find((value) => value.kind === 'string');
  const digits = values.find((value) => value.kind === 'number');
  if (digits) return hostAndPort(text ?? UNKNOWN, digits);
  if (text?.kind !== 'string') return { domain: 'unknown', port: { kind: 'unknown' } };
  const last = values.at(-1);
  const numeric = last?.kind === 'string' && /^\d+$/.test(last.value);
  return numeric && last !== text
    ? { ...hostAndPort(text, UNKNOWN), port: portOf(Number(last.value)) }
    : endpointOf(text.value);
}

export function argumentsOf(site: CallSite): Arguments {
  return new Arguments(site.arguments);
}
