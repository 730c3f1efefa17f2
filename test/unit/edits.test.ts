/** What is kept from one version of a document to the next must not show: each result is that of a fresh analysis. */
import assert from 'node:assert/strict';
import { Engine, ENGINE_DEFAULTS, type EngineOptions, rules } from '../../src/core';
import { treesAlive } from '../../src/core/syntax/parse';
import { readAsset } from './assets';

const options: EngineOptions = {
  ...ENGINE_DEFAULTS,
  severities: Object.fromEntries(rules.map(({ id }) => [id, 'warning'])),
};

const c = `#include <sys/socket.h>
#define PORT 7007
#define SET(fd) setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on)

static int backlog = 5;
static int shared;

static int add(int a)
{
    return a + 1;
}

static int prepare(int fd)
{
    int on = 1;
    return fd;
}

static int open_one(void)
{
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    prepare(fd);
    return fd;
}

int serve(struct sockaddr_in address)
{
    int fd = open_one();
    address.sin_port = htons(PORT);
    if (bind(fd, (struct sockaddr *)&address, sizeof address) < 0)
        return -1;
    return listen(fd, backlog);
}

int other(struct sockaddr_in address)
{
    shared = socket(AF_INET, SOCK_STREAM, 0);
    address.sin_port = htons(8080);
    bind(shared, (struct sockaddr *)&address, sizeof address);
    return listen(shared, add(backlog));
}
`;

const cpp = `#include <sys/socket.h>
class Server {
public:
    Server() : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {}
    int listen() { return ::listen(fd_, 5); }
    void prepare();
    int bind(sockaddr_in address);
private:
    int fd_;
};

void Server::prepare()
{
    int on = 1;
}

template <int port> int Server::bind(sockaddr_in address)
{
    address.sin_port = htons(7007);
    return ::bind(fd_, reinterpret_cast<sockaddr *>(&address), sizeof address);
}

int main()
{
    Server server;
    server.prepare();
    server.bind({});
    return server.listen();
}
`;

/** What is replaced, and by what, one after the other. */
type Edits = readonly (readonly [what: string, by: string])[];

const set = 'setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on); ';

const sequences: readonly (readonly [title: string, languageId: string, text: string, edits: Edits])[] = [
  [
    'a helper begins to set the option, and ends to',
    'c',
    c,
    [
      ['return fd;\n', `${set}return fd;\n`],
      [set, ''],
    ],
  ],
  [
    'a function grows, and all behind it moves',
    'c',
    c,
    [
      ['return a + 1;', 'a += 2;\n    a += 3;\n    return a;'],
      ['a += 2;\n', ''],
      ['return a;', `return a; /* ${'longer than an accessor '.repeat(20)} */`],
    ],
  ],
  [
    'a function comes to matter, and no longer does',
    'c',
    c,
    [
      ['return a + 1;', 'return listen(a, 1);'],
      ['return listen(a, 1);', 'return a;'],
    ],
  ],
  [
    'what a function sets comes to concern its callers, and no longer does',
    'c',
    c,
    [
      ['return a + 1;', 'return setsockopt(a, SOL_SOCKET, SO_KEEPALIVE, &backlog, sizeof backlog);'],
      ['SO_KEEPALIVE', 'SO_REUSEADDR'],
      ['SO_REUSEADDR, &backlog', 'SO_KEEPALIVE, &backlog'],
    ],
  ],
  [
    'a macro is run',
    'c',
    c,
    [
      ['int on = 1;', 'int on = 1; SET(fd);'],
      ['SET(fd)', 'SET (fd)'],
      ['&on', '&of'],
    ],
  ],
  [
    'a constant changes',
    'c',
    c,
    [
      ['PORT 7007', 'PORT 0'],
      ['PORT 0', 'PORT 70'],
    ],
  ],
  [
    'a static variable is written to',
    'c',
    c,
    [
      ['int fd = open_one();', 'int fd = open_one(); backlog = 3;'],
      [' backlog = 3;', ''],
    ],
  ],
  [
    'a function is renamed where it stands, then where it is called',
    'c',
    c,
    [
      ['prepare(int', 'prepared(int'],
      ['prepare(fd)', 'prepared(fd)'],
    ],
  ],
  [
    'a function is handed over',
    'c',
    c,
    [
      ['add(backlog)', 'run(serve, 1)'],
      ['run(serve, 1)', 'serve(address)'],
    ],
  ],
  [
    'two functions are handed over at once, and no longer',
    'c',
    c,
    [
      ['int on = 1;', 'int on = 1; run(serve, other);'],
      ['serve, other', 'prepare'],
    ],
  ],
  [
    'statements before, between and behind others come, change and go',
    'c',
    c,
    [
      ['int fd = open_one();', 'int fd = open_one(), on = 1;\n    listen(fd, 1);'],
      ['    address.sin_port = htons(PORT);', `    ${set}\n    address.sin_port = htons(PORT);`],
      ['listen(fd, 1);', 'listen(fd, 1); listen(fd, 1);'],
      ['sizeof address) < 0)\n        return -1;', 'sizeof address) < 0)\n        ;'],
      ['listen(fd, 1); listen(fd, 1);', ''],
      [set, `{ ${set}}`],
      [`{ ${set}}`, `if (on) ${set}`],
      [set, `${set}else `],
      ['else ', ''],
      ['    return listen(fd, backlog);', '    on * fd;\n    return listen(fd, backlog);'],
      ['on * fd;', 'on * fd; fd = 0;'],
    ],
  ],
  [
    'a body is opened, closed again, and followed by another',
    'c',
    c,
    [
      ['return a + 1;', 'if (a) {'],
      ['if (a) {', 'if (a) { return 1; } return 0;'],
      ['return 0;', 'return 0;\n}\nint more(void)\n{\n    return 2;'],
    ],
  ],
  [
    'a branch of conditional compilation',
    'c',
    c,
    [
      ['prepare(fd);\n', '#ifdef _WIN32\n    prepare(fd);\n#endif\n'],
      ['_WIN32', '__linux__'],
    ],
  ],
  [
    'a comment swallows what follows',
    'c',
    c,
    [
      ['int on = 1;', 'int on = 1; /*'],
      ['int on = 1; /*', 'int on = 1;'],
    ],
  ],
  [
    'a method',
    'cpp',
    cpp,
    [
      ['int on = 1;', `int on = 1; ::setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);`],
      ['7007', 'port'],
      ['server.prepare();', 'server.prepare(); int i = 0;'],
    ],
  ],
  [
    'a method in the class body',
    'cpp',
    cpp,
    [
      ['return ::listen(fd_, 5);', 'int n = 1; return ::listen(fd_, n);'],
      ['int n = 1;', 'int n = 1;\n'],
    ],
  ],
];

describe('edits of one document', () => {
  const engine = new Engine(readAsset);
  const before = treesAlive();
  after(async () => {
    await engine.dispose();
    assert.equal(treesAlive(), before);
  });

  for (const [title, languageId, text, edits] of sequences) {
    it(`${languageId}: ${title}`, async () => {
      const check = (version: string, key?: string) =>
        engine.analyze({ languageId, text: version, path: 'file', ...(key === undefined ? {} : { key }) }, options);
      await check(text, title);
      const versions = edits.reduce<readonly string[]>(
        (all, [what, by]) => {
          assert.ok(all.at(-1)!.includes(what), what);
          return [...all, all.at(-1)!.replace(what, () => by)];
        },
        [text],
      );
      // There, and all the way back.
      for (const version of [...versions.slice(1), ...versions.slice(0, -1).reverse()]) {
        const result = await check(version, title);
        const shown = JSON.stringify(result);
        assert.deepEqual(result, await check(version));
        await check(`${version}\n`, title);
        assert.equal(JSON.stringify(result), shown, 'a result stays as it was');
        await check(version, title);
      }
      engine.close(title);
    });
  }
});
