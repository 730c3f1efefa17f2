/** What is said at each moment of a connection's life. In every text `backticks` mark code. */
import type { System } from '../bind/model';
import { timeWaitLength } from '../bind/time-wait-length';
import type { End } from './model';

/** What can happen. The names are part of the moments' ids. */
export type Happening =
  | 'connects'
  | 'connects-again'
  | 'gets-syn'
  | 'is-connected'
  | 'accepts'
  | 'sends'
  | 'gets-data'
  | 'gets-ack'
  | 'closes'
  | 'is-stopped'
  | 'is-killed'
  | 'aborts'
  | 'is-aborted'
  | 'gets-fin'
  | 'fin-is-acked'
  | 'closes-too'
  | 'enters-time-wait'
  | 'is-done'
  | 'repeats-fin'
  | 'answers-fin-again'
  | 'drops-late-copy'
  | 'refuses-late-copy'
  | 'refuses-ack'
  | 'refuses-fin'
  | 'reads-late-copy'
  | 'loses-time-wait'
  | 'ignores-reset'
  | 'gets-reset-in-last-ack'
  | 'forgets-at-once'
  | 'leaves-time-wait'
  | 'closes-listener';

/** What the words depend on besides the happening. */
export interface Circumstances {
  readonly system: System;
  /** Whether the segment sent at this moment gets lost. */
  readonly lost: boolean;
  /** Whether the server's listening socket goes with it. */
  readonly stopsListening: boolean;
  /** What happens by itself because the process was killed. */
  readonly killed: boolean;
}

/** A title of a few words and one plain sentence or two. */
export interface Words {
  readonly title: string;
  readonly text: string;
}

function length(system: System): string {
  const { seconds } = timeWaitLength[system];
  return seconds === undefined ? 'a time that is not confirmed for Windows' : `${String(seconds)} s`;
}

/** How the process of an end lets go of its sockets, as the start of a sentence. */
function howItCloses(who: string, { killed, stopsListening }: Circumstances): string {
  if (killed) {
    return `${who}'s process is killed. The system closes all its sockets for it, the listener too, just as close() would`;
  }
  return stopsListening
    ? `${who} is stopped. It closes its listener and this connection`
    : `${who} calls close() on the connection`;
}

/** The words for one happening at one end. */
export function words(happening: Happening, end: End, about: Circumstances): Words {
  const who = end === 'server' ? 'The server' : 'The client';
  const me = who.toLowerCase();
  switch (happening) {
    case 'connects':
      return { title: `${who} connects`, text: `${who} calls connect(). A SYN goes out, with its first number, x.` };
    case 'connects-again':
      return {
        title: `${who} connects again`,
        text: `${who} connects again, from the same port to the same server. Its first number happens to be x once more, and the server's will be y.`,
      };
    case 'gets-syn':
      return {
        title: 'The SYN arrives',
        text: `${who} is listening, so its system answers: SYN and ACK, with a first number of its own, y.`,
      };
    case 'is-connected':
      return {
        title: `${who} is connected`,
        text: `For ${me} the connection is established: connect() returns. Its ACK completes the handshake.`,
      };
    case 'accepts':
      return {
        title: `${who} is connected`,
        text: `The ACK arrives. For ${me}, too, the connection is established: accept() returns it.`,
      };
    case 'sends':
      return { title: `${who} sends a request`, text: `${who} sends a request of 100 bytes.` };
    case 'gets-data':
      return end === 'server'
        ? { title: 'The request arrives', text: `${who} reads the request and sends an answer of 300 bytes.` }
        : { title: 'The answer arrives', text: `${who} reads the answer. Its system acknowledges it.` };
    case 'gets-ack':
      return { title: 'The ACK arrives', text: `${who} knows that its answer has arrived.` };
    case 'closes':
      return {
        title: `${who} closes first`,
        text: `${howItCloses(who, about)}. A FIN goes out: "I have nothing more to send". ${who} is in FIN-WAIT-1.`,
      };
    case 'is-stopped':
      return {
        title: `${who} is stopped`,
        text: `${howItCloses(who, about)}. A FIN goes out to the client: "I have nothing more to send". ${who} is in FIN-WAIT-1.`,
      };
    case 'is-killed':
      return {
        title: `${who} is killed`,
        text: `${howItCloses(who, about)}. A FIN goes out all the same, and ${me} is in FIN-WAIT-1.`,
      };
    case 'aborts':
      return {
        title: `${who} tears the connection down`,
        text: `${howItCloses(who, about)}. With \`SO_LINGER\` at {1, 0} that is no goodbye: a RST goes out, what was not sent yet is thrown away, and nothing is kept. No TIME-WAIT.`,
      };
    case 'is-aborted':
      return {
        title: 'The reset arrives',
        text: `For ${me} the connection is broken off: its next read fails with ECONNRESET. It keeps nothing either.`,
      };
    case 'gets-fin':
      return {
        title: 'The FIN arrives',
        text: `${who}'s system acknowledges the FIN, and its program reads end of file. It may still send: CLOSE-WAIT.`,
      };
    case 'fin-is-acked':
      return {
        title: 'The FIN is acknowledged',
        text: `${who}'s half is closed. It waits for the other half: FIN-WAIT-2.`,
      };
    case 'closes-too':
      return {
        title: about.killed ? `${who} is killed` : `${who} closes too`,
        text: `${howItCloses(who, about)}. Its FIN goes out, and it waits for the last ACK: LAST-ACK.`,
      };
    case 'enters-time-wait':
      return {
        title: `${who} enters TIME-WAIT`,
        text: `The second FIN arrives. ${who}'s system sends the last ACK${about.lost ? ', which gets lost on the way,' : ''} and keeps the record of the connection for ${length(about.system)}: TIME-WAIT. It cannot know whether that ACK arrives.`,
      };
    case 'is-done':
      return {
        title: `${who} is done`,
        text: `The last ACK arrives. ${who} has nothing left to wait for and forgets the connection: CLOSED.`,
      };
    case 'repeats-fin':
      return {
        title: `${who} repeats its FIN`,
        text: `No ACK has come for 1 s, so ${me}'s system sends the FIN once more.`,
      };
    case 'answers-fin-again':
      return {
        title: 'The repeated FIN is answered',
        text: `The FIN arrives again. Because ${me} is still in TIME-WAIT, there is somebody to answer: the last ACK goes out once more, and the wait starts anew.`,
      };
    case 'drops-late-copy':
      return {
        title: 'A late copy arrives',
        text: `A copy of an old segment, held up in the network, reaches ${me}. TIME-WAIT knows its number as one that has been had: the data is thrown away, nobody reads it, and an ACK says where the connection had ended.`,
      };
    case 'refuses-late-copy':
      return {
        title: 'A late copy arrives',
        text: `A copy of an old segment reaches ${me}, which keeps no record any more. It is answered with a reset. It does no harm, as long as no new connection has the same two addresses and ports.`,
      };
    case 'refuses-ack':
      return {
        title: `${who} answers with a reset`,
        text: `${who} has forgotten the connection that this ACK speaks of, and says so: RST.`,
      };
    case 'refuses-fin':
      return {
        title: 'The repeated FIN meets nobody',
        text: `The FIN arrives again, but ${me} has forgotten the connection. All that its system can say is RST: I know of no such connection.`,
      };
    case 'reads-late-copy':
      return {
        title: 'The late copy is read',
        text: `The copy from the old connection arrives, and its number happens to be the one that ${me} expects next. Its system takes the 100 bytes for data of the new connection, and the program reads them.`,
      };
    case 'loses-time-wait':
      return {
        title: 'The reset ends TIME-WAIT',
        text:
          about.system === 'linux'
            ? `The reset has exactly the number that ${me} expects. Linux then drops the record before its time, unless \`net.ipv4.tcp_rfc1337\` is set. RFC 1337 calls this the assassination of TIME-WAIT.`
            : `The reset has exactly the number that ${me} expects, and the system drops the record before its time. RFC 1337 calls this the assassination of TIME-WAIT.`,
      };
    case 'ignores-reset':
      return {
        title: 'The reset is ignored',
        text:
          about.system === 'windows'
            ? `A reset arrives. Whether Windows drops the record because of it is not confirmed; here it stays.`
            : `A reset arrives, and ${me} ignores it, as RFC 1337 recommends: TIME-WAIT goes on.`,
      };
    case 'gets-reset-in-last-ack':
      return {
        title: `${who} gets a reset`,
        text: `The reset arrives while ${me} waits for its last ACK. A connection that both had ended in order ends in ECONNRESET. A program that still waits for the end cannot tell whether everything has arrived.`,
      };
    case 'forgets-at-once':
      return {
        title: `${who} forgets at once`,
        text: `The second FIN arrives. ${who}'s system sends the last ACK${about.lost ? ', which gets lost on the way' : ''}. Without TIME-WAIT it forgets the connection at once: CLOSED.`,
      };
    case 'leaves-time-wait':
      return {
        title: 'TIME-WAIT is over',
        text:
          about.system === 'windows'
            ? `By now, 300 s later, TIME-WAIT is over whatever the registry says; by default it ends earlier, when exactly is not confirmed. ${who} has forgotten the connection: CLOSED.`
            : `${length(about.system)} have passed without anything else. ${who}'s system forgets the connection: CLOSED.`,
      };
    case 'closes-listener':
      return {
        title: about.killed ? 'The server is killed' : 'The server is stopped',
        text: `${about.killed ? "The server's process is killed" : 'The server is stopped'}, and its listener is gone. The connection was over before.`,
      };
  }
}
