import { type RuleDoc, windowsReuse } from './doc';
import { csharpListener } from './samples';
import { goControl } from './samples-go';
import { rustListener, rustReuse } from './samples-rust';

const c = (option: string): string => `#include <winsock2.h>

SOCKET open_listener(void)
{
    struct sockaddr_in addr = { 0 };
    BOOL on = TRUE;
    SOCKET s = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);

    addr.sin_family = AF_INET;
    addr.sin_port = htons(8080);
    setsockopt(s, SOL_SOCKET, ${option}, (const char *)&on, sizeof(on));
    bind(s, (struct sockaddr *)&addr, sizeof(addr));
    listen(s, SOMAXCONN);
    return s;
}
`;
const cpp = (option: string): string => `#ifdef _WIN32
#include <winsock2.h>
#else
#include <netinet/in.h>
#include <sys/socket.h>
#endif

int serve(unsigned short port)
{
    sockaddr_in addr{};
    int on = 1;
    auto s = socket(AF_INET, SOCK_STREAM, 0);
    addr.sin_family = AF_INET;
    addr.sin_port = htons(port);
#ifdef _WIN32
    setsockopt(s, SOL_SOCKET, ${option}, reinterpret_cast<const char *>(&on), sizeof(on));
#else
    setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
#endif
    bind(s, reinterpret_cast<sockaddr *>(&addr), sizeof(addr));
    return listen(s, 16);
}
`;
const python = (option: string): string => `import os
import socket

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
if os.name == "nt":
    server.setsockopt(socket.SOL_SOCKET, socket.${option}, 1)
else:
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("", 8080))
server.listen()
`;

const csharp = (option: string): string =>
  csharpListener(
    `        if (OperatingSystem.IsWindows())\n            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.${option}, true);\n`,
  );

export const windowsReuseaddr: RuleDoc = {
  reports:
    'SO_REUSEADDR on a TCP listener in code that is for Windows only, by its headers or by a guard. With `windows` among the target platforms (setting `sockopt.targetPlatforms`), also every call that no guard keeps away from Windows.\n\nPortable code without that setting is not reported: on other systems the call is right.',
  why: [
    {
      system: 'Windows',
      fact: 'The option means something else: another program, of another user as well, that sets it too can bind the same address while the server runs, and which of the two gets a connection is not defined. That a restart over TIME_WAIT needs no option is reported by users; Microsoft does not say so.',
      source: windowsReuse,
    },
    {
      system: 'Linux, macOS, FreeBSD',
      fact: 'The option does not let anybody take a port from a listener of the same address.',
      source: 'measured on Linux 6.18; xnu in_pcbbind; in_pcbbind_setup',
    },
  ],
  samples: [
    { language: 'c', wrong: c('SO_REUSEADDR'), right: c('SO_EXCLUSIVEADDRUSE'), fix: 'preferred' },
    { language: 'cpp', wrong: cpp('SO_REUSEADDR'), right: cpp('SO_EXCLUSIVEADDRUSE'), fix: 'preferred' },
    { language: 'python', wrong: python('SO_REUSEADDR'), right: python('SO_EXCLUSIVEADDRUSE'), fix: 'preferred' },
    { language: 'csharp', wrong: csharp('ReuseAddress'), right: csharp('ExclusiveAddressUse'), fix: 'preferred' },
    {
      language: 'go',
      wrong: goControl(
        '\t\t\tsyscall.SetsockoptInt(syscall.Handle(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)\n',
      ),
      right: goControl(''),
      fix: 'none',
    },
    {
      language: 'rust',
      wrong: `#![cfg(windows)]\n${rustListener(rustReuse)}`,
      right: `#![cfg(windows)]\n${rustListener('')}`,
      fix: 'preferred',
    },
  ],
  whenNotToUse:
    'Where two programs are really meant to bind one port on Windows. For a listener, Microsoft names no use for that; multicast receivers are UDP sockets and are not reported.',
  fix: 'Sets SO_EXCLUSIVEADDRUSE instead, on Windows only where the call is compiled elsewhere as well.',
};
