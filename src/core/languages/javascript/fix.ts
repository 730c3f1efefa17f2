/** The edits that answer a finding in JavaScript and TypeScript. */
import type { Node } from 'web-tree-sitter';
import type { Fix, Range, TextEdit } from '../../model';
import type { FixRequest, FixTarget } from '../language';
import { childrenOf } from './context';

export function fixJavascript(request: FixRequest, target: FixTarget): readonly Fix[] {
  switch (request.kind) {
    case 'set-before-bind': {
      const { create, bind } = request;
      // A socket that another file makes has its options there.
      if (create && create.path !== bind.path) return [];
      const place = create?.call ?? bind.call;
      const edit = switchOn(target, place);
      return edit ? [{ title: `Set ${edit.property}`, edits: [edit.edit], preferred: true }] : [];
    }
    case 'remove-option': {
      const range = request.set.optionRange;
      const edit = range && removeProperty(target, range);
      return edit
        ? [{ title: `Remove ${target.text.slice(range.start, range.end)}`, edits: [edit], preferred: true }]
        : [];
    }
    default:
      return [];
  }
}

function callAt({ tree }: FixTarget, { start, end }: Range): Node | undefined {
  let node: Node | null = tree.rootNode.descendantForIndex(start, Math.max(start, end - 1));
  while (node && !(node.startIndex === start && node.endIndex === end && /^(?:call|new)_expression$/.test(node.type))) {
    if (node.startIndex < start || node.endIndex > end) return undefined;
    node = node.parent;
  }
  return node ?? undefined;
}

/** `createSocket('udp4')` → `createSocket({ type: 'udp4', reuseAddr: true })`. */
function switchOn(target: FixTarget, range: Range): { property: string; edit: TextEdit } | undefined {
  const call = callAt(target, range);
  const list = call?.childForFieldName('arguments');
  const [first] = list ? childrenOf(list) : [];
  if (!call || !first) return undefined;
  const property =
    call.childForFieldName('function')?.text.endsWith('listenDatagram') === true ? 'reuseAddress' : 'reuseAddr';
  const pair = `${property}: true`;
  if (first.type === 'object') {
    const edit = addProperty(target, first, property, pair);
    return edit && { property, edit };
  }
  if (property !== 'reuseAddr' || (first.type !== 'string' && first.type !== 'identifier')) return undefined;
  // A variable may as well hold an object.
  if (first.type === 'identifier') return undefined;
  const edit = { range: { start: first.startIndex, end: first.endIndex }, text: `{ type: ${first.text}, ${pair} }` };
  return { property, edit };
}

function addProperty(target: FixTarget, object: Node, property: string, pair: string): TextEdit | undefined {
  const items = childrenOf(object);
  const known = items.find((item) => item.childForFieldName('key')?.text === property);
  const value = known?.childForFieldName('value');
  if (value) return { range: { start: value.startIndex, end: value.endIndex }, text: 'true' };
  const last = items.at(-1);
  // Where it could not be read, nobody knows what a comma separates.
  if (!last || object.hasError) return undefined;
  const before = items.at(-2)?.endIndex ?? object.startIndex + 1;
  const gap = target.text.slice(before, last.startIndex);
  const newline = /\r?\n[ \t]*$/.exec(gap)?.[0];
  return { range: { start: last.endIndex, end: last.endIndex }, text: `,${newline ?? ' '}${pair}` };
}

/** Takes a property out; `{ type: 'udp4' }` that is left alone becomes `'udp4'`. */
function removeProperty(target: FixTarget, range: Range): TextEdit | undefined {
  let node: Node | null = target.tree.rootNode.descendantForIndex(range.start, range.end - 1);
  while (node && node.type !== 'pair' && node.type !== 'shorthand_property_identifier') node = node.parent;
  const object = node?.parent;
  if (!node || object?.type !== 'object') return undefined;
  const items = childrenOf(object);
  const others = items.filter((item) => item.id !== node.id);
  const [only] = others;
  const call = object.parent?.parent?.childForFieldName('function');
  if (
    only &&
    others.length === 1 &&
    only.childForFieldName('key')?.text === 'type' &&
    call?.text.endsWith('createSocket') === true
  )
    return {
      range: { start: object.startIndex, end: object.endIndex },
      text: only.childForFieldName('value')?.text ?? '',
    };
  const index = items.findIndex((item) => item.id === node.id);
  const next = items[index + 1];
  const previous = items[index - 1];
  if (next) return { range: { start: node.startIndex, end: next.startIndex }, text: '' };
  if (previous) return { range: { start: previous.endIndex, end: node.endIndex }, text: '' };
  return { range: { start: node.startIndex, end: node.endIndex }, text: '' };
}
