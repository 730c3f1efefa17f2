import type { SpellingTable } from './table';

/** Ruby: the names that setsockopt() takes without their prefix, and methods of the socket library. */
export const ruby: SpellingTable = {
  REUSEADDR: { option: 'SO_REUSEADDR' },
  REUSEPORT: { option: 'SO_REUSEPORT' },
  KEEPALIVE: { option: 'SO_KEEPALIVE' },
  LINGER: { option: 'SO_LINGER' },
  BROADCAST: { option: 'SO_BROADCAST' },
  RCVBUF: { option: 'SO_RCVBUF' },
  SNDBUF: { option: 'SO_SNDBUF' },
  RCVTIMEO: { option: 'SO_RCVTIMEO' },
  SNDTIMEO: { option: 'SO_SNDTIMEO' },
  NODELAY: { option: 'TCP_NODELAY' },
  CORK: { option: 'TCP_CORK' },
  DEFER_ACCEPT: { option: 'TCP_DEFER_ACCEPT' },
  FASTOPEN: { option: 'TCP_FASTOPEN' },
  KEEPIDLE: { option: 'TCP_KEEPIDLE' },
  KEEPINTVL: { option: 'TCP_KEEPINTVL' },
  KEEPCNT: { option: 'TCP_KEEPCNT' },
  V6ONLY: { option: 'IPV6_V6ONLY' },
  'ipv6only!': { option: 'IPV6_V6ONLY' },
  ADD_MEMBERSHIP: { option: 'IP_ADD_MEMBERSHIP' },
  DROP_MEMBERSHIP: { option: 'IP_DROP_MEMBERSHIP' },
  MULTICAST_TTL: { option: 'IP_MULTICAST_TTL' },
  MULTICAST_LOOP: { option: 'IP_MULTICAST_LOOP' },
  linger: { option: 'SO_LINGER', after: ['Option'] },
};
