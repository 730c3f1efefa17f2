/** The system calls of packages syscall, golang.org/x/sys/unix and golang.org/x/sys/windows. */
import { runtimeById } from '../../../knowledge';
import type { Address, Domain, OptionValue } from '../../model';
import type { Machine } from '../../trace/machine';
import { alternatives, symbol, symbolsOf, UNKNOWN, type Value } from '../../trace/value';
import type { CallSite, EvaluatedArgument } from '../language';
import { isCombined, portOfValue, switchOf, tuple } from '../shared/values';

/** Runs the call if it is one of the socket API; undefined otherwise. `name` is without its package. */
export function systemCall(name: string, site: CallSite, machine: Machine): Value | undefined {
  const value = (index: number): Value => site.arguments[index]?.value ?? UNKNOWN;
  const known = isSocket(value(0), machine);
  switch (name) {
    case 'Socket':
    case 'WSASocket':
      return withError(
        machine,
        machine.create(site, {
          domain: value(0),
          type: hasTimeWait(value(2)) ? value(1) : symbol('SOCK_OTHER'),
          ...handleOf(site),
        }),
      );
    case 'Bind':
      machine.bind(site, value(0), addressOf(machine, value(1)));
      return UNKNOWN;
    case 'Listen':
      machine.listen(site, value(0));
      return UNKNOWN;
    case 'Connect':
    case 'ConnectEx':
      machine.connect(site, value(0));
      return UNKNOWN;
    case 'Accept':
    case 'Accept4':
      return tuple(machine, [machine.accept(site, value(0)), UNKNOWN, UNKNOWN]);
    case 'Close':
    case 'Closesocket':
      // Files are closed in the same way.
      if (known) machine.close(site, value(0));
      return UNKNOWN;
    case 'Dup':
      return known ? withError(machine, value(0)) : UNKNOWN;
    default:
      if (name.startsWith('Setsockopt')) {
        setOption(name, site, machine);
        return UNKNOWN;
      }
      if (/^(?:Raw)?Sys(?:call|callN)|^Syscall\d|^WSAIoctl|^ForkExec|^Exec$|^StartProcess|^Sendmsg/.test(name))
        return undefined;
      return CONVERSION.test(name) && site.arguments.length === 1 ? value(0) : UNKNOWN;
  }
}

/** Types that a descriptor may be converted to. */
const CONVERSION = /^(?:Handle|Pointer|Errno|Signal)$/;

/** Whether something is known to be a socket: created or found to be one before. */
export function isSocket(value: Value, machine: Machine): boolean {
  return alternatives(value).some(
    (option) =>
      option.kind === 'socket' ||
      (option.kind === 'place' && machine.isSocketPlace(option.key)) ||
      (option.kind === 'object' && machine.state.memory.has(`${option.key}.#socket`)),
  );
}

/** The variable that takes the result, as far as it takes nothing else. */
export function handleOf(site: CallSite): { handle?: string } {
  return site.target === undefined || site.target.includes(',') ? {} : { handle: site.target };
}

/** What a function gives that may fail: the value, and an error that may be nil. */
export function withError(machine: Machine, value: Value): Value {
  return tuple(machine, [value, UNKNOWN]);
}

/** Stream protocols other than TCP (SCTP, DCCP) have no TIME_WAIT; of MPTCP it is not confirmed. */
function hasTimeWait(protocol: Value): boolean {
  return !alternatives(protocol).some(
    (option) =>
      (option.kind === 'symbol' && /^IPPROTO_(?:SCTP|DCCP|UDPLITE|MPTCP)$/.test(option.name)) ||
      (option.kind === 'number' && (option.value === 132 || option.value === 33)),
  );
}

/** `SetsockoptInt(fd, level, option, value)` and its siblings by the type of the value. */
function setOption(name: string, site: CallSite, machine: Machine): void {
  const [handle, level, option, value] = site.arguments;
  if (!handle || !level || !option || !value) return;
  const given = optionValue(name, value, site, machine);
  const options = constantNames(option.value);
  const state =
    name === 'SetsockoptInt' || name === 'SetsockoptUint64' ? switchOf(value.value) : onUnlessNil(value.value);
  machine.setOption(site, handle.value, {
    options,
    levels: constantNames(level.value),
    value: state,
    ...(state === 'off' && options.includes('SO_REUSEADDR') && isSetByDefault(handle.value, machine)
      ? { byDefault: true }
      : {}),
    ...(isCombined(option.value) ? { combined: true } : {}),
    ...(site.discarded === true ? { unchecked: true } : {}),
    ...(given === undefined ? {} : { given }),
    levelRange: level.expression.range,
    optionRange: option.expression.range,
  });
}

/** Whether the call that made the socket has set SO_REUSEADDR by itself. */
function isSetByDefault(socket: Value, machine: Machine): boolean {
  return machine.socketsOf(socket).some((id) => {
    const runtime = machine.sockets[id]?.runtime;
    return runtime !== undefined && runtimeById(runtime)?.reuseAddr.linux === true;
  });
}

/** Bytes and structs are on in ways of their own. */
function onUnlessNil(value: Value): 'on' | 'unknown' | 'off' {
  return value.kind === 'object' || value.kind === 'reference' ? 'on' : 'unknown';
}

/** What the value of a call shows besides on and off. */
function optionValue(
  name: string,
  { value, expression }: EvaluatedArgument,
  site: CallSite,
  machine: Machine,
): OptionValue | undefined {
  const { range } = expression;
  switch (name) {
    case 'SetsockoptInt':
      // An int of C goes to the system, whatever the variable is in Go.
      return { range, kind: 'number' };
    case 'SetsockoptByte':
      return { range, size: { range: site.name, bytes: 1 } };
    case 'SetsockoptLinger': {
      const linger = machine.deref(value);
      const members = ['Onoff', 'Linger'].map((field) => machine.field(linger, field));
      return { range, members: members.map((member) => (member.kind === 'number' ? member.value : undefined)) };
    }
    default:
      return undefined;
  }
}

const CONSTANT =
  /^(?:SO|SOL|IPPROTO|IP|IPV6|TCP|UDP|MCAST|SCTP|LOCAL|NETLINK|PACKET|AF|BT|CAN|VSOCK|DCCP|ICMP|ICMPV6|RAW|TIPC)_\w+$/;

/** Every constant that the argument may be; empty if it may be anything else as well. */
function constantNames(value: Value): readonly string[] {
  const all = alternatives(value).map((option) => symbolsOf(option));
  return all.every((names) => names?.every((name) => CONSTANT.test(name)) === true)
    ? [...new Set(all.flatMap((names) => names ?? []))]
    : [];
}

/** Types of socket addresses by their family. */
const FAMILIES: readonly (readonly [RegExp, Domain])[] = [
  [/\.Sockaddr(?:Inet4)$/, 'inet'],
  [/\.SockaddrInet6$/, 'inet6'],
  [/\.SockaddrUnix$/, 'unix'],
  [/\.Sockaddr\w+$/, 'other'],
];

/** What the second argument of Bind() says. */
export function addressOf(machine: Machine, value: Value): Address {
  const found = alternatives(value).map((option) => oneAddress(machine, machine.deref(option)));
  const [first, ...rest] = found;
  if (!first) return { domain: 'unknown', port: { kind: 'unknown' } };
  const sameDomain = rest.every((other) => other.domain === first.domain);
  const inet = found.every(({ domain }) => domain === 'inet' || domain === 'inet6');
  const samePort = rest.every((other) => JSON.stringify(other.port) === JSON.stringify(first.port));
  return {
    ...first,
    domain: sameDomain ? first.domain : inet ? 'inet' : 'unknown',
    port: samePort ? first.port : { kind: 'unknown' },
  };
}

function oneAddress(machine: Machine, value: Value): Address {
  const key = machine.keyOf(value);
  const type =
    value.kind === 'object' || value.kind === 'place' || value.kind === 'reference'
      ? (value.type ?? machine.typeAt(value.key))
      : undefined;
  const domain = FAMILIES.find(([pattern]) => pattern.test(type ?? ''))?.[1] ?? 'unknown';
  if (key === undefined) return { domain, port: { kind: 'unknown' } };
  const host = hostOf(machine, `${key}.Addr`);
  return {
    domain,
    port: portOfValue(machine.load(`${key}.Port`)),
    portVersion: machine.version(`${key}.Port`),
    ...(host === undefined ? {} : { host }),
  };
}

/** An address whose four bytes are written out. */
function hostOf(machine: Machine, key: string): string | undefined {
  const value = machine.load(key);
  const base = machine.keyOf(value);
  if (value.kind !== 'object' || base === undefined) return undefined;
  const bytes = [0, 1, 2, 3].map((index) => machine.state.memory.get(`${base}[${String(index)}]`));
  return bytes.every((byte) => byte?.kind === 'number')
    ? bytes.map((byte) => (byte?.kind === 'number' ? String(byte.value) : '')).join('.')
    : undefined;
}
