/** Which files a check reads. */
import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { languageIdOfFile } from '../core';
import { reason } from './source-file';

/** Folders that hold no code of the user's own. */
const SKIPPED_FOLDERS = new Set(['node_modules', '.git', '.hg', '.svn', '__pycache__', '.venv', '.tox']);

/** Patterns and the folder that they are relative to. */
export interface Exclusion {
  readonly folder: string;
  readonly patterns: readonly string[];
}

export interface FileProblem {
  readonly path: string;
  readonly message: string;
  /** The input could not be read, or the output not written: the run fails. */
  readonly fatal: boolean;
}

export interface FileList {
  /** As given, or below a folder as given; sorted within a folder. */
  readonly files: readonly string[];
  readonly problems: readonly FileProblem[];
}

/**
 * The files of supported languages at or below a path. A file that is named itself is read whatever folder it is in,
 * unless it is excluded. Links inside a folder are not followed: they lead to files that are read anyway, out of the
 * tree, or in circles.
 */
export async function listFiles(path: string, exclusions: readonly Exclusion[]): Promise<FileList> {
  const isExcluded = excluder(exclusions);
  const files: string[] = [];
  const problems: FileProblem[] = [];
  const visit = async (folder: string): Promise<void> => {
    let entries: Dirent[];
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      problems.push({ path: folder, message: reason(error), fatal: true });
      return;
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const inside = folder.endsWith('/') || folder.endsWith(sep) ? folder + entry.name : folder + sep + entry.name;
      if (entry.isDirectory()) {
        if (!SKIPPED_FOLDERS.has(entry.name) && !isExcluded(inside)) await visit(inside);
      } else if (entry.isFile() && languageIdOfFile(entry.name) !== undefined && !isExcluded(inside)) {
        files.push(inside);
      }
    }
  };
  try {
    const found = await stat(path);
    if (found.isDirectory()) await visit(path);
    else if (!found.isFile()) problems.push({ path, message: 'This is neither a file nor a folder.', fatal: true });
    else if (languageIdOfFile(path) === undefined) {
      problems.push({
        path,
        message: 'The name is not that of a file in a language that is known; it is not checked.',
        fatal: false,
      });
    } else if (!isExcluded(path)) files.push(path);
  } catch (error) {
    problems.push({ path, message: reason(error), fatal: true });
  }
  return { files, problems };
}

/** The exclusions that `--exclude` makes for a path: relative to it and to the current folder. */
export async function givenExclusions(path: string, patterns: readonly string[]): Promise<readonly Exclusion[]> {
  if (patterns.length === 0) return [];
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return [
    { folder: process.cwd(), patterns },
    { folder: resolve(isFolder ? path : dirname(path)), patterns },
  ];
}

function excluder(exclusions: readonly Exclusion[]): (path: string) => boolean {
  const matchers = exclusions
    .filter(({ patterns }) => patterns.length > 0)
    .map(({ folder, patterns }) => {
      const matches = picomatch(
        patterns.map((pattern) => pattern.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '/**')),
        { dot: true },
      );
      return (absolute: string): boolean => matches(relative(folder, absolute).split(sep).join('/'));
    });
  return (path) => matchers.length > 0 && matchers.some((matches) => matches(resolve(path)));
}
