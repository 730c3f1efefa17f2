/** Classes of C++ libraries that listen: a further one is an entry here and its facts in the knowledge of runtimes. */
import type { Machine } from '../../trace/machine';
import { number, UNKNOWN, type Value } from '../../trace/value';
import type { CallContext, CallSite } from '../language';
import { type LibraryCall, portOf, runLibraryCall } from '../c/library';

export interface LibraryClass {
  /** Full name; a namespace around it may be left out where the file says so. */
  readonly name: string;
  /** Stream by default. */
  readonly type?: 'datagram';
  /** Knowledge entry of an object that has not bound yet. */
  readonly runtime?: string;
  /** What constructing it with arguments does besides making the socket. */
  readonly construction?: LibraryCall;
  readonly methods: Readonly<Record<string, LibraryCall>>;
  /** Methods that are not listed leave the socket as it is; absent: what they do is not known. */
  readonly complete?: true;
}

const classes: readonly LibraryClass[] = [
  {
    name: 'Poco::Net::ServerSocket',
    construction: { runtime: 'cpp-poco-server', does: ['reuse', 'bind', 'listen'], address: 0 },
    methods: {
      bind: { runtime: 'cpp-poco-bind', does: ['reuse', 'bind'], address: 0 },
      bind6: { runtime: 'cpp-poco-bind', does: ['reuse', 'bind'], address: 0 },
      listen: { does: ['listen'] },
      acceptConnection: { does: ['accept'] },
      setReuseAddress: { does: ['option'], option: { level: 'SOL_SOCKET', name: 'SO_REUSEADDR', value: 0 } },
      setReusePort: { does: ['option'], option: { level: 'SOL_SOCKET', name: 'SO_REUSEPORT', value: 0 } },
      setOption: { does: ['option'], option: { level: 0, name: 1, value: 2 } },
      setBlocking: {},
      setReceiveTimeout: {},
      setSendTimeout: {},
      address: {},
      close: { does: ['close'] },
    },
  },
  {
    name: 'sf::TcpListener',
    runtime: 'cpp-sfml-tcp',
    methods: {
      listen: { runtime: 'cpp-sfml-tcp', does: ['reuse', 'bind', 'listen'], port: 0 },
      accept: { does: ['accept'] },
      setBlocking: {},
      isBlocking: {},
      getLocalPort: {},
      close: { does: ['close'] },
    },
  },
  {
    name: 'QTcpServer',
    runtime: 'cpp-qt-tcp',
    methods: {
      listen: { runtime: 'cpp-qt-tcp', does: ['reuse', 'bind', 'listen'], port: 1 },
      nextPendingConnection: { does: ['accept'] },
      close: { does: ['close'] },
    },
  },
  {
    name: 'QNativeSocketEngine',
    methods: {
      initialize: {},
      bind: { does: ['bind'], port: 1 },
      listen: { does: ['listen'] },
      accept: { does: ['accept'] },
      connectToHost: { does: ['connect'] },
      connectToHostByName: { does: ['connect'] },
      setOption: { does: ['option'], option: { level: 'SOL_SOCKET', name: 0, value: 1 } },
      close: { does: ['close'] },
    },
  },
  {
    name: 'ACE_SOCK_Acceptor',
    runtime: 'cpp-ace-sock-acceptor',
    construction: {
      runtime: 'cpp-ace-sock-acceptor',
      does: ['reuse', 'bind', 'listen'],
      address: 0,
      seenAddress: true,
    },
    methods: {
      open: { runtime: 'cpp-ace-sock-acceptor', does: ['reuse', 'bind', 'listen'], address: 0, seenAddress: true },
      accept: { does: ['accept'] },
      get_local_addr: {},
      get_handle: {},
      close: { does: ['close'] },
    },
  },
  {
    name: 'httplib::Server',
    complete: true,
    runtime: 'cpp-httplib',
    methods: {
      listen: { runtime: 'cpp-httplib', does: ['reuse', 'bind', 'listen'], port: 1 },
      bind_to_port: { runtime: 'cpp-httplib', does: ['reuse', 'bind'], port: 1 },
      bind_to_any_port: {},
      listen_after_bind: { does: ['listen'] },
    },
  },
  {
    name: 'uWS::App',
    runtime: 'cpp-uwebsockets',
    methods: {
      ...Object.fromEntries(
        ['get', 'post', 'put', 'patch', 'del', 'head', 'options', 'any', 'ws', 'run'].map((name) => [
          name,
          { givesHandle: true } as const,
        ]),
      ),
      // (port, handler), (host, port, handler), (port, options, handler)
      listen: { runtime: 'cpp-uwebsockets', does: ['reuse', 'bind', 'listen'], givesHandle: true },
    },
  },
  {
    name: 'trantor::TcpServer',
    complete: true,
    construction: { runtime: 'cpp-trantor', does: ['reuse', 'bind'], address: 1 },
    methods: { start: { does: ['listen'] } },
  },
  {
    name: 'sf::UdpSocket',
    type: 'datagram',
    runtime: 'cpp-sfml-udp',
    methods: {
      bind: { runtime: 'cpp-sfml-udp', does: ['bind'], port: 0 },
      unbind: { does: ['close'] },
      send: {},
      receive: {},
      setBlocking: {},
    },
  },
];

/** Address classes: position of the port, negative from the end; an object without arguments has port 0. */
const addresses: Readonly<Record<string, number>> = {
  'Poco::Net::SocketAddress': -1,
  'trantor::InetAddress': 0,
  ACE_INET_Addr: 0,
};

/** The class that a type name means. */
export function libraryClass(type: string): LibraryClass | undefined {
  return classes.find((cls) => cls.name === type);
}

/** What `using namespace` brings: the classes of the namespace by their short names. */
export function namesIn(namespace: string): readonly (readonly [string, string])[] {
  const inside = `${namespace}::`;
  return [...classes.map((cls) => cls.name), ...Object.keys(addresses)]
    .filter((name) => name.startsWith(inside))
    .map((name) => [name.slice(inside.length), name] as const);
}

/** `ServerSocket server(address);` */
export function constructLibraryClass(cls: LibraryClass, site: CallSite, machine: Machine): Value {
  const runtime = site.arguments.length > 0 ? (cls.construction?.runtime ?? cls.runtime) : cls.runtime;
  const made = runLibraryCall(
    {
      makes: { domain: 'inet', type: cls.type ?? 'stream', library: cls.name },
      ...(runtime === undefined ? {} : { runtime }),
    },
    site,
    machine,
  );
  if (site.arguments.length > 0 && cls.construction) runLibraryCall(cls.construction, site, machine, made);
  return made;
}

/** Runs a method of the class; undefined for one of which nobody knows what it does. */
export function libraryMethod(
  cls: LibraryClass,
  site: CallSite,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  const { method, receiver } = site;
  const call = method !== undefined && Object.hasOwn(cls.methods, method) ? cls.methods[method] : undefined;
  if (call && receiver) return runLibraryCall(call, site, machine, receiver);
  if (cls.complete !== true) return undefined;
  // A handler may do anything, but to other sockets.
  for (const { value } of site.arguments) {
    if (value.kind === 'function') context.maybe(() => context.run(value, []));
  }
  return UNKNOWN;
}

/** An address object of a library; undefined for other types. */
export function constructAddress(type: string, site: CallSite, machine: Machine): Value | undefined {
  const position = Object.hasOwn(addresses, type) ? addresses[type] : undefined;
  if (position === undefined) return undefined;
  const port = portOf(site.arguments.length === 0 ? number(0) : (site.arguments.at(position)?.value ?? UNKNOWN));
  const address = machine.object('~sockaddr');
  if (port.kind !== 'unknown') machine.setField(address, 'sin_port', number(port.kind === 'number' ? port.value : 0));
  return address;
}
