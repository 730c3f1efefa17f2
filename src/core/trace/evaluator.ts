/** Expressions to values: names, fields, operators. Calls are in `calls.ts`. */
import type { Expression, FunctionIR } from '../ir';
import { callExpression } from './calls';
import type { Frame } from './state';
import type { Tracer } from './tracer';
import {
  alternatives,
  number,
  sameValue,
  symbol,
  symbolsOf,
  truth,
  unite,
  uniteAll,
  UNKNOWN,
  NULL,
  type Value,
} from './value';

export interface EvaluationHints {
  /** Variable that takes the value, as written. */
  readonly target?: string;
}

/** Constants that stand for one of a kind: two different names of a family are never equal. */
const FAMILIES = [
  /^SOCK_(?:STREAM|DGRAM|RAW|SEQPACKET|RDM|PACKET)$/,
  /^[AP]F_(?:INET6?|UNIX|LOCAL|UNSPEC|NETLINK|PACKET|BLUETOOTH|VSOCK)$/,
];

export class Evaluator {
  /** Names of constants being resolved, against circular definitions. */
  readonly #resolving = new Set<string>();

  constructor(readonly tracer: Tracer) {}

  evaluate(expression: Expression, hints: EvaluationHints = {}): Value {
    this.tracer.step();
    switch (expression.kind) {
      case 'name':
        return this.#name(expression.name);
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
            : this.#operate(expression.operator, this.evaluate(expression.target), given);
        this.assign(expression.target, value);
        return value;
      }
      case 'conditional': {
        const certain = truth(this.evaluate(expression.condition));
        if (certain !== undefined) return this.evaluate(certain ? expression.then : expression.otherwise, hints);
        let then = UNKNOWN;
        let otherwise = UNKNOWN;
        this.tracer.maybe(() => (then = this.evaluate(expression.then, hints)));
        this.tracer.maybe(() => (otherwise = this.evaluate(expression.otherwise, hints)));
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
        return this.variable(expression.name);
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
      const key = this.#isModule(expression) ? undefined : this.locate(expression);
      if (key !== undefined) {
        const held = machine.load(key);
        // Storage that holds nothing of its own is the struct itself.
        return machine.keyOf(held) ?? (held.kind === 'unknown' || held.kind === 'number' ? key : undefined);
      }
    }
    return machine.keyOf(this.evaluate(expression));
  }

  /**
   * Key of a variable that is in sight: a local, a global of the file, a field of the own object where that may stay
   * unnamed. `known`: only fields that the file declares.
   */
  variable(name: string, known = false): string | undefined {
    const { frame, program, language, machine } = this.tracer;
    for (let scope: Frame | undefined = frame; scope; scope = scope.outer) {
      if (scope.declared.has(name)) return `v${String(scope.id)}:${name}`;
    }
    if (language.implicitThis) {
      const shared = this.#sharedMember(name);
      if (shared !== undefined) return shared;
    }
    if (program.isGlobal(name)) return `g:${name}`;
    const method = this.tracer.method;
    if (
      !language.implicitThis ||
      method?.self === undefined ||
      method.owner === undefined ||
      method.selfName === name ||
      program.constant(name)
    )
      return undefined;
    const members = program.lineage(method.owner).map((ancestor) => program.classNamed(ancestor));
    const declared = members.some((cls) => cls?.attributes.some((attribute) => attribute.name === name));
    // Where the class is declared in another file, a name that nothing else explains is a field.
    const elsewhere =
      !known &&
      program.isPartial(method.owner, language) &&
      !/^[A-Z0-9_]+$|::|\./.test(name) &&
      !program.unit.imports.has(name) &&
      program.functions(name).length === 0 &&
      !program.classNamed(name);
    const base = machine.keyOf(method.self);
    return (declared || elsewhere) && base !== undefined ? `${base}.${name}` : undefined;
  }

  /** Key of a static member, named within its class or through it. */
  #sharedMember(name: string): string | undefined {
    const { program, method } = this.tracer;
    const at = name.lastIndexOf('::');
    const from = at < 0 ? method?.owner : name.slice(0, at);
    if (from === undefined || (at >= 0 && !program.classNamed(from))) return undefined;
    const plain = at < 0 ? name : name.slice(at + 2);
    const owner = program
      .lineage(from)
      .find((ancestor) =>
        program
          .classNamed(ancestor)
          ?.attributes.some((attribute) => attribute.name === plain && attribute.shared === true),
      );
    return owner === undefined || program.constant(plain) ? undefined : `g:${owner}::${plain}`;
  }

  #name(name: string): Value {
    const { tracer } = this;
    const { program, machine } = tracer;
    for (let scope: Frame | undefined = tracer.frame; scope; scope = scope.outer) {
      if (scope.selfName === name && scope.self) return scope.self;
    }
    if (name.endsWith('.this')) return this.#enclosing(name.slice(0, -'.this'.length));
    const key = this.variable(name);
    if (key !== undefined) {
      if (key.startsWith('g:') && !machine.state.memory.has(key)) {
        const defined = this.#constant(name) ?? this.#definition(name);
        if (defined) return defined;
      }
      return machine.load(key);
    }
    const defined = this.#constant(name) ?? this.#definition(name);
    if (defined) return defined;
    const method = program.qualifiedMethod(name);
    if (method) return this.#bound(method);
    if (name.startsWith('::')) return this.#name(name.slice(2));
    return symbol(tracer.language.constantName(program.unit.imports.get(name) ?? name));
  }

  /** `Outer.this`: the object around an inner class's, one of those that the methods of that class have. */
  #enclosing(className: string): Value {
    for (let scope: Frame | undefined = this.tracer.frame; scope; scope = scope.outer)
      if (scope.self && scope.owner === className) return scope.self;
    return { kind: 'place', key: `T:${this.tracer.program.rootOf(className)}`, type: className };
  }

  /** A function or class; what the file imports from a library is not what another file calls by that name. */
  #definition(name: string): Value | undefined {
    const { program, language } = this.tracer;
    const imported = program.unit.imports.get(name);
    if (imported !== undefined && language.isLibrary(imported) && !program.ownClass(name)) return undefined;
    const [fn] = program.functions(name);
    if (fn) return { kind: 'function', function: fn };
    return program.classNamed(name) ? { kind: 'class', name } : undefined;
  }

  /** `Base::open`: of the own object where that is of the class. */
  #bound(method: FunctionIR): Value {
    const { self, owner } = this.tracer.method ?? {};
    const own =
      method.self !== undefined &&
      self &&
      owner !== undefined &&
      method.owner !== undefined &&
      this.tracer.program.lineage(owner).includes(method.owner);
    return own ? { kind: 'function', function: method, self } : { kind: 'function', function: method };
  }

  #constant(name: string): Value | undefined {
    const expression = this.tracer.program.constant(name);
    if (!expression || this.#resolving.has(name)) return undefined;
    this.#resolving.add(name);
    try {
      return this.evaluate(expression);
    } finally {
      this.#resolving.delete(name);
    }
  }

  /** The full name of something reached through imports (`sk.socket` → `socket.socket`); undefined for fields of variables. An object may be a field that another file declares, a function is none. */
  qualify(expression: Expression, asObject = false): string | undefined {
    const { program, frame } = this.tracer;
    if (expression.kind === 'name') {
      for (let scope: Frame | undefined = frame; scope; scope = scope.outer)
        if (scope.selfName === expression.name) return undefined;
      const imported = program.unit.imports.get(expression.name);
      const key = this.variable(expression.name, !asObject);
      if (
        key !== undefined &&
        !(imported !== undefined && key.startsWith('g:') && !this.tracer.machine.state.memory.has(key))
      )
        return undefined;
      return imported ?? expression.name;
    }
    if (expression.kind === 'member') {
      const object = this.qualify(expression.object, true);
      return object === undefined ? undefined : `${object}.${expression.name}`;
    }
    return undefined;
  }

  #isModule(expression: Expression): boolean {
    if (expression.kind === 'name')
      return this.tracer.program.unit.imports.has(expression.name) && this.qualify(expression) !== undefined;
    return expression.kind === 'member' && this.#isModule(expression.object);
  }

  #member(expression: Expression & { kind: 'member' }): Value {
    const { language } = this.tracer;
    if (this.#isModule(expression)) return symbol(language.constantName(this.qualify(expression)!));
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
      const object = this.#isModule(target.object)
        ? symbol(this.qualify(target.object)!)
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
    return this.#operate(operator, left, this.evaluate(expression.right));
  }

  #operate(operator: string, left: Value, right: Value): Value {
    if (['==', '!=', '<', '>', '<=', '>='].includes(operator)) return this.compare(operator, left, right);
    if (left.kind === 'number' && right.kind === 'number') {
      const result = arithmetic(operator, left.value, right.value);
      if (result !== undefined) return number(result);
    }
    if (operator === '|') {
      // `flags | 0` and `flags | SOMETHING` keep what is known of either side.
      const parts = [left, right].flatMap((part) => (part.kind === 'flags' ? part.parts : [part]));
      if (parts.some((part) => symbolsOf(part) !== undefined)) return { kind: 'flags', parts };
    }
    if (operator === '&' && left.kind === 'flags' && symbolsOf(right) !== undefined) return UNKNOWN;
    return UNKNOWN;
  }

  /** 1 or 0 where the comparison is certain. */
  compare(operator: string, left: Value, right: Value): Value {
    if (left.kind === 'number' && right.kind === 'number') {
      const result = arithmetic(operator, left.value, right.value);
      return result === undefined ? UNKNOWN : number(result);
    }
    if (operator === '==' || operator === '!=') {
      const same = equality(left, right);
      if (same !== undefined) return number(same === (operator === '==') ? 1 : 0);
    }
    return UNKNOWN;
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

function equality(left: Value, right: Value): boolean | undefined {
  if (left.kind === 'symbol' && right.kind === 'symbol') {
    if (left.name === right.name) return true;
    const family = FAMILIES.find((names) => names.test(left.name) && names.test(right.name));
    if (!family || left.name.slice(3) === right.name.slice(3)) return family ? true : undefined;
    return /^[AP]F_(?:UNIX|LOCAL)$/.test(left.name) && /^[AP]F_(?:UNIX|LOCAL)$/.test(right.name);
  }
  if (left.kind === 'string' && right.kind === 'string') return left.value === right.value;
  if (
    (left.kind === 'null' && (right.kind === 'object' || right.kind === 'reference')) ||
    (right.kind === 'null' && (left.kind === 'object' || left.kind === 'reference'))
  )
    return false;
  if (left.kind === 'null' && right.kind === 'null') return true;
  return sameValue(left, right) && (left.kind === 'class' || left.kind === 'function') ? true : undefined;
}

function arithmetic(operator: string, left: number, right: number): number | undefined {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '|':
      return left | right;
    case '&':
      return left & right;
    case '<<':
      return left << right;
    case '==':
      return left === right ? 1 : 0;
    case '!=':
      return left === right ? 0 : 1;
    case '<':
      return left < right ? 1 : 0;
    case '>':
      return left > right ? 1 : 0;
    case '<=':
      return left <= right ? 1 : 0;
    case '>=':
      return left >= right ? 1 : 0;
    default:
      return undefined;
  }
}
