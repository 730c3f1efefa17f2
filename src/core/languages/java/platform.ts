/** Tests of the system in conditions: `System.getProperty("os.name").startsWith("Windows")`, `SystemUtils.IS_OS_WINDOWS`. */
import type { Node } from 'web-tree-sitter';
import type { Guard } from '../../model';

const OPPOSITE: Readonly<Record<Guard, Guard>> = {
  windows: 'not-windows',
  'not-windows': 'windows',
  linux: 'not-linux',
  'not-linux': 'linux',
};

/** The property, or a variable that holds it. */
const PROPERTY = String.raw`System\s*\.\s*getProperty\s*\(\s*"os\.name"[^)]*\)`;

/** What the libraries call their tests. */
const KNOWN = /^(?:\w+\.)*(?:IS_OS_WINDOWS|IS_WINDOWS|isWindows(?:\(\))?|IS_OS_LINUX|isLinux(?:\(\))?)$/;

interface Flags {
  readonly text: string;
  readonly platformFlags: ReadonlyMap<string, Guard>;
}

/** The parts of `a && b`. */
export function conjunction(node: Node): readonly [Node, Node] | undefined {
  const condition = bare(node);
  const left = condition.childForFieldName('left');
  const right = condition.childForFieldName('right');
  return condition.type === 'binary_expression' &&
    condition.childForFieldName('operator')?.type === '&&' &&
    left &&
    right
    ? [left, right]
    : undefined;
}

function bare(node: Node): Node {
  let inner = node;
  while (inner.type === 'parenthesized_expression' && inner.namedChildCount === 1) inner = inner.namedChild(0)!;
  return inner;
}

/** What a true condition says of the system; undefined where it says nothing. */
export function platformGuard(node: Node, { text, platformFlags }: Flags): Guard | undefined {
  const condition = bare(node);
  if (condition.type === 'unary_expression' && condition.childForFieldName('operator')?.type === '!') {
    const operand = condition.childForFieldName('operand');
    const guard = operand ? platformGuard(operand, { text, platformFlags }) : undefined;
    return guard && OPPOSITE[guard];
  }
  return guardOfText(text.slice(condition.startIndex, condition.endIndex), platformFlags);
}

/** The same for a condition without `!` in front, as text. */
function guardOfText(condition: string, flags: ReadonlyMap<string, Guard>): Guard | undefined {
  const plain = condition.replace(/\s+/g, '');
  const flag = flags.get(plain.replace(/^this\.|\(\)$/g, ''));
  if (flag !== undefined) return flag;
  if (KNOWN.test(plain)) return /linux/i.test(plain) ? 'linux' : 'windows';
  const [, subject, method, word, comparison = ''] =
    /^([^!&|?]+?)\.(contains|startsWith|indexOf|equals|equalsIgnoreCase|matches)\("([^"]*)"\)((?:[=<>!]=?-?\d)?)$/.exec(
      plain,
    ) ?? [];
  if (subject === undefined || method === undefined || word === undefined) return undefined;
  const guard = systemOf(word);
  if (
    guard === undefined ||
    !(
      new RegExp(PROPERTY).test(subject) ||
      /^(?:\w+\.)*(?:os|OS|osName|OS_NAME|os_name)(?:\.to(?:Lower|Upper)Case\([^)]*\))?$/.test(subject)
    )
  )
    return undefined;
  if (method !== 'indexOf') return comparison === '' ? guard : undefined;
  if (/^(?:>=0|>-1|!=-1|==0)$/.test(comparison)) return guard;
  return /^(?:<0|==-1)$/.test(comparison) ? OPPOSITE[guard] : undefined;
}

function systemOf(word: string): Guard | undefined {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '');
  if (plain.startsWith('win')) return 'windows';
  return plain === 'linux' ? 'linux' : undefined;
}

/** Variables, constants and methods of the file that hold or give such a test: `boolean windows = …`, `isWindows() { return … }`. */
export function platformFlags(text: string): ReadonlyMap<string, Guard> {
  const flags = new Map<string, Guard>();
  if (!text.includes('"os.name"')) return flags;
  for (const match of text.matchAll(/\bboolean\s+(\w+)\s*(?:=|\(\s*\)\s*\{\s*return)\s*(!?)([^;]*);/gi)) {
    const [, name = '', negated, condition = ''] = match;
    const guard = guardOfText(condition.trim(), flags);
    if (guard !== undefined) flags.set(name, negated === '!' ? OPPOSITE[guard] : guard);
  }
  return flags;
}
