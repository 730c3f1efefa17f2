import assert from 'node:assert/strict';
import {
  bindOutcome,
  systems,
  type BindAddress,
  type BindOutcome,
  type HolderState,
  type Newcomer,
  type ReuseOptions,
  type System,
} from '../../../src/knowledge';
import { recordedCells } from './recorded/cells';

type Host = BindAddress['host'];

function options(text: string): ReuseOptions {
  const set = new Set(text.split('+'));
  return { reuseAddr: set.has('RA'), reusePort: set.has('RP'), reusePortLb: set.has('LB'), exclusive: set.has('EXCL') };
}

function answerOf(
  system: System,
  state: HolderState,
  held: [BindAddress, string],
  wanted: [BindAddress, string],
  user: Newcomer['user'],
  protocol: 'tcp' | 'udp' = 'tcp',
): BindOutcome {
  const answer = bindOutcome(system, [{ protocol, state, address: held[0], options: options(held[1]) }], {
    address: wanted[0],
    options: options(wanted[1]),
    user,
  });
  assert.equal(answer.errno !== undefined, answer.outcome === 'fails');
  assert.ok(answer.reason.endsWith('.') && answer.source.length > 0);
  return answer;
}

/** The result in the words of the tables: OK, or the errno. */
function said(...question: Parameters<typeof answerOf>): string {
  const { errno, outcome } = answerOf(...question);
  return outcome === 'succeeds' ? 'OK' : (errno ?? outcome);
}

const stateNames: Record<string, HolderState> = { FIN_WAIT2_ORPHAN: 'ORPHANED_FIN_WAIT2' };

function stateOf(name: unknown): HolderState {
  return stateNames[String(name)] ?? (name as HolderState);
}

describe('bindOutcome on Linux agrees with every measured cell', () => {
  function sameFamily(table: 'tcp' | 'udp', count: number): void {
    const cells = recordedCells(table, 'bind');
    assert.equal(cells.length, count);
    const wrong = cells.filter(({ at, result }) => {
      const family = at.ip as 4 | 6;
      const v6only = family === 6;
      return (
        result !==
        said(
          'linux',
          stateOf(at.old_state ?? 'BOUND'),
          [{ family, v6only, host: at.old_addr as Host }, String(at.old_opts)],
          [{ family, v6only, host: at.new_addr as Host }, String(at.new_opts)],
          at.different_uid === true ? 'other' : 'same',
          table,
        )
      );
    });
    assert.deepEqual(wrong, []);
  }

  it('TCP, 3072 cells', () => sameFamily('tcp', 3072));

  it('UDP, 384 cells', () => sameFamily('udp', 384));

  it('across address families, 960 cells', () => {
    const addresses: Record<string, BindAddress> = {
      'v4 0.0.0.0': { family: 4, host: 'wildcard' },
      'v4 127.0.0.1': { family: 4, host: 'specific' },
      'v6 :: dual': { family: 6, host: 'wildcard' },
      'v6 :: v6only': { family: 6, host: 'wildcard', v6only: true },
      'v6 ::1': { family: 6, host: 'specific' },
      'v6 ::ffff:127.0.0.1': { family: 6, host: 'specific', mapped: true },
    };
    const cells = recordedCells('crossFamily', 'bind');
    assert.equal(cells.length, 960);
    const wrong = cells.filter(({ at, result }) => {
      const held = addresses[String(at.old)];
      const wanted = addresses[String(at.new)];
      assert.ok(held !== undefined && wanted !== undefined);
      const state = stateOf(at.old_state);
      return result !== said('linux', state, [held, String(at.old_opts)], [wanted, String(at.new_opts)], 'same');
    });
    assert.deepEqual(wrong, []);
  });
});

describe('bindOutcome agrees with the model of the BSD and illumos sources', () => {
  const users: Record<string, Newcomer['user']> = { root: 'root', 'same uid': 'same', 'other uid': 'other' };
  const columns = [
    ['freebsd14', 'freebsd', '', 1800],
    ['macos', 'macos', '', 1152],
    ['illumos', 'illumos', '', 288],
    ['illumos_excl', 'illumos', '+EXCL', 288],
  ] as const;

  for (const [column, system, extra, count] of columns) {
    it(`${column}, ${String(count)} cells`, () => {
      const cells = recordedCells('bsd', column);
      assert.equal(cells.length, count);
      const wrong = cells.filter(({ at, result, forUser }) => {
        const { outcome, errno, reason } = answerOf(
          system,
          stateOf(at.old_state),
          [{ family: 4, host: at.old_addr as Host }, String(at.old_opts) + extra],
          [{ family: 4, host: at.new_addr as Host }, String(at.new_opts)],
          users[String(at.new_process)] ?? 'same',
        );
        return result !== (outcome === 'succeeds' ? 'OK' : errno) || forUser !== reason.includes('another user');
      });
      assert.deepEqual(wrong, []);
    });
  }
});

describe('bindOutcome on illumos', () => {
  it('spares connections beyond ESTABLISHED from SO_EXCLBIND, as the source does', () => {
    const wildcard: [BindAddress, string] = [{ family: 4, host: 'wildcard' }, 'RA+EXCL'];
    const beside = (state: HolderState): string => said('illumos', state, wildcard, wildcard, 'same');
    assert.deepEqual(
      (['SYN_SENT', 'ESTABLISHED', 'CLIENT_ESTABLISHED'] as const).map(beside),
      Array(3).fill('EADDRINUSE'),
    );
    assert.deepEqual(
      (['CLOSE_WAIT', 'FIN_WAIT1', 'ORPHANED_FIN_WAIT2', 'LAST_ACK', 'TIME_WAIT'] as const).map(beside),
      Array(5).fill('OK'),
    );
  });
});

describe('bindOutcome on Windows agrees with the documented tables', () => {
  const kinds = ['none W', 'none S', 'RA W', 'RA S', 'EXCL W', 'EXCL S'];
  const tables: [Newcomer['user'], string[]][] = [
    [
      'same',
      [
        'INUSE OK ACCES OK INUSE OK',
        'OK INUSE OK ACCES INUSE INUSE',
        'INUSE OK OK OK INUSE OK',
        'OK INUSE OK OK INUSE INUSE',
        'INUSE ACCES ACCES ACCES INUSE ACCES',
        'OK INUSE OK ACCES INUSE INUSE',
      ],
    ],
    [
      'other',
      [
        'INUSE ACCES ACCES ACCES INUSE ACCES',
        'OK INUSE OK ACCES INUSE INUSE',
        'INUSE ACCES OK OK INUSE ACCES',
        'OK INUSE OK OK INUSE INUSE',
        'INUSE ACCES ACCES ACCES INUSE ACCES',
        'OK INUSE OK ACCES INUSE INUSE',
      ],
    ],
  ];
  const errno: Record<string, string> = { OK: 'OK', INUSE: 'WSAEADDRINUSE', ACCES: 'WSAEACCES' };

  function parse(kind: string): [BindAddress, string] {
    const [set = '', host = ''] = kind.split(' ');
    return [{ family: 4, host: host === 'W' ? 'wildcard' : 'specific' }, set];
  }

  for (const [user, table] of tables) {
    it(`${user} user`, () => {
      kinds.forEach((first, row) => {
        kinds.forEach((second, column) => {
          const expected = errno[table[row]?.split(' ')[column] ?? ''];
          assert.equal(
            said('windows', 'LISTEN', parse(first), parse(second), user),
            expected,
            `${first} then ${second}`,
          );
        });
      });
    });
  }

  it('lets different specific addresses coexist', () => {
    assert.equal(said('windows', 'LISTEN', parse('EXCL S'), [{ family: 4, host: 'other' }, 'EXCL'], 'same'), 'OK');
  });

  it('says "not confirmed" about TIME_WAIT instead of guessing', () => {
    assert.equal(said('windows', 'TIME_WAIT', parse('none W'), parse('none W'), 'same'), 'not confirmed');
    assert.equal(said('windows', 'TIME_WAIT', parse('EXCL W'), parse('EXCL W'), 'same'), 'not confirmed');
    assert.equal(said('windows', 'ESTABLISHED', parse('EXCL W'), parse('EXCL W'), 'same'), 'WSAEADDRINUSE');
  });
});

describe('bindOutcome beside several sockets', () => {
  const wildcard = { family: 4, host: 'wildcard' } as const;
  const set = { reuseAddr: true };

  it('succeeds where nothing holds the port', () => {
    for (const system of systems) {
      assert.equal(bindOutcome(system, [], { address: wildcard, options: {}, user: 'same' }).outcome, 'succeeds');
    }
  });

  it('fails as soon as one of them refuses', () => {
    const leftover = { protocol: 'tcp', state: 'TIME_WAIT', address: wildcard, options: set } as const;
    const listener = { ...leftover, state: 'LISTEN' } as const;
    const newcomer = { address: wildcard, options: set, user: 'same' } as const;
    assert.equal(bindOutcome('linux', [leftover], newcomer).outcome, 'succeeds');
    const refused = bindOutcome('linux', [leftover, listener], newcomer);
    assert.deepEqual([refused.errno, refused.holder], ['EADDRINUSE', listener]);
  });
});
