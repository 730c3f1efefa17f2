import * as vscode from 'vscode';
import type { Elsewhere, Position, Range, Severity, TextEdit } from '../core';

/** Where offsets of a text lie: in a document, or in a file that is not open. */
export type Positions = Pick<vscode.TextDocument, 'uri' | 'positionAt'>;

/** A range of the analysed text as one of the document, which must be at the version that was analysed. */
export function toRange(document: Positions, { start, end }: Range): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** A place in a file whose text is not at hand. */
export function toLocation({ start, end }: Elsewhere, uri: vscode.Uri): vscode.Location {
  const at = ({ line, column }: Position): vscode.Position => new vscode.Position(line - 1, column - 1);
  return new vscode.Location(uri, new vscode.Range(at(start), at(end)));
}

/** Edits of the analysed text as an edit of its document. */
export function toWorkspaceEdit(document: vscode.TextDocument, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const result = new vscode.WorkspaceEdit();
  result.set(
    document.uri,
    edits.map(({ range, text }) => vscode.TextEdit.replace(toRange(document, range), text)),
  );
  return result;
}

export function toSeverity(severity: Exclude<Severity, 'off'>): vscode.DiagnosticSeverity {
  switch (severity) {
    case 'hint':
      return vscode.DiagnosticSeverity.Hint;
    case 'information':
      return vscode.DiagnosticSeverity.Information;
    case 'warning':
      return vscode.DiagnosticSeverity.Warning;
    case 'error':
      return vscode.DiagnosticSeverity.Error;
  }
}
