/** Findings as SARIF 2.1.0, for code-scanning services (OASIS, "Static Analysis Results Interchange Format"). */
import { createHash } from 'node:crypto';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as sarif from 'sarif';
import { type Fix, type Lines, type Position, type Range, type Rule, rules, type Severity } from '../core';
import type { Located, Report } from './project';
import { ruleDescription, ruleMarkdown, ruleName } from './rule-help';
import { markdownAsText } from './markdown-text';

const LEVELS: Readonly<Record<Severity, sarif.ReportingConfiguration.level>> = {
  off: 'none',
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** Base of relative addresses: the folder that the run started in, a checkout's root as services run it. */
const ROOT = '%SRCROOT%';

/** @param exitCode that the run will end with */
export function formatSarif(report: Report, exitCode: number, version: string): string {
  const seen = new Map<string, number>();
  const run: sarif.Run = {
    tool: { driver: { name: 'sockopt-lens', semanticVersion: version, version, rules: rules.map(descriptor) } },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { [ROOT]: { uri: `${pathToFileURL(process.cwd()).href.replace(/\/$/, '')}/` } },
    invocations: [
      {
        executionSuccessful: exitCode !== 2,
        exitCode,
        toolExecutionNotifications: report.problems.map(({ path, message, fatal }) => ({
          level: fatal ? 'error' : 'warning',
          message: { text: message },
          locations: [{ physicalLocation: { artifactLocation: artifact(path) } }],
        })),
      },
    ],
    results: report.findings.map((located) => result(located, seen)),
  };
  const log: sarif.Log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function descriptor(rule: Rule): sarif.ReportingDescriptor {
  const markdown = ruleMarkdown(rule);
  return {
    id: rule.id,
    name: ruleName(rule),
    shortDescription: { text: rule.title },
    fullDescription: { text: markdownAsText(ruleDescription(rule)).trim() },
    help: { text: markdownAsText(markdown), markdown },
    defaultConfiguration:
      rule.defaultSeverity === 'off' ? { enabled: false } : { enabled: true, level: LEVELS[rule.defaultSeverity] },
    properties: { tags: ['network', 'socket'] },
  };
}

function result({ file, lines, finding, start, end }: Located, seen: Map<string, number>): sarif.Result {
  const location = artifact(file.path);
  const regions = finding.related.map(({ range, message, elsewhere }, id) => ({
    id,
    message: { text: message },
    physicalLocation: elsewhere
      ? { artifactLocation: artifact(elsewhere.path), region: between(elsewhere.start, elsewhere.end) }
      : { artifactLocation: location, region: region(lines, range) },
  }));
  return {
    ruleId: finding.rule,
    ruleIndex: rules.findIndex((rule) => rule.id === finding.rule),
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: location,
          region: {
            ...between(start, end),
            snippet: { text: file.text.slice(finding.call.start, finding.call.end) },
          },
        },
      },
    ],
    ...(regions.length > 0 ? { relatedLocations: regions } : {}),
    ...(finding.fixes.length > 0
      ? { fixes: preferredFirst(finding.fixes).map((fix) => sarifFix(fix, lines, location)) }
      : {}),
    partialFingerprints: {
      primaryLocationLineHash: fingerprint(finding.rule, file.path, lines.textOf(start.line), seen),
    },
  };
}

function preferredFirst(fixes: readonly Fix[]): readonly Fix[] {
  return [...fixes].sort((a, b) => Number(b.preferred) - Number(a.preferred));
}

function sarifFix({ title, edits }: Fix, lines: Lines, artifactLocation: sarif.ArtifactLocation): sarif.Fix {
  const replacements = [...edits]
    .sort((a, b) => a.range.start - b.range.start)
    .map(({ range, text }) => ({ deletedRegion: region(lines, range), insertedContent: { text } }));
  return { description: { text: title }, artifactChanges: [{ artifactLocation, replacements }] };
}

/** An empty range, where something is inserted, starts and ends at one place. */
function region(lines: Lines, { start, end }: Range): sarif.Region {
  return between(lines.positionOf(start), lines.positionOf(end));
}

function between(start: Position, end: Position): sarif.Region {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

/** Below the current folder relative to it, else absolute. */
function artifact(path: string): sarif.ArtifactLocation {
  const inside = relative(process.cwd(), resolve(path));
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
    return { uri: pathToFileURL(resolve(path)).href };
  }
  return { uri: inside.split(sep).map(encodeSegment).join('/'), uriBaseId: ROOT };
}

/** A name that is not well-formed Unicode cannot be an address as it is. */
function encodeSegment(name: string): string {
  return encodeURIComponent(
    name.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd'),
  );
}

/** The same for a finding whose line has moved; numbered where a file has several such lines. */
function fingerprint(rule: string, path: string, line: string, seen: Map<string, number>): string {
  const hash = createHash('sha256')
    .update(`${rule}\0${line.replace(/\s+/g, ' ').trim()}`)
    .digest('hex')
    .slice(0, 16);
  const key = `${path}\0${hash}`;
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  return `${hash}:${count}`;
}
