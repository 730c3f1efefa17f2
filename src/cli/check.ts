/** Checks files and collects what is found, with lines and columns. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkProject, Engine, type EngineOptions, type Finding, languageIdOfFile, type Place, type ProjectFile, type Socket } from '../core';
import { reason } from './files';

export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

export interface Located {
  readonly path: string;
  readonly finding: Finding;
  readonly start: Position;
  readonly end: Position;
  /** The line of the call. */
  readonly source: string;
  readonly socket: Socket | undefined;
}

export interface Report {
  readonly files: number;
  readonly findings: readonly Located[];
  readonly problems: readonly { readonly path: string; readonly message: string; readonly unreadable: boolean }[];
}

/**
 * Checks the files together: a handle is followed into functions of the others. One that cannot be read is reported
 * and the rest still checked.
 */
export async function checkFiles(files: readonly string[], options: EngineOptions, progress: (done: number) => void): Promise<Report> {
  const engine = new Engine((name) => readFile(join(__dirname, name === 'web-tree-sitter.wasm' ? name : join('grammars', name))));
  const problems: Report['problems'][number][] = [];
  const project: ProjectFile[] = [];
  try {
    for (const [index, path] of files.entries()) {
      progress(index);
      const languageId = languageIdOfFile(path) ?? '';
      let text: string;
      try {
        text = await readFile(path, 'utf8');
      } catch (error) {
        problems.push({ path, message: reason(error), unreadable: true });
        continue;
      }
      const lowered = await engine.lower({ languageId, text }, options);
      if (!lowered) continue;
      if ('problem' in lowered) problems.push({ path, message: lowered.problem.message, unreadable: false });
      else project.push({ path: path.replaceAll('\\', '/'), language: lowered.language, text, unit: lowered.unit });
    }
    const result = checkProject(project, options);
    for (const [path, some] of result.problems) for (const { message } of some) problems.push({ path, message, unreadable: false });
    const findings: Located[] = [];
    for (const file of project) {
      const places = result.places.get(file.path);
      if (!places) continue;
      const written = await engine.findings({ languageId: file.language.id, text: file.text }, places, options);
      findings.push(...located(file, written, places));
    }
    return { files: files.length, findings, problems };
  } finally {
    await engine.dispose();
  }
}

function located({ path, text }: ProjectFile, findings: readonly Finding[], places: readonly Place[]): readonly Located[] {
  return findings.map((finding) => {
    const { call } = finding;
    const lineStart = text.lastIndexOf('\n', call.start - 1) + 1;
    const lineEnd = text.indexOf('\n', call.start);
    return {
      path,
      finding,
      start: positionOf(text, call.start),
      end: positionOf(text, call.end),
      source: text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd).replace(/\r$/, ''),
      socket: places.find((place) => place.socket.id === finding.socket && place.rule.id === finding.rule)?.socket,
    };
  });
}

/** Line and column of an offset. */
function positionOf(text: string, offset: number): Position {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1 };
}
