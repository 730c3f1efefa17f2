/** The edits that answer a finding in PHP. */
import type { Node } from 'web-tree-sitter';
import type { Fix, TextEdit } from '../../model';
import type { FixRequest, FixTarget } from '../language';
import { checkedAs } from './fix-check';
import { fixOption, removal } from './fix-option';
import {
  callAt,
  functionAround,
  insertBefore,
  isUnconditional,
  ownStatement,
  placeOf,
  remove,
  stepOf,
} from './fix-places';

type Request<K extends FixRequest['kind']> = FixRequest & { readonly kind: K };

/** Handles that can be written a second time without doing anything: variables, properties, elements by constant. */
const PLAIN_HANDLE =
  /^(?:(?:self|static|\\?[A-Z]\w*(?:\\\w+)*)::)?\$\w+(?:->\w+|\[(?:\w+|\$\w+|'[^'\n]*'|"[^"$\n]*")\])*$/;

export function fixPhp(request: FixRequest, target: FixTarget): readonly Fix[] {
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
      const level = LEVELS[request.level];
      return levelRange && level !== undefined
        ? preferred(`Use level ${level}`, [{ range: levelRange, text: level }])
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

/** Levels by the names that PHP has for them. */
const LEVELS: Readonly<Record<string, string>> = {
  SOL_SOCKET: 'SOL_SOCKET',
  IPPROTO_TCP: 'SOL_TCP',
  IPPROTO_UDP: 'SOL_UDP',
  IPPROTO_IP: 'IPPROTO_IP',
  IPPROTO_IPV6: 'IPPROTO_IPV6',
};

function preferred(title: string, edits: readonly TextEdit[]): Fix {
  return { title, edits, preferred: true };
}

function functionName(call: Node): string {
  return call.childForFieldName('function')?.text.replace(/^\\/, '').toLowerCase() ?? '';
}

/** The first argument of a call of one of these functions, where it can be written again. */
function handleOf(call: Node, names: RegExp): string | undefined {
  if (!names.test(functionName(call))) return undefined;
  const handle = call.childForFieldName('arguments')?.namedChild(0)?.text ?? '';
  return PLAIN_HANDLE.test(handle) ? handle : undefined;
}

const BIND = /^socket_bind$/;
const SET = /^socket_set_?opt(?:ion)?$/;

function setBeforeBind(request: Request<'set-before-bind'>, target: FixTarget): Fix | undefined {
  const call = callAt(target, request.bind.call);
  if (call && functionName(call) === 'socket_create_listen') return replaceCreateListen(target, call);
  const handle = call && handleOf(call, BIND);
  const place = call && placeOf(target, call);
  if (!place || handle === undefined) return undefined;
  // A socket that the same statement makes is not there before it.
  const before = target.text.slice(place.statement.startIndex, call.startIndex);
  if (new RegExp(`${handle.replace(/[$[\]\\(){}.*+?^|]/g, '\\$&')}\\s*=(?!=)`).test(before)) return undefined;
  const off = switchedOff(target, handle, call);
  if (off)
    return preferred(`Switch ${request.option} on`, [
      { range: { start: off.startIndex, end: off.endIndex }, text: off.type === 'boolean' ? 'true' : '1' },
    ]);
  const root = call.childForFieldName('function')?.text.startsWith('\\') === true ? '\\' : '';
  const setter = `${root}socket_set_option(${handle}, SOL_SOCKET, ${request.option}, 1)`;
  const lines = place.unbraced || place.shared ? [`${setter};`] : checkedAs(target.text, call, place, setter);
  return preferred(`Set ${request.option} before bind`, insertBefore(target, place, lines));
}

/** The 0 or false by which the same function switches the option off in so many words. */
function switchedOff(target: FixTarget, handle: string, bind: Node): Node | undefined {
  const around = functionAround(bind);
  if (!/SO_REUSEADDR\s*,\s*(?:0|false)\b/i.test(target.text.slice(around.startIndex, bind.startIndex)))
    return undefined;
  for (const call of around.descendantsOfType('function_call_expression')) {
    if (!call || call.endIndex > bind.startIndex || handleOf(call, SET) !== handle) continue;
    const [, , option, value] = call.childForFieldName('arguments')?.namedChildren ?? [];
    const written = value?.namedChild(0);
    if (option?.text === 'SO_REUSEADDR' && written && /^(?:0|false)$/i.test(written.text)) return written;
  }
  return undefined;
}

/** `$s = socket_create_listen($port);` as the four calls that it stands for; the result is still false on failure. */
function replaceCreateListen(target: FixTarget, call: Node): Fix | undefined {
  const place = placeOf(target, call);
  const [assignment] = place?.statement.type === 'expression_statement' ? place.statement.namedChildren : [];
  const right = assignment?.type === 'assignment_expression' ? assignment.childForFieldName('right') : null;
  const handle = assignment?.childForFieldName('left')?.text ?? '';
  const quiet = right?.type === 'error_suppression_expression' ? '@' : '';
  const value = quiet === '' ? right : right?.namedChild(0);
  const [port, backlog] = call.childForFieldName('arguments')?.namedChildren.map((child) => child?.text) ?? [];
  if (
    !place ||
    place.shared ||
    place.unbraced ||
    // What cannot be read is not repeated.
    place.statement.hasError ||
    value?.id !== call.id ||
    !PLAIN_HANDLE.test(handle) ||
    port === undefined
  )
    return undefined;
  const step = stepOf(target.text);
  const lines = [
    `${handle} = socket_create(AF_INET, SOCK_STREAM, SOL_TCP);`,
    `socket_set_option(${handle}, SOL_SOCKET, SO_REUSEADDR, 1);`,
    `if (!${quiet}socket_bind(${handle}, '0.0.0.0', ${port}) || !${quiet}socket_listen(${handle}, ${backlog ?? '128'})) {`,
    `${step}${handle} = false;`,
  ];
  return preferred('Set SO_REUSEADDR before bind', [
    ...insertBefore(target, place, lines),
    { range: { start: place.statement.startIndex, end: place.statement.endIndex }, text: '}' },
  ]);
}

function moveBeforeBind(request: Request<'move-before-bind'>, target: FixTarget): Fix | undefined {
  const bind = callAt(target, request.bind.call);
  const set = callAt(target, request.set.call);
  const from = set && ownStatement(target, set);
  const place = bind && placeOf(target, bind);
  const handle = bind && handleOf(bind, BIND);
  const old = set?.childForFieldName('arguments')?.namedChild(0);
  if (!place || place.unbraced || !from || handle === undefined || !old || !SET.test(functionName(set)))
    return undefined;
  if (!isUnconditional(from.statement, place.statement) || !canMove(target, set, bind)) return undefined;
  const { startIndex, endIndex } = from.statement;
  const moved = target.text.slice(startIndex, old.startIndex) + handle + target.text.slice(old.endIndex, endIndex);
  return preferred('Move socket_set_option before bind', [
    ...insertBefore(target, place, [moved]),
    remove(target, from),
  ]);
}

/** Whether what the call names means the same before the bind: constants, or variables that are not assigned in between. */
function canMove(target: FixTarget, set: Node, bind: Node): boolean {
  const [, ...args] = set.childForFieldName('arguments')?.namedChildren ?? [];
  const names = args.flatMap((arg) => arg?.descendantsOfType('variable_name') ?? []);
  if (names.length > 0 && functionAround(bind).id !== functionAround(set).id) return false;
  const between = target.text.slice(bind.endIndex, Math.max(bind.endIndex, set.startIndex));
  return names.every((name) => !name || !new RegExp(`\\${name.text}\\b[^\\n;]*=(?!=)`).test(between));
}
