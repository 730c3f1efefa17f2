import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { explainCommand, until, Workbench } from './workbench';

/** The switch, the picture and the sentence that says what it shows. */
const figure = 'svg.closing';

describe('the panel', () => {
  let workbench: Workbench;
  let panel: Frame;
  const refused: string[] = [];

  before(async () => {
    workbench = await Workbench.open();
    workbench.page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) {
        refused.push(message.text());
      }
    });
    await workbench.openFile('echo-fixed.c');
    await workbench.run(explainCommand);
    panel = await workbench.panel();
  });

  after(async () => {
    await workbench.close();
  });

  it('opens from the palette beside the editor, with every part of the explanation', async () => {
    assert.ok(await workbench.page.locator('.tab', { hasText: 'echo-fixed.c' }).isVisible());
    assert.deepEqual(await panel.locator('h2').allTextContents(), [
      'The question and its answers',
      'The picture',
      'What TIME_WAIT is',
      'Who enters it',
      'How long it lasts',
      'Why it exists',
      'What SO_REUSEADDR does about it',
      'When it does not help',
      'What people say',
      'See it yourself',
    ]);
    await workbench.screenshot('panel-palette');
  });

  it('is one panel, however often it is asked for', async () => {
    await workbench.run(explainCommand);
    assert.equal(await workbench.page.locator('.tab', { hasText: 'TIME_WAIT' }).count(), 1);
  });

  it('asks for nothing that its content security policy refuses', async () => {
    const policy = await panel.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content');
    assert.match(policy ?? '', /^default-src 'none'; style-src [^;]+; script-src 'nonce-\w+'$/);
    assert.deepEqual(refused, []);
  });

  it('switches the picture and its text by keyboard', async () => {
    await panel.locator('input[value=server]').focus();
    assert.match((await panel.locator(figure).getAttribute('aria-label')) ?? '', /the server closes first/);
    assert.match(await panel.locator('[role=status]').innerText(), /server is left in TIME_WAIT/);
    await workbench.page.keyboard.press('ArrowRight');
    await panel.locator(`${figure}[aria-label*="the client closes first"]`).waitFor();
    assert.match(await panel.locator('[role=status]').innerText(), /client is left in TIME_WAIT/);
    assert.match(await panel.locator('.twin li').first().innerText(), /^The client calls close\(\)/);
    await panel.locator('#picture-title').scrollIntoViewIfNeeded();
    await workbench.screenshot('panel-client-first');
  });

  it('opens a fact check by keyboard', async () => {
    await panel.locator('#note-length summary').focus();
    await workbench.page.keyboard.press('Enter');
    await panel.locator('#note-length .note-body').waitFor({ state: 'visible' });
    assert.match(await panel.locator('#note-length').innerText(), /twice the maximum segment lifetime/);
    await workbench.screenshot('panel-fact-check');
  });

  it('takes the focus along when a part is chosen from the contents', async () => {
    await panel.locator('nav a', { hasText: 'How long it lasts' }).focus();
    await workbench.page.keyboard.press('Enter');
    await until('the heading has the focus', () =>
      panel.evaluate(() => document.activeElement?.id === 'how-long-title'),
    );
    await until('the heading is in sight', () =>
      panel.evaluate(() => {
        const { top } = document.getElementById('how-long-title')?.getBoundingClientRect() ?? { top: -1 };
        return top >= 0 && top < window.innerHeight;
      }),
    );
  });

  it('is as it was after a reload of the window', async () => {
    await panel.evaluate(() => {
      window.scrollTo({ top: 700, behavior: 'instant' });
    });
    await workbench.reload();
    panel = await workbench.panel();
    assert.equal(await panel.locator('input[value=client]').isChecked(), true);
    assert.equal(await panel.locator('#note-length').getAttribute('open'), '');
    assert.equal(await panel.locator('#note-rules').getAttribute('open'), null);
    await until('the scroll position is back', () => panel.evaluate(() => Math.abs(window.scrollY - 700) < 2));
    assert.equal(await workbench.page.locator('.tab', { hasText: 'TIME_WAIT' }).count(), 1);
  });
});
