/** Our own Markdown as text for a terminal. Knows what the knowledge's renderers write, not all of Markdown. */
import { paint } from './terminal';

export interface TextStyle {
  readonly color: boolean;
  /** Width to wrap at; undefined: lines stay as long as they are. */
  readonly columns: number | undefined;
}

const PLAIN: TextStyle = { color: false, columns: undefined };

/** Longest line that reads well. */
const WIDEST = 100;

export function markdownAsText(markdown: string, style: TextStyle = PLAIN): string {
  const out: string[] = [];
  const lines = markdown.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    if (line.startsWith('```')) {
      for (at++; at < lines.length && !lines[at]!.startsWith('```'); at++)
        out.push(lines[at] === '' ? '' : `    ${lines[at]!}`);
    } else if (line.startsWith('|')) {
      const rows: string[] = [];
      for (; lines[at]?.startsWith('|'); at++) rows.push(lines[at]!);
      at--;
      out.push(...table(rows, style.color));
    } else {
      const heading = /^#+ (.*)/.exec(line);
      if (heading) out.push(...headingLines(inline(heading[1]!, false), style.color));
      else out.push(...wrap(inline(line, style.color), style.columns));
    }
  }
  return `${out.join('\n').trimEnd()}\n`;
}

function headingLines(text: string, color: boolean): readonly string[] {
  return color ? [paint('1', text, color)] : [text, '-'.repeat(text.length)];
}

/** Code, emphasis, links and escapes within a line. */
function inline(text: string, color: boolean): string {
  const pattern =
    /\\([!-/:-@[-`{-~])|(`+) ?([^]*?) ?\2(?!`)|\*\*((?:\\.|[^*])+)\*\*|\*((?:\\.|[^*])+)\*|\[((?:\\.|[^\]])+)\]\(([^)]+)\)/g;
  return text.replace(
    pattern,
    (
      _,
      escaped?: string,
      _fence?: string,
      code?: string,
      strong?: string,
      weak?: string,
      label?: string,
      url?: string,
    ) => {
      if (escaped !== undefined) return escaped;
      if (code !== undefined) return paint('36', code, color);
      if (strong !== undefined) return paint('1', inline(strong, false), color);
      if (weak !== undefined) return inline(weak, color);
      return `${inline(label ?? '', color)} (${url ?? ''})`;
    },
  );
}

/** Cells in columns. */
function table(rows: readonly string[], color: boolean): readonly string[] {
  const cells = rows
    .filter((row) => !/^\|(?: ?-+ ?\|)+$/.test(row))
    .map((row) =>
      row
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => inline(cell.trim().replaceAll('\\|', '|'), false)),
    );
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  return cells.map((row, index) => {
    const text = row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
    return index === 0 ? paint('4', text, color) : text;
  });
}

/** Wraps at spaces; what follows a list's mark or a quote's bar is indented like the first line. */
function wrap(line: string, columns: number | undefined): readonly string[] {
  if (columns === undefined) return [line];
  const width = Math.min(columns, WIDEST);
  const mark = /^(?:> ?|- |\d+\. )/.exec(line)?.[0] ?? '';
  const indent = mark.startsWith('>') ? mark : ' '.repeat(mark.length);
  const out: string[] = [];
  let current = mark;
  let length = mark.length;
  for (const word of line.slice(mark.length).split(' ')) {
    // eslint-disable-next-line no-control-regex -- colours take no room
    const wordLength = word.replace(/\u001b\[\d+m/g, '').length;
    const isFirst = length === mark.length;
    if (!isFirst && length + 1 + wordLength > width) {
      out.push(current);
      current = indent + word;
      length = indent.length + wordLength;
    } else {
      current += isFirst ? word : ` ${word}`;
      length += wordLength + (isFirst ? 0 : 1);
    }
  }
  return [...out, current];
}
