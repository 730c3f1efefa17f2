import type { Basis, System } from './model';

/** How long a closed connection stays in TIME_WAIT on one system, by default. */
export interface TimeWaitLength {
  /** Absent where no authoritative figure was found. */
  readonly seconds?: number;
  /** What an administrator can turn. */
  readonly knob: string;
  readonly note?: string;
  readonly basis: Basis;
  readonly source: string;
}

/** TIME_WAIT per system. RFC 9293 itself takes the segment lifetime as two minutes, which makes four minutes of TIME-WAIT. */
export const timeWaitLength: Readonly<Record<System, TimeWaitLength>> = {
  linux: {
    seconds: 60,
    knob: 'none: a constant compiled into the kernel',
    note: 'It took 61.4 to 61.7 s until a bind without options worked again.',
    basis: 'measured',
    source: 'TCP_TIMEWAIT_LEN in include/net/tcp.h; measured on Linux 6.18',
  },
  freebsd: {
    seconds: 60,
    knob: 'sysctl net.inet.tcp.msl (milliseconds, half of it)',
    note: 'FreeBSD 14 keeps no TIME_WAIT for peers on the same machine (net.inet.tcp.nolocaltimewait), so a test on localhost shows nothing.',
    basis: 'source model',
    source: 'FreeBSD 14 source, sys/netinet/tcp_timer.h and tcp_timewait.c',
  },
  macos: {
    seconds: 30,
    knob: 'sysctl net.inet.tcp.msl (milliseconds, half of it)',
    basis: 'source model',
    source: 'xnu-11417 source, bsd/netinet/tcp_timer.h',
  },
  windows: {
    knob: 'registry value TcpTimedWaitDelay (30 to 300 s)',
    note: 'XP and Server 2003: 120 s for IPv4, 240 s for IPv6. For Vista and later no authoritative default was found.',
    basis: 'unconfirmed',
    source: 'Microsoft support article 314053',
  },
  illumos: {
    seconds: 60,
    knob: 'TCP property _time_wait_interval (1 s to 10 min)',
    basis: 'source model',
    source: 'illumos source, tcp_tunables.c; Oracle Solaris 11.4 tunables reference',
  },
};
