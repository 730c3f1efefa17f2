import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cServer, inFolder, server } from './run';

const name = '.sockoptrc.json';

function config(settings: unknown): string {
  return JSON.stringify(settings);
}

describe('command line: .sockoptrc.json', () => {
  it(
    'rules, exclude, targetPlatforms and maxFileSize',
    inFolder(async (folder) => {
      folder.write({
        'a.py': server,
        'vendor/b.py': server,
        'large.py': `${server}# ${'x'.repeat(3000)}\n`,
        [name]: config({
          $schema: './x.json',
          rules: { 'missing-reuseaddr': 'error' },
          exclude: ['vendor/**'],
          maxFileSize: 2,
        }),
      });
      const { findings, err } = await folder.check('.');
      assert.deepEqual(
        findings.map(({ path, severity }) => [path, severity]),
        [['./a.py', 'error']],
      );
      assert.match(err, /^\.\/large\.py: .*above 2 KB/);
      folder.write({ 'a.c': cServer(), [name]: config({ targetPlatforms: ['windows'] }) });
      assert.deepEqual((await folder.check('a.c')).findings, []);
      folder.write({ [name]: config({ targetPlatforms: ['auto'] }) });
      assert.equal((await folder.check('a.c')).findings.length, 1);
    }),
  );

  it(
    'is looked for from the path upward, the nearest counts, its patterns are relative to it',
    inFolder(async (folder) => {
      folder.write({
        [name]: config({ rules: { 'missing-reuseaddr': 'off' } }),
        'one/deep/a.py': server,
        'two/.sockoptrc.json': config({ rules: { 'missing-reuseaddr': 'hint' }, exclude: ['deep/skipped.py'] }),
        'two/deep/b.py': server,
        'two/deep/skipped.py': server,
      });
      assert.equal((await folder.check('one/deep')).code, 0);
      const seen = async (...paths: readonly string[]): Promise<readonly unknown[]> =>
        (await folder.check(...paths)).findings.map(({ path, severity }) => [path, severity]);
      assert.deepEqual(await seen('two/deep/b.py'), [['two/deep/b.py', 'hint']]);
      assert.deepEqual(await seen('one', 'two'), [['two/deep/b.py', 'hint']]);
      assert.deepEqual(await seen(join(folder.path, 'two/deep')), [[join(folder.path, 'two/deep/b.py'), 'hint']]);
    }),
  );

  it(
    '--rule and --platform win over it, --exclude adds to it',
    inFolder(async (folder) => {
      folder.write({
        'a.c': cServer(),
        'b.c': cServer(),
        'c.c': cServer(),
        [name]: config({ rules: { 'missing-reuseaddr': 'off' }, exclude: ['c.c'], targetPlatforms: ['windows'] }),
      });
      const words = ['--rule', 'missing-reuseaddr=information', '--platform', 'linux', '--exclude', 'b.c', '.'];
      const { findings } = await folder.check(...words);
      assert.deepEqual(
        findings.map(({ path, severity }) => [path, severity]),
        [['./a.c', 'information']],
      );
    }),
  );

  const wrong: readonly (readonly [string, RegExp])[] = [
    ['{ "rules": ', /not JSON/],
    ['[]', /an object is expected/],
    [config({ rule: {} }), /there is no setting "rule"/],
    [config({ rules: [] }), /rules: an object/],
    [config({ rules: { 'no-such-rule': 'off' } }), /no rule "no-such-rule"/],
    [config({ rules: { 'wrong-level': 'loud' } }), /wrong-level: one of off, .*"loud"/],
    [config({ exclude: 'vendor' }), /exclude: a list/],
    [config({ exclude: [''] }), /exclude: a list/],
    [config({ targetPlatforms: ['beos'] }), /targetPlatforms: a list of auto, linux/],
    [config({ maxFileSize: 0 }), /maxFileSize: a number/],
  ];
  for (const [content, message] of wrong) {
    it(
      `wrong content ends the run: ${content}`,
      inFolder(async (folder) => {
        folder.write({ 'a.py': server, [name]: content });
        const { code, out, err } = await folder.run('check', 'a.py');
        assert.deepEqual([code, out], [2, '']);
        assert.ok(err.startsWith(`sockopt-lens: ${join(folder.path, name)}: `), err);
        assert.match(err, message);
      }),
    );
  }

  it(
    'that cannot be read ends the run',
    inFolder(async (folder) => {
      folder.write({ 'a.py': server });
      mkdirSync(join(folder.path, name));
      const { code, err } = await folder.run('check', 'a.py');
      assert.equal(code, 2);
      assert.match(err, /EISDIR/);
    }),
  );
}).timeout(60_000);
