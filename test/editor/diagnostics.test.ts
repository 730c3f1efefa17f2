import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, expectRules, open, problemsOf, replace, show, until } from './helpers';
import { late, server } from './samples';

describe('problems', () => {
  afterEach(closeAll);

  it('appear when a file is opened: on bind, with what will happen and when', async () => {
    const document = await show(server);
    const [problem] = await expectRules(document, 'missing-reuseaddr');
    assert.ok(problem);
    assert.equal(document.getText(problem.range), 'bind');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(problem.message, /^TCP listener without SO_REUSEADDR: .*"Address already in use".*port 7007/);
    assert.match(problem.message, /60 s on Linux/);
  });

  it('say in which other places it happens', async () => {
    const document = await show(server);
    const [problem] = await expectRules(document, 'missing-reuseaddr');
    const related = problem?.relatedInformation ?? [];
    assert.deepEqual(
      related.map(({ message, location }) => [message, document.getText(location.range).split('(')[0]]),
      [
        ['The socket is created here.', 'socket'],
        ['It listens here.', 'listen'],
      ],
    );
    assert.ok(related.every(({ location }) => location.uri.toString() === document.uri.toString()));
  });

  it('have a severity of their rule, and mark code without effect', async () => {
    const [tooLate, wrongLevel] = await expectRules(await open(late), 'option-too-late', 'wrong-level');
    assert.ok(tooLate && wrongLevel);
    assert.equal(tooLate.severity, vscode.DiagnosticSeverity.Warning);
    assert.deepEqual(tooLate.tags, [vscode.DiagnosticTag.Unnecessary]);
    assert.equal(wrongLevel.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(wrongLevel.tags?.length ?? 0, 0);
  });

  it('follow the text: they vanish when an edit mends it and come back when it is undone', async () => {
    const document = await show(server);
    await expectRules(document, 'missing-reuseaddr');
    await replace(document, 'htons(7007)', '0');
    await expectRules(document);
    await vscode.commands.executeCommand('undo');
    await expectRules(document, 'missing-reuseaddr');
  });

  it('are found again after lines were inserted above', async () => {
    const document = await show(server);
    await expectRules(document, 'missing-reuseaddr');
    await replace(document, 'int serve', '/* one\n   two */\nint serve');
    await replace(document, '7007', '7070');
    await until(
      vscode.languages.onDidChangeDiagnostics,
      () => problemsOf(document).some(({ message }) => message.includes('7070')),
      () => 'a message about port 7070',
    );
    const [problem] = problemsOf(document);
    assert.ok(problem);
    assert.equal(document.getText(problem.range), 'bind');
  });

  it('vanish when the document is closed', async () => {
    const document = await show(server);
    await expectRules(document, 'missing-reuseaddr');
    await closeAll();
    await expectRules(document);
  });

  it('are right in text with characters outside the basic plane, and with CRLF', async () => {
    const text = server.replace('int serve(void)', '/* \u{1F50C}\u{1F600} */ int serve(void)').replaceAll('\n', '\r\n');
    const document = await show(text.replace('if (bind', '/* \u{1F600} */ if (bind'));
    const [problem] = await expectRules(document, 'missing-reuseaddr');
    assert.ok(problem);
    assert.equal(document.eol, vscode.EndOfLine.CRLF);
    assert.equal(document.getText(problem.range), 'bind');
  });
});
