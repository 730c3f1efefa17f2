import type { RuntimeEntry, RuntimeFile } from './runtime';

const net = 'OpenJDK src/java.base/share/classes/sun/nio/ch/Net.java (17, 25)';
const windows = 'OpenJDK src/java.base/windows/native/libnet/net_util_md.c (25.0.3)';

/** All listeners of the JDK are made by one function. */
const listener = {
  library: 'JDK',
  kind: 'tcp-listen',
  reuseAddr: 'unix',
  exclusive: true,
  pitfall:
    'setReuseAddress(false) takes the default away, also after bind: accepted connections inherit it. On Windows the setter is only remembered; the port is exclusive.',
  basis: 'measured',
} as const;

const jdk: readonly RuntimeEntry[] = [
  {
    ...listener,
    id: 'java-serversocket',
    names: ['java.net.ServerSocket', 'javax.net.ssl.SSLServerSocket', 'java.net.ServerSocket.bind'],
    howToDisable: 'Make it without arguments, then setReuseAddress(false) before bind().',
    since: 'JDK 1.4; the documentation calls the initial value not defined',
    sources: [
      net,
      'OpenJDK src/java.base/share/classes/sun/nio/ch/NioSocketImpl.java (13 and later)',
      'OpenJDK jdk/src/solaris/native/java/net/PlainSocketImpl.c (8)',
      windows,
    ],
  },
  {
    ...listener,
    id: 'java-serversocketfactory',
    names: [
      'javax.net.ServerSocketFactory.createServerSocket',
      'javax.net.ssl.SSLServerSocketFactory.createServerSocket',
    ],
    howToDisable: 'createServerSocket() without arguments, then setReuseAddress(false) before bind().',
    sources: [net, 'OpenJDK src/java.base/share/classes/sun/security/ssl/SSLServerSocketImpl.java (17)', windows],
  },
  {
    ...listener,
    id: 'java-serversocketchannel',
    names: ['java.nio.channels.ServerSocketChannel.bind', 'java.nio.channels.ServerSocketChannel.open'],
    howToDisable: 'setOption(StandardSocketOptions.SO_REUSEADDR, false) before bind().',
    sources: [net, 'OpenJDK src/java.base/share/classes/sun/nio/ch/ServerSocketChannelImpl.java (25)', windows],
  },
  {
    ...listener,
    id: 'java-asyncserversocketchannel',
    names: [
      'java.nio.channels.AsynchronousServerSocketChannel.bind',
      'java.nio.channels.AsynchronousServerSocketChannel.open',
    ],
    howToDisable: 'setOption(StandardSocketOptions.SO_REUSEADDR, false) before bind().',
    sources: [
      net,
      'OpenJDK src/java.base/share/classes/sun/nio/ch/AsynchronousServerSocketChannelImpl.java (25)',
      windows,
    ],
  },
  {
    ...listener,
    id: 'java-httpserver',
    names: ['com.sun.net.httpserver.HttpServer.create', 'com.sun.net.httpserver.HttpsServer.create'],
    pitfall: 'It listens on a ServerSocketChannel, and has no method to change the option.',
    sources: [net, 'OpenJDK src/jdk.httpserver/share/classes/sun/net/httpserver/ServerImpl.java (17)', windows],
  },
  {
    ...listener,
    id: 'java-rmi-registry',
    names: ['java.rmi.registry.LocateRegistry.createRegistry'],
    howToDisable: 'Pass an RMIServerSocketFactory of your own.',
    basis: 'source',
    sources: [net, 'OpenJDK src/java.rmi/share/classes/sun/rmi/transport/tcp/TCPDirectSocketFactory.java (17)'],
  },
  {
    id: 'java-datagramsocket',
    library: 'JDK',
    names: ['java.net.DatagramSocket', 'java.net.DatagramSocket.bind'],
    kind: 'udp-bind',
    reuseAddr: 'never',
    exclusive: true,
    howToEnable: 'new DatagramSocket(null), setReuseAddress(true), then bind().',
    pitfall:
      'A constructor with a port binds at once. On macOS and BSD setReuseAddress(true) sets SO_REUSEPORT as well.',
    basis: 'measured',
    sources: [
      'OpenJDK src/java.base/share/classes/java/net/DatagramSocket.java (25)',
      'OpenJDK src/java.base/unix/native/libnet/net_util_md.c (25.0.3)',
      windows,
    ],
  },
  {
    id: 'java-datagramchannel',
    library: 'JDK',
    names: ['java.nio.channels.DatagramChannel.bind', 'java.nio.channels.DatagramChannel.open'],
    kind: 'udp-bind',
    reuseAddr: 'never',
    exclusive: true,
    howToEnable: 'setOption(StandardSocketOptions.SO_REUSEADDR, true) before bind().',
    pitfall: 'On macOS and BSD the option sets SO_REUSEPORT as well.',
    basis: 'measured',
    sources: ['OpenJDK src/java.base/share/classes/sun/nio/ch/DatagramChannelImpl.java (25)', windows],
  },
  {
    id: 'java-multicastsocket',
    library: 'JDK',
    names: ['java.net.MulticastSocket'],
    kind: 'udp-bind',
    reuseAddr: 'everywhere',
    howToDisable: 'new MulticastSocket(null), setReuseAddress(false), then bind().',
    pitfall: 'On macOS and BSD SO_REUSEPORT is set as well.',
    basis: 'measured',
    sources: ['OpenJDK src/java.base/share/classes/java/net/DatagramSocket.java (25)'],
  },
];

const frameworks: readonly RuntimeEntry[] = [
  {
    id: 'java-netty-server',
    library: 'Netty',
    names: ['io.netty.bootstrap.ServerBootstrap.bind', 'io.netty.bootstrap.ServerBootstrap'],
    kind: 'tcp-listen',
    reuseAddr: 'unix',
    exclusive: true,
    howToDisable: '.option(ChannelOption.SO_REUSEADDR, false)',
    pitfall:
      'childOption(ChannelOption.SO_REUSEADDR, …) sets it on accepted connections only, where it is inherited anyway.',
    basis: 'measured',
    sources: [
      'netty transport/src/main/java/io/netty/channel/socket/nio/NioServerSocketChannel.java (0bb88a3)',
      'netty transport-classes-epoll/src/main/java/io/netty/channel/epoll/EpollServerSocketChannelConfig.java (0bb88a3)',
    ],
  },
  {
    id: 'java-netty-datagram',
    library: 'Netty',
    names: ['io.netty.bootstrap.Bootstrap.bind', 'io.netty.bootstrap.Bootstrap'],
    kind: 'udp-bind',
    reuseAddr: 'never',
    howToEnable: '.option(ChannelOption.SO_REUSEADDR, true)',
    basis: 'measured',
    sources: ['netty transport/src/main/java/io/netty/channel/socket/nio/NioDatagramChannel.java (4.1.48)'],
  },
  {
    id: 'java-mina',
    library: 'Apache MINA',
    names: ['org.apache.mina.transport.socket.nio.NioSocketAcceptor.bind'],
    kind: 'tcp-listen',
    reuseAddr: 'argument',
    exclusive: true,
    switch: { default: false },
    howToEnable: 'acceptor.setReuseAddress(true) before bind().',
    pitfall:
      'The acceptor switches the default of the JDK off. getSessionConfig().setReuseAddress(true) is about accepted sessions and does not help.',
    basis: 'source',
    sources: [
      'mina mina-core/src/main/java/org/apache/mina/transport/socket/nio/NioSocketAcceptor.java (2.2.1)',
      'mina mina-core/src/main/java/org/apache/mina/core/polling/AbstractPollingIoAcceptor.java (2.2.1)',
    ],
  },
  {
    id: 'java-websocket',
    library: 'Java-WebSocket',
    names: ['org.java_websocket.server.WebSocketServer.start', 'org.java_websocket.server.WebSocketServer'],
    kind: 'tcp-listen',
    reuseAddr: 'argument',
    exclusive: true,
    switch: { default: false },
    howToEnable: 'setReuseAddr(true) before start().',
    pitfall: 'The server switches the default of the JDK off unless it is asked not to.',
    basis: 'source',
    sources: ['Java-WebSocket src/main/java/org/java_websocket/server/WebSocketServer.java (d9ec613)'],
  },
  {
    id: 'java-jetty',
    library: 'Jetty',
    names: ['org.eclipse.jetty.server.ServerConnector', 'org.eclipse.jetty.server.Server'],
    kind: 'tcp-listen',
    reuseAddr: 'unix',
    exclusive: true,
    howToDisable: 'connector.setReuseAddress(false)',
    basis: 'measured',
    sources: ['jetty jetty-core/jetty-server/src/main/java/org/eclipse/jetty/server/ServerConnector.java (acf3325)'],
  },
  {
    id: 'java-undertow',
    library: 'Undertow',
    names: ['io.undertow.Undertow.builder', 'io.undertow.Undertow'],
    kind: 'tcp-listen',
    reuseAddr: 'unix',
    exclusive: true,
    howToDisable: '.setSocketOption(Options.REUSE_ADDRESSES, false)',
    basis: 'source',
    sources: [
      'undertow core/src/main/java/io/undertow/Undertow.java (c8299de)',
      'xnio nio-impl/src/main/java/org/xnio/nio/NioXnioWorker.java (262b9ac)',
    ],
  },
  {
    id: 'java-tomcat',
    library: 'Tomcat',
    names: ['org.apache.catalina.startup.Tomcat'],
    kind: 'tcp-listen',
    reuseAddr: 'unix',
    exclusive: true,
    howToDisable: 'The connector\'s property socket.soReuseAddress="false".',
    basis: 'source',
    sources: ['tomcat java/org/apache/tomcat/util/net/SocketProperties.java (84ac9af)', net],
  },
  {
    id: 'java-vertx',
    library: 'Vert.x',
    names: ['io.vertx.core.Vertx.createNetServer', 'io.vertx.core.Vertx.createHttpServer'],
    kind: 'tcp-listen',
    reuseAddr: 'unix',
    exclusive: true,
    howToDisable: 'new NetServerOptions().setReuseAddress(false)',
    basis: 'source',
    sources: [
      'vert.x vertx-core/src/main/java/io/vertx/core/net/NetworkOptions.java (d9e1080)',
      'vert.x vertx-core/src/main/java/io/vertx/core/net/impl/tcp/NetServerImpl.java (d9e1080)',
    ],
  },
  {
    id: 'java-vertx-datagram',
    library: 'Vert.x',
    names: ['io.vertx.core.Vertx.createDatagramSocket'],
    kind: 'udp-bind',
    reuseAddr: 'never',
    howToEnable: 'new DatagramSocketOptions().setReuseAddress(true)',
    basis: 'source',
    sources: ['vert.x vertx-core/src/main/java/io/vertx/core/datagram/DatagramSocketOptions.java (d9e1080)'],
  },
  {
    id: 'java-grizzly',
    library: 'Grizzly',
    names: ['org.glassfish.grizzly.nio.transport.TCPNIOTransport.bind'],
    kind: 'tcp-listen',
    reuseAddr: 'unix',
    exclusive: true,
    howToDisable: 'setReuseAddress(false) on the transport or its builder.',
    basis: 'source',
    sources: ['grizzly modules/grizzly/src/main/java/org/glassfish/grizzly/nio/transport/TCPNIOTransport.java'],
  },
];

/** Java: the JDK and servers for it. */
export const javaLibraries: RuntimeFile = {
  languages: ['java'],
  entries: [...jdk, ...frameworks],
};
