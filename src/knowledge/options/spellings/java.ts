import { spelled, tableOf } from './table';

/** Setters and getters of the JDK's sockets and of servers, and constants of libraries that differ from C's. */
export const java = tableOf(
  spelled(`
    SO_REUSEADDR setReuseAddress getReuseAddress setReuseAddr setSoReuseAddress
    SO_REUSEPORT setReusePort
    SO_LINGER setSoLinger getSoLinger
    SO_KEEPALIVE setKeepAlive getKeepAlive setTcpKeepAlive setSoKeepAlive
    TCP_NODELAY setTcpNoDelay getTcpNoDelay setAcceptedTcpNoDelay
    SO_RCVBUF setReceiveBufferSize getReceiveBufferSize setAcceptedReceiveBufferSize
    SO_SNDBUF setSendBufferSize getSendBufferSize setAcceptedSendBufferSize
    SO_BROADCAST setBroadcast getBroadcast
    SO_OOBINLINE setOOBInline getOOBInline
    IP_TOS setTrafficClass getTrafficClass
    IP_MULTICAST_TTL setTimeToLive getTimeToLive
    IP_MULTICAST_IF IP_MULTICAST_ADDR
    IP_ADD_MEMBERSHIP joinGroup
    IP_DROP_MEMBERSHIP leaveGroup
    TCP_FASTOPEN setTcpFastOpen
    TCP_CORK setTcpCork
    TCP_QUICKACK setTcpQuickAck
  `),
  spelled('IP_MULTICAST_LOOP setLoopbackMode getLoopbackMode IP_MULTICAST_LOOP_DISABLED', { inverted: true }),
  spelled('TCP_USER_TIMEOUT setTcpUserTimeout', { unit: 'ms' }),
  spelled('IP_MULTICAST_IF setNetworkInterface getNetworkInterface', { needs: 'Multicast' }),
  spelled(
    `
    TCP_KEEPINTVL TCP_KEEPINTERVAL
    TCP_KEEPCNT TCP_KEEPCOUNT
  `,
    { after: ['ExtendedSocketOptions'] },
  ),
  spelled(
    `
    SO_REUSEADDR REUSE_ADDRESSES
    SO_KEEPALIVE KEEP_ALIVE
    SO_BROADCAST BROADCAST
    SO_RCVBUF RECEIVE_BUFFER
    SO_SNDBUF SEND_BUFFER
    IP_MULTICAST_TTL MULTICAST_TTL
    IP_TOS IP_TRAFFIC_CLASS
  `,
    { after: ['Options'] },
  ),
);
