import { measured, type RuleDoc } from './doc';
import { cListener, cppListener, phpListener, pythonListener, rubyListener } from './samples';
import { goListener, goReuse } from './samples-go';
import { rustListener, rustReuse } from './samples-rust';

const SET = 'if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) < 0)\n        perror("setsockopt");\n';

const java = (imports: string, statements: string): string => `import java.io.IOException;
import java.net.DatagramSocket;
${imports}
class Announcements {
    static DatagramSocket open() throws IOException {
${statements}        socket.setBroadcast(true);
        return socket;
    }
}
`;

const csharp = (before: string, after: string): string => `using System.Net;
using System.Net.Sockets;

var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
${before}socket.Bind(new IPEndPoint(IPAddress.IPv6Any, 8080));
${after}socket.Listen(128);
`;

export const optionTooLate: RuleDoc = {
  reports:
    'An option that bind() consults is set when the socket is bound already: SO_REUSEADDR, SO_EXCLUSIVEADDRUSE, SO_EXCLBIND, IPV6_V6ONLY, and those that permit an address the machine does not have. A call to a server class that binds in its constructor counts as the bind.\n\nSilent for SO_REUSEPORT, which Linux honours later too, for options that were set in time and are set again, and where the socket may be bound once more.',
  why: [
    {
      system: 'Linux',
      fact: 'bind() has already found the port free or taken; the flag cannot change its answer. IPV6_V6ONLY fails with EINVAL.',
      source: `${measured}; inet_bind_conflict`,
    },
    {
      system: 'FreeBSD, macOS',
      fact: 'The option is read in bind() and nowhere else on the way to a listening socket.',
      source: 'in_pcbbind_setup; xnu in_pcbbind',
    },
    {
      system: 'Windows',
      fact: 'Both options that decide who may have the port have to be set before bind().',
      source: 'Microsoft Learn, "SO_EXCLUSIVEADDRUSE socket option"',
    },
  ],
  samples: [
    {
      language: 'c',
      wrong: cListener('    int on = 1;\n', `    ${SET}`),
      right: cListener(`    int on = 1;\n    ${SET}`),
      fix: 'preferred',
    },
    {
      language: 'cpp',
      wrong: cppListener(
        '        const int on = 1;\n',
        '        ::setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));\n',
      ),
      right: cppListener(
        '        const int on = 1;\n        ::setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));\n',
      ),
      fix: 'preferred',
    },
    {
      language: 'python',
      wrong: pythonListener('', 'server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\n'),
      right: pythonListener('server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\n'),
      fix: 'preferred',
    },
    {
      language: 'java',
      wrong: java(
        '',
        '        DatagramSocket socket = new DatagramSocket(5000);\n        socket.setReuseAddress(true);\n',
      ),
      right: java(
        'import java.net.InetSocketAddress;\n',
        '        DatagramSocket socket = new DatagramSocket(null);\n        socket.setReuseAddress(true);\n        socket.bind(new InetSocketAddress(5000));\n',
      ),
      fix: 'preferred',
    },
    {
      language: 'csharp',
      wrong: csharp('', 'socket.DualMode = true;\n'),
      right: csharp('socket.DualMode = true;\n', ''),
      fix: 'preferred',
    },
    { language: 'go', wrong: goListener('', goReuse), right: goListener(goReuse), fix: 'preferred' },
    { language: 'rust', wrong: rustListener('', rustReuse), right: rustListener(rustReuse), fix: 'preferred' },
    {
      language: 'php',
      wrong: phpListener('', 'socket_set_option($server, SOL_SOCKET, SO_REUSEADDR, 1);\n'),
      right: phpListener('socket_set_option($server, SOL_SOCKET, SO_REUSEADDR, 1);\n'),
      fix: 'preferred',
    },
    {
      language: 'ruby',
      wrong: rubyListener('', 'server.setsockopt(:SOCKET, :REUSEADDR, true)\n'),
      right: rubyListener('server.setsockopt(:SOCKET, :REUSEADDR, true)\n'),
      fix: 'preferred',
    },
  ],
  whenNotToUse:
    'On Linux, accepted sockets inherit the flag. Code that sets it late only so that the connections it accepts let the next run bind does what it means to; set in time, it does the same and helps this run as well.',
  fix: 'Moves the call, and what prepares its value, in front of the bind. For a server class, sets the class attribute instead.',
};
