import assert from 'node:assert/strict';
import {
  acceptsLevel,
  canonicalLevel,
  isLevelName,
  isOptionName,
  levelAliases,
  levelOf,
  mustPrecedeBind,
  optionNames,
  optionsBeforeBind,
  precedeBindFact,
} from '../../../src/knowledge';

describe('levels', () => {
  it('knows the level of each option', () => {
    assert.equal(levelOf('SO_REUSEADDR'), 'SOL_SOCKET');
    assert.equal(levelOf('TCP_NODELAY'), 'IPPROTO_TCP');
    assert.equal(levelOf('IP_TTL'), 'IPPROTO_IP');
    assert.equal(levelOf('IPV6_V6ONLY'), 'IPPROTO_IPV6');
    assert.equal(levelOf('UDP_GRO'), 'IPPROTO_UDP');
    assert.equal(levelOf('PACKET_FANOUT'), 'SOL_PACKET');
    assert.equal(levelOf('NO_SUCH_OPTION'), undefined);
    assert.equal(levelOf('constructor'), undefined);
  });

  it('lists 790 names, each once, none of them a flag', () => {
    const names = optionNames();
    assert.equal(names.length, 790);
    assert.equal(new Set(names).size, 790);
    assert.equal(isOptionName('MSG_PEEK'), false);
    assert.equal(isOptionName('SOCK_CLOEXEC'), false);
    for (const name of names) {
      assert.match(name, /^[A-Z0-9_a-z]+$/);
    }
  });

  it('treats spellings of one level as the same', () => {
    assert.deepEqual(levelAliases('SOL_TCP'), ['IPPROTO_TCP', 'SOL_TCP']);
    assert.equal(canonicalLevel('SOL_IPV6'), 'IPPROTO_IPV6');
    assert.equal(canonicalLevel('SOL_BLUETOOTH'), undefined);
    assert.deepEqual(levelAliases('SOL_BLUETOOTH'), ['SOL_BLUETOOTH']);
    assert.ok(isLevelName('SOL_RAW') && isLevelName('SOL_BLUETOOTH'));
    assert.ok(!isLevelName('SO_REUSEADDR') && !isLevelName('LEVEL'));
  });

  const right: [string, string][] = [
    ['SO_REUSEADDR', 'SOL_SOCKET'],
    ['TCP_NODELAY', 'SOL_TCP'],
    ['TCP_NODELAY', 'IPPROTO_TCP'],
    ['MCAST_JOIN_GROUP', 'IPPROTO_IP'],
    ['MCAST_JOIN_GROUP', 'IPPROTO_IPV6'],
    ['MCAST_JOIN_GROUP', 'SOL_IPV6'],
    ['SO_ORIGINAL_DST', 'SOL_IP'],
    ['SO_ORIGINAL_DST', 'IPPROTO_IPV6'],
    ['IPV6_CHECKSUM', 'SOL_RAW'],
    ['IPV6_CHECKSUM', 'IPPROTO_IPV6'],
    ['UDP_CORK', 'IPPROTO_UDPLITE'],
    ['LOCAL_PEERCRED', 'SOL_LOCAL'],
    ['NO_SUCH_OPTION', 'IPPROTO_TCP'],
    ['SO_REUSEADDR', 'my_level'],
  ];
  for (const [option, level] of right) {
    it(`accepts ${option} on ${level}`, () => assert.equal(acceptsLevel(option, level), true));
  }

  const wrong: [string, string][] = [
    ['SO_REUSEADDR', 'IPPROTO_TCP'],
    ['SO_REUSEADDR', 'SOL_TCP'],
    ['SO_REUSEADDR', 'IPPROTO_IP'],
    ['TCP_NODELAY', 'SOL_SOCKET'],
    ['IP_TTL', 'IPPROTO_IPV6'],
    ['IPV6_V6ONLY', 'IPPROTO_IP'],
    ['IPV6_V6ONLY', 'SOL_SOCKET'],
    ['IP_ADD_MEMBERSHIP', 'IPPROTO_UDP'],
    ['MCAST_JOIN_GROUP', 'SOL_SOCKET'],
    ['SO_BROADCAST', 'SOL_BLUETOOTH'],
  ];
  for (const [option, level] of wrong) {
    it(`rejects ${option} on ${level}`, () => assert.equal(acceptsLevel(option, level), false));
  }
});

describe('options that must precede bind', () => {
  it('gives reason and source for each, and each is a known option', () => {
    for (const option of optionsBeforeBind()) {
      const fact = precedeBindFact(option);
      assert.ok(fact !== undefined && fact.reason.endsWith('.') && fact.source.length > 0, option);
      assert.ok(isOptionName(option), option);
      assert.equal(mustPrecedeBind(option), true);
    }
  });

  it('leaves out what may be set later on some system', () => {
    for (const option of ['SO_REUSEPORT', 'SO_KEEPALIVE', 'SO_BINDTODEVICE', 'TCP_NODELAY', 'SO_RCVBUF', 'toString']) {
      assert.equal(mustPrecedeBind(option), false, option);
      assert.equal(precedeBindFact(option), undefined, option);
    }
  });

  it('does not insist for a permission that a wildcard bind does not need', () => {
    assert.equal(mustPrecedeBind('IP_TRANSPARENT', 'wildcard'), false);
    assert.equal(mustPrecedeBind('IP_TRANSPARENT', 'other'), true);
    assert.equal(mustPrecedeBind('SO_REUSEADDR', 'wildcard'), true);
  });
});
