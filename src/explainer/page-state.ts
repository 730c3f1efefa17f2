/** What the page remembers while it is hidden, and over a reload of the window. */
import {
  optionPlatforms,
  systems,
  type End,
  type Failure,
  type OptionPlatform,
  type RestartChoice,
  type ReuseOptions,
  type Scenario,
  type System,
} from '../knowledge';
import { views, type View, type YourCode } from './messages';
import { isCount, isOneOf, isPlain, isYourCode } from './validate';

/** Factors by which the player is slower or quicker than usual. */
export const speeds = [0.25, 0.5, 1, 2, 4] as const;

export interface TimelineState {
  readonly scenario: Scenario;
  /** Number of the step that has been reached, and how much of the way to the next. */
  readonly position: number;
  readonly choice: RestartChoice;
  /** The position at which the second server was started; absent before the first time. */
  readonly restartAt?: number | undefined;
}

export interface ReferenceState {
  readonly query: string;
  /** Empty: all of them. */
  readonly platform: OptionPlatform | '';
  readonly level: string;
  readonly language: string;
  /** The option whose entry is open. */
  readonly option?: string | undefined;
}

export interface PageState {
  readonly code?: YourCode | undefined;
  readonly view: View;
  /** Vertical scroll position of each view in CSS pixels. */
  readonly scroll: Readonly<Partial<Record<View, number>>>;
  /** Ids of the notes that are open. */
  readonly open: readonly string[];
  readonly timeline: TimelineState;
  readonly failure: { readonly id: Failure['id']; readonly position: number };
  readonly speed: number;
  /** The language that code is shown in; absent: that of the user's code, or C. */
  readonly language?: string;
  /** The node of the decision path that has been reached; absent: its start. */
  readonly decision?: string | undefined;
  /** What the reader has predicted, as the number of the choice, by exercise. */
  readonly predictions: Readonly<Record<string, number>>;
  /** Exercises whose answer is shown. */
  readonly checked: readonly string[];
  /** The system whose commands are shown. */
  readonly system: System;
  readonly reference: ReferenceState;
}

const ends: readonly End[] = ['server', 'client'];

function areFlags(value: unknown): value is ReuseOptions {
  return isPlain(value) && Object.values(value).every((flag) => typeof flag === 'boolean');
}

function isPosition(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function areStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

function isScenario(value: unknown): value is Scenario {
  return (
    isPlain(value) &&
    isOneOf(value.system, ...systems) &&
    isOneOf(value.firstCloser, ...ends) &&
    isOneOf(value.otherEnd, 'closes at once', 'lingers') &&
    [value.lastAckLost, value.lateDuplicate, value.lingerZero, value.serverKilled].every(
      (flag) => typeof flag === 'boolean',
    )
  );
}

function isChoice(value: unknown): value is RestartChoice {
  return (
    isPlain(value) &&
    isOneOf(value.protocol, 'tcp', 'udp') &&
    areFlags(value.oldOptions) &&
    areFlags(value.newOptions) &&
    isOneOf(value.oldAddress, 'wildcard', 'specific') &&
    isOneOf(value.newAddress, 'wildcard', 'specific', 'other') &&
    isOneOf(value.user, 'same', 'other', 'root') &&
    typeof value.oldListenerAlive === 'boolean'
  );
}

function isTimelineState(value: unknown): value is TimelineState {
  return (
    isPlain(value) &&
    isScenario(value.scenario) &&
    isPosition(value.position) &&
    isChoice(value.choice) &&
    (value.restartAt === undefined || isPosition(value.restartAt))
  );
}

function isReferenceState(value: unknown): value is ReferenceState {
  return (
    isPlain(value) &&
    areStrings([value.query, value.level, value.language, value.option ?? '']) &&
    isOneOf(value.platform, '', ...optionPlatforms)
  );
}

/** What the page has stored, perhaps by an earlier version of the extension. */
export function isPageState(value: unknown): value is PageState {
  return (
    isPlain(value) &&
    (value.code === undefined || isYourCode(value.code)) &&
    isOneOf(value.view, ...views) &&
    isPlain(value.scroll) &&
    Object.values(value.scroll).every(isPosition) &&
    areStrings(value.open) &&
    isTimelineState(value.timeline) &&
    isPlain(value.failure) &&
    isOneOf(value.failure.id, 'late-duplicate', 'lost-last-ack') &&
    isPosition(value.failure.position) &&
    isOneOf(value.speed, ...speeds) &&
    areStrings([value.language ?? '', value.decision ?? '']) &&
    isPlain(value.predictions) &&
    Object.values(value.predictions).every(isCount) &&
    areStrings(value.checked) &&
    isOneOf(value.system, ...systems) &&
    isReferenceState(value.reference)
  );
}
