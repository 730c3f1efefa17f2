import type { UnitIR } from '../ir';

/** A file in which nothing matters. */
export function emptyUnit(): UnitIR {
  return { functions: [], classes: [], top: [], constants: new Map(), imports: new Map(), wildcardImports: [] };
}
