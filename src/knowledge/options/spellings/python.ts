import type { SpellingTable } from './table';

/** Python: attributes of socketserver classes, keywords of asyncio and socket.create_server(). */
export const python: SpellingTable = {
  allow_reuse_address: { option: 'SO_REUSEADDR' },
  allow_reuse_port: { option: 'SO_REUSEPORT' },
  reuse_address: { option: 'SO_REUSEADDR' },
  reuse_port: { option: 'SO_REUSEPORT' },
  dualstack_ipv6: { option: 'IPV6_V6ONLY' },
};
