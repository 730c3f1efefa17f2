/** What a rule is: a pure function from one socket to what is wrong with it, and how it is told. */
import type { FixRequest } from '../languages/language';
import type { Platform, Range, RelatedPlace, Severity, Socket } from '../model';

export interface RuleContext {
  /** Systems that the code is for; empty where the file decides. */
  readonly platforms: readonly Platform[];
}

/** A finding before the severity is known and the fix is written. */
export interface Draft {
  readonly message: string;
  readonly range: Range;
  readonly call: Range;
  readonly related: readonly RelatedPlace[];
  readonly fix?: FixRequest;
  readonly unnecessary?: boolean;
}

export interface Rule {
  readonly id: string;
  /** One line for lists and the settings. */
  readonly title: string;
  readonly defaultSeverity: Severity;
  check(socket: Socket, context: RuleContext): readonly Draft[];
}
