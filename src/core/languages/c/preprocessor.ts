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
const POSIX =
  /^(?:__unix__|__unix|unix|__linux__|__linux|linux|__APPLE__|__FreeBSD__|__OpenBSD__|__NetBSD__|Q_OS_UNIX|Q_OS_LINUX|G_OS_UNIX|HAVE_SYS_SOCKET_H|_POSIX_VERSION|CONF_FAMILY_UNIX|OS_POSIX|PLATFORM_LINUX)$/;

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
  const guard = guardOf(node);
  return { kind: 'if', then: lowerAll(children), otherwise: otherwise(), ...(guard === undefined ? {} : { guard }) };
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

/** The system that a `#if` selects, where the whole condition is about that. */
export function guardOf(node: Node): Guard | undefined {
  const name = node.childForFieldName('name');
  if (name) return guardOfName(name.text, isNegated(node));
  return guardOfCondition(node.childForFieldName('condition'));
}

function guardOfName(name: string, negated: boolean): Guard | undefined {
  if (WINDOWS.test(name) || WINDOWS_FEATURE.test(name)) return negated ? 'not-windows' : 'windows';
  if (POSIX.test(name) && !negated) return 'not-windows';
  return undefined;
}

function guardOfCondition(condition: Node | null): Guard | undefined {
  switch (condition?.type) {
    case 'identifier':
      return guardOfName(condition.text, false);
    case 'preproc_defined':
      return guardOfName(condition.namedChild(0)?.text ?? '', false);
    case 'parenthesized_expression':
      return guardOfCondition(condition.namedChild(0));
    case 'unary_expression': {
      const inner = guardOfCondition(condition.childForFieldName('argument'));
      return inner === 'windows' ? 'not-windows' : undefined;
    }
    case 'binary_expression': {
      const left = guardOfCondition(condition.childForFieldName('left'));
      const right = guardOfCondition(condition.childForFieldName('right'));
      const operator = condition.childForFieldName('operator')?.type;
      // `A && B` is at least as narrow as either; `A || B` only says what both say.
      return operator === '&&' ? (left ?? right) : left === right ? left : undefined;
    }
    default:
      return undefined;
  }
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
