import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionTitled, actionsAt, allChecked, closeAll, configuration, expectRules, perform, show } from './helpers';
import { open, problemsOf, rulesOf, withSettings } from './helpers';
import { late, server } from './samples';

const bind = '    if (bind(';

describe('ignore comments', () => {
  afterEach(closeAll);

  for (const [where, text] of [
    [
      'on the line',
      server.replace(
        '< 0)\n        return -1;\n    return listen',
        '< 0) // sockopt-ignore\n        return -1;\n    return listen',
      ),
    ],
    [
      'on the line, with the rule',
      server.replace(
        '< 0)\n        return -1;\n    return listen',
        '< 0) /* sockopt-ignore missing-reuseaddr */\n        return -1;\n    return listen',
      ),
    ],
    ['on the line before', server.replace(bind, `    // sockopt-ignore-next-line\n${bind}`)],
    [
      'on the line before, with two rules',
      server.replace(bind, `    /* sockopt-ignore-next-line wrong-level, missing-reuseaddr */\n${bind}`),
    ],
    ['for the file', `/* sockopt-ignore-file */\n${server}`],
    ['for the file, with the rule, at its end', `${server}// sockopt-ignore-file missing-reuseaddr\n`],
  ] as const) {
    it(`silence a problem ${where}`, async () => {
      assert.notEqual(text, server);
      const document = await open(text);
      await allChecked();
      assert.deepEqual(problemsOf(document), []);
    });
  }

  it('do not silence other rules, other lines, or what stands in a string', async () => {
    const others = server.replace(bind, `    // sockopt-ignore-next-line wrong-level\n${bind}`);
    const elsewhere = server.replace('int serve', '// sockopt-ignore missing-reuseaddr\nint serve');
    const string = server.replace('{\n', '{\n    const char *text = "sockopt-ignore-file";\n');
    for (const text of [others, elsewhere, string]) await expectRules(await open(text), 'missing-reuseaddr');
  });

  it('take effect as they are typed, and lose it as they are removed', async () => {
    const document = await open(server);
    await expectRules(document, 'missing-reuseaddr');
    await vscode.window.showTextDocument(document);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '// sockopt-ignore-file\n');
    await vscode.workspace.applyEdit(edit);
    await expectRules(document);
    await vscode.commands.executeCommand('undo');
    await expectRules(document, 'missing-reuseaddr');
  });
});

describe('the action to ignore a rule', () => {
  afterEach(closeAll);

  async function ignore(document: vscode.TextDocument, title: string): Promise<void> {
    const [problem] = problemsOf(document);
    assert.ok(problem);
    await perform(await actionTitled(document, problem.range, title));
  }

  it('on this line writes a comment of its own before it, indented alike', async () => {
    const document = await open(server.replace(bind, '\tif (bind('));
    await expectRules(document, 'missing-reuseaddr');
    await ignore(document, 'Ignore missing-reuseaddr on this line');
    assert.match(document.getText(), /\n\t\/\/ sockopt-ignore-next-line missing-reuseaddr\n\tif \(bind\(/);
    await expectRules(document);
  });

  it('on this line keeps CRLF', async () => {
    const document = await show(server.replaceAll('\n', '\r\n'));
    await expectRules(document, 'missing-reuseaddr');
    await ignore(document, 'Ignore missing-reuseaddr on this line');
    assert.match(document.getText(), /\r\n {4}\/\/ sockopt-ignore-next-line missing-reuseaddr\r\n {4}if \(bind\(/);
    assert.doesNotMatch(document.getText(), /(?<!\r)\n/);
    await expectRules(document);
  });

  it('on this line adds the rule to the list of a comment that is there', async () => {
    const before = await open(server.replace(bind, `    /* sockopt-ignore-next-line wrong-level */\n${bind}`));
    await expectRules(before, 'missing-reuseaddr');
    await ignore(before, 'Ignore missing-reuseaddr on this line');
    assert.match(before.getText(), /\/\* sockopt-ignore-next-line wrong-level, missing-reuseaddr \*\//);
    await expectRules(before);

    const behind = await open(
      server.replace('sizeof(address)) < 0)', 'sizeof(address)) < 0) // sockopt-ignore wrong-level'),
    );
    await expectRules(behind, 'missing-reuseaddr');
    await ignore(behind, 'Ignore missing-reuseaddr on this line');
    assert.match(behind.getText(), /\/\/ sockopt-ignore wrong-level, missing-reuseaddr\n/);
    await expectRules(behind);
  });

  it('on this line stays inside a line that is continued', async () => {
    const continued = server.replace('    if (bind(fd,', '    if (fd > 0 && \\\n        bind(fd,');
    const document = await open(continued);
    await expectRules(document, 'missing-reuseaddr');
    await ignore(document, 'Ignore missing-reuseaddr on this line');
    assert.match(document.getText(), /&& \\\n {8}bind\(.*\/\* sockopt-ignore missing-reuseaddr \*\/\n/);
    await expectRules(document);
  });

  it('in this file writes one comment at its top, and lengthens that one the next time', async () => {
    const document = await open(late);
    await expectRules(document, 'option-too-late', 'wrong-level');
    await ignore(document, 'Ignore option-too-late in this file');
    await expectRules(document, 'wrong-level');
    assert.ok(document.getText().startsWith('// sockopt-ignore-file option-too-late\n#include'));
    await ignore(document, 'Ignore wrong-level in this file');
    await expectRules(document);
    assert.ok(document.getText().startsWith('// sockopt-ignore-file option-too-late, wrong-level\n#include'));
  });

  it('in this workspace switches the rule off in its settings, and keeps what stands there', async () => {
    await withSettings({ rules: { 'wrong-level': 'warning' } }, async () => {
      const document = await open(server);
      await expectRules(document, 'missing-reuseaddr');
      await ignore(document, 'Ignore missing-reuseaddr in this workspace');
      await expectRules(document);
      assert.deepEqual(configuration().inspect('rules')?.workspaceValue, {
        'wrong-level': 'warning',
        'missing-reuseaddr': 'off',
      });
    });
    await allChecked();
  });

  it('comes after the fixes, and never as the preferred one', async () => {
    const document = await open(server);
    const [problem] = await expectRules(document, 'missing-reuseaddr');
    assert.ok(problem);
    const actions = await actionsAt(document, problem.range);
    const titles = actions.map(({ title }) => title);
    assert.deepEqual(titles.slice(-4), [
      'Explain: missing-reuseaddr',
      'Ignore missing-reuseaddr on this line',
      'Ignore missing-reuseaddr in this file',
      'Ignore missing-reuseaddr in this workspace',
    ]);
    assert.ok(actions.slice(-4).every(({ isPreferred }) => isPreferred !== true));
    assert.deepEqual(rulesOf(document), ['missing-reuseaddr']);
  });
});
