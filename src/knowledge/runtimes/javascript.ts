import type { RuntimeFile } from './runtime';

/** JavaScript and TypeScript: Node.js, Deno, Bun. */
export const javascriptLibraries: RuntimeFile = {
  languages: ['javascript', 'javascriptreact', 'typescript', 'typescriptreact'],
  entries: [],
};
