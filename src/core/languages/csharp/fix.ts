/** The edits that answer a finding in C#. */
import type { Node } from 'web-tree-sitter';
import type { Fix, Range, TextEdit } from '../../model';
import type { FixRequest, FixTarget, OptionFix } from '../language';
import { childrenOf } from './context';
import { addUsing, insertAfter, insertBefore, nodeAt, type Place, placeOf, removeLine, replace } from './fix-places';

const CALL = /^invocation_expression$/;
const REUSE = 'SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);';

export function fixCsharp(request: FixRequest, target: FixTarget): readonly Fix[] {
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
    case 'move-to-listener':
      return undefined;
    default:
      return fixOption(request, target);
  }
}

function preferred(title: string, ...edits: readonly TextEdit[]): Fix {
  return { title, edits, preferred: true };
}

/** The object of a call `object.Method(…)`, as written; undefined unless it can be written a second time. */
function handleOf(call: Node): string | undefined {
  const object = call.childForFieldName('function')?.childForFieldName('expression')?.text;
  return object !== undefined && /^[A-Za-z_]\w*(?:\.\w+)*$/.test(object) ? object : undefined;
}

function argumentsOf(call: Node): readonly Node[] {
  const list = call.childForFieldName('arguments') ?? childrenOf(call).find((child) => child.type === 'argument_list');
  return list ? childrenOf(list) : [];
}

function setBeforeBind(request: FixRequest & { kind: 'set-before-bind' }, target: FixTarget): Fix | undefined {
  const { bind, create } = request;
  const call = nodeAt(target, bind.call, CALL);
  if (!call) return udpClient(bind.call, [(name) => `${name}.Client.${REUSE}`], target);
  const protocol = create && create.path === bind.path ? protocolOf(target, create.call) : undefined;
  if (protocol)
    return preferred('Use ProtocolType.Tcp', replace(protocol, protocol.text.replace(/(^|\.)\w+$/, '$1Tcp')));
  const handle = handleOf(call);
  const place = placeOf(target, call);
  if (handle === undefined || !place || target.unit.imports.get('SocketOptionName') === undefined) return undefined;
  return preferred('Set ReuseAddress before Bind', insertBefore(target, place, `${handle}.${REUSE}`));
}

/** `ProtocolType.Unspecified` or `ProtocolType.IP` of a stream socket. */
function protocolOf(target: FixTarget, range: Range): Node | undefined {
  const call = nodeAt(target, range, /object_creation_expression$/);
  const [protocol, type] = call ? [...argumentsOf(call)].reverse() : [];
  const isStream = type !== undefined && /(?:^|\.)SocketType\.Stream$/.test(type.text);
  return protocol && isStream && /(?:^|\.)ProtocolType\.(?:Unspecified|IP)$/.test(protocol.text) ? protocol : undefined;
}

/** `var udp = new UdpClient(port);` → made without a port, configured, then bound. */
function udpClient(
  range: Range,
  lines: readonly ((name: string) => string)[],
  target: FixTarget,
  also: readonly TextEdit[] = [],
): Fix | undefined {
  const call = nodeAt(target, range, /object_creation_expression$/);
  const place = call && placeOf(target, call);
  const name = call && variableOf(call);
  const list = call && childrenOf(call).find((child) => child.type === 'argument_list');
  const [first, second] = call ? argumentsOf(call) : [];
  if (!place || name === undefined || !list || !first || call.nextNamedSibling !== null) return undefined;
  const family = second?.text;
  if (family !== undefined && !/^AddressFamily\.InterNetwork(?:V6)?$/.test(family)) return undefined;
  const isEndPoint = /^new IPEndPoint\(|[eE]nd[pP]oint$|^(?:local)?[eE]p$/.test(first.text);
  if (!isEndPoint && !/^[\w.]+$/.test(first.text)) return undefined;
  const any = family?.endsWith('V6') === true ? 'IPv6Any' : 'Any';
  const endPoint = isEndPoint ? first.text : `new IPEndPoint(IPAddress.${any}, ${first.text})`;
  const after = [...lines.map((line) => line(name)), `${name}.Client.Bind(${endPoint});`];
  return preferred(
    'Set ReuseAddress before the port is bound',
    replace(list, `(${family ?? ''})`),
    insertAfter(target, place, after),
    ...(isEndPoint || target.unit.imports.has('IPEndPoint') ? [] : addUsing(target, 'System.Net')),
    ...also,
  );
}

/** What the statement stores the new object in. */
function variableOf(call: Node): string | undefined {
  const { parent } = call;
  if (parent?.type === 'variable_declarator' && parent.parent?.parent?.type === 'local_declaration_statement')
    return parent.childForFieldName('name')?.text;
  const left = parent?.type === 'assignment_expression' ? parent.childForFieldName('left')?.text : undefined;
  return left !== undefined && parent?.parent?.type === 'expression_statement' && /^[\w.]+$/.test(left)
    ? left
    : undefined;
}

/** The statement of a call that stands alone. */
function statementOf(target: FixTarget, range: Range): Place | undefined {
  const node = nodeAt(target, range, /^(?:invocation|assignment)_expression$/) ?? assignmentAt(target, range);
  const place = node && placeOf(target, node);
  return place?.statement.type === 'expression_statement' && place.statement.namedChild(0)?.id === node?.id
    ? place
    : undefined;
}

/** The assignment whose left side is there. */
function assignmentAt(target: FixTarget, range: Range): Node | undefined {
  const left = nodeAt(target, range, /^(?:member_access_expression|identifier)$/);
  const parent = left?.parent;
  return parent?.type === 'assignment_expression' ? parent : undefined;
}

function moveBeforeBind(request: FixRequest & { kind: 'move-before-bind' }, target: FixTarget): Fix | undefined {
  const late = statementOf(target, request.set.call);
  if (!late) return undefined;
  const gone = removeLine(target, late);
  const bind = nodeAt(target, request.bind.call, CALL);
  if (!bind) {
    const setter = nodeAt(target, request.set.call, CALL);
    if (!setter?.text.includes('.Client.SetSocketOption(')) return undefined;
    const created = nodeAt(target, request.bind.call, /object_creation_expression$/);
    const place = created && placeOf(target, created);
    if (place?.statement.parent?.id !== late.statement.parent?.id) return undefined;
    return udpClient(request.bind.call, [() => late.statement.text], target, [gone]);
  }
  const place = placeOf(target, bind);
  const sameBlock = place?.statement.parent?.id === late.statement.parent?.id;
  const topLevel =
    place?.statement.parent?.type === 'global_statement' && late.statement.parent?.type === 'global_statement';
  if (!place || !(sameBlock || topLevel)) return undefined;
  return preferred('Move it before Bind', insertBefore(target, place, late.statement.text), gone);
}

const LEVELS: Readonly<Record<string, string>> = {
  SOL_SOCKET: 'Socket',
  IPPROTO_IP: 'IP',
  IPPROTO_IPV6: 'IPv6',
  IPPROTO_TCP: 'Tcp',
  IPPROTO_UDP: 'Udp',
};

function replaceLevel({ set, level }: FixRequest & { kind: 'replace-level' }, target: FixTarget): Fix | undefined {
  const right = LEVELS[level];
  const written = set.levelRange && target.text.slice(set.levelRange.start, set.levelRange.end);
  if (
    right === undefined ||
    !set.levelRange ||
    written === undefined ||
    !/(?:^|\.)SocketOptionLevel\.\w+$/.test(written)
  )
    return undefined;
  return preferred(`Use SocketOptionLevel.${right}`, { range: set.levelRange, text: written.replace(/\w+$/, right) });
}

function fixOption(request: OptionFix, target: FixTarget): Fix | undefined {
  const { set } = request;
  const place = statementOf(target, set.call);
  const call = nodeAt(target, set.call, CALL);
  switch (request.kind) {
    case 'replace-option':
      return request.option === 'SO_EXCLUSIVEADDRUSE' ? exclusive(set.optionRange, target) : undefined;
    case 'exclusive-on-windows':
      // On Unix it undoes what ReuseAddress has done, and the bind of a TCP socket sets what a restart needs.
      return exclusive(set.optionRange, target);
    case 'remove-option':
      return place && preferred('Remove this call', removeLine(target, place));
    case 'not-on-windows': {
      if (!place) return undefined;
      // For a TCP socket the runtime sets on Unix what a restart needs; the call is not needed there either.
      if (!/SocketType\.Dgram|UdpClient/.test(target.text))
        return preferred('Remove this call', removeLine(target, place));
      const { statement } = place;
      const start = { start: statement.startIndex, end: statement.startIndex };
      return preferred('Only where it is not Windows', { range: start, text: 'if (!OperatingSystem.IsWindows()) ' });
    }
    case 'split-options': {
      const names = set.optionRange && target.text.slice(set.optionRange.start, set.optionRange.end);
      if (!place || place.statement.hasError || !call || !set.optionRange) return undefined;
      if (names === undefined || !/^[\w.\s|]+$/.test(names)) return undefined;
      const [first = '', ...others] = names.split('|').map((name) => name.trim());
      const offset = set.optionRange.start - place.statement.startIndex;
      const text = place.statement.text;
      const lines = others.map((name) => text.slice(0, offset) + name + text.slice(offset + names.length));
      return preferred(
        'One call for each option',
        { range: set.optionRange, text: first },
        insertAfter(target, place, lines),
      );
    }
    case 'unlink-before-bind':
      return unlink(request, place, target);
    default:
      return undefined;
  }
}

function exclusive(range: Range | undefined, target: FixTarget): Fix | undefined {
  const written = range && target.text.slice(range.start, range.end);
  if (!range || written === undefined || !/(?:^|\.)SocketOptionName\.ReuseAddress$/.test(written)) return undefined;
  return preferred('Use ExclusiveAddressUse', { range, text: written.replace(/\w+$/, 'ExclusiveAddressUse') });
}

function unlink(
  { bind }: OptionFix & { kind: 'unlink-before-bind' },
  set: Place | undefined,
  target: FixTarget,
): Fix | undefined {
  const call = nodeAt(target, bind.call, CALL);
  const place = call && placeOf(target, call);
  const [endPoint] = call ? argumentsOf(call) : [];
  const path = endPoint && /^new UnixDomainSocketEndPoint\(([\w."/]+)\)$/.exec(endPoint.text)?.[1];
  if (!place || !set || path === undefined) return undefined;
  const edits = [insertBefore(target, place, `File.Delete(${path});`), removeLine(target, set)];
  return {
    title: 'Delete the path before Bind instead',
    edits: [...edits, ...addUsing(target, 'System.IO')],
    preferred: false,
  };
}
