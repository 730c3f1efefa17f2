/** Conditional compilation: what `#[cfg(windows)]` and `cfg!(unix)` say of the system. */
import type { Node } from 'web-tree-sitter';
import type { Guard } from '../../model';

const OPPOSITE: Readonly<Record<Guard, Guard>> = {
  windows: 'not-windows',
  'not-windows': 'windows',
  linux: 'not-linux',
  'not-linux': 'linux',
};

/** `unknown`: compiled or not, for a reason that is no system. */
export type Condition = Guard | 'unknown' | 'always';

/** Systems by the names that `target_os` and `target_family` have for them. */
function systemGuard(name: string): Guard {
  if (name === 'windows') return 'windows';
  if (name === 'linux') return 'linux';
  return 'not-windows';
}

/** Reads what stands between the parentheses of `cfg(…)`. */
export function conditionOf(text: string): Condition {
  const plain = text.trim();
  const call = /^(not|any|all)\s*\(([\s\S]*)\)$/.exec(plain);
  if (call) {
    const parts = splitTop(call[2]!).map(conditionOf);
    if (call[1] === 'not') return negated(parts[0] ?? 'unknown', call[2]!);
    return call[1] === 'any' ? any(parts) : all(parts);
  }
  if (plain === 'test') return 'always';
  if (plain === 'windows') return 'windows';
  if (plain === 'unix') return 'not-windows';
  const [, key, value] = /^(target_os|target_family)\s*=\s*"(\w+)"$/.exec(plain) ?? [];
  if (key === undefined || value === undefined) return 'unknown';
  if (key === 'target_family') return value === 'windows' ? 'windows' : value === 'unix' ? 'not-windows' : 'unknown';
  return systemGuard(value);
}

/** Not macOS says nothing of Windows. */
function negated(condition: Condition, written: string): Condition {
  if (condition === 'unknown' || condition === 'always') return 'unknown';
  if (condition === 'not-windows' && !/^\s*unix\s*$|target_family/.test(written)) return 'unknown';
  return OPPOSITE[condition];
}

/** True of one of several systems: all that is left of them is whether Windows is among them. */
function any(parts: readonly Condition[]): Condition {
  const [first] = parts;
  if (first === undefined) return 'unknown';
  if (parts.every((part) => part === first)) return first;
  return parts.every((part) => part === 'linux' || part === 'not-windows') ? 'not-windows' : 'unknown';
}

function all(parts: readonly Condition[]): Condition {
  return parts.find((part) => part === 'windows' || part === 'linux') ?? parts.find(isGuard) ?? 'unknown';
}

export function isGuard(condition: Condition): condition is Guard {
  return condition !== 'unknown' && condition !== 'always';
}

function splitTop(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === ',' && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(text.slice(start));
  return parts.filter((part) => part.trim() !== '');
}

/** What the attributes directly before an item or statement say; undefined where none is about compilation. */
export function attributesBefore(node: Node, textOf: (node: Node) => string): Condition | undefined {
  let found: Condition | undefined;
  for (let sibling = node.previousNamedSibling; sibling; sibling = sibling.previousNamedSibling) {
    if (sibling.type === 'line_comment' || sibling.type === 'block_comment') continue;
    if (sibling.type !== 'attribute_item') break;
    const condition = cfgOf(textOf(sibling));
    if (condition !== undefined) found = found === undefined ? condition : all([found, condition]);
  }
  return found === 'always' ? undefined : found;
}

/** The condition of a `#[cfg(…)]` or `#![cfg(…)]`. */
export function cfgOf(attribute: string): Condition | undefined {
  const inside = /^#!?\[\s*cfg\s*\(([\s\S]*)\)\s*\]$/.exec(attribute.trim())?.[1];
  return inside === undefined ? undefined : conditionOf(inside);
}
