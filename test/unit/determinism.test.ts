/** What is found depends on the text alone: not on how long reading it takes. */
import assert from 'node:assert/strict';
import { ENGINE_DEFAULTS, Engine } from '../../src/core';
import { readAsset } from './assets';

describe('a large file', () => {
  const engine = new Engine(readAsset);
  after(() => engine.dispose());

  const branches = `#include <sys/socket.h>
int serve(int quick, struct sockaddr *a, socklen_t l) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
#ifdef QUICK
  if (quick) {
#else
  {
#endif
    bind(fd, a, l);
    listen(fd, 5);
  }
  return fd;
}
`;
  const others = Array.from(
    { length: 6_000 },
    (_, index) => `static int sum${String(index)}(int a) { return a + ${String(index)}; }\n`,
  );

  it('is read in another way where its branches open different braces, as a small one is', async () => {
    for (const text of [branches, branches + others.join('')]) {
      const { findings } = await engine.analyze({ languageId: 'c', text }, { ...ENGINE_DEFAULTS, deadline: 60_000 });
      assert.deepEqual(
        findings.map(({ rule }) => rule),
        ['missing-reuseaddr'],
      );
    }
  }).timeout(60_000);
});
