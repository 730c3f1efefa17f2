/** Classes and structs of a file: their members, what is declared but not defined, and how an object of them begins. */
import type { Node } from 'web-tree-sitter';
import type { Argument, ClassIR, Expression, FunctionIR, Parameter, Statement } from '../../ir';
import type { Range } from '../../model';
import type { Context } from './context';
import { lowerDeclaration, lowerParameters } from './declarations';
import { functionIn, hasSpecifier, identifierIn } from './declarators';
import { lowerArguments, lowerExpression } from './expressions';

/** A data member. */
interface Member {
  readonly name: string;
  readonly type?: string;
  /** Neither pointer nor reference: the member is the object itself. */
  readonly byValue: boolean;
  readonly isStatic: boolean;
  /** `int fd = -1;`, or the constructor that a member of a class type runs. */
  readonly initial?: Expression;
  readonly range: Range;
}

/** A method's declaration in the class body. */
interface Declared {
  readonly parameters: readonly Parameter[];
  readonly isStatic: boolean;
}

export class ClassEntry {
  readonly bases: string[] = [];
  readonly members = new Map<string, Member>();
  readonly declared = new Map<string, Declared[]>();
  readonly methods: FunctionIR[] = [];
  range: Range = { start: 0, end: 0 };
  bodyStart = 0;
  /** The class body stands in this file. */
  complete = false;
  /** Some constructor is declared, here or by `using Base::Base`. */
  hasConstructor = false;

  constructor(readonly name: string) {}

  /** Reads the head and the data members of a class body; its methods are the caller's. */
  declare(context: Context, node: Node, body: Node): void {
    this.complete = true;
    this.range = context.range(node);
    this.bodyStart = body.startIndex + 1;
    for (const clause of node.namedChildren) {
      if (clause.type !== 'base_class_clause') continue;
      for (const base of clause.namedChildren)
        if (/identifier|template_type/.test(base.type)) this.bases.push(context.resolve(base.text));
    }
  }

  /** A `field_declaration`, or the `declaration` of a constructor. */
  addMember(context: Context, node: Node): void {
    const isStatic = hasSpecifier(node, 'static');
    for (const declarator of node.childrenForFieldName('declarator')) {
      const fn = functionIn(declarator);
      const name = fn && identifierIn(fn)?.text;
      if (name === undefined) continue;
      const declared: Declared = {
        parameters: lowerParameters(context, fn?.childForFieldName('parameters') ?? null),
        isStatic,
      };
      this.declared.set(name, [...(this.declared.get(name) ?? []), declared]);
      if (name === this.name) this.hasConstructor = true;
    }
    const pointers = new Set(
      node
        .childrenForFieldName('declarator')
        .filter((declarator) => declarator && /^(?:pointer|reference|array)_declarator$/.test(declarator.type))
        .map((declarator) => identifierIn(declarator)?.text),
    );
    for (const statement of lowerDeclaration(context, node)) {
      if (statement.kind !== 'declare') continue;
      const { name, type, init, range } = statement;
      this.members.set(name, {
        name,
        byValue: !pointers.has(name),
        isStatic,
        range,
        ...(type === undefined ? {} : { type }),
        ...(init ? { initial: init } : {}),
      });
    }
  }

  /** The declaration in the class body that a definition outside it completes. */
  declarationOf(name: string, parameters: number): Declared | undefined {
    const all = this.declared.get(name) ?? [];
    return all.find((declared) => declared.parameters.length === parameters) ?? (all.length === 1 ? all[0] : undefined);
  }

  /** What a constructor does before its body: base classes, then members in their order. */
  beginnings(
    context: Context,
    list: Node | undefined,
    at: Range,
    ownClass: (name: string) => boolean,
  ): readonly Statement[] {
    const given = new Map<string, { node: Node; args: Node | null; name: Node }>();
    for (const node of list?.namedChildren ?? []) {
      if (node.type !== 'field_initializer') continue;
      const name = node.namedChild(0);
      const args =
        node.namedChildren.find((child) => child.type === 'argument_list' || child.type === 'initializer_list') ?? null;
      if (name) given.set(lastName(name.text), { node, args, name });
    }
    const statements: Statement[] = [];
    const self = (range: Range): Expression => ({ kind: 'name', name: 'this', range });
    const call = (object: Expression, name: string, range: Range, args: readonly Argument[]): Statement => ({
      kind: 'expression',
      expression: {
        kind: 'call',
        callee: { kind: 'member', object, name, range },
        nameRange: range,
        arguments: args,
        range,
      },
    });
    const delegated = given.get(this.name);
    if (delegated)
      return [call(self(at), this.name, context.range(delegated.name), lowerArguments(context, delegated.args))];
    for (const base of this.bases) {
      const initializer = given.get(lastName(base));
      given.delete(lastName(base));
      const range = initializer ? context.range(initializer.name) : at;
      if (initializer || ownClass(base)) {
        const above: Expression = {
          kind: 'call',
          callee: { kind: 'name', name: 'super', range },
          nameRange: range,
          arguments: [],
          range,
        };
        statements.push(call(above, lastName(base), range, lowerArguments(context, initializer?.args ?? null)));
      }
    }
    const set = (name: string, value: Expression, range: Range): void => {
      statements.push({
        kind: 'expression',
        expression: { kind: 'assign', target: { kind: 'member', object: self(range), name, range }, value, range },
      });
    };
    for (const member of this.members.values()) {
      const initializer = given.get(member.name);
      given.delete(member.name);
      if (initializer) set(member.name, memberValue(context, member, initializer), context.range(initializer.name));
      else if (member.initial && !member.isStatic) set(member.name, member.initial, member.range);
    }
    // Members that a class body in another file declares.
    for (const [name, initializer] of given)
      set(name, memberValue(context, undefined, initializer), context.range(initializer.name));
    return statements;
  }

  /** Data members that each object has, in order. */
  get ownMembers(): readonly Member[] {
    return [...this.members.values()].filter((member) => !member.isStatic);
  }

  toIR(): ClassIR {
    const declared = [...this.declared.keys()].filter((name) => !this.methods.some((method) => method.name === name));
    return {
      name: this.name,
      bases: this.bases,
      attributes: [...this.members.values()].map(({ name, type, range, isStatic }) => ({
        name,
        range,
        ...(type === undefined ? {} : { type }),
        ...(isStatic ? { shared: true } : {}),
      })),
      methods: this.methods,
      range: this.range,
      bodyStart: this.bodyStart,
      ...(declared.length > 0 ? { undefinedMethods: declared } : {}),
      ...(this.complete ? {} : { partial: true }),
    };
  }
}

/** Types that stand for a number whichever header defines them: a descriptor by another name. */
const NUMBER_LIKE = /(?:^|::)(?:\w+_t|SOCKET|[Ff][Dd]\w*|[Ss]ock(?:et)?(?:fd|Fd|FD)?)$/;

function memberValue(
  context: Context,
  member: Member | undefined,
  initializer: { node: Node; args: Node | null; name: Node },
): Expression {
  const { node, args, name } = initializer;
  const values = (args?.namedChildren ?? []).filter((value) => value.type !== 'comment');
  const [only] = values;
  const type = member?.byValue === true ? member.type : undefined;
  const isObject = type !== undefined && !type.startsWith('~') && !(values.length === 1 && NUMBER_LIKE.test(type));
  if (!isObject && values.length === 0) return { kind: 'number', value: 0, range: context.range(node) };
  if (!isObject && only && values.length === 1) return lowerExpression(context, only);
  return {
    kind: 'call',
    callee: { kind: 'name', name: type ?? name.text, range: context.range(name) },
    nameRange: context.range(name),
    arguments: lowerArguments(context, args),
    construct: true,
    range: context.range(node),
  };
}

function lastName(name: string): string {
  return name.replace(/<.*$/s, '').split('::').at(-1)!.trim();
}
