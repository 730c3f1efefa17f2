/** Tests of the system in conditions: `PHP_OS_FAMILY === 'Windows'`, `DIRECTORY_SEPARATOR == '\\'`. */
import type { Node } from 'web-tree-sitter';
import type { Guard } from '../../model';
import type { Context } from './context';

const OPPOSITE: Readonly<Record<Guard, Guard>> = {
  windows: 'not-windows',
  'not-windows': 'windows',
  linux: 'not-linux',
  'not-linux': 'linux',
};

const SUBJECT = /\bPHP_OS(?:_FAMILY)?\b|\bphp_uname\s*\(/;

/** What a true condition says of the system; undefined where it says nothing for certain. */
export function guardOf(context: Context, node: Node): Guard | undefined {
  const text = context.textOf(node);
  const [only] = node.namedChildren;
  if (node.type === 'parenthesized_expression') return only ? guardOf(context, only) : undefined;
  if (node.type === 'unary_op_expression' && text.startsWith('!')) {
    const argument = node.childForFieldName('argument');
    const inner = argument ? guardOf(context, argument) : undefined;
    return inner && OPPOSITE[inner];
  }
  if (node.type !== 'binary_expression') return undefined;
  const operator = node.childForFieldName('operator')?.type ?? '';
  if (!/^[!=]==?$/.test(operator)) return undefined;
  const guard = systemOf(text, operator);
  return guard && operator.startsWith('!') ? OPPOSITE[guard] : guard;
}

function systemOf(text: string, operator: string): Guard | undefined {
  // Only Windows separates the parts of a path by a backslash.
  if (/\bDIRECTORY_SEPARATOR\b/.test(text))
    return /['"]\\\\?['"]/.test(text) ? 'windows' : /['"]\/['"]/.test(text) ? 'not-windows' : undefined;
  if (!SUBJECT.test(text)) return undefined;
  // `stripos(PHP_OS, 'win') !== false` also holds for Darwin; only the start of the name tells.
  const searched = /\bstri?pos\s*\(/.test(text);
  if (searched)
    return /['"]win['"]/i.test(text) && /===\s*0|0\s*===/.test(text) && operator === '===' ? 'windows' : undefined;
  if (/['"]win(?:dows|nt|32)?['"]/i.test(text)) return 'windows';
  return /['"]linux['"]/i.test(text) ? 'linux' : undefined;
}
