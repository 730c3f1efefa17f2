import assert from 'node:assert/strict';
import { optionByName, valueMeaning, type WrittenValue } from '../../../src/knowledge';

describe('the value as written', () => {
  const samples: readonly (readonly [string, WrittenValue, RegExp | undefined])[] = [
    ['SO_LINGER', { members: [1, 0] }, /\{1, 0\}.*RST/],
    ['SO_LINGER', { members: [1, 5] }, /up to 5 s.*macOS 5 hundredths/],
    ['SO_LINGER', { members: [0, undefined] }, /returns at once/],
    ['SO_LINGER', { members: [undefined, 0] }, undefined],
    ['SO_RCVTIMEO', { members: [5, 500_000] }, /5\.5 s/],
    ['SO_RCVTIMEO', { members: [0, 0] }, /no timeout/],
    ['SO_SNDTIMEO', { number: 3000 }, /3 s on Windows/],
    ['SO_RCVBUF', { number: 65536 }, /131072 bytes/],
    ['SO_RCVBUF', { number: 256 }, /2304 bytes.*least/],
    ['SO_SNDBUF', { number: 2304 }, /4608 bytes/],
    ['SO_RCVLOWAT', { number: 0 }, undefined],
    ['TCP_KEEPIDLE', { number: 0 }, /EINVAL/],
    ['TCP_KEEPINTVL', { number: 0 }, /EINVAL/],
    ['TCP_KEEPCNT', { number: 0 }, /EINVAL/],
    ['TCP_KEEPALIVE', { number: 0 }, undefined],
    ['TCP_LINGER2', { number: 0 }, /default/],
    ['TCP_DEFER_ACCEPT', { number: 0 }, /switched off/],
    ['TCP_FASTOPEN', { number: 5 }, /on Linux so many/],
    ['IP_TTL', { number: 0 }, /EINVAL/],
    ['IPV6_UNICAST_HOPS', { number: 0 }, /this machine/],
    ['TCP_USER_TIMEOUT', { number: 30000 }, /after 30 s/],
    ['TCP_KEEPIDLE', { number: 7200 }, /120 minutes/],
    ['TCP_KEEPCNT', { number: 3 }, /3: so many probes/],
    ['IP_TOS', { number: 0xb8 }, /DSCP 46 \(EF\)/],
    ['IP_TOS', { number: 0x28 }, /DSCP 10 \(AF11\)/],
    ['IP_MULTICAST_TTL', { number: 1 }, /local network/],
    ['IP_TTL', { number: 64 }, /63 routers/],
    ['IPV6_V6ONLY', { number: 0 }, /IPv4 connections as well/],
    ['SO_REUSEADDR', { number: 0 }, /switched off/],
    ['SO_REUSEADDR', { number: 1 }, undefined],
    ['SO_MARK', { number: 7 }, undefined],
    ['SO_RCVBUF', { number: -1 }, undefined],
    ['constructor', { number: 1 }, undefined],
  ];
  for (const [option, value, wanted] of samples)
    it(`${option} ${JSON.stringify(value)}`, () => {
      const said = valueMeaning(option, value);
      if (wanted === undefined) assert.equal(said, undefined);
      else assert.match(said ?? '', wanted);
      if (wanted !== undefined) assert.ok(optionByName(option));
    });
});
