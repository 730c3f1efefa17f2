import { platformTitle } from '../option';
import { nameSet, numberOn, type Example, type ExampleValue } from './example';

/** What module `socket` has no name for in Python 3.11. */
const nameless = nameSet(`
  SO_REUSEPORT_LB SO_EXCLBIND SO_LINGER_SEC SO_REUSE_UNICASTPORT SO_RCVBUFFORCE SO_SNDBUFFORCE SO_NOSIGPIPE SO_BUSY_POLL
  SO_ZEROCOPY SO_TIMESTAMP SO_TIMESTAMPNS SO_TIMESTAMPING SO_RXQ_OVFL SO_COOKIE TCP_NOPUSH TCP_FASTOPEN_CONNECT
  TCP_CONNECTIONTIMEOUT TCP_EXCLBIND UDP_CORK UDP_SEGMENT UDP_GRO IP_FREEBIND IP_BINDANY IP_LOCAL_PORT_RANGE IP_PORTRANGE
  IP_ADD_SOURCE_MEMBERSHIP IP_MULTICAST_ALL IP_PKTINFO IP_RECVTTL IP_MTU_DISCOVER IP_MTU IP_RECVERR IPV6_FREEBIND
  IPV6_TRANSPARENT IPV6_BINDANY
`);

const address = (text: string) => `socket.inet_aton('${text}')`;

function written(value: ExampleValue): string | undefined {
  switch (value.kind) {
    case 'number':
      return String(value.number);
    case 'text':
      return `b'${value.text}'`;
    case 'linger':
      return "struct.pack('ii', 1, 0)";
    case 'timeval':
      return "struct.pack('ll', 5, 0)";
    case 'mreq':
      return `${address('239.1.2.3')} + ${address('0.0.0.0')}`;
    case 'mreq-source':
      return `${address('232.1.2.3')} + ${address('0.0.0.0')} + ${address('192.0.2.1')}`;
    case 'address':
      return address('192.0.2.1');
    case 'interface':
      return "socket.if_nametoindex('eth0')";
    case 'mreq6':
      return "socket.inet_pton(socket.AF_INET6, 'ff02::1234') + struct.pack('I', socket.if_nametoindex('eth0'))";
    case 'port-range':
      return "struct.pack('I', 49999 << 16 | 40000)";
    default:
      return undefined;
  }
}

/** A line of Python for a socket `sock`. Without a name in module `socket` the number stands there, with its system. */
export function python(example: Example): string | undefined {
  const { name, level, value } = example;
  if (level === 'SOL_LOCAL') return undefined;
  const { platform, number } = numberOn(example);
  const unnamed = nameless.has(name);
  const place = `socket.${level}, ${unnamed ? String(number) : `socket.${name}`}`;
  const note = unnamed ? `  # ${name} on ${platformTitle[platform]}` : '';
  if (value.kind === 'read') return `sock.getsockopt(${place})${note}`;
  if (value.kind === 'credentials') return `struct.unpack('3i', sock.getsockopt(${place}, 12))${note}`;
  if (value.kind === 'info') return `sock.getsockopt(${place}, 256)${note}`;
  if (value.kind === 'cookie') return `int.from_bytes(sock.getsockopt(${place}, 8), sys.byteorder)${note}`;
  const argument = written(value);
  return argument === undefined ? undefined : `sock.setsockopt(${place}, ${argument})${note}`;
}
