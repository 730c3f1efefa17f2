/** Servers of Java libraries. */
import type { Action, OptionsClass, SocketClass } from './tables';

const start: Action = { does: 'bind', then: 'listen' };

export const frameworkClasses: readonly SocketClass[] = [
  {
    names: ['io.netty.bootstrap.ServerBootstrap'],
    kind: 'listener',
    runtime: 'java-netty-server',
    methods: {
      channel: { does: 'transport' },
      option: { does: 'named-option' },
      childOption: { does: 'child-option' },
      localAddress: { does: 'address', hostFirst: true },
      bind: { does: 'bind', then: 'listen', hostFirst: true },
    },
    fluent: true,
  },
  {
    names: ['io.netty.bootstrap.Bootstrap'],
    kind: 'unknown',
    runtime: 'java-netty-datagram',
    methods: {
      channel: { does: 'transport' },
      option: { does: 'named-option' },
      localAddress: { does: 'address', hostFirst: true },
      bind: { does: 'bind', hostFirst: true },
      connect: { does: 'connect' },
    },
    fluent: true,
  },
  {
    names: [
      'org.apache.mina.transport.socket.nio.NioSocketAcceptor',
      'org.apache.mina.transport.socket.SocketAcceptor',
    ],
    kind: 'listener',
    runtime: 'java-mina',
    methods: {
      setReuseAddress: { does: 'option', option: 'SO_REUSEADDR' },
      setDefaultLocalAddress: { does: 'address' },
      bind: start,
      unbind: { does: 'close' },
    },
  },
  {
    names: ['org.java_websocket.server.WebSocketServer'],
    kind: 'listener',
    runtime: 'java-websocket',
    construction: { given: { does: 'address' } },
    methods: { setReuseAddr: { does: 'option', option: 'SO_REUSEADDR' }, start, run: start, stop: { does: 'close' } },
  },
  {
    names: ['org.eclipse.jetty.server.ServerConnector'],
    kind: 'listener',
    runtime: 'java-jetty',
    freePort: true,
    methods: {
      setReuseAddress: { does: 'option', option: 'SO_REUSEADDR' },
      setPort: { does: 'address' },
      start,
      open: start,
    },
  },
  {
    names: ['org.eclipse.jetty.server.Server'],
    kind: 'listener',
    runtime: 'java-jetty',
    construction: { given: { does: 'address' } },
    methods: { addConnector: { does: 'hold' }, setConnectors: { does: 'hold' }, start, stop: { does: 'close' } },
  },
  {
    names: ['io.undertow.Undertow', 'io.undertow.Undertow.Builder'],
    kind: 'listener',
    runtime: 'java-undertow',
    madeBy: { 'io.undertow.Undertow.builder': { does: 'itself' } },
    methods: {
      addHttpListener: { does: 'address' },
      addHttpsListener: { does: 'address' },
      addAjpListener: { does: 'address' },
      setSocketOption: { does: 'named-option' },
      start,
    },
    fluent: true,
  },
  {
    names: ['org.apache.catalina.startup.Tomcat'],
    kind: 'listener',
    runtime: 'java-tomcat',
    methods: { setPort: { does: 'address' }, start },
  },
  {
    names: ['io.vertx.core.net.NetServer', 'io.vertx.core.http.HttpServer'],
    kind: 'listener',
    runtime: 'java-vertx',
    madeBy: {
      'io.vertx.core.Vertx.createNetServer': { does: 'options' },
      'io.vertx.core.Vertx.createHttpServer': { does: 'options' },
    },
    methods: { listen: start },
    fluent: true,
  },
  {
    names: ['io.vertx.core.datagram.DatagramSocket'],
    kind: 'datagram',
    runtime: 'java-vertx-datagram',
    madeBy: { 'io.vertx.core.Vertx.createDatagramSocket': { does: 'options' } },
    methods: { listen: { does: 'bind' }, listenMulticastGroup: { does: 'join' } },
    fluent: true,
  },
  {
    names: ['org.apache.http.impl.bootstrap.ServerBootstrap', 'org.apache.http.impl.bootstrap.HttpServer'],
    kind: 'listener',
    runtime: 'java-httpcore4',
    freePort: true,
    madeBy: { 'org.apache.http.impl.bootstrap.ServerBootstrap.bootstrap': { does: 'itself' } },
    methods: { setListenerPort: { does: 'address' }, setSocketConfig: { does: 'options' }, start },
    fluent: true,
  },
  {
    names: [
      'org.glassfish.grizzly.nio.transport.TCPNIOTransport',
      'org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder',
    ],
    kind: 'listener',
    runtime: 'java-grizzly',
    madeBy: { 'org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder.newInstance': { does: 'itself' } },
    methods: {
      setReuseAddress: { does: 'option', option: 'SO_REUSEADDR' },
      bind: { does: 'bind', then: 'listen', hostFirst: true },
    },
    fluent: true,
  },
];

export const frameworkOptions: readonly OptionsClass[] = [
  {
    names: [
      'io.vertx.core.net.NetServerOptions',
      'io.vertx.core.http.HttpServerOptions',
      'io.vertx.core.datagram.DatagramSocketOptions',
    ],
    setters: { setReuseAddress: 'reuse', setReusePort: 'reusePort', setPort: 'port', setHost: 'host' },
  },
  {
    names: ['org.apache.http.config.SocketConfig', 'org.apache.http.config.SocketConfig.Builder'],
    madeBy: ['org.apache.http.config.SocketConfig.custom'],
    setters: { setSoReuseAddress: 'reuse' },
  },
];

export const frameworkGives: Readonly<Record<string, string>> = {
  'io.vertx.core.Vertx.vertx': 'io.vertx.core.Vertx',
};
