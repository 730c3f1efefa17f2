import { measured, type RuleDoc } from './doc';
import { csharpListener, headers, phpListener, rubyListener } from './samples';
import { goListener, goReuse, goSet } from './samples-go';
import { rustDescriptor, rustSystemCall } from './samples-rust';

const c = (args: string): string => `${headers}#include <netinet/tcp.h>

int quick(int fd)
{
    int on = 1;
    return setsockopt(fd, ${args}, &on, sizeof on);
}
`;
const cpp = (args: string): string => `#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

struct Connection {
    int fd;
    bool keepalive() const
    {
        int on = 1;
        return ::setsockopt(fd, ${args}, &on, sizeof(on)) == 0;
    }
};
`;
const python = (level: string): string => `import socket


def quick(connection: socket.socket) -> None:
    connection.setsockopt(${level}, socket.TCP_NODELAY, 1)
`;

const csharp = (level: string): string =>
  csharpListener(`        socket.SetSocketOption(SocketOptionLevel.${level}, SocketOptionName.NoDelay, true);\n`);

export const wrongLevel: RuleDoc = {
  reports:
    'An option that is passed to setsockopt() with the level of another protocol, or with level and option swapped. Names that stand for the same number (SOL_TCP and IPPROTO_TCP) are all right.\n\nSilent where level or option is not known by name.',
  why: [
    {
      system: 'Linux',
      fact: 'Options are numbers within their level. TCP_NODELAY is 1, and 1 of SOL_SOCKET is SO_DEBUG: the call sets that one or fails.',
      source: `${measured}; include/uapi/asm-generic/socket.h`,
    },
    {
      system: 'macOS, FreeBSD, Windows',
      fact: 'The same, with other numbers: what a wrong pair sets differs from system to system.',
      source: 'sys/socket.h, netinet/tcp.h; winsock2.h',
    },
  ],
  samples: [
    { language: 'c', wrong: c('SOL_SOCKET, TCP_NODELAY'), right: c('IPPROTO_TCP, TCP_NODELAY'), fix: 'preferred' },
    {
      language: 'cpp',
      wrong: cpp('SO_KEEPALIVE, SOL_SOCKET'),
      right: cpp('SOL_SOCKET, SO_KEEPALIVE'),
      fix: 'preferred',
    },
    { language: 'python', wrong: python('socket.SOL_SOCKET'), right: python('socket.IPPROTO_TCP'), fix: 'preferred' },
    { language: 'csharp', wrong: csharp('Socket'), right: csharp('Tcp'), fix: 'preferred' },
    {
      language: 'go',
      wrong: goListener(goSet('SetsockoptInt(fd, syscall.IPPROTO_TCP, syscall.SO_REUSEADDR, 1)')),
      right: goListener(goReuse),
      fix: 'preferred',
    },
    {
      language: 'rust',
      wrong: rustDescriptor(rustSystemCall('libc::SOL_SOCKET, libc::TCP_NODELAY')),
      right: rustDescriptor(rustSystemCall('libc::IPPROTO_TCP, libc::TCP_NODELAY')),
      fix: 'preferred',
    },
    {
      language: 'php',
      wrong: phpListener('socket_set_option($server, SOL_TCP, SO_REUSEADDR, 1);\n'),
      right: phpListener('socket_set_option($server, SOL_SOCKET, SO_REUSEADDR, 1);\n'),
      fix: 'preferred',
    },
    {
      language: 'ruby',
      wrong: rubyListener('server.setsockopt(Socket::IPPROTO_TCP, Socket::SO_REUSEADDR, 1)\n'),
      right: rubyListener('server.setsockopt(Socket::SOL_SOCKET, Socket::SO_REUSEADDR, 1)\n'),
      fix: 'preferred',
    },
  ],
  whenNotToUse:
    'There is no reason to keep such a call. Where a system really has an option of that name on another level, please report it as a mistake of this rule.',
  fix: 'Replaces the level, or swaps the two arguments back.',
};
