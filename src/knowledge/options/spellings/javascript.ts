import type { SpellingTable } from './table';

/** JavaScript: options and methods of node:net, node:dgram, Deno and Bun. */
export const javascript: SpellingTable = {
  reuseAddr: { option: 'SO_REUSEADDR' },
  reuseAddress: { option: 'SO_REUSEADDR' },
  reusePort: { option: 'SO_REUSEPORT' },
  ipv6Only: { option: 'IPV6_V6ONLY' },
  setNoDelay: { option: 'TCP_NODELAY' },
  setKeepAlive: { option: 'SO_KEEPALIVE' },
  setBroadcast: { option: 'SO_BROADCAST' },
  setTTL: { option: 'IP_TTL' },
  setMulticastTTL: { option: 'IP_MULTICAST_TTL' },
  setMulticastLoopback: { option: 'IP_MULTICAST_LOOP' },
  setMulticastInterface: { option: 'IP_MULTICAST_IF' },
  addMembership: { option: 'IP_ADD_MEMBERSHIP' },
  dropMembership: { option: 'IP_DROP_MEMBERSHIP' },
  addSourceSpecificMembership: { option: 'IP_ADD_SOURCE_MEMBERSHIP' },
  dropSourceSpecificMembership: { option: 'IP_DROP_SOURCE_MEMBERSHIP' },
  setRecvBufferSize: { option: 'SO_RCVBUF' },
  setSendBufferSize: { option: 'SO_SNDBUF' },
  recvBufferSize: { option: 'SO_RCVBUF' },
  sendBufferSize: { option: 'SO_SNDBUF' },
  joinMulticastV4: { option: 'IP_ADD_MEMBERSHIP' },
  joinMulticastV6: { option: 'IPV6_JOIN_GROUP' },
};
