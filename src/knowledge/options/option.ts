import type { LevelName } from './levels';

/** Systems an entry speaks about. OpenBSD has numbers here but no bind semantics. */
export const optionPlatforms = ['linux', 'macos', 'freebsd', 'openbsd', 'windows', 'illumos'] as const;
export type OptionPlatform = (typeof optionPlatforms)[number];

export const platformTitle: Readonly<Record<OptionPlatform, string>> = {
  linux: 'Linux',
  macos: 'macOS',
  freebsd: 'FreeBSD',
  openbsd: 'OpenBSD',
  windows: 'Windows',
  illumos: 'illumos',
};

/**
 * What an option can be set on (or read from), as the words of a reader who creates sockets. `tcp-listener` stands for a
 * TCP socket that listens or will; `tcp` for one that connects or was accepted. `packet` is AF_PACKET, `other` a family
 * of its own (netlink, vsock, routing, key sockets).
 */
export const socketKinds = [
  'tcp',
  'tcp-listener',
  'udp',
  'raw',
  'unix',
  'sctp',
  'packet',
  'netlink',
  'vsock',
  'other',
] as const;
export type SocketKind = (typeof socketKinds)[number];

export const socketKindTitle: Readonly<Record<SocketKind, string>> = {
  tcp: 'TCP',
  'tcp-listener': 'TCP listener',
  udp: 'UDP',
  raw: 'raw',
  unix: 'Unix domain',
  sctp: 'SCTP',
  packet: 'packet',
  netlink: 'netlink',
  vsock: 'vsock',
  other: 'other',
};

/** Languages for which an entry can have a line of code. */
export const codeLanguages = [
  'c',
  'cpp',
  'python',
  'go',
  'rust',
  'java',
  'javascript',
  'csharp',
  'php',
  'ruby',
] as const;
export type CodeLanguage = (typeof codeLanguages)[number];

/** Whether a socket that accept() returns has the setting of its listener. `differs`: not on every system. */
export type Inheritance = 'yes' | 'no' | 'differs';

/** By when an option has to be set to have its effect on this socket. */
export type OptionMoment = 'before-bind' | 'before-listen' | 'before-connect' | 'any-time';

/**
 * How the entry as a whole is known. measured: its Linux part was run on a kernel; source: read in a system's code;
 * docs: manual pages and vendor documentation; unconfirmed: nothing solid.
 */
export type OptionConfidence = 'measured' | 'source' | 'docs' | 'unconfirmed';

/** One option on one system. */
export interface OptionOnPlatform {
  readonly present: boolean;
  /** Number of the option; on Linux that of x86 and ARM (MIPS and SPARC differ). */
  readonly value?: number;
  /** First version that has it. */
  readonly since?: string;
  readonly note?: string;
}

/** Everything the hover, the panel and the command line say about an option. */
export interface SocketOption {
  readonly name: string;
  /** `flag`: no option, but a flag of send(), recv() or socket(), or a type of socket. */
  readonly level: LevelName | 'flag';
  /** C type of the value, with its unit where it has one. */
  readonly valueType: string;
  /** `neither`: a flag, or the label of a control message. */
  readonly access: 'get' | 'set' | 'get and set' | 'neither';
  /** The kinds of socket that take it; absent where it is not known. */
  readonly sockets?: readonly SocketKind[];
  /** Absent where it is not known. */
  readonly when?: OptionMoment;
  readonly default?: string;
  /** One plain sentence: what it does. */
  readonly summary: string;
  readonly whenToUse?: string;
  readonly whenNotToUse?: string;
  /** The mistake that is made most often with it. */
  readonly pitfall?: string;
  /** What a manual or common belief says wrongly, and how that was found out. */
  readonly folklore?: string;
  /** What accept() hands on to the new socket; absent where it is not known or makes no sense. */
  readonly inherited?: Inheritance;
  /** The systems' differences, where `inherited` is `differs`. */
  readonly inheritedNote?: string;
  /** Who may set it, where not everybody may: `CAP_NET_ADMIN on Linux`. */
  readonly privilege?: string;
  /** Values that are accepted, where the type does not say it: `1 to 255`. */
  readonly range?: string;
  /** Unit of the value, where the type does not say it. */
  readonly unit?: string;
  /** The option to use instead of this one, which is out of use. */
  readonly replacedBy?: string;
  /** Words that people search for and that stand nowhere else in the entry. */
  readonly keywords?: readonly string[];
  /** One line of code per language; absent where the language has no way of its own. */
  readonly code?: Partial<Readonly<Record<CodeLanguage, string>>>;
  readonly platforms: Readonly<Record<OptionPlatform, OptionOnPlatform>>;
  readonly related: readonly string[];
  readonly sources: readonly string[];
  readonly confidence: OptionConfidence;
  /** Of use to few programs: told in less detail. */
  readonly specialised?: true;
}

/** An option as it is written down: a bare number where the system just has it, a text where it has not and why. */
export interface OptionEntry {
  readonly type: string;
  readonly access?: SocketOption['access'];
  readonly when?: OptionMoment;
  readonly default?: string;
  readonly summary: string;
  readonly sockets: readonly SocketKind[];
  readonly use?: string;
  readonly avoid?: string;
  readonly pitfall?: string;
  readonly folklore?: string;
  /** A bare word where all systems agree; where they differ, the sentence that says how. */
  readonly inherited?: 'yes' | 'no' | { readonly differs: string };
  readonly privilege?: string;
  readonly range?: string;
  readonly unit?: string;
  readonly replacedBy?: string;
  readonly keywords?: readonly string[];
  readonly on: Partial<Record<OptionPlatform, number | string | Omit<OptionOnPlatform, 'present'>>>;
  readonly related?: readonly string[];
  readonly sources: readonly string[];
  readonly confidence: OptionConfidence;
}

/** The entries of one file: all of one level, by name. */
export interface OptionFile {
  readonly level: LevelName;
  readonly entries: Readonly<Record<string, OptionEntry>>;
}

function onPlatform(written: OptionEntry['on'][OptionPlatform]): OptionOnPlatform {
  if (written === undefined) {
    return { present: false };
  }
  if (typeof written === 'number') {
    return { present: true, value: written };
  }
  return typeof written === 'string' ? { present: false, note: written } : { present: true, ...written };
}

function inheritance(written: OptionEntry['inherited']): Pick<SocketOption, 'inherited' | 'inheritedNote'> {
  if (written === undefined) return {};
  return typeof written === 'string'
    ? { inherited: written }
    : { inherited: 'differs', inheritedNote: written.differs };
}

/** Fills in what {@link OptionEntry} leaves unsaid: read and write, any time, absent from systems not named. */
export function expandEntry(name: string, level: LevelName, entry: OptionEntry): SocketOption {
  const { type, access, when, use, avoid, inherited, on, related, ...same } = entry;
  return {
    name,
    level,
    valueType: type,
    access: access ?? 'get and set',
    when: when ?? 'any-time',
    ...(use === undefined ? {} : { whenToUse: use }),
    ...(avoid === undefined ? {} : { whenNotToUse: avoid }),
    ...inheritance(inherited),
    platforms: Object.fromEntries(optionPlatforms.map((platform) => [platform, onPlatform(on[platform])])) as Record<
      OptionPlatform,
      OptionOnPlatform
    >,
    related: related ?? [],
    ...same,
  };
}
