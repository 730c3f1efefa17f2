/** Fixes for listeners that a library binds: its own switch, or its own call before the bind. */
import type { Node } from 'web-tree-sitter';
import { runtimeById } from '../../../knowledge';
import type { Fix, Range, TextEdit } from '../../model';
import type { FixRequest, FixTarget } from '../language';
import { setterOf } from './libraries';
import { callAt, indentAt, isUnbracedBody, lineEnd, startsLine, statementOf } from './syntax';

/** The edits for a bind that is a library's; undefined for the system's own call, which is not answered here. */
export function libraryFix(request: FixRequest, target: FixTarget): readonly Fix[] | undefined {
  if (request.kind !== 'set-before-bind') return undefined;
  const { bind } = request;
  const setter = setterOf(target.text.slice(bind.name.start, bind.name.end));
  if (setter !== undefined) return beforeCall(bind.call, setter, target);
  return bind.runtime === undefined ? undefined : bySwitch(bind.runtime, bind.call, target);
}

/** Turns the argument on that decides whether the call sets the option. */
export function bySwitch(runtime: string, call: Range, { tree, text }: FixTarget): readonly Fix[] {
  const facts = runtimeById(runtime);
  const { position, flag } = facts?.switch ?? {};
  const list = argumentList(tree.rootNode.descendantForIndex(call.start, call.end), call);
  if (!facts || position === undefined || !list) return [];
  const given = list.namedChildren.filter((child) => child.type !== 'comment');
  const argument = given[position];
  const title = `Let ${facts.library} set SO_REUSEADDR`;
  if (!argument) {
    const last = given.at(-1);
    if (!last || given.length !== position || flag !== undefined) return [];
    return [
      { title, preferred: true, edits: [{ range: { start: last.endIndex, end: last.endIndex }, text: ', true' }] },
    ];
  }
  const written = text.slice(argument.startIndex, argument.endIndex);
  const on = flag === undefined ? ON[written] : written === '0' ? flag : `${written} | ${flag}`;
  if (on === undefined) return [];
  // Where it must be said, FALSE may be a guess; where true is what one gets, false was meant.
  return [
    {
      title,
      preferred: facts.switch?.default !== true,
      edits: [{ range: { start: argument.startIndex, end: argument.endIndex }, text: on }],
    },
  ];
}

const ON: Readonly<Record<string, string>> = { false: 'true', FALSE: 'TRUE', '0': '1' };

/** The arguments of a call or of a construction; what reads like a parameter list may be the latter. */
function argumentList(node: Node | null, call: Range): Node | undefined {
  for (
    let current: Node | null = node;
    current && current.startIndex <= call.end && current.endIndex >= call.end;
    current = current.lastNamedChild
  ) {
    if (/^(?:argument_list|parameter_list|initializer_list)$/.test(current.type) && current.endIndex === call.end)
      return current;
  }
  return undefined;
}

/** A statement before the one that binds. `setter` makes it of the handle as the call spells it. */
function beforeCall(range: Range, setter: (handle: string) => string, target: FixTarget): readonly Fix[] {
  const call = callAt(target.tree, range);
  const handle = call?.childForFieldName('arguments')?.namedChild(0)?.text;
  const edits = call && handle !== undefined ? insertBefore(call, `${setter(handle)};`, target.text) : undefined;
  return edits ? [{ title: 'Set SO_REUSEADDR before bind', preferred: true, edits }] : [];
}

/** Puts a statement before the one that holds `call`; undefined where there is no plain place for one. */
export function insertBefore(call: Node, line: string, text: string): readonly TextEdit[] | undefined {
  const statement = statementOf(call);
  if (!statement || !startsLine(text, statement.startIndex)) return undefined;
  const eol = lineEnd(text);
  const start = text.lastIndexOf('\n', statement.startIndex - 1) + 1;
  const insertion: TextEdit = {
    range: { start, end: start },
    text: `${indentAt(text, statement.startIndex)}${line}${eol}`,
  };
  if (!statement.parent || !isUnbracedBody(statement, statement.parent)) return [insertion];
  const head = statement.previousSibling?.endIndex ?? statement.startIndex;
  const rest = /^[^\r\n]*/.exec(text.slice(statement.endIndex))?.[0] ?? '';
  const end = statement.endIndex + rest.length;
  return [
    { range: { start: head, end: head }, text: ' {' },
    insertion,
    { range: { start: end, end }, text: `${eol}${indentAt(text, statement.parent.startIndex)}}` },
  ];
}
