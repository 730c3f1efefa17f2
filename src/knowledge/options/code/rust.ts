import { nameSet, numberOn, type Example } from './example';

const group = '&Ipv4Addr::new(239, 1, 2, 3), &Ipv4Addr::UNSPECIFIED';

/**
 * What crate socket2 does with a `socket`, under names that versions 0.4 to 0.6 share; what the standard library does with
 * a TcpStream `stream`, a TcpListener `listener` or a UdpSocket `udp`.
 */
const methods: Readonly<Record<string, string>> = {
  SO_REUSEADDR: 'socket.set_reuse_address(true)?;',
  SO_REUSEPORT: 'socket.set_reuse_port(true)?;',
  SO_LINGER: 'socket.set_linger(Some(Duration::ZERO))?;',
  SO_KEEPALIVE: 'socket.set_keepalive(true)?;',
  SO_BROADCAST: 'udp.set_broadcast(true)?;',
  SO_RCVBUF: 'socket.set_recv_buffer_size(1 << 20)?;',
  SO_SNDBUF: 'socket.set_send_buffer_size(1 << 20)?;',
  SO_RCVTIMEO: 'stream.set_read_timeout(Some(Duration::from_secs(5)))?;',
  SO_SNDTIMEO: 'stream.set_write_timeout(Some(Duration::from_secs(5)))?;',
  SO_OOBINLINE: 'socket.set_out_of_band_inline(true)?;',
  SO_BINDTODEVICE: 'socket.bind_device(Some(b"eth0"))?;',
  SO_MARK: 'socket.set_mark(7)?;',
  SO_ERROR: 'let error = stream.take_error()?;',
  SO_TYPE: 'let kind = socket.r#type()?;',
  SO_DOMAIN: 'let domain = socket.domain()?;',
  SO_PROTOCOL: 'let protocol = socket.protocol()?;',
  SO_ACCEPTCONN: 'let listening = socket.is_listener()?;',
  SO_INCOMING_CPU: 'socket.set_cpu_affinity(0)?;',
  TCP_NODELAY: 'stream.set_nodelay(true)?;',
  TCP_KEEPIDLE: 'socket.set_tcp_keepalive(&TcpKeepalive::new().with_time(Duration::from_secs(60)))?;',
  TCP_KEEPINTVL: 'socket.set_tcp_keepalive(&TcpKeepalive::new().with_interval(Duration::from_secs(10)))?;',
  TCP_KEEPCNT: 'socket.set_tcp_keepalive(&TcpKeepalive::new().with_retries(5))?;',
  TCP_USER_TIMEOUT: 'socket.set_tcp_user_timeout(Some(Duration::from_secs(30)))?;',
  IP_TTL: 'udp.set_ttl(64)?;',
  IP_MULTICAST_TTL: 'udp.set_multicast_ttl_v4(4)?;',
  IP_MULTICAST_LOOP: 'udp.set_multicast_loop_v4(false)?;',
  IP_MULTICAST_IF: 'socket.set_multicast_if_v4(&Ipv4Addr::new(192, 0, 2, 1))?;',
  IP_ADD_MEMBERSHIP: `udp.join_multicast_v4(${group})?;`,
  IP_DROP_MEMBERSHIP: `udp.leave_multicast_v4(${group})?;`,
  IPV6_V6ONLY: 'socket.set_only_v6(true)?;',
  IPV6_UNICAST_HOPS: 'socket.set_unicast_hops_v6(64)?;',
  IPV6_MULTICAST_HOPS: 'socket.set_multicast_hops_v6(4)?;',
  IPV6_MULTICAST_IF: 'socket.set_multicast_if_v6(index)?;',
  IPV6_MULTICAST_LOOP: 'udp.set_multicast_loop_v6(false)?;',
  IPV6_JOIN_GROUP: 'udp.join_multicast_v6(&group, index)?;',
  IPV6_LEAVE_GROUP: 'udp.leave_multicast_v6(&group, index)?;',
};

/** What crate libc 0.2.139 has no name for. */
const nameless = nameSet('IP_LOCAL_PORT_RANGE IP_PORTRANGE TCP_CONNECTIONTIMEOUT');

/** A line of Rust: a method where there is one, crate libc and a descriptor `fd` otherwise. */
export function rust(example: Example): string | undefined {
  const { name, level, value } = example;
  if (Object.hasOwn(methods, name)) return methods[name];
  const { platform, number } = numberOn(example);
  if (platform === 'windows' || platform === 'illumos' || level === 'SOL_LOCAL') return undefined;
  const option = nameless.has(name) ? String(number) : `libc::${name}`;
  const call = (pointer: string, size: number) =>
    `unsafe { libc::setsockopt(fd, libc::${level}, ${option}, ${pointer}, ${String(size)}) };${nameless.has(name) ? ` // ${name}` : ''}`;
  switch (value.kind) {
    case 'text':
      return call(`b"${value.text}".as_ptr().cast()`, value.text.length);
    case 'number':
      return call(`(&${String(value.number)}_i32 as *const i32).cast()`, 4);
    case 'port-range':
      return call('(&(49999_u32 << 16 | 40000) as *const u32).cast()', 4);
    default:
      return undefined;
  }
}
