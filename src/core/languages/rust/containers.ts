/** Methods that hand on what they are called on: Option, Result, smart pointers, locks, lists, iterators. */
import type { Machine } from '../../trace/machine';
import { alternatives, unite, UNKNOWN, type Value } from '../../trace/value';
import type { CallContext, CallSite } from '../language';
import { listOf, tuple } from '../shared/values';

/** Give the value itself, or what it holds. */
const SAME: ReadonlySet<string> = new Set(
  `unwrap expect unwrap_or_default unwrap_unchecked ok err_into into try_into as_ref as_mut as_deref as_deref_mut borrow borrow_mut by_ref clone cloned copied
   to_owned to_string as_str as_bytes to_bytes as_ptr as_mut_ptr cast lock write get_ref get_mut into_inner inner take replace insert
   parse try_clone try_clone_to_owned to_tcp_listener to_tcp_stream to_udp_socket into_tcp_listener into_tcp_stream into_udp_socket into_std into_std_listener
   as_raw_fd into_raw_fd as_fd as_raw_socket into_raw_socket as_socket as_inner into_owned iter iter_mut into_iter drain values values_mut collect
   rev peekable fuse chain skip step_by to_vec into_boxed_slice as_slice unwrap_err_unchecked
   context with_context wrap_err wrap_err_with chain_err change_context attach_printable map_err or_else or unwrap_or unwrap_or_else or_insert or_insert_with ok_or ok_or_else
   inspect inspect_err filter flatten transpose await_ready compat boxed pin to_be to_le to_be_bytes to_socket_addrs
   nonblocking cloexec no_inherit leak downgrade upgrade unwrap_or_else_err then_some as_mut_slice detach as_any cell load set_up ip into_future`.split(
    /\s+/,
  ),
);

/** Give one of the elements, if it is a list. */
const ELEMENT: ReadonlySet<string> = new Set(
  'next first last pop pop_front pop_back get get_mut remove swap_remove nth find max min peek next_back'.split(' '),
);

/** Call what they are given with the value, and give what that gives. */
const MAPS: ReadonlySet<string> = new Set(
  'map and_then then map_or map_or_else filter_map flat_map try_map pipe map_ok let_'.split(' '),
);

/** Call what they are given with the value, and give nothing. */
const VISITS: ReadonlySet<string> = new Set(
  'for_each try_for_each is_some_and is_ok_and any all position tap also with'.split(' '),
);

export function carriesOn(
  receiver: Value,
  method: string,
  site: CallSite,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  if (SAME.has(method)) {
    runBeside(site, context);
    const fallback = method === 'unwrap_or' || method === 'or' ? site.arguments[0]?.value : undefined;
    return fallback ? unite(receiver, fallback) : receiver;
  }
  if (MAPS.has(method) || VISITS.has(method)) {
    const callee = site.arguments.at(-1)?.value;
    const [fn] = callee ? alternatives(callee) : [];
    if (fn?.kind === 'symbol') return MAPS.has(method) ? receiver : UNKNOWN;
    if (fn?.kind !== 'function') return undefined;
    const list = listElement(receiver, machine);
    const result = context.run(fn, [list ?? receiver, UNKNOWN]);
    if (VISITS.has(method)) return UNKNOWN;
    return list && result ? listOf(machine, result) : (result ?? UNKNOWN);
  }
  return undefined;
}

/** Functions given to handle a failure may run or not. */
function runBeside(site: CallSite, context: CallContext): void {
  for (const { value } of site.arguments) {
    for (const option of alternatives(value)) {
      if (option.kind === 'function')
        context.maybe(() =>
          context.run(
            option,
            option.function.parameters.map(() => UNKNOWN),
          ),
        );
    }
  }
}

/** Some element of a list that was written out or filled here. */
function listElement(value: Value, machine: Machine): Value | undefined {
  const [only] = alternatives(value);
  if (only?.kind !== 'object' || only.type !== undefined) return undefined;
  const { memory } = machine.state;
  return memory.has(`${only.key}[]`) || memory.has(`${only.key}[0]`) ? machine.load(`${only.key}[]`) : undefined;
}

/** Methods of whatever is no socket; undefined where nobody knows what they do. */
export function valueMethod(
  receiver: Value,
  method: string,
  site: CallSite,
  machine: Machine,
  context: CallContext,
): Value | undefined {
  if (ELEMENT.has(method) && site.arguments.length <= 1) return listElement(receiver, machine) ?? receiver;
  if (method === 'push' || method === 'push_back' || method === 'push_front' || method === 'insert')
    return put(receiver, site, machine);
  if (method === 'enumerate')
    return listOf(machine, tuple(machine, [UNKNOWN, listElement(receiver, machine) ?? UNKNOWN]));
  const known = carriesOn(receiver, method, site, machine, context);
  if (known) return known;
  return undefined;
}

/** What is put in a list can be found by those who look through it. */
function put(receiver: Value, site: CallSite, machine: Machine): Value | undefined {
  const key = machine.keyOf(receiver);
  const item = site.arguments.at(-1);
  if (key === undefined || !item || site.arguments.length > 2) return undefined;
  const slot = `${key}[]`;
  const before = machine.state.memory.get(slot);
  machine.store(slot, before ? unite(before, item.value) : item.value);
  return UNKNOWN;
}
