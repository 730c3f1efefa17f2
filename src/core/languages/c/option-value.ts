/** What the value and size arguments of setsockopt() show. */
import type { Expression } from '../../ir';
import type { OptionValue } from '../../model';
import type { Machine } from '../../trace/machine';
import { alternatives, type Value } from '../../trace/value';
import type { CallContext, EvaluatedArgument } from '../language';

/** Members of the structs whose contents matter, in order. */
const MEMBERS: readonly (readonly string[])[] = [
  ['l_onoff', 'l_linger'],
  ['tv_sec', 'tv_usec'],
];

/** Types as C writes them, reduced to one spelling. */
export function plainType(written: string): string {
  return written
    .replace(/\b(?:const|volatile|static|register|struct|constexpr)\b/g, ' ')
    .replace(/\bstd::/g, '')
    .replace(/\s*\*\s*/g, '*')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Reads the fourth and fifth argument of the call. Whether a system has an option that is in a variable is found out with NULL. */
export function optionValue(
  value: EvaluatedArgument,
  size: EvaluatedArgument | undefined,
  machine: Machine,
  context: CallContext,
  namesOption: boolean,
): OptionValue {
  // `&x` is a pointer whatever x is, even a variable that is called `true`.
  if (!namesOption && kindOf(value.value) === 'null') return { range: value.expression.range };
  const isPointer = value.expression.kind === 'unary' && value.expression.operator === '&';
  const kind = isPointer || !namesOption ? undefined : kindOf(value.value);
  const type = pointedType(value.expression, context);
  const members = kind === undefined ? membersOf(value.value, machine) : undefined;
  const number = kind === undefined && !members ? pointedNumber(value.value, machine) : undefined;
  return {
    range: value.expression.range,
    ...(kind === undefined ? {} : { kind }),
    ...(number === undefined ? {} : { number }),
    ...(members ? { members } : {}),
    ...(castToChar(value.expression.range.start, context) ? { asBytes: true } : {}),
    ...(type === undefined ? {} : { type }),
    ...(size ? { size: { range: size.expression.range, ...sizeOf(size, context) } } : {}),
  };
}

/** The lowered expression starts behind its casts. */
function castToChar(start: number, context: CallContext): boolean {
  return /(?:\(|reinterpret_cast\s*<)\s*(?:const\s+)?char\s*(?:const\s*)?\*\s*(?:\)|>\s*\()\s*$/.test(
    context.text({ start: Math.max(0, start - CAST_LENGTH), end: start }),
  );
}

/** Longer than any cast. */
const CAST_LENGTH = 40;

/** A null pointer, or a number that stands where a pointer belongs. */
function kindOf(value: Value): OptionValue['kind'] {
  if (value.kind === 'null') return 'null';
  return value.kind === 'number' ? (value.value === 0 ? 'null' : 'number') : undefined;
}

/** Type of `x` in `&x`, of the elements of an array `x`, of what `x` points at. */
function pointedType(expression: Expression, context: CallContext): string | undefined {
  const isAddress = expression.kind === 'unary' && expression.operator === '&';
  const variable = isAddress ? expression.operand : expression;
  const written = variable.kind === 'name' ? context.declared(variable.name) : undefined;
  if (written === undefined) return undefined;
  if (isAddress) return written.endsWith('[]') || written.endsWith('*') ? undefined : written;
  return undefined;
}

const TYPE_NAME =
  /^(?:(?:un)?signed|char|short|int|long|bool|_Bool|BOOL|gboolean|u_char|u_short|u_int|u?int\d+_t|u_int\d+_t|linger|timeval)\b/;

function sizeOf({ value, expression }: EvaluatedArgument, context: CallContext): { of?: string; bytes?: number } {
  if (value.kind === 'number') return { bytes: value.value };
  const text = context.text(expression.range).replace(/^\(\s*(?:socklen_t|int|unsigned|size_t)\s*\)\s*/, '');
  const operand = /^sizeof\s*(?:\((.*)\)|\s(.*))$/s.exec(text);
  const plain = plainType((operand?.[1] ?? operand?.[2] ?? '').trim());
  if (plain === '') return {};
  if (/^&\w+$/.test(plain)) return { of: `${context.declared(plain.slice(1)) ?? ''}*` };
  if (/^\*\w+$/.test(plain)) {
    const pointer = context.declared(plain.slice(1));
    return pointer?.endsWith('*') === true ? { of: pointer.slice(0, -1) } : {};
  }
  if (TYPE_NAME.test(plain)) return { of: plain };
  const declared = /^\w+$/.test(plain) ? context.declared(plain) : undefined;
  return declared === undefined || declared.endsWith('[]') ? {} : { of: declared };
}

/** What `x` holds in `&x`, where it is one number on every path. */
function pointedNumber(pointer: Value, machine: Machine): number | undefined {
  if (pointer.kind !== 'reference') return undefined;
  const held = machine.load(pointer.key);
  return held.kind === 'number' ? held.value : undefined;
}

/** The members of a struct that is pointed at, by name or by their order in an initialiser. */
function membersOf(pointer: Value, machine: Machine): readonly (number | undefined)[] | undefined {
  if (alternatives(pointer).length !== 1) return undefined;
  const key = machine.keyOf(pointer);
  if (key === undefined) return undefined;
  for (const names of MEMBERS) {
    const held = names.map((name, index) => {
      const named = machine.load(`${key}.${name}`);
      // What was stored in the member counts, even if nobody knows it.
      return named.kind === 'place' && !machine.state.memory.has(`${key}.${name}`)
        ? machine.load(`${key}[${String(index)}]`)
        : named;
    });
    const numbers = held.map((member) =>
      member.kind === 'number' ? member.value : member.kind === 'symbol' ? booleanConstant(member.name) : undefined,
    );
    if (numbers.some((member) => member !== undefined)) return numbers;
  }
  return undefined;
}

function booleanConstant(name: string): number | undefined {
  return name === 'TRUE' ? 1 : name === 'FALSE' ? 0 : undefined;
}
