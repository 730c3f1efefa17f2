/** Blocks, procs and lambdas: functions of their own, or bodies of loops where the method is known to iterate. */
import type { Node } from 'web-tree-sitter';
import type { Expression, FunctionIR, Parameter, Statement } from '../../ir';
import { childrenOf, type Context, opaque, rangeOf } from './context';
import { lowerExpression, lowerTarget } from './expressions';
import { lowerBlockBody, lowerBody } from './statements';

/** Name of the parameter that takes a method's block. */
export const BLOCK = '&';

/** Parameters with the statements that take them apart. */
export interface Parameters {
  readonly list: readonly Parameter[];
  readonly names: readonly string[];
  /** Run inside the function before its body. */
  readonly prologue: (context: Context) => readonly Statement[];
}

/** Parameters of a method, block or lambda. */
export function lowerParameters(context: Context, node: Node | null): Parameters {
  const list: Parameter[] = [];
  const prologue: ((context: Context) => readonly Statement[])[] = [];
  for (const item of node ? childrenOf(node) : []) {
    const nameNode = item.childForFieldName('name');
    const name = nameNode ? context.textOf(nameNode) : '';
    switch (item.type) {
      case 'identifier':
        list.push({ name: context.textOf(item) });
        break;
      case 'optional_parameter':
      case 'keyword_parameter': {
        const value = item.childForFieldName('value');
        list.push({ name, ...(value ? { default: lowerExpression(context, value) } : {}) });
        break;
      }
      case 'splat_parameter':
      case 'hash_splat_parameter':
        list.push({ name: name === '' ? '*' : name, rest: true });
        break;
      case 'block_parameter':
        if (name !== '')
          prologue.push((inner) => [
            {
              kind: 'declare',
              name: inner.bind(name),
              init: { kind: 'name', name: BLOCK, range: rangeOf(item) },
              range: rangeOf(item),
            },
          ]);
        break;
      case 'destructured_parameter': {
        const range = rangeOf(item);
        const placeholder = `(${String(list.length)})`;
        list.push({ name: placeholder });
        prologue.push((inner) => [
          {
            kind: 'expression',
            expression: {
              kind: 'assign',
              target: {
                kind: 'aggregate',
                elements: childrenOf(item).map((part) => ({ value: lowerTarget(inner, part) })),
                range,
              },
              value: { kind: 'name', name: placeholder, range },
              range,
            },
          },
        ]);
        break;
      }
    }
  }
  return {
    list,
    names: list.map((parameter) => parameter.name),
    prologue: (inner) => prologue.flatMap((run) => run(inner)),
  };
}

/** A `{ |x| … }` or `do |x| … end` that is handed to a method. */
export function blockFunction(context: Context, node: Node): FunctionIR {
  return closure(context, node, node.childForFieldName('parameters'), node.childForFieldName('body'));
}

/** `->(x) { … }`. */
export function lambdaFunction(context: Context, node: Node): FunctionIR {
  const block = node.childForFieldName('body');
  return closure(context, node, node.childForFieldName('parameters'), block?.childForFieldName('body') ?? null);
}

function closure(context: Context, node: Node, parameters: Node | null, body: Node | null): FunctionIR {
  const range = rangeOf(node);
  const given = lowerParameters(context, parameters);
  const statements = context.inFunction(given.names, true, range, () => [
    ...given.prologue(context),
    ...lowerBlockBody(context, body, (value): Statement => ({ kind: 'return', value })),
  ]);
  return { name: 'block', parameters: given.list, body: statements, range, local: true };
}

/** Methods that give their block one element after the other. */
const OVER_ELEMENTS: ReadonlySet<string> = new Set(['each', 'each_with_index', 'each_entry', 'reverse_each']);
/** Those that count, or give something that is no handle. */
const COUNTING: ReadonlySet<string> = new Set([
  'times',
  'upto',
  'downto',
  'step',
  'each_pair',
  'each_key',
  'each_index',
  'each_line',
  'each_char',
]);

/** A call with a block that is a loop: `loop do`, `ports.each do |port|`, `3.times do`; undefined for all else. */
export function lowerIteration(context: Context, node: Node): readonly Statement[] | undefined {
  const block = node.childForFieldName('block');
  const method = node.childForFieldName('method');
  const receiver = node.childForFieldName('receiver');
  if (!block || !method) return undefined;
  const name = context.textOf(method);
  const parameters = block.childForFieldName('parameters');
  const plain = parameters ? childrenOf(parameters).every((item) => item.type === 'identifier') : true;
  const names = parameters && plain ? childrenOf(parameters).map((item) => context.textOf(item)) : [];
  const endless = name === 'loop' && !receiver;
  if (!endless && (!receiver || !plain || !(OVER_ELEMENTS.has(name) || COUNTING.has(name)))) return undefined;
  const iterable = receiver ? lowerExpression(context, receiver) : undefined;
  return context.inPlace(names, () => {
    const body = (): readonly Statement[] => lowerLoopBody(context, block.childForFieldName('body'));
    if (endless || !iterable) return [{ kind: 'loop', body: body(), atLeastOnce: true, endless: true }];
    const range = rangeOf(block);
    const targets = names.map((local): Expression => ({ kind: 'name', name: context.local(local), range }));
    const [first, ...others] = targets;
    const indexed = name === 'each_with_index';
    const elements = OVER_ELEMENTS.has(name) && first;
    const unknown = [...(elements ? (indexed ? others : []) : targets)].map((target): Statement => ({
      kind: 'expression',
      expression: { kind: 'assign', target, value: opaque(range), range },
    }));
    const target: Expression =
      !elements || indexed || others.length === 0
        ? (first ?? opaque(range))
        : { kind: 'aggregate', elements: targets.map((value) => ({ value })), range };
    return [
      elements
        ? { kind: 'loop', each: { target, iterable }, body: [...unknown, ...body()] }
        : {
            kind: 'loop',
            init: [{ kind: 'expression', expression: iterable }],
            condition: opaque(range),
            body: [...unknown, ...body()],
            ...(iterable.kind === 'number' && iterable.value > 0 ? { atLeastOnce: true } : {}),
          },
    ];
  });
}

/** The body of a loop: `break` and `next` are about that loop. */
export function lowerLoopBody(context: Context, body: Node | null): readonly Statement[] {
  const around = context.inLoop;
  context.inLoop = true;
  try {
    return body ? (body.type === 'do' ? lowerBody(context, childrenOf(body)) : lowerBlockBody(context, body)) : [];
  } finally {
    context.inLoop = around;
  }
}
