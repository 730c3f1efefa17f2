import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { openView, until, Workbench } from './workbench';

/** Theme by name, and the class that VS Code gives to a panel's page for its kind. */
const themes = [
  ['light', 'Default Light Modern', 'vscode-light'],
  ['dark', 'Default Dark Modern', 'vscode-dark'],
  ['high-contrast', 'Default High Contrast', 'vscode-high-contrast'],
  ['high-contrast-light', 'Default High Contrast Light', 'vscode-high-contrast-light'],
] as const;

const widths = [300, 1600] as const;

describe('the panel, for everybody', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open();
    await workbench.openFile('echo.c');
    await workbench.squiggles.first().waitFor();
    await workbench.explainFromHover('bind');
    const panel = await workbench.panel();
    await panel.locator('#your-code').waitFor();
    await workbench.page.locator('.tab', { hasText: 'TIME_WAIT' }).click();
    await workbench.run('View: Close Editors in Other Groups');
    await workbench.run('View: Toggle Primary Side Bar Visibility');
    await showEverything(panel);
  });

  after(async () => {
    await workbench.close();
  });

  for (const [name, theme, kind] of themes) {
    it(`has no finding of axe in ${name}, in any view, narrow and wide`, async () => {
      await workbench.set({ 'workbench.colorTheme': theme, 'workbench.activityBar.location': 'hidden' });
      const panel = await workbench.panel();
      await until(`the panel is ${kind}`, () =>
        panel.evaluate((wanted) => document.body.classList.contains(wanted), kind),
      );
      await workbench.page.locator('.part.activitybar').waitFor({ state: 'hidden' });
      await panel.evaluate(axe.source);
      for (const width of widths) {
        await fitPanel(workbench, panel, width);
        for (const view of await panel.locator('vscode-tab-header').allInnerTexts()) {
          await openView(panel, view);
          await panel.evaluate(() => {
            document.querySelectorAll('details').forEach((details) => (details.open = true));
          });
          assert.deepEqual(await violations(panel), [], `${view} at ${String(width)} pixels`);
          assert.equal(await overflow(panel), 0, `${view} has to be scrolled sideways at ${String(width)} pixels`);
          const picture = view.toLowerCase().replaceAll(/\W+/g, '-');
          await workbench.screenshot(`panel-${name}-${String(width)}-${picture}`);
        }
      }
    });
  }

  it('needs no scrolling sideways in any view at 200 % zoom', async () => {
    const { page } = workbench;
    const panel = await workbench.panel();
    const session = await page.context().newCDPSession(page);
    // What a zoom of 200 % does to a window of 1200 pixels: half as many, each twice as large.
    const zoomed = { width: 600, height: 450, deviceScaleFactor: 2, mobile: false };
    await session.send('Emulation.setDeviceMetricsOverride', zoomed);
    await until('the window is zoomed', () => page.evaluate(() => window.innerWidth === 600 && devicePixelRatio === 2));
    for (const view of await panel.locator('vscode-tab-header').allInnerTexts()) {
      await openView(panel, view);
      assert.equal(await overflow(panel), 0, view);
    }
    await workbench.screenshot('panel-zoomed');
    await session.send('Emulation.clearDeviceMetricsOverride');
  });

  it('can be used by keyboard alone', async () => {
    const { page } = workbench;
    const panel = await workbench.panel();
    await fitPanel(workbench, panel, 700);
    await openView(panel, 'Timeline');
    await tabTo(panel, page, 'server', 'the choice of who closes first');
    await page.keyboard.press('ArrowDown');
    await until('the client closes first', () =>
      panel.getByRole('radio', { name: 'The client', exact: true }).isChecked(),
    );
    await page.keyboard.press('ArrowUp');
    await tabTo(panel, page, 'Place in time', 'the slider');
    await page.keyboard.press('Home');
    await panel.getByText('The client calls connect().').first().waitFor();
    for (let steps = 0; steps < 30 && !(await panel.locator('.ends').innerText()).includes('TIME-WAIT'); steps++) {
      await page.keyboard.press('ArrowRight');
    }
    assert.match(await panel.locator('.telling').innerText(), /TIME-WAIT/);
    await tabTo(panel, page, 'Restart now', 'the button');
    await page.keyboard.press('Enter');
    await panel.locator('.answer .result.bad').waitFor();
    await tabTo(panel, page, 'SO_REUSEADDR', 'the option of the old run');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await tabTo(panel, page, 'SO_REUSEADDR', 'the option of the new run');
    await page.keyboard.press('Space');
    await panel.locator('.answer .result.good').waitFor();
    await tabTo(panel, page, 'System', 'the list of systems');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await panel.locator('.ports', { hasText: 'netstat' }).waitFor();
  });

  it('moves nothing by itself where motion is reduced', async () => {
    await workbench.set({ 'workbench.reduceMotion': 'on' });
    const panel = await workbench.panel();
    await panel.locator('body.vscode-reduce-motion').waitFor();
    await openView(panel, 'Timeline');
    await panel.locator('.scrub').press('Home');
    assert.equal(await panel.getByRole('button', { name: 'Play' }).count(), 0);
    const reached = await panel.evaluate(() => {
      document.querySelector<HTMLElement>('vscode-button.step')?.click();
      return document.querySelector<HTMLInputElement>('.scrub')?.value;
    });
    assert.equal(reached, '1');
  });
});

/** Brings into view what only shows when it is asked for. */
async function showEverything(panel: Frame): Promise<void> {
  await openView(panel, 'Timeline');
  await panel.locator('.scrub').press('End');
  await panel.locator('.scrub').press('ArrowLeft');
  await panel.getByRole('button', { name: 'Restart now' }).press('Enter');
  await openView(panel, 'Without TIME_WAIT');
  await panel.locator('.scrub').press('End');
  await openView(panel, 'Which option?');
  await panel.getByRole('button', { name: 'Run a service on Windows' }).press('Enter');
  await panel.getByRole('button', { name: 'Yes' }).press('Enter');
  await panel.locator('.node h3').first().waitFor();
  await openView(panel, 'See it yourself');
  const situations = panel.locator('.exercise > li');
  for (const [number, answer] of ['It fails with EADDRINUSE', 'It fails with EADDRINUSE'].entries()) {
    await situations.nth(number).getByRole('radio', { name: answer }).check();
    await situations.nth(number).getByRole('button', { name: 'Check' }).press('Enter');
  }
  await openView(panel, 'Reference');
  await panel.locator('.results a', { hasText: /^SO_LINGER$/ }).press('Enter');
  await panel.locator('#option-title').waitFor();
}

/** Presses Tab until the focus is on a control with a name. */
async function tabTo(panel: Frame, page: Page, name: string, what: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    const focused = await panel.evaluate(() => {
      let element = document.activeElement;
      const host = element;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const own = element?.getAttribute('aria-label') ?? (element as HTMLInputElement | null)?.value;
      return [own, host?.getAttribute('label'), host?.textContent.trim()];
    });
    if (focused.includes(name)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not lead to ${what}.`);
}

/** Makes the window so wide that the panel's page gets the width that is wanted. */
async function fitPanel(workbench: Workbench, panel: Frame, width: number): Promise<void> {
  const { page } = workbench;
  await until(`the panel is ${String(width)} pixels wide`, async () => {
    const present = await panel.evaluate(() => window.innerWidth);
    const outer = page.viewportSize()?.width ?? 0;
    if (present !== width) {
      await page.setViewportSize({ width: Math.max(outer + width - present, width), height: 1000 });
    }
    return present === width;
  });
}

/** By how many pixels the page is wider than its place. */
async function overflow(panel: Frame): Promise<number> {
  return panel.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** What axe finds, in short. The page's policy forbids foreign scripts, the debugger's way in is not concerned. */
async function violations(panel: Frame): Promise<readonly string[]> {
  const { passes, violations: found } = await panel.evaluate(async () => {
    const { axe: runner } = window as unknown as { axe: typeof axe };
    return runner.run();
  });
  assert.ok(
    passes.some(({ id }) => id === 'color-contrast'),
    'axe has looked at the page',
  );
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`).join('; ')}`,
  );
}
