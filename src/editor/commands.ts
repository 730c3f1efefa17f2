import * as vscode from 'vscode';
import type { Analyzer } from './analyzer';
import type { Checker } from './checker';
import { toWorkspaceEdit } from './convert';
import { chooseOption } from './explain-option';
import type { PanelLink } from '../explainer/messages';
import { isPanelLink } from '../explainer/validate';
import { ExplainerPanel } from './explainer-panel';
import {
  explainerTarget,
  type FindingAddress,
  findDocument,
  isFindingAddress,
  isPlaceAddress,
  nearestFinding,
  type PlaceAddress,
} from './findings';
import type { ProblemReporter } from './problems';
import type { WorkspaceChecker, WorkspaceReport } from './workspace-checker';

/** Internal commands behind links and code actions; the others stand in the manifest. */
export const commands = {
  explain: 'sockopt.explainTimeWait',
  explainOption: 'sockopt.explainOption',
  checkFile: 'sockopt.checkFile',
  checkWorkspace: 'sockopt.checkWorkspace',
  showLog: 'sockopt.showLog',
  applyFix: 'sockopt.applyFix',
  switchOff: 'sockopt.switchOffInWorkspace',
} as const;

/** What {@link commands.applyFix} is called with. */
export interface FixAddress extends FindingAddress {
  /** Number of the fix among the finding's. */
  readonly fix: number;
}

export function registerCommands(
  context: vscode.ExtensionContext,
  analyzer: Analyzer,
  checker: Checker,
  workspace: WorkspaceChecker,
  problems: ProblemReporter,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const register = vscode.commands.registerCommand;
  /** What fails without the analysis: whoever asks for it is told. VS Code would show the error as it is. */
  const guarded = (command: string, run: (argument?: unknown) => unknown): vscode.Disposable =>
    register(command, async (argument?: unknown) => {
      try {
        return await run(argument);
      } catch (error) {
        problems.failed(error, 'asked for');
        return undefined;
      }
    });
  let checking: Promise<WorkspaceReport | undefined> | undefined;
  return vscode.Disposable.from(
    guarded(commands.explain, (address) =>
      explain(
        context,
        checker,
        isPlaceAddress(address) ? address : undefined,
        isPanelLink(address) ? address : undefined,
      ),
    ),
    guarded(commands.explainOption, async (name) => {
      const option = await chooseOption(analyzer, typeof name === 'string' ? name : undefined);
      if (option !== undefined) await ExplainerPanel.show(context, undefined, { view: 'reference', step: option });
    }),
    guarded(commands.checkFile, async () => {
      await checkActive(checker);
    }),
    guarded(commands.checkWorkspace, () => {
      // Asked for again while it is under way, it is the same one.
      checking ??= checkWorkspace(workspace, log).finally(() => {
        checking = undefined;
      });
      return checking;
    }),
    register(commands.showLog, () => {
      log.show();
    }),
    guarded(commands.applyFix, async (address) => {
      if (isFindingAddress(address)) await applyFix(checker, { fix: 0, ...address });
    }),
    register(commands.switchOff, async (rule: unknown) => {
      if (typeof rule === 'string') await switchOff(rule);
    }),
  );
}

/** Opens the panel: on a finding, on the socket that a call belongs to, at a place of its own, or on nothing in particular. */
export async function explain(
  context: vscode.ExtensionContext,
  checker: Checker,
  address?: PlaceAddress,
  link?: PanelLink,
): Promise<void> {
  await ExplainerPanel.show(context, address && explainerTarget(checker, address), link);
}

async function checkActive(checker: Checker): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document === undefined) {
    void vscode.window.showInformationMessage('There is no file in front to check.');
    return;
  }
  const outcome = await checker.check(document);
  if (outcome === 'excluded') {
    void vscode.window.showInformationMessage('This file is not checked: the setting sockopt.exclude leaves it out.');
  } else if (outcome === 'not ours') {
    void vscode.window.showInformationMessage(
      `Sockopt Lens does not check files of this kind (${document.languageId}).`,
    );
  }
}

/** @returns what was checked, for whoever runs the command by its name; undefined where it was cancelled */
async function checkWorkspace(
  workspace: WorkspaceChecker,
  log: vscode.LogOutputChannel,
): Promise<WorkspaceReport | undefined> {
  const report = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Sockopt Lens', cancellable: true },
    (progress, token) => workspace.check(token, (message) => progress.report({ message })),
  );
  if (report === undefined) {
    log.info('The check of the workspace was cancelled.');
    return undefined;
  }
  const { files, findings, unchecked } = report;
  const result =
    files === 0
      ? 'There is no file to check in this workspace.'
      : `${findings === 0 ? 'No findings' : counted(findings, 'finding')} in ${counted(files, 'file')}.`;
  const message =
    unchecked === 0 ? result : `${result} ${counted(unchecked, 'file')} could not be checked; see the log.`;
  log.info(message);
  const actions = [...(findings > 0 ? ['Show Problems'] : []), ...(unchecked > 0 ? ['Show Log'] : [])];
  void vscode.window.showInformationMessage(message, ...actions).then((choice) => {
    if (choice === 'Show Problems') void vscode.commands.executeCommand('workbench.actions.view.problems');
    else if (choice === 'Show Log') log.show();
  });
  return report;
}

function counted(count: number, what: string): string {
  return `${count} ${count === 1 ? what : `${what}s`}`;
}

async function applyFix(checker: Checker, address: FixAddress): Promise<void> {
  const found = await findDocument(checker, address);
  const fix = found && nearestFinding(found.analysis, address)?.fixes[address.fix];
  if (!fix || !(await vscode.workspace.applyEdit(toWorkspaceEdit(found.document, fix.edits)))) {
    void vscode.window.showInformationMessage('The code has changed, and the fix no longer applies.');
  }
}

/** Adds the rule to the workspace's settings, switched off; what stands there already stays. */
async function switchOff(rule: string): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('sockopt');
  const present: unknown = configuration.inspect('rules')?.workspaceValue;
  const rules = typeof present === 'object' && present !== null && !Array.isArray(present) ? present : {};
  await configuration.update('rules', { ...rules, [rule]: 'off' }, vscode.ConfigurationTarget.Workspace);
}
