/** Which files a check reads. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { languageIdOfFile } from '../core';

/** Folders that hold no code of the user's own. */
const SKIPPED_FOLDERS = new Set(['node_modules', '.git', '.hg', '.svn', '__pycache__', '.venv', '.tox']);

export interface FileList {
  readonly files: readonly string[];
  /** What could not be read, with the reason. */
  readonly unreadable: readonly { readonly path: string; readonly message: string }[];
}

/** The files of supported languages at or below the paths, sorted; a file that is named itself is read whatever its place. */
export async function listFiles(paths: readonly string[], exclude: readonly string[]): Promise<FileList> {
  const isExcluded = exclude.length === 0 ? (): boolean => false : picomatch([...exclude], { dot: true });
  const files: string[] = [];
  const unreadable: { path: string; message: string }[] = [];
  const visit = async (folder: string): Promise<void> => {
    let entries;
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      unreadable.push({ path: folder, message: reason(error) });
      return;
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (isExcluded(path.replaceAll('\\', '/').replace(/^(?:\.\/)+/, ''))) continue;
      // Links are not followed: they lead to files that are read anyway, out of the tree, or in circles.
      if (entry.isDirectory()) {
        if (!SKIPPED_FOLDERS.has(entry.name)) await visit(path);
      } else if (entry.isFile() && languageIdOfFile(entry.name) !== undefined) files.push(path);
    }
  };
  for (const path of paths) {
    try {
      if ((await stat(path)).isDirectory()) await visit(path);
      else files.push(path);
    } catch (error) {
      unreadable.push({ path, message: reason(error) });
    }
  }
  return { files, unreadable };
}

/** What an operating system error says, without the path it repeats. */
export function reason(error: unknown): string {
  return error instanceof Error ? error.message.replace(/,? '[^']*'$/, '') : String(error);
}
