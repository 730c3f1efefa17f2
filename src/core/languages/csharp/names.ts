/** Names of .NET that matter here, by namespace; what a file's `using` directives bring in. */
import type { Node } from 'web-tree-sitter';

const SOCKETS = 'System.Net.Sockets';

/** Types by namespace. Of a namespace with more types those are listed that make, hold or configure a socket. */
const NAMESPACES: Readonly<Record<string, string>> = {
  [SOCKETS]:
    'Socket TcpListener TcpClient UdpClient NetworkStream LingerOption SocketOptionLevel SocketOptionName SocketType ProtocolType AddressFamily UnixDomainSocketEndPoint MulticastOption IPv6MulticastOption SocketFlags SocketShutdown SocketException SocketAsyncEventArgs SelectMode',
  'System.Net': 'IPAddress IPEndPoint EndPoint HttpListener Dns',
  'System.Runtime.InteropServices': 'RuntimeInformation OSPlatform',
  'System.Threading': 'Thread ThreadPool Timer Interlocked',
  'System.Threading.Tasks': 'Task',
  'System.IO': 'File Path Stream StreamReader StreamWriter',
  'System.Text': 'Encoding StringBuilder',
  System: 'OperatingSystem Environment Console Convert Math BitConverter Array Exception Random DateTime TimeSpan GC',
  'Microsoft.AspNetCore.Builder': 'WebApplication WebApplicationBuilder',
  'Microsoft.AspNetCore.Hosting': 'WebHostBuilder IWebHost',
  'Microsoft.AspNetCore': 'WebHost',
  'Microsoft.Extensions.Hosting': 'Host IHost BackgroundService',
};

/** Enumerations whose members are constants of the socket API. */
const ENUMS = /^(?:SocketOptionLevel|SocketOptionName|SocketType|ProtocolType|AddressFamily)$/;

export function isEnum(name: string): boolean {
  return ENUMS.test(name);
}

/** Web projects see these without a `using` (implicit usings of the web SDK). */
const IMPLICIT = ['Microsoft.AspNetCore.Builder', 'System', 'System.Threading', 'System.Threading.Tasks', 'System.IO'];

/** Simple name → qualified name. Names that the file defines itself are not among them. */
export function readUsings(root: Node, text: string, defined: ReadonlySet<string>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const open = (namespace: string): void => {
    const types = Object.hasOwn(NAMESPACES, namespace) ? NAMESPACES[namespace]! : '';
    for (const type of types.split(' ')) if (type !== '' && !defined.has(type)) names.set(type, `${namespace}.${type}`);
  };
  IMPLICIT.forEach(open);
  for (const node of root.descendantsOfType(['using_directive'])) {
    const written = text.slice(node.startIndex, node.endIndex);
    const [, alias, target] = /\busing\s+(?:static\s+)?(?:(\w+)\s*=\s*)?(?:global::)?([\w.]+)\s*;/.exec(written) ?? [];
    if (target === undefined) continue;
    if (alias !== undefined) names.set(alias, target);
    else if (/\busing\s+static\b/.test(written)) names.set(`#static:${target}`, target);
    else open(target);
  }
  // Code of a namespace sees those around it.
  for (const node of root.descendantsOfType(['namespace_declaration', 'file_scoped_namespace_declaration'])) {
    const name = node.childForFieldName('name');
    const parts = name ? text.slice(name.startIndex, name.endIndex).split('.') : [];
    parts.forEach((_, index) => {
      open(parts.slice(0, index + 1).join('.'));
    });
  }
  return names;
}

/** Bases that have nothing to do with sockets: interfaces, and classes of frameworks. */
const HARMLESS_BASE =
  /^(?:I[A-Z]\w*|BackgroundService|Form|UserControl|Window|Page|MonoBehaviour|ServiceBase|Controller(?:Base)?|Hub|Component|Exception|EventArgs|Attribute|Thread|Program|MarshalByRefObject|object)$/;

/** True where code of the class does nothing to sockets that it does not say. */
export function isLibrary(qualified: string): boolean {
  return /^(?:System|Microsoft)\./.test(qualified) || HARMLESS_BASE.test(qualified);
}

/** `System.Net.Sockets.AddressFamily.InterNetwork` → `AF_INET`; names of options keep their own name, for their level decides. */
export function constantName(qualified: string): string {
  const [, type = '', member = ''] =
    /(?:^|\.)(SocketOptionLevel|SocketOptionName|SocketType|ProtocolType|AddressFamily)\.(\w+)$/.exec(qualified) ?? [];
  switch (type) {
    case 'AddressFamily':
      return FAMILIES[member] ?? 'AF_OTHER';
    case 'SocketType':
      return `SOCK_${member.toUpperCase()}`;
    case 'SocketOptionLevel':
      return LEVELS[member] ?? member;
    case 'SocketOptionName':
      return `SocketOptionName.${member}`;
    case 'ProtocolType':
      return `ProtocolType.${member}`;
    default:
      return qualified;
  }
}

const FAMILIES: Readonly<Record<string, string>> = {
  InterNetwork: 'AF_INET',
  InterNetworkV6: 'AF_INET6',
  Unix: 'AF_UNIX',
  Unspecified: 'AF_UNSPEC',
  Unknown: 'AF_UNSPEC',
};

const LEVELS: Readonly<Record<string, string>> = {
  Socket: 'SOL_SOCKET',
  IP: 'IPPROTO_IP',
  IPv6: 'IPPROTO_IPV6',
  Tcp: 'IPPROTO_TCP',
  Udp: 'IPPROTO_UDP',
};
