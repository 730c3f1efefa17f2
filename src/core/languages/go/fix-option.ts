/** Changes to a call that sets an option: another option, one call for each, none at all. */
import type { Node } from 'web-tree-sitter';
import type { Range, SocketEvent, TextEdit } from '../../model';
import { callAt, indentAt, lineEnd, startsLine } from '../c/syntax';
import type { FixTarget, OptionFix } from '../language';
import { linesOf, statementOf, stepOf } from './fix-places';

type Set = SocketEvent & { kind: 'set-option' };

/** The edits and their title; undefined where the call does not stand where it can be changed. */
export function fixOption(
  request: Exclude<OptionFix, { kind: 'move-to-listener' }>,
  target: FixTarget,
): { readonly title: string; readonly edits: readonly TextEdit[] | undefined } {
  const { set } = request;
  const [option = 'the option'] = set.options;
  switch (request.kind) {
    case 'replace-option':
      return { title: `Use ${request.option} instead`, edits: replaceOption(set, request.option, target) };
    case 'add-option':
      return { title: `Set ${request.option} as well`, edits: furtherCalls(set, [request.option], target) };
    case 'split-options': {
      const further = furtherCalls(set, set.options.slice(0, -1), target);
      const last = set.options.at(-1);
      const own = last === undefined ? undefined : replaceOption(set, last, target);
      return {
        title: 'Set each option with a call of its own',
        edits: further && own ? [...further, ...own] : undefined,
      };
    }
    case 'int-value':
      return { title: 'Pass an int', edits: intValue(set, target) };
    case 'remove-option': {
      const gone = removal(set, target);
      return { title: `Remove the call that sets ${option}`, edits: gone && [gone] };
    }
    case 'unlink-before-bind':
      return { title: 'Remove the path before bind instead', edits: unlinkBefore(set, request.bind.call, target) };
    case 'not-on-windows':
    case 'exclusive-on-windows':
      return { title: '', edits: undefined };
  }
}

/** The package by which an option is named, with its dot. */
export function qualifier(text: string): string | undefined {
  return /^(\w+\.)[A-Z]\w*/.exec(text)?.[1];
}

/** Options that Go's packages lack. golang.org/x/sys/windows has no SO_EXCLUSIVEADDRUSE, nor has syscall. */
const MISSING: ReadonlySet<string> = new Set(['SO_EXCLUSIVEADDRUSE']);

function spelled({ optionRange }: Set, option: string, { text }: FixTarget): TextEdit | undefined {
  const prefix = optionRange && qualifier(text.slice(optionRange.start, optionRange.end));
  return optionRange && prefix !== undefined && !MISSING.has(option)
    ? { range: optionRange, text: prefix + option }
    : undefined;
}

function replaceOption(set: Set, option: string, target: FixTarget): readonly TextEdit[] | undefined {
  const edit = spelled(set, option, target);
  return edit && [edit];
}

/** The same step for other options, before the one that is there. */
function furtherCalls(set: Set, options: readonly string[], target: FixTarget): readonly TextEdit[] | undefined {
  const { text, tree } = target;
  const call = callAt(tree, set.call);
  const step = call && stepOf(call);
  const lines = step && linesOf(step, text);
  if (!lines || /^(?:returned|declared|other)$/.test(step.shape)) return undefined;
  if (step.statement.hasError || step.check?.hasError === true) return undefined;
  const copies = options.map((option) => {
    const edit = spelled(set, option, target);
    return edit && text.slice(lines.start, edit.range.start) + edit.text + text.slice(edit.range.end, lines.end);
  });
  if (!copies.every((copy) => copy !== undefined)) return undefined;
  return [{ range: { start: lines.start, end: lines.start }, text: copies.join('') }];
}

/** Takes the step out that the call is all of. */
export function removal({ call: range }: Set, { tree, text }: FixTarget): TextEdit | undefined {
  const call = callAt(tree, range);
  const step = call && stepOf(call);
  if (
    !step ||
    step.shape === 'returned' ||
    step.shape === 'other' ||
    (step.shape === 'condition' && !isConditionAlone(step.statement))
  )
    return undefined;
  // A variable that others use has to stay.
  if (step.shape === 'declared') return undefined;
  const lines = linesOf(step, text);
  return lines && { range: lines, text: '' };
}

function isConditionAlone(statement: Node): boolean {
  return !statement.childForFieldName('alternative');
}

/** `SetsockoptByte(…, 1)` → `SetsockoptInt(…, 1)` */
function intValue(set: Set, { tree, text }: FixTarget): readonly TextEdit[] | undefined {
  const name = text.slice(set.name.start, set.name.end);
  const value = callAt(tree, set.call)?.childForFieldName('arguments')?.namedChild(3);
  return name === 'SetsockoptByte' && value?.type === 'int_literal'
    ? [{ range: set.name, text: 'SetsockoptInt' }]
    : undefined;
}

/** `os.Remove(path)` before the bind, where the path is there. */
function unlinkBefore(set: Set, bindRange: Range, target: FixTarget): readonly TextEdit[] | undefined {
  const { tree, text, unit } = target;
  const bind = callAt(tree, bindRange);
  const statement = bind && statementOf(bind);
  const gone = removal(set, target);
  const local = [...unit.imports].find(([, path]) => path === 'os')?.[0];
  const paths = [...text.matchAll(/\bSockaddrUnix\s*\{\s*Name:\s*([\w.]+|"[^"\n]*")\s*,?\s*\}/g)];
  const path = paths.length === 1 ? paths[0]![1] : undefined;
  if (!statement || !gone || local === undefined || path === undefined || !startsLine(text, statement.startIndex))
    return undefined;
  if (new RegExp(`\\b${local}\\.Remove|\\bUnlink\\(`).test(text)) return undefined;
  const indent = indentAt(text, statement.startIndex);
  const start = statement.startIndex - indent.length;
  // The bind stands in the branch of what goes.
  if (start >= gone.range.start && start <= gone.range.end) return undefined;
  return [gone, { range: { start, end: start }, text: `${indent}${local}.Remove(${path})${lineEnd(text)}` }];
}
