import assert from 'node:assert/strict';
import type { Frame, Locator } from 'playwright-core';
import { openView, refusals, until, Workbench } from './workbench';

/** The whole story in one window: from the underline to the fix, by way of the timeline. */
describe('the story of a restart', () => {
  let workbench: Workbench;
  let panel: Frame;
  let refused: readonly string[];

  before(async () => {
    workbench = await Workbench.open();
    refused = refusals(workbench.page);
    await workbench.openFile('echo.c');
    await workbench.squiggles.first().waitFor();
    await workbench.explainFromHover('bind');
    panel = await workbench.panel();
  });

  after(async () => {
    await workbench.close();
  });

  const result = (): Locator => panel.locator('.answer');
  const restart = async (): Promise<void> => panel.locator('.restart-button vscode-button').click();

  async function check(name: string, within: string, on: boolean): Promise<void> {
    const box = panel.getByRole('group', { name: within }).getByRole('checkbox', { name, exact: true });
    await box.setChecked(on, { force: true });
  }

  async function choose(label: string, option: string): Promise<void> {
    await panel.locator('.restart-now').getByRole('combobox', { name: label }).press('Enter');
    await panel.locator('.restart-now').getByRole('option', { name: option }).click();
  }

  it('begins with the user’s own code', async () => {
    assert.equal(await panel.locator('h2').innerText(), 'Your code');
    assert.match(await panel.locator('.message').innerText(), /TCP listener without SO_REUSEADDR/);
    assert.match(await panel.locator('tr', { hasText: 'Linux' }).innerText(), /Fails.*EADDRINUSE.*Starts/s);
    assert.equal(await panel.locator('tbody tr').count(), 5, 'every system: nobody has said what the code is for');
  });

  it('is explained by the thread, which leads to the timeline', async () => {
    await openView(panel, 'Question and answers');
    assert.equal(await panel.locator('.contribution').count(), 5);
    await panel.locator('.contribution .guide a', { hasText: 'Watch the server close first' }).click();
    await panel.locator('h2', { hasText: 'The timeline' }).waitFor();
    assert.match(await panel.locator('.ends').innerText(), /TIME-WAIT/);
  });

  it('leaves TIME_WAIT with whoever closes first', async () => {
    await panel.locator('.scrub').press('Home');
    await panel.getByRole('radio', { name: 'The client', exact: true }).check();
    await stepTo('TIME-WAIT');
    assert.match(await panel.locator('.ends').innerText(), /Client\s+TIME-WAIT/);
    assert.doesNotMatch(await panel.locator('.ports pre').innerText(), /TIME-WAIT/);
    await panel.getByRole('radio', { name: 'The server', exact: true }).check();
    await panel.locator('.scrub').press('Home');
    await stepTo('TIME-WAIT');
    assert.match(await panel.locator('.ends').innerText(), /Server\s+TIME-WAIT/);
    assert.match(await panel.locator('.ports pre').innerText(), /ss -tan.*TIME-WAIT.*192\.0\.2\.10:8080/s);
    assert.match(await panel.locator('svg.timeline').getAttribute('aria-label').then(String), /server is TIME-WAIT/);
  });

  it('fails on Linux without the option, and in the first run with it', async () => {
    await restart();
    assert.match(await result().innerText(), /bind\(\) fails with EADDRINUSE.*in 60 s/s);
    await check('SO_REUSEADDR', 'The new run sets', true);
    await until('the old run is to blame', async () => (await result().innerText()).includes('old'));
    assert.match(await result().innerText(), /EADDRINUSE/);
    await workbench.screenshotOf(panel, 'restart-now', 'story-first-restart');
    await check('SO_REUSEADDR', 'The old run had set', true);
    await result().locator('.result.good').waitFor();
    assert.match(await result().innerText(), /bind\(\) succeeds/);
  });

  it('needs the option in the new run only on macOS', async () => {
    await choose('System', 'macOS');
    await check('SO_REUSEADDR', 'The old run had set', false);
    await result().locator('.result.good').waitFor();
    await check('SO_REUSEADDR', 'The new run sets', false);
    await result().locator('.result.bad').waitFor();
    assert.match(await result().innerText(), /EADDRINUSE/);
  });

  it('is not confirmed on Windows, where what counts is a live listener and who shares with whom', async () => {
    await choose('System', 'Windows');
    assert.match(await panel.locator('.ports pre').innerText(), /netstat -an -p TCP.*TIME_WAIT/s);
    await result().locator('.result.open').waitFor();
    await panel.getByRole('checkbox', { name: 'The old server is still running' }).setChecked(true, { force: true });
    await result().getByText('WSAEADDRINUSE').first().waitFor();
    await check('SO_REUSEADDR', 'The new run sets', true);
    await check('SO_EXCLUSIVEADDRUSE', 'The old run had set', true);
    await result().getByText('WSAEACCES').first().waitFor();
    assert.match(await result().innerText(), /bind\(\) fails with WSAEACCES/);
  });

  it('is found again after a reload of the window', async () => {
    const before = await panel.locator('.telling').innerText();
    await workbench.reload();
    panel = await workbench.panel();
    assert.equal(await panel.locator('h2').innerText(), 'The timeline of a connection');
    assert.equal(await panel.locator('.telling').innerText(), before);
    assert.match(await result().innerText(), /WSAEACCES/);
    assert.ok(await panel.getByRole('checkbox', { name: 'The old server is still running' }).isChecked());
  });

  it('ends with the fix, applied from the panel', async () => {
    await openView(panel, 'Your code');
    await panel.locator('vscode-button.fix').click();
    await workbench.page.locator('.view-line', { hasText: 'SO_REUSEADDR' }).first().waitFor();
    await workbench.squiggles.first().waitFor({ state: 'detached' });
    await panel.locator('.message', { hasText: 'Nothing is reported' }).waitFor();
  });

  it('was told within the content security policy', () => {
    assert.deepEqual(refused, []);
  });

  /** Steps until an end is in a state. */
  async function stepTo(state: string): Promise<void> {
    const ends = panel.locator('.ends');
    for (let presses = 0; presses < 40 && !(await ends.innerText()).includes(state); presses++) {
      const before = await panel.locator('.scrub').inputValue();
      await panel.locator('.scrub').press('ArrowRight');
      await until('a step was made', async () => (await panel.locator('.scrub').inputValue()) !== before);
    }
    assert.match(await ends.innerText(), new RegExp(state));
  }
});
