/** `.sockoptrc.json`: the settings of the editor for a project, in a file. */
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Platform, Severity } from '../core';
import { PLATFORMS, SEVERITIES, UsageError } from './arguments';
import { reason } from './source-file';

export const CONFIG_NAME = '.sockoptrc.json';

/** `$schema` is for editors. */
const SETTINGS: readonly string[] = ['$schema', 'rules', 'exclude', 'targetPlatforms', 'maxFileSize'];

export interface Config {
  /** Absolute folder that the patterns are relative to. */
  readonly folder: string;
  readonly rules: Readonly<Record<string, Severity>>;
  readonly exclude: readonly string[];
  /** Empty: what the code itself shows. */
  readonly targetPlatforms: readonly Platform[];
  /** Kilobytes. */
  readonly maxFileSize: number | undefined;
}

/** Finds and reads the files, each once. */
export class Configs {
  readonly #read = new Map<string, Promise<Config | undefined>>();

  /** @param ruleIds the rules that may be set */
  constructor(private readonly ruleIds: readonly string[]) {}

  /**
   * The nearest file at or above a path.
   * @throws UsageError where that file makes no sense
   */
  async nearest(path: string): Promise<Config | undefined> {
    const absolute = resolve(path);
    const isFolder = await stat(absolute).then(
      (found) => found.isDirectory(),
      () => false,
    );
    return this.#at(isFolder ? absolute : dirname(absolute));
  }

  #at(folder: string): Promise<Config | undefined> {
    const known = this.#read.get(folder);
    if (known) return known;
    const found = this.#load(folder);
    this.#read.set(folder, found);
    return found;
  }

  async #load(folder: string): Promise<Config | undefined> {
    const path = join(folder, CONFIG_NAME);
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT' && code !== 'ENOTDIR') throw new UsageError(`${path}: ${reason(error)}.`);
      const above = dirname(folder);
      return above === folder ? undefined : this.#at(above);
    }
    return readConfig(path, text.replace(/^\ufeff/, ''), this.ruleIds);
  }
}

/** @throws UsageError that names the file and the setting */
function readConfig(path: string, text: string, ruleIds: readonly string[]): Config {
  const fail = (why: string): never => {
    throw new UsageError(`${path}: ${why}`);
  };
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch (error) {
    return fail(`this is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
  if (!isObject(given)) return fail('an object is expected.');
  const surplus = Object.keys(given).find((name) => !SETTINGS.includes(name));
  if (surplus !== undefined) {
    fail(`there is no setting "${surplus}"; settings are rules, exclude, targetPlatforms and maxFileSize.`);
  }
  const { rules = {}, exclude = [], targetPlatforms = [], maxFileSize } = given;
  if (!isObject(rules)) return fail('rules: an object with a severity per rule is expected.');
  for (const [id, severity] of Object.entries(rules)) {
    if (!ruleIds.includes(id)) fail(`rules: there is no rule "${id}"; "sockopt-lens rules" lists them.`);
    if (!isOneOf(SEVERITIES, severity)) {
      fail(`rules: ${id}: one of ${SEVERITIES.join(', ')} is expected, not ${JSON.stringify(severity)}.`);
    }
  }
  if (!isListOf(exclude, (item) => typeof item === 'string' && item !== '')) {
    return fail('exclude: a list of glob patterns is expected.');
  }
  if (!isListOf(targetPlatforms, (item) => item === 'auto' || isOneOf(PLATFORMS, item))) {
    return fail(`targetPlatforms: a list of auto, ${PLATFORMS.join(', ')} is expected.`);
  }
  if (maxFileSize !== undefined && !(typeof maxFileSize === 'number' && maxFileSize >= 1 && maxFileSize <= 1_000_000)) {
    return fail('maxFileSize: a number of kilobytes from 1 to 1000000 is expected.');
  }
  return {
    folder: dirname(path),
    rules: rules as Record<string, Severity>,
    exclude: exclude as string[],
    targetPlatforms: targetPlatforms.filter((name) => name !== 'auto') as Platform[],
    maxFileSize,
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): value is unknown[] {
  return Array.isArray(value) && value.every(isItem);
}

function isOneOf(allowed: readonly unknown[], value: unknown): boolean {
  return allowed.includes(value);
}
