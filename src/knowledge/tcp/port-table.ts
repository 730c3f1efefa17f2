/** The server's port as the system's own command shows it. */
import type { System } from '../bind/model';
import { momentAt } from './timeline';
import type { Moment, PortRow, PortTable, TcpState, Timeline } from './model';

/** The addresses of the story, from the ranges that RFC 5737 keeps for documentation. */
export const addresses = { server: '192.0.2.10', client: '198.51.100.7', serverPort: 8080, clientPort: 51000 } as const;

/** How long the listener's queue may get, which ss shows as its Send-Q. */
const backlog = 128;

/** How a command prints a connection. */
interface Format {
  readonly command: string;
  readonly head: readonly string[];
  /** The state in the command's own spelling. */
  readonly stateName: (state: TcpState) => string;
  readonly row: (row: {
    readonly state: string;
    readonly listener: boolean;
    readonly local: string;
    /** Data and FIN not acknowledged, in bytes. */
    readonly unacknowledged: number;
    /** The same without the FIN. */
    readonly unacknowledgedData: number;
  }) => readonly string[];
}

const peer = (separator: string): string => `${addresses.client}${separator}${String(addresses.clientPort)}`;
const port = String(addresses.serverPort);

/** netstat and Windows write the names with underscores. */
const underscores = (state: TcpState): string => (state === 'SYN-RECEIVED' ? 'SYN_RCVD' : state.replaceAll('-', '_'));

/** ss has short names for three states. */
const ssNames: Partial<Record<TcpState, string>> = {
  ESTABLISHED: 'ESTAB',
  'SYN-RECEIVED': 'SYN-RECV',
  CLOSED: 'UNCONN',
};

const bsd: Format = {
  command: `netstat -an -p tcp | grep '[.]${port} '`,
  head: ['Proto', 'Recv-Q', 'Send-Q', 'Local Address', 'Foreign Address', '(state)'],
  stateName: underscores,
  row: ({ state, listener, local, unacknowledgedData }) => [
    'tcp4',
    '0',
    String(unacknowledgedData),
    `${local === 'wildcard' ? '*' : addresses.server}.${port}`,
    listener ? '*.*' : peer('.'),
    state,
  ],
};

const formats: Readonly<Record<System, Format>> = {
  linux: {
    command: `ss -tan '( sport = :${port} )'`,
    head: ['State', 'Recv-Q', 'Send-Q', 'Local Address:Port', 'Peer Address:Port'],
    stateName: (state) => ssNames[state] ?? state,
    row: ({ state, listener, local, unacknowledged }) => [
      state,
      '0',
      String(listener ? backlog : unacknowledged),
      `${local === 'wildcard' ? '0.0.0.0' : addresses.server}:${port}`,
      listener ? '0.0.0.0:*' : peer(':'),
    ],
  },
  freebsd: bsd,
  macos: bsd,
  windows: {
    command: `netstat -an -p TCP | findstr ":${port}"`,
    head: ['Proto', 'Local Address', 'Foreign Address', 'State'],
    stateName: (state) =>
      state === 'LISTEN' ? 'LISTENING' : state === 'SYN-RECEIVED' ? 'SYN_RECEIVED' : underscores(state),
    row: ({ state, listener, local }) => [
      'TCP',
      `${local === 'wildcard' ? '0.0.0.0' : addresses.server}:${port}`,
      listener ? '0.0.0.0:0' : peer(':'),
      state,
    ],
  },
  illumos: {
    command: `netstat -an -f inet -P tcp | grep '[.]${port} '`,
    head: ['Local Address', 'Remote Address', 'Send-Q', 'Recv-Q', 'State'],
    stateName: underscores,
    row: ({ state, listener, local, unacknowledgedData }) => [
      `${local === 'wildcard' ? '*' : addresses.server}.${port}`,
      listener ? '*.*' : peer('.'),
      String(unacknowledgedData),
      '0',
      state,
    ],
  },
};

const afterFin: ReadonlySet<TcpState> = new Set(['FIN-WAIT-1', 'LAST-ACK']);

/** How a state is spelled by the command that shows it: TIME-WAIT by ss, TIME_WAIT by netstat. */
export function stateName(system: System, state: TcpState): string {
  return formats[system].stateName(state);
}

/** What the old listener is bound to, and whether it stays open whatever the timeline says. */
export interface ListenerChoice {
  readonly oldAddress: 'wildcard' | 'specific';
  readonly oldListenerAlive: boolean;
}

/**
 * The sockets on the server's port at a time, in seconds, as the system's command prints them on the server's machine:
 * `ss` on Linux, `netstat` elsewhere. Windows of TCP and process ids, which differ from machine to machine, are left out.
 */
export function portTable(
  timeline: Timeline,
  at: number,
  choice: ListenerChoice = { oldAddress: 'wildcard', oldListenerAlive: false },
): PortTable {
  const { command, head, stateName: spell, row } = formats[timeline.system];
  const moment = momentAt(timeline, at);
  const rows: PortRow[] = [];
  if (moment.listening || choice.oldListenerAlive) {
    const cells = row({
      state: spell('LISTEN'),
      listener: true,
      local: choice.oldAddress,
      unacknowledged: 0,
      unacknowledgedData: 0,
    });
    rows.push({ socket: 'listener', state: 'LISTEN', cells });
  }
  const { server: state, unacknowledged } = moment;
  if (hasSocket(moment)) {
    const fin = afterFin.has(state) ? 1 : 0;
    const cells = row({
      state: spell(state),
      listener: false,
      local: 'specific',
      unacknowledged: state === 'SYN-RECEIVED' ? 0 : unacknowledged,
      unacknowledgedData: state === 'SYN-RECEIVED' ? 0 : unacknowledged - fin,
    });
    rows.push({ socket: 'connection', state, cells });
  }
  return { command, head, rows, text: inWords(rows) };
}

/** Whether the server's end of the connection still is, or already is, in the system's table. */
function hasSocket({ server }: Moment): boolean {
  return server !== 'LISTEN' && server !== 'CLOSED';
}

function inWords(rows: readonly PortRow[]): string {
  if (rows.length === 0) return `Nothing is on port ${port}.`;
  const parts = rows.map(({ socket, state }) => (socket === 'listener' ? 'a listener' : `a connection in ${state}`));
  return `On port ${port}: ${parts.join(' and ')}.`;
}
