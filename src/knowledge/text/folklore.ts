/** Something people say about address reuse, and whether it holds. */
export interface Folklore {
  readonly id: string;
  /** What it is about, to show them in groups. */
  readonly about: 'restarting' | 'TIME_WAIT' | 'closing' | 'outgoing connections' | 'what manuals say';
  readonly claim: string;
  readonly verdict: 'true' | 'false' | 'not everywhere';
  /** What holds instead, and how that is known. */
  readonly proof: string;
  readonly source: string;
}

const measured = 'measured on Linux 6.18';

/** What people say, each with the proof. */
export const folklore: readonly Folklore[] = [
  {
    id: 'reuseaddr-restart',
    about: 'restarting',
    claim: '`SO_REUSEADDR` lets a server bind over TIME_WAIT.',
    verdict: 'not everywhere',
    proof:
      'On BSD, macOS and illumos the new server alone decides. On Linux the run before must have had the option too: without it, the first restart with the option failed with EADDRINUSE.',
    source: measured,
  },
  {
    id: 'wildcard-and-specific',
    about: 'restarting',
    claim: '`SO_REUSEADDR` lets a listener on the wildcard and one on a specific address share a port.',
    verdict: 'not everywhere',
    proof:
      'So the sources of FreeBSD, macOS and illumos read. On Linux it failed in every case as long as one of them was listening.',
    source: `${measured}; sources of the other systems`,
  },
  {
    id: 'reuseport-before-bind',
    about: 'what manuals say',
    claim: '`SO_REUSEPORT` must be set before `bind()`.',
    verdict: 'not everywhere',
    proof:
      'The manual of Linux says so. On the socket that has the port already, the kernel honours it later as well, even after `listen()`; only the newcomer must set it before its own `bind()`.',
    source: `${measured}, against socket(7)`,
  },
  {
    id: 'reuseport-substitute',
    about: 'restarting',
    claim: '`SO_REUSEPORT` is a newer `SO_REUSEADDR`.',
    verdict: 'false',
    proof:
      'One does not stand in for the other: an old run with one and a new run with the other gave EADDRINUSE. And with `SO_REUSEPORT` a second copy of the server starts beside the first without an error.',
    source: measured,
  },
  {
    id: 'fin-timeout',
    about: 'TIME_WAIT',
    claim: '`tcp_fin_timeout` shortens TIME_WAIT.',
    verdict: 'false',
    proof: 'Set to 5 s, TIME_WAIT still took 61.4 s. What it shortens is FIN_WAIT2 of closed sockets: 5.2 s.',
    source: measured,
  },
  {
    id: 'tw-recycle',
    about: 'TIME_WAIT',
    claim: '`tcp_tw_recycle` helps busy servers.',
    verdict: 'false',
    proof: 'It refused clients behind address translation, and Linux 4.12 removed it.',
    source: 'Linux commit 4396e46187ca; tcp(7)',
  },
  {
    id: 'tw-reuse-server',
    about: 'TIME_WAIT',
    claim: '`tcp_tw_reuse` lets a server restart.',
    verdict: 'false',
    proof: 'It concerns outgoing connections whose port the kernel picks, and has no say in `bind()` to a given port.',
    source: 'Linux ip-sysctl documentation and source; measured for outgoing connections on Linux 6.18',
  },
  {
    id: 'tw-reuse-needed',
    about: 'outgoing connections',
    claim: 'To reconnect from the same port one needs `tcp_tw_reuse`.',
    verdict: 'false',
    proof:
      'A client that binds its own source port reconnected at once in modes 0, 1 and 2, as long as timestamps were on. With timestamps off: EADDRNOTAVAIL.',
    source: measured,
  },
  {
    id: 'linger-zero',
    about: 'closing',
    claim: '`SO_LINGER` with `{1, 0}` is a good way to avoid TIME_WAIT.',
    verdict: 'false',
    proof: 'There is no TIME_WAIT, because the connection is torn down: the peer got ECONNRESET, and 113 kB of 3.9 MB.',
    source: measured,
  },
  {
    id: 'linger-nonblocking',
    about: 'closing',
    claim: 'On a non-blocking socket `SO_LINGER` does not make `close()` wait.',
    verdict: 'not everywhere',
    proof:
      'On Linux it waited the full 2 s. FreeBSD and macOS do not wait; on Windows the call fails and the socket stays open.',
    source: `${measured}; sources of FreeBSD and macOS; Microsoft Learn, closesocket()`,
  },
  {
    id: 'linger-timeout',
    about: 'closing',
    claim: 'When the linger time is over, `close()` resets the connection or returns an error.',
    verdict: 'not everywhere',
    proof: 'On Linux it returned 0 and the peer still got everything. The reset is what Windows documents.',
    source: `${measured}; Microsoft Learn, closesocket()`,
  },
  {
    id: 'shutdown-lingers',
    about: 'what manuals say',
    claim: '`shutdown()` lingers too.',
    verdict: 'false',
    proof: 'The manual of Linux says so; with 2 s of linger and a full buffer it returned in 0.0 s.',
    source: `${measured}, against socket(7)`,
  },
  {
    id: 'ports-in-all',
    about: 'outgoing connections',
    claim: 'A machine can have 28,000 outgoing connections in all.',
    verdict: 'false',
    proof:
      'The 28,232 ports count for each destination address and port: a port in TIME_WAIT towards one destination was at once usable for another.',
    source: measured,
  },
  {
    id: 'kill',
    about: 'TIME_WAIT',
    claim: 'Killing the process instead of stopping it avoids TIME_WAIT.',
    verdict: 'false',
    proof:
      'The system closes the sockets of a killed process as a close would. After SIGKILL the connection stood in TIME_WAIT and `bind()` failed.',
    source: measured,
  },
  {
    id: 'udp',
    about: 'restarting',
    claim: 'A UDP server needs `SO_REUSEADDR` to restart.',
    verdict: 'false',
    proof:
      'UDP has no TIME_WAIT. With the option on both sockets a second program can bind the port on Linux, and over IPv4 the last one to bind gets the datagrams.',
    source: measured,
  },
  {
    id: 'unread-data',
    about: 'closing',
    claim: 'Closing first always leads to TIME_WAIT.',
    verdict: 'false',
    proof: 'A `close()` with unread data in the buffer sent a reset on Linux, and neither side had a TIME_WAIT.',
    source: measured,
  },
  {
    id: 'first-closer',
    about: 'TIME_WAIT',
    claim: 'TIME_WAIT is on the side that closes first.',
    verdict: 'true',
    proof:
      'With the server first it was on the server, with the client first on the client, also after a half-close. Only a reset leaves none on either side.',
    source: `RFC 9293, figures 12 and 13; ${measured}`,
  },
  {
    id: 'two-round-trips',
    about: 'TIME_WAIT',
    claim: 'TIME_WAIT lasts twice the round trip.',
    verdict: 'false',
    proof:
      'It is a fixed time, twice the life that the system grants a segment: 61.4 s until the port was free again on Linux, between two ends on the same machine.',
    source: `RFC 9293, section 3.6.1; ${measured}`,
  },
  {
    id: 'security-hole',
    about: 'restarting',
    claim: '`SO_REUSEADDR` lets other programs take the port of a running server.',
    verdict: 'not everywhere',
    proof:
      'On Windows it does, where both set it. On Linux the option let nothing in beside a TCP listener in any case that was run; beside a UDP socket with the option a program of any user did.',
    source: `Microsoft Learn, "Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE"; ${measured}`,
  },
  {
    id: 'buffer-minimum',
    about: 'what manuals say',
    claim: '`SO_RCVBUF` goes down to 256 bytes, `SO_SNDBUF` to 2048.',
    verdict: 'false',
    proof: 'The manual of Linux says so. Read back after a smaller value they were 2304 and 4608.',
    source: `${measured}, against socket(7)`,
  },
  {
    id: 'syn-count',
    about: 'what manuals say',
    claim: '`TCP_SYNCNT` takes values up to 255.',
    verdict: 'false',
    proof: 'The manual of Linux says so. The kernel took 127 and refused 128.',
    source: `${measured}, against tcp(7)`,
  },
  {
    id: 'bind-to-device',
    about: 'what manuals say',
    claim: '`SO_BINDTODEVICE` needs the right `CAP_NET_RAW`.',
    verdict: 'not everywhere',
    proof: 'Not for the first time on an unbound socket: an ordinary program set it on Linux 6.18.',
    source: `${measured}, against socket(7)`,
  },
  {
    id: 'peek-offset',
    about: 'what manuals say',
    claim: '`SO_PEEK_OFF` is for Unix domain sockets only.',
    verdict: 'false',
    proof: 'The manual of Linux says so. TCP and UDP sockets took it as well.',
    source: `${measured}, against socket(7)`,
  },
];
