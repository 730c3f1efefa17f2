import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, open } from './helpers';

const extensionId = 'sockopt-lens.sockopt-lens';

// The name of this file sorts first: the other tests make the extension active.
describe('the extension', () => {
  after(closeAll);

  it(`runs in the ${EXTENSION_HOST} extension host`, () => {
    assert.equal('importScripts' in globalThis, EXTENSION_HOST === 'web');
  });

  it('becomes active when a C file is opened, and not before', async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension, `${extensionId} is known to VS Code`);
    assert.equal(extension.isActive, false, 'nothing activates it at start-up');
    await open('int main(void) { return 0; }\n');
    await eventually(
      () => extension.isActive,
      () => 'the extension to become active',
    );
  });

  it('has every command of its manifest', async () => {
    const manifest = vscode.extensions.getExtension(extensionId)?.packageJSON as {
      contributes: { commands: readonly { command: string }[] };
    };
    const known = new Set(await vscode.commands.getCommands(true));
    const declared = manifest.contributes.commands.map(({ command }) => command);
    assert.deepEqual(
      declared.filter((command) => !known.has(command)),
      [],
    );
    assert.ok(declared.includes('sockopt.explainTimeWait'));
  });
});
