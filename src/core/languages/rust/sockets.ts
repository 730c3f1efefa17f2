/** Methods of socket handles of std, tokio, mio, async-std, socket2 and net2, whose names mean the same in all of them. */
import type { OptionValue } from '../../model';
import type { Machine } from '../../trace/machine';
import { alternatives, UNKNOWN, type Value } from '../../trace/value';
import { runtimeByName } from '../../../knowledge';
import type { CallContext, CallSite, EvaluatedArgument } from '../language';
import { listOf, switchOf, tuple } from '../shared/values';
import { addressOf } from './addresses';
import { carriesOn } from './containers';
import { extensionMethod } from './library';
import { optionOfMethod } from './options';
import { recordBind } from './port-hunt';

/** Id of the entry that describes what a type's sockets have set. */
export function runtimeOf(name: string): { runtime?: string } {
  const runtime = runtimeByName('rust', name);
  return runtime ? { runtime: runtime.id } : {};
}

/** Methods that leave the options of a socket and its state as they are. */
const HARMLESS =
  /^(?:set_nonblocking|set_cloexec|set_no_inherit|set_nosigpipe|local_addr|peer_addr|take_error|nonblocking|reuse_address|reuseaddr|reuse_port|reuseport|ttl|nodelay|linger|(?:try_|poll_)?(?:recv|send|read|write|peek)\w*|flush|shutdown|readable|writable|ready|split|into_split|by_ref|bytes|lines|chain|take|as_socket\w*|domain|type|protocol|is_\w+|get_\w+|only_v6|broadcast|r#type|keepalive|\w+_buffer_size|\w+_timeout|set_\w+|leave_\w+|register|deregister|reregister|unsplit|reunite|fmt|detach_filter)$/;

/** A method of a socket; undefined where nobody knows it. */
export function socketMethod(
  site: CallSite,
  handle: Value,
  method: string,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  const first = site.arguments[0];
  switch (method) {
    case 'bind':
      recordBind(
        { ...site, ...bindRuntime(handle, machine) },
        machine,
        handle,
        addressOf(machine, first?.value ?? UNKNOWN),
      );
      return handle;
    case 'listen':
      machine.listen(site, handle);
      return handle;
    case 'accept':
    case 'accept_raw':
    case 'poll_accept':
    case 'accept_std':
    case 'try_accept':
      return tuple(machine, [machine.accept(site, handle), UNKNOWN]);
    case 'incoming':
    case 'into_incoming':
      return listOf(machine, machine.accept(site, handle));
    case 'connect':
    case 'connect_timeout':
    case 'poll_connect':
      machine.connect(site, handle);
      return handle;
  }
  const option = site.arguments.length > 0 || method === 'set_zero_linger' ? optionOfMethod(method) : undefined;
  if (option) {
    const { value, given } = valueOf(method, first);
    machine.setOption(site, handle, {
      options: [option.option],
      levels: [option.level],
      value,
      optionRange: site.name,
      ...(first?.expression.kind === 'boolean' ? { decided: true } : {}),
      ...(given ? { given } : {}),
      ...(site.discarded === true ? { unchecked: true } : {}),
    });
    return handle;
  }
  const extension = extensionMethod(context, method);
  if (extension) {
    const values = site.arguments.map((argument) => argument.value);
    return context.run({ kind: 'function', function: extension, self: handle }, values);
  }
  return carriesOn(handle, method, site, machine, context) ?? (HARMLESS.test(method) ? UNKNOWN : undefined);
}

/** The entry of the API that the socket was made with goes along to its bind: fixes are written by it. */
function bindRuntime(handle: Value, machine: Machine): { runtime?: string } {
  for (const option of alternatives(handle)) {
    const runtime = option.kind === 'socket' ? machine.sockets[option.id]?.runtime : undefined;
    if (runtime !== undefined) return { runtime };
    if (option.kind === 'place' && option.type !== undefined) return runtimeOf(option.type.replaceAll('.', '::'));
  }
  return {};
}

function valueOf(
  method: string,
  argument: EvaluatedArgument | undefined,
): { value: ReturnType<typeof switchOf>; given?: OptionValue } {
  if (method === 'set_zero_linger' || method.endsWith('linger'))
    return lingerOf(argument, method === 'set_zero_linger');
  // Joining a group takes addresses, other setters a number or a duration: what is given counts as on.
  if (!argument || /^(?:join|leave|bind)_/.test(method)) return { value: 'on' };
  return { value: switchOf(argument.value) };
}

/** `Some(duration)` switches lingering on, `None` off. */
export function lingerOf(
  argument: EvaluatedArgument | undefined,
  isZero = false,
): { value: ReturnType<typeof switchOf>; given?: OptionValue } {
  const value = argument?.value ?? UNKNOWN;
  if (value.kind === 'null') return { value: 'off' };
  const range = argument?.expression.range ?? { start: 0, end: 0 };
  const zero = isZero || isZeroDuration(value);
  const seconds = zero ? 0 : value.kind === 'number' ? value.value : undefined;
  return {
    value: seconds === undefined && alternatives(value).some((option) => option.kind === 'null') ? 'unknown' : 'on',
    given: { range, members: [seconds === undefined ? undefined : 1, seconds] },
  };
}

function isZeroDuration(value: Value): boolean {
  return (
    (value.kind === 'number' && value.value === 0) ||
    (value.kind === 'symbol' && /(?:^|\.)Duration\.ZERO$/.test(value.name))
  );
}
