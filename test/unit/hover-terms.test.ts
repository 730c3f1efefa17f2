/** Words of socket code that are no options are explained where they stand, errors in comments and messages as well. */
import assert from 'node:assert/strict';
import { Engine } from '../../src/core';
import { hoverAt } from '../../src/core/hover';
import { termAt } from '../../src/core/hover-terms';
import { readAsset } from './assets';

/** The term at a word, and the text that it covers. */
function at(languageId: string, text: string, word: string): readonly [string, string] | undefined {
  const found = termAt(text, languageId, text.indexOf(word) + 1);
  return found && [found.term.name, text.slice(found.range.start, found.range.end)];
}

describe('words of socket code', () => {
  const samples: readonly (readonly [string, string, string, readonly [string, string] | undefined])[] = [
    ['c', 'if (errno == EADDRINUSE)', 'EADDR', ['EADDRINUSE', 'EADDRINUSE']],
    ['c', '/* bind: EADDRINUSE */', 'EADDR', ['EADDRINUSE', 'EADDRINUSE']],
    ['cpp', 'if (WSAGetLastError() == WSAEADDRINUSE)', 'WSAEADDR', ['EADDRINUSE', 'WSAEADDRINUSE']],
    ['cpp', 'if (WSAGetLastError() == 10048)', '10048', ['EADDRINUSE', '10048']],
    ['cpp', 'const int port = 10048;', '10048', undefined],
    ['python', '# OSError: [Errno 98] Address already in use', 'Errno', ['EADDRINUSE', '[Errno 98']],
    ['python', 'raise SystemExit("[Errno 48] Address already in use")', 'Errno', ['EADDRINUSE', '[Errno 48']],
    ['python', 'if error.errno == errno.EADDRINUSE:', 'EADDR', ['EADDRINUSE', 'EADDRINUSE']],
    ['rust', 'Err(e) if e.kind() == io::ErrorKind::AddrInUse => {}', 'AddrInUse', ['EADDRINUSE', 'AddrInUse']],
    ['rust', '// Address already in use (os error 98)', 'os error', ['EADDRINUSE', 'os error 98']],
    ['java', '} catch (BindException e) {', 'BindEx', ['EADDRINUSE', 'BindException']],
    ['javascript', "if (error.code === 'EADDRINUSE')", 'EADDR', ['EADDRINUSE', 'EADDRINUSE']],
    [
      'csharp',
      'when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)',
      'AddressAl',
      ['EADDRINUSE', 'AddressAlreadyInUse'],
    ],
    ['ruby', 'rescue Errno::EADDRINUSE', 'EADDR', ['EADDRINUSE', 'EADDRINUSE']],
    ['php', 'if (socket_last_error() === SOCKET_EADDRINUSE)', 'SOCKET_E', ['EADDRINUSE', 'SOCKET_EADDRINUSE']],
    ['c', 'setsockopt(fd, SOL_SOCKET, SO_LINGER, &l, sizeof l);', 'SOL_', ['SOL_SOCKET', 'SOL_SOCKET']],
    ['c', '// at SOL_SOCKET', 'SOL_', undefined],
    ['c', 'struct linger off = {1, 0};', 'linger', ['linger', 'linger']],
    ['c', 'int linger = 0;', 'linger', undefined],
    ['rust', 'let l = libc::linger { l_onoff: 1, l_linger: 0 };', 'linger', ['linger', 'linger']],
    ['c', 'struct timeval tv = {5, 0};', 'timeval', ['timeval', 'timeval']],
    ['c', 'int errors = 98;', '98', undefined],
    ['rust', 'Err(e) if e.kind() == io::ErrorKind::TimedOut => {}', 'TimedOut', ['ETIMEDOUT', 'TimedOut']],
    ['rust', 'Message::TimedOut => {}', 'TimedOut', undefined],
    ['go', 'if errors.Is(err, syscall.EADDRINUSE) {', 'EADDR', ['EADDRINUSE', 'EADDRINUSE']],
    ['go', 'l := syscall.Linger{Onoff: 1}', 'Linger', ['linger', 'Linger']],
    ['go', 'l := game.Linger{}', 'Linger', undefined],
    [
      'csharp',
      'if (e.SocketErrorCode == SocketError.ConnectionReset)',
      'ConnectionR',
      ['ECONNRESET', 'ConnectionReset'],
    ],
    ['csharp', 's.SetSocketOption(SocketOptionLevel.Tcp, n, 1);', 'Tcp', ['IPPROTO_TCP', 'Tcp']],
    ['csharp', 'var t = Protocol.Tcp;', 'Tcp', undefined],
    ['cpp', 'if (ec == std::errc::address_in_use)', 'address_', ['EADDRINUSE', 'address_in_use']],
    ['cpp', 'if (ec == asio::error::connection_reset)', 'connection_', ['ECONNRESET', 'connection_reset']],
    ['cpp', 'if (e == QAbstractSocket::AddressInUseError)', 'AddressIn', ['EADDRINUSE', 'AddressInUseError']],
    ['javascript', 'if (error instanceof Deno.errors.AddrInUse)', 'AddrIn', ['EADDRINUSE', 'AddrInUse']],
    ['javascript', '// { errno: -98, code: "EADDRINUSE" }', 'errno', ['EADDRINUSE', 'errno: -98']],
    ['ruby', 's.setsockopt(:SOCKET, :REUSEADDR, true)', 'SOCKET', ['SOL_SOCKET', 'SOCKET']],
    ['ruby', 's.setsockopt(:TCP, :NODELAY, true)', 'TCP', ['IPPROTO_TCP', 'TCP']],
    ['ruby', 'protocol = :TCP', 'TCP', undefined],
    [
      'python',
      '# bind() to 0.0.0.0:80 failed (98: Address already in use)',
      'Address',
      ['EADDRINUSE', '(98: Address already in use'],
    ],
    [
      'php',
      '<?php // stream_socket_server(): Address already in use',
      'already',
      ['EADDRINUSE', 'Address already in use'],
    ],
    [
      'csharp',
      '// Only one usage of each socket address (protocol/network address/port)',
      'usage',
      ['EADDRINUSE', 'Only one usage of each socket address'],
    ],
    ['c', 'address_already_in_use();', 'already', undefined],
  ];
  for (const [languageId, text, word, wanted] of samples)
    it(`${languageId}: ${text}`, () => {
      assert.deepEqual(at(languageId, text, word), wanted);
    });
});

describe('the value of an option', () => {
  const engine = new Engine(readAsset);
  after(() => engine.dispose());

  const code = `#include <sys/socket.h>
void configure(void)
{
    struct linger reset = {1, 0};
    int idle = 60;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
    setsockopt(fd, IPPROTO_TCP, TCP_KEEPIDLE, &idle, sizeof idle);
}
`;
  const samples: readonly (readonly [string, RegExp])[] = [
    ['SO_LINGER', /sends RST/],
    ['&reset', /sends RST/],
    ['TCP_KEEPIDLE', /60 s without traffic/],
    ['&idle', /60 s without traffic/],
  ];
  for (const [word, wanted] of samples)
    it(`is explained on ${word}`, async () => {
      const analysis = await engine.analyze({ languageId: 'c', text: code });
      const offset = code.lastIndexOf(word) + 1;
      const hover = hoverAt({ analysis, text: code, languageId: 'c', offset, detail: 'full', platforms: [] });
      assert.match(hover?.summary.join('\n') ?? '', wanted);
    });
});
