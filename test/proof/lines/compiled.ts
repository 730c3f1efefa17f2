/** Programs in languages that are compiled. */
import { type Line, type LineProgram, onLinux, systemOf } from './program';

const C_HEADERS = [
  ...['stddef.h', 'stdint.h', 'sys/socket.h', 'sys/time.h', 'net/if.h', 'netinet/in.h', 'arpa/inet.h', 'netinet/udp.h'],
  ...['linux/tcp.h', 'linux/filter.h', 'linux/net_tstamp.h', 'asm/socket.h'],
];

/** What other systems declare. Linux's headers lack their names, so the numbers come from the entries. */
const C_ELSEWHERE = `
typedef int BOOL;
#define TRUE 1
struct accept_filter_arg { char af_name[16]; char af_arg[240]; };
struct xucred { unsigned cr_version; uid_t cr_uid; short cr_ngroups; gid_t cr_groups[16]; };
#define IP_PORTRANGE_HIGH 1
#define SOL_LOCAL 0`;

/** Newer names than the headers of some distributions have. */
function definition({ option }: Line): string {
  const on = option.platforms;
  const number = [on.linux, on.macos, on.freebsd, on.windows, on.illumos].find(({ present }) => present)?.value;
  return `#ifndef ${option.name}\n#define ${option.name} (${String(number)})\n#endif`;
}

function cProgram(lines: readonly Line[]): LineProgram {
  const text = [
    '#ifndef _GNU_SOURCE\n#define _GNU_SOURCE\n#endif',
    ...C_HEADERS.map((header) => `#include <${header}>`),
    C_ELSEWHERE,
    ...lines.map(definition),
    ...lines.map(({ option, text: line }) =>
      [
        `void set_${option.name}(int fd) {`,
        '  struct sock_filter instructions[1]; unsigned short length = 1; (void)instructions; (void)length; (void)fd;',
        option.name === 'MCAST_JOIN_GROUP'
          ? '  struct sockaddr_storage group = {}; (void)group;'
          : '  struct in6_addr group = {}; (void)group;',
        `  ${line}`,
        '}',
      ].join('\n'),
    ),
    'int main(void) { return 0; }',
  ].join('\n');
  return { name: 'lines', text, lines };
}

/** golang.org/x/sys/unix knows the names of one system at a time. */
function goPrograms(lines: readonly Line[]): readonly LineProgram[] {
  const systems = { linux: 'linux', macos: 'darwin', freebsd: 'freebsd', windows: 'windows', illumos: 'solaris' };
  return Object.entries(systems).map(([system, os]) => {
    const here = lines.filter((line) => systemOf(line) === system);
    const words = here.map(({ text }) => text).join('\n');
    const imports = [
      [/\bconn\.|\bifi\./, 'net'],
      [/\btime\./, 'time'],
      [/\bsyscall\./, 'syscall'],
      [/\bunix\./, 'golang.org/x/sys/unix'],
    ] as const;
    const text = [
      'package main',
      ...imports.filter(([used]) => used.test(words)).map(([, name]) => `import "${name}"`),
      ...(words.includes('conn.') ? ['var conn *net.TCPConn'] : []),
      ...(words.includes('ifi.') ? ['var ifi *net.Interface'] : []),
      ...(words.includes('&filter') ? ['var filter []unix.SockFilter'] : []),
      'var group [16]byte',
      ...here.map(
        ({ option, text: line }) =>
          `func set${option.name}(fd int) { ${line.startsWith('value, err') ? `${line.replace(/( \/\/.*)?$/, '')}; _, _ = value, err` : `_ = ${line}`}\n}`,
      ),
      'func main() {}',
    ].join('\n');
    return { name: `lines_${system}`, text, lines: here, environment: { GOOS: os, CGO_ENABLED: '0' } };
  });
}

function rustProgram(lines: readonly Line[]): LineProgram {
  const functions = lines.map((line) => {
    // Crate libc has the names of the system it is compiled for.
    const number = line.option.platforms[systemOf(line) as 'macos'].value;
    const text = onLinux(line) ? line.text : line.text.replace(`libc::${line.option.name}`, String(number));
    const variables =
      'socket: &Socket, stream: &TcpStream, udp: &UdpSocket, fd: i32, group: std::net::Ipv6Addr, index: u32';
    return `fn set_${line.option.name.toLowerCase()}(${variables}) -> std::io::Result<()> { ${text}\n Ok(()) }`;
  });
  const text = [
    '#![allow(unused, clashing_extern_declarations)]',
    'use socket2::{Socket, TcpKeepalive};',
    'use std::{net::{Ipv4Addr, TcpStream, UdpSocket}, time::Duration};',
    ...functions,
    'fn main() {}',
  ].join('\n');
  return { name: 'lines', text, lines };
}

function javaProgram(lines: readonly Line[]): LineProgram {
  const parameters =
    'NetworkChannel channel, Socket socket, DatagramChannel datagrams, NetworkInterface network, InetAddress group';
  const methods = lines.map(({ option, text }) => {
    const variables = text.startsWith('key.')
      ? `${parameters}, MembershipKey key`
      : option.name === 'SO_PEERCRED'
        ? parameters.replace('NetworkChannel', 'SocketChannel')
        : parameters;
    return `  static void set_${option.name}(${variables}) throws Exception { ${text} }`;
  });
  const text = [
    'import java.net.*;',
    'import java.nio.channels.*;',
    'import jdk.net.*;',
    'class Server {',
    ...methods,
    '}',
  ].join('\n');
  return { name: 'lines', text, lines };
}

/** Members of SocketOptionName that .NET has since Core 3.0, and Mono has not. */
const NOT_IN_MONO: Readonly<Record<string, number>> = {
  TcpKeepAliveTime: 3,
  TcpKeepAliveRetryCount: 16,
  TcpKeepAliveInterval: 17,
};

function csharpProgram(lines: readonly Line[]): LineProgram {
  const methods = lines.map(({ option, text }) => {
    const known = text.replace(/SocketOptionName\.(TcpKeepAlive\w+)/, (whole, name: string) =>
      Object.hasOwn(NOT_IN_MONO, name) ? `(SocketOptionName)${String(NOT_IN_MONO[name])}` : whole,
    );
    return `  static void Set_${option.name}(Socket socket, int index) { ${known} }`;
  });
  const text = [
    '#pragma warning disable 219',
    'using System.Net;',
    'using System.Net.Sockets;',
    'class Lines {',
    ...methods,
    '  static void Main() {}',
    '}',
  ].join('\n');
  return { name: 'lines', text, lines };
}

export const compiled: Readonly<Record<string, (lines: readonly Line[]) => readonly LineProgram[]>> = {
  c: (lines) => [cProgram(lines)],
  cpp: (lines) => [cProgram(lines)],
  go: goPrograms,
  rust: (lines) => [rustProgram(lines)],
  java: (lines) => [javaProgram(lines)],
  csharp: (lines) => [csharpProgram(lines)],
};
