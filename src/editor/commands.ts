import * as vscode from 'vscode';
import type { Checker } from './checker';
import { toWorkspaceEdit } from './convert';
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

/** Internal commands behind links and code actions; the others stand in the manifest. */
export const commands = {
  explain: 'sockopt.explainTimeWait',
  checkFile: 'sockopt.checkFile',
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
  checker: Checker,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const register = vscode.commands.registerCommand;
  return vscode.Disposable.from(
    register(commands.explain, async (address?: unknown) => {
      await explain(context, checker, isPlaceAddress(address) ? address : undefined);
    }),
    register(commands.checkFile, async () => {
      await checkActive(checker);
    }),
    register(commands.showLog, () => {
      log.show();
    }),
    register(commands.applyFix, async (address: unknown) => {
      if (isFindingAddress(address)) await applyFix(checker, { fix: 0, ...address });
    }),
    register(commands.switchOff, async (rule: unknown) => {
      if (typeof rule === 'string') await switchOff(rule);
    }),
  );
}

/** Opens the panel: on a finding, on the socket that a call belongs to, or on nothing in particular. */
export async function explain(
  context: vscode.ExtensionContext,
  checker: Checker,
  address?: PlaceAddress,
): Promise<void> {
  ExplainerPanel.show(context, address && (await explainerTarget(checker, address)));
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
