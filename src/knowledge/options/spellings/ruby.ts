import { constantsOf } from '../constants';
import { spelled, tableOf, type SpellingGroup } from './table';

/** A symbol, and not what follows `::`. */
const SYMBOL = /(?<!:):$/;

/** The same as an argument of a call that takes an option, behind its level. */
function atLevel(level: string): RegExp {
  return new RegExp(
    `(?:[gs]etsockopt|Option\\.(?:new|int|bool))\\b[^\\n;]*\\b(?:IPPROTO_|SOL_)?${level}['"]?\\s*,\\s*:$`,
  );
}

/** setsockopt() takes the name of an option without its prefix, as a symbol. */
function symbols(prefix: string, level: string): SpellingGroup {
  const names = [...(constantsOf('ruby') ?? [])].filter((name) => name.startsWith(prefix));
  return spelled(names.map((name) => `${name} ${name.slice(prefix.length)}`).join('\n'), { behind: atLevel(level) });
}

/** Symbols, and methods of the socket library. */
export const ruby = tableOf(
  symbols('SO_', 'SOCKET'),
  symbols('TCP_', 'TCP'),
  symbols('IP_', 'IP'),
  symbols('IPV6_', 'IPV6'),
  symbols('UDP_', 'UDP'),
  spelled(
    `
    SO_REUSEADDR REUSEADDR
    SO_REUSEPORT REUSEPORT
    SO_KEEPALIVE KEEPALIVE
    TCP_NODELAY NODELAY
    TCP_DEFER_ACCEPT DEFER_ACCEPT
    TCP_KEEPIDLE KEEPIDLE
    TCP_KEEPINTVL KEEPINTVL
    TCP_KEEPCNT KEEPCNT
    IPV6_V6ONLY V6ONLY
    IP_ADD_MEMBERSHIP ADD_MEMBERSHIP
    IP_DROP_MEMBERSHIP DROP_MEMBERSHIP
  `,
    { behind: SYMBOL },
  ),
  spelled(`
    IPV6_V6ONLY ipv6only!
    IP_MULTICAST_TTL ipv4_multicast_ttl
    IP_MULTICAST_LOOP ipv4_multicast_loop
    SO_REUSEADDR reuse_address
    SO_REUSEPORT reuse_port
  `),
  spelled('SO_LINGER linger', { after: ['Option'] }),
);
