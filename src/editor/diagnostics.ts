import * as vscode from 'vscode';
import type { Finding } from '../core';
import type { Checked, Checker } from './checker';
import { type Positions, toLocation, toRange, toSeverity } from './convert';
import { explanationUri } from './explain-link';
import { uriOf } from './project-index';

/** Short and stable: other extensions and users' settings key on it. */
export const source = 'sockopt';

/** Shows findings as problems for as long as their document is open and checked. */
export function registerDiagnostics(checker: Checker): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection(source);
  return vscode.Disposable.from(
    collection,
    checker.onDidCheck(({ document, analysis }: Checked) => {
      collection.set(document.uri, toDiagnostics(document, analysis.findings));
    }),
    checker.onDidClear((uri) => {
      collection.delete(uri);
    }),
  );
}

/** The rule id of a problem of ours, undefined for all others. */
export function ruleOf(diagnostic: vscode.Diagnostic): string | undefined {
  if (diagnostic.source !== source || typeof diagnostic.code !== 'object') return undefined;
  return String(diagnostic.code.value);
}

/** Findings of a text as problems of its document or file. */
export function toDiagnostics(document: Positions, findings: readonly Finding[]): vscode.Diagnostic[] {
  return findings.flatMap((finding) => toDiagnostic(document, finding) ?? []);
}

function toDiagnostic(document: Positions, finding: Finding): vscode.Diagnostic | undefined {
  if (finding.severity === 'off') return undefined;
  const diagnostic = new vscode.Diagnostic(
    toRange(document, finding.range),
    finding.message,
    toSeverity(finding.severity),
  );
  diagnostic.source = source;
  diagnostic.code = { value: finding.rule, target: explanationUri(document.uri, finding) };
  diagnostic.relatedInformation = finding.related.map(
    ({ range, message, elsewhere }) =>
      new vscode.DiagnosticRelatedInformation(
        elsewhere
          ? toLocation(elsewhere, uriOf(elsewhere.path))
          : new vscode.Location(document.uri, toRange(document, range)),
        message,
      ),
  );
  if (finding.unnecessary === true) diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  return diagnostic;
}
