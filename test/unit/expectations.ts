/** Caret comments in samples: what must be found, and where. */
import type { Finding } from '../../src/core';

const caretLine = /^\s*(?:\/\/|#|\/\*)[ \t]*(\^+)[ \t]+([a-z-]+)(?::[ \t]*(.*?))?(?:[ \t]*\*\/)?\s*$/;

export interface Expected {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly rule: string;
  readonly message?: string;
}

/** The caret comments of a text, each about the last line before it that is none. */
export function expectations(text: string): readonly Expected[] {
  const expected: Expected[] = [];
  let subject = 0;
  text.split(/\r?\n/).forEach((line, index) => {
    const match = caretLine.exec(line);
    if (!match) {
      subject = index;
      return;
    }
    const carets = match[1]!;
    expected.push({
      line: subject + 1,
      column: line.indexOf(carets) + 1,
      length: carets.length,
      rule: match[2]!,
      ...(match[3] === undefined ? {} : { message: match[3] }),
    });
  });
  return expected;
}

/** Findings in the form of expectations. */
export function actual(text: string, findings: readonly Finding[]): readonly Expected[] {
  return findings.map(({ range, rule, message }) => {
    const before = text.slice(0, range.start).split('\n');
    return { line: before.length, column: before.at(-1)!.length + 1, length: range.end - range.start, rule, message };
  });
}

export const place = ({ line, column, length, rule }: Expected): string =>
  `${String(line)}:${String(column)}+${String(length)} ${rule}`;
