/** Rust statements to the common form. */
import type { Node } from 'web-tree-sitter';
import { isBroken } from '../shared/broken';
import { childrenOf, type Context, DEPTH_LIMIT, newTemporary, type Use } from './context';
import { isControl, lowerControl, lowerValue } from './control';
import { lowerExpression } from './expressions';
import { declareItems, lowerItem } from './items';
import { bindPattern } from './patterns';
import { attributesBefore, isGuard } from './platform';
import { heldType } from './types';

/** The body of a function or closure: what it ends with is what it returns. */
export function lowerBody(context: Context, body: Node): void {
  lowerValue(context, body, (value) => ({ kind: 'return', value }));
}

/** The statements of a block in the current scope; `use` is for what the block ends with. */
export function lowerBlock(context: Context, block: Node, use: Use | undefined): void {
  if (context.depth >= DEPTH_LIMIT) return;
  context.depth++;
  try {
    const nodes = childrenOf(block).filter((node) => node.type !== 'label');
    declareItems(context, nodes);
    nodes.forEach((node, index) => {
      if (context.hasErrors && isMistake(context, node))
        context.emit({ kind: 'syntax-error', range: context.rangeOf(node) });
      conditionally(context, node, index === nodes.length - 1 ? use : undefined);
    });
  } finally {
    context.depth--;
  }
}

/** Under `#[cfg(…)]` the statement is there or not. */
function conditionally(context: Context, node: Node, use: Use | undefined): void {
  const condition = attributesBefore(node, (attribute) => context.textOf(attribute));
  if (condition === undefined) {
    lowerStatement(context, node, use, false);
    return;
  }
  const then = context.collect(() => {
    lowerStatement(context, node, use, true);
  });
  context.emit({ kind: 'if', ...(isGuard(condition) ? { guard: condition } : {}), then, otherwise: [] });
}

function lowerStatement(context: Context, node: Node, use: Use | undefined, conditional: boolean): void {
  switch (node.type) {
    case 'let_declaration':
      lowerLet(context, node, conditional);
      return;
    case 'expression_statement': {
      const [inner] = childrenOf(node);
      const isTail = !context.textOf(node).endsWith(';');
      if (inner) lowerValue(context, inner, isTail ? use : undefined);
      return;
    }
    case 'empty_statement':
    case 'ERROR':
      return;
    default:
      if (!lowerItem(context, node)) lowerValue(context, node, use);
  }
}

/** `try!(…)` of older editions is no mistake. */
function isMistake(context: Context, node: Node): boolean {
  return isBroken(node, holdsBlock, (part) => part.type === 'ERROR' && context.textOf(part) !== 'try!');
}

function holdsBlock(node: Node): boolean {
  return /^(?:.*block|.*_item|else_clause|declaration_list|match_arm)$/.test(node.type);
}

function lowerLet(context: Context, node: Node, conditional: boolean): void {
  const pattern = node.childForFieldName('pattern');
  const value = node.childForFieldName('value');
  const alternative = node.childForFieldName('alternative');
  if (!pattern) return;
  const range = context.rangeOf(pattern);
  const simple = pattern.type === 'identifier' && !alternative;
  if (!value) {
    bindPattern(context, pattern, undefined, conditional);
    return;
  }
  if (simple && !isControl(value)) {
    // Read before the variable comes to be: it may hide the one that it is made from.
    const init = lowerExpression(context, value);
    const type = heldType(context, node.childForFieldName('type'));
    const name = context.bind(context.textOf(pattern), conditional);
    context.emit(
      { kind: 'declare', name, range, ...(type === undefined ? {} : { type }) },
      { kind: 'expression', expression: { kind: 'assign', target: { kind: 'name', name, range }, value: init, range } },
    );
    return;
  }
  if (pattern.type === '_' && !isControl(value)) {
    lowerValue(context, value, (result) => ({
      kind: 'expression',
      expression: { kind: 'opaque', parts: [result], range },
    }));
    return;
  }
  const target = newTemporary(context, pattern);
  lowerValue(context, value, (result) => ({
    kind: 'expression',
    expression: { kind: 'assign', target, value: result, range },
  }));
  if (alternative) {
    const otherwise = context.collect(() => {
      lowerControl(context, alternative, undefined);
    });
    context.emit({ kind: 'if', condition: { kind: 'opaque', parts: [], range }, then: otherwise, otherwise: [] });
  }
  bindPattern(context, pattern, target, conditional);
}
