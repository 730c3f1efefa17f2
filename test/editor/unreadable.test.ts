/** What lies in a workspace beside files that can be read. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, rulesOf, workspaceFolder } from './helpers';
import { withWorkspaceChecker } from './parts';
import { server } from './samples';

const MEGABYTE = 1024 * 1024;

// Only where there is a file system of the machine.
if (EXTENSION_HOST === 'node') {
  describe('files that cannot be read, in a check of the workspace', () => {
    const folder = (): string => vscode.Uri.joinPath(workspaceFolder(), 'unreadable').fsPath;

    afterEach(async () => {
      await closeAll();
      const { rm } = await import('node:fs/promises');
      await rm(folder(), { recursive: true, force: true });
    });

    it('links in circles and to nothing, a folder named as a file, one without rights, one of 500 MB', async () => {
      const { chmod, mkdir, symlink, truncate, writeFile } = await import('node:fs/promises');
      const at = (name: string): string => `${folder()}/${name}`;
      const kept = vscode.Uri.file(at('folder.c/kept.c'));
      await mkdir(at('folder.c'), { recursive: true });
      await writeFile(kept.fsPath, server);
      await writeFile(at('huge.c'), server);
      await truncate(at('huge.c'), 500 * MEGABYTE);
      // Root reads it all the same, and what is in it is no finding.
      await writeFile(at('locked.c'), 'int locked;\n');
      await chmod(at('locked.c'), 0);
      // Windows lets only some users make them.
      if (process.platform !== 'win32') {
        await symlink(folder(), at('circle'));
        await symlink('self.c', at('self.c'));
        await symlink('nothing.c', at('dangling.c'));
      }
      await withWorkspaceChecker(async (checker) => {
        const before = process.memoryUsage().rss;
        let highest = before;
        const report = await checker.check(new vscode.CancellationTokenSource().token, () => {
          highest = Math.max(highest, process.memoryUsage().rss);
        });
        highest = Math.max(highest, process.memoryUsage().rss);
        assert.ok(report && report.unchecked >= 1, `unchecked: ${String(report?.unchecked)}`);
        assert.deepEqual(rulesOf({ uri: kept }), ['missing-reuseaddr']);
        assert.deepEqual(rulesOf({ uri: vscode.Uri.file(at('huge.c')) }), []);
        const grown = (highest - before) / MEGABYTE;
        assert.ok(grown < 400, `the extension host has grown by ${grown.toFixed(0)} MB`);
      });
    });
  });
}
