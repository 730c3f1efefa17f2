import type { RuntimeFile } from './runtime';

/** Java: the JDK and servers for it. */
export const javaLibraries: RuntimeFile = {
  languages: ['java'],
  entries: [],
};
