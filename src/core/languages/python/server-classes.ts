/** Classes of socketserver and its relatives: what their constructors make, and which switch they read. */

export interface ServerClass {
  /** Base classes in the library, nearest first. */
  readonly bases: readonly string[];
  readonly family: 'AF_INET' | 'AF_UNIX';
  readonly type: 'SOCK_STREAM' | 'SOCK_DGRAM';
  /** `allow_reuse_address` as the class itself defines it; absent where it inherits. */
  readonly reuse?: boolean;
}

const tcp = (bases: readonly string[], reuse?: boolean): ServerClass => ({
  bases,
  family: 'AF_INET',
  type: 'SOCK_STREAM',
  ...(reuse === undefined ? {} : { reuse }),
});
const udp = (bases: readonly string[], reuse?: boolean): ServerClass => ({ ...tcp(bases, reuse), type: 'SOCK_DGRAM' });
const unix = (bases: readonly string[], type: ServerClass['type']): ServerClass => ({ bases, family: 'AF_UNIX', type });

const TCP = 'socketserver.TCPServer';
const HTTP = 'http.server.HTTPServer';
const XMLRPC = 'xmlrpc.server.SimpleXMLRPCServer';
const WSGI = 'wsgiref.simple_server.WSGIServer';

/** CPython Lib/socketserver.py, Lib/http/server.py, Lib/xmlrpc/server.py, Lib/wsgiref/simple_server.py (3.13). */
const CLASSES: Readonly<Record<string, ServerClass>> = {
  [TCP]: tcp([], false),
  'socketserver.ThreadingTCPServer': tcp([TCP]),
  'socketserver.ForkingTCPServer': tcp([TCP]),
  'socketserver.UDPServer': udp([TCP], false),
  'socketserver.ThreadingUDPServer': udp(['socketserver.UDPServer', TCP]),
  'socketserver.ForkingUDPServer': udp(['socketserver.UDPServer', TCP]),
  'socketserver.UnixStreamServer': unix([TCP], 'SOCK_STREAM'),
  'socketserver.ThreadingUnixStreamServer': unix(['socketserver.UnixStreamServer', TCP], 'SOCK_STREAM'),
  'socketserver.ForkingUnixStreamServer': unix(['socketserver.UnixStreamServer', TCP], 'SOCK_STREAM'),
  'socketserver.UnixDatagramServer': unix(['socketserver.UDPServer', TCP], 'SOCK_DGRAM'),
  'socketserver.ThreadingUnixDatagramServer': unix(
    ['socketserver.UnixDatagramServer', 'socketserver.UDPServer', TCP],
    'SOCK_DGRAM',
  ),
  [HTTP]: tcp([TCP], true),
  'http.server.ThreadingHTTPServer': tcp([HTTP, TCP]),
  'http.server.HTTPSServer': tcp([HTTP, TCP]),
  [XMLRPC]: tcp([TCP], true),
  'xmlrpc.server.DocXMLRPCServer': tcp([XMLRPC, TCP]),
  [WSGI]: tcp([HTTP, TCP]),
};

export function serverClass(qualified: string): ServerClass | undefined {
  return Object.hasOwn(CLASSES, qualified) ? CLASSES[qualified] : undefined;
}

/** Functions and classes that make a listener (or for UDP bind) and set the option by themselves; where the address stands. */
export interface Listener {
  /** Position and keyword of the port, or of an address tuple. */
  readonly port?: readonly [number, string];
  readonly address?: readonly [number, string];
  /** Keywords that hand over sockets which are used as they are. */
  readonly sockets?: readonly string[];
  /** Type of the object that it gives; absent: nothing that can be followed. */
  readonly gives?: 'socket' | 'sockets';
}

/** Names as in the table of runtimes, which says where each sets the option. */
const LISTENERS: Readonly<Record<string, Listener>> = {
  'asyncio.start_server': { port: [2, 'port'], sockets: ['sock'] },
  'asyncio.AbstractEventLoop.create_server': { port: [2, 'port'], sockets: ['sock'] },
  'wsgiref.simple_server.make_server': { port: [1, 'port'] },
  'logging.config.listen': { port: [0, 'port'] },
  'multiprocessing.connection.Listener': { address: [0, 'address'] },
  'twisted.internet.reactor.listenTCP': { port: [0, 'port'] },
  'tornado.netutil.bind_sockets': { port: [0, 'port'], gives: 'sockets' },
  'eventlet.listen': { address: [0, 'addr'], gives: 'socket' },
  'eventlet.convenience.listen': { address: [0, 'addr'], gives: 'socket' },
  'gevent.server.StreamServer': { address: [0, 'listener'] },
  'gevent.pywsgi.WSGIServer': { address: [0, 'listener'] },
  'uvicorn.run': { sockets: ['sockets'], port: [2, 'port'] },
  'gunicorn.app.wsgiapp.run': {},
  'gunicorn.app.base.BaseApplication.run': {},
  'waitress.serve': { sockets: ['sockets'], port: [2, 'port'] },
  'werkzeug.serving.run_simple': { port: [1, 'port'] },
  'werkzeug.serving.make_server': { port: [1, 'port'] },
  'aiohttp.web.run_app': { sockets: ['sock'], port: [2, 'port'] },
  'aiohttp.web.TCPSite': { port: [2, 'port'] },
  'trio.serve_tcp': { port: [1, 'port'] },
  'trio.open_tcp_listeners': { port: [0, 'port'] },
  'anyio.create_tcp_listener': { port: [1, 'local_port'] },
  'curio.tcp_server': { port: [1, 'port'] },
  'flask.Flask.run': { port: [1, 'port'] },
  'tornado.web.Application.listen': { port: [0, 'port'] },
  'tornado.httpserver.HTTPServer.listen': { port: [0, 'port'] },
  'tornado.tcpserver.TCPServer.listen': { port: [0, 'port'] },
  'twisted.internet.reactor.listenUDP': { port: [0, 'port'] },
  'twisted.internet.reactor.listenMulticast': { port: [0, 'port'] },
  'gevent.server.DatagramServer': { address: [0, 'listener'] },
  'asyncio.AbstractEventLoop.create_datagram_endpoint': { address: [1, 'local_addr'], sockets: ['sock'] },
};

/** Classes of libraries whose objects listen by a method of theirs. */
const OWNERS: ReadonlySet<string> = new Set(
  Object.keys(LISTENERS)
    .filter((name) => /\.[A-Z]\w*\.\w+$/.test(name))
    .map((name) => name.slice(0, name.lastIndexOf('.'))),
);

export function ownsListener(qualified: string): boolean {
  return OWNERS.has(qualified);
}

export function listener(qualified: string): Listener | undefined {
  return Object.hasOwn(LISTENERS, qualified) ? LISTENERS[qualified] : undefined;
}
