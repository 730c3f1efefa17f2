// npm run pictures: takes the pictures of the README anew, from the samples in the real editor, into media/readme/.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { explainCommand, openView, until, Workbench } from './workbench';

const folder = path.resolve('media/readme');

/** Pixels of the picture for one of the window: sharp, and still small files. */
const scale = 1.5;

const dark = 'Default Dark Modern';
const light = 'Default Light Modern';

/** Only the code, large enough to be read where the picture is shown smaller. */
const plain = {
  'editor.fontFamily': 'DejaVu Sans Mono, Menlo, Consolas, monospace',
  'editor.fontSize': 14,
  'editor.hover.above': false,
  'editor.stickyScroll.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'editor.renderLineHighlight': 'none',
  'editor.scrollbar.vertical': 'hidden',
  'editor.scrollbar.horizontal': 'hidden',
  'editor.overviewRulerBorder': false,
  'editor.hideCursorInOverviewRuler': true,
  'editor.cursorBlinking': 'solid',
  'breadcrumbs.enabled': false,
  'problems.decorations.enabled': false,
  'workbench.activityBar.location': 'hidden',
  'workbench.statusBar.visible': false,
  'workbench.layoutControl.enabled': false,
  'workbench.editor.editorActionsLocation': 'hidden',
  'window.menuBarVisibility': 'hidden',
};

describe('pictures of the README', () => {
  let workbench: Workbench;

  /** A window with one file of the samples and nothing around it. */
  async function open(file: string, theme: string): Promise<void> {
    const settings = { ...plain, 'workbench.colorTheme': theme };
    workbench = await Workbench.open({ settings, width: 1100, height: 650 });
    const { page } = workbench;
    // A window that has just been installed first shows the theme that it came with.
    await page.locator(`.monaco-workbench.${theme === dark ? 'vs-dark' : 'vs'}`).waitFor();
    await workbench.openFile(file);
    await workbench.run('View: Close Primary Side Bar');
    await page.locator('.part.sidebar').waitFor({ state: 'hidden' });
  }

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('pictures-failed');
    await workbench.close();
  });

  it('a warning and what its hover says', async () => {
    await open('echo.c', dark);
    await scrollTo(22);
    await workbench.squiggles.first().waitFor();
    const hover = await workbench.hover('bind');
    await until('the life of the socket', async () => (await hover.innerText()).includes('Life of this socket'));
    await save('warning', { width: 920, height: 548 });
  });

  it('what an option means', async () => {
    await open('echo-fixed.c', light);
    await scrollTo(22);
    await workbench.hover('SO_REUSEADDR');
    await until('the option', async () => (await workbench.hoverText()).includes('SOL_SOCKET'));
    await save('option', { height: 470 });
  });

  it('what a call does by itself', async () => {
    await open('hello.go', dark);
    await scrollTo(10);
    const hover = await workbench.hover('Listen');
    await until('what net.Listen does', async () => (await hover.innerText()).includes('by itself'));
    await save('by-itself', { height: 350 });
  });

  it('the quick fixes, and the code after the first of them', async () => {
    await open('greeter.py', light);
    const { page } = workbench;
    await scrollTo(7);
    await workbench.squiggles.first().waitFor();
    await workbench.click('bind');
    await workbench.lightBulb.waitFor();
    await page.keyboard.press('Control+.');
    const fix = page.locator('.action-widget .monaco-list-row', { hasText: 'SO_REUSEADDR' }).first();
    await fix.waitFor();
    await save('quick-fix', { width: 680, height: 358 });
    await page.keyboard.press('Enter');
    await page.locator('.view-line', { hasText: 'SO_REUSEADDR' }).waitFor();
    await workbench.squiggles.first().waitFor({ state: 'detached' });
    await save('fixed', { width: 680, height: 358 });
  });

  it('the panel on the code', async () => {
    await open('echo.c', dark);
    await scrollTo(22);
    await workbench.squiggles.first().waitFor();
    await workbench.explainFromHover('bind');
    await (await workbench.panel()).locator('#your-code').waitFor();
    await save('panel', { height: 560 });
  });

  it('the timeline, and a restart', async () => {
    const panel = await openPanel(light, 1000);
    await panel.locator('.guide a', { hasText: 'with the option in the new run only' }).first().click();
    await panel.locator('.answer .result').waitFor();
    await scrollToTop(panel, '.controls');
    await save('panel-timeline');
  });

  it('the way to an option', async () => {
    const panel = await openPanel(dark, 760);
    await openView(panel, 'Which option?');
    await panel.getByRole('button', { name: 'Restart a TCP server on its port' }).press('Enter');
    await panel.getByRole('button', { name: 'Yes, it has ended' }).press('Enter');
    await panel.locator('.node h3').first().waitFor();
    await scrollToTop(panel, 'h2');
    await save('panel-option', { height: 648 });
  });

  it('the reference', async () => {
    const panel = await openPanel(light, 1000);
    await openView(panel, 'Reference');
    await panel.getByRole('textbox').fill('half open');
    await panel.locator('.results a', { hasText: /^SO_KEEPALIVE$/ }).press('Enter');
    await panel.locator('#option-title', { hasText: 'SO_KEEPALIVE' }).waitFor();
    await scrollToTop(panel, 'h2');
    await save('panel-reference');
  });

  /** The panel alone in its window. */
  async function openPanel(theme: string, width: number): Promise<Frame> {
    await open('echo-fixed.c', theme);
    const { page } = workbench;
    await workbench.run(explainCommand);
    await workbench.panel();
    await page.locator('.tab', { hasText: 'TIME_WAIT' }).click();
    await workbench.run('View: Close Editors in Other Groups');
    await page.setViewportSize({ width, height: 720 });
    return workbench.panel();
  }

  /** A part of the panel right below its tabs. */
  async function scrollToTop(panel: Frame, selector: string): Promise<void> {
    await panel
      .locator(selector)
      .first()
      .evaluate((element) => {
        const tabs = document.querySelector('sockopt-tabs')?.shadowRoot?.querySelector('.header');
        const covered = tabs && getComputedStyle(tabs).position === 'sticky' ? tabs.clientHeight : 0;
        window.scrollBy({ top: element.getBoundingClientRect().top - covered - 8, behavior: 'instant' });
      });
  }

  /** Scrolls the editor, line by line, until this one, counted from 1, is the first one shown. */
  async function scrollTo(line: number): Promise<void> {
    const { page } = workbench;
    for (let above = 1; above < line; above++) {
      await page.keyboard.press('Control+ArrowDown');
    }
    const numbers = page.locator('.line-numbers').filter({ visible: true });
    await until(`line ${line} is at the top`, async () => {
      return Math.min(...(await numbers.allInnerTexts()).map(Number)) === line;
    });
  }

  /** Keeps the editors' part of the window, or the upper left pixels of it. */
  async function save(name: string, { width = Infinity, height = Infinity } = {}): Promise<void> {
    const { page } = workbench;
    const box = await page.locator('.part.editor').boundingBox();
    if (box === null) throw new Error(`There is no ${name} to take a picture of.`);
    const clip = { ...box, width: Math.min(box.width, width), height: Math.min(box.height, height), scale };
    const session = await page.context().newCDPSession(page);
    const { data } = await session.send('Page.captureScreenshot', { format: 'png', clip });
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, `${name}.png`), data, 'base64');
  }
});
