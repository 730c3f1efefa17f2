/** Moves a call that sets an option in front of the bind. */
import type { Node } from 'web-tree-sitter';
import type { Fix, TextEdit } from '../../model';
import type { FixRequest, FixTarget } from '../language';
import { callAt, lineEnd, startsLine, statementOf } from './syntax';

type Request = FixRequest & { kind: 'move-before-bind' };

export function moveBeforeBind(request: Request, target: FixTarget): readonly Fix[] {
  const { text, tree } = target;
  const set = callAt(tree, request.set.call);
  const bind = callAt(tree, request.bind.call);
  const moved = set && statementOf(set);
  const before = bind && statementOf(bind);
  // Only within one block is it certain that both run, and in this order.
  if (!set || !moved || !before || moved.parent?.id !== before.parent?.id || moved.startIndex <= before.startIndex)
    return [];
  if (
    !startsLine(text, moved.startIndex) ||
    !startsLine(text, before.startIndex) ||
    before.parent?.type === 'labeled_statement'
  )
    return [];
  const preparation = prepared(set, before, moved);
  if (!preparation) return [];
  const lines = [...preparation, moved].map((statement) => lineRange(statement, text));
  const at = lineRange(before, text).start;
  const edits: TextEdit[] = [
    {
      range: { start: at, end: at },
      text: lines.map(({ start, end }) => withLineEnd(text.slice(start, end), lineEnd(text))).join(''),
    },
    ...lines.map((range) => ({ range, text: '' })),
  ];
  return [{ title: 'Move setsockopt before bind', preferred: true, edits }];
}

/** Statements between bind and the call that prepare the value, to be moved along; undefined where that is not plain. */
function prepared(set: Node, before: Node, moved: Node): readonly Node[] | undefined {
  const value = set.childForFieldName('arguments')?.namedChildren.filter((child) => child.type !== 'comment')[3];
  const names = new Set(
    (value ? [value, ...value.descendantsOfType('identifier')] : [])
      .filter((node) => node.type === 'identifier')
      .map((node) => node.text),
  );
  const statements: Node[] = [];
  for (let node = before.nextNamedSibling; node && node.id !== moved.id; node = node.nextNamedSibling) {
    const touches = node.descendantsOfType('identifier').some((identifier) => names.has(identifier.text));
    if (!touches) continue;
    const declares = node.type === 'declaration' && node.childrenForFieldName('declarator').length === 1;
    const assigns = node.type === 'expression_statement' && node.namedChild(0)?.type === 'assignment_expression';
    if (declares || assigns) statements.push(node);
    else if (
      node
        .descendantsOfType('assignment_expression')
        .some((assignment) => names.has(assignment.childForFieldName('left')?.text ?? ''))
    )
      return undefined;
  }
  return statements;
}

/** Whole lines of a statement, the line end included. */
function lineRange(statement: Node, text: string): { start: number; end: number } {
  const start = text.lastIndexOf('\n', statement.startIndex - 1) + 1;
  const next = text.indexOf('\n', statement.endIndex);
  return { start, end: next < 0 ? text.length : next + 1 };
}

function withLineEnd(text: string, eol: string): string {
  return text.endsWith('\n') ? text : text + eol;
}
