/** Options are found by name and by what people want of them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  allOptions,
  isSpelledIn,
  optionByName,
  searchOptions,
  similarNames,
  type OptionFilter,
} from '../../../src/knowledge';
import { topics } from '../../../src/knowledge/options/topics';

function names(query: string, filter?: OptionFilter): readonly string[] {
  return searchOptions(query, filter).map(({ name }) => name);
}

describe('the search for an option', () => {
  /** What is asked, and which options have to be among the first three (the first one first). */
  const queries: readonly (readonly [string, ...string[]])[] = [
    ['SO_REUSEADDR', 'SO_REUSEADDR'],
    ['so_reuseaddr', 'SO_REUSEADDR'],
    ['reuseaddr', 'SO_REUSEADDR'],
    ['reuse address', 'SO_REUSEADDR'],
    ['REUSEPORT', 'SO_REUSEPORT'],
    ['setTcpNoDelay', 'TCP_NODELAY'],
    ['ReuseAddress', 'SO_REUSEADDR'],
    ['allow_reuse_address', 'SO_REUSEADDR'],
    ['keep_alive', 'SO_KEEPALIVE'],
    ['nagle', 'TCP_NODELAY'],
    ["disable nagle's algorithm", 'TCP_NODELAY'],
    ['delayed ack', 'TCP_QUICKACK'],
    ['buffer', 'SO_RCVBUF', 'SO_SNDBUF'],
    ['receive buffer', 'SO_RCVBUF'],
    ['send buffer size', 'SO_SNDBUF'],
    ['half open', 'SO_KEEPALIVE'],
    ['half-open', 'SO_KEEPALIVE'],
    ['dead peer', 'SO_KEEPALIVE'],
    ['heartbeat', 'SO_KEEPALIVE'],
    ['address already in use', 'SO_REUSEADDR'],
    ['EADDRINUSE', 'SO_REUSEADDR'],
    ['time_wait', 'SO_REUSEADDR'],
    ['timeout', 'SO_RCVTIMEO'],
    ['read timeout', 'SO_RCVTIMEO'],
    ['linger', 'SO_LINGER'],
    ['reset on close', 'SO_LINGER'],
    ['sigpipe', 'SO_NOSIGPIPE', 'MSG_NOSIGNAL'],
    ['dual stack', 'IPV6_V6ONLY'],
    ['v6only', 'IPV6_V6ONLY'],
    ['join multicast group', 'IP_ADD_MEMBERSHIP'],
    ['multicast ttl', 'IP_MULTICAST_TTL'],
    ['dscp', 'IP_TOS', 'IPV6_TCLASS'],
    ['qos', 'IP_TOS'],
    ['network interface', 'SO_BINDTODEVICE'],
    ['transparent proxy', 'IP_TRANSPARENT'],
    ['congestion', 'TCP_CONGESTION'],
    ['fast open', 'TCP_FASTOPEN'],
    ['mss', 'TCP_MAXSEG'],
    ['close on exec', 'SOCK_CLOEXEC'],
    ['several processes same port', 'SO_REUSEPORT'],
    ['load balance', 'SO_REUSEPORT'],
    ['peer credentials', 'SO_PEERCRED'],
    ['broadcast', 'SO_BROADCAST'],
    ['ephemeral port', 'IP_BIND_ADDRESS_NO_PORT'],
    ['keepalive interval', 'TCP_KEEPINTVL'],
  ];
  for (const [query, first, ...others] of queries)
    it(`"${query}" finds ${first ?? ''}`, () => {
      const found = names(query);
      assert.equal(found[0], first, found.slice(0, 5).join(' '));
      for (const other of others) assert.ok(found.slice(0, 4).includes(other), found.slice(0, 5).join(' '));
    });

  it('finds a whole family by what its names begin with', () => {
    const found = names('tcp_bbr');
    assert.ok(found.length >= 30 && found.slice(0, 30).every((name) => name.startsWith('TCP_BBR_')));
  });

  it('finds every option first by its own name', () => {
    for (const { name } of allOptions()) assert.equal(names(name)[0], name);
  });

  it('lists everything where nothing is asked, what is used widely first', () => {
    const all = searchOptions('  ');
    assert.equal(all.length, allOptions().length);
    const firstSpecial = all.findIndex(({ specialised }) => specialised);
    assert.ok(all.slice(firstSpecial).every(({ specialised }) => specialised));
  });

  it('finds nothing for what is no word of it', () => {
    for (const query of ['qqqq', 'constructor', '☃', 'nagle qqqq']) assert.deepEqual(names(query), [], query);
  });

  it('keeps to a platform, a level and a language', () => {
    assert.ok(!names('exclusive', { platform: 'linux' }).includes('SO_EXCLUSIVEADDRUSE'));
    assert.equal(names('exclusive', { platform: 'windows' })[0], 'SO_EXCLUSIVEADDRUSE');
    assert.equal(names('keepalive', { platform: 'macos', level: 'IPPROTO_TCP' })[0], 'TCP_KEEPALIVE');
    assert.ok(searchOptions('', { level: 'IPPROTO_UDP' }).every(({ level }) => level === 'IPPROTO_UDP'));
    assert.ok(names('', { language: 'java' }).includes('TCP_NODELAY'));
    assert.ok(!names('', { language: 'java' }).includes('SO_ATTACH_FILTER'));
    assert.ok(names('', { language: 'ruby' }).includes('SO_ATTACH_FILTER'));
    assert.ok(!names('', { language: 'csharp' }).includes('TCP_CORK'));
    assert.equal(names('', { language: 'c' }).length, allOptions().length);
  });

  it('knows topics whose options all exist', () => {
    assert.ok(topics().length > 50);
    for (const { words, options } of topics()) {
      assert.ok(words.length > 0 && options.length > 0);
      for (const option of options) assert.ok(optionByName(option), option);
    }
  });

  it('offers names that are near a misspelt one', () => {
    const all = allOptions().map(({ name }) => name);
    assert.equal(similarNames('SO_REUSADDR', all)[0], 'SO_REUSEADDR');
    assert.equal(similarNames('tcp nodealy', all)[0], 'TCP_NODELAY');
    assert.equal(similarNames('SO_KEEP_ALIVE', all)[0], 'SO_KEEPALIVE');
    assert.deepEqual(similarNames('TCP_NODELY', all), ['TCP_NODELAY']);
    assert.deepEqual(similarNames('something else entirely', all), []);
  });
});

describe('the names that a language has', () => {
  const runtimes: readonly (readonly [string, string, readonly string[]])[] = [
    ['python', 'python3', ['-c', 'import socket; print(*dir(socket))']],
    ['ruby', 'ruby', ['-rsocket', '-e', 'puts Socket.constants']],
    ['php', 'php', ['-r', 'echo join(" ", array_keys(get_defined_constants()));']],
  ];
  for (const [language, command, call] of runtimes)
    it(`hold those of the ${language} that is installed`, function () {
      const ran = spawnSync(command, call, { encoding: 'utf8' });
      if (ran.status !== 0) {
        console.log(`      skipped: needs ${command}`);
        this.skip();
      }
      const options = ran.stdout.split(/\s+/).flatMap((name) => optionByName(name) ?? []);
      if (options.length === 0) this.skip();
      assert.deepEqual(
        options.filter((option) => !isSpelledIn(language, option)).map(({ name }) => name),
        [],
      );
    });
});
