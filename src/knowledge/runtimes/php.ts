import type { RuntimeFile } from './runtime';

/** PHP: its extensions and frameworks. */
export const phpLibraries: RuntimeFile = {
  languages: ['php'],
  entries: [],
};
