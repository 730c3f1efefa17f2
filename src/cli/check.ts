/** Checks files and collects what is found, with lines and columns. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Analysis, Engine, type EngineOptions, type Finding, languageIdOfFile, type Range, type Socket } from '../core';
import { reason } from './files';

export interface Place {
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

export interface Located {
  readonly path: string;
  readonly finding: Finding;
  readonly start: Place;
  readonly end: Place;
  /** The line of the call. */
  readonly source: string;
  readonly socket: Socket | undefined;
}

export interface Report {
  readonly files: number;
  readonly findings: readonly Located[];
  readonly problems: readonly { readonly path: string; readonly message: string; readonly unreadable: boolean }[];
}

/** Checks every file in order; one that cannot be read is reported and the rest still checked. */
export async function checkFiles(files: readonly string[], options: EngineOptions, progress: (done: number) => void): Promise<Report> {
  const engine = new Engine((name) => readFile(join(__dirname, name === 'web-tree-sitter.wasm' ? name : join('grammars', name))));
  const findings: Located[] = [];
  const problems: { path: string; message: string; unreadable: boolean }[] = [];
  try {
    for (const [index, path] of files.entries()) {
      progress(index);
      let text: string;
      try {
        text = await readFile(path, 'utf8');
      } catch (error) {
        problems.push({ path, message: reason(error), unreadable: true });
        continue;
      }
      const analysis = await engine.analyze({ languageId: languageIdOfFile(path) ?? '', text }, options);
      findings.push(...located(path, text, analysis));
      for (const { message } of analysis.problems) problems.push({ path, message, unreadable: false });
    }
  } finally {
    await engine.dispose();
  }
  return { files: files.length, findings, problems };
}

function located(path: string, text: string, analysis: Analysis): readonly Located[] {
  return analysis.findings.map((finding) => {
    const { call } = finding;
    const lineStart = text.lastIndexOf('\n', call.start - 1) + 1;
    const lineEnd = text.indexOf('\n', call.start);
    return {
      path,
      finding,
      start: placeOf(text, call, 'start'),
      end: placeOf(text, call, 'end'),
      source: text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd).replace(/\r$/, ''),
      socket: finding.socket === undefined ? undefined : analysis.sockets[finding.socket],
    };
  });
}

function placeOf(text: string, range: Range, side: 'start' | 'end'): Place {
  const offset = range[side];
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1 };
}
