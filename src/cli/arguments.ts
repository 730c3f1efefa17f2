/** The words of the command line, checked. Loads nothing of the analysis: `--version` has to be quick. */
import { parseArgs } from 'node:util';
import type { Platform, Severity } from '../core';

/** Wrong usage: the message ends the run with exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const SEVERITIES: readonly Severity[] = ['off', 'hint', 'information', 'warning', 'error'];
export const PLATFORMS: readonly Platform[] = ['linux', 'macos', 'freebsd', 'windows', 'illumos'];
export type Format = 'text' | 'json' | 'sarif';
const FORMATS: readonly string[] = ['text', 'json', 'sarif'];

/** What `check` was asked to do. */
export interface CheckRequest {
  readonly paths: readonly string[];
  readonly format: Format;
  /** Severity as written per rule id as written; the rules are not known here. */
  readonly rules: readonly (readonly [id: string, severity: Severity])[];
  readonly exclude: readonly string[];
  /** Undefined: what `.sockoptrc.json` or the code itself says. */
  readonly platforms: readonly Platform[] | undefined;
  /** Findings up to this severity do not make the run fail; undefined: every finding does. */
  readonly maxSeverity: Severity | undefined;
  readonly fix: 'no' | 'write' | 'show';
  /** Threads; undefined: as it pays. */
  readonly jobs: 1 | 2 | undefined;
}

export type Request =
  | { readonly command: 'help' | 'version' | 'rules' }
  | { readonly command: 'explain'; readonly topic: string }
  | ({ readonly command: 'check' } & CheckRequest);

export function help(version: string): string {
  return `sockopt-lens ${version}: explains socket options and finds listeners that fail to restart with "Address already in use"

  sockopt-lens check PATH...        checks files, and folders with all below them
      --format text|json|sarif      how findings are printed (text)
      --rule ID=SEVERITY            off, hint, information, warning or error; may be repeated
      --exclude GLOB                leaves files out, relative to PATH or the current folder; may be repeated
      --platform NAME               what the code is for: linux, macos, freebsd, windows, illumos, or auto for
                                    what the code itself shows; may be repeated
      --max-severity SEVERITY       the highest severity that does not make the run fail: with "information",
                                    only warnings and errors give exit code 1
      --jobs 1|2                    threads that follow sockets; by default a second one where there are many files
                                    and a processor for it; what is found is the same
      --fix                         applies the preferred fixes, then reports what is left
      --fix --dry-run               prints them as a unified diff and changes nothing
  sockopt-lens explain TOPIC        an option (SO_REUSEADDR), a level, struct or error (EADDRINUSE), a rule
                                    (missing-reuseaddr) or time-wait
  sockopt-lens rules                lists the rules
  sockopt-lens --help, --version

Settings are read from the nearest .sockoptrc.json at or above each PATH, with the names of the editor's settings:
  { "rules": { "client-reuse": "off" }, "exclude": ["third_party/**"], "targetPlatforms": ["linux"], "maxFileSize": 1024 }
Its patterns are relative to its folder, maxFileSize is in kilobytes. --rule and --platform win over it, --exclude adds to it.

A comment sockopt-ignore, sockopt-ignore-next-line or sockopt-ignore-file silences findings; rule ids may follow it.
Colours are used on a terminal; NO_COLOR switches them off, FORCE_COLOR on.

Exit code: 0 nothing found, 1 findings, 2 wrong usage or input that cannot be read (the rest is still checked).
`;
}

const CHECK_OPTIONS = {
  format: { type: 'string' },
  rule: { type: 'string', multiple: true },
  exclude: { type: 'string', multiple: true },
  platform: { type: 'string', multiple: true },
  'max-severity': { type: 'string' },
  jobs: { type: 'string' },
  fix: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const;

/** @throws UsageError */
export function readRequest(words: readonly string[]): Request {
  const { values, positionals } = parsed(words);
  if (values.version === true) return { command: 'version' };
  const [command, ...rest] = positionals;
  if (values.help === true || command === undefined) return { command: 'help' };
  if (command !== 'check') {
    const foreign = Object.keys(CHECK_OPTIONS).find((name) => name in values);
    if (foreign !== undefined) throw new UsageError(`--${foreign} belongs to "check".`);
  }
  switch (command) {
    case 'check':
      return { command, ...checkRequest(rest, values) };
    case 'rules':
      if (rest.length > 0) throw new UsageError('rules takes no arguments.');
      return { command };
    case 'explain': {
      if (rest.length !== 1) throw new UsageError('explain takes one option, one rule, or time-wait.');
      return { command, topic: rest[0]! };
    }
    default:
      throw new UsageError(`There is no command "${command}".`);
  }
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' }, ...CHECK_OPTIONS },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

type Values = ReturnType<typeof parsed>['values'];

function checkRequest(paths: readonly string[], values: Values): CheckRequest {
  if (paths.length === 0) throw new UsageError('check needs a file or folder.');
  const format = values.format ?? 'text';
  if (!FORMATS.includes(format)) throw new UsageError(`--format is ${FORMATS.join(', ')}, not "${format}".`);
  const dryRun = values['dry-run'] === true;
  if (dryRun && values.fix !== true) throw new UsageError('--dry-run belongs to --fix.');
  if (dryRun && values.format !== undefined) throw new UsageError('--dry-run prints a diff and takes no --format.');
  return {
    paths,
    format: format as Format,
    rules: (values.rule ?? []).map(ruleSeverity),
    exclude: values.exclude ?? [],
    platforms: platforms(values.platform),
    maxSeverity: maxSeverity(values['max-severity']),
    jobs: jobs(values.jobs),
    fix: dryRun ? 'show' : values.fix === true ? 'write' : 'no',
  };
}

function ruleSeverity(text: string): readonly [string, Severity] {
  const at = text.indexOf('=');
  if (at < 0) throw new UsageError(`--rule takes ID=SEVERITY, not "${text}".`);
  const [id, severity] = [text.slice(0, at), text.slice(at + 1)];
  if (!(SEVERITIES as readonly string[]).includes(severity)) {
    throw new UsageError(`--rule ${id}= takes ${SEVERITIES.join(', ')}, not "${severity}".`);
  }
  return [id, severity as Severity];
}

function platforms(given: readonly string[] | undefined): readonly Platform[] | undefined {
  const names = given?.flatMap((text) => text.split(','));
  for (const name of names ?? []) {
    if (name !== 'auto' && !(PLATFORMS as readonly string[]).includes(name)) {
      throw new UsageError(`--platform takes auto, ${PLATFORMS.join(', ')}, not "${name}".`);
    }
  }
  return names?.filter((name) => name !== 'auto') as Platform[] | undefined;
}

function maxSeverity(given: string | undefined): Severity | undefined {
  const allowed = SEVERITIES.filter((severity) => severity !== 'off');
  if (given !== undefined && !(allowed as readonly string[]).includes(given)) {
    throw new UsageError(`--max-severity takes ${allowed.join(', ')}, not "${given}".`);
  }
  return given as Severity | undefined;
}

function jobs(given: string | undefined): 1 | 2 | undefined {
  if (given === undefined) return undefined;
  if (given !== '1' && given !== '2') throw new UsageError(`--jobs is 1 or 2, not "${given}".`);
  return given === '1' ? 1 : 2;
}
