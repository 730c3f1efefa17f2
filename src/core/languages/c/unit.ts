/** A C or C++ file: its functions, classes, constants and what system it is for. */
import type { Node, Tree } from 'web-tree-sitter';
import type { Expression, FunctionIR, Statement, UnitIR } from '../../ir';
import type { Guard } from '../../model';
import { ClassEntry } from './classes';
import { calledNames, Context, identifiers, fieldNames, LazyFunction } from './context';
import { lowerDeclaration, lowerParameters } from './declarations';
import { functionIn, hasSpecifier, identifierIn } from './declarators';
import { lowerExpression } from './expressions';
import { guardOf, macroValue } from './preprocessor';
import { lowerStatement, lowerStatements } from './statements';
import { isStatement, oldHead } from './syntax';
import { meantType } from './type-names';
import { speaksWinsock } from './winsock';

/** Calls that make a function worth running. */
const SOCKET_WORDS =
  /\b(?:WSASocket[AW]?|[Ss]ocket|[Ss]etsockopt|[Bb]ind|[Ll]isten|[Aa]ccept4?|socketpair|getaddrinfo|acceptor|set_option|basic_socket_acceptor|\w*[Ss]erver[Ss]ocket|TcpListener|TcpServer|QTcpServer|uv_tcp_\w+|uv_listen|evconnlistener_\w+|evhttp_bind_socket\w*|g_socket_\w+|apr_socket_\w+|\w*SOCK_Acceptor)\b/;

/** Callers of callers … of functions that name a socket call: beyond these, nothing is decided about a handle any more. */
const CALLER_LEVELS = 4;

interface Found {
  readonly node: Node;
  readonly name: string;
  readonly owner?: string;
  readonly guard?: Guard;
  /** Where the node is the body only: the head of a function without a return type, read as a call. */
  readonly head?: Node;
  /** Names of template parameters. */
  readonly unknown: readonly Node[];
}

/** Parses a piece of text with the file's grammar; the caller deletes the tree. */
export type ParsePiece = (text: string) => Tree | undefined;

/** `membersOf` gives the library names that `using namespace` makes short: short name and full name. */
export function lowerUnit(
  root: Node,
  text: string,
  cpp: boolean,
  parsePiece: ParsePiece,
  membersOf: (namespace: string) => readonly (readonly [string, string])[] = () => [],
): UnitIR {
  const context = new Context(cpp);
  const collector = new Collector(context, text, membersOf);
  collector.visit(root.namedChildren, undefined, undefined);
  collector.finish(parsePiece);
  if (!root.hasError) collector.script();
  return collector.unit();
}

class Collector {
  readonly #found: Found[] = [];
  readonly #functions: FunctionIR[] = [];
  readonly #classes = new Map<string, ClassEntry>();
  readonly #top: Statement[] = [];
  readonly #constants = new Map<string, Expression>();
  /** Statements outside of functions, with the declarations among them. */
  readonly #script: Node[] = [];
  readonly #macros: { name: string; parameters: string[]; body: Node }[] = [];
  readonly #wildcards: string[] = [];
  /** Template parameters around what is being read. */
  #unknown: readonly Node[] = [];
  #includes: { path: string; guard: Guard | undefined }[] = [];

  constructor(
    readonly context: Context,
    readonly text: string,
    readonly membersOf: (namespace: string) => readonly (readonly [string, string])[],
  ) {}

  visit(nodes: readonly Node[], guard: Guard | undefined, owner: string | undefined): void {
    for (const node of nodes) this.#item(node, guard, owner);
  }

  #item(node: Node, guard: Guard | undefined, owner: string | undefined): void {
    const { context } = this;
    if (isStatement(node) && node.parent?.type === 'translation_unit') this.#script.push(node);
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
        const inner = guardOf(node) ?? guard;
        const condition = node.childForFieldName('condition');
        const off = condition?.type === 'number_literal' && Number(condition.text) === 0;
        if (!off)
          this.visit(
            node.namedChildren.filter((child) => child.id !== alternative?.id && child.id !== condition?.id),
            inner,
            owner,
          );
        const opposite: Guard | undefined =
          guardOf(node) === 'windows' ? 'not-windows' : guardOf(node) === 'not-windows' ? 'windows' : guard;
        if (alternative) this.#item(alternative, opposite, owner);
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
          this.#macros.push({
            name,
            body,
            parameters: (node.childForFieldName('parameters')?.namedChildren ?? []).map((parameter) => parameter.text),
          });
        return;
      }
      case 'preproc_include':
        this.#includes.push({ path: node.childForFieldName('path')?.text.slice(1, -1) ?? '', guard });
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
          this.#found.push({ node, name, head, unknown: [], ...(guard === undefined ? {} : { guard }) });
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
      this.#wildcards.push(namespace);
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
    this.#found.push({
      node,
      name,
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
        this.#top.push(
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
    const writes = new RegExp(
      `(?:&\\s*|\\+\\+\\s*|--\\s*)${name}\\b|\\b${name}\\b(?:\\[[^\\]]*\\])?\\s*(?:=(?!=)|[-+*/|&^%]=|<<=|>>=|\\+\\+|--)`,
      'g',
    );
    return [...this.text.matchAll(writes)].length > 1;
  }

  /** Two definitions (`#ifdef` variants) leave both possible. */
  #constant(name: string, value: Expression): void {
    const known = this.#constants.get(name);
    this.#constants.set(
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
    const entry = this.#classEntry(className);
    entry.declare(context, node, body);
    this.#members(entry, body.namedChildren, guard);
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
        this.#members(entry, member.namedChildren, guard);
      else if (!member.type.startsWith('preproc_') && member.type !== 'friend_declaration')
        this.#item(member, guard, entry.name);
    }
  }

  /** `static constexpr int port = 0;` */
  #classConstants(entry: ClassEntry): void {
    for (const member of entry.members.values()) {
      if (!member.isStatic || !member.initial || this.#constants.has(`${entry.name}::${member.name}`)) continue;
      this.#constants.set(`${entry.name}::${member.name}`, member.initial);
      this.#constant(member.name, member.initial);
    }
  }

  #classEntry(name: string): ClassEntry {
    let entry = this.#classes.get(name);
    if (!entry) {
      entry = new ClassEntry(name);
      this.#classes.set(name, entry);
    }
    return entry;
  }

  /** Decides which functions matter, turns them into lazily lowered ones, and gives classes their methods. */
  finish(parsePiece: ParsePiece): void {
    const texts = this.#found.map(({ node }) => this.text.slice(node.startIndex, node.endIndex));
    const calls = texts.map((text) => (this.context.cpp ? identifiers(text) : calledNames(text)));
    const relevantNames = new Set(
      this.#macros.filter((macro) => SOCKET_WORDS.test(macro.body.text)).map((macro) => macro.name),
    );
    const relevant = texts.map((text, index) => SOCKET_WORDS.test(text) || this.#makesSockets(this.#found[index]!));
    this.#found.forEach((found, index) => {
      if (relevant[index] === true) relevantNames.add(found.name);
    });
    for (let level = 0; level < CALLER_LEVELS; level++) {
      const callers = this.#found.filter(
        (_, index) => relevant[index] !== true && [...calls[index]!].some((name) => relevantNames.has(name)),
      );
      for (const caller of callers) relevant[this.#found.indexOf(caller)] = true;
      for (const caller of callers) relevantNames.add(caller.name);
    }
    this.#found.forEach((found, index) => {
      const fn = this.#lowerFunction(found, relevant[index] === true);
      if (found.owner === undefined) this.#functions.push(fn);
      else if (!isDeleted(found.node) && !isCopy(fn)) this.#classEntry(found.owner).methods.push(fn);
    });
    for (const entry of this.#classes.values()) this.#implicitConstructor(entry);
    for (const macro of this.#macros) this.#macro(macro, relevantNames.has(macro.name), parsePiece);
  }

  /** Code that stands outside of functions, as documentation quotes it, runs from top to bottom. */
  script(): void {
    const [first] = this.#script;
    const last = this.#script.at(-1);
    if (!first || !last || !this.#script.some((node) => node.type === 'expression_statement')) return;
    const range = { start: first.startIndex, end: last.endIndex };
    const relevant = SOCKET_WORDS.test(this.text.slice(range.start, range.end));
    const body = (): readonly Statement[] => lowerStatements(this.context, this.#script);
    this.#functions.push(new LazyFunction('The file', [], range, body, relevant, { local: true }));
  }

  /** A constructor may name its members only: `acceptor_(io, endpoint)`. */
  #makesSockets({ name, owner }: Found): boolean {
    const members = owner !== undefined && name === owner ? this.#classEntry(owner).members.values() : [];
    return [...members].some((member) => member.type !== undefined && SOCKET_WORDS.test(member.type));
  }

  #lowerFunction(found: Found, relevant: boolean): FunctionIR {
    const { context } = this;
    const { node, name, owner, unknown, head } = found;
    const declarator = functionDeclarator(node);
    const body = head ? node : node.childForFieldName('body');
    const initializers = node.namedChildren.find((child) => child.type === 'field_initializer_list');
    const entry = owner === undefined ? undefined : this.#classEntry(owner);
    const isConstructor = entry !== undefined && name === owner;
    const range = context.range(node);
    const lowerBody = (): readonly Statement[] => [
      ...unknown.map((parameter): Statement => ({
        kind: 'declare',
        name: parameter.text,
        range: context.range(parameter),
      })),
      ...(isConstructor ? entry.beginnings(context, initializers, range, (base) => this.#classes.has(base)) : []),
      ...(body
        ? body.type === 'compound_statement'
          ? lowerStatements(context, body.namedChildren)
          : [lowerStatement(context, body)]
        : []),
    ];
    const own = head
      ? (head.childForFieldName('arguments')?.namedChildren ?? []).map((parameter) => ({ name: parameter.text }))
      : lowerParameters(context, declarator?.childForFieldName('parameters') ?? null);
    const declared = entry?.declarationOf(name, own.length);
    // Defaults stand in the class body, `static` only there.
    const parameters = own.map((parameter, index) => ({ ...declared?.parameters[index], ...parameter }));
    const isStatic = hasSpecifier(node, 'static') || declared?.isStatic === true;
    return new LazyFunction(name, parameters, range, lowerBody, relevant, {
      ...(owner === undefined ? {} : { owner }),
      ...(owner === undefined || (isStatic && context.cpp) ? {} : { self: 'this' }),
      ...(found.guard === undefined ? {} : { guard: found.guard }),
      ...(isConstructor ? { constructor_: true } : {}),
      ...(isStatic ? { local: true } : {}),
    });
  }

  /** A class without a constructor has one all the same: members begin as declared, or as the braces give them in order. */
  #implicitConstructor(entry: ClassEntry): void {
    if (
      !this.context.cpp ||
      !entry.complete ||
      entry.hasConstructor ||
      entry.methods.some((method) => method.constructor_)
    )
      return;
    const { range, ownMembers } = entry;
    const parameters = ownMembers.map((member) => ({
      name: member.name,
      ...(member.initial ? { default: member.initial } : {}),
    }));
    const relevant = ownMembers.some(
      (member) =>
        member.initial && SOCKET_WORDS.test(this.text.slice(member.initial.range.start, member.initial.range.end)),
    );
    const body = (): readonly Statement[] => [
      ...entry
        .beginnings(this.context, undefined, range, (base) => this.#classes.has(base))
        .filter((statement) => statement.kind !== 'expression' || statement.expression.kind !== 'assign'),
      ...ownMembers.map((member): Statement => {
        const name: Expression = { kind: 'name', name: member.name, range: member.range };
        const target: Expression = {
          kind: 'member',
          object: { kind: 'name', name: 'this', range: member.range },
          name: member.name,
          range: member.range,
        };
        return { kind: 'expression', expression: { kind: 'assign', target, value: name, range: member.range } };
      }),
    ];
    entry.methods.push(
      new LazyFunction(entry.name, parameters, range, body, relevant, {
        owner: entry.name,
        self: 'this',
        constructor_: true,
      }),
    );
  }

  /** A function-like macro runs like a function in its caller's place. */
  #macro(macro: { name: string; parameters: string[]; body: Node }, relevant: boolean, parsePiece: ParsePiece): void {
    const lowerBody = (): readonly Statement[] => {
      // Line continuations, and `#x` and `x##y`, which are no C: blanks keep the offsets.
      const source = macro.body.text.replace(/\\\r?\n|#+/g, (part) => ' '.repeat(part.length));
      const prefix = 'void macro(void) { ';
      const tree = parsePiece(`${prefix}${source}; }`);
      try {
        const context = new Context(this.context.cpp, macro.body.startIndex - prefix.length);
        for (const [alias, target] of this.context.aliases) context.aliases.set(alias, target);
        for (const namespace of this.context.namespaces) context.namespaces.add(namespace);
        const body = tree?.rootNode.namedChild(0)?.childForFieldName('body');
        if (body && tree?.rootNode.hasError === false) return lowerStatements(context, body.namedChildren);
        // Half a statement: who knows what it does to its arguments.
        const { range } = fn;
        const name = (text: string): Expression => ({ kind: 'name', name: text, range });
        return [
          {
            kind: 'expression',
            expression: {
              kind: 'call',
              callee: name('#macro'),
              nameRange: range,
              arguments: macro.parameters.map((parameter) => ({ value: name(parameter) })),
              range,
            },
          },
        ];
      } finally {
        tree?.delete();
      }
    };
    const parameters = macro.parameters.map((name) => ({ name }));
    const fn: FunctionIR = new LazyFunction(
      macro.name,
      parameters,
      this.context.range(macro.body),
      lowerBody,
      relevant,
      { local: true, macro: true },
    );
    this.#functions.push(fn);
  }

  unit(): UnitIR {
    const guard = this.#wholeFileGuard();
    return {
      functions: this.#functions,
      classes: [...this.#classes.values()].map((entry) => entry.toIR()),
      top: this.#top,
      constants: this.#constants,
      imports: new Map(),
      wildcardImports: this.#wildcards,
      ...(guard === undefined ? {} : { guard }),
    };
  }

  /** Winsock included everywhere and no POSIX header anywhere: the file is for Windows. */
  #wholeFileGuard(): Guard | undefined {
    const winsock = this.#includes.some(
      (include) => /^(?:winsock2?|ws2tcpip|windows)\.h$/i.test(include.path) && include.guard === undefined,
    );
    const posix = this.#includes.some((include) =>
      /^(?:sys\/socket|netinet\/in|arpa\/inet|netdb|unistd|sys\/un)\.h$/.test(include.path),
    );
    return (winsock || speaksWinsock(this.text)) && !posix ? 'windows' : undefined;
  }
}

function functionDeclarator(node: Node): Node | undefined {
  let current = node.childForFieldName('declarator');
  while (current && current.type !== 'function_declarator') {
    current =
      current.childForFieldName('declarator') ??
      (current.type === 'reference_declarator' || current.type === 'parenthesized_declarator'
        ? current.namedChild(0)
        : null);
  }
  return current ?? undefined;
}

/** `S(const S &) = delete;` */
function isDeleted(node: Node): boolean {
  return node.namedChildren.some((child) => child.type === 'delete_method_clause');
}

/** Constructors that copy or move: the new object stands for the old one. */
function isCopy(fn: FunctionIR): boolean {
  return fn.constructor_ === true && fn.parameters.length === 1 && fn.parameters[0]!.type === fn.owner;
}

/** `using Base::Base;` */
function isInheritedConstructor(node: Node): boolean {
  const parts = node.text
    .replace(/^using\s+|;$/g, '')
    .split('::')
    .map((part) => part.trim().replace(/<.*$/s, ''));
  return parts.length > 1 && parts.at(-1) === parts.at(-2);
}
