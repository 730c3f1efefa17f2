import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, symlinkSync, chmodSync } from 'node:fs';
import { join } from 'node:path';
import { readSource, writeSource } from '../../../src/cli/source-file';
import { cServer, fixedServer, type Folder, inFolder, server } from './run';

function read(folder: Folder, name: string): string {
  return readFileSync(join(folder.path, name), 'utf8');
}

describe('command line: fixes', () => {
  it(
    '--fix writes the preferred fixes and reports what is left',
    inFolder(async (folder) => {
      folder.write({ 'a.py': server, 'fine.py': fixedServer });
      const { code, out, err } = await folder.run('check', '--fix', '.');
      assert.deepEqual([code, err], [0, '']);
      assert.equal(out, 'Fixed 1 finding in 1 file. 0 findings left in 2 files.\n');
      assert.equal(read(folder, 'a.py'), fixedServer);
      const again = await folder.run('check', '--fix', '.');
      assert.equal(again.out, 'Fixed 0 findings in 0 files. 0 findings left in 2 files.\n');
      assert.equal(read(folder, 'a.py'), fixedServer);
    }),
  );

  it(
    '--fix with another format reports what is left in it; what is silenced or off is not fixed',
    inFolder(async (folder) => {
      folder.write({ 'a.py': server, 'b.py': `# sockopt-ignore-file\n${server}` });
      const { code, findings } = await folder.check('--fix', '--rule', 'missing-reuseaddr=off', '.');
      assert.deepEqual([code, findings], [0, []]);
      assert.equal(read(folder, 'a.py'), server);
      assert.deepEqual((await folder.check('--fix', '.')).findings, []);
      assert.equal(read(folder, 'a.py'), fixedServer);
      assert.equal(read(folder, 'b.py'), `# sockopt-ignore-file\n${server}`);
    }),
  );

  it(
    'several findings in one function and in several: every one is fixed, and the code still compiles',
    inFolder(async (folder) => {
      const two = cServer('pair', 7003).replace(
        '    return listen(fd, 5);',
        `    listen(fd, 5);
    int other = socket(AF_INET, SOCK_STREAM, 0);
    address.sin_port = htons(7004);
    if (bind(other, (struct sockaddr *)&address, sizeof address) < 0)
        return -1;
    return listen(other, 5);`,
      );
      folder.write({ 'a.c': two + cServer('third') });
      assert.equal((await folder.check('a.c')).findings.length, 3);
      const { code, out } = await folder.run('check', '--fix', 'a.c');
      assert.equal(code, 0);
      assert.match(out, /^Fixed 3 findings in 1 file\./);
      assert.equal(read(folder, 'a.c').match(/SO_REUSEADDR/g)?.length, 3);
      execFileSync('cc', ['-fsyntax-only', 'a.c'], { cwd: folder.path });
    }),
  );

  it(
    'two fixes that want the same import',
    inFolder(async (folder) => {
      const both = `from socket import socket
def one():
    s = socket()
    s.bind(("", 7005))
    s.listen()
def two():
    s = socket()
    s.bind(("", 7006))
    s.listen()
`;
      folder.write({ 'a.py': both });
      assert.equal((await folder.run('check', '--fix', 'a.py')).code, 0);
      const fixed = read(folder, 'a.py');
      assert.equal(/^from socket import .*/m.exec(fixed)?.[0], 'from socket import socket, SOL_SOCKET, SO_REUSEADDR');
      assert.equal(fixed.match(/setsockopt\(SOL_SOCKET, SO_REUSEADDR, 1\)/g)?.length, 2);
    }),
  );

  it(
    'line ends, tabs, a missing final newline, a byte order mark, permissions and links are kept',
    inFolder(async (folder) => {
      const tabs = cServer()
        .replace(/^ {4}/gm, '\t')
        .replace(/^\t {4}/gm, '\t\t');
      folder.write({
        'crlf.c': tabs.replaceAll('\n', '\r\n'),
        'open.py': `\ufeff${server.trimEnd()}`,
        'real.py': server,
      });
      chmodSync(join(folder.path, 'open.py'), 0o755);
      symlinkSync('real.py', join(folder.path, 'link.py'));
      assert.equal((await folder.run('check', '--fix', 'crlf.c', 'open.py', 'link.py')).code, 0);
      const crlf = read(folder, 'crlf.c');
      assert.match(crlf, /SO_REUSEADDR/);
      assert.doesNotMatch(crlf, /[^\r]\n|^ /m);
      assert.equal(read(folder, 'open.py'), `\ufeff${fixedServer.trimEnd()}`);
      assert.equal(statSync(join(folder.path, 'open.py')).mode & 0o777, 0o755);
      assert.equal(read(folder, 'real.py'), fixedServer);
    }),
  );

  it(
    'a file that is not UTF-8 is not written',
    inFolder(async (folder) => {
      const bytes = Buffer.from(`# \xe9\n${server}`, 'latin1');
      folder.write({ 'latin1.py': bytes, 'a.py': server });
      const { code, out, err } = await folder.run('check', '--fix', '.');
      assert.equal(code, 1);
      assert.match(out, /Fixed 1 finding in 1 file\. 1 finding left/);
      assert.equal(err, './latin1.py: The file is not valid UTF-8; its fixes are not applied.\n');
      assert.deepEqual(readFileSync(join(folder.path, 'latin1.py')), bytes);
    }),
  );

  it(
    'a file that was changed since it was read is not written',
    inFolder(async (folder) => {
      folder.write({ 'a.py': server });
      const path = join(folder.path, 'a.py');
      const source = readSource(path, 1000);
      folder.write({ 'a.py': `${server}# more\n` });
      await assert.rejects(writeSource(source, fixedServer), /changed meanwhile/);
      assert.equal(read(folder, 'a.py'), `${server}# more\n`);
    }),
  );

  it(
    '--fix --dry-run prints a diff that patch takes, and writes nothing',
    inFolder(async (folder) => {
      const files = {
        'a.py': server,
        'deep/b c.c': cServer().replaceAll('\n', '\r\n'),
        'open.py': server.trimEnd(),
        'fine.py': fixedServer,
      };
      folder.write(files);
      const { code, out, err } = await folder.run('check', '--fix', '--dry-run', '.');
      assert.deepEqual([code, err], [1, '3 findings would be fixed; nothing was written.\n']);
      for (const [name, text] of Object.entries(files)) assert.equal(read(folder, name), text);
      assert.match(out, /^--- a\/a\.py\n\+\+\+ b\/a\.py\n@@ -1,4 \+1,5 @@\n import socket\n/);
      assert.doesNotMatch(out, /fine\.py/);
      execFileSync('git', ['apply', '-'], { cwd: folder.path, input: out });
      const patched = Object.keys(files).map((name) => read(folder, name));
      folder.write(files);
      await folder.run('check', '--fix', '.');
      assert.deepEqual(
        Object.keys(files).map((name) => read(folder, name)),
        patched,
      );
      assert.equal(patched[0], fixedServer);
    }),
  );

  it(
    'a dry run without anything to do',
    inFolder(async (folder) => {
      folder.write({ 'fine.py': fixedServer });
      const { code, out, err } = await folder.run('check', '--fix', '--dry-run', '.');
      assert.deepEqual([code, out, err], [0, '', '0 findings would be fixed; nothing was written.\n']);
    }),
  );
}).timeout(60_000);
