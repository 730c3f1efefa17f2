/**
 * What people look for when they do not know the option's name: words, and the options that answer, the best first. A query
 * matches where each of its words is among the words of the line.
 */
const lines = `
nagle algorithm small packets batching coalesce latency disable = TCP_NODELAY TCP_CORK TCP_NOPUSH TCP_QUICKACK
delayed ack acknowledgement 40 ms 200 latency = TCP_QUICKACK TCP_NODELAY TCP_DELACK TCP_NOTIFY_ACKNOWLEDGEMENT
address already in use eaddrinuse 98 48 10048 bind failed restart server rebind time wait time_wait = SO_REUSEADDR SO_REUSEPORT SO_EXCLUSIVEADDRUSE SO_LINGER
only one usage of each socket address wsaeaddrinuse = SO_REUSEADDR SO_EXCLUSIVEADDRUSE
share same port several processes workers threads load balance balancing multiple listeners = SO_REUSEPORT SO_REUSEPORT_LB SO_ATTACH_REUSEPORT_EBPF SO_ATTACH_REUSEPORT_CBPF SO_REUSEADDR
steal hijack port exclusive protect listener security windows = SO_EXCLUSIVEADDRUSE SO_EXCLBIND TCP_EXCLBIND SO_REUSESHAREUID
half open half-open dead peer detect broken connection disconnect cable pulled silent gone vanished = SO_KEEPALIVE TCP_KEEPIDLE TCP_KEEPALIVE TCP_KEEPINTVL TCP_KEEPCNT TCP_USER_TIMEOUT TCP_MAXRT
keep alive keepalive heartbeat idle timeout nat firewall drops probes = SO_KEEPALIVE TCP_KEEPIDLE TCP_KEEPALIVE TCP_KEEPINTVL TCP_KEEPCNT
interval between keepalive keep alive probes = TCP_KEEPINTVL
count number of keepalive keep alive probes = TCP_KEEPCNT
idle time before first keepalive keep alive probe = TCP_KEEPIDLE TCP_KEEPALIVE
unacknowledged data give up retransmission timeout how long until connection fails etimedout = TCP_USER_TIMEOUT TCP_RXT_CONNDROPTIME TCP_MAXUNACKTIME TCP_MAXRT TCP_SYNCNT
connect timeout syn retries = TCP_SYNCNT TCP_CONNECTIONTIMEOUT TCP_KEEPINIT SO_SNDTIMEO TCP_USER_TIMEOUT TCP_CONN_ABORT_THRESHOLD
timeout read receive recv blocking eagain = SO_RCVTIMEO SO_SNDTIMEO
write send timeout blocking eagain = SO_SNDTIMEO
receive read buffer size bytes memory throughput window = SO_RCVBUF SO_RCVBUFFORCE TCP_WINDOW_CLAMP
send write buffer size bytes memory throughput = SO_SNDBUF SO_SNDBUFFORCE TCP_NOTSENT_LOWAT
close reset rst abort abortive hard unsent data discard graceful wait = SO_LINGER SO_DONTLINGER SO_LINGER_SEC
fin wait 2 fin_wait_2 orphan = TCP_LINGER2
broken pipe sigpipe signal epipe crash = SO_NOSIGPIPE MSG_NOSIGNAL
close on exec child inherits inherited descriptor fork = SOCK_CLOEXEC MSG_CMSG_CLOEXEC
non blocking nonblocking accept4 = SOCK_NONBLOCK MSG_DONTWAIT
dual stack ipv4 mapped both ipv6 only = IPV6_V6ONLY IPV6_BINDV6ONLY
join multicast group subscribe igmp = IP_ADD_MEMBERSHIP IPV6_JOIN_GROUP MCAST_JOIN_GROUP IP_ADD_SOURCE_MEMBERSHIP MCAST_JOIN_SOURCE_GROUP
leave multicast group = IP_DROP_MEMBERSHIP IPV6_LEAVE_GROUP MCAST_LEAVE_GROUP IP_DROP_SOURCE_MEMBERSHIP
multicast interface outgoing = IP_MULTICAST_IF IPV6_MULTICAST_IF
multicast ttl hops scope = IP_MULTICAST_TTL IPV6_MULTICAST_HOPS
multicast loopback own messages = IP_MULTICAST_LOOP IPV6_MULTICAST_LOOP
time to live ttl hop limit hops = IP_TTL IPV6_UNICAST_HOPS IP_MINTTL IPV6_MINHOPCOUNT
quality of service qos dscp tos priority traffic class diffserv = IP_TOS IPV6_TCLASS SO_PRIORITY SO_NET_SERVICE_TYPE
bind to network interface device eth0 nic vrf = SO_BINDTODEVICE SO_BINDTOIFINDEX IP_BOUND_IF IPV6_BOUND_IF IP_UNICAST_IF
firewall mark fwmark routing policy = SO_MARK SO_USER_COOKIE SO_SETFIB SO_RTABLE
transparent proxy tproxy foreign non-local nonlocal address = IP_TRANSPARENT IPV6_TRANSPARENT IP_BINDANY IPV6_BINDANY SO_BINDANY SO_ORIGINAL_DST
bind address not yet assigned missing cannot assign requested eaddrnotavail 99 = IP_FREEBIND IPV6_FREEBIND IP_TRANSPARENT IP_BINDANY
ephemeral ports exhausted exhaustion source port outgoing connections = IP_BIND_ADDRESS_NO_PORT IP_LOCAL_PORT_RANGE SO_REUSE_UNICASTPORT SO_PORT_SCALABILITY IP_PORTRANGE
original destination address nat redirect = SO_ORIGINAL_DST IP_ORIGDSTADDR IP_RECVORIGDSTADDR
packet destination address interface which local address udp received = IP_PKTINFO IPV6_RECVPKTINFO IP_RECVDSTADDR IPV6_PKTINFO IP_RECVIF
broadcast 255.255.255.255 permission denied eacces = SO_BROADCAST
error of asynchronous non-blocking connect result pending = SO_ERROR
who is peer credentials pid uid unix domain = SO_PEERCRED LOCAL_PEERCRED SO_PASSCRED LOCAL_CREDS SO_PEERPIDFD
urgent out of band oob data = SO_OOBINLINE MSG_OOB TCP_ATMARK
mtu fragment fragmentation path discovery df bit = IP_MTU_DISCOVER IP_MTU IPV6_MTU_DISCOVER IP_DONTFRAG IPV6_DONTFRAG IP_DONTFRAGMENT IPV6_USE_MIN_MTU
maximum segment size mss = TCP_MAXSEG
fast open tfo 0-rtt syn data = TCP_FASTOPEN TCP_FASTOPEN_CONNECT TCP_FASTOPEN_KEY
congestion control bbr cubic algorithm = TCP_CONGESTION TCP_CONGESTION_ALGORITHM TCP_CCALGOOPT
round trip time rtt statistics retransmits state = TCP_INFO TCP_CONNECTION_INFO
wake accept only when data arrives defer httpready = TCP_DEFER_ACCEPT SO_ACCEPTFILTER
zero copy zerocopy sendfile = SO_ZEROCOPY MSG_ZEROCOPY TCP_ZEROCOPY_RECEIVE
gso gro segmentation offload batch udp quic = UDP_SEGMENT UDP_GRO UDP_SEND_MSG_SIZE UDP_RECV_MAX_COALESCED_SIZE
timestamp hardware time of arrival ptp = SO_TIMESTAMP SO_TIMESTAMPNS SO_TIMESTAMPING SO_TS_CLOCK SO_BINTIME
packets lost dropped overflow counter = SO_RXQ_OVFL SO_MEMINFO
icmp errors udp connection refused = IP_RECVERR IPV6_RECVERR
tls kernel ktls encryption offload = TCP_ULP TCP_TXTLS_ENABLE TCP_RXTLS_ENABLE
pacing rate limit bandwidth = SO_MAX_PACING_RATE SO_TXTIME
raw ip header own = IP_HDRINCL IPV6_HDRINCL
socket type domain protocol of descriptor is it listening = SO_TYPE SO_DOMAIN SO_PROTOCOL SO_ACCEPTCONN SO_PROTOCOL_INFO
backlog queue length listen pending = SO_LISTENQLIMIT SO_LISTENQLEN SO_LISTENINCQLEN TCP_INFO
peek look without removing = MSG_PEEK SO_PEEK_OFF
wait for all bytes full buffer = MSG_WAITALL SO_RCVLOWAT
low latency busy poll polling cpu = SO_BUSY_POLL SO_PREFER_BUSY_POLL SO_BUSY_POLL_BUDGET SO_INCOMING_CPU
checksum udp off = SO_NO_CHECK UDP_NOCKSUM UDP_NOCHECKSUM UDP_NO_CHECK6_TX
pass file descriptor rights = SO_PASSRIGHTS MSG_CMSG_CLOEXEC
bpf filter packets capture = SO_ATTACH_FILTER SO_ATTACH_BPF SO_DETACH_FILTER SO_LOCK_FILTER
md5 signature bgp authentication = TCP_MD5SIG TCP_MD5SIG_EXT TCP_AO_ADD_KEY
multipath mptcp = TCP_IS_MPTCP MPTCP_INFO
explicit congestion notification ecn = IP_RECVTOS IP_TOS TCP_ENABLE_ECN TCP_ECN_MODE IP_ECN
`;

export interface Topic {
  readonly words: readonly string[];
  readonly options: readonly string[];
}

let parsed: readonly Topic[] | undefined;

/** All topics. */
export function topics(): readonly Topic[] {
  parsed ??= lines
    .trim()
    .split('\n')
    .map((line) => {
      const [words = '', options = ''] = line.split(' = ');
      return { words: words.split(' '), options: options.split(' ') };
    });
  return parsed;
}
