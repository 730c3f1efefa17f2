import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  allOptions,
  allTerms,
  errorByNumber,
  isLevelName,
  optionByName,
  termByName,
  termMarkdown,
} from '../../../src/knowledge';

describe('levels, structs and errors', () => {
  it('have sources, whole sentences and options that exist', () => {
    for (const term of allTerms()) {
      assert.ok(term.sources.length > 0, term.name);
      for (const text of [term.summary, ...term.details])
        assert.match(text, /^\S.{8,}[.!?]$/s, `${term.name}: ${text}`);
      assert.ok(term.summary.length <= 170 && term.details.every((text) => text.length <= 300), term.name);
      for (const option of term.related) assert.ok(optionByName(option), `${term.name} -> ${option}`);
      if (term.kind === 'level') assert.ok(isLevelName(term.name) || term.name.startsWith('IPPROTO_'), term.name);
      assert.match(termMarkdown(term, 'full'), /Source/);
      assert.ok(termMarkdown(term, 'brief').length < termMarkdown(term, 'full').length);
    }
  });

  it('are found under the names that languages have for them', () => {
    const names: readonly (readonly [string, string | undefined])[] = [
      ['EADDRINUSE', 'EADDRINUSE'],
      ['WSAEADDRINUSE', 'EADDRINUSE'],
      ['SOCKET_EADDRINUSE', 'EADDRINUSE'],
      ['AddrInUse', 'EADDRINUSE'],
      ['AddrNotAvailable', 'EADDRNOTAVAIL'],
      ['AddressAlreadyInUse', 'EADDRINUSE'],
      ['BindException', 'EADDRINUSE'],
      ['SOL_SOCKET', 'SOL_SOCKET'],
      ['linger', 'linger'],
      ['ConnectionResetError', 'ECONNRESET'],
      ['address_in_use', 'EADDRINUSE'],
      ['WSANOTINITIALISED', 'WSANOTINITIALISED'],
      ['WSAEMSGSIZE', 'EMSGSIZE'],
      ['IP_MREQ', 'ip_mreq'],
      ['IPv6Mreq', 'ipv6_mreq'],
      ['WSAPOLLFD', 'pollfd'],
      ['msghdr', 'msghdr'],
      ['constructor', undefined],
      ['toString', undefined],
      ['TimedOut', undefined],
      ['EADDR', undefined],
    ];
    for (const [name, wanted] of names) assert.equal(termByName(name)?.name, wanted, name);
  });

  it('have the numbers of this system', function () {
    if (process.platform !== 'linux') this.skip();
    const numbers = os.constants.errno as Readonly<Record<string, number>>;
    const errors = allTerms().filter((term) => term.kind === 'error');
    assert.ok(errors.length > 35);
    let known = 0;
    for (const { name } of errors) {
      const number = numbers[name];
      // Node leaves out what is Windows's alone and a few more.
      if (number === undefined) continue;
      known += 1;
      // EAGAIN and EWOULDBLOCK are one number.
      assert.ok([name, 'EAGAIN'].includes(errorByNumber(number, 'linux')?.name ?? ''), name);
    }
    assert.ok(known > 30);
    assert.equal(errorByNumber(48, 'bsd')?.name, 'EADDRINUSE');
    assert.equal(errorByNumber(102, 'bsd')?.name, 'EOPNOTSUPP');
    assert.equal(errorByNumber(10048, 'windows')?.name, 'EADDRINUSE');
    assert.equal(errorByNumber(10093, 'windows')?.name, 'WSANOTINITIALISED');
    assert.equal(errorByNumber(4711, 'linux'), undefined);
  });

  it('have an entry for each level that a known option belongs to', () => {
    for (const { level } of allOptions()) if (level !== 'flag') assert.equal(termByName(level)?.kind, 'level', level);
  });

  it('have the numbers of levels of the installed headers', function () {
    if (process.platform !== 'linux' || spawnSync('gcc', ['--version']).status !== 0) this.skip();
    const levels = allTerms().filter(({ kind }) => kind === 'level');
    const lines = levels.map(({ name }) => `#ifdef ${name}\n  printf("${name} %d\\n", ${name});\n#endif`);
    // Enumerations, which the preprocessor does not see.
    const enumerated = levels.filter(({ name }) => /^IPPROTO_(?!MPTCP)/.test(name));
    const more = enumerated.map(({ name }) => `printf("${name} %d\\n", ${name});`);
    const headers = ['stdio.h', 'sys/socket.h', 'netinet/in.h', 'netinet/tcp.h', 'netinet/udp.h', 'linux/can/raw.h'];
    const folder = mkdtempSync(path.join(os.tmpdir(), 'sockopt-levels-'));
    try {
      const includes = headers.map((header) => `#include <${header}>`);
      writeFileSync(
        path.join(folder, 'levels.c'),
        ['#define _GNU_SOURCE', ...includes, 'int main(void) {', ...lines, ...more, 'return 0; }'].join('\n'),
      );
      const built = spawnSync('gcc', ['levels.c', '-o', 'levels'], { cwd: folder, encoding: 'utf8' });
      assert.equal(built.status, 0, built.stderr);
      const said = spawnSync(path.join(folder, 'levels'), { encoding: 'utf8' }).stdout.trim().split('\n');
      assert.ok(said.length >= 20);
      for (const line of said) {
        const [name = '', number = ''] = line.split(' ');
        assert.match(termByName(name)?.numbers ?? '', new RegExp(`^${number}( on Linux|$|,)`), name);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
