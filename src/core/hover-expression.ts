/** What an expression stands for, as far as it can be read off: numbers, spans of time, the structs that options take. */
import type { WrittenValue } from '../knowledge';
import { itemsFrom, valueEnd } from './hover-call';

/** Names of the members of struct linger and struct timeval, and of what languages have for them. */
const FIRST = /\b(?:l_onoff|Onoff|tv_sec|Sec|sec)\b/;
const SECOND = /\b(?:l_linger|Linger|tv_usec|Usec|usec)\b/;

/** Milliseconds in the units that functions of libraries are named after. */
const UNITS: Readonly<Record<string, number>> = {
  nano: 1e-6,
  micro: 1e-3,
  milli: 1,
  sec: 1000,
  min: 60_000,
  hour: 3_600_000,
};

/** How often a value may lead to another: a variable, a wrapper. */
const DEPTH = 8;

/**
 * @param source the expression
 * @param at where it stands in the text, in which variables are looked up
 * @returns undefined where it is not certain
 */
export function readValue(source: string, text: string, at: number, depth = 0): WrittenValue | undefined {
  if (depth > DEPTH) return undefined;
  const read = (inner: string): WrittenValue | undefined => readValue(inner, text, at, depth + 1);
  const value = source.trim();
  if (/^(?:true|TRUE)$/i.test(value)) return { number: 1, isSwitch: true };
  if (/^(?:false|FALSE)$/i.test(value)) return { number: 0, isSwitch: true };
  if (/^(?:None|nil|null|NULL|nullptr)$/.test(value)) return { none: true };
  const inner = unwrapped(value);
  if (inner !== undefined) return read(inner);
  return (
    spanOf(value, read) ??
    structOf(value, read) ??
    numeric(value, (name) => read(name)) ??
    (/^\$?[A-Za-z_]\w*$/.test(value) ? variable(value.replace('$', ''), text, at, read) : undefined)
  );
}

/** What stands in brackets, casts and functions that leave a value as it is. */
function unwrapped(value: string): string | undefined {
  const cast =
    /^(?:&mut\s+|[&*]\s*(?=[-\w([{])|\(\s*(?:const\s+)?(?:void|char|u?int\w*|long|DWORD|struct \w+)\s*(?:const\s*)?\*?\s*\)\s*(?=[\w&({]))/.exec(
      value,
    );
  if (cast) return value.slice(cast[0].length);
  const plain = value.replace(/\s+as\s+[*\w][^,]*$/, '');
  if (plain !== value) return plain;
  const wrapper =
    /^(?:Some|(?:\w+::)*addr_of(?:_mut)?!|Integer\.valueOf|BitConverter\.GetBytes|(?:reinterpret|static|const)_cast\s*<[^<>]*>|u?int(?:8|16|32|64)?|(?:\w+\.)?Nsec(?:ToTimeval))?\(/.exec(
      value,
    );
  const list = wrapper && itemsFrom(value, wrapper[0].length - 1);
  return list?.items.length === 1 && list.end === value.length
    ? value.slice(list.items[0]!.start, list.items[0]!.end)
    : undefined;
}

/** Spans of time: of Rust, the JDK, .NET, C++, Go. */
function spanOf(value: string, read: (inner: string) => WrittenValue | undefined): WrittenValue | undefined {
  if (/(?:^|::)Duration::ZERO$|^TimeSpan\.Zero$/.test(value)) return { milliseconds: 0 };
  const parts = /(?:^|::)Duration::new\(\s*([\d_]+)\s*,\s*([\d_]+)\s*\)$/.exec(value);
  if (parts) {
    const [seconds, nanoseconds] = parts.slice(1).map((part) => Number(part.replaceAll('_', '')));
    return { milliseconds: seconds! * 1000 + nanoseconds! / 1e6 };
  }
  const call =
    /^(?:\w+(?:::|\.))*(?:Duration::from_|Duration\.of|TimeSpan\.From|chrono::)(nano|micro|milli|sec|min|hour)[a-z_\d]*\s*[({]/i.exec(
      value,
    );
  if (call) {
    const list = itemsFrom(value, call[0].length - 1);
    const number =
      list?.items.length === 1 ? read(value.slice(list.items[0]!.start, list.items[0]!.end))?.number : undefined;
    if (!list || number === undefined) return undefined;
    const milliseconds = number * UNITS[call[1]!.toLowerCase()]!;
    const rest = value.slice(list.end);
    if (rest === '') return { milliseconds };
    if (/^\.(?:TotalMilliseconds|toMillis\(\)|as_millis\(\))$/.test(rest)) return { number: milliseconds };
    return /^\.(?:TotalSeconds|toSeconds\(\)|as_secs\(\))$/.test(rest) ? { number: milliseconds / 1000 } : undefined;
  }
  if (!/\btime\.\w/.test(value)) return undefined;
  // Go multiplies: `30 * time.Second`.
  const milliseconds = numeric(
    value
      .replace(
        /\btime\.(Nano|Micro|Milli|Sec|Min|Hour)[a-z]*\b/g,
        (_, unit: string) => `(${String(UNITS[unit.toLowerCase()])})`,
      )
      .replace(/\btime\.Duration\b/g, ''),
    read,
  )?.number;
  return milliseconds === undefined ? undefined : { milliseconds };
}

/** struct linger and struct timeval, by name or in order; and one number packed into bytes. */
function structOf(value: string, read: (inner: string) => WrittenValue | undefined): WrittenValue | undefined {
  const open = /^(?:new\s+)?[\w:.&\s]*?(?:\([^()]*\)\s*)?([{[]|(?<=array|pack|LingerOption|linger)\()/.exec(value);
  const list = open && itemsFrom(value, open[0].length - 1);
  if (!list) return undefined;
  const tail = value.slice(list.end);
  const isPack = /\bpack\($/.test(open[0]);
  if (!(tail === '' || tail.startsWith('.pack(')) || (open[0] === '[' && tail === '' && !value.includes('=>')))
    return undefined;
  const items = list.items
    .map(({ start, end }) => value.slice(start, end))
    .filter((_, index) => !(isPack && index === 0));
  const named = items.some((item) => /^[.'"]?\w+['"]?\s*(?:=>|[:=](?![:=]))/.test(item));
  const number = (item: string | undefined): number | undefined =>
    item === undefined ? undefined : read(item.replace(/^[.'"]?\w+['"]?\s*(?:=>|[:=](?![:=]))\s*/, ''))?.number;
  if (named) {
    const first = items.find((item) => FIRST.test(item.slice(0, 12)));
    const second = items.find((item) => SECOND.test(item.slice(0, 12)));
    // What is left out is zero, in C as in Go.
    if (!first && !second) return undefined;
    const zero = /^[\w:.&\s]*\{/.test(value) ? 0 : undefined;
    return { members: [first === undefined ? zero : number(first), second === undefined ? zero : number(second)] };
  }
  if (items.length === 1) {
    const only = number(items[0]);
    return only !== undefined && (isPack || tail !== '') ? { number: only } : undefined;
  }
  return items.length === 2 ? { members: items.map(number) } : undefined;
}

/** Sums, products and shifts of whole numbers. */
function numeric(value: string, read: (name: string) => WrittenValue | undefined): WrittenValue | undefined {
  const tokens = value.match(/0[xX][\da-fA-F_]+|\d[\d_]*(?:\.\d+)?(?:e-?\d+)?|[A-Za-z_]\w*|<<|[-+*/()|]|\S/g) ?? [];
  // A name alone is looked up by who asks.
  if (tokens.length === 0 || tokens.length > 40 || (tokens.length === 1 && /^[A-Za-z_]/.test(tokens[0])))
    return undefined;
  let at = 0;
  const atom = (): number => {
    const token = tokens[at++];
    if (token === '(') {
      const inside = sum();
      return tokens[at++] === ')' ? inside : Number.NaN;
    }
    if (token === '-') return -atom();
    if (token === undefined) return Number.NaN;
    if (/^[A-Za-z_]/.test(token)) return read(token)?.number ?? Number.NaN;
    const number = /^0[0-7]+$/.test(token) ? Number.parseInt(token, 8) : Number(token.replaceAll('_', ''));
    // `30000L`, `1u32`
    if (/^(?:[uUlLfFdD]+|[iu](?:8|16|32|64|size)|f(?:32|64))$/.test(tokens[at] ?? '')) at++;
    return number;
  };
  const product = (): number => {
    let result = atom();
    for (; tokens[at] === '*' || tokens[at] === '/';) {
      const multiplies = tokens[at++] === '*';
      const next = atom();
      result = multiplies ? result * next : result / next;
    }
    return result;
  };
  const sum = (): number => {
    let result = product();
    for (; ['+', '-', '<<', '|'].includes(tokens[at] ?? '');) {
      const operator = tokens[at++];
      const next = product();
      if (operator === '<<') result *= 2 ** next;
      else if (operator === '|') result |= next;
      else result += operator === '+' ? next : -next;
    }
    return result;
  };
  const number = sum();
  return at === tokens.length && Number.isFinite(number) ? { number } : undefined;
}

/** The value of a variable or constant that is set once, before the place that reads it, where its block encloses that. */
function variable(
  name: string,
  text: string,
  at: number,
  read: (inner: string) => WrittenValue | undefined,
): WrittenValue | undefined {
  const defined = new RegExp(`#[ \\t]*define[ \\t]+${name}[ \\t]+([^\\n]+)`).exec(text);
  if (defined) return read(defined[1]!);
  const sets = [
    ...text.matchAll(
      new RegExp(`(?<![\\w.>$])\\$?${name}(?:\\s*:\\s*[\\w<>\\[\\]:& ]+?)?\\s*(?::=|=(?![=>~]))\\s*`, 'g'),
    ),
  ];
  const [set] = sets;
  const changed = new RegExp(
    `(?<![\\w.])${name}\\s*(?:[-+*/|&^%]=|<<=|>>=|\\+\\+|--)|(?:\\+\\+|--)\\s*${name}\\b`,
  ).test(text);
  if (sets.length !== 1 || changed || set === undefined || set.index > at) return undefined;
  const start = set.index + set[0].length;
  const between = text.slice(start, at);
  const isConstant = /^[A-Z][A-Z0-9_]*$/.test(name);
  // A parameter of the same name hides it.
  const hidden = new RegExp(
    `\\([^()]*\\b${name}\\b[^()]*\\)\\s*(?:->[^{;]*)?[\\w\\[\\]*. ]*[{:]|(?:def|lambda|fn|func)\\b[^\\n]*\\b${name}\\b|\\|[^|\\n]*\\b${name}\\b[^|\\n]*\\|`,
  );
  if (!isConstant && (!encloses(between) || hidden.test(between))) return undefined;
  return read(text.slice(start, valueEnd(text, start)));
}

/** Whether the block that a text begins in is still open at its end. */
function encloses(between: string): boolean {
  let depth = 0;
  for (const character of between) {
    if (character === '{') depth++;
    else if (character === '}' && --depth < 0) return false;
  }
  return true;
}
