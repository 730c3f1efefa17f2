/** Sources as Markdown: a manual page, an article or a standard is a link to it. */
import { prose } from './markdown';

const MICROSOFT = 'https://learn.microsoft.com/windows/win32/winsock/';

/** Articles of Microsoft Learn, by the title that entries give. */
const ARTICLES: Readonly<Record<string, string>> = {
  'SOL_SOCKET options': `${MICROSOFT}sol-socket-socket-options`,
  'IPPROTO_TCP options': `${MICROSOFT}ipproto-tcp-socket-options`,
  'IPPROTO_IP options': `${MICROSOFT}ipproto-ip-socket-options`,
  'IPPROTO_IPV6 options': `${MICROSOFT}ipproto-ipv6-socket-options`,
  'IPPROTO_UDP options': `${MICROSOFT}ipproto-udp-socket-options`,
  '"Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE"': `${MICROSOFT}using-so-reuseaddr-and-so-exclusiveaddruse`,
  '"SO_EXCLUSIVEADDRUSE"': `${MICROSOFT}so-exclusiveaddruse`,
  'closesocket()': 'https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-closesocket',
  'Windows Sockets error codes': `${MICROSOFT}windows-sockets-error-codes-2`,
};

/** Manual pages: `Linux tcp(7)`. */
const MANUALS: Readonly<Record<string, (page: string, section: string) => string>> = {
  Linux: (page, section) => `https://man7.org/linux/man-pages/man${section}/${page}.${section}.html`,
  FreeBSD: (page, section) => `https://man.freebsd.org/cgi/man.cgi?query=${page}&sektion=${section}`,
  OpenBSD: (page, section) => `https://man.openbsd.org/${page}.${section}`,
};

function urlOf(source: string): string | undefined {
  const [, system = '', page = '', section = ''] = /^(\w+) ([\w-]+)\((\d)\)$/.exec(source) ?? [];
  if (Object.hasOwn(MANUALS, system)) return MANUALS[system]!(page, section);
  const rfc = /^RFC (\d+)$/.exec(source)?.[1];
  if (rfc !== undefined) return `https://www.rfc-editor.org/rfc/rfc${rfc}`;
  const article = /^Microsoft Learn, (.+)$/.exec(source)?.[1] ?? '';
  return Object.hasOwn(ARTICLES, article) ? ARTICLES[article] : undefined;
}

/** Sources in a row. */
export function sourcesMarkdown(sources: readonly string[]): string {
  return sources
    .map((source) => {
      const url = urlOf(source);
      return url === undefined ? prose(source) : `[${prose(source)}](${url})`;
    })
    .join('; ');
}
