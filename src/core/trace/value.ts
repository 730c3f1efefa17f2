/** Abstract values: what a variable may hold as far as the text shows it. */
import type { FunctionIR } from '../ir';
import type { Frame } from './state';

export type Value =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'null' }
  | { readonly kind: 'string'; readonly value: string }
  /** A name that the file does not define: a constant of a header or module, by its canonical name. */
  | { readonly kind: 'symbol'; readonly name: string }
  /** `a | b`. */
  | { readonly kind: 'flags'; readonly parts: readonly Value[] }
  | { readonly kind: 'socket'; readonly id: number }
  /** An object made here; its fields live in memory under `key`. `type` is its class or what the language tags it with. */
  | { readonly kind: 'object'; readonly key: string; readonly type?: string }
  /** Whatever is stored at `key`, which nothing here has written: a parameter, a global, a field. */
  | { readonly kind: 'place'; readonly key: string; readonly type?: string }
  | { readonly kind: 'reference'; readonly key: string; readonly type?: string }
  | { readonly kind: 'function'; readonly function: FunctionIR; readonly frame?: Frame; readonly self?: Value }
  /** A type that can be called or has attributes; the name is qualified for library types. */
  | { readonly kind: 'class'; readonly name: string }
  /** A name of a module or namespace, or of something in one, that is not known otherwise. */
  | { readonly kind: 'union'; readonly options: readonly Value[] };

export const UNKNOWN: Value = { kind: 'unknown' };
export const NULL: Value = { kind: 'null' };

/** More alternatives than this say nothing useful. */
const UNION_LIMIT = 12;

export function number(value: number): Value {
  return { kind: 'number', value };
}

export function symbol(name: string): Value {
  return { kind: 'symbol', name };
}

/** The alternatives of a value: its options, or itself. */
export function alternatives(value: Value): readonly Value[] {
  return value.kind === 'union' ? value.options : [value];
}

export function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'unknown':
    case 'null':
      return true;
    case 'number':
      return a.value === (b as typeof a).value;
    case 'string':
      return a.value === (b as typeof a).value;
    case 'symbol':
    case 'class':
      return a.name === (b as typeof a).name;
    case 'socket':
      return a.id === (b as typeof a).id;
    case 'object':
    case 'place':
    case 'reference':
      return a.key === (b as typeof a).key;
    case 'function':
      return a.function === (b as typeof a).function;
    case 'flags':
      return sameList(a.parts, (b as typeof a).parts);
    case 'union':
      return sameList(a.options, (b as typeof a).options);
  }
}

function sameList(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length === b.length && a.every((value, index) => sameValue(value, b[index]!));
}

/** Either of the two. */
export function unite(a: Value, b: Value): Value {
  if (sameValue(a, b)) return a;
  const options: Value[] = [...alternatives(a)];
  for (const option of alternatives(b)) {
    if (!options.some((known) => sameValue(known, option))) options.push(option);
  }
  if (options.length === 1) return options[0]!;
  // Sockets and places are never forgotten: an event on them must reach every handle that is meant.
  if (options.length > UNION_LIMIT) {
    const kept = options.filter((option) => option.kind === 'socket' || option.kind === 'object');
    return { kind: 'union', options: [UNKNOWN, ...kept] };
  }
  return { kind: 'union', options };
}

export function uniteAll(values: readonly Value[]): Value {
  return values.length === 0 ? UNKNOWN : values.reduce(unite);
}

/** True or false where the value is certain of it as a condition; undefined otherwise. */
export function truth(value: Value): boolean | undefined {
  switch (value.kind) {
    case 'number':
      return value.value !== 0;
    case 'null':
      return false;
    case 'string':
      return value.value !== '';
    case 'function':
    case 'class':
      return true;
    case 'union': {
      const [first, ...rest] = value.options.map(truth);
      return rest.every((other) => other === first) ? first : undefined;
    }
    default:
      return undefined;
  }
}

/** The names in a value that is a constant or an OR of constants (`SOCK_STREAM | SOCK_CLOEXEC`); undefined if any part is not one. */
export function symbolsOf(value: Value): readonly string[] | undefined {
  if (value.kind === 'symbol') return [value.name];
  if (value.kind !== 'flags') return undefined;
  const names: string[] = [];
  for (const part of value.parts) {
    const inner = symbolsOf(part);
    if (!inner) return undefined;
    names.push(...inner);
  }
  return names;
}
