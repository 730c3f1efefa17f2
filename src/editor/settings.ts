import * as vscode from 'vscode';
import type { Platform, Severity } from '../core';
import { plainText } from '../knowledge/text/plain';
import type { FileIdentity } from './documents';
import type { ProjectSettings } from './project-settings';

export type RunMode = 'onType' | 'onSave' | 'manual';
export type HoverDetail = 'full' | 'brief' | 'off';

/** The settings for one document, checked: a value that makes no sense counts as not set. */
export interface Settings {
  /** Severity per rule id, only of rules that the user has set. */
  readonly rules: Readonly<Record<string, Severity>>;
  readonly run: RunMode;
  /** Milliseconds from the last edit to the check. */
  readonly delay: number;
  readonly hover: HoverDetail;
  /** Glob patterns relative to the workspace folder. */
  readonly exclude: readonly string[];
  /** Empty: what the file itself shows. */
  readonly targetPlatforms: readonly Platform[];
  /** Kilobytes. */
  readonly maxFileSize: number;
}

const severities = ['off', 'hint', 'information', 'warning', 'error'] as const;
const runModes = ['onType', 'onSave', 'manual'] as const;
const hoverDetails = ['full', 'brief', 'off'] as const;
const platforms = ['linux', 'macos', 'freebsd', 'windows', 'illumos'] as const;

/**
 * Reads and checks `sockopt.*` and the project's `.sockoptrc.json`. What stands in the settings wins, rule by rule; only the
 * excluded files are those of both. Says once in the log what it could not use.
 */
export class SettingsReader {
  readonly #said = new Set<string>();

  /** @param ruleIds the rules that may be set; others are told to the user */
  constructor(
    private readonly log: vscode.LogOutputChannel,
    private readonly ruleIds: readonly string[],
    private readonly project: ProjectSettings,
  ) {}

  /** Settled when what {@link read} says is complete. */
  get ready(): Promise<unknown> {
    return this.project.ready;
  }

  /** The project's file has changed; VS Code tells itself of changes in the settings. */
  get onDidChangeProject(): vscode.Event<void> {
    return this.project.onDidChange;
  }

  /** The settings that hold for a document or a file: of its folder, and of its language where that overrides. */
  read(document: FileIdentity): Settings {
    const configuration = vscode.workspace.getConfiguration('sockopt', document);
    const file = this.project.of(document);
    const setting = (name: string): Given => ({ name: `Setting sockopt.${name}`, value: configuration.get(name) });
    const project = (name: string): Given => ({ name: `.sockoptrc.json, ${name}`, value: file[name] });
    const either = (name: string): Given =>
      file[name] === undefined || isSet(configuration.inspect(name)) ? setting(name) : project(name);
    return {
      rules: { ...this.#rules(project('rules')), ...this.#rules(setting('rules')) },
      run: this.#oneOf(setting('run'), runModes, 'onType'),
      delay: this.#number(setting('delay'), 0, 10_000, 250),
      hover: this.#oneOf(setting('hover'), hoverDetails, 'full'),
      exclude: [project('exclude'), setting('exclude')].flatMap((given) => this.#list(given, isText, 'a text')),
      targetPlatforms: this.#platforms(either('targetPlatforms')),
      maxFileSize: this.#number(either('maxFileSize'), 1, 1_000_000, 1024),
    };
  }

  #rules({ name, value }: Given): Record<string, Severity> {
    const result: Record<string, Severity> = {};
    if (value === undefined) return result;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.#reject(name, value, 'an object with a severity per rule is expected; every rule has its default');
      return result;
    }
    for (const [rule, severity] of Object.entries(value) as [string, unknown][]) {
      if (!this.ruleIds.includes(rule)) {
        this.#reject(`${name}: ${rule}`, severity, `there is no such rule; rules are ${this.ruleIds.join(', ')}`);
      } else if (!isOneOf(severities, severity)) {
        this.#reject(
          `${name}: ${rule}`,
          severity,
          `one of ${severities.join(', ')} is expected; the rule has its default`,
        );
      } else {
        result[rule] = severity;
      }
    }
    return result;
  }

  #platforms(given: Given): readonly Platform[] {
    const named = this.#list(
      given,
      (item): item is Platform | 'auto' => item === 'auto' || isOneOf(platforms, item),
      `one of auto, ${platforms.join(', ')}`,
    );
    return named.filter((platform) => platform !== 'auto');
  }

  #oneOf<T extends string>({ name, value }: Given, allowed: readonly T[], otherwise: T): T {
    if (isOneOf(allowed, value)) return value;
    if (value !== undefined) {
      this.#reject(name, value, `one of ${allowed.join(', ')} is expected; "${otherwise}" is used`);
    }
    return otherwise;
  }

  #number({ name, value }: Given, lowest: number, highest: number, otherwise: number): number {
    if (typeof value === 'number' && value >= lowest && value <= highest) return value;
    if (value !== undefined) {
      this.#reject(
        name,
        value,
        `a number from ${String(lowest)} to ${String(highest)} is expected; ${String(otherwise)} is used`,
      );
    }
    return otherwise;
  }

  #list<T>({ name, value }: Given, isItem: (item: unknown) => item is T, expected: string): readonly T[] {
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      this.#reject(name, value, 'a list is expected; it counts as empty');
      return [];
    }
    return (value as unknown[]).filter((item): item is T => {
      if (isItem(item)) return true;
      this.#reject(name, item, `${expected} is expected; the entry is left out`);
      return false;
    });
  }

  #reject(name: string, value: unknown, why: string): void {
    const line = plainText(`${name}: ${plainText(JSON.stringify(value), LONGEST)} cannot be used: ${why}.`);
    if (this.#said.has(line)) return;
    this.#said.add(line);
    this.log.warn(line);
  }
}

/** Longest value that is repeated in full. */
const LONGEST = 200;

/** A value and where it stands, for the log. */
interface Given {
  readonly name: string;
  readonly value: unknown;
}

/** Whether the user has set it anywhere, for all languages or for one. */
function isSet(inspected: object | undefined): boolean {
  return Object.entries(inspected ?? {}).some(
    ([scope, value]) => /^(?:global|workspace)\w*Value$/.test(scope) && value !== undefined,
  );
}

function isOneOf<T extends string>(allowed: readonly T[], value: unknown): value is T {
  return (allowed as readonly unknown[]).includes(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
