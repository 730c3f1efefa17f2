import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { rules } from '../../../src/core';
import { allOptions } from '../../../src/knowledge';
import { hasColor, inFolder, server } from './run';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

describe('command line: usage', () => {
  it(
    '--version and --help',
    inFolder(async (folder) => {
      assert.deepEqual(await folder.run('--version'), { code: 0, out: `${version}\n`, err: '' });
      const help = await folder.run('--help');
      assert.equal(help.code, 0);
      assert.equal(help.err, '');
      for (const word of [
        'check',
        'explain',
        'rules',
        '--format',
        '--rule',
        '--exclude',
        '--platform',
        '--max-severity',
        '--jobs',
        '--fix',
        '--dry-run',
        '.sockoptrc.json',
        'NO_COLOR',
      ]) {
        assert.ok(help.out.includes(word), word);
      }
      assert.ok(
        help.out.split('\n').every((line) => line.length <= 130),
        'lines fit',
      );
      assert.deepEqual(await folder.run(), help);
      assert.deepEqual(await folder.run('check', '--help'), help);
    }),
  );

  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['an unknown command', ['inspect'], /There is no command "inspect"/],
    ['an unknown option', ['check', '--loud', 'a.py'], /'--loud'/],
    ['check without a path', ['check'], /needs a file or folder/],
    ['an unknown format', ['check', '--format', 'xml', 'a.py'], /text, json, sarif/],
    ['an unknown rule', ['check', '--rule', 'missing=off', 'a.py'], /There is no rule "missing"/],
    ['a rule without a severity', ['check', '--rule', 'wrong-level', 'a.py'], /ID=SEVERITY/],
    ['an unknown severity', ['check', '--rule', 'wrong-level=loud', 'a.py'], /"loud"/],
    ['an unknown platform', ['check', '--platform', 'beos', 'a.py'], /"beos"/],
    ['three threads', ['check', '--jobs', '3', 'a.py'], /--jobs is 1 or 2/],
    ['an unknown highest severity', ['check', '--max-severity', 'off', 'a.py'], /--max-severity/],
    ['a dry run of nothing', ['check', '--dry-run', 'a.py'], /belongs to --fix/],
    ['a diff in another format', ['check', '--fix', '--dry-run', '--format', 'json', 'a.py'], /takes no --format/],
    ['an option of check elsewhere', ['rules', '--fix'], /--fix belongs to "check"/],
    ['explain without a topic', ['explain'], /takes one option/],
    ['two topics', ['explain', 'SO_LINGER', 'SO_ERROR'], /takes one option/],
    ['a topic that is not there', ['explain', 'SO_REUSADDR'], /Perhaps SO_REUSEADDR/],
    ['an option that is only described', ['explain', 'half open'], /What has to do with it: SO_KEEPALIVE/],
    ['a topic like nothing', ['explain', 'qqqqqqqq'], /no option, error or rule "qqqqqqqq"\. See/],
    ['rules of something', ['rules', 'a.py'], /takes no arguments/],
  ];
  for (const [what, words, message] of wrong) {
    it(
      `exit code 2 and one line about it: ${what}`,
      inFolder(async (folder) => {
        folder.write({ 'a.py': server });
        const { code, out, err } = await folder.run(...words);
        assert.equal(code, 2);
        assert.equal(out, '');
        assert.match(err, message);
        assert.match(err, /^sockopt-lens: .* See sockopt-lens --help\.\n$/);
      }),
    );
  }

  it(
    'rules lists every rule with its severity',
    inFolder(async (folder) => {
      const { code, out } = await folder.run('rules');
      assert.equal(code, 0);
      const lines = out.trimEnd().split('\n');
      assert.deepEqual(
        lines.map((line) => line.split(/\s+/).slice(0, 2)),
        rules.map((rule) => [rule.id, rule.defaultSeverity]),
      );
    }),
  );

  it(
    'explain an option by its name, in small letters, and as libraries spell it',
    inFolder(async (folder) => {
      const { code, out, err } = await folder.run('explain', 'SO_REUSEADDR');
      assert.deepEqual([code, err], [0, '']);
      assert.match(out, /^SO_REUSEADDR — SOL_SOCKET/);
      assert.match(out, /- Linux: /);
      assert.doesNotMatch(out, /\*\*|`/, 'no markup is left');
      assert.ok(!hasColor(out));
      for (const spelling of ['so_reuseaddr', 'socket.SO_REUSEADDR', 'allow_reuse_address']) {
        assert.equal((await folder.run('explain', spelling)).out, out, spelling);
      }
    }),
  );

  it(
    'explain every kind of topic',
    inFolder(async (folder) => {
      assert.match(
        (await folder.run('explain', 'missing-reuseaddr')).out,
        /^missing-reuseaddr\n-+\n[^]*\n {4}#include [^]*sockopt-ignore-next-line/,
      );
      const timeWait = await folder.run('explain', 'time-wait');
      assert.match(timeWait.out, /^What TIME_WAIT is\n-+\n/);
      assert.match(timeWait.out, /^13\. 2\.11 s · server TIME-WAIT, client LAST-ACK\. /m);
      assert.doesNotMatch(timeWait.out, /\*\*|```|^\|/m, 'no markup is left');
      assert.deepEqual(await folder.run('explain', 'TIME_WAIT'), timeWait);
      const error = await folder.run('explain', 'EADDRINUSE');
      assert.match(error.out, /^EADDRINUSE — error · 98 on Linux/);
      for (const spelling of ['AddrInUse', '[Errno 98]', '48', 'WSAEADDRINUSE', '10048'])
        assert.equal((await folder.run('explain', spelling)).out, error.out, spelling);
      assert.match((await folder.run('explain', 'SOL_SOCKET')).out, /^SOL_SOCKET — level/);
      const last = allOptions().at(-1)!.name;
      assert.ok((await folder.run('explain', last)).out.startsWith(last));
    }),
  );
}).timeout(60_000);
