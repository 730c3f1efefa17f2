import assert from 'node:assert/strict';
import { Workbench } from './workbench';

describe('the list of options in the palette', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open();
  });

  after(() => workbench.close());

  it('finds an option by what it does, marks the best one, and opens its entry in the panel', async () => {
    const { page } = workbench;
    await workbench.openFile('echo.c');
    await page.keyboard.press('F1');
    const box = page.locator('.quick-input-widget input[type=text]');
    await box.fill('>Sockopt Lens: Explain Socket Option');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Explain Socket Option' }).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'SO_REUSEADDR' }).first().waitFor();
    for (const [query, name] of [
      ['nagle', 'TCP_NODELAY'],
      ['half open', 'SO_KEEPALIVE'],
      ['address already in use', 'SO_REUSEADDR'],
      ['buffer', 'SO_RCVBUF'],
    ] as const) {
      await box.fill(query);
      const marked = page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name });
      await marked.waitFor();
      assert.match(await marked.innerText(), /(?:SOL_SOCKET|IPPROTO_TCP)[^]*\w+ \w+/);
    }
    await page.keyboard.press('Enter');
    const panel = await workbench.panel();
    await panel.locator('h3', { hasText: 'SO_RCVBUF' }).waitFor();
  });
});
