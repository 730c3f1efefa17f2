/** How a PHP file reacts where bind fails, and the same for the call that is put before it. */
import type { Node } from 'web-tree-sitter';
import { withoutAddress } from '../shared/messages';
import { isFatal, lineEnd, type Place, stepOf } from './fix-places';

/** What the body of a check may consist of to be written a second time. */
const PLAIN =
  /^(?:expression_statement|return_statement|exit_statement|echo_statement|break_statement|continue_statement|throw_statement)$/;

/** The new call as statements: checked as the bind is where that is possible, else without a check. */
export function checkedAs(text: string, call: Node, place: Place, setter: string): readonly string[] {
  const plain = [`${setter};`];
  const { statement } = place;
  if (statement.type === 'expression_statement') {
    const [inner] = statement.namedChildren;
    if (inner?.type !== 'binary_expression' || !isFatal(inner) || inner.childForFieldName('left')?.id !== call.id)
      return plain;
    return [`${setter}${reworded(text.slice(call.endIndex, inner.endIndex))};`];
  }
  if (statement.type !== 'if_statement' || statement.hasError) return plain;
  const condition = statement.childForFieldName('condition');
  const body = statement.childForFieldName('body');
  const test = condition?.namedChild(0);
  if (!condition || !test || body?.type !== 'compound_statement' || !isFailureTest(test, call)) return plain;
  const lines = body.namedChildren.filter((child): child is Node => child !== null && child.type !== 'comment');
  if (!lines.every((line) => PLAIN.test(line.type) && line.startPosition.row === line.endPosition.row)) return plain;
  // The statement before keeps the head of the `if` as it is written: spaces, braces on a line of their own.
  const gap = text.slice(condition.endIndex, body.startIndex);
  const blanks = gap.trim() === '' ? gap : gap.includes('\n') ? lineEnd(text) + place.indent : ' ';
  const head = text.slice(statement.startIndex, condition.endIndex) + blanks;
  const at = call.startIndex - statement.startIndex;
  const opened = head.slice(0, at).replace(/@$/, '') + setter + head.slice(at + (call.endIndex - call.startIndex));
  const eol = lineEnd(text);
  const step = stepOf(text);
  return [
    ...`${opened}{`.split(eol).map((line, index) => (index === 0 ? line : line.slice(place.indent.length))),
    ...lines.map((line) => step + reworded(text.slice(line.startIndex, line.endIndex))),
    '}',
  ];
}

/** `!bind(…)`, `bind(…) === false`, with or without `@`: the bind alone decides. */
function isFailureTest(test: Node, call: Node): boolean {
  const bare = (node: Node | null): Node | null =>
    node?.type === 'error_suppression_expression' || node?.type === 'parenthesized_expression'
      ? bare(node.namedChild(0))
      : node;
  if (test.type === 'unary_op_expression' && test.text.startsWith('!'))
    return bare(test.childForFieldName('argument'))?.id === call.id;
  if (test.type !== 'binary_expression') return false;
  const operator = test.childForFieldName('operator')?.text;
  const sides = [test.childForFieldName('left'), test.childForFieldName('right')];
  return (
    (operator === '===' || operator === '==') &&
    sides.some((side) => bare(side)?.id === call.id) &&
    sides.some((side) => side !== null && /^false$/i.test(side.text))
  );
}

/** What is said of the bind is said of the option, in strings and comments alike. */
function reworded(code: string): string {
  return code
    .replace(/\bsocket_bind\b/g, 'socket_set_option')
    .replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, (literal) =>
      withoutAddress(
        literal.replace(/\b(?:binding|bind)\b/g, 'setsockopt').replace(/\bBind(?:ing)?\b/g, 'Setsockopt'),
        'setsockopt',
        /%/,
      ),
    );
}
