import type { RuntimeFile } from './runtime';

/** Go: the standard library. */
export const goLibraries: RuntimeFile = {
  languages: ['go'],
  entries: [],
};
