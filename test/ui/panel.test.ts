import assert from 'node:assert/strict';
import { Workbench } from './workbench';

const command = 'Sockopt Lens: Explain TIME_WAIT';

describe('the panel from the palette', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open();
    await workbench.openFile('echo.c');
    await workbench.run(command);
  });

  after(async () => {
    await workbench.close();
  });

  it('opens beside the editor with the question, the picture and the explanation', async () => {
    const panel = await workbench.panel();
    assert.equal(await panel.locator('h1').textContent(), 'TIME_WAIT and SO_REUSEADDR');
    assert.ok(await workbench.page.locator('.tab', { hasText: 'echo.c' }).isVisible());
    const headings = await panel.locator('h2').allTextContents();
    assert.deepEqual(headings.slice(0, 2), ['The question and its answers', 'The picture']);
    await workbench.screenshot('panel-palette');
  });
});
