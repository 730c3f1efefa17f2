/** Findings for people. */
import type { Severity } from '../core';
import { SEVERITIES } from './arguments';
import type { FixedFile } from './fix';
import type { Located, Report } from './project';
import { paint, printable } from './terminal';

const COLORS: Readonly<Record<Severity, string>> = {
  off: '0',
  error: '31',
  warning: '33',
  information: '36',
  hint: '90',
};

/** Longest part of a source line that is shown, in UTF-16 units. */
const WIDTH = 160;

/** For each finding `path:line:column severity rule message`, the source line, and a caret under the call. */
export function formatText(report: Report, color: boolean): string {
  const entry = ({ file, lines, finding, start }: Located): string => {
    const place = paint('1', `${printable(file.path)}:${start.line}:${start.column}`, color);
    const severity = paint(COLORS[finding.severity], finding.severity, color);
    const head = `${place} ${severity} ${finding.rule} ${printable(finding.message)}`;
    const [source, column] = excerpt(lines.textOf(start.line), start.column - 1);
    const margin = source.slice(0, column).replace(/[^\t]/g, ' ');
    return `${head}\n    ${printable(source)}\n    ${margin}${paint('32', '^', color)}\n`;
  };
  return report.findings.map(entry).join('');
}

/** The part of a long line around a column, and the column in it. */
function excerpt(line: string, column: number): readonly [string, number] {
  if (line.length <= WIDTH) return [line, column];
  const from = Math.max(0, Math.min(column - WIDTH / 4, line.length - WIDTH));
  const [left, right] = [from > 0 ? '…' : '', from + WIDTH < line.length ? '…' : ''];
  return [left + line.slice(from, from + WIDTH) + right, column - from + left.length];
}

/** The last line. @param fixed what was fixed, where that was asked for */
export function summary({ files, findings }: Report, fixed?: readonly FixedFile[]): string {
  const perSeverity = [...SEVERITIES]
    .reverse()
    .map((severity) => [severity, findings.filter(({ finding }) => finding.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => (severity === 'information' ? `${count} information` : number(count, severity)));
  const kinds = perSeverity.length > 0 ? ` (${perSeverity.join(', ')})` : '';
  const gone = fixed?.reduce((sum, file) => sum + file.fixed, 0);
  const first =
    fixed && gone !== undefined ? `Fixed ${number(gone, 'finding')} in ${number(fixed.length, 'file')}. ` : '';
  return `${first}${number(findings.length, 'finding')}${fixed ? ' left' : ''} in ${number(files, 'file')}${kinds}.\n`;
}

function number(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
