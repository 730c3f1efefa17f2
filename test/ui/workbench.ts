import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Browser, Frame, Locator, Page } from 'playwright-core';
import { openBrowser, openWorkbench } from '../host/browser';
import { recordRequests } from '../host/browser-requests';
import { forbidden, readRecord } from '../host/connections';
import { startHost, type Host } from '../host/server';

/** How long VS Code may take for anything a test waits for. */
const patience = 60_000;

/** Title of the command that opens the panel. */
export const explainCommand = 'Sockopt Lens: Explain TIME_WAIT';

/** What host, pages and their frames try to reach. It stays for people to read. */
const connections = path.resolve('test-artifacts/connections-ui.jsonl');

let started: Promise<{ host: Host; browser: Browser }> | undefined;

/** One VS Code server and one browser serve all tests. */
function start(): Promise<{ host: Host; browser: Browser }> {
  started ??= (async () => {
    await mkdir(path.dirname(connections), { recursive: true });
    await rm(connections, { force: true });
    const host = await startHost({ connections });
    return { host, browser: await openBrowser() };
  })();
  return started;
}

after(async function () {
  if (started === undefined) {
    return;
  }
  const { host, browser } = await started;
  await browser.close();
  await host.close();
  const recorded = readRecord(connections);
  assert.ok(recorded.length > 0, 'something is recorded');
  const ours = forbidden(recorded, '.').map(({ kind, target, process }) => `${process}: ${kind} ${target}`);
  assert.deepEqual(ours, [], 'Something was to be reached that is not the host itself.');
});

export interface WorkbenchSettings {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly width?: number;
  readonly height?: number;
  /** Root of the extension to load; by default ours as it was built. */
  readonly extension?: string;
  /** Further files of the folder, by their paths in it. */
  readonly files?: Readonly<Record<string, string>>;
  /** Another window, whose folder is opened as it is. */
  readonly beside?: Workbench;
}

/** A window of VS Code on a copy of the samples, with the extension, driven as a user would. */
export class Workbench {
  private constructor(
    readonly page: Page,
    readonly folder: string,
  ) {}

  static async open(options: WorkbenchSettings = {}): Promise<Workbench> {
    const { settings = {}, width = 1400, height = 900, extension = '.', files = {}, beside } = options;
    const { host, browser } = await start();
    const folder = beside?.folder ?? (await copySamples(files));
    const page = await browser.newPage({ viewport: { width, height } });
    page.setDefaultTimeout(patience);
    recordRequests(page, host.authority, connections);
    const workbench = new Workbench(page, folder);
    if (!beside) await workbench.set(settings);
    await openWorkbench(page, host, { workspace: folder, extension: path.resolve(extension) });
    return workbench;
  }

  /** Replaces the settings of the workspace; VS Code takes them up by itself. */
  async set(settings: Readonly<Record<string, unknown>>): Promise<void> {
    await mkdir(path.join(this.folder, '.vscode'), { recursive: true });
    // The hover must not wait for the mouse to rest longer than it has to.
    const all = { 'editor.hover.delay': 50, 'editor.minimap.enabled': false, ...settings };
    await writeFile(path.join(this.folder, '.vscode', 'settings.json'), JSON.stringify(all));
  }

  async close(): Promise<void> {
    await this.page.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Opens a file of the samples with the quick pick. */
  async openFile(name: string): Promise<void> {
    const { page } = this;
    await this.#quickInput('Control+P', name, name);
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: name }).waitFor();
    await page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** Runs a command from the palette by its title. */
  async run(title: string): Promise<void> {
    const { page } = this;
    await this.#quickInput('F1', `>${title}`, title);
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /**
   * The workbench may still be loading and not listen to keys, or the box of the last command may just be closing: asked
   * again until the row is there.
   */
  async #quickInput(key: string, text: string, row: string): Promise<void> {
    const box = this.page.locator('.quick-input-widget input[type=text]');
    const wanted = this.page.locator('.quick-input-list .monaco-list-row', { hasText: row }).first();
    await until(`${key} finds ${row}`, async () => {
      if (!(await box.isVisible())) {
        await this.page.keyboard.press(key);
      }
      return (async () => {
        await box.fill(text, { timeout: 3000 });
        await wanted.waitFor({ timeout: 6000 });
      })().then(
        () => true,
        () => false,
      );
    });
  }

  get squiggles(): Locator {
    return this.page.locator('.squiggly-warning');
  }

  /** In the margin or beside the code, wherever there is room for it. */
  get lightBulb(): Locator {
    const both = this.page.locator('[class*=codicon-gutter-lightbulb], .lightBulbWidget');
    return both.filter({ visible: true }).first();
  }

  /** Opens the menu of fixes at the cursor, with one that has this text. A check that ends just then closes it: asked again. */
  async openFixes(text: string): Promise<void> {
    const fix = this.page.locator('.action-widget .monaco-list-row', { hasText: text }).first();
    await until(`a fix with ${text}`, async () => {
      await this.page.keyboard.press('Control+.');
      return fix.waitFor({ timeout: 5000 }).then(
        () => true,
        async () => {
          await this.page.keyboard.press('Escape');
          return false;
        },
      );
    });
  }

  /** Where a word of the shown code stands on the screen, where it is shown: its middle. */
  async #placeOf(word: string): Promise<{ x: number; y: number } | undefined> {
    return this.page.evaluate((wanted) => {
      const lines = [...document.querySelectorAll('.view-line')];
      for (const line of lines) {
        const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
          const found = new RegExp(`\\b${wanted}\\b`).exec(node.textContent ?? '');
          if (found !== null) {
            const range = document.createRange();
            range.setStart(node, found.index);
            range.setEnd(node, found.index + wanted.length);
            const { x, y, width, height } = range.getBoundingClientRect();
            return { x: x + width / 2, y: y + height / 2 };
          }
        }
      }
      return undefined;
    }, word);
  }

  /** Puts the cursor into the first shown occurrence of a word. */
  async click(word: string): Promise<void> {
    await until(`${word} is shown`, async () => {
      const place = await this.#placeOf(word);
      if (place !== undefined) {
        await this.page.mouse.click(place.x, place.y);
      }
      return place !== undefined;
    });
  }

  /** Rests the mouse on the first shown occurrence of a word and gives the hover that appears. */
  async hover(word: string): Promise<Locator> {
    const hover = this.page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').first();
    await until(`a hover on ${word}`, async () => {
      const place = await this.#placeOf(word);
      if (place === undefined) {
        return false;
      }
      // Where the file was not checked yet there is no hover, and the mouse has to come again.
      await this.page.mouse.move(5, 5);
      await this.page.mouse.move(place.x, place.y);
      return hover.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
    });
    return hover;
  }

  /** Everything that the visible hover says, all its parts together. */
  async hoverText(): Promise<string> {
    return this.page.locator('.monaco-hover:not(.hidden)').first().innerText();
  }

  /** Follows the link to the panel in the hover of a word. */
  async explainFromHover(text: string): Promise<void> {
    await this.hover(text);
    const link = this.page.locator('.monaco-hover:not(.hidden) a', { hasText: /^Explain/ }).first();
    await link.click();
    await this.page.mouse.move(5, 5);
    await this.page.locator('.monaco-hover:not(.hidden)').first().waitFor({ state: 'hidden' });
  }

  /** Reloads the window as a user does. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.run('Developer: Reload Window');
    await loaded;
    await this.page.locator('.monaco-workbench').waitFor();
  }

  /** Picks an option in the palette by what it does, and opens its entry in the panel. */
  async explainOption(query: string): Promise<void> {
    const { page } = this;
    const title = 'Explain Socket Option';
    await this.#quickInput('F1', `>Sockopt Lens: ${title}`, title);
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-title', { hasText: title }).waitFor();
    await page.locator('.quick-input-widget input[type=text]').fill(query);
    await rows.first().waitFor();
    await page.keyboard.press('Enter');
  }

  /** What VS Code has told the user, the newest first. */
  async notifications(): Promise<readonly string[]> {
    const centre = this.page.locator('.notifications-center');
    if (!(await centre.isVisible())) await this.page.locator('.statusbar-item[id="status.notifications"] a').click();
    await centre.waitFor();
    return centre.locator('.notification-list-item-message').allInnerTexts();
  }

  /** The panel's page once it is drawn. */
  async panel(): Promise<Frame> {
    const element = await this.page
      .frameLocator('iframe.webview.ready')
      .locator('iframe#active-frame')
      .elementHandle({ timeout: patience });
    const frame = await element?.contentFrame();
    if (!frame) {
      throw new Error('The panel has no page.');
    }
    await frame.locator('main h2').waitFor();
    return frame;
  }

  /** Keeps a picture of the window for people to look at. */
  async screenshot(name: string): Promise<void> {
    await mkdir('test-artifacts', { recursive: true });
    await this.page.screenshot({ path: `test-artifacts/${name}.png` });
  }

  /** A picture with one part of the panel at its top. */
  async screenshotOf(panel: Frame, part: string, name: string): Promise<void> {
    await panel.evaluate((id) => {
      document.getElementById(id)?.scrollIntoView({ behavior: 'instant' });
    }, part);
    await this.screenshot(name);
  }
}

/** A folder with the samples and further files. */
async function copySamples(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sockopt-lens-ui-'));
  await cp('samples', folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  return folder;
}

/** Asks again and again until it is so. @throws after a minute, naming what did not come about */
export async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > deadline) {
      throw new Error(`Waited in vain: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Turns to a part of the panel by keyboard. */
export async function openView(panel: Frame, title: string): Promise<void> {
  const tab = panel.getByRole('tab', { name: title, exact: true });
  await panel.locator('vscode-tab-header[active]').focus();
  for (let presses = 0; presses < 10 && (await focusedText(panel)) !== title; presses++) {
    await panel.locator('vscode-tab-header:focus').press('ArrowRight');
  }
  await tab.press('Enter');
  await until(`${title} is open`, async () => (await focusedTab(panel)) === title);
}

/** The title of the tab in front. */
export function focusedTab(panel: Frame): Promise<string> {
  return panel.locator('vscode-tab-header[active]').innerText();
}

function focusedText(panel: Frame): Promise<string | undefined> {
  return panel.evaluate(() => document.activeElement?.textContent.trim());
}

/** What the pages' content security policies refuse from now on. */
export function refusals(page: Page): readonly string[] {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
  });
  return refused;
}
