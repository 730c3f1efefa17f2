/** What goes on elsewhere while the extension is used. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Workbench } from './workbench';

describe('two windows on one folder', () => {
  let first: Workbench;
  let second: Workbench;

  before(async () => {
    first = await Workbench.open({ settings: { 'files.autoSave': 'off' } });
    second = await Workbench.open({ beside: first });
  });

  after(async () => {
    await second.page.close();
    await first.close();
  });

  it('both check it, and what is mended and saved in one is right in the other', async () => {
    for (const window of [first, second]) {
      await window.openFile('echo.c');
      await window.squiggles.first().waitFor();
    }
    await first.click('bind');
    await first.openFixes('SO_REUSEADDR');
    await first.page.keyboard.press('Enter');
    await first.squiggles.first().waitFor({ state: 'detached' });
    assert.equal(await second.squiggles.count(), 1);
    await first.page.keyboard.press('Control+s');
    await second.squiggles.first().waitFor({ state: 'detached' });
  });

  it('both take a file that was written by somebody else', async () => {
    await writeFile(path.join(first.folder, 'echo.c'), 'int main(void) { return 0; }\n');
    for (const window of [first, second]) {
      await window.page.locator('.view-line', { hasText: 'return 0' }).waitFor();
      await window.openFile('greeter.py');
      await window.squiggles.first().waitFor();
      assert.deepEqual(await window.notifications(), []);
    }
  });
});
