/** `case` with `when` and with `in`, on the system as well as on values. */
import type { Node } from 'web-tree-sitter';
import type { Statement } from '../../ir';
import { childrenOf, type Context, opaque, rangeOf } from './context';
import { lowerExpression } from './expressions';
import { guardOf } from './platform';
import { lowerBody, type Sink } from './statements';

/** Branches after which a `case` is a data table: nothing that people write. */
const BRANCH_LIMIT = 200;

export function caseStatement(context: Context, node: Node, sink: Sink | undefined): Statement {
  const range = rangeOf(node);
  const value = node.childForFieldName('value');
  const onPlatform = value !== null && guardOf(context, value, 'subject') !== undefined;
  const branches = childrenOf(node).filter((child) => child.type === 'when' || child.type === 'else');
  const [first] = branches;
  if (onPlatform && first?.type === 'when') {
    const guard = guardOf(context, first, 'pattern');
    const then = whenBody(context, first, sink);
    const otherwise = branches.slice(1).flatMap((branch) => [whenBody(context, branch, sink)]);
    return {
      kind: 'if',
      ...(guard === undefined ? { condition: opaque(range) } : { guard }),
      then,
      // One of the others runs; which of them is not told apart.
      otherwise:
        otherwise.length === 1
          ? otherwise[0]!
          : otherwise.map((body) => ({ kind: 'if', condition: opaque(range), then: body, otherwise: [] })),
    };
  }
  return {
    kind: 'switch',
    subject: value ? lowerExpression(context, value) : opaque(range),
    cases: branches.slice(0, BRANCH_LIMIT).map((branch) => {
      const patterns = branch
        .childrenForFieldName('pattern')
        .flatMap((pattern) => (pattern ? childrenOf(pattern) : []));
      const [only] = patterns;
      const comparable = value && patterns.length === 1 && only ? lowerExpression(context, only) : opaque(range);
      return {
        ...(branch.type === 'else' ? {} : { test: comparable }),
        body: whenBody(context, branch, sink),
        fallsThrough: false,
      };
    }),
  };
}

function whenBody(context: Context, branch: Node, sink: Sink | undefined): readonly Statement[] {
  const body = branch.type === 'else' ? branch : branch.childForFieldName('body');
  return body ? lowerBody(context, childrenOf(body), sink) : [];
}

export function patternMatch(context: Context, node: Node, sink: Sink | undefined): Statement {
  const range = rangeOf(node);
  const value = node.childForFieldName('value');
  const clauses = node.childrenForFieldName('clauses').filter((clause) => clause !== null);
  const otherwise = node.childForFieldName('else');
  return {
    kind: 'switch',
    subject: opaque(range, value ? [lowerExpression(context, value)] : []),
    cases: [...clauses, ...(otherwise ? [otherwise] : [])].map((clause) => {
      for (const name of clause.childForFieldName('pattern')?.descendantsOfType('identifier') ?? [])
        if (name) context.bind(context.textOf(name));
      return {
        ...(clause.type === 'else' ? {} : { test: opaque(range) }),
        body: whenBody(context, clause, sink),
        fallsThrough: false,
      };
    }),
  };
}
