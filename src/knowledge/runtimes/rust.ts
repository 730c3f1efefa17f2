import type { RuntimeFile } from './runtime';

/** Rust: the standard library and crates. */
export const rustLibraries: RuntimeFile = {
  languages: ['rust'],
  entries: [],
};
