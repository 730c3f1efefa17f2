/** Words of which a file that makes or configures a socket or a server has at least one. */
export const WORDS: readonly string[] = [
  ...[
    'ServerSocket',
    'SocketChannel',
    'DatagramSocket',
    'DatagramChannel',
    'MulticastSocket',
    'new Socket(',
    'HttpServer',
  ],
  ...['InetSocketAddress', 'setReuseAddr', 'setSoLinger', 'SO_LINGER', 'SO_REUSE', 'HttpsServer', 'createRegistry'],
  ...[
    'ServerBootstrap',
    'Bootstrap',
    'SocketAcceptor',
    'WebSocketServer',
    'ServerConnector',
    'jetty.server',
    'Undertow',
  ],
  ...['startup.Tomcat', 'createNetServer', 'TCPNIOTransport'],
];
