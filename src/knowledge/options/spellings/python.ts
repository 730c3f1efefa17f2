import { spelled, tableOf } from './table';

/** Attributes of socketserver classes, keywords of asyncio and socket.create_server(), methods of Twisted. */
export const python = tableOf(
  spelled(`
    SO_REUSEADDR allow_reuse_address reuse_address
    SO_REUSEPORT allow_reuse_port reuse_port
    TCP_NODELAY setTcpNoDelay getTcpNoDelay
    SO_KEEPALIVE setTcpKeepAlive getTcpKeepAlive
  `),
  spelled(
    `
    SO_BROADCAST setBroadcastAllowed
    IP_ADD_MEMBERSHIP joinGroup
    IP_DROP_MEMBERSHIP leaveGroup
    IP_MULTICAST_TTL setTTL
    IP_MULTICAST_LOOP setLoopbackMode
    IP_MULTICAST_IF setOutgoingInterface
  `,
    { needs: 'Datagram' },
  ),
  spelled('IPV6_V6ONLY dualstack_ipv6', { inverted: true }),
  spelled('SO_KEEPALIVE keep_alive', { inside: ['create_server', 'start_server'] }),
  spelled('SO_BROADCAST allow_broadcast', { needs: 'create_datagram_endpoint' }),
);
