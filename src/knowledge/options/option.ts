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
  /** Absent where it is not known. */
  readonly when?: OptionMoment;
  readonly default?: string;
  /** One plain sentence: what it does. */
  readonly summary: string;
  readonly whenToUse?: string;
  readonly pitfall?: string;
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
  readonly use?: string;
  readonly pitfall?: string;
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

/** Fills in what {@link OptionEntry} leaves unsaid: read and write, any time, absent from systems not named. */
export function expandEntry(name: string, level: LevelName, entry: OptionEntry): SocketOption {
  const platforms = Object.fromEntries(
    optionPlatforms.map((platform) => [platform, onPlatform(entry.on[platform])]),
  ) as Record<OptionPlatform, OptionOnPlatform>;
  return {
    name,
    level,
    valueType: entry.type,
    access: entry.access ?? 'get and set',
    when: entry.when ?? 'any-time',
    ...(entry.default === undefined ? {} : { default: entry.default }),
    summary: entry.summary,
    ...(entry.use === undefined ? {} : { whenToUse: entry.use }),
    ...(entry.pitfall === undefined ? {} : { pitfall: entry.pitfall }),
    platforms,
    related: entry.related ?? [],
    sources: entry.sources,
    confidence: entry.confidence,
  };
}
