/** The BSD socket calls of C, and the few library functions that carry addresses and handles along. */
import type { Address, Domain, Port } from '../../model';
import type { Machine } from '../../trace/machine';
import { alternatives, number, symbol, symbolsOf, truth, unite, UNKNOWN, type Value } from '../../trace/value';
import { domainOf } from '../constants';
import type { CallContext, CallSite } from '../language';
import { optionValue } from './option-value';

/** Runs the call if it is one of the API; undefined otherwise. */
export function socketCall(name: string, site: CallSite, machine: Machine, context: CallContext): Value | undefined {
  if (SPAWNS.has(name)) machine.spawned = true;
  const value = (index: number): Value => site.arguments[index]?.value ?? UNKNOWN;
  const count = site.arguments.length;
  switch (name) {
    case 'socket':
    case 'WSASocket':
    case 'WSASocketA':
    case 'WSASocketW':
      if (count !== (name === 'socket' ? 3 : 6)) return undefined;
      return machine.create(site, {
        domain: value(0),
        type: hasTimeWait(value(2)) ? value(1) : symbol('SOCK_OTHER'),
        handle: site.target ?? '',
      });
    case 'bind':
      if (count !== 3) return undefined;
      machine.bind(site, value(0), addressOf(machine, value(1)));
      return UNKNOWN;
    case 'listen':
      if (count !== 2) return undefined;
      machine.listen(site, value(0));
      return UNKNOWN;
    case 'connect':
    case 'WSAConnect':
      if (count < 3) return undefined;
      machine.connect(site, value(0));
      return UNKNOWN;
    case 'accept':
    case 'accept4':
    case 'WSAAccept':
    case 'paccept':
      if (count < 3) return undefined;
      return machine.accept(site, value(0));
    case 'close':
    case 'closesocket':
      if (count !== 1) return undefined;
      machine.close(site, value(0));
      return UNKNOWN;
    case 'setsockopt':
      if (count !== 5) return undefined;
      setOption(site, machine, context);
      return UNKNOWN;
    case 'dup':
    case 'dup2':
    case 'dup3':
    case 'fcntl':
    case 'fdopen':
      return value(0);
    case 'getaddrinfo':
    case 'GetAddrInfo':
    case 'GetAddrInfoA':
      if (count !== 4) return undefined;
      resolveAddress(machine, value(1), value(2), value(3));
      return UNKNOWN;
    case 'memset':
      zero(machine, value(0), value(1));
      return value(0);
    case 'bzero':
    case 'ZeroMemory':
    case 'RtlZeroMemory':
    case 'SecureZeroMemory':
    case 'explicit_bzero':
      zero(machine, value(0), number(0));
      return UNKNOWN;
    case 'calloc':
    case 'g_malloc0': {
      const object = machine.object();
      machine.zero(object.key);
      return object;
    }
    case 'malloc':
    case 'xmalloc':
    case 'g_malloc':
      return machine.object();
    case 'htons':
    case 'htonl':
    case 'ntohs':
    case 'ntohl':
    case 'OSSwapHostToBigInt16':
    case 'htobe16':
      return value(0);
    default:
      return BENIGN.has(name) ? UNKNOWN : undefined;
  }
}

/** Stream protocols other than TCP (SCTP, DCCP) have no TIME_WAIT. */
function hasTimeWait(protocol: Value): boolean {
  return !alternatives(protocol).some(
    (option) => option.kind === 'symbol' && /^IPPROTO_(?:SCTP|DCCP|UDPLITE)$/.test(option.name),
  );
}

/** The wrappers of textbooks: the call of the same name with its result checked. */
const WRAPPERS = /^(?:Socket|Bind|Listen|Accept|Connect|Setsockopt|Close|Getaddrinfo)$/;

/** Runs a capitalised wrapper that no file shows (`Bind(fd, sa, len)`) like the call it wraps; undefined for other names. */
export function wrappedCall(name: string, site: CallSite, machine: Machine, context: CallContext): Value | undefined {
  return WRAPPERS.test(name) && site.defined !== true
    ? socketCall(name.charAt(0).toLowerCase() + name.slice(1), site, machine, context)
    : undefined;
}

/** Calls that take a descriptor or an address and change nothing that matters here. */
const BENIGN: ReadonlySet<string> = new Set(
  `shutdown getsockopt getsockname getpeername ioctl ioctlsocket send sendto sendmsg recv recvfrom recvmsg read write readv writev
   poll ppoll select pselect epoll_ctl epoll_wait kevent FD_SET FD_CLR FD_ISSET FD_ZERO FD_COPY EV_SET fprintf printf snprintf sprintf perror
   warn warnx syslog puts fputs fflush inet_ntop inet_pton inet_aton inet_ntoa inet_addr assert free freeaddrinfo strerror gai_strerror
   strcpy strncpy strlcpy memcpy memmove memcmp strlen strcmp strncmp strcasecmp atoi atol strtol strtoul fileno isatty signal sigaction sigemptyset
   usleep sleep time getpid fork getaddrinfo gethostbyname WSAGetLastError WSAStartup WSACleanup WSAEventSelect WSAAsyncSelect SetHandleInformation fchmod fchown umask
   unlink remove chmod chown daemon setsid getenv getopt getopt_long getnameinfo printf_s std::move std::cerr std::cout offsetof UNUSED
   evutil_make_socket_nonblocking evutil_make_socket_closeonexec evutil_closesocket`.split(/\s+/),
);

function setOption(site: CallSite, machine: Machine, context: CallContext): void {
  const [handle, level, option, value, size] = site.arguments;
  if (!handle || !level || !option || !value) return;
  machine.setOption(site, handle.value, {
    options: names(option.value),
    levels: names(level.value),
    value: switchOf(machine, value.value),
    ...(isCombined(option.value) ? { combined: true } : {}),
    ...(site.discarded === true ? { unchecked: true } : {}),
    given: optionValue(
      value,
      size,
      machine,
      context,
      option.expression.kind !== 'name' || CONSTANT.test(option.expression.name),
    ),
    levelRange: level.expression.range,
    optionRange: option.expression.range,
  });
}

/** Names joined by `|`, on every path. */
export function isCombined(option: Value): boolean {
  return alternatives(option).every((each) => each.kind === 'flags' && (symbolsOf(each)?.length ?? 0) > 1);
}

/** Calls after which two processes or threads may run the code that follows, or the function they are given. */
const SPAWNS: ReadonlySet<string> = new Set([
  'fork',
  'vfork',
  'clone',
  'pthread_create',
  'thrd_create',
  'CreateThread',
  '_beginthread',
  '_beginthreadex',
]);

/** Every constant that the argument may be; empty if it may be anything else as well: a macro of another file, a template parameter. */
export function names(value: Value): readonly string[] {
  const all = alternatives(value).map((option) => symbolsOf(option)?.map((name) => name.replace(/^.*::/, '')));
  return all.every((name) => name?.every((constant) => CONSTANT.test(constant)) === true)
    ? [...new Set(all.flatMap((name) => name ?? []))]
    : [];
}

const CONSTANT =
  /^(?:SO|SOL|IPPROTO|IP|IPV6|TCP|UDP|MCAST|SCTP|LOCAL|NETLINK|PACKET|AF|BT|HCI|L2CAP|RFCOMM|CAN|VSOCK|DCCP|ICMP|ICMPV6|RAW|TIPC)_\w+$/;

/** What a pointer to an option value says: off for 0 and for no pointer at all. */
function switchOf(machine: Machine, pointer: Value): 'on' | 'off' | 'unknown' {
  const told = new Set(
    alternatives(pointer).map((option) => {
      if (option.kind === 'null') return 'off';
      if (option.kind === 'string') return option.value === '' || option.value.startsWith('\\0') ? 'off' : 'on';
      let held = machine.deref(option);
      if (held.kind === 'object') held = machine.load(`${held.key}[0]`);
      else if (held.kind === 'place' && option.kind === 'reference') held = machine.load(`${option.key}[0]`);
      const certain = held.kind === 'number' || held.kind === 'union' ? truth(held) : undefined;
      return certain === undefined ? 'unknown' : certain ? 'on' : 'off';
    }),
  );
  const [only] = told;
  return told.size === 1 && only !== undefined ? only : 'unknown';
}

function zero(machine: Machine, target: Value, filler: Value): void {
  if (filler.kind !== 'number' || filler.value !== 0) return;
  for (const option of alternatives(target)) {
    const key = machine.keyOf(option) ?? (option.kind === 'reference' ? option.key : undefined);
    if (key !== undefined) machine.zero(key);
  }
}

/** The structs that hold a local address: type → family and the field of its port. */
const ADDRESS_STRUCTS: Readonly<Record<string, Domain>> = {
  sockaddr_in: 'inet',
  psockaddr_in: 'inet',
  sockaddr_in6: 'inet6',
  psockaddr_in6: 'inet6',
  sockaddr_un: 'unix',
  sockaddr: 'unknown',
  sockaddr_storage: 'unknown',
};

/** Marks an address that getaddrinfo() gave. */
const LISTED = '#listed';

const PORT_FIELDS: readonly string[] = ['sin_port', 'sin6_port', 'sin.sin_port', 'sin6.sin6_port'];

/** What the second argument of bind() says. */
export function addressOf(machine: Machine, value: Value): Address {
  const type = structType(machine, value);
  const base = machine.keyOf(value);
  const declared: Domain =
    type === undefined ? 'unknown' : (ADDRESS_STRUCTS[type] ?? (type.startsWith('sockaddr') ? 'other' : 'unknown'));
  if (base === undefined) return { domain: declared, port: { kind: 'unknown' } };
  const family = [
    ...domainOf(
      written(machine, base, ['sin_family', 'sin6_family', 'ss_family', 'sa_family', 'sun_family', 'sin.sin_family']),
    ),
  ];
  const ofFamily =
    family.length === 1
      ? family[0]!
      : family.length > 0 && family.every((each) => each === 'inet' || each === 'inet6')
        ? 'inet'
        : declared;
  const domain = declared === 'unknown' ? ofFamily : declared;
  const host = written(machine, base, ['sin_addr.s_addr', 'sin6_addr', 'sin_addr']);
  const hostName = host.kind === 'symbol' ? host.name : undefined;
  const portVersion = Math.max(...PORT_FIELDS.map((field) => machine.version(`${base}.${field}`)));
  return {
    domain,
    port: portOf(machine, base),
    portVersion,
    ...(hostName === undefined ? {} : { host: hostName }),
    ...(truth(machine.field(value, LISTED)) === true ? { listed: true } : {}),
  };
}

function structType(machine: Machine, value: Value): string | undefined {
  for (const option of alternatives(value)) {
    const type =
      option.kind === 'reference' || option.kind === 'place' || option.kind === 'object'
        ? (option.type ?? machine.typeAt(option.key))
        : undefined;
    if (type?.startsWith('~') === true) return type.slice(1);
    if (option.kind === 'reference') {
      const held = machine.deref(option);
      if (held.kind !== 'reference') {
        const inner = structType(machine, held);
        if (inner !== undefined) return inner;
      }
    }
  }
  return undefined;
}

/** The one of the fields that the code has written; where it wrote none, what the struct was filled with. */
function written(machine: Machine, base: string, fields: readonly string[]): Value {
  const [first = ''] = fields;
  const explicit = fields.find((field) => machine.state.memory.has(`${base}.${field}`)) ?? first;
  const held = machine.load(`${base}.${explicit}`);
  return held.kind === 'place' ? UNKNOWN : held;
}

function portOf(machine: Machine, base: string): Port {
  const port = written(machine, base, PORT_FIELDS);
  if (port.kind === 'number') {
    // A struct that was zeroed as a whole and then filled by code we cannot follow would read as 0 too.
    return port.value === 0 ? { kind: 'ephemeral' } : { kind: 'number', value: port.value };
  }
  if (port.kind === 'null') return { kind: 'ephemeral' };
  return { kind: 'unknown' };
}

/** getaddrinfo(): the list has the family and type of the hints; its addresses have the port of the service. */
function resolveAddress(machine: Machine, service: Value, hints: Value, result: Value): void {
  const node = machine.object('~addrinfo');
  const address = machine.object('~sockaddr');
  const hinted = (field: string): Value =>
    hints.kind === 'null' || machine.keyOf(hints) === undefined ? UNKNOWN : machine.field(hints, field);
  const family = hinted('ai_family');
  const certain = domainOf(family);
  const either = unite(symbol('AF_INET'), symbol('AF_INET6'));
  machine.setField(
    node,
    'ai_family',
    certain.length === 1 && (certain[0] === 'inet' || certain[0] === 'inet6') ? family : either,
  );
  const type = hinted('ai_socktype');
  machine.setField(node, 'ai_socktype', type.kind === 'number' && type.value === 0 ? UNKNOWN : type);
  machine.setField(node, 'ai_protocol', UNKNOWN);
  machine.setField(node, 'ai_next', node);
  machine.setField(node, 'ai_addr', address);
  machine.setField(address, LISTED, number(1));
  machine.setField(address, 'sa_family', machine.field(node, 'ai_family'));
  const zeroPort = service.kind === 'null' || (service.kind === 'string' && /^0+$/.test(service.value));
  const numeric = service.kind === 'string' && /^\d+$/.test(service.value) ? number(Number(service.value)) : UNKNOWN;
  machine.setField(address, 'sin_port', zeroPort ? number(0) : numeric);
  for (const option of alternatives(result)) if (option.kind === 'reference') machine.store(option.key, node);
}
