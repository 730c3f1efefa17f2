/** PHP's socket and stream functions. */
import { runtimeById } from '../../../knowledge';
import type { Address, OptionValue } from '../../model';
import type { Machine } from '../../trace/machine';
import { alternatives, number, symbol, symbolsOf, UNKNOWN, type Value } from '../../trace/value';
import type { CallSite, EvaluatedArgument } from '../language';
import { endpointOf } from '../shared/endpoint';
import { runListenCall } from '../shared/listen-call';
import { familyOfHost, isCombined, portOfValue, switchOf, tuple } from '../shared/values';

/** Type of a text of which only the beginning is known. */
export const TEXT = '~text';

/** Arguments by position, or by the name of the parameter. */
export class Arguments {
  constructor(readonly all: readonly EvaluatedArgument[]) {}

  find(index: number, name: string): EvaluatedArgument | undefined {
    return (
      this.all.find((argument) => argument.name === `$${name}`) ??
      this.all.filter((argument) => argument.name === undefined && argument.spread !== true)[index]
    );
  }

  value(index: number, name: string, absent: Value = UNKNOWN): Value {
    return this.find(index, name)?.value ?? (this.all.some(({ spread }) => spread === true) ? UNKNOWN : absent);
  }
}

const handleOf = (site: CallSite): { handle?: string } => (site.target === undefined ? {} : { handle: site.target });

/** Runs a function of the socket extension or of streams by its name in small letters; undefined for all others. */
export function socketFunction(name: string, site: CallSite, machine: Machine): Value | undefined {
  const given = new Arguments(site.arguments);
  const handle = given.value(0, 'socket');
  switch (name) {
    case 'socket_create':
      return machine.create(site, {
        domain: given.value(0, 'domain'),
        type: protocolType(given.value(1, 'type'), given.value(2, 'protocol', number(0))),
        ...handleOf(site),
      });
    case 'socket_create_listen':
      return createListen(site, given, machine);
    case 'socket_bind': {
      const host = given.value(1, 'address');
      machine.bind(site, handle, {
        domain: host.kind === 'string' ? familyOfHost(host.value) : 'unknown',
        port: portOfValue(integer(given.value(2, 'port', number(0)))),
        ...(host.kind === 'string' ? { host: host.value } : {}),
        ...portVersion(given, machine),
      });
      return UNKNOWN;
    }
    case 'socket_listen':
      machine.listen(site, handle);
      return UNKNOWN;
    case 'socket_accept':
    case 'stream_socket_accept':
      return machine.accept(site, handle);
    case 'socket_getsockname':
      writePort(handle, given.value(2, 'port'), machine);
      return UNKNOWN;
    case 'socket_connect':
      machine.connect(site, handle);
      return UNKNOWN;
    case 'socket_close':
    case 'fclose':
      machine.close(site, handle);
      return UNKNOWN;
    case 'socket_set_option':
    case 'socket_setopt':
      setOption(site, handle, given, machine);
      return UNKNOWN;
    case 'socket_import_stream':
    case 'socket_export_stream':
      return handle;
    case 'socket_create_pair':
    case 'stream_socket_pair':
      return tuple(machine, [UNKNOWN, UNKNOWN]);
    case 'stream_socket_server':
      return streamServer(site, given, machine);
    default:
      return undefined;
  }
}

/** The variable takes the port: one that was free for port 0 counts like 0 where it is used again. */
function writePort(handle: Value, variable: Value, machine: Machine): void {
  if (variable.kind !== 'place') return;
  const ids = machine.socketsOf(handle);
  const ephemeral = ids.some((id) =>
    machine.sockets[id]?.events.some((event) => event.kind === 'bind' && event.address.port.kind === 'ephemeral'),
  );
  machine.store(variable.key, ephemeral ? number(0) : UNKNOWN);
}

/** A port that is counted up before the next attempt is another one each time. */
function portVersion(given: Arguments, machine: Machine): { portVersion: number } {
  const port = given.value(2, 'port');
  if (port.kind === 'number') return { portVersion: port.value };
  return { portVersion: port.kind === 'place' ? machine.version(port.key) : -1 };
}

function integer(value: Value): Value {
  if (value.kind === 'string' && /^\d+$/.test(value.value)) return number(Number(value.value));
  return value;
}

/** Other stream protocols have no TIME_WAIT. */
function protocolType(type: Value, protocol: Value): Value {
  return protocol.kind === 'number' && (protocol.value === 132 || protocol.value === 33) ? symbol('SOCK_OTHER') : type;
}

/** `socket_create_listen($port)`: all interfaces, IPv4 (ext/sockets/sockets.c, open_listen_sock). */
function createListen(site: CallSite, given: Arguments, machine: Machine): Value {
  return runListenCall(site, machine, {
    runtime: runtimeById('php-socket-create-listen')!,
    address: { domain: 'inet', host: '0.0.0.0', port: portOfValue(integer(given.value(0, 'port'))) },
    ...handleOf(site),
  });
}

/** What of a text is known: all of it, or how it begins. */
function beginning(value: Value, machine: Machine): string | undefined {
  if (value.kind === 'string') return value.value;
  const prefix = value.kind === 'object' && value.type === TEXT ? machine.field(value, 'prefix') : UNKNOWN;
  return prefix.kind === 'string' ? prefix.value : undefined;
}

/** `stream_socket_server("tcp://0.0.0.0:8000", …)`; without a scheme it is TCP. */
function streamServer(site: CallSite, given: Arguments, machine: Machine): Value {
  const value = given.value(0, 'address');
  const text = beginning(value, machine);
  if (text === undefined) return UNKNOWN;
  const address: Address =
    value.kind === 'string'
      ? endpointOf(text)
      : { domain: /^(?:unix|udg):/.test(text) ? 'unix' : 'inet', port: { kind: 'unknown' } };
  const runtime = runtimeById(text.startsWith('udp://') ? 'php-stream-udp' : 'php-stream-tcp')!;
  const made = runListenCall(site, machine, { runtime, address, ...handleOf(site) });
  return made;
}

function setOption(site: CallSite, handle: Value, given: Arguments, machine: Machine): void {
  const level = given.find(1, 'level');
  const option = given.find(2, 'option');
  const value = given.find(3, 'value');
  machine.setOption(site, handle, {
    options: option ? constantNames(option.value) : [],
    levels: level ? constantNames(level.value) : [],
    value: value ? switchOf(integer(value.value)) : 'unknown',
    ...(option && isCombined(option.value) ? { combined: true } : {}),
    ...(value ? { given: optionValue(value, machine) } : {}),
    ...(level && option ? { levelRange: level.expression.range, optionRange: option.expression.range } : {}),
    ...(site.discarded === true ? { unchecked: true } : {}),
  });
}

/** Every constant that an argument may be; empty if it may be anything else as well. PHP also has SOL_TCP and SOL_UDP. */
function constantNames(value: Value): readonly string[] {
  const names = alternatives(value).map((option) => symbolsOf(option));
  return names.every((found) => found?.every((name) => /^[A-Z]/.test(name)))
    ? [...new Set(names.flatMap((found) => found ?? []))]
    : [];
}

/** A number, or the members of the array that stands for a struct. */
function optionValue({ value, expression }: EvaluatedArgument, machine: Machine): OptionValue {
  const { range } = expression;
  if (value.kind === 'number') return { range, kind: 'number' };
  if (value.kind !== 'object') return { range };
  const member = (name: string): number | undefined => {
    const held = machine.field(value, name);
    return held.kind === 'number' ? held.value : undefined;
  };
  const members = [member('l_onoff'), member('l_linger')];
  return members.some((known) => known !== undefined) ? { range, members } : { range };
}

/** Strings and numbers put together; of a text with unknown parts its beginning is kept. */
export function joined(values: readonly Value[], machine: Machine): Value {
  let text = '';
  for (const value of values) {
    const part = value.kind === 'number' ? String(value.value) : beginning(value, machine);
    if (part === undefined || value.kind === 'object') {
      const object = machine.object(TEXT);
      machine.setField(object, 'prefix', { kind: 'string', value: text + (part ?? '') });
      return object;
    }
    text += part;
  }
  return { kind: 'string', value: text };
}
