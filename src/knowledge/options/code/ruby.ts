import { platformTitle } from '../option';
import { nameSet, numberOn, type Example, type ExampleValue } from './example';

/** What class `Socket` has no name for in Ruby 3.1. */
const nameless = nameSet(`
  SO_REUSEPORT_LB SO_EXCLUSIVEADDRUSE SO_EXCLBIND SO_LINGER_SEC SO_REUSE_UNICASTPORT SO_NOSIGPIPE SO_ZEROCOPY
  SO_INCOMING_CPU SO_COOKIE TCP_NOPUSH TCP_KEEPALIVE TCP_FASTOPEN_CONNECT TCP_NOTSENT_LOWAT TCP_CONNECTIONTIMEOUT
  TCP_EXCLBIND UDP_SEGMENT UDP_GRO IP_BINDANY IP_BIND_ADDRESS_NO_PORT IP_LOCAL_PORT_RANGE IP_PORTRANGE IP_MULTICAST_ALL
  IP_RECVDSTADDR IPV6_FREEBIND IPV6_TRANSPARENT IPV6_BINDANY
`);

const address = (text: string) => `IPAddr.new('${text}').hton`;

function written(value: ExampleValue, onOff: boolean): string | undefined {
  switch (value.kind) {
    case 'number':
      return onOff && value.number < 2 ? (value.number === 1 ? 'true' : 'false') : String(value.number);
    case 'text':
      return `'${value.text}'`;
    case 'timeval':
      return "[5, 0].pack('l!2')";
    case 'mreq':
      return `${address('239.1.2.3')} + ${address('0.0.0.0')}`;
    case 'mreq-source':
      return `${address('232.1.2.3')} + ${address('0.0.0.0')} + ${address('192.0.2.1')}`;
    case 'address':
      return address('192.0.2.1');
    case 'interface':
      return "Socket.getifaddrs.find { |it| it.name == 'eth0' }.ifindex";
    case 'mreq6':
      return `${address('ff02::1234')} + [0].pack('I')`;
    case 'port-range':
      return "[49999 << 16 | 40000].pack('L')";
    default:
      return undefined;
  }
}

/** A line of Ruby for a `socket`, with names as symbols where Ruby has them. */
export function ruby(example: Example): string | undefined {
  const { name, level, value } = example;
  if (level === 'SOL_LOCAL') return undefined;
  const { platform, number } = numberOn(example);
  const unnamed = nameless.has(name);
  const place = unnamed
    ? `Socket::${level}, ${String(number)}`
    : `:${level.replace(/^(?:SOL|IPPROTO)_/, '')}, ${symbol(name)}`;
  const note = unnamed ? ` # ${name} on ${platformTitle[platform]}` : '';
  if (name === 'SO_LINGER') return 'socket.setsockopt(Socket::Option.linger(true, 0))';
  if (value.kind === 'read') return `socket.getsockopt(${place}).int${note}`;
  if (value.kind === 'credentials') return `socket.getsockopt(${place}).unpack('i3')${note}`;
  if (value.kind === 'info') return `socket.getsockopt(${place}).inspect${note}`;
  if (value.kind === 'cookie') return `socket.getsockopt(${place}).unpack('Q')${note}`;
  const argument = written(value, example.platforms.linux.present || !unnamed);
  return argument === undefined ? undefined : `socket.setsockopt(${place}, ${argument})${note}`;
}

/** `:REUSEADDR`; with its prefix where the rest is no name of its own. */
function symbol(name: string): string {
  return `:${name.replace(/^(?:SO|TCP|IPV6|IP|UDP)_/, '')}`;
}
