/** Data that helps to decide, to try and to practise. In every text `backticks` mark code. */
import type { Basis, BindOutcome, Holder, Newcomer, System } from '../bind/model';
import type { Timeline } from '../tcp/model';

/** What one system wants, at the end of a decision path. */
export interface Advice {
  /** Name of the option as in the catalogue; absent where none is needed or none helps. */
  readonly option?: string;
  /** One plain sentence or two. */
  readonly reason: string;
  readonly basis: Basis;
  readonly source: string;
}

/** A question with its answers; each answer leads to a question or to the end. */
export interface DecisionQuestion {
  readonly kind: 'question';
  /** Unique in the tree, to link to. */
  readonly id: string;
  readonly text: string;
  readonly answers: readonly { readonly label: string; readonly next: Decision }[];
}

/** An end: what to set, system by system. */
export interface DecisionEnd {
  readonly kind: 'end';
  readonly id: string;
  /** The answer in a sentence. */
  readonly text: string;
  readonly systems: Readonly<Record<System, Advice>>;
}

export type Decision = DecisionQuestion | DecisionEnd;

/** A situation in which the reader predicts what bind() says. */
export interface Exercise {
  readonly id: string;
  /** What has happened before, and who now calls bind(). */
  readonly situation: string;
  readonly system: System;
  readonly holders: readonly Holder[];
  readonly newcomer: Newcomer;
  /** What to choose from, in the order to show. */
  readonly choices: readonly ExerciseChoice[];
  /** Worked out by bindOutcome(). */
  readonly outcome: BindOutcome;
  /** Why, in two or three sentences. */
  readonly explanation: string;
}

export interface ExerciseChoice {
  readonly label: string;
  readonly right: boolean;
}

/** A command to run, and what to look for. */
export interface Trial {
  readonly id: string;
  /** What to do, in a sentence. */
  readonly text: string;
  readonly command: string;
  /** Language for highlighting: shellscript, powershell, python. */
  readonly language: string;
  /** What one sees, and what it means. */
  readonly shows: string;
}

/** How to watch TIME_WAIT on one system. */
export interface SeeItYourself {
  readonly system: System;
  readonly trials: readonly Trial[];
  /** Whether the commands were run, or only looked up. */
  readonly basis: Basis;
  readonly source: string;
}

/** A story of what would happen if there were no TIME_WAIT. */
export interface Failure {
  readonly id: 'late-duplicate' | 'lost-last-ack';
  readonly title: string;
  /** What to watch, before it plays. */
  readonly before: string;
  /** What went wrong, and how TIME_WAIT prevents it. */
  readonly after: string;
  readonly timeline: Timeline;
  readonly source: string;
}
