import * as vscode from 'vscode';
import assert from 'node:assert/strict';
import { closeAll, expectRules, open, problemsOf, until, withSettings, workspaceFolder } from './helpers';
import { server } from './samples';

const rule = 'missing-reuseaddr';

function file(): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder(), '.sockoptrc.json');
}

async function write(settings: object): Promise<void> {
  await vscode.workspace.fs.writeFile(file(), new TextEncoder().encode(JSON.stringify(settings)));
}

/** Waits until the first problem has a severity. */
async function expectSeverity(document: vscode.TextDocument, severity: vscode.DiagnosticSeverity): Promise<void> {
  await until(
    vscode.languages.onDidChangeDiagnostics,
    () => problemsOf(document)[0]?.severity === severity,
    () => `severity ${String(severity)}; it is ${String(problemsOf(document)[0]?.severity)}`,
  );
}

describe('.sockoptrc.json', () => {
  afterEach(async () => {
    await vscode.workspace.fs.delete(file()).then(undefined, () => undefined);
    await closeAll();
  });

  it('counts as soon as it is there, and no longer when it has gone', async () => {
    const document = await open(server);
    await expectRules(document, rule);
    await write({ rules: { [rule]: 'error' } });
    await expectSeverity(document, vscode.DiagnosticSeverity.Error);
    await write({ rules: { [rule]: 'off' } });
    await expectRules(document);
    await vscode.workspace.fs.delete(file());
    await expectRules(document, rule);
  });

  it('gives way to the settings, rule by rule', async () => {
    const document = await open(server);
    await expectRules(document, rule);
    await write({ rules: { [rule]: 'hint' } });
    await expectSeverity(document, vscode.DiagnosticSeverity.Hint);
    await withSettings({ rules: { 'wrong-level': 'warning', [rule]: 'error' } }, () =>
      expectSeverity(document, vscode.DiagnosticSeverity.Error),
    );
    await expectSeverity(document, vscode.DiagnosticSeverity.Hint);
  });

  it('names excluded files, platforms and the largest file', async () => {
    const document = await open(server, 'project-settings.c');
    await expectRules(document, rule);
    for (const settings of [{ exclude: ['project-*.c'] }, { targetPlatforms: ['windows'] }]) {
      await write(settings);
      await expectRules(document);
      await write({});
      await expectRules(document, rule);
    }
    await write({ targetPlatforms: ['windows'] });
    await expectRules(document);
    await withSettings({ targetPlatforms: ['linux'] }, () => expectRules(document, rule).then(() => undefined));
  });

  it('that makes no sense counts as empty', async () => {
    const document = await open(server);
    await expectRules(document, rule);
    await write({ rules: { [rule]: 'off' } });
    await expectRules(document);
    await vscode.workspace.fs.writeFile(file(), new TextEncoder().encode('{ "rules": '));
    await expectRules(document, rule);
    await write({ rules: { [rule]: 'loud' }, exclude: 'x', maxFileSize: -1, targetPlatforms: [7] });
    assert.deepEqual((await expectRules(document, rule)).length, 1);
  });
});
