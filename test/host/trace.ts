import { writeFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';

/** Names the file that the trace is written to. */
const traceVariable = 'SOCKOPT_LENS_TRACE';

/** Tasks of every thread, and the marks that a page or a worker sets; both with the time of their thread on a processor. */
const categories = ['toplevel', 'blink.user_timing'];

/**
 * Has the browser trace what its threads do, where the environment names a file for that.
 * @returns writes it, when all is done
 */
export async function startTrace(browser: Browser, page: Page): Promise<() => Promise<void>> {
  const file = process.env[traceVariable];
  if (file === undefined) return () => Promise.resolve();
  await browser.startTracing(page, { categories });
  return async () => {
    await writeFile(file, await browser.stopTracing());
  };
}
