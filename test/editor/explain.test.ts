import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionTitled, closeAll, expectPanels, expectRules, panels, perform, show, until } from './helpers';
import { server } from './samples';

describe('the panel', () => {
  afterEach(closeAll);

  it('opens beside the editor, once', async () => {
    await show(server);
    await vscode.commands.executeCommand('sockopt.explainTimeWait');
    await expectPanels(1);
    await vscode.commands.executeCommand('sockopt.explainTimeWait');
    await expectPanels(1);
    const [panel] = panels();
    assert.equal(panel?.group.viewColumn, vscode.ViewColumn.Two);
  });

  it('opens from the quick fix menu', async () => {
    const document = await show(server);
    const [problem] = await expectRules(document, 'missing-reuseaddr');
    assert.ok(problem);
    await perform(await actionTitled(document, problem.range, 'Explain: missing-reuseaddr'));
    await expectPanels(1);
  });

  it('opens without a word from arguments that make no sense', async () => {
    for (const argument of [7, 'x', { uri: 3 }, null]) {
      await vscode.commands.executeCommand('sockopt.explainTimeWait', argument);
    }
    await expectPanels(1);
    for (const argument of [undefined, 7, { uri: 'untitled:nothing' }]) {
      await vscode.commands.executeCommand('sockopt.applyFix', argument);
    }
  });
});

describe('the link behind a rule id', () => {
  afterEach(closeAll);

  it('opens the panel and leaves the file in front, with no tab of its own', async () => {
    const document = await show(server, 'a%20link (1) #ü.c');
    const [problem] = await expectRules(document, 'missing-reuseaddr');
    assert.ok(problem && typeof problem.code === 'object');
    const { target } = problem.code;
    await vscode.commands.executeCommand('vscode.open', target);
    await expectPanels(1);
    await until(
      vscode.window.onDidChangeActiveTextEditor,
      () => vscode.window.activeTextEditor?.document === document,
      () => 'the file in front',
    );
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    assert.deepEqual(
      tabs.filter(({ input }) => input instanceof vscode.TabInputText).map(({ label }) => label),
      ['a%20link (1) #ü.c'],
    );
  });

  it('leads to text where it is opened without an address', async () => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('sockopt-lens:/missing-reuseaddr.md'));
    assert.match(document.getText(), /TIME_WAIT/);
  });
});
