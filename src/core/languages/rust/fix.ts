/** The edits that answer a finding in Rust. */
import type { Node } from 'web-tree-sitter';
import type { Fix, Range, TextEdit } from '../../model';
import type { FixRequest, FixTarget } from '../language';
import { argumentsOf, methodOf, optionCall } from './fix-calls';
import { fixOption, removal } from './fix-option';
import { callAt, functionAround, inPathOf, insertBefore, placeOf, preferred, remove } from './fix-places';
import { styled } from './fix-style';

export function fixRust(request: FixRequest, target: FixTarget): readonly Fix[] {
  const fix = write(request, target);
  return fix ? [fix] : [];
}

function write(request: FixRequest, target: FixTarget): Fix | undefined {
  switch (request.kind) {
    case 'set-before-bind':
      return setBeforeBind(request.bind.call, request.bind.runtime ?? request.create?.runtime, target);
    case 'move-before-bind':
      return moveBeforeBind(request.set.call, request.bind.call, target);
    case 'replace-level': {
      const { levelRange } = request.set;
      const edits = levelRange && [{ range: levelRange, text: inPathOf(target, levelRange, request.level) }];
      return preferred(`Use level ${request.level}`, edits);
    }
    case 'swap-level-and-option': {
      const { levelRange, optionRange } = request.set;
      const text = ({ start, end }: Range): string => target.text.slice(start, end);
      return preferred(
        'Swap level and option',
        levelRange &&
          optionRange && [
            { range: levelRange, text: text(optionRange) },
            { range: optionRange, text: text(levelRange) },
          ],
      );
    }
    case 'move-to-listener': {
      const set = setBeforeBind(request.bind.call, request.bind.runtime, target);
      const gone = removal(request.set, target);
      return preferred('Set SO_REUSEADDR on the listener instead', set && gone && [...set.edits, gone]);
    }
    default:
      return fixOption(request, target);
  }
}

function setBeforeBind(range: Range, runtime: string | undefined, target: FixTarget): Fix | undefined {
  const bind = callAt(target, range);
  if (!bind) return undefined;
  const off = switchedOff(bind);
  if (off)
    return preferred('Switch SO_REUSEADDR on', [{ range: { start: off.startIndex, end: off.endIndex }, text: 'true' }]);
  const chained = inChain(bind, runtime, target);
  if (chained) return preferred('Set SO_REUSEADDR before bind', [chained]);
  const place = placeOf(target, bind);
  const call = optionCall(target, bind, runtime);
  if (!place || !call) return undefined;
  const { statement } = place;
  // How the bind is checked is repeated, but not what could not be read.
  if (statement.hasError || (statement.type === 'let_declaration' && statement.nextNamedSibling?.hasError === true))
    return undefined;
  return preferred('Set SO_REUSEADDR before bind', [
    ...call.edits,
    insertBefore(target, place, styled(target, bind, place, call)),
  ]);
}

/** The `false` by which the same function switches the option off in so many words. */
function switchedOff(bind: Node): Node | undefined {
  const around = functionAround(bind);
  const handle = bind.childForFieldName('function')?.childForFieldName('value')?.text;
  for (const call of around?.descendantsOfType('call_expression') ?? []) {
    if (!call || call.startIndex > bind.startIndex) break;
    const callee = call.childForFieldName('function');
    const [first, second, third] = argumentsOf(call);
    const isMethod =
      /^(?:set_reuse_address|set_reuseaddr|reuse_address)$/.test(callee?.childForFieldName('field')?.text ?? '') &&
      callee?.childForFieldName('value')?.text === handle;
    if (isMethod && first?.text === 'false') return first;
    const name = callee?.text ?? '';
    if (/(?:^|::)set_socket_reuseaddr$/.test(name) && second?.text === 'false') return second;
    if (/(?:^|::)setsockopt$/.test(name) && /(?:^|::)ReuseAddr$/.test(second?.text ?? '') && third?.text === '&false')
      return third.namedChild(0) ?? undefined;
  }
  return undefined;
}

/** `TcpBuilder::new_v4()?.bind(…)`: one more link in the chain. */
function inChain(bind: Node, runtime: string | undefined, target: FixTarget): TextEdit | undefined {
  const callee = bind.childForFieldName('function');
  const object = callee?.childForFieldName('value');
  const field = callee?.childForFieldName('field');
  if (!object || !field || runtime?.startsWith('rust-net2') !== true) return undefined;
  const ending = object.type === 'try_expression' ? '?' : object.text.endsWith('.unwrap()') ? '.unwrap()' : undefined;
  if (ending === undefined) return undefined;
  const access = target.text.slice(object.endIndex, field.startIndex);
  const at = field.startIndex;
  const method = methodOf(runtime, target.text) ?? '';
  return { range: { start: at, end: at }, text: `${method}(true)${ending}${access}` };
}

function moveBeforeBind(set: Range, bind: Range, target: FixTarget): Fix | undefined {
  const from = callAt(target, set);
  const to = callAt(target, bind);
  const source = from && placeOf(target, from);
  const place = to && placeOf(target, to);
  if (!from || !to || !source || !place || functionAround(from)?.id !== functionAround(to)?.id) return undefined;
  // Both run whenever the other does.
  if (source.statement.parent?.id !== place.statement.parent?.id || source.statement.type === 'let_declaration')
    return undefined;
  if (!sameHandle(from, to) || changesBetween(target, from, to)) return undefined;
  const text = target.text.slice(source.statement.startIndex, source.statement.endIndex);
  const attributes = attributesOf(source.statement);
  const ended = /[;}]$/.test(text) ? text : `${text};`;
  return preferred('Move the call before bind', [
    insertBefore(target, place, [...attributes, ended]),
    remove(target, source),
  ]);
}

function attributesOf(statement: Node): readonly string[] {
  const found: string[] = [];
  for (
    let before = statement.previousNamedSibling;
    before?.type === 'attribute_item';
    before = before.previousNamedSibling
  )
    found.unshift(before.text);
  return found;
}

/** Both calls name their socket in the same way: it may have become a socket of another type in between. */
function sameHandle(set: Node, bind: Node): boolean {
  const handle = (call: Node): string | undefined => {
    const callee = call.childForFieldName('function');
    return callee?.type === 'field_expression' ? callee.childForFieldName('value')?.text : argumentsOf(call)[0]?.text;
  };
  const plain = (text: string | undefined): string =>
    (text ?? '').replace(/^&/, '').replace(/\.as_(?:raw_fd|fd)\(\)$/, '');
  const name = plain(handle(set));
  return name !== '' && name === plain(handle(bind));
}

/** A variable that the call names comes to be, or gets another value, between the two. */
function changesBetween({ text }: FixTarget, set: Node, bind: Node): boolean {
  const between = text.slice(bind.endIndex, Math.max(bind.endIndex, set.startIndex));
  return set
    .descendantsOfType('identifier')
    .some(
      (node) =>
        node !== null && new RegExp(`\\blet\\s+(?:mut\\s+)?${node.text}\\b|\\b${node.text}\\s*=(?!=)`).test(between),
    );
}
