/** Moves a call that sets an option in front of the bind. */
import type { Node } from 'web-tree-sitter';
import type { Fix, TextEdit } from '../../model';
import type { FixRequest, FixTarget } from '../language';
import { childrenOf } from './context';
import {
  callAt,
  functionAround,
  insertAfter,
  insertBefore,
  type Place,
  placeOf,
  removeCall,
  spell,
} from './fix-places';

type Request = FixRequest & { kind: 'move-before-bind' };

export function moveBeforeBind(request: Request, target: FixTarget): Fix | undefined {
  const bind = callAt(target, request.bind.call);
  const set = callAt(target, request.set.call);
  const place = set && placeOf(target, set);
  if (!bind || !set || !place || place.statement.id !== set.parent?.id) return undefined;
  const edits =
    bind.type === 'object_creation_expression' ? apart(bind, set, place, target) : moved(bind, set, place, target);
  const [option = 'the option'] = request.set.options;
  return edits && { title: `Set ${option} before bind`, edits, preferred: true };
}

/** `handle.bind(…)` is a statement of its own: the other one goes in front of it. */
function moved(bind: Node, set: Node, place: Place, target: FixTarget): readonly TextEdit[] | undefined {
  const before = placeOf(target, bind);
  const gone = removeCall(target, set);
  if (!before || !gone || before.statement.parent?.id !== place.statement.parent?.id) return undefined;
  if (bind.childForFieldName('object')?.text !== set.childForFieldName('object')?.text) return undefined;
  return [insertBefore(target, before, place.statement.text), gone];
}

/** The constructor binds: it is called without an address, and `bind` comes after the option. */
function apart(bind: Node, set: Node, place: Place, target: FixTarget): readonly TextEdit[] | undefined {
  const handle = set.childForFieldName('object')?.text;
  const declarator = bind.parent;
  const list = bind.childForFieldName('arguments');
  const type = bind.childForFieldName('type')?.text;
  const isOwn =
    (declarator?.type === 'variable_declarator' || declarator?.type === 'resource') &&
    declarator.childForFieldName('name')?.text === handle;
  if (!isOwn || !list || handle === undefined || (type !== 'DatagramSocket' && type !== 'MulticastSocket'))
    return undefined;
  if (functionAround(bind).id !== functionAround(set).id) return undefined;
  // What stands between the two must not need the socket bound.
  const between = target.text.slice(bind.endIndex, set.startIndex);
  if (new RegExp(String.raw`\b${handle}\b`).test(between)) return undefined;
  const address = addressOf(childrenOf(list), bind, target);
  if (!address) return undefined;
  return [
    ...address.edits,
    { range: { start: list.startIndex, end: list.endIndex }, text: '(null)' },
    insertAfter(target, place, `${handle}.bind(${address.text});`),
  ];
}

/** The constructor's arguments as one address: `port`, `port, host` or an address already. */
function addressOf(
  given: readonly Node[],
  at: Node,
  target: FixTarget,
): { readonly text: string; readonly edits: readonly TextEdit[] } | undefined {
  const [port, host] = given;
  if (!port) return undefined;
  if (port.type === 'object_creation_expression') return { text: port.text, edits: [] };
  if (!isNumber(port, at)) return undefined;
  const { name, edits } = spell(target, 'java.net.InetSocketAddress');
  const text = host ? `${host.text}, ${port.text}` : port.text;
  return { text: `new ${name}(${text})`, edits };
}

/** A literal, or a name that is declared as a number. */
function isNumber(node: Node, at: Node): boolean {
  if (node.type === 'decimal_integer_literal') return true;
  if (node.type === 'method_invocation') return node.text.startsWith('Integer.parseInt(');
  if (node.type !== 'identifier') return false;
  let root = at;
  while (root.parent) root = root.parent;
  return new RegExp(String.raw`\bint\s+${node.text}\b`).test(root.text);
}
