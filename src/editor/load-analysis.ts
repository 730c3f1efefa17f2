import type { Thread } from '../worker/thread';
import type * as bundle from './analysis';

/** All that {@link bundle} exports. */
export type AnalysisModule = typeof bundle;

let load: (() => Promise<AnalysisModule>) | undefined;
let start: (() => Promise<Thread>) | undefined;
let loaded: Promise<AnalysisModule> | undefined;

/**
 * Says how this extension host reads the bundle; called by its entry point before anything else.
 * @param starter starts a thread that serves it; without one, the analysis runs in the extension host
 */
export function setAnalysisLoader(loader: () => Promise<AnalysisModule>, starter?: () => Promise<Thread>): void {
  load = loader;
  start = starter;
  loaded = undefined;
}

/** The analysis and the facts, read at the first call. @throws where the bundle cannot be read; the next call tries again */
export async function loadAnalysis(): Promise<AnalysisModule> {
  if (load === undefined) throw new Error('No way to load the analysis was set.');
  loaded ??= load();
  try {
    return await loaded;
  } catch (error) {
    loaded = undefined;
    throw error;
  }
}

/** A thread that serves the analysis; undefined where this extension host has none. */
export async function startAnalysisThread(): Promise<Thread | undefined> {
  return start?.();
}
