/** Findings for programs. */
import type { Report } from './project';

export function formatJson(report: Report): string {
  const findings = report.findings.map(({ file, finding, start, end, socket }) => ({
    path: file.path,
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
