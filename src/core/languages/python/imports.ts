/** What a file's imports bind: local names to qualified names, one spelling for modules that have several. */
import type { Node } from 'web-tree-sitter';

export interface Imports {
  /** Local name → qualified name; the socket module and its drop-in siblings are all `socket`. */
  readonly names: ReadonlyMap<string, string>;
  /** Modules of `from … import *`. */
  readonly wildcards: readonly string[];
}

/**
 * Modules with the interface of another one: Python 2 names, six, and the cooperative copies of gevent, eventlet and
 * Trio, whose sockets set no more options than the original (traced on Linux 6.18).
 */
const SAME_MODULE: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:gevent\.socket|gevent\._socket3|eventlet\.green\.socket|trio\.socket|curio\.socket|_socket|asyncio\.trsock)(?=\.|$)/,
    'socket',
  ],
  [
    /^(?:SocketServer|six\.moves\.socketserver|future\.moves\.socketserver|eventlet\.green\.SocketServer)(?=\.|$)/,
    'socketserver',
  ],
  [
    /^(?:BaseHTTPServer|SimpleHTTPServer|CGIHTTPServer|six\.moves\.(?:BaseHTTPServer|SimpleHTTPServer|CGIHTTPServer)|future\.moves\.http\.server|eventlet\.green\.BaseHTTPServer)(?=\.|$)/,
    'http.server',
  ],
  [/^(?:SimpleXMLRPCServer|DocXMLRPCServer|six\.moves\.xmlrpc_server)(?=\.|$)/, 'xmlrpc.server'],
  [/^asyncio\.(?:streams|base_events|events)(?=\.)/, 'asyncio'],
];

/** The one spelling of a qualified name. */
export function canonical(qualified: string): string {
  for (const [pattern, module] of SAME_MODULE) {
    if (pattern.test(qualified)) return qualified.replace(pattern, module);
  }
  return qualified;
}

/** Names that a star import of these modules is looked at for; other names of theirs do nothing to sockets. */
const EXPORTS: Readonly<Record<string, readonly string[]>> = {
  socket: [
    'socket',
    'SocketType',
    'create_server',
    'create_connection',
    'socketpair',
    'fromfd',
    'fromshare',
    'getaddrinfo',
    'gethostname',
    'gethostbyname',
    'has_dualstack_ipv6',
  ],
  socketserver: [
    ...[
      'BaseServer',
      'TCPServer',
      'UDPServer',
      'UnixStreamServer',
      'UnixDatagramServer',
      'ThreadingTCPServer',
      'ThreadingUDPServer',
      'ForkingTCPServer',
      'ForkingUDPServer',
    ],
    ...[
      'ThreadingUnixStreamServer',
      'ThreadingUnixDatagramServer',
      'ThreadingMixIn',
      'ForkingMixIn',
      'BaseRequestHandler',
      'StreamRequestHandler',
      'DatagramRequestHandler',
    ],
  ],
  'http.server': [
    'HTTPServer',
    'ThreadingHTTPServer',
    'BaseHTTPRequestHandler',
    'SimpleHTTPRequestHandler',
    'CGIHTTPRequestHandler',
  ],
  asyncore: ['dispatcher', 'dispatcher_with_send', 'loop'],
};

/** Constants of the socket module by the look of their names. */
const CONSTANT =
  /\b(?:AF|PF|SOCK|SOL|SO|IPPROTO|IP|IPV6|TCP|UDP|INADDR|AI|MSG|SHUT|TIPC|CAN|VMADDR)_[A-Z0-9_]+\b|\bSOMAXCONN\b/g;

/**
 * Reads every import of the file, at any depth: a name that is imported in one function is rarely something else in
 * another. `defined` are the names that the module itself defines; a star import does not hide them.
 */
export function readImports(root: Node, text: string, defined: ReadonlySet<string>): Imports {
  const names = new Map<string, string>();
  const wildcards: string[] = [];
  const bind = (local: string, qualified: string): void => {
    const before = names.get(local);
    const after = canonical(qualified);
    // `try: import fancysocket as socket / except ImportError: import socket`: whichever is the less known may be it.
    names.set(local, before === undefined || before === after || isPlain(before) ? after : before);
  };
  for (const node of root.descendantsOfType(['import_statement', 'import_from_statement'])) {
    if (node === null) continue;
    const module = node.childForFieldName('module_name')?.text.replace(/\s/g, '');
    if (module !== undefined && node.namedChildren.some((child) => child?.type === 'wildcard_import'))
      wildcards.push(canonical(module));
    for (const item of node.childrenForFieldName('name')) {
      const aliased = item?.type === 'aliased_import';
      const name = (aliased ? item.childForFieldName('name') : item)?.text.replace(/\s/g, '');
      if (name === undefined) continue;
      const alias = aliased ? item?.childForFieldName('alias')?.text : undefined;
      if (module !== undefined) bind(alias ?? name, module.endsWith('.') ? module + name : `${module}.${name}`);
      else if (alias !== undefined) bind(alias, name);
      // `import a.b` binds `a`.
      else bind(name.split('.')[0]!, name.split('.')[0]!);
    }
  }
  for (const module of wildcards) {
    const exported = [...(EXPORTS[module] ?? []), ...(module === 'socket' ? (text.match(CONSTANT) ?? []) : [])];
    for (const name of exported) if (!names.has(name) && !defined.has(name)) names.set(name, `${module}.${name}`);
  }
  return { names, wildcards };
}

function isPlain(qualified: string): boolean {
  return /^(?:socket|socketserver|http\.server|xmlrpc\.server|asyncio|asyncore)(?=\.|$)/.test(qualified);
}

/** Where a module may lie that has the name: `.base.Server` seen from `net/main.py` → `net/base.py`. */
export function modulePaths(qualified: string, path: string): readonly (readonly string[])[] {
  const [, dots = '', rest = ''] = /^(\.*)(.*)$/.exec(qualified) ?? [];
  const names = rest.split('.').slice(0, -1);
  const folders = dots === '' ? [] : path.split('/').slice(0, -dots.length);
  const module = [...folders, ...names].join('/');
  return module === '' ? [] : [[...(names.length > 0 ? [`${module}.py`] : []), `${module}/__init__.py`]];
}
