import type { RuntimeFile } from './runtime';

/** Ruby: its socket library and servers. */
export const rubyLibraries: RuntimeFile = {
  languages: ['ruby'],
  entries: [],
};
