/** Operators on values, as far as their results are certain. */
import { number, sameValue, symbolsOf, UNKNOWN, type Value } from './value';

/** Constants that stand for one of a kind: two different names of a family are never equal. */
const FAMILIES = [
  /^SOCK_(?:STREAM|DGRAM|RAW|SEQPACKET|RDM|PACKET)$/,
  /^[AP]F_(?:INET6?|UNIX|LOCAL|UNSPEC|NETLINK|PACKET|BLUETOOTH|VSOCK)$/,
];

/** The value of a binary operator that evaluates both its sides. */
export function operate(operator: string, left: Value, right: Value): Value {
  if (['==', '!=', '<', '>', '<=', '>='].includes(operator)) return compare(operator, left, right);
  if (left.kind === 'number' && right.kind === 'number') {
    const result = arithmetic(operator, left.value, right.value);
    if (result !== undefined) return number(result);
  }
  if (operator === '|') {
    // `flags | 0` and `flags | SOMETHING` keep what is known of either side.
    const parts = [left, right].flatMap((part) => (part.kind === 'flags' ? part.parts : [part]));
    if (parts.some((part) => symbolsOf(part) !== undefined)) return { kind: 'flags', parts };
  }
  return UNKNOWN;
}

/** 1 or 0 where the comparison is certain. */
export function compare(operator: string, left: Value, right: Value): Value {
  if (left.kind === 'number' && right.kind === 'number') {
    const result = arithmetic(operator, left.value, right.value);
    return result === undefined ? UNKNOWN : number(result);
  }
  if (operator === '==' || operator === '!=') {
    const same = equality(left, right);
    if (same !== undefined) return number(same === (operator === '==') ? 1 : 0);
  }
  return UNKNOWN;
}

function equality(left: Value, right: Value): boolean | undefined {
  if (left.kind === 'symbol' && right.kind === 'symbol') {
    if (left.name === right.name) return true;
    const family = FAMILIES.find((names) => names.test(left.name) && names.test(right.name));
    if (!family || left.name.slice(3) === right.name.slice(3)) return family ? true : undefined;
    return /^[AP]F_(?:UNIX|LOCAL)$/.test(left.name) && /^[AP]F_(?:UNIX|LOCAL)$/.test(right.name);
  }
  if (left.kind === 'string' && right.kind === 'string') return left.value === right.value;
  if (
    (left.kind === 'null' && (right.kind === 'object' || right.kind === 'reference')) ||
    (right.kind === 'null' && (left.kind === 'object' || left.kind === 'reference'))
  )
    return false;
  if (left.kind === 'null' && right.kind === 'null') return true;
  return sameValue(left, right) && (left.kind === 'class' || left.kind === 'function') ? true : undefined;
}

function arithmetic(operator: string, left: number, right: number): number | undefined {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '|':
      return left | right;
    case '&':
      return left & right;
    case '<<':
      return left << right;
    case '==':
      return left === right ? 1 : 0;
    case '!=':
      return left === right ? 0 : 1;
    case '<':
      return left < right ? 1 : 0;
    case '>':
      return left > right ? 1 : 0;
    case '<=':
      return left <= right ? 1 : 0;
    case '>=':
      return left >= right ? 1 : 0;
    default:
      return undefined;
  }
}
