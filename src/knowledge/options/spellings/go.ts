import { spelled, tableOf } from './table';

const CONFIGS = ['Dialer', 'ListenConfig', 'KeepAliveConfig'];

/** Package net, golang.org/x/net/ipv4 and ipv6, gnet, go-reuseport, tcplisten. */
export const go = tableOf(
  spelled(`
    TCP_NODELAY SetNoDelay
    SO_KEEPALIVE SetKeepAlive SetKeepAliveConfig
    TCP_KEEPIDLE SetKeepAlivePeriod
    SO_LINGER SetLinger SetsockoptLinger GetsockoptLinger
    SO_RCVBUF SetReadBuffer
    SO_SNDBUF SetWriteBuffer
    IP_ADD_MEMBERSHIP JoinGroup
    IP_DROP_MEMBERSHIP LeaveGroup
    IP_ADD_SOURCE_MEMBERSHIP JoinSourceSpecificGroup
    IP_DROP_SOURCE_MEMBERSHIP LeaveSourceSpecificGroup
    IP_BLOCK_SOURCE ExcludeSourceSpecificGroup
    IP_UNBLOCK_SOURCE IncludeSourceSpecificGroup
    IP_MULTICAST_TTL SetMulticastTTL
    IP_MULTICAST_LOOP SetMulticastLoopback
    IP_MULTICAST_IF SetMulticastInterface
    IP_TOS SetTOS
    IPV6_TCLASS SetTrafficClass
    IPV6_MULTICAST_HOPS SetMulticastHopLimit
  `),
  spelled(
    `
    IP_TTL SetTTL
    IPV6_UNICAST_HOPS SetHopLimit
  `,
    { needs: 'golang.org/x/net/ipv' },
  ),
  spelled('TCP_KEEPIDLE KeepAlive', { inside: CONFIGS }),
  spelled('SO_KEEPALIVE KeepAliveConfig', { inside: CONFIGS }),
  spelled('SO_KEEPALIVE KeepAliveConfig', { after: ['net'] }),
  spelled(
    `
    TCP_KEEPIDLE Idle
    TCP_KEEPINTVL Interval
    TCP_KEEPCNT Count
  `,
    { inside: ['KeepAliveConfig'] },
  ),
  spelled(
    `
    SO_REUSEPORT ReusePort
    TCP_DEFER_ACCEPT DeferAccept
    TCP_FASTOPEN FastOpen
  `,
    { needs: 'tcplisten' },
  ),
  spelled('SO_REUSEPORT Listen ListenPacket Control', { after: ['reuseport'] }),
  spelled(
    `
    SO_REUSEADDR WithReuseAddr
    SO_REUSEPORT WithReusePort
    SO_RCVBUF WithSocketRecvBuffer
    SO_SNDBUF WithSocketSendBuffer
    TCP_NODELAY WithTCPNoDelay
    TCP_KEEPIDLE WithTCPKeepAlive
  `,
    { after: ['gnet'] },
  ),
);
