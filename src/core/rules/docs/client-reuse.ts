import { measured, type RuleDoc } from './doc';
import { headers } from './samples';
import { goReuse, goSocket } from './samples-go';
import { rustReuse, rustSocket } from './samples-rust';

const c = (set: string): string => `${headers}
int dial(struct sockaddr_in *server)
{
    int fd = socket(AF_INET, SOCK_STREAM, 0);
${set}    if (connect(fd, (struct sockaddr *)server, sizeof *server) < 0) {
        close(fd);
        return -1;
    }
    return fd;
}
`;
const cpp = (set: string): string => `#include <netinet/in.h>
#include <sys/socket.h>

int dial(const sockaddr_in &server)
{
    int fd = ::socket(AF_INET, SOCK_STREAM, 0);
${set}    return ::connect(fd, reinterpret_cast<const sockaddr *>(&server), sizeof(server)) < 0 ? -1 : fd;
}
`;
const python = (set: string): string => `import socket

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
${set}client.connect(("example.org", 80))
client.close()
`;

const java = (set: string): string => `import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

class Client {
    static Socket open(String host) throws IOException {
        Socket socket = new Socket();
${set}        socket.connect(new InetSocketAddress(host, 80), 1000);
        return socket;
    }
}
`;

const csharp = (set: string): string => `using System.Net.Sockets;

var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
${set}await socket.ConnectAsync("example.com", 80);
`;

export const clientReuse: RuleDoc = {
  reports:
    'SO_REUSEADDR on a TCP socket that this code connects and never binds.\n\nSilent where the socket is handed to code that is not seen, for UDP, and where any path binds it.',
  why: [
    {
      system: 'Linux',
      fact: 'connect() picks a source port that is free towards this destination, with or without the option. The only trace of it: a server that later wants this very port with SO_REUSEADDR may have it beside the connection.',
      source: `${measured}; inet_hash_connect`,
    },
    {
      system: 'FreeBSD, macOS',
      fact: 'The option is read in bind() with a port, which never happens.',
      source: 'in_pcbbind_setup; xnu in_pcbbind',
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
      wrong: python('client.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\n'),
      right: python(''),
      fix: 'preferred',
    },
    {
      language: 'java',
      wrong: java('        socket.setReuseAddress(true);\n'),
      right: java(''),
      fix: 'preferred',
    },
    {
      language: 'csharp',
      wrong: csharp('socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);\n'),
      right: csharp(''),
      fix: 'preferred',
    },
    {
      language: 'go',
      wrong: goSocket(
        'AF_INET',
        'SOCK_STREAM',
        goReuse,
        'Connect(fd, &syscall.SockaddrInet4{Port: 80, Addr: [4]byte{127, 0, 0, 1}})',
      ),
      right: goSocket(
        'AF_INET',
        'SOCK_STREAM',
        '',
        'Connect(fd, &syscall.SockaddrInet4{Port: 80, Addr: [4]byte{127, 0, 0, 1}})',
      ),
      fix: 'preferred',
    },
    {
      language: 'rust',
      wrong: rustSocket(
        'IPV4',
        'STREAM',
        `${rustReuse}    socket.connect(&SocketAddrV4::new(Ipv4Addr::LOCALHOST, 80).into())?;\n`,
      ),
      right: rustSocket('IPV4', 'STREAM', '    socket.connect(&SocketAddrV4::new(Ipv4Addr::LOCALHOST, 80).into())?;\n'),
      fix: 'preferred',
    },
    {
      language: 'php',
      wrong: `<?php
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_set_option($client, SOL_SOCKET, SO_REUSEADDR, 1);
socket_connect($client, '192.0.2.1', 80);
`,
      right: `<?php
$client = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
socket_connect($client, '192.0.2.1', 80);
`,
      fix: 'preferred',
    },
    {
      language: 'ruby',
      wrong: `require 'socket'

client = Socket.new(:INET, :STREAM)
client.setsockopt(:SOCKET, :REUSEADDR, true)
client.connect(Addrinfo.tcp('192.0.2.1', 80))
`,
      right: `require 'socket'

client = Socket.new(:INET, :STREAM)
client.connect(Addrinfo.tcp('192.0.2.1', 80))
`,
      fix: 'preferred',
    },
  ],
  whenNotToUse:
    'Where the port that the connection gets is to be bound by a server of the same machine later, as in hole punching.',
  fix: 'Removes the call, with the variable that only it needed.',
};
