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
