/** Every spelling of an option is told, in every language; and nothing that only looks like one. */
import assert from 'node:assert/strict';
import { allOptions, constantsOf, findOption, optionByName, spellingLanguages, spellingsOf } from '../../src/knowledge';
import { optionAt } from '../../src/core/hover-option';
import { Engine } from '../../src/core';
import { hoverAt } from '../../src/core/hover';
import { readAsset } from './assets';

/** What files of a language begin with. */
const PREAMBLE: Readonly<Record<string, string>> = {
  c: '#include <sys/socket.h>\n',
  cpp: '#include <sys/socket.h>\n',
  csharp: 'using System.Net.Sockets;\n',
  go: 'package p\n\nimport "net"\n',
  java: 'import java.net.*;\n',
  javascript: "import net from 'node:net';\n",
  typescript: "import dgram from 'node:dgram';\n",
  php: '<?php\n$s = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);\n',
  python: 'import socket\n',
  ruby: "require 'socket'\n",
  rust: 'use std::net::TcpListener;\n',
};

/** The option at the mark `|` of a piece of code. */
function told(language: string, marked: string, preamble = PREAMBLE[language] ?? ''): string | undefined {
  const text = preamble + marked.replace('|', '');
  return optionAt(text, language, preamble.length + marked.indexOf('|'))?.option.name;
}

/** Code as people write it: the mark stands before the word that is looked at. */
const SAMPLES: Readonly<Record<string, readonly (readonly [code: string, option: string])[]>> = {
  c: [
    ['setsockopt(fd, SOL_SOCKET, |SO_REUSEADDR, &on, sizeof on);', 'SO_REUSEADDR'],
    ['setsockopt(fd, IPPROTO_TCP, |TCP_NODELAY, &on, sizeof on);', 'TCP_NODELAY'],
    ['send(fd, p, n, |MSG_NOSIGNAL);', 'MSG_NOSIGNAL'],
    ['socket(AF_INET, SOCK_STREAM + |SOCK_CLOEXEC, 0);', 'SOCK_CLOEXEC'],
    ['uv_tcp_bind(&s, a, |UV_TCP_IPV6ONLY);', 'IPV6_V6ONLY'],
    ['|uv_tcp_nodelay(&client, 1);', 'TCP_NODELAY'],
    ['flags = |LEV_OPT_REUSEABLE;', 'SO_REUSEADDR'],
    ['apr_socket_opt_set(s, |APR_SO_REUSEADDR, 1);', 'SO_REUSEADDR'],
    ['curl_easy_setopt(c, |CURLOPT_TCP_KEEPIDLE, 60L);', 'TCP_KEEPIDLE'],
  ],
  cpp: [
    ['acceptor.set_option(asio::ip::tcp::acceptor::|reuse_address(true));', 'SO_REUSEADDR'],
    ['acceptor.set_option(boost::asio::socket_base::|reuse_address(true));', 'SO_REUSEADDR'],
    ['socket.set_option(asio::socket_base::|linger(true, 0));', 'SO_LINGER'],
    ['socket.set_option(asio::socket_base::|keep_alive(true));', 'SO_KEEPALIVE'],
    ['socket.set_option(asio::ip::tcp::|no_delay(true));', 'TCP_NODELAY'],
    ['socket.set_option(tcp::socket::|receive_buffer_size(8192));', 'SO_RCVBUF'],
    ['socket.set_option(tcp::socket::|send_buffer_size(8192));', 'SO_SNDBUF'],
    ['socket.set_option(asio::ip::multicast::|join_group(group));', 'IP_ADD_MEMBERSHIP'],
    ['socket.set_option(asio::ip::multicast::|hops(4));', 'IP_MULTICAST_TTL'],
    ['socket.set_option(asio::ip::unicast::|hops(4));', 'IP_TTL'],
    ['acceptor.set_option(asio::ip::|v6_only(true));', 'IPV6_V6ONLY'],
    ['socket->setSocketOption(QAbstractSocket::|LowDelayOption, 1);', 'TCP_NODELAY'],
    ['socket->setSocketOption(QAbstractSocket::|KeepAliveOption, 1);', 'SO_KEEPALIVE'],
    ['socket->bind(port, QAbstractSocket::|ReuseAddressHint);', 'SO_REUSEADDR'],
    ['QUdpSocket s; s.|joinMulticastGroup(group);', 'IP_ADD_MEMBERSHIP'],
    ['Poco::Net::ServerSocket s; s.|setReuseAddress(true);', 'SO_REUSEADDR'],
    ['httplib::Server svr; svr.|set_tcp_nodelay(true);', 'TCP_NODELAY'],
    ['asio::detail::socket_option::boolean<SOL_SOCKET, |SO_REUSEPORT> o(true);', 'SO_REUSEPORT'],
  ],
  csharp: [
    ['s.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.|ReuseAddress, true);', 'SO_REUSEADDR'],
    ['s.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.|KeepAlive, true);', 'SO_KEEPALIVE'],
    ['s.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.|ReceiveTimeout, 500);', 'SO_RCVTIMEO'],
    ['s.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.|DontLinger, true);', 'SO_DONTLINGER'],
    ['s.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.|TcpKeepAliveTime, 60);', 'TCP_KEEPIDLE'],
    ['s.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.|AddMembership, m);', 'IP_ADD_MEMBERSHIP'],
    ['s.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.|Type, 1);', 'SO_TYPE'],
    ['listener.|ExclusiveAddressUse = false;', 'SO_EXCLUSIVEADDRUSE'],
    ['socket.|LingerState = new LingerOption(true, 0);', 'SO_LINGER'],
    ['socket.LingerState = new |LingerOption(true, 0);', 'SO_LINGER'],
    ['client.|NoDelay = true;', 'TCP_NODELAY'],
    ['client.|SendTimeout = 5000;', 'SO_SNDTIMEO'],
    ['client.|ReceiveBufferSize = 65536;', 'SO_RCVBUF'],
    ['udp.|JoinMulticastGroup(address);', 'IP_ADD_MEMBERSHIP'],
    ['udp.|EnableBroadcast = true;', 'SO_BROADCAST'],
    ['socket.|DualMode = true;', 'IPV6_V6ONLY'],
    ['socket.|Ttl = 5;', 'IP_TTL'],
  ],
  go: [
    ['syscall.SetsockoptInt(fd, syscall.SOL_SOCKET, syscall.|SO_REUSEADDR, 1)', 'SO_REUSEADDR'],
    ['unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.|SO_REUSEPORT, 1)', 'SO_REUSEPORT'],
    ['windows.SetsockoptInt(fd, windows.SOL_SOCKET, windows.|SO_EXCLUSIVEADDRUSE, 1)', 'SO_EXCLUSIVEADDRUSE'],
    ['syscall.|SetsockoptLinger(fd, syscall.SOL_SOCKET, syscall.SO_LINGER, &l)', 'SO_LINGER'],
    ['conn.|SetNoDelay(true)', 'TCP_NODELAY'],
    ['conn.|SetLinger(0)', 'SO_LINGER'],
    ['conn.|SetKeepAlive(true)', 'SO_KEEPALIVE'],
    ['conn.|SetKeepAlivePeriod(30 * time.Second)', 'TCP_KEEPIDLE'],
    ['conn.|SetReadBuffer(65536)', 'SO_RCVBUF'],
    ['conn.|SetWriteBuffer(65536)', 'SO_SNDBUF'],
    ['d := net.Dialer{|KeepAlive: 30 * time.Second}', 'TCP_KEEPIDLE'],
    ['d := net.Dialer{Timeout: f(1), |KeepAlive: 30 * time.Second}', 'TCP_KEEPIDLE'],
    ['c := net.KeepAliveConfig{Enable: true, |Interval: time.Second}', 'TCP_KEEPINTVL'],
    ['p.|JoinGroup(ifi, group)', 'IP_ADD_MEMBERSHIP'],
    ['p.|SetMulticastTTL(4)', 'IP_MULTICAST_TTL'],
    ['ln, err := reuseport.|Listen("tcp", addr)', 'SO_REUSEPORT'],
    ['gnet.Run(h, a, gnet.|WithReusePort(true))', 'SO_REUSEPORT'],
  ],
  java: [
    ['channel.setOption(StandardSocketOptions.|SO_REUSEADDR, true);', 'SO_REUSEADDR'],
    ['socket.|setReuseAddress(true);', 'SO_REUSEADDR'],
    ['socket.|setSoLinger(true, 0);', 'SO_LINGER'],
    ['socket.|setTcpNoDelay(true);', 'TCP_NODELAY'],
    ['socket.|setKeepAlive(true);', 'SO_KEEPALIVE'],
    ['socket.|setReceiveBufferSize(1 << 16);', 'SO_RCVBUF'],
    ['socket.|setTrafficClass(0xb8);', 'IP_TOS'],
    ['socket.|setOOBInline(true);', 'SO_OOBINLINE'],
    ['b.option(ChannelOption.|SO_REUSEADDR, true);', 'SO_REUSEADDR'],
    ['b.childOption(ChannelOption.|TCP_NODELAY, true);', 'TCP_NODELAY'],
    ['b.option(EpollChannelOption.|SO_REUSEPORT, true);', 'SO_REUSEPORT'],
    ['b.option(EpollChannelOption.|TCP_USER_TIMEOUT, 30000);', 'TCP_USER_TIMEOUT'],
    ['s.setOption(ExtendedSocketOptions.|TCP_KEEPIDLE, 60);', 'TCP_KEEPIDLE'],
    ['s.setOption(ExtendedSocketOptions.|TCP_KEEPINTERVAL, 10);', 'TCP_KEEPINTVL'],
    ['s.setOption(ExtendedSocketOptions.|TCP_QUICKACK, true);', 'TCP_QUICKACK'],
    ['multicast.|joinGroup(group, nic);', 'IP_ADD_MEMBERSHIP'],
    ['multicast.|setTimeToLive(4);', 'IP_MULTICAST_TTL'],
    ['builder.setServerOption(Options.|REUSE_ADDRESSES, true);', 'SO_REUSEADDR'],
    ['new HttpServerOptions().|setReusePort(true);', 'SO_REUSEPORT'],
  ],
  javascript: [
    ['socket.|setNoDelay(true);', 'TCP_NODELAY'],
    ['socket.|setKeepAlive(true, 30000);', 'SO_KEEPALIVE'],
    ["const s = dgram.createSocket({ type: 'udp4', |reuseAddr: true });", 'SO_REUSEADDR'],
    ['server.listen({ port: 80, |reusePort: true });', 'SO_REUSEPORT'],
    ['server.listen({ port: 80, |ipv6Only: true });', 'IPV6_V6ONLY'],
    ['net.createServer({ |noDelay: true }, handler);', 'TCP_NODELAY'],
    ['net.createServer({ |keepAlive: true }, handler);', 'SO_KEEPALIVE'],
    ['net.connect({ port, |keepAliveInitialDelay: 5000 });', 'TCP_KEEPIDLE'],
    ['socket.|addMembership("239.1.1.1");', 'IP_ADD_MEMBERSHIP'],
    ['socket.|setBroadcast(true);', 'SO_BROADCAST'],
    ['socket.|setMulticastTTL(4);', 'IP_MULTICAST_TTL'],
    ['socket.|setTTL(4);', 'IP_TTL'],
    ['socket.|setRecvBufferSize(65536);', 'SO_RCVBUF'],
    ['Deno.listen({ port: 80, |reusePort: true });', 'SO_REUSEPORT'],
  ],
  typescript: [
    ["const s: dgram.Socket = dgram.createSocket({ type: 'udp4', |reuseAddr: true });", 'SO_REUSEADDR'],
    ['socket.|dropMembership("239.1.1.1");', 'IP_DROP_MEMBERSHIP'],
  ],
  php: [
    ['socket_set_option($s, SOL_SOCKET, |SO_REUSEADDR, 1);', 'SO_REUSEADDR'],
    ['socket_set_option($s, SOL_SOCKET, \\|SO_REUSEPORT, 1);', 'SO_REUSEPORT'],
    ["stream_context_create(['socket' => ['|so_reuseport' => true]]);", 'SO_REUSEPORT'],
    ['stream_context_create(["socket" => ["|tcp_nodelay" => true]]);', 'TCP_NODELAY'],
    ["$linger = ['|l_onoff' => 1, 'l_linger' => 0];", 'SO_LINGER'],
    ["$server->set(['|enable_reuse_port' => true]);", 'SO_REUSEPORT'],
    ["$server->set(['|open_tcp_nodelay' => true]);", 'TCP_NODELAY'],
  ],
  python: [
    ['s.setsockopt(socket.SOL_SOCKET, socket.|SO_REUSEADDR, 1)', 'SO_REUSEADDR'],
    ['s.setsockopt(SOL_SOCKET, |SO_LINGER, struct.pack("ii", 1, 0))', 'SO_LINGER'],
    ['class S(socketserver.TCPServer):\n    |allow_reuse_address = True', 'SO_REUSEADDR'],
    ['socketserver.TCPServer.|allow_reuse_port = True', 'SO_REUSEPORT'],
    ['socket.create_server(("", 80), |reuse_port=True)', 'SO_REUSEPORT'],
    ['await asyncio.start_server(f, port=80, |reuse_address=True)', 'SO_REUSEADDR'],
    ['await asyncio.start_server(f, port=80, |keep_alive=True)', 'SO_KEEPALIVE'],
    ['socket.create_server(("", 80), |dualstack_ipv6=True)', 'IPV6_V6ONLY'],
    ['self.transport.|setTcpNoDelay(True)', 'TCP_NODELAY'],
  ],
  ruby: [
    ['s.setsockopt(:SOCKET, :|REUSEADDR, true)', 'SO_REUSEADDR'],
    ['s.setsockopt(Socket::SOL_SOCKET, Socket::|SO_REUSEADDR, 1)', 'SO_REUSEADDR'],
    ['s.setsockopt(Socket::Constants::SOL_SOCKET, Socket::Constants::|SO_REUSEPORT, 1)', 'SO_REUSEPORT'],
    ['s.setsockopt(:SOCKET, :|LINGER, [1, 0].pack("ii"))', 'SO_LINGER'],
    ['s.setsockopt(:TCP, :|NODELAY, 1)', 'TCP_NODELAY'],
    ['s.setsockopt(:TCP, :|KEEPIDLE, 60)', 'TCP_KEEPIDLE'],
    ['s.setsockopt :SOCKET, :|RCVBUF, 65536', 'SO_RCVBUF'],
    ['s.setsockopt(:IP, :|TTL, 4)', 'IP_TTL'],
    ['s.setsockopt(:IP, :|MULTICAST_LOOP, 0)', 'IP_MULTICAST_LOOP'],
    ['s.setsockopt(:IPV6, :|MULTICAST_LOOP, 0)', 'IPV6_MULTICAST_LOOP'],
    ['s.setsockopt(:IPV6, :|V6ONLY, true)', 'IPV6_V6ONLY'],
    ['s.getsockopt(:SOCKET, :|ERROR)', 'SO_ERROR'],
    ['s.setsockopt(Socket::Option.|linger(true, 0))', 'SO_LINGER'],
    ['s.setsockopt(Socket::Option.bool(:INET, :SOCKET, :|KEEPALIVE, true))', 'SO_KEEPALIVE'],
    ['socket.|ipv6only!', 'IPV6_V6ONLY'],
    ['Async::IO::Endpoint.tcp("localhost", 80, |reuse_port: true)', 'SO_REUSEPORT'],
  ],
  rust: [
    ['libc::setsockopt(fd, libc::SOL_SOCKET, libc::|SO_LINGER, p, n);', 'SO_LINGER'],
    ['setsockopt(&fd, sockopt::|ReuseAddr, &true)?;', 'SO_REUSEADDR'],
    ['setsockopt(&fd, nix::sys::socket::sockopt::|TcpKeepIdle, &60)?;', 'TCP_KEEPIDLE'],
    ['setsockopt(&fd, sockopt::|RcvBuf, &65536)?;', 'SO_RCVBUF'],
    ['rustix::net::sockopt::|set_socket_reuseaddr(&fd, true)?;', 'SO_REUSEADDR'],
    ['sockopt::|set_tcp_nodelay(&fd, true)?;', 'TCP_NODELAY'],
    ['sockopt::|socket_linger(&fd)?;', 'SO_LINGER'],
    ['socket.|set_reuse_address(true)?;', 'SO_REUSEADDR'],
    ['socket.|set_reuse_port(true)?;', 'SO_REUSEPORT'],
    ['socket.|set_reuseaddr(true)?;', 'SO_REUSEADDR'],
    ['socket.|set_linger(Some(Duration::from_secs(0)))?;', 'SO_LINGER'],
    ['stream.|set_nodelay(true)?;', 'TCP_NODELAY'],
    ['stream.|set_read_timeout(Some(Duration::from_secs(5)))?;', 'SO_RCVTIMEO'],
    ['socket.|set_only_v6(false)?;', 'IPV6_V6ONLY'],
    ['socket.|join_multicast_v4(&group, &Ipv4Addr::UNSPECIFIED)?;', 'IP_ADD_MEMBERSHIP'],
    ['socket.|set_tcp_user_timeout(Some(Duration::from_secs(30)))?;', 'TCP_USER_TIMEOUT'],
    ['let k = socket2::TcpKeepalive::new().|with_time(Duration::from_secs(60));', 'TCP_KEEPIDLE'],
    ['socket.|bind_device(Some(b"eth0"))?;', 'SO_BINDTODEVICE'],
    ['socket.|set_recv_buffer_size(65536)?;', 'SO_RCVBUF'],
  ],
};

describe('spellings of options', () => {
  for (const [language, samples] of Object.entries(SAMPLES))
    describe(language, () => {
      for (const [code, option] of samples)
        it(code, () => {
          assert.ok(optionByName(option), option);
          assert.equal(told(language, code), option);
        });
    });

  it('are told in every language, each of them, where their conditions hold', () => {
    let count = 0;
    for (const language of spellingLanguages)
      for (const { text, option, after, inside, needs, behind } of spellingsOf(language)) {
        const qualifier = after?.[0]?.replace('~', 'my_') ?? '';
        const separator = ['cpp', 'rust', 'ruby'].includes(language) ? '::' : '.';
        const word = `${qualifier === '' ? '' : qualifier + separator}|${text}`;
        const call =
          behind === undefined
            ? word
            : `s.setsockopt(:${option.startsWith('SO_') ? 'SOCKET' : option.slice(0, option.indexOf('_'))}, :${word}, 1)`;
        const quoted = language === 'php' && !text.startsWith('with') ? `'${call}'` : call;
        const code = inside === undefined ? quoted : `x = ${inside[0] ?? ''}(${quoted})`;
        const preamble = `${PREAMBLE[language] ?? ''}${needs === undefined ? '' : `${needs}\n`}`;
        assert.equal(told(language, code, preamble), option, `${language}: ${code}`);
        count++;
      }
    assert.ok(count > 500, String(count));
  });

  it('include the C names in every language that has constants for them', () => {
    for (const language of ['c', 'cpp', 'python', 'go', 'rust', 'java', 'php', 'ruby'])
      for (const { name } of allOptions())
        if (constantsOf(language)?.has(name) !== false)
          assert.equal(told(language, language === 'python' ? `socket.|${name}` : `|${name}`), name, language);
  });
});

describe('words that are no options', () => {
  const samples: readonly (readonly [language: string, code: string])[] = [
    ['c', 'int |linger = 0;'],
    ['c', 'int |keepalive;'],
    ['c', '/* |SO_REUSEADDR */'],
    ['c', 'puts("|SO_REUSEADDR");'],
    ['c', '#define |SO_SOMETHING 1'],
    ['cpp', 'std::|linger(true);'],
    ['cpp', 'game::|debug(true);'],
    ['cpp', 'chat.|join_group(7);'],
    ['cpp', 'int |hops = 3;'],
    ['cpp', 'Poco::Net::HTTPRequest request; request.|setKeepAlive(true);'],
    ['cpp', 'thread.|setReuseAddress(true);'],
    ['csharp', 'Logger.|Debug("x");'],
    ['csharp', 'throw new |Error();'],
    ['csharp', 'var t = x.|Type;'],
    ['csharp', 'binding.|SendTimeout = 5;'],
    ['csharp', 'record.|Ttl = 5;'],
    ['csharp', 'request.|KeepAlive = true;'],
    ['go', 'x := Ticker{|Interval: time.Second}'],
    ['go', 'x := http.Transport{|KeepAlive: 1}'],
    ['go', 'cache.|SetTTL(5)'],
    ['go', 'ln, err := net.|Listen("tcp", a)'],
    ['go', 'ln, err := net.Listen("tcp", a) // |SetLinger'],
    ['java', 'queue.|setTimeout(5);'],
    ['java', 'x = Options.|FOO;'],
    ['java', 'enum E { |KEEP_ALIVE }'],
    ['javascript', 'new http.Agent({ |keepAlive: true })'],
    ['javascript', 'const |noDelay = true;'],
    ['javascript', "log('|setNoDelay');"],
    ['php', "echo '|so_reuseport is on';"],
    ['php', '// |so_reuseport'],
    ['python', '|keep_alive = True'],
    ['python', 's.setsockopt(zmq.|TCP_KEEPALIVE, 1)'],
    ['python', 'bot.|joinGroup(7)'],
    ['python', 'from twisted.words import im\nbot.|joinGroup(7)'],
    ['go', 'import "golang.org/x/net/dns/dnsmessage"; w.|SetTTL(7)'],
    ['python', '"|allow_reuse_address"'],
    ['ruby', 'x = :|LINGER'],
    ['ruby', 'Net::HTTP::|TTL'],
    ['ruby', 'log(:|ERROR)'],
    ['ruby', 'Shape::|REUSEADDR'],
    ['rust', 'let |Linger = 1;'],
    ['rust', 'thread.|set_priority(5);'],
    ['rust', 'enum Message { |Broadcast }'],
    ['rust', 'builder.|with_time(5)'],
  ];
  for (const [language, code] of samples)
    it(`${language}: ${code}`, () => {
      assert.equal(told(language, code), undefined);
    });

  it('such as those of libraries, in files that have no sockets', () => {
    assert.equal(told('c', 'double |PACKET_LOSS = 0.1;', ''), undefined);
    assert.equal(told('c', 'int x = |SO_REUSEADDR;', ''), 'SO_REUSEADDR');
    assert.equal(told('go', 'cache.|SetReadBuffer(5)', 'package p\n'), undefined);
    assert.equal(told('rust', 'x.|set_ttl(5)', 'use serde::Serialize;\n'), undefined);
    assert.equal(told('javascript', 'cache.|setTTL(5)', ''), undefined);
    assert.equal(told('java', 'x.|setBroadcast(true)', 'import java.util.List;\n'), undefined);
  });
});

describe('all names, hovered in C', () => {
  const engine = new Engine(readAsset);
  after(() => engine.dispose());

  it('show their own entries', async () => {
    const names = allOptions().map(({ name }) => name);
    assert.ok(names.length >= 830, String(names.length));
    const text = `#include <sys/socket.h>\nint all[] = {\n${names.map((name) => `    ${name},`).join('\n')}\n};\n`;
    const analysis = await engine.analyze({ languageId: 'c', text });
    for (const name of names) {
      const offset = text.indexOf(` ${name},`) + 1;
      const hover = hoverAt({ analysis, text, languageId: 'c', offset, detail: 'full', platforms: [] });
      const option = findOption('c', name)?.option;
      assert.ok(hover && option);
      assert.deepEqual(hover.range, { start: offset, end: offset + name.length });
      assert.ok(hover.summary[0]?.startsWith(`**${name}** — `), hover.summary[0]);
      assert.ok(hover.summary[0]?.includes(option.level === 'flag' ? option.valueType.slice(0, 4) : option.level));
      assert.match(hover.summary[2] ?? '', /[✓✗] Linux/);
      assert.match(hover.details.at(-1) ?? '', /Source/);
      assert.deepEqual(hover.links[0], { kind: 'option', title: `All about ${name}`, option: name });
    }
  });
});
