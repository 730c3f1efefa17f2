/** Methods of a socket: bind, listen, accept, setsockopt, and those that change nothing that matters. */
import type { Machine } from '../../trace/machine';
import { alternatives, number, UNKNOWN, type Value } from '../../trace/value';
import type { CallSite } from '../language';
import { isCombined, tuple } from '../shared/values';
import {
  ADDRESS,
  addressOf,
  Arguments,
  hostAndPort,
  levelNames,
  OPTION,
  optionNames,
  optionSwitch,
  optionValue,
} from './arguments';

/** Methods of a socket that leave it bound and configured as it is. */
const HARMLESS: ReadonlySet<string> = new Set(
  `<< addr autoclose? binmode class close_on_exec= close_read close_write closed? connect_address dup each each_byte each_char each_line eof? external_encoding
   fcntl fdatasync fileno flush fsync getbyte getc getpeereid getpeername gets getsockname getsockopt inspect ioctl ipv6only! is_a? isatty
   kind_of? lineno local_address nil? nonblock nonblock= nread object_id peeraddr pid pos print printf putc puts pread pwrite read
   read_nonblock readable? readbyte readchar readline readlines readpartial ready? recv recv_nonblock recvfrom recvfrom_nonblock recvmsg
   recvmsg_nonblock remote_address respond_to? send sendmsg sendmsg_nonblock set_encoding shutdown stat sync sync= sysread syswrite timeout
   timeout= to_i to_io to_s tty? ungetc wait wait_readable wait_writable write write_nonblock hash == eql? equal? do_not_reverse_lookup
   do_not_reverse_lookup=`.split(/\s+/),
);

/** A method call on what may be a socket; undefined where the receiver is none. */
export function socketMethod(site: CallSite, handle: Value, certain: boolean, machine: Machine): Value | undefined {
  const given = new Arguments(site.arguments);
  const plain = given.block === undefined && !given.hasSpread && given.count === given.positional.length;
  const shaped = (least: number, most: number): boolean =>
    certain || (plain && given.count >= least && given.count <= most);
  switch (site.method) {
    case 'bind':
      return shaped(1, 2) ? bind(site, handle, certain, given, machine) : undefined;
    case 'listen':
      if (!shaped(0, 1)) return undefined;
      machine.listen(site, handle);
      return number(0);
    case 'connect':
    case 'connect_nonblock':
      if (!shaped(1, 2)) return undefined;
      machine.connect(site, handle);
      return UNKNOWN;
    case 'accept':
    case 'accept_nonblock':
    case 'sysaccept':
      return shaped(0, 1) ? accepted(site, handle, machine) : undefined;
    case 'setsockopt':
      if (!certain && (given.count === 0 || given.count > 3)) return undefined;
      setOption(site, handle, given, machine, certain);
      return number(0);
    case 'ipv6only!':
      machine.setOption(site, handle, { options: ['IPV6_V6ONLY'], levels: ['IPPROTO_IPV6'], value: 'on' });
      return UNKNOWN;
    case 'close':
      if (!shaped(0, 0)) return undefined;
      machine.close(site, handle);
      return UNKNOWN;
    case 'to_io':
    case 'dup':
      return handle;
    default:
      return certain && HARMLESS.has(site.method ?? '') ? UNKNOWN : undefined;
  }
}

function bind(site: CallSite, handle: Value, certain: boolean, given: Arguments, machine: Machine): Value | undefined {
  const [first, second] = given.positional;
  // `UDPSocket#bind(host, port)`.
  if (second) {
    machine.bind(site, handle, hostAndPort(first!.value, second.value));
    return number(0);
  }
  const address = first?.value ?? UNKNOWN;
  const isAddress = alternatives(address).some((option) => option.kind === 'object' && option.type === ADDRESS);
  if (!certain && !isAddress) return undefined;
  machine.bind(site, handle, addressOf(machine, address));
  return number(0);
}

/** A TCPServer gives the socket, a Socket gives it with the address that it comes from. */
function accepted(site: CallSite, handle: Value, machine: Machine): Value {
  const made = machine.accept(site, handle);
  const servers = machine.socketsOf(handle).map((id) => machine.sockets[id]?.library);
  if (site.method === 'sysaccept' || (servers.length > 0 && servers.every((library) => library !== undefined)))
    return made;
  const pair = tuple(machine, [made, UNKNOWN]);
  if (made.kind === 'socket') machine.setField(pair, '#socket', made);
  return pair;
}

function setOption(site: CallSite, handle: Value, given: Arguments, machine: Machine, certain: boolean): void {
  const [level, option, value] = given.positional;
  if (level && !option) {
    const { value: object } = level;
    if (object.kind !== 'object' || object.type !== OPTION) {
      if (certain) machine.setOption(site, handle, { options: [], levels: [], value: 'unknown' });
      return;
    }
    const levels = levelNames(machine.field(object, 'level'));
    const held = machine.field(object, 'value');
    machine.setOption(site, handle, {
      options: optionNames(machine.field(object, 'name'), levels),
      levels,
      value: optionSwitch(held, machine),
      given: optionValue({ value: held, expression: level.expression }, machine),
    });
    return;
  }
  if (!level || !option) {
    machine.setOption(site, handle, { options: [], levels: [], value: 'unknown' });
    return;
  }
  const levels = levelNames(level.value);
  machine.setOption(site, handle, {
    options: optionNames(option.value, levels),
    levels,
    value: value ? optionSwitch(value.value, machine) : 'unknown',
    ...(isCombined(option.value) ? { combined: true } : {}),
    ...(value ? { given: optionValue(value, machine) } : {}),
    levelRange: level.expression.range,
    optionRange: option.expression.range,
  });
}
