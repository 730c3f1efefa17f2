/** What a C or C++ file declares: functions by their nodes, classes, constants, macros, includes. */
import type { Node } from 'web-tree-sitter';
import type { Expression, FunctionIR, Statement } from '../../ir';
import type { Guard, Range } from '../../model';
import { ClassEntry } from './classes';
import { type Context, fieldNames } from './context';
import { lowerDeclaration } from './declarations';
import { functionDeclarator, functionIn, hasSpecifier, identifierIn, isInheritedConstructor } from './declarators';
import { lowerExpression } from './expressions';
import { guardsOf, macroValue } from './preprocessor';
import { isStatement, oldHead } from './syntax';
import { meantType } from './type-names';
import { writesTo } from './writes';

/** Nesting of conditions, classes and namespaces, and branches of one `#if`, after which nothing more is read. */
const DEPTH_LIMIT = 500;

/** A function that is there with its body. */
export interface Found {
  readonly node: Node;
  readonly name: string;
  readonly owner?: string;
  readonly guard?: Guard;
  /** Where the node is the body only: the head of a function without a return type, read as a call. */
  readonly head?: Node;
  /** Offset of the name. */
  readonly at: number;
  /** Names of template parameters. */
  readonly unknown: readonly Node[];
}

/** A function-like macro. */
export interface Macro {
  readonly name: string;
  readonly parameters: readonly string[];
  /** What stands for it, and where. */
  readonly body: string;
  readonly range: Range;
}

/** Goes over a file once; nothing is lowered yet but constants and declarations. */
export class Collector {
  readonly found: Found[] = [];
  readonly functions: FunctionIR[] = [];
  readonly classes = new Map<string, ClassEntry>();
  readonly top: Statement[] = [];
  readonly constants = new Map<string, Expression>();
  /** Statements outside of functions, with the declarations among them. */
  readonly script: Node[] = [];
  readonly macros: Macro[] = [];
  /** Variables of which it was asked how often the text writes to them. */
  readonly written = new Map<string, number>();
  readonly wildcards: string[] = [];
  /** Template parameters around what is being read. */
  #unknown: readonly Node[] = [];
  #depth = 0;
  includes: { path: string; guard: Guard | undefined }[] = [];

  constructor(
    readonly context: Context,
    readonly text: string,
    readonly membersOf: (namespace: string) => readonly (readonly [string, string])[],
  ) {}

  visit(nodes: readonly Node[], guard: Guard | undefined, owner: string | undefined): void {
    for (const node of nodes) this.#item(node, guard, owner);
  }

  #item(node: Node, guard: Guard | undefined, owner: string | undefined): void {
    this.#nested(() => {
      this.#read(node, guard, owner);
    });
  }

  #nested(action: () => void): void {
    if (this.#depth >= DEPTH_LIMIT) return;
    this.#depth++;
    action();
    this.#depth--;
  }

  #read(node: Node, guard: Guard | undefined, owner: string | undefined): void {
    const { context } = this;
    if (isStatement(node) && node.parent?.type === 'translation_unit') this.script.push(node);
    switch (node.type) {
      case 'function_definition':
        this.#function(node, guard, owner);
        return;
      case 'declaration':
        this.#declaration(node);
        return;
      case 'preproc_if':
      case 'preproc_ifdef':
      case 'preproc_elif':
      case 'preproc_elifdef':
      case 'preproc_else': {
        const alternative = node.childForFieldName('alternative');
        const { then = guard, otherwise = guard } = guardsOf(node);
        const condition = node.childForFieldName('condition');
        const off = condition?.type === 'number_literal' && Number(condition.text) === 0;
        if (!off)
          this.visit(
            node.namedChildren.filter((child) => child.id !== alternative?.id && child.id !== condition?.id),
            then,
            owner,
          );
        if (alternative) this.#item(alternative, otherwise, owner);
        return;
      }
      case 'template_declaration':
        this.#template(node, guard, owner);
        return;
      case 'namespace_definition':
        for (const part of node.childForFieldName('name')?.text.split('::') ?? []) context.namespaces.add(part.trim());
        this.visit(node.childForFieldName('body')?.namedChildren ?? [], guard, owner);
        return;
      case 'linkage_specification':
      case 'declaration_list':
      case 'ERROR': {
        const body = node.childForFieldName('body');
        this.visit(
          body ? (body.type === 'declaration_list' ? body.namedChildren : [body]) : node.namedChildren,
          guard,
          owner,
        );
        return;
      }
      case 'preproc_def': {
        const name = node.childForFieldName('name')?.text;
        const value = node.childForFieldName('value');
        const expression = value ? macroValue(value.text, context.range(value)) : undefined;
        if (name !== undefined && expression && !(expression.kind === 'name' && expression.name === name))
          this.#constant(name, expression);
        return;
      }
      case 'preproc_function_def': {
        const name = node.childForFieldName('name')?.text;
        const body = node.childForFieldName('value');
        if (name !== undefined && body)
          this.macros.push({
            name,
            body: body.text,
            range: context.range(body),
            parameters: (node.childForFieldName('parameters')?.namedChildren ?? []).map((parameter) => parameter.text),
          });
        return;
      }
      case 'preproc_include':
        this.includes.push({ path: node.childForFieldName('path')?.text.slice(1, -1) ?? '', guard });
        return;
      case 'enum_specifier':
        this.#enumerators(node);
        return;
      case 'struct_specifier':
      case 'class_specifier':
      case 'union_specifier':
        this.#class(node, guard);
        return;
      case 'type_definition': {
        const type = node.childForFieldName('type');
        if (type?.type === 'enum_specifier') this.#enumerators(type);
        const name = type?.childForFieldName('name')?.text;
        const alias = identifierIn(node.childForFieldName('declarator'))?.text;
        if (type && alias !== undefined) {
          const meant = name ?? (/^(?:struct|union|class)_specifier$/.test(type.type) ? undefined : type.text);
          if (meant !== undefined && meant !== alias) context.aliases.set(alias, context.resolve(meant));
          const body = type.childForFieldName('body');
          if (body && name !== undefined) this.#class(type, guard);
          else if (body) context.fields.set(alias, fieldNames(body));
        }
        return;
      }
      case 'alias_declaration': {
        const name = node.childForFieldName('name')?.text;
        const type = node.childForFieldName('type')?.text;
        const meant = type === undefined ? undefined : context.resolve(meantType(type)).replace(/^::/, '');
        if (name !== undefined && meant !== undefined && meant !== name) context.aliases.set(name, meant);
        return;
      }
      case 'namespace_alias_definition': {
        const [name, target] = node.text.replace(/^namespace\s+|;$/g, '').split('=');
        if (name !== undefined && target !== undefined && context.resolve(target) !== name.trim())
          context.aliases.set(name.trim(), context.resolve(target));
        return;
      }
      case 'using_declaration':
        this.#using(node);
        return;
      case 'compound_statement': {
        const head = oldHead(node);
        const name = head?.childForFieldName('function')?.text;
        if (head && name !== undefined)
          this.found.push({
            node,
            name,
            head,
            at: head.startIndex,
            unknown: [],
            ...(guard === undefined ? {} : { guard }),
          });
        return;
      }
      default:
    }
  }

  #using(node: Node): void {
    const target = node.namedChildren.at(-1)?.text.replace(/\s+/g, '');
    if (target === undefined) return;
    if (/^using\s+namespace\b/.test(node.text)) {
      const namespace = this.context.resolve(target);
      this.wildcards.push(namespace);
      for (const [short, full] of this.membersOf(namespace)) this.context.aliases.set(short, full);
    } else this.context.aliases.set(target.split('::').at(-1)!, target);
  }

  /** What is behind `template <…>`; parameters that are values are known to nobody. */
  #template(node: Node, guard: Guard | undefined, owner: string | undefined): void {
    const outer = this.#unknown;
    const values = (node.childForFieldName('parameters')?.namedChildren ?? []).filter(
      (parameter) => parameter.type === 'parameter_declaration' || parameter.type === 'optional_parameter_declaration',
    );
    this.#unknown = [
      ...outer,
      ...values.flatMap((parameter) => identifierIn(parameter.childForFieldName('declarator')) ?? []),
    ];
    this.visit(node.namedChildren, guard, owner);
    this.#unknown = outer;
  }

  #function(node: Node, guard: Guard | undefined, owner: string | undefined): void {
    const declarator = functionDeclarator(node);
    const named = identifierIn(declarator?.childForFieldName('declarator') ?? null);
    if (!named) return;
    const parts = named.text
      .replace(/\s+/g, '')
      .replace(/<[^<>]*>/g, '')
      .split('::');
    const name = parts.pop()!;
    const scope = owner ?? parts.at(-1);
    this.found.push({
      node,
      name,
      at: named.startIndex,
      unknown: this.#unknown,
      ...(scope === undefined ? {} : { owner: scope }),
      ...(guard === undefined ? {} : { guard }),
    });
  }

  #declaration(node: Node): void {
    const { context } = this;
    const type = node.childForFieldName('type');
    if (type && /^(?:struct|class|union)_specifier$/.test(type.type) && type.childForFieldName('body'))
      this.#class(type, undefined);
    if (type?.type === 'enum_specifier') this.#enumerators(type);
    const qualifiers = node.namedChildren
      .filter((child) => child.type === 'type_qualifier' || child.type === 'storage_class_specifier')
      .map((child) => child.text);
    const constant = qualifiers.includes('const') || qualifiers.includes('constexpr');
    for (const statement of lowerDeclaration(context, node)) {
      if (statement.kind !== 'declare') continue;
      const fixed = constant || (qualifiers.includes('static') && !this.#assigned(statement.name));
      if (fixed && statement.init) this.#constant(statement.name, statement.init);
      else
        this.top.push(
          statement.init && statement.init.kind !== 'call'
            ? {
                kind: 'declare',
                name: statement.name,
                range: statement.range,
                ...(statement.type === undefined ? {} : { type: statement.type }),
              }
            : statement,
        );
    }
  }

  /** Whether the file changes a variable or takes its address. */
  #assigned(name: string): boolean {
    const count = this.written.get(name) ?? writesTo(name, this.text);
    this.written.set(name, count);
    return count > 1;
  }

  /** Two definitions (`#ifdef` variants) leave both possible. */
  #constant(name: string, value: Expression): void {
    const known = this.constants.get(name);
    this.constants.set(
      name,
      known
        ? {
            kind: 'conditional',
            condition: { kind: 'opaque', parts: [], range: value.range },
            then: known,
            otherwise: value,
            range: value.range,
          }
        : value,
    );
  }

  #enumerators(node: Node): void {
    let next = 0;
    let known = true;
    // `enum class Kind { tcp }` is only reached as `Kind::tcp`.
    const scope = node.children.some((child) => child.type === 'class' || child.type === 'struct')
      ? `${node.childForFieldName('name')?.text ?? ''}::`
      : '';
    for (const item of node.childForFieldName('body')?.namedChildren ?? []) {
      if (item.type !== 'enumerator') continue;
      const plain = item.childForFieldName('name')?.text;
      const name = plain === undefined ? undefined : `${scope}${plain}`;
      const given = item.childForFieldName('value');
      if (given) {
        const value = lowerExpression(this.context, given);
        if (value.kind === 'number') next = value.value;
        else {
          known = false;
          if (name !== undefined && value.kind === 'name') this.#constant(name, value);
          continue;
        }
        known = true;
      }
      if (name !== undefined && known)
        this.#constant(name, { kind: 'number', value: next, range: this.context.range(item) });
      next++;
    }
  }

  #class(node: Node, guard: Guard | undefined): void {
    const { context } = this;
    const name = node.childForFieldName('name');
    const body = node.childForFieldName('body');
    if (!name || !body) return;
    context.fields.set(name.text, fieldNames(body));
    const className = name.text
      .replace(/<[^<>]*>/g, '')
      .split('::')
      .at(-1)!;
    const entry = this.classEntry(className);
    entry.declare(context, node, body);
    this.#nested(() => {
      this.#members(entry, body.namedChildren, guard);
    });
  }

  #members(entry: ClassEntry, nodes: readonly Node[], guard: Guard | undefined): void {
    const { context } = this;
    for (const member of nodes) {
      if (member.type === 'field_declaration') {
        const nested = member.childForFieldName('type');
        if (nested && /^(?:struct|class|union)_specifier$/.test(nested.type)) this.#class(nested, guard);
        if (nested?.type === 'enum_specifier') this.#enumerators(nested);
        entry.addMember(context, member);
        if (hasSpecifier(member, 'static') && (hasSpecifier(member, 'const') || hasSpecifier(member, 'constexpr')))
          this.#classConstants(entry);
      } else if (
        member.type === 'declaration' &&
        member.childrenForFieldName('declarator').some((declarator) => functionIn(declarator))
      )
        entry.addMember(context, member);
      else if (member.type === 'using_declaration') entry.hasConstructor ||= isInheritedConstructor(member);
      else if (
        member.type === 'preproc_if' ||
        member.type === 'preproc_ifdef' ||
        member.type === 'preproc_else' ||
        member.type === 'preproc_elif'
      )
        this.#nested(() => {
          this.#members(entry, member.namedChildren, guard);
        });
      else if (!member.type.startsWith('preproc_') && member.type !== 'friend_declaration')
        this.#item(member, guard, entry.name);
    }
  }

  /** `static constexpr int port = 0;` */
  #classConstants(entry: ClassEntry): void {
    for (const member of entry.members.values()) {
      if (!member.isStatic || !member.initial || this.constants.has(`${entry.name}::${member.name}`)) continue;
      this.constants.set(`${entry.name}::${member.name}`, member.initial);
      this.#constant(member.name, member.initial);
    }
  }

  classEntry(name: string): ClassEntry {
    let entry = this.classes.get(name);
    if (!entry) {
      entry = new ClassEntry(name);
      this.classes.set(name, entry);
    }
    return entry;
  }
}
