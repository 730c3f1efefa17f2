import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { until, Workbench } from './workbench';

describe('a finding, from the underline to the fix', () => {
  let workbench: Workbench;

  beforeEach(async () => {
    workbench = await Workbench.open();
  });

  afterEach(async () => {
    await workbench.close();
  });

  it('underlines bind in C and says in the hover what will happen', async () => {
    await workbench.openFile('echo.c');
    await workbench.squiggles.first().waitFor();
    const hover = await workbench.hover('bind');
    await until('the hover tells the life of the socket', async () =>
      (await hover.innerText()).includes('Life of this socket'),
    );
    const text = await workbench.hoverText();
    assert.match(text, /TCP listener without SO_REUSEADDR/);
    assert.match(text, /Line 23/);
    await workbench.screenshot('hover-bind');
  });

  it('explains SO_REUSEADDR in the hover', async () => {
    await workbench.openFile('echo-fixed.c');
    await workbench.hover('SO_REUSEADDR');
    await until('the hover explains the option', async () => (await workbench.hoverText()).includes('SOL_SOCKET'));
    await workbench.screenshot('hover-option');
    assert.equal(await workbench.squiggles.count(), 0);
  });

  it('fixes Python from the light bulb', async () => {
    await workbench.openFile('greeter.py');
    await workbench.squiggles.first().waitFor();
    await workbench.click('bind');
    await workbench.lightBulb.waitFor();
    await workbench.openFixes('SO_REUSEADDR');
    await workbench.screenshot('light-bulb');
    await workbench.page.keyboard.press('Enter');
    await workbench.page
      .locator('.view-line', { hasText: 'setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR' })
      .waitFor();
    await workbench.squiggles.first().waitFor({ state: 'detached' });
    await workbench.screenshot('fixed-python');
  });

  it('opens the panel on the code, shows a line of it, and fixes it from there', async () => {
    const { page } = workbench;
    await workbench.openFile('echo.c');
    await workbench.squiggles.first().waitFor();
    await workbench.explainFromHover('bind');
    const panel = await workbench.panel();
    const own = panel.locator('#your-code');
    await own.waitFor();
    assert.match(await own.locator('.message').innerText(), /TCP listener without SO_REUSEADDR.*missing-reuseaddr/s);
    const steps = await own.locator('.life li').allInnerTexts();
    assert.deepEqual(
      steps.map((step) => /Line \d+|not set/.exec(step)?.[0]),
      ['Line 23', 'not set', 'Line 34', 'Line 38', 'Line 43'],
    );
    assert.match(await own.locator('tr', { hasText: 'Linux' }).innerText(), /Fails.*EADDRINUSE.*Starts/s);
    await workbench.screenshot('panel-finding');

    await own.locator('vscode-button', { hasText: 'Line 38' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.statusbar-item', { hasText: 'Ln 38' }).waitFor();

    await own.locator('vscode-button.fix').focus();
    await page.keyboard.press('Enter');
    await page.locator('.view-line', { hasText: 'SO_REUSEADDR' }).first().waitFor();
    await workbench.squiggles.first().waitFor({ state: 'detached' });
    await own.locator('.message', { hasText: 'Nothing is reported' }).waitFor();
    assert.match(await own.locator('.life').innerText(), /SO_REUSEADDR\s+set/);
    await workbench.screenshot('panel-fixed');
  });

  it('shows text of the file as text, whatever it looks like', async () => {
    const host = '<img src=x onerror=document.title=1>';
    await writeFile(
      path.join(workbench.folder, 'hostile.py'),
      `import socket\nserver = socket.socket()\nserver.bind(("${host}", 80))\nserver.listen()\n`,
    );
    await workbench.openFile('hostile.py');
    await workbench.squiggles.first().waitFor();
    await workbench.explainFromHover('bind');
    const own = (await workbench.panel()).locator('#your-code');
    await own.locator('.what', { hasText: host }).waitFor();
    assert.equal(await own.locator('.source', { hasText: host }).count(), 1);
    assert.equal(await own.locator('img').count(), 0);
  });

  it('still shows the code after a reload of the window', async () => {
    await workbench.openFile('echo.c');
    await workbench.squiggles.first().waitFor();
    await workbench.explainFromHover('bind');
    await (await workbench.panel()).locator('#your-code').waitFor();
    await workbench.reload();
    const own = (await workbench.panel()).locator('#your-code');
    await own.waitFor();
    assert.match(await own.innerText(), /echo\.c/);
    // Still connected to the editor, not only a picture of what was there.
    await own.locator('vscode-button.fix').click();
    await own.locator('.message', { hasText: 'Nothing is reported' }).waitFor();
  });
});
