import { optionByName } from './catalogue';

/** How the value of an option is passed to setsockopt(). */
export type ValueKind = 'int' | 'linger' | 'timeval' | 'membership';

/** Levels on which every system refuses fewer bytes than an int has. On IPPROTO_IP, Linux and the BSDs also take one byte. */
const STRICT: ReadonlySet<string> = new Set(['SOL_SOCKET', 'IPPROTO_TCP', 'IPPROTO_IPV6', 'IPPROTO_UDP']);

/**
 * The kind of an option's value where it is the same on every Unix-like system; undefined for all others.
 * Source: the value types of the catalogue; for sizes below that of an int Linux sock_setsockopt, do_tcp_setsockopt,
 * do_ipv6_setsockopt and FreeBSD sooptcopyin, which answer EINVAL.
 */
export function valueKind(name: string): ValueKind | undefined {
  const option = optionByName(name);
  if (option === undefined || option.access === 'get') return undefined;
  const { valueType, level } = option;
  if (valueType.startsWith('struct linger')) return 'linger';
  if (valueType.startsWith('struct timeval')) return 'timeval';
  if (/^struct (?:ip_mreq|ipv6_mreq|group_req)\b/.test(valueType)) return 'membership';
  return STRICT.has(level) && /^(?:unsigned )?int\b/.test(valueType) ? 'int' : undefined;
}
