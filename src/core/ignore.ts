/** Ignore comments: `sockopt-ignore`, `sockopt-ignore-next-line`, `sockopt-ignore-file`, each with rule ids or for all rules. */
import type { Finding } from './model';

const DIRECTIVE =
  /sockopt-ignore(-next-line|-file)?(?![-\w])(?:\s*:?[ \t]+((?:[a-z]+(?:-[a-z]+)+)(?:[ \t]*,[ \t]*[a-z]+(?:-[a-z]+)+|[ \t]+[a-z]+(?:-[a-z]+)+(?=[ \t]*(?:\*\/|,|$|[ \t][a-z]+-)))*))?/gm;

interface Directive {
  readonly scope: 'line' | 'next-line' | 'file';
  readonly line: number;
  /** Empty: every rule. */
  readonly rules: readonly string[];
}

/** Whether the text has any directive: a plain search, quick because it is for few characters that begin with a rare one. */
export function hasDirectives(text: string): boolean {
  return text.includes('kopt-i') && text.includes('sockopt-ignore');
}

/** The findings that no directive silences. `isComment` says whether an offset lies in a comment of the file. */
export function withoutIgnored(
  findings: readonly Finding[],
  text: string,
  isComment: (offset: number) => boolean,
): readonly Finding[] {
  if (findings.length === 0 || !hasDirectives(text)) return findings;
  const lineOf = lineCounter(text);
  const directives: Directive[] = [];
  for (const match of text.matchAll(DIRECTIVE)) {
    if (!isComment(match.index)) continue;
    const scope = match[1] === undefined ? 'line' : match[1] === '-file' ? 'file' : 'next-line';
    directives.push({
      scope,
      line: lineOf(match.index),
      rules: match[2]?.split(/[\s,]+/).filter((rule) => rule !== '') ?? [],
    });
  }
  return findings.filter((finding) => {
    const line = lineOf(finding.range.start);
    return !directives.some(
      (directive) =>
        (directive.rules.length === 0 || directive.rules.includes(finding.rule)) &&
        (directive.scope === 'file' ||
          (directive.scope === 'line' ? directive.line === line : directive.line + 1 === line)),
    );
  });
}

/** Line number of an offset, from 0. */
function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}
