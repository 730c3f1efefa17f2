/** Small C++ files: which of their binds are reported. Whole servers are in test/fixtures/cpp. */
import assert from 'node:assert/strict';
import { Engine } from '../../../src/core';
import { readAsset } from '../assets';

/** Marks the identifier that has to be reported, by the comment behind it. */
const MARK = /(\w+)\/\*!\*\//g;

const ADDRESS = 'sockaddr_in a{}; a.sin_family = AF_INET; a.sin_port = htons(8080);';
const BIND = '(sockaddr *)&a, sizeof a';

const asio = (code: string): string => `#include <boost/asio.hpp>\nusing boost::asio::ip::tcp;\n${code}`;
const inMain = (code: string): string => asio(`int main() { boost::asio::io_context io; ${code} }`);

const samples: readonly (readonly [title: string, source: string])[] = [
  [
    'a wrapper with a default argument is judged at its call',
    `class Server {
       int fd_{::socket(AF_INET, SOCK_STREAM, 0)};
     public:
       void listen(int port, bool reuse = true);
     };
     void Server::listen(int port, bool reuse) {
       if (reuse) { int on{1}; ::setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on); }
       ${ADDRESS}
       ::bind(fd_, ${BIND});
       ::listen(fd_, 5);
     }
     int main() { Server server; server.listen/*!*/(80, false); }`,
  ],
  [
    'the default argument of the declaration in the class counts',
    `class Server {
       int fd_{::socket(AF_INET, SOCK_STREAM, 0)};
     public:
       void listen(int port, bool reuse = true);
     };
     void Server::listen(int port, bool reuse) {
       if (reuse) { int on{1}; ::setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on); }
       ${ADDRESS}
       ::bind(fd_, ${BIND});
       ::listen(fd_, 5);
     }
     int main() { Server server; server.listen(80); }`,
  ],
  [
    'an object that is moved stays the same handle',
    `namespace net {
     class Socket {
       int fd_;
     public:
       explicit Socket(int type) : fd_(::socket(AF_INET, type, 0)) {}
       Socket(Socket &&other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
       void bind() { ${ADDRESS} ::bind/*!*/(fd_, ${BIND}); }
       void listen() { ::listen(fd_, SOMAXCONN); }
     };
     Socket make() { Socket made(SOCK_STREAM); return made; }
     }
     int main() { net::Socket first = net::make(); net::Socket second(std::move(first)); second.bind(); second.listen(); }`,
  ],
  [
    'a method sets the option through a unique_ptr',
    `class Socket {
       int fd_ = ::socket(AF_INET, SOCK_STREAM, 0);
     public:
       void reuse() { int one = 1; ::setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one)); }
       void listen() { ${ADDRESS} ::bind(fd_, ${BIND}); ::listen(fd_, 5); }
     };
     int main() { auto socket = std::make_unique<Socket>(); socket->reuse(); socket->listen(); }`,
  ],
  [
    'a base class that is called by its name',
    `class TcpSocket {
     protected:
       int sock_ = -1;
       bool create() { sock_ = socket(AF_INET, SOCK_STREAM, 0); return sock_ != -1; }
       bool bind() { ${ADDRESS} return ::bind/*!*/(sock_, ${BIND}) != -1; }
       bool listen() const { return ::listen(sock_, 5) != -1; }
     };
     class ServerSocket : private TcpSocket {
     public:
       ServerSocket() {
         if (!TcpSocket::create()) throw 1;
         if (!TcpSocket::bind()) throw 2;
         if (!TcpSocket::listen()) throw 3;
       }
     };
     int main() { ServerSocket server; }`,
  ],
  [
    'the constructor of the base class sets the option',
    `class Base {
     protected:
       int fd_;
       explicit Base(int type) : fd_(::socket(AF_INET, type, 0)) { int on = 1; ::setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on); }
     };
     class Derived : public Base {
     public:
       Derived() : Base(SOCK_STREAM) { ${ADDRESS} ::bind(fd_, ${BIND}); ::listen(fd_, 5); }
     };
     int main() { Derived derived; }`,
  ],
  [
    'a method that stands in another file may set the option',
    `bool Server::init() {
       m_fd = socket(AF_INET, SOCK_STREAM, 0);
       configureSocket();
       ${ADDRESS}
       return bind(m_fd, ${BIND}) == 0 && listen(m_fd, 10) == 0;
     }`,
  ],
  [
    'a class that is declared in another file',
    `bool Server::init() {
       m_fd = socket(AF_INET, SOCK_STREAM, 0);
       if (m_fd < 0) { log_error("socket"); return false; }
       ${ADDRESS}
       return bind/*!*/(m_fd, ${BIND}) == 0 && listen(m_fd, 10) == 0;
     }`,
  ],
  [
    'a static member',
    `class Server { static int fd_; public: static void open(); static void run(); };
     int Server::fd_ = -1;
     void Server::open() { fd_ = ::socket(AF_INET, SOCK_STREAM, 0); }
     void Server::run() { open(); ${ADDRESS} ::bind/*!*/(fd_, ${BIND}); ::listen(fd_, 5); }`,
  ],
  [
    'names that are bind and listen of other things',
    `struct Queue { void bind(int, int, int); void listen(int, int); };
     void route(Queue &queue, gl::Buffer &buffer) {
       auto later = std::bind(&Queue::bind, &queue, 1, 2, 3);
       queue.bind(1, 2, 3); queue.listen(1, 2); buffer.bind(4, 5, 6); boost::bind(route, 1, 2);
       int fd = ::socket(AF_INET, SOCK_STREAM, 0);
     }`,
  ],
  [
    'scoped enumerators and constants of a class',
    `enum class Kind { stream = SOCK_STREAM, datagram = SOCK_DGRAM };
     struct Ports { static constexpr int any = 0; };
     int main() {
       int udp = socket(AF_INET, static_cast<int>(Kind::datagram), 0);
       ${ADDRESS}
       bind(udp, ${BIND}); listen(udp, 1);
       int tcp = socket(AF_INET, static_cast<int>(Kind::stream), 0);
       sockaddr_in b{}; b.sin_family = AF_INET; b.sin_port = htons(Ports::any);
       bind(tcp, (sockaddr *)&b, sizeof b); listen(tcp, 1);
     }`,
  ],
  [
    'handles in a vector, listening in a loop',
    `int main() {
       std::vector<int> handles;
       addrinfo hints{}, *found;
       hints.ai_socktype = SOCK_STREAM;
       getaddrinfo(nullptr, "80", &hints, &found);
       for (auto *p = found; p; p = p->ai_next) {
         int fd = socket(p->ai_family, p->ai_socktype, p->ai_protocol);
         if (bind/*!*/(fd, p->ai_addr, p->ai_addrlen) < 0) { close(fd); continue; }
         handles.push_back(fd);
       }
       for (int fd : handles) listen(fd, 5);
     }`,
  ],
  ['Asio: a constructor given an endpoint in braces', inMain('tcp::acceptor acceptor(io, {tcp::v4(), 80});')],
  ['Asio: reuse switched off', inMain('tcp::acceptor/*!*/ acceptor(io, tcp::endpoint(tcp::v4(), 80), false);')],
  [
    'Asio: switched off in the member initializer',
    asio(
      `class S { tcp::acceptor acceptor_; public: S(boost::asio::io_context &io) : acceptor_/*!*/(io, tcp::endpoint(tcp::v4(), 80), false) {} };`,
    ),
  ],
  [
    'Asio: option off by hand',
    inMain(
      'tcp::acceptor a{io}; a.open(tcp::v4()); a.set_option(tcp::acceptor::reuse_address(false)); a.bind/*!*/({tcp::v4(), 80}); a.listen();',
    ),
  ],
  [
    'Asio: the option by the native handle',
    inMain(
      'tcp::acceptor a(io); a.open(tcp::v4()); int on = 1; ::setsockopt(a.native_handle(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on); a.bind({tcp::v4(), 80}); a.listen();',
    ),
  ],
  [
    'Asio: an option by its template arguments',
    inMain(
      'tcp::acceptor a(io); a.open(tcp::v4()); a.set_option(boost::asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>(true)); a.bind({tcp::v4(), 80}); a.listen();',
    ),
  ],
  [
    'Asio: handed to code of another file',
    inMain('tcp::acceptor a(io); a.open(tcp::v4()); configure(a); a.bind({tcp::v4(), 80}); a.listen();'),
  ],
  [
    'Asio: the template itself',
    inMain(
      'boost::asio::basic_socket_acceptor<tcp> a(io); a.open(tcp::v6()); a.bind/*!*/({tcp::v6(), 80}); a.listen();',
    ),
  ],
  [
    'Asio: a pointer that is filled later',
    `#include <boost/asio.hpp>
     using namespace boost::asio;
     class Server {
       io_context &io; std::unique_ptr<ip::tcp::acceptor> acceptor;
     public:
       void start(int port) {
         acceptor.reset(new ip::tcp::acceptor(io));
         ip::tcp::endpoint endpoint(ip::tcp::v4(), port);
         acceptor->open(endpoint.protocol());
         acceptor->bind/*!*/(endpoint);
         acceptor->listen();
       }
     };`,
  ],
  [
    'Asio: a member that another file declares shows what it is when it is opened',
    `server::server(const std::string &address, const std::string &port) : acceptor_(io_context_) {
       boost::asio::ip::tcp::resolver resolver(io_context_);
       boost::asio::ip::tcp::endpoint endpoint = *resolver.resolve(address, port).begin();
       acceptor_.open(endpoint.protocol());
       acceptor_.bind/*!*/(endpoint);
       acceptor_.listen();
     }`,
  ],
  [
    'Asio: a coroutine',
    `namespace asio = boost::asio;
     asio::awaitable<void> listener() {
       auto executor = co_await asio::this_coro::executor;
       asio::ip::tcp::acceptor acceptor(executor);
       acceptor.open(asio::ip::tcp::v4());
       acceptor.bind/*!*/({asio::ip::tcp::v4(), 55555});
       acceptor.listen();
       for (;;) auto socket = co_await acceptor.async_accept(asio::use_awaitable);
     }`,
  ],
  [
    'Asio: UDP and local sockets',
    asio(
      'int main() { boost::asio::io_context io; boost::asio::ip::udp::socket u(io, boost::asio::ip::udp::endpoint(boost::asio::ip::udp::v4(), 53)); boost::asio::local::stream_protocol::acceptor l(io, boost::asio::local::stream_protocol::endpoint("/tmp/s"), false); }',
    ),
  ],
  [
    'POCO: bind without the second argument',
    'using namespace Poco::Net;\nint main() { ServerSocket s; s.bind/*!*/(SocketAddress("0.0.0.0", 80)); s.listen(); }',
  ],
  [
    'POCO: bind with reuse, and the constructor',
    'int main() { Poco::Net::ServerSocket s; s.bind(Poco::Net::SocketAddress("0.0.0.0", 80), true); s.listen(); Poco::Net::ServerSocket t(81); }',
  ],
  [
    'SFML never sets it',
    'int main() { sf::TcpListener listener; listener.listen/*!*/(55001); sf::TcpListener any; any.listen(sf::Socket::AnyPort); }',
  ],
  ['Qt sets it', 'int main() { QTcpServer server; server.listen(QHostAddress::Any, 1234); }'],
  [
    'ACE: the default of this class is off',
    'int main() { ACE_INET_Addr address(80); ACE_SOCK_Acceptor acceptor; acceptor.open/*!*/(address); ACE_SOCK_Acceptor other; other.open(address, 1); }',
  ],
  [
    'libevent without the flag',
    `int main() { ${ADDRESS} evconnlistener_new_bind/*!*/(base, cb, nullptr, LEV_OPT_CLOSE_ON_FREE, -1, ${BIND}); }`,
  ],
  [
    'libevent with the flag',
    `int main() { ${ADDRESS} evconnlistener_new_bind(base, cb, nullptr, LEV_OPT_CLOSE_ON_FREE | LEV_OPT_REUSEABLE, -1, ${BIND}); }`,
  ],
];

/** The rules for a listener that cannot bind again at once: nobody sets the option, or somebody switches it off. */
const FAILS_TO_RESTART: readonly string[] = ['missing-reuseaddr', 'option-disabled'];

describe('C++ listeners', () => {
  const engine = new Engine(readAsset);
  after(() => engine.dispose());

  for (const [title, marked] of samples) {
    it(title, async () => {
      const expected: number[] = [];
      let removed = 0;
      for (const match of marked.matchAll(MARK)) {
        expected.push(match.index - removed);
        removed += match[0].length - match[1]!.length;
      }
      const text = marked.replace(MARK, '$1');
      const { findings, problems } = await engine.analyze({ languageId: 'cpp', text });
      assert.deepEqual(problems, []);
      assert.deepEqual(
        findings
          .filter(({ rule }) => FAILS_TO_RESTART.includes(rule))
          .map(
            ({ range }) =>
              `restart fails at ${text.slice(0, range.start).split('\n').length}: ${text.slice(range.start, range.end)} ${range.start}`,
          ),
        expected.map(
          (start) =>
            `restart fails at ${text.slice(0, start).split('\n').length}: ${/^\w+/.exec(text.slice(start))?.[0] ?? ''} ${start}`,
        ),
      );
    });
  }

  const fixes: readonly (readonly [title: string, before: string, after: string])[] = [
    [
      'an error code is passed on',
      '  acceptor->bind(endpoint, ec);\n',
      '  acceptor->set_option(tcp::acceptor::reuse_address(true), ec);\n  acceptor->bind(endpoint, ec);\n',
    ],
    [
      'an unbraced body gets braces',
      '  if (!ec)\n    acceptor->bind(endpoint, ec);\n',
      '  if (!ec) {\n    acceptor->set_option(tcp::acceptor::reuse_address(true), ec);\n    acceptor->bind(endpoint, ec);\n  }\n',
    ],
    [
      'a bind in a condition',
      '  if (acceptor->bind(endpoint, ec))\n    return;\n',
      '  acceptor->set_option(tcp::acceptor::reuse_address(true), ec);\n  if (acceptor->bind(endpoint, ec))\n    return;\n',
    ],
  ];
  for (const [title, before, fixed] of fixes) {
    it(`Asio fix: ${title}`, async () => {
      const around = (code: string): string =>
        asio(
          `void serve(boost::asio::io_context &io, tcp::endpoint endpoint) {\n  boost::system::error_code ec;\n  auto acceptor = std::make_shared<tcp::acceptor>(io);\n  acceptor->open(endpoint.protocol(), ec);\n${code}  acceptor->listen();\n}\n`,
        );
      const text = around(before);
      const { findings } = await engine.analyze({ languageId: 'cpp', text });
      const edits = findings.flatMap((finding) => finding.fixes.find((fix) => fix.preferred)?.edits ?? []);
      const result = [...edits]
        .sort((a, b) => b.range.start - a.range.start)
        .reduce(
          (whole, { range, text: inserted }) => whole.slice(0, range.start) + inserted + whole.slice(range.end),
          text,
        );
      assert.equal(result, around(fixed));
      assert.deepEqual((await engine.analyze({ languageId: 'cpp', text: result })).findings, []);
    });
  }

  it('the switch of a library call is turned on', async () => {
    const text = 'int main() { Poco::Net::ServerSocket s; s.bind(80); s.listen(); }';
    const { findings } = await engine.analyze({ languageId: 'cpp', text });
    assert.deepEqual(
      findings.flatMap((finding) => finding.fixes.map((fix) => fix.edits)),
      [[{ range: { start: text.indexOf('80)') + 2, end: text.indexOf('80)') + 2 }, text: ', true' }]],
    );
  });
});
