import type { SpellingTable } from './table';

/** PHP: keys of stream contexts and of the arrays that stand for structs, settings of Swoole. */
export const php: SpellingTable = {
  so_reuseaddr: { option: 'SO_REUSEADDR' },
  so_reuseport: { option: 'SO_REUSEPORT' },
  so_broadcast: { option: 'SO_BROADCAST' },
  tcp_nodelay: { option: 'TCP_NODELAY' },
  ipv6_v6only: { option: 'IPV6_V6ONLY' },
  l_onoff: { option: 'SO_LINGER' },
  l_linger: { option: 'SO_LINGER' },
  enable_reuse_port: { option: 'SO_REUSEPORT' },
};
