/** A number is told as an option only where the call makes plain that it is one, and of which system. */
import assert from 'node:assert/strict';
import { numberedOptionAt, numberSentence } from '../../src/core/hover-number';
import type { Platform } from '../../src/core';

/** Options and systems of the number at the mark `|`. */
function told(languageId: string, marked: string, platforms: readonly Platform[] = []): readonly string[] | undefined {
  const text = marked.replace('|', '');
  const found = numberedOptionAt(text, languageId, marked.indexOf('|'), platforms);
  return found?.meanings.map(({ option, platforms: systems }) => `${option.name}: ${systems.join(' ')}`);
}

const ELSEWHERE = 'macos freebsd openbsd windows illumos';

describe('the number of an option', () => {
  const samples: readonly (readonly [string, string, readonly string[] | undefined, (readonly Platform[])?])[] = [
    ['c', 'setsockopt(fd, 1, |2, &on, sizeof on);', ['SO_REUSEADDR: linux']],
    ['c', 'setsockopt(fd, 0xffff, |4, &on, sizeof on);', [`SO_REUSEADDR: ${ELSEWHERE}`]],
    ['c', 'setsockopt(fd, 6, |1, &on, sizeof on);', [`TCP_NODELAY: linux ${ELSEWHERE}`]],
    ['c', 'setsockopt(fd, SOL_SOCKET, |15, &on, sizeof on);', ['SO_REUSEPORT: linux']],
    ['c', '#include <linux/if.h>\nsetsockopt(fd, SOL_SOCKET, |9, &on, sizeof on);', ['SO_KEEPALIVE: linux']],
    ['c', 'setsockopt(fd, SOL_SOCKET, |4, &on, sizeof on);', ['SO_REUSEADDR: macos freebsd'], ['macos', 'freebsd']],
    ['c', 'setsockopt(fd, SOL_SOCKET, SO_LINGER, |2, 8);', undefined],
    ['c', 'setsockopt(fd, level, |2, &on, sizeof on);', undefined],
    ['c', 'connect(fd, 1, |2, 3);', undefined],
    ['c', '// setsockopt(fd, 1, |2, &on, sizeof on);', undefined],
    ['c', 'setsockopt(fd, |1, 2, &on, sizeof on);', undefined],
    ['c', 'setsockopt(fd, 1, |9999, &on, sizeof on);', undefined],
    ['python', 's.setsockopt(1, |2, 1)', ['SO_REUSEADDR: linux']],
    ['python', 's.setsockopt(socket.SOL_SOCKET, |15, 1)', ['SO_REUSEPORT: linux']],
    ['go', 'syscall.SetsockoptInt(fd, 1, |2, 1)', ['SO_REUSEADDR: linux']],
    ['go', 'unix.SetsockoptInt(fd, unix.SOL_SOCKET, |0xf, 1)', ['SO_REUSEPORT: linux']],
    ['php', '<?php socket_set_option($s, 1, |2, 1);', ['SO_REUSEADDR: linux']],
    ['ruby', 's.setsockopt(1, |2, 1)', ['SO_REUSEADDR: linux']],
    ['ruby', 's.setsockopt :SOCKET, |15, 1', ['SO_REUSEPORT: linux']],
    ['rust', 'libc::setsockopt(fd, libc::SOL_SOCKET, |15, p, n);', ['SO_REUSEPORT: linux']],
    ['csharp', 's.SetRawSocketOption(6, |1, value);', [`TCP_NODELAY: linux ${ELSEWHERE}`]],
  ];
  for (const [language, code, wanted, platforms] of samples)
    it(`${language}: ${code.replaceAll('\n', ' ⏎ ')}`, () => {
      assert.deepEqual(told(language, code, platforms), wanted);
    });

  it('is told of each system where they differ', () => {
    const text = 'setsockopt(fd, SOL_SOCKET, 8, &on, sizeof on);';
    const found = numberedOptionAt(text, 'c', text.indexOf('8'), []);
    assert.ok(found);
    assert.match(numberSentence(found), /\*\*8\*\* is `SO_\w+` on .*; `SO_\w+` on /);
    assert.match(numberSentence(found), /`SO_RCVBUF` on Linux\b/);
    assert.match(numberSentence(found), /`SO_KEEPALIVE` on macOS/);
  });
});
