import type { Example } from './example';

/** What Node offers: `socket` is a net.Socket, `server` a net.Server, `udp` a dgram.Socket. */
const lines: Readonly<Record<string, string>> = {
  SO_REUSEADDR: "dgram.createSocket({ type: 'udp4', reuseAddr: true });",
  SO_REUSEPORT: 'server.listen({ port: 8080, reusePort: true });',
  SO_LINGER: 'socket.resetAndDestroy();',
  SO_KEEPALIVE: 'socket.setKeepAlive(true);',
  SO_RCVBUF: 'udp.setRecvBufferSize(1 << 20);',
  SO_SNDBUF: 'udp.setSendBufferSize(1 << 20);',
  SO_BROADCAST: 'udp.setBroadcast(true);',
  TCP_NODELAY: 'socket.setNoDelay(true);',
  TCP_KEEPIDLE: 'socket.setKeepAlive(true, 60_000);',
  IP_TTL: 'udp.setTTL(64);',
  IP_MULTICAST_TTL: 'udp.setMulticastTTL(4);',
  IP_MULTICAST_LOOP: 'udp.setMulticastLoopback(false);',
  IP_MULTICAST_IF: "udp.setMulticastInterface('192.0.2.1');",
  IP_ADD_MEMBERSHIP: "udp.addMembership('239.1.2.3');",
  IP_DROP_MEMBERSHIP: "udp.dropMembership('239.1.2.3');",
  IP_ADD_SOURCE_MEMBERSHIP: "udp.addSourceSpecificMembership('192.0.2.1', '232.1.2.3');",
  IPV6_V6ONLY: "server.listen({ port: 8080, host: '::', ipv6Only: true });",
  IPV6_MULTICAST_HOPS: 'udp6.setMulticastTTL(4);',
  IPV6_MULTICAST_IF: "udp6.setMulticastInterface('::%eth0');",
  IPV6_MULTICAST_LOOP: 'udp6.setMulticastLoopback(false);',
  IPV6_JOIN_GROUP: "udp6.addMembership('ff02::1234', '::%eth0');",
  IPV6_LEAVE_GROUP: "udp6.dropMembership('ff02::1234', '::%eth0');",
  IPV6_UNICAST_HOPS: 'udp6.setTTL(64);',
};

/** A line of JavaScript, where Node offers the option. */
export function javascript({ name }: Example): string | undefined {
  return Object.hasOwn(lines, name) ? lines[name] : undefined;
}
