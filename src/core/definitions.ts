/**
 * Classes whose bases or declarations stand in files without a word about sockets: such files are not read at first, for
 * most of a project has nothing to say. Which of them are needed after all is told here; who has the files reads them.
 */
import type { ClassIR } from './ir';
import { linked, type ProjectFile } from './project';

/** A class's own base, that base's, and so on: further generations are not looked for. */
export const GENERATIONS = 4;
/** Files that are read for the sake of others, at most. */
const MOST_FILES = 200;

/**
 * Those of the unread files that define the bases of the read files' classes, or what is missing of the classes
 * themselves, as far as names tell.
 * @param files what has been read
 * @param unread paths of the other files of the project, in the form of {@link ProjectFile.path}
 */
export function definingFiles(files: readonly ProjectFile[], unread: Iterable<string>): readonly string[] {
  const byName = new Map<string, string[]>();
  for (const path of unread) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const known = byName.get(name);
    if (known) known.push(path);
    else byName.set(name, [path]);
  }
  const wanted = new Set<string>();
  for (const language of new Set(files.map((file) => file.language))) {
    if (language.definedIn === undefined) continue;
    for (const { file, program } of linked(files.filter((each) => each.language === language))) {
      const matters = (cls: ClassIR): boolean => cls.methods.some((method) => method.relevant !== false);
      // A file where nothing matters was read for the sake of others.
      const some = file.unit.classes.some(matters);
      for (const cls of file.unit.classes) {
        if (some && !matters(cls)) continue;
        const names = [...program.foreignBases(cls.name)].filter((base) => !language.isLibrary(base));
        if (cls.partial === true && program.classNamed(cls.name)?.partial === true) names.push(cls.name);
        for (const endings of names.flatMap((name) => language.definedIn?.(name, file.path) ?? [])) {
          const found = firstOf(endings, byName, file.path);
          if (found !== undefined && wanted.size < MOST_FILES) wanted.add(found);
        }
      }
    }
  }
  return [...wanted];
}

/** The file with the first of the endings that any has; of several the one that shares most folders with `from`. */
function firstOf(
  endings: readonly string[],
  byName: ReadonlyMap<string, readonly string[]>,
  from: string,
): string | undefined {
  for (const ending of endings) {
    const candidates = (byName.get(ending.slice(ending.lastIndexOf('/') + 1)) ?? []).filter(
      (path) => path === ending || path.endsWith(`/${ending}`),
    );
    const [nearest] = candidates.sort((a, b) => shared(b, from) - shared(a, from) || (a < b ? -1 : 1));
    if (nearest !== undefined) return nearest;
  }
  return undefined;
}

/** Length of the beginning that two paths have in common. */
function shared(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
