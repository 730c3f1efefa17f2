/** Tests of the system in conditions: `process.platform === 'win32'`, `os.platform()`, `Deno.build.os`. */
import type { Expression } from '../../ir';
import type { Guard } from '../../model';

const OPPOSITE: Readonly<Record<Guard, Guard>> = {
  windows: 'not-windows',
  'not-windows': 'windows',
  linux: 'not-linux',
  'not-linux': 'linux',
};

const SYSTEMS: Readonly<Record<string, Guard>> = { win32: 'windows', windows: 'windows', linux: 'linux' };

/** What a true condition says of the system; undefined where it says nothing. */
export function platformGuard(
  condition: Expression,
  qualify: (expression: Expression) => string | undefined,
): Guard | undefined {
  if (condition.kind === 'unary' && condition.operator === '!') {
    const inner = platformGuard(condition.operand, qualify);
    return inner && OPPOSITE[inner];
  }
  if (condition.kind !== 'binary') return undefined;
  const { operator, left, right } = condition;
  const [subject, text] =
    right.kind === 'string' ? [left, right.value] : left.kind === 'string' ? [right, left.value] : [];
  if (subject === undefined || text === undefined || !namesSystem(subject, qualify)) return undefined;
  const guard = SYSTEMS[text];
  if (operator === '==') return guard;
  return guard && operator === '!=' ? OPPOSITE[guard] : undefined;
}

function namesSystem(expression: Expression, qualify: (expression: Expression) => string | undefined): boolean {
  if (expression.kind === 'call') return qualify(expression.callee) === 'os.platform';
  const name = qualify(expression) ?? pathOf(expression);
  return name === 'process.platform' || name === 'os.platform' || name === 'Deno.build.os';
}

function pathOf(expression: Expression): string | undefined {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind !== 'member') return undefined;
  const object = pathOf(expression.object);
  return object === undefined ? undefined : `${object}.${expression.name}`;
}
