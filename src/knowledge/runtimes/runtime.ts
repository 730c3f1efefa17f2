/** Systems a runtime tells apart: its code asks for Windows or not, rarely for more. */
export type RuntimeSystem = 'linux' | 'bsd' | 'windows';

/** Whether an API sets an option by itself. argument: the caller decides, see {@link RuntimeSwitch}. */
export type Sets = boolean | 'argument';

/** How the caller of an API turns address reuse on or off. */
export interface RuntimeSwitch {
  /** Zero-based position of the argument among the positional ones. */
  readonly position?: number;
  /** Name of the keyword argument, or of the attribute that the class reads when it binds. */
  readonly keyword?: string;
  readonly attribute?: string;
  /** Name of the constant that has to be among the flags in the argument. */
  readonly flag?: string;
  /** What holds when the caller says nothing. Absent where the argument must be given. */
  readonly default?: boolean;
}

/** How a line is known: measured on Linux, read in the library's source, its documentation, or from memory. */
export type RuntimeBasis = 'measured' | 'source' | 'docs' | 'memory';

/** What one API of a language or library does about address reuse when it binds. */
export interface Runtime {
  readonly id: string;
  /** VS Code language ids. */
  readonly languages: readonly string[];
  readonly library: string;
  /** Qualified names, as a file that imports the library plainly would write them. */
  readonly names: readonly string[];
  readonly kind: 'tcp-listen' | 'udp-bind';
  readonly reuseAddr: Readonly<Record<RuntimeSystem, Sets>>;
  readonly reusePort: Readonly<Record<RuntimeSystem, Sets>>;
  /** SO_EXCLUSIVEADDRUSE, on Windows. */
  readonly exclusive: boolean;
  /** The call gives a bare listening socket: who makes it accepts by calls of their own. */
  readonly bare?: true;
  readonly switch?: RuntimeSwitch;
  /** How to get SO_REUSEADDR, one sentence or a piece of code. */
  readonly howToEnable?: string;
  readonly howToDisable?: string;
  readonly pitfall?: string;
  /** What the setter of SO_REUSEADDR does once the socket is bound, where it is more than too late: `X throws Y`. */
  readonly lateSetter?: string;
  readonly since?: string;
  readonly basis: RuntimeBasis;
  readonly sources: readonly string[];
}

/** Where an option is set without being asked for. unix: Linux, BSD, macOS. */
type Where = 'unix' | 'everywhere' | 'windows' | 'never' | 'argument' | 'unix argument';

/** A runtime as it is written down. */
export interface RuntimeEntry extends Omit<Runtime, 'languages' | 'reuseAddr' | 'reusePort' | 'exclusive'> {
  readonly reuseAddr: Where;
  readonly reusePort?: Where;
  readonly exclusive?: boolean;
}

/** The entries of one file, all for the same languages. */
export interface RuntimeFile {
  readonly languages: readonly string[];
  readonly entries: readonly RuntimeEntry[];
}

const bySystem: Readonly<Record<Where, Runtime['reuseAddr']>> = {
  unix: { linux: true, bsd: true, windows: false },
  everywhere: { linux: true, bsd: true, windows: true },
  windows: { linux: false, bsd: false, windows: true },
  never: { linux: false, bsd: false, windows: false },
  argument: { linux: 'argument', bsd: 'argument', windows: 'argument' },
  'unix argument': { linux: 'argument', bsd: 'argument', windows: false },
};

/** Fills in what {@link RuntimeEntry} leaves unsaid. */
export function expandRuntime(languages: readonly string[], entry: RuntimeEntry): Runtime {
  return {
    ...entry,
    languages,
    reuseAddr: bySystem[entry.reuseAddr],
    reusePort: bySystem[entry.reusePort ?? 'never'],
    exclusive: entry.exclusive ?? false,
  };
}
