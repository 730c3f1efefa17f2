/** Findings as text for people and as JSON for programs. */
import type { Located, Report } from './check';

export function formatJson(report: Report): string {
  const findings = report.findings.map(({ path, finding, start, end, socket }) => ({
    path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    fixable: finding.fixes.some((fix) => fix.preferred),
    ...(socket ? { socket: { handle: socket.handle, domains: socket.domains, types: socket.types } } : {}),
  }));
  return `${JSON.stringify({ version: 1, files: report.files, findings }, undefined, 2)}\n`;
}

const COLORS: Readonly<Record<string, string>> = { error: '31', warning: '33', information: '36', hint: '90' };

/** `path:line:column severity rule message`, the source line, a caret; a summary at the end. */
export function formatText(report: Report, color: boolean): string {
  const paint = (code: string, text: string): string => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
  const entry = ({ path, finding, start, source }: Located): string => {
    const head = `${path}:${String(start.line)}:${String(start.column)} ${paint(COLORS[finding.severity] ?? '0', finding.severity)} ${finding.rule} ${finding.message}`;
    const margin = source.slice(0, start.column - 1).replace(/[^\t]/g, ' ');
    return `${head}\n    ${printable(source)}\n    ${margin}${paint('32', '^')}\n`;
  };
  const count = report.findings.length;
  const summary = `${String(count)} ${count === 1 ? 'finding' : 'findings'} in ${String(report.files)} ${report.files === 1 ? 'file' : 'files'}.\n`;
  return `${report.findings.map(entry).join('')}${summary}`;
}

/** A source line cannot move the cursor or change the colours of the terminal. */
function printable(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd');
}
