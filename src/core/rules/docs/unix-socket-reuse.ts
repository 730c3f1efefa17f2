import { measured, type RuleDoc } from './doc';
import { goReuse, goSocket } from './samples-go';
import { rustReuse, rustSocket } from './samples-rust';

const c = (set: string): string => `#include <stdio.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int open_control(void)
{
    struct sockaddr_un addr = { .sun_family = AF_UNIX, .sun_path = "/run/app.sock" };
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
${set}    unlink(addr.sun_path);
    if (bind(fd, (struct sockaddr *)&addr, sizeof addr) < 0)
        return -1;
    return listen(fd, 4) < 0 ? -1 : fd;
}
`;
const cpp = (set: string): string => `#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

int open_control(const char *path)
{
    sockaddr_un addr{};
    addr.sun_family = AF_UNIX;
    std::strncpy(addr.sun_path, path, sizeof(addr.sun_path) - 1);
    int fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
${set}    ::unlink(path);
    ::bind(fd, reinterpret_cast<sockaddr *>(&addr), sizeof(addr));
    ::listen(fd, 4);
    return fd;
}
`;
const python = (set: string): string => `import os
import socket

path = "/run/app.sock"
if os.path.exists(path):
    os.unlink(path)
control = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
${set}control.bind(path)
control.listen(4)
`;

const csharp = (before: string): string => `using System.Net.Sockets;

using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
${before}server.Bind(new UnixDomainSocketEndPoint("/run/agent.sock"));
server.Listen();
`;

export const unixSocketReuse: RuleDoc = {
  reports:
    'SO_REUSEADDR on a socket that is certainly of the family AF_UNIX.\n\nSilent where the same call may also be made for Internet sockets.',
  why: [
    {
      system: 'Linux',
      fact: 'The call succeeds and changes nothing: bind() creates the path and fails with EADDRINUSE if it exists, be anybody listening there or not.',
      source: 'unix(7); unix_bind',
    },
    { system: 'FreeBSD, macOS', fact: 'The same; the path has to be removed with unlink().', source: 'unix(4)' },
    {
      system: 'Linux, SO_REUSEPORT',
      fact: 'The neighbour of this option fails with EOPNOTSUPP here.',
      source: measured,
    },
  ],
  samples: [
    {
      language: 'c',
      wrong: c('    int on = 1;\n    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);\n'),
      right: c(''),
      fix: 'preferred',
    },
    {
      language: 'cpp',
      wrong: cpp('    int on = 1;\n    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));\n'),
      right: cpp(''),
      fix: 'preferred',
    },
    {
      language: 'python',
      wrong: python('control.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\n'),
      right: python(''),
      fix: 'preferred',
    },
    {
      language: 'csharp',
      wrong: csharp('server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);\n'),
      right: csharp(''),
      fix: 'preferred',
    },
    {
      language: 'go',
      wrong: goSocket('AF_UNIX', 'SOCK_STREAM', goReuse, 'Bind(fd, &syscall.SockaddrUnix{Name: "/run/app.sock"})'),
      right: goSocket('AF_UNIX', 'SOCK_STREAM', '', 'Bind(fd, &syscall.SockaddrUnix{Name: "/run/app.sock"})'),
      fix: 'preferred',
    },
    {
      language: 'rust',
      wrong: rustSocket('UNIX', 'STREAM', `${rustReuse}    socket.bind(&SockAddr::unix("/run/app.sock")?)?;\n`),
      right: rustSocket('UNIX', 'STREAM', '    socket.bind(&SockAddr::unix("/run/app.sock")?)?;\n'),
      fix: 'preferred',
    },
    {
      language: 'php',
      wrong: `<?php
$server = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_set_option($server, SOL_SOCKET, SO_REUSEADDR, 1);
socket_bind($server, '/tmp/control.sock');
socket_listen($server);
`,
      right: `<?php
$server = socket_create(AF_UNIX, SOCK_STREAM, 0);
socket_bind($server, '/tmp/control.sock');
socket_listen($server);
`,
      fix: 'preferred',
    },
    {
      language: 'ruby',
      wrong: `require 'socket'

server = Socket.new(:UNIX, :STREAM)
server.setsockopt(:SOCKET, :REUSEADDR, true)
server.bind(Addrinfo.unix('/tmp/control.sock'))
server.listen(5)
`,
      right: `require 'socket'

server = Socket.new(:UNIX, :STREAM)
server.bind(Addrinfo.unix('/tmp/control.sock'))
server.listen(5)
`,
      fix: 'preferred',
    },
  ],
  whenNotToUse: 'The call does no harm. Switch the rule off where code for both families is kept alike on purpose.',
  fix: 'Removes the call. Where the path is not removed either, a second fix puts unlink() before the bind instead.',
};
