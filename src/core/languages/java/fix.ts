/** The edits that answer a finding in Java. */
import type { Node } from 'web-tree-sitter';
import type { Fix, TextEdit } from '../../model';
import type { FixRequest, FixTarget } from '../language';
import { moveBeforeBind } from './fix-move';
import { callAt, functionAround, insertAfter, insertBefore, placeOf, removeCall, spell } from './fix-places';

/** Handles that can be written a second time without doing anything. */
const PLAIN_HANDLE = /^(?:this\.)?[A-Za-z_]\w*(?:\.\w+)*$/;

export function fixJava(request: FixRequest, target: FixTarget): readonly Fix[] {
  const fix = write(request, target);
  return fix ? [fix] : [];
}

function write(request: FixRequest, target: FixTarget): Fix | undefined {
  switch (request.kind) {
    case 'set-before-bind':
      return setBeforeBind(request, target);
    case 'move-before-bind':
      return moveBeforeBind(request, target);
    case 'remove-option': {
      const call = callAt(target, request.set.call);
      const edit = call && removeCall(target, call);
      return edit && preferred(`Remove the call that sets ${request.set.options[0] ?? 'the option'}`, [edit]);
    }
    default:
      return undefined;
  }
}

function preferred(title: string, edits: readonly TextEdit[]): Fix {
  return { title, edits, preferred: true };
}

type SetBeforeBind = FixRequest & { kind: 'set-before-bind' };

function setBeforeBind(request: SetBeforeBind, target: FixTarget): Fix | undefined {
  const bind = callAt(target, request.bind.call);
  if (!bind) return undefined;
  const off = switchedOff(bind);
  if (off) return preferred('Switch SO_REUSEADDR on', [{ range: rangeOf(off), text: 'true' }]);
  const { runtime } = request.bind;
  switch (runtime) {
    case 'java-mina':
      return setter(bind, 'setReuseAddress', target);
    case 'java-websocket':
      return setter(bind, 'setReuseAddr', target) ?? inConstructors(bind, 'setReuseAddr(true);', target);
    case 'java-httpcore4':
      return socketConfig(bind, target);
    case 'java-datagramchannel':
      return channelOption(bind, target);
    case 'java-datagramsocket':
      return asMulticast(bind, target);
    default:
      return undefined;
  }
}

function rangeOf(node: Node): { start: number; end: number } {
  return { start: node.startIndex, end: node.endIndex };
}

/** Methods by which the option is switched, and the position of the value. */
const SWITCHES: Readonly<Record<string, number>> = {
  setReuseAddress: 0,
  setReuseAddr: 0,
  setSoReuseAddress: 0,
  setOption: 1,
  option: 1,
  setSocketOption: 1,
};

/** The only `false` by which the function, else the file, switches the option off. */
function switchedOff(bind: Node): Node | undefined {
  const around = functionAround(bind);
  let root = around;
  while (root.parent) root = root.parent;
  for (const scope of [around, root]) {
    const found = scope.descendantsOfType('method_invocation').flatMap((call) => {
      const name = call.childForFieldName('name')?.text ?? '';
      const position = Object.hasOwn(SWITCHES, name) ? SWITCHES[name] : undefined;
      const given = call.childForFieldName('arguments')?.namedChildren ?? [];
      const value = position === undefined ? undefined : given[position];
      const named = position !== 1 || /REUSE_?ADDR/.test(given[0]?.text ?? '');
      return value && named && /^(?:false|Boolean\.FALSE)$/.test(value.text) ? [value] : [];
    });
    const [only] = found;
    if (only) return found.length === 1 ? only : undefined;
  }
  return undefined;
}

/** `handle.setReuseAddress(true);` before the statement that binds. */
function setter(bind: Node, method: string, target: FixTarget): Fix | undefined {
  const handle = bind.childForFieldName('object');
  const place = placeOf(target, bind);
  if (!handle || !place || !PLAIN_HANDLE.test(handle.text)) return undefined;
  const typed = declaredType(handle, bind);
  const edits: TextEdit[] = [insertBefore(target, place, `${handle.text}.${method}(true);`)];
  // The interface above has no such method.
  if (typed?.text === 'IoAcceptor') edits.push({ range: rangeOf(typed), text: 'NioSocketAcceptor' });
  return preferred('Set SO_REUSEADDR before bind', edits);
}

/** `new Chat(8887).start()`: the statement behind every `super(…)` of the class. */
function inConstructors(bind: Node, statement: string, target: FixTarget): Fix | undefined {
  const made = bind.childForFieldName('object');
  const name = made?.type === 'object_creation_expression' ? made.childForFieldName('type')?.text : undefined;
  const cls = target.tree.rootNode
    .descendantsOfType('class_declaration')
    .find((each) => each.childForFieldName('name')?.text === name);
  const edits = (cls?.descendantsOfType('constructor_declaration') ?? []).flatMap((constructor) => {
    const first = constructor.childForFieldName('body')?.namedChild(0);
    if (constructor.childForFieldName('name')?.text !== name || first?.type !== 'explicit_constructor_invocation')
      return [];
    if (first.childForFieldName('constructor')?.type !== 'super') return [];
    const place = placeOf(target, first);
    return place ? [insertAfter(target, place, statement)] : [];
  });
  return edits.length > 0 ? preferred('Set SO_REUSEADDR in the constructor', edits) : undefined;
}

/** Apache HttpCore: the option is part of a SocketConfig. */
function socketConfig(bind: Node, target: FixTarget): Fix | undefined {
  const calls = functionAround(bind).descendantsOfType('method_invocation');
  const named = (name: string): readonly Node[] =>
    calls.filter((call) => call.childForFieldName('name')?.text === name && call.endIndex <= bind.endIndex);
  const after = (call: Node, written: string): TextEdit => ({
    range: { start: call.endIndex, end: call.endIndex },
    text: written,
  });
  const title = 'Set SO_REUSEADDR in the socket configuration';
  const [custom, ...moreCustom] = named('custom').filter((call) =>
    /\bSocketConfig$/.test(call.childForFieldName('object')?.text ?? ''),
  );
  if (custom)
    return moreCustom.length === 0 ? preferred(title, [after(custom, '.setSoReuseAddress(true)')]) : undefined;
  const [start, ...moreStarts] = named('bootstrap');
  if (!start || moreStarts.length > 0 || named('setSocketConfig').length > 0) return undefined;
  const { name, edits } = spell(target, 'org.apache.http.config.SocketConfig');
  const next = /^\s*(?=\.)/.exec(target.text.slice(start.endIndex))?.[0] ?? '';
  return preferred(title, [
    ...edits,
    after(start, `${next}.setSocketConfig(${name}.custom().setSoReuseAddress(true).build())`),
  ]);
}

/** The type with which a local variable or a field is declared. */
function declaredType(handle: Node, at: Node): Node | undefined {
  const name = handle.text.replace(/^this\./, '');
  let root = at;
  while (root.parent) root = root.parent;
  for (const scope of [functionAround(at), root]) {
    for (const declarator of scope.descendantsOfType('variable_declarator')) {
      if (declarator.childForFieldName('name')?.text !== name) continue;
      return declarator.parent?.childForFieldName('type') ?? undefined;
    }
  }
  return undefined;
}

/** `channel.setOption(StandardSocketOptions.SO_REUSEADDR, true)` before the bind, in its chain where it is in one. */
function channelOption(bind: Node, target: FixTarget): Fix | undefined {
  const channel = bind.childForFieldName('object');
  if (!channel) return undefined;
  const { name, edits } = spell(target, 'java.net.StandardSocketOptions');
  const call = `.setOption(${name}.SO_REUSEADDR, true)`;
  const title = 'Set SO_REUSEADDR before bind';
  if (channel.type === 'method_invocation') {
    const at = channel.endIndex;
    const gap = target.text.slice(at, bind.childForFieldName('name')?.startIndex).replace(/\.\s*$/, '');
    return preferred(title, [...edits, { range: { start: at, end: at }, text: gap + call }]);
  }
  const place = placeOf(target, bind);
  if (!place || !PLAIN_HANDLE.test(channel.text)) return undefined;
  return preferred(title, [...edits, insertBefore(target, place, `${channel.text}${call};`)]);
}

/** A `MulticastSocket` sets the option before its constructor binds. */
function asMulticast(bind: Node, target: FixTarget): Fix | undefined {
  const type = bind.type === 'object_creation_expression' ? bind.childForFieldName('type') : undefined;
  if (type?.text !== 'DatagramSocket') return undefined;
  const { name, edits } = spell(target, 'java.net.MulticastSocket');
  return preferred('Use a MulticastSocket', [...edits, { range: rangeOf(type), text: name }]);
}
