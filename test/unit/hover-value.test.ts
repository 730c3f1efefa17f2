/** What the value of an option means is told as it is written, in every language. */
import assert from 'node:assert/strict';
import { Engine } from '../../src/core';
import { hoverAt } from '../../src/core/hover';
import { readAsset } from './assets';

const engine = new Engine(readAsset);
after(() => engine.dispose());

/** What the hover at the mark `|` says of the value. */
async function said(languageId: string, marked: string): Promise<string | undefined> {
  const text = marked.replace('|', '');
  const analysis = await engine.analyze({ languageId, text });
  const hover = hoverAt({ analysis, text, languageId, offset: marked.indexOf('|'), detail: 'full', platforms: [] });
  // Markdown escapes the punctuation.
  return hover?.summary.find((paragraph) => paragraph.startsWith('**Here:**'))?.replace(/\\(?=\W)/g, '');
}

/** Code, and what is said of it: undefined where nothing is. */
const SAMPLES: Readonly<Record<string, readonly (readonly [code: string, wanted: RegExp | undefined])[]>> = {
  c: [
    [
      'struct linger l = {1, 0};\nsetsockopt(fd, SOL_SOCKET, |SO_LINGER, &l, sizeof l);',
      /\{1, 0\}: close\(\) throws .* RST/,
    ],
    ['struct linger l = {1, 0};\nsetsockopt(fd, SOL_SOCKET, SO_LINGER, &|l, sizeof l);', /RST/],
    [
      'struct linger l = { .l_onoff = 1, .l_linger = 5 };\nsetsockopt(fd, SOL_SOCKET, |SO_LINGER, (char *)&l, sizeof l);',
      /up to 5 s.*macOS 5 hundredths/,
    ],
    ['setsockopt(fd, SOL_SOCKET, |SO_LINGER, &(struct linger){1, 0}, sizeof(struct linger));', /RST/],
    ['int ms = 30000;\nsetsockopt(fd, IPPROTO_TCP, |TCP_USER_TIMEOUT, &ms, sizeof ms);', /30000: after 30 s without/],
    [
      'struct timeval tv = { .tv_sec = 5 };\nsetsockopt(fd, SOL_SOCKET, |SO_RCVTIMEO, &tv, sizeof tv);',
      /\{5, 0\}: 5 s, then .*EAGAIN/,
    ],
    [
      '#define SIZE (64 * 1024)\nint n = SIZE;\nsetsockopt(fd, SOL_SOCKET, |SO_RCVBUF, &n, sizeof n);',
      /65536: Linux keeps 131072/,
    ],
    ['DWORD ms = 3000;\nsetsockopt(s, SOL_SOCKET, |SO_RCVTIMEO, (const char *)&ms, sizeof ms);', /3 s on Windows/],
    ['int n = 1;\nn += 5;\nsetsockopt(fd, IPPROTO_TCP, |TCP_KEEPIDLE, &n, sizeof n);', undefined],
    ['int n = 60;\nvoid f(int fd, int n) { setsockopt(fd, IPPROTO_TCP, |TCP_KEEPIDLE, &n, sizeof n); }', undefined],
    ['getsockopt(fd, SOL_SOCKET, |SO_RCVBUF, &n, &size);', undefined],
    ['setsockopt(fd, SOL_SOCKET, |SO_REUSEADDR, &(int){1}, sizeof(int));', undefined],
  ],
  cpp: [
    ['#include <sys/socket.h>\n#define |LEV_OPT_DEFERRED_ACCEPT (1u<<6)', undefined],
    ['#include <sys/socket.h>\nenum { |SO_LINGER = 13 };', undefined],
    ['s.set_option(asio::socket_base::|linger(true, 0));', /\{1, 0\}: .*RST/],
    ['asio::socket_base::|linger option(true, 30);', /up to 30 s for what is left to be delivered\.$/],
    ['s.set_option(asio::socket_base::|receive_buffer_size(8192));', /8192: Linux keeps 16384/],
    ['s.set_option(asio::ip::tcp::|no_delay(false));', /Nagle's algorithm stays on/],
    [
      'constexpr int kIdle = 60;\nvoid f() { setsockopt(fd, IPPROTO_TCP, |TCP_KEEPIDLE, &kIdle, sizeof kIdle); }',
      /first probe after 60 s/,
    ],
  ],
  csharp: [
    ['using System.Net.Sockets;\nsocket.|LingerState = new LingerOption(true, 0);', /\{1, 0\}: .*RST/],
    ['using System.Net.Sockets;\nsocket.LingerState = new |LingerOption(true, 10);', /up to 10 s/],
    ['using System.Net.Sockets;\nclient.|SendTimeout = 5000;', /5000 ms: 5 s, then the call fails/],
    [
      'using System.Net.Sockets;\nclient.|ReceiveTimeout = (int)TimeSpan.FromSeconds(5).TotalMilliseconds;',
      /5000 ms: 5 s/,
    ],
    [
      'using System.Net.Sockets;\ns.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.|TcpKeepAliveTime, 60);',
      /first probe after 60 s/,
    ],
    [
      'using System.Net.Sockets;\ns.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, |10);',
      /10 s between probes/,
    ],
    ['using System.Net.Sockets;\nsocket.|DualMode = true;', /takes IPv4 connections as well/],
    ['using System.Net.Sockets;\nclient.|NoDelay = false;', /Nagle/],
  ],
  go: [
    ['package p\nimport "net"\nfunc f(c *net.TCPConn) { c.|SetLinger(0) }', /0\}?: close\(\) throws/],
    ['package p\nimport "net"\nfunc f(c *net.TCPConn) { c.SetLinger(|0) }', /0\}?: close\(\) throws/],
    ['package p\nimport "net"\nfunc f(c *net.TCPConn) { c.|SetLinger(-1) }', /-1\}?: close\(\) returns at once/],
    [
      'package p\nimport "net"\nfunc f(c *net.TCPConn) { c.|SetKeepAlivePeriod(30 * time.Second) }',
      /30 s: the first probe after 30 s/,
    ],
    ['package p\nimport "net"\nvar d = net.Dialer{|KeepAlive: 2 * time.Minute}', /first probe after 2 minutes/],
    [
      'package p\nimport "net"\nfunc f() { syscall.SetsockoptLinger(fd, syscall.SOL_SOCKET, syscall.|SO_LINGER, &syscall.Linger{Onoff: 1, Linger: 0}) }',
      /\{1, 0\}: .*RST/,
    ],
    [
      'package p\nimport "net"\nfunc f() { unix.SetsockoptTimeval(fd, unix.SOL_SOCKET, unix.|SO_RCVTIMEO, &unix.Timeval{Sec: 5}) }',
      /5 s, then/,
    ],
    [
      'package p\nimport "net"\nfunc f() { unix.SetsockoptInt(fd, unix.IPPROTO_TCP, unix.|TCP_USER_TIMEOUT, 30_000) }',
      /30000: after 30 s/,
    ],
  ],
  java: [
    ['import io.vertx.core.net.*;\nclass A { void f() { new NetServerOptions().|setTcpFastOpen(true); } }', undefined],
    ['import java.net.*;\nclass A { void f() { socket.|setSoLinger(true, 0); } }', /\{1, 0\}: .*RST/],
    [
      'import java.net.*;\nclass A { void f() { socket.|setSoLinger(false, 0); } }',
      /\{0, 0\}: close\(\) returns at once/,
    ],
    ['import java.net.*;\nclass A { void f() { socket.|setTrafficClass(0xb8); } }', /184: DSCP 46 \(EF\)/],
    [
      'import java.net.*;\nclass A { void f() { channel.setOption(StandardSocketOptions.|SO_LINGER, 0); } }',
      /0\}?: close\(\) throws/,
    ],
    [
      'import java.net.*;\nclass A { void f() { channel.setOption(StandardSocketOptions.|SO_RCVBUF, 1 << 16); } }',
      /65536: Linux keeps 131072/,
    ],
    [
      'import io.netty.channel.*;\nclass A { void f() { b.option(EpollChannelOption.|TCP_USER_TIMEOUT, 30000); } }',
      /after 30 s/,
    ],
    [
      'import java.net.*;\nclass A { static final int IDLE = 60; void f() { s.setOption(ExtendedSocketOptions.|TCP_KEEPIDLE, IDLE); } }',
      /after 60 s/,
    ],
  ],
  javascript: [
    [
      "import net from 'net';\nsocket.|setKeepAlive(true, 30000);",
      /`TCP_KEEPIDLE` 30000 ms: the first probe after 30 s/,
    ],
    ["import net from 'net';\nsocket.|setKeepAlive(false);", /`SO_KEEPALIVE` 0: switched off/],
    [
      "import net from 'net';\nnet.connect({ port, |keepAliveInitialDelay: 5_000 });",
      /5000 ms: the first probe after 5 s/,
    ],
    ["import net from 'net';\nsocket.|setNoDelay(false);", /Nagle/],
    ["import dgram from 'dgram';\nsocket.|setMulticastTTL(1);", /local network/],
    ["import dgram from 'dgram';\nsocket.|setRecvBufferSize(1024 * 1024);", /1048576: Linux keeps/],
  ],
  php: [
    ["<?php\nsocket_set_option($s, SOL_SOCKET, |SO_LINGER, ['l_onoff' => 1, 'l_linger' => 0]);", /\{1, 0\}: .*RST/],
    [
      "<?php\n$t = array('sec' => 5, 'usec' => 0);\nsocket_set_option($s, SOL_SOCKET, |SO_RCVTIMEO, $t);",
      /\{5, 0\}: 5 s, then/,
    ],
    ['<?php\nsocket_set_option($s, SOL_TCP, |TCP_NODELAY, 0);', /Nagle/],
    ["<?php\nsocket_set_option($s, SOL_SOCKET, SO_RCVTIMEO, |['sec' => 0, 'usec' => 500000]);", /500 ms, then/],
  ],
  python: [
    ["import socket\ns.setsockopt(socket.SOL_SOCKET, socket.|SO_LINGER, struct.pack('ii', 1, 0))", /\{1, 0\}: .*RST/],
    ['import socket\nself.sock.setsockopt(socket.IPPROTO_TCP, socket.|TCP_USER_TIMEOUT, 30000)', /30000: after 30 s/],
    ["import socket\ns.setsockopt(socket.SOL_SOCKET, socket.|SO_RCVTIMEO, struct.pack('ll', 5, 0))", /5 s, then/],
    [
      'import socket\ns = socket.create_server(("", 80), family=socket.AF_INET6, |dualstack_ipv6=True)',
      /takes IPv4 connections/,
    ],
  ],
  ruby: [
    ["require 'socket'\ns.setsockopt(:SOCKET, :|LINGER, [1, 0].pack('ii'))", /\{1, 0\}: .*RST/],
    ["require 'socket'\ns.setsockopt(Socket::SOL_SOCKET, Socket::|SO_RCVTIMEO, [5, 0].pack('l_2'))", /5 s, then/],
    ["require 'socket'\ns.setsockopt Socket::IPPROTO_TCP, Socket::|TCP_KEEPIDLE, 60", /after 60 s/],
    ["require 'socket'\ns.setsockopt(Socket::Option.|linger(true, 0))", /\{1, 0\}: .*RST/],
  ],
  rust: [
    [
      'use std::net::TcpStream;\nfn f() { s.|set_linger(Some(Duration::new(2, 0))); }',
      /2 s: close\(\) waits up to 2 s/,
    ],
    ['use std::net::TcpStream;\nfn f() { s.|set_linger(Some(Duration::from_secs(0))); }', /0 ms: close\(\) throws/],
    ['use std::net::TcpStream;\nfn f() { s.|set_linger(None); }', /none: close\(\) returns at once/],
    [
      'use std::net::TcpStream;\nfn f() { s.|set_read_timeout(Some(Duration::from_millis(2500))); }',
      /2.5 s: then the call fails/,
    ],
    ['use std::net::TcpStream;\nfn f() { s.|set_read_timeout(None); }', /none: no timeout/],
    [
      'use socket2::Socket;\nfn f() { s.|set_tcp_user_timeout(Some(std::time::Duration::from_secs(30))); }',
      /30 s: after 30 s/,
    ],
    [
      'use socket2::TcpKeepalive;\nfn f() { TcpKeepalive::new().|with_time(Duration::from_secs(60)); }',
      /60 s: the first probe/,
    ],
    ['use nix::sys::socket::*;\nfn f() { setsockopt(&fd, sockopt::|RcvBuf, &65536)?; }', /65536: Linux keeps/],
    [
      'fn f() { let l = libc::linger { l_onoff: 1, l_linger: 0 };\n unsafe { libc::setsockopt(fd, libc::SOL_SOCKET, libc::|SO_LINGER, &l as *const _ as *const c_void, n); } }',
      /RST/,
    ],
    ['use rustix::net::sockopt;\nfn f() { sockopt::|set_socket_linger(&fd, Some(Duration::ZERO)); }', /RST/],
    ['use std::net::TcpStream;\nfn f(t: Duration) { s.|set_read_timeout(Some(t)); }', undefined],
  ],
};

describe('the value as it is written', () => {
  for (const [language, samples] of Object.entries(SAMPLES))
    describe(language, () => {
      for (const [code, wanted] of samples)
        it(code.slice(0, 120).replaceAll('\n', ' ⏎ '), async () => {
          const text = await said(language, code);
          if (wanted === undefined) assert.equal(text, undefined);
          else assert.match(text ?? '', wanted);
        });
    });
});
