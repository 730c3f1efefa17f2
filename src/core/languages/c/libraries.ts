/** C libraries that make or configure sockets: a further one is a line here and its facts in the knowledge of runtimes. */
import type { Machine } from '../../trace/machine';
import type { Value } from '../../trace/value';
import type { CallSite } from '../language';
import { type LibraryCall, runLibraryCall } from './library';

const listens = { makes: { domain: 'inet', type: 'stream' }, does: ['reuse', 'bind', 'listen'] } as const;

const calls: Readonly<Record<string, LibraryCall>> = {
  // libevent
  evconnlistener_new_bind: {
    ...listens,
    runtime: 'c-libevent-listener',
    makes: { domain: 'unknown', type: 'stream' },
    address: 5,
  },
  evconnlistener_new: { on: 5, does: ['listen'] },
  evhttp_bind_socket: { ...listens, runtime: 'c-libevent-http', port: 2 },
  evhttp_bind_socket_with_handle: { ...listens, runtime: 'c-libevent-http', port: 2 },
  evhttp_accept_socket: { on: 1, does: ['accept'] },

  // GLib
  g_socket_new: { makes: { domain: 0, type: 1 } },
  g_socket_bind: { runtime: 'c-glib-bind', on: 0, does: ['reuse', 'bind'], address: 1 },
  g_socket_listen: { on: 0, does: ['listen'] },
  g_socket_accept: { on: 0, does: ['accept'] },
  g_socket_connect: { on: 0, does: ['connect'] },
  g_socket_close: { on: 0, does: ['close'] },
  g_socket_set_option: { on: 0, does: ['option'], option: { level: 1, name: 2, value: 3 } },
  g_socket_set_listen_backlog: {},
  g_socket_set_blocking: {},
  g_socket_set_keepalive: {},
  g_socket_set_timeout: {},
  g_socket_get_fd: {},
  g_inet_socket_address_new: { givesAddress: 1 },
  g_inet_socket_address_new_from_string: { givesAddress: 1 },
  g_socket_listener_add_inet_port: { ...listens, runtime: 'c-glib-listener', port: 1 },
  g_socket_listener_add_address: {
    ...listens,
    runtime: 'c-glib-listener',
    makes: { domain: 'unknown', type: 'stream' },
    address: 1,
  },

  // Servers that listen by themselves
  MHD_start_daemon: { ...listens, runtime: 'c-microhttpd', port: 1 },
  mg_http_listen: { ...listens, runtime: 'c-mongoose', address: 1 },
  mg_listen: { ...listens, runtime: 'c-mongoose', address: 1 },
  mg_start: { ...listens, runtime: 'c-civetweb' },
  nng_listen: { ...listens, runtime: 'c-nng', address: 1 },
  zmq_bind: { ...listens, runtime: 'c-zeromq', address: 1 },
  us_socket_context_listen: { ...listens, runtime: 'c-usockets', port: 3 },
  NET_CreateServer: { ...listens, runtime: 'c-sdl3-server', port: 1 },
  NET_CreateDatagramSocket: {
    makes: { domain: 'inet', type: 'datagram' },
    runtime: 'c-sdl3-datagram',
    does: ['bind'],
    port: 1,
  },
  enet_host_create: { makes: { domain: 'inet', type: 'datagram' }, runtime: 'c-enet', does: ['bind'] },

  // libuv
  uv_tcp_init: { makes: { domain: 'inet', type: 'stream' }, out: 1 },
  uv_tcp_bind: { runtime: 'c-libuv-tcp', on: 0, does: ['reuse', 'bind'], address: 1 },
  uv_listen: { on: 0, does: ['listen'] },
  uv_udp_init: { makes: { domain: 'inet', type: 'datagram' }, out: 1 },
  uv_udp_bind: { runtime: 'c-libuv-udp', on: 0, does: ['reuse', 'bind'], address: 1 },
  uv_udp_set_membership: { on: 0, does: ['option'], option: { level: 'IPPROTO_IP', name: 'IP_ADD_MEMBERSHIP' } },

  // Apache Portable Runtime: its calls are the system's under other names
  apr_socket_create: { makes: { domain: 1, type: 2 }, out: 0 },
  apr_socket_opt_set: { on: 0, does: ['option'], option: { level: 'SOL_SOCKET', name: 1, value: 2 } },
  apr_socket_bind: { runtime: 'c-apr', on: 0, does: ['bind'], address: 1 },
  apr_socket_listen: { on: 0, does: ['listen'] },
  apr_socket_accept: { on: 1, does: ['accept'] },
  apr_socket_connect: { on: 0, does: ['connect'] },
  apr_socket_close: { on: 0, does: ['close'] },
  apr_socket_timeout_set: {},
  apr_sockaddr_info_get: { givesAddress: 3, out: 0 },
};

const binding = Object.entries(calls).flatMap(([name, { runtime }]) => (runtime === undefined ? [] : name));

/** A call of one of these libraries that binds: what tells a file of theirs where no call of the system's does. */
export const LIBRARY_BIND = new RegExp(String.raw`\b(?:${binding.join('|')})\s*\(`);

/** Without a word of these nothing in a text binds or makes a socket; the search for them is fast. */
const SOCKETS = '[Ss]ock|[Bb]ind|[Ll]isten|acceptor';
export const ANY_WORD = new RegExp([SOCKETS, ...binding.filter((name) => !new RegExp(SOCKETS).test(name))].join('|'));

/** Calls that set the option, by the call that binds and has no switch for it. */
const setters: Readonly<Record<string, (handle: string) => string>> = {
  apr_socket_bind: (handle) => `apr_socket_opt_set(${handle}, APR_SO_REUSEADDR, 1)`,
};

/** How the option is set before a library's bind; undefined where the library has another way or none. */
export function setterOf(name: string): ((handle: string) => string) | undefined {
  return Object.hasOwn(setters, name) ? setters[name] : undefined;
}

/** Runs the call if some library has it; undefined otherwise. */
export function libraryFunction(name: string, site: CallSite, machine: Machine): Value | undefined {
  const call = Object.hasOwn(calls, name) ? calls[name] : undefined;
  if (!call) return undefined;
  if (name === 'g_socket_get_fd') return site.arguments[0]?.value;
  return runLibraryCall(call, site, machine);
}
