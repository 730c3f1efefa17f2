/** Tests of the system in conditions: `RUBY_PLATFORM =~ /mswin|mingw/`, `Gem.win_platform?`. */
import type { Node } from 'web-tree-sitter';
import type { Guard } from '../../model';
import type { Context } from './context';

export const OPPOSITE: Readonly<Record<Guard, Guard>> = {
  windows: 'not-windows',
  'not-windows': 'windows',
  linux: 'not-linux',
  'not-linux': 'linux',
};

/** What names the system. */
const SUBJECT = /\bRUBY_PLATFORM\b|\bhost_os\b|\btarget_os\b/;

/** The system that a pattern or text names, where it names one only. */
function systemNamed(text: string): Guard | undefined {
  if (/mswin|mingw|windows|cygwin|djgpp|bccwin|\bwin32\b/i.test(text))
    return /linux|darwin/i.test(text) ? undefined : 'windows';
  return /linux/i.test(text) && !/darwin|bsd|solaris/i.test(text) ? 'linux' : undefined;
}

/**
 * What a true condition says of the system; undefined where it says nothing for certain.
 * @param part `subject`: whether the expression is the system's name (a `case`); `pattern`: what a `when` compares it with
 */
export function guardOf(context: Context, node: Node, part?: 'subject' | 'pattern'): Guard | undefined {
  const text = context.textOf(node);
  if (part === 'subject') return SUBJECT.test(text) ? 'linux' : undefined;
  if (part === 'pattern')
    return systemNamed(
      node
        .childrenForFieldName('pattern')
        .map((child) => child?.text ?? '')
        .join(' '),
    );
  if (node.type === 'parenthesized_statements' && node.namedChildCount === 1 && node.namedChild(0))
    return guardOf(context, node.namedChild(0)!);
  if (node.type === 'unary' && /^(?:!|not\b)/.test(text)) {
    const operand = node.childForFieldName('operand');
    const inner = operand && guardOf(context, operand);
    return inner ? OPPOSITE[inner] : undefined;
  }
  if (node.type === 'constant') return context.platformFlags.get(text);
  if (/^Gem\.win_platform\?(?:\(\))?$/.test(text)) return 'windows';
  const operator = node.type === 'binary' ? node.childForFieldName('operator')?.type : undefined;
  if (operator !== undefined && !/^(?:=~|!~|==|===|!=)$/.test(operator)) return undefined;
  const matches = node.type === 'call' && /\.(?:match\??|include\?|start_with\?)(?:\(|\s)/.test(text);
  if ((operator === undefined && !matches) || !SUBJECT.test(text)) return undefined;
  const guard = systemNamed(text.replace(/\b(?:target|host)_os\b/g, ''));
  return guard && operator?.startsWith('!') === true ? OPPOSITE[guard] : guard;
}
