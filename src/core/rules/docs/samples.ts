/** Code around the lines that the samples of a rule are about. */

/** Headers of a sample in C or C++. */
export const headers = `#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>
`;

/** A TCP server in C with `before` above the bind and `after` below it. */
export function cListener(before: string, after = ''): string {
  return `${headers}
int open_listener(void)
{
    struct sockaddr_in addr = { .sin_family = AF_INET, .sin_port = htons(8080) };
    int fd = socket(AF_INET, SOCK_STREAM, 0);

${before}    if (bind(fd, (struct sockaddr *)&addr, sizeof addr) < 0) {
        perror("bind");
        return -1;
    }
${after}    listen(fd, 16);
    return fd;
}
`;
}

/** A class with a TCP server in C++ with `before` above the bind. */
export function cppListener(before: string, after = ''): string {
  return `#include <netinet/in.h>
#include <sys/socket.h>
#include <stdexcept>

class Listener {
public:
    void open()
    {
        sockaddr_in addr{};
        addr.sin_family = AF_INET;
        addr.sin_port = htons(8080);
        fd_ = ::socket(AF_INET, SOCK_STREAM, 0);
${before}        if (::bind(fd_, reinterpret_cast<sockaddr *>(&addr), sizeof(addr)) < 0)
            throw std::runtime_error("bind");
${after}        ::listen(fd_, 16);
    }

private:
    int fd_ = -1;
};
`;
}

/** A TCP server in Python with `before` above the bind. */
export function pythonListener(before: string, after = ''): string {
  return `import socket

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
${before}server.bind(("0.0.0.0", 8080))
${after}server.listen()
`;
}

/** A TCP server in C# with `before` above the bind. */
export function csharpListener(before: string, after = ''): string {
  return `using System.Net;
using System.Net.Sockets;

static class Listener
{
    public static Socket Open(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
${before}        socket.Bind(new IPEndPoint(IPAddress.Any, port));
${after}        socket.Listen(128);
        return socket;
    }
}
`;
}

/** A TCP server in Ruby with `before` above the bind and `after` below it. */
export function rubyListener(before: string, after = ''): string {
  return `require 'socket'

server = Socket.new(:INET, :STREAM)
${before}server.bind(Addrinfo.tcp('0.0.0.0', 8080))
${after}server.listen(5)
`;
}

/** A TCP server in PHP with `before` above the bind and `after` below it. */
export function phpListener(before: string, after = ''): string {
  return `<?php
$server = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);
${before}if (!socket_bind($server, '0.0.0.0', 8080)) {
    exit(1);
}
${after}socket_listen($server);
`;
}
