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
