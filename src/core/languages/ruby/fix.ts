/** The edits that answer a finding in Ruby. */
import type { Node } from 'web-tree-sitter';
import type { Fix, TextEdit } from '../../model';
import type { FixRequest, FixTarget } from '../language';
import { fixOption, removal } from './fix-option';
import { callAt, functionAround, insertBefore, isUnconditional, ownStatement, placeOf, remove } from './fix-places';
import { respelled, setter, spelling } from './fix-style';

type Request<K extends FixRequest['kind']> = FixRequest & { readonly kind: K };

/** Handles that can be written a second time without doing anything: variables, readers, elements by constant. */
const PLAIN_HANDLE = /^(?:self\.)?[@$]{0,2}[A-Za-z_]\w*(?:\.[a-z_]\w*|\[(?:\w+|:\w+|'[^'\n]*'|"[^"#\n]*")\])*$/;

export function fixRuby(request: FixRequest, target: FixTarget): readonly Fix[] {
  const fix = write(request, target);
  return fix ? [fix] : [];
}

function write(request: FixRequest, target: FixTarget): Fix | undefined {
  switch (request.kind) {
    case 'set-before-bind':
      return setBeforeBind(request, target);
    case 'move-before-bind':
      return moveBeforeBind(request, target);
    case 'replace-level': {
      const { levelRange } = request.set;
      const text = levelRange && respelled(target, levelRange, request.level);
      return levelRange && text !== undefined
        ? preferred(`Use level ${request.level}`, [{ range: levelRange, text }])
        : undefined;
    }
    case 'swap-level-and-option': {
      const { levelRange, optionRange } = request.set;
      if (!levelRange || !optionRange) return undefined;
      return preferred('Swap level and option', [
        { range: levelRange, text: target.text.slice(optionRange.start, optionRange.end) },
        { range: optionRange, text: target.text.slice(levelRange.start, levelRange.end) },
      ]);
    }
    case 'move-to-listener': {
      const fixed = setBeforeBind(
        { kind: 'set-before-bind', bind: request.bind, handle: '', option: 'SO_REUSEADDR' },
        target,
      );
      const gone = removal(request.set, target);
      return fixed && gone ? preferred('Set SO_REUSEADDR on the listener instead', [...fixed.edits, gone]) : undefined;
    }
    default:
      return fixOption(request, target);
  }
}

function preferred(title: string, edits: readonly TextEdit[]): Fix {
  return { title, edits, preferred: true };
}

/** The object of a `handle.bind(…)` call as written, empty where it is the own object; undefined for other calls. */
function handleOf(call: Node, method: string): string | undefined {
  if (call.childForFieldName('method')?.text !== method) return undefined;
  const receiver = call.childForFieldName('receiver')?.text ?? '';
  return receiver === '' || PLAIN_HANDLE.test(receiver) ? receiver : undefined;
}

function setBeforeBind(request: Request<'set-before-bind'>, target: FixTarget): Fix | undefined {
  const call = callAt(target, request.bind.call);
  const handle = call && handleOf(call, 'bind');
  const place = call && placeOf(target, call);
  if (!place || handle === undefined) return undefined;
  const off = switchedOff(target, handle, call);
  if (off)
    return preferred(`Switch ${request.option} on`, [
      { range: { start: off.startIndex, end: off.endIndex }, text: off.type === 'integer' ? '1' : 'true' },
    ]);
  const spell = spelling(target, request.bind, request.create);
  const statement = setter(handle, [spell('SOL_SOCKET'), spell(request.option), 'true'], call);
  return preferred(`Set ${request.option} before bind`, [insertBefore(target, place, statement)]);
}

/** The 0 or false by which the same method switches the option off in so many words. */
function switchedOff(target: FixTarget, handle: string, bind: Node): Node | undefined {
  const around = functionAround(bind);
  if (!/REUSEADDR['"]?\s*,\s*(?:0|false)\b/.test(target.text.slice(around.startIndex, bind.startIndex)))
    return undefined;
  for (const call of around.descendantsOfType('call')) {
    if (!call || call.endIndex > bind.startIndex || handleOf(call, 'setsockopt') !== handle) continue;
    const [, option, value] = call.childForFieldName('arguments')?.namedChildren ?? [];
    if (option && value && /REUSEADDR['"]?$/.test(option.text) && /^(?:0|false)$/.test(value.text)) return value;
  }
  return undefined;
}

function moveBeforeBind(request: Request<'move-before-bind'>, target: FixTarget): Fix | undefined {
  const bind = callAt(target, request.bind.call);
  const set = callAt(target, request.set.call);
  const from = set && ownStatement(target, set);
  const place = bind && placeOf(target, bind);
  const handle = bind && handleOf(bind, 'bind');
  if (!place || !from || handle === undefined || handleOf(set, 'setsockopt') === undefined) return undefined;
  if (!isUnconditional(from.statement, place.statement) || !canMove(target, set, bind)) return undefined;
  const list = set.childForFieldName('arguments')?.text ?? '';
  const moved = `${handle === '' ? '' : `${handle}.`}setsockopt${list.startsWith('(') ? '' : ' '}${list}`;
  return preferred('Move setsockopt before bind', [insertBefore(target, place, moved), remove(target, from)]);
}

/** Whether what the call names means the same before the bind: constants, or variables that are not assigned in between. */
function canMove(target: FixTarget, set: Node, bind: Node): boolean {
  const sameFunction = functionAround(bind).id === functionAround(set).id;
  const names = set.childForFieldName('arguments')?.descendantsOfType('identifier') ?? [];
  return names.every((node) => {
    // The method of `[1].pack('i')` is no variable.
    const isMethod = node?.parent?.type === 'call' && node.parent.childForFieldName('method')?.id === node.id;
    if (!node || (isMethod && node.parent?.childForFieldName('receiver'))) return true;
    if (!sameFunction || set.startIndex < bind.startIndex) return false;
    const between = target.text.slice(bind.endIndex, set.startIndex);
    return !new RegExp(`\\b${node.text}\\b[^\\n=]*=(?!=)|\\|[^|\\n]*\\b${node.text}\\b[^|\\n]*\\|`).test(between);
  });
}
