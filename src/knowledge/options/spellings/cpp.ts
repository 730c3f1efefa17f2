import type { SpellingTable } from './table';

const asioSocket = ['asio', 'socket_base', 'socket', 'acceptor', 'tcp', 'udp', 'stream_protocol', 'datagram_protocol'];
const asioIp = ['ip', 'asio'];
const asioMulticast = ['multicast'];

/** Boost.Asio and standalone Asio: types of asio::socket_base, asio::ip and its protocols. */
export const cpp: SpellingTable = {
  reuse_address: { option: 'SO_REUSEADDR' },
  keep_alive: { option: 'SO_KEEPALIVE', after: asioSocket },
  linger: { option: 'SO_LINGER', after: asioSocket },
  broadcast: { option: 'SO_BROADCAST', after: asioSocket },
  debug: { option: 'SO_DEBUG', after: ['socket_base', 'socket', 'acceptor'] },
  do_not_route: { option: 'SO_DONTROUTE' },
  out_of_band_inline: { option: 'SO_OOBINLINE' },
  receive_buffer_size: { option: 'SO_RCVBUF', after: asioSocket },
  send_buffer_size: { option: 'SO_SNDBUF', after: asioSocket },
  receive_low_watermark: { option: 'SO_RCVLOWAT' },
  send_low_watermark: { option: 'SO_SNDLOWAT' },
  no_delay: { option: 'TCP_NODELAY', after: asioSocket },
  v6_only: { option: 'IPV6_V6ONLY', after: asioIp },
  join_group: { option: 'IP_ADD_MEMBERSHIP', after: asioMulticast },
  leave_group: { option: 'IP_DROP_MEMBERSHIP', after: asioMulticast },
  outbound_interface: { option: 'IP_MULTICAST_IF', after: asioMulticast },
  enable_loopback: { option: 'IP_MULTICAST_LOOP', after: asioMulticast },
};
