import { spelled, tableOf } from './table';

/** Setters and getters of std, tokio, mio, socket2 and net2. */
const methods = spelled(`
  SO_REUSEADDR set_reuse_address set_reuseaddr reuse_address reuseaddr
  SO_REUSEPORT set_reuse_port set_reuseport reuse_port reuseport
  SO_REUSEPORT_LB set_reuse_port_lb reuse_port_lb
  SO_ATTACH_REUSEPORT_CBPF attach_reuseport_cbpf
  SO_LINGER set_linger set_zero_linger
  SO_KEEPALIVE set_keepalive set_tcp_keepalive tcp_keepalive
  SO_BROADCAST set_broadcast
  SO_RCVBUF set_recv_buffer_size recv_buffer_size
  SO_SNDBUF set_send_buffer_size send_buffer_size
  SO_RCVTIMEO set_read_timeout
  SO_SNDTIMEO set_write_timeout
  SO_OOBINLINE set_out_of_band_inline out_of_band_inline
  SO_NOSIGPIPE set_nosigpipe
  SO_BINDTODEVICE bind_device bind_device_by_name
  SO_INCOMING_CPU set_cpu_affinity
  SO_PASSCRED set_passcred
  SO_ERROR take_error
  TCP_NODELAY set_nodelay set_tcp_nodelay tcp_nodelay
  TCP_USER_TIMEOUT set_tcp_user_timeout tcp_user_timeout
  TCP_MAXSEG set_mss set_tcp_mss tcp_mss
  TCP_QUICKACK set_quickack set_tcp_quickack tcp_quickack
  TCP_CORK set_cork set_tcp_cork tcp_cork
  TCP_CONGESTION set_tcp_congestion tcp_congestion
  TCP_NOTSENT_LOWAT set_tcp_notsent_lowat tcp_notsent_lowat
  TCP_THIN_LINEAR_TIMEOUTS set_thin_linear_timeouts set_tcp_thin_linear_timeouts
  IPV6_V6ONLY set_only_v6
  IP_TTL set_ttl set_ttl_v4 ttl_v4
  IP_TOS set_tos set_tos_v4 tos_v4
  IP_RECVTOS set_recv_tos set_recv_tos_v4
  IP_HDRINCL set_header_included set_header_included_v4
  IP_FREEBIND set_freebind set_freebind_v4
  IP_TRANSPARENT set_ip_transparent set_ip_transparent_v4
  IP_ADD_MEMBERSHIP join_multicast_v4 join_multicast_v4_n
  IP_DROP_MEMBERSHIP leave_multicast_v4 leave_multicast_v4_n
  IP_ADD_SOURCE_MEMBERSHIP join_ssm_v4
  IP_DROP_SOURCE_MEMBERSHIP leave_ssm_v4
  IP_MULTICAST_ALL set_multicast_all_v4
  IP_MULTICAST_LOOP set_multicast_loop_v4 multicast_loop_v4
  IP_MULTICAST_TTL set_multicast_ttl_v4 multicast_ttl_v4
  IP_MULTICAST_IF set_multicast_if_v4 multicast_if_v4
  IP_BOUND_IF bind_device_by_index bind_device_by_index_v4
  IPV6_BOUND_IF bind_device_by_index_v6
  IPV6_UNICAST_HOPS set_unicast_hops_v6 unicast_hops_v6
  IPV6_MULTICAST_HOPS set_multicast_hops_v6 multicast_hops_v6
  IPV6_MULTICAST_IF set_multicast_if_v6 multicast_if_v6
  IPV6_MULTICAST_LOOP set_multicast_loop_v6 multicast_loop_v6
  IPV6_MULTICAST_ALL set_multicast_all_v6
  IPV6_JOIN_GROUP join_multicast_v6
  IPV6_LEAVE_GROUP leave_multicast_v6
  IPV6_TCLASS set_tclass_v6 tclass_v6
  IPV6_RECVTCLASS set_recv_tclass_v6
  IPV6_RECVHOPLIMIT set_recv_hoplimit_v6
  IPV6_HDRINCL set_header_included_v6
  IPV6_FREEBIND set_freebind_ipv6 set_freebind_v6
`);

/** Methods with everyday names, where socket2 is in use. */
const socket2 = spelled(
  `
  SO_MARK set_mark
  SO_PRIORITY set_priority
  SO_ATTACH_FILTER attach_filter
  SO_DETACH_FILTER detach_filter
`,
  { needs: 'socket2' },
);

/** The keepalive of socket2 and of hyper, which is built in steps. */
const keepalive = spelled(
  `
  TCP_KEEPIDLE with_time
  TCP_KEEPINTVL with_interval
  TCP_KEEPCNT with_retries
`,
  { needs: 'TcpKeepalive' },
);

/** Types of nix::sys::socket::sockopt. */
const nix = spelled(
  `
  SO_REUSEADDR ReuseAddr
  SO_REUSEPORT ReusePort
  SO_REUSEPORT_LB ReusePortLb
  SO_ATTACH_REUSEPORT_CBPF AttachReusePortCbpf
  SO_EXCLBIND ExclBind
  SO_LINGER Linger
  SO_LINGER_SEC LingerSec
  SO_KEEPALIVE KeepAlive
  SO_BROADCAST Broadcast
  SO_RCVBUF RcvBuf
  SO_SNDBUF SndBuf
  SO_RCVBUFFORCE RcvBufForce
  SO_SNDBUFFORCE SndBufForce
  SO_RCVTIMEO ReceiveTimeout
  SO_SNDTIMEO SendTimeout
  SO_OOBINLINE OobInline
  SO_DONTROUTE DontRoute
  SO_ERROR SocketError
  SO_TYPE SockType
  SO_ACCEPTCONN AcceptConn
  SO_BINDTODEVICE BindToDevice
  SO_PRIORITY Priority
  SO_MARK Mark
  SO_PASSCRED PassCred
  SO_PEERCRED PeerCredentials
  SO_PEERPIDFD PeerPidfd
  SO_TIMESTAMP ReceiveTimestamp
  SO_TIMESTAMPNS ReceiveTimestampns
  SO_TIMESTAMPING Timestamping
  SO_RXQ_OVFL RxqOvfl
  SO_TXTIME TxTime
  SO_ORIGINAL_DST OriginalDst
  LOCAL_PEERCRED LocalPeerCred
  LOCAL_PEERPID LocalPeerPid
  LOCAL_PEERTOKEN LocalPeerToken
  TCP_NODELAY TcpNoDelay
  TCP_KEEPALIVE TcpKeepAlive
  TCP_KEEPIDLE TcpKeepIdle
  TCP_KEEPINTVL TcpKeepInterval
  TCP_KEEPCNT TcpKeepCount
  TCP_USER_TIMEOUT TcpUserTimeout
  TCP_MAXSEG TcpMaxSeg
  TCP_CONGESTION TcpCongestion
  TCP_REPAIR TcpRepair
  TCP_FASTOPEN_CONNECT TcpFastOpenConnect
  IP_TTL Ipv4Ttl
  IP_TOS IpTos Ipv4Tos
  IP_FREEBIND IpFreebind
  IP_TRANSPARENT IpTransparent
  IP_BIND_ADDRESS_NO_PORT IpBindAddressNoPort
  IP_DONTFRAG IpDontFrag
  IP_MTU IpMtu
  IP_MTU_DISCOVER IpMtuDiscover
  IP_ADD_MEMBERSHIP IpAddMembership
  IP_DROP_MEMBERSHIP IpDropMembership
  IP_MULTICAST_TTL IpMulticastTtl
  IP_MULTICAST_LOOP IpMulticastLoop
  IP_MULTICAST_IF IpMulticastIf
  IP_PKTINFO Ipv4PacketInfo
  IP_RECVERR Ipv4RecvErr
  IP_RECVIF Ipv4RecvIf
  IP_RECVDSTADDR Ipv4RecvDstAddr
  IP_RECVORIGDSTADDR Ipv4OrigDstAddr
  IP_RECVTOS IpRecvTos
  IP_RECVTTL Ipv4RecvTtl
  IPV6_V6ONLY Ipv6V6Only
  IPV6_UNICAST_HOPS Ipv6Ttl
  IPV6_TCLASS Ipv6TClass
  IPV6_DONTFRAG Ipv6DontFrag
  IPV6_ADD_MEMBERSHIP Ipv6AddMembership
  IPV6_DROP_MEMBERSHIP Ipv6DropMembership
  IPV6_RECVPKTINFO Ipv6RecvPacketInfo
  IPV6_RECVERR Ipv6RecvErr
  IPV6_RECVHOPLIMIT Ipv6RecvHopLimit
  IPV6_RECVTCLASS Ipv6RecvTClass
  IPV6_RECVORIGDSTADDR Ipv6OrigDstAddr
  UDP_SEGMENT UdpGsoSegment
  UDP_GRO UdpGroSegment
`,
  { after: ['sockopt'] },
);

/** Functions of rustix::net::sockopt: `set_` before the name, or the name alone, which reads it. */
const rustixOptions = `
  SO_REUSEADDR socket_reuseaddr
  SO_REUSEPORT socket_reuseport
  SO_REUSEPORT_LB socket_reuseport_lb
  SO_LINGER socket_linger
  SO_KEEPALIVE socket_keepalive
  SO_BROADCAST socket_broadcast
  SO_RCVBUF socket_recv_buffer_size
  SO_RCVBUFFORCE socket_recv_buffer_size_force
  SO_SNDBUF socket_send_buffer_size
  SO_SNDBUFFORCE socket_send_buffer_size_force
  SO_OOBINLINE socket_oobinline
  SO_NOSIGPIPE socket_nosigpipe
  SO_PASSCRED socket_passcred
  SO_INCOMING_CPU socket_incoming_cpu
  SO_ERROR socket_error
  SO_TYPE socket_type
  SO_DOMAIN socket_domain
  SO_PROTOCOL socket_protocol
  SO_ACCEPTCONN socket_acceptconn
  SO_COOKIE socket_cookie
  SO_PEERCRED socket_peercred
  TCP_NODELAY tcp_nodelay
  TCP_KEEPIDLE tcp_keepidle
  TCP_KEEPINTVL tcp_keepintvl
  TCP_KEEPCNT tcp_keepcnt
  TCP_USER_TIMEOUT tcp_user_timeout
  TCP_QUICKACK tcp_quickack
  TCP_CONGESTION tcp_congestion
  TCP_CORK tcp_cork
  TCP_THIN_LINEAR_TIMEOUTS tcp_thin_linear_timeouts
  IP_TTL ip_ttl
  IP_TOS ip_tos
  IP_RECVTOS ip_recvtos
  IP_FREEBIND ip_freebind
  IP_MULTICAST_IF ip_multicast_if
  IP_MULTICAST_LOOP ip_multicast_loop
  IP_MULTICAST_TTL ip_multicast_ttl
  IP_ADD_MEMBERSHIP ip_add_membership
  IP_DROP_MEMBERSHIP ip_drop_membership
  IP_ADD_SOURCE_MEMBERSHIP ip_add_source_membership
  IP_DROP_SOURCE_MEMBERSHIP ip_drop_source_membership
  SO_ORIGINAL_DST ip_original_dst
  IPV6_V6ONLY ipv6_v6only
  IPV6_UNICAST_HOPS ipv6_unicast_hops
  IPV6_MULTICAST_IF ipv6_multicast_if
  IPV6_MULTICAST_LOOP ipv6_multicast_loop
  IPV6_MULTICAST_HOPS ipv6_multicast_hops
  IPV6_ADD_MEMBERSHIP ipv6_add_membership
  IPV6_DROP_MEMBERSHIP ipv6_drop_membership
  IPV6_TCLASS ipv6_tclass
  IPV6_RECVTCLASS ipv6_recvtclass
  IPV6_FREEBIND ipv6_freebind
`;
const rustix = [
  spelled(rustixOptions.replace(/(?<=\S )(?=[a-z])/g, 'set_')),
  spelled(rustixOptions, { after: ['sockopt', 'rustix', 'net'] }),
];

export const rust = tableOf(
  methods,
  spelled('IPV6_V6ONLY only_v6', { after: ['~sock'] }),
  socket2,
  keepalive,
  nix,
  ...rustix,
);
