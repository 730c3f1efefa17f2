/** A page that tries to break out of the panel, and messages that nobody ever sends. */
import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { Workbench } from './workbench';

/** Something that the policy has refused. */
interface Refusal {
  readonly directive: string;
  readonly what: string;
}

/** Where the attacks would go. */
const elsewhere = 'https://attack.invalid';

/** Each is JavaScript that does something in the page, with the directive that has to refuse it. */
const attacks: readonly (readonly [what: string, directive: string, code: string])[] = [
  ['an inline script', 'script-src-elem', `add('script', { textContent: 'broken.push("inline")' })`],
  ['a script with another nonce', 'script-src-elem', `add('script', { nonce: 'x', textContent: 'broken.push(1)' })`],
  ['a script from elsewhere', 'script-src-elem', `add('script', { src: there + '/x.js' })`],
  ['a script in a data URL', 'script-src-elem', `add('script', { src: 'data:text/javascript,broken.push(2)' })`],
  ['a script in a blob', 'script-src-elem', `add('script', { src: blob('broken.push(3)') })`],
  ['a module', 'script-src-elem', `add('script', { type: 'module', textContent: 'broken.push(4)' })`],
  ['eval', 'script-src', `attempt(() => eval('broken.push(5)'))`],
  ['a function from text', 'script-src', `attempt(() => new Function('broken.push(6)')())`],
  ['a timer with text', 'script-src', `attempt(() => setTimeout('broken.push(7)', 0))`],
  ['an attribute for an event', 'script-src-attr', `markup('<img src="" onerror="broken.push(8)">')`],
  ['an attribute that is set', 'script-src-attr', `add('button', {}, { onclick: 'broken.push(9)' }).click()`],
  ['a link with a script', 'script-src-elem', `add('a', { href: 'javascript:broken.push(10)' }).click()`],
  ['a worker', 'worker-src', `attempt(() => new Worker(blob('1')))`],
  ['a picture', 'img-src', `add('img', { src: there + '/x.png' })`],
  ['a picture in a data URL', 'img-src', `add('img', { src: 'data:image/gif;base64,R0lGODlhAQABAAAAACw=' })`],
  ['a style sheet', 'style-src-elem', `add('link', { rel: 'stylesheet', href: there + '/x.css' })`],
  ['an inline style', 'style-src-elem', `add('style', { textContent: 'body { display: none }' })`],
  ['an attribute for a style', 'style-src-attr', `markup('<p style="color: red">x</p>')`],
  ['a font', 'font-src', `new FontFace('x', 'url(' + there + '/x.woff)').load().catch(() => {})`],
  ['a sound', 'media-src', `add('audio', { src: there + '/x.mp3' })`],
  ['a frame', 'frame-src', `add('iframe', { src: there + '/x.html' })`],
  ['an object', 'object-src', `add('object', { data: there + '/x.swf' })`],
  ['an embedded file', 'object-src', `add('embed', { src: there + '/x.swf' })`],
  ['a request', 'connect-src', `fetch(there + '/x').catch(() => {})`],
  ['a beacon', 'connect-src', `navigator.sendBeacon(there + '/x')`],
  ['a socket', 'connect-src', `attempt(() => new WebSocket(there.replace('http', 'ws')))`],
  ['a stream of events', 'connect-src', `attempt(() => new EventSource(there + '/x'))`],
  ['another base', 'base-uri', `add('base', { href: there + '/' })`],
];

/** What they are written with. An error is none of theirs: the refusal is what counts. */
const tools = `
  var broken = [];
  var there = ${JSON.stringify(elsewhere)};
  function add(tag, properties, attributes = {}) {
    const element = Object.assign(document.createElement(tag), properties);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return document.body.appendChild(element);
  }
  function markup(html) {
    add('div', { innerHTML: html });
  }
  function blob(text) {
    return URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  }
  function attempt(action) {
    try { action(); } catch {}
  }
`;

/** Runs JavaScript in the page as its own scripts run: later, for the policy does not hold while a debugger evaluates. */
function run(panel: Frame, code: string): Promise<void> {
  return panel.evaluate((text) => {
    const script = document.createElement('script');
    script.nonce = document.querySelector<HTMLScriptElement>('script[src]')?.nonce ?? '';
    script.textContent = text;
    document.head.append(script);
  }, code);
}

/** What the policy refuses first from now on, once the JavaScript has run. */
async function refusal(panel: Frame, code: string): Promise<Refusal> {
  const refused = await panel.evaluateHandle(() => ({
    promise: new Promise<Refusal>((resolve) => {
      const heard = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent): void =>
        resolve({ directive: effectiveDirective, what: blockedURI });
      document.addEventListener('securitypolicyviolation', heard, { once: true });
    }),
  }));
  await run(panel, `setTimeout(() => { ${code} }, 0)`);
  return refused.evaluate(({ promise }) => promise);
}

describe('the panel', () => {
  let workbench: Workbench;
  let panel: Frame;
  const asked: string[] = [];

  before(async () => {
    workbench = await Workbench.open();
    // What the policy refuses does not come as far as this.
    await workbench.page.route(/attack\.invalid/, (route) => {
      asked.push(route.request().url());
      return route.abort();
    });
    await workbench.openFile('echo.c');
    await workbench.squiggles.first().waitFor();
    await workbench.explainFromHover('bind');
    panel = await workbench.panel();
    await panel.locator('#your-code .life').waitFor();
  });

  after(async () => {
    await workbench.close();
  });

  const junk: readonly unknown[] = [
    null,
    'ready',
    7,
    [],
    {},
    { type: 'show' },
    { type: 'show', asked: true, code: { steps: [] } },
    { type: 'show', asked: 'yes', link: { view: 'timeline' } },
    { type: 'show', asked: true, link: { view: '__proto__' } },
    { type: 'fix' },
    { type: 'fix', version: -1 },
    { type: 'fix', version: 1e9 },
    { type: 'reveal', step: 1e9, version: 1 },
    { type: 'reveal', step: '__proto__', version: 1 },
    { type: 'reveal', step: 0, version: { valueOf: 1 } },
    { type: 'run', command: 'workbench.action.closeWindow' },
    JSON.parse('{"__proto__":{"type":"show","asked":true},"type":"show"}'),
    { type: 'show', asked: false, code: 'x'.repeat(100_000) },
  ];

  it('drops messages that it does not know, and goes on', async () => {
    const before = await panel.locator('main').innerHTML();
    await panel.evaluate((messages) => {
      for (const data of messages) window.postMessage(data, '*');
      return new Promise<void>((resolve) => {
        window.addEventListener('message', ({ data }) => data === 'last' && resolve());
        window.postMessage('last', '*');
      });
    }, junk);
    assert.equal(await panel.locator('main').innerHTML(), before);
  });

  it('cannot send the editor anything that it does not expect', async () => {
    // What acquireVsCodeApi().postMessage calls in the frame around the page; the page itself can have it only once.
    const around = panel.parentFrame();
    assert.ok(around);
    const send = (messages: readonly unknown[]): Promise<void> =>
      around.evaluate((all) => {
        const post = '__vscode_post_message__' as keyof Window;
        for (const message of all) (window[post] as (name: string, data: unknown) => void)('onmessage', { message });
      }, messages);
    await send(junk);
    // In order: what comes after is answered when all of it is done with.
    const version = 1;
    await send([{ type: 'reveal', step: 0, version }]);
    await workbench.page.locator('.statusbar-item', { hasText: 'Ln 23' }).waitFor();
    assert.equal(await workbench.page.locator('.tab', { hasText: 'echo.c' }).count(), 1);
    assert.deepEqual(await workbench.notifications(), []);
    await workbench.page.keyboard.press('Escape');
    assert.equal(await workbench.page.locator('.view-line', { hasText: 'SO_REUSEADDR' }).count(), 0);
  });

  it('still does what it is for', async () => {
    await panel.locator('vscode-button', { hasText: 'Line 38' }).click();
    await workbench.page.locator('.statusbar-item', { hasText: 'Ln 38' }).waitFor();
  });

  describe('refuses by its policy', () => {
    before(() => run(panel, tools));

    for (const [what, directive, code] of attacks) {
      it(what, async () => {
        const { directive: refusing, what: blocked } = await refusal(panel, code);
        assert.equal(refusing, directive, blocked);
      });
    }

    it('and nothing of it has run or gone out', async () => {
      await run(panel, 'document.body.dataset.broken = JSON.stringify(broken)');
      assert.equal(await panel.locator('body').getAttribute('data-broken'), '[]');
      assert.deepEqual(asked, []);
    });

    it('and what is allowed runs: the attacks are real', async () => {
      await run(panel, 'broken.push("allowed"); document.body.dataset.broken = JSON.stringify(broken)');
      assert.equal(await panel.locator('body').getAttribute('data-broken'), '["allowed"]');
    });

    it('a form', async () => {
      // Where it is refused the page is left all the same, for nowhere.
      const said = workbench.page.waitForEvent('console', (message) => message.text().includes("form-action 'none'"));
      const send = `add('form', { action: there + '/x', method: 'post' }).submit()`;
      await run(panel, `setTimeout(() => { ${send} }, 0)`);
      assert.match((await said).text(), /has been blocked/);
      assert.deepEqual(asked, []);
    });
  });
});
