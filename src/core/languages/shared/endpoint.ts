/** Local addresses as libraries of many languages take them: one text that holds host and port. */
import type { Address, Port } from '../../model';

/**
 * Reads `127.0.0.1:8080`, `:8080`, `[::1]:443`, `tcp://0.0.0.0:8000`, `unix:///run/a.sock`, `/run/a.sock`.
 * A text that is none of them has an unknown port.
 * @param network what the call says besides: `tcp6`, `unix`
 */
export function endpointOf(text: string, network?: string): Address {
  const [, scheme = network, rest = text] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is.exec(text) ?? [];
  if (scheme?.startsWith('unix') === true || scheme === 'udg' || /^[/@]/.test(rest))
    return { domain: 'unix', port: { kind: 'unknown' } };
  const [, bracketed, plain, digits] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d+))?$/.exec(rest) ?? [];
  const host = bracketed ?? plain;
  const inet6 = bracketed !== undefined || scheme?.endsWith('6') === true;
  return {
    domain: inet6 ? 'inet6' : host === undefined ? 'unknown' : 'inet',
    port: portOf(digits === undefined ? undefined : Number(digits)),
    ...(host === undefined || host === '' ? {} : { host }),
  };
}

/** A port number as the code writes it; undefined where it does not show. */
export function portOf(port: number | undefined): Port {
  if (port === undefined) return { kind: 'unknown' };
  return port === 0 ? { kind: 'ephemeral' } : { kind: 'number', value: port };
}
