/**
 * How a TCP connection is closed, step by step, as data: the picture and its text are both drawn from it.
 * RFC 9293, figure 12 (the normal close); the state names are the RFC's.
 */
import type { Closer } from './messages';

/** The states that an end of a connection goes through while it is closed in order. */
export type ClosingState =
  'ESTABLISHED' | 'FIN-WAIT-1' | 'FIN-WAIT-2' | 'CLOSE-WAIT' | 'LAST-ACK' | 'TIME-WAIT' | 'CLOSED';

/** One segment on its way, with what it does to both ends. */
export interface ClosingStep {
  readonly from: Closer;
  readonly segment: 'FIN' | 'ACK';
  /** State of the sender once it is sent. */
  readonly sender: ClosingState;
  /** State of the receiver once it has arrived. */
  readonly receiver: ClosingState;
  /** The same in one sentence. */
  readonly text: string;
}

/** The end that does not close first. */
export function otherEnd(end: Closer): Closer {
  return end === 'server' ? 'client' : 'server';
}

/** The four segments of a close, in order. */
export function closingSteps(first: Closer): readonly ClosingStep[] {
  const second = otherEnd(first);
  return [
    {
      from: first,
      segment: 'FIN',
      sender: 'FIN-WAIT-1',
      receiver: 'CLOSE-WAIT',
      text: `The ${first} calls close(). A FIN goes out, and the ${first} is in FIN-WAIT-1. When the FIN arrives, the ${second} is in CLOSE-WAIT: its program reads end of file.`,
    },
    {
      from: second,
      segment: 'ACK',
      sender: 'CLOSE-WAIT',
      receiver: 'FIN-WAIT-2',
      text: `The ${second}'s system answers with an ACK. The ${first} is in FIN-WAIT-2 and waits for the other half.`,
    },
    {
      from: second,
      segment: 'FIN',
      sender: 'LAST-ACK',
      receiver: 'TIME-WAIT',
      text: `The ${second} calls close() as well. Its FIN goes out, and it is in LAST-ACK. When the FIN arrives, the ${first} is in TIME-WAIT.`,
    },
    {
      from: first,
      segment: 'ACK',
      sender: 'TIME-WAIT',
      receiver: 'CLOSED',
      text: `The ${first} sends the last ACK. With it the ${second} is done: CLOSED. The ${first} stays in TIME-WAIT, in case that ACK gets lost.`,
    },
  ];
}
