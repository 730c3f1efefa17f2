/** The commands that the panel gives for Linux are run, in networks of their own, and show what it says they show. */
import assert from 'node:assert/strict';
import { seeItYourself } from '../../src/knowledge';
import { Network } from './network';
import { run } from './process';

describe('commands to see it yourself, on Linux', () => {
  if (process.platform !== 'linux') {
    it(`skipped on ${process.platform}`);
    return;
  }
  let network: Network;
  before(async () => {
    network = await Network.open();
  });
  after(() => network.close());

  async function output(id: string, where: Network): Promise<string> {
    const trial = seeItYourself.linux.trials.find((one) => one.id === id);
    assert.ok(trial, id);
    return (await run([...where.prefix, 'sh', '-c', trial.command])).output;
  }

  it('fails over TIME_WAIT, shows it, and shows that nobody listens', async function () {
    // They name port 8080, which is ours only in a network of our own.
    if (network.prefix.length === 0 || !(await run(['ss', '-V'])).ok) this.skip();
    assert.match(await output('fail', network), /OSError: \[Errno 98\] Address already in use/);
    assert.match(await output('who-is-in-the-way', network), /^TIME-WAIT 0 +0 +127\.0\.0\.1:8080 /m);
    assert.match(await output('how-long-still', network), /timer:\(timewait,5\dsec,0\)/);
    assert.equal((await output('who-listens', network)).trim().split('\n').length, 1);
  });

  it('succeeds with the option in both runs', async function () {
    if (network.prefix.length === 0) this.skip();
    const fresh = await Network.open();
    try {
      assert.match(await output('succeed', fresh), /bound again/);
    } finally {
      await fresh.close();
    }
  });
});
