/** Copies of the extension that lack a part, or whose part is spoiled, in the running editor. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openView, until, Workbench } from './workbench';

/** What the package holds of the build. */
const parts = [
  'package.json',
  'media',
  ...['extension.js', 'analysis.js', 'analysis-thread.js', 'explainer.js', 'reference.js'].map(
    (name) => `dist/${name}`,
  ),
  'dist/web-tree-sitter.wasm',
  'dist/grammars',
];

const lacksPart =
  'Sockopt Lens cannot load a part of itself, and some files are not checked. Installing the extension again may help.';
const notStarted = 'Sockopt Lens does not run. Reloading the window or installing the extension again may help.';

/** Put before the analysis: the parser's memory, of 32 MB at its start, can take no more than 8 MB more. */
const littleMemory = `{
  const { Memory } = WebAssembly;
  WebAssembly.Memory = function (pages) { return new Memory({ ...pages, maximum: 640 }); };
}
`;

const java = `import java.net.*;

class Server {
    public static void main(String[] args) throws Exception {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(false);
        socket.bind(new InetSocketAddress(7007));
    }
}
`;

/** Each of them may be a call or a parenthesis, and all are followed at once: more than so little memory holds. */
const ambiguous = java + '%q('.repeat(1000);

describe('an extension that lacks a part of itself', () => {
  let workbench: Workbench;
  let copy: string;

  async function open(spoil: (dist: string) => void, files: Readonly<Record<string, string>> = {}): Promise<void> {
    copy = mkdtempSync(path.join(os.tmpdir(), 'sockopt-lens-broken-'));
    for (const part of parts) cpSync(part, path.join(copy, part), { recursive: true });
    spoil(path.join(copy, 'dist'));
    workbench = await Workbench.open({ extension: copy, files });
  }

  async function untilTold(message: string): Promise<void> {
    await until(message, async () => (await workbench.notifications()).includes(message));
  }

  /** That it was told, and how often: once. */
  async function assertTold(...messages: string[]): Promise<void> {
    assert.deepEqual(await workbench.notifications(), messages);
  }

  afterEach(async () => {
    await workbench.close();
    rmSync(copy, { recursive: true });
  });

  it('says once that grammars are missing or spoiled, and checks the languages whose grammars are there', async () => {
    await open((dist) => {
      rmSync(path.join(dist, 'grammars', 'c.wasm'));
      truncateSync(path.join(dist, 'grammars', 'ruby.wasm'), 100_000);
      writeFileSync(path.join(dist, 'grammars', 'go.wasm'), 'not a grammar');
    });
    for (const name of ['echo.c', 'counter.rb', 'hello.go']) await workbench.openFile(name);
    await untilTold(lacksPart);
    await workbench.openFile('greeter.py');
    await workbench.squiggles.first().waitFor();
    await assertTold(lacksPart);
  });

  it('says once that the parser is missing; the panel and the options are still there', async () => {
    await open((dist) => rmSync(path.join(dist, 'web-tree-sitter.wasm')));
    await workbench.openFile('greeter.py');
    await untilTold(lacksPart);
    await workbench.openFile('echo-fixed.c');
    await workbench.hover('SO_REUSEADDR');
    await until('the hover explains the option', async () => (await workbench.hoverText()).includes('SOL_SOCKET'));
    await workbench.explainOption('nagle');
    await (await workbench.panel()).locator('#option-title', { hasText: 'TCP_NODELAY' }).waitFor();
    await assertTold(lacksPart);
  });

  it('says once that the analysis is missing, and to whoever asks for it', async () => {
    await open((dist) => rmSync(path.join(dist, 'analysis.js')));
    await workbench.openFile('echo.c');
    await untilTold(notStarted);
    await workbench.openFile('greeter.py');
    await workbench.page.keyboard.type('# an edit');
    await assertTold(notStarted);
    await workbench.page.keyboard.press('Escape');
    await workbench.page.locator('.notifications-center').waitFor({ state: 'hidden' });
    // It is told anew, beside the progress of the check and what VS Code itself may have to say.
    await workbench.run('Notifications: Clear All Notifications');
    await workbench.run('Sockopt Lens: Check Workspace');
    await untilTold(notStarted);
    assert.equal(await workbench.page.locator('.monaco-dialog-box').count(), 0);
  });

  it('says in the panel that the rest of it cannot be loaded; files are checked as ever', async () => {
    await open((dist) => rmSync(path.join(dist, 'explainer.js')));
    await workbench.openFile('echo.c');
    await workbench.run('Sockopt Lens: Explain TIME_WAIT');
    const page = workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    const told = 'The rest of this page could not be loaded. Installing Sockopt Lens again may help.';
    await page.getByRole('alert').filter({ hasText: told }).waitFor();
    await page.getByRole('heading', { name: 'TIME_WAIT and address reuse' }).waitFor();
    await workbench.squiggles.first().waitFor();
    await assertTold();
  });

  it('says in the panel that the list of options cannot be read; the other parts are there', async () => {
    await open((dist) => rmSync(path.join(dist, 'reference.js')));
    await workbench.openFile('echo.c');
    await workbench.run('Sockopt Lens: Explain TIME_WAIT');
    const panel = await workbench.panel();
    await openView(panel, 'Reference');
    await panel.locator('[role=status]', { hasText: 'The list of options cannot be read.' }).waitFor();
    await openView(panel, 'Which option?');
    await panel.locator('h2', { hasText: 'Which option' }).waitFor();
    await assertTold();
  });

  it('goes on when its parser is out of memory, and says the second time that it leaves the language alone', async () => {
    const files = { 'Good.java': java, 'First.java': ambiguous, 'Second.java': `${ambiguous} ` };
    await open((dist) => {
      const analysis = path.join(dist, 'analysis.js');
      writeFileSync(analysis, littleMemory + readFileSync(analysis, 'utf8'));
    }, files);
    const hints = workbench.page.locator('.squiggly-info');
    await workbench.openFile('First.java');
    await workbench.openFile('Good.java');
    await hints.first().waitFor();
    await assertTold();
    await workbench.page.keyboard.press('Escape');
    await workbench.openFile('Second.java');
    const stopped =
      'Sockopt Lens: The parser has failed twice on files of the language java. None of them is checked from now on.';
    await untilTold(stopped);
    await workbench.page.locator('.tab', { hasText: 'Good.java' }).click();
    await workbench.page.keyboard.type(' ');
    await hints.first().waitFor({ state: 'detached' });
    await workbench.openFile('greeter.py');
    await workbench.squiggles.first().waitFor();
    await assertTold(stopped);
  });
});
