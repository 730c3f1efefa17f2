/** Packages: their names, and which of them are known not to change a socket that they are handed. */
import { allRuntimes } from '../../../knowledge';

/** The name that a package goes by where an import gives it none: the last part of its path, a version aside. */
export function packageName(path: string): string {
  const parts = path.split('/');
  const last = parts.at(-1) ?? '';
  const name = /^v\d+$/.test(last) && parts.length > 1 ? parts.at(-2)! : last.replace(/\.v\d+$/, '');
  return name.replace(/^go-|[-.]go$/g, '');
}

/** A path without the version at its end: all versions of a package are one in the knowledge of runtimes. */
export function withoutVersion(path: string): string {
  return path.replace(/(?:\/v\d+|\.v\d+)$/, '');
}

/** First parts of the paths of the standard library (`go list std` of Go 1.24). */
const STANDARD: ReadonlySet<string> = new Set(
  `archive bufio bytes cmp compress container context crypto database debug embed encoding errors expvar flag fmt go hash
   html image index internal io iter log maps math mime net os path plugin reflect regexp runtime slices sort strconv
   strings structs sync syscall testing text time unicode unique unsafe weak`.split(/\s+/),
);

/** A package of the standard library. */
export function isStandard(path: string): boolean {
  return STANDARD.has(path.split('/')[0]!);
}

/** A package whose calls are known: of the standard library, of the Go project, or with an entry in the knowledge of runtimes. */
export function isKnownPackage(path: string): boolean {
  return isStandard(path) || path.startsWith('golang.org/x/') || knownLibraries().has(withoutVersion(path));
}

let libraries: ReadonlySet<string> | undefined;

function knownLibraries(): ReadonlySet<string> {
  libraries ??= new Set(allRuntimes().flatMap(({ languages, library }) => (languages.includes('go') ? [library] : [])));
  return libraries;
}

/** Path and the rest of a qualified name: `net/http.Server` → `net/http`, `Server`. */
export function splitQualified(qualified: string): { readonly path: string; readonly name: string } | undefined {
  const dot = qualified.indexOf('.', qualified.lastIndexOf('/') + 1);
  if (dot <= 0) return undefined;
  // `gopkg.in/yaml.v3.Node`
  const version = /^\.v\d+(?=\.)/.exec(qualified.slice(dot))?.[0].length ?? 0;
  return { path: qualified.slice(0, dot + version), name: qualified.slice(dot + version + 1) };
}
