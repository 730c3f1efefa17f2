import type * as bundle from './analysis';

/** All that {@link bundle} exports. */
export type AnalysisModule = typeof bundle;

let load: (() => Promise<AnalysisModule>) | undefined;
let loaded: Promise<AnalysisModule> | undefined;

/** Says how this extension host reads the bundle; called by its entry point before anything else. */
export function setAnalysisLoader(loader: () => Promise<AnalysisModule>): void {
  load = loader;
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
