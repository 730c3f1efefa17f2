import { measured, type RuleDoc } from './doc';
import { headers } from './samples';
import { goListener, goReuse } from './samples-go';
import { rustServer } from './samples-rust';

const c = (linger: string): string => `${headers}
void finish(int fd)
{
${linger}    write(fd, "bye\\n", 4);
    close(fd);
}
`;
const cpp = (linger: string): string => `#include <sys/socket.h>
#include <unistd.h>

class Connection {
public:
    ~Connection()
    {
${linger}        ::close(fd_);
    }

private:
    int fd_;
};
`;
const python = (linger: string): string => `import socket
import struct


def finish(connection: socket.socket) -> None:
${linger}    connection.sendall(b"bye\\n")
    connection.close()
`;

const java = (linger: string): string => `import java.io.IOException;
import java.net.Socket;

class Connections {
    static void finish(Socket connection) throws IOException {
${linger}        connection.getOutputStream().write("bye\\n".getBytes());
        connection.close();
    }
}
`;

const csharp = (linger: string): string => `using System.Net.Sockets;

static class Connections
{
    public static void Finish(TcpClient client)
    {
${linger}        client.GetStream().WriteByte(4);
        client.Close();
    }
}
`;

export const lingerZero: RuleDoc = {
  reports:
    'SO_LINGER (on macOS also SO_LINGER_SEC) with l_onoff set and l_linger 0, where both numbers stand in the code.\n\nSilent for datagram and Unix domain sockets, for values that are computed, and in functions and under conditions whose names say that a connection is reset or aborted.',
  why: [
    {
      system: 'Linux',
      fact: 'close() sends a reset at once, even after shutdown(): what is still in the send buffer is lost, the peer gets ECONNRESET, and neither side enters TIME_WAIT. That is why it is used against "Address already in use", for which SO_REUSEADDR loses nothing.',
      source: measured,
    },
    {
      system: 'FreeBSD, macOS',
      fact: 'The same: the connection is dropped with a reset.',
      source: 'soclose, tcp_disconnect; xnu tcp_usrreq.c',
    },
    {
      system: 'Windows',
      fact: 'closesocket() resets the connection at once.',
      source: 'Microsoft Learn, "closesocket function"',
    },
  ],
  samples: [
    {
      language: 'c',
      wrong: c(
        '    struct linger abort_it = { 1, 0 };\n    setsockopt(fd, SOL_SOCKET, SO_LINGER, &abort_it, sizeof abort_it);\n',
      ),
      right: c(''),
      fix: 'none',
    },
    {
      language: 'cpp',
      wrong: cpp(
        '        linger off{};\n        off.l_onoff = 1;\n        off.l_linger = 0;\n        ::setsockopt(fd_, SOL_SOCKET, SO_LINGER, &off, sizeof(off));\n',
      ),
      right: cpp(''),
      fix: 'none',
    },
    {
      language: 'python',
      wrong: python('    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))\n'),
      right: python(''),
      fix: 'none',
    },
    {
      language: 'java',
      wrong: java('        connection.setSoLinger(true, 0);\n'),
      right: java(''),
      fix: 'none',
    },
    {
      language: 'csharp',
      wrong: csharp('        client.LingerState = new LingerOption(true, 0);\n'),
      right: csharp(''),
      fix: 'none',
    },
    {
      language: 'go',
      wrong: goListener(
        goReuse,
        '',
        '\t\tsyscall.SetsockoptLinger(conn, syscall.SOL_SOCKET, syscall.SO_LINGER, &syscall.Linger{Onoff: 1})\n',
      ),
      right: goListener(goReuse),
      fix: 'none',
    },
    {
      language: 'rust',
      wrong: rustServer(
        '    listener.set_reuse_address(true)?;\n',
        '        client.set_linger(Some(Duration::from_secs(0)))?;\n',
      ),
      right: rustServer(
        '    listener.set_reuse_address(true)?;\n',
        '        client.set_linger(Some(Duration::from_secs(5)))?;\n',
      ),
      fix: 'none',
    },
    {
      language: 'php',
      wrong: `<?php
function finish(Socket $connection): void
{
    socket_set_option($connection, SOL_SOCKET, SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);
    socket_write($connection, 'bye');
    socket_close($connection);
}
`,
      right: `<?php
function finish(Socket $connection): void
{
    socket_write($connection, 'bye');
    socket_close($connection);
}
`,
      fix: 'none',
    },
    {
      language: 'ruby',
      wrong: `require 'socket'

def finish(connection)
  connection.setsockopt(Socket::Option.linger(true, 0))
  connection.puts 'bye'
  connection.close
end
`,
      right: `require 'socket'

def finish(connection)
  connection.puts 'bye'
  connection.close
end
`,
      fix: 'none',
    },
  ],
  whenNotToUse:
    'Where a reset is what you want: a proxy that passes a reset on, a server that gets rid of a peer that misbehaves, a load generator that would run out of ports.',
  fix: 'None: whether the call goes or the time becomes positive depends on what it was for.',
};
