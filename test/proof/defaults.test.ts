/**
 * What libraries do by themselves: a server that says nothing of SO_REUSEADDR restarts where the knowledge says that its
 * library sets the option on Linux, and only there; a second copy runs beside it where SO_REUSEPORT is said to be set (or,
 * for UDP, one of the two).
 */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runtimeById, type Sets } from '../../src/knowledge';
import { build, obstacle } from './build';
import { languages } from './languages';
import { Network } from './network';
import { Client, type Laboratory, restart, type Restart, secondCopy, type Server } from './restart';

describe('what libraries do by themselves', () => {
  if (process.platform !== 'linux') {
    it(`skipped on ${process.platform}: the proof reads Linux's /proc/net/tcp`);
    return;
  }
  let laboratory: Laboratory;
  let folder: string;

  before(async () => {
    const network = await Network.open();
    laboratory = { network, client: new Client(network) };
    folder = await mkdtemp(join(tmpdir(), 'sockopt-lens-defaults-'));
  });
  after(async () => {
    await laboratory.client.close();
    await laboratory.network.close();
    await rm(folder, { recursive: true });
  });

  for (const language of languages.filter(({ defaults = [] }) => defaults.length > 0)) {
    describe(language.name, () => {
      const reason = obstacle(language);
      if (reason !== undefined) {
        it(`skipped: ${reason}`);
        return;
      }
      for (const sample of language.defaults ?? []) {
        const missing = obstacle(language, sample);
        if (missing !== undefined) {
          it(`${sample.file} is skipped: ${missing}`);
          continue;
        }
        it(`${sample.file}: as ${sample.runtime} says`, async () => {
          const facts = runtimeById(sample.runtime);
          assert.ok(facts, `there is no entry ${sample.runtime}`);
          assert.equal(facts.basis, 'measured');
          const text = await readFile(join('test/proof/defaults', language.id, sample.file), 'utf8');
          const toolchain = { ...language.toolchain, ...sample.toolchain };
          const { command } = await build({ toolchain }, folder, sample.file.replace(/\.\w+$/, ''), text);
          const server: Server = { command, host: sample.host ?? '127.0.0.1', request: sample.request };
          const sets = (linux: Sets, unasked = false): boolean =>
            linux === 'argument' ? (sample.asks ?? unasked) : linux;
          const shares = sets(facts.reusePort.linux);
          const either = shares || sets(facts.reuseAddr.linux, facts.switch?.default);
          const expected = (works: boolean): Restart => (works ? 'works' : 'address in use');
          if (facts.kind === 'udp-bind') {
            // There is no TIME_WAIT: the options show only in what a second program may do.
            assert.equal(await secondCopy(laboratory, server), expected(either));
          } else {
            assert.equal(await restart(laboratory, server, server), expected(either));
            assert.equal(await secondCopy(laboratory, server), expected(shares), 'of a second copy');
          }
        });
      }
    });
  }
});
