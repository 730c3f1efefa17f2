import { optionByName } from './catalogue';
import type { SocketOption } from './option';

/** Another name under which a language or library knows an option. */
interface Spelling {
  readonly option: string;
  /** For everyday words: at least one of these must stand before it, as in `tcp::acceptor::linger`. */
  readonly after?: readonly string[];
}

type SpellingTable = Readonly<Record<string, Spelling>>;

const asioSocket = ['asio', 'socket_base', 'socket', 'acceptor', 'tcp', 'udp', 'stream_protocol', 'datagram_protocol'];
const asioIp = ['ip', 'asio'];
const asioMulticast = ['multicast'];

/** Boost.Asio and standalone Asio: types of asio::socket_base, asio::ip and its protocols. */
const asio: SpellingTable = {
  reuse_address: { option: 'SO_REUSEADDR' },
  keep_alive: { option: 'SO_KEEPALIVE', after: asioSocket },
  linger: { option: 'SO_LINGER', after: asioSocket },
  broadcast: { option: 'SO_BROADCAST', after: asioSocket },
  debug: { option: 'SO_DEBUG', after: ['socket_base', 'socket', 'acceptor'] },
  do_not_route: { option: 'SO_DONTROUTE' },
  out_of_band_inline: { option: 'SO_OOBINLINE' },
  receive_buffer_size: { option: 'SO_RCVBUF', after: asioSocket },
  send_buffer_size: { option: 'SO_SNDBUF', after: asioSocket },
  receive_low_watermark: { option: 'SO_RCVLOWAT' },
  send_low_watermark: { option: 'SO_SNDLOWAT' },
  no_delay: { option: 'TCP_NODELAY', after: asioSocket },
  v6_only: { option: 'IPV6_V6ONLY', after: asioIp },
  join_group: { option: 'IP_ADD_MEMBERSHIP', after: asioMulticast },
  leave_group: { option: 'IP_DROP_MEMBERSHIP', after: asioMulticast },
  outbound_interface: { option: 'IP_MULTICAST_IF', after: asioMulticast },
  enable_loopback: { option: 'IP_MULTICAST_LOOP', after: asioMulticast },
};

/** Python: attributes of socketserver classes, keywords of asyncio and socket.create_server(). */
const python: SpellingTable = {
  allow_reuse_address: { option: 'SO_REUSEADDR' },
  allow_reuse_port: { option: 'SO_REUSEPORT' },
  reuse_address: { option: 'SO_REUSEADDR' },
  reuse_port: { option: 'SO_REUSEPORT' },
  dualstack_ipv6: { option: 'IPV6_V6ONLY' },
};

/** Spellings besides the C names, by VS Code language id. A language whose libraries use the C names needs no table. */
const spellings: Readonly<Record<string, SpellingTable>> = { cpp: asio, python };

/**
 * The option that an identifier stands for in a language.
 * @param language VS Code language id
 * @param identifier the identifier with what qualifies it, as written: `SO_LINGER`, `socket.SO_LINGER`, `asio::socket_base::linger`
 */
export function findOption(language: string, identifier: string): SocketOption | undefined {
  const segments = identifier.split(/::|->|\.|\s+/).filter((segment) => segment !== '');
  const name = segments.at(-1) ?? '';
  const byCName = optionByName(name);
  if (byCName !== undefined) {
    return byCName;
  }
  const table = spellings[language];
  const spelling = table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
  if (
    spelling === undefined ||
    (spelling.after !== undefined && !segments.slice(0, -1).some(isOneOf(spelling.after)))
  ) {
    return undefined;
  }
  return optionByName(spelling.option);
}

function isOneOf(words: readonly string[]): (segment: string) => boolean {
  return (segment) => words.includes(segment);
}

/** Every spelling besides the C names, with its option: for search and for tests. */
export function spellingsOf(language: string): readonly { readonly text: string; readonly option: string }[] {
  return Object.entries(spellings[language] ?? {}).map(([text, { option }]) => ({ text, option }));
}
