import { timeWaitLength } from '../bind/time-wait-length';
import { systems, systemTitle } from '../bind/model';
import type { Block, Table } from './block';
import { seeItYourself } from '../guide/see-it-yourself';
import { folklore, type Folklore } from './folklore';

/** One part of the explanation, linkable by its id. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** Who enters TIME_WAIT: every sequence was run on Linux 6.18 and both ends looked up in /proc/net/tcp. */
const whoEnters: Table = {
  kind: 'table',
  caption: 'Who is left in TIME_WAIT (measured on Linux 6.18)',
  head: ['What happens', 'Server', 'Client'],
  rows: [
    ['The server closes first, then the client', 'TIME_WAIT', 'gone'],
    ['The client closes first', 'gone', 'TIME_WAIT'],
    ['The server calls `shutdown(SHUT_WR)`, then the client closes', 'TIME_WAIT', 'gone'],
    ['The server calls `shutdown(SHUT_RDWR)` and keeps the descriptor, the client closes', 'TIME_WAIT', 'gone'],
    ['The server closes with `SO_LINGER` `{1, 0}`', 'gone', 'gone: it sees a reset'],
    ['The server closes while there is input it has not read', 'gone: it sent a reset', 'gone'],
    ['The server closes, the client answers with a reset', 'gone', 'gone'],
    [
      'The server closes, the client goes on sending',
      'gone: it answers with a reset',
      'its next `send()` fails with EPIPE',
    ],
  ],
};

const howLong: Table = {
  kind: 'table',
  caption: 'How long TIME_WAIT lasts by default',
  head: ['System', 'Length', 'Where to change it', 'Source'],
  rows: systems.map((system) => {
    const { seconds, knob, source } = timeWaitLength[system];
    return [systemTitle[system], seconds === undefined ? 'not confirmed' : `${String(seconds)} s`, knob, source];
  }),
};

/** What SO_REUSEADDR does, system by system. */
const whatItDoes: Table = {
  kind: 'table',
  caption: 'What SO_REUSEADDR does on a TCP listener',
  head: ['System', 'Over TIME_WAIT and abandoned connections', 'Beside a live listener', 'Known from'],
  rows: [
    ['Linux', 'succeeds if the old run and the new one both set it', 'never', 'measured on 6.18'],
    [
      'FreeBSD',
      'succeeds if the new run sets it',
      'wildcard beside a specific address: yes; the same address: no',
      'source of FreeBSD 14, not run',
    ],
    [
      'macOS',
      'succeeds if the new run sets it and, unless it is root, the old run belonged to the same user',
      'as on FreeBSD',
      'source of xnu-11417, not run',
    ],
    ['illumos', 'succeeds if the new run sets it', 'as on FreeBSD', 'source, not run'],
    [
      'Windows',
      'reported to need no option; not confirmed',
      'the same address: yes, if both set it; who then gets the traffic is left open',
      'Microsoft Learn',
    ],
  ],
};

const verdicts: Readonly<Record<Folklore['verdict'], string>> = {
  true: 'True.',
  false: 'False.',
  'not everywhere': 'Not everywhere.',
};

/** The explanation of TIME_WAIT, in reading order. */
export const timeWait: readonly Section[] = [
  {
    id: 'what-it-is',
    title: 'What TIME_WAIT is',
    blocks: [
      {
        kind: 'paragraph',
        text: 'TIME_WAIT is the last state of the side that closes a TCP connection first. Both sides have said goodbye, the program is done with the socket, and the system keeps a small record of the connection for a while: both addresses, both ports, the last sequence numbers.',
      },
      {
        kind: 'paragraph',
        text: 'Nothing is wrong when you see it. It costs next to no memory, it holds no data, and nothing is lost by it. What makes it visible, mostly, is the restart of a server: the record has the port of the server, so `bind()` says `EADDRINUSE`, "Address already in use".',
        illustrations: ['restart-without'],
      },
    ],
  },
  {
    id: 'who-enters',
    title: 'Who enters it',
    blocks: [
      {
        kind: 'paragraph',
        text: 'The side that closes first, and only that side; if both close at the same moment, both do. A server that hangs up on its clients, or is stopped while they are connected, collects the TIME_WAITs itself. If the clients hang up first, they have them.',
        illustrations: ['server-first', 'client-first'],
      },
      whoEnters,
    ],
  },
  {
    id: 'how-long',
    title: 'How long it lasts',
    blocks: [
      {
        kind: 'paragraph',
        text: 'Twice the time a packet may live in the network (MSL). RFC 9293 takes that as two minutes, so four minutes by the book; systems chose less. Linux, FreeBSD and illumos keep it for 60 s, macOS for 30 s. On Windows 30 to 300 s can be set, and what holds by default today is not confirmed.',
        illustrations: ['end-of-time-wait'],
      },
      howLong,
    ],
  },
  {
    id: 'why',
    title: 'Why it exists',
    blocks: [
      {
        kind: 'list',
        ordered: true,
        items: [
          'The last ACK may get lost. The other side then repeats its FIN, and the record answers it once more. Without the record the answer would be a reset, and a connection that ended well would end in an error.',
          'A copy of an old packet may arrive late. If the same two addresses and ports were already in use again, it could be taken for data of the new connection. The record keeps that combination closed until such copies have died out.',
        ],
      },
      {
        kind: 'paragraph',
        text: 'Neither reason needs the port as a whole, only one combination of two addresses and two ports. That is why a server may safely bind its port again: the system goes on guarding the old combinations one by one.',
        illustrations: ['lost-last-ack', 'reset-instead-of-ack', 'late-copy', 'late-copy-is-read'],
      },
    ],
  },
  {
    id: 'what-the-option-does',
    title: 'What SO_REUSEADDR does about it',
    blocks: [
      {
        kind: 'paragraph',
        text: 'It tells `bind()` not to mind leftovers. It has to be set after `socket()` and before `bind()`; it loses no data and shortens nothing. What counts as a leftover, and whose option counts, differs.',
      },
      {
        kind: 'paragraph',
        text: 'On Linux `bind()` then succeeds over TIME_WAIT and other leftovers of the run before, provided that run had set the option as well; beside a listener that is alive it never does.',
        illustrations: ['restart-with', 'first-restart', 'abandoned-connection', 'live-listener'],
      },
      {
        kind: 'paragraph',
        text: 'On Windows it means something else: two programs that both set it can bind the same live port, and who then gets the clients is left open. Do not set it on a server there. Leave the listener plain, or give it `SO_EXCLUSIVEADDRUSE`, which keeps other programs off the port.',
        illustrations: ['live-listener-on-windows'],
      },
      whatItDoes,
      {
        kind: 'code',
        language: 'c',
        text: 'int on = 1;\nif (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) < 0)\n    perror("setsockopt");\n/* and only now: bind(fd, ...) */',
      },
    ],
  },
  {
    id: 'when-it-does-not-help',
    title: 'When it does not help',
    blocks: [
      {
        kind: 'list',
        ordered: false,
        items: [
          'The old server is still running, or a child of it has inherited the descriptor: a live listener on the same address blocks on every Unix here.',
          'On Linux, the run before did not set it: the first restart after adding the line fails until its TIME_WAITs are gone, 60 s at most.',
          'It is set after `bind()`.',
          'On Linux, an outgoing connection of some other program happens to use the port: that socket would have to have the option too.',
          'On macOS, for any user but root: the leftover belongs to another user (read in the source, not run).',
          'The error is not `EADDRINUSE`: `EACCES` means a port below 1024 without privilege, `EADDRNOTAVAIL` an address that the machine does not have.',
        ],
      },
    ],
  },
  {
    id: 'no-shortcuts',
    title: 'Why not simply get rid of TIME_WAIT?',
    blocks: [
      {
        kind: 'paragraph',
        text: 'Closing with `SO_LINGER` at `{1, 0}` leaves no TIME_WAIT, because it is no orderly close: it sends a reset, throws away data that is still to be sent, and gives the other side ECONNRESET instead of an end of file.',
        illustrations: ['linger-zero'],
      },
      {
        kind: 'paragraph',
        text: 'Killing the process does not help either: as measured on Linux, the system closes its sockets for it, and the side that closes first is in TIME_WAIT as ever.',
        illustrations: ['killed'],
      },
      {
        kind: 'paragraph',
        text: 'Only a machine that stops altogether, by loss of power or a crash of its system, forgets its TIME_WAITs: they are in memory. RFC 9293 wants it to keep quiet for one MSL after it is up again, for the sake of the same stragglers (section 3.4.3). The other side learns of it when it sends something and is answered with a reset (section 3.5.1).',
      },
    ],
  },
  {
    id: 'udp',
    title: 'What about UDP?',
    blocks: [
      {
        kind: 'paragraph',
        text: 'UDP has no connections, so it has no TIME_WAIT: as soon as the old program has ended, its port is free, and a UDP server needs no option to restart.',
      },
      {
        kind: 'paragraph',
        text: 'Set `SO_REUSEADDR` on UDP only to share a port on purpose, as the receivers of a multicast group do. On Linux a program of any user that sets it as well can then bind the port, and over IPv4 the last one to bind gets all datagrams that are not multicast.',
      },
    ],
  },
  {
    id: 'folklore',
    title: 'What people say',
    blocks: [
      {
        kind: 'list',
        ordered: false,
        items: folklore.map(
          ({ claim, verdict, proof, source }) => `"${claim}" ${verdicts[verdict]} ${proof} (${source})`,
        ),
      },
    ],
  },
  {
    id: 'see-it-yourself',
    title: 'See it yourself',
    blocks: [
      {
        kind: 'paragraph',
        text: 'While a restart fails, ask the system who has the port (8080 here).',
      },
      ...systems.flatMap((system): readonly Block[] =>
        seeItYourself[system].trials
          .filter(({ id }) => id === 'who-is-in-the-way')
          .flatMap(({ command, language, shows }) => [
            { kind: 'paragraph', text: `On ${systemTitle[system]}:` },
            { kind: 'code', language, text: command },
            { kind: 'paragraph', text: shows },
          ]),
      ),
    ],
  },
];
