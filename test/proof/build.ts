/** From a source text to a command that runs it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './process';
import type { ProofLanguage, Sample } from './samples';

interface Toolchain {
  /** The program without which nothing of this language runs. */
  readonly tool: string;
  readonly extension: string;
  /** What checks (and where needed compiles) the file: its arguments for `source`. */
  readonly check: (source: string, program: string) => readonly string[];
  readonly command: (source: string, program: string) => readonly string[];
}

/** The interpreter itself: `python3` may be a script that looks for it anew each time. */
function interpreter(): string {
  const { status, stdout } = spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : 'python3';
}
const PYTHON = interpreter();

const TOOLCHAINS: Readonly<Record<ProofLanguage, Toolchain>> = {
  c: {
    tool: process.env.CC ?? 'cc',
    extension: '.c',
    check: (source, program) => ['-std=gnu11', '-Wall', '-Werror=implicit', '-pthread', '-o', program, source],
    command: (_source, program) => [program],
  },
  cpp: {
    tool: process.env.CXX ?? 'c++',
    extension: '.cpp',
    check: (source, program) => ['-std=c++17', '-Wall', '-pthread', '-o', program, source],
    command: (_source, program) => [program],
  },
  python: {
    tool: PYTHON,
    extension: '.py',
    check: (source) => ['-W', 'error', '-m', 'py_compile', source],
    command: (source) => [PYTHON, source],
  },
};

/** Why a language or sample cannot be run on this machine; undefined where it can. */
export function obstacle(language: ProofLanguage, sample?: Sample): string | undefined {
  const { tool } = TOOLCHAINS[language];
  if (spawnSync(tool, ['--version']).status !== 0) return `there is no "${tool}" in PATH`;
  if (sample?.header !== undefined) {
    const input = `#if !__has_include(<${sample.header}>)\n#error\n#endif\n`;
    const { status } = spawnSync(tool, ['-fsyntax-only', '-x', 'c++', '-'], { input });
    if (status !== 0)
      return `there is no <${sample.header}>${sample.install === undefined ? '' : ` (${sample.install})`}`;
  }
  return undefined;
}

export interface Built {
  /** To be followed by the server's arguments. */
  readonly command: readonly string[];
  /** How many warnings the compiler gave. */
  readonly warnings: number;
}

/** Writes `text` to `folder` and compiles it; fails where the compiler (or for Python the parser) refuses it. */
export async function build(language: ProofLanguage, folder: string, name: string, text: string): Promise<Built> {
  const { tool, extension, check, command } = TOOLCHAINS[language];
  const program = join(folder, name);
  const source = program + extension;
  await writeFile(source, text);
  const { ok, output } = await run([tool, ...check(source, program)]);
  assert.ok(ok, `${tool} refuses ${name}${extension}:\n${output}\n${text}`);
  return { command: command(source, program), warnings: output.split('warning:').length - 1 };
}
