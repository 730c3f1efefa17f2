/** IPPROTO_IP: details of multicast, what comes along with datagrams, firewalls. See {@link ./rows} for the columns. */
export const ip = {
  IPPROTO_IP: `
IP_ADD_IFLIST | W29 | w | DWORD, IF_INDEX |  | Adds an interface to those that the socket receives from. |  | W:IPPROTO_IP
IP_AUTH_LEVEL | O20 | rw | int |  | Level of authentication that IPsec has to reach. |  | unconfirmed
IP_BLOCK_SOURCE | L38@2.4.22 M72 F72 W17 I21 | w | struct ip_mreq_source |  | Shuts out one sender of a group that was joined. |  | L:ip(7) F:ip(4) W:IPPROTO_IP measured
IP_BOUND_IF | M25 I65 | rw | int, interface index | 0 | Restricts the socket to one interface, given by its index. | On Linux SO_BINDTODEVICE or SO_BINDTOIFINDEX; for IPv6 IPV6_BOUND_IF. |
IP_BROADCAST | I262 | rw | int, 0 or 1 | 0 | SO_BROADCAST as the kernel of illumos calls it inside. |  | unconfirmed
IP_BROADCAST_TTL | I67 | rw | int |  | TTL of broadcasts. |  | unconfirmed
IP_CHECKSUM | L23 | rw | int, 0 or 1 | 0 | Brings the checksum of each packet along as a control message. |  | measured
IP_DEL_IFLIST | W30 | w | DWORD, IF_INDEX |  | Takes an interface off those that the socket receives from. |  | W:IPPROTO_IP
IP_DHCPINIT_IF | I69 | rw | int |  | The interface that DHCP is about to set up. |  | unconfirmed
IP_DONTFRAG | M28 F67 I27 | rw | int, 0 or 1 | 0 | Forbids routers to split the datagrams of this socket. | On Linux IP_MTU_DISCOVER, on Windows IP_DONTFRAGMENT. | F:ip(4)
IP_DONTFRAGMENT | W14 | rw | int, 0 or 1 | 0 | Forbids routers to split the datagrams of this socket. | On Linux IP_MTU_DISCOVER, on BSD and macOS IP_DONTFRAG. | W:IPPROTO_IP
IP_DONTROUTE | I261 | rw | int, 0 or 1 | 0 | SO_DONTROUTE as the kernel of illumos calls it inside. |  | unconfirmed
IP_DROP_SOURCE_MEMBERSHIP | L40@2.4.22 M71 F71 W16 I24 | w | struct ip_mreq_source |  | Leaves a group that was joined for one sender. |  | L:ip(7) F:ip(4) W:IPPROTO_IP measured
IP_DUMMYNET3 | F49 | w | struct |  | @ipfw |  |
IP_DUMMYNET_CONFIGURE | M60 F60 | w | struct |  | @ipfw |  |
IP_DUMMYNET_DEL | M61 F61 | w | struct |  | @ipfw |  |
IP_DUMMYNET_FLUSH | M62 F62 | w | struct |  | @ipfw |  |
IP_DUMMYNET_GET | M64 F64 | r | struct |  | @ipfw |  |
IP_ECN | W50 | rw | int, 0 or 1 | 0 | Labels the control message that brings the ECN bits; has the number of IP_RECVECN. |  | unconfirmed
IP_ESP_NETWORK_LEVEL | O22 | rw | int |  | Level that IPsec tunnels have to reach. |  | unconfirmed
IP_ESP_TRANS_LEVEL | O21 | rw | int |  | Level that IPsec has to reach in transport mode. |  | unconfirmed
IP_FAITH | M22 | rw | int, 0 or 1 | 0 | Belonged to a relay between IPv6 and IPv4. | Out of use; only the header still has it. |
IP_FLOWID | F90 | r | int |  | Number of the flow that the connection belongs to. |  |
IP_FLOWTYPE | F91 | r | int |  | How the number of the flow was made. |  |
IP_FW3 | F48 | w | struct |  | @ipfw |  |
IP_FW_ADD | M40 F50 | w | struct |  | @ipfw |  |
IP_FW_DEL | M41 F51 | w | struct |  | @ipfw |  |
IP_FW_FLUSH | M42 F52 | w | struct |  | @ipfw |  |
IP_FW_GET | M44 F54 | r | struct |  | @ipfw |  |
IP_FW_NAT_CFG | F56 | w | struct |  | @ipfw |  |
IP_FW_NAT_DEL | F57 | w | struct |  | @ipfw |  |
IP_FW_NAT_GET_CONFIG | F58 | w | struct |  | @ipfw |  |
IP_FW_NAT_GET_LOG | F59 | r | struct |  | @ipfw |  |
IP_FW_RESETLOG | M45 F55 | r | struct |  | @ipfw |  |
IP_FW_TABLE_ADD | F40 | w | struct |  | @ipfw |  |
IP_FW_TABLE_DEL | F41 | w | struct |  | @ipfw |  |
IP_FW_TABLE_FLUSH | F42 | w | struct |  | @ipfw |  |
IP_FW_TABLE_GETSIZE | F43 | r | struct |  | @ipfw |  |
IP_FW_TABLE_LIST | F44 | r | struct |  | @ipfw |  |
IP_FW_ZERO | M43 F53 | w | struct |  | @ipfw |  |
IP_GET_IFLIST | W33 | r | DWORD[] |  | Reads the interfaces that the socket receives from. |  | W:IPPROTO_IP
IP_HOPLIMIT | W21 | rw | int, 0 or 1 | 0 | Brings the hop limit along; has the number of IP_RECVTTL. |  | unconfirmed
IP_IFLIST | W28 | rw | int, 0 or 1 | 0 | Receives only from interfaces that were named with IP_ADD_IFLIST. | The list is empty at first: nothing arrives until one is added. | W:IPPROTO_IP
IP_IPCOMP_LEVEL | O29 | rw | int |  | Level of compression by IPsec. |  | unconfirmed
IP_IPSECFLOWINFO | O36 | rw | int, 0 or 1 | 0 | Brings along what IPsec knows of the packet. |  | unconfirmed
IP_IPSEC_LOCAL_AUTH | O27 | r | bytes |  | Read what the own side had used for IPsec. | Out of use. | unconfirmed
IP_IPSEC_LOCAL_CRED | O25 | r | bytes |  | Read what the own side had used for IPsec. | Out of use. | unconfirmed
IP_IPSEC_LOCAL_ID | O23 | r | bytes |  | Read who the own side was for IPsec. | Out of use. | unconfirmed
IP_IPSEC_POLICY | L16 M21 F21 | w | struct |  | IPsec policy of the socket. | BSD programs use ipsec_set_policy(3); EOPNOTSUPP on the Linux kernel measured, which has no IPsec. | measured
IP_IPSEC_REMOTE_AUTH | O28 | r | bytes |  | Read what the peer had used for IPsec. | Out of use. | unconfirmed
IP_IPSEC_REMOTE_CRED | O26 | r | bytes |  | Read what the peer had used for IPsec. | Out of use. | unconfirmed
IP_IPSEC_REMOTE_ID | O24 | r | bytes |  | Read who the peer was for IPsec. | Out of use. | unconfirmed
IP_MINTTL | L21 F66 O32 | rw | int | 0 | Drops packets that have come through too many routers (RFC 5082). | Both sides have to send with a TTL of 255. | F:ip(4) measured
IP_MSFILTER | L41@2.4.22 M74 F74 | rw | struct ip_msfilter |  | Sets or reads all senders of a group that are let in or shut out. | On BSD and macOS use setsourcefilter(3). | L:ip(7) measured
IP_MULTICAST_IFINDEX | M66 | rw | int | 0 | Interface that multicast leaves by, given by its index. |  |
IP_MULTICAST_VIF | M14 F14 | rw | int |  | Virtual interface of the multicast router. |  |
IP_NAT__XXX | M55 | rw | struct |  | Controlled address translation. | Out of use. |
IP_NEXTHOP | I25 | rw | struct in_addr | 0 | Router that packets of this socket go to. |  | unconfirmed
IP_NODEFRAG | L22@2.6.36 | rw | int, 0 or 1 | 0 | Keeps the firewall from joining fragments that this raw socket sends. | ENOPROTOOPT on all but raw sockets (measured). | L:ip(7) measured
IP_NO_IFT_CELLULAR | M6969! | rw | int, 0 or 1 | 0 | Never uses the cellular network. | Not public: for Apple's own software. |
IP_NO_IFT_PDP | M6969! | rw | int, 0 or 1 | 0 | Older name of IP_NO_IFT_CELLULAR. | Not public: for Apple's own software. |
IP_NRT_INTERFACE | W74 | w | DWORD |  | Restricts the interface that packets leave by. |  | unconfirmed
IP_OLD_FW_ADD | M50 | w | struct |  | @ipfw |  |
IP_OLD_FW_DEL | M51 | w | struct |  | @ipfw |  |
IP_OLD_FW_FLUSH | M52 | w | struct |  | @ipfw |  |
IP_OLD_FW_GET | M54 | r | struct |  | @ipfw |  |
IP_OLD_FW_RESETLOG | M56 | r | struct |  | @ipfw |  |
IP_OLD_FW_ZERO | M53 | w | struct |  | @ipfw |  |
IP_ONESBCAST | F23 | rw | int, 0 or 1 | 0 | Sends broadcasts to 255.255.255.255, whatever network they name. |  | F:ip(4)
IP_OPTIONS | L4@2.0 M1 F1 O1 W1 I1 | rw | bytes (up to 40) | empty | IP options that every packet of the socket carries. | Many routers drop such packets. | L:ip(7) F:ip(4) M:ip(4) W:IPPROTO_IP measured
IP_ORIGDSTADDR | L20 F27 | rw | label of a control message / bool | 0 | Labels the control message with the destination before redirection; has the number of IP_RECVORIGDSTADDR. |  | L:ip(7) F:ip(4) measured
IP_ORIGINAL_ARRIVAL_IF | W47 | rw | int, 0 or 1 | 0 | Brings along the interface that a tunnelled packet arrived on at first. |  | W:IPPROTO_IP
IP_OUT_IF | M9696! | r | string |  | Interface that packets leave by. | Not public: for Apple's own software. |
IP_PASSSEC | L18@2.6.17 | rw | int, 0 or 1 | 0 | Brings the security label of the sender along with UDP datagrams. |  | L:ip(7) measured
IP_PIPEX | O34 | rw | int, 0 or 1 | 0 | What PIPEX knows of the packet's session. |  | unconfirmed
IP_PKTINFO_EX | W51 | rw | int, 0 or 1 | 0 | Brings more along than IP_PKTINFO. |  | unconfirmed
IP_PKTOPTIONS | L9 | r | cmsg buffer |  | Reads the control messages that belong to the last packet of a TCP connection. |  | measured
IP_PMTUDISC | L10 | rw | int | 1 | Older name of IP_MTU_DISCOVER in the C library. |  |
IP_PROTOCOL | L52 | r | int |  | Reads the protocol of the socket. |  | measured
IP_RECEIVE_BROADCAST | W22 | rw | int, 0 or 1 |  | Says whether broadcasts are received. |  | W:IPPROTO_IP
IP_RECVDSTPORT | O33 | rw | int, 0 or 1 | 0 | Brings the destination port along, for diverted packets. |  | unconfirmed
IP_RECVECN | W50 | rw | int, 0 or 1 | 0 | Brings the ECN bits along, which QUIC needs. |  | W:IPPROTO_IP
IP_RECVERR_RFC4884 | L26 | rw | int, 0 or 1 | 0 | Adds what RFC 4884 puts into ICMP errors to those in the error queue. | Needs IP_RECVERR. | measured
IP_RECVFLOWID | F93 | rw | int, 0 or 1 | 0 | Brings number and kind of the flow along. |  |
IP_RECVFRAGSIZE | L25 | rw | int, 0 or 1 | 0 | Brings along how large the largest fragment of a datagram was. | EINVAL on TCP (measured). | measured
IP_RECVIF | M20 F20 O30 W24 I9 | rw | int, 0 or 1 | 0 | Brings along the interface that a datagram came in by. |  | F:ip(4) W:IPPROTO_IP
IP_RECVOPTS | L6@2.2 M5 F5 O5 I5 | rw | int, 0 or 1 | 0 | Brings the IP options of a datagram along, as this host has filled them in. | Datagram sockets only. | L:ip(7) measured
IP_RECVORIGDSTADDR | L20@2.6.29 F27 | rw | int, 0 or 1 | 0 | Brings along where a datagram was going before it was redirected here. |  | L:ip(7) measured
IP_RECVPKTINFO | M26 I26 | rw | int, 0 or 1 | 0 | IP_PKTINFO for receiving, under its name on macOS and illumos. |  |
IP_RECVRETOPTS | L7 M6 F6 O6 I6 | rw | int, 0 or 1 | 0 | Brings along IP options that are fit for an answer. | On Linux the same number as IP_RETOPTS. | measured
IP_RECVRSSBUCKETID | F94 | rw | int, 0 or 1 | 0 | Brings the bucket of receive-side scaling along. |  |
IP_RECVRTABLE | O35 | rw | int, 0 or 1 | 0 | Brings along which routing table a packet came by. |  | unconfirmed
IP_RECVRTHDR | W38 | rw | int, 0 or 1 | 0 | Brings the routing header along. |  | unconfirmed
IP_RECVSLLA | I10 | rw | int, 0 or 1 | 0 | Brings the link-layer address of the sender along. |  | unconfirmed
IP_RECVTCLASS | W40 | rw | int, 0 or 1 | 0 | Brings the traffic class along; has the number of IP_RECVTOS. |  | unconfirmed
IP_RETOPTS | L7@2.2 M8 F8 O8 I8 | rw | bool (Linux) / bytes (BSD) | 0 | On BSD the IP options for answers; on Linux brings the options of a datagram along as they came. | On Linux IP_RECVRETOPTS has the same number. | L:ip(7) measured
IP_REUSEADDR | I260 | rw | int, 0 or 1 | 0 | SO_REUSEADDR as the kernel of illumos calls it inside. |  | unconfirmed
IP_ROUTER_ALERT | L5@2.2 | rw | int | 0 | Gives a raw socket the forwarded packets that ask routers to look at them. | They are not forwarded any more unless the program sends them on. | L:ip(7) measured
IP_RSSBUCKETID | F92 | r | int |  | Reads the bucket of receive-side scaling. |  |
IP_RSVP_OFF | M16 F16 | w | none |  | Ends being the RSVP daemon. |  |
IP_RSVP_ON | M15 F15 | w | none |  | Makes the socket that of the RSVP daemon. |  |
IP_RSVP_VIF_OFF | M18 F18 | w | int |  | Ends RSVP on one virtual interface. |  |
IP_RSVP_VIF_ON | M17 F17 | w | int |  | Handles RSVP on one virtual interface. |  |
IP_RTABLE | O4129 | rw | int |  | Routing table of the socket. | SO_RTABLE has taken its place. | unconfirmed
IP_RTHDR | W32 | rw | bytes |  | Routing header of what is sent. |  | unconfirmed
IP_SEC_OPT | I34 | rw | struct ipsec_req |  | IPsec policy of the socket. |  | unconfirmed
IP_SENDSRCADDR | F7 O7 | w | label of a control message |  | Chooses the source address of one datagram, as a control message. | The number of IP_RECVDSTADDR; the socket has to be bound to the wildcard address. | F:ip(4)
IP_STRIPHDR | M23 | rw | int, 0 or 1 | 0 | Leaves the IP header off what a raw socket receives. |  |
IP_TCLASS | W39 | rw | int |  | Traffic class. |  | unconfirmed
IP_TRAFFIC_MGT_BACKGROUND | M65 | rw | int | 0 | Treats the socket's traffic as background traffic. | Not public: for Apple's own software. |
IP_UNBLOCK_SOURCE | L37@2.4.22 M73 F73 W18 I22 | w | struct ip_mreq_source |  | Lets a sender in again that IP_BLOCK_SOURCE has shut out. |  | L:ip(7) F:ip(4) W:IPPROTO_IP measured
IP_UNICAST_IF | L50 W31 | rw | int, interface index, network byte order | 0 | Interface that unicast packets leave by, given by its index. | The index stands in network byte order, on Linux and on Windows. | W:IPPROTO_IP measured
IP_UNSPEC_SRC | I66 | rw | int, 0 or 1 | 0 | Lets packets leave with the source address 0.0.0.0. |  | unconfirmed
IP_USER_MTU | W76 | rw | DWORD | MAXULONG | Largest packet that the program wants to be sent. |  | W:IPPROTO_IP
IP_VLAN_PCP | F75 | rw | int | -1 | Priority in the VLAN tag of what is sent. |  |
IP_WFP_REDIRECT_CONTEXT | W70 | rw | control data |  | What a proxy of the Windows Filtering Platform has noted for a redirected connection. |  | W:IPPROTO_IP
IP_WFP_REDIRECT_RECORDS | W60 | rw | control data |  | What a proxy of the Windows Filtering Platform has to pass on with a redirected connection. |  | W:IPPROTO_IP
IP_XFRM_POLICY | L17 | w | struct xfrm_userpolicy_info |  | IPsec policy of the socket. |  | measured
MCAST_BLOCK_SOURCE | L43 M84 F84 W43? I43 | w | struct group_source_req |  | Shuts out one sender of a group, for IPv4 and IPv6 alike. |  | measured
MCAST_JOIN_SOURCE_GROUP | L46 M82 F82 W45? I45 | w | struct group_source_req |  | Joins a group for what one sender sends, for IPv4 and IPv6 alike. |  | measured
MCAST_LEAVE_GROUP | L45 M81 F81 W42? I42 | w | struct group_req |  | Leaves a group, for IPv4 and IPv6 alike. |  | measured
MCAST_LEAVE_SOURCE_GROUP | L47 M83 F83 W46? I46 | w | struct group_source_req |  | Leaves a group that was joined for one sender, for IPv4 and IPv6 alike. |  | measured
MCAST_MSFILTER | L48 | rw | struct group_filter |  | Sets or reads all senders of a group, for IPv4 and IPv6 alike. |  | measured
MCAST_UNBLOCK_SOURCE | L44 M85 F85 W44? I44 | w | struct group_source_req |  | Lets a sender in again that MCAST_BLOCK_SOURCE has shut out. |  | measured
`,
} as const;
