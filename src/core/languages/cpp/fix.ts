/** Fixes in C++: for Asio its own calls, for the rest those of C. */
import type { Node } from 'web-tree-sitter';
import type { Fix, Range } from '../../model';
import { fixC } from '../c/fix';
import { bySwitch, insertBefore, libraryFix } from '../c/library-fix';
import { callAt } from '../c/syntax';
import type { FixRequest, FixTarget } from '../language';

const ASIO = 'cpp-asio-acceptor';

export function fixCpp(request: FixRequest, target: FixTarget): readonly Fix[] {
  if (request.kind === 'set-before-bind' && request.bind.runtime === ASIO) return setOption(request.bind.call, target);
  if (request.kind === 'move-before-bind' && request.set.runtime === ASIO)
    return fixC(request, target).map((fix) => ({ ...fix, title: 'Move set_option before bind' }));
  const own = libraryFix(request, target);
  if (own) return own;
  // A method of a library takes other arguments than the system's call.
  return request.kind === 'set-before-bind' && isMethod(request.bind.call, target) ? [] : fixC(request, target);
}

function isMethod(call: Range, { tree }: FixTarget): boolean {
  return callAt(tree, call)?.childForFieldName('function')?.type === 'field_expression';
}

/** `acceptor.set_option(tcp::acceptor::reuse_address(true));` before `acceptor.bind(…);` */
function setOption(bind: Range, target: FixTarget): readonly Fix[] {
  const call = callAt(target.tree, bind);
  const callee = call?.childForFieldName('function');
  // Bound by its constructor.
  if (callee?.type !== 'field_expression') return bySwitch(ASIO, bind, target);
  const object = callee.childForFieldName('argument');
  // The error code is repeated, if it could be read.
  if (!call || !object || call.hasError) return [];
  const access = target.text.slice(object.endIndex, callee.childForFieldName('field')!.startIndex);
  const error = call.childForFieldName('arguments')?.namedChildren.filter((child) => child.type !== 'comment')[1]?.text;
  const option = `${acceptorType(object, target)}::reuse_address(true)`;
  const edits = insertBefore(
    call,
    `${object.text}${access}set_option(${option}${error === undefined ? '' : `, ${error}`});`,
    target.text,
  );
  return edits ? [{ title: 'Set reuse_address before bind', preferred: true, edits }] : [];
}

/** The acceptor's type as the file spells it; where it is declared elsewhere, the class that every handle of Asio inherits the option from. */
function acceptorType(object: Node, { tree, text }: FixTarget): string {
  const name = lastIdentifier(object.text);
  const declaration = tree.rootNode
    .descendantsOfType(['declaration', 'field_declaration', 'parameter_declaration'])
    .find((node) => {
      const type = node?.childForFieldName('type');
      return (
        type &&
        /acceptor\b/.test(type.text) &&
        node.descendantsOfType(['identifier', 'field_identifier']).some((identifier) => identifier?.text === name)
      );
    });
  const spelled = /(?:[\w:]*::)?\bacceptor\b|[\w:]*basic_socket_acceptor\s*<[^<>]*>/.exec(
    declaration?.childForFieldName('type')?.text ?? '',
  )?.[0];
  return (
    spelled ??
    /(?:\w+\s*::\s*)+acceptor\b(?!\s*::)/.exec(text)?.[0] ??
    `${/\bboost\s*[/:]/.test(text) ? 'boost::' : ''}asio::socket_base`
  );
}

function lastIdentifier(path: string): string {
  return /(\w+)\W*$/.exec(path)?.[1] ?? path;
}
