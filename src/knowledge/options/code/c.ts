import { onlyWindows, type Example } from './example';

/** The value as the third to fifth argument of setsockopt(): a compound literal, and its size. */
function argument({ name, value }: Example): readonly [value: string, size: string] | undefined {
  switch (value.kind) {
    case 'number':
      return [`&(int){${value.text}}`, 'sizeof(int)'];
    case 'text':
      return [`"${value.text}"`, `sizeof "${value.text}"`];
    case 'linger':
      return ['&(struct linger){.l_onoff = 1, .l_linger = 0}', 'sizeof(struct linger)'];
    case 'timeval':
      return ['&(struct timeval){.tv_sec = 5}', 'sizeof(struct timeval)'];
    case 'mreq':
      return ['&(struct ip_mreq){.imr_multiaddr.s_addr = inet_addr("239.1.2.3")}', 'sizeof(struct ip_mreq)'];
    case 'mreq-source':
      return [
        '&(struct ip_mreq_source){.imr_multiaddr.s_addr = inet_addr("232.1.2.3"), .imr_sourceaddr.s_addr = inet_addr("192.0.2.1")}',
        'sizeof(struct ip_mreq_source)',
      ];
    case 'address':
      return ['&(struct in_addr){inet_addr("192.0.2.1")}', 'sizeof(struct in_addr)'];
    case 'interface':
      return ['&(unsigned){if_nametoindex("eth0")}', 'sizeof(unsigned)'];
    case 'mreq6':
      return ['&(struct ipv6_mreq){group, if_nametoindex("eth0")}', 'sizeof(struct ipv6_mreq)'];
    case 'group':
      return ['&(struct group_req){if_nametoindex("eth0"), group}', 'sizeof(struct group_req)'];
    case 'filter':
      return ['&(struct sock_fprog){length, instructions}', 'sizeof(struct sock_fprog)'];
    case 'accept-filter':
      return ['&(struct accept_filter_arg){.af_name = "httpready"}', 'sizeof(struct accept_filter_arg)'];
    case 'packet-info':
      return ['&(struct in6_pktinfo){.ipi6_ifindex = if_nametoindex("eth0")}', 'sizeof(struct in6_pktinfo)'];
    case 'port-range':
      return ['&(uint32_t){49999u << 16 | 40000u}', 'sizeof(uint32_t)'];
    case 'read':
      return ['int value', 'value'];
    case 'cookie':
      return ['uint64_t value', 'value'];
    case 'info':
      return ['struct tcp_info value', 'value'];
    case 'credentials':
      return [name === 'SO_PEERCRED' ? 'struct ucred value' : 'struct xucred value', 'value'];
  }
}

/** A line of C (C99 or later) for a descriptor `fd`. */
export function c(example: Example): string | undefined {
  const written = argument(example);
  if (written === undefined) return undefined;
  const [value, size] = written;
  const place = `fd, ${example.level}, ${example.name}`;
  if (size === 'value') return `${value}; getsockopt(${place}, &value, &(socklen_t){sizeof value});`;
  if (onlyWindows(example)) return `setsockopt(${place}, (const char *)&(BOOL){TRUE}, sizeof(BOOL));`;
  return `setsockopt(${place}, ${value}, ${size});`;
}

/** A line of C++, which has no address of a temporary: the value gets a name. */
export function cpp(example: Example): string | undefined {
  const written = argument(example);
  if (written === undefined) return undefined;
  const [value, size] = written;
  const place = `fd, ${example.level}, ${example.name}`;
  if (size === 'value') return `${value}; socklen_t size = sizeof value; getsockopt(${place}, &value, &size);`;
  if (onlyWindows(example))
    return `BOOL on = TRUE; setsockopt(${place}, reinterpret_cast<const char *>(&on), sizeof on);`;
  if (example.value.kind === 'text') return `setsockopt(${place}, ${value}, ${size});`;
  const [, type = '', members = ''] = /^&\(([^)]+)\)\{(.*)\}$/.exec(value) ?? [];
  const plain = type.replace(/^struct /, '');
  if (/\.\w+\.s_addr/.test(members)) {
    const assignments = members.split(', .').map((member) => `value.${member.replace(/^\./, '')};`);
    return `${plain} value{}; ${assignments.join(' ')} setsockopt(${place}, &value, sizeof value);`;
  }
  // Members by position: names came with C++20.
  const positional = members.replaceAll(/\.\w+ = /g, '');
  if (example.value.kind === 'packet-info')
    return `${plain} value{}; value.ipi6_ifindex = if_nametoindex("eth0"); setsockopt(${place}, &value, sizeof value);`;
  return `${plain} value{${positional}}; setsockopt(${place}, &value, sizeof value);`;
}
