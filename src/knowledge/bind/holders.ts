/** Which sockets hold the server's or the client's port at a moment of a timeline. */
import type { End, TcpState, Timeline } from '../tcp/model';
import { momentAt } from '../tcp/timeline';
import type { Holder, HolderState, ReuseOptions, System } from './model';
import type { RestartChoice } from './restart-model';

/** The reuse options that a system has, in the order to show them. */
export const reuseOptions: Readonly<Record<System, readonly (keyof ReuseOptions)[]>> = {
  linux: ['reuseAddr', 'reusePort'],
  freebsd: ['reuseAddr', 'reusePort', 'reusePortLb'],
  macos: ['reuseAddr', 'reusePort'],
  windows: ['reuseAddr', 'exclusive'],
  illumos: ['reuseAddr', 'exclusive'],
};

/** What a reuse option is called on a system. */
export function reuseOptionName(system: System, option: keyof ReuseOptions): string {
  switch (option) {
    case 'reuseAddr':
      return 'SO_REUSEADDR';
    case 'reusePort':
      return 'SO_REUSEPORT';
    case 'reusePortLb':
      return 'SO_REUSEPORT_LB';
    case 'exclusive':
      return system === 'illumos' ? 'SO_EXCLBIND' : 'SO_EXCLUSIVEADDRUSE';
  }
}

/** The options that are set and that the system has. */
export function optionsOn(system: System, options: ReuseOptions): ReuseOptions {
  return Object.fromEntries(
    reuseOptions[system].filter((option) => options[option] === true).map((option) => [option, true]),
  );
}

/** What bind() makes of an end of a connection; absent where it has no socket of its own on the port. */
const states: Readonly<Record<End, Partial<Record<TcpState, HolderState>>>> = {
  server: {
    ESTABLISHED: 'ESTABLISHED',
    'CLOSE-WAIT': 'CLOSE_WAIT',
    'FIN-WAIT-1': 'FIN_WAIT1',
    'FIN-WAIT-2': 'ORPHANED_FIN_WAIT2',
    'LAST-ACK': 'LAST_ACK',
    'TIME-WAIT': 'TIME_WAIT',
  },
  client: {
    'SYN-SENT': 'SYN_SENT',
    ESTABLISHED: 'CLIENT_ESTABLISHED',
    'CLOSE-WAIT': 'CLOSE_WAIT',
    'FIN-WAIT-1': 'FIN_WAIT1',
    'FIN-WAIT-2': 'ORPHANED_FIN_WAIT2',
    'LAST-ACK': 'LAST_ACK',
    'TIME-WAIT': 'CLIENT_TIME_WAIT',
  },
};

/**
 * The sockets that hold the port of one end at a time, in seconds: the server's listener and connection, or the client's
 * socket on the port that its system picked. With UDP there are no connections: only the old server's socket.
 */
export function holdersAt(
  timeline: Timeline,
  at: number,
  end: End,
  choice: Pick<RestartChoice, 'protocol' | 'oldOptions' | 'oldAddress' | 'oldListenerAlive'>,
): readonly Holder[] {
  const { protocol, oldAddress } = choice;
  const moment = momentAt(timeline, at);
  if (end === 'client') {
    const state = states.client[moment.client];
    if (protocol === 'udp' || state === undefined) return [];
    return [{ protocol, state, address: { family: 4, host: 'specific' }, options: {} }];
  }
  const options = optionsOn(timeline.system, choice.oldOptions);
  const address = { family: 4, host: oldAddress } as const;
  const holders: Holder[] = [];
  if (moment.listening || choice.oldListenerAlive) {
    holders.push({ protocol, state: protocol === 'udp' ? 'BOUND' : 'LISTEN', address, options });
  }
  const state = states.server[moment.server];
  if (protocol === 'tcp' && state !== undefined) {
    holders.push({ protocol, state, address: { family: 4, host: 'specific' }, options });
  }
  return holders;
}
