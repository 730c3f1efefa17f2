/** Something people say about address reuse, and whether it holds. */
export interface Folklore {
  readonly id: string;
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
    claim: '`SO_REUSEADDR` lets a server bind over TIME_WAIT.',
    verdict: 'not everywhere',
    proof:
      'On BSD, macOS and illumos the new server alone decides. On Linux the run before must have had the option too: without it, the first restart with the option failed with EADDRINUSE.',
    source: measured,
  },
  {
    id: 'wildcard-and-specific',
    claim: '`SO_REUSEADDR` lets a listener on the wildcard and one on a specific address share a port.',
    verdict: 'not everywhere',
    proof:
      'So the sources of FreeBSD, macOS and illumos read. On Linux it failed in every case as long as one of them was listening.',
    source: `${measured}; sources of the other systems`,
  },
  {
    id: 'reuseport-before-bind',
    claim: '`SO_REUSEPORT` must be set before `bind()`.',
    verdict: 'not everywhere',
    proof:
      'The manual of Linux says so. On the socket that has the port already, the kernel honours it later as well, even after `listen()`; only the newcomer must set it before its own `bind()`.',
    source: `${measured}, against socket(7)`,
  },
  {
    id: 'reuseport-substitute',
    claim: '`SO_REUSEPORT` is a newer `SO_REUSEADDR`.',
    verdict: 'false',
    proof:
      'One does not stand in for the other: an old run with one and a new run with the other gave EADDRINUSE. And with `SO_REUSEPORT` a second copy of the server starts beside the first without an error.',
    source: measured,
  },
  {
    id: 'fin-timeout',
    claim: '`tcp_fin_timeout` shortens TIME_WAIT.',
    verdict: 'false',
    proof: 'Set to 5 s, TIME_WAIT still took 61.4 s. What it shortens is FIN_WAIT2 of closed sockets: 5.2 s.',
    source: measured,
  },
  {
    id: 'tw-recycle',
    claim: '`tcp_tw_recycle` helps busy servers.',
    verdict: 'false',
    proof: 'It refused clients behind address translation, and Linux 4.12 removed it.',
    source: 'Linux commit 4396e46187ca; tcp(7)',
  },
  {
    id: 'tw-reuse-server',
    claim: '`tcp_tw_reuse` lets a server restart.',
    verdict: 'false',
    proof: 'It concerns outgoing connections whose port the kernel picks, and has no say in `bind()` to a given port.',
    source: 'Linux ip-sysctl documentation and source; measured for outgoing connections on Linux 6.18',
  },
  {
    id: 'tw-reuse-needed',
    claim: 'To reconnect from the same port one needs `tcp_tw_reuse`.',
    verdict: 'false',
    proof:
      'A client that binds its own source port reconnected at once in modes 0, 1 and 2, as long as timestamps were on. With timestamps off: EADDRNOTAVAIL.',
    source: measured,
  },
  {
    id: 'linger-zero',
    claim: '`SO_LINGER` with `{1, 0}` is a good way to avoid TIME_WAIT.',
    verdict: 'false',
    proof: 'There is no TIME_WAIT, because the connection is torn down: the peer got ECONNRESET, and 113 kB of 3.9 MB.',
    source: measured,
  },
  {
    id: 'linger-nonblocking',
    claim: 'On a non-blocking socket `SO_LINGER` does not make `close()` wait.',
    verdict: 'not everywhere',
    proof:
      'On Linux it waited the full 2 s. FreeBSD and macOS do not wait; on Windows the call fails and the socket stays open.',
    source: `${measured}; sources of FreeBSD and macOS; Microsoft Learn, closesocket()`,
  },
  {
    id: 'linger-timeout',
    claim: 'When the linger time is over, `close()` resets the connection or returns an error.',
    verdict: 'not everywhere',
    proof: 'On Linux it returned 0 and the peer still got everything. The reset is what Windows documents.',
    source: `${measured}; Microsoft Learn, closesocket()`,
  },
  {
    id: 'shutdown-lingers',
    claim: '`shutdown()` lingers too.',
    verdict: 'false',
    proof: 'The manual of Linux says so; with 2 s of linger and a full buffer it returned in 0.0 s.',
    source: `${measured}, against socket(7)`,
  },
  {
    id: 'ports-in-all',
    claim: 'A machine can have 28,000 outgoing connections in all.',
    verdict: 'false',
    proof:
      'The 28,232 ports count for each destination address and port: a port in TIME_WAIT towards one destination was at once usable for another.',
    source: measured,
  },
  {
    id: 'kill',
    claim: 'Killing the process instead of stopping it avoids TIME_WAIT.',
    verdict: 'false',
    proof:
      'The system closes the sockets of a killed process as a close would. After SIGKILL the connection stood in TIME_WAIT and `bind()` failed.',
    source: measured,
  },
  {
    id: 'udp',
    claim: 'A UDP server needs `SO_REUSEADDR` to restart.',
    verdict: 'false',
    proof:
      'UDP has no TIME_WAIT. With the option on both sockets a second program can bind the port on Linux, and over IPv4 the last one to bind gets the datagrams.',
    source: measured,
  },
  {
    id: 'unread-data',
    claim: 'Closing first always leads to TIME_WAIT.',
    verdict: 'false',
    proof: 'A `close()` with unread data in the buffer sent a reset on Linux, and neither side had a TIME_WAIT.',
    source: measured,
  },
];
