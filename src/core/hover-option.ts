/** The socket option that a word of the code stands for. */
import { findOption, type FoundOption } from '../knowledge';
import { languageById } from './languages/registry';
import { identifierAt, isCode } from './lexical';
import type { Range } from './model';

export interface OptionAt extends FoundOption {
  readonly range: Range;
}

/** How far back a name's surroundings are looked at, in UTF-16 units. */
const BEFORE = 600;

/** What a file has to mention before words such as `setTTL` or `joinGroup` mean an option in it. */
const SOCKETS: Readonly<Record<string, RegExp>> = {
  c: /socket|uv\.h|event2\/|apr_|<curl\/|gio\.h/,
  cpp: /[Ss]ocket|asio|uv\.h|event2\/|apr_|<curl\/|gio\.h|Poco|httplib|seastar/,
  csharp: /Socket|TcpListener|TcpClient|UdpClient|HttpListener|Kestrel/,
  go: /"net"|"syscall"|golang\.org\/x\/(?:sys|net)\/|gnet|reuseport|tcplisten/,
  java: /java\.net\b|java\.nio\b|netty|[sS]ocket|undertow|xnio|vertx|grizzly|jetty|mina/i,
  javascript: /['"](?:node:)?(?:net|dgram|tls|https?|http2)['"]|Deno\.|Bun\.|[sS]ocket/,
  php: /socket|stream_context|[Ss]woole|Amp\\/i,
  python: /socket|asyncio|twisted|uvicorn|aiohttp|anyio|sanic|hypercorn|gunicorn/i,
  ruby: /[sS]ocket|TCPServer|UDPSocket|UNIXServer|Addrinfo|EventMachine|Async::IO|IO::Endpoint/,
  rust: /\b(?:net|socket2?|sockopt|nix|libc|rustix|mio|hyper|axum_server|tonic|reqwest|actix_\w+)\b|Socket|Tcp[SL]|Udp/,
};

/** C names that nothing else is called by. `PACKET_LOSS` can be anything. */
const UNMISTAKABLE = /^(?:SO|TCP|IP|IPV6|UDP|UDPLITE|MCAST|MPTCP|MSG|SOCK)_/;

const SAME: Readonly<Record<string, string>> = {
  javascriptreact: 'javascript',
  typescript: 'javascript',
  typescriptreact: 'javascript',
};

/** The option at an offset; undefined where the word there means none. */
export function optionAt(text: string, languageId: string, offset: number): OptionAt | undefined {
  const identifier = identifierAt(text, offset);
  if (!identifier) return undefined;
  const { start, end, name } = identifier;
  const context = { before: text.slice(Math.max(0, start - BEFORE), start), text };
  const qualified = languageId === 'ruby' && text[end] === '!' ? `${identifier.qualified}!` : identifier.qualified;
  const found = findOption(languageId, qualified, context);
  if (!found) return undefined;
  if (!isCode(text, start, languageId) && !isKey(found, text, identifier, languageId)) return undefined;
  // Words such as `addMembership` mean the option only where there are sockets; so do C names such as `PACKET_LOSS`.
  if (!(found.option.name === name && UNMISTAKABLE.test(name)) && !isAboutSockets(text, languageId)) return undefined;
  if (/\bzmq\b/i.test(identifier.qualified)) return undefined;
  return { ...found, range: { start, end } };
}

/** A string of PHP or Ruby that holds nothing else: the key of an array, or the name of an option. */
function isKey(
  { option }: FoundOption,
  text: string,
  { start, end, name }: { start: number; end: number; name: string },
  languageId: string,
): boolean {
  const quote = text[start - 1];
  return (
    (languageId === 'php' || languageId === 'ruby') &&
    option.name !== name &&
    (quote === "'" || quote === '"') &&
    text[end] === quote
  );
}

function isAboutSockets(text: string, languageId: string): boolean {
  const pattern = SOCKETS[SAME[languageId] ?? languageId];
  return pattern?.test(text) === true || languageById(languageId)?.mayConcern(text) === true;
}
