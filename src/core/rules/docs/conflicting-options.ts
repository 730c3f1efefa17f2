import { type RuleDoc, windowsReuse } from './doc';
import { csharpListener } from './samples';

const c = (reuse: string): string => `#include <winsock2.h>

SOCKET open_listener(void)
{
    BOOL on = TRUE;
    SOCKET s = socket(AF_INET, SOCK_STREAM, 0);

${reuse}    setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&on, sizeof(on));
    return s;
}
`;
const cpp = (open: string, close: string): string => `#ifdef _WIN32
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

void prepare(int s)
{
    int on = 1;
${open}    setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (const char *)&on, sizeof(on));
${close}#ifdef _WIN32
    setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&on, sizeof(on));
#endif
}
`;
const python = (reuse: string): string => `import socket

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
${reuse}server.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
server.bind(("", 8080))
server.listen()
`;

export const conflictingOptions: RuleDoc = {
  reports:
    'SO_REUSEADDR and SO_EXCLUSIVEADDRUSE, both switched on for one socket on every path through the code that leads to the second call. Reported at the second call.\n\nSilent where a guard keeps the two on different systems.',
  why: [
    {
      system: 'Windows',
      fact: 'The two ask for opposite things. The second call fails with WSAEINVAL; if its result is not looked at, the socket has the first option only, and with SO_REUSEADDR that means an open port.',
      source: `${windowsReuse}; arvidn/libtorrent issue 1981`,
    },
    { system: 'Linux, macOS, FreeBSD', fact: 'SO_EXCLUSIVEADDRUSE does not exist.', source: 'sys/socket.h' },
  ],
  samples: [
    {
      language: 'c',
      wrong: c('    setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (const char *)&on, sizeof(on));\n'),
      right: c(''),
      fix: 'preferred',
    },
    { language: 'cpp', wrong: cpp('', ''), right: cpp('#ifndef _WIN32\n', '#endif\n'), fix: 'preferred' },
    {
      language: 'python',
      wrong: python('server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\n'),
      right: python(''),
      fix: 'preferred',
    },
    {
      language: 'csharp',
      wrong: csharpListener(
        '        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);\n        socket.ExclusiveAddressUse = true;\n',
      ),
      right: csharpListener('        socket.ExclusiveAddressUse = true;\n'),
      fix: 'preferred',
    },
  ],
  whenNotToUse: 'There is no reason to keep both.',
  fix: 'Removes the call that sets SO_REUSEADDR, or keeps it off Windows where only the other call is under a guard for Windows.',
};
