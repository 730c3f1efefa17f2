import type { Node, Tree } from 'web-tree-sitter';

/** What is known of nodes that hold an error somewhere, by their ids: statements in each other share what is inside. */
const known = new WeakMap<Tree, Map<number, boolean>>();

interface Visit {
  readonly id: number;
  readonly rest: Node[];
}

/**
 * Whether the parser could not read something in the statement itself. However deep it is nested: what is broken may hold
 * ten thousand open parentheses.
 * @param aside nodes whose inside counts for itself, as blocks; the same for all statements of a tree, as `isError`
 */
export function isBroken(
  statement: Node,
  aside: (node: Node) => boolean,
  isError: (node: Node) => boolean = ({ type }) => type === 'ERROR',
): boolean {
  if (!statement.hasError) return false;
  const { tree } = statement;
  const broken = known.get(tree) ?? new Map<number, boolean>();
  known.set(tree, broken);
  const visits: Visit[] = [];
  const look = (node: Node): boolean | undefined => {
    if (isError(node) || node.isMissing) return true;
    if (!node.hasError) return false;
    const already = broken.get(node.id);
    if (already === undefined) visits.push({ id: node.id, rest: node.children.filter((child) => !aside(child)) });
    return already;
  };
  let found = look(statement);
  for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
    if (found === true) break;
    const next = visit.rest.pop();
    if (next) {
      found = look(next);
      continue;
    }
    found = false;
    broken.set(visit.id, false);
    visits.pop();
  }
  // What holds it is broken as well.
  for (const { id } of visits) broken.set(id, true);
  return found === true;
}
