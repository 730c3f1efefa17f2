/** What a rule is: a pure function from one socket to what is wrong with it, and how it is told. */
import type { FixRequest } from '../languages/language';
import type { Platform, Range, Severity, Socket, SocketEvent } from '../model';

export interface RuleContext {
  /** Systems that the code is for; empty where the file decides. */
  readonly platforms: readonly Platform[];
  /** Every socket that is looked at together with this one. */
  readonly sockets: readonly Socket[];
}

/** An event that explains a finding. */
export interface RelatedEvent {
  readonly event: SocketEvent;
  readonly message: string;
}

/** A finding before the severity is known and the fix is written. */
export interface Draft {
  readonly message: string;
  readonly range: Range;
  readonly call: Range;
  /** Calls that explain it. */
  readonly related: readonly RelatedEvent[];
  readonly fix?: FixRequest;
  /** Other answers, none of them certain to be wanted. */
  readonly otherFixes?: readonly FixRequest[];
  readonly unnecessary?: boolean;
}

export interface Rule {
  readonly id: string;
  /** One line for lists and the settings. */
  readonly title: string;
  readonly defaultSeverity: Severity;
  /**
   * The finding is about a call that does nothing good: it holds only if it holds for every socket that the call is
   * made on, in a helper that is called with several.
   */
  readonly everySocket?: true;
  check(socket: Socket, context: RuleContext): readonly Draft[];
}
