/** Edits that write ignore comments: next to a line, or for the whole file. No editor needed. */
import type { Language } from '../core/languages/language';
import type { TextEdit } from '../core';

type Comment = Language['comment'];

/**
 * Silences a rule on one line: adds it to a directive that is there for the line, else writes one on a line of its own
 * before it, else behind it where a line of its own cannot stand.
 * @param text the document
 * @param line its lines, split at line ends, and which of them is meant
 * @returns undefined where the line has no place for a comment
 */
export function ignoreOnLine(lines: SourceLines, index: number, rule: string, comment: Comment): TextEdit | undefined {
  const line = lines.text(index);
  const previous = index > 0 ? lines.text(index - 1) : '';
  return (
    extend(line, lines.start(index), /sockopt-ignore(?!-)/, rule) ??
    (index > 0 ? extend(previous, lines.start(index - 1), /sockopt-ignore-next-line/, rule) : undefined) ??
    (previous.endsWith('\\')
      ? behind(line, lines.start(index), rule, comment)
      : {
          range: at(lines.start(index)),
          text: `${/^\s*/.exec(line)?.[0] ?? ''}${inComment(`sockopt-ignore-next-line ${rule}`, comment)}${lines.eol}`,
        })
  );
}

/** Silences a rule in the whole file, at its top: after a line for the shell, and after Python's line for the encoding. */
export function ignoreInFile(lines: SourceLines, rule: string, comment: Comment): TextEdit {
  for (let index = 0; index < lines.count; index++) {
    const edit = extend(lines.text(index), lines.start(index), /sockopt-ignore-file/, rule);
    if (edit) return edit;
  }
  let top = 0;
  if (lines.text(0).startsWith('#!')) top = 1;
  if (top < lines.count && /^[ \t\f]*#.*?coding[:=]/.test(lines.text(top))) top++;
  const directive = inComment(`sockopt-ignore-file ${rule}`, comment);
  if (top >= lines.count) {
    const last = lines.count - 1;
    return { range: at(lines.start(last) + lines.text(last).length), text: `${lines.eol}${directive}${lines.eol}` };
  }
  return { range: at(lines.start(top)), text: `${directive}${lines.eol}` };
}

/** A document as lines without their ends. */
export interface SourceLines {
  readonly count: number;
  readonly eol: string;
  text(index: number): string;
  /** Offset of the line's first character. */
  start(index: number): number;
}

/** Adds the rule to the list of a directive on this line; a directive without a list silences everything already. */
function extend(line: string, start: number, directive: RegExp, rule: string): TextEdit | undefined {
  const match = new RegExp(
    `${directive.source}\\s*:?\\s+[a-z]+(?:-[a-z]+)+(?:(?:\\s*,\\s*|\\s+)[a-z]+(?:-[a-z]+)+)*`,
  ).exec(line);
  return match ? { range: at(start + match.index + match[0].length), text: `, ${rule}` } : undefined;
}

/** On the same line, before a backslash that continues it (which only a block comment may precede). */
function behind(line: string, start: number, rule: string, { line: mark, block }: Comment): TextEdit | undefined {
  const text = `sockopt-ignore ${rule}`;
  const code = line.replace(/\s*\\$/, '');
  if (block) return { range: at(start + code.length), text: ` ${block[0]} ${text} ${block[1]}` };
  return mark === undefined || line.endsWith('\\')
    ? undefined
    : { range: at(start + line.length), text: `  ${mark} ${text}` };
}

function inComment(text: string, { line, block }: Comment): string {
  return line === undefined ? `${block?.[0] ?? ''} ${text} ${block?.[1] ?? ''}` : `${line} ${text}`;
}

function at(offset: number): TextEdit['range'] {
  return { start: offset, end: offset };
}
