/** Methods and types that stand for socket options, by the names that C has for these. */

interface Named {
  readonly option: string;
  readonly level: string;
}

function table(level: string, pairs: string): readonly (readonly [string, Named])[] {
  return pairs
    .trim()
    .split(/\s+/)
    .map((pair) => {
      const [name = '', option = ''] = pair.split('=');
      return [name, { option, level }] as const;
    });
}

/** Setters of std, tokio, mio, socket2 and net2. */
const METHODS: ReadonlyMap<string, Named> = new Map([
  ...table(
    'SOL_SOCKET',
    `set_reuse_address=SO_REUSEADDR set_reuseaddr=SO_REUSEADDR reuse_address=SO_REUSEADDR
     set_reuse_port=SO_REUSEPORT set_reuseport=SO_REUSEPORT reuse_port=SO_REUSEPORT set_reuse_port_lb=SO_REUSEPORT_LB
     set_linger=SO_LINGER set_zero_linger=SO_LINGER set_keepalive=SO_KEEPALIVE set_broadcast=SO_BROADCAST
     set_recv_buffer_size=SO_RCVBUF set_send_buffer_size=SO_SNDBUF set_read_timeout=SO_RCVTIMEO set_write_timeout=SO_SNDTIMEO
     bind_device=SO_BINDTODEVICE set_mark=SO_MARK set_cpu_affinity=SO_INCOMING_CPU set_out_of_band_inline=SO_OOBINLINE`,
  ),
  ...table(
    'IPPROTO_TCP',
    `set_nodelay=TCP_NODELAY set_tcp_nodelay=TCP_NODELAY set_tcp_user_timeout=TCP_USER_TIMEOUT set_mss=TCP_MAXSEG set_tcp_mss=TCP_MAXSEG
     set_tcp_quickack=TCP_QUICKACK set_quickack=TCP_QUICKACK set_tcp_fastopen=TCP_FASTOPEN`,
  ),
  ...table(
    'IPPROTO_IP',
    `set_ttl=IP_TTL set_ttl_v4=IP_TTL ttl=IP_TTL set_tos=IP_TOS set_tos_v4=IP_TOS join_multicast_v4=IP_ADD_MEMBERSHIP join_multicast_v4_n=IP_ADD_MEMBERSHIP
     join_ssm_v4=IP_ADD_SOURCE_MEMBERSHIP leave_multicast_v4=IP_DROP_MEMBERSHIP leave_multicast_v4_n=IP_DROP_MEMBERSHIP
     set_multicast_loop_v4=IP_MULTICAST_LOOP set_multicast_ttl_v4=IP_MULTICAST_TTL set_multicast_if_v4=IP_MULTICAST_IF set_multicast_all_v4=IP_MULTICAST_ALL
     set_freebind=IP_FREEBIND set_freebind_v4=IP_FREEBIND set_ip_transparent=IP_TRANSPARENT set_ip_transparent_v4=IP_TRANSPARENT
     set_ip_bind_address_no_port=IP_BIND_ADDRESS_NO_PORT set_bind_address_no_port=IP_BIND_ADDRESS_NO_PORT set_header_included=IP_HDRINCL`,
  ),
  ...table(
    'IPPROTO_IPV6',
    `set_only_v6=IPV6_V6ONLY only_v6=IPV6_V6ONLY join_multicast_v6=IPV6_JOIN_GROUP leave_multicast_v6=IPV6_LEAVE_GROUP
     set_multicast_loop_v6=IPV6_MULTICAST_LOOP set_multicast_hops_v6=IPV6_MULTICAST_HOPS set_multicast_if_v6=IPV6_MULTICAST_IF
     set_unicast_hops_v6=IPV6_UNICAST_HOPS set_freebind_ipv6=IPV6_FREEBIND set_freebind_v6=IPV6_FREEBIND set_tclass_v6=IPV6_TCLASS`,
  ),
]);

/** Unit structs of nix::sys::socket::sockopt. */
const NIX: ReadonlyMap<string, Named> = new Map([
  ...table(
    'SOL_SOCKET',
    `ReuseAddr=SO_REUSEADDR ReusePort=SO_REUSEPORT ReusePortLb=SO_REUSEPORT_LB Linger=SO_LINGER KeepAlive=SO_KEEPALIVE Broadcast=SO_BROADCAST RcvBuf=SO_RCVBUF
     SndBuf=SO_SNDBUF ReceiveTimeout=SO_RCVTIMEO SendTimeout=SO_SNDTIMEO OobInline=SO_OOBINLINE DontRoute=SO_DONTROUTE BindToDevice=SO_BINDTODEVICE Mark=SO_MARK
     Priority=SO_PRIORITY PassCred=SO_PASSCRED ReceiveTimestamp=SO_TIMESTAMP RcvBufForce=SO_RCVBUFFORCE SndBufForce=SO_SNDBUFFORCE`,
  ),
  ...table(
    'IPPROTO_TCP',
    'TcpNoDelay=TCP_NODELAY TcpUserTimeout=TCP_USER_TIMEOUT TcpMaxSeg=TCP_MAXSEG TcpKeepIdle=TCP_KEEPIDLE',
  ),
  ...table(
    'IPPROTO_IP',
    `IpAddMembership=IP_ADD_MEMBERSHIP IpDropMembership=IP_DROP_MEMBERSHIP IpMulticastTtl=IP_MULTICAST_TTL IpMulticastLoop=IP_MULTICAST_LOOP
     IpTransparent=IP_TRANSPARENT IpFreebind=IP_FREEBIND IpTos=IP_TOS Ipv4Ttl=IP_TTL Ipv4PacketInfo=IP_PKTINFO`,
  ),
  ...table(
    'IPPROTO_IPV6',
    'Ipv6V6Only=IPV6_V6ONLY Ipv6AddMembership=IPV6_ADD_MEMBERSHIP Ipv6DropMembership=IPV6_DROP_MEMBERSHIP Ipv6Ttl=IPV6_UNICAST_HOPS',
  ),
]);

/** Functions of rustix::net::sockopt, which older versions have by the same names. */
const RUSTIX: ReadonlyMap<string, Named> = new Map([
  ...table(
    'SOL_SOCKET',
    `set_socket_reuseaddr=SO_REUSEADDR set_socket_reuseport=SO_REUSEPORT set_socket_linger=SO_LINGER set_socket_keepalive=SO_KEEPALIVE
     set_socket_broadcast=SO_BROADCAST set_socket_recv_buffer_size=SO_RCVBUF set_socket_send_buffer_size=SO_SNDBUF set_socket_timeout=SO_RCVTIMEO
     set_socket_oobinline=SO_OOBINLINE set_socket_incoming_cpu=SO_INCOMING_CPU`,
  ),
  ...table(
    'IPPROTO_TCP',
    'set_tcp_nodelay=TCP_NODELAY set_tcp_keepidle=TCP_KEEPIDLE set_tcp_user_timeout=TCP_USER_TIMEOUT',
  ),
  ...table(
    'IPPROTO_IP',
    `set_ip_ttl=IP_TTL set_ip_multicast_loop=IP_MULTICAST_LOOP set_ip_multicast_ttl=IP_MULTICAST_TTL set_ip_add_membership=IP_ADD_MEMBERSHIP
     set_ip_drop_membership=IP_DROP_MEMBERSHIP set_ip_freebind=IP_FREEBIND set_ip_tos=IP_TOS`,
  ),
  ...table(
    'IPPROTO_IPV6',
    `set_ipv6_v6only=IPV6_V6ONLY set_ipv6_multicast_loop=IPV6_MULTICAST_LOOP set_ipv6_add_membership=IPV6_ADD_MEMBERSHIP
     set_ipv6_drop_membership=IPV6_DROP_MEMBERSHIP set_ipv6_unicast_hops=IPV6_UNICAST_HOPS set_ipv6_freebind=IPV6_FREEBIND`,
  ),
]);

export function optionOfMethod(method: string): Named | undefined {
  return METHODS.get(method);
}

export function optionOfNix(name: string): Named | undefined {
  return NIX.get(name);
}

export function optionOfRustix(name: string): Named | undefined {
  return RUSTIX.get(name);
}
