/** Which entry of the knowledge explains a call that binds, and what systems a guard is about. */
import assert from 'node:assert/strict';
import { Engine } from '../../../src/core';
import { allRuntimes } from '../../../src/knowledge';
import { readAsset } from '../assets';

const inMethod = (imports: string, code: string): string =>
  `${imports
    .split(' ')
    .map((name) => `import ${name};\n`)
    .join('')}class Server {\n  void open(int given) throws Exception {\n    ${code}\n  }\n}\n`;

describe('Java: calls that bind are explained', () => {
  const engine = new Engine(readAsset);
  after(() => engine.dispose());

  const cases: [imports: string, code: string, runtime: string, port: number | 'ephemeral' | 'unknown'][] = [
    ['java.net.ServerSocket', 'new ServerSocket(80).accept();', 'java-serversocket', 80],
    ['java.net.*', 'new ServerSocket(0, 5, null).accept();', 'java-serversocket', 'ephemeral'],
    ['java.util.List', 'java.net.ServerSocket s = new java.net.ServerSocket(given);', 'java-serversocket', 'unknown'],
    ['java.net.*', 'var s = new ServerSocket(); s.bind(new InetSocketAddress("::1", 81));', 'java-serversocket', 81],
    [
      'javax.net.ssl.*',
      'var s = (SSLServerSocket) SSLContext.getDefault().getServerSocketFactory().createServerSocket(443);',
      'java-serversocketfactory',
      443,
    ],
    [
      'java.nio.channels.* java.net.*',
      'var c = ServerSocketChannel.open().bind(new InetSocketAddress(82));',
      'java-serversocketchannel',
      82,
    ],
    [
      'java.nio.channels.* java.net.*',
      'var c = AsynchronousServerSocketChannel.open(); c.bind(null);',
      'java-asyncserversocketchannel',
      'ephemeral',
    ],
    [
      'com.sun.net.httpserver.HttpServer java.net.InetSocketAddress',
      'HttpServer s = HttpServer.create(new InetSocketAddress(83), 0);',
      'java-httpserver',
      83,
    ],
    ['java.rmi.registry.*', 'LocateRegistry.createRegistry(1099);', 'java-rmi-registry', 1099],
    ['java.net.*', 'var d = new DatagramSocket(84);', 'java-datagramsocket', 84],
    ['java.net.*', 'var d = new DatagramSocket();', 'java-datagramsocket', 'ephemeral'],
    ['java.net.*', 'var d = new MulticastSocket(85);', 'java-multicastsocket', 85],
    [
      'java.nio.channels.DatagramChannel java.net.*',
      'var d = DatagramChannel.open(); d.socket().bind(new InetSocketAddress(86));',
      'java-datagramchannel',
      86,
    ],
    [
      'io.netty.bootstrap.ServerBootstrap',
      'new ServerBootstrap().group(null).bind("localhost", 87);',
      'java-netty-server',
      87,
    ],
    [
      'io.netty.bootstrap.* io.netty.channel.socket.nio.NioDatagramChannel',
      'new Bootstrap().channel(NioDatagramChannel.class).bind(88);',
      'java-netty-datagram',
      88,
    ],
    [
      'org.apache.mina.transport.socket.nio.* java.net.*',
      'var a = new NioSocketAcceptor(); a.setDefaultLocalAddress(new InetSocketAddress(89)); a.bind();',
      'java-mina',
      89,
    ],
    [
      'org.java_websocket.server.WebSocketServer java.net.*',
      'class Chat extends WebSocketServer { Chat() { super(new InetSocketAddress(90)); } } new Chat().run();',
      'java-websocket',
      90,
    ],
    [
      'org.eclipse.jetty.server.Server',
      'Server s = new org.eclipse.jetty.server.Server(91); s.start();',
      'java-jetty',
      91,
    ],
    [
      'io.undertow.Undertow',
      'Undertow.builder().addHttpListener(92, "localhost").setHandler(e -> e.endExchange()).build().start();',
      'java-undertow',
      92,
    ],
    ['org.apache.catalina.startup.Tomcat', 'var t = new Tomcat(); t.setPort(93); t.start();', 'java-tomcat', 93],
    ['io.vertx.core.Vertx', 'Vertx.vertx().createHttpServer().requestHandler(r -> {}).listen(94);', 'java-vertx', 94],
    [
      'io.vertx.core.Vertx io.vertx.core.datagram.*',
      'Vertx.vertx().createDatagramSocket(new DatagramSocketOptions()).listen(95, "0.0.0.0");',
      'java-vertx-datagram',
      95,
    ],
    [
      'org.apache.http.impl.bootstrap.ServerBootstrap',
      'ServerBootstrap.bootstrap().setListenerPort(96).create().start();',
      'java-httpcore4',
      96,
    ],
    [
      'org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder',
      'TCPNIOTransportBuilder.newInstance().setReuseAddress(true).build().bind("localhost", 97);',
      'java-grizzly',
      97,
    ],
  ];
  for (const [imports, code, runtime, port] of cases) {
    it(code, async () => {
      const { sockets, problems } = await engine.analyze({ languageId: 'java', text: inMethod(imports, code) });
      assert.deepEqual(problems, []);
      const binds = sockets.flatMap(({ events }) => events.filter((event) => event.kind === 'bind'));
      assert.deepEqual(
        binds.map((bind) => [
          bind.runtime,
          bind.kind === 'bind' &&
            (bind.address.port.kind === 'number' ? bind.address.port.value : bind.address.port.kind),
        ]),
        [[runtime, port]],
      );
    });
  }

  it('no entry is left out', () => {
    const tested = new Set(cases.map(([, , runtime]) => runtime));
    const entries = allRuntimes().filter(({ languages }) => languages.includes('java'));
    assert.deepEqual(
      entries.map(({ id }) => id).filter((id) => !tested.has(id)),
      [],
    );
  });
});

describe('Java: tests of the system', () => {
  const engine = new Engine(readAsset);
  after(() => engine.dispose());

  const windows = [
    'System.getProperty("os.name").startsWith("Windows")',
    'System.getProperty("os.name").toLowerCase().contains("win")',
    'System.getProperty("os.name").toLowerCase(Locale.ROOT).indexOf("win") >= 0',
    '!(System.getProperty("os.name").indexOf("Windows") < 0)',
    'SystemUtils.IS_OS_WINDOWS',
    'PlatformDependent.isWindows()',
    'ON_WINDOWS',
    'given > 0 && ON_WINDOWS',
  ];
  for (const condition of windows) {
    it(condition, async () => {
      const flag = 'static final boolean ON_WINDOWS = System.getProperty("os.name").startsWith("Win");';
      const text = inMethod(
        'java.net.*',
        `var s = new ServerSocket(); if (${condition}) s.setReuseAddress(false); s.bind(new InetSocketAddress(80)); s.accept();`,
      ).replace('class Server {', `class Server {\n  ${flag}`);
      const { sockets, findings } = await engine.analyze({ languageId: 'java', text });
      assert.deepEqual(findings, []);
      const off = sockets[0]?.events.find((event) => event.kind === 'set-option' && event.value === 'off');
      assert.equal(off?.guard, 'windows');
    });
  }
});
