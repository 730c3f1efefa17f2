import { spelled, tableOf } from './table';

const SOCKETS = ['createServer', 'createConnection', 'connect', 'Server', 'Socket', 'createSocket', 'listen'];

/** Options and methods of node:net, node:dgram, Deno and Bun. */
export const javascript = tableOf(
  spelled(`
    SO_REUSEADDR reuseAddr reuseAddress
    SO_REUSEPORT reusePort
    IPV6_V6ONLY ipv6Only
    TCP_NODELAY setNoDelay
    SO_BROADCAST setBroadcast
    IP_TTL setTTL
    IP_TOS setTypeOfService getTypeOfService
    IP_MULTICAST_TTL setMulticastTTL
    IP_MULTICAST_LOOP setMulticastLoopback
    IP_MULTICAST_IF setMulticastInterface
    IP_ADD_MEMBERSHIP addMembership joinMulticastV4
    IP_DROP_MEMBERSHIP dropMembership
    IPV6_JOIN_GROUP joinMulticastV6
    IP_ADD_SOURCE_MEMBERSHIP addSourceSpecificMembership
    IP_DROP_SOURCE_MEMBERSHIP dropSourceSpecificMembership
    SO_RCVBUF setRecvBufferSize getRecvBufferSize recvBufferSize
    SO_SNDBUF setSendBufferSize getSendBufferSize sendBufferSize
  `),
  spelled('SO_KEEPALIVE setKeepAlive'),
  spelled('TCP_KEEPIDLE keepAliveInitialDelay', { unit: 'ms' }),
  spelled('TCP_NODELAY noDelay', { inside: SOCKETS }),
  spelled('SO_KEEPALIVE keepAlive', { inside: SOCKETS }),
);
