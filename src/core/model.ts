/**
 * What the analysis says about a file, as plain data: ranges, sockets with the events of their life, findings, fixes.
 * Everything here survives JSON and a move to another thread.
 */

/** A stretch of a document in UTF-16 code units, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Replaces `range` of the analysed text by `text`; an empty range inserts. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

export type Severity = 'off' | 'hint' | 'information' | 'warning' | 'error';

/** The system that code is written for. `auto` in the settings means: what the file itself shows. */
export type Platform = 'linux' | 'macos' | 'freebsd' | 'windows' | 'illumos';

/** A change that answers a finding. Its edits belong to the text that was analysed and never overlap. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The one fix that is certain to be wanted; at most one of a finding's fixes. */
  readonly preferred: boolean;
}

/** Where a character stands in a text. */
export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

/** A place in a file other than the analysed one. */
export interface Elsewhere {
  /** As files are named where several are looked at together. */
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
}

/** A place that explains a finding: where the socket was created, where it listens. */
export interface RelatedPlace {
  /** In the analysed text, or in that of {@link elsewhere}. */
  readonly range: Range;
  readonly message: string;
  readonly elsewhere?: Elsewhere;
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** What the editor underlines. */
  readonly range: Range;
  /** The whole call that binds or sets the option: where the command line points. */
  readonly call: Range;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
  /** True where the marked code has no effect, so that editors may fade it. */
  readonly unnecessary?: boolean;
  /** Index into {@link Analysis.sockets}. */
  readonly socket?: number;
}

/** `inet` stands for AF_INET and AF_INET6 alike where the code leaves it to getaddrinfo(). */
export type Domain = 'inet' | 'inet6' | 'unix' | 'other' | 'unknown';
export type SocketType = 'stream' | 'datagram' | 'other' | 'unknown';

/** How the port reads in the source. */
export type Port =
  /** A literal 0, also by a zeroed address. `unlessGiven`: 0 only where nobody passes another (`port=0` among the parameters). */
  | { readonly kind: 'ephemeral'; readonly unlessGiven?: true }
  | { readonly kind: 'number'; readonly value: number }
  /** `usual`: what it is where nobody passes another (`port || 8080`). */
  | { readonly kind: 'unknown'; readonly usual?: number };

/** The local address of a bind as far as the text shows it. */
export interface Address {
  readonly domain: Domain;
  readonly port: Port;
  /** Host as written, where it is a literal or a well-known constant ("0.0.0.0", "INADDR_ANY"). */
  readonly host?: string;
  /** How often the code has written the port by then: a loop that tries one port after the other writes it anew. */
  readonly portVersion?: number;
  /** One of those that getaddrinfo() gave: a loop over them binds each once. */
  readonly listed?: true;
}

/** What an option was set to: certainly off (0, NULL, False), certainly on, or not to be told. */
export type Switch = 'on' | 'off' | 'unknown';

/** What the value argument of a call shows besides on and off; each part only where it is certain. */
export interface OptionValue {
  /** The argument as written. */
  readonly range: Range;
  /** A null pointer or None; a plain number where bytes or a pointer could stand. */
  readonly kind?: 'null' | 'number';
  /** Cast to a pointer to char, as Windows has it. */
  readonly asBytes?: true;
  /** The number that the option is set to, where it is one and known. */
  readonly number?: number;
  /** Members of a struct in order, those that are known. */
  readonly members?: readonly (number | undefined)[];
  /** Declared type of the variable that is pointed at: `bool`, `unsigned char`, `linger`. */
  readonly type?: string;
  /** The argument that gives the size in bytes. `of` is the type that it is the size of, with `*` for pointers. */
  readonly size?: { readonly range: Range; readonly of?: string; readonly bytes?: number };
}

/** A call as a place: what a finding underlines, and the file where several are looked at together. */
export interface CallPlace {
  /** The last identifier of the callee. */
  readonly name: Range;
  /** The whole call. */
  readonly call: Range;
  /** The callee as written. */
  readonly callee: string;
  readonly path?: string;
}

/** A call of the function that another call stands in. */
export interface Entry extends CallPlace {
  /** Position of the argument that is the handle, where it is one. */
  readonly argument?: number;
}

interface EventBase {
  /** Unique within one analysis; ascending in the order of tracing. */
  readonly id: number;
  /** The last identifier of the callee. */
  readonly name: Range;
  /** The whole call. */
  readonly call: Range;
  /** The callee as written, for messages: `setsockopt`, `server.listen`. */
  readonly callee: string;
  /** The file that it stands in, where several are looked at together. */
  readonly path?: string;
  /** Of an analysis: set where the event stands in another file. */
  readonly elsewhere?: Elsewhere;
  /** Events of the same socket that may have happened before, by id. */
  readonly before: readonly number[];
  /** Those of {@link before} that have happened on every path to here. */
  readonly certain: readonly number[];
  /** False where another function of the same object did it, so that the order is not known. */
  readonly sequenced: boolean;
  /** Conditions of the branches that it stands in: `+x` where x holds, `-x` where it does not. */
  readonly assuming: readonly string[];
  /** Where the call stands in code for these systems only. */
  readonly guard?: Guard;
  /** Id of the knowledge entry of the call, where it is a library's and not the system's own. */
  readonly runtime?: string;
}

/** Conditional compilation or a platform test around code. */
export type Guard = 'windows' | 'not-windows' | 'linux' | 'not-linux';

export type SocketEvent = EventBase &
  (
    | {
        readonly kind: 'create';
        /** Name of the function that the call stands in. */
        readonly within?: string;
      }
    | {
        readonly kind: 'set-option';
        /** Canonical names such as SO_REUSEADDR; empty where it cannot be resolved. */
        readonly options: readonly string[];
        readonly levels: readonly string[];
        readonly value: Switch;
        /** The names are joined by `|`: the argument is the number of some other option. */
        readonly combined?: true;
        /** The names are those of an enumeration, whose numbers are not the system's. */
        readonly enumerated?: true;
        /** The API sets the option by itself: it does so here, or the code tells it not to. */
        readonly byDefault?: true;
        /** A method for this option alone that is given true or false, written out: no mistake, but a decision. */
        readonly decided?: true;
        /** A call whose result nobody looks at, not even to cast it away. */
        readonly unchecked?: true;
        readonly given?: OptionValue;
        /** Name of the function that the call stands in. */
        readonly within?: string;
        /** The handle is a parameter of that function: others may call it with other sockets. */
        readonly onParameter?: true;
        /** The level and option arguments as written, where the call has them. */
        readonly levelRange?: Range;
        readonly optionRange?: Range;
      }
    | {
        readonly kind: 'bind';
        readonly address: Address;
        /** The calls that led to it, the nearest first. */
        readonly entered?: readonly Entry[];
        /** Where it stands, if the event is shown at the call of a method around it in another file. */
        readonly wrapped?: CallPlace;
        /** In a loop, after a fork() or in a thread: it may be done several times. */
        readonly repeated?: true;
      }
    | { readonly kind: 'listen' }
    | { readonly kind: 'accept' }
    | { readonly kind: 'connect' }
    | { readonly kind: 'close' }
    /** Handed to code we cannot see: from here on nothing is certain. */
    | { readonly kind: 'escape'; readonly to: string }
    /** A syntax error stands here while the socket was alive. */
    | { readonly kind: 'syntax-error' }
  );

export type SocketEventKind = SocketEvent['kind'];

/** One socket handle, from its creation to the end of what the file shows of it. */
export interface Socket {
  readonly id: number;
  /** The handle as the code names it (`fd`, `self.sock`), for messages and fixes. */
  readonly handle: string;
  readonly domains: readonly Domain[];
  readonly types: readonly SocketType[];
  /** `created` here, `accepted` from a listener, or `foreign`: a parameter, an inherited descriptor. */
  readonly origin: 'created' | 'accepted' | 'foreign';
  /** Id of the knowledge entry of the API that made it, where that sets options by itself. */
  readonly runtime?: string;
  /** Of an accepted socket: id of the listener's event that made it. */
  readonly acceptedBy?: number;
  readonly events: readonly SocketEvent[];
}

/** Something the user may want to know in the log: a parse that ran out of time, a file over the limit. */
export interface Problem {
  readonly code:
    | 'too-large'
    | 'deadline'
    | 'out-of-memory'
    | 'binary'
    | 'no-grammar'
    /** The parser failed on this file; another one goes on with the others. */
    | 'parser-failed'
    /** It has failed twice, and nothing of this language is checked any more. */
    | 'parser-stopped'
    | 'internal'
    | 'too-deep'
    /** Nobody asks any more: the text has changed or was closed while it was checked. */
    | 'superseded';
  readonly message: string;
}

/** The result for one file. */
export interface Analysis {
  readonly sockets: readonly Socket[];
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
}
