/** What a text of C tells of a file before it is parsed, beside what the parsed file holds. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { Engine, languageById, languageIdOfFile } from '../../src/core';
import type { Outline } from '../../src/core/languages/language';
import { readAsset } from './assets';

describe('the outline of a file of C', () => {
  const engine = new Engine(readAsset);
  after(() => engine.dispose());
  const outline = (text: string): Outline => languageById('c')!.outline!(text);

  async function compare(path: string, text: string): Promise<readonly string[]> {
    const lowered = await engine.lower({ languageId: 'c', text, path }, undefined, true);
    if (!lowered || 'problem' in lowered) return [];
    const { functions, classes } = lowered.unit;
    const { runs, defines } = outline(text);
    const offered = functions.filter((fn) => path.endsWith('.h') || (fn.local !== true && fn.macro !== true));
    const names = [...offered, ...classes].map(({ name }) => name);
    for (const name of names) assert.ok(defines.has(name), `${path}: ${name}`);
    if (!runs) {
      const relevant = functions.filter((fn) => fn.relevant !== false && fn.macro !== true);
      assert.deepEqual(
        relevant.map(({ name }) => name),
        [],
        path,
      );
    }
    return names;
  }

  it('has the functions and structs of every sample', async () => {
    const samples = readdirSync('test/fixtures', { recursive: true, encoding: 'utf8' })
      .map((name) => `test/fixtures/${name.replaceAll('\\', '/')}`)
      .filter((path) => languageIdOfFile(path, '') === 'c');
    let count = 0;
    for (const path of samples) count += (await compare(path, readFileSync(path, 'utf8'))).length;
    assert.ok(count > 300);
  });

  it('has what is defined in a way that looks like something else', async () => {
    const text = `#include <sys/socket.h>
#define OPEN(kind) socket(AF_INET, kind, 0)
struct __attribute__((packed)) head { int fd; };
typedef struct { int fd; } unnamed;
union
both { int fd; };
int old(fd, a) int fd; struct sockaddr *a; { return bind(fd, a, 16); }
void (*handler(int signal))(int) { return 0; }
static inline int hidden(void) /* so it is */ { return 0; }
int branched(
#ifdef WIDE
  long a) {
#else
  int a) {
#endif
  return (int)a;
}
int __attribute__((noinline)) told(int a) __attribute__((cold));
int __attribute__((noinline)) told(int a) { return a; }
int spread
(
  int a /* one ) of them */
)
{ return a; }
`;
    const names = await compare('odd.h', text);
    for (const name of ['OPEN', 'head', 'both', 'old', 'handler', 'hidden', 'branched', 'told', 'spread'])
      assert.ok(names.includes(name), name);
  });

  it('leaves out what is only called or declared', () => {
    const { runs, defines } = outline(`int later(int a);
extern void fatal(const char *) __attribute__((noreturn));
void run(struct server *s) { if (ready(s)) start(s)->fd = other(s) + 1; /* socket( */ log("bind(");
}`);
    assert.deepEqual([...defines], ['run']);
    assert.equal(runs, false);
  });

  it('says that a file runs for a call, the name of an option, a macro that calls', () => {
    assert.equal(outline('int f(void) { return socket(1, 1, 0); }').runs, true);
    assert.equal(outline('int f(int o) { return o == SO_REUSEADDR; }').runs, true);
    assert.equal(outline('#define OPEN(kind) \\\n  socket(AF_INET, kind, 0)\n').runs, true);
    assert.equal(outline('int socket_count; struct { int bind; } *p; int f(void) { return p->bind; }').runs, false);
  });
});
