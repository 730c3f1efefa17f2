/** IPPROTO_IPV6: what comes along with datagrams, headers, older names. See {@link ./rows} for the columns. */
export const ipv6 = {
  IPPROTO_IPV6: `
IPV6_2292DSTOPTS | L4 M23 F23 | rw | int, 0 or 1 | 0 | IPV6_RECVDSTOPTS as RFC 2292 had it. | Out of date: RFC 3542 has taken its place. | measured
IPV6_2292HOPLIMIT | L8 M20 F20 | rw | int, 0 or 1 | 0 | IPV6_RECVHOPLIMIT as RFC 2292 had it. | Out of date: RFC 3542 has taken its place. | measured
IPV6_2292HOPOPTS | L3 M22 F22 | rw | int, 0 or 1 | 0 | IPV6_RECVHOPOPTS as RFC 2292 had it. | Out of date: RFC 3542 has taken its place. | measured
IPV6_2292NEXTHOP | M21 F21 | rw | struct sockaddr |  | IPV6_NEXTHOP as RFC 2292 had it. | Out of date: RFC 3542 has taken its place. |
IPV6_2292PKTINFO | L2 M19 F19 | rw | int, 0 or 1 | 0 | IPV6_RECVPKTINFO as RFC 2292 had it. | Out of date: RFC 3542 has taken its place. | measured
IPV6_2292PKTOPTIONS | L6 M25 F25 | rw | cmsg buffer | empty | All options for what is sent, in one buffer, as RFC 2292 had it. | Out of date: RFC 3542 has taken its place. | measured
IPV6_2292RTHDR | L5 M24 F24 | rw | int, 0 or 1 | 0 | IPV6_RECVRTHDR as RFC 2292 had it. | Out of date: RFC 3542 has taken its place. | measured
IPV6_3542DSTOPTS | M50 | rw | struct ip6_dest |  | The number that IPV6_DSTOPTS means after RFC 3542. |  |
IPV6_3542HOPLIMIT | M47 | rw | int |  | The number that IPV6_HOPLIMIT means after RFC 3542. |  |
IPV6_3542HOPOPTS | M49 | rw | struct ip6_hbh |  | The number that IPV6_HOPOPTS means after RFC 3542. |  |
IPV6_3542NEXTHOP | M48 | rw | struct sockaddr |  | The number that IPV6_NEXTHOP means after RFC 3542. |  |
IPV6_3542PKTINFO | M46 | rw | struct in6_pktinfo |  | The number that IPV6_PKTINFO means after RFC 3542. |  |
IPV6_3542RTHDR | M51 | rw | struct ip6_rthdr |  | The number that IPV6_RTHDR means after RFC 3542. |  |
IPV6_ADDRFORM | L1 | w | int, AF_INET |  | Turns an IPv6 socket that is connected to an IPv4 address into an IPv4 socket. | Nothing turns it back. | L:ipv6(7) measured
IPV6_ADDR_PREFERENCES | L72 | rw | int, IPV6_PREFER_SRC_* | 0x500 | Says which of the own addresses is preferred as source: temporary, public, home (RFC 5014). |  | measured
IPV6_ADD_IFLIST | W29 | w | DWORD |  | Adds an interface to those that the socket receives from. |  | W:IPPROTO_IPV6
IPV6_ADD_MEMBERSHIP | L20 W12 I9 | w | struct ipv6_mreq |  | Other name of IPV6_JOIN_GROUP: joins a multicast group. | Give the index of the interface: a link-local group means nothing without it. | L:ipv6(7) W:IPPROTO_IPV6 measured
IPV6_AUTHHDR | L10 | - | int, 0 or 1 |  | Belonged to the authentication header of RFC 2292. | Not there any more: ENOPROTOOPT. | L:ipv6(7) measured
IPV6_AUTH_LEVEL | O53 | rw | int |  | Level of authentication that IPsec has to reach. |  | unconfirmed
IPV6_AUTOFLOWLABEL | L70 M59 F59 O59 | rw | int, 0 or 1 | 1 | Lets the kernel fill in the flow label. |  | measured
IPV6_BINDV6ONLY | M27 F27 | rw | int, 0 or 1 |  | Older name of IPV6_V6ONLY on BSD. |  |
IPV6_BOUND_IF | M125 I65 | rw | int, interface index | 0 | Restricts the socket to one interface, given by its index. |  |
IPV6_CHECKSUM | L7 M26 F26 O26 W26? I24 | rw | int, offset | -1 (ICMPv6: 2) | Lets the kernel put a checksum at this offset of what a raw socket sends. | Even offsets only; for ICMPv6 it is fixed. | F:ip6(4) M:ip6(4) measured
IPV6_DEL_IFLIST | W30 | w | DWORD |  | Takes an interface off those that the socket receives from. |  | W:IPPROTO_IPV6
IPV6_DONTFRAG | L62 M62 F62 O62 W14? I33 | rw | int, 0 or 1 | 0 | Sends no fragments: a datagram that is too large fails. |  | measured
IPV6_DROP_MEMBERSHIP | L21 W13 I10 | w | struct ipv6_mreq |  | Other name of IPV6_LEAVE_GROUP: leaves a multicast group. |  | L:ipv6(7) W:IPPROTO_IPV6 measured
IPV6_DSTOPTS | L59 M50 F50 O50 I15 | rw | struct ip6_dest | empty | Options for the receiver, in every packet. |  | L:ipv6(7) F:ip6(4) M:ip6(4) measured
IPV6_ECN | W50 | rw | int, 0 or 1 | 0 | Labels the control message that brings the ECN bits; has the number of IPV6_RECVECN. |  | unconfirmed
IPV6_ESP_NETWORK_LEVEL | O55 | rw | int |  | Level that IPsec tunnels have to reach. |  | unconfirmed
IPV6_ESP_TRANS_LEVEL | O54 | rw | int |  | Level that IPsec has to reach in transport mode. |  | unconfirmed
IPV6_FAITH | M29 | rw | int, 0 or 1 | 0 | Belonged to a relay between IPv6 and IPv4. | Out of use; only the header still has it. |
IPV6_FLOWID | F67 | r | int |  | Number of the flow that the socket belongs to. |  |
IPV6_FLOWINFO | L11 | rw | int, 0 or 1 | 0 | Brings the field with flow label and traffic class along. |  | L:ipv6(7) measured
IPV6_FLOWINFO_SEND | L33 | rw | int, 0 or 1 | 0 | Sends with the sin6_flowinfo that connect() or sendto() was given. |  | measured
IPV6_FLOWLABEL_MGR | L32 | rw | struct in6_flowlabel_req |  | Asks for flow labels and gives them back. |  | measured
IPV6_FLOWTYPE | F68 | r | int |  | How the number of the flow was made. |  |
IPV6_FW_ADD | M30 F30 | w | struct |  | @ipfw |  |
IPV6_FW_DEL | M31 F31 | w | struct |  | @ipfw |  |
IPV6_FW_FLUSH | M32 F32 | w | struct |  | @ipfw |  |
IPV6_FW_GET | M34 F34 | r | struct |  | @ipfw |  |
IPV6_FW_ZERO | M33 F33 | w | struct |  | @ipfw |  |
IPV6_GET_IFLIST | W33 | r | DWORD[] |  | Reads the interfaces that the socket receives from. |  | W:IPPROTO_IPV6
IPV6_HDRINCL | L36 W2 | rw | int, 0 or 1 | 0 | The program writes the IPv6 header itself, on raw sockets. | BSD and macOS have nothing like it. | W:IPPROTO_IPV6 measured
IPV6_HOPLIMIT | L52 M47 F47 O47 W21 I12 | - | label of a control message / int |  | Hop limit of one datagram, as a control message. | Not to be set for the socket on Linux (ENOPROTOOPT, measured): IPV6_UNICAST_HOPS is. | L:ipv6(7) F:ip6(4) M:ip6(4) W:IPPROTO_IPV6 measured
IPV6_HOPOPTS | L54 M49 F49 O49 W1? I14 | rw | struct ip6_hbh | empty | Options for every router on the way. | Privileged on Linux, and often dropped on the Internet. | L:ipv6(7) F:ip6(4) M:ip6(4) measured
IPV6_IFLIST | W28 | rw | int, 0 or 1 | 0 | Receives only from interfaces that were named with IPV6_ADD_IFLIST. |  | W:IPPROTO_IPV6
IPV6_IPCOMP_LEVEL | O60 | rw | int |  | Level of compression by IPsec. |  | unconfirmed
IPV6_IPSEC_POLICY | L34 M28 F28 | w | struct |  | IPsec policy of the socket. |  | measured
IPV6_JOIN_ANYCAST | L27 | w | struct ipv6_mreq |  | Gives the machine an anycast address. |  | measured
IPV6_LEAVE_ANYCAST | L28 | w | struct ipv6_mreq |  | Takes an anycast address from the machine. |  | measured
IPV6_MINHOPCOUNT | L73 O65 | rw | int | 0 | Drops packets that have come through too many routers (RFC 5082). |  | measured
IPV6_MSFILTER | M74 F74 | rw | struct __msfilterreq |  | Sets or reads the senders of a group that are let in or shut out. | Use setsourcefilter(3). |
IPV6_MTU | L24 W72 | rw | int |  | Largest packet on the way to the peer; setting it limits what is sent. | ENOTCONN where the socket is not connected (measured). | L:ipv6(7) W:IPPROTO_IPV6 measured
IPV6_MTU_DISCOVER | L23 W71 | rw | int, IPV6_PMTUDISC_* | IPV6_PMTUDISC_WANT (1) | How the largest packet on a way is found out. |  | L:ipv6(7) W:IPPROTO_IPV6 measured
IPV6_MULTICAST_ALL | L29 | rw | int, 0 or 1 | 1 | Says whether a socket on the wildcard address gets the groups that other sockets have joined. | On unless cleared: data of groups that this socket never joined arrives. | measured
IPV6_NEXTHOP | L9 M48 F48 O48 I13 | rw | struct sockaddr_in6 |  | Router that packets go to. | ENOPROTOOPT on Linux, which has only the number (measured). | measured
IPV6_NO_IFT_CELLULAR | M6969! | rw | int, 0 or 1 | 0 | Never uses the cellular network. | Not public: for Apple's own software. |
IPV6_NRT_INTERFACE | W74 | w | DWORD |  | Restricts the interface that packets leave by. |  | unconfirmed
IPV6_ORIGDSTADDR | L74 F72 | rw | label of a control message / bool | 0 | Labels the control message with the destination before redirection; has the number of IPV6_RECVORIGDSTADDR. |  | F:ip6(4) measured
IPV6_OUT_IF | M9696! | r | string |  | Interface that packets leave by. | Not public: for Apple's own software. |
IPV6_PATHMTU | L61 M44 F44 O44 I37 | r | struct ip6_mtuinfo |  | Reads the largest packet on the way to the peer, as RFC 3542 has it. | ENOTCONN where the socket is not connected. | measured
IPV6_PIPEX | O63 | rw | int, 0 or 1 | 0 | What PIPEX knows of the packet's session. |  | unconfirmed
IPV6_PKTINFO_EX | W51 | rw | int, 0 or 1 | 0 | Brings more along than IPV6_PKTINFO. |  | unconfirmed
IPV6_PORTRANGE | M14 F14 O14 | rw | int | 0 | Range that the system picks ports from: default, high or low. |  | F:ip6(4) M:ip6(4)
IPV6_PREFER_TEMPADDR | M63 F63 | rw | int |  | Prefers temporary addresses as source. |  |
IPV6_PROTECTION_LEVEL | W23 | rw | int | depends on Windows version/edition | Who may reach the socket: the site only, or everybody, through tunnels as well. |  | W:IPPROTO_IPV6
IPV6_RECVDSTADDR | W25 | rw | int, 0 or 1 | 0 | Brings the destination address along. |  | unconfirmed
IPV6_RECVDSTOPTS | L58 M40 F40 O40 I40 | rw | int, 0 or 1 | 0 | Brings the options for the receiver along. |  | measured
IPV6_RECVDSTPORT | O64 | rw | int, 0 or 1 | 0 | Brings the destination port along, for diverted packets. |  | unconfirmed
IPV6_RECVECN | W50 | rw | int, 0 or 1 | 0 | Brings the ECN bits along. |  | W:IPPROTO_IPV6
IPV6_RECVERR | L25 W75? | rw | int, 0 or 1 | 0 | Keeps ICMPv6 errors in the error queue, to be read with MSG_ERRQUEUE. |  | L:ipv6(7) measured
IPV6_RECVERR_RFC4884 | L31 | rw | int, 0 or 1 | 0 | Adds what RFC 4884 puts into ICMP errors to those in the error queue. |  | measured
IPV6_RECVFLOWID | F70 | rw | int, 0 or 1 | 0 | Brings number and kind of the flow along. |  |
IPV6_RECVFRAGSIZE | L77 | rw | int, 0 or 1 | 0 | Brings along how large the largest fragment of a datagram was. |  | measured
IPV6_RECVHOPLIMIT | L51 M37 F37 O37 I19 | rw | int, 0 or 1 | 0 | Brings the hop limit of each datagram along. |  | measured
IPV6_RECVHOPOPTS | L53 M39 F39 O39 I20 | rw | int, 0 or 1 | 0 | Brings the options for routers along. |  | measured
IPV6_RECVIF | W24 | rw | int, 0 or 1 | 0 | Brings along the interface that a datagram came in by. |  | W:IPPROTO_IPV6
IPV6_RECVORIGDSTADDR | L74 F72 | rw | int, 0 or 1 | 0 | Brings along where a datagram was going before it was redirected here. |  | measured
IPV6_RECVPATHMTU | L60 M43 F43 O43 I36 | rw | int, 0 or 1 | 0 | Brings news of the largest packet on a way along. |  | measured
IPV6_RECVRSSBUCKETID | F71 | rw | int, 0 or 1 | 0 | Brings the bucket of receive-side scaling along. |  |
IPV6_RECVRTHDR | L56 M38 F38 O38 W38? I22 | rw | int, 0 or 1 | 0 | Brings the routing header along. |  | measured
IPV6_RECVRTHDRDSTOPTS | M41 F41 I23 | rw | int, 0 or 1 | 0 | Brings the options before the routing header along. |  |
IPV6_ROUTER_ALERT | L22 | rw | int | 0 | Gives a raw socket the forwarded packets that ask routers to look at them. | For raw sockets of protocol IPPROTO_RAW. | L:ipv6(7) measured
IPV6_ROUTER_ALERT_ISOLATE | L30 | rw | int, 0 or 1 | 0 | Limits IPV6_ROUTER_ALERT to packets of the socket's own network namespace. |  | measured
IPV6_RSSBUCKETID | F69 | r | int |  | Reads the bucket of receive-side scaling. |  |
IPV6_RTABLE | O4129 | rw | int |  | Routing table of the socket. |  | unconfirmed
IPV6_RTHDR | L57 M51 F51 O51 W32? I16 | rw | struct ip6_rthdr | empty | Routing header of what is sent. | Type 0 must not be used any more (RFC 5095). | L:ipv6(7) F:ip6(4) M:ip6(4) measured
IPV6_RTHDRDSTOPTS | L55 M57 F35 O35 I17 | rw | struct ip6_dest | empty | Options that stand before the routing header. |  | measured
IPV6_RXDSTOPTS | L59 | - | label of a control message |  | Other name of IPV6_DSTOPTS in the C library. |  |
IPV6_RXHOPOPTS | L54 | - | label of a control message |  | Other name of IPV6_HOPOPTS in the C library. |  |
IPV6_SEC_OPT | I34 | rw | struct ipsec_req |  | IPsec policy of the socket. |  | unconfirmed
IPV6_SOCKOPT_RESERVED1 | M3 F3 | - | int |  | A number set aside. | Means nothing. |
IPV6_SRC_PREFERENCES | I35 | rw | int |  | Says which of the own addresses is preferred as source, under its name on illumos. |  | unconfirmed
IPV6_UNICAST_IF | L76 W31 | rw | int, network byte order on Linux | 0 | Interface that unicast packets leave by, given by its index. | Network byte order on Linux, the machine's own on Windows. | W:IPPROTO_IPV6 measured
IPV6_UNSPEC_SRC | I66 | rw | int, 0 or 1 | 0 | Lets packets leave with the unspecified source address. |  | unconfirmed
IPV6_USER_MTU | W76 | rw | DWORD | MAXULONG | Largest packet that the program wants to be sent. |  | W:IPPROTO_IPV6
IPV6_USE_MIN_MTU | L63 M42 F42 O42 I32 | rw | int | BSD: -1 (multicast only) | Sends packets of 1280 bytes at most, which pass everywhere. | ENOPROTOOPT on Linux, which has only the number (measured). | F:ip6(4) M:ip6(4) measured
IPV6_VLAN_PCP | F75 | rw | int | -1 | Priority in the VLAN tag of what is sent. |  |
IPV6_WFP_REDIRECT_CONTEXT | W70 | rw | control data |  | What a proxy of the Windows Filtering Platform has noted for a redirected connection. |  | unconfirmed
IPV6_WFP_REDIRECT_RECORDS | W60 | rw | control data |  | What a proxy of the Windows Filtering Platform has to pass on with a redirected connection. |  | unconfirmed
IPV6_XFRM_POLICY | L35 | w | struct xfrm_userpolicy_info |  | IPsec policy of the socket. |  | measured
`,
} as const;
