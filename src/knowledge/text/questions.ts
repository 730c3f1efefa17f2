import type { Block, Note } from './block';

/** One contribution to the thread, retold. */
export interface Contribution {
  readonly id: string;
  readonly kind: 'question' | 'answer' | 'comment';
  /** Who wrote the original. */
  readonly author: string;
  readonly title: string;
  /** In reading order; each note stands right after the text it belongs to. */
  readonly blocks: readonly Block[];
}

/** How the thread is credited wherever it is shown. */
export const threadCredit =
  'Retold from a public thread: asked by Ray Templeton, answered by William Briand, Warren Young and a third person whose name is not given. The words are ours, and so are the notes.';

const oneMachine = 'every case run on Linux 6.18, its sockets checked in /proc/net/tcp';

const notes = {
  vague: {
    kind: 'note',
    id: 'note-rules',
    claim: 'The option relaxes the rules by which bind() checks an address.',
    verdict: 'right',
    text: 'Right, and the manual is vague for a reason: what is relaxed differs by system. Linux looks at both sockets, BSD and macOS at the new one only, and Windows means something else altogether.',
    source: "inet_bind_conflict() in Linux, in_pcbbind() in FreeBSD and xnu, Microsoft's table of bind results",
    measured: `On Linux: ${oneMachine}.`,
  },
  otherStates: {
    kind: 'note',
    id: 'note-other-states',
    claim: 'It helps against TIME_WAIT only; in another state the error stays.',
    verdict: 'right in part',
    text: 'On Linux nearly right. A listening socket does keep blocking, but connections that a vanished listener left open do not, where the old socket and the new one both had the option. BSD and macOS also let a listener on the wildcard and one on a specific address have the same port. On Windows the option allows much more: two programs that both set it can have one live port.',
    source:
      'Linux inet_bind_conflict(); FreeBSD in_pcbbind_setup(); xnu in_pcbbind(); Microsoft Learn, "Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE"',
    measured: `On Linux: ESTABLISHED and CLOSE_WAIT leftovers were bound over with the option on both sockets, listeners never; ${oneMachine}.`,
  },
  firstRestart: {
    kind: 'note',
    id: 'note-first-restart',
    claim: 'It helps a server that is restarted at once while connections are still on its port.',
    verdict: 'right',
    text: 'Right: this is what it is for. But on Linux the run before must have set it as well. The first restart after adding the line can still fail, for up to 60 seconds.',
    source: 'Linux inet_bind_conflict(); socket(7), notes',
    measured: 'TIME_WAIT left by a server without the option, then bind() with it: EADDRINUSE.',
  },
  bindNotConnect: {
    kind: 'note',
    id: 'note-bind',
    claim: 'After the close no other connection to the same address and port is possible without the option.',
    verdict: 'imprecise',
    text: 'It is bind() that is refused, not connections: a listener that is running takes new clients all the time. And only the side that closes first has the TIME_WAIT; if that was the client, the server restarts freely.',
    source: 'RFC 9293, figures 12 and 13',
    measured:
      'Server first: TIME_WAIT on the server. Client first: TIME_WAIT on the client. New connections to the listener meanwhile: accepted.',
  },
  lostAck: {
    kind: 'note',
    id: 'note-two-reasons',
    claim: 'The wait is there because a delayed duplicate may still arrive.',
    verdict: 'right in part',
    text: 'That is one reason of two. The other: the last ACK may be lost. Then the peer sends its FIN again, and somebody must be there to answer it; without TIME_WAIT the answer would be a reset, and a clean close would look like an error.',
    source: 'RFC 9293, sections 3.6.1 and 3.10.7.4',
  },
  length: {
    kind: 'note',
    id: 'note-length',
    claim: 'The wait is twice the longest round trip, 30 to 120 seconds.',
    verdict: 'imprecise',
    text: "It is twice the maximum segment lifetime (MSL), the time a packet may wander about, not the round trip. RFC 9293 takes the MSL as two minutes, which makes four minutes of waiting. Systems are quicker: Linux 60 s, FreeBSD 60 s, macOS 30 s; on Windows it can be set from 30 to 300 s, and today's default is not confirmed.",
    source:
      'RFC 9293, section 3.4.2; TCP_TIMEWAIT_LEN in Linux; TCPTV_MSL in FreeBSD and xnu; Microsoft support article 314053',
    measured: 'On Linux 6.18 a bind without options worked again after 61.4 to 61.7 s.',
  },
  beforeBind: {
    kind: 'note',
    id: 'note-before-bind',
    claim: 'In the sockets of BSD one asks for it with SO_REUSEADDR before bind().',
    verdict: 'right',
    text: 'Right, and "before" is meant strictly: set after bind() it does not change the answer that bind() has given.',
    source: 'Linux inet_bind_conflict()',
    measured: 'The option set after bind() on the new server: the restart fails.',
  },
  mostServers: {
    kind: 'note',
    id: 'note-most-servers',
    claim: 'Most servers set it, so that changing the configuration and restarting works.',
    verdict: 'right',
    text: 'Right. Many languages and libraries even set it without being asked: `asyncio.start_server` in Python and `uv_tcp_bind` in libuv do, plain sockets do not. On Windows a restart is reported to need none of this, and servers do better without it.',
    source: 'the sources of the libraries named',
    measured: 'System calls of these libraries traced on Linux 6.18.',
  },
  safeEnough: {
    kind: 'note',
    id: 'note-safe',
    claim: 'Waiting is safest, but the risk is small and being back at once is worth more.',
    verdict: 'right',
    text: 'Right, and the risk is smaller still: the option frees the port, not the old connection. The one dangerous thing, the same two addresses and ports with old sequence numbers, the system goes on refusing: a new SYN is taken only if its sequence number or timestamp is newer.',
    source: 'RFC 1122, section 4.2.2.13; RFC 6191; tcp_timewait_state_process() in Linux',
    measured:
      'A client that came back to a server in TIME_WAIT with the same port was accepted at once, with newer numbers.',
  },
  notices: {
    kind: 'note',
    id: 'note-notices',
    claim: 'The system owns the socket and may take a while to notice that it was closed.',
    verdict: 'misleading',
    text: 'The system notices at once and keeps the record on purpose. What does keep a port busy unnoticed is another process that has inherited the descriptor: the socket is closed only when the last copy is.',
    source: 'RFC 9293, section 3.6.1; POSIX close()',
    measured:
      'A server killed with SIGKILL in the middle of a connection left a TIME_WAIT as well, and the next bind() failed.',
  },
  quickSuccession: {
    kind: 'note',
    id: 'note-leftovers-only',
    claim: 'Sockets on the same address and port in quick succession fail, and the option gets rid of the error.',
    verdict: 'right in part',
    text: 'Only against leftovers: TIME_WAIT and connections whose program has gone. Against a listener that is alive it does not help on Linux, and it should not.',
    source: 'Linux inet_bind_conflict()',
    measured: `Two sockets with the option on one address: the first listen() wins, the second gets EADDRINUSE; ${oneMachine}.`,
  },
} as const satisfies Record<string, Note>;

/** The thread in reading order. */
export const thread: readonly Contribution[] = [
  {
    id: 'question',
    kind: 'question',
    author: 'Ray Templeton',
    title: 'When should I use SO_REUSEADDR, and why?',
    blocks: [
      {
        kind: 'paragraph',
        text: 'The Linux manual describes `SO_REUSEADDR` in a line: it eases the checks that `bind()` makes on a local address, so that addresses can be used again where the protocol permits it. The value is an `int` that stands for yes or no.',
      },
      notes.vague,
      {
        kind: 'paragraph',
        text: 'That says what the option is, but not what it is good for. When does one set it? And what does using a local address again bring?',
      },
    ],
  },
  {
    id: 'answer-briand',
    kind: 'answer',
    author: 'William Briand',
    title: 'It lets a server bind over TIME_WAIT',
    blocks: [
      {
        kind: 'paragraph',
        text: 'With the option set, the system accepts an address whose port is busy only because of sockets in TIME_WAIT. If the port is busy for another reason, `bind()` goes on failing with "Address already in use".',
        illustrations: ['restart-with', 'live-listener'],
      },
      notes.otherStates,
      {
        kind: 'paragraph',
        text: 'This is for the server that stops and is started again right away, while sockets of its last run still stand on its port.',
        illustrations: ['restart-without', 'first-restart'],
      },
      notes.firstRestart,
    ],
  },
  {
    id: 'comment-briand',
    kind: 'comment',
    author: 'William Briand',
    title: 'What happens on close',
    blocks: [
      {
        kind: 'paragraph',
        text: 'Asked what that means, he follows one connection. It is opened, data goes back and forth, the program closes it. The socket does not vanish: a careful TCP keeps it in TIME_WAIT for a while, because something may still be on its way. As long as it stands there, address and port are taken, unless the option is set.',
        illustrations: ['server-first'],
      },
      notes.bindNotConnect,
      { kind: 'paragraph', text: 'That was the explanation that made it clear to the questioner.' },
    ],
  },
  {
    id: 'answer-young',
    kind: 'answer',
    author: 'Warren Young',
    title: 'Why the wait exists, and why servers skip it',
    blocks: [
      {
        kind: 'paragraph',
        text: 'TCP promises an orderly stream over a network that loses packets, changes their order and, the point here, delivers some of them twice. While a connection is up this is daily work. The awkward moment comes after its end: a copy of a packet has been held up somewhere, both sides have long said goodbye, and now it arrives. Whose is it? And what if the program has ended meanwhile and another one, on the same address and port, is there to receive it?',
        illustrations: ['late-copy', 'late-copy-is-read'],
      },
      notes.lostAck,
      {
        kind: 'paragraph',
        text: 'One way out is to let nobody have the address and port until every such straggler must have died. All common systems do so by default; the time of waiting is TIME_WAIT.',
        illustrations: ['end-of-time-wait'],
      },
      notes.length,
      {
        kind: 'paragraph',
        text: 'The other way out is to let the new program bind all the same. In the sockets interface that comes from BSD a program has to ask for it: set `SO_REUSEADDR` before calling `bind()`.',
        illustrations: ['restart-with'],
      },
      notes.beforeBind,
      {
        kind: 'paragraph',
        text: "Servers are the ones that ask. Somebody edits a configuration file, stops the server, starts it again. If clients were connected at that moment, their connections now stand in TIME_WAIT on the server's port, and without the option `bind()` fails until they are gone.",
        illustrations: ['killed', 'restart-without'],
      },
      notes.mostServers,
      {
        kind: 'paragraph',
        text: 'Strictly, waiting would be safer. In practice the danger is so small that a server which answers again at once is the better bargain.',
      },
      notes.safeEnough,
    ],
  },
  {
    id: 'answer-third',
    kind: 'answer',
    author: 'a third person, not named',
    title: 'The socket belongs to the system',
    blocks: [
      {
        kind: 'paragraph',
        text: 'A program does not own a socket. The TCP of the system does, and hands out a descriptor for it. After the close it can take the system a moment to take note.',
        illustrations: ['killed'],
      },
      notes.notices,
      {
        kind: 'paragraph',
        text: 'So whoever creates sockets for one address and port in quick succession meets "Address already in use", and with `SO_REUSEADDR` does not.',
        illustrations: ['live-listener', 'live-listener-on-windows'],
      },
      notes.quickSuccession,
    ],
  },
];
