import { cLibraries } from './c';
import { spelled, tableOf } from './table';

const asioSocket = [
  ...['asio', 'socket_base', 'socket', 'acceptor', 'tcp', 'udp', 'stream_protocol', 'datagram_protocol'],
  ...['basic_socket', 'basic_stream_socket', 'basic_datagram_socket', 'basic_socket_acceptor'],
];

/** Types of Asio, with and without Boost; constants and methods of Qt; methods of POCO and cpp-httplib; libraries for C. */
export const cpp = tableOf(
  ...cLibraries,
  spelled(`
    SO_REUSEADDR reuse_address
    SO_DONTROUTE do_not_route
    SO_OOBINLINE out_of_band_inline
    SO_RCVLOWAT receive_low_watermark
    SO_SNDLOWAT send_low_watermark
  `),
  spelled(
    `
    SO_KEEPALIVE keep_alive
    SO_LINGER linger
    SO_BROADCAST broadcast
    SO_DEBUG debug
    SO_RCVBUF receive_buffer_size
    SO_SNDBUF send_buffer_size
    TCP_NODELAY no_delay
  `,
    { after: asioSocket },
  ),
  spelled('IPV6_V6ONLY v6_only', { after: ['ip', 'asio'] }),
  spelled(
    `
    IP_ADD_MEMBERSHIP join_group
    IP_DROP_MEMBERSHIP leave_group
    IP_MULTICAST_IF outbound_interface
    IP_MULTICAST_LOOP enable_loopback
    IP_MULTICAST_TTL hops
  `,
    { after: ['multicast'] },
  ),
  spelled('IP_TTL hops', { after: ['unicast'] }),
  spelled(
    `
    TCP_NODELAY LowDelayOption
    SO_KEEPALIVE KeepAliveOption
    IP_MULTICAST_TTL MulticastTtlOption
    IP_MULTICAST_LOOP MulticastLoopbackOption
    IP_TOS TypeOfServiceOption
    SO_SNDBUF SendBufferSizeSocketOption
    SO_RCVBUF ReceiveBufferSizeSocketOption
    IP_MTU PathMtuSocketOption
    SO_BINDTODEVICE BindToInterfaceOption
    SO_REUSEADDR ReuseAddressHint
    SO_EXCLUSIVEADDRUSE DontShareAddress
  `,
    { after: ['~socket'] },
  ),
  spelled(
    `
    IP_ADD_MEMBERSHIP joinMulticastGroup
    IP_DROP_MEMBERSHIP leaveMulticastGroup
    IP_MULTICAST_IF setMulticastInterface
  `,
    { needs: 'QUdpSocket' },
  ),
  spelled(
    `
    SO_REUSEADDR setReuseAddress getReuseAddress
    SO_REUSEPORT setReusePort getReusePort
    TCP_NODELAY setNoDelay getNoDelay
    SO_LINGER setLinger getLinger
    SO_RCVBUF setReceiveBufferSize getReceiveBufferSize
    SO_SNDBUF setSendBufferSize getSendBufferSize
    SO_RCVTIMEO setReceiveTimeout
    SO_SNDTIMEO setSendTimeout
    SO_BROADCAST setBroadcast
    SO_OOBINLINE setOOBInline
    IP_ADD_MEMBERSHIP joinGroup
    IP_DROP_MEMBERSHIP leaveGroup
    IP_MULTICAST_TTL setTimeToLive
    IP_MULTICAST_LOOP setLoopback
  `,
    { needs: 'Poco' },
  ),
  // Messages of HTTP have a method of that name, too.
  spelled('SO_KEEPALIVE setKeepAlive getKeepAlive', { needs: 'Poco', after: ['~sock'] }),
  spelled(
    `
    TCP_NODELAY set_tcp_nodelay
    IPV6_V6ONLY set_ipv6_v6only
  `,
    { needs: 'httplib' },
  ),
  spelled('TCP_NODELAY set_nodelay', { needs: 'seastar' }),
);
