import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { Frame } from 'playwright-core';
import { explainCommand, focusedTab, openView, refusals, until, Workbench } from './workbench';

describe('the panel', () => {
  let workbench: Workbench;
  let panel: Frame;
  let refused: readonly string[];

  before(async () => {
    workbench = await Workbench.open();
    refused = refusals(workbench.page);
    await workbench.openFile('echo-fixed.c');
    const asked = Date.now();
    await workbench.run(explainCommand);
    panel = await workbench.panel();
    const painted = await panel.evaluate(() => {
      const [first] = performance.getEntriesByName('first-contentful-paint');
      return { since: performance.timeOrigin + (first?.startTime ?? NaN), own: first?.startTime ?? NaN };
    });
    const seconds = ((painted.since - asked) / 1000).toFixed(2);
    console.log(
      `      first paint ${painted.own.toFixed(0)} ms after the page, ${seconds} s after the palette was opened`,
    );
  });

  after(async () => {
    await workbench.close();
  });

  it('opens from the palette beside the editor, with every part but the user’s code', async () => {
    assert.ok(await workbench.page.locator('.tab', { hasText: 'echo-fixed.c' }).isVisible());
    assert.deepEqual(await panel.locator('vscode-tab-header').allInnerTexts(), [
      'Question and answers',
      'Timeline',
      'Without TIME_WAIT',
      'What people get wrong',
      'Which option?',
      'See it yourself',
      'Reference',
    ]);
    assert.equal(await panel.locator('h2').innerText(), 'The question and its answers');
  });

  it('is one panel, however often it is asked for', async () => {
    await workbench.run(explainCommand);
    assert.equal(await workbench.page.locator('.tab', { hasText: 'TIME_WAIT' }).count(), 1);
  });

  it('weighs less than 120 kB', async () => {
    for (const script of ['explainer.js', 'reference.js']) {
      const { length } = gzipSync(await readFile(`dist/${script}`), { level: 9 });
      assert.ok(length < 120_000, `${script}: ${String(length)}`);
    }
  });

  it('opens a fact check by keyboard, and leads on to what shows it', async () => {
    await panel.locator('#note-two-reasons summary').focus();
    await workbench.page.keyboard.press('Enter');
    await panel.locator('#note-two-reasons .note-body').waitFor({ state: 'visible' });
    assert.match(await panel.locator('#note-two-reasons').innerText(), /sends its FIN again/);
    await panel.locator('#why ~ .guide a', { hasText: 'Watch it without TIME-WAIT' }).first().press('Enter');
    assert.equal(await focusedTab(panel), 'Without TIME_WAIT');
    assert.ok(await panel.getByRole('radio', { name: 'A lost last ACK is answered with a reset' }).isChecked());
    assert.match(await panel.locator('.telling').innerText(), /reset/);
  });

  it('plays what would go wrong, in words too', async () => {
    const status = panel.locator('.telling');
    await panel.locator('.scrub').press('Home');
    await panel.locator('vscode-button.play').click();
    await panel.locator('vscode-button.play', { hasText: 'Pause' }).waitFor();
    await panel.locator('.scrub').press('End');
    await panel.locator('vscode-button.play', { hasText: 'Play again' }).waitFor();
    assert.match(await status.innerText(), /reset/);
    await panel.locator('#without-steps summary').click();
    const steps = await panel.locator('#without-steps li').allInnerTexts();
    assert.ok(steps.length > 8);
    assert.equal(await panel.locator('#without-steps li').last().getAttribute('aria-current'), 'step');
  });

  it('answers which option to set, with code', async () => {
    await openView(panel, 'Which option?');
    await panel.getByRole('button', { name: 'Restart a TCP server on its port' }).press('Enter');
    await panel.getByRole('button', { name: 'Yes, it has ended' }).press('Enter');
    const rows = panel.locator('.node tbody tr');
    assert.match(await rows.filter({ hasText: 'Linux' }).innerText(), /SO_REUSEADDR/);
    assert.match(await rows.filter({ hasText: 'Windows' }).innerText(), /SO_EXCLUSIVEADDRUSE|nothing/);
    await panel.locator('.node h3', { hasText: 'SO_REUSEADDR' }).waitFor();
    await panel.locator('.path a').last().press('Enter');
    assert.match(await panel.locator('.node h3').innerText(), /Has the old server ended/);
  });

  it('lets predictions be made and checked', async () => {
    await openView(panel, 'See it yourself');
    const situations = panel.locator('.exercise > li');
    assert.equal(await situations.count(), 8);
    await situations.nth(0).getByRole('radio', { name: 'It fails with EADDRINUSE' }).check();
    await situations.nth(0).getByRole('button', { name: 'Check' }).press('Enter');
    await situations.nth(0).locator('.result.good', { hasText: 'Right.' }).waitFor();
    await situations.nth(1).getByRole('radio', { name: 'It fails with EADDRINUSE' }).check();
    await situations.nth(1).getByRole('button', { name: 'Check' }).press('Enter');
    await situations.nth(1).locator('.result.bad', { hasText: 'It succeeds' }).waitFor();
    await panel.getByText('1 of 2 right, 6 to go.').waitFor();
  });

  it('finds options by what they do, narrows by system, and opens one from the palette', async () => {
    await openView(panel, 'Reference');
    const query = panel.getByRole('textbox', { name: 'Search by name or by what an option does' });
    await query.fill('nagle');
    await panel.locator('.results a', { hasText: 'TCP_NODELAY' }).waitFor();
    await query.fill('');
    await panel.getByText('830 options').waitFor();
    await panel.getByRole('combobox', { name: 'System' }).press('Enter');
    await panel.getByRole('option', { name: 'Windows' }).click();
    await panel.locator('[role=status]', { hasText: /^1\d\d options/ }).waitFor();
    await workbench.explainOption('half open');
    await panel.locator('#option-title', { hasText: 'SO_KEEPALIVE' }).waitFor();
    assert.match(await panel.locator('.entry').innerText(), /On each system.*Windows.*Sources:/s);
  });

  it('is as it was after a reload of the window', async () => {
    await openView(panel, 'Question and answers');
    await panel.evaluate(() => {
      window.scrollTo({ top: 700, behavior: 'instant' });
    });
    await until('the place is stored', () => panel.evaluate(() => window.scrollY === 700));
    await workbench.reload();
    panel = await workbench.panel();
    assert.equal(await panel.locator('#note-two-reasons').getAttribute('open'), '');
    assert.equal(await panel.locator('#note-rules').getAttribute('open'), null);
    await until('the scroll position is back', () => panel.evaluate(() => Math.abs(window.scrollY - 700) < 2));
    assert.equal(await workbench.page.locator('.tab', { hasText: 'TIME_WAIT' }).count(), 1);
    await openView(panel, 'See it yourself');
    await panel.getByText('1 of 2 right, 6 to go.').waitFor();
    await openView(panel, 'Reference');
    await panel.locator('#option-title', { hasText: 'SO_KEEPALIVE' }).waitFor();
  });

  it('asks for nothing that its content security policy refuses', async () => {
    const policy = await panel.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content');
    assert.match(
      policy ?? '',
      /^default-src 'none'; style-src 'nonce-\w+'; script-src 'nonce-\w+'; base-uri 'none'; form-action 'none'$/,
    );
    assert.deepEqual(refused, []);
  });
});
