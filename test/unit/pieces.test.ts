/** A check that lets others run in between. */
import assert from 'node:assert/strict';
import { Engine, ENGINE_DEFAULTS, type EngineOptions, type SourceText } from '../../src/core';
import { treesAlive } from '../../src/core/syntax/parse';
import { readAsset } from './assets';

const server = `#include <sys/socket.h>
int serve(struct sockaddr_in address)
{
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    address.sin_port = htons(7007);
    if (bind(fd, (struct sockaddr *)&address, sizeof address) < 0)
        return -1;
    return listen(fd, 5);
}
`;

/** Long enough for many pieces, on any machine. */
const filler = Array.from(
  { length: 8000 },
  (_, index) =>
    `int sum_${index}(int a)\n{\n    for (int i = 0; i < a; i++)\n        a += i > ${index} ? i : 0;\n    return a;\n}\n`,
).join('');

/** However busy the machine is. */
const options: EngineOptions = { ...ENGINE_DEFAULTS, deadline: 60_000 };

describe('a check in pieces', function () {
  this.timeout(60_000);
  let engine: Engine;
  let before: number;
  beforeEach(() => {
    before = treesAlive();
    engine = new Engine(readAsset);
  });
  afterEach(async () => {
    await engine.dispose();
    assert.equal(treesAlive(), before);
  });

  const large: SourceText = { key: 'large', languageId: 'c', text: filler + server };
  const analyze = (source: SourceText, pause?: () => Promise<void>) =>
    engine.analyze(source, options, undefined, pause);
  const codes = async (analysis: ReturnType<typeof analyze>): Promise<readonly string[]> =>
    (await analysis).problems.map(({ code }) => code);

  it('comes to the same as at once, whatever is read by the same grammar meanwhile', async () => {
    const atOnce = await analyze({ ...large, key: 'at once' });
    let pauses = 0;
    const inPieces = await analyze(large, async () => {
      pauses++;
      const { findings } = await analyze({ key: 'small', languageId: 'c', text: server + ' '.repeat(pauses % 3) });
      assert.equal(findings.length, 1);
    });
    assert.ok(pauses > 3);
    assert.equal(inPieces.findings.length, 1);
    assert.deepEqual(inPieces, atOnce);
  });

  it('is given up where the document has another text meanwhile', async () => {
    const next = { ...large, text: `\n${large.text}` };
    let later: ReturnType<typeof analyze> | undefined;
    const first = await codes(
      analyze(large, async () => {
        later ??= analyze(next);
        await later;
      }),
    );
    assert.deepEqual(first, ['superseded']);
    assert.deepEqual(await later, await analyze({ ...next, key: 'fresh' }));
  });

  it('is given up where the document is closed meanwhile', async () => {
    assert.deepEqual(
      await codes(
        analyze(large, async () => {
          engine.close('large');
          return Promise.resolve();
        }),
      ),
      ['superseded'],
    );
    assert.equal(treesAlive(), before);
    assert.equal((await analyze(large)).findings.length, 1);
  });

  it('ends with the pause that fails', async () => {
    const failing = (): Promise<void> => Promise.reject(new Error('cancelled'));
    await assert.rejects(analyze(large, failing), /cancelled/);
    await assert.rejects(engine.lower(large, options, true, failing), /cancelled/);
    assert.equal(treesAlive(), before);
    assert.equal((await analyze(large)).findings.length, 1);
  });

  it('is done again where the parser fails on another file meanwhile', async () => {
    const bad = `class A { void f() { new java.net.ServerSocket(1); } }\n${'%q('.repeat(8000)}`;
    assert.deepEqual(
      await codes(
        analyze(large, async () => {
          await analyze({ key: 'bad', languageId: 'java', text: bad });
        }),
      ),
      [],
    );
    assert.equal((await analyze(large)).findings.length, 1);
  });
});
