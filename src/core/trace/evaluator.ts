/** Expressions to values: fields, elements, assignments. Names are in `names.ts`, calls in `calls.ts`. */
import type { Expression } from '../ir';
import { callExpression } from './calls';
import { operate } from './operators';
import type { Tracer } from './tracer';
import { alternatives, number, symbol, truth, unite, uniteAll, UNKNOWN, NULL, type Value } from './value';

export interface EvaluationHints {
  /** Variable that takes the value, as written. */
  readonly target?: string;
}

export class Evaluator {
  constructor(readonly tracer: Tracer) {}

  evaluate(expression: Expression, hints: EvaluationHints = {}): Value {
    this.tracer.step();
    switch (expression.kind) {
      case 'name':
        return this.tracer.names.valueOf(expression.name);
      case 'member':
        return this.#member(expression);
      case 'index': {
        const key = this.locate(expression);
        return key === undefined ? UNKNOWN : this.tracer.machine.load(key);
      }
      case 'call':
        return callExpression(this.tracer, expression, hints);
      case 'number':
        return number(expression.value);
      case 'string':
        return { kind: 'string', value: expression.value };
      case 'boolean':
        return number(expression.value ? 1 : 0);
      case 'null':
        return NULL;
      case 'aggregate':
        return this.#aggregate(expression);
      case 'unary':
        return this.#unary(expression);
      case 'binary':
        return this.#binary(expression);
      case 'assign': {
        const given = this.evaluate(expression.value, { target: this.tracer.textOf(expression.target.range) });
        const value =
          expression.operator === undefined
            ? given
            : operate(expression.operator, this.evaluate(expression.target), given);
        this.assign(expression.target, value);
        return value;
      }
      case 'conditional': {
        const certain = truth(this.evaluate(expression.condition));
        if (certain !== undefined) return this.evaluate(certain ? expression.then : expression.otherwise, hints);
        let then = UNKNOWN;
        let otherwise = UNKNOWN;
        this.tracer.flow.maybe(() => (then = this.evaluate(expression.then, hints)));
        this.tracer.flow.maybe(() => (otherwise = this.evaluate(expression.otherwise, hints)));
        return unite(then, otherwise);
      }
      case 'sequence':
        return this.tracer.evaluateAll(expression.parts).at(-1) ?? UNKNOWN;
      case 'function':
        return { kind: 'function', function: expression.function, frame: this.tracer.frame };
      case 'opaque':
        this.tracer.evaluateAll(expression.parts);
        return UNKNOWN;
    }
  }

  /** Where a variable, field or element is stored; undefined for what is no storage. Evaluates the object's expression. */
  locate(expression: Expression): string | undefined {
    const { machine } = this.tracer;
    switch (expression.kind) {
      case 'name':
        return this.tracer.names.variable(expression.name);
      case 'member': {
        const base = this.#base(expression.object);
        return base === undefined ? undefined : `${base}.${expression.name}`;
      }
      case 'index': {
        const index = this.evaluate(expression.index);
        const base = this.#base(expression.object);
        if (base === undefined) return undefined;
        if (index.kind === 'string') return `${base}.${index.value}`;
        return `${base}[${index.kind === 'number' ? String(index.value) : ''}]`;
      }
      case 'unary':
        if (expression.operator === '*') {
          const pointer = this.evaluate(expression.operand);
          if (pointer.kind === 'reference') return pointer.key;
          const target = machine.keyOf(pointer);
          // `*p` of a pointer to a number is `p[0]`; of a pointer to a struct it is what has the fields.
          return target === undefined || typeOf(pointer) !== undefined ? target : `${target}[0]`;
        }
        return undefined;
      default:
        return undefined;
    }
  }

  /** Key below which the fields of an expression's value live. */
  #base(expression: Expression): string | undefined {
    const { machine } = this.tracer;
    if (expression.kind === 'name' || expression.kind === 'member' || expression.kind === 'index') {
      const key = this.tracer.names.isModule(expression) ? undefined : this.locate(expression);
      if (key !== undefined) {
        const held = machine.load(key);
        // Storage that holds nothing of its own is the struct itself.
        return machine.keyOf(held) ?? (held.kind === 'unknown' || held.kind === 'number' ? key : undefined);
      }
    }
    return machine.keyOf(this.evaluate(expression));
  }

  #member(expression: Expression & { kind: 'member' }): Value {
    const { language } = this.tracer;
    if (this.tracer.names.isModule(expression))
      return symbol(language.constantName(this.tracer.names.qualify(expression)!));
    return this.memberOf(this.evaluate(expression.object), expression.name);
  }

  /** A field, method or class attribute of a value. */
  memberOf(object: Value, name: string): Value {
    const { machine, program, language } = this.tracer;
    if (object.kind === 'class') {
      const assigned = machine.state.memory.get(`class:${object.name}.${name}`);
      if (assigned) return assigned;
      const attribute = this.classAttribute(object.name, name);
      if (attribute) return attribute;
      const method = program.method(object.name, name);
      return method ? { kind: 'function', function: method } : UNKNOWN;
    }
    if (object.kind === 'symbol') return symbol(language.constantName(`${object.name}.${name}`));
    const type = typeOf(object);
    const held = machine.field(object, name);
    if (type !== undefined && held.kind === 'place') {
      const method = program.method(type, name);
      if (method?.getter === true) return this.tracer.call(method, [], { self: object }) ?? UNKNOWN;
      if (method) return { kind: 'function', function: method, self: object };
      const attribute = this.classAttribute(type, name);
      // An object that was made here has what its class has until it gets its own; of others nobody knows.
      if (attribute) return object.kind === 'object' ? attribute : unite(held, attribute);
    }
    return held;
  }

  /** A class-level attribute as the lineage gives it. */
  classAttribute(className: string, name: string): Value | undefined {
    const { program, machine } = this.tracer;
    for (const ancestor of program.lineage(className)) {
      const assigned = machine.state.memory.get(`class:${ancestor}.${name}`);
      if (assigned) return assigned;
      const attribute = program.classNamed(ancestor)?.attributes.find((candidate) => candidate.name === name);
      if (attribute?.value) return this.evaluate(attribute.value);
    }
    return undefined;
  }

  assign(target: Expression, value: Value): void {
    const { machine, language } = this.tracer;
    if (target.kind === 'aggregate') {
      target.elements.forEach((element, index) => {
        const { name } = element;
        this.assign(element.value, name === undefined ? this.elementAt(value, index) : this.memberOf(value, name));
      });
      return;
    }
    // A target with a default, which counts where the value has nothing.
    if (target.kind === 'assign') {
      const open = alternatives(value).some(({ kind }) => kind === 'place' || kind === 'unknown' || kind === 'null');
      this.assign(target.target, open ? unite(value, this.evaluate(target.value)) : value);
      return;
    }
    if (target.kind === 'member') {
      const object = this.tracer.names.isModule(target.object)
        ? symbol(this.tracer.names.qualify(target.object)!)
        : this.evaluate(target.object);
      if (object.kind === 'class' || object.kind === 'symbol') {
        machine.state.memory.set(`class:${object.name}.${target.name}`, value);
        return;
      }
      const site = {
        call: target.range,
        name: { start: target.range.end - target.name.length, end: target.range.end },
        callee: target.name,
        ...(this.tracer.program.path === undefined ? {} : { path: this.tracer.program.path }),
        ...(this.tracer.running === undefined ? {} : { within: this.tracer.running }),
      };
      if (language.assignField?.(site, object, target.name, value, machine, this.tracer.evaluatorContext()) === true)
        return;
    }
    const key = this.locate(target);
    if (key === undefined) return;
    this.#nameHandle(target, value);
    if (key.endsWith('[]')) machine.store(key, unite(machine.load(key), value));
    else machine.store(key, value);
  }

  /** The last storage that a socket was put in is what the code calls it. */
  #nameHandle(target: Expression, value: Value): void {
    for (const option of alternatives(value)) {
      if (option.kind === 'socket') {
        const info = this.tracer.machine.sockets[option.id];
        if (info?.handle === '') info.handle = this.tracer.textOf(target.range);
      }
    }
  }

  elementAt(value: Value, index: number): Value {
    const { machine } = this.tracer;
    // One of several tuples: what a function gives in one case or the other.
    if (value.kind === 'union')
      return uniteAll(
        value.options
          .filter((option) => machine.keyOf(option) !== undefined)
          .map((option) => this.elementAt(option, index)),
      );
    const key = machine.keyOf(value);
    return key === undefined ? UNKNOWN : machine.load(`${key}[${String(index)}]`);
  }

  /** Some element of a list: what a `for … in` variable holds. */
  elementOf(value: Value): Value {
    const { machine } = this.tracer;
    const key = machine.keyOf(value);
    return key === undefined ? UNKNOWN : machine.load(`${key}[]`);
  }

  #aggregate(expression: Expression & { kind: 'aggregate' }): Value {
    const { machine } = this.tracer;
    const object = machine.object(expression.type);
    if (expression.zeroFilled === true) machine.zero(object.key);
    expression.elements.forEach((element, index) => {
      const value = this.evaluate(element.value);
      const key = element.name === undefined ? `${object.key}[${String(index)}]` : `${object.key}.${element.name}`;
      // A field of a known type is what other functions find in objects of that type.
      if (expression.type === undefined) machine.state.memory.set(key, value);
      else machine.store(key, value);
    });
    return object;
  }

  #unary(expression: Expression & { kind: 'unary' }): Value {
    const { machine } = this.tracer;
    if (expression.operator === '&') {
      const key = this.locate(expression.operand);
      if (key === undefined) return this.evaluate(expression.operand);
      const type = machine.typeAt(key);
      return type === undefined ? { kind: 'reference', key } : { kind: 'reference', key, type };
    }
    const operand = this.evaluate(expression.operand);
    if (expression.operator === '*') {
      const plain = (operand.kind === 'place' || operand.kind === 'object') && operand.type === undefined;
      return plain ? machine.load(`${operand.key}[0]`) : machine.deref(operand);
    }
    if (expression.operator === '!') {
      const certain = truth(operand);
      return certain === undefined ? UNKNOWN : number(certain ? 0 : 1);
    }
    if (expression.operator === '-' && operand.kind === 'number') return number(-operand.value);
    return UNKNOWN;
  }

  #binary(expression: Expression & { kind: 'binary' }): Value {
    const { operator } = expression;
    const left = this.evaluate(expression.left);
    if (operator === '&&' || operator === '||') {
      const certain = truth(left);
      if (certain === (operator === '||')) return number(certain ? 1 : 0);
      // The right side is taken to run: a chain of calls that all succeed is the path that leads to a listening socket.
      const right = this.evaluate(expression.right);
      if (certain === undefined) return UNKNOWN;
      const other = truth(right);
      return other === undefined ? UNKNOWN : number(other ? 1 : 0);
    }
    return operate(operator, left, this.evaluate(expression.right));
  }
}

/** Class or tag of an object. */
export function typeOf(value: Value): string | undefined {
  for (const option of alternatives(value)) {
    if (
      (option.kind === 'object' || option.kind === 'place' || option.kind === 'reference') &&
      option.type !== undefined
    )
      return option.type;
  }
  return undefined;
}
