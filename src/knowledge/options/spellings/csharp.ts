import type { SpellingTable } from './table';

const name = ['SocketOptionName'];

/** C#: members of SocketOptionName, and properties and methods of Socket, TcpListener, TcpClient and UdpClient. */
export const csharp: SpellingTable = {
  ReuseAddress: { option: 'SO_REUSEADDR', after: name },
  ExclusiveAddressUse: { option: 'SO_EXCLUSIVEADDRUSE' },
  KeepAlive: { option: 'SO_KEEPALIVE', after: name },
  Broadcast: { option: 'SO_BROADCAST', after: name },
  EnableBroadcast: { option: 'SO_BROADCAST' },
  Linger: { option: 'SO_LINGER', after: name },
  LingerState: { option: 'SO_LINGER' },
  LingerOption: { option: 'SO_LINGER' },
  DontRoute: { option: 'SO_DONTROUTE', after: name },
  Debug: { option: 'SO_DEBUG', after: name },
  OutOfBandInline: { option: 'SO_OOBINLINE', after: name },
  SendBuffer: { option: 'SO_SNDBUF', after: name },
  ReceiveBuffer: { option: 'SO_RCVBUF', after: name },
  SendBufferSize: { option: 'SO_SNDBUF' },
  ReceiveBufferSize: { option: 'SO_RCVBUF' },
  SendTimeout: { option: 'SO_SNDTIMEO', after: name },
  ReceiveTimeout: { option: 'SO_RCVTIMEO', after: name },
  NoDelay: { option: 'TCP_NODELAY' },
  TcpKeepAliveTime: { option: 'TCP_KEEPIDLE' },
  TcpKeepAliveInterval: { option: 'TCP_KEEPINTVL' },
  TcpKeepAliveRetryCount: { option: 'TCP_KEEPCNT' },
  IpTimeToLive: { option: 'IP_TTL' },
  TypeOfService: { option: 'IP_TOS', after: name },
  AddMembership: { option: 'IP_ADD_MEMBERSHIP', after: name },
  DropMembership: { option: 'IP_DROP_MEMBERSHIP', after: name },
  JoinMulticastGroup: { option: 'IP_ADD_MEMBERSHIP' },
  DropMulticastGroup: { option: 'IP_DROP_MEMBERSHIP' },
  MulticastLoopback: { option: 'IP_MULTICAST_LOOP' },
  MulticastTimeToLive: { option: 'IP_MULTICAST_TTL' },
  MulticastInterface: { option: 'IP_MULTICAST_IF' },
  IPv6Only: { option: 'IPV6_V6ONLY' },
  DualMode: { option: 'IPV6_V6ONLY' },
};
