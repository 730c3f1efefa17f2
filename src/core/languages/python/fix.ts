/** The edits that answer a finding in Python. */
import type { Node } from 'web-tree-sitter';
import type { Fix, TextEdit } from '../../model';
import type { FixRequest, FixTarget } from '../language';
import { functionAround, insertBefore, isUnconditional, nodeAt, placeOf, remove } from './fix-places';
import { spell } from './fix-names';
import { fixOption, removal } from './fix-option';
import { switchOn } from './fix-servers';

/** Handles that can be written a second time without doing anything: names, attributes, elements by constant. */
const PLAIN_HANDLE = /^[A-Za-z_]\w*(?:\.\w+|\[(?:\w+|'[^'\n]*'|"[^"\n]*")\])*$/;

export function fixPython(request: FixRequest, target: FixTarget): readonly Fix[] {
  const fix = write(request, target);
  return fix ? [fix] : [];
}

function write(request: FixRequest, target: FixTarget): Fix | undefined {
  switch (request.kind) {
    case 'set-before-bind':
      return setBeforeBind(request, target);
    case 'move-before-bind':
      return moveBeforeBind(request, target);
    case 'replace-level':
      return replaceLevel(request, target);
    case 'swap-level-and-option':
      return swap(request, target);
    case 'move-to-listener': {
      const { set, bind } = request;
      const fixed = setBeforeBind({ kind: 'set-before-bind', bind, handle: '', option: 'SO_REUSEADDR' }, target);
      const gone = removal(set, target);
      return fixed && gone ? preferred('Set SO_REUSEADDR on the listener instead', [...fixed.edits, gone]) : undefined;
    }
    default:
      return fixOption(request, target);
  }
}

function preferred(title: string, edits: readonly TextEdit[]): Fix {
  return { title, edits, preferred: true };
}

/** The object of a `handle.bind(…)` call. */
function handleOf(call: Node, method: string): Node | undefined {
  const callee = call.childForFieldName('function');
  if (callee?.type !== 'attribute' || callee.childForFieldName('attribute')?.text !== method) return undefined;
  return callee.childForFieldName('object') ?? undefined;
}

function setBeforeBind(request: FixRequest & { kind: 'set-before-bind' }, target: FixTarget): Fix | undefined {
  const call = nodeAt(target, request.bind.call, 'call');
  if (!call) return undefined;
  const handle =
    request.argument === undefined
      ? handleOf(call, 'bind')
      : call.childForFieldName('arguments')?.namedChildren.filter((node) => node.type !== 'comment')[request.argument];
  if (!handle) {
    const server = switchOn(target, call);
    return server && preferred(server.title, [server.edit]);
  }
  const place = placeOf(target, call);
  if (!place || !PLAIN_HANDLE.test(handle.text)) return undefined;
  const off = switchedOff(target, handle.text, call);
  if (off)
    return preferred(`Switch ${request.option} on`, [
      { range: { start: off.startIndex, end: off.endIndex }, text: off.type === 'false' ? 'True' : '1' },
    ]);
  const title = `Set ${request.option} before bind`;
  if (request.create?.callee.endsWith('create_socket') === true)
    return preferred(title, [insertBefore(target, place, `${handle.text}.set_reuse_addr()`)]);
  const { names, edits } = spell(target, call, ['SOL_SOCKET', request.option], request.create?.callee);
  return preferred(title, [...edits, insertBefore(target, place, `${handle.text}.setsockopt(${names.join(', ')}, 1)`)]);
}

/** The 0 or False by which the same function switches the option off in so many words. */
function switchedOff(target: FixTarget, handle: string, bind: Node): Node | undefined {
  const around = functionAround(bind);
  if (!/SO_REUSEADDR\s*,\s*(?:0|False)\b/.test(target.text.slice(around.startIndex, bind.startIndex))) return undefined;
  for (const call of around.descendantsOfType('call')) {
    if (!call || call.endIndex > bind.startIndex || handleOf(call, 'setsockopt')?.text !== handle) continue;
    const [, option, value] = call.childForFieldName('arguments')?.namedChildren ?? [];
    if (option && value && /(?:^|\.)SO_REUSEADDR$/.test(option.text) && /^(?:0|False)$/.test(value.text)) return value;
  }
  return undefined;
}

function moveBeforeBind(request: FixRequest & { kind: 'move-before-bind' }, target: FixTarget): Fix | undefined {
  const bind = nodeAt(target, request.bind.call, 'call');
  const set = nodeAt(target, request.set.call, 'call') ?? nodeAt(target, request.set.call, 'attribute');
  const from = set && placeOf(target, set);
  if (!bind || !from) return undefined;
  const handle = handleOf(bind, 'bind');
  if (!handle) return toClass(request, target, bind, from.statement);
  const setHandle = handleOf(set, 'setsockopt');
  const place = placeOf(target, bind);
  if (
    !place ||
    !setHandle ||
    !PLAIN_HANDLE.test(handle.text) ||
    from.statement.type !== 'expression_statement' ||
    from.statement.namedChild(0)?.id !== set.id
  )
    return undefined;
  if (!isUnconditional(from.statement, place.statement) || !canMove(target, set, bind)) return undefined;
  const moved = handle.text + target.text.slice(setHandle.endIndex, set.endIndex);
  return preferred('Move setsockopt before bind', [insertBefore(target, place, moved), remove(target, from)]);
}

/** The constructor has bound: the class's switch is what counts, and the late statement goes. */
function toClass(
  request: FixRequest & { kind: 'move-before-bind' },
  target: FixTarget,
  bind: Node,
  late: Node,
): Fix | undefined {
  const { options, value } = request.set;
  const server = switchOn(target, bind);
  const place = placeOf(target, late);
  if (
    !server ||
    !place ||
    value !== 'on' ||
    options.length !== 1 ||
    options[0] !== 'SO_REUSEADDR' ||
    late.type !== 'expression_statement'
  )
    return undefined;
  const own = bind.startIndex >= late.startIndex && bind.endIndex <= late.endIndex;
  return own ? undefined : preferred(server.title, [server.edit, remove(target, place)]);
}

/** Whether what the call names means the same before the bind: no local of another function, nothing assigned in between. */
function canMove(target: FixTarget, set: Node, bind: Node): boolean {
  const home = functionAround(set);
  const sameFunction = functionAround(bind).id === home.id;
  const names = (set.childForFieldName('arguments')?.descendantsOfType('identifier') ?? []).filter(
    (node) => node !== null && !isAttributeName(node) && node.parent?.type !== 'keyword_argument',
  );
  return names.every((node) => {
    const name = node?.text ?? '';
    if (target.unit.imports.has(name) || target.unit.constants.has(name)) return true;
    if (!sameFunction) return false;
    const between = target.text.slice(bind.endIndex, Math.max(bind.endIndex, set.startIndex));
    return !new RegExp(`\\b${name}\\b[^\\n=]*=(?!=)|\\bas\\s+${name}\\b`).test(between);
  });
}

function isAttributeName(node: Node): boolean {
  return node.parent?.type === 'attribute' && node.parent.childForFieldName('attribute')?.id === node.id;
}

/** Levels that Python's socket module has on every system that has the protocol. */
const LEVELS = /^(?:SOL_SOCKET|IPPROTO_(?:IP|IPV6|TCP|UDP|UDPLITE|ICMP|ICMPV6|SCTP))$/;

function replaceLevel(request: FixRequest & { kind: 'replace-level' }, target: FixTarget): Fix | undefined {
  const { levelRange, call } = request.set;
  const at = nodeAt(target, call, 'call');
  if (!levelRange || !at || !LEVELS.test(request.level)) return undefined;
  const written = target.text.slice(levelRange.start, levelRange.end);
  const module = /^([A-Za-z_][\w.]*)\.\w+$/.exec(written)?.[1];
  const title = `Use level ${request.level}`;
  if (module !== undefined) return preferred(title, [{ range: levelRange, text: `${module}.${request.level}` }]);
  const { names, edits } = spell(target, at, [request.level]);
  return preferred(title, [...edits, { range: levelRange, text: names[0]! }]);
}

function swap(request: FixRequest & { kind: 'swap-level-and-option' }, target: FixTarget): Fix | undefined {
  const { levelRange, optionRange } = request.set;
  if (!levelRange || !optionRange) return undefined;
  return preferred('Swap level and option', [
    { range: levelRange, text: target.text.slice(optionRange.start, optionRange.end) },
    { range: optionRange, text: target.text.slice(levelRange.start, levelRange.end) },
  ]);
}
