import { nameSet, type Example, type ExampleValue } from './example';

/** What extension sockets has a name for in PHP 8.2. TCP_NOTSENT_LOWAT fails there: it is taken for SO_BINDTODEVICE, by its number. */
const named = nameSet(`
  SO_REUSEADDR SO_REUSEPORT SO_LINGER SO_BINDTODEVICE SO_KEEPALIVE SO_RCVBUF SO_SNDBUF SO_RCVTIMEO SO_SNDTIMEO SO_RCVLOWAT
  SO_SNDLOWAT SO_BROADCAST SO_OOBINLINE SO_DONTROUTE SO_MARK SO_ZEROCOPY SO_ERROR SO_TYPE SO_INCOMING_CPU SO_PASSCRED
  SO_DEBUG TCP_NODELAY TCP_KEEPIDLE TCP_KEEPINTVL TCP_KEEPCNT TCP_DEFER_ACCEPT TCP_CONGESTION
  IP_MULTICAST_TTL IP_MULTICAST_LOOP MCAST_JOIN_GROUP IPV6_V6ONLY IPV6_UNICAST_HOPS IPV6_MULTICAST_HOPS
  IPV6_MULTICAST_IF IPV6_MULTICAST_LOOP IPV6_TCLASS IPV6_RECVTCLASS IPV6_RECVPKTINFO
`);

function written(value: ExampleValue): string | undefined {
  switch (value.kind) {
    case 'number':
      return String(value.number);
    case 'text':
    case 'interface':
      return `'${value.kind === 'text' ? value.text : 'eth0'}'`;
    case 'linger':
      return "['l_onoff' => 1, 'l_linger' => 0]";
    case 'timeval':
      return "['sec' => 5, 'usec' => 0]";
    case 'group':
      return "['group' => '239.1.2.3', 'interface' => 'eth0']";
    default:
      return undefined;
  }
}

/** A line of PHP for a `$socket` of socket_create(). */
export function php({ name, level, value }: Example): string | undefined {
  if (!named.has(name)) return undefined;
  const place = `$socket, ${level === 'IPPROTO_TCP' ? 'SOL_TCP' : level}, ${name}`;
  if (value.kind === 'read') return `socket_get_option(${place});`;
  const argument = written(value);
  return argument === undefined ? undefined : `socket_set_option(${place}, ${argument});`;
}
