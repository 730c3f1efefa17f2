/** Patterns of `let`, `match`, `if let`, parameters: which variables they make, and what goes into them. */
import type { Node } from 'web-tree-sitter';
import type { Expression } from '../../ir';
import type { Range } from '../../model';
import { childrenOf, type Context } from './context';
import { segmentsOf } from './paths';

/** Wrappers whose content stands for them. */
const TRANSPARENT: ReadonlySet<string> = new Set(['Ok', 'Some', 'Ready', 'Poll::Ready', 'Continue']);

/** Name of the field that holds the nth value of an enum's variant or a tuple struct. */
export function variantField(segments: readonly string[], index: number): string {
  const parent = segments.at(-2);
  return parent !== undefined && /^[A-Z]/.test(parent) ? `${segments.at(-1)!}:${String(index)}` : String(index);
}

/** Makes the variables of the pattern and puts the parts of `value` into them, as far as it has any. `value` has no effect when it is read again. */
export function bindPattern(context: Context, pattern: Node, value: Expression | undefined, conditional = false): void {
  const range = context.rangeOf(pattern);
  const inner = (node: Node | null | undefined, part: Expression | undefined): void => {
    if (node) bindPattern(context, node, part, conditional);
  };
  switch (pattern.type) {
    case 'identifier':
    case 'shorthand_field_identifier': {
      const name = context.textOf(pattern);
      // A constant or a variant of an enum to compare with.
      if (/^[A-Z]/.test(name)) return;
      const own = context.bind(name, conditional);
      context.emit({ kind: 'declare', name: own, range });
      if (value)
        context.emit({
          kind: 'expression',
          expression: { kind: 'assign', target: { kind: 'name', name: own, range }, value, range },
        });
      return;
    }
    case 'mut_pattern':
    case 'ref_pattern':
    case 'reference_pattern':
    case 'match_pattern':
      inner(last(childrenOf(pattern).filter((child) => child.type !== 'mutable_specifier')), value);
      return;
    case 'captured_pattern': {
      const [name, rest] = childrenOf(pattern);
      inner(name, value);
      inner(rest, value);
      return;
    }
    case 'or_pattern': {
      // `Ok(x) | Err(x)`: the variables are the same in each.
      inner(childrenOf(pattern)[0], value);
      return;
    }
    case 'tuple_pattern':
    case 'slice_pattern': {
      const parts = childrenOf(pattern);
      const shifted = parts.findIndex((part) => part.type === 'remaining_field_pattern');
      parts.forEach((part, index) => {
        inner(part, value && (shifted < 0 || index < shifted) ? element(value, index, range) : undefined);
      });
      return;
    }
    case 'tuple_struct_pattern': {
      const type = pattern.childForFieldName('type');
      const segments = (type && segmentsOf(context, type)) ?? [];
      const parts = childrenOf(pattern).filter((child) => child.id !== type?.id);
      const name = segments.at(-1) ?? '';
      if (TRANSPARENT.has(name)) inner(parts[0], value);
      else
        parts.forEach((part, index) => {
          inner(part, value && name !== 'Err' ? member(value, variantField(segments, index), range) : undefined);
        });
      return;
    }
    case 'struct_pattern':
      for (const field of childrenOf(pattern)) {
        if (field.type !== 'field_pattern') continue;
        const name = field.childForFieldName('name');
        if (!name) continue;
        const part = value && member(value, context.textOf(name), range);
        inner(field.childForFieldName('pattern') ?? name, part);
      }
      return;
    default:
      return;
  }
}

function last<T>(items: readonly T[]): T | undefined {
  return items.at(-1);
}

export function element(object: Expression, index: number, range: Range): Expression {
  return { kind: 'index', object, index: { kind: 'number', value: index, range }, range };
}

export function member(object: Expression, name: string, range: Range): Expression {
  return { kind: 'member', object, name, range };
}
