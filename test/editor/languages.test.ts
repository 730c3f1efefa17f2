/** Each language in the editor: it is checked when it is opened, explained on hover, mended by the first fix, silenced by a comment. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, expectRules, hoverAt, open, positionOf } from './helpers';
import { SAMPLES } from './language-samples';

describe('languages', () => {
  afterEach(closeAll);

  for (const [name, sample] of Object.entries(SAMPLES)) {
    const { ending, comment, code, rule, fix, silent, call, says } = sample;
    describe(name, () => {
      it('is checked when a file is opened', async () => {
        await expectRules(await open(code.join('\n'), ending), rule);
      });

      it('says on hover what a call does by itself, and reports nothing', async () => {
        const document = await open(silent.join('\n'), ending);
        const hovers = await hoverAt(document, positionOf(document, call));
        assert.match(hovers.join('\n'), says);
        await expectRules(document);
      });

      it('is silenced by a comment on the line above', async () => {
        const document = await open(code.join('\n'), ending);
        const [problem] = await expectRules(document, rule);
        const line = problem?.range.start.line ?? 0;
        const silenced = [...code.slice(0, line), `${comment} sockopt-ignore-next-line ${rule}`, ...code.slice(line)];
        const again = await open(silenced.join('\n'), ending);
        await hoverAt(again, new vscode.Position(0, 0));
        await expectRules(again);
      });

      if (fix)
        it('is mended by the preferred fix', async () => {
          const document = await open(code.join('\n'), ending);
          const [problem] = await expectRules(document, rule);
          const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
            'vscode.executeCodeActionProvider',
            document.uri,
            problem?.range,
            vscode.CodeActionKind.QuickFix.value,
          );
          const preferred = actions.find(({ isPreferred }) => isPreferred === true);
          assert.ok(preferred?.edit, JSON.stringify(actions.map(({ title }) => title)));
          await vscode.workspace.applyEdit(preferred.edit);
          assert.match(document.getText(), fix);
          await expectRules(document);
        });
    });
  }
});
