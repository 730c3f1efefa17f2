/** Changes to a call that sets an option: another option, one call for each, none at all. */
import type { Node } from 'web-tree-sitter';
import type { Fix, Range, SocketEvent, TextEdit } from '../../model';
import type { FixTarget, OptionFix } from '../language';
import { checkOf } from './fix-check';
import { setBeforeBind } from './fix-insert';
import { plainType } from './option-value';
import { callAt, functionOf, indentAt, isUnbracedBody, lineEnd, startsLine, statementOf, unwrap } from './syntax';

type Set = SocketEvent & { kind: 'set-option' };

/** The edits, or none where the call does not stand where it can be changed. */
export function fixOption(request: OptionFix, target: FixTarget): readonly Fix[] {
  const edits = write(request, target);
  return edits ? [{ title: titleOf(request), preferred: true, edits }] : [];
}

function titleOf(request: OptionFix): string {
  const [option = 'the option'] = request.set.options;
  switch (request.kind) {
    case 'replace-option':
      return `Use ${request.option} instead`;
    case 'add-option':
      return `Set ${request.option} as well`;
    case 'split-options':
      return 'Set each option with a call of its own';
    case 'int-value':
      return 'Pass an int';
    case 'remove-option':
      return `Remove the call that sets ${option}`;
    case 'not-on-windows':
      return `Set ${option} on other systems only`;
    case 'exclusive-on-windows':
      return 'Use SO_EXCLUSIVEADDRUSE on Windows';
    case 'move-to-listener':
      return 'Set SO_REUSEADDR on the listener instead';
    case 'unlink-before-bind':
      return 'Remove the path before bind instead';
  }
}

function write(request: OptionFix, target: FixTarget): readonly TextEdit[] | undefined {
  const { set } = request;
  const { text } = target;
  const call = callAt(target.tree, set.call);
  if (!call || set.runtime !== undefined) return undefined;
  switch (request.kind) {
    case 'replace-option': {
      const range = writtenOption(set, text);
      return range && [{ range, text: request.option }];
    }
    case 'add-option':
      return furtherCalls(call, set, [request.option], text);
    case 'split-options': {
      const range = set.optionRange;
      const last = set.options.at(-1);
      const further = furtherCalls(call, set, set.options.slice(0, -1), text);
      return range && further && last !== undefined ? [...further, { range, text: last }] : undefined;
    }
    case 'int-value':
      return intValue(call, set, target);
    case 'remove-option':
      return removal(call, set, text);
    case 'not-on-windows':
    case 'exclusive-on-windows':
      return perSystem(call, set, request.kind === 'exclusive-on-windows', text);
    case 'move-to-listener': {
      const gone = removal(call, set, text);
      const [inserted] = setBeforeBind(
        { kind: 'set-before-bind', bind: request.bind, handle: '', option: 'SO_REUSEADDR' },
        target,
      );
      return gone && inserted ? [...inserted.edits, ...gone] : undefined;
    }
    case 'unlink-before-bind':
      return unlinkBefore(call, request.bind.call, set, target);
  }
}

/** Where the option is named in so many words. */
function writtenOption({ optionRange, options }: Set, text: string): Range | undefined {
  return optionRange && text.slice(optionRange.start, optionRange.end) === options[0] ? optionRange : undefined;
}

/** The same call for other options, before the one that is there and checked as that is. */
function furtherCalls(
  call: Node,
  { optionRange }: Set,
  options: readonly string[],
  text: string,
): readonly TextEdit[] | undefined {
  const statement = statementOf(call);
  if (
    !statement?.parent ||
    !optionRange ||
    // What could not be read is not repeated.
    call.hasError ||
    isUnbracedBody(statement, statement.parent) ||
    statement.parent.type === 'labeled_statement' ||
    !startsLine(text, statement.startIndex)
  )
    return undefined;
  const indent = indentAt(text, statement.startIndex);
  const lines = options.flatMap((option) =>
    checkOf(
      call,
      statement,
      text.slice(call.startIndex, optionRange.start) + option + text.slice(optionRange.end, call.endIndex),
      indent,
    ),
  );
  const start = statement.startIndex - indent.length;
  return [
    {
      range: { start, end: start },
      text: lines.map((line) => (line === '' ? '' : indent + line) + lineEnd(text)).join(''),
    },
  ];
}

/** Takes the call out with the statement that it is all of, and the variable that only it needed. */
function removal(call: Node, set: Set, text: string): readonly TextEdit[] | undefined {
  const statement = wholeStatement(call);
  if (!statement) return undefined;
  const gone = wholeLines(statement, text);
  const variable =
    set.given && /^(?:\([^()]*\)\s*)?&(\w+)$/.exec(text.slice(set.given.range.start, set.given.range.end))?.[1];
  const declaration = variable === undefined ? undefined : declarationOf(variable, call);
  const fn = functionOf(call);
  if (!gone || !declaration || !fn || variable === undefined) return gone && [{ range: gone, text: '' }];
  const isUsed = fn
    .descendantsOfType('identifier')
    .some((node) => node.text === variable && !covers(statement, node) && !covers(declaration, node));
  const line = isUsed ? undefined : wholeLines(declaration, text);
  return [...(line ? [{ range: line, text: '' }] : []), { range: gone, text: '' }];
}

/** The statement that does nothing but the call, and react to its failure. */
function wholeStatement(call: Node): Node | undefined {
  const statement = statementOf(call);
  if (
    !statement?.parent ||
    isUnbracedBody(statement, statement.parent) ||
    statement.parent.type === 'labeled_statement'
  )
    return undefined;
  if (statement.type === 'expression_statement') {
    let inner = unwrap(statement.namedChild(0));
    if (inner?.type === 'cast_expression') inner = unwrap(inner.childForFieldName('value'));
    return inner?.id === call.id ? statement : undefined;
  }
  if (statement.type !== 'if_statement' || statement.childForFieldName('alternative')) return undefined;
  const condition = unwrap(statement.childForFieldName('condition'));
  const operand = condition?.type === 'binary_expression' ? unwrap(condition.childForFieldName('left')) : condition;
  return operand?.id === call.id ? statement : undefined;
}

function covers(outer: Node, inner: Node): boolean {
  return outer.startIndex <= inner.startIndex && inner.endIndex <= outer.endIndex;
}

/** The declaration of this one variable in the function around a call. */
function declarationOf(variable: string, call: Node): Node | undefined {
  return functionOf(call)
    ?.descendantsOfType('declaration')
    .find((declaration) => {
      const declarators = declaration.childrenForFieldName('declarator');
      const [only] = declarators;
      const name = only?.type === 'init_declarator' ? only.childForFieldName('declarator') : only;
      return declarators.length === 1 && name?.type === 'identifier' && name.text === variable;
    });
}

/** The lines of a statement with their line end; undefined where something else stands on them. */
function wholeLines(statement: Node, text: string): Range | undefined {
  const next = text.indexOf('\n', statement.endIndex);
  const end = next < 0 ? text.length : next + 1;
  if (
    !startsLine(text, statement.startIndex) ||
    !/^\s*(?:\/\/[^\n]*|\/\*[^\n]*\*\/\s*)?$/.test(text.slice(statement.endIndex, end))
  )
    return undefined;
  return { start: text.lastIndexOf('\n', statement.startIndex - 1) + 1, end };
}

const INT = /^(?:unsigned|unsigned int|int|u_int|uint|u?int32_t)$/;

/** The right size for a value that is an int, and an int for one that is not. */
function intValue(call: Node, { given }: Set, { text, languageId }: FixTarget): readonly TextEdit[] | undefined {
  if (!given?.size) return undefined;
  const { range, size, type } = given;
  const written = text.slice(range.start, range.end);
  if (given.kind === 'number')
    return languageId === 'c' && /^\d+$/.test(written) ? [{ range, text: `&(int){${written}}` }] : undefined;
  const sizeText = text.slice(size.range.start, size.range.end);
  const ofInt = { range: size.range, text: 'sizeof(int)' };
  if (type !== undefined && INT.test(type)) return [ofInt];
  const variable = /&(\w+)$/.exec(written)?.[1];
  const declaration = variable === undefined ? undefined : declarationOf(variable, call);
  const node = declaration?.childForFieldName('type');
  if (!node || variable === undefined || plainType(node.text) !== type) return undefined;
  const fits =
    new RegExp(`^sizeof\\s*\\(?\\s*${variable}\\s*\\)?$`).test(sizeText) || /^sizeof\s*\(\s*int\s*\)$/.test(sizeText);
  return [{ range: { start: node.startIndex, end: node.endIndex }, text: 'int' }, ...(fits ? [] : [ofInt])];
}

/** Conditional compilation around the statement. */
function perSystem(call: Node, set: Set, exclusive: boolean, text: string): readonly TextEdit[] | undefined {
  const statement = statementOf(call);
  const range = writtenOption(set, text);
  const lines =
    statement?.parent && !isUnbracedBody(statement, statement.parent) ? wholeLines(statement, text) : undefined;
  if (!lines || !range) return undefined;
  const eol = lineEnd(text);
  const end = text.slice(lines.start, lines.end).endsWith('\n') ? '' : eol;
  const onWindows = `#ifdef _WIN32${eol}${text.slice(lines.start, range.start)}SO_EXCLUSIVEADDRUSE${text.slice(range.end, lines.end)}${end}#else${eol}`;
  return [
    { range: { start: lines.start, end: lines.start }, text: exclusive ? onWindows : `#ifndef _WIN32${eol}` },
    { range: { start: lines.end, end: lines.end }, text: `${end}#endif${eol}` },
  ];
}

/** `unlink(addr.sun_path);` before the bind. */
function unlinkBefore(
  call: Node,
  bindRange: Range,
  set: Set,
  { tree, text }: FixTarget,
): readonly TextEdit[] | undefined {
  const bind = callAt(tree, bindRange);
  const statement = bind && statementOf(bind);
  const fn = bind && functionOf(bind);
  const address = /&\s*(\w+)$/.exec(
    bind?.childForFieldName('arguments')?.namedChildren.filter((child) => child.type !== 'comment')[1]?.text ?? '',
  )?.[1];
  const gone = removal(call, set, text);
  if (
    !statement?.parent ||
    !fn ||
    !gone ||
    address === undefined ||
    isUnbracedBody(statement, statement.parent) ||
    !startsLine(text, statement.startIndex)
  )
    return undefined;
  if (
    !new RegExp(`\\bsockaddr_un\\s+${address}\\b`).test(fn.text) ||
    /\b(?:unlink|remove)\s*\(/.test(fn.text) ||
    !text.includes('<unistd.h>')
  )
    return undefined;
  const indent = indentAt(text, statement.startIndex);
  const start = statement.startIndex - indent.length;
  return [...gone, { range: { start, end: start }, text: `${indent}unlink(${address}.sun_path);${lineEnd(text)}` }];
}
