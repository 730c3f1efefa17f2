import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { WorkspaceReport } from '../../src/editor/workspace-checker';
import {
  closeAll,
  expectRules,
  hoverAt,
  positionOf,
  problemsOf,
  replace,
  rulesOf,
  until,
  withSettings,
  workspaceFolder,
} from './helpers';
import { withWorkspaceChecker } from './parts';
import { fixedServer, server } from './samples';

/** The server with a helper that another file defines. */
const tuned = server.replace('    memset', '    tune(fd);\n    memset');
const tune = `#include <sys/socket.h>

void tune(int fd)
{
    int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
}
`;
const untuned = tune.replace('SO_REUSEADDR', 'SO_KEEPALIVE');

/** A folder of the workspace for one test: files of other tests may have findings, too. */
const folder = 'checked-together';

async function write(name: string, content: string): Promise<{ uri: vscode.Uri }> {
  const uri = vscode.Uri.joinPath(workspaceFolder(), folder, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  return { uri };
}

async function checkWorkspace(): Promise<WorkspaceReport> {
  const report = await vscode.commands.executeCommand<WorkspaceReport | undefined>('sockopt.checkWorkspace');
  assert.ok(report, 'the check ran to its end');
  return report;
}

/** A tab of its own, as a click in the explorer makes it. */
async function openTab({ uri }: { uri: vscode.Uri }): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  const document = vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri.toString());
  assert.ok(document, 'the file is open');
  return document;
}

async function closed({ uri }: { uri: vscode.Uri }): Promise<void> {
  await until(
    vscode.workspace.onDidCloseTextDocument,
    () => !vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString()),
    () => `${uri.toString()} to be closed`,
  );
}

describe('the check of the workspace', () => {
  afterEach(async () => {
    await closeAll();
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(workspaceFolder(), folder), { recursive: true });
  });

  it('shows what is wrong in files that are not open, with all that belongs to it', async () => {
    const wrong = await write('deep/wrong.c', server.replaceAll('\n', '\r\n'));
    const fine = await write('fine.c', fixedServer);
    const { files, findings } = await checkWorkspace();
    assert.ok(files >= 2, String(files));
    assert.ok(findings >= 1, String(findings));
    const [problem] = problemsOf(wrong);
    assert.deepEqual(rulesOf(wrong), ['missing-reuseaddr']);
    assert.ok(problem);
    assert.deepEqual(rulesOf(fine), []);
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Warning);
    const document = await openTab(wrong);
    assert.equal(document.getText(problem.range), 'bind');
    assert.deepEqual(
      problem.relatedInformation?.map(({ location }) => document.getText(location.range).split('(')[0]),
      ['socket', 'listen'],
    );
  });

  it('judges files together: what one sets holds in the other', async () => {
    const main = await write('main.c', tuned);
    await write('tune.c', tune);
    const other = await write('other.c', server);
    await checkWorkspace();
    assert.deepEqual(rulesOf(other), ['missing-reuseaddr']);
    assert.deepEqual(rulesOf(main), []);
  });

  it('is what open documents are checked with from then on', async () => {
    const main = await write('main.c', tuned);
    const helper = await write('tune.c', untuned);
    const document = await openTab(main);
    await checkWorkspace();
    await expectRules(main, 'missing-reuseaddr');
    // Of the file that is stored,
    await write('tune.c', tune);
    await expectRules(main);
    // of the document that is edited and not saved,
    const other = await openTab(helper);
    await replace(other, 'SO_REUSEADDR', 'SO_KEEPALIVE');
    await replace(document, '7007', '7008');
    await expectRules(main, 'missing-reuseaddr');
    // and of the same when that is undone.
    await replace(other, 'SO_KEEPALIVE', 'SO_REUSEADDR');
    await replace(document, '7008', '7009');
    await expectRules(main);
  });

  it('names the other file where the socket of an open document is made there', async () => {
    const name = 'make%20it (1) #ü.c';
    const maker = await write(
      name,
      '#include <sys/socket.h>\n\nint make(void)\n{\n    return socket(AF_INET, SOCK_STREAM, 0);\n}\n',
    );
    const main = await write('main.c', server.replace('socket(AF_INET, SOCK_STREAM, 0)', 'make()'));
    await checkWorkspace();
    const inClosed = problemsOf(main).map(({ relatedInformation }) => relatedInformation);
    const document = await openTab(main);
    const [problem] = await expectRules(main, 'missing-reuseaddr');
    // A Uri keeps its text once somebody has asked for it, so two of them compare by that text.
    const plain = (places: readonly vscode.DiagnosticRelatedInformation[] = []): readonly unknown[] =>
      places.map(({ message, location: { uri, range } }) => [message, uri.toString(), range.start, range.end]);
    assert.deepEqual(plain(problem?.relatedInformation), plain(inClosed[0]));
    const [created, listens] = problem?.relatedInformation ?? [];
    assert.equal(created?.location.uri.toString(), maker.uri.toString());
    assert.equal(created.message, 'The socket is created here.');
    const other = await vscode.workspace.openTextDocument(created.location.uri);
    assert.equal(other.getText(created.location.range), 'socket(AF_INET, SOCK_STREAM, 0)');
    assert.equal(listens?.location.uri.toString(), main.uri.toString());
    const [hover] = await hoverAt(document, positionOf(document, 'bind('));
    assert.match(hover ?? '', /Life of this socket.*TCP listener/);
    assert.match(hover ?? '', /In `make%20it \(1\) #ü\.c`, line 5: `socket` creates it/);
    assert.match(hover ?? '', /Line 14: `bind` takes port 7007/);
    assert.match(hover ?? '', /`SO_REUSEADDR`: never set/);
  });

  it('shows nothing twice when a file is opened, and all of it again when it is closed', async () => {
    const file = await write('wrong.c', server);
    await checkWorkspace();
    const document = await openTab(file);
    await expectRules(file, 'missing-reuseaddr');
    await replace(document, 'htons(7007)', '0');
    await expectRules(file);
    await vscode.commands.executeCommand('undo');
    await expectRules(file, 'missing-reuseaddr');
    await closeAll();
    await closed(file);
    await expectRules(file, 'missing-reuseaddr');
  });

  it('counts what is open as it is edited, and leaves it to its document', async () => {
    const file = await write('edited.c', server);
    const document = await openTab(file);
    await expectRules(file, 'missing-reuseaddr');
    const before = await checkWorkspace();
    assert.deepEqual(rulesOf(file), ['missing-reuseaddr']);
    await replace(document, 'htons(7007)', '0');
    const after = await checkWorkspace();
    assert.deepEqual(rulesOf(file), []);
    assert.equal(after.findings, before.findings - 1);
  });

  it('checks a file that is opened then, whatever "run" says', async () => {
    const file = await write('opened.c', server);
    await withSettings({ run: 'manual' }, async () => {
      await checkWorkspace();
      const document = await openTab(file);
      await expectRules(document, 'missing-reuseaddr');
      await vscode.commands.executeCommand('sockopt.checkFile');
      assert.deepEqual(rulesOf(document), ['missing-reuseaddr']);
    });
  });

  it('forgets what was wrong in a file that is changed or deleted', async () => {
    const mended = await write('mended.c', server);
    const deleted = await write('deleted.c', server);
    const kept = await write('kept.c', server);
    await checkWorkspace();
    assert.deepEqual([mended, deleted, kept].map(rulesOf), Array(3).fill(['missing-reuseaddr']));
    await write('mended.c', fixedServer);
    await expectRules(mended);
    await vscode.workspace.fs.delete(deleted.uri);
    await expectRules(deleted);
    assert.deepEqual(rulesOf(kept), ['missing-reuseaddr']);
    await write('kept.c', fixedServer);
    await checkWorkspace();
    await expectRules(kept);
  });

  it('leaves out what is excluded', async () => {
    const ours = await write('excluded/ours.c', server);
    const hidden = await write('hidden/editor.c', server);
    const seen = await write('seen.c', server);
    const files = vscode.workspace.getConfiguration('files');
    await files.update('exclude', { '**/hidden/**': true }, vscode.ConfigurationTarget.Workspace);
    try {
      await withSettings({ exclude: ['**/excluded/**'] }, async () => {
        await checkWorkspace();
        assert.deepEqual([ours, hidden, seen].map(rulesOf), [[], [], ['missing-reuseaddr']]);
      });
    } finally {
      await files.update('exclude', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('holds the severities of the settings, and forgets what others have given', async () => {
    const file = await write('severe.c', server);
    await withSettings({ rules: { 'missing-reuseaddr': 'error' } }, async () => {
      await checkWorkspace();
      assert.equal(problemsOf(file)[0]?.severity, vscode.DiagnosticSeverity.Error);
    });
    await expectRules(file);
  });

  it('is made once where it is asked for twice', async () => {
    await write('twice.c', server);
    const [one, two] = await Promise.all([checkWorkspace(), checkWorkspace()]);
    assert.equal(one, two);
  });

  it('does not read what nobody wrote by hand, and checks the rest', async () => {
    const huge = await write('huge.c', server + ' '.repeat(51 * 1024 * 1024));
    const other = await write('other.c', server);
    const { unchecked } = await checkWorkspace();
    assert.ok(unchecked >= 1, String(unchecked));
    assert.deepEqual([huge, other].map(rulesOf), [[], ['missing-reuseaddr']]);
  });

  it('tells how far it is while it follows sockets', async () => {
    for (const name of ['one.c', 'two.c', 'three.c']) await write(name, tuned);
    const now = performance.now.bind(performance);
    const said: string[] = [];
    await withWorkspaceChecker(async (checker) => {
      await checker.check(new vscode.CancellationTokenSource().token, (progress) => {
        said.push(progress);
        const told = said.filter((line) => line.startsWith('following')).length;
        // It tells twice a second: from here on the clock is fast, until it has told.
        let ahead = 0;
        const fast = (): number => now() + (ahead += 100);
        if (progress.endsWith('files, following sockets')) performance.now = fast;
        else if (told > 0) performance.now = now;
      });
    });
    const [first] = said.filter((line) => line.startsWith('following'));
    const { followed, all } =
      /^following sockets, (?<followed>\d+) of (?<all>\d+) files$/.exec(first ?? '')?.groups ?? {};
    assert.ok(Number(all) >= 3, said.join('; '));
    assert.ok(Number(followed) <= Number(all), said.join('; '));
  });

  it('can be cancelled, and then leaves what was shown before', async () => {
    const before = await write('before.c', server);
    await withWorkspaceChecker(async (checker) => {
      const cancellation = new vscode.CancellationTokenSource();
      assert.ok(await checker.check(cancellation.token, () => undefined));
      assert.deepEqual(rulesOf(before), ['missing-reuseaddr']);
      const after = await write('after.c', server);
      const said: string[] = [];
      const report = await checker.check(cancellation.token, (progress) => {
        said.push(progress);
        cancellation.cancel();
      });
      assert.equal(report, undefined);
      assert.equal(said.length, 1);
      assert.match(said[0] ?? '', /^0 of \d+ files$/);
      assert.deepEqual(rulesOf(before), ['missing-reuseaddr']);
      assert.deepEqual(rulesOf(after), []);
    });
    assert.deepEqual(rulesOf(before), []);
  });
});
