/** `sockopt-lens check`. */
import { resolve } from 'node:path';
import { ENGINE_DEFAULTS, type EngineOptions, rules, type Severity } from '../core';
import { type CheckRequest, SEVERITIES, UsageError } from './arguments';
import { type Config, Configs } from './config';
import { unifiedDiff } from './diff';
import { type FileProblem, givenExclusions, listFiles } from './files';
import { fixAll, type FixedFile, writeAll } from './fix';
import { formatJson } from './format-json';
import { formatText, summary } from './format-text';
import { Project, type Report } from './project';
import { formatSarif } from './sarif';
import { Helper } from './share';
import { printable, ProgressLine, usesColor } from './terminal';

/** Milliseconds for one file: nobody waits at a keyboard, but a file must not stop the run. */
const PARSE_DEADLINE = 20_000;

/**
 * Checks and prints.
 * @returns the exit code: 0 nothing found, 1 findings, 2 input that could not be read or output not written
 * @throws UsageError
 */
export async function check(request: CheckRequest, version: string): Promise<number> {
  const progress = new ProgressLine(process.stderr);
  let helper: Helper | undefined;
  let project: Project | undefined;
  try {
    const { files, problems: listed } = await list(request, progress);
    helper = Helper.of(request.jobs, files.size);
    project = new Project(helper);
    await read(project, files, progress);
    let report = await project.check();
    let fixed: readonly FixedFile[] = [];
    const problems: FileProblem[] = [...listed];
    if (request.fix !== 'no') {
      const result = await fixAll(project, report);
      fixed = result.files;
      problems.push(...result.problems);
      if (request.fix === 'write') {
        report = result.report;
        problems.push(...(await writeAll(fixed)));
      }
    }
    progress.clear();
    problems.push(...report.problems);
    const code = exitCode(report, problems, request.maxSeverity);
    if (request.fix === 'show') showDiff(fixed);
    else process.stdout.write(format(request, { ...report, problems }, fixed, code, version));
    for (const { path, message } of problems) process.stderr.write(`${printable(path)}: ${message}\n`);
    return code;
  } finally {
    progress.clear();
    await Promise.all([project?.dispose(), helper?.stop()]);
  }
}

/** By absolute path: a file may be named in several ways. */
type Files = ReadonlyMap<string, { readonly path: string; readonly options: EngineOptions }>;

/** Looks for the files of all paths. The problems are what went wrong with the paths. */
async function list(
  request: CheckRequest,
  progress: ProgressLine,
): Promise<{ readonly files: Files; readonly problems: readonly FileProblem[] }> {
  const ruleIds = rules.map((rule) => rule.id);
  for (const [id] of request.rules) {
    if (!ruleIds.includes(id)) throw new UsageError(`There is no rule "${id}"; "sockopt-lens rules" lists them.`);
  }
  const configs = new Configs(ruleIds);
  const optionsOf = new Map<Config | undefined, EngineOptions>();
  const files = new Map<string, { readonly path: string; readonly options: EngineOptions }>();
  const problems: FileProblem[] = [];
  for (const path of request.paths) {
    progress.say(`Looking for files in ${path}`);
    const config = await configs.nearest(path);
    const options = optionsOf.get(config) ?? engineOptions(request, config);
    optionsOf.set(config, options);
    const exclusions = [...(await givenExclusions(path, request.exclude))];
    if (config) exclusions.push({ folder: config.folder, patterns: config.exclude });
    const found = await listFiles(path, exclusions);
    for (const file of found.files) {
      const absolute = resolve(file);
      if (!files.has(absolute)) files.set(absolute, { path: file, options });
    }
    problems.push(...found.problems);
  }
  return { files, problems };
}

/** Reads the files, each once. */
async function read(project: Project, files: Files, progress: ProgressLine): Promise<void> {
  let done = 0;
  for (const { path, options } of files.values()) {
    progress.say(`${++done} of ${files.size} files: ${path}`);
    await project.add(path, options);
  }
  progress.say(`${files.size} files read, following sockets`);
}

function engineOptions(request: CheckRequest, config: Config | undefined): EngineOptions {
  return {
    ...ENGINE_DEFAULTS,
    deadline: PARSE_DEADLINE,
    severities: { ...config?.rules, ...Object.fromEntries(request.rules) },
    platforms: request.platforms ?? config?.targetPlatforms ?? [],
    maxLength: config?.maxFileSize === undefined ? ENGINE_DEFAULTS.maxLength : config.maxFileSize * 1024,
  };
}

function exitCode({ findings }: Report, problems: readonly FileProblem[], maxSeverity: Severity | undefined): number {
  if (problems.some((problem) => problem.fatal)) return 2;
  const highest = maxSeverity === undefined ? 0 : SEVERITIES.indexOf(maxSeverity);
  return findings.some(({ finding }) => SEVERITIES.indexOf(finding.severity) > highest) ? 1 : 0;
}

function format(
  { format: wanted, fix }: CheckRequest,
  report: Report,
  fixed: readonly FixedFile[],
  code: number,
  version: string,
): string {
  switch (wanted) {
    case 'json':
      return formatJson(report);
    case 'sarif':
      return formatSarif(report, code, version);
    case 'text':
      return formatText(report, usesColor(process.stdout)) + summary(report, fix === 'write' ? fixed : undefined);
  }
}

function showDiff(fixed: readonly FixedFile[]): void {
  process.stdout.write(fixed.map(unifiedDiff).join(''));
  const count = fixed.reduce((sum, file) => sum + file.fixed, 0);
  process.stderr.write(`${count} ${count === 1 ? 'finding' : 'findings'} would be fixed; nothing was written.\n`);
}
