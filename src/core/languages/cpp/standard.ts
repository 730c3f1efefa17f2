/** The few functions of the standard library that carry handles along. */
import type { Machine } from '../../trace/machine';
import { alternatives, unite, UNKNOWN, type Value } from '../../trace/value';
import type { CallSite } from '../language';

/** Functions whose result stands for their first argument. */
const PASS =
  /^(?:(?:std|boost)::)?(?:move|forward|ref|cref|exchange|as_const|addressof|make_optional|to_address|as_default_on)$/;

/** Smart pointers stand for what they are given to hold; an alias of one is known by the type that it holds. */
const HOLDERS = /^(?:(?:std|boost)::)?(?:unique_ptr|shared_ptr|addrinfo)$/;

/** Runs a function of the standard library; undefined for all others. */
export function standardFunction(name: string, site: CallSite): Value | undefined {
  const [first] = site.arguments;
  if (first && HOLDERS.test(name)) return first.value;
  return first && PASS.test(name) && (site.arguments.length === 1 || name.endsWith('exchange'))
    ? first.value
    : undefined;
}

/** Methods of smart pointers, optionals and containers. */
export function standardMethod(site: CallSite, machine: Machine): Value | undefined {
  const { receiver, receiverKey, method } = site;
  const [first] = site.arguments;
  if (!receiver) return undefined;
  switch (method) {
    case 'get':
    case 'release':
    case 'value':
    case 'lock':
      return site.arguments.length === 0 && receiver.kind !== 'unknown' ? receiver : undefined;
    case 'as_default_on':
      return first?.value;
    case 'reset':
      if (receiverKey === undefined || site.arguments.length > 1) return undefined;
      machine.store(receiverKey, first?.value ?? UNKNOWN);
      return UNKNOWN;
    case 'push_back':
    case 'emplace_back':
    case 'push':
    case 'emplace':
    case 'insert':
    case 'push_front': {
      const key = receiverKey === undefined ? undefined : (machine.keyOf(receiver) ?? receiverKey);
      if (key === undefined || !first) return undefined;
      for (const { value } of site.arguments) {
        if (machine.reachable(value).length === 0 && value.kind !== 'object') continue;
        const held = machine.load(`${key}[]`);
        machine.store(`${key}[]`, held.kind === 'place' ? value : unite(held, value));
      }
      return UNKNOWN;
    }
    case 'front':
    case 'back':
    case 'at': {
      const key = machine.keyOf(receiver);
      return key === undefined || isSocket(receiver) ? undefined : machine.load(`${key}[]`);
    }
    case 'size':
    case 'empty':
    case 'clear':
    case 'begin':
    case 'end':
    case 'c_str':
    case 'data':
    case 'reserve':
    case 'load':
    case 'str':
      return isSocket(receiver) ? undefined : UNKNOWN;
    default:
      return undefined;
  }
}

function isSocket(value: Value): boolean {
  return alternatives(value).some((option) => option.kind === 'socket');
}
