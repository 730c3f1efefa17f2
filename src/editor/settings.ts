import * as vscode from 'vscode';
import type { Platform, Severity } from '../core';

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

/** Reads and checks `sockopt.*`. Says once in the log what it could not use. */
export class SettingsReader {
  readonly #said = new Set<string>();

  /** @param ruleIds the rules that may be set; others are told to the user */
  constructor(
    private readonly log: vscode.LogOutputChannel,
    private readonly ruleIds: readonly string[],
  ) {}

  /** The settings that hold for a document: of its folder, and of its language where that overrides. */
  read(document: vscode.TextDocument): Settings {
    const configuration = vscode.workspace.getConfiguration('sockopt', document);
    const get = (name: string): unknown => configuration.get<unknown>(name);
    return {
      rules: this.#rules(get('rules')),
      run: this.#oneOf('run', get('run'), runModes, 'onType'),
      delay: this.#number('delay', get('delay'), 0, 10_000, 250),
      hover: this.#oneOf('hover', get('hover'), hoverDetails, 'full'),
      exclude: this.#list('exclude', get('exclude'), isText, 'a text'),
      targetPlatforms: this.#platforms(get('targetPlatforms')),
      maxFileSize: this.#number('maxFileSize', get('maxFileSize'), 1, 1_000_000, 1024),
    };
  }

  #rules(value: unknown): Record<string, Severity> {
    const result: Record<string, Severity> = {};
    if (value === undefined || value === null) return result;
    if (typeof value !== 'object' || Array.isArray(value)) {
      this.#reject('rules', value, 'an object with a severity per rule is expected; every rule has its default');
      return result;
    }
    for (const [rule, severity] of Object.entries(value) as [string, unknown][]) {
      if (!this.ruleIds.includes(rule)) {
        this.#reject(`rules: ${rule}`, severity, `there is no such rule; rules are ${this.ruleIds.join(', ')}`);
      } else if (!isOneOf(severities, severity)) {
        this.#reject(
          `rules: ${rule}`,
          severity,
          `one of ${severities.join(', ')} is expected; the rule has its default`,
        );
      } else {
        result[rule] = severity;
      }
    }
    return result;
  }

  #platforms(value: unknown): readonly Platform[] {
    const named = this.#list(
      'targetPlatforms',
      value,
      (item): item is Platform | 'auto' => item === 'auto' || isOneOf(platforms, item),
      `one of auto, ${platforms.join(', ')}`,
    );
    return named.filter((platform) => platform !== 'auto');
  }

  #oneOf<T extends string>(name: string, value: unknown, allowed: readonly T[], otherwise: T): T {
    if (isOneOf(allowed, value)) return value;
    if (value !== undefined && value !== null) {
      this.#reject(name, value, `one of ${allowed.join(', ')} is expected; "${otherwise}" is used`);
    }
    return otherwise;
  }

  #number(name: string, value: unknown, lowest: number, highest: number, otherwise: number): number {
    if (typeof value === 'number' && value >= lowest && value <= highest) return value;
    if (value !== undefined && value !== null) {
      this.#reject(
        name,
        value,
        `a number from ${String(lowest)} to ${String(highest)} is expected; ${String(otherwise)} is used`,
      );
    }
    return otherwise;
  }

  #list<T>(name: string, value: unknown, isItem: (item: unknown) => item is T, expected: string): readonly T[] {
    if (value === undefined || value === null) return [];
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
    const line = `Setting sockopt.${name}: ${JSON.stringify(value)} cannot be used: ${why}.`;
    if (this.#said.has(line)) return;
    this.#said.add(line);
    this.log.warn(line);
  }
}

function isOneOf<T extends string>(allowed: readonly T[], value: unknown): value is T {
  return (allowed as readonly unknown[]).includes(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
