/** What the proof needs of a language. Adding one is a file beside this, a line in `index.ts`, its servers. */

export interface Toolchain {
  /** The program without which nothing of this language runs, and what makes it say its version. */
  readonly tool: string;
  readonly version?: readonly string[];
  readonly extension: string;
  /** What checks (and where needed compiles) the file. */
  readonly check: (source: string, program: string) => readonly string[];
  /** What runs it, to be followed by the server's arguments. */
  readonly command: (source: string, program: string) => readonly string[];
  /** What both run with besides the environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A server that the analysis warns about. Each is one shape that people write; its first line says which. */
export interface Sample {
  readonly file: string;
  /** What the analysis has to find, in the order of the text; one missing-reuseaddr by default. */
  readonly rules?: readonly string[];
  /** Where the client connects to; 127.0.0.1 by default. */
  readonly host?: '::1';
  /** How the broken server fails on restart; "Address already in use" by default. */
  readonly failure?: 'unnoticed';
  /** Its fix is only offered: it is not certain that everybody wants it. */
  readonly offered?: true;
  /** What the analysis cannot do with it yet. Until it can, only the failure is proved. */
  readonly gap?: string;
  /** Why the sample cannot run here; undefined where it can. */
  readonly obstacle?: () => string | undefined;
}

/** A server in `test/proof/defaults` that says nothing of the option: what its library does by itself shows on restart. */
export interface Default {
  readonly file: string;
  /** Id of the knowledge entry that is held against the kernel. */
  readonly runtime: string;
  readonly host?: '::1';
  /** What the client sends once it is connected; nothing by default. */
  readonly request?: string;
  /** What the program asks for, where the knowledge says that its argument decides; nothing by default. */
  readonly asks?: boolean;
  readonly obstacle?: () => string | undefined;
  /** Where its library needs other tools than the language does. */
  readonly toolchain?: Partial<Toolchain>;
}

/** For servers that only close a connection after they have answered. */
export const http = { request: 'GET / HTTP/1.0\r\n\r\n' };

export interface ProofLanguage {
  /** VS Code language id, and the folder of its servers. */
  readonly id: string;
  readonly name: string;
  readonly toolchain: Toolchain;
  readonly samples: readonly Sample[];
  readonly defaults?: readonly Default[];
}

export const late = { rules: ['option-too-late'] };
export const wrongLevel = { rules: ['wrong-level'] };
