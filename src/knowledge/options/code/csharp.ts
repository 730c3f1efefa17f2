import type { Example } from './example';

/** Members of SocketOptionName by option, and what the line sets. */
const names: Readonly<Record<string, readonly [level: 'Socket' | 'Tcp' | 'IP' | 'IPv6', name: string, value: string]>> =
  {
    SO_REUSEADDR: ['Socket', 'ReuseAddress', 'true'],
    SO_KEEPALIVE: ['Socket', 'KeepAlive', 'true'],
    SO_RCVLOWAT: ['Socket', 'ReceiveLowWater', '1024'],
    SO_OOBINLINE: ['Socket', 'OutOfBandInline', 'true'],
    SO_DONTROUTE: ['Socket', 'DontRoute', 'true'],
    SO_DEBUG: ['Socket', 'Debug', 'true'],
    TCP_KEEPIDLE: ['Tcp', 'TcpKeepAliveTime', '60'],
    TCP_KEEPINTVL: ['Tcp', 'TcpKeepAliveInterval', '10'],
    TCP_KEEPCNT: ['Tcp', 'TcpKeepAliveRetryCount', '5'],
    IP_TOS: ['IP', 'TypeOfService', '184'],
    IP_HDRINCL: ['IP', 'HeaderIncluded', 'true'],
    IP_MULTICAST_TTL: ['IP', 'MulticastTimeToLive', '4'],
    IP_MULTICAST_LOOP: ['IP', 'MulticastLoopback', 'false'],
    IP_MULTICAST_IF: ['IP', 'MulticastInterface', 'IPAddress.Parse("192.0.2.1").GetAddressBytes()'],
    IP_ADD_MEMBERSHIP: ['IP', 'AddMembership', 'new MulticastOption(IPAddress.Parse("239.1.2.3"))'],
    IP_DROP_MEMBERSHIP: ['IP', 'DropMembership', 'new MulticastOption(IPAddress.Parse("239.1.2.3"))'],
    IP_PKTINFO: ['IP', 'PacketInformation', 'true'],
    IPV6_MULTICAST_HOPS: ['IPv6', 'MulticastTimeToLive', '4'],
    IPV6_MULTICAST_LOOP: ['IPv6', 'MulticastLoopback', 'false'],
    IPV6_MULTICAST_IF: ['IPv6', 'MulticastInterface', 'index'],
    IPV6_JOIN_GROUP: ['IPv6', 'AddMembership', 'new IPv6MulticastOption(IPAddress.Parse("ff02::1234"), index)'],
    IPV6_LEAVE_GROUP: ['IPv6', 'DropMembership', 'new IPv6MulticastOption(IPAddress.Parse("ff02::1234"), index)'],
    IPV6_RECVPKTINFO: ['IPv6', 'PacketInformation', 'true'],
  };

/** Properties of Socket, which read better. */
const properties: Readonly<Record<string, string>> = {
  SO_EXCLUSIVEADDRUSE: 'socket.ExclusiveAddressUse = true;',
  SO_LINGER: 'socket.LingerState = new LingerOption(true, 0);',
  SO_RCVBUF: 'socket.ReceiveBufferSize = 1 << 20;',
  SO_SNDBUF: 'socket.SendBufferSize = 1 << 20;',
  SO_RCVTIMEO: 'socket.ReceiveTimeout = 5000;',
  SO_SNDTIMEO: 'socket.SendTimeout = 5000;',
  SO_BROADCAST: 'socket.EnableBroadcast = true;',
  SO_ERROR: 'var error = socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error);',
  SO_TYPE: 'var type = socket.SocketType;',
  SO_ACCEPTCONN: 'var listening = socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.AcceptConnection);',
  TCP_NODELAY: 'socket.NoDelay = true;',
  IP_TTL: 'socket.Ttl = 64;',
  IPV6_UNICAST_HOPS: 'socket.Ttl = 64;',
  IPV6_V6ONLY: 'socket.DualMode = false;',
};

/** A line of C# for a System.Net.Sockets.Socket `socket`. */
export function csharp({ name }: Example): string | undefined {
  if (Object.hasOwn(properties, name)) return properties[name];
  const known = Object.hasOwn(names, name) ? names[name] : undefined;
  if (known === undefined) return undefined;
  const [level, member, value] = known;
  return `socket.SetSocketOption(SocketOptionLevel.${level}, SocketOptionName.${member}, ${value});`;
}
