/** Functions on file descriptors: libc, the Windows API, nix and rustix. */
import type { OptionValue } from '../../model';
import type { Machine } from '../../trace/machine';
import { alternatives, symbolsOf, UNKNOWN, type Value } from '../../trace/value';
import type { CallContext, CallSite, EvaluatedArgument } from '../language';
import { isCombined, switchOf } from '../shared/values';
import { addressOf } from './addresses';
import { canonical } from './library';
import { optionOfNix, optionOfRustix } from './options';
import { recordBind } from './port-hunt';
import { lingerOf, runtimeOf } from './sockets';

/** Undefined where the name is none of these functions. */
export function descriptorCall(
  name: string,
  site: CallSite,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  const [, library, fn] =
    /^(libc|winsock|nix\.sys\.socket|nix\.unistd|rustix\.net|rustix\.net\.sockopt|rustix\.io)\.(\w+)$/.exec(name) ?? [];
  if (library === undefined || fn === undefined) return undefined;
  const given = (index: number): Value => site.arguments[index]?.value ?? UNKNOWN;
  const runtime = library.split('.')[0]!;
  const place = { ...site, ...runtimeOf(RUNTIMES[runtime] ?? '') };
  switch (fn) {
    case 'socket':
    case 'socket_with':
    case 'WSASocketW':
      return machine.create(site, {
        domain: given(0),
        type: given(1),
        ...runtimeOf(RUNTIMES[runtime] ?? ''),
        ...(site.target === undefined ? {} : { handle: site.target }),
      });
    case 'bind':
    case 'bind_v4':
    case 'bind_v6':
    case 'bind_any':
    case 'bind_unix':
      recordBind(place, machine, given(0), addressOf(machine, given(1)));
      return UNKNOWN;
    case 'listen':
      machine.listen(site, given(0));
      return UNKNOWN;
    case 'accept':
    case 'accept4':
    case 'accept_with':
      return machine.accept(site, given(0));
    case 'connect':
    case 'connect_v4':
    case 'connect_v6':
    case 'connect_any':
      machine.connect(site, given(0));
      return UNKNOWN;
    case 'close':
    case 'closesocket':
      machine.close(site, given(0));
      return UNKNOWN;
    case 'dup':
    case 'htons':
    case 'htonl':
    case 'ntohs':
      return given(0);
    case 'setsockopt':
      if (library.startsWith('nix')) nixOption(site, machine);
      else systemOption(site, machine, context);
      return UNKNOWN;
  }
  const option = library.startsWith('rustix') ? optionOfRustix(fn) : undefined;
  if (option) {
    const linger = fn.endsWith('linger') ? lingerOf(site.arguments[1]) : undefined;
    machine.setOption(site, given(0), {
      options: [option.option],
      levels: [option.level],
      value: linger?.value ?? switchOf(given(1)),
      ...(site.arguments[1]?.expression.kind === 'boolean' ? { decided: true } : {}),
      ...(linger?.given ? { given: linger.given } : {}),
      optionRange: site.name,
      ...(site.discarded === true ? { unchecked: true } : {}),
    });
    return UNKNOWN;
  }
  // What else they are called for leaves the options alone: fcntl, ioctl, read, write, getsockname.
  return UNKNOWN;
}

/** What the knowledge calls the sockets of a crate. */
const RUNTIMES: Readonly<Record<string, string>> = {
  libc: 'libc::socket',
  nix: 'nix::sys::socket::socket',
  rustix: 'rustix::net::socket',
};

/** `setsockopt(&fd, sockopt::ReuseAddr, &true)` */
function nixOption(site: CallSite, machine: Machine): void {
  const [fd, option, value] = site.arguments;
  if (!fd) return;
  const name = option?.value.kind === 'symbol' ? canonical(option.value.name).split('.').at(-1)! : '';
  const known = optionOfNix(name);
  const linger = known?.option === 'SO_LINGER' && value ? membersOf(value, machine) : undefined;
  machine.setOption(site, fd.value, {
    options: known ? [known.option] : [],
    levels: known ? [known.level] : [],
    value:
      value && !linger ? (known?.option.includes('MEMBERSHIP') === true ? 'on' : switchOf(value.value)) : 'unknown',
    ...(option && known ? { optionRange: option.expression.range } : {}),
    ...(linger ? { given: linger } : {}),
    ...(site.discarded === true ? { unchecked: true } : {}),
  });
}

/** `setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one as *const _ as *const c_void, size)` */
function systemOption(site: CallSite, machine: Machine, context: CallContext): void {
  const [fd, level, option, value] = site.arguments;
  if (!fd) return;
  if (!level || !option) {
    machine.setOption(site, fd.value, { options: [], levels: [], value: 'unknown' });
    return;
  }
  const linger = value ? membersOf(value, machine) : undefined;
  machine.setOption(site, fd.value, {
    options: namesOf(option, context),
    levels: namesOf(level, context),
    value: value ? switchOf(value.value) : 'unknown',
    ...(isCombined(option.value) ? { combined: true } : {}),
    ...(linger ? { given: linger } : {}),
    levelRange: level.expression.range,
    optionRange: option.expression.range,
    ...(site.discarded === true ? { unchecked: true } : {}),
  });
}

/** Every constant that a level or option argument may be; empty if it may be anything else as well. */
function namesOf(argument: EvaluatedArgument, context: CallContext): readonly string[] {
  const names = alternatives(argument.value).map((option) => symbolsOf(option));
  if (names.every((name) => name !== undefined)) {
    const all = [...new Set(names.flat())];
    return all.every((name) => /^[A-Z][A-Z0-9_]+$/.test(name)) ? all : [];
  }
  // A constant that the file defines itself.
  const written = /(?:^|::)((?:SO|IP|IPV6|TCP|SOL|IPPROTO)_[A-Z0-9_]+)$/.exec(
    context.text(argument.expression.range),
  )?.[1];
  return argument.value.kind === 'number' && written !== undefined ? [written] : [];
}

/** The members of a struct linger. */
function membersOf({ value, expression }: EvaluatedArgument, machine: Machine): OptionValue | undefined {
  const [only] = alternatives(value);
  if (only?.kind !== 'object') return undefined;
  const members = ['l_onoff', 'l_linger'].map((name) => machine.state.memory.get(`${only.key}.${name}`));
  if (members.every((member) => member === undefined)) return undefined;
  return {
    range: expression.range,
    members: members.map((member) => (member?.kind === 'number' ? member.value : undefined)),
  };
}
