/** A timeline as steps to go through: what happens at the same time is one step. */
import type { Moment, Timeline } from '../knowledge';

export interface Step {
  /** Seconds. */
  readonly at: number;
  readonly moments: readonly Moment[];
}

/** Where the player stands. */
export interface Now {
  /** Seconds. */
  readonly at: number;
  /** Number of the step that was reached last. */
  readonly index: number;
  /** The moment that was reached last. */
  readonly moment: Moment;
}

export function stepsOf({ moments }: Timeline): readonly Step[] {
  const steps: { at: number; moments: Moment[] }[] = [];
  for (const moment of moments) {
    const last = steps.at(-1);
    if (last?.at === moment.at) {
      last.moments.push(moment);
    } else {
      steps.push({ at: moment.at, moments: [moment] });
    }
  }
  return steps;
}

/** @param position number of a step, and how much of the way to the next; what lies beyond the end is the end */
export function nowAt(steps: readonly Step[], position: number): Now {
  const index = Math.max(0, Math.min(Math.floor(position), steps.length - 1));
  const here = steps[index]!;
  const next = steps[index + 1];
  const fraction = next === undefined ? 0 : position - index;
  return {
    at: here.at + fraction * ((next?.at ?? here.at) - here.at),
    index,
    moment: here.moments.at(-1)!,
  };
}

/** The position of a time in seconds; before the first step it is the first, behind the last the last. */
export function positionOf(steps: readonly Step[], at: number): number {
  const after = steps.findIndex((step) => step.at > at);
  if (after === 0) {
    return 0;
  }
  if (after < 0) {
    return steps.length - 1;
  }
  const from = steps[after - 1]!.at;
  return after - 1 + (at - from) / (steps[after]!.at - from);
}

/** The step with the same moment in another timeline, as near as there is one. */
export function samePosition(from: readonly Step[], position: number, to: readonly Step[]): number {
  const { index } = nowAt(from, position);
  for (let number = index; number > 0; number--) {
    const ids = from[number]!.moments.map(({ id }) => id);
    const same = to.findIndex((step) => step.moments.some(({ id }) => ids.includes(id)));
    if (same >= 0) {
      const rest = number === index ? position - index : 0;
      return Math.min(same + rest, to.length - 1);
    }
  }
  return 0;
}

/** Seconds that the player takes for the way between two times: short ones are stretched, long ones pressed together. */
export function playTime(from: number, to: number): number {
  return Math.min(6, 0.9 + 2 * Math.log10(1 + (to - from)));
}

/** Where one is after so many seconds of playing. */
export function advance(steps: readonly Step[], position: number, seconds: number): number {
  let left = seconds;
  let index = Math.floor(position);
  let fraction = position - index;
  for (; index < steps.length - 1; index++, fraction = 0) {
    const length = playTime(steps[index]!.at, steps[index + 1]!.at);
    const rest = (1 - fraction) * length;
    if (left < rest) {
      return index + fraction + left / length;
    }
    left -= rest;
  }
  return steps.length - 1;
}

/** Time on a clock: `0.05 s`, `12.3 s`, `1 min 5 s`. */
export function clock(seconds: number): string {
  if (seconds < 10) {
    return `${seconds.toFixed(2)} s`;
  }
  if (seconds < 60) {
    return `${seconds.toFixed(1)} s`;
  }
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}
