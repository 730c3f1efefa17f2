/** Parts of the extension beside the extension's own, in the hands of a test. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Analyzer } from '../../src/editor/analyzer';
import { Checker } from '../../src/editor/checker';
import { DocumentFilter } from '../../src/editor/documents';
import { ProblemReporter } from '../../src/editor/problems';
import { ProjectIndex } from '../../src/editor/project-index';
import { ProjectSettings } from '../../src/editor/project-settings';
import { SettingsReader } from '../../src/editor/settings';
import { WorkspaceChecker } from '../../src/editor/workspace-checker';
import { serve, type Thread } from '../../src/worker/thread';

/** What the analysis runs in here: no thread of its own. */
export function threadHere(): Thread {
  let toService: (message: unknown) => void = () => undefined;
  let toEditor: (message: unknown) => void = () => undefined;
  const service = serve({
    post: (message) => queueMicrotask(() => toEditor(message)),
    onMessage: (listener) => (toService = listener),
  });
  return {
    post: (message) => queueMicrotask(() => toService(message)),
    onMessage: (listener) => (toEditor = listener),
    onEnd: () => undefined,
    terminate: () => void service.dispose(),
  };
}

/** A checker of C. @param start starts the thread of its analysis */
export async function withChecker(test: (checker: Checker) => Promise<void>, start = threadHere): Promise<void> {
  const extension = vscode.extensions.getExtension('sockopt-lens.sockopt-lens');
  assert.ok(extension);
  const log = vscode.window.createOutputChannel('Sockopt Lens (test)', { log: true });
  const analyzer = new Analyzer(extension.extensionUri, () => Promise.resolve(start()));
  const project = new ProjectSettings(log);
  const settings = new SettingsReader(log, [], project);
  const filter = new DocumentFilter(['c']);
  const index = new ProjectIndex(analyzer, settings, filter);
  const checker = new Checker(analyzer, index, settings, filter, new ProblemReporter(log));
  try {
    await test(checker);
  } finally {
    for (const part of [checker, index, analyzer, project, log]) part.dispose();
  }
}

/** A check of the workspace beside the extension's own: its token and its progress are in our hands. */
export async function withWorkspaceChecker(test: (checker: WorkspaceChecker) => Promise<void>): Promise<void> {
  const extension = vscode.extensions.getExtension('sockopt-lens.sockopt-lens');
  assert.ok(extension);
  const log = vscode.window.createOutputChannel('Sockopt Lens (test)', { log: true });
  const problems = new ProblemReporter(log);
  const analyzer = new Analyzer(extension.extensionUri, () => Promise.resolve(threadHere()));
  const project = new ProjectSettings(log);
  const settings = new SettingsReader(log, [], project);
  const filter = new DocumentFilter([]);
  const index = new ProjectIndex(analyzer, settings, filter);
  const checker = new Checker(analyzer, index, settings, filter, problems);
  const workspace = new WorkspaceChecker(analyzer, index, settings, filter, checker, problems);
  try {
    await test(workspace);
  } finally {
    for (const part of [workspace, checker, index, analyzer, project, log]) part.dispose();
  }
}
