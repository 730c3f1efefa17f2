import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { cServer, fixedServer, hasColor, inFolder, server } from './run';

const found = 'missing-reuseaddr';

describe('command line: check', () => {
  it(
    'text: place, severity, rule, message; the line; a caret; a summary',
    inFolder(async (folder) => {
      folder.write({ 'a.py': server, 'fine.py': fixedServer });
      const { code, out, err } = await folder.run('check', 'a.py', 'fine.py');
      assert.equal(code, 1);
      assert.equal(err, '');
      const lines = out.split('\n');
      assert.match(lines[0]!, /^a\.py:3:1 warning missing-reuseaddr TCP listener without SO_REUSEADDR/);
      assert.deepEqual(lines.slice(1), ['    s.bind(("", 7001))', '    ^', '1 finding in 2 files (1 warning).', '']);
    }),
  );

  it(
    'text: the caret stands under the call behind tabs, and in a very long line',
    inFolder(async (folder) => {
      const tabbed = server.replace('s.bind', 'if s:\n\t\tx = 1; s.bind');
      const long = server.replace('s.bind', `x = "${'y'.repeat(1000)}"; s.bind`);
      folder.write({ 'tabs.py': tabbed, 'long.py': long });
      const lines = (await folder.run('check', 'tabs.py')).out.split('\n');
      assert.deepEqual(lines.slice(1, 3), ['    \t\tx = 1; s.bind(("", 7001))', '    \t\t       ^']);
      const [, source, caret] = (await folder.run('check', 'long.py')).out.split('\n');
      assert.ok(source!.length < 200);
      assert.equal(source!.slice(caret!.indexOf('^')).slice(0, 6), 's.bind');
    }),
  );

  it(
    'text: colours where they are forced, none with NO_COLOR',
    inFolder(async (folder) => {
      folder.write({ 'a.py': server });
      const plain = await folder.run('check', 'a.py');
      assert.ok(!hasColor(plain.out));
      const colored = await folder.runWith({ FORCE_COLOR: '1' }, 'check', 'a.py');
      assert.ok(colored.out.includes('\u001b[33mwarning\u001b[0m'));
      assert.equal(stripVTControlCharacters(colored.out), plain.out);
      assert.equal((await folder.runWith({ NO_COLOR: '1', FORCE_COLOR: '1' }, 'check', 'a.py')).out, plain.out);
      assert.equal((await folder.runWith({ NO_COLOR: '', FORCE_COLOR: '1' }, 'check', 'a.py')).out, colored.out);
    }),
  );

  it(
    'json: the promised keys, lines and columns from 1, nothing else on standard output',
    inFolder(async (folder) => {
      folder.write({ 'src/a.py': server, 'src/fine.py': fixedServer });
      const { code, out, err } = await folder.run('check', '--format', 'json', 'src');
      assert.deepEqual([code, err], [1, '']);
      const report = JSON.parse(out) as { findings: { message: string }[] };
      assert.match(report.findings[0]!.message, /port 7001/);
      assert.deepEqual(report, {
        version: 1,
        files: 2,
        findings: [
          {
            path: 'src/a.py',
            line: 3,
            column: 1,
            endLine: 3,
            endColumn: 19,
            rule: found,
            severity: 'warning',
            message: report.findings[0]!.message,
            fixable: true,
            socket: { handle: 's', domains: ['inet'], types: ['stream'] },
          },
        ],
      });
    }),
  );

  it(
    'paths come out as they were given',
    inFolder(async (folder) => {
      folder.write({ 'src/a.py': server });
      for (const [given, expected] of [
        ['src', 'src/a.py'],
        ['src/', 'src/a.py'],
        ['./src', './src/a.py'],
        ['src/a.py', 'src/a.py'],
        ['src/../src', 'src/../src/a.py'],
        [join(folder.path, 'src'), join(folder.path, 'src/a.py')],
      ] as const) {
        assert.deepEqual(
          (await folder.check(given)).findings.map(({ path }) => path),
          [expected],
        );
      }
    }),
  );

  it(
    'a file that is named twice is checked once; files come in order',
    inFolder(async (folder) => {
      folder.write({ 'b.py': server, 'a.py': server, 'c/d.c': cServer() });
      const { files, findings } = await folder.check('c', 'b.py', 'a.py', 'b.py', './c/d.c');
      assert.equal(files, 3);
      assert.deepEqual(
        findings.map(({ path }) => path),
        ['c/d.c', 'b.py', 'a.py'],
      );
    }),
  );

  it(
    'nothing found: exit code 0; a folder without files as well',
    inFolder(async (folder) => {
      folder.write({ 'fine.py': fixedServer, 'empty/readme.txt': server });
      assert.deepEqual(await folder.run('check', 'fine.py'), { code: 0, out: '0 findings in 1 file.\n', err: '' });
      assert.deepEqual(await folder.run('check', 'empty'), { code: 0, out: '0 findings in 0 files.\n', err: '' });
    }),
  );

  it(
    '--rule changes severities and switches rules off and on',
    inFolder(async (folder) => {
      folder.write({ 'a.py': server });
      assert.equal((await folder.check('--rule', `${found}=error`, 'a.py')).findings[0]!.severity, 'error');
      const off = await folder.check('--rule', `${found}=off`, 'a.py');
      assert.deepEqual([off.code, off.findings], [0, []]);
      const last = await folder.check('--rule', `${found}=off`, '--rule', `${found}=hint`, 'a.py');
      assert.equal(last.findings[0]!.severity, 'hint');
    }),
  );

  it(
    '--max-severity names the highest severity that does not fail the run',
    inFolder(async (folder) => {
      folder.write({ 'a.py': server });
      for (const [highest, code] of [
        ['hint', 1],
        ['information', 1],
        ['warning', 0],
        ['error', 0],
      ] as const) {
        const result = await folder.check('--max-severity', highest, 'a.py');
        assert.deepEqual([result.code, result.findings.length], [code, 1], highest);
      }
    }),
  );

  it(
    '--exclude by patterns relative to the path and to the current folder; also a file that is named',
    inFolder(async (folder) => {
      folder.write({ 'p/a.py': server, 'p/vendor/b.py': server, 'p/.hidden/c.py': server });
      const paths = async (...words: readonly string[]): Promise<readonly string[]> =>
        (await folder.check(...words)).findings.map(({ path }) => path);
      assert.deepEqual(await paths('p'), ['p/.hidden/c.py', 'p/a.py', 'p/vendor/b.py']);
      assert.deepEqual(await paths('p', '--exclude', 'vendor/**'), ['p/.hidden/c.py', 'p/a.py']);
      assert.deepEqual(await paths('p', '--exclude', 'p/vendor/'), ['p/.hidden/c.py', 'p/a.py']);
      assert.deepEqual(await paths('p', '--exclude', '**/b.py', '--exclude', '**/.hidden/**'), ['p/a.py']);
      assert.deepEqual(await paths(join(folder.path, 'p'), '--exclude', '**/*.py'), []);
      assert.deepEqual(await paths('p/a.py', '--exclude', '**/a.py'), []);
    }),
  );

  it(
    '--platform says what the code is for',
    inFolder(async (folder) => {
      folder.write({ 'a.c': cServer() });
      const rulesFor = async (...words: readonly string[]): Promise<readonly string[]> =>
        (await folder.check(...words, 'a.c')).findings.map(({ rule }) => rule);
      assert.deepEqual(await rulesFor('--platform', 'windows'), []);
      assert.deepEqual(await rulesFor('--platform', 'linux'), [found]);
      assert.deepEqual(await rulesFor('--platform', 'windows', '--platform', 'linux'), [found]);
      assert.deepEqual(await rulesFor('--platform', 'linux,windows'), [found]);
      assert.deepEqual(await rulesFor('--platform', 'auto'), [found]);
    }),
  );

  it(
    'ignore comments silence',
    inFolder(async (folder) => {
      folder.write({ 'a.py': server.replace('s.bind', '# sockopt-ignore-next-line missing-reuseaddr\ns.bind') });
      assert.equal((await folder.run('check', 'a.py')).code, 0);
    }),
  );

  it(
    'functions of other files count',
    inFolder(async (folder) => {
      folder.write({
        'reuse.c':
          '#include <sys/socket.h>\nvoid reuse(int fd) { int on = 1; setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on); }\n',
        'main.c': cServer().replace('    if (bind', '    reuse(fd);\n    if (bind'),
      });
      assert.equal((await folder.run('check', '.')).code, 0);
    }),
  );

  describe('input that is not as it should be', () => {
    it(
      'a missing file, a dangling link: told, the rest checked, exit code 2',
      inFolder(async (folder) => {
        folder.write({ 'a.py': server });
        symlinkSync('nowhere', join(folder.path, 'dangling.c'));
        const { code, err, findings } = await folder.check('missing.c', 'dangling.c', 'a.py');
        assert.equal(code, 2);
        assert.deepEqual(
          findings.map(({ path }) => path),
          ['a.py'],
        );
        assert.match(err, /^missing\.c: ENOENT: no such file or directory[^\n]*\ndangling\.c: ENOENT[^\n]*\n$/);
      }),
    );

    it(
      'a pipe is not waited for',
      inFolder(async (folder) => {
        folder.write({ 'a.py': server });
        execFileSync('mkfifo', [join(folder.path, 'pipe.c')]);
        assert.equal((await folder.run('check', '.')).code, 1);
        const named = await folder.run('check', 'pipe.c');
        assert.deepEqual([named.code, named.err], [2, 'pipe.c: This is neither a file nor a folder.\n']);
      }),
    );

    it(
      'a folder named like a file is a folder; links in folders are not followed, so none leads in circles',
      inFolder(async (folder) => {
        folder.write({ 'x.c/a.py': server });
        mkdirSync(join(folder.path, 'x.c/deep'));
        symlinkSync('..', join(folder.path, 'x.c/deep/loop'));
        symlinkSync('a.py', join(folder.path, 'x.c/again.py'));
        const { code, files } = await folder.check('x.c');
        assert.deepEqual([code, files], [1, 1]);
        symlinkSync('x.c', join(folder.path, 'link'));
        assert.equal((await folder.check('link')).files, 1, 'a link that is named is followed');
      }),
    );

    it(
      'a file of another language that is named: told, not an error',
      inFolder(async (folder) => {
        folder.write({ 'notes.txt': server });
        const { code, files, err } = await folder.check('notes.txt');
        assert.deepEqual([code, files], [0, 0]);
        assert.match(err, /^notes\.txt: .*not checked/);
      }),
    );

    it(
      'names with spaces, quotes, line breaks and control characters',
      inFolder(async (folder) => {
        const names = [
          'a b.py',
          'it\'s "it".py',
          'line\nbreak.py',
          '\u001b[31mred.py',
          '-rf.py',
          '$(id).py',
          'ü–語.py',
          '\\back.py',
        ];
        folder.write(Object.fromEntries(names.map((name) => [name, server])));
        const { code, findings } = await folder.check('.');
        assert.equal(code, 1);
        assert.deepEqual(findings.map(({ path }) => path).sort(), names.map((name) => `./${name}`).sort());
        const text = await folder.run('check', '.');
        assert.ok(!hasColor(text.out));
        assert.equal(text.out.split('\n').length, names.length * 3 + 2, 'three lines each');
        assert.deepEqual(
          (await folder.check('--', '-rf.py')).findings.map(({ path }) => path),
          ['-rf.py'],
        );
      }),
    );

    it(
      'text that is not UTF-8 is checked, with right columns; a byte order mark is not part of the line',
      inFolder(async (folder) => {
        const latin1 = Buffer.from(server.replace('s.bind', 'x = "\xe9\xe8"; s.bind'), 'latin1');
        folder.write({
          'latin1.py': latin1,
          'bom.py': `\ufeff${server.replace(/\n/, '; ').replace(/\n/, '; ')}`,
          'nul.c': `${cServer()}\0`,
        });
        const { code, err, findings } = await folder.check('latin1.py', 'bom.py', 'nul.c');
        assert.equal(code, 1);
        assert.deepEqual(
          findings.map(({ path, line, column }) => [path, line, column]),
          [
            ['latin1.py', 3, 11],
            ['bom.py', 1, 37],
          ],
        );
        assert.match(err, /^nul\.c: .*binary/);
      }),
    );
  });
}).timeout(60_000);
