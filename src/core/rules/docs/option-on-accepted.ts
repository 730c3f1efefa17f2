import { measured, type RuleDoc } from './doc';
import { headers } from './samples';
import { goListener, goReuse } from './samples-go';
import { rustServer } from './samples-rust';

const c = (before: string, after: string, variable: string): string => `${headers}
int main(void)
{
    struct sockaddr_in addr = { .sin_family = AF_INET, .sin_port = htons(8080) };
    int server = socket(AF_INET, SOCK_STREAM, 0);
${variable}
${before}    if (bind(server, (struct sockaddr *)&addr, sizeof addr) < 0)
        return 1;
    listen(server, 16);
    for (;;) {
        int client = accept(server, NULL, NULL);
${after}        close(client);
    }
}
`;
const cpp = (before: string, after: string, variable: string): string => `#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

void serve(unsigned short port)
{
    sockaddr_in addr{};
    addr.sin_family = AF_INET;
    addr.sin_port = htons(port);
    int server = ::socket(AF_INET, SOCK_STREAM, 0);
${variable}${before}    ::bind(server, reinterpret_cast<sockaddr *>(&addr), sizeof(addr));
    ::listen(server, 16);
    while (true) {
        int client = ::accept(server, nullptr, nullptr);
${after}        ::close(client);
    }
}
`;
const python = (before: string, after: string): string => `import socket

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
${before}server.bind(("", 8080))
server.listen()
while True:
    client, address = server.accept()
${after}    client.close()
`;

export const optionOnAccepted: RuleDoc = {
  reports:
    'SO_REUSEADDR, SO_REUSEPORT or SO_EXCLUSIVEADDRUSE on the socket that accept() returned, where the listener certainly has none of them. It takes the place of missing-reuseaddr at the bind: one mistake, one finding.\n\nSilent where the listener has the option too, or where the file does not show how the listener was made.',
  why: [
    {
      system: 'Linux',
      fact: 'The accepted socket has its address already. The flag there even helps the next run a little, for TIME_WAIT keeps it, but the next bind() asks the new listener as well, and that has none.',
      source: `${measured}; inet_bind_conflict`,
    },
    {
      system: 'FreeBSD, macOS',
      fact: 'Only the options of the socket that is being bound count.',
      source: 'in_pcbbind_setup; xnu in_pcbbind',
    },
  ],
  samples: [
    {
      language: 'c',
      wrong: c('', '        setsockopt(client, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);\n', '    int on = 1;\n'),
      right: c(
        '    int reuse = 1;\n    if (setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof reuse) < 0)\n        return 1;\n',
        '',
        '',
      ),
      fix: 'preferred',
    },
    {
      language: 'cpp',
      wrong: cpp('', '        ::setsockopt(client, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));\n', '    int on = 1;\n'),
      right: cpp(
        '    int reuse = 1;\n    ::setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof(reuse));\n',
        '',
        '',
      ),
      fix: 'preferred',
    },
    {
      language: 'python',
      wrong: python('', '    client.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\n'),
      right: python('server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\n', ''),
      fix: 'preferred',
    },
    {
      language: 'go',
      wrong: goListener('', '', '\t\tsyscall.SetsockoptInt(conn, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)\n'),
      right: goListener(goReuse),
      fix: 'preferred',
    },
    {
      language: 'rust',
      wrong: rustServer('', '        client.set_reuse_address(true)?;\n'),
      right: rustServer('    listener.set_reuse_address(true)?;\n', ''),
      fix: 'preferred',
    },
    {
      language: 'php',
      wrong: `<?php
$server = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
if (!socket_bind($server, '0.0.0.0', 8080)) {
    exit(1);
}
socket_listen($server);
while ($client = socket_accept($server)) {
    socket_set_option($client, SOL_SOCKET, SO_REUSEADDR, 1);
    socket_close($client);
}
`,
      right: `<?php
$server = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
if (!socket_set_option($server, SOL_SOCKET, SO_REUSEADDR, 1)) {
    exit(1);
}
if (!socket_bind($server, '0.0.0.0', 8080)) {
    exit(1);
}
socket_listen($server);
while ($client = socket_accept($server)) {
    socket_close($client);
}
`,
      fix: 'preferred',
    },
    {
      language: 'ruby',
      wrong: `require 'socket'

server = Socket.new(:INET, :STREAM)
server.bind(Addrinfo.tcp('0.0.0.0', 8080))
server.listen(5)
loop do
  client, = server.accept
  client.setsockopt(:SOCKET, :REUSEADDR, true)
  client.close
end
`,
      right: `require 'socket'

server = Socket.new(:INET, :STREAM)
server.setsockopt(:SOCKET, :REUSEADDR, true)
server.bind(Addrinfo.tcp('0.0.0.0', 8080))
server.listen(5)
loop do
  client, = server.accept
  client.close
end
`,
      fix: 'preferred',
    },
  ],
  whenNotToUse: 'Where another program binds the port later and only the connections of this one have to permit it.',
  fix: 'Sets SO_REUSEADDR on the listener before its bind and removes the call on the accepted socket.',
};
