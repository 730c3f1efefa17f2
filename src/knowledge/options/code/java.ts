import type { Example } from './example';

const group = 'InetAddress.getByName("239.1.2.3")';

/** What the JDK has a way for: `channel` is a NetworkChannel, `socket` a Socket, `network` a NetworkInterface. */
const lines: Readonly<Record<string, string>> = {
  SO_REUSEADDR: 'channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);',
  SO_REUSEPORT: 'channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);',
  SO_LINGER: 'socket.setSoLinger(true, 0);',
  SO_KEEPALIVE: 'channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);',
  SO_RCVBUF: 'channel.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 20);',
  SO_SNDBUF: 'channel.setOption(StandardSocketOptions.SO_SNDBUF, 1 << 20);',
  SO_BROADCAST: 'channel.setOption(StandardSocketOptions.SO_BROADCAST, true);',
  SO_OOBINLINE: 'socket.setOOBInline(true);',
  // Not the option of the system: the JDK waits with poll() for that long.
  SO_RCVTIMEO: 'socket.setSoTimeout(5000);',
  SO_PEERCRED: 'UnixDomainPrincipal peer = channel.getOption(ExtendedSocketOptions.SO_PEERCRED);',
  TCP_NODELAY: 'channel.setOption(StandardSocketOptions.TCP_NODELAY, true);',
  TCP_QUICKACK: 'channel.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);',
  TCP_KEEPIDLE: 'channel.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 60);',
  TCP_KEEPINTVL: 'channel.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 10);',
  TCP_KEEPCNT: 'channel.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 5);',
  IP_TOS: 'channel.setOption(StandardSocketOptions.IP_TOS, 184);',
  IP_MULTICAST_TTL: 'channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 4);',
  IP_MULTICAST_LOOP: 'channel.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, false);',
  IP_MULTICAST_IF: 'channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, network);',
  IP_ADD_MEMBERSHIP: `MembershipKey key = datagrams.join(${group}, network);`,
  IP_DROP_MEMBERSHIP: 'key.drop();',
  IP_ADD_SOURCE_MEMBERSHIP: 'MembershipKey key = datagrams.join(group, network, InetAddress.getByName("192.0.2.1"));',
  IPV6_JOIN_GROUP: 'MembershipKey key = datagrams.join(InetAddress.getByName("ff02::1234"), network);',
  IPV6_LEAVE_GROUP: 'key.drop();',
};

/** A line of Java, where the JDK offers the option. */
export function java({ name }: Example): string | undefined {
  return Object.hasOwn(lines, name) ? lines[name] : undefined;
}
