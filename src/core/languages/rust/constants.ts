/** Constants of Rust's crates under the names that C has for them. */
import { canonical } from './library';

const FAMILIES: Readonly<Record<string, string>> = {
  IPV4: 'AF_INET',
  IPV6: 'AF_INET6',
  INET: 'AF_INET',
  INET6: 'AF_INET6',
  Inet: 'AF_INET',
  Inet6: 'AF_INET6',
  UNIX: 'AF_UNIX',
  Unix: 'AF_UNIX',
};

const TYPES: Readonly<Record<string, string>> = {
  STREAM: 'SOCK_STREAM',
  Stream: 'SOCK_STREAM',
  DGRAM: 'SOCK_DGRAM',
  Datagram: 'SOCK_DGRAM',
};

const HOSTS: Readonly<Record<string, string>> = {
  'std.net.Ipv4Addr.UNSPECIFIED': '0.0.0.0',
  'std.net.Ipv4Addr.LOCALHOST': '127.0.0.1',
  'std.net.Ipv4Addr.BROADCAST': '255.255.255.255',
  'std.net.Ipv6Addr.UNSPECIFIED': '::',
  'std.net.Ipv6Addr.LOCALHOST': '::1',
};

/** The host that a constant of std::net stands for. */
export function hostOf(name: string): string | undefined {
  return HOSTS[name];
}

/** `libc.AF_INET`, `socket2.Domain.IPV4`, `nix.sys.socket.AddressFamily.Inet` are all AF_INET. */
export function constantName(qualified: string): string {
  const name = canonical(qualified);
  const plain = /^(?:libc|winsock)\.([A-Z][A-Z0-9_]+)$/.exec(name)?.[1];
  if (plain !== undefined) return plain;
  const [, type, member] = /^(?:socket2|nix\.sys\.socket|rustix\.net)\.(\w+)\.(\w+)$/.exec(name) ?? [];
  if (type === undefined || member === undefined) return name;
  if (type === 'Domain' || type === 'AddressFamily') return FAMILIES[member] ?? `AF_${member.toUpperCase()}`;
  if (type === 'Type' || type === 'SockType' || type === 'SocketType')
    return TYPES[member] ?? `SOCK_${member.toUpperCase()}`;
  return name;
}
