import { spelled, tableOf } from './table';

/** Members of SocketOptionName; properties and methods of Socket, TcpListener, TcpClient and UdpClient. */
export const csharp = tableOf(
  spelled(
    `
    SO_DEBUG Debug
    SO_ACCEPTCONN AcceptConnection
    SO_REUSEADDR ReuseAddress
    SO_KEEPALIVE KeepAlive
    SO_DONTROUTE DontRoute
    SO_BROADCAST Broadcast
    SO_USELOOPBACK UseLoopback
    SO_LINGER Linger
    SO_OOBINLINE OutOfBandInline
    SO_DONTLINGER DontLinger
    SO_SNDBUF SendBuffer
    SO_RCVBUF ReceiveBuffer
    SO_SNDLOWAT SendLowWater
    SO_RCVLOWAT ReceiveLowWater
    SO_ERROR Error
    SO_TYPE Type
    SO_REUSE_UNICASTPORT ReuseUnicastPort
    SO_UPDATE_ACCEPT_CONTEXT UpdateAcceptContext
    SO_UPDATE_CONNECT_CONTEXT UpdateConnectContext
    IP_OPTIONS IPOptions
    IP_HDRINCL HeaderIncluded
    IP_TOS TypeOfService
    IP_DONTFRAGMENT DontFragment
    IP_ADD_MEMBERSHIP AddMembership
    IP_DROP_MEMBERSHIP DropMembership
    IP_ADD_SOURCE_MEMBERSHIP AddSourceMembership
    IP_DROP_SOURCE_MEMBERSHIP DropSourceMembership
    IP_BLOCK_SOURCE BlockSource
    IP_UNBLOCK_SOURCE UnblockSource
    IP_PKTINFO PacketInformation
    IPV6_HOPLIMIT HopLimit
    IPV6_PROTECTION_LEVEL IPProtectionLevel
    TCP_BSDURGENT BsdUrgent
    TCP_EXPEDITED_1122 Expedited
    TCP_FASTOPEN FastOpen
    UDP_NOCHECKSUM NoChecksum
    UDP_CHECKSUM_COVERAGE ChecksumCoverage
  `,
    { after: ['SocketOptionName'] },
  ),
  spelled(
    `
    SO_SNDTIMEO SendTimeout
    SO_RCVTIMEO ReceiveTimeout
  `,
    { after: ['SocketOptionName', '~sock', '~client', '~listener', '~conn', '~tcp', '~udp'], unit: 'ms' },
  ),
  spelled(`
    SO_EXCLUSIVEADDRUSE ExclusiveAddressUse
    SO_BROADCAST EnableBroadcast
    SO_LINGER LingerState LingerOption
    SO_SNDBUF SendBufferSize
    SO_RCVBUF ReceiveBufferSize
    TCP_NODELAY NoDelay
    TCP_KEEPIDLE TcpKeepAliveTime
    TCP_KEEPINTVL TcpKeepAliveInterval
    TCP_KEEPCNT TcpKeepAliveRetryCount
    IP_TTL IpTimeToLive
    IP_ADD_MEMBERSHIP JoinMulticastGroup
    IP_DROP_MEMBERSHIP DropMulticastGroup
    IP_MULTICAST_LOOP MulticastLoopback
    IP_MULTICAST_TTL MulticastTimeToLive
    IP_MULTICAST_IF MulticastInterface
    IPV6_V6ONLY IPv6Only
    IPV6_PROTECTION_LEVEL SetIPProtectionLevel AllowNatTraversal
  `),
  spelled('IPV6_V6ONLY DualMode', { inverted: true }),
  spelled('IP_DONTFRAGMENT DontFragment', { after: ['~sock', '~client', '~udp'] }),
  spelled('IP_TTL Ttl', { after: ['~sock', '~client', '~udp', '~tcp'] }),
);
