/** What documents, edits and panels have taken is given back. `npm run soak` does the same for thousands of them. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { treesAlive } from '../../src/core/syntax/parse';
import { closeAll, eventually, expectPanels, panels, problemsOf, replace, show, until } from './helpers';
import { ListenerCount } from './listeners';
import { withChecker } from './parts';
import { server } from './samples';

const DOCUMENTS = 50;
const EDITS = 50;
const PANELS = 5;

describe('in a long life', () => {
  afterEach(closeAll);

  it(`nothing is left of ${DOCUMENTS} documents, ${EDITS} edits and ${PANELS} panels`, async function () {
    this.timeout(180_000);
    const start = treesAlive();
    const opened: vscode.TextDocument[] = [];
    const open = async (): Promise<vscode.TextDocument> => {
      const document = await show(server);
      opened.push(document);
      return document;
    };
    const closed = async (): Promise<void> => {
      await closeAll();
      await until(
        vscode.workspace.onDidCloseTextDocument,
        () => opened.every(({ isClosed }) => isClosed),
        () => 'all documents to be closed',
      );
    };
    const listeners = new ListenerCount();
    try {
      await withChecker(async (checker) => {
        const alone = listeners.present;
        assert.ok(alone > 0, 'the checker listens');
        const findings = async (document: vscode.TextDocument): Promise<number | undefined> =>
          (await checker.analysisOf(document))?.findings.length;
        // What others have opened without an editor stays open for minutes; it may be closed meanwhile.
        for (const document of vscode.workspace.textDocuments) await checker.analysisOf(document);
        const trees = treesAlive();
        const released = async (): Promise<void> => {
          await closed();
          await eventually(
            () => treesAlive() <= trees,
            () => `at most ${trees} trees; there are ${treesAlive()}`,
          );
          assert.equal(listeners.present, alone);
        };

        for (let round = 0; round < DOCUMENTS; round++) {
          const document = await open();
          assert.equal(await findings(document), 1);
          assert.ok(treesAlive() > 0, 'an open document has a tree');
          if (round % 10 !== 9) continue;
          await closed();
          assert.equal(await findings(document), undefined);
        }
        await released();

        const edited = await open();
        assert.equal(await findings(edited), 1);
        const one = treesAlive();
        for (let round = 0; round < EDITS; round++) {
          await replace(edited, `htons(${7007 + round})`, `htons(${7008 + round})`);
          assert.equal(await findings(edited), 1);
        }
        await eventually(
          () => treesAlive() <= one,
          () => `at most ${one} trees; there are ${treesAlive()}`,
        );
        await released();

        for (let round = 0; round < PANELS; round++) {
          await vscode.commands.executeCommand('sockopt.explainTimeWait');
          await expectPanels(1);
          assert.ok(listeners.present > alone, 'a panel follows the code');
          await vscode.window.tabGroups.close(panels());
          await expectPanels(0);
        }
        await eventually(
          () => listeners.present === alone,
          () => `${alone} listeners; there are ${listeners.present}`,
        );
        await released();
        assert.deepEqual(opened.flatMap(problemsOf), []);
      });
      assert.equal(listeners.present, 0);
      await eventually(
        () => treesAlive() <= start,
        () => `at most ${start} trees; there are ${treesAlive()}`,
      );
    } finally {
      listeners.dispose();
    }
  });
});
