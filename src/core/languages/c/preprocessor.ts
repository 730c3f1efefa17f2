/** `#if` and what it says of the system the code is for; macros as constants. */
import type { Node } from 'web-tree-sitter';
import type { Expression, Statement } from '../../ir';
import type { Guard } from '../../model';
import type { Context } from './context';
import { parseNumber } from './expressions';

const WINDOWS =
  /^(?:_?WIN(?:32|64|NT|DOWS)|_WIN32_WCE|__WIN32__|__WINDOWS__|__CYGWIN32__|_MSC_VER|__MINGW(?:32|64)__|OS_WIN|Q_OS_WIN(?:32)?|WIN32_LEAN_AND_MEAN|PLATFORM_WINDOWS|SOCKOPT_WINDOWS|HAVE_WINSOCK2?(?:_H)?|USE_WINSOCK|USE_WIN\w*|_WINDOWS|BOOST_WINDOWS|WINDOWS|POCO_OS_FAMILY_WINDOWS|wxUSE_WIN\w*|__WXMSW__|CONF_FAMILY_WINDOWS|TARGET_WINDOWS|SYSTEM_WINDOWS|SO_EXCLUSIVEADDRUSE|HOST_WIN32|\w+_SYS_WIN(?:DOWS|32|64)|G_OS_WIN32|_WINSOCK2?API_|MSDOS|__WIN\w*)$/;
/** Features by the name of the system that has them: `HAVE_WIN32_THREADS`. */
const WINDOWS_FEATURE = /^(?!(?:\w*_)?(?:NO|NON|NOT|WITHOUT|DISABLE)_)\w+_WIN(?:32|64)(?:_\w+)?$/;
/** Whether a macro is one that code for Windows asks for. */
export function isWindowsName(name: string): boolean {
  return WINDOWS.test(name) || WINDOWS_FEATURE.test(name);
}

const LINUX = /^(?:__linux__|__linux|linux|__gnu_linux__|Q_OS_LINUX|PLATFORM_LINUX)$/;
const UNIX =
  /^(?:__unix__|__unix|unix|Q_OS_UNIX|G_OS_UNIX|HAVE_SYS_SOCKET_H|_POSIX_VERSION|CONF_FAMILY_UNIX|OS_POSIX)$/;
/** One of several systems that are not Windows. */
const ONE_UNIX = /^(?:__APPLE__|__FreeBSD__|__OpenBSD__|__NetBSD__|__DragonFly__|__sun|Q_OS_MACOS|Q_OS_FREEBSD)$/;

/** What a condition says of the system where it holds, and where it does not. */
export interface Guards {
  readonly then?: Guard;
  readonly otherwise?: Guard;
}

/** A branch of conditional compilation: both sides may be compiled, unless the condition tells. */
export function lowerConditional(
  context: Context,
  node: Node,
  lowerAll: (children: readonly Node[]) => readonly Statement[],
): Statement {
  const alternative = node.childForFieldName('alternative');
  const condition = node.childForFieldName('condition');
  const name = node.childForFieldName('name');
  const children = node.namedChildren.filter(
    (child) => child.id !== alternative?.id && child.id !== condition?.id && child.id !== name?.id,
  );
  if (node.type === 'preproc_else') return { kind: 'block', body: lowerAll(children) };
  const otherwise = (): readonly Statement[] => (alternative ? [lowerConditional(context, alternative, lowerAll)] : []);
  const known = decided(node, condition, name);
  if (known !== undefined) return { kind: 'block', body: known ? lowerAll(children) : otherwise() };
  const guards = guardsOf(node);
  const then = lowerAll(children);
  if (guards.then !== undefined)
    return {
      kind: 'if',
      then,
      otherwise: otherwise(),
      guard: guards.then,
      ...(guards.otherwise === undefined ? { elsewhere: 'any' } : {}),
    };
  // Only what does not hold tells the system: `#if !defined(__APPLE__)`.
  if (guards.otherwise !== undefined)
    return { kind: 'if', then: otherwise(), otherwise: then, guard: guards.otherwise, elsewhere: 'any' };
  return { kind: 'if', then, otherwise: otherwise() };
}

/** `#if 0` and `#if 1`; `#ifdef SO_REUSEADDR` holds wherever the option exists. */
function decided(node: Node, condition: Node | null, name: Node | null): boolean | undefined {
  const negated = isNegated(node);
  // This one tells the system, as it exists on Windows only.
  if (/\bSO_EXCLUSIVEADDRUSE\b/.test((name ?? condition)?.text ?? '')) return undefined;
  if (name && /^(?:SO_|TCP_|IP_|IPV6_)/.test(name.text)) return !negated;
  if (condition?.type === 'number_literal') return parseNumber(condition.text) !== 0;
  const text = condition?.text.replace(/\s+/g, '') ?? '';
  if (/^(?:defined)\(?(?:SO_|TCP_|IP_|IPV6_)\w+\)?$/.test(text)) return true;
  if (/^!defined\(?(?:SO_|TCP_|IP_|IPV6_)\w+\)?$/.test(text)) return false;
  return undefined;
}

function isNegated(node: Node): boolean {
  return (
    (node.type === 'preproc_ifdef' || node.type === 'preproc_elifdef') &&
    /^#\s*(?:el)?ifndef/.test(node.child(0)?.text ?? '')
  );
}

/** The systems that the branches of a `#if` are for, where its condition is about that. */
export function guardsOf(node: Node): Guards {
  const name = node.childForFieldName('name');
  if (!name) return guardsOfCondition(node.childForFieldName('condition'));
  const guards = guardsOfName(name.text);
  return isNegated(node) ? opposite(guards) : guards;
}

function guardsOfName(name: string): Guards {
  if (isWindowsName(name)) return { then: 'windows', otherwise: 'not-windows' };
  if (LINUX.test(name)) return { then: 'linux', otherwise: 'not-linux' };
  if (UNIX.test(name)) return { then: 'not-windows', otherwise: 'windows' };
  return ONE_UNIX.test(name) ? { then: 'not-windows' } : {};
}

function opposite({ then, otherwise }: Guards): Guards {
  return guards(otherwise, then);
}

function guards(then: Guard | undefined, otherwise: Guard | undefined): Guards {
  return { ...(then && { then }), ...(otherwise && { otherwise }) };
}

function guardsOfCondition(condition: Node | null): Guards {
  switch (condition?.type) {
    case 'identifier':
      return guardsOfName(condition.text);
    case 'preproc_defined':
      return guardsOfName(condition.namedChild(0)?.text ?? '');
    case 'parenthesized_expression':
      return guardsOfCondition(condition.namedChild(0));
    case 'unary_expression':
      return condition.childForFieldName('operator')?.type === '!'
        ? opposite(guardsOfCondition(condition.childForFieldName('argument')))
        : {};
    case 'binary_expression': {
      const left = guardsOfCondition(condition.childForFieldName('left'));
      const right = guardsOfCondition(condition.childForFieldName('right'));
      // `A && B` is at least as narrow as either, and where it does not hold only what both say then is known.
      switch (condition.childForFieldName('operator')?.type) {
        case '&&':
          return guards(left.then ?? right.then, either(left.otherwise, right.otherwise));
        case '||':
          return guards(either(left.then, right.then), left.otherwise ?? right.otherwise);
        default:
          return {};
      }
    }
    default:
      return {};
  }
}

/** What holds on the systems of one or of the other. */
function either(left: Guard | undefined, right: Guard | undefined): Guard | undefined {
  if (left === right) return left;
  const both = [left, right];
  return both.every((guard) => guard === 'linux' || guard === 'not-windows') ? 'not-windows' : undefined;
}

/** The replacement text of an object-like macro as an expression, where it is a constant, a name or an OR of these. */
export function macroValue(text: string, range: Expression['range']): Expression | undefined {
  const plain = stripComments(text).trim();
  const open = /^\((.*)\)$/s.exec(plain);
  if (open && balanced(open[1]!)) return macroValue(open[1]!, range);
  const number = parseNumber(plain);
  if (number !== undefined) return { kind: 'number', value: number, range };
  if (/^"[^"\\]*"$/.test(plain)) return { kind: 'string', value: plain.slice(1, -1), range };
  if (/^[A-Za-z_]\w*$/.test(plain))
    return plain === 'NULL' ? { kind: 'null', range } : { kind: 'name', name: plain, range };
  const or = plain.split('|');
  if (or.length > 1) {
    const parts = or.map((part) => macroValue(part, range));
    if (parts.every((part) => part !== undefined))
      return parts.reduce((left, right) => ({ kind: 'binary', operator: '|', left, right, range }));
  }
  return undefined;
}

function stripComments(text: string): string {
  return text.replace(/\/\*.*?\*\//gs, ' ').replace(/\/\/.*$/m, ' ');
}

function balanced(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === '(') depth++;
    else if (char === ')' && --depth < 0) return false;
  }
  return depth === 0;
}
