import type { OptionFile } from '../option';
import { source } from '../sources';

/** IPPROTO_UDP: batching. */
export const udp: OptionFile = {
  level: 'IPPROTO_UDP',
  entries: {
    UDP_CORK: {
      type: 'int, 0 or 1',
      sockets: ['udp'],
      default: '0',
      summary: 'Collects several sends into one datagram, which leaves when the option is cleared.',
      use: 'To build a datagram from parts that lie in different places.',
      avoid:
        'Not to send many datagrams at once: it makes one datagram out of several sends. sendmmsg() and UDP_SEGMENT send many.',
      pitfall: 'Until the option is cleared nothing is sent.',
      on: { linux: { value: 1, since: '2.5.44' } },
      related: ['UDP_SEGMENT', 'TCP_CORK'],
      keywords: ['batch', 'coalesce', 'one datagram', 'MSG_MORE'],
      sources: [source.linuxUdp, source.measured],
      confidence: 'measured',
    },
    UDP_SEGMENT: {
      type: 'int, bytes',
      sockets: ['udp'],
      default: '0',
      range: '0 to 65535',
      summary: 'Cuts one large send into datagrams of this size, in the kernel or the network card.',
      use: 'Fast senders of many equal datagrams, such as QUIC.',
      avoid: 'Not for datagrams of different sizes: only the last one of a call may be shorter.',
      pitfall:
        'At most 128 datagrams per call on 6.18 (64 on older kernels), and a segment larger than the path MTU is an error.',
      on: { linux: 103 },
      related: ['UDP_GRO', 'UDP_CORK'],
      keywords: ['gso', 'quic', 'batch', 'throughput', 'sendmmsg'],
      sources: [source.linuxHeaders, source.measured],
      confidence: 'measured',
    },
    UDP_GRO: {
      type: 'int, 0 or 1',
      sockets: ['udp'],
      default: '0',
      summary: 'Delivers several datagrams of one sender in a single read.',
      use: 'Fast receivers of many equal datagrams.',
      avoid: 'Not in programs that read with recv() or recvfrom(): the size comes only with recvmsg().',
      pitfall:
        'The size of the single datagrams comes as a control message; without reading it their borders are lost.',
      on: { linux: 104 },
      related: ['UDP_SEGMENT'],
      keywords: ['gro', 'quic', 'batch', 'throughput', 'coalesce'],
      sources: [source.linuxHeaders, source.measured],
      confidence: 'measured',
    },
  },
};
