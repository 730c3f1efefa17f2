/** Socket addresses as Rust programs write them: texts, tuples, std's and nix's types, libc's structs. */
import type { Address, Domain } from '../../model';
import type { Machine } from '../../trace/machine';
import { alternatives, UNKNOWN, type Value } from '../../trace/value';
import { endpointOf } from '../shared/endpoint';
import { portOfValue } from '../shared/values';
import type { EvaluatedArgument } from '../language';
import { hostOf } from './constants';

/** An address that is put together from host and port. */
const PARTS = '~address';

const UNSEEN: Address = { domain: 'unknown', port: { kind: 'unknown' } };

export function addressOf(machine: Machine, value: Value): Address {
  const [first, ...rest] = alternatives(value).map((option) => oneAddress(machine, option));
  if (!first) return UNSEEN;
  const sameDomain = rest.every((other) => other.domain === first.domain);
  const inet = [first, ...rest].every(({ domain }) => domain === 'inet' || domain === 'inet6');
  const ephemeral = [first, ...rest].find(({ port }) => port.kind === 'ephemeral');
  const samePort = rest.every((other) => JSON.stringify(other.port) === JSON.stringify(first.port));
  const sameHost = rest.every((other) => other.host === first.host);
  return {
    domain: sameDomain ? first.domain : inet ? 'inet' : 'unknown',
    port: ephemeral?.port ?? (samePort ? first.port : { kind: 'unknown' }),
    ...(sameHost && first.host !== undefined ? { host: first.host } : {}),
  };
}

function oneAddress(machine: Machine, value: Value): Address {
  if (value.kind === 'string') return endpointOf(value.value);
  // Whatever address it is, the type says that it is one of the Internet's.
  if (value.kind === 'place' && /^std\.net\.SocketAddr(?:V[46])?$/.test(value.type ?? ''))
    return { domain: value.type?.endsWith('V6') === true ? 'inet6' : 'inet', port: { kind: 'unknown' } };
  if (value.kind !== 'object') return UNSEEN;
  const { key } = value;
  const has = (field: string): boolean => machine.state.memory.has(`${key}.${field}`);
  if (value.type === PARTS)
    return fromParts(machine, machine.load(`${key}.host`), machine.load(`${key}.port`), machine.load(`${key}.domain`));
  if (has('sun_path') || has('sun_family')) return { domain: 'unix', port: { kind: 'unknown' } };
  if (has('sin_family') || has('sin_port')) return fromStruct(machine, key, 'inet', 'sin_port');
  if (has('sin6_family') || has('sin6_port')) return fromStruct(machine, key, 'inet6', 'sin6_port');
  if (machine.state.memory.has(`${key}[1]`))
    return fromParts(machine, machine.load(`${key}[0]`), machine.load(`${key}[1]`));
  // A list of addresses to try.
  if (machine.state.memory.has(`${key}[0]`)) return addressOf(machine, machine.load(`${key}[0]`));
  return UNSEEN;
}

function fromStruct(machine: Machine, key: string, domain: Domain, port: string): Address {
  const address = { domain, port: portOfValue(machine.load(`${key}.${port}`)) };
  const inner = machine.load(`${key}.sin_addr`);
  const host = machine.keyOf(inner) === undefined ? inner : machine.field(inner, 's_addr');
  const any = (host.kind === 'number' && host.value === 0) || (host.kind === 'symbol' && host.name === 'INADDR_ANY');
  return any ? { ...address, host: '0.0.0.0' } : address;
}

function fromParts(machine: Machine, host: Value, port: Value, domain: Value = UNKNOWN): Address {
  if (domain.kind === 'string' && domain.value === 'unix') return { domain: 'unix', port: { kind: 'unknown' } };
  const text = hostText(machine, host);
  const told: Domain =
    domain.kind === 'string' ? (domain.value as Domain) : text?.includes(':') === true ? 'inet6' : 'inet';
  return { domain: told, port: portOfValue(port), ...(text === undefined ? {} : { host: text }) };
}

/** A host that is a text, a constant of std::net or an array of bytes. */
function hostText(machine: Machine, host: Value): string | undefined {
  if (host.kind === 'string') return host.value;
  if (host.kind === 'symbol') return hostOf(host.name);
  if (host.kind !== 'object') return undefined;
  const bytes = [0, 1, 2, 3].map((index) => machine.state.memory.get(`${host.key}[${String(index)}]`));
  return dotted(bytes);
}

function dotted(bytes: readonly (Value | undefined)[]): string | undefined {
  const numbers = bytes.map((byte) => (byte?.kind === 'number' ? byte.value : undefined));
  return numbers.length === 4 && numbers.every((number) => number !== undefined) ? numbers.join('.') : undefined;
}

function parts(machine: Machine, host: Value, port: Value, domain?: Domain): Value {
  const object = machine.object(PARTS);
  machine.state.memory.set(`${object.key}.host`, host);
  machine.state.memory.set(`${object.key}.port`, port);
  if (domain !== undefined) machine.state.memory.set(`${object.key}.domain`, { kind: 'string', value: domain });
  return object;
}

/** Functions that make an address; undefined for all others. */
export function addressCall(name: string, args: readonly EvaluatedArgument[], machine: Machine): Value | undefined {
  const given = (index: number): Value => args[index]?.value ?? UNKNOWN;
  switch (name) {
    case 'std.net.Ipv4Addr.new': {
      const text = dotted(args.map((argument) => argument.value));
      return text === undefined ? UNKNOWN : { kind: 'string', value: text };
    }
    case 'std.net.SocketAddr.new':
    case 'nix.sys.socket.InetAddr.new':
      return parts(machine, given(0), given(1));
    case 'std.net.SocketAddrV4.new':
    case 'rustix.net.SocketAddrV4.new':
      return parts(machine, given(0), given(1), 'inet');
    case 'std.net.SocketAddrV6.new':
    case 'rustix.net.SocketAddrV6.new':
    case 'nix.sys.socket.SockaddrIn6.new':
      return parts(machine, given(0), given(1), 'inet6');
    case 'nix.sys.socket.SockaddrIn.new': {
      const text = dotted(args.slice(0, 4).map((argument) => argument.value));
      return parts(machine, text === undefined ? UNKNOWN : { kind: 'string', value: text }, given(4), 'inet');
    }
    case 'nix.sys.socket.UnixAddr.new':
    case 'nix.sys.socket.UnixAddr.new_abstract':
    case 'nix.sys.socket.SockAddr.new_unix':
    case 'socket2.SockAddr.unix':
    case 'socket2.SockAddr.vsock':
    case 'rustix.net.SocketAddrUnix.new':
      return parts(machine, UNKNOWN, UNKNOWN, name.endsWith('vsock') ? 'other' : 'unix');
    case 'nix.sys.socket.IpAddr.new_v4':
    case 'nix.sys.socket.Ipv4Addr.new': {
      const text = dotted(args.map((argument) => argument.value));
      return text === undefined ? UNKNOWN : { kind: 'string', value: text };
    }
    case 'std.net.SocketAddr.V4':
    case 'std.net.SocketAddr.V6':
    case 'std.net.SocketAddr.from':
    case 'std.net.SocketAddr.from_str':
    case 'std.net.SocketAddrV4.from':
    case 'std.net.IpAddr.V4':
    case 'std.net.IpAddr.V6':
    case 'std.net.IpAddr.from':
    case 'std.net.Ipv4Addr.from':
    case 'socket2.SockAddr.from':
    case 'nix.sys.socket.SockaddrIn.from':
    case 'nix.sys.socket.SockaddrIn6.from':
    case 'nix.sys.socket.SockaddrStorage.from':
    case 'nix.sys.socket.SockAddr.new_inet':
    case 'nix.sys.socket.SockAddr.Inet':
    case 'nix.sys.socket.InetAddr.from_std':
    case 'rustix.net.SocketAddrAny.V4':
    case 'rustix.net.SocketAddrAny.V6':
      return given(0);
    default:
      return undefined;
  }
}
