/** Local addresses as the net package takes them: a network and a text, or a struct of host and port. */
import type { Address } from '../../model';
import type { Machine } from '../../trace/machine';
import { alternatives, UNKNOWN, type Value } from '../../trace/value';
import type { CallSite, EvaluatedArgument } from '../language';
import { endpointOf } from '../shared/endpoint';
import { portOfValue } from '../shared/values';

const UNKNOWN_ADDRESS: Address = { domain: 'unknown', port: { kind: 'unknown' } };

/** Networks of net.Listen and net.ListenPacket. */
const NETWORK = /^(?:tcp|udp|unix|unixgram|unixpacket|ip)[46]?(?::.*)?$/;
const HOST_AND_PORT = /:[\w-]*$/;

/** Where the field of a resolved address stands that holds the text it was resolved from. */
const TEXT = '#text';

export interface Endpoint {
  /** `tcp`, `udp4`, `unix`, where the call says. */
  readonly network?: string;
  readonly address: Address;
}

/**
 * The network and address among the arguments of a call that listens; of a call without an address, those that its
 * object was made with.
 */
export function endpointOfCall(site: CallSite, machine: Machine): Endpoint {
  const args = site.arguments.filter(({ value }) => value.kind !== 'function');
  const at = args.findIndex(({ value }) => value.kind === 'string' && NETWORK.test(value.value));
  const first = at < 0 ? undefined : args[at]!.value;
  const network = first?.kind === 'string' ? first.value : undefined;
  const candidates = (at < 0 ? args : args.slice(at + 1)).filter((argument) => isAddress(argument, network));
  const given = candidates.find(({ value }) => value.kind !== 'null') ?? candidates[0];
  const ofObject =
    given || !site.receiver ? [] : ['Addr', 'Address'].map((field) => machine.field(site.receiver!, field));
  const value = given?.value ?? ofObject.find((field) => field.kind === 'string') ?? UNKNOWN;
  return { ...(network === undefined ? {} : { network }), address: addressOf(machine, value, network) };
}

function isAddress({ value }: EvaluatedArgument, network: string | undefined): boolean {
  const [only] = alternatives(value);
  if (only?.kind === 'string') return network !== undefined || HOST_AND_PORT.test(only.value);
  return (
    (only?.kind === 'null' && network !== undefined) ||
    ((only?.kind === 'object' || only?.kind === 'reference' || only?.kind === 'place') &&
      /^~net\.\w+Addr$/.test(only.type ?? ''))
  );
}

function addressOf(machine: Machine, value: Value, network: string | undefined): Address {
  const [only, ...more] = alternatives(value);
  if (!only || more.length > 0) return domainOnly(network);
  if (only.kind === 'string') return endpoint(only.value, network);
  // No address at all is any free port.
  if (only.kind === 'null') return { ...domainOnly(network), port: { kind: 'ephemeral' } };
  const struct = machine.deref(only);
  const key = machine.keyOf(struct);
  if (key === undefined) return domainOnly(network);
  const text = machine.load(`${key}.${TEXT}`);
  if (text.kind === 'string') return endpoint(text.value, network);
  if (struct.kind !== 'object') return domainOnly(network);
  const host = machine.load(`${key}.IP`);
  return {
    domain: network?.startsWith('unix') === true ? 'unix' : network?.endsWith('6') === true ? 'inet6' : 'inet',
    port: portOfValue(machine.load(`${key}.Port`)),
    ...(host.kind === 'string' ? { host: host.value } : host.kind === 'number' ? { host: '' } : {}),
  };
}

/** `:8080` names every address of the machine. */
function endpoint(text: string, network: string | undefined): Address {
  const address = endpointOf(text, network);
  return text.startsWith(':') && address.host === undefined ? { ...address, host: '' } : address;
}

function domainOnly(network: string | undefined): Address {
  return network === undefined ? UNKNOWN_ADDRESS : { ...endpointOf('', network), port: { kind: 'unknown' } };
}

/** `net.ResolveUDPAddr("udp", text)`: an address that goes by the text. */
export function resolvedAddress(type: string, site: CallSite, machine: Machine): Value {
  const address = machine.object(`~net.${type}`);
  const text = site.arguments[1]?.value ?? UNKNOWN;
  machine.setField(address, TEXT, text.kind === 'string' ? text : UNKNOWN);
  machine.setField(address, 'Port', UNKNOWN);
  return address;
}

/** Whether a host is a group of receivers; undefined where the host does not show. */
export function isMulticast({ host, domain }: Address): boolean | undefined {
  if (host === undefined) return domain === 'unix' ? false : undefined;
  if (/^(?:22[4-9]|23\d)\./.test(host) || /^ff/i.test(host)) return true;
  return host === '' || /^[\d.]+$|:/.test(host) || host === 'localhost' ? false : undefined;
}
