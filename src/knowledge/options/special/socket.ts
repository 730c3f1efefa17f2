/** SOL_SOCKET: what most programs never need. See {@link ./rows} for the columns. */
export const socket = {
  SOL_SOCKET: `
SO_ALLZONES | I4116 | rw | int, 0 or 1 | 0 | Binds the socket in every zone of an illumos machine. |  | unconfirmed
SO_ANON_MLP | I4106 | rw | int, 0 or 1 | 0 | Makes a port that the system picks a multilevel port of Trusted Extensions. |  | unconfirmed
SO_APPLICATION_ID | M4403! | rw | so_application_id_t |  | Names the application that traffic is counted for. | Not public: for Apple's own software. |
SO_ATTACH_BPF | L50@3.19 | w | int, bpf program fd |  | Filters what the socket receives with an eBPF program, given as a descriptor. | The program has to be of type SOCKET_FILTER, and takes the place of any classic filter. | L:socket(7) measured
SO_ATTACH_REUSEPORT_EBPF | L52@4.5 | w | int, bpf program fd |  | Lets an eBPF program choose which socket of an SO_REUSEPORT group gets a connection or datagram. | One program for the whole group, whichever socket it is set on. | L:socket(7) measured
SO_AWDL_UNRESTRICTED | M4371! | rw | int, 0 or 1 | 0 | Lets the socket use the AirDrop link while it is otherwise closed. | Not public: for Apple's own software. |
SO_BINDANY | O4096 | rw | int, 0 or 1 | 0 | Lets bind() take addresses that this machine does not have, as transparent proxies need. | Packets for them have to be brought in by divert rules of pf. | O:getsockopt(2)
SO_BINDTOIFINDEX | L62 | rw | int | 0 | Restricts the socket to one network interface, given by its index. | Nobody checks that the interface exists: a wrong index shows only when nothing arrives (measured). | measured
SO_BINTIME | F8192 | rw | int, 0 or 1 | 0 | Attaches the time of arrival to each datagram, as a struct bintime. |  | F:getsockopt(2)
SO_BPF_EXTENSIONS | L48 | r | int | 64 | Tells how many of the extensions to classic BPF this kernel knows. |  | measured
SO_BSDCOMPAT | L14 | rw | int, 0 or 1 | 0 | Once gave UDP sockets the error behaviour of BSD. | Does nothing today: set to 1, it reads 0 (measured). | L:socket(7) L:udp(7) L:raw(7) measured
SO_BSP_STATE | W4105 | r | CSADDR_INFO |  | Reads both addresses, the type and the protocol of a socket at once. |  | W:SOL_SOCKET
SO_BUF_LOCK | L72 | rw | int bitmask (1 = send, 2 = receive) | 0 | Keeps the kernel from adjusting the send or receive buffer by itself, or lets it again. | Setting SO_SNDBUF or SO_RCVBUF locks that buffer too. | measured
SO_BUSY_POLL_BUDGET | L70 | w | int |  | Sets how many packets one round of busy polling may take. | Raising it needs a capability; it cannot be read back (measured). | measured
SO_CFIL_SOCK_ID | M4368! | r | cfil_sock_id_t |  | Reads the number by which content filters know the socket. | Not public: for Apple's own software. |
SO_CNX_ADVICE | L53 | w | int |  | Tells the kernel that the route to the peer seems broken, so that it looks for another. | A hint; it cannot be read back. | measured
SO_COMPARTMENT_ID | W12292 | rw | DWORD |  | Says which network compartment of Windows the socket belongs to. |  | unconfirmed
SO_CONDITIONAL_ACCEPT | W12290 | rw | int, 0 or 1 | 0 | Holds back the SYN-ACK until the program has decided in WSAAccept() whether it wants the connection. | Clients wait and may give up meanwhile. Set it before listen(). | W:SOL_SOCKET
SO_CONNDATA | W28672 | rw | char[] |  | Carries data along with a connection request of old transports. | TCP/IP has nothing like it. | W:SOL_SOCKET
SO_CONNDATALEN | W28676 | w | DWORD |  | Length of what SO_CONNDATA holds. | TCP/IP has nothing like it. | W:SOL_SOCKET
SO_CONNECT_TIME | W28684 | r | DWORD, seconds | 0xFFFFFFFF if not connected | Reads for how many seconds the socket has been connected. | 0xFFFFFFFF while it is not. Finds clients that connect to an AcceptEx() server and send nothing. | W:SOL_SOCKET
SO_CONNOPT | W28673 | rw | char[] |  | Carries options along with a connection request of old transports. | TCP/IP has nothing like it. | W:SOL_SOCKET
SO_CONNOPTLEN | W28677 | w | DWORD |  | Length of what SO_CONNOPT holds. | TCP/IP has nothing like it. | W:SOL_SOCKET
SO_DEFUNCTIT | M4241! | w | int |  | Makes a socket defunct, in internal builds. | Not public: for Apple's own software. |
SO_DEFUNCTOK | M4352! | rw | int, 0 or 1 | 1 | Says whether the system may end this socket while its app is suspended. | Not public: for Apple's own software. |
SO_DELEGATED | M4359! | w | pid_t |  | Counts the socket's traffic for another process. | Not public: needs an entitlement of Apple's. |
SO_DELEGATED_UUID | M4360! | w | uuid_t |  | Counts the socket's traffic for another process, named by its UUID. | Not public: needs an entitlement of Apple's. |
SO_DETACH_BPF | L27@3.19 | w | int, ignored |  | Takes an eBPF filter off the socket; another name of SO_DETACH_FILTER. |  | L:socket(7) measured
SO_DETACH_FILTER | L27@2.2 I1073741826 | w | int, ignored |  | Takes the packet filter off the socket. | ENOENT where there is none, EPERM after SO_LOCK_FILTER. | L:socket(7) measured
SO_DETACH_REUSEPORT_BPF | L68 | w | int, ignored |  | Takes away the program that chooses among the sockets of an SO_REUSEPORT group. |  | measured
SO_DEVMEM_DMABUF | L79 | - | label of a control message |  | Labels a control message: the data lies in device memory. | No option: it cannot be set. | measured
SO_DEVMEM_DONTNEED | L80 | w | struct dmabuf_token[] |  | Gives received data in device memory back to the kernel. | For TCP read with MSG_SOCK_DEVMEM. | measured
SO_DEVMEM_LINEAR | L78 | - | label of a control message |  | Labels a control message: the data lies in ordinary memory although device memory was asked for. | No option: it cannot be set. | measured
SO_DGRAM_ERRIND | I512 | rw | int, 0 or 1 | 0 | Reports ICMP errors that arrive later on datagram sockets. |  | unconfirmed
SO_DISCDATA | W28674 | rw | char[] |  | Carries data along with a disconnection of old transports. | TCP/IP has nothing like it. | W:SOL_SOCKET
SO_DISCDATALEN | W28678 | w | DWORD |  | Length of what SO_DISCDATA holds. | TCP/IP has nothing like it. | W:SOL_SOCKET
SO_DISCOPT | W28675 | rw | char[] |  | Carries options along with a disconnection of old transports. | TCP/IP has nothing like it. | W:SOL_SOCKET
SO_DISCOPTLEN | W28679 | w | DWORD |  | Length of what SO_DISCOPT holds. | TCP/IP has nothing like it. | W:SOL_SOCKET
SO_DONTLINGER | W-129 I-129 | rw | int, 0 or 1 | 1 | Short for SO_LINGER with l_onoff 0: close() returns at once and data is still sent. | Its number is ~SO_LINGER, a negative one. | W:SOL_SOCKET
SO_DONTTRUNC | M8192 | rw | int, 0 or 1 | 0 | Keeps what of a datagram did not fit, for the next read. |  |
SO_EXECPATH | M4229! | w | string |  | Path of the program, for the application firewall. | Not public: for Apple's own software. |
SO_EXTENDED_BK_IDLE | M4372! | rw | int | 0 | Keeps the socket alive for longer after its app was suspended. | Not public: for Apple's own software. |
SO_FALLBACK_MODE | M4400! | rw | int | 0 | Says which kind of fallback between networks was used. | Not public: for Apple's own software. |
SO_FLOW_DIVERT_TOKEN | M4358! | rw | opaque token |  | Sends the connection through a VPN or content provider that gave the token. | Not public: for Apple's own software. |
SO_FLUSH | M4355! | w | int, SO_TC_* |  | Drops unsent data of one traffic class. | Not public, and the data is lost. |
SO_GET_FILTER | L26 | r | struct sock_filter[] |  | Reads the classic BPF program of the socket; has the number of SO_ATTACH_FILTER. | The length counts instructions, not bytes. | measured
SO_GROUP_ID | W8193 | r | unsigned int |  | Reserved for groups of sockets. | Was never made to work. | W:SOL_SOCKET
SO_GROUP_PRIORITY | W8194 | rw | int |  | Reserved for the priority within a group of sockets. | Was never made to work. | W:SOL_SOCKET
SO_INCOMING_NAPI_ID | L56@4.12 | r | int | 0 | Tells which receive queue of the network card brought the last packet. | 0 before the first packet, and always on loopback. | L:socket(7) measured
SO_INQ | L84 | w | int, 0 or 1 | 0 | Says with each read how many bytes are still waiting, on stream sockets of AF_UNIX. | ENOPROTOOPT on TCP, which has TCP_INQ. | measured
SO_INTCOPROC_ALLOW | M4376! | rw | int, 0 or 1 | 0 | Lets the socket use the interfaces to a co-processor of the machine. | Not public: for Apple's own software. |
SO_ISDEFUNCT | M4353! | r | int, 0 or 1 | 0 | Reads whether the system has ended this socket. | Not public: for Apple's own software. |
SO_LABEL | M4112 F4105 | rw | struct mac |  | The socket's label of mandatory access control. | The kernel has to have MAC; macOS has deprecated it. | F:getsockopt(2)
SO_LISTENINCQLEN | F4115 | r | int |  | Reads how many connections to a listener are still in the handshake. |  | F:getsockopt(2)
SO_LISTENQLEN | F4114 | r | int |  | Reads how many connections wait for accept(). |  | F:getsockopt(2)
SO_LISTENQLIMIT | F4113 | r | int |  | Reads the backlog that listen() was given, as the kernel keeps it. |  | F:getsockopt(2)
SO_LOCK_FILTER | L44 | rw | int, 0 or 1 | 0 | Fixes the packet filter of the socket for good. | Nothing undoes it: EPERM from then on. | L:socket(7) measured
SO_MAC_EXEMPT | I4107 | rw | int, 0 or 1 | 0 | Accepts peers without a label under Trusted Extensions. |  | unconfirmed
SO_MAC_IMPLICIT | I4118 | rw | int, 0 or 1 | 0 | Leaves the label off the wire under Trusted Extensions. |  | unconfirmed
SO_MARK_APPROVED_APP_DOMAIN | M4393! | rw | int, 0 or 1 | 0 | Marks the peer's domain as one of the app's own. | Not public: for Apple's own software. |
SO_MARK_CELLFALLBACK | M4373! | rw | int, 0 or 1 | 0 | Marks the connection as made because Wi-Fi was poor. | Not public: for Apple's own software. |
SO_MARK_CELLFALLBACK_UUID | M4402! | rw | uuid_t |  | Marks a connection, given by its UUID, as made because Wi-Fi was poor. | Not public: for Apple's own software. |
SO_MARK_DOMAIN_INFO_SILENT | M4405! | rw | int, 0 or 1 | 0 | Keeps the domain of the peer from being reported. | Not public: for Apple's own software. |
SO_MARK_KNOWN_TRACKER | M4389! | rw | int, 0 or 1 | 0 | Marks the peer as a known tracker. | Not public: for Apple's own software. |
SO_MARK_KNOWN_TRACKER_NON_APP_INITIATED | M4390! | rw | int, 0 or 1 | 0 | Marks a connection to a tracker that something else than the app has opened. | Not public: for Apple's own software. |
SO_MARK_WAKE_PKT | M4391! | w | int, 0 or 1 | 0 | Marks the next packet as one that may wake the receiver. | Not public: for Apple's own software. |
SO_MAXDG | W28681 | r | DWORD |  | Reads the largest datagram that can be sent. |  | W:SOL_SOCKET
SO_MAXPATHDG | W28682 | r | DWORD |  | Reads the largest datagram that can be sent to one destination. | May say the same as SO_MAXDG. | W:SOL_SOCKET
SO_MAX_MSG_SIZE | W8195 | r | DWORD |  | Reads the largest message that the socket can send. | Says nothing for stream sockets. | W:SOL_SOCKET
SO_MAX_PACING_RATE | L47 F4120 | rw | unsigned long, bytes/s; 32-bit form accepted | ~0 (unlimited) | Limits how fast the socket sends, in bytes per second. | TCP keeps to it by itself; UDP only under the fq queueing discipline. Eight bytes wide on 64-bit Linux. | F:getsockopt(2) measured
SO_MEMINFO | L55 | r | __u32[9] |  | Reads the memory that the socket uses, its limits and its drops, as ss -m prints them. |  | measured
SO_MPKL_SEND_INFO | M4386! | rw | struct so_mpkl_send_info |  | Data for packet logging over several layers. | Not public: for Apple's own software. |
SO_NECP_ATTRIBUTES | M4361! | rw | opaque TLVs |  | Domain and account by which network policies match the socket. | Not public: for Apple's own software. |
SO_NECP_CLIENTUUID | M4369! | rw | uuid_t |  | Ties the socket to a client of the network policy. | Not public: for Apple's own software. |
SO_NECP_LISTENUUID | M4384! | rw | uuid_t |  | Client of the network policy that a listener belongs to. | Not public: for Apple's own software. |
SO_NETNS_COOKIE | L71 | r | __u64 |  | Reads a number that no other network namespace has. | The buffer has to be of 8 bytes exactly, or EINVAL (measured). | measured
SO_NETPROC | O4128 | - | int |  | A number that the kernel uses for itself. | Not usable from programs. | unconfirmed
SO_NETSVC_MARKING_LEVEL | M4377 | r | int |  | Reads which marking for quality of service the socket gets. |  |
SO_NET_SERVICE_TYPE | M4374 | rw | int, NET_SERVICE_TYPE_* | NET_SERVICE_TYPE_BE | Says what the traffic is (voice, video, background), from which Apple systems choose its priority. |  |
SO_NKE | M4129 | w | struct so_nke |  | Attached a filter of a kernel extension. | Such extensions are gone. |
SO_NOADDRERR | M4131 | rw | int, 0 or 1 | 0 | Makes calls fail with EADDRNOTAVAIL once the socket's own address has left the machine. |  |
SO_NOAPNFALLBK | M131072! | rw | int, 0 or 1 | 0 | Stays on one cellular access point instead of trying another. | Not public: for Apple's own software. |
SO_NOFCS | L43 | rw | int, 0 or 1 | 0 | Sends the last four bytes of a frame as its checksum. | For packet sockets on cards that can. | measured
SO_NOTIFYCONFLICT | M4134 | rw | int, 0 or 1 | 0 | Sends a kernel event when another program's bind() fails because of this socket. | Not public: for Apple's own software. |
SO_NOWAKEFROMSLEEP | M65536! | rw | int, 0 or 1 | 0 | Keeps traffic of this socket from waking the machine. | Not public: for Apple's own software. |
SO_NO_CHECK | L11 | rw | int, 0 or 1 | 0 | Sends UDP datagrams over IPv4 without a checksum. | Damage then goes unnoticed. IPv6 has UDP_NO_CHECK6_TX. | measured
SO_NO_DDP | F32768 | rw | int, 0 or 1 | 0 | Keeps a card that handles TCP from placing data into memory directly. |  | F:getsockopt(2)
SO_NO_OFFLOAD | F16384 | rw | int, 0 or 1 | 0 | Keeps the connection in the kernel's own TCP instead of a network card's. |  | F:getsockopt(2)
SO_NP_EXTENSIONS | M4227 | rw | struct so_np_extensions |  | Switches off rules of POSIX, such as setsockopt() failing after shutdown(). |  |
SO_NREAD | M4128 | r | int |  | Reads how many bytes can be read: of the next datagram, or in all for streams. |  | M:getsockopt(2)
SO_NUMRCVPKT | M4370 | r | int |  | Reads how many datagrams are waiting. |  |
SO_NWRITE | M4132 | r | int |  | Reads how many bytes are in the send buffer. |  | M:getsockopt(2)
SO_OPENTYPE | W28680 | rw | DWORD |  | Makes the sockets that this thread opens later synchronous. | Out of date: WSASocket() without WSA_FLAG_OVERLAPPED does the same. | W:SOL_SOCKET
SO_OPPORTUNISTIC | M4354! | rw | int, 0 or 1 | 0 | Older name of a background traffic class. | Not public and out of date; see SO_NET_SERVICE_TYPE. |
SO_ORIGINAL_DST | W12303 | r | struct sockaddr |  | Reads where a redirected connection was going to. | Linux has another option of that name, at level SOL_IP with the number 80. | unconfirmed
SO_PASSPIDFD | L76 | rw | int, 0 or 1 | 0 | Brings a descriptor of the sending process along with each message, on AF_UNIX. | Every message then opens a descriptor that has to be closed. | measured
SO_PASSRIGHTS | L83 | rw | int, 0 or 1 | 1 | Says whether an AF_UNIX socket takes file descriptors from its peer. | On unless cleared; where it is cleared, the sender's message with descriptors fails. | measured
SO_PASSSEC | L34 | rw | int, 0 or 1 | 0 | Brings the security label of the sender along, on AF_UNIX and netlink. | Other families say EOPNOTSUPP (measured). | L:socket(7) L:unix(7) measured
SO_PAUSE_ACCEPT | W12291 | rw | int, 0 or 1 | 0 | Answers every new connection with RST for as long as it is set. |  | W:SOL_SOCKET
SO_PEEK_OFF | L42@3.4 | rw | int | -1 | Lets one MSG_PEEK after the other go on where the last one ended. | -1 switches it off. The manual page names AF_UNIX only; Linux 6.18 takes it on TCP and UDP as well (measured). | L:socket(7) L:unix(7) measured
SO_PEERGROUPS | L59 | r | gid_t[] |  | Reads the supplementary groups of the peer, on AF_UNIX. | ERANGE tells the size that is needed; ENODATA that there is no peer. | measured
SO_PEERLABEL | M4113 F4112 | r | struct mac |  | Reads the peer's label of mandatory access control. | macOS has deprecated it. | F:getsockopt(2)
SO_PEERNAME | L28 | r | struct sockaddr |  | Reads what getpeername() reads. | Call that instead. | measured
SO_PEERPIDFD | L77 | r | int, pidfd |  | Gives a descriptor of the peer's process, which stays right when its number is used again. | Has to be closed; ENODATA where there is no peer. | measured
SO_PEERSEC | L31@2.6.2 | r | string (LSM label) |  | Reads the security label of the peer, such as SELinux's. | ENOPROTOOPT where no security module gives labels. | L:socket(7) L:ip(7) L:unix(7) measured
SO_PORT_SCALABILITY | W12294 | rw | int, 0 or 1 | 0 | Lets a port that the system picks be used once for each local address. | Where there is SO_REUSE_UNICASTPORT, use that. | W:SOL_SOCKET
SO_PREFER_BUSY_POLL | L69 | rw | int, 0 or 1 | 0 | Asks for polling in place of interrupts for this socket. | Needs CAP_NET_ADMIN, and a device that is set up for it. | measured
SO_PRIVILEGED_TRAFFIC_CLASS | M4240! | rw | int, 0 or 1 | 0 | Allows traffic classes that are otherwise closed. | Not public: for Apple's own software. |
SO_PROTOCOL_INFO | W8197 | r | WSAPROTOCOL_INFO |  | Stands for SO_PROTOCOL_INFOW or SO_PROTOCOL_INFOA. | Which one depends on UNICODE when compiling. | W:SOL_SOCKET
SO_PROTOCOL_INFOA | W8196 | r | WSAPROTOCOL_INFOA |  | Reads the description of the socket's protocol, with ANSI text. |  | W:SOL_SOCKET
SO_PROTOCOL_INFOW | W8197 | r | WSAPROTOCOL_INFOW |  | Reads the description of the socket's protocol, with Unicode text. |  | W:SOL_SOCKET
SO_PROTOTYPE | F4118 I4105 | r | int |  | What SunOS and FreeBSD call SO_PROTOCOL. |  | F:getsockopt(2)
SO_QOSMARKING_POLICY_OVERRIDE | M4375! | rw | int | 0 | Overrides the policy by which packets are marked for quality of service. | Not public: for Apple's own software. |
SO_RANDOMIZE_PORT | W12293 | rw | int, 0 or 1 | 0 | Picks the port at random instead of in sequence. | Fails after SO_REUSE_UNICASTPORT was set. | W:SOL_SOCKET
SO_RANDOMPORT | M4226 | rw | int, 0 or 1 | 0 | Asks for a random port where the system picks it. |  |
SO_RCVMARK | L75 | rw | int, 0 or 1 | 0 | Brings the mark of each packet along as a control message. | Needs no capability on Linux 6.18, other than SO_MARK. | measured
SO_RCVPRIORITY | L82 | rw | int, 0 or 1 | 0 | Brings the priority of each packet along as a control message. |  | measured
SO_RCVPSH | I4109 | rw | int |  | Interval at which received data is handed up. |  | unconfirmed
SO_RCVTIMEO_NEW | L66 | rw | struct __kernel_sock_timeval | 0 | SO_RCVTIMEO with seconds of 64 bits, for dates after 2038. | Matters to 32-bit programs only; the C library chooses. | measured
SO_RCVTIMEO_OLD | L20 | rw | struct timeval (long-sized) | 0 | SO_RCVTIMEO with seconds as wide as a long. | Write SO_RCVTIMEO: the C library chooses. | measured
SO_RECEIVED_HOPLIMIT | W12304 | rw | DWORD |  | Hop limit of what was received. | Not documented by Microsoft with the other options. | unconfirmed
SO_RECEIVED_PROCESSOR | W12305 | rw | PROCESSOR_NUMBER |  | Processor that packets came in on. | Not documented by Microsoft with the other options. | unconfirmed
SO_RECVUCRED | I1024 | rw | int, 0 or 1 | 0 | Brings the credentials of the sender along with each message. |  | unconfirmed
SO_RECV_ANYIF | M4356! | rw | int, 0 or 1 | 0 | Takes packets from interfaces that are otherwise closed to the socket. | Not public: for Apple's own software. |
SO_RECV_TRAFFIC_CLASS | M4231! | rw | int, 0 or 1 | 0 | Brings the traffic class along with what is received. | Not public: for Apple's own software. |
SO_RECV_WAKE_PKT | M4392! | rw | int, 0 or 1 | 0 | Says that a packet has woken the machine. | Not public: for Apple's own software. |
SO_RERROR | F131072 | rw | int, 0 or 1 | 0 | Reports an overflow of the receive buffer as an error, where data is otherwise lost in silence. |  | F:getsockopt(2)
SO_RESERVE_MEM | L73 | rw | int, bytes | 0 | Sets memory of the cgroup aside for the socket. | EOPNOTSUPP without memory cgroups (measured). | measured
SO_RESOLVER_SIGNATURE | M4401 | rw | opaque blob |  | Signed word of the system's resolver for the name that was looked up. |  |
SO_RESTRICTIONS | M4225! | rw | int flags | 0 | Forbids the socket incoming or outgoing traffic, or cellular, expensive or constrained networks. | Not public; nothing lifts it again. |
SO_REUSESHAREUID | M4133 | rw | int, 0 or 1 | 0 | Lets a program of another user share the port of this socket. | The socket that has the port has to set it. |
SO_REUSE_MULTICASTPORT | W12296 | rw | DWORD | 0 | Promises that the port is for multicast alone, so that others may share it. |  | W:SOL_SOCKET
SO_RTABLE | O4129 | rw | int | process rtable | Chooses the routing table of the socket. |  | O:getsockopt(2)
SO_SECATTR | I4113 | r | ucred |  | Labels a control message with the security attributes of the sender. |  | unconfirmed
SO_SECURITY_AUTHENTICATION | L22 | - | int |  | Reserved for an early IPv6 security interface. | No kernel has it: ENOPROTOOPT (measured). | measured
SO_SECURITY_ENCRYPTION_NETWORK | L24 | - | int |  | Reserved for an early IPv6 security interface. | No kernel has it: ENOPROTOOPT (measured). | measured
SO_SECURITY_ENCRYPTION_TRANSPORT | L23 | - | int |  | Reserved for an early IPv6 security interface. | No kernel has it: ENOPROTOOPT (measured). | measured
SO_SELECT_ERR_QUEUE | L45@3.10 | rw | int, 0 or 1 | 0 | Makes select() and poll() report entries of the error queue as urgent. | Of no use since Linux 4.16. | L:socket(7) measured
SO_SETFIB | F4116 | w | int | process FIB | Chooses the routing table of the socket, 0 to net.fibs - 1. | Cannot be read back. | F:getsockopt(2)
SO_SNDTIMEO_NEW | L67 | rw | struct __kernel_sock_timeval | 0 | SO_SNDTIMEO with seconds of 64 bits, for dates after 2038. | Matters to 32-bit programs only; the C library chooses. | measured
SO_SNDTIMEO_OLD | L21 | rw | struct timeval (long-sized) | 0 | SO_SNDTIMEO with seconds as wide as a long. | Write SO_SNDTIMEO: the C library chooses. | measured
SO_SPLICE | O4131 | rw | int, a descriptor, or struct splice |  | Passes on to another socket whatever arrives on a TCP connection, without leaving the kernel. | Reading it tells how many bytes have gone over. | O:getsockopt(2)
SO_STATISTICS_EVENT | M4387! | w | int64 |  | Reports an event to the traffic statistics. | Not public: for Apple's own software. |
SO_TIMESTAMPING_NEW | L65 | rw | int flags | 0 | SO_TIMESTAMPING with seconds of 64 bits. | The C library chooses. | measured
SO_TIMESTAMPING_OLD | L37 | rw | int flags | 0 | SO_TIMESTAMPING with its first number. | Write SO_TIMESTAMPING. | measured
SO_TIMESTAMPNS_NEW | L64 | rw | int, 0 or 1 | 0 | SO_TIMESTAMPNS with seconds of 64 bits. | The C library chooses. | measured
SO_TIMESTAMPNS_OLD | L35 | rw | int, 0 or 1 | 0 | SO_TIMESTAMPNS with its first number. | Write SO_TIMESTAMPNS. | measured
SO_TIMESTAMP_CONTINUOUS | M262144! | rw | int, 0 or 1 | 0 | Stamps what arrives by the clock that also runs while the machine sleeps. | Not public: for Apple's own software. |
SO_TIMESTAMP_MONOTONIC | M2048 | rw | int, 0 or 1 | 0 | Stamps what arrives by the clock that is never set back. |  |
SO_TIMESTAMP_NEW | L63 | rw | int, 0 or 1 | 0 | SO_TIMESTAMP with seconds of 64 bits. | The C library chooses. | measured
SO_TIMESTAMP_OLD | L29 | rw | int, 0 or 1 | 0 | SO_TIMESTAMP with seconds as wide as a long. | Write SO_TIMESTAMP. | measured
SO_TRAFFIC_CLASS | M4230! | rw | int, SO_TC_* | SO_TC_BE | Class of the traffic, from background to control. | Not public: SO_NET_SERVICE_TYPE is. |
SO_TRAFFIC_CLASS_DBG | M4232! | rw | struct so_tcdbg |  | SO_TRAFFIC_CLASS for debugging. | Not public: for Apple's own software. |
SO_TRAFFIC_MGT_BACKGROUND | M4357! | rw | int flags | 0 | Treats the socket's traffic as background traffic. | Not public: for Apple's own software. |
SO_TS_CLOCK | F4119 | rw | int, SO_TS_* | SO_TS_REALTIME_MICRO | Chooses clock and form of the times that SO_TIMESTAMP brings. |  | F:getsockopt(2)
SO_TXREHASH | L74 | rw | int, 0/1/255 | 1 on a listener/connection (net.core.txrehash) | Says whether TCP may try another path after a retransmission timeout, by another flow hash. | TCP only; net.core.txrehash is the default. | measured
SO_TXTIME | L61 | rw | struct sock_txtime |  | Lets the program say for each packet when it has to leave. | Without the etf or fq queueing discipline the time is ignored. | measured
SO_UPCALLCLOSEWAIT | M4135 | rw | int, 0 or 1 | 0 | Makes close() wait for a call that the kernel makes for the socket. | Not public: for Apple's own software. |
SO_UPDATE_ACCEPT_CONTEXT | W28683 | w | SOCKET |  | Completes a connection made by AcceptEx(): it gets the properties of its listener. | Without it getpeername() and shutdown() fail on that socket. | W:SOL_SOCKET
SO_UPDATE_CONNECT_CONTEXT | W28688 | w | none |  | Completes a connection made by ConnectEx(). | Without it shutdown() fails with WSAENOTCONN. | W:SOL_SOCKET
SO_USELOOPBACK | M64 F64 O64 W64 I64 | rw | int, 0 or 1 | BSD routing sockets: 1 | Says whether a routing socket hears the messages that it sends itself. | Of no meaning for TCP and UDP; Windows refuses it (WSAEINVAL). | W:SOL_SOCKET
SO_USER_COOKIE | F4117 | w | uint32_t | 0 | Puts a number on the socket that rules of ipfw and dummynet can ask for. | Cannot be read back. | F:getsockopt(2)
SO_VRRP | I4119 | rw | int, 0 or 1 | 0 | Makes the socket the control socket of VRRP. |  | unconfirmed
SO_WANTMORE | M16384 | rw | int, 0 or 1 | 0 | Says with MSG_HAVEMORE that more is waiting to be read. |  |
SO_WANTOOBFLAG | M32768 | rw | int, 0 or 1 | 0 | Reports out-of-band data in the flags of what is received. |  |
SO_WANT_KEV_SOCKET_CLOSED | M4388! | rw | int, 0 or 1 | 0 | Sends a kernel event when the socket is closed. | Not public: for Apple's own software. |
SO_WIFI_STATUS | L41 | rw | int, 0 or 1 | 0 | Tells whether the receiver has acknowledged a frame on Wi-Fi. | The driver has to support it. | measured
SO_ZEROIZE | O8192 | rw | int, 0 or 1 | 0 | Wipes the memory of everything that was sent over the socket. |  | unconfirmed
`,
} as const;
