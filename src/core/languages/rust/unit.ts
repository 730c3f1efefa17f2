/** One Rust file to the common form. */
import type { Node, Tree } from 'web-tree-sitter';
import type { ClassIR, FunctionIR, UnitIR } from '../../ir';
import type { Guard } from '../../model';
import { relevantFunctions } from '../shared/relevance';
import { childrenOf, Context } from './context';
import { lowerItems } from './items';
import { attributesBefore, cfgOf, isGuard } from './platform';

/** Words of which a function that makes, configures, binds or ends a socket has one. */
const SEED =
  /[sS]ocket|Listener|setsockopt|reuse_?(?:addr|port)|linger|\.(?:bind|listen|connect|accept)\(|\b(?:bind|listen|accept4?)\(|TcpBuilder|HttpServer|\bserve\(|\blaunch\(|Server::/;

export function lowerUnit(root: Node, text: string, parse: (text: string) => Tree | undefined): UnitIR {
  const context = new Context(text, root.hasError, (piece, action) => {
    const tree = parse(piece);
    if (!tree) return undefined;
    try {
      return action(tree.rootNode);
    } finally {
      tree.delete();
    }
  });
  lowerItems(context, root);
  const classes = withTraits(context);
  const relevant = relevantFunctions(text, [...context.functions, ...classes.flatMap((cls) => cls.methods)], SEED);
  const marked = (fn: FunctionIR): FunctionIR => (relevant.has(fn) ? fn : { ...fn, relevant: false });
  const guard = guardOfFile(root, context);
  return {
    functions: context.functions.map(marked),
    classes: classes.map((cls) => ({ ...cls, methods: cls.methods.map(marked) })),
    top: context.top,
    constants: context.constants,
    imports: new Map(),
    wildcardImports: [],
    ...(guard === undefined ? {} : { guard }),
  };
}

/** Types with the methods that traits of the file give them and they do not write themselves. */
function withTraits(context: Context): readonly ClassIR[] {
  for (const { type, trait } of context.implementations) {
    const cls = context.classes.get(type);
    const given = context.traits.get(trait) ?? [];
    const lacking = given.filter(({ name }) => cls?.methods.every((method) => method.name !== name) === true);
    if (cls && lacking.length > 0)
      context.classes.set(type, {
        ...cls,
        methods: [...cls.methods, ...lacking.map((fn) => ({ ...fn, owner: type }))],
      });
  }
  return [...context.classes.values()];
}

/** `#![cfg(windows)]`, or names that only one kind of system has are used without a condition. */
function guardOfFile(root: Node, context: Context): Guard | undefined {
  const children = root.namedChildren.filter((child): child is Node => child !== null);
  for (const node of children) {
    if (node.type !== 'inner_attribute_item') continue;
    const condition = cfgOf(context.textOf(node));
    if (condition !== undefined && isGuard(condition)) return condition;
  }
  const imports = childrenOf(root)
    .filter(
      (node) => node.type === 'use_declaration' && attributesBefore(node, (item) => context.textOf(item)) === undefined,
    )
    .map((node) => context.textOf(node));
  if (imports.some((line) => /\b(?:std::os::(?:unix|linux|fd)|nix|rustix::process|std::os::\{[^}]*unix)\b/.test(line)))
    return 'not-windows';
  return imports.some((line) => /\b(?:std::os::windows|winapi|windows_sys|windows::Win32)\b/.test(line))
    ? 'windows'
    : undefined;
}
