/** Words that make a function worth running. */

/** In C++, and in a macro of either. */
export const SOCKET_WORDS =
  /\b(?:WSASocket[AW]?|[Ss]ocket|[Ss]etsockopt|[Bb]ind|[Ll]isten|[Aa]ccept4?|socketpair|getaddrinfo|acceptor|set_option|basic_socket_acceptor|\w*[Ss]erver[Ss]ocket|TcpListener|TcpServer|QTcpServer|uv_tcp_\w+|uv_listen|evconnlistener_\w+|evhttp_bind_socket\w*|g_socket_\w+|apr_socket_\w+|\w*SOCK_Acceptor)\b/;

/**
 * Calls that make one of C worth it: there, `bind` and `socket` are names of fields and variables as well. Names of options
 * stand for a call that is written in another way: in parentheses, through a pointer.
 */
export const SOCKET_CALLS =
  /\b(?:SO_\w+|SOL_SOCKET\b|(?:WSASocket[AW]?|[Ss]ocket|[Ss]etsockopt|[Bb]ind|[Ll]isten|[Aa]ccept4?|socketpair|getaddrinfo)\)?\s*\(|(?:uv_tcp_\w+|uv_listen|evconnlistener_\w+|evhttp_bind_socket\w*|g_socket_\w+|apr_socket_\w+)\b)/;

/** Options of connections: set or asked for by their names, they decide nothing on a bind. */
const CONNECTION_OPTIONS = [
  'SO_(?:ERROR|TYPE|KEEPALIVE|OOBINLINE|NOSIGPIPE|ACCEPTCONN|DOMAIN|PROTOCOL|PEER\\w+|(?:SND|RCV)(?:TIMEO|LOWAT|BUF\\w*))',
  'TCP_(?:NODELAY|CORK|NOPUSH|QUICKACK|INFO|USER_TIMEOUT|MAXSEG|CONGESTION|KEEP\\w+)',
  'IP_T(?:OS|TL)',
  'IPV6_(?:TCLASS|UNICAST_HOPS)',
];

const SERVES = /\b(?:getaddrinfo|socketpair|[Aa]ccept4?)\)?\s*\(/g;
const SETS = new RegExp(
  `\\b[gs]etsockopt\\)?\\s*\\([^;{}]{1,200}?,\\s*(?:SOL|IPPROTO)_\\w+\\s*,\\s*(?:${CONNECTION_OPTIONS.join('|')})\\s*,`,
  'g',
);
/** Likewise, where the time is written out as well: a caller decides on another one. */
const LINGERS = /\bsetsockopt\)?\s*\([^;{}]{1,200}?,\s*SOL_SOCKET\s*,\s*SO_LINGER\s*,/g;
const LINGER_TIME = /\bl_linger\s*=\s*\d+\s*;|\{\s*\d+\s*,\s*\d+\s*\}/;

/** Code of C without the calls that serve a connection: who calls a function for these learns nothing of a listener. */
export function withoutConnections(code: string): string {
  const rest = code.replace(SERVES, ' ').replace(SETS, ' ');
  return LINGER_TIME.test(rest) ? rest.replace(LINGERS, ' ') : rest;
}
