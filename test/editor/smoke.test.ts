import assert from 'node:assert/strict';
import * as vscode from 'vscode';

const extensionId = 'sockopt-lens.sockopt-lens';

describe('the extension', () => {
  it(`runs in the ${EXTENSION_HOST} extension host`, () => {
    assert.equal('importScripts' in globalThis, EXTENSION_HOST === 'web');
  });

  it('becomes active when a C file is opened', async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension, `${extensionId} is known to VS Code`);
    assert.equal(extension.isActive, false, 'nothing activates it at start-up');
    const document = await vscode.workspace.openTextDocument({
      language: 'c',
      content: 'int main(void) { return 0; }\n',
    });
    await vscode.window.showTextDocument(document);
    await until(() => extension.isActive);
  });
});

/** Polls a condition, which nothing announces, until it holds. @throws after ten seconds. */
async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!condition()) {
    assert.ok(Date.now() < deadline, `still not true: ${condition.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
