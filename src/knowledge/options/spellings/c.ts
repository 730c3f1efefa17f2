import { spelled, tableOf, type SpellingGroup } from './table';

/** Libraries for C: libuv, libevent, APR, GLib, libcurl. */
export const cLibraries: readonly SpellingGroup[] = [
  spelled(`
    SO_REUSEADDR UV_UDP_REUSEADDR LEV_OPT_REUSEABLE evutil_make_listen_socket_reuseable APR_SO_REUSEADDR
    SO_REUSEPORT UV_UDP_REUSEPORT UV_TCP_REUSEPORT LEV_OPT_REUSEABLE_PORT evutil_make_listen_socket_reuseable_port APR_SO_REUSEPORT
    SO_KEEPALIVE uv_tcp_keepalive APR_SO_KEEPALIVE g_socket_set_keepalive CURLOPT_TCP_KEEPALIVE
    SO_LINGER APR_SO_LINGER uv_tcp_close_reset
    SO_BROADCAST uv_udp_set_broadcast APR_SO_BROADCAST g_socket_set_broadcast
    SO_RCVBUF uv_recv_buffer_size APR_SO_RCVBUF
    SO_SNDBUF uv_send_buffer_size APR_SO_SNDBUF
    SO_DEBUG APR_SO_DEBUG
    TCP_NODELAY uv_tcp_nodelay APR_TCP_NODELAY CURLOPT_TCP_NODELAY
    TCP_NOPUSH APR_TCP_NOPUSH
    TCP_DEFER_ACCEPT LEV_OPT_DEFERRED_ACCEPT
    TCP_KEEPIDLE CURLOPT_TCP_KEEPIDLE
    TCP_KEEPINTVL CURLOPT_TCP_KEEPINTVL
    TCP_KEEPCNT CURLOPT_TCP_KEEPCNT
    TCP_FASTOPEN CURLOPT_TCP_FASTOPEN
    IPV6_V6ONLY UV_TCP_IPV6ONLY UV_UDP_IPV6ONLY LEV_OPT_BIND_IPV6ONLY APR_IPV6_V6ONLY
    IP_FREEBIND APR_SO_FREEBIND
    IP_TTL uv_udp_set_ttl g_socket_set_ttl
    IP_MULTICAST_TTL uv_udp_set_multicast_ttl g_socket_set_multicast_ttl apr_mcast_hops
    IP_MULTICAST_LOOP uv_udp_set_multicast_loop g_socket_set_multicast_loopback apr_mcast_loopback
    IP_MULTICAST_IF uv_udp_set_multicast_interface apr_mcast_interface
    IP_ADD_MEMBERSHIP uv_udp_set_membership g_socket_join_multicast_group apr_mcast_join
    IP_ADD_SOURCE_MEMBERSHIP uv_udp_set_source_membership g_socket_join_multicast_group_ssm
    IP_DROP_MEMBERSHIP g_socket_leave_multicast_group apr_mcast_leave
    IP_DROP_SOURCE_MEMBERSHIP g_socket_leave_multicast_group_ssm
  `),
];

export const c = tableOf(...cLibraries);
