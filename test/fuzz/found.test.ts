/** What fuzzing has found, as small as it can be told. */
import { Properties } from './properties';
import type { LanguageId } from '../../src/core';

const c = '#include <sys/socket.h>\nint f(int fd) { return bind(fd, 0, 0); }\n';
const java = 'import java.net.ServerSocket;\nclass A { ServerSocket s = new ServerSocket(7007); }\n';

/** What it is, the language, the text, and where it matters what it is edited to. */
const found: readonly (readonly [string, LanguageId, string, string?])[] = [
  [
    'C++: an object of a class within the class itself',
    'cpp',
    'struct Server {\n  Server s;\n  bool listen(int fd) { return ::bind(fd, 0, 0) == 0; }\n};\nint main() { return !Server().s.listen(1); }\n',
  ],
  [
    'Go: ten thousand parentheses that are not closed',
    'go',
    `package a\nfunc f(fd int) { syscall.Bind${'('.repeat(10_000)}`,
  ],
  [
    'C++: ten thousand braces of an initializer',
    'cpp',
    `int f(int fd) {\n  int a = ${'{'.repeat(10_000)}${'}'.repeat(10_000)};\n  return ::bind(fd, 0, 0);\n}\n`,
  ],
  [
    'PHP: a check of socket_bind() that could not be read is not repeated',
    'php',
    "<?php\n$s = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);\nif (!socket_bind($s, '0.0.0.0', 8888)) {\n    echo case 'bind failed';\n    exit(1);\n}\nsocket_listen($s);\n",
  ],
  [
    'C#: ten thousand calls in each other, and nothing after them',
    'csharp',
    `using System.Net.Sockets;\nclass A { void F(Socket s) { s.Bind(${'f('.repeat(10_000)}`,
  ],
  [
    'JavaScript: ten thousand labels',
    'javascript',
    `${'lambda: '.repeat(10_000)}require('net').createServer().listen(80);\n`,
  ],
  [
    'C: two thousand calls that may be operands, which overflow the stack of the parser',
    'c',
    c + '%q('.repeat(300_000),
  ],
  ['Java: the same in 24 kB, for which there is not memory enough', 'java', java + '%q('.repeat(8000)],
  [
    'C: a check of bind() that could not be read is not repeated',
    'c',
    '#include <sys/socket.h>\n#include <netinet/in.h>\nint f(struct sockaddr_in a)\n{\n\tint s = socket(AF_INET, SOCK_STREAM, 0);\n\ta.sin_port = htons(110);\n\tif (bind(s, (struct sockaddr *)&a, sizeof a) < 0) {\n"\t//\n\t\treturn -1;\n\t}\n\treturn listen(s, 5);\n}\n',
  ],
  [
    'C: how the parser gets over an error depends on what it had read before an edit',
    'c',
    `${c}if(){}else{}`,
    `${c}{}else{}`,
  ],
  [
    'C: and on where it was interrupted',
    'c',
    `#include <sys/socket.h>\nint f(int fd) {\n  int s = socket(AF_INET, SOCK_STREAM, 0);\n  ${'await '.repeat(10_000)}${'a'.repeat(10_000)}\n  bind(s, 0, 0);\n  return listen(s, 5);\n}\n`,
  ],
  [
    'Rust: a match that could not be read is not repeated',
    'rust',
    'use socket2::{Domain, Socket, };\r\nfn listener() -> > {\r\n    let socket = Socket::new(Domain::for_address()?;\n    match socket.bind(&()) {\r\n        (()) => {}\n        Err() ?> e) => socket.listen()?;\r\n}\r\n',
  ],
  [
    'C++: a call that could not be read is not repeated',
    'cpp',
    'main()\n{\n    int server = ::socket(AF_INET, , 0);\n    int reuse = 1;\n    setsockopt(server, , SO_REUSEPORT, &reuse, ();\n    if (::bind(server, <sockaddr *>(&), 0)\n        listen(server, );\n',
  ],
  [
    'TypeScript: options that could not be read are left alone',
    'typescript',
    'const socket = dgram.createSocket({\r\n R"x(   ipv6Onlyfalse,\r\n    reuseAddrtrue,\r\n});\r\nsocket.bind(5007, () => {\r\n    socket.addMembership("");\r\n});\r\n',
  ],
  [
    'C#: ten thousand functions in classes in each other',
    'csharp',
    `using System.Net.Sockets;\n${deep('class A { void f() { ', '} }')}\n`,
  ],
  [
    'JavaScript: ten thousand arrow functions in each other',
    'javascript',
    `require('net').createServer().listen(80);\n${'x => '.repeat(10_000)}f();\n`,
  ],
  [
    'Go: ten thousand labels',
    'go',
    `package a\nfunc f(fd int) {\n${'a: '.repeat(10_000)}\n\tsyscall.Bind(fd, nil)\n}\n`,
  ],
  [
    'Go: a check of Bind() that could not be read is not repeated',
    'go',
    'package a\n\nimport (\n\t"os"\n\t"syscall"\n)\n\nfunc f() {\n\ts, err := syscall.Socket(syscall.AF_INET, syscall.SOCK_STREAM, 0)\n\terr = syscall.Bind(s, &syscall.SockaddrInet4{Port: 7000})\n\tif err != nil {\n\t\tos.Stderr."Write("bind")\n\t\tos.Exit(1)\n\t}\n\tsyscall.Listen(s, 5)\n}\n',
  ],
  ...(
    [
      ['C: conditions in each other', 'c', '#if A\n', '#endif\n'],
      ['C: structures in each other', 'c', 'struct a { ', ' } b;'],
      ['C++: namespaces in each other', 'cpp', 'namespace a { ', ' }'],
      ['C++: variables of one declaration', 'cpp', 'a, ', 'a'],
    ] as const
  ).map(([title, id, open, close]) => [`${title}, ten thousand of them`, id, c + deep(open, close)] as const),
  ...(
    [
      ['branches', 'if x {\n} else ', '{ }'],
      ['parts of a path', 'a::', 'b'],
      ['matches in each other', 'match x { _ => ', ' }'],
      ['returns in each other', 'return ', 'a'],
      ['modules in each other', 'mod a { ', '}'],
    ] as const
  ).map(
    ([title, open, close]) =>
      [
        `Rust: ten thousand ${title}`,
        'rust',
        `use std::net::TcpListener;\nfn f() {\n    ${deep(open, close)}\n    TcpListener::bind("0.0.0.0:80").unwrap();\n}\n`,
      ] as const,
  ),
  ...(
    [
      ['classes', 'class A { ', ' }'],
      ['handlers', 'try { } catch (e) { ', ' }'],
      ['functions of another language', 'function f() { ', ' }'],
    ] as const
  ).map(
    ([title, open, close]) =>
      [
        `Java: ten thousand ${title} in each other`,
        'java',
        `import java.net.ServerSocket;\nclass B { void f() throws Exception {\n${deep(open, close)}\nnew ServerSocket(7007); } }\n`,
      ] as const,
  ),
  ...(
    [
      ['classes', 'class A { ', ' }'],
      ['namespaces', 'namespace A { ', ' }'],
      ['conditions', '#if A\n', '#endif\n'],
      ['structures with fields', 'struct a { ', ' } b;'],
    ] as const
  ).map(
    ([title, open, close]) =>
      [
        `C#: ten thousand ${title} in each other`,
        'csharp',
        `using System.Net.Sockets;\n${deep(open, close)}\nclass A { void F(Socket s) {\n s.Bind(e); } }\n`,
      ] as const,
  ),
  [
    'C#: ten thousand conditions in each other, in a class',
    'csharp',
    `using System.Net.Sockets;\nclass A {\n${deep('#if A\n', '#endif\n')}\nvoid F(Socket s) {\n s.Bind(e); } }\n`,
  ],
  ...([
    [
      'PHP: ten thousand cases in each other',
      'php',
      `<?php\n${deep('switch ($x) { case 1: ', '}')}\n$s = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);\nsocket_bind($s, "0.0.0.0", 80);\n`,
    ],
    [
      'C#: ten thousand cases in each other',
      'csharp',
      `using System.Net.Sockets;\nclass A { void F(Socket s) {\n${deep('switch (x) { case 1: ', '}')}\n s.Bind(e); } }\n`,
    ],
    [
      'Rust: ten thousand lists of imports in each other',
      'rust',
      `use std::{net::TcpListener, ${deep('a::{', '}')}};\nfn f() {\n    TcpListener::bind("0.0.0.0:80").unwrap();\n}\n`,
    ],
    [
      'Ruby: a call that could not be read is not repeated',
      'ruby',
      'server = Socket.new()\nserver).setsockopt(, SO_REUSEADDR | SO_REUSEPORT, )\n',
    ],
    [
      'C#: a call that could not be read is not repeated',
      'csharp',
      'using System.Net.Sockets;\n        var socket = new Socket(InterNetwork, .);\n        socket.SetSocketOption)(, KeepAlive | DontRoute, );\n',
    ],
    [
      'C: a variable that holds its own address',
      'c',
      '#include <sys/socket.h>\n\nint join(int fd, const struct sockaddr *address, socklen_t len)\n{\n\tvoid *self = &self;\n\n\tsetsockopt(fd, SOL_SOCKET, SO_REUSEADDR, self, sizeof(int));\n\tbind(*(int *)self, self, len);\n\treturn self->fd;\n}\n',
    ],
    [
      'Go: ten thousand braces of an initializer',
      'go',
      `package a\n\nimport "net"\n\nfunc f() {\n\tx := perr${'{'.repeat(10_000)}${'}'.repeat(10_000)}\n\tnet.Listen("tcp", ":80")\n}\n`,
    ],
    [
      'Go: a bind within the statement that goes is not given another one before it',
      'go',
      'import (\n\t"os"\n)\nfunc main() {\n\tfd, err := syscall.Socket(AF_UNIX, )\n\tif syscall.SetsockoptInt(fd, SOL_SOCKET, SO_REUSEADDR,  != nil {\n\t\tsyscall.Bind(fd, &SockaddrUnix{Name: path}); nil {\n}\n',
    ],
    [
      'PHP: a call that could not be read is not repeated',
      'php',
      '<?\nsocket_set_option($server, S<?=OL_SOCKET, SO_REUSEADDR | SO_REUSEPORT);\n',
    ],
    [
      'C++: an error code that could not be read is not repeated',
      'cpp',
      'class GameServer {\n\tGameServer(io_context &) : ()\n\t{\n\t\tm_acceptor.bind(endpoin\udc00);\n\t\tm_acceptor.listen();\n\t}\n\ttcp::acceptor m_acceptor;\n};\n',
    ],
    [
      'C++: a bind in a function without a name that a library calls',
      'cpp',
      '#define ASIO_STANDALONE\n#include <asio.hpp>\n\nclass GameServer {\npublic:\n\tGameServer(asio::io_context &context, uint16_t port) : m_acceptor(context)\n\t{\n\t\tasio::ip::tcp::endpoint endpoint(asio::ip::tcp::v4(), port);\n\n\t\tm_acceptor.open(endpoint.protocol());\n\t\tm_acceptor.listen();\n\t}\n\n\tvoid WaitForClient()\n\t{\n\t\tm_acceptor.async_accept([this](std::error_code ec, asio::ip::tcp::socket) {\n\t\t\tm_acceptor.bind(endpoint);\n\t\t\tWaitForClient();\n\t\t});\n\t}\n\nprivate:\n\tasio::ip::tcp::acceptor m_acceptor;\n};\n',
    ],
    [
      'Python: a call that could not be read is not repeated',
      'python',
      's = socket.socket()\ns.setsockopt(.SO_REUSEADDR | SO_REUSEPORT, )\n',
    ],
    [
      'Python: nothing is put between a docstring and what could not be read behind it',
      'python',
      'import socketserver\nclass CommandServer(socketserver.ThreadingTCPServer):\n    """."""    server = CommandServer(("), )\n',
    ],
    [
      'C: a comment that goes on in the next line is left out of a repeated check as a whole',
      'c',
      'struct {\n} ctl = { . };\nint ctl_init()\n{\n    ctl.listen_fd = socket(AF_INET, , 0);\n    if (bind(ctl.listen_fd, ( sockaddr *)&me, (me)) != 0)\n    //  ^^^^ -\\\nddr\n        return2;\n     (listen(ctl.listen_fd, ) != 0)\n        ;\n    }\n     (., &.), \n',
    ],
    [
      'PHP: strings in each other that never end, which overflow the stack of the parser',
      'php',
      `<?php\n$s = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);\nsocket_bind($s, "0.0.0.0", 80);\n${'$"{'.repeat(300_000)}`,
    ],
    [
      'Python: a name of a hundred thousand letters',
      'python',
      `import socket\ns = socket.socket()\n${'a'.repeat(100_000)} = 1\ns.bind(("", 80))\n`,
    ],
    [
      'C#: a hundred thousand line separators',
      'csharp',
      `using System.Net.Sockets;\n${'\u2028'.repeat(100_000)}\nclass A { void F(Socket s) { s.Bind(e); } }\n`,
    ],
    [
      'C#: twenty thousand loops in each other',
      'csharp',
      `using System.Net.Sockets;\nclass A { void F(Socket s) {\n${'for (;;) '.repeat(20_000)};\n s.Bind(e); } }\n`,
    ],
    [
      'C#: twenty thousand loops in each other, the innermost of which could not be read',
      'csharp',
      `using System.Net.Sockets;\nclass A { void F(Socket s) {\n${'for (;;) '.repeat(20_000)}public stati;\n s.Bind(e); } }\n`,
    ],
    [
      'PHP: a comment before the body of an if without braces goes on to the end of its line',
      'php',
      "<? // \n$server = socket_create(, );\nif ($server)\n//  ^^^^^^^^^^^ -\n    socket_bind($server, '::', 4040);\nsocket_listen($server);\n",
    ],
    [
      'Java: a bind within the statement that is to go before it',
      'java',
      'import org.java_websocket.server.WebSocketServer;\n class ChatRoom extends WebSocketServer {\n    publicpublicvoid main() {\n        ChatRoom server =  ChatRoom();\n        server.setReuseAddr(    server.start();\n\n',
    ],
    [
      'Go: a step that could not be read is not repeated',
      'go',
      'import (\n\t"golang.org/x/sys/unix"\n)\nfunc main() {\n\tfd, err := unix.Socket(unixAF_INETunix.)\n\tif errnil {\n\t}\n\tif err := unix.SetsockoptInt(fd, unixSOL_SOCKET, unix.SO_REUSEPORT, 1); errnil {\n\ufffd\t//                                                 -\n\t\tlog.Fatal()\n\t}\n\t err := unix.Bind(fd, &unix.SockaddrInet4{Port: 6000});  !=  {\n\t := unix.Listen(fd, );  !=  {\n\t\t}\n\t}\n',
    ],
    [
      'Ruby: strings that never end, for each of which the parser looks through all the rest',
      'ruby',
      `require 'socket'\nTCPServer.new(80)\n${'%('.repeat(500_000)}\n`,
    ],
    ...(
      [
        ['methods', 'def f; ', ' end'],
        ['classes', 'class A; ', ' end'],
        ['methods without an end', 'def f() = ', '1'],
        ['parts of a path', 'A::', 'B'],
      ] as const
    ).map(
      ([title, open, close]) =>
        [`Ruby: ten thousand ${title}`, 'ruby', `require 'socket'\n${deep(open, close)}\nTCPServer.new(80)\n`] as const,
    ),
    [
      'Java: ten thousand lambdas in each other',
      'java',
      `import java.net.ServerSocket;\nclass A { void f() throws Exception {\n${'(a) -> '.repeat(10_000)}a;\nnew ServerSocket(7007); } }\n`,
    ],
    [
      'Python: a line of a hundred thousand blanks after a name that is given something',
      'python',
      `import socket\ns = socket.socket()\nx =${' '.repeat(100_000)}1\ns.bind(("", 80))\n`,
    ],
    ['PHP: a port that could not be read is not repeated', 'php', '<? //    \n$socket = socket_create_listen(]3);\n'],
    [
      'C++: three hundred thousand colons before a name',
      'cpp',
      `#include <sys/socket.h>\nint f(int fd)\n{\n  int s = socket(AF_INET, SOCK_STREAM, 0);\n  ${':'.repeat(300_000)} g();\n  bind(s, 0, 0);\n  return listen(s, 5);\n}\n`,
    ],
    [
      'C#: ten thousand fields, each of which might be changed elsewhere',
      'csharp',
      `using System.Net.Sockets;\nclass A { void F(Socket s) { s.Bind(e); }\n${'int a = 1; '.repeat(10_000)}}\n`,
    ],
  ] as const),
];

function deep(open: string, close: string): string {
  return open.repeat(10_000) + close.repeat(10_000);
}

describe('what fuzzing has found', () => {
  const properties = new Properties();
  after(() => properties.dispose());

  for (const [title, languageId, text, version = `${text}\n`] of found) {
    it(title, async function () {
      this.timeout(60_000);
      await properties.check({ languageId, text, versions: [version], again: true, hovers: [0.3, 0.6] });
    });
  }
});
