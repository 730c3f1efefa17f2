/** The two accidents that TIME-WAIT prevents, played by the same two TCPs with the wait taken away. */
import type { Failure } from '../guide/model';
import { Simulation, type World } from './simulation';
import type { Timeline } from './model';

/** A world in which nobody waits. */
const noWait = { system: 'linux', timeWait: 0, timeWaitConfirmed: true, resetEndsTimeWait: false } as const;

const otherEndCloses: World['react'] = (end) => (end === 'client' ? { after: 0.01, how: 'close' } : undefined);

/**
 * The server closes first and keeps nothing; the client comes back with the same port, and the new numbers happen to
 * start where the old ones did. Then a copy of the old request arrives.
 */
function lateDuplicate(): Timeline {
  const simulation = new Simulation({
    ...noWait,
    lastAckLost: false,
    lateCopy: { to: 'server', at: 4 },
    react: otherEndCloses,
  });
  simulation.at(0, () => simulation.connect());
  simulation.at(1, () => simulation.request());
  simulation.at(2, () => simulation.close('server', false, false, false));
  simulation.at(3, () => simulation.connect());
  return { ...simulation.play(), remarks: [] };
}

/** The server closes first and keeps nothing, and its last ACK gets lost. */
function lostLastAck(): Timeline {
  const simulation = new Simulation({ ...noWait, lastAckLost: true, react: otherEndCloses });
  simulation.at(0, () => simulation.connect());
  simulation.at(1, () => simulation.request());
  simulation.at(2, () => simulation.close('server', false, false, false));
  return { ...simulation.play(), remarks: [] };
}

/** What would go wrong without TIME-WAIT. */
export const withoutTimeWait: readonly Failure[] = [
  {
    id: 'late-duplicate',
    title: 'A late copy is read by the next connection',
    before:
      'The network has made a copy of the request and holds it up. The connection ends, the server forgets it at once, and the client connects again from the same port. The first numbers of both ends happen to be the old ones again; numbers nearby would do as well, as long as the copy falls into the window of the new connection.',
    after:
      'The program has read 100 bytes that nobody sent it, and neither end has noticed. With TIME-WAIT the record of the old connection is still there: it throws the copy away, and a new connection between the same two addresses and ports is taken only if its numbers are newer than all the old ones.',
    timeline: lateDuplicate(),
    source: 'RFC 9293, sections 3.4.2 and 3.6.1; RFC 1337',
  },
  {
    id: 'lost-last-ack',
    title: 'A lost last ACK is answered with a reset',
    before:
      'Both ends close in order, but the last ACK gets lost. The client waits for it in LAST-ACK and will send its FIN again. The server has forgotten the connection at once.',
    after:
      'A connection that both had ended in order ends with a reset at the client. With TIME-WAIT the server would have sent the last ACK once more.',
    timeline: lostLastAck(),
    source: 'RFC 9293, sections 3.5.2, 3.6.1 and 3.10.7.4',
  },
];
