import type { Node } from 'web-tree-sitter';

/**
 * Whether the parser could not read something in the statement itself. However deep it is nested: what is broken may hold
 * ten thousand open parentheses.
 * @param aside nodes whose inside counts for itself, as blocks
 */
export function isBroken(
  statement: Node,
  aside: (node: Node) => boolean,
  isError: (node: Node) => boolean = ({ type }) => type === 'ERROR',
): boolean {
  const waiting: Node[] = [statement];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isError(node) || node.isMissing) return true;
    if (!node.hasError) continue;
    for (const child of node.children) if (!aside(child)) waiting.push(child);
  }
  return false;
}
