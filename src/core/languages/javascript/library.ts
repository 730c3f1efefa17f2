/** What the table of runtimes says of JavaScript's libraries, by module and by type. */
import { allRuntimes } from '../../../knowledge';

/** Datagram sockets of Node.js, by whatever name their type has. */
const DATAGRAM = /^dgram\.(?:createSocket|Socket)\(\)$/;

interface Index {
  /** Types with a method that listens: `net.createServer()`, `express()`. */
  readonly types: ReadonlySet<string>;
  /** A module of the table, quoted as imports have it, or a global of a runtime. */
  readonly mention: RegExp;
}

let index: Index | undefined;

function table(): Index {
  if (index) return index;
  const names = allRuntimes()
    .filter((runtime) => runtime.languages.includes('javascript'))
    .flatMap((runtime) => runtime.names);
  const modules = new Set(names.flatMap((name) => /^(?:@[\w-]+\/)?[\w-]+(?:\.(?:io|js)\b)?/.exec(name) ?? []));
  const globals = [...modules].filter((name) => /^[A-Z]/.test(name));
  const quoted = [...modules].filter((name) => !/^[A-Z]/.test(name)).map((name) => name.replace(/[.]/g, '\\.'));
  index = {
    types: new Set(names.filter((name) => name.includes('()')).map((name) => name.slice(0, name.lastIndexOf('.')))),
    mention: new RegExp(`["'](?:node:|npm:)?(?:${quoted.join('|')})["'@/]|\\b(?:${globals.join('|')})\\.`),
  };
  return index;
}

/** Whether a file names a library that listens, or binds for datagrams. */
export function mentionsLibrary(text: string): boolean {
  return table().mention.test(text);
}

export function isDatagramType(type: string): boolean {
  return DATAGRAM.test(type);
}

/** Whether objects of a type (`net.createServer()`) can listen. */
export function isListenerType(type: string): boolean {
  return isDatagramType(type) || table().types.has(type);
}
