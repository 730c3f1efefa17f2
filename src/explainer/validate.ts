/** Checks what crosses the border between the editor and the page. Whatever does not fit is refused, never repaired. */
import type { TextPart } from '../knowledge';
import { systems } from '../knowledge/bind/model';
import {
  views,
  type ExplainerPlace,
  type HostMessage,
  type LifeStep,
  type PageMessage,
  type PanelLink,
  type Reuse,
  type YourCode,
} from './messages';

/** An object whose fields are not known yet. */
type Plain = Readonly<Record<string, unknown>>;

export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isOptionalString(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

export function isOneOf(value: unknown, ...allowed: readonly unknown[]): boolean {
  return allowed.includes(value);
}

/** A whole number from 0 on. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function isTextPart(value: unknown): value is TextPart {
  return isPlain(value) && typeof value.code === 'boolean' && typeof value.text === 'string';
}

function isLifeStep(value: unknown): value is LifeStep {
  return (
    isPlain(value) &&
    (value.line === undefined || (isCount(value.line) && value.line > 0)) &&
    isOptionalString(value.source) &&
    isOptionalString(value.path) &&
    Array.isArray(value.text) &&
    value.text.every(isTextPart) &&
    isOneOf(value.mark, 'normal', 'problem', 'missing')
  );
}

function isPlace(value: unknown): value is ExplainerPlace {
  return isPlain(value) && typeof value.uri === 'string' && isCount(value.offset) && isOptionalString(value.rule);
}

function isForEachSystem(value: unknown): boolean {
  return (
    isPlain(value) &&
    systems.every((system) => {
      const set = value[system];
      return isPlain(set) && Object.values(set).every((flag) => typeof flag === 'boolean');
    })
  );
}

function isReuse(value: unknown): value is Reuse {
  return (
    isPlain(value) &&
    isOneOf(value.state, 'set', 'maybe', 'missing') &&
    isForEachSystem(value.options) &&
    (value.possible === undefined || isForEachSystem(value.possible))
  );
}

function isFix(value: unknown): value is YourCode['fix'] {
  return isPlain(value) && typeof value.title === 'string' && isCount(value.index);
}

/** Whether a value is the user's code as the editor describes it to the page. */
export function isYourCode(value: unknown): value is YourCode {
  return (
    isPlain(value) &&
    isPlace(value.place) &&
    isCount(value.version) &&
    typeof value.languageId === 'string' &&
    typeof value.fileName === 'string' &&
    isOptionalString(value.message) &&
    Array.isArray(value.steps) &&
    value.steps.every(isLifeStep) &&
    (value.reuse === undefined || isReuse(value.reuse)) &&
    Array.isArray(value.platforms) &&
    value.platforms.every((system) => isOneOf(system, ...systems)) &&
    (value.fix === undefined || isFix(value.fix))
  );
}

/** What the page sends. */
export function isPageMessage(value: unknown): value is PageMessage {
  if (!isPlain(value)) {
    return false;
  }
  switch (value.type) {
    case 'ready':
      return true;
    case 'reveal':
      return isCount(value.step) && isCount(value.version);
    case 'fix':
      return isCount(value.version);
    default:
      return false;
  }
}

/** A place in the panel, as it comes with a command or a message. */
export function isPanelLink(value: unknown): value is PanelLink {
  return isPlain(value) && isOneOf(value.view, ...views) && isOptionalString(value.step);
}

/** What the editor sends. */
export function isHostMessage(value: unknown): value is HostMessage {
  return (
    isPlain(value) &&
    value.type === 'show' &&
    (value.code === undefined || isYourCode(value.code)) &&
    typeof value.asked === 'boolean' &&
    (value.link === undefined || isPanelLink(value.link))
  );
}

/** The user's code in what the page has stored, perhaps by an earlier version of the extension. */
export function savedCode(state: unknown): YourCode | undefined {
  return isPlain(state) && isYourCode(state.code) ? state.code : undefined;
}
