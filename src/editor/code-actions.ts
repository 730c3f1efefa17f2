import * as vscode from 'vscode';
import type { Finding, TextEdit } from '../core';
import type { Analyzer } from './analyzer';
import type { Checker } from './checker';
import { commands } from './commands';
import { toRange, toWorkspaceEdit } from './convert';
import { ruleOf } from './diagnostics';
import type { DocumentFilter } from './documents';
import type { FindingAddress } from './findings';
import { ignoreInFile, ignoreOnLine, type SourceLines } from './ignore-edits';

/** Answers to a problem: its fixes, what explains it, and three ways to silence it. */
export function registerCodeActions(analyzer: Analyzer, checker: Checker, filter: DocumentFilter): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    [...filter.languages],
    {
      async provideCodeActions(document, _range, context) {
        const problems = context.diagnostics.filter((diagnostic) => ruleOf(diagnostic) !== undefined);
        if (problems.length === 0) return [];
        const { version } = document;
        const analysis = await checker.analysisOf(document);
        const comment = await analyzer.commentOf(document.languageId);
        if (analysis === undefined || document.version !== version) return [];
        return problems.flatMap((problem) => {
          const finding = findingOf(document, analysis.findings, problem);
          if (finding === undefined) return [];
          return [
            ...fixes(document, finding, problem),
            explanation(document, finding, problem),
            ...silencers(document, finding, problem, comment),
          ];
        });
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

/** The finding that a problem stands for; the problem may be older and have moved with the text around it. */
function findingOf(
  document: vscode.TextDocument,
  findings: readonly Finding[],
  problem: vscode.Diagnostic,
): Finding | undefined {
  const rule = ruleOf(problem);
  const same = findings.filter((finding) => finding.rule === rule);
  return (
    same.find((finding) => toRange(document, finding.range).isEqual(problem.range)) ??
    same.find((finding) => toRange(document, finding.range).intersection(problem.range) !== undefined)
  );
}

function action(title: string, problem: vscode.Diagnostic): vscode.CodeAction {
  const result = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  result.diagnostics = [problem];
  return result;
}

function fixes(document: vscode.TextDocument, finding: Finding, problem: vscode.Diagnostic): vscode.CodeAction[] {
  return finding.fixes.map((fix) => {
    const result = action(fix.title, problem);
    result.edit = toWorkspaceEdit(document, fix.edits);
    result.isPreferred = fix.preferred;
    return result;
  });
}

function explanation(document: vscode.TextDocument, finding: Finding, problem: vscode.Diagnostic): vscode.CodeAction {
  const title = `Explain: ${finding.rule}`;
  const address: FindingAddress = { uri: document.uri.toString(), rule: finding.rule, offset: finding.range.start };
  const result = action(title, problem);
  result.command = { title, command: commands.explain, arguments: [address] };
  return result;
}

function silencers(
  document: vscode.TextDocument,
  { rule, range }: Finding,
  problem: vscode.Diagnostic,
  comment: Parameters<typeof ignoreInFile>[2],
): vscode.CodeAction[] {
  const lines = sourceLines(document);
  const result: vscode.CodeAction[] = [];
  const offer = (title: string, edit: TextEdit | undefined): void => {
    if (edit === undefined) return;
    const silencer = action(title, problem);
    silencer.edit = toWorkspaceEdit(document, [edit]);
    result.push(silencer);
  };
  offer(`Ignore ${rule} on this line`, ignoreOnLine(lines, document.positionAt(range.start).line, rule, comment));
  offer(`Ignore ${rule} in this file`, ignoreInFile(lines, rule, comment));
  if (vscode.workspace.workspaceFolders !== undefined) {
    const title = `Ignore ${rule} in this workspace`;
    const silencer = action(title, problem);
    silencer.command = { title, command: commands.switchOff, arguments: [rule] };
    result.push(silencer);
  }
  return result;
}

function sourceLines(document: vscode.TextDocument): SourceLines {
  return {
    count: document.lineCount,
    eol: document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n',
    text: (index) => document.lineAt(index).text,
    start: (index) => document.offsetAt(new vscode.Position(index, 0)),
  };
}
