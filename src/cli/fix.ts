/** Applies the preferred fixes of findings. */
import type { Fix, Range, TextEdit } from '../core';
import type { FileProblem } from './files';
import type { Located, Project, Report } from './project';
import { reason, type SourceFile, writeSource } from './source-file';

/** A file and the text that the fixes make of it. */
export interface FixedFile {
  readonly file: SourceFile;
  readonly text: string;
  /** How many findings are gone. */
  readonly fixed: number;
}

export interface Fixed {
  /** What is left. */
  readonly report: Report;
  readonly files: readonly FixedFile[];
  readonly problems: readonly FileProblem[];
}

/** Fixes that cannot be applied together are applied one after the other, up to this many times. */
const ROUNDS = 20;

/** Fixes what can be fixed in memory; nothing is written. */
export async function fixAll(project: Project, before: Report): Promise<Fixed> {
  const original = byFile(before);
  const problems: FileProblem[] = [];
  const closed = new Set<string>();
  for (const [path, findings] of original) {
    if (findings[0]!.file.isUtf8 || !findings.some(({ finding }) => preferred(finding.fixes))) continue;
    closed.add(path);
    problems.push({ path, message: 'The file is not valid UTF-8; its fixes are not applied.', fatal: false });
  }
  let report = before;
  const texts = new Map<string, string>();
  for (let round = 0; round < ROUNDS; round++) {
    const changed = new Map<string, readonly Located[]>();
    for (const [path, findings] of byFile(report)) {
      const fixes = closed.has(path) ? [] : together(findings);
      if (fixes.length === 0) continue;
      await project.replace(
        path,
        applyEdits(
          findings[0]!.file.text,
          fixes.flatMap((fix) => fix.edits),
        ),
      );
      changed.set(path, findings);
    }
    if (changed.size === 0) break;
    const after = await project.check();
    const left = byFile(after);
    let takenBack = false;
    for (const [path, findings] of changed) {
      const { file } = findings[0]!;
      const now = left.get(path) ?? [];
      if (now.length < findings.length) {
        texts.set(path, project.textOf(path) ?? file.text);
        continue;
      }
      // A fix that leaves as much as it takes away would be applied for ever.
      await project.replace(path, file.text);
      closed.add(path);
      takenBack = true;
      problems.push({ path, message: 'A fix does not help here; it is not applied.', fatal: false });
    }
    report = takenBack ? await project.check() : after;
  }
  const left = byFile(report);
  const files = [...texts].map(([path, text]) => {
    const findings = original.get(path)!;
    return { file: findings[0]!.file, text, fixed: findings.length - (left.get(path)?.length ?? 0) };
  });
  return { report, files, problems };
}

/** Writes the new texts. What could not be written is in the result. */
export async function writeAll(files: readonly FixedFile[]): Promise<readonly FileProblem[]> {
  const problems: FileProblem[] = [];
  for (const { file, text } of files) {
    try {
      await writeSource(file, text);
    } catch (error) {
      problems.push({ path: file.path, message: reason(error), fatal: true });
    }
  }
  return problems;
}

function byFile({ findings }: Report): ReadonlyMap<string, readonly Located[]> {
  const files = new Map<string, Located[]>();
  for (const located of findings) {
    const known = files.get(located.file.path);
    if (known) known.push(located);
    else files.set(located.file.path, [located]);
  }
  return files;
}

/** The preferred fixes of one file that do not get in each other's way. */
function together(findings: readonly Located[]): readonly Fix[] {
  const chosen: Fix[] = [];
  for (const { file, finding } of findings) {
    const fix = preferred(finding.fixes);
    if (fix && chosen.every((other) => areApart(fix, other, file))) chosen.push(fix);
  }
  return chosen;
}

/**
 * In C and C++ two fixes may declare the same variable. They go together only with the end of a function in between:
 * a brace at the start of a line.
 */
function areApart(one: Fix, other: Fix, { path, text }: SourceFile): boolean {
  if (one.edits.some((edit) => other.edits.some((another) => touch(edit.range, another.range)))) return false;
  if (/\.pyw?$/i.test(path)) return true;
  const [first, second] = [spanOf(one), spanOf(other)].sort((a, b) => a.start - b.start) as [Range, Range];
  return first.end <= second.start && /^\}/m.test(text.slice(first.end, second.start));
}

function touch(a: Range, b: Range): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function spanOf({ edits }: Fix): Range {
  return {
    start: Math.min(...edits.map(({ range }) => range.start)),
    end: Math.max(...edits.map(({ range }) => range.end)),
  };
}

function preferred(fixes: readonly Fix[]): Fix | undefined {
  return fixes.find((fix) => fix.preferred);
}

/** @param edits that do not overlap */
function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.range.start - a.range.start || b.range.end - a.range.end)
    .reduce(
      (result, { range, text: inserted }) => result.slice(0, range.start) + inserted + result.slice(range.end),
      text,
    );
}
