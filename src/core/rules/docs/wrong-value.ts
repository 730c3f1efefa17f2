import { measured, type RuleDoc } from './doc';
import { headers } from './samples';
import { goListener, goReuse, goSet } from './samples-go';

const c = (type: string): string => `${headers}
int keep(int fd)
{
    ${type} on = 1;
    return setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
}
`;
const cpp = (type: string): string => `#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

bool quick(int fd)
{
    ${type} on = true;
    return ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on)) == 0;
}
`;
const python = (value: string): string => `import socket
import struct

connection = socket.create_connection(("example.org", 80))
plain = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, ${value})
`;

export const wrongValue: RuleDoc = {
  reports:
    'A value that the option cannot take: NULL, a number where a pointer belongs, a `bool` or `char` (or its size) where the option is an int, the size of a pointer, an int for SO_LINGER or a timeout, and in Python a number for an option that takes the bytes of a struct, or None.\n\nOptions of IPPROTO_IP are left out, for Linux and the BSDs take one byte there as well. Silent in code for Windows, where sizes and types differ, and for values whose type the file does not show.',
  why: [
    {
      system: 'Linux',
      fact: "Fewer bytes than an int has: EINVAL, and the option is not set. An int for struct linger or struct timeval: EINVAL. A number in place of the pointer: EFAULT. With a pointer's size and an int it works by chance.",
      source: `sock_setsockopt, do_tcp_setsockopt; ${measured}`,
    },
    { system: 'FreeBSD, macOS', fact: 'EINVAL for values that are too short.', source: 'sooptcopyin' },
    {
      system: 'Windows',
      fact: 'Other types: BOOL and, for timeouts, a DWORD in milliseconds.',
      source: 'Microsoft Learn, "SOL_SOCKET socket options"',
    },
  ],
  samples: [
    { language: 'c', wrong: c('char'), right: c('int'), fix: 'preferred' },
    { language: 'cpp', wrong: cpp('bool'), right: cpp('int'), fix: 'preferred' },
    { language: 'python', wrong: python('5'), right: python('struct.pack("ii", 1, 5)'), fix: 'none' },
    {
      language: 'go',
      wrong: goListener(goSet('SetsockoptByte(fd, syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)')),
      right: goListener(goReuse),
      fix: 'preferred',
    },
    {
      language: 'php',
      wrong: `<?php
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_set_option($client, SOL_SOCKET, SO_LINGER, 5);
socket_connect($client, '192.0.2.1', 25);
`,
      right: `<?php
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_set_option($client, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 5]);
socket_connect($client, '192.0.2.1', 25);
`,
      fix: 'none',
    },
    {
      language: 'ruby',
      wrong: `require 'socket'

client = TCPSocket.new('192.0.2.1', 25)
client.setsockopt(:SOCKET, :LINGER, 5)
client.close
`,
      right: `require 'socket'

client = TCPSocket.new('192.0.2.1', 25)
client.setsockopt(Socket::Option.linger(true, 5))
client.close
`,
      fix: 'none',
    },
  ],
  whenNotToUse:
    'There is no reason to keep such a call, unless the code is for a system with other types: then put it under a guard for that system.',
  fix: 'Declares the variable as int, or passes the size of an int, where the value is plainly an int. For structs there is none, for only the author knows the numbers.',
};
