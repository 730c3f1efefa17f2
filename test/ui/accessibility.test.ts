import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { Frame } from 'playwright-core';
import { until, Workbench } from './workbench';

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
    await (await workbench.panel()).locator('#your-code').waitFor();
    await workbench.page.locator('.tab', { hasText: 'TIME_WAIT' }).click();
    await workbench.run('View: Close Editors in Other Groups');
    await workbench.run('View: Toggle Primary Side Bar Visibility');
  });

  after(async () => {
    await workbench.close();
  });

  for (const [name, theme, kind] of themes) {
    for (const width of widths) {
      it(`has no finding of axe in ${name} at ${String(width)} pixels`, async () => {
        await workbench.set({ 'workbench.colorTheme': theme, 'workbench.activityBar.location': 'hidden' });
        const panel = await workbench.panel();
        await until(`the panel is ${kind}`, () =>
          panel.evaluate((wanted) => document.body.classList.contains(wanted), kind),
        );
        await workbench.page.locator('.part.activitybar').waitFor({ state: 'hidden' });
        await fitPanel(workbench, panel, width);
        await panel.evaluate(() => {
          document.querySelectorAll('details').forEach((details) => (details.open = true));
        });
        assert.deepEqual(await violations(panel), []);
        assert.equal(
          await panel.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
          0,
          'nothing has to be scrolled sideways',
        );
        await workbench.screenshotOf(panel, 'your-code', `panel-${name}-${String(width)}-code`);
        await workbench.screenshotOf(panel, 'picture', `panel-${name}-${String(width)}-picture`);
        await workbench.screenshotOf(panel, 'folklore', `panel-${name}-${String(width)}-folklore`);
      });
    }
  }

  it('jumps instead of gliding where motion is reduced', async () => {
    await workbench.set({ 'workbench.reduceMotion': 'on' });
    const panel = await workbench.panel();
    await panel.locator('body.vscode-reduce-motion').waitFor();
    const scrolledAtOnce = await panel.evaluate(() => {
      window.scrollTo({ top: 0, behavior: 'instant' });
      document.querySelector<HTMLAnchorElement>('nav a[href="#folklore"]')?.click();
      return window.scrollY > 0;
    });
    assert.equal(scrolledAtOnce, true);
  });
});

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

/** What axe finds, in short. The page's policy forbids foreign scripts, the debugger's way in is not concerned. */
async function violations(panel: Frame): Promise<readonly string[]> {
  await panel.evaluate(axe.source);
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
