import type { SpellingTable } from './table';

/** Setters of the JDK's sockets and of servers, and constants of libraries that differ from C's. */
export const java: SpellingTable = {
  setReuseAddress: { option: 'SO_REUSEADDR' },
  getReuseAddress: { option: 'SO_REUSEADDR' },
  setReuseAddr: { option: 'SO_REUSEADDR' },
  setSoReuseAddress: { option: 'SO_REUSEADDR' },
  REUSE_ADDRESSES: { option: 'SO_REUSEADDR', after: ['Options'] },
  setReusePort: { option: 'SO_REUSEPORT' },
  setSoLinger: { option: 'SO_LINGER' },
  getSoLinger: { option: 'SO_LINGER' },
  setKeepAlive: { option: 'SO_KEEPALIVE' },
  setTcpNoDelay: { option: 'TCP_NODELAY' },
  setReceiveBufferSize: { option: 'SO_RCVBUF' },
  setSendBufferSize: { option: 'SO_SNDBUF' },
  setBroadcast: { option: 'SO_BROADCAST' },
  setOOBInline: { option: 'SO_OOBINLINE' },
  setTrafficClass: { option: 'IP_TOS' },
  setTimeToLive: { option: 'IP_MULTICAST_TTL' },
  setLoopbackMode: { option: 'IP_MULTICAST_LOOP' },
  joinGroup: { option: 'IP_ADD_MEMBERSHIP' },
  leaveGroup: { option: 'IP_DROP_MEMBERSHIP' },
  TCP_KEEPINTERVAL: { option: 'TCP_KEEPINTVL', after: ['ExtendedSocketOptions'] },
  TCP_KEEPCOUNT: { option: 'TCP_KEEPCNT', after: ['ExtendedSocketOptions'] },
};
