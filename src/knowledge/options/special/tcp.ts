/** IPPROTO_TCP: repair, logging, TLS in the kernel, tuning of single implementations. See {@link ./rows} for the columns. */
export const tcp = {
  IPPROTO_TCP: `
PERSIST_TIMEOUT | M64 | rw | int, seconds | 0 | Ends a connection whose peer keeps its window closed for that long. | The name really has no TCP_ in front. |
TCP_ABORT_THRESHOLD | I17 | rw | int, milliseconds |  | Ends a connection after retransmitting for that long. |  | unconfirmed
TCP_ADAPTIVE_READ_TIMEOUT | M517! | rw | int | 0 | Read timeout, in multiples of the round-trip time. | Not public: for Apple's own software. |
TCP_ADAPTIVE_WRITE_TIMEOUT | M519! | rw | int | 0 | Write timeout, in multiples of the round-trip time. | Not public: for Apple's own software. |
TCP_ANONPRIVBIND | I32 | rw | int, 0 or 1 | 0 | Takes the port that the system picks from the privileged ones. |  | unconfirmed
TCP_AO_ADD_KEY | L38 | w | struct tcp_ao_add |  | Adds a key for the TCP authentication option of RFC 5925. | The kernel has to be built with CONFIG_TCP_AO; the one measured was not (ENOPROTOOPT). | measured
TCP_AO_DEL_KEY | L39 | w | struct tcp_ao_del |  | Removes a key of the TCP authentication option. | The kernel has to be built with CONFIG_TCP_AO. | measured
TCP_AO_GET_KEYS | L41 | r | struct tcp_ao_getsockopt[] |  | Lists the keys of the TCP authentication option. | The kernel has to be built with CONFIG_TCP_AO. | measured
TCP_AO_INFO | L40 | rw | struct tcp_ao_info_opt |  | Settings and counters of the TCP authentication option. | The kernel has to be built with CONFIG_TCP_AO. | measured
TCP_AO_REPAIR | L42 | rw | struct tcp_ao_repair |  | State of the TCP authentication option, for a socket in repair mode. | The kernel has to be built with CONFIG_TCP_AO. | measured
TCP_ATMARK | W8 | r | int, 0 or 1 |  | Tells whether the next byte to read is the one after urgent data. | Not documented by Microsoft. | unconfirmed
TCP_BBR_ACK_COMP_ALG | F1096 | rw | int |  | @bbr |  |
TCP_BBR_ALGORITHM | F1083 | rw | int |  | @bbr |  |
TCP_BBR_DRAIN_INC_EXTRA | F1084 | rw | int |  | @bbr |  |
TCP_BBR_DRAIN_PG | F1070 | rw | int |  | @bbr |  |
TCP_BBR_EXTRA_GAIN | F1097 | rw | int |  | @bbr |  |
TCP_BBR_EXTRA_STATE | F1107 | rw | int |  | @bbr |  |
TCP_BBR_FLOOR_MIN_TSO | F1108 | rw | int |  | @bbr |  |
TCP_BBR_HDWR_PACE | F1105 | rw | int |  | @bbr |  |
TCP_BBR_HOLD_TARGET | F1078 | rw | int |  | @bbr |  |
TCP_BBR_IWINTSO | F1067 | rw | int |  | @bbr |  |
TCP_BBR_LOWGAIN_FD | F1078 | rw | int |  | @bbr |  |
TCP_BBR_LOWGAIN_HALF | F1077 | rw | int |  | @bbr |  |
TCP_BBR_LOWGAIN_THRESH | F1076 | rw | int |  | @bbr |  |
TCP_BBR_MAX_RTO | F1081 | rw | int |  | @bbr |  |
TCP_BBR_MIN_RTO | F1080 | rw | int |  | @bbr |  |
TCP_BBR_MIN_TOPACEOUT | F1109 | rw | int |  | @bbr |  |
TCP_BBR_ONE_RETRAN | F1073 | rw | int |  | @bbr |  |
TCP_BBR_PACE_CROSS | F1090 | rw | int |  | @bbr |  |
TCP_BBR_PACE_DEL_TAR | F1087 | rw | int |  | @bbr |  |
TCP_BBR_PACE_OH | F1077 | rw | int |  | @bbr |  |
TCP_BBR_PACE_PER_SEC | F1086 | rw | int |  | @bbr |  |
TCP_BBR_PACE_SEG_MAX | F1088 | rw | int |  | @bbr |  |
TCP_BBR_PACE_SEG_MIN | F1089 | rw | int |  | @bbr |  |
TCP_BBR_POLICER_DETECT | F1111 | rw | int |  | @bbr |  |
TCP_BBR_PROBE_RTT_GAIN | F1101 | rw | int |  | @bbr |  |
TCP_BBR_PROBE_RTT_INT | F1072 | rw | int |  | @bbr |  |
TCP_BBR_PROBE_RTT_LEN | F1102 | rw | int |  | @bbr |  |
TCP_BBR_RACK_INIT_RATE | F1112 | rw | int |  | @bbr |  |
TCP_BBR_RACK_RTT_USE | F1098 | rw | int |  | @bbr |  |
TCP_BBR_RECFORCE | F1068 | rw | int |  | @bbr |  |
TCP_BBR_REC_OVER_HPTS | F1082 | rw | int |  | @bbr |  |
TCP_BBR_RETRAN_WTSO | F1099 | rw | int |  | @bbr |  |
TCP_BBR_RWND_IS_APP | F1071 | rw | int |  | @bbr |  |
TCP_BBR_SEND_IWND_IN_TSO | F1103 | rw | int |  | @bbr |  |
TCP_BBR_STARTUP_EXIT_EPOCH | F1085 | rw | int |  | @bbr |  |
TCP_BBR_STARTUP_LOSS_EXIT | F1074 | rw | int |  | @bbr |  |
TCP_BBR_STARTUP_PG | F1069 | rw | int |  | @bbr |  |
TCP_BBR_TMR_PACE_OH | F1096 | rw | int |  | @bbr |  |
TCP_BBR_TSLIMITS | F1076 | rw | int |  | @bbr |  |
TCP_BBR_TSTMP_RAISES | F1110 | rw | int |  | @bbr |  |
TCP_BBR_UNLIMITED | F1083 | rw | int |  | @bbr |  |
TCP_BBR_USEDEL_RATE | F1079 | rw | int |  | @bbr |  |
TCP_BBR_USE_LOWGAIN | F1075 | rw | int |  | @bbr |  |
TCP_BBR_USE_RACK_CHEAT | F1104 | rw | int |  | @bbr |  |
TCP_BBR_USE_RACK_RR | F1104 | rw | int |  | @bbr |  |
TCP_BBR_UTTER_MAX_TSO | F1106 | rw | int |  | @bbr |  |
TCP_BSDURGENT | W28672 | rw | int, 0 or 1 | 1 | Reads the urgent pointer as BSD does, which is the default. | Can be set once only. | W:IPPROTO_TCP
TCP_CCALGOOPT | F65 | rw | algorithm specific |  | Parameters of the congestion control that the socket uses. |  | F:tcp(4)
TCP_CC_INFO | L26 | r | union tcp_cc_info |  | Reads what the congestion control keeps for this connection, BBR's estimates for example. |  | measured
TCP_CM_INQ | L36 | - | label of a control message |  | Labels the control message that TCP_INQ asks for. |  | measured
TCP_CONGESTION_ALGORITHM | W12 | rw | DWORD |  | Number of the congestion control. | Not documented by Microsoft. | unconfirmed
TCP_CONNECTION_INFO | M262 | r | struct tcp_connection_info |  | Reads state, round-trip time and counters of a connection: what TCP_INFO is elsewhere. |  | M:tcp(4)
TCP_CONN_ABORT_THRESHOLD | I19 | rw | int, milliseconds |  | TCP_ABORT_THRESHOLD for the time of connecting. |  | unconfirmed
TCP_CONN_NOTIFY_THRESHOLD | I18 | rw | int, milliseconds |  | TCP_NOTIFY_THRESHOLD for the time of connecting. |  | unconfirmed
TCP_COOKIE_TRANSACTIONS | L15 | - | struct tcp_cookie_transactions |  | Belonged to an experiment with cookies in TCP (RFC 6013). | Gone from the kernel since about 3.10; only the C library still names it. |
TCP_DATA_AFTER_CLOSE | F1100 | rw | int, 0 or 1 |  | Says whether data that comes after close() is put up with. |  |
TCP_DEFER_OPTIONS | F1136 | rw | int |  | @rack |  |
TCP_DELACK | F72 | rw | int, 0 or 1 |  | Switches delayed acknowledgements. |  |
TCP_DELACK_MAX_US | L46 | rw | int, microseconds | 200000 | Longest delay of an acknowledgement. |  | measured
TCP_DELAY_FIN_ACK | W13 | rw | int, 0 or 1 |  | Delays the acknowledgement of a FIN. | Not documented by Microsoft. | unconfirmed
TCP_DISABLE_BLACKHOLE_DETECTION | M521! | rw | int, 0 or 1 | 0 | Keeps TCP from suspecting that large packets are lost on the way. | Not public: for Apple's own software. |
TCP_ECN_MODE | M528! | rw | int |  | Controls experiments with explicit congestion notification. | Not public: for Apple's own software. |
TCP_ENABLE_ECN | M260 | rw | int, 0 or 1 | 0 | Negotiates explicit congestion notification on this connection. |  | M:tcp(4)
TCP_ENABLE_L4S | M539! | rw | int, 0 or 1 | 0 | Switches L4S for this connection. | Not public: for Apple's own software. |
TCP_EXPEDITED_1122 | W2 | rw | int, 0 or 1 | 0 | Reads the urgent pointer as RFC 1122 says. | Cannot be taken back, and excludes TCP_BSDURGENT. | W:IPPROTO_TCP
TCP_FAIL_CONNECT_ON_ICMP_ERROR | W18 | rw | int, 0 or 1 | 0 | Lets connect() fail as soon as an ICMP error arrives. |  | W:IPPROTO_TCP
TCP_FASTOPEN_FORCE_ENABLE | M536! | rw | int, 0 or 1 | 0 | Uses Fast Open whatever the system thinks of it. | Not public: for Apple's own software. |
TCP_FASTOPEN_FORCE_HEURISTICS | M532! | rw | int, 0 or 1 | 0 | Keeps Fast Open on where experience speaks against it. | Not public: for Apple's own software. |
TCP_FASTOPEN_KEY | L33 | rw | 16 or 32 bytes |  | Key from which a listener makes its Fast Open cookies. |  | measured
TCP_FASTOPEN_NO_COOKIE | L34 | rw | int, 0 or 1 | 0 | Takes and sends Fast Open data without cookies. | Then nothing protects against forged addresses: for networks that are trusted. | measured
TCP_FAST_RSM_HACK | F1137 | rw | int |  | @rack |  |
TCP_FIN_IS_RST | F73 | rw | int, 0 or 1 |  | Treats a FIN of the peer like a reset. |  |
TCP_FUNCTION_ALIAS | F8193 | r | struct tcp_function_set |  | Other name of the TCP implementation in use. |  |
TCP_FUNCTION_BLK | F8192 | rw | struct tcp_function_set |  | Chooses which of the kernel's TCP implementations (freebsd, rack, bbr) handles the socket. |  | F:tcp(4)
TCP_HDWR_RATE_CAP | F1130 | rw | int |  | @rack |  |
TCP_HDWR_UP_ONLY | F1132 | rw | int |  | @rack |  |
TCP_HYBRID_PACING | F1150 | rw | int |  | @rack |  |
TCP_ICMP_ERROR_INFO | W19 | r | ICMP_ERROR_INFO |  | Reads the ICMP error that made connect() fail. |  | unconfirmed
TCP_IDLE_REDUCE | F70 | rw | int, 0 or 1 |  | Makes the congestion window smaller after a pause. |  |
TCP_INIT_CWND | I21 | rw | int |  | Congestion window at the start, in segments. |  | unconfirmed
TCP_INQ | L36 | rw | int, 0 or 1 | 0 | Says with each recvmsg() how many bytes are still waiting. |  | measured
TCP_IS_MPTCP | L43 | r | int, 0 or 1 | 0 | Reads 1 where the connection speaks Multipath TCP. | 0 after it has fallen back to plain TCP. | measured
TCP_IWND_NB | F43 | rw | int |  | Window at the start, in bytes. |  |
TCP_IWND_NSEG | F44 | rw | int |  | Window at the start, in segments. |  |
TCP_KEEPALIVE_ABORT_THRESHOLD | I23 | rw | int, milliseconds |  | Ends the connection when keepalive probes go unanswered for that long. |  | unconfirmed
TCP_KEEPALIVE_OFFLOAD | M529! | rw | int, 0 or 1 | 0 | Leaves keepalive probes to the firmware while the machine sleeps. | Not public: for Apple's own software. |
TCP_KEEPALIVE_THRESHOLD | I22 | rw | int, milliseconds |  | How long a connection is idle before keepalive probes begin. |  | unconfirmed
TCP_KEEPINIT | F128 | rw | int, seconds | 75 | How long connecting may take. |  | F:tcp(4)
TCP_LOG | F34 | rw | int |  | State of the event log of this connection. |  |
TCP_LOGBUF | F35 | r | bytes |  | Reads the event log. |  |
TCP_LOGDUMP | F37 | w | string |  | Writes the event log of the connection to the log device. |  |
TCP_LOGDUMPID | F38 | w | string |  | Writes the logs of all connections with the same id. |  |
TCP_LOGID | F36 | rw | string |  | Id under which the logs of several connections are kept together. |  |
TCP_LOGID_CNT | F46 | r | int |  | Reads how many connections have the same log id. |  |
TCP_LOG_LIMIT | F74 | w | int |  | Most entries that the log may have. |  |
TCP_LOG_TAG | F47 | rw | string |  | Tag for a group of logs. |  |
TCP_LRD | F79 | rw | int, 0 or 1 |  | Switches the detection of lost retransmissions. |  |
TCP_MAXPEAKRATE | F69 | rw | int, kbit/s |  | Highest rate of sending, in kilobits per second. |  |
TCP_MAXRT | W5 | rw | int, seconds, -1 = forever |  | How many seconds data is retransmitted before the connection is given up; -1 for ever. | What TCP_USER_TIMEOUT is on Linux, in seconds. TCP_MAXRTMS counts milliseconds. | W:IPPROTO_TCP
TCP_MAXRTMS | W14 | rw | DWORD, milliseconds |  | TCP_MAXRT in milliseconds. |  | unconfirmed
TCP_MAXUNACKTIME | F68 | rw | int, seconds | 0 (off) | How many seconds a connection may make no progress before it is dropped. | What TCP_USER_TIMEOUT is on Linux, in seconds. | F:tcp(4)
TCP_MD5SIG | L14 F16 O4 | w | struct tcp_md5sig |  | Signs segments to one peer with a shared key (RFC 2385), as BGP routers do. | Linux takes key and address here; the BSDs take a switch, and keys from setkey(8) or ipsec.conf. | F:tcp(4) measured
TCP_MD5SIG_EXT | L32 | w | struct tcp_md5sig |  | TCP_MD5SIG for a whole prefix of addresses, or one interface. |  | measured
TCP_MEASURE_BW_BURST | M515! | rw | struct |  | Size of the bursts by which bandwidth is measured. | Not public: for Apple's own software. |
TCP_MEASURE_SND_BW | M514! | rw | int, 0 or 1 | 0 | Measures the bandwidth of sending. | Not public: for Apple's own software. |
TCP_NOOPT | M8 F8 | rw | int, 0 or 1 | 0 | Sends segments without any TCP options. | Takes window scaling, selective acknowledgements and timestamps away. | F:tcp(4) M:tcp(4)
TCP_NOSYNRETRIES | W9 | rw | int, 0 or 1 |  | Sends a SYN once only. | Not documented by Microsoft. | unconfirmed
TCP_NOTIFY_ACKNOWLEDGEMENT | M530! | rw | struct |  | Reports when certain bytes have been acknowledged. | Not public: for Apple's own software. |
TCP_NOTIFY_THRESHOLD | I16 | rw | int, milliseconds |  | How long TCP retransmits before it tells IP to look for another route. |  | unconfirmed
TCP_NOTIMEWAIT | M520! | rw | int, 0 or 1 | 0 | Leaves TIME_WAIT out where this side closes first. | Not public: for Apple's own software. SO_REUSEADDR is the way for servers. |
TCP_NOURG | W7 | rw | int, 0 or 1 |  | Ignores urgent data. | Not documented by Microsoft. | unconfirmed
TCP_NO_PRR | F1122 | rw | int |  | @rack |  |
TCP_OFFLOAD_PREFERENCE | W11 | rw | DWORD |  | Says whether the network card should handle the connection. |  | unconfirmed
TCP_PACING_DND | F1151 | rw | int |  | @rack |  |
TCP_PACING_RATE_CAP | F1131 | rw | int |  | @rack |  |
TCP_PCAP_IN | F4096 | rw | int |  | How many received packets are kept for debugging. | The kernel has to be built with TCPPCAP. |
TCP_PCAP_OUT | F2048 | rw | int |  | How many sent packets are kept for debugging. | The kernel has to be built with TCPPCAP. |
TCP_PEER_PID | M516! | r | pid_t |  | Process of a peer on the same machine. | Not public: for Apple's own software. |
TCP_PERF_INFO | F78 | r | struct tcp_perf_info |  | Reads counters of what the connection has cost. |  |
TCP_PROC_ACCOUNTING | F76 | rw | int, 0 or 1 |  | Counts processor time for the connection. |  |
TCP_QUEUE_SEQ | L21 | rw | int |  | Sequence number of the chosen queue, for a socket in repair mode. |  | measured
TCP_RACK_ABC_VAL | F1133 | rw | int |  | @rack |  |
TCP_RACK_CHEAT_NOT_CONF_RATE | F1113 | rw | int |  | @rack |  |
TCP_RACK_DGP_IN_REC | F1148 | rw | int |  | @rack |  |
TCP_RACK_DO_DETECTION | F1097 | rw | int |  | @rack |  |
TCP_RACK_DSACK_OPT | F1141 | rw | int |  | @rack |  |
TCP_RACK_EARLY_RECOV | F1059 | rw | int |  | @rack |  |
TCP_RACK_EARLY_SEG | F1060 | rw | int |  | @rack |  |
TCP_RACK_ENABLE_HYSTART | F1142 | rw | int |  | @rack |  |
TCP_RACK_FORCE_MSEG | F1117 | rw | int |  | @rack |  |
TCP_RACK_GP_INCREASE | F1094 | rw | int |  | @rack |  |
TCP_RACK_GP_INCREASE_CA | F1114 | rw | int |  | @rack |  |
TCP_RACK_GP_INCREASE_REC | F1116 | rw | int |  | @rack |  |
TCP_RACK_GP_INCREASE_SS | F1115 | rw | int |  | @rack |  |
TCP_RACK_HI_BETA | F1144 | rw | int |  | @rack |  |
TCP_RACK_IDLE_REDUCE_HIGH | F1092 | rw | int |  | @rack |  |
TCP_RACK_MBUF_QUEUE | F1050 | rw | int |  | @rack |  |
TCP_RACK_MEASURE_CNT | F1135 | rw | int |  | @rack |  |
TCP_RACK_MIN_PACE | F1093 | rw | int |  | @rack |  |
TCP_RACK_MIN_PACE_SEG | F1094 | rw | int |  | @rack |  |
TCP_RACK_MIN_TO | F1058 | rw | int |  | @rack |  |
TCP_RACK_NONRXT_CFG_RATE | F1123 | rw | int |  | @rack |  |
TCP_RACK_NO_PUSH_AT_MAX | F1126 | rw | int |  | @rack |  |
TCP_RACK_PACE_ALWAYS | F1055 | rw | int |  | @rack |  |
TCP_RACK_PACE_MAX_SEG | F1054 | rw | int |  | @rack |  |
TCP_RACK_PACE_MIN_SEG | F1147 | rw | int |  | @rack |  |
TCP_RACK_PACE_RATE_CA | F1118 | rw | int |  | @rack |  |
TCP_RACK_PACE_RATE_REC | F1120 | rw | int |  | @rack |  |
TCP_RACK_PACE_RATE_SS | F1119 | rw | int |  | @rack |  |
TCP_RACK_PACE_REDUCE | F1053 | rw | int |  | @rack |  |
TCP_RACK_PACE_TO_FILL | F1127 | rw | int |  | @rack |  |
TCP_RACK_PACING_BETA | F1138 | rw | int |  | @rack |  |
TCP_RACK_PACING_BETA_ECN | F1139 | rw | int |  | @rack |  |
TCP_RACK_PACING_DIVISOR | F1146 | rw | int |  | @rack |  |
TCP_RACK_PKT_DELAY | F1064 | rw | int |  | @rack |  |
TCP_RACK_PROFILE | F1129 | rw | int |  | @rack |  |
TCP_RACK_PROP | F1051 | rw | int |  | @rack |  |
TCP_RACK_PROP_RATE | F1056 | rw | int |  | @rack |  |
TCP_RACK_PRR_SENDALOT | F1057 | rw | int |  | @rack |  |
TCP_RACK_REORD_FADE | F1062 | rw | int |  | @rack |  |
TCP_RACK_REORD_THRESH | F1061 | rw | int |  | @rack |  |
TCP_RACK_RR_CONF | F1113 | rw | int |  | @rack |  |
TCP_RACK_SET_RXT_OPTIONS | F1143 | rw | int |  | @rack |  |
TCP_RACK_SPLIT_LIMIT | F1145 | rw | int |  | @rack |  |
TCP_RACK_TIMER_SLOP | F1140 | rw | int |  | @rack |  |
TCP_RACK_TLP_INC_VAR | F1065 | rw | int |  | @rack |  |
TCP_RACK_TLP_REDUCE | F1052 | rw | int |  | @rack |  |
TCP_RACK_TLP_THRESH | F1063 | rw | int |  | @rack |  |
TCP_RACK_TLP_USE | F1095 | rw | int |  | @rack |  |
TCP_RECVDSTADDR | I20 | rw | int, 0 or 1 |  | Brings the destination address along with what is received. |  | unconfirmed
TCP_REC_ABC_VAL | F1134 | rw | int |  | @rack |  |
TCP_REMOTE_UDP_ENCAPS_PORT | F71 | rw | int | 0 | Wraps TCP into UDP to this port of the peer. |  | F:tcp(4)
TCP_REPAIR | L19 | rw | int | 0 | Stops a connection so that its state can be read out and put into another socket, as CRIU does. | Needs CAP_NET_ADMIN. A socket that is closed in repair mode sends nothing. | measured
TCP_REPAIR_OPTIONS | L22 | w | struct tcp_repair_opt[] |  | Puts back what the two ends have negotiated, for a socket in repair mode. |  |
TCP_REPAIR_QUEUE | L20 | rw | int |  | Chooses the queue that reads and writes go to in repair mode. | EPERM outside repair mode. | measured
TCP_REPAIR_WINDOW | L29 | rw | struct tcp_repair_window |  | Puts back the state of the windows, for a socket in repair mode. |  | measured
TCP_REUSPORT_LB_NUMA | F1026 | w | int |  | Ties a listener of an SO_REUSEPORT_LB group to a memory domain. | The name really says REUSPORT. | F:tcp(4)
TCP_RTO_INITIAL | I25 | rw | int, milliseconds |  | Retransmission timeout at the start. |  | unconfirmed
TCP_RTO_MAX | I27 | rw | int, milliseconds |  | Longest retransmission timeout. |  | unconfirmed
TCP_RTO_MAX_MS | L44 | rw | int, milliseconds | 120000 | Longest retransmission timeout. |  | measured
TCP_RTO_MIN | I26 | rw | int, milliseconds |  | Shortest retransmission timeout. |  | unconfirmed
TCP_RTO_MIN_US | L45 | rw | int, microseconds | 200000 | Shortest retransmission timeout. |  | measured
TCP_RXTLS_ENABLE | F41 | w | struct tls_enable |  | Lets the kernel decrypt TLS. |  | F:tcp(4)
TCP_RXTLS_MODE | F42 | rw | int |  | Reads who decrypts TLS: software or a network card. |  |
TCP_RXT_CLAMP | F1149 | rw | int |  | @rack |  |
TCP_RXT_CONNDROPTIME | M128 | rw | int, seconds | 0 | How many seconds data is retransmitted before the connection is dropped. | What TCP_USER_TIMEOUT is on Linux, in seconds. |
TCP_RXT_FINDROP | M256 | rw | int, 0 or 1 | 0 | Drops the connection once its FIN was sent again three times. |  |
TCP_RXT_MINIMUM_TIMEOUT | M533! | rw | int, seconds | 0 | Shortest time before retransmitting drops the connection. | Not public: for Apple's own software. |
TCP_SACK_ENABLE | O8 | rw | int, 0 or 1 | 1 | Switches selective acknowledgements. |  | O:tcp(4)
TCP_SAVED_SYN | L28 | r | bytes |  | Reads the headers of the SYN that an accepted connection began with. | Once: reading frees them. The listener needs TCP_SAVE_SYN. | measured
TCP_SAVE_SYN | L27 | rw | int, 0,1,2 | 0 | Keeps the headers of each client's SYN for TCP_SAVED_SYN. | For the listener. | measured
TCP_SENDMOREACKS | M259 | rw | int, 0 or 1 | 0 | Acknowledges every other segment instead of fewer. |  | M:tcp(4)
TCP_SHARED_CWND_ALLOWED | F75 | rw | int, 0 or 1 |  | Lets connections to one host share a congestion window. |  |
TCP_SHARED_CWND_ENABLE | F1124 | rw | int |  | @rack |  |
TCP_SHARED_CWND_TIME_LIMIT | F1128 | rw | int |  | @rack |  |
TCP_STATS | F33 | r | blob |  | Reads the statistics of stats(3). |  | F:tcp(4)
TCP_STDURG | W6 | rw | int, 0 or 1 |  | Reads the urgent pointer as the standard says. | Not documented by Microsoft. | unconfirmed
TCP_THIN_DUPACK | L17 | rw | int, 0 or 1 | 0 | Once made streams of few packets retransmit after one duplicate acknowledgement. | Does nothing today: set to 1, it reads 0 (measured). | measured
TCP_THIN_LINEAR_TIMEOUTS | L16 | rw | int, 0 or 1 | 0 | Does not double the timeouts of streams that have few packets on the way. |  | measured
TCP_TIMELY_DYN_ADJ | F1125 | rw | int |  | @rack |  |
TCP_TIMESTAMP | L24 | rw | int |  | Offset of the TCP timestamps, for a socket in repair mode. | Can be set in repair mode only. | measured
TCP_TIMESTAMPS | W10 | rw | int, 0 or 1 | 0 (global setting) | Switches TCP timestamps on this socket. |  | W:IPPROTO_TCP
TCP_TXTLS_ENABLE | F39 | w | struct tls_enable |  | Lets the kernel encrypt TLS. | After the handshake, with the keys that it gave. | F:tcp(4)
TCP_TXTLS_MODE | F40 | rw | int |  | Reads or says who encrypts TLS: software, network card or a card that handles TCP. |  | F:tcp(4)
TCP_TX_DELAY | L37 | rw | int, microseconds | 0 | Delays all that is sent, to test with a slow network. | Needs pacing. | measured
TCP_ULP | L31 | rw | string |  | Puts a protocol such as "tls" on top of the connection. | Cannot be taken off again. For tls the connection has to be established. | measured
TCP_USER_LOG | F48 | w | struct |  | Adds an event of the program's own to the log. |  |
TCP_USE_CMP_ACKS | F77 | rw | int, 0 or 1 |  | Takes acknowledgements in a compressed form inside the kernel. |  |
TCP_ZEROCOPY_RECEIVE | L35 | r | struct tcp_zerocopy_receive |  | Maps received pages into the program's memory instead of copying them. | A getsockopt() that changes things; the data has to fill whole pages. | measured
`,
} as const;
