/** A line of code of an option's entry, and what is needed to put it into a program. */
import type { SocketOption } from '../../../src/knowledge';

export interface Line {
  readonly option: SocketOption;
  readonly text: string;
}

/** One source text with many lines in it. */
export interface LineProgram {
  /** File name without extension. */
  readonly name: string;
  readonly text: string;
  /** The lines it holds. */
  readonly lines: readonly Line[];
  /** Set for the compiler, such as GOOS. */
  readonly environment?: Readonly<Record<string, string>>;
  /** It also runs here, and prints what is wrong. */
  readonly runs?: true;
}

export const onLinux = ({ option }: Line): boolean => option.platforms.linux.present;

/** The first system that has the option, in the order in which the lines choose it. */
export function systemOf({ option }: Line): string {
  const order = ['linux', 'macos', 'freebsd', 'windows', 'illumos', 'openbsd'] as const;
  return order.find((system) => option.platforms[system].present) ?? 'linux';
}

/** Family, type and protocol of a socket that takes the option, as names of C. */
export function socketFor({
  level,
  sockets = [],
}: SocketOption): readonly [family: string, type: string, protocol: string] {
  if (sockets[0] === 'unix') return ['AF_UNIX', 'SOCK_STREAM', '0'];
  const family = level === 'IPPROTO_IPV6' ? 'AF_INET6' : 'AF_INET';
  if (sockets[0]?.startsWith('tcp') === true) return [family, 'SOCK_STREAM', '0'];
  if (sockets[0] === 'raw') return [family, 'SOCK_RAW', 'IPPROTO_ICMP'];
  return [family, 'SOCK_DGRAM', '0'];
}

/**
 * System errors that say nothing against a line that is right: no privilege, no such interface, address, module or file,
 * not connected, not in this kernel.
 */
export const HARMLESS = 'EPERM EACCES ENODEV ENXIO EADDRNOTAVAIL ENOTCONN ENOENT EOPNOTSUPP ENOTSUP'.split(' ');
