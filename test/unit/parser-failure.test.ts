/** The parser itself can fail: on a few kilobytes that it needs more memory for than there is, or than its stack. */
import assert from 'node:assert/strict';
import { Engine, ENGINE_DEFAULTS } from '../../src/core';
import { treesAlive } from '../../src/core/syntax/parse';
import { readAsset } from './assets';

const python = 'import socket\n\ns = socket.socket()\ns.bind(("", 7007))\ns.listen()\n';
const go = 'package main\n\nimport "syscall"\n\nfunc serve(fd int) { syscall.Bind(fd, nil) }\n';
const java = 'import java.net.ServerSocket;\n\nclass A { ServerSocket s = new ServerSocket(7007); }\n';
/** Each of them may be a call or a parenthesis, after an operator or not: all are followed at once. */
const ambiguous = (count: number): string => '%q('.repeat(count);

/** However busy the machine is: that it takes long is another failure. */
const PATIENT = { ...ENGINE_DEFAULTS, deadline: 60_000 };

describe('a parser that fails', function () {
  this.timeout(60_000);
  let engine: Engine;
  beforeEach(() => {
    engine = new Engine(readAsset);
  });
  afterEach(() => engine.dispose());

  const problems = async (languageId: string, key: string, text: string): Promise<readonly string[]> =>
    (await engine.analyze({ languageId, key, text }, PATIENT)).problems.map(
      ({ code, message }) => `${code}: ${message}`,
    );
  const rules = async (text: string): Promise<readonly string[]> =>
    (await engine.analyze({ languageId: 'python', key: 'py', text })).findings.map(({ rule }) => rule);

  it('is started again, and then no more for that language; the others go on', async () => {
    assert.deepEqual(await rules(python), ['missing-reuseaddr']);
    assert.deepEqual(await problems('java', 'good', java), []);
    assert.match((await problems('java', 'bad', java + ambiguous(8000))).join(), /^parser-failed: .*out of memory/);
    // Documents that were read before it failed, and after.
    assert.deepEqual(await rules(python), ['missing-reuseaddr']);
    assert.deepEqual(await rules(`${python}\n`), ['missing-reuseaddr']);
    assert.deepEqual(await problems('java', 'good', `${java}\n`), []);
    assert.match((await problems('java', 'worse', java + ambiguous(8001))).join(), /^parser-stopped: /);
    assert.match((await problems('java', 'good', java)).join(), /^parser-stopped: .*language java/);
    assert.deepEqual(await rules(python.replace('7007', '7008')), ['missing-reuseaddr']);
  });

  it('does not read the same document again after each keystroke', async () => {
    for (const more of ['', ' ', '  ', '   ']) {
      assert.match((await problems('java', 'bad', java + ambiguous(8000) + more)).join(), /^parser-failed: /);
    }
    engine.close('bad');
    assert.deepEqual(await problems('java', 'bad', java), []);
  });

  it('has other documents read again that were being read when it failed', async () => {
    const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    const long = `${java}${'class B { int f(int a) { return a + 1; } }\n'.repeat(5000)}`;
    const others: Promise<readonly string[]>[] = [];
    const other = async (key: string): Promise<readonly string[]> =>
      (await engine.analyze({ languageId: 'java', key, text: long }, PATIENT, undefined, pause)).problems.map(
        ({ code }) => code,
      );
    const bad = { languageId: 'java', key: 'bad', text: java + ambiguous(8000) };
    let pauses = 0;
    const { problems } = await engine.analyze(bad, PATIENT, undefined, () => {
      // One after the other begins while it is read, and some are on the way when the parser fails.
      if (others.length < 20 && pauses++ % 8 === 0) others.push(other(`other-${String(others.length)}`));
      return pause();
    });
    assert.match(problems[0]?.message ?? '', /out of memory/);
    assert.ok(others.length > 0);
    assert.deepEqual([...new Set((await Promise.all(others)).flat())], []);
  });

  it('leaves nothing wrong behind where only its stack has overflown', async () => {
    const text = `#include <sys/socket.h>\nint f(int fd) { return bind(fd, 0, 0); }\n${ambiguous(300_000)}`;
    const { problems } = await engine.analyze({ languageId: 'c', key: 'deep', text });
    assert.equal(problems.length, 1);
    assert.deepEqual(await rules(python), ['missing-reuseaddr']);
    assert.deepEqual((await engine.analyze({ languageId: 'go', key: 'go', text: go })).problems, []);
  });

  it('leaves no tree behind', async () => {
    const before = treesAlive();
    await problems('java', 'bad', java + ambiguous(8000));
    await rules(python);
    await engine.dispose();
    assert.equal(treesAlive() <= before, true);
  });
});
