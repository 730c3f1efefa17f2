/** Loops that try one port after the other until one is free: a port in TIME_WAIT is passed over. */
import type { Node } from 'web-tree-sitter';
import type { Address } from '../../model';
import type { Machine, Site } from '../../trace/machine';
import { number, UNKNOWN, type Value } from '../../trace/value';

/** Calls that the lowering puts around such a loop. */
export const HUNT_BEGINS = '#hunt';
export const HUNT_ENDS = '#hunted';

const MARK = '#hunting';

/** A count that goes up inside, or a range that is gone through; success leaves the loop, failure does not leave the function. */
export function isPortHunt(loop: Node, text: string): boolean {
  if (!/\bbind\s*\(/.test(text) || !/\b(?:break|return)\b/.test(text) || /\bbind\s*\([^;{}]*\)\s*\?/.test(text))
    return false;
  if (loop.type !== 'for_expression')
    return /\b\w*port\w*\s*(?:\+=\s*1\b|=\s*\w*port\w*\s*(?:\+|\.(?:wrapping|checked|saturating)_add\b))/i.test(text);
  const pattern = loop.childForFieldName('pattern')?.text ?? '';
  return /port/i.test(pattern) || loop.childForFieldName('value')?.type === 'range_expression';
}

export function hunt(name: string, machine: Machine): Value {
  machine.state.memory.set(MARK, number(name === HUNT_BEGINS ? 1 : 0));
  return UNKNOWN;
}

/** Records the bind; in such a loop it is done again with another port. */
export function recordBind(site: Site, machine: Machine, handle: Value, address: Address): void {
  const mark = machine.state.memory.get(MARK);
  if (mark?.kind !== 'number' || mark.value === 0) {
    machine.bind(site, handle, address);
    return;
  }
  for (const portVersion of [1, 2]) machine.bind(site, handle, { ...address, port: { kind: 'unknown' }, portVersion });
}
