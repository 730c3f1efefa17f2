/** Local addresses as Java code gives them: an InetSocketAddress, a port, a host and a port. */
import type { Address } from '../../model';
import type { Machine } from '../../trace/machine';
import { alternatives, NULL, UNKNOWN, type Value } from '../../trace/value';
import type { CallSite } from '../language';
import { endpointOf } from '../shared/endpoint';
import { portOfValue } from '../shared/values';
import type { AddressArguments } from './tables';

const INET = '~java.net.InetSocketAddress';
const UNIX = '~java.net.UnixDomainSocketAddress';

/** `new InetSocketAddress(…)`, `UnixDomainSocketAddress.of(…)`; undefined for all else. */
export function makeAddress(qualified: string, site: CallSite, machine: Machine): Value | undefined {
  const values = site.arguments.map((argument) => argument.value);
  switch (qualified) {
    case 'java.net.InetSocketAddress':
    case 'java.net.InetSocketAddress.createUnresolved': {
      const address = machine.object(INET);
      machine.setField(address, '#port', values.at(-1) ?? UNKNOWN);
      if (values.length > 1) machine.setField(address, '#host', values[0]!);
      return address;
    }
    case 'java.net.UnixDomainSocketAddress.of':
      return machine.object(UNIX);
    case 'java.net.InetAddress.getByName':
      return values[0] ?? UNKNOWN;
    default:
      return undefined;
  }
}

/** The values that a call or an earlier one gives for the address. */
export interface Endpoint {
  readonly port: Value;
  readonly host?: Value;
}

/** The address among the arguments of a call. */
export function endpointIn(site: CallSite, { port, hostFirst }: AddressArguments): Endpoint {
  const values = site.arguments.filter(({ value }) => value.kind !== 'function').map((argument) => argument.value);
  const at = port ?? (hostFirst === true && values.length > 1 ? 1 : 0);
  const host = values[hostFirst === true && values.length > 1 ? 0 : at + 1];
  return {
    port: values[at] ?? NULL,
    ...(host?.kind === 'string' ? { host } : {}),
  };
}

/** The address that is bound. No address at all, or null, lets the system choose. */
export function addressOf(machine: Machine, { port, host }: Endpoint): Address {
  const [first, ...more] = alternatives(port);
  if (first?.kind === 'object' && more.length === 0) {
    if (first.type === UNIX) return { domain: 'unix', port: { kind: 'unknown' } };
    if (first.type === INET) {
      const inner = machine.field(first, '#host');
      return addressOf(machine, {
        port: machine.field(first, '#port'),
        ...(inner.kind === 'string' ? { host: inner } : {}),
      });
    }
  }
  if (first?.kind === 'null' && more.length === 0) return { domain: 'inet', port: { kind: 'ephemeral' } };
  if (first?.kind === 'string' && more.length === 0) return endpointOf(first.value);
  return {
    domain: host?.kind === 'string' && host.value.includes(':') ? 'inet6' : 'inet',
    port: portOfValue(port),
    ...(host?.kind === 'string' ? { host: host.value } : {}),
  };
}
