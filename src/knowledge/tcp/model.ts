/** The life of a TCP connection as data: moments, segments and the state of both ends, with time in real seconds. */
import type { System } from '../bind/model';

/** The two ends of a connection. The server is the one that listened. */
export type End = 'server' | 'client';

/** The states of a connection, in the names of RFC 9293, section 3.3.2; CLOSING is not here, as nobody closes at once. */
export type TcpState =
  | 'CLOSED'
  | 'LISTEN'
  | 'SYN-SENT'
  | 'SYN-RECEIVED'
  | 'ESTABLISHED'
  | 'FIN-WAIT-1'
  | 'FIN-WAIT-2'
  | 'CLOSE-WAIT'
  | 'LAST-ACK'
  | 'TIME-WAIT';

/** What the reader can choose. Whatever is chosen, the story plays through. */
export interface Scenario {
  /** Both ends run this system. It decides how long TIME-WAIT lasts, and what a reset does to it. */
  readonly system: System;
  /** Which end closes the connection first. */
  readonly firstCloser: End;
  /** The other end closes as soon as it reads the end of the stream, or keeps its side open for 20 s. */
  readonly otherEnd: 'closes at once' | 'lingers';
  /** The ACK of the second FIN gets lost on its way. */
  readonly lastAckLost: boolean;
  /** A copy of a data segment, held up in the network, reaches the end that closed first 10 s after the second FIN. */
  readonly lateDuplicate: boolean;
  /** The end that closes first has set SO_LINGER to {1, 0}. */
  readonly lingerZero: boolean;
  /** The server's process is killed where it would have closed its socket. */
  readonly serverKilled: boolean;
}

export type Flag = 'SYN' | 'ACK' | 'FIN' | 'RST';

/** One segment on its way. */
export interface Segment {
  /** Unique within a timeline. */
  readonly id: string;
  readonly from: End;
  /** In the order in which they are usually written: `SYN, ACK`. */
  readonly flags: readonly Flag[];
  /** What it is, in a word or two: "SYN", "SYN, ACK", "data", "FIN (again)", "late copy". */
  readonly label: string;
  /** Sequence number: x stands for the client's first one, y for the server's. */
  readonly seq: string;
  /** The next number expected from the other end; absent where the ACK flag is not set. */
  readonly ack?: string;
  /** Bytes of data. */
  readonly length: number;
  /** Seconds. */
  readonly sentAt: number;
  /** Seconds; absent where it is lost. */
  readonly arrivesAt?: number;
}

/** Something happens: a call, an arrival, a timer. Between two moments nothing changes but the segments on their way. */
export interface Moment {
  /** Unique within a timeline, and the same in all timelines in which the same thing happens: "server-closes". */
  readonly id: string;
  /** Seconds; several moments may have the same time, their order then is that of the list. */
  readonly at: number;
  /** The end at which it happens. */
  readonly end: End;
  /** In a few words, for a list or a button. */
  readonly title: string;
  /** In one plain sentence or two, as a screen reader says it. */
  readonly text: string;
  /** The states from this moment on. The listening socket is told apart in {@link listening}. */
  readonly server: TcpState;
  readonly client: TcpState;
  /** Whether the server's listening socket is open from this moment on. */
  readonly listening: boolean;
  /** Ids of the segment that has just arrived and of those sent now. */
  readonly arrived?: string;
  readonly sent: readonly string[];
  /** What the server has sent and the client not yet acknowledged, in bytes; a FIN counts as one. */
  readonly unacknowledged: number;
}

/** How long one end is in TIME-WAIT. */
export interface TimeWaitSpan {
  readonly end: End;
  /** Seconds. */
  readonly from: number;
  readonly to: number;
  /** False on Windows: the default is not confirmed, and the span is drawn as long as it can be set. */
  readonly confirmed: boolean;
  /** A reset has ended it before its time. */
  readonly cutShort: boolean;
}

/** A whole story, in order. */
export interface Timeline {
  readonly system: System;
  readonly moments: readonly Moment[];
  readonly segments: readonly Segment[];
  /** Absent where no end gets there. */
  readonly timeWait?: TimeWaitSpan;
  /** Seconds: the time to draw to, a little after the last moment. */
  readonly until: number;
  /** What the reader has to know to judge the figures: on which system what is not confirmed, with the source. */
  readonly remarks: readonly string[];
}

/** A row of the port table. */
export interface PortRow {
  /** Which socket it is: the listener, or the connection's end on the server's machine. */
  readonly socket: 'listener' | 'connection';
  readonly state: TcpState;
  /** One text for each column. */
  readonly cells: readonly string[];
}

/** The sockets on the server's port, as a command of the system prints them on the server's machine. */
export interface PortTable {
  /** The command, ready to be pasted. */
  readonly command: string;
  readonly head: readonly string[];
  readonly rows: readonly PortRow[];
  /** The same in one sentence. */
  readonly text: string;
}
