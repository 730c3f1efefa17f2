/** How a call of a library is described, and what it does when it is described so. */
import { runtimeById } from '../../../knowledge';
import type { Address, Domain, Port, Switch } from '../../model';
import type { Machine } from '../../trace/machine';
import { alternatives, number, symbol, symbolsOf, truth, unite, UNKNOWN, type Value } from '../../trace/value';
import type { CallSite } from '../language';
import { addressOf, names } from './socket-api';

/** What happens, in this order; `reuse` sets SO_REUSEADDR as the knowledge entry of the call says. */
type Step = 'reuse' | 'bind' | 'listen' | 'accept' | 'connect' | 'close' | 'option';

export interface LibraryCall {
  /** Id of the knowledge entry, which says whether the call sets SO_REUSEADDR and which argument decides. */
  readonly runtime?: string;
  /** The call makes a socket: positions of its family and type, or those themselves. */
  readonly makes?: {
    readonly domain: number | 'inet' | 'unix' | 'unknown';
    readonly type: number | 'stream' | 'datagram';
    readonly library?: string;
  };
  /** Position of the pointer that the call writes what it makes to; absent: it returns it. */
  readonly out?: number;
  /** Position of the handle; absent: the receiver of a method. */
  readonly on?: number;
  readonly does?: readonly Step[];
  /** Position of the local address, or of the port alone. */
  readonly address?: number;
  /** The address is only judged where it was made in sight: others may well be placeholders for any port. */
  readonly seenAddress?: boolean;
  readonly port?: number;
  /** Positions of level, option and value; a level that is a name belongs to the option. */
  readonly option?: { readonly level?: number | string; readonly name: number | string; readonly value?: number };
  /** The call gives its handle back, so that further calls can follow (`app.get(…).listen(…)`). */
  readonly givesHandle?: true;
  /** The call makes an address with the port at this position, to be found by other calls. */
  readonly givesAddress?: number;
}

/** The argument at a position; unknown where it is not given. */
function argument(site: CallSite, position: number | undefined): Value {
  return position === undefined ? UNKNOWN : (site.arguments[position]?.value ?? UNKNOWN);
}

/** Runs a described call. `handle` is what it acts on where it makes nothing. */
export function runLibraryCall(
  call: LibraryCall,
  site: CallSite,
  machine: Machine,
  handle: Value = argument(site, call.on),
): Value {
  const place = call.runtime === undefined ? site : { ...site, runtime: call.runtime };
  if (call.givesAddress !== undefined) {
    const address = machine.object('~sockaddr');
    machine.setField(address, 'sin_family', unite(symbol('AF_INET'), symbol('AF_INET6')));
    machine.setField(address, 'sin_port', argument(site, call.givesAddress));
    return give(call, site, machine, address);
  }
  const subject = call.makes ? make(call, call.makes, place, machine) : handle;
  let result: Value = call.makes || call.givesHandle === true ? subject : UNKNOWN;
  for (const step of call.does ?? []) {
    switch (step) {
      case 'reuse': {
        const value = reuseBy(call.runtime, site);
        if (value !== undefined)
          machine.setOption(place, subject, { options: ['SO_REUSEADDR'], levels: ['SOL_SOCKET'], value });
        if (call.runtime !== undefined && runtimeById(call.runtime)?.reusePort.linux === true)
          machine.setOption(place, subject, { options: ['SO_REUSEPORT'], levels: ['SOL_SOCKET'], value: 'on' });
        break;
      }
      case 'bind':
        if (call.seenAddress === true && argument(site, call.address).kind !== 'object')
          machine.escape(place, subject, site.callee);
        machine.bind(place, subject, addressGiven(call, site, machine));
        break;
      case 'listen':
        machine.listen(place, subject);
        break;
      case 'accept':
        result = machine.accept(place, subject);
        break;
      case 'connect':
        machine.connect(place, subject);
        break;
      case 'close':
        machine.close(place, subject);
        break;
      case 'option':
        if (call.option) setOption(call.option, place, machine, subject);
    }
  }
  return call.makes ? give(call, site, machine, subject) : result;
}

function give(call: LibraryCall, site: CallSite, machine: Machine, made: Value): Value {
  if (call.out === undefined) return made;
  for (const target of alternatives(argument(site, call.out)))
    if (target.kind === 'reference') machine.store(target.key, made);
  return UNKNOWN;
}

function make(
  call: LibraryCall,
  { domain, type, library }: NonNullable<LibraryCall['makes']>,
  site: CallSite,
  machine: Machine,
): Value {
  return machine.create(site, {
    domain: typeof domain === 'number' ? standardName(argument(site, domain)) : FAMILIES[domain],
    type:
      typeof type === 'number'
        ? standardName(argument(site, type))
        : symbol(type === 'stream' ? 'SOCK_STREAM' : 'SOCK_DGRAM'),
    handle: call.out === undefined ? (site.target ?? '') : '',
    ...(call.runtime === undefined ? {} : { runtime: call.runtime }),
    ...(library === undefined ? {} : { library }),
  });
}

const FAMILIES: Readonly<Record<'inet' | 'unix' | 'unknown', Value>> = {
  inet: unite(symbol('AF_INET'), symbol('AF_INET6')),
  unix: symbol('AF_UNIX'),
  unknown: UNKNOWN,
};

/** Families, types and options by the names that libraries have for them. */
const STANDARD: Readonly<Record<string, string>> = {
  APR_INET: 'AF_INET',
  APR_INET6: 'AF_INET6',
  APR_UNIX: 'AF_UNIX',
  G_SOCKET_FAMILY_IPV4: 'AF_INET',
  G_SOCKET_FAMILY_IPV6: 'AF_INET6',
  G_SOCKET_FAMILY_UNIX: 'AF_UNIX',
  G_SOCKET_TYPE_STREAM: 'SOCK_STREAM',
  G_SOCKET_TYPE_DATAGRAM: 'SOCK_DGRAM',
  G_SOCKET_TYPE_SEQPACKET: 'SOCK_SEQPACKET',
  AddressReusable: 'SO_REUSEADDR',
  KeepAliveOption: 'SO_KEEPALIVE',
};

function standardName(value: Value): Value {
  if (value.kind !== 'symbol') return value;
  const name = value.name.replace(/^.*::|^APR_(?=(?:SO|TCP|IPV6)_)/, '');
  return symbol(Object.hasOwn(STANDARD, name) ? STANDARD[name]! : name);
}

/** What the knowledge entry says about this call: on, off, not to be told; undefined where nothing is set. */
export function reuseBy(runtime: string | undefined, site: CallSite): Switch | undefined {
  const facts = runtime === undefined ? undefined : runtimeById(runtime);
  const { linux: sets = false } = facts?.reuseAddr ?? {};
  if (typeof sets === 'boolean') return sets ? 'on' : undefined;
  const { position, flag, default: fallback } = facts?.switch ?? {};
  const given = position === undefined ? undefined : site.arguments[position];
  if (!given) return fallback === true ? 'on' : undefined;
  if (flag !== undefined) return hasFlag(given.value, flag);
  return switchOf(given.value);
}

function hasFlag(value: Value, flag: string): Switch | undefined {
  const found = alternatives(value).map((option): boolean | undefined => {
    if (option.kind === 'number') return option.value === 0 ? false : undefined;
    const parts = option.kind === 'flags' ? option.parts : [option];
    const flags = parts.flatMap((part) => symbolsOf(part) ?? []);
    if (flags.includes(flag)) return true;
    // A name in capitals is a constant, and another one; whatever else may hold the flag.
    return parts.every((part) => part.kind === 'symbol' && /^[A-Z][A-Z0-9_]+$/.test(part.name)) ? false : undefined;
  });
  if (found.every((has) => has === false)) return undefined;
  return found.every((has) => has === true) ? 'on' : 'unknown';
}

/** Whether a boolean argument is on, in all the ways that C writes one. */
export function switchOf(value: Value): Switch {
  const told = new Set(
    alternatives(value).map((option): Switch => {
      if (option.kind === 'symbol' && /^(?:TRUE|YES)$/.test(option.name)) return 'on';
      if (option.kind === 'symbol' && /^(?:FALSE|NO)$/.test(option.name)) return 'off';
      const certain = option.kind === 'number' ? truth(option) : undefined;
      return certain === undefined ? 'unknown' : certain ? 'on' : 'off';
    }),
  );
  const [only] = told;
  return told.size === 1 && only !== undefined ? only : 'unknown';
}

function addressGiven(call: LibraryCall, site: CallSite, machine: Machine): Address {
  const domain: Domain = call.makes?.domain === 'inet' ? 'inet' : 'unknown';
  if (call.port !== undefined) return { domain, port: portOf(site.arguments[call.port]?.value ?? number(0)) };
  const value = argument(site, call.address);
  if (value.kind === 'number' || value.kind === 'string') return { domain, port: portOf(value) };
  if (value.kind === 'symbol' && value.name.endsWith('sap_any')) return { domain, port: { kind: 'ephemeral' } };
  const address = addressOf(machine, value);
  return address.domain === 'unknown' && domain !== 'unknown' ? { ...address, domain } : address;
}

/** A port that is a number, or a text such as "127.0.0.1:8080". */
export function portOf(value: Value): Port {
  const text = value.kind === 'string' ? /(?:^|:)(\d+)$/.exec(value.value)?.[1] : undefined;
  const port = value.kind === 'number' ? value.value : text === undefined ? undefined : Number(text);
  if (value.kind === 'symbol' && value.name.endsWith('AnyPort')) return { kind: 'ephemeral' };
  return port === undefined
    ? { kind: 'unknown' }
    : port === 0
      ? { kind: 'ephemeral' }
      : { kind: 'number', value: port };
}

function setOption(
  { level, name, value }: NonNullable<LibraryCall['option']>,
  site: CallSite,
  machine: Machine,
  subject: Value,
): void {
  const option = typeof name === 'string' ? symbol(name) : argument(site, name);
  const plain = standardName(option);
  machine.setOption(site, subject, {
    options: names(plain),
    levels: typeof level === 'string' ? [level] : names(argument(site, level)),
    value: switchOf(argument(site, value)),
  });
}
