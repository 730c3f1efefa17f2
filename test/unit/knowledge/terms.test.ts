import assert from 'node:assert/strict';
import os from 'node:os';
import { allTerms, errorByNumber, isLevelName, optionByName, termByName, termMarkdown } from '../../../src/knowledge';

describe('levels, structs and errors', () => {
  it('have sources, whole sentences and options that exist', () => {
    for (const term of allTerms()) {
      assert.ok(term.sources.length > 0, term.name);
      for (const text of [term.summary, ...term.details])
        assert.match(text, /^\S.{8,}[.!?]$/s, `${term.name}: ${text}`);
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
      ['constructor', undefined],
      ['EADDR', undefined],
    ];
    for (const [name, wanted] of names) assert.equal(termByName(name)?.name, wanted, name);
  });

  it('have the numbers of this system', function () {
    if (process.platform !== 'linux') this.skip();
    const numbers = os.constants.errno as Readonly<Record<string, number>>;
    const errors = allTerms().filter((term) => term.kind === 'error');
    assert.ok(errors.length > 20);
    for (const { name } of errors) {
      const number = numbers[name];
      assert.ok(number !== undefined, name);
      // EAGAIN and EWOULDBLOCK are one number.
      assert.ok([name, 'EAGAIN'].includes(errorByNumber(number, 'linux')?.name ?? ''), name);
    }
    assert.equal(errorByNumber(48, 'bsd')?.name, 'EADDRINUSE');
    assert.equal(errorByNumber(10048, 'windows')?.name, 'EADDRINUSE');
    assert.equal(errorByNumber(4711, 'linux'), undefined);
  });
});
