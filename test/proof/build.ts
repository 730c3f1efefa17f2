/** From a source text to a command that runs it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProofLanguage } from './languages/language';
import { run } from './process';

/** Why a language or one of its programs cannot be run on this machine; undefined where it can. */
export function obstacle(
  language: Pick<ProofLanguage, 'toolchain'>,
  program?: { readonly obstacle?: () => string | undefined },
): string | undefined {
  const { tool, version = ['--version'] } = language.toolchain;
  if (spawnSync(tool, version).status !== 0) return `there is no "${tool}" in PATH`;
  return program?.obstacle?.();
}

export interface Built {
  /** To be followed by the server's arguments. */
  readonly command: readonly string[];
  /** How many warnings the compiler gave. */
  readonly warnings: number;
}

/** Writes `text` to `folder` and compiles it; fails where the compiler (or for a script the parser) refuses it. */
export async function build(
  { toolchain }: Pick<ProofLanguage, 'toolchain'>,
  folder: string,
  name: string,
  text: string,
): Promise<Built> {
  const { tool, extension, check, command, environment = {} } = toolchain;
  const program = join(folder, name);
  const source = program + extension;
  await writeFile(source, text);
  // env(1), so that what starts the program need not know.
  const env = ['env', ...Object.entries(environment).map(([key, value]) => `${key}=${value}`)];
  const { ok, output } = await run([...env, tool, ...check(source, program)]);
  assert.ok(ok, `${tool} refuses ${name}${extension}:\n${output}\n${text}`);
  return { command: [...env, ...command(source, program)], warnings: output.split('warning:').length - 1 };
}
