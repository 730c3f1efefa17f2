/** Flags of send(), recv() and socket(), and the types of sockets. See {@link ./rows} for the columns. */
export const flags = {
  flag: `
MSG_BCAST | O256 W1024 | - | returned flag |  | Says of a received datagram that it was a broadcast. |  |
MSG_CMSG_CLOEXEC | L1073741824 F262144 O2048 I4096 | - | recvmsg flag |  | Closes file descriptors that are received when the process calls exec(). |  | L:recv(2)
MSG_CONFIRM | L2048 | - | send flag |  | Tells the kernel that the neighbour has answered, so that it need not ask again. |  | L:send(2)
MSG_CTRUNC | L8 M32 F32 O32 W512 I16 | - | returned flag |  | Says that control messages did not fit into the buffer and were cut. | Descriptors that did not fit are closed. | L:recv(2)
MSG_DONTROUTE | L4 M4 F4 O4 W4 I4 | - | send flag |  | SO_DONTROUTE for one call. |  | L:send(2)
MSG_DONTWAIT | L64 M128 F128 O128 I128 | - | send/recv flag |  | Makes this one call return at once with EAGAIN where it would wait. | Windows has no such flag. | L:send(2) L:recv(2)
MSG_DUPCTRL | I2048 | - | recv flag |  | Keeps the control data for the next read as well. |  | unconfirmed
MSG_EOF | M256 F256 | - | send flag |  | Ends sending together with the data: a FIN follows. |  |
MSG_EOR | L128 M8 F8 O8 I8 | - | send/returned flag |  | Ends a record, on sockets that have records. | Means nothing to TCP. | L:send(2) L:recv(2)
MSG_ERRQUEUE | L8192 W4096 | - | recv flag |  | Reads from the error queue: ICMP errors, times of sending, completions of MSG_ZEROCOPY. |  | L:recv(2)
MSG_FASTOPEN | L536870912 | - | send flag |  | Lets sendto() connect, with the data in the SYN. |  | L:send(2)
MSG_HAVEMORE | M8192 | - | returned flag |  | Says that more is waiting. |  |
MSG_MCAST | O512 W2048 | - | returned flag |  | Says of a received datagram that it came by multicast. |  |
MSG_MORE | L32768 | - | send flag |  | Says that more follows: the kernel waits with an incomplete segment, as under TCP_CORK. | The last send has to go without it. | L:send(2)
MSG_NEEDSA | M65536 | - | recv flag |  | Fails where the address of the sender cannot be given. |  |
MSG_NOSIGNAL | L16384 M524288 F131072 O1024 I512 | - | send flag |  | Sending to a peer that is gone gives EPIPE and no SIGPIPE, which would end the process. | On macOS only with a recent SDK; SO_NOSIGPIPE does it for a socket. | L:send(2)
MSG_NOTIFICATION | F8192 I256 | - | returned flag |  | Says that the message is SCTP's own, not data. |  |
MSG_OOB | L1 M1 F1 O1 W1 I1 | - | send/recv flag |  | Sends or reads the one urgent byte of TCP. | It is one byte, not a channel of its own. See SO_OOBINLINE. | L:send(2) L:recv(2)
MSG_PARTIAL | W32768 | - | send/returned flag |  | Says that this is part of a message. |  |
MSG_PEEK | L2 M2 F2 O2 W2 I2 | - | recv flag |  | Reads and leaves the data in place. | The next read gives the same again, and poll() reports it again. | L:recv(2)
MSG_PUSH_IMMEDIATE | W32 | - | recv flag |  | Completes a read as soon as anything is there. |  |
MSG_RCVMORE | M16384 | - | returned flag |  | Says that more of the packet is waiting. |  |
MSG_SOCK_DEVMEM | L33554432 | - | recv flag |  | Receives into the memory of a device. |  |
MSG_TRUNC | L32 M16 F16 O16 W256 I32 | - | recv/returned flag |  | Says that a datagram was longer than the buffer; given to recv() on Linux, makes it return the real length. | Given to recv() on TCP it throws data away. | L:recv(2)
MSG_WAITALL | L256 M64 F64 O64 W8 I64 | - | recv flag |  | Waits until the whole buffer is full. | A signal, an error, the end of the stream or SO_RCVTIMEO still give less. | L:recv(2)
MSG_WAITFORONE | L65536 F524288 O4096 | - | recvmmsg flag |  | Lets recvmmsg() wait for the first message only. |  | L:recvmmsg(2)
MSG_WAITSTREAM | M512 | - | recv flag |  | Waits for all that was asked for, less is possible. |  |
MSG_ZEROCOPY | L67108864 | - | send flag |  | Sends from the program's memory without a copy. | Needs SO_ZEROCOPY. The buffer must not be written before the error queue says that it is free. |
SOCK_CLOEXEC | L524288 F268435456 O32768 I524288 | - | socket() type flag |  | Makes a descriptor that exec() closes, in one step with the socket. | With fcntl() a fork() in another thread can come in between. macOS and Windows have no such flag. | L:socket(2)
SOCK_CLOFORK | I4194304 | - | socket() type flag |  | Makes a descriptor that fork() closes. |  | unconfirmed
SOCK_DCCP | L6 | - | socket type |  | Sockets of the Datagram Congestion Control Protocol. | Removed from recent Linux with the protocol. |
SOCK_DGRAM | L2 M2 F2 O2 W2 I1 | - | socket type |  | Datagrams: each message stays whole and may be lost; UDP on the Internet. | 2 on most systems, 1 on illumos. | L:socket(2)
SOCK_DNS | O4096 | - | socket() type flag |  | Says under pledge(2) that the socket is for DNS alone. |  | unconfirmed
SOCK_NDELAY | I2097152 | - | socket() type flag |  | SOCK_NONBLOCK in the sense of O_NDELAY. |  | unconfirmed
SOCK_NONBLOCK | L2048 F536870912 O16384 I1048576 | - | socket() type flag |  | Makes a descriptor that never waits, in one step with the socket. | What accept() gives on Linux waits all the same (measured): use accept4(). On BSD it does not. macOS has no such flag. | L:socket(2) measured
SOCK_PACKET | L10 | - | socket type |  | Packets of an interface, as Linux once had them. | AF_PACKET has taken its place. | L:socket(2)
SOCK_RAW | L3 M3 F3 O3 W3 I4 | - | socket type |  | A protocol without TCP or UDP on top. | Privileged nearly everywhere. | L:socket(2)
SOCK_RDM | L4 M4 F4 O4 W4 I5 | - | socket type |  | Datagrams that arrive, in whatever order. | Rare: TIPC, RDS. | L:socket(2)
SOCK_SEQPACKET | L5 M5 F5 O5 W5 I6 | - | socket type |  | A connection that keeps messages whole: AF_UNIX and SCTP. |  | L:socket(2)
SOCK_STREAM | L1 M1 F1 O1 W1 I2 | - | socket type |  | A connection that carries bytes in order: TCP on the Internet. | 1 on most systems, 2 on illumos. | L:socket(2)
`,
} as const;
