import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds after which an awaited condition counts as never coming; generous, for machines under load. */
export const DEADLINE = 30_000;

/** Looks at `condition` until it gives something other than undefined. Rejects with `what` after {@link DEADLINE}. */
export async function until<T>(
  condition: () => Promise<T | undefined> | T | undefined,
  what: () => string,
): Promise<T> {
  const end = Date.now() + DEADLINE;
  for (;;) {
    const value = await condition();
    if (value !== undefined) return value;
    if (Date.now() > end) throw new Error(`waited ${String(DEADLINE / 1000)} s in vain: ${what()}`);
    await pause(20);
  }
}
