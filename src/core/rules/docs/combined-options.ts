import { measured, type RuleDoc } from './doc';
import { cListener, cppListener, csharpListener, phpListener, pythonListener, rubyListener } from './samples';
import { goListener, goReuse, goSet } from './samples-go';
import { rustDescriptor, rustSystemCall } from './samples-rust';

const cSet = (option: string): string =>
  `    if (setsockopt(fd, SOL_SOCKET, ${option}, &on, sizeof on) < 0) {\n        perror("setsockopt");\n        return -1;\n    }\n`;
const cppSet = (option: string): string => `        ::setsockopt(fd_, SOL_SOCKET, ${option}, &on, sizeof(on));\n`;
const pythonSet = (option: string): string => `server.setsockopt(socket.SOL_SOCKET, ${option}, 1)\n`;

const csharpSet = (name: string): string =>
  `        socket.SetSocketOption(SocketOptionLevel.Socket, ${name}, true);\n`;

export const combinedOptions: RuleDoc = {
  reports:
    'Two or more option names joined by `|` in one argument of setsockopt(). Flags may be joined; options are numbers, and the result is the number of another option or of none.',
  why: [
    {
      system: 'Linux',
      fact: 'SO_REUSEADDR is 2 and SO_REUSEPORT 15, so `SO_REUSEADDR | SO_REUSEPORT` is 15: SO_REUSEPORT alone. The server restarts, and a second copy shares its connections unnoticed.',
      source: `include/uapi/asm-generic/socket.h; ${measured}`,
    },
    {
      system: 'macOS, FreeBSD',
      fact: 'Here the two are 0x4 and 0x200, and 0x204 is no option: the call fails.',
      source: 'sys/socket.h',
    },
  ],
  samples: [
    {
      language: 'c',
      wrong: cListener(`    int on = 1;\n${cSet('SO_REUSEADDR | SO_REUSEPORT')}`),
      right: cListener(`    int on = 1;\n${cSet('SO_REUSEADDR')}${cSet('SO_REUSEPORT')}`),
      fix: 'preferred',
    },
    {
      language: 'cpp',
      wrong: cppListener(`        int on = 1;\n${cppSet('SO_REUSEADDR | SO_KEEPALIVE')}`),
      right: cppListener(`        int on = 1;\n${cppSet('SO_REUSEADDR')}${cppSet('SO_KEEPALIVE')}`),
      fix: 'preferred',
    },
    {
      language: 'python',
      wrong: pythonListener(pythonSet('socket.SO_REUSEADDR | socket.SO_REUSEPORT')),
      right: pythonListener(pythonSet('socket.SO_REUSEADDR') + pythonSet('socket.SO_REUSEPORT')),
      fix: 'preferred',
    },
    {
      language: 'csharp',
      wrong: csharpListener(csharpSet('SocketOptionName.KeepAlive | SocketOptionName.DontRoute')),
      right: csharpListener(csharpSet('SocketOptionName.KeepAlive') + csharpSet('SocketOptionName.DontRoute')),
      fix: 'preferred',
    },
    {
      language: 'go',
      wrong: goListener(goSet('SetsockoptInt(fd, syscall.SOL_SOCKET, syscall.SO_REUSEADDR|syscall.SO_KEEPALIVE, 1)')),
      right: goListener(goReuse + goSet('SetsockoptInt(fd, syscall.SOL_SOCKET, syscall.SO_KEEPALIVE, 1)')),
      fix: 'preferred',
    },
    {
      language: 'rust',
      wrong: rustDescriptor(rustSystemCall('libc::SOL_SOCKET, libc::SO_REUSEADDR | libc::SO_REUSEPORT')),
      right: rustDescriptor(
        rustSystemCall('libc::SOL_SOCKET, libc::SO_REUSEADDR') + rustSystemCall('libc::SOL_SOCKET, libc::SO_REUSEPORT'),
      ),
      fix: 'preferred',
    },
    {
      language: 'php',
      wrong: phpListener('socket_set_option($server, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, 1);\n'),
      right: phpListener(
        'socket_set_option($server, SOL_SOCKET, SO_REUSEADDR, 1);\nsocket_set_option($server, SOL_SOCKET, SO_REUSEPORT, 1);\n',
      ),
      fix: 'preferred',
    },
    {
      language: 'ruby',
      wrong: rubyListener('server.setsockopt(Socket::SOL_SOCKET, Socket::SO_REUSEADDR | Socket::SO_REUSEPORT, 1)\n'),
      right: rubyListener(
        'server.setsockopt(Socket::SOL_SOCKET, Socket::SO_REUSEADDR, 1)\nserver.setsockopt(Socket::SOL_SOCKET, Socket::SO_REUSEPORT, 1)\n',
      ),
      fix: 'preferred',
    },
  ],
  whenNotToUse: 'There is no reason to keep such a call.',
  fix: 'Makes one call for each option, each checked as the one that is there.',
};
