import { measured, type RuleDoc } from './doc';
import { goControl } from './samples-go';

const asio = (last: string): string => `#include <boost/asio.hpp>

using boost::asio::ip::tcp;

int main()
{
    boost::asio::io_context io;
    tcp::acceptor acceptor(io, tcp::endpoint(tcp::v4(), 8080), ${last});
    tcp::socket peer = acceptor.accept();
}
`;
const python = (value: string): string => `import http.server


class Server(http.server.HTTPServer):
    allow_reuse_address = ${value}


Server(("", 8080), http.server.SimpleHTTPRequestHandler).serve_forever()
`;

const java = (value: string): string => `import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

class Server {
    public static void main(String[] args) throws IOException {
        ServerSocket server = new ServerSocket();
        server.setReuseAddress(${value});
        server.bind(new InetSocketAddress(8080));
        server.accept().close();
    }
}
`;
export const optionDisabled: RuleDoc = {
  reports:
    'A TCP listener of a library that sets SO_REUSEADDR by itself, with the switch that keeps it from doing so: the third argument of an Asio acceptor, `reuse_address=False` of asyncio, `setReuseAddress(false)` on a `ServerSocket` of Java, `allow_reuse_address = False` in a class that comes down from `http.server.HTTPServer`. In Rust `set_reuse_address(false)` and its like count as well. It takes the place of missing-reuseaddr, for whoever writes this has thought of the option. A port that is 0 only by default (`port=0` among the parameters) counts too.\n\nSwitching it off after bind is reported at the call that does it: connections that are accepted later inherit that, and in TIME_WAIT they keep the port from the next start.\n\nElsewhere, where nothing sets the option by default, a 0 or False is no decision but a listener without it: `setsockopt(…, SO_REUSEADDR, 0)` and `allow_reuse_address = False` in a `TCPServer` are missing-reuseaddr.',
  why: [
    {
      system: 'Linux',
      fact: 'The next start fails with EADDRINUSE for as long as connections of this run are in TIME_WAIT, 60 seconds.',
      source: measured,
    },
    {
      system: 'FreeBSD, macOS',
      fact: 'The same, for up to 60 and 30 seconds.',
      source: 'in_pcbbind_setup, net.inet.tcp.msl; xnu in_pcbbind, TCPTV_MSL',
    },
  ],
  samples: [
    { language: 'cpp', wrong: asio('false'), right: asio('true'), fix: 'offered' },
    { language: 'python', wrong: python('False'), right: python('True'), fix: 'offered' },
    { language: 'java', wrong: java('false'), right: java('true'), fix: 'offered' },
    {
      language: 'go',
      wrong: goControl('\t\t\tsyscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 0)\n'),
      right: goControl('\t\t\tsyscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)\n'),
      fix: 'offered',
    },
  ],
  whenNotToUse:
    'Where the switch is meant: a program that must not take over its port before every connection of the last run is gone, or a test that checks that it fails. C has no library here whose listeners set the option unasked and can be told not to.',
  fix: 'Switches it on again. Only offered, never applied by itself.',
};
