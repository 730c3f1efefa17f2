/**
 * bind() on the kernel: every recorded Linux cell is asked once more, and the states that the recording does not have
 * against bindOutcome(). Old sockets are checked in /proc/net/tcp before anybody asks for their port.
 */
import assert from 'node:assert/strict';
import { bindOutcome, type BindAddress, type HolderState, type ReuseOptions } from '../../src/knowledge';
import { recordedCells, type Cell } from '../unit/knowledge/recorded/cells';
import { ask, type Address, type Question } from './bind/replay';
import { obstacle } from './build';
import { python } from './languages/python';
import { Network } from './network';

const hosts: Readonly<Record<string, readonly [v4: string, v6: string]>> = {
  wildcard: ['0.0.0.0', '::'],
  specific: ['127.0.0.1', '::1'],
  other: ['127.0.0.2', '::2'],
};

/** The addresses of the recording; its IPv6 sockets have IPV6_V6ONLY. */
function address(family: 4 | 6, host: string): Address {
  return { family, host: hosts[host]![family === 4 ? 0 : 1], v6only: family === 6 };
}

/** "v6 :: dual", "v4 127.0.0.1": how the recording across families writes an address. */
function written(text: string): Address {
  const [family, host = '', kind] = text.split(' ');
  return { family: family === 'v4' ? 4 : 6, host, v6only: kind === 'v6only' };
}

function sameFamily(protocol: 'tcp' | 'udp', { at }: Cell): Question {
  const family = at.ip as 4 | 6;
  return {
    protocol,
    state: String(at.old_state ?? 'BOUND'),
    old: address(family, String(at.old_addr)),
    oldOptions: String(at.old_opts),
    new: address(family, String(at.new_addr)),
    newOptions: String(at.new_opts),
    otherUser: at.different_uid === true,
  };
}

function acrossFamilies({ at }: Cell): Question {
  return {
    protocol: 'tcp',
    state: String(at.old_state),
    old: written(String(at.old)),
    oldOptions: String(at.old_opts),
    new: written(String(at.new)),
    newOptions: String(at.new_opts),
    otherUser: false,
  };
}

describe('bind() on the kernel', function () {
  const reason = process.platform === 'linux' ? obstacle(python) : `not on ${process.platform}`;
  if (reason !== undefined) {
    it(`skipped: ${reason}`);
    return;
  }
  let network: Network;
  let ipv6: boolean;

  before(async () => {
    network = await Network.open();
    ipv6 = await network.hasIpv6();
    console.log(`    sockets are made in: ${network.description}${ipv6 ? '' : '; there is no IPv6'}`);
  });
  after(() => network.close());

  /** Another user is only to be had for root itself. */
  const root = process.getuid?.() === 0;

  function possible({ old, new: wanted, otherUser }: Question): boolean {
    return (ipv6 || (old.family === 4 && wanted.family === 4)) && (root || !otherUser);
  }

  async function check(
    context: Mocha.Context,
    questions: readonly Question[],
    expected: (index: number) => string,
  ): Promise<void> {
    const indices = [...questions.keys()].filter((index) => possible(questions[index]!));
    if (indices.length === 0) context.skip();
    const said = await ask(
      network,
      indices.map((index) => questions[index]!),
    );
    console.log(`      ${String(said.length)} of ${String(questions.length)} asked`);
    const wrong = indices.flatMap((index, place) =>
      said[place] === expected(index) ? [] : [{ ...questions[index], kernel: said[place], expected: expected(index) }],
    );
    assert.deepEqual(wrong, []);
  }

  it('answers as recorded: TCP, 3072 cells', async function () {
    const cells = recordedCells('tcp', 'bind');
    await check(
      this,
      cells.map((cell) => sameFamily('tcp', cell)),
      (index) => cells[index]!.result,
    );
  });

  it('answers as recorded: UDP, 384 cells', async function () {
    const cells = recordedCells('udp', 'bind');
    await check(
      this,
      cells.map((cell) => sameFamily('udp', cell)),
      (index) => cells[index]!.result,
    );
  });

  it('answers as recorded: across address families, 960 cells', async function () {
    const cells = recordedCells('crossFamily', 'bind');
    await check(this, cells.map(acrossFamilies), (index) => cells[index]!.result);
  });

  it('answers as bindOutcome() does in the states in between: SYN-SENT, FIN-WAIT-1, LAST-ACK', async function () {
    const options = ['none', 'RA', 'RP', 'RA+RP'] as const;
    const cases = (['SYN_SENT', 'FIN_WAIT1', 'LAST_ACK'] as const).flatMap((state) =>
      ([4, 6] as const).flatMap((family) =>
        (['wildcard', 'specific'] as const).flatMap((oldHost) =>
          options.flatMap((oldOptions) =>
            (['wildcard', 'specific', 'other'] as const).flatMap((newHost) =>
              options.flatMap((newOptions) =>
                [false, true].map((otherUser) => ({
                  state,
                  family,
                  oldHost,
                  oldOptions,
                  newHost,
                  newOptions,
                  otherUser,
                })),
              ),
            ),
          ),
        ),
      ),
    );
    await check(
      this,
      cases.map(({ state, family, oldHost, oldOptions, newHost, newOptions, otherUser }) => ({
        protocol: 'tcp',
        state,
        old: address(family, oldHost),
        oldOptions,
        new: address(family, newHost),
        newOptions,
        otherUser,
      })),
      (index) => {
        const { state, family, oldHost, oldOptions, newHost, newOptions, otherUser } = cases[index]!;
        return foretold(state, bound(family, oldHost), oldOptions, bound(family, newHost), newOptions, otherUser);
      },
    );
  });

  it('answers as bindOutcome() does across address families, to another user', async function () {
    const cells = recordedCells('crossFamily', 'bind');
    await check(
      this,
      cells.map((cell) => ({ ...acrossFamilies(cell), otherUser: true })),
      (index) => {
        const { state, old, oldOptions, new: wanted, newOptions } = acrossFamilies(cells[index]!);
        return foretold(state as HolderState, known(old), oldOptions, known(wanted), newOptions, true);
      },
    );
  });
});

function bound(family: 4 | 6, host: BindAddress['host']): BindAddress {
  return { family, host, v6only: family === 6 };
}

/** One of the addresses above, as the knowledge names it. */
function known({ family, host, v6only }: Address): BindAddress {
  const wildcard = host === '0.0.0.0' || host === '::';
  return { family, host: wildcard ? 'wildcard' : 'specific', v6only, mapped: host.startsWith('::ffff:') };
}

function foretold(
  state: HolderState,
  held: BindAddress,
  heldOptions: string,
  wanted: BindAddress,
  wantedOptions: string,
  otherUser: boolean,
): string {
  const options = (text: string): ReuseOptions => ({
    reuseAddr: text.split('+').includes('RA'),
    reusePort: text.split('+').includes('RP'),
  });
  const { outcome, errno } = bindOutcome(
    'linux',
    [{ protocol: 'tcp', state, address: held, options: options(heldOptions) }],
    { address: wanted, options: options(wantedOptions), user: otherUser ? 'other' : 'same' },
  );
  return outcome === 'succeeds' ? 'OK' : (errno ?? outcome);
}
