/** UDP, UDP-Lite, AF_UNIX, Multipath TCP, TLS, netlink, packet and vsock sockets. See {@link ./rows} for the columns. */
export const protocols = {
  IPPROTO_UDP: `
UDP_CHECKSUM_COVERAGE | W20 | rw | int, 0 or 1 | 1 | Sends datagrams with a checksum. |  | W:IPPROTO_UDP
UDP_ENCAP | L100 F1 | rw | int, UDP_ENCAP_* | 0 | Makes the socket take other protocols out of UDP: ESP, L2TP, GTP. | Another number on FreeBSD. Linux says ENOPROTOOPT to kinds that it does not know. | F:udp(4) measured
UDP_KEEPALIVE_OFFLOAD | M2! | rw | struct |  | Leaves keepalive datagrams to the firmware. | Not public: for Apple's own software. |
UDP_NOCHECKSUM | W1 | rw | int, 0 or 1 | 0 | Sends datagrams with a checksum of zero. | Not for IPv6. | W:IPPROTO_UDP
UDP_NOCKSUM | M1 | rw | int, 0 or 1 | 0 | Leaves the checksum off what is sent. |  |
UDP_NO_CHECK6_RX | L102 | rw | int, 0 or 1 | 0 | Takes IPv6 datagrams whose checksum is zero. |  | measured
UDP_NO_CHECK6_TX | L101 | rw | int, 0 or 1 | 0 | Sends IPv6 datagrams without a checksum, as tunnels may (RFC 6936). |  | measured
UDP_RECV_MAX_COALESCED_SIZE | W3 | rw | DWORD | 0 | Takes several datagrams joined into one, up to this size: what UDP_GRO is on Linux. | The control message UDP_COALESCED_INFO has their sizes. | W:IPPROTO_UDP
UDP_SEND_MSG_SIZE | W2 | rw | DWORD | 0 | Cuts what is sent into datagrams of this size: what UDP_SEGMENT is on Linux. |  | W:IPPROTO_UDP
`,
  IPPROTO_UDPLITE: `
UDPLITE_RECV_CSCOV | L11 F4 | rw | int | 0 | How many bytes the checksum of a received packet has to cover at least. |  | L:udplite(7)
UDPLITE_SEND_CSCOV | L10 F2 | rw | int | 0 (whole packet) | How many bytes of a packet its checksum covers. | Linux 6.18 warns that UDP-Lite will be removed. | L:udplite(7)
`,
  SOL_LOCAL: `
LOCAL_CONNWAIT | F4 | rw | int, 0 or 1 | 0 | Lets connect() wait until the listener has accepted, on AF_UNIX. |  | F:unix(4)
LOCAL_CREDS | F2 | rw | int, 0 or 1 | 0 | Brings the credentials of the sender along with the first message, on AF_UNIX. | On streams with the first only; LOCAL_CREDS_PERSISTENT is for all. | F:unix(4)
LOCAL_CREDS_PERSISTENT | F3 | rw | int, 0 or 1 | 0 | Brings the credentials of the sender along with every message, on AF_UNIX. |  |
LOCAL_PEEREPID | M3 | r | pid_t |  | Reads the process that the AF_UNIX peer acts for. |  |
LOCAL_PEEREUUID | M5 | r | uuid_t |  | Reads the program that the AF_UNIX peer acts for, by its UUID. |  |
LOCAL_PEERPID | M2 | r | pid_t |  | Reads the process of the AF_UNIX peer. |  |
LOCAL_PEERTOKEN | M6 | r | audit_token_t |  | Reads the audit token of the AF_UNIX peer. |  |
LOCAL_PEERUUID | M4 | r | uuid_t |  | Reads the program of the AF_UNIX peer, by its UUID. |  |
`,
  SOL_MPTCP: `
MPTCP_FULL_INFO | L4 | r | struct mptcp_full_info |  | Reads all of a Multipath TCP connection and of its paths at once. |  |
MPTCP_INFO | L1 | r | struct mptcp_info |  | Reads the counters of a Multipath TCP connection. |  |
MPTCP_SUBFLOW_ADDRS | L3 | r | struct mptcp_subflow_addrs[] |  | Reads the addresses of every path. |  |
MPTCP_TCPINFO | L2 | r | struct tcp_info[] |  | Reads the TCP_INFO of every path. |  |
`,
  SOL_TLS: `
TLS_RX | L2 | rw | struct tls_crypto_info |  | Gives the kernel the key to decrypt TLS with. |  |
TLS_RX_EXPECT_NO_PAD | L4 | rw | int, 0 or 1 | 0 | Takes it that records of TLS 1.3 are not padded, which saves work. |  |
TLS_TX | L1 | rw | struct tls_crypto_info |  | Gives the kernel the key to encrypt TLS with, after TCP_ULP "tls". | Another key later only with TLS 1.3 and a recent kernel. |
TLS_TX_ZEROCOPY_RO | L3 | rw | int, 0 or 1 | 0 | Lets a network card encrypt for sendfile() without copying. | The file must not change meanwhile. |
`,
  SOL_NETLINK: `
NETLINK_ADD_MEMBERSHIP | L1@2.6.14 | w | int, group |  | Joins a group of netlink messages. | The only way to groups above 31. | L:netlink(7)
NETLINK_BROADCAST_ERROR | L4@2.6.30 | rw | int, 0 or 1 | 0 | Tells the sender of a broadcast that not all have got it. |  | L:netlink(7)
NETLINK_CAP_ACK | L10@4.3 | rw | int, 0 or 1 | 0 | Leaves the request out of its acknowledgement. |  | L:netlink(7)
NETLINK_DROP_MEMBERSHIP | L2@2.6.14 | w | int, group |  | Leaves a group of netlink messages. |  | L:netlink(7)
NETLINK_EXT_ACK | L11 | rw | int, 0 or 1 | 0 | Puts a text and the place of the error into acknowledgements. |  | L:netlink(7)
NETLINK_GET_STRICT_CHK | L12 | rw | int, 0 or 1 | 0 | Checks requests for dumps strictly. |  |
NETLINK_LISTEN_ALL_NSID | L8@4.2 | rw | int, 0 or 1 | 0 | Also gets the messages of other network namespaces that are known here. |  | L:netlink(7)
NETLINK_LIST_MEMBERSHIPS | L9@4.2 | r | bitmap |  | Reads which groups the socket is in. |  | L:netlink(7)
NETLINK_NO_ENOBUFS | L5@2.6.30 | rw | int, 0 or 1 | 0 | Says nothing when messages did not fit. | What is lost then goes unnoticed. | L:netlink(7)
NETLINK_PKTINFO | L3@2.6.14 | rw | int, 0 or 1 | 0 | Brings along which group a message was for. |  | L:netlink(7)
NETLINK_RX_RING | L6 | - | struct nl_mmap_req |  | Received through shared memory. | Gone since Linux 4.6. |
NETLINK_TX_RING | L7 | - | struct nl_mmap_req |  | Sent through shared memory. | Gone since Linux 4.6. |
`,
  SOL_PACKET: `
PACKET_ADD_MEMBERSHIP | L1 | w | struct packet_mreq |  | Makes an interface take packets that are not for it: all, all multicast, or those of one address. | Ends when the socket is closed. | L:packet(7)
PACKET_AUXDATA | L8@2.6.21 | rw | int, 0 or 1 | 0 | Brings VLAN tag and state of the checksum along. | Without it the tag is not to be seen. | L:packet(7)
PACKET_COPY_THRESH | L7 | rw | int |  | Says from what size packets are copied besides the ring. |  |
PACKET_DROP_MEMBERSHIP | L2 | w | struct packet_mreq |  | Takes PACKET_ADD_MEMBERSHIP back. |  | L:packet(7)
PACKET_FANOUT | L18@3.1 | rw | int |  | Spreads packets over the sockets of a group. | A socket cannot leave its group. | L:packet(7)
PACKET_FANOUT_DATA | L22 | w | sock_fprog or fd |  | Program that chooses the socket of a group. |  |
PACKET_HDRLEN | L11 | r | int |  | Reads how long the header of a ring's frame is. | Takes the version in the buffer that it answers in. |
PACKET_IGNORE_OUTGOING | L23 | rw | int, 0 or 1 | 0 | Leaves out what this machine sends. |  |
PACKET_LOSS | L14 | rw | int, 0 or 1 | 0 | Drops a malformed frame of the send ring instead of stopping at it. |  | L:packet(7)
PACKET_ORIGDEV | L9 | rw | int, 0 or 1 | 0 | Names the interface below a bond or bridge. |  |
PACKET_QDISC_BYPASS | L20@3.14 | rw | int, 0 or 1 | 0 | Hands packets to the driver past all queueing. |  | L:packet(7)
PACKET_RECV_OUTPUT | L3 | w | int |  | Was to receive what the machine sends. | Was never made to work. |
PACKET_RESERVE | L12 | rw | int | 0 | Space before the data of each frame in a ring. |  | L:packet(7)
PACKET_ROLLOVER_STATS | L21 | r | struct tpacket_rollover_stats |  | Counters of packets that went to another socket of the group. |  |
PACKET_RX_RING | L5 | w | struct tpacket_req |  | Receives through memory shared with the kernel. | Set PACKET_VERSION first: it decides about the layout. | L:packet(7)
PACKET_STATISTICS | L6 | r | struct tpacket_stats |  | Reads how many packets were seen and dropped. | Reading sets the counters to zero. | L:packet(7)
PACKET_TIMESTAMP | L17@2.6.36 | rw | int | 0 | Clock of the times in a ring. |  | L:packet(7)
PACKET_TX_HAS_OFF | L19 | rw | int, 0 or 1 | 0 | Lets each frame of the send ring say where its data begins. |  |
PACKET_TX_RING | L13@2.6.31 | w | struct tpacket_req |  | Sends through memory shared with the kernel. |  | L:packet(7)
PACKET_TX_TIMESTAMP | L16 | - | int |  | Older number for the times of what was sent. |  |
PACKET_VERSION | L10@2.6.27 | rw | int | TPACKET_V1 | Version of the layout of rings. |  | L:packet(7)
PACKET_VNET_HDR | L15 | rw | int, 0 or 1 | 0 | Puts a virtio_net_hdr before each packet. |  |
PACKET_VNET_HDR_SZ | L24 | rw | int | 0 | Size of the header that PACKET_VNET_HDR puts before each packet. |  |
`,
  AF_VSOCK: `
SO_VM_SOCKETS_BUFFER_MAX_SIZE | L2 | rw | __u64 | 262144 | Largest buffer of a socket between virtual machine and host. |  |
SO_VM_SOCKETS_BUFFER_MIN_SIZE | L1 | rw | __u64 | 128 | Smallest buffer of a socket between virtual machine and host. |  |
SO_VM_SOCKETS_BUFFER_SIZE | L0 | rw | __u64 | 262144 | Buffer of a socket between virtual machine and host. | Its level is AF_VSOCK. |
SO_VM_SOCKETS_CONNECT_TIMEOUT | L6 | rw | struct timeval | 2 s | How long connecting between virtual machine and host may take. |  |
SO_VM_SOCKETS_CONNECT_TIMEOUT_NEW | L8 | rw | struct __kernel_sock_timeval | 2 s | SO_VM_SOCKETS_CONNECT_TIMEOUT with seconds of 64 bits. |  |
SO_VM_SOCKETS_CONNECT_TIMEOUT_OLD | L6 | rw | struct timeval | 2 s | SO_VM_SOCKETS_CONNECT_TIMEOUT under its first number, with seconds as wide as a long. |  |
SO_VM_SOCKETS_NONBLOCK_TXRX | L7 | w | int |  | Sends and receives without waiting, inside VMCI. |  |
SO_VM_SOCKETS_PEER_HOST_VM_ID | L3 | r | int |  | Number of the peer's machine on its host (VMCI). |  |
SO_VM_SOCKETS_TRUSTED | L5 | r | int |  | Reads whether the peer is trusted (VMCI). |  |
`,
} as const;
