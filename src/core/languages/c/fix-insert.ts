/** Inserts setsockopt(SO_REUSEADDR) before a bind, checked as the bind is checked. */
import type { Node } from 'web-tree-sitter';
import type { Fix, TextEdit } from '../../model';
import type { FixRequest, FixTarget } from '../language';
import { checkOf, comparisonOf } from './fix-check';
import { callAt, functionOf, indentAt, isUnbracedBody, lineEnd, startsLine, statementOf } from './syntax';

type Request = FixRequest & { kind: 'set-before-bind' };

const TITLE = 'Set SO_REUSEADDR before bind';

export function setBeforeBind(request: Request, target: FixTarget): readonly Fix[] {
  const { text, tree } = target;
  const call = callAt(tree, request.bind.call);
  const args = call?.childForFieldName('arguments')?.namedChildren.filter((child) => child.type !== 'comment') ?? [];
  const handle = args[request.argument ?? 0]?.text;
  const statement = call && statementOf(call);
  const fn = call && functionOf(call);
  if (
    !call ||
    handle === undefined ||
    !/^[\w.\->[\]()*: ]+$/.test(handle) ||
    !statement ||
    !fn ||
    !startsLine(text, statement.startIndex)
  )
    return [];
  const name = unusedName(fn.text);
  const option = `${target.unit.guard === 'windows' ? '(const char *)' : ''}&${name}`;
  const before = text.slice(Math.max(0, call.startIndex - '::bind'.length), call.startIndex);
  const callee = before + (call.childForFieldName('function')?.text ?? '');
  const setter = `${/(?:^|[^\w:])::bind\s*$/.test(callee) ? '::' : ''}setsockopt(${handle}, SOL_SOCKET, SO_REUSEADDR, ${option}, ${sizeOf(name, call.text, fn.text)})`;
  if (request.argument !== undefined && createdInside(request, statement)) return [];
  const edits = createdInside(request, statement)
    ? insideCondition(call, statement, setter, name, text)
    : beforeStatement({
        call,
        statement,
        fn,
        setter,
        name,
        text,
        cpp: target.languageId === 'cpp',
        isBind: request.argument === undefined,
      });
  return edits ? [{ title: TITLE, preferred: true, edits: [...includes(text), ...edits] }] : [];
}

/** Whether the handle only comes to be in the statement that binds it. */
function createdInside(request: Request, statement: Node): boolean {
  const { create } = request;
  return create !== undefined && create.call.start >= statement.startIndex && create.call.end <= statement.endIndex;
}

/** `a() < 0 || bind(…) < 0` → `a() < 0 || setsockopt(…) < 0 || bind(…) < 0` */
function insideCondition(
  call: Node,
  statement: Node,
  setter: string,
  name: string,
  text: string,
): readonly TextEdit[] | undefined {
  const comparison = comparisonOf(call);
  const chain = comparison?.node.parent;
  const wanted = comparison?.fails === true ? '||' : '&&';
  // The whole condition of an `else if`, or a link of a chain.
  const alone = chain?.type === 'parenthesized_expression' || chain?.type === 'condition_clause';
  const operator = chain?.type === 'binary_expression' ? chain.childForFieldName('operator')?.type : undefined;
  if (
    !comparison ||
    !chain ||
    (!alone && operator !== wanted) ||
    isUnbracedBody(statement, statement.parent!) ||
    statement.parent?.type === 'labeled_statement'
  )
    return undefined;
  const indent = indentAt(text, statement.startIndex);
  return [
    {
      range: { start: statement.startIndex, end: statement.startIndex },
      text: `int ${name} = 1;${lineEnd(text)}${indent}`,
    },
    {
      range: { start: comparison.node.startIndex, end: comparison.node.startIndex },
      text: `${comparison.around(setter)} ${wanted} `,
    },
  ];
}

interface Place {
  readonly call: Node;
  readonly statement: Node;
  readonly fn: Node;
  readonly setter: string;
  readonly name: string;
  readonly text: string;
  readonly cpp: boolean;
  /** False for the call of a function that binds: what it gives is not what the system's calls give. */
  readonly isBind: boolean;
}

function beforeStatement({ call, statement, fn, setter, name, text, cpp, isBind }: Place): readonly TextEdit[] {
  const eol = lineEnd(text);
  const outer = indentAt(text, statement.startIndex);
  const unit = indentUnit(text, fn, outer);
  const unbraced = isUnbracedBody(statement, statement.parent!);
  const block = !unbraced && (afterLabel(statement) || (cpp && jumpsForward(fn, statement)));
  const lines = [`int ${name} = 1;`, ...(isBind ? checkOf(call, statement, setter, outer) : [`${setter};`])];
  const indent = block ? outer + unit : outer;
  const inserted = lines.map((line) => (line === '' ? '' : indent + line)).join(eol);
  const guarded = isPortable(text);
  const body = block ? [`${outer}{`, inserted, `${outer}}`].join(eol) : inserted;
  const whole = guarded ? [`#ifndef _WIN32`, body, `#endif`].join(eol) : body;
  const lineStart = text.lastIndexOf('\n', statement.startIndex - 1) + 1;
  const insertion: TextEdit = { range: { start: lineStart, end: lineStart }, text: whole + eol };
  return unbraced ? braced(statement, insertion, text, eol) : [insertion];
}

/** Braces around what was a single statement, so that both belong to its `if`. */
function braced(statement: Node, insertion: TextEdit, text: string, eol: string): readonly TextEdit[] {
  const owner = statement.parent!;
  const head = previousLeafEnd(statement);
  const ownerIndent = indentAt(text, owner.type === 'else_clause' ? owner.startIndex : owner.startIndex);
  const rest = /^[^\r\n]*/.exec(text.slice(statement.endIndex))?.[0] ?? '';
  const end = statement.endIndex + rest.length;
  return [
    { range: { start: head, end: head }, text: ' {' },
    insertion,
    { range: { start: end, end }, text: `${eol}${ownerIndent}}` },
  ];
}

/** End of the last token before a statement, comments aside. */
function previousLeafEnd(statement: Node): number {
  let previous = statement.previousSibling;
  while (previous?.type === 'comment') previous = previous.previousSibling;
  return previous?.endIndex ?? statement.startIndex;
}

/** No declaration may follow a label. */
function afterLabel(statement: Node): boolean {
  if (statement.parent?.type === 'labeled_statement') return true;
  if (statement.parent?.type !== 'case_statement') return false;
  let previous = statement.previousSibling;
  while (previous?.type === 'comment') previous = previous.previousSibling;
  // A declaration further down in a case is one that later cases would jump over, too.
  return previous?.type === ':' || statement.parent.parent?.lastNamedChild?.id !== statement.parent.id;
}

/** A goto from before the insertion to behind it must not jump over a declaration. */
function jumpsForward(fn: Node, statement: Node): boolean {
  return fn.descendantsOfType('goto_statement').some((jump) => {
    if (jump.startIndex > statement.startIndex) return false;
    const label = jump.childForFieldName('label')?.text;
    return fn
      .descendantsOfType('labeled_statement')
      .some((target) => target.childForFieldName('label')?.text === label && target.startIndex > statement.startIndex);
  });
}

function unusedName(functionText: string): string {
  const taken = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(functionText);
  if (!taken('reuse')) return 'reuse';
  for (let count = 1; ; count++) {
    const name = count === 1 ? 'reuse_addr' : `reuse_addr${String(count)}`;
    if (!taken(name)) return name;
  }
}

/** As the code around writes it. */
function sizeOf(name: string, callText: string, functionText: string): string {
  for (const text of [callText, functionText]) {
    const found = /\bsizeof\b\s*(\(?)/.exec(text);
    if (found) return found[1] === '(' && !/\bsizeof\s+\w/.test(text) ? `sizeof(${name})` : `sizeof ${name}`;
  }
  return `sizeof ${name}`;
}

/** One step of indentation in this function. */
function indentUnit(text: string, fn: Node, indent: string): string {
  if (indent.includes('\t')) return '\t';
  const first = fn.childForFieldName('body')?.namedChild(0);
  const step = first ? indentAt(text, first.startIndex).length - indentAt(text, fn.startIndex).length : 0;
  return ' '.repeat(step > 0 && step <= 8 ? step : 4);
}

/** The same file is built for Windows, where the option means something else. */
function isPortable(text: string): boolean {
  // A plain search is quicker than one line by line, most of all for few letters that begin with a rare one.
  if (!text.includes('WIN') && !text.includes('MSC_V')) return false;
  return /#(?<=^[ \t]*#)[ \t]*(?:if|ifdef|ifndef|elif)\b[^\n]*\b(?:_?WIN32|_WIN64|_MSC_VER|WINDOWS|_WIN32_WCE)\b/m.test(
    text,
  );
}

const INCLUDE = /#(?<=^[ \t]*#)[ \t]*include[ \t]*(?:<([^>\n]+)>|"[^"\n]+")[^\n]*\n/my;
const BRINGS_SETSOCKOPT = /^(?:sys\/socket|netinet\/in|arpa\/inet|netdb|winsock2?|ws2tcpip|sys\/un)\.h$|\.hpp$/;

/** setsockopt() comes with socket(); a file that has neither header nor one of its own that may bring it needs it. */
function includes(text: string): readonly TextEdit[] {
  let at = 0;
  // Signs are looked for by a plain search, which is far quicker in a long file.
  for (let sign = text.indexOf('#'); sign >= 0; sign = text.indexOf('#', sign + 1)) {
    INCLUDE.lastIndex = sign;
    const found = INCLUDE.exec(text);
    if (!found) continue;
    if (found[1] === undefined || BRINGS_SETSOCKOPT.test(found[1])) return [];
    at = sign + found[0].length;
  }
  return [{ range: { start: at, end: at }, text: `#include <sys/socket.h>${lineEnd(text)}` }];
}
