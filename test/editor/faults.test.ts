/** The world changes while it is being looked at. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { WorkspaceReport } from '../../src/editor/workspace-checker';
import {
  allChecked,
  closeAll,
  expectRules,
  problemsOf,
  replace,
  rulesOf,
  show,
  until,
  workspaceFolder,
} from './helpers';
import { withWorkspaceChecker } from './parts';
import { fixedServer, server } from './samples';

const folder = 'changing';

function file(name: string): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder(), folder, name);
}

async function write(name: string, content: string): Promise<{ uri: vscode.Uri }> {
  const uri = file(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  return { uri };
}

/** Checks the workspace, and does something when that has got so far. */
async function checkMeanwhile(when: RegExp, action: () => unknown): Promise<WorkspaceReport | undefined> {
  let report: WorkspaceReport | undefined;
  await withWorkspaceChecker(async (checker) => {
    let done: Promise<unknown> | undefined;
    report = await checker.check(new vscode.CancellationTokenSource().token, (progress) => {
      if (when.test(progress)) done ??= Promise.resolve(action());
    });
    assert.ok(done, 'the check has got so far');
    await done;
  });
  return report;
}

describe('what changes while it is being checked', () => {
  afterEach(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(file('.'), { recursive: true }).then(undefined, () => undefined);
  });

  before(() => write('first.c', fixedServer));

  it('a document: what is said belongs to the new text', async () => {
    await write('edited.c', server);
    const document = await vscode.workspace.openTextDocument(file('edited.c'));
    await expectRules(document, 'missing-reuseaddr');
    await checkMeanwhile(/following sockets/, () => replace(document, '#include', '\n\n\n#include'));
    const [problem] = await expectRules(document, 'missing-reuseaddr');
    assert.ok(problem);
    await until(
      vscode.languages.onDidChangeDiagnostics,
      () => problemsOf(document).every(({ range }) => document.getText(range) === 'bind'),
      () => `"bind" to be underlined; it is "${document.getText(problemsOf(document)[0]?.range)}"`,
    );
  });

  it('a document that is mended: nothing is left of the old text', async () => {
    await write('mended.c', server);
    const document = await vscode.workspace.openTextDocument(file('mended.c'));
    await expectRules(document, 'missing-reuseaddr');
    await checkMeanwhile(/^0 of/, () => replace(document, 'htons(7007)', '0'));
    await allChecked();
    assert.deepEqual(rulesOf(document), []);
  });

  it('a file that is written or deleted: nothing is shown of what it held', async () => {
    const written = await write('written.c', server);
    const deleted = await write('deleted.c', server);
    const kept = await write('kept.c', server);
    await withWorkspaceChecker(async (checker) => {
      let done: Promise<unknown> | undefined;
      await checker.check(new vscode.CancellationTokenSource().token, (progress) => {
        if (!progress.includes('following')) return;
        done ??= Promise.all([write('written.c', fixedServer), vscode.workspace.fs.delete(deleted.uri)]);
      });
      await done;
      await expectRules(written);
      await expectRules(deleted);
      assert.deepEqual(rulesOf(kept), ['missing-reuseaddr']);
    });
  });

  it('files that vanish before they are read: the rest is checked', async () => {
    // More than are asked for at once.
    const names = Array.from({ length: 40 }, (_, index) => `vanishing-${String(index)}.c`);
    await Promise.all(names.map((name) => write(name, server)));
    const kept = await write('kept.c', server);
    await withWorkspaceChecker(async (checker) => {
      let done: Promise<unknown> | undefined;
      const report = await checker.check(new vscode.CancellationTokenSource().token, () => {
        done ??= Promise.all(names.map((name) => vscode.workspace.fs.delete(file(name))));
      });
      await done;
      assert.ok(report, 'the check ran to its end');
      await Promise.all(names.map((name) => expectRules({ uri: file(name) })));
      assert.deepEqual(rulesOf(kept), ['missing-reuseaddr']);
    });
  });

  it('a document that gets another language, and its own again', async () => {
    const document = await show(server);
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await allChecked();
    assert.deepEqual(rulesOf(document), []);
    await vscode.languages.setTextDocumentLanguage(document, 'python');
    await allChecked();
    assert.deepEqual(rulesOf(document), []);
    await vscode.languages.setTextDocumentLanguage(document, 'c');
    await expectRules(document, 'missing-reuseaddr');
  });

  it('a file that is renamed to another language', async () => {
    const { uri } = await write('renamed.c', server);
    await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
    const edit = new vscode.WorkspaceEdit();
    const python = file('renamed.py');
    edit.renameFile(uri, python);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await allChecked();
    await expectRules({ uri });
    await expectRules({ uri: python });
    const back = new vscode.WorkspaceEdit();
    back.renameFile(python, uri);
    assert.ok(await vscode.workspace.applyEdit(back));
    await expectRules({ uri }, 'missing-reuseaddr');
  });

  it('a document that is closed', async () => {
    const documents = [];
    for (const name of ['a.c', 'b.c', 'c.c']) {
      const { uri } = await write(name, server);
      await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
      documents.push({ uri });
    }
    await closeAll();
    await allChecked();
    for (const document of documents) await expectRules(document);
  });
});

describe('a workspace of many files', function () {
  /** 50,000 by hand; fewer where everything else waits for it. */
  const count = Number(process.env.SOCKOPT_MANY_FILES ?? 2000);
  this.timeout(60_000 + count * 20);

  after(async () => {
    await vscode.workspace.fs.delete(file('.'), { recursive: true });
  });

  it(`is checked to its end with its progress told, or cancelled: ${String(count)}`, async () => {
    const started = performance.now();
    for (let start = 0; start < count; start += 200) {
      const size = Math.min(200, count - start);
      await Promise.all(
        Array.from({ length: size }, (_, index) => {
          const name = `${String(start / 200)}/f${String(start + index)}.c`;
          // One in a hundred is a server.
          const text = (start + index) % 100 === 0 ? server : `int f${String(start + index)}(void) { return 0; }\n`;
          return write(name, text);
        }),
      );
    }
    const written = performance.now();
    await withWorkspaceChecker(async (checker) => {
      const source = new vscode.CancellationTokenSource();
      const said: string[] = [];
      let highest = 0;
      const report = await checker.check(source.token, (progress) => {
        said.push(progress);
        highest = Math.max(highest, memory());
      });
      assert.ok(report && report.files >= count, String(report?.files));
      assert.ok(report.findings >= count / 100, String(report.findings));
      assert.ok(said.length >= count / 16, 'progress is told in small steps');
      const seconds = (performance.now() - written) / 1000;
      console.info(
        `${String(count)} files: written in ${((written - started) / 1000).toFixed(1)} s, checked in ${seconds.toFixed(1)} s, ` +
          `at most ${String(highest)} MB resident in the extension host`,
      );
      assert.equal(
        await checker.check(source.token, (progress) => {
          if (progress.startsWith('160 of')) source.cancel();
        }),
        undefined,
      );
    });
  });
});

/** Megabytes that the extension host holds; 0 where nobody says so. */
function memory(): number {
  return EXTENSION_HOST === 'node' ? Math.round(process.memoryUsage().rss / 1024 / 1024) : 0;
}
