/** Files whose names and contents are written against whoever shows them: everywhere they are text and nothing else. */
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { until, Workbench } from './workbench';

/** What would be a command, an image, an element or an entity, were it read as Markdown or HTML. */
const seen = '[x](command:workbench.action.quit) ![y](https://attack.invalid/y.png) <img src=x onerror=alert(1)> &lt;';
const hostile = `\`${seen} \\u202e\u202e`;
/** The same as the name of a file and of a folder, which hold no slash. */
const name = '`[x](command:workbench.action.quit) <img src=x onerror=alert(1)> &lt; \u202e';
const nameSeen = '[x](command:workbench.action.quit) <img src=x onerror=alert(1)> &lt;';

const python = `import socket

servers = {}  # ${seen}
servers["${hostile}"] = socket.socket()
servers["${hostile}"].bind(("${hostile}", 7007))  # ${seen} \u202e
servers["${hostile}"].listen()
`;
const maker = `#include <sys/socket.h>

int make(void)
{
    return socket(AF_INET, SOCK_STREAM, 0);
}

void serve(void)
{
    int other = socket(AF_INET, SOCK_STREAM, 0);
    bind(other, 0, 0);
    listen(other, 16);
}
`;
const main = `#include <netinet/in.h>
#include <sys/socket.h>

int main(void)
{
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons(7007) };
    int fd = make();
    bind(fd, (struct sockaddr *)&address, sizeof address);
    return listen(fd, 16);
}
`;

/** Elements that stand for nothing that we wrote. */
async function foreign(place: Locator): Promise<readonly string[]> {
  return place.evaluateAll((roots) =>
    roots.flatMap((root) =>
      [...root.querySelectorAll('img, script, iframe, b, [onerror], a')]
        .filter((element) => {
          const to = element.getAttribute('data-href') ?? element.getAttribute('href') ?? '';
          const own = /^(?:command:sockopt\.|sockopt-lens:|https:\/\/(?!attack))/.test(to);
          // What cannot be followed anywhere, as buttons of the workbench, is no link.
          return element.tagName !== 'A' || (to !== '' && to !== '#' && !own);
        })
        .map((element) => element.outerHTML),
    ),
  );
}

describe('text of files that looks like markup', () => {
  let workbench: Workbench;
  let panel: Frame;

  const hover = (): Locator => workbench.page.locator('.monaco-hover:not(.hidden)');

  before(async () => {
    const settings = { 'editor.wordWrap': 'on', 'workbench.editor.closeOnFileDelete': true };
    const files = { 'evil.py': python, 'main.c': main, [`${name}/${name}.c`]: maker };
    workbench = await Workbench.open({ files, settings });
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('failed-hostile');
  });

  after(async () => {
    await workbench.close();
  });

  it('is text in the hover: names of variables, strings, lines', async () => {
    await workbench.openFile('evil.py');
    await workbench.squiggles.first().waitFor();
    await workbench.hover('bind');
    await until('the life is told', async () => (await workbench.hoverText()).includes('Life of this socket'));
    const text = await workbench.hoverText();
    assert.ok(text.includes('servers["`[x](command:workbench.action.quit) ![y](https://attack.invalid/y.png)'), text);
    assert.ok(text.includes('7007 on `[x](command:workbench.action.quit) ![y](https://attack.invalid'), text);
    assert.doesNotMatch(text, /\u202e/);
    assert.deepEqual(await foreign(hover()), []);
    const links = await hover().locator('a[data-href^="command:"]').allInnerTexts();
    assert.deepEqual(links.slice(0, 1), ['Fix: Set SO_REUSEADDR before bind'], links.join());
  });

  it('is text in the panel', async () => {
    await workbench.explainFromHover('bind');
    panel = await workbench.panel();
    const own = panel.locator('#your-code');
    await own.locator('.source', { hasText: seen }).first().waitFor();
    assert.ok((await own.locator('.what', { hasText: '[x](command:workbench.action.quit)' }).count()) > 0);
    assert.doesNotMatch(await own.innerText(), /\u202e/);
    assert.deepEqual(await foreign(own), []);
  });

  it('is text in the hover and the panel where it is the name of another file', async () => {
    await workbench.run('View: Close All Editors');
    await workbench.run('Sockopt Lens: Check Workspace');
    await workbench.openFile('main.c');
    await workbench.squiggles.first().waitFor();
    await until('the other file is named', async () => {
      await workbench.hover('bind');
      return (await workbench.hoverText()).includes(nameSeen);
    });
    // Above it stands VS Code's own list of places, with names as they are.
    assert.doesNotMatch(/Life of this socket.*/s.exec(await workbench.hoverText())?.[0] ?? '', /\u202e/);
    assert.deepEqual(await foreign(hover()), []);
    await workbench.explainFromHover('bind');
    const own = (await workbench.panel()).locator('#your-code');
    await own.locator('code', { hasText: nameSeen }).first().waitFor();
    assert.doesNotMatch(await own.innerText(), /\u202e/);
    assert.deepEqual(await foreign(own), []);
  });

  it('is text among the problems and the fixes', async () => {
    await workbench.click('bind');
    await workbench.openFixes('SO_REUSEADDR');
    assert.deepEqual(await foreign(workbench.page.locator('.action-widget')), []);
    await workbench.page.keyboard.press('Escape');
    await workbench.run('View: Focus Problems');
    const problems = workbench.page.locator('.markers-panel');
    await problems.locator('.monaco-list-row', { hasText: nameSeen }).first().waitFor();
    await problems.locator('.monaco-list-row', { hasText: 'TCP listener without SO_REUSEADDR' }).first().waitFor();
    assert.deepEqual(await foreign(problems), []);
    await workbench.screenshot('hostile');
  });

  it('is text in what the user is told', async () => {
    const row = workbench.page.locator('.markers-panel .monaco-list-row', { hasText: nameSeen }).first();
    await row.locator('xpath=following-sibling::*').first().dblclick();
    await workbench.page.locator('.tab.active', { hasText: nameSeen }).waitFor();
    await workbench.explainFromHover('bind');
    panel = await workbench.panel();
    await panel.locator('.file', { hasText: nameSeen }).waitFor();
    assert.deepEqual(await foreign(panel.locator('#your-code')), []);
    // The file goes away with its editor, and a line of it is asked for.
    await rm(path.join(workbench.folder, name), { recursive: true });
    await workbench.page.locator('.tab', { hasText: nameSeen }).waitFor({ state: 'detached' });
    await panel.locator('vscode-button', { hasText: 'Line' }).first().click();
    await until('it is told', async () =>
      (await workbench.notifications()).some((text) => text.includes('can no longer be opened')),
    );
    assert.deepEqual(await foreign(workbench.page.locator('.notifications-center')), []);
  });
});
