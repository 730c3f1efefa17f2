/** Macros: their tokens are read as code where that may matter. */
import type { Node } from 'web-tree-sitter';
import type { Expression } from '../../ir';
import { childrenOf, type Context, opaque, unseenCall } from './context';
import { lowerExpression } from './expressions';
import { lowerBlock } from './statements';

/** Tokens without any of these words have nothing to do with sockets. */
const CONCERNS = /bind|listen|[sS]ock|reuse|accept|connect|[lL]inger|Server|serve|run\b/;

/** Macros that write, format or log what they are given, and change nothing. */
const HARMLESS =
  /^(?:e?print(?:ln)?|format(?:_args)?|write(?:ln)?|trace|debug|info|warn|error|log|event|span|dbg|concat|stringify|include_str|include_bytes|include|env|option_env|line|file|column|module_path|json|matches|println_.*|slog_.*|cfg|compile_error|vec_str)$/;

const STOPS = /^(?:panic|unreachable|todo|unimplemented)$/;
/** Return with an error. */
const RETURNS = /^(?:bail|yeet)$/;

/** Macros around code that runs as it stands there: its statements or expressions are read as such. */
const WRAPS =
  /^(?:try|try_ready|ready|cvt|syscall|assert(?:_eq|_ne)?|debug_assert(?:_eq|_ne)?|ensure|unwrap|t|check|vec|dbg|join|try_join|smallvec|loop_try|futures_join|cfg_if|cfg_.*|scopeguard|defer)$/;

export function lowerMacro(context: Context, node: Node): Expression {
  const range = context.rangeOf(node);
  const path = node.childForFieldName('macro');
  const tokens = childrenOf(node).find((child) => child.type === 'token_tree');
  const name = path ? context.textOf(path).split('::').at(-1)!.trim() : '';
  if (STOPS.test(name)) return stop(range);
  if (RETURNS.test(name)) {
    context.emit({ kind: 'return' });
    return opaque(range);
  }
  if (!tokens || (HARMLESS.test(name) && name !== 'dbg')) return opaque(range);
  const text = context.textOf(tokens);
  const inside = text.slice(1, -1);
  if (!CONCERNS.test(inside)) return opaque(range);
  const start = context.rangeOf(tokens).start + 1;
  if (name === 'select' || name === 'select_biased') return select(context, inside, start, range);
  if (!WRAPS.test(name) && context.macros.has(name)) return escaping(context, inside, range);
  const read = asArguments(context, inside, start) ?? asBlock(context, inside, start);
  if (!read) return escaping(context, inside, range);
  if (name === 'vec' || name === 'smallvec')
    return { kind: 'aggregate', elements: read.map((value) => ({ value })), range };
  const [first] = read;
  if (!WRAPS.test(name)) return unseenCall(`${name}!`, read, range);
  return first && /^(?:try|try_ready|ready|cvt|syscall|unwrap|t|dbg|check)$/.test(name) ? first : opaque(range, read);
}

function stop(range: Expression['range']): Expression {
  return { ...unseenCall('#stop', [], range) };
}

const PREFIX = 'fn f(){g(';

/** The tokens as the arguments of a call; undefined where they are not. */
function asArguments(context: Context, inside: string, start: number): readonly Expression[] | undefined {
  return context.parsePiece(`${PREFIX}${inside});}`, (root) => {
    const [list] = root.descendantsOfType('arguments');
    if (root.hasError || !list) return undefined;
    return context.shifted(start - PREFIX.length, () =>
      childrenOf(list).map((child) => lowerExpression(context, child)),
    );
  });
}

const BLOCK = 'fn f(){';

/** The tokens as statements. */
function asBlock(context: Context, inside: string, start: number): readonly Expression[] | undefined {
  return context.parsePiece(`${BLOCK}${inside}}`, (root) => {
    const [block] = root.descendantsOfType('block');
    if (root.hasError || !block) return undefined;
    context.shifted(start - BLOCK.length, () => {
      lowerBlock(context, block, undefined);
    });
    return [];
  });
}

/** `pattern = future => handler`: one of the futures is first, and its handler runs. */
function select(context: Context, inside: string, start: number, range: Expression['range']): Expression {
  for (const { from, arrow, to } of armsOf(inside)) {
    const head = inside.slice(from, arrow).replace(/^\s*biased\s*;/, (word) => ' '.repeat(word.length));
    const handler = inside.slice(arrow + 2, to);
    // The same places in the text, so that ranges hold: ` {` stands for the arrow.
    const read = head.includes('=')
      ? asBlock(context, `if let ${head} {${handler}}`, start + from - 'if let '.length)
      : asBlock(context, `${handler};`, start + arrow + 2);
    if (!read) return escaping(context, inside, range);
  }
  return opaque(range);
}

/** Where the arms of a select! begin and end, and where their arrows stand. */
function armsOf(text: string): readonly { readonly from: number; readonly arrow: number; readonly to: number }[] {
  const arms: { from: number; arrow: number; to: number }[] = [];
  let depth = 0;
  let from = 0;
  let arrow = -1;
  const end = (to: number, next: number): void => {
    if (arrow >= 0) arms.push({ from, arrow, to });
    from = next;
    arrow = -1;
  };
  for (const { 0: token, index } of text.matchAll(/"(?:[^"\\]|\\.)*"|\/\/[^\n]*|=>|[([{}\])]|,/g)) {
    if (/^["/]/.test(token)) continue;
    if (/[([{]/.test(token)) depth++;
    else if (/[)\]}]/.test(token)) {
      depth--;
      const isHandler = token === '}' && depth === 0 && arrow >= 0 && /^\s*\{/.test(text.slice(arrow + 2));
      if (isHandler) end(index + 1, index + 1 + (/^\s*,?/.exec(text.slice(index + 1))?.[0].length ?? 0));
    } else if (depth === 0 && token === '=>' && arrow < 0) arrow = index;
    else if (depth === 0 && token === ',' && arrow >= 0) end(index, index + 1);
  }
  end(text.length, text.length);
  return arms;
}

/** Nobody sees what becomes of the variables that are named. */
function escaping(context: Context, inside: string, range: Expression['range']): Expression {
  const names = [...new Set(inside.match(/\b[a-z_]\w*\b/g))].flatMap((name) => {
    const own = name === 'self' ? 'self' : context.local(name);
    return own === undefined ? [] : [own];
  });
  return unseenCall(
    'macro!',
    names.map((name): Expression => ({ kind: 'name', name, range: { start: range.start, end: range.start } })),
    range,
  );
}
