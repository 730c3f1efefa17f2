/** What goes wrong around the command line: parts of it that are missing, files that cannot be read. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cServer, type Folder, inFolder, server } from './run';

/** Runs a copy of the command line that something was done to. */
function broken(
  folder: Folder,
  spoil: (dist: string) => void,
  ...paths: readonly string[]
): { status: number | null; out: string; err: string } {
  const dist = join(folder.path, '.dist');
  mkdirSync(dist);
  for (const part of ['cli.js', 'cli-commands.js', 'web-tree-sitter.wasm', 'grammars']) {
    cpSync(join('dist', part), join(dist, part), { recursive: true });
  }
  spoil(dist);
  folder.write({ 'server.py': server, 'server.c': cServer() });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(dist, 'cli.js'), 'check', ...(paths.length > 0 ? paths : ['server.py', 'server.c'])],
    { cwd: folder.path, encoding: 'utf8' },
  );
  return { status, out: stdout, err: stderr };
}

describe('faults around the command line', function () {
  this.timeout(60_000);

  for (const [what, spoil] of [
    ['missing', (file: string): void => rmSync(file)],
    ['empty', (file: string): void => writeFileSync(file, '')],
    ['no WebAssembly', (file: string): void => writeFileSync(file, 'not a grammar')],
    ['cut short', (file: string): void => truncateSync(file, 100_000)],
  ] as const) {
    it(
      `a grammar that is ${what}: says so, and checks files of other languages`,
      inFolder((folder) => {
        const { out, err } = broken(folder, (dist) => spoil(join(dist, 'grammars', 'c.wasm')));
        assert.match(err, /server\.c: The grammar for c could not be loaded: ./);
        assert.match(out, /server\.py:3/);
        return Promise.resolve();
      }),
    );
  }

  it(
    'where one grammar is missing, classes of other languages still have their bases',
    inFolder((folder) => {
      folder.write({
        'Plain.h': `#include <netinet/in.h>
class Plain {
  int handle;
public:
  bool open() { handle = ::socket(AF_INET, SOCK_STREAM, 0); return handle >= 0; }
  int bind(int port) {
    struct sockaddr_in address = {};
    address.sin_port = htons(port);
    return ::bind(handle, (struct sockaddr *)&address, sizeof address);
  }
  int listen(int backlog) { return ::listen(handle, backlog); }
};
`,
        // Not a word about sockets.
        'Channel.h': '#include "Plain.h"\nclass Channel : public Plain {\npublic:\n  void closed();\n};\n',
        'monitor.cpp': `#include "Channel.h"
class Monitor : private Channel {
public:
  Monitor() {
    open();
    bind(7001);
    listen(1);
  }
};
`,
      });
      const { err, out } = broken(folder, (dist) => rmSync(join(dist, 'grammars', 'python.wasm')), '.');
      assert.match(err, /server\.py: The grammar for python could not be loaded/);
      assert.match(out, /monitor\.cpp:6:5 warning missing-reuseaddr/);
      return Promise.resolve();
    }),
  );

  it(
    'the parser itself missing: says so for each file',
    inFolder((folder) => {
      const { err } = broken(folder, (dist) => rmSync(join(dist, 'web-tree-sitter.wasm')));
      assert.match(err, /server\.c: The grammar for c could not be loaded: .*web-tree-sitter\.wasm/);
      assert.match(err, /server\.py: The grammar for python could not be loaded/);
      return Promise.resolve();
    }),
  );

  it(
    'files that cannot be read, links in circles, 500 MB: the others are checked',
    inFolder(async (folder) => {
      folder.write({ 'good.py': server, 'huge.c': '', 'locked.c': cServer() });
      truncateSync(join(folder.path, 'huge.c'), 500 * 1024 * 1024);
      chmodSync(join(folder.path, 'locked.c'), 0);
      symlinkSync(folder.path, join(folder.path, 'circle'));
      symlinkSync('loop.c', join(folder.path, 'loop.c'));
      symlinkSync('nowhere.c', join(folder.path, 'dangling.c'));
      const { err, findings } = await folder.check('.');
      assert.match(err, /huge\.c: The file has 512000 KB; files above 1024 KB are not checked/);
      // Root may read everything.
      if (process.getuid?.() !== 0) assert.match(err, /locked\.c: .*EACCES/);
      assert.ok(findings.some(({ path }) => path.endsWith('good.py')));
      assert.ok(findings.every(({ path }) => !path.includes('circle')));
    }),
  );

  it(
    'a parser that runs out of memory: is started again, then that language is left; the others are checked',
    inFolder(async (folder) => {
      const java = 'import java.net.ServerSocket;\nclass A { ServerSocket s = new ServerSocket(7007); }\n';
      const evil = java + '%q('.repeat(8000);
      folder.write({ 'a.java': evil, 'b.java': java, 'c.java': evil, 'd.java': java, 'e.py': server });
      const { err, findings } = await folder.check('.');
      assert.match(err, /a\.java: The parser fails on this file \(out of memory\)/);
      assert.doesNotMatch(err, /b\.java/);
      assert.match(err, /c\.java: The parser has failed twice on files of the language java/);
      assert.match(err, /d\.java: The parser has failed twice/);
      assert.ok(findings.some(({ path }) => path.endsWith('e.py')));
    }),
  );

  it(
    'gives the same on one thread and on two, where one file needs another and where none can be read',
    inFolder(async (folder) => {
      const helper = 'void prepare(int fd) { int on = 1; setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on); }\n';
      for (let index = 0; index < 40; index++) {
        const name = String(index);
        const by = `${String(index % 3)}/prepare.c`;
        folder.write({
          [`${String(index % 7)}/s${name}.c`]: cServer(`f${name}`),
          [`${String(index % 5)}/s${name}.py`]: server,
          [`${String(index % 5)}/p${name}.c`]: cServer(`g${name}`).replace(
            '    if (bind(',
            '    prepare(fd);\n    if (bind(',
          ),
          [by]: helper,
        });
      }
      const unreadable: Readonly<Record<string, string>> = {
        'nul.c': `${cServer()}\0`,
        'evil.java': `class A { ServerSocket s; }\n${'%q('.repeat(8000)}`,
      };
      for (const more of [{}, unreadable]) {
        folder.write(more);
        const one = await folder.run('check', '--format', 'json', '--jobs', '1', '.');
        const two = await folder.run('check', '--format', 'json', '--jobs', '2', '.');
        assert.ok(one.out.includes('missing-reuseaddr'));
        assert.deepEqual(two, one);
      }
    }),
  );

  it(
    'gives the same, in the same order, each time',
    inFolder(async (folder) => {
      for (let index = 0; index < 30; index++) {
        folder.write({ [`${String(index % 7)}/s${String(index)}.c`]: cServer(`f${String(index)}`) });
        folder.write({ [`${String(index % 5)}/s${String(index)}.py`]: server });
      }
      const first = await folder.run('check', '--format', 'json', '.');
      for (let round = 0; round < 3; round++) {
        assert.equal((await folder.run('check', '--format', 'json', '.')).out, first.out);
      }
    }),
  );
});
