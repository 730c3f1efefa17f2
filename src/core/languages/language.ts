/** What the pipeline asks of a language. Adding a language is one implementation of this, one registry line, its fixtures. */
import type { Node, Tree } from 'web-tree-sitter';
import type { ClassIR, Expression, FunctionIR, UnitIR } from '../ir';
import type { Fix, Range, SocketEvent } from '../model';
import type { Machine, Site, Vocabulary } from '../trace/machine';
import type { Value } from '../trace/value';

/** VS Code language ids. */
export type LanguageId =
  | 'c'
  | 'cpp'
  | 'csharp'
  | 'go'
  | 'java'
  | 'javascript'
  | 'javascriptreact'
  | 'php'
  | 'python'
  | 'ruby'
  | 'rust'
  | 'typescript'
  | 'typescriptreact';

export interface EvaluatedArgument {
  readonly name?: string;
  readonly value: Value;
  readonly expression: Expression;
  readonly spread?: boolean;
}

/** A call with its arguments evaluated, offered to the language before it counts as unknown. */
export interface CallSite extends Site {
  /** Full name through the file's imports: `setsockopt`, `socket.socket`, `boost::asio::ip::tcp::acceptor`. */
  readonly qualified?: string;
  /** `receiver.method(…)`. */
  readonly receiver?: Value;
  /** The receiver as written, for messages and fixes. */
  readonly receiverText?: string;
  /** Storage of the receiver, where it is a variable or a field. */
  readonly receiverKey?: string;
  readonly method?: string;
  readonly construct: boolean;
  /** Another file shows a function of that name, which runs if the language does not know the call. */
  readonly defined?: true;
  readonly arguments: readonly EvaluatedArgument[];
  /** Variable that takes the result, as written: the handle's name. */
  readonly target?: string;
  /** The call that makes the object, where this call is one of its constructor's to a base class. */
  readonly construction?: Site;
}

/** What a recogniser may ask about the file. */
export interface CallContext {
  /** A class of this file by its name, with bases searched in order. */
  classNamed(name: string): ClassIR | undefined;
  /** The class and its ancestors, nearest first: names of classes of this file and qualified names of others. */
  lineage(name: string): readonly string[];
  /** Class-level attribute, searched along the lineage through classes of this file; undefined where none has it. */
  classAttribute(name: string, attribute: string): Value | undefined;
  /** Text of a range of the file. */
  text(range: Range): string;
  /** The type of a variable as its declaration writes it; undefined for all other names. */
  declared(name: string): string | undefined;
  /** A method that the object's class has in this file, bound to the object. */
  method(object: Value, name: string): Value | undefined;
  /**
   * Runs a function of the file that a library calls back (a hook method, the target of a thread) with positional
   * values; undefined where it cannot be run. `construction` is the call that makes the object, if it runs for one.
   */
  run(callee: Value, values: readonly Value[], construction?: Site): Value | undefined;
  /** Does something that may happen or not, now or later. */
  maybe(action: () => void): void;
}

/** What a fix has to do, in terms of the events that a rule has looked at. */
export type FixRequest =
  | {
      readonly kind: 'set-before-bind';
      readonly bind: SocketEvent & { kind: 'bind' };
      readonly create?: SocketEvent;
      readonly handle: string;
      readonly option: 'SO_REUSEADDR';
      /** Position of the handle among the arguments, where `bind` is the call of a function that binds it. */
      readonly argument?: number;
    }
  | {
      readonly kind: 'move-before-bind';
      readonly set: SocketEvent & { kind: 'set-option' };
      readonly bind: SocketEvent & { kind: 'bind' };
    }
  | { readonly kind: 'replace-level'; readonly set: SocketEvent & { kind: 'set-option' }; readonly level: string }
  | { readonly kind: 'swap-level-and-option'; readonly set: SocketEvent & { kind: 'set-option' } }
  | OptionFix;

/** Changes to a call that sets an option. */
export type OptionFix = { readonly set: SocketEvent & { kind: 'set-option' } } & (
  | { readonly kind: 'replace-option' | 'add-option'; readonly option: string }
  /** One call for each of the options that are joined by `|`. */
  | { readonly kind: 'split-options' }
  /** An int of the right size in place of the value. */
  | { readonly kind: 'int-value' }
  | { readonly kind: 'remove-option' }
  /** Not compiled, or not run, on Windows. */
  | { readonly kind: 'not-on-windows' }
  /** SO_EXCLUSIVEADDRUSE on Windows, the option elsewhere. */
  | { readonly kind: 'exclusive-on-windows' }
  /** Set on the listener before its bind, no longer on what it accepts. */
  | { readonly kind: 'move-to-listener'; readonly bind: SocketEvent & { kind: 'bind' } }
  /** The path of a Unix domain socket is removed before it is bound, instead of the option. */
  | { readonly kind: 'unlink-before-bind'; readonly bind: SocketEvent & { kind: 'bind' } }
);

/** Reads a piece of a file again with the same grammar (a macro's body); who asked deletes the tree. */
export type ParsePiece = (text: string) => Tree | undefined;

/** What differs between two versions of a file, and the roots of their trees, both without errors. */
export interface Change {
  readonly before: string;
  readonly text: string;
  readonly rootBefore: Node;
  readonly root: Node;
  readonly start: number;
  /** Where what follows stood, and stands now. */
  readonly oldEnd: number;
  readonly newEnd: number;
  readonly parsePiece: ParsePiece;
}

/** The file that a fix is written for. */
export interface FixTarget {
  readonly languageId: LanguageId;
  readonly tree: Tree;
  readonly text: string;
  readonly unit: UnitIR;
}

/** What a text tells of a file before it is parsed. */
export interface Outline {
  /** False where no function of the file is worth running for itself. */
  readonly runs: boolean;
  /** At least all names of functions and classes that other files may ask for. */
  readonly defines: ReadonlySet<string>;
}

export interface Language extends Vocabulary {
  readonly id: LanguageId;
  /** File name of the grammar without its ending. */
  readonly grammar: string;
  readonly comment: { readonly line?: string; readonly block?: readonly [string, string] };
  /** False where the text cannot hold anything to report or explain; must be cheap. */
  mayConcern(text: string): boolean;
  /**
   * Whether the line at an offset is enough for that: quicker than looking for it where it is likely to be. False says
   * nothing. Absent where {@link mayConcern} is as quick.
   */
  concernsAt?(text: string, offset: number): boolean;
  /** Absent where a text does not tell, and where files look for others of their own accord ({@link definedIn}). */
  outline?(text: string): Outline;
  /**
   * Gives what a file holds. `path` is known where the file has one: its name may say what system it is for.
   */
  lower(root: Node, text: string, parsePiece: ParsePiece, path?: string): UnitIR;
  /**
   * Lets a unit take over a change inside of one function's body, after its ranges have been moved to where they are in the
   * new text. Gives the function; undefined where the file has to be lowered anew. Absent where the language cannot do it.
   */
  change?(unit: UnitIR, change: Change): FunctionIR | undefined;
  /** Whether fields of the own object may be named without it (`fd_` for `this->fd_`). */
  readonly implicitThis: boolean;
  /** Canonical constant name of a qualified one: `socket.SO_REUSEADDR` → `SO_REUSEADDR`. */
  constantName(qualified: string): string;
  /** Records what the call does and gives its value; undefined where the language does not know the call. */
  call(site: CallSite, machine: Machine, context: CallContext): Value | undefined;
  /** `object.name = value` where that sets an option; true when it did. */
  assignField?(site: Site, object: Value, name: string, value: Value, machine: Machine, context: CallContext): boolean;
  /** True where code of that module or library does nothing to sockets that it does not say. */
  isLibrary(qualified: string): boolean;
  /**
   * Ends of the paths of files that may define a class which a file names so. Of each list the first that there is
   * counts: `net.base.Server` → `net/base.py`, else `net/base/__init__.py`. Absent where names do not tell.
   */
  definedIn?(qualified: string, path: string): readonly (readonly string[])[];
  /** The edits that answer a finding, best first; empty where no safe one is known. */
  fix(request: FixRequest, target: FixTarget): readonly Fix[];
}
