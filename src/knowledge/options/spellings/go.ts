import type { SpellingTable } from './table';

/** Go: methods of connections of package net, of golang.org/x/net/ipv4 and ipv6, and fields of net.Dialer. */
export const go: SpellingTable = {
  SetNoDelay: { option: 'TCP_NODELAY' },
  SetKeepAlive: { option: 'SO_KEEPALIVE' },
  SetKeepAlivePeriod: { option: 'TCP_KEEPIDLE' },
  SetLinger: { option: 'SO_LINGER' },
  SetReadBuffer: { option: 'SO_RCVBUF' },
  SetWriteBuffer: { option: 'SO_SNDBUF' },
  JoinGroup: { option: 'IP_ADD_MEMBERSHIP' },
  JoinSourceSpecificGroup: { option: 'IP_ADD_SOURCE_MEMBERSHIP' },
  LeaveGroup: { option: 'IP_DROP_MEMBERSHIP' },
  SetMulticastTTL: { option: 'IP_MULTICAST_TTL' },
  SetMulticastLoopback: { option: 'IP_MULTICAST_LOOP' },
  SetMulticastInterface: { option: 'IP_MULTICAST_IF' },
  SetMulticastHopLimit: { option: 'IPV6_MULTICAST_HOPS' },
};
