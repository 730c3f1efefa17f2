/** Tests of the system in conditions: `os.name == 'nt'`, `sys.platform.startswith('win')`. */
import type { Expression } from '../../ir';
import type { Guard } from '../../model';

const OPPOSITE: Readonly<Record<Guard, Guard>> = {
  windows: 'not-windows',
  'not-windows': 'windows',
  linux: 'not-linux',
  'not-linux': 'linux',
};

export function opposite(guard: Guard): Guard {
  return OPPOSITE[guard];
}

/** What the sources compare with, in lower case, and which system that is. */
const SYSTEMS: Readonly<Record<string, Guard>> = {
  nt: 'windows',
  win32: 'windows',
  win: 'windows',
  windows: 'windows',
  posix: 'not-windows',
  linux: 'linux',
  linux2: 'linux',
};

/** What a true condition says of the system; undefined where it says nothing. `flags` are names that hold such a test. */
export function platformGuard(
  condition: Expression,
  qualify: (expression: Expression) => string | undefined,
  flags: ReadonlyMap<string, Guard>,
): Guard | undefined {
  const system = (expression: Expression): Guard | undefined => {
    switch (expression.kind) {
      case 'name':
        return flags.get(expression.name);
      case 'unary': {
        const inner = expression.operator === '!' ? system(expression.operand) : undefined;
        return inner && OPPOSITE[inner];
      }
      case 'binary':
        return compared(expression.operator, expression.left, expression.right);
      case 'call':
        return called(expression);
      default:
        return undefined;
    }
  };
  const compared = (operator: string, left: Expression, right: Expression): Guard | undefined => {
    const [subject, text] =
      right.kind === 'string' ? [left, right.value] : left.kind === 'string' ? [right, left.value] : [];
    if (subject === undefined || text === undefined || !namesSystem(subject, qualify)) return undefined;
    const guard = SYSTEMS[text.toLowerCase()];
    if (operator === '==' || operator === 'in') return guard;
    return guard && operator === '!=' ? OPPOSITE[guard] : undefined;
  };
  const called = (call: Expression & { kind: 'call' }): Guard | undefined => {
    const [first, second] = call.arguments.map((argument) => argument.value);
    if (call.callee.kind === 'member' && call.callee.name === 'startswith' && first?.kind === 'string') {
      return namesSystem(call.callee.object, qualify) ? SYSTEMS[first.value.toLowerCase()] : undefined;
    }
    // The option exists on Windows only (winsock2.h; CPython Modules/socketmodule.c).
    if (
      call.callee.kind === 'name' &&
      call.callee.name === 'hasattr' &&
      second?.kind === 'string' &&
      second.value === 'SO_EXCLUSIVEADDRUSE'
    )
      return 'windows';
    return undefined;
  };
  return system(condition);
}

/** `os.name`, `sys.platform`, `platform.system()`, with `.lower()` behind or not. */
function namesSystem(expression: Expression, qualify: (expression: Expression) => string | undefined): boolean {
  if (expression.kind === 'call') {
    const { callee } = expression;
    if (callee.kind === 'member' && callee.name === 'lower') return namesSystem(callee.object, qualify);
    return qualify(callee) === 'platform.system';
  }
  const name = qualify(expression);
  return name === 'os.name' || name === 'sys.platform';
}
