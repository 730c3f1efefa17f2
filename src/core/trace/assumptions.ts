/** What a branch takes for granted, so that two branches on the same condition are known to go together or exclude each other. */
import type { Expression } from '../ir';

export interface Assumption {
  /** The condition in terms of storage: `T:server.is_tcp`, `v3:type==SOCK_STREAM`. */
  readonly condition: string;
  readonly holds: boolean;
}

/** Names the storage of a variable, field or element; undefined where the expression is none, or its value is known anyway. */
export type Locate = (expression: Expression) => string | undefined;

const NEGATED: Readonly<Record<string, string>> = { '!=': '==', '>=': '<', '>': '<=' };

/** What holds inside a branch that is taken when `condition` is `outcome`. */
export function assumptionsOf(condition: Expression, outcome: boolean, locate: Locate): readonly Assumption[] {
  switch (condition.kind) {
    case 'unary':
      return condition.operator === '!' ? assumptionsOf(condition.operand, !outcome, locate) : [];
    case 'binary': {
      const { operator, left, right } = condition;
      if ((operator === '&&' && outcome) || (operator === '||' && !outcome))
        return [...assumptionsOf(left, outcome, locate), ...assumptionsOf(right, outcome, locate)];
      const constant = constantText(right);
      const key = constant === undefined ? undefined : locate(left);
      if (key === undefined || constant === undefined || !/^(?:[=!<>]=|[<>])$/.test(operator)) return [];
      const positive = NEGATED[operator];
      return [
        { condition: `${key}${positive ?? operator}${constant}`, holds: positive === undefined ? outcome : !outcome },
      ];
    }
    case 'name':
    case 'member':
    case 'index': {
      const key = locate(condition);
      return key === undefined ? [] : [{ condition: key, holds: outcome }];
    }
    default:
      return [];
  }
}

function constantText(expression: Expression): string | undefined {
  switch (expression.kind) {
    case 'number':
      return String(expression.value);
    case 'boolean':
      return expression.value ? '1' : '0';
    case 'null':
      return '0';
    case 'name':
      return /^[A-Z][A-Z0-9_]*$/.test(expression.name) ? expression.name : undefined;
    case 'member':
      return /^[A-Z][A-Z0-9_]*$/.test(expression.name) ? expression.name : undefined;
    default:
      return undefined;
  }
}
