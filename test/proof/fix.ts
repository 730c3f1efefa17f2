/** What the analysis makes of a sample: its findings, and the text with their preferred fixes applied. */
import type { Engine, TextEdit } from '../../src/core';

export interface Checked {
  /** Rule ids in the order of the text. */
  readonly rules: readonly string[];
  readonly problems: readonly string[];
  readonly fixed: string;
}

/** @param offered whether the first fix counts where none is preferred */
export async function check(engine: Engine, languageId: string, text: string, offered = false): Promise<Checked> {
  const { findings, problems } = await engine.analyze({ languageId, text });
  // Two findings may want the same import; it is added once.
  const edits = new Map<string, TextEdit>();
  for (const { fixes } of findings) {
    const fix = fixes.find((each) => each.preferred) ?? (offered ? fixes[0] : undefined);
    for (const edit of fix?.edits ?? []) edits.set(JSON.stringify(edit), edit);
  }
  return {
    rules: findings.map((finding) => finding.rule),
    problems: problems.map((problem) => problem.message),
    fixed: apply(text, [...edits.values()]),
  };
}

/** From the last to the first, so that the ranges stay true. */
function apply(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.range.start - a.range.start || b.range.end - a.range.end)
    .reduce(
      (result, { range, text: inserted }) => result.slice(0, range.start) + inserted + result.slice(range.end),
      text,
    );
}
