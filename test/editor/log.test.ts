import * as vscode from 'vscode';
import { closeAll, expectRules, open, untilLog, withSettings } from './helpers';
import { server } from './samples';

// The Node host of the server from npm lacks the native module that writes logs: its output channels stay empty.
if (EXTENSION_HOST === 'web') {
  describe('the log', () => {
    afterEach(closeAll);

    it('says which setting cannot be used and what counts instead', async () => {
      await vscode.commands.executeCommand('sockopt.showLog');
      await withSettings({ delay: -1 }, async () => {
        await expectRules(await open(server), 'missing-reuseaddr');
        await untilLog(/Setting sockopt\.delay: -1 cannot be used: a number from 0 to 10000 is expected; 250 is used/);
      });
    });

    it('says which file is too large, and how large it may be', async () => {
      await vscode.commands.executeCommand('sockopt.showLog');
      await open(server + ' '.repeat(1100 * 1024), 'too-large.c');
      await untilLog(/too-large\.c: The file has \d+ KB; files above 1024 KB are not checked/);
    });

    it('says that it is ready', async () => {
      await vscode.commands.executeCommand('sockopt.showLog');
      await untilLog(/Sockopt Lens \d+\.\d+\.\d+ is ready in the web extension host/);
    });
  });
}
