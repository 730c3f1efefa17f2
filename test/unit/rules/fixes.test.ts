/** Fixes that are only offered, and what depends on the target platforms. */
import assert from 'node:assert/strict';
import { Engine, ENGINE_DEFAULTS, type EngineOptions, type LanguageId, type TextEdit } from '../../../src/core';
import { readAsset } from '../assets';

function apply(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.range.start - a.range.start || b.range.end - a.range.end)
    .reduce(
      (result, { range, text: inserted }) => result.slice(0, range.start) + inserted + result.slice(range.end),
      text,
    );
}

const windows: EngineOptions = { ...ENGINE_DEFAULTS, platforms: ['linux', 'windows'] };

describe('fixes of rules', () => {
  const engine = new Engine(readAsset);
  after(() => engine.dispose());

  /** Applies the fix of the only finding that has this title, and checks that nothing is left to report. */
  async function fixed(
    languageId: LanguageId,
    text: string,
    title: string,
    options = ENGINE_DEFAULTS,
  ): Promise<string> {
    const { findings } = await engine.analyze({ languageId, text }, options);
    assert.equal(findings.length, 1, findings.map(({ message }) => message).join('\n'));
    const fix = findings[0]!.fixes.find((candidate) => candidate.title === title);
    assert.ok(fix, findings[0]!.fixes.map((candidate) => candidate.title).join(', '));
    const result = apply(text, fix.edits);
    const again = await engine.analyze({ languageId, text: result }, options);
    assert.deepEqual(
      again.findings.map(({ rule }) => rule),
      [],
    );
    return result;
  }

  it('unix-socket-reuse: unlink() before the bind, in C', async () => {
    const text = `#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int open_control(struct sockaddr_un addr)
{
    int on = 1;
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(fd, (struct sockaddr *)&addr, sizeof addr) < 0)
        return -1;
    return listen(fd, 1);
}
`;
    const result = await fixed('c', text, 'Remove the path before bind instead');
    assert.match(result, /SOCK_STREAM, 0\);\n {4}unlink\(addr\.sun_path\);\n {4}if \(bind/);
    assert.doesNotMatch(result, /int on|setsockopt/);
  });

  it('unix-socket-reuse: os.unlink() before the bind, in Python', async () => {
    const text = `import os
import socket

PATH = "/run/x.sock"
s = socket.socket(socket.AF_UNIX)
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(PATH)
s.listen()
`;
    const result = await fixed('python', text, 'Remove the path before bind instead');
    assert.match(result, /AF_UNIX\)\nif os\.path\.exists\(PATH\):\n {4}os\.unlink\(PATH\)\ns\.bind\(PATH\)/);
  });

  it('reuseport-only: both options', async () => {
    const text = `import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
s.bind(("", 8000))
s.listen()
`;
    const result = await fixed('python', text, 'Set SO_REUSEADDR as well');
    assert.match(result, /SO_REUSEADDR, 1\)\ns\.setsockopt\(socket\.SOL_SOCKET, socket\.SO_REUSEPORT, 1\)/);
  });

  it('windows-reuseaddr: portable code for Windows, too, in C', async () => {
    const text = `#include <netinet/in.h>
#include <sys/socket.h>

int serve(int on)
{
    struct sockaddr_in addr = { .sin_family = AF_INET, .sin_port = htons(80) };
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    bind(fd, (struct sockaddr *)&addr, sizeof addr);
    return listen(fd, 1);
}
`;
    const result = await fixed('c', text, 'Use SO_EXCLUSIVEADDRUSE on Windows', windows);
    assert.match(result, /#ifdef _WIN32\n.*SO_EXCLUSIVEADDRUSE.*\n#else\n.*SO_REUSEADDR.*\n#endif\n/);
    assert.deepEqual((await engine.analyze({ languageId: 'c', text })).findings, []);
  });

  it('windows-reuseaddr: portable code for Windows, too, in Python', async () => {
    const text = `import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", 8000))
s.listen()
`;
    const result = await fixed('python', text, 'Use SO_EXCLUSIVEADDRUSE on Windows', windows);
    assert.match(result, /getattr\(socket, "SO_EXCLUSIVEADDRUSE", socket\.SO_REUSEADDR\), 1\)/);
  });

  it('option-disabled: switching it on is never applied unasked', async () => {
    const text = `import asyncio

async def main():
    await asyncio.start_server(print, "", 8000, reuse_address=False)

asyncio.run(main())
`;
    const { findings } = await engine.analyze({ languageId: 'python', text });
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['option-disabled'],
    );
    assert.ok(findings[0]!.fixes.length > 0 && findings[0]!.fixes.every(({ preferred }) => !preferred));
  });
});
