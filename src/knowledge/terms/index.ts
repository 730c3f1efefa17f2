import { errors } from './errors';
import { levels } from './levels';
import { structs } from './structs';
import type { Term } from './term';

/** What other languages and systems call an error; in small letters and without what qualifies it. */
const ERROR_NAMES: Readonly<Record<string, string>> = {
  // Rust std::io::ErrorKind
  addrinuse: 'EADDRINUSE',
  addrnotavailable: 'EADDRNOTAVAIL',
  // .NET SocketError
  addressalreadyinuse: 'EADDRINUSE',
  addressnotavailable: 'EADDRNOTAVAIL',
  // java.net: thrown by bind() for both
  bindexception: 'EADDRINUSE',
};

let byName: Map<string, Term> | undefined;

function table(): Map<string, Term> {
  if (byName === undefined) {
    byName = new Map();
    for (const term of [...levels, ...structs, ...errors]) byName.set(term.name, term);
  }
  return byName;
}

/** All levels, structs and errors. */
export function allTerms(): readonly Term[] {
  return [...table().values()];
}

/**
 * What a word of socket code means; undefined for all that is none.
 * @param name a level, struct or error without what qualifies it: `SOL_SOCKET`, `linger`, `WSAEADDRINUSE`, `AddrInUse`
 */
export function termByName(name: string): Term | undefined {
  const plain = /^(?:WSA|SOCKET_)(E[A-Z]+)$/.exec(name)?.[1] ?? name;
  const alias = name.toLowerCase();
  return table().get(plain) ?? (Object.hasOwn(ERROR_NAMES, alias) ? table().get(ERROR_NAMES[alias]!) : undefined);
}

/** The error that a message names by its number: `[Errno 98]`, `os error 98`, `WinError 10048`. */
export function errorByNumber(number: number, system: 'linux' | 'bsd' | 'windows'): Term | undefined {
  const position = { linux: 0, bsd: 1, windows: 2 }[system];
  return errors.find((error) => error.byNumber[position] === number);
}
