/** How long after a command a webview panel shows something: ours, and one with nothing in it. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import { openBrowser, openWorkbench } from '../host/browser';
import { type Host, startHost } from '../host/server';

interface Subject {
  readonly extension: string;
  readonly command: string;
  readonly title: string;
  /** Whether the file is checked; where it is, what is measured comes after that. */
  readonly checks: boolean;
}

const ours: Subject = {
  extension: '.',
  command: 'Sockopt Lens: Explain TIME_WAIT',
  title: 'TIME_WAIT',
  checks: true,
};
const empty: Subject = {
  extension: 'test/bench/empty-page',
  command: 'Bench: Open an Empty Page',
  title: 'An empty page',
  checks: false,
};

/** Panels that are opened in one window, one after the other. */
const OPENINGS = 4;

/** Milliseconds to the first contentful paint of a panel. */
interface Paint {
  /** From Enter in the palette. */
  readonly all: number;
  /** From when VS Code has written the document into its frame: what the document itself takes. */
  readonly document: number;
}

/** Of the first panel of a window, and of later ones. */
interface Paints {
  readonly first: Paint[];
  readonly later: Paint[];
}

/** @param windows so many of each, in turn */
export async function firstPaints(windows: number): Promise<{ readonly ours: Paints; readonly empty: Paints }> {
  const host = await startHost();
  const browser = await openBrowser();
  const found = { ours: { first: [], later: [] } as Paints, empty: { first: [], later: [] } as Paints };
  try {
    for (let round = 0; round < windows; round++) {
      for (const [subject, paints] of [
        [empty, found.empty],
        [ours, found.ours],
      ] as const) {
        const [first, ...later] = await inWindow(host, browser, subject);
        paints.first.push(first!);
        paints.later.push(...later);
      }
    }
  } finally {
    await browser.close();
    await host.close();
  }
  return found;
}

async function inWindow(host: Host, browser: Browser, subject: Subject): Promise<readonly Paint[]> {
  const workspace = await mkdtemp(path.join(os.tmpdir(), 'sockopt-lens-paint-'));
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  try {
    await cp('samples', workspace, { recursive: true });
    await openWorkbench(page, host, { workspace, extension: path.resolve(subject.extension) });
    // The extension is there, and VS Code has nothing left to load.
    await choose(page, 'Control+P', 'echo.c', 'echo.c');
    await page.keyboard.press('Enter');
    await page
      .locator(subject.checks ? '.squiggly-warning' : '.editor-instance .view-line')
      .first()
      .waitFor();
    const paints: Paint[] = [];
    for (let opening = 0; opening < OPENINGS; opening++) {
      await choose(page, 'F1', `>${subject.command}`, subject.command);
      const asked = Date.now();
      await page.keyboard.press('Enter');
      const { written, painted } = await firstPaint(page);
      paints.push({ all: painted - asked, document: painted - written });
      const tab = page.locator('.tab', { hasText: subject.title });
      await tab.click({ button: 'middle' });
      await tab.waitFor({ state: 'detached' });
    }
    return paints;
  } finally {
    await page.close();
    await rm(workspace, { recursive: true, force: true, maxRetries: 10 });
  }
}

/** Brings up a row of a quick pick; the window may not listen to keys yet. */
async function choose(page: Page, key: string, text: string, row: string): Promise<void> {
  const box = page.locator('.quick-input-widget input[type=text]');
  const wanted = page.locator('.quick-input-list .monaco-list-row', { hasText: row }).first();
  for (let attempt = 0; attempt < 30; attempt++) {
    if (!(await box.isVisible())) await page.keyboard.press(key);
    const there = await box
      .fill(text, { timeout: 3000 })
      .then(() => wanted.waitFor({ timeout: 6000 }))
      .then(
        () => true,
        () => false,
      );
    if (there) return;
  }
  throw new Error(`${key} does not find ${row}.`);
}

/** When the page of the only panel was written and painted first, in milliseconds since 1970. */
async function firstPaint(page: Page): Promise<{ readonly written: number; readonly painted: number }> {
  const around = await frameOf(page.locator('iframe.webview.ready'));
  const frame = await frameOf(around.locator('iframe#active-frame'));
  await frame.locator('h1').waitFor();
  const painted = await frame.waitForFunction(() => {
    const [first] = performance.getEntriesByName('first-contentful-paint');
    return first && performance.timeOrigin + first.startTime;
  });
  const written = await around.evaluate(() => {
    const [mark] = performance.getEntriesByName('webview/index.html/content/wroteInnerContent');
    return mark && performance.timeOrigin + mark.startTime;
  });
  return { written: written!, painted: (await painted.jsonValue())! };
}

async function frameOf(iframe: Locator): Promise<Frame> {
  const element = await iframe.elementHandle({ timeout: 60_000 });
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('The panel has no page.');
  return frame;
}
