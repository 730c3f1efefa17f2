/**
 * The few kinds of statements and expressions that socket code needs, the same for every language.
 * A language lowers its syntax tree to this; one tracer runs it. Plain data: it survives the tree.
 * Only what changes or reads a value counts; types, operators and control flow that cannot matter become `opaque`.
 */
import type { Guard, Range } from './model';

export interface Argument {
  /** Keyword of a named argument. */
  readonly name?: string;
  readonly value: Expression;
  /** `*args`, `...xs`: stands for any number of arguments. */
  readonly spread?: boolean;
}

interface Located {
  readonly range: Range;
}

export type Expression =
  | (Located & { readonly kind: 'name'; readonly name: string })
  | (Located & { readonly kind: 'member'; readonly object: Expression; readonly name: string })
  | (Located & { readonly kind: 'index'; readonly object: Expression; readonly index: Expression })
  | (Located & {
      readonly kind: 'call';
      readonly callee: Expression;
      /** The last identifier of the callee: what a finding underlines. */
      readonly nameRange: Range;
      readonly arguments: readonly Argument[];
      /** `new X(…)`, `X x(…)`: the callee names a type. */
      readonly construct?: boolean;
    })
  | (Located & { readonly kind: 'number'; readonly value: number })
  | (Located & { readonly kind: 'string'; readonly value: string })
  | (Located & { readonly kind: 'boolean'; readonly value: boolean })
  /** NULL, nullptr, None, null, undefined. */
  | (Located & { readonly kind: 'null' })
  /** `{…}`, `(a, b)`, `[…]`, `{'k': v}`: a struct, tuple, list or dictionary written out. */
  | (Located & {
      readonly kind: 'aggregate';
      readonly elements: readonly { readonly name?: string; readonly value: Expression }[];
      /** A C initialiser: members that are not named are zero. */
      readonly zeroFilled?: boolean;
      /** The type that is written before it. */
      readonly type?: string;
    })
  | (Located & { readonly kind: 'unary'; readonly operator: '&' | '*' | '!' | '-' | '~'; readonly operand: Expression })
  | (Located & {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
    })
  /** `operator` is the compound part (`|` of `|=`). */
  | (Located & {
      readonly kind: 'assign';
      readonly target: Expression;
      readonly operator?: string;
      readonly value: Expression;
    })
  | (Located & {
      readonly kind: 'conditional';
      readonly condition: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    })
  /** Evaluated in order, the value is the last one's. */
  | (Located & { readonly kind: 'sequence'; readonly parts: readonly Expression[] })
  | (Located & { readonly kind: 'function'; readonly function: FunctionIR })
  /** Evaluated for effects, value unknown. */
  | (Located & { readonly kind: 'opaque'; readonly parts: readonly Expression[] });

export type Statement =
  | { readonly kind: 'expression'; readonly expression: Expression }
  /** A local (or file-level) variable. `zeroed` where the language zeroes it without an initialiser (C statics); `written` is its type as declared. */
  | {
      readonly kind: 'declare';
      readonly name: string;
      readonly type?: string;
      readonly init?: Expression;
      readonly zeroed?: boolean;
      readonly written?: string;
      readonly range: Range;
    }
  | {
      readonly kind: 'if';
      /** Absent for conditional compilation. */
      readonly condition?: Expression;
      /** What being in `then` says of the system; `otherwise` has the opposite, unless `elsewhere` says that it is open. */
      readonly guard?: Guard;
      readonly elsewhere?: 'any';
      readonly then: readonly Statement[];
      readonly otherwise: readonly Statement[];
    }
  | {
      readonly kind: 'loop';
      readonly init?: readonly Statement[];
      /** Evaluated before each round; absent: an endless loop, or a do-while's first round. */
      readonly condition?: Expression;
      /** Target of `for target in iterable`, assigned an element of the iterable. */
      readonly each?: { readonly target: Expression; readonly iterable: Expression };
      readonly body: readonly Statement[];
      readonly update?: Expression;
      /** The body runs at least once (do-while, `while (1)`, `for (;;)`). */
      readonly atLeastOnce?: boolean;
      /** Left only by break, return or an exception. */
      readonly endless?: boolean;
    }
  | {
      readonly kind: 'switch';
      readonly subject: Expression;
      readonly cases: readonly {
        readonly test?: Expression;
        readonly body: readonly Statement[];
        readonly fallsThrough: boolean;
      }[];
    }
  | {
      readonly kind: 'try';
      readonly body: readonly Statement[];
      readonly handlers: readonly (readonly Statement[])[];
      readonly otherwise: readonly Statement[];
      readonly finally: readonly Statement[];
    }
  | { readonly kind: 'block'; readonly body: readonly Statement[] }
  | { readonly kind: 'return'; readonly value?: Expression }
  | { readonly kind: 'break' }
  | { readonly kind: 'continue' }
  /** throw, raise, exit(): control does not come back. */
  | { readonly kind: 'stop'; readonly value?: Expression }
  | { readonly kind: 'goto'; readonly label: string }
  | { readonly kind: 'label'; readonly label: string }
  /** A nested function: bound to its name, may run later. */
  | { readonly kind: 'function'; readonly function: FunctionIR }
  /** The parser could not read what stands here. */
  | { readonly kind: 'syntax-error'; readonly range: Range };

export interface Parameter {
  readonly name: string;
  readonly type?: string;
  /** The type as declared, numbers included. */
  readonly written?: string;
  readonly default?: Expression;
  /** `*args`, `**kwargs`, `...`. */
  readonly rest?: boolean;
}

export interface FunctionIR {
  readonly name: string;
  /** Class that the function is a method of. */
  readonly owner?: string;
  /** What the method calls its object: `self`, `this`. Absent for plain functions and static methods. */
  readonly self?: string;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
  readonly range: Range;
  /** Seen by this file only (C `static`, a nested function). */
  readonly local?: boolean;
  /** Runs when the object is made. */
  readonly constructor_?: boolean;
  readonly guard?: Guard;
  /** False where nothing in it or below it names anything of sockets: running it only matters for what it does to its arguments. */
  readonly relevant?: boolean;
  /** Reading the member runs it (a property). */
  readonly getter?: boolean;
  /** A function-like macro: its parameters are replaced by the argument expressions, its body's ranges stand for the call. */
  readonly macro?: boolean;
}

export interface ClassIR {
  readonly name: string;
  /** Base classes, qualified through the file's imports where they come from one. */
  readonly bases: readonly string[];
  /** Class-level assignments (`allow_reuse_address = True`) and data members with their initialisers. */
  readonly attributes: readonly {
    readonly name: string;
    readonly type?: string;
    readonly value?: Expression;
    readonly range: Range;
    /** One for all objects (a C++ `static` member). */
    readonly shared?: boolean;
  }[];
  readonly methods: readonly FunctionIR[];
  readonly range: Range;
  /** Where a first statement of the class body would go, for fixes. */
  readonly bodyStart: number;
  /** Methods that the class declares and some other file defines. */
  readonly undefinedMethods?: readonly string[];
  /** Only some methods are in this file; members and the rest are in another. */
  readonly partial?: boolean;
}

/** One source file. */
export interface UnitIR {
  readonly functions: readonly FunctionIR[];
  readonly classes: readonly ClassIR[];
  /** Module-level code, in order; for C the file-level variables. */
  readonly top: readonly Statement[];
  /** Macros, enumerators, constants that never change: name → expression. */
  readonly constants: ReadonlyMap<string, Expression>;
  /** Local name → qualified name (`sk` → `socket`, `TCPServer` → `socketserver.TCPServer`, `tcp` → `boost::asio::ip::tcp`). */
  readonly imports: ReadonlyMap<string, string>;
  /** Class that goes by its simple name → its full name: of classes of that name in other files only that one is meant. */
  readonly origins?: ReadonlyMap<string, string>;
  /** Exported name → name here, or the qualified name of what is passed on (`default` → `Server`, `open` → `./net.open`). */
  readonly exports?: ReadonlyMap<string, string>;
  /** Files of one folder with this name see each other's names without a word of import (Go). */
  readonly package?: string;
  /** Modules whose every name was imported (`from socket import *`, `using namespace`). */
  readonly wildcardImports: readonly string[];
  /** What the file as a whole is for, where it says so (`#include <winsock2.h>` and no POSIX header). */
  readonly guard?: Guard;
  /** Where the unit can take over changes: all ranges in it so far. More come as functions are lowered. */
  readonly ranges?: readonly Range[];
}
