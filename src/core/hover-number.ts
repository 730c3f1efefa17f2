/** A socket option by its number, where a call makes plain that it is one: `setsockopt(fd, 1, 2, …)`. */
import {
  allOptions,
  canonicalLevel,
  optionPlatforms,
  platformTitle,
  type OptionPlatform,
  type SocketOption,
} from '../knowledge';
import { callsAround, commandAround } from './hover-call';
import { isCode } from './lexical';
import type { Platform, Range } from './model';

export interface NumberedOption {
  readonly range: Range;
  readonly number: number;
  /** What the number means, each with the systems of which it is true; one at least. */
  readonly meanings: readonly { readonly option: SocketOption; readonly platforms: readonly OptionPlatform[] }[];
}

/** Numbers of levels. SOL_SOCKET is 1 on Linux and 0xffff elsewhere; those of protocols are the same everywhere. */
const LEVELS: Readonly<Record<number, SocketOption['level']>> = {
  0: 'IPPROTO_IP',
  6: 'IPPROTO_TCP',
  17: 'IPPROTO_UDP',
  41: 'IPPROTO_IPV6',
};

/** Signs that a file is for one system. */
const SIGNS: readonly (readonly [OptionPlatform, RegExp])[] = [
  ['linux', /<linux\/|<sys\/epoll\.h>|\bepoll_create|\/\/go:build linux\b|target_os\s*=\s*"linux"/],
  ['windows', /<winsock2?\.h>|<ws2tcpip\.h>|\bWSAStartup\b|cfg\(windows\)|\/\/go:build windows\b/i],
  ['freebsd', /\/\/go:build freebsd\b/],
  ['macos', /\/\/go:build darwin\b|TargetConditionals\.h/],
];

/** Languages whose sockets have methods: the level is the first argument, not the second. */
const METHODS: ReadonlySet<string> = new Set(['python', 'ruby', 'csharp', 'java']);

/** @param platforms systems that the code is for; empty: what the file shows, else all */
export function numberedOptionAt(
  text: string,
  languageId: string,
  offset: number,
  platforms: readonly Platform[],
): NumberedOption | undefined {
  if (!/\d/.test(text.slice(Math.max(0, offset - 1), offset + 1)) || !isCode(text, offset, languageId))
    return undefined;
  const command = languageId === 'ruby' ? commandAround(text, offset) : undefined;
  const call = [...callsAround(text, offset).slice(0, 1), ...(command ? [command] : [])].find(({ callee }) =>
    /^(?:socket_)?[gs]et_?raw_?sock(?:et)?_?opt|^(?:socket_)?[gs]et_?sock(?:et)?_?opt|^socket_[gs]et_option$/i.test(
      text.slice(callee.start, callee.end),
    ),
  );
  const place = METHODS.has(languageId) ? 0 : 1;
  const [level, range] = call?.args.slice(place, place + 2) ?? [];
  if (!call || !level || !range || offset < range.start || offset > range.end) return undefined;
  const number = numberOf(text.slice(range.start, range.end));
  const reads = /get/i.test(text.slice(call.callee.start, call.callee.end));
  const where = levelOf(text.slice(level.start, level.end));
  if (number === undefined || where === undefined) return undefined;
  const systems = systemsOf(text, platforms).filter((platform) => where.on(platform));
  const meanings = allOptions()
    .filter(
      (option) => option.level === where.level && option.access !== 'neither' && (reads || option.access !== 'get'),
    )
    .map((option) => ({ option, platforms: systems.filter((platform) => option.platforms[platform].value === number) }))
    .filter((meaning) => meaning.platforms.length > 0);
  return meanings.length === 0 ? undefined : { range, number, meanings: plain(meanings) };
}

/** What the number is, in words. */
export function numberSentence({ number, meanings }: NumberedOption): string {
  const parts = meanings.map(
    ({ option, platforms }) =>
      `\`${option.name}\` on ${platforms.map((platform) => platformTitle[platform]).join(', ')}`,
  );
  return `**${String(number)}** is ${parts.join('; ')}. Written by its name it is right on every system that has it.`;
}

/** Of two names for one number on the same systems, that which many programs use. */
function plain(meanings: NumberedOption['meanings']): NumberedOption['meanings'] {
  const seen = new Set<OptionPlatform>();
  return [...meanings]
    .sort((a, b) => Number(a.option.specialised ?? false) - Number(b.option.specialised ?? false))
    .map(({ option, platforms }) => {
      const own = platforms.filter((platform) => !seen.has(platform));
      own.forEach((platform) => seen.add(platform));
      return { option, platforms: own };
    })
    .filter(({ platforms }) => platforms.length > 0);
}

function numberOf(source: string): number | undefined {
  return /^(?:0x[\da-f]+|\d+)$/i.test(source) ? Number(source) : undefined;
}

/** The level of a call, and the systems on which it is that one. */
function levelOf(
  source: string,
): { readonly level: SocketOption['level']; readonly on: (platform: OptionPlatform) => boolean } | undefined {
  const name = /(\w+)$/.exec(source)?.[1] ?? '';
  const short = source.startsWith(':') ? (name === 'SOCKET' ? 'SOL_SOCKET' : `IPPROTO_${name}`) : name;
  const named = canonicalLevel(short);
  if (named !== undefined) return { level: named, on: () => true };
  const number = numberOf(source);
  if (number === 1) return { level: 'SOL_SOCKET', on: (platform) => platform === 'linux' };
  if (number === 0xffff) return { level: 'SOL_SOCKET', on: (platform) => platform !== 'linux' };
  const level = number === undefined ? undefined : LEVELS[number];
  return level && { level, on: () => true };
}

function systemsOf(text: string, platforms: readonly Platform[]): readonly OptionPlatform[] {
  if (platforms.length > 0) return platforms;
  const shown = SIGNS.filter(([, sign]) => sign.test(text)).map(([platform]) => platform);
  return shown.length === 1 ? shown : optionPlatforms;
}
