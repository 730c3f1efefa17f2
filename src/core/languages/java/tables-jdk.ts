/** The sockets of the JDK. */
import type { Action, SocketClass } from './tables';

/** Of a socket and of a channel alike: `channel.socket()` is the same socket. */
const common: Readonly<Record<string, Action>> = {
  socket: { does: 'itself' },
  configureBlocking: { does: 'itself' },
  setOption: { does: 'named-option' },
  getLocalPort: { does: 'port' },
  setReuseAddress: { does: 'option', option: 'SO_REUSEADDR' },
  close: { does: 'close' },
};

const listener: Readonly<Record<string, Action>> = {
  ...common,
  bind: { does: 'bind', then: 'listen' },
  accept: { does: 'accept', gives: 'java.net.Socket' },
};

const stream: Readonly<Record<string, Action>> = {
  ...common,
  bind: { does: 'bind' },
  connect: { does: 'connect' },
  setSoLinger: { does: 'linger' },
  // A Future of it, and its channel.
  get: { does: 'itself' },
  getChannel: { does: 'itself' },
};

const datagram: Readonly<Record<string, Action>> = {
  ...common,
  bind: { does: 'bind' },
  join: { does: 'join' },
  joinGroup: { does: 'join' },
  setBroadcast: { does: 'option', option: 'SO_BROADCAST' },
};

/** Without arguments the factory gives a socket that is not bound yet. */
const boundWhereGiven: Action = { does: 'bind', then: 'listen', onlyGiven: true };

export const jdkClasses: readonly SocketClass[] = [
  {
    names: ['java.net.ServerSocket', 'javax.net.ssl.SSLServerSocket'],
    kind: 'listener',
    runtime: 'java-serversocket',
    construction: { given: { does: 'bind', then: 'listen' } },
    methods: listener,
  },
  {
    names: [],
    is: 'java.net.ServerSocket',
    kind: 'listener',
    runtime: 'java-serversocketfactory',
    madeBy: {
      'javax.net.ServerSocketFactory.createServerSocket': boundWhereGiven,
      'javax.net.ssl.SSLServerSocketFactory.createServerSocket': boundWhereGiven,
    },
    methods: listener,
  },
  {
    names: ['java.nio.channels.ServerSocketChannel'],
    kind: 'listener',
    runtime: 'java-serversocketchannel',
    madeBy: {
      'java.nio.channels.ServerSocketChannel.open': { does: 'itself' },
      'java.nio.channels.spi.SelectorProvider.openServerSocketChannel': { does: 'itself' },
    },
    methods: { ...listener, accept: { does: 'accept', gives: 'java.nio.channels.SocketChannel' } },
  },
  {
    names: ['java.nio.channels.AsynchronousServerSocketChannel'],
    kind: 'listener',
    runtime: 'java-asyncserversocketchannel',
    madeBy: { 'java.nio.channels.AsynchronousServerSocketChannel.open': { does: 'itself' } },
    methods: { ...listener, accept: { does: 'accept', gives: 'java.nio.channels.AsynchronousSocketChannel' } },
  },
  {
    names: ['com.sun.net.httpserver.HttpServer', 'com.sun.net.httpserver.HttpsServer'],
    kind: 'listener',
    runtime: 'java-httpserver',
    madeBy: {
      'com.sun.net.httpserver.HttpServer.create': { does: 'bind', then: 'listen' },
      'com.sun.net.httpserver.HttpsServer.create': { does: 'bind', then: 'listen' },
    },
    methods: { bind: { does: 'bind', then: 'listen' }, stop: { does: 'close' } },
  },
  {
    names: [],
    kind: 'listener',
    runtime: 'java-rmi-registry',
    madeBy: { 'java.rmi.registry.LocateRegistry.createRegistry': { does: 'bind', then: 'listen' } },
    methods: {},
  },
  {
    names: ['java.net.Socket', 'javax.net.ssl.SSLSocket'],
    kind: 'stream',
    construction: { given: { does: 'connect' } },
    methods: stream,
  },
  {
    names: ['java.nio.channels.SocketChannel', 'java.nio.channels.AsynchronousSocketChannel'],
    kind: 'stream',
    madeBy: {
      'java.nio.channels.SocketChannel.open': { does: 'connect' },
      'java.nio.channels.AsynchronousSocketChannel.open': { does: 'itself' },
    },
    methods: stream,
  },
  {
    names: ['java.net.DatagramSocket'],
    kind: 'datagram',
    runtime: 'java-datagramsocket',
    construction: { given: { does: 'bind' }, none: { does: 'bind' } },
    methods: datagram,
  },
  {
    names: ['java.net.MulticastSocket'],
    kind: 'datagram',
    runtime: 'java-multicastsocket',
    construction: { given: { does: 'bind' }, none: { does: 'bind' } },
    methods: datagram,
  },
  {
    names: ['java.nio.channels.DatagramChannel'],
    kind: 'datagram',
    runtime: 'java-datagramchannel',
    madeBy: { 'java.nio.channels.DatagramChannel.open': { does: 'itself' } },
    methods: datagram,
  },
];

export const jdkGives: Readonly<Record<string, string>> = {
  'javax.net.ServerSocketFactory.getDefault': 'javax.net.ServerSocketFactory',
  'javax.net.ssl.SSLServerSocketFactory.getDefault': 'javax.net.ssl.SSLServerSocketFactory',
  'javax.net.ssl.SSLContext.getInstance': 'javax.net.ssl.SSLContext',
  'javax.net.ssl.SSLContext.getDefault': 'javax.net.ssl.SSLContext',
  'javax.net.ssl.SSLContext.getServerSocketFactory': 'javax.net.ssl.SSLServerSocketFactory',
  'java.nio.channels.spi.SelectorProvider.provider': 'java.nio.channels.spi.SelectorProvider',
};
