import { measured, type RuleDoc, windowsReuse } from './doc';
import { cListener, cppListener, phpListener, pythonListener, rubyListener } from './samples';
import { goListener, goReuse } from './samples-go';
import { rustListener, rustReuse } from './samples-rust';

const mina = (set: string): string => `import java.io.IOException;
import java.net.InetSocketAddress;
import org.apache.mina.core.service.IoHandlerAdapter;
import org.apache.mina.transport.socket.nio.NioSocketAcceptor;

class Server {
    public static void main(String[] args) throws IOException {
        NioSocketAcceptor acceptor = new NioSocketAcceptor();
        acceptor.setHandler(new IoHandlerAdapter());
${set}        acceptor.bind(new InetSocketAddress(8080));
    }
}
`;

const csharp = (protocol: string): string => `using System.Net;
using System.Net.Sockets;

// On Unix, Bind sets the option by itself for ProtocolType.Tcp, and for that alone.
var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.${protocol});
listener.Bind(new IPEndPoint(IPAddress.Any, 9000));
listener.Listen(128);
`;

export const missingReuseaddr: RuleDoc = {
  reports:
    'A TCP socket that is bound to a port of its own choice and then listens, without SO_REUSEADDR (or SO_REUSEPORT, or an option of that kind of the system in question) having been switched on before. A call with the value 0, NULL or False does not count as setting it.\n\nA bind in a helper is reported there: one change mends it for all who call it. Where some callers have the option, or the helper offers it, the call that goes without is reported instead.\n\nSilent for port 0, for UDP and Unix domain sockets, for sockets that connect, for code that is for Windows only, and wherever the file does not show for certain what happened before the bind.',
  why: [
    {
      system: 'Linux',
      fact: 'Connections that the last run closed stay in TIME_WAIT for 60 seconds. Until then bind() fails with EADDRINUSE, unless the old and the new socket both have the option. So the first restart after adding it can still fail.',
      source: `${measured}; inet_bind_conflict, TCP_TIMEWAIT_LEN`,
    },
    {
      system: 'FreeBSD',
      fact: 'The same for up to 60 seconds; the option on the new socket is enough. Connections of the machine to itself leave no TIME_WAIT since version 14, so a test on localhost shows nothing.',
      source: 'in_pcbbind_setup, net.inet.tcp.msl, nolocaltimewait',
    },
    {
      system: 'macOS',
      fact: 'The same for 30 seconds; the option on the new socket is enough.',
      source: 'xnu in_pcbbind, TCPTV_MSL',
    },
    {
      system: 'Windows',
      fact: 'SO_REUSEADDR means something else there: see windows-reuseaddr. That a plain bind() restarts in spite of TIME_WAIT is reported by users; Microsoft does not say so (not confirmed).',
      source: `${windowsReuse}; dotnet/corefx issue 24562`,
    },
  ],
  samples: [
    {
      language: 'c',
      wrong: cListener(''),
      right: cListener(
        '    int reuse = 1;\n    if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof reuse) < 0) {\n        perror("setsockopt");\n        return -1;\n    }\n',
      ),
      fix: 'preferred',
    },
    {
      language: 'cpp',
      wrong: cppListener(''),
      right: cppListener(
        '        int reuse = 1;\n        if (::setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof(reuse)) < 0)\n            throw std::runtime_error("setsockopt");\n',
      ),
      fix: 'preferred',
    },
    {
      language: 'python',
      wrong: pythonListener(''),
      right: pythonListener('server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)\n'),
      fix: 'preferred',
    },
    {
      language: 'java',
      wrong: mina(''),
      right: mina('        acceptor.setReuseAddress(true);\n'),
      fix: 'preferred',
    },
    { language: 'csharp', wrong: csharp('Unspecified'), right: csharp('Tcp'), fix: 'preferred' },
    { language: 'go', wrong: goListener(''), right: goListener(goReuse), fix: 'preferred' },
    { language: 'rust', wrong: rustListener(''), right: rustListener(rustReuse), fix: 'preferred' },
    {
      language: 'php',
      wrong: phpListener(''),
      right: phpListener('if (!socket_set_option($server, SOL_SOCKET, SO_REUSEADDR, 1)) {\n    exit(1);\n}\n'),
      fix: 'preferred',
    },
    {
      language: 'ruby',
      wrong: rubyListener(''),
      right: rubyListener('server.setsockopt(:SOCKET, :REUSEADDR, true)\n'),
      fix: 'preferred',
    },
  ],
  whenNotToUse:
    'Where a second start must fail for as long as connections of the first linger, or where the program never restarts on the same port: a tool that listens once for one transfer.',
  fix: 'Sets SO_REUSEADDR directly before the bind, checked in the way the bind is checked; for a library, turns its own switch on.',
};
