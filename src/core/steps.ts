/** Work in pieces: a generator that yields wherever others may come in between. */

/** Lets others run, if it is their turn; asked every few milliseconds. */
export type Pause = () => Promise<void>;

/**
 * Does all of the work: with pauses between the pieces, or at once. Where a pause rejects, the work is given up.
 * @param isWanted asked after each pause
 * @returns undefined where it is wanted no longer
 */
export async function toTheEnd<T>(
  steps: Generator<undefined, T>,
  pause?: Pause,
  isWanted: () => boolean = () => true,
): Promise<T | undefined> {
  if (!pause) return atOnce(steps);
  try {
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) return step.value;
      await pause();
      if (!isWanted()) return undefined;
    }
  } finally {
    // What it holds is freed in its own `finally`.
    steps.return(undefined as T);
  }
}

/** Does all of the work without a pause. */
export function atOnce<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
