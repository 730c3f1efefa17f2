import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { allChecked, closeAll, expectRules, open, problemsOf, replace, show, workspaceFolder } from './helpers';
import { DocumentFilter } from '../../src/editor/documents';
import { pythonServer, server } from './samples';

/** Lets documents of a scheme exist, each with the same text. */
function provide(scheme: string, text: string): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(scheme, { provideTextDocumentContent: () => text });
}

/** A file system in memory with one file that never changes. */
class OneFile implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  readonly #content: Uint8Array;

  constructor(text: string) {
    this.#content = new TextEncoder().encode(text);
  }
  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }
  stat(uri: vscode.Uri): vscode.FileStat {
    const type = uri.path.endsWith('.c') ? vscode.FileType.File : vscode.FileType.Directory;
    return { type, ctime: 0, mtime: 0, size: this.#content.length };
  }
  readFile(): Uint8Array {
    return this.#content;
  }
  readDirectory(): [string, vscode.FileType][] {
    return [];
  }
  writeFile(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
  createDirectory(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
  delete(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
  rename(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
}

describe('documents', () => {
  afterEach(closeAll);

  it('that lie nowhere yet are checked', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'c', content: server });
    assert.equal(document.uri.scheme, 'untitled');
    await expectRules(document, 'missing-reuseaddr');
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await expectRules(document);
  });

  it('of a virtual file system are checked where it can be written to', async () => {
    const { registerFileSystemProvider } = vscode.workspace;
    const writable = registerFileSystemProvider('sockopt-test-rw', new OneFile(server));
    const readonly = registerFileSystemProvider('sockopt-test-ro', new OneFile(server), { isReadonly: true });
    try {
      const copy = await vscode.workspace.openTextDocument(vscode.Uri.parse('sockopt-test-ro:/server.c'));
      const source = await vscode.workspace.openTextDocument(vscode.Uri.parse('sockopt-test-rw:/server.c'));
      assert.equal(source.languageId, 'c');
      await expectRules(source, 'missing-reuseaddr');
      assert.equal(copy.languageId, 'c');
      assert.deepEqual(problemsOf(copy), []);
    } finally {
      writable.dispose();
      readonly.dispose();
    }
  });

  it('of the other side of a diff and of tools stay silent', async () => {
    for (const scheme of ['gitfs', 'gitlens', 'review', 'search-editor']) {
      const provider = provide(scheme, server);
      try {
        const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(`${scheme}:/folder/server.c`));
        assert.equal(document.getText(), server, scheme);
        await vscode.languages.setTextDocumentLanguage(document, 'c');
        await allChecked();
        assert.deepEqual(problemsOf(document), [], scheme);
      } finally {
        provider.dispose();
      }
    }
  });

  it('are chosen by scheme and language', async () => {
    // Documents of git exist in repositories only; the filter itself is asked about them.
    const document = await open(server);
    const filter = new DocumentFilter(['c']);
    const concerns = (uri: string, languageId = 'c'): boolean =>
      filter.concerns({ ...document, uri: vscode.Uri.parse(uri), languageId });
    for (const yes of ['file:///a.c', 'untitled:Untitled-1', 'vscode-vfs://github/o/r/a.c', 'vscode-remote://x/a.c']) {
      assert.equal(concerns(yes), true, yes);
    }
    for (const no of ['git:/a.c?%7B%7D', 'output:x', 'vscode-scm:x', 'vscode-userdata:/a.c', 'unheard-of:/a.c']) {
      assert.equal(concerns(no), false, no);
    }
    assert.equal(concerns('file:///a.rs', 'rust'), false);
  });

  it('of other languages stay silent, and follow a change of language', async () => {
    const document = await open(server, '.txt');
    await allChecked();
    assert.deepEqual(problemsOf(document), []);
    await vscode.languages.setTextDocumentLanguage(document, 'c');
    await expectRules(document, 'missing-reuseaddr');
    await vscode.languages.setTextDocumentLanguage(document, 'cpp');
    await expectRules(document, 'missing-reuseaddr');
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await expectRules(document);
  });

  it('that are read in Python have problems too', async () => {
    const document = await open(pythonServer, '.py');
    const [problem] = await expectRules(document, 'missing-reuseaddr');
    assert.ok(problem);
    assert.equal(document.getText(problem.range), 'bind');
  });

  for (const [what, text] of [
    ['empty', ''],
    ['larger than the limit', server + ' '.repeat(1100 * 1024)],
    ['nested 10,000 deep', `${server}int deep = ${'('.repeat(10_000)}1${')'.repeat(10_000)};\n`],
    ['of one line of 100 kB', `${server.replaceAll('\n', ' ')} int a[] = {${'1,'.repeat(50_000)}};`],
    ['full of syntax errors', `${server.slice(0, 300)}}}}) ((( "${server}'${'#if\n'.repeat(50)}`],
    ['of lone surrogates', `/* \ud83d */ ${server} // \udc00`],
  ] as const) {
    it(`${what} do no harm to the next one`, async () => {
      await show(text);
      await expectRules(await open(server), 'missing-reuseaddr');
    });
  }

  it('that turn binary lose their problems, and have them again when they are text', async () => {
    const document = await show(server);
    await expectRules(document, 'missing-reuseaddr');
    await replace(document, '7007', '7\0\0\u0001');
    await expectRules(document);
    await expectRules(await open(server), 'missing-reuseaddr');
    await replace(document, '7\0\0\u0001', '7007');
    await expectRules(document, 'missing-reuseaddr');
  });

  it('that are closed while they are being checked leave nothing behind', async () => {
    for (let round = 0; round < 5; round++) {
      const document = await show(server);
      await closeAll();
      await expectRules(document);
    }
    await allChecked();
  });

  it('are checked under a name with any characters', async () => {
    const name = '100% (a) [b] #1 ünï \u{1F50C}.c';
    const document = await show(server, name);
    const [problem] = await expectRules(document, 'missing-reuseaddr');
    assert.ok(problem);
    assert.equal(document.uri.toString(), vscode.Uri.joinPath(workspaceFolder(), name).toString());
  });
});
