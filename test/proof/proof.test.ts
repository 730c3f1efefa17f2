/**
 * Proof on the kernel: servers that the analysis warns about do fail to restart, and with its fixes they do not.
 * Linux only: what a connection in TIME_WAIT means for bind() differs between systems, and /proc/net/tcp shows it here.
 */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Engine } from '../../src/core';
import { readAsset } from '../unit/assets';
import { type Built, build, obstacle } from './build';
import { check } from './fix';
import { Network } from './network';
import { Client, restart, type Laboratory, type Server } from './restart';
import { languages } from './languages';
import { c } from './languages/c';
import type { ProofLanguage, Sample } from './languages/language';

describe('proof on the kernel', () => {
  if (process.platform !== 'linux') {
    it(`skipped on ${process.platform}: the proof reads Linux's /proc/net/tcp`);
    return;
  }
  let engine: Engine;
  let laboratory: Laboratory;
  let folder: string;

  before(async () => {
    engine = new Engine(readAsset);
    const network = await Network.open();
    laboratory = { network, client: new Client(network) };
    folder = await mkdtemp(join(tmpdir(), 'sockopt-lens-proof-'));
    console.log(`    servers run in: ${network.description}`);
  });
  after(async () => {
    await laboratory.client.close();
    await laboratory.network.close();
    await engine.dispose();
    await rm(folder, { recursive: true });
  });

  for (const language of languages) {
    describe(language.name, () => {
      const reason = obstacle(language);
      if (reason !== undefined) {
        it(`skipped: ${reason}`);
        return;
      }
      for (const sample of language.samples) prove(language, sample);
    });
  }

  describe('the first restart after the fix', () => {
    const reason = obstacle(c);
    if (reason !== undefined) {
      it(`skipped: ${reason}`);
      return;
    }
    it('still fails on Linux: the connections of the old run were made without the option', async () => {
      const text = await readFile('test/proof/servers/c/tutorial_echo.c', 'utf8');
      const { fixed } = await check(engine, c.id, text);
      const [broken, mended] = await Promise.all([
        build(c, folder, 'control_broken', text),
        build(c, folder, 'control_fixed', fixed),
      ]);
      assert.equal(await restart(laboratory, server(broken), server(mended)), 'address in use');
    });
  });

  function prove(language: ProofLanguage, sample: Sample): void {
    const text = readFileSync(join('test/proof/servers', language.id, sample.file), 'utf8');
    const title = /^(?:\/\/|\/\*|#(?!!)) (.*?)\.?(?: \*\/)?$/m.exec(text)?.[1] ?? '';
    const name = sample.file.replace(/\.\w+$/, '');
    const rules = sample.rules ?? ['missing-reuseaddr'];

    describe(`${sample.file}: ${title}`, () => {
      const reason = obstacle(language, sample);
      if (reason !== undefined) {
        it(`skipped: ${reason}`);
        return;
      }
      let broken: Built;
      let mended: Built | undefined;

      before(async function () {
        if (sample.host === '::1' && !(await laboratory.network.hasIpv6())) {
          console.log(`      ${sample.file} is skipped: there is no IPv6 here`);
          this.skip();
        }
        broken = await build(language, folder, name, text);
      });

      it('fails to restart', async () => {
        const first = server(broken, sample);
        assert.equal(await restart(laboratory, first, first), sample.failure ?? 'address in use');
      });

      if (sample.gap !== undefined) {
        it(`not yet: ${sample.gap}`);
        return;
      }
      it(`${rules.join(', ')}: found, fixed, gone, and it compiles`, async () => {
        const checked = await check(engine, language.id, text, sample.offered);
        assert.deepEqual(checked.problems, []);
        assert.deepEqual(checked.rules, rules);
        assert.notEqual(checked.fixed, text);
        const again = await check(engine, language.id, checked.fixed);
        assert.deepEqual(again.rules, [], checked.fixed);
        mended = await build(language, folder, `${name}_fixed`, checked.fixed);
        assert.equal(mended.warnings, broken.warnings, checked.fixed);
      });

      it('restarts at once when both runs are fixed', async () => {
        assert.ok(mended, 'there is no fixed program');
        const fixed = server(mended, sample);
        assert.equal(await restart(laboratory, fixed, fixed), 'works');
      });
    });
  }
});

function server({ command }: Built, sample?: Sample): Server {
  return { command, host: sample?.host ?? '127.0.0.1' };
}
