import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  allOptions,
  findOption,
  isOptionName,
  levelOf,
  mustPrecedeBind,
  optionNames,
  optionByName,
  optionPlatforms,
  spellingLanguages,
  spellingsOf,
} from '../../../src/knowledge';

/** The kernel's headers and the C library's define the same structs, hence one program for each. */
const HEADERS = [
  ['sys/socket.h', 'asm/socket.h', 'linux/in.h', 'linux/in6.h', 'linux/tcp.h', 'linux/udp.h', 'linux/tls.h'],
  ['sys/socket.h', 'linux/netlink.h', 'linux/if_packet.h', 'linux/vm_sockets.h'],
  ['sys/socket.h', 'netinet/in.h', 'netinet/tcp.h', 'netinet/udp.h'],
  ['sys/socket.h', 'linux/mptcp.h'],
];

const people = `
  SO_REUSEADDR SO_REUSEPORT SO_REUSEPORT_LB SO_EXCLUSIVEADDRUSE SO_LINGER SO_KEEPALIVE SO_RCVBUF SO_SNDBUF SO_RCVTIMEO
  SO_SNDTIMEO SO_BROADCAST SO_ERROR SO_TYPE SO_DOMAIN SO_PROTOCOL SO_OOBINLINE SO_ACCEPTCONN SO_BINDTODEVICE SO_MARK
  SO_PRIORITY SO_INCOMING_CPU SO_BUSY_POLL SO_NOSIGPIPE SO_DONTROUTE SO_TIMESTAMP SO_PEERCRED SO_PASSCRED SO_RCVLOWAT
  TCP_NODELAY TCP_CORK TCP_NOPUSH TCP_KEEPIDLE TCP_KEEPALIVE TCP_KEEPINTVL TCP_KEEPCNT TCP_USER_TIMEOUT TCP_DEFER_ACCEPT
  TCP_FASTOPEN TCP_MAXSEG TCP_QUICKACK TCP_CONGESTION TCP_INFO TCP_SYNCNT TCP_LINGER2 IP_TTL IP_TOS IP_FREEBIND
  IP_TRANSPARENT IP_BINDANY IP_BIND_ADDRESS_NO_PORT IP_MULTICAST_TTL IP_MULTICAST_LOOP IP_MULTICAST_IF IP_ADD_MEMBERSHIP
  IP_PKTINFO IPV6_V6ONLY IPV6_UNICAST_HOPS IPV6_JOIN_GROUP IPV6_TCLASS IPV6_RECVPKTINFO`
  .trim()
  .split(/\s+/);

describe('option entries', () => {
  it('exist for the options people use', () => {
    assert.deepEqual(
      people.filter((name) => optionByName(name) === undefined),
      [],
    );
    assert.equal(optionByName('SO_NO_SUCH_THING'), undefined);
    assert.equal(optionByName('constructor'), undefined);
  });

  it('exist for every name in the table of levels', () => {
    assert.deepEqual(
      optionNames().filter((name) => optionByName(name) === undefined),
      [],
    );
    const flags = allOptions().filter(({ level }) => level === 'flag');
    assert.ok(flags.length >= 40 && flags.some(({ name }) => name === 'MSG_NOSIGNAL'));
  });

  it('are named as in the table of levels, on the level the table says', () => {
    for (const { name, level } of allOptions()) {
      if (level === 'flag') assert.equal(levelOf(name), undefined, name);
      else assert.equal(levelOf(name), level, name);
    }
  });

  it('have sources, whole sentences and at least one system', () => {
    for (const option of allOptions()) {
      const { name } = option;
      assert.ok(option.sources.length > 0 && option.sources.every((source) => source.length > 3), name);
      for (const text of [option.summary, option.whenToUse, option.pitfall]) {
        assert.ok(text === undefined || /^[^\s].{8,}\.$/.test(text), `${name}: ${String(text)}`);
      }
      assert.ok(option.valueType.length > 0, name);
      assert.ok(
        optionPlatforms.some((platform) => option.platforms[platform].present),
        name,
      );
      for (const platform of optionPlatforms) {
        const on = option.platforms[platform];
        assert.equal(on.value !== undefined, on.present, `${name} on ${platform}`);
        assert.ok(
          on.note === undefined || (on.note.length > 2 && !on.note.endsWith('.')),
          `${name}: ${String(on.note)}`,
        );
      }
    }
  });

  it('say "measured" only where a measurement is among the sources', () => {
    for (const option of allOptions()) {
      if (option.confidence === 'measured') {
        const texts = [...option.sources, option.pitfall ?? ''].join(' ');
        assert.match(texts, /measured on Linux|socket\(7\)/, option.name);
      }
    }
  });

  it('refer to options that exist, and not to themselves', () => {
    for (const option of allOptions()) {
      for (const other of option.related) {
        assert.ok(isOptionName(other) && other !== option.name, `${option.name} -> ${other}`);
      }
    }
  });

  it('say "before bind" for everything the rule on late options reports', () => {
    for (const option of allOptions()) {
      if (mustPrecedeBind(option.name)) {
        assert.equal(option.when, 'before-bind', option.name);
      }
    }
  });

  it('have the numbers of the installed Linux headers', function () {
    this.timeout(30_000);
    if (process.platform !== 'linux' || process.arch === 'mips' || spawnSync('gcc', ['--version']).status !== 0) {
      console.log('      skipped: needs Linux and gcc');
      this.skip();
    }
    const onLinux = allOptions().filter((option) => option.platforms.linux.present);
    const lines = onLinux.map(
      ({ name, platforms: { linux } }) =>
        `#ifdef ${name}\n  printf("${name} %d ${String(linux.value)}\\n", ${name});\n#endif`,
    );
    const known = new Set<string>();
    const wrong: string[] = [];
    const folder = mkdtempSync(path.join(os.tmpdir(), 'sockopt-numbers-'));
    try {
      for (const headers of HEADERS) {
        const program = [
          '#define _GNU_SOURCE',
          '#include <stdio.h>',
          ...headers.map((header) => `#include <${header}>`),
          'int main(void) {',
          ...lines,
          'return 0; }',
        ].join('\n');
        writeFileSync(path.join(folder, 'numbers.c'), program);
        const built = spawnSync('gcc', ['numbers.c', '-o', 'numbers'], { cwd: folder, encoding: 'utf8' });
        assert.equal(built.status, 0, built.stderr);
        const said = spawnSync(path.join(folder, 'numbers'), { encoding: 'utf8' }).stdout.trim().split('\n');
        for (const line of said) {
          const [name = '', number, ours] = line.split(' ');
          known.add(name);
          if (number !== ours) wrong.push(line);
        }
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
    assert.deepEqual(wrong, []);
    const unknown = onLinux.map(({ name }) => name).filter((name) => !known.has(name));
    // Older headers lack a few of the newest names.
    assert.ok(unknown.length <= 30, `not in the headers: ${unknown.join(' ')}`);
  });
});

describe('findOption', () => {
  const known: [language: string, text: string, option: string][] = [
    ['c', 'SO_REUSEADDR', 'SO_REUSEADDR'],
    ['cpp', '::SO_REUSEADDR', 'SO_REUSEADDR'],
    ['cpp', 'reuse_address', 'SO_REUSEADDR'],
    ['cpp', 'boost::asio::ip::tcp::acceptor::reuse_address', 'SO_REUSEADDR'],
    ['cpp', 'asio::socket_base::linger', 'SO_LINGER'],
    ['java', 'StandardSocketOptions.SO_REUSEADDR', 'SO_REUSEADDR'],
    ['java', 'server.setReuseAddress', 'SO_REUSEADDR'],
    ['java', 'Options.REUSE_ADDRESSES', 'SO_REUSEADDR'],
    ['java', 'ExtendedSocketOptions.TCP_KEEPINTERVAL', 'TCP_KEEPINTVL'],
    ['cpp', 'tcp::no_delay', 'TCP_NODELAY'],
    ['cpp', 'ip::multicast::join_group', 'IP_ADD_MEMBERSHIP'],
    ['python', 'SO_REUSEADDR', 'SO_REUSEADDR'],
    ['python', 'socket.SO_REUSEADDR', 'SO_REUSEADDR'],
    ['python', 'self.allow_reuse_address', 'SO_REUSEADDR'],
    ['python', 'allow_reuse_port', 'SO_REUSEPORT'],
    ['ruby', 'REUSEADDR', 'SO_REUSEADDR'],
    ['ruby', 'Socket::Option.linger', 'SO_LINGER'],
    ['php', 'so_reuseport', 'SO_REUSEPORT'],
    ['go', 'unix.SO_REUSEPORT', 'SO_REUSEPORT'],
    ['go', 'conn.SetNoDelay', 'TCP_NODELAY'],
    ['go', 'SetLinger', 'SO_LINGER'],
    ['rust', 'socket.set_reuse_address', 'SO_REUSEADDR'],
    ['rust', 'set_reuseport', 'SO_REUSEPORT'],
    ['rust', 'sockopt::ReuseAddr', 'SO_REUSEADDR'],
    ['rust', 'rustix::net::sockopt::set_socket_linger', 'SO_LINGER'],
    ['rust', 'libc::SO_KEEPALIVE', 'SO_KEEPALIVE'],
    ['javascript', 'reuseAddr', 'SO_REUSEADDR'],
    ['typescriptreact', 'socket.addMembership', 'IP_ADD_MEMBERSHIP'],
    ['csharp', 'SocketOptionName.ReuseAddress', 'SO_REUSEADDR'],
    ['csharp', 'listener.ExclusiveAddressUse', 'SO_EXCLUSIVEADDRUSE'],
    ['csharp', 'LingerState', 'SO_LINGER'],
  ];
  for (const [language, text, option] of known) {
    it(`${language}: ${text}`, () => assert.equal(findOption(language, text)?.option.name, option));
  }

  const unknown: [language: string, text: string][] = [
    ['c', 'reuse_address'],
    ['cpp', 'linger'],
    ['cpp', 'game::debug'],
    ['cpp', 'toString'],
    ['python', 'linger'],
    ['python', ''],
    ['csharp', 'Logger.Debug'],
    ['cobol', 'reuse_address'],
  ];
  for (const [language, text] of unknown) {
    it(`${language}: not ${text === '' ? 'an empty text' : text}`, () =>
      assert.equal(findOption(language, text), undefined));
  }

  it('leads from every spelling to an entry', () => {
    for (const language of spellingLanguages) {
      assert.ok(spellingsOf(language).length > 3);
      for (const { option } of spellingsOf(language)) {
        assert.ok(optionByName(option) !== undefined, option);
      }
    }
  });
});
