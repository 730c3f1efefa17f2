/** What the value of an option means, as it is written: on the option, on the value, or on a call that names both. */
import { codeSpan, escapeMarkdown, valueMeaning, type WrittenValue } from '../knowledge';
import { callsAround, commandAround, givenTo, type CallText } from './hover-call';
import { readValue } from './hover-expression';
import { optionAt, type OptionAt } from './hover-option';
import type { Analysis, Range } from './model';

export interface ValueText {
  readonly range: Range;
  /** Markdown. */
  readonly text: string;
}

/** Calls that set the option that one of their arguments names. */
const SETS = /^(?!get)\w*(?:set\w*opt|setsockopt|option|setattr)\w*$/i;

/** @returns undefined where the code does not show the value, or nothing is to be added to it */
export function valueAt(analysis: Analysis, text: string, languageId: string, offset: number): ValueText | undefined {
  const known = analysed(analysis, offset);
  if (known) return known;
  const here = optionAt(text, languageId, offset);
  if (here) {
    const value = valueOf(here, text, languageId);
    return value && explained(value, here.range);
  }
  for (const call of callsIn(text, languageId, offset)) {
    const index = call.args.findIndex(({ start, end }) => start <= offset && offset <= end);
    const range = call.args[index];
    if (!range) continue;
    const option = optionAt(text, languageId, call.callee.end) ?? argumentOption(call, index - 1, text, languageId);
    const value = option && valueOf(option, text, languageId);
    if (value) return explained(value, range);
  }
  return undefined;
}

/** The analysis follows variables, and knows more than the text around the call shows. */
function analysed(analysis: Analysis, offset: number): ValueText | undefined {
  const covers = (range: Range | undefined): range is Range =>
    range !== undefined && range.start <= offset && offset <= range.end;
  for (const event of analysis.sockets.flatMap(({ events }) => events)) {
    if (event.kind !== 'set-option' || event.elsewhere || !event.given || event.options.length !== 1) continue;
    // Where the value has no place of its own the call stands for it, which is too much to hover.
    const isCall = event.given.range.start === event.call.start;
    const range = [event.optionRange ?? event.name, ...(isCall ? [] : [event.given.range])].find(covers);
    const found =
      range &&
      explained(
        {
          option: event.options[0]!,
          value: event.optionRange ? event.given : { ...event.given, library: true },
        },
        range,
      );
    if (found) return found;
  }
  return undefined;
}

function explained({ option, value }: Given, range: Range): ValueText | undefined {
  const meaning = value && valueMeaning(option, value);
  return meaning === undefined
    ? undefined
    : { range, text: `**Here:** ${codeSpan(option)} ${escapeMarkdown(meaning)}` };
}

function callsIn(text: string, languageId: string, offset: number): readonly CallText[] {
  const calls = callsAround(text, offset);
  const command = languageId === 'ruby' ? commandAround(text, offset) : undefined;
  return command ? [...calls, command] : calls;
}

/** The option that an argument names, in a call that sets it. */
function argumentOption(
  { callee, args }: CallText,
  index: number,
  text: string,
  languageId: string,
): OptionAt | undefined {
  const argument = args[index];
  return argument && SETS.test(text.slice(callee.start, callee.end))
    ? optionAt(text, languageId, argument.end)
    : undefined;
}

/** An option and its value. */
interface Given {
  readonly option: string;
  readonly value: WrittenValue | undefined;
}

/** The value that an option is given where it stands. */
function valueOf({ option, unit, inverted, range }: OptionAt, text: string, languageId: string): Given | undefined {
  const read = ({ start, end }: Range): WrittenValue | undefined => {
    const value = readValue(text.slice(start, end), text, start);
    if (value?.number === undefined) return value;
    return { ...value, ...(unit && { unit }), ...(inverted && { number: value.number === 0 ? 1 : 0 }) };
  };
  // What a constant is defined as is its number.
  const isConstant = /^[A-Z][A-Z\d_]*$/.test(text.slice(range.start, range.end));
  const own = isConstant ? undefined : givenTo(text, range, languageId);
  if (own) return fromArguments(option.name, own.map(read), languageId);
  for (const call of callsIn(text, languageId, range.start)) {
    const index = call.args.findIndex(({ start, end }) => start <= range.start && range.end <= end);
    const next = call.args[index + 1];
    if (index >= 0 && next && SETS.test(text.slice(call.callee.start, call.callee.end)))
      return { option: option.name, value: read(next) };
  }
  return undefined;
}

/** The arguments of a setter: the last one is the value; before it may stand the socket, or a switch. */
function fromArguments(option: string, values: readonly (WrittenValue | undefined)[], languageId: string): Given {
  const [first] = values;
  const value = values.at(-1);
  if (values.length === 2 && first?.number !== undefined) {
    if (option === 'SO_LINGER') return { option, value: { members: [first.number, value?.number], library: true } };
    // Node: whether, and after how many milliseconds the first probe is sent.
    if (option === 'SO_KEEPALIVE' && /^(?:java|type)script/.test(languageId))
      return first.number === 0 || !value?.number
        ? { option, value: first }
        : { option: 'TCP_KEEPIDLE', value: { number: value.number, unit: 'ms' } };
  }
  return { option, value };
}
