/** Blocks, branches and loops, which in Rust are expressions: statements, with what their value is used for at each end. */
import type { Node } from 'web-tree-sitter';
import type { Expression, Statement } from '../../ir';
import type { Guard } from '../../model';
import { childrenOf, type Context, newTemporary, opaque, unseenCall, type Use } from './context';
import { lowerExpression, stable } from './expressions';
import { bindPattern } from './patterns';
import { cfgOf, isGuard } from './platform';
import { HUNT_BEGINS, HUNT_ENDS, isPortHunt } from './port-hunt';
import { lowerBlock } from './statements';

/** Nesting, and branches of one `if`, after which statements are left out. */
const CONTROL_LIMIT = 300;

const CONTROL: ReadonlySet<string> = new Set([
  ...['block', 'unsafe_block', 'const_block', 'try_block', 'if_expression', 'match_expression', 'loop_expression'],
  ...['while_expression', 'for_expression', 'return_expression', 'break_expression', 'continue_expression'],
]);

export function isControl(node: Node): boolean {
  return CONTROL.has(node.type);
}

/** Writes the statements; `use` says what becomes of the value, if anybody wants it. */
export function lowerControl(context: Context, node: Node, use: Use | undefined): void {
  if (context.controls >= CONTROL_LIMIT) return;
  context.controls++;
  try {
    lower(context, node, use);
  } finally {
    context.controls--;
  }
}

function lower(context: Context, node: Node, use: Use | undefined): void {
  switch (node.type) {
    case 'block':
      context.within(false, () => {
        lowerBlock(context, node, use);
      });
      return;
    case 'unsafe_block':
    case 'const_block':
    case 'try_block': {
      const block = childrenOf(node).find((child) => child.type === 'block');
      if (block) lowerControl(context, block, use);
      return;
    }
    case 'if_expression':
      lowerIf(context, node, use);
      return;
    case 'match_expression':
      lowerMatch(context, node, use);
      return;
    case 'loop_expression':
    case 'while_expression':
    case 'for_expression':
      lowerLoop(context, node, use);
      return;
    case 'return_expression': {
      const [value] = childrenOf(node);
      if (value) lowerValue(context, value, (result) => ({ kind: 'return', value: result }));
      else context.emit({ kind: 'return' });
      return;
    }
    case 'break_expression': {
      const value = childrenOf(node).find((child) => child.type !== 'label');
      const taken = context.breaks.at(-1);
      if (value) lowerValue(context, value, taken);
      context.emit({ kind: 'break' });
      return;
    }
    default:
      context.emit({ kind: 'continue' });
  }
}

/** Any expression, and what becomes of its value. */
export function lowerValue(context: Context, node: Node, use: Use | undefined): void {
  const inner = node.type === 'parenthesized_expression' ? childrenOf(node)[0] : undefined;
  if (inner && isControl(inner)) lowerValue(context, inner, use);
  else if (isControl(node)) lowerControl(context, node, use);
  else {
    const expression = lowerExpression(context, node);
    if (isExit(expression)) context.emit({ kind: 'stop', value: opaque(expression.range) });
    else context.emit(use ? use(expression) : { kind: 'expression', expression });
  }
}

/** Calls that end the program, and macros that do: see macros.ts. */
function isExit(expression: Expression): boolean {
  return (
    expression.kind === 'call' &&
    expression.callee.kind === 'name' &&
    /^(?:#stop|std\.process\.(?:exit|abort)|libc\.(?:_exit|exit|abort))$/.test(expression.callee.name)
  );
}

/** A branch on something unknown. The parts of the condition are evaluated before, its patterns bound inside. */
interface Condition {
  readonly test: Expression;
  readonly bindings: readonly (() => void)[];
}

function condition(context: Context, node: Node): Condition {
  if (node.type === 'let_chain') {
    const parts = childrenOf(node).map((child) => condition(context, child));
    return {
      test: opaque(
        context.rangeOf(node),
        parts.map((part) => part.test),
      ),
      bindings: parts.flatMap((part) => part.bindings),
    };
  }
  if (node.type === 'let_condition') {
    const value = node.childForFieldName('value');
    const pattern = node.childForFieldName('pattern');
    if (!value || !pattern) return { test: opaque(context.rangeOf(node)), bindings: [] };
    const subject = stable(context, value);
    return {
      test: opaque(context.rangeOf(node)),
      bindings: [
        () => {
          bindPattern(context, pattern, subject);
        },
      ],
    };
  }
  return { test: lowerExpression(context, node), bindings: [] };
}

function lowerIf(context: Context, node: Node, use: Use | undefined): void {
  const test = node.childForFieldName('condition');
  const consequence = node.childForFieldName('consequence');
  const alternative = node.childForFieldName('alternative');
  if (!test || !consequence) return;
  const guard = guardOf(context, test);
  const { test: known, bindings } = guard === undefined ? condition(context, test) : { test: undefined, bindings: [] };
  const then = context.collect(() => {
    context.within(false, () => {
      for (const bind of bindings) bind();
      lowerBlock(context, consequence, use);
    });
  });
  const otherwise = context.collect(() => {
    const [branch] = alternative ? childrenOf(alternative) : [];
    if (branch) lowerControl(context, branch, use);
  });
  context.emit({
    kind: 'if',
    ...(known ? { condition: known } : {}),
    ...(guard === undefined ? {} : { guard }),
    then,
    otherwise,
  });
}

/** What `cfg!(windows)` as a condition says of the system. */
function guardOf(context: Context, node: Node): Guard | undefined {
  const text = context.textOf(node).trim();
  const [, not, inside] = /^(!?)\s*(?:std::|core::)?cfg!\s*\(([^()]*(?:\([^()]*\))?[^()]*)\)$/.exec(text) ?? [];
  if (inside === undefined) return undefined;
  const found = cfgOf(`#[cfg(${not === '!' ? `not(${inside})` : inside})]`);
  return found !== undefined && isGuard(found) ? found : undefined;
}

function lowerMatch(context: Context, node: Node, use: Use | undefined): void {
  const value = node.childForFieldName('value');
  const body = node.childForFieldName('body');
  if (!value || !body) return;
  const subject = stable(context, value);
  const arms = childrenOf(body).filter((child) => child.type === 'match_arm');
  const cases = arms.map((arm, index) => {
    const pattern = arm.childForFieldName('pattern');
    const result = arm.childForFieldName('value');
    const statements = context.collect(() => {
      context.within(false, () => {
        if (pattern) {
          const [shape] = childrenOf(pattern);
          if (shape) bindPattern(context, shape, subject);
          const guard = pattern.childForFieldName('condition');
          if (guard) context.emit({ kind: 'expression', expression: lowerExpression(context, guard) });
        }
        if (result) lowerValue(context, result, use);
      });
    });
    // One of the arms is taken in any case.
    const isLast = index === arms.length - 1;
    return { ...(isLast ? {} : { test: testOf(context, pattern) }), body: statements, fallsThrough: false };
  });
  context.emit({ kind: 'switch', subject, cases });
}

/** What the subject is compared with, where that is a constant. */
function testOf(context: Context, pattern: Node | null): Expression {
  const [shape] = pattern ? childrenOf(pattern) : [];
  const plain = shape && !pattern?.childForFieldName('condition') ? shape : undefined;
  return plain && /^(?:boolean|integer|string)_literal$/.test(plain.type)
    ? lowerExpression(context, plain)
    : opaque(context.rangeOf(pattern ?? shape!));
}

function lowerLoop(context: Context, node: Node, use: Use | undefined): void {
  const { start } = context.rangeOf(node);
  const mark = (name: string): void => {
    const expression = unseenCall(name, [], { start, end: start });
    context.emit({ kind: 'expression', expression });
  };
  const isHunt = isPortHunt(node, context.textOf(node));
  if (isHunt) mark(HUNT_BEGINS);
  if (node.type === 'for_expression') lowerFor(context, node);
  else if (node.type === 'while_expression') lowerWhile(context, node);
  else context.emit({ kind: 'loop', body: loopBody(context, node, use), atLeastOnce: true, endless: true });
  if (isHunt) mark(HUNT_ENDS);
}

function loopBody(
  context: Context,
  node: Node,
  use: Use | undefined,
  before: () => void = () => undefined,
): readonly Statement[] {
  const body = node.childForFieldName('body');
  return context.collect(() => {
    context.within(false, () => {
      context.breaks.push(use);
      try {
        before();
        if (body) lowerBlock(context, body, undefined);
      } finally {
        context.breaks.pop();
      }
    });
  });
}

function lowerWhile(context: Context, node: Node): void {
  const test = node.childForFieldName('condition');
  if (!test) return;
  const { test: known, bindings } = condition(context, test);
  const body = loopBody(context, node, undefined, () => {
    for (const bind of bindings) bind();
  });
  const endless = known.kind === 'boolean' && known.value;
  context.emit(endless ? { kind: 'loop', body, atLeastOnce: true, endless } : { kind: 'loop', condition: known, body });
}

function lowerFor(context: Context, node: Node): void {
  const pattern = node.childForFieldName('pattern');
  const value = node.childForFieldName('value');
  if (!pattern || !value) return;
  const iterable = lowerExpression(context, value);
  const target = newTemporary(context, pattern);
  const body = loopBody(context, node, undefined, () => {
    bindPattern(context, pattern, target);
  });
  context.emit({ kind: 'loop', each: { target, iterable }, body });
}
