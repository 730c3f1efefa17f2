/** Files of a tree, read as they are needed, with the memory that the parser has. */
import assert from 'node:assert/strict';
import { Shelf } from '../../src/core';
import { treesAlive } from '../../src/core/syntax/parse';
import { breakRuntime } from '../../src/core/syntax/runtime';
import { readAsset } from './assets';

const server = (name: string): string =>
  `#include <sys/socket.h>\nint ${name}(void) { int s = socket(AF_INET, SOCK_STREAM, 0); bind(s, 0, 0); return listen(s, 5); }\n`;

describe('a shelf', function () {
  this.timeout(60_000);

  it('lets trees go when they have taken the memory that the next file needs', async () => {
    // Each of these trees has room in the memory, but not both.
    const dense = `void filler(void) { ${'a();'.repeat(350_000)} }\n`;
    // What others have read and given back has left the memory in small pieces.
    assert.equal(treesAlive(), 0);
    breakRuntime();
    const shelf = new Shelf(readAsset, 60_000);
    for (const name of ['one', 'two', 'three'])
      shelf.add({ path: `${name}.c`, languageId: 'c', text: server(name) + dense });
    for (const name of ['one', 'two', 'three']) {
      const { trace } = await shelf.follow(`${name}.c`, 0);
      assert.ok('traces' in trace && trace.traces.some(({ sockets }) => sockets.length > 0), name);
    }
    await shelf.dispose();
    assert.equal(treesAlive(), 0);
  });
});
