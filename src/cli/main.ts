/** `sockopt-lens`: the analysis on the command line. */
import { parseArgs } from 'node:util';
import { ENGINE_DEFAULTS, type Platform, rules, type Severity } from '../core';
import { version } from '../../package.json';
import { checkFiles } from './check';
import { listFiles } from './files';
import { formatJson, formatText } from './format';

const HELP = `sockopt-lens ${version}: finds TCP listeners that fail to restart with "Address already in use"

  sockopt-lens check PATH...        checks files and folders
      --format text|json            how findings are printed (text)
      --rule ID=SEVERITY            off, hint, information, warning or error; may be repeated
      --exclude GLOB                leaves files out; may be repeated
      --platform NAME               linux, macos, freebsd, windows, illumos: what the code is for; may be repeated
  sockopt-lens rules                lists the rules
  sockopt-lens --help, --version

Exit code: 0 nothing found, 1 findings, 2 wrong usage or a file that cannot be read.
`;

const SEVERITIES: readonly string[] = ['off', 'hint', 'information', 'warning', 'error'];
const PLATFORMS: readonly string[] = ['linux', 'macos', 'freebsd', 'windows', 'illumos'];

/** Milliseconds for one file: nobody waits at a keyboard, but a file must not stop the run. */
const PARSE_DEADLINE = 20_000;

class UsageError extends Error {}

async function main(): Promise<number> {
  const { values, positionals } = readArguments();
  if (values.version === true) return print(`${version}\n`);
  const [command, ...paths] = positionals;
  if (values.help === true || command === undefined) return print(HELP);
  switch (command) {
    case 'check':
      return check(paths, values);
    case 'rules':
      return print(rules.map((rule) => `${rule.id.padEnd(20)} ${rule.defaultSeverity.padEnd(12)} ${rule.title}\n`).join(''));
    default:
      throw new UsageError(`There is no command "${command}".`);
  }
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        help: { type: 'boolean' },
        version: { type: 'boolean' },
        format: { type: 'string' },
        rule: { type: 'string', multiple: true },
        exclude: { type: 'string', multiple: true },
        platform: { type: 'string', multiple: true },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

type Values = ReturnType<typeof readArguments>['values'];

async function check(paths: readonly string[], values: Values): Promise<number> {
  if (paths.length === 0) throw new UsageError('check needs a file or folder.');
  const format = values.format ?? 'text';
  if (format !== 'text' && format !== 'json') throw new UsageError(`--format is text or json, not "${format}".`);
  const options = { ...ENGINE_DEFAULTS, deadline: PARSE_DEADLINE, severities: severities(values.rule ?? []), platforms: platforms(values.platform ?? []) };
  const { files, unreadable } = await listFiles(paths, values.exclude ?? []);
  const report = await checkFiles(files, options, progressLine(files.length));
  process.stdout.write(format === 'json' ? formatJson(report) : formatText(report, process.stdout.isTTY && process.env['NO_COLOR'] === undefined));
  const broken = [...unreadable.map((problem) => ({ ...problem, unreadable: true })), ...report.problems];
  for (const { path, message } of broken) process.stderr.write(`${path}: ${message}\n`);
  if (broken.some((problem) => problem.unreadable)) return 2;
  return report.findings.length > 0 ? 1 : 0;
}

function severities(given: readonly string[]): Record<string, Severity> {
  return Object.fromEntries(
    given.map((text) => {
      const [id = '', severity = ''] = text.split('=');
      if (!rules.some((rule) => rule.id === id)) throw new UsageError(`There is no rule "${id}"; "sockopt-lens rules" lists them.`);
      if (!SEVERITIES.includes(severity)) throw new UsageError(`--rule ${id}= takes ${SEVERITIES.join(', ')}, not "${severity}".`);
      return [id, severity as Severity];
    }),
  );
}

function platforms(given: readonly string[]): readonly Platform[] {
  for (const name of given) if (!PLATFORMS.includes(name)) throw new UsageError(`--platform takes ${PLATFORMS.join(', ')}, not "${name}".`);
  return given as readonly Platform[];
}

/** On a terminal, a line that counts files while a long check runs. */
function progressLine(total: number): (done: number) => void {
  if (!process.stderr.isTTY || total < 200) return () => undefined;
  return (done) => {
    if (done % 50 === 0) process.stderr.write(`\r${String(done)} of ${String(total)} files`);
    if (done === total - 1) process.stderr.write('\r\u001b[K');
  };
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(error instanceof UsageError ? `sockopt-lens: ${error.message} See sockopt-lens --help.\n` : `sockopt-lens: ${String(error)}\n`);
    process.exitCode = 2;
  },
);
