import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionTitled, actionsAt, closeAll, expectRules, open, perform, show } from './helpers';
import { late, pythonServer, server } from './samples';

describe('quick fixes', () => {
  afterEach(closeAll);

  it('set the option before bind, as the preferred fix, and the problem goes away', async () => {
    const document = await show(server);
    const [problem] = await expectRules(document, 'missing-reuseaddr');
    assert.ok(problem);
    const preferred = (await actionsAt(document, problem.range)).filter(({ isPreferred }) => isPreferred);
    assert.equal(preferred.length, 1);
    assert.ok(preferred[0]);
    await perform(preferred[0]);
    const text = document.getText();
    assert.ok(text.indexOf('SO_REUSEADDR') > 0 && text.indexOf('SO_REUSEADDR') < text.indexOf('bind('), text);
    await expectRules(document);
  });

  it('keep the line ends of a CRLF file', async () => {
    const document = await show(server.replaceAll('\n', '\r\n'));
    const [problem] = await expectRules(document, 'missing-reuseaddr');
    assert.ok(problem);
    await perform(await actionTitled(document, problem.range, /^Set SO_REUSEADDR/));
    assert.doesNotMatch(document.getText(), /(?<!\r)\n/);
    await expectRules(document);
  });

  it('move an option that comes too late, and name the right level', async () => {
    const document = await open(late);
    const [tooLate] = await expectRules(document, 'option-too-late', 'wrong-level');
    assert.ok(tooLate);
    await perform(await actionTitled(document, tooLate.range, /^Move/));
    const [wrongLevel] = await expectRules(document, 'wrong-level');
    assert.ok(document.getText().indexOf('SO_REUSEADDR') < document.getText().indexOf('bind('));
    assert.ok(wrongLevel);
    await perform(await actionTitled(document, wrongLevel.range, /IPPROTO_TCP/));
    await expectRules(document);
    assert.match(document.getText(), /setsockopt\(fd, IPPROTO_TCP, TCP_NODELAY/);
  });

  it('write C++ and Python as they are written', async () => {
    for (const [ending, text, expected] of [
      ['.cpp', server, /setsockopt\(fd, SOL_SOCKET, SO_REUSEADDR, [\s\S]*bind\(/],
      ['.py', pythonServer, /\nlistener\.setsockopt\(socket\.SOL_SOCKET, socket\.SO_REUSEADDR, 1\)\nlistener\.bind/],
    ] as const) {
      const document = await open(text, ending);
      const [problem] = await expectRules(document, 'missing-reuseaddr');
      assert.ok(problem);
      const [preferred] = (await actionsAt(document, problem.range)).filter(({ isPreferred }) => isPreferred);
      assert.ok(preferred, ending);
      await perform(preferred);
      assert.match(document.getText(), expected);
      await expectRules(document);
    }
  });

  it('are offered for the problem at the cursor only', async () => {
    const document = await open(late);
    const [tooLate, wrongLevel] = await expectRules(document, 'option-too-late', 'wrong-level');
    assert.ok(tooLate && wrongLevel);
    const titles = (await actionsAt(document, wrongLevel.range)).map(({ title }) => title);
    assert.ok(titles.includes('Explain: wrong-level'), titles.join());
    assert.ok(!titles.includes('Explain: option-too-late'), titles.join());
    assert.deepEqual(await actionsAt(document, new vscode.Range(0, 0, 0, 0)), []);
  });

  it('are not offered when only another kind of action is asked for', async () => {
    const document = await open(server);
    const [problem] = await expectRules(document, 'missing-reuseaddr');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem?.range,
      vscode.CodeActionKind.SourceFixAll.value,
    );
    assert.deepEqual(actions, []);
  });

  it('are applied by the command behind a link, wherever the finding has moved to', async () => {
    const document = await open(server);
    await expectRules(document, 'missing-reuseaddr');
    const address = { uri: document.uri.toString(), rule: 'missing-reuseaddr', offset: 3, fix: 0 };
    await vscode.commands.executeCommand('sockopt.applyFix', address);
    assert.match(document.getText(), /SO_REUSEADDR/);
    await expectRules(document);
  });
});
