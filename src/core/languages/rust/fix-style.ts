/** How a new call is checked: in the way the bind beside it is. */
import type { Node } from 'web-tree-sitter';
import type { FixTarget } from '../language';
import { withoutAddress } from '../shared/messages';
import { argumentsOf, type OptionCall } from './fix-calls';
import { functionAround, isUnsafe, type Place } from './fix-places';

/** Methods of a Result that are repeated on the new call. */
const REPEATED = /^(?:unwrap|expect|map_err|context|with_context|wrap_err|wrap_err_with|ok|unwrap_or_else)$/;

/** The lines that set the option before the statement of the bind. */
export function styled(target: FixTarget, bind: Node, place: Place, call: OptionCall): readonly string[] {
  const { statement, indent } = place;
  const { text } = target;
  const reworded = (source: string): string => rewordStrings(withoutComments(source), call.word);
  const fresh = (source: string): string => source.replaceAll('\n', `\n${indent}`);
  const expression = statement.type === 'expression_statement' ? statement.namedChild(0) : statement;
  const chained = call.text.includes('\n') && call.method !== 'setsockopt';
  const own = chained ? call.text : fresh(call.text);
  const copy = (from: number, to: number): string =>
    reworded(text.slice(from, bind.startIndex)) + own + reworded(text.slice(bind.endIndex, to));
  const before = call.before;
  const multiline = call.text.includes('\n') && call.method === 'setsockopt';

  if (expression?.type === 'if_expression' && isCheck(expression, bind)) {
    if (!multiline) return [...before, copy(expression.startIndex, expression.endIndex)];
    const test = comparisonOf(expression, bind);
    const body = expression.childForFieldName('consequence')?.text;
    if (test !== undefined && body !== undefined) {
      const value = isUnsafe(statement) ? own : `unsafe {\n${indent}    ${own.replaceAll('\n', '\n    ')}\n${indent}}`;
      return [...before, `let result = ${value};`, `if result ${test} ${reworded(body)}`];
    }
  }
  if (expression?.type === 'match_expression') {
    const failure = failureArm(expression, bind);
    if (failure !== undefined && !multiline)
      return [...before, `if let ${failure.pattern} = ${own} ${failure.body(reworded, indent)}`];
  }
  if (statement.type === 'let_declaration' && !multiline) {
    const name = statement.childForFieldName('pattern')?.text;
    const next = statement.nextNamedSibling;
    const check = next?.type === 'expression_statement' ? next.namedChild(0) : next;
    const value = statement.childForFieldName('value');
    if (name === '_') return [...before, copy(statement.startIndex, statement.endIndex)];
    if (
      name !== undefined &&
      value &&
      check?.type === 'if_expression' &&
      !check.childForFieldName('alternative') &&
      mentions(check, name)
    )
      return [...before, copy(statement.startIndex, statement.endIndex), reworded(check.text)];
  }
  if (statement.type === 'let_declaration' && multiline) {
    const name = statement.childForFieldName('pattern')?.text;
    const next = statement.nextNamedSibling;
    const check = next?.type === 'expression_statement' ? next.namedChild(0) : next;
    if (
      name !== undefined &&
      name !== '_' &&
      check?.type === 'if_expression' &&
      !check.childForFieldName('alternative') &&
      mentions(check, name)
    ) {
      const value = isUnsafe(statement) ? own : `unsafe {\n${indent}    ${own.replaceAll('\n', '\n    ')}\n${indent}}`;
      return [...before, `let ${name} = ${value};`, reworded(check.text)];
    }
  }
  const { prefix, suffix: written } = chainOf(bind, statement, target);
  const suffix = call.text.includes('\n') ? written : written.replace(/\r?\n\s*(?=\.)/g, '');
  const unsafeNeeded = multiline && !isUnsafe(statement);
  if (unsafeNeeded) {
    const inner = own.replaceAll('\n', '\n    ');
    return [...before, `${prefix}unsafe {\n${indent}    ${inner}\n${indent}}${reworded(suffix)};`];
  }
  return [...before, `${prefix}${own}${reworded(suffix)};`];
}

/** Gives an error of another kind: what stands before `?` and does not go on with the value. */
function isConversion(method: string): boolean {
  return !/^(?:await|and|and_then|map|then|or|or_else|is_err|is_ok|err|unwrap_or)$/.test(method);
}

/** What stands around the call in its statement: `cvt(` … `)?`, `.unwrap()`. */
function chainOf(bind: Node, statement: Node, { text }: FixTarget): { prefix: string; suffix: string } {
  let prefix = '';
  let suffix = '';
  let node = bind;
  while (node.parent && node.id !== statement.id) {
    const { parent } = node;
    if (parent.type === 'try_expression') suffix += '?';
    else if (parent.type === 'field_expression' && parent.parent?.type === 'call_expression') {
      const call = parent.parent;
      const method = parent.childForFieldName('field')?.text ?? '';
      if (REPEATED.test(method) || (isConversion(method) && call.parent?.type === 'try_expression'))
        suffix += text.slice(node.endIndex, call.endIndex);
      else if (!/^(?:await|and_then|map|is_err|is_ok)$/.test(method)) break;
      node = call;
      continue;
    } else if (
      parent.type === 'arguments' &&
      parent.namedChildCount === 1 &&
      parent.parent?.type === 'call_expression'
    ) {
      const wrapper = parent.parent;
      const callee = wrapper.childForFieldName('function')?.text ?? '';
      if (!/^(?:\w+::)*[a-z_]\w*$/.test(callee) || callee === 'drop') break;
      prefix = `${callee}(${prefix}`;
      suffix += ')';
      node = wrapper;
      continue;
    } else if (
      parent.type === 'await_expression' ||
      /^(?:unsafe_block|block|parenthesized_expression)$/.test(parent.type)
    ) {
      if (parent.id === statement.parent?.id) break;
    } else break;
    node = parent;
  }
  if (suffix !== '' || prefix !== '') return { prefix, suffix };
  // The statement's value is the function's result, or it is checked elsewhere.
  if (returnsResult(bind) && !/^(?:libc::)?setsockopt$/.test(text.slice(bind.startIndex, bind.endIndex)))
    return { prefix, suffix: isSystemCall(bind) ? '' : '?' };
  return isSystemCall(bind) ? { prefix, suffix } : { prefix: 'let _ = ', suffix };
}

/** A call that gives a number, as libc's do. */
function isSystemCall(bind: Node): boolean {
  const callee = bind.childForFieldName('function')?.text ?? '';
  return (
    bind.childForFieldName('function')?.type !== 'field_expression' &&
    /^(?:libc::|c::)?bind$/.test(callee) &&
    argumentsOf(bind).length === 3
  );
}

function returnsResult(node: Node): boolean {
  const around = functionAround(node);
  const type = around?.childForFieldName('return_type')?.text ?? '';
  return /\bResult\b/.test(type);
}

/** An `if` whose condition is about the call alone, without an `else`, and whose body ends the matter. */
function isCheck(node: Node, bind: Node): boolean {
  const condition = node.childForFieldName('condition');
  const body = node.childForFieldName('consequence');
  if (!condition || !body || node.childForFieldName('alternative')) return false;
  if (bind.startIndex < condition.startIndex || bind.endIndex > condition.endIndex) return false;
  const isFailure =
    condition.type === 'let_condition'
      ? /^Err\b/.test(condition.childForFieldName('pattern')?.text ?? '')
      : /^(?:<|!=|==)/.test(comparisonOf(node, bind) ?? '') ||
        /^\s*\.is_err\(\)$/.test(condition.text.slice(bind.endIndex - condition.startIndex));
  return (
    isFailure &&
    body.descendantsOfType(['let_declaration', 'loop_expression', 'while_expression', 'for_expression']).length === 0
  );
}

/** `< 0` behind the call. */
function comparisonOf(node: Node, bind: Node): string | undefined {
  const condition = node.childForFieldName('condition');
  if (condition?.type !== 'binary_expression') return undefined;
  const left = condition.childForFieldName('left');
  const operator = condition.childForFieldName('operator')?.type ?? '';
  const right = condition.childForFieldName('right')?.text ?? '';
  if (!left || left.endIndex < bind.endIndex || left.startIndex > bind.startIndex) return undefined;
  return /^(?:-1|0)$/.test(right) && !(operator === '==' && right === '0') ? `${operator} ${right}` : undefined;
}

/** The arm for failure of a match that does nothing on success. */
function failureArm(
  node: Node,
  bind: Node,
): { pattern: string; body: (reworded: (text: string) => string, indent: string) => string } | undefined {
  const value = node.childForFieldName('value');
  if (!value || bind.startIndex < value.startIndex || bind.endIndex !== value.endIndex) return undefined;
  const arms = node.childForFieldName('body')?.namedChildren.filter((child) => child?.type === 'match_arm') ?? [];
  const failed = arms.find((arm) => /^Err\b/.test(arm?.childForFieldName('pattern')?.text ?? ''));
  const body = failed?.childForFieldName('value');
  const pattern = failed?.childForFieldName('pattern')?.text;
  if (!body || pattern === undefined || pattern.includes(' if ') || arms.length !== 2) return undefined;
  return {
    pattern,
    body: (reworded, indent) =>
      body.type === 'block'
        ? reworded(body.text.replaceAll(/\n(?: {4}|\t)/g, '\n'))
        : `{\n${indent}    ${reworded(body.text)};\n${indent}}`,
  };
}

function mentions(node: Node, name: string): boolean {
  return (
    node
      .childForFieldName('condition')
      ?.descendantsOfType('identifier')
      .some((child) => child?.text === name) === true
  );
}

/** Messages about the bind are about the option in the copy. */
function rewordStrings(source: string, word: string): string {
  return source.replace(/"(?:[^"\\]|\\.)*"/g, (text) =>
    withoutAddress(text.replace(/\b(?:bind(?:ing)?|Bind(?:ing)?)\b/g, word), word, /\{/),
  );
}

/** Comments are about the bind. */
function withoutComments(source: string): string {
  return source.replace(/\r?\n[ \t]*\/\/[^\n]*(?=\n)/g, '');
}
