/** Options of .NET sockets: names of the enumeration, and the properties that stand for them. */
import type { OptionValue, Switch } from '../../model';
import type { Machine, OptionCall } from '../../trace/machine';
import { alternatives, symbolsOf, type Value } from '../../trace/value';
import type { CallSite, EvaluatedArgument } from '../language';
import { isCombined, switchOf } from '../shared/values';

/** SocketOptionName → option of the level that it belongs to. `ip6`: the name that it has with SocketOptionLevel.IPv6. */
const NAMES: Readonly<Record<string, { readonly option: string; readonly ip6?: string }>> = {
  Debug: { option: 'SO_DEBUG' },
  AcceptConnection: { option: 'SO_ACCEPTCONN' },
  ReuseAddress: { option: 'SO_REUSEADDR' },
  ExclusiveAddressUse: { option: 'SO_EXCLUSIVEADDRUSE' },
  KeepAlive: { option: 'SO_KEEPALIVE' },
  DontRoute: { option: 'SO_DONTROUTE' },
  Broadcast: { option: 'SO_BROADCAST' },
  Linger: { option: 'SO_LINGER' },
  OutOfBandInline: { option: 'SO_OOBINLINE' },
  SendBuffer: { option: 'SO_SNDBUF' },
  ReceiveBuffer: { option: 'SO_RCVBUF' },
  SendLowWater: { option: 'SO_SNDLOWAT' },
  ReceiveLowWater: { option: 'SO_RCVLOWAT' },
  SendTimeout: { option: 'SO_SNDTIMEO' },
  ReceiveTimeout: { option: 'SO_RCVTIMEO' },
  Error: { option: 'SO_ERROR' },
  Type: { option: 'SO_TYPE' },
  NoDelay: { option: 'TCP_NODELAY' },
  TcpKeepAliveTime: { option: 'TCP_KEEPIDLE' },
  TcpKeepAliveInterval: { option: 'TCP_KEEPINTVL' },
  TcpKeepAliveRetryCount: { option: 'TCP_KEEPCNT' },
  TypeOfService: { option: 'IP_TOS', ip6: 'IPV6_TCLASS' },
  IpTimeToLive: { option: 'IP_TTL', ip6: 'IPV6_UNICAST_HOPS' },
  MulticastInterface: { option: 'IP_MULTICAST_IF', ip6: 'IPV6_MULTICAST_IF' },
  MulticastTimeToLive: { option: 'IP_MULTICAST_TTL', ip6: 'IPV6_MULTICAST_HOPS' },
  MulticastLoopback: { option: 'IP_MULTICAST_LOOP', ip6: 'IPV6_MULTICAST_LOOP' },
  AddMembership: { option: 'IP_ADD_MEMBERSHIP', ip6: 'IPV6_JOIN_GROUP' },
  DropMembership: { option: 'IP_DROP_MEMBERSHIP', ip6: 'IPV6_LEAVE_GROUP' },
  AddSourceMembership: { option: 'IP_ADD_SOURCE_MEMBERSHIP' },
  DropSourceMembership: { option: 'IP_DROP_SOURCE_MEMBERSHIP' },
  IPv6Only: { option: 'IPV6_V6ONLY' },
};

/** Type of what `new LingerOption(…)` gives; its fields are `on` and `seconds`. */
export const LINGER = '~System.Net.Sockets.LingerOption';

/** `SetSocketOption(level, name, value)`. */
export function optionCall(site: CallSite, machine: Machine): OptionCall {
  const [level, name, value] = site.arguments;
  if (!level || !name) return { options: [], levels: [], value: 'unknown' };
  const levels = namesOf(level);
  const options = namesOf(name).map((symbol) => optionName(symbol, levels));
  return {
    options: options.every((option) => option !== undefined) ? options : [],
    levels,
    value: value ? valueOf(value.value, machine) : 'unknown',
    ...(isCombined(name.value) ? { combined: true, enumerated: true } : {}),
    ...(value ? { given: given(value, machine) } : {}),
    levelRange: level.expression.range,
    optionRange: name.expression.range,
  };
}

function optionName(symbol: string, levels: readonly string[]): string | undefined {
  const member = symbol.replace(/^SocketOptionName\./, '');
  const known = Object.hasOwn(NAMES, member) ? NAMES[member] : undefined;
  return levels.length === 1 && levels[0] === 'IPPROTO_IPV6' ? (known?.ip6 ?? known?.option) : known?.option;
}

/** Every constant that the argument may be; empty if it may be anything else as well. */
function namesOf({ value }: EvaluatedArgument): readonly string[] {
  const names = alternatives(value).map((option) => symbolsOf(option));
  return names.every((name) => name !== undefined) ? [...new Set(names.flat())] : [];
}

function valueOf(value: Value, machine: Machine): Switch {
  const linger = lingerOf(value, machine);
  return linger ? switchOf(linger.on) : switchOf(value);
}

function given({ value, expression }: EvaluatedArgument, machine: Machine): OptionValue {
  const linger = lingerOf(value, machine);
  if (!linger) return { range: expression.range };
  return {
    range: expression.range,
    members: [linger.on, linger.seconds].map((part) => (part.kind === 'number' ? part.value : undefined)),
  };
}

function lingerOf(value: Value, machine: Machine): { on: Value; seconds: Value } | undefined {
  if (value.kind !== 'object' || value.type !== LINGER) return undefined;
  return { on: machine.field(value, 'Enabled'), seconds: machine.field(value, 'LingerTime') };
}

/** Properties of sockets, clients and listeners that stand for an option. `inverted`: true switches it off. */
const PROPERTIES: Readonly<Record<string, readonly [level: string, option: string, inverted?: true]>> = {
  ExclusiveAddressUse: ['SOL_SOCKET', 'SO_EXCLUSIVEADDRUSE'],
  LingerState: ['SOL_SOCKET', 'SO_LINGER'],
  NoDelay: ['IPPROTO_TCP', 'TCP_NODELAY'],
  EnableBroadcast: ['SOL_SOCKET', 'SO_BROADCAST'],
  DualMode: ['IPPROTO_IPV6', 'IPV6_V6ONLY', true],
  MulticastLoopback: ['IPPROTO_IP', 'IP_MULTICAST_LOOP'],
  ReceiveBufferSize: ['SOL_SOCKET', 'SO_RCVBUF'],
  SendBufferSize: ['SOL_SOCKET', 'SO_SNDBUF'],
  ReceiveTimeout: ['SOL_SOCKET', 'SO_RCVTIMEO'],
  SendTimeout: ['SOL_SOCKET', 'SO_SNDTIMEO'],
  Ttl: ['IPPROTO_IP', 'IP_TTL'],
};

/** What assigning to a property sets; undefined for properties that are no options. */
export function propertyOption(
  name: string,
  value: Value,
  machine: Machine,
  range: OptionValue['range'],
): OptionCall | undefined {
  const known = Object.hasOwn(PROPERTIES, name) ? PROPERTIES[name] : undefined;
  if (!known) return undefined;
  const [level, option, inverted] = known;
  const told = valueOf(value, machine);
  const linger = lingerOf(value, machine);
  return {
    options: [option],
    levels: [level],
    value: inverted ? (told === 'on' ? 'off' : told === 'off' ? 'on' : told) : told,
    ...(linger
      ? {
          given: {
            range,
            members: [linger.on, linger.seconds].map((part) => (part.kind === 'number' ? part.value : undefined)),
          },
        }
      : {}),
    optionRange: range,
  };
}
