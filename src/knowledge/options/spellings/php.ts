import { spelled, tableOf } from './table';

/** Keys of stream contexts and of the arrays that stand for structs, settings of Swoole, methods of Amp. */
export const php = tableOf(
  spelled(`
    SO_REUSEADDR so_reuseaddr
    SO_REUSEPORT so_reuseport enable_reuse_port withReusePort
    SO_BROADCAST so_broadcast withBroadcast
    SO_KEEPALIVE so_keepalive open_tcp_keepalive
    SO_LINGER l_onoff l_linger
    TCP_NODELAY tcp_nodelay open_tcp_nodelay withTcpNoDelay
    TCP_KEEPIDLE tcp_keepidle
    TCP_KEEPINTVL tcp_keepintvl tcp_keepinterval
    TCP_KEEPCNT tcp_keepcnt tcp_keepcount
    TCP_FASTOPEN tcp_fastopen
    TCP_DEFER_ACCEPT tcp_defer_accept
    TCP_USER_TIMEOUT tcp_user_timeout
    IPV6_V6ONLY ipv6_v6only
    SO_RCVBUF kernel_socket_recv_buffer_size
    SO_SNDBUF kernel_socket_send_buffer_size
  `),
);
